package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/record"
)

// Certificate returns what is stored under a name.
func (s *Store) Certificate(ctx context.Context, name string) (data []byte, err error) {
	found := false
	if record.Storable(name) {
		err = s.query(ctx, "SELECT data FROM certificates WHERE name = $1", func(r pgx.Row) error {
			found = true
			return r.Scan(&data)
		}, name)
	}
	if err == nil && !found {
		err = link.Errorf(link.CodeNotFound, "there is no such certificate")
	}
	return data, err
}

// SetCertificate stores data under a name, whatever was there.
func (s *Store) SetCertificate(ctx context.Context, name string, data []byte) error {
	if err := s.ready(ctx); err != nil {
		return err
	}
	if err := record.CheckCertificate(name); err != nil {
		return err
	}
	_, err := s.exec(ctx, "INSERT INTO certificates (name, data) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET data = excluded.data",
		name, append([]byte{}, data...))
	return err
}

// RemoveCertificate removes what is stored under a name.
func (s *Store) RemoveCertificate(ctx context.Context, name string) error {
	if !record.Storable(name) {
		return nil
	}
	_, err := s.exec(ctx, "DELETE FROM certificates WHERE name = $1", name)
	return err
}
