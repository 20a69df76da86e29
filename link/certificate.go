package link

import "context"

// CertificateStore is the part of a Store that keeps certificates and what it takes to get them, keys included, so that any
// node can show what one of them has obtained. What the data means is its user's business.
type CertificateStore interface {
	// Certificate returns what is stored under name, or fails with CodeNotFound.
	Certificate(ctx context.Context, name string) ([]byte, error)

	// SetCertificate stores data under name, whatever was there.
	SetCertificate(ctx context.Context, name string, data []byte) error

	// RemoveCertificate removes what is stored under name. Where there is nothing it does nothing.
	RemoveCertificate(ctx context.Context, name string) error
}
