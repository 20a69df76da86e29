package sqlite

import (
	"context"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/record"
)

// Certificate returns what is stored under a name.
func (s *Store) Certificate(ctx context.Context, name string) (data []byte, err error) {
	found := false
	err = s.read(ctx, func(c *conn) error {
		return c.query(context.Background(), "SELECT data FROM certificates WHERE name = ?", func(r row) error {
			data, found = append([]byte{}, r.bytes(0)...), true
			return nil
		}, name)
	})
	if err == nil && !found {
		err = link.Errorf(link.CodeNotFound, "there is no such certificate")
	}
	return data, err
}

// SetCertificate stores data under a name, whatever was there.
func (s *Store) SetCertificate(ctx context.Context, name string, data []byte) error {
	if err := record.CheckCertificate(name); err != nil {
		return err
	}
	return s.write(ctx, func(c *conn) error {
		_, err := c.exec(context.Background(), "INSERT INTO certificates (name, data) VALUES (?, ?) "+
			"ON CONFLICT (name) DO UPDATE SET data = excluded.data", name, append([]byte{}, data...))
		return err
	})
}

// RemoveCertificate removes what is stored under a name.
func (s *Store) RemoveCertificate(ctx context.Context, name string) error {
	return s.write(ctx, func(c *conn) error {
		_, err := c.exec(context.Background(), "DELETE FROM certificates WHERE name = ?", name)
		return err
	})
}
