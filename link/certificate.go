package link

import "context"

// CertificateStore is the part of a Store that keeps certificates with their private keys, ACME account keys and answers
// to challenges for all nodes: small texts under names that the certificate manager chooses.
type CertificateStore interface {
	// Certificate returns what is stored under name, or fails with CodeNotFound.
	Certificate(ctx context.Context, name string) ([]byte, error)

	// PutCertificate stores data under name, whatever was there.
	PutCertificate(ctx context.Context, name string, data []byte) error

	// DeleteCertificate removes what is stored under name, if anything is.
	DeleteCertificate(ctx context.Context, name string) error
}
