package sqlite

import (
	"context"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/record"
)

const selectToken = "SELECT id, name, hash, scopes, created_at, created_by, expires_at, last_used_at FROM tokens "

func scanToken(r row) *link.Token {
	return &link.Token{ID: r.text(0), Name: r.text(1), Hash: r.bytes(2), Scopes: record.DecodeScopes(r.text(3)),
		CreatedAt: r.time(4), CreatedBy: r.text(5), ExpiresAt: r.time(6), LastUsedAt: r.time(7)}
}

func errNoToken() error { return link.Errorf(link.CodeNotFound, "there is no such token") }

// CreateToken stores a token, with onlyFirst only if it is the very first.
func (s *Store) CreateToken(ctx context.Context, t *link.Token, onlyFirst bool) error {
	if err := record.CheckToken(t); err != nil {
		return err
	}
	return s.write(ctx, func(c *conn) error {
		n, err := c.exec(context.Background(), "INSERT INTO tokens (id, name, hash, scopes, created_at, created_by, "+
			"expires_at, last_used_at) SELECT ?, ?, ?, ?, ?, ?, ?, ? WHERE NOT ? OR NOT EXISTS (SELECT 1 FROM tokens) "+
			"ON CONFLICT DO NOTHING",
			t.ID, t.Name, t.Hash, record.EncodeScopes(t.Scopes), t.CreatedAt.UnixMilli(), t.CreatedBy,
			nullTime(t.ExpiresAt), nullTime(t.LastUsedAt), bit(onlyFirst))
		if err == nil && n == 0 {
			return link.Errorf(link.CodeConflict, "there is such a token already")
		}
		return err
	})
}

// TokenByHash finds a token by the hash of its secret.
func (s *Store) TokenByHash(ctx context.Context, hash []byte) (*link.Token, error) {
	return s.token(ctx, selectToken+"WHERE hash = ?", hash)
}

// TokenByID finds a token by its ID.
func (s *Store) TokenByID(ctx context.Context, id string) (*link.Token, error) {
	return s.token(ctx, selectToken+"WHERE id = ?", id)
}

func (s *Store) token(ctx context.Context, query string, arg any) (t *link.Token, err error) {
	err = s.read(ctx, func(c *conn) error {
		return c.query(context.Background(), query, func(r row) error {
			t = scanToken(r)
			return nil
		}, arg)
	})
	if err == nil && t == nil {
		err = errNoToken()
	}
	return t, err
}

// Tokens returns all tokens, oldest first.
func (s *Store) Tokens(ctx context.Context) (tokens []*link.Token, err error) {
	err = s.read(ctx, func(c *conn) error {
		return c.query(ctx, selectToken+"ORDER BY created_at, id", func(r row) error {
			tokens = append(tokens, scanToken(r))
			return nil
		})
	})
	return tokens, err
}

// RevokeToken removes a token.
func (s *Store) RevokeToken(ctx context.Context, id string) error {
	return s.write(ctx, func(c *conn) error {
		n, err := c.exec(context.Background(), "DELETE FROM tokens WHERE id = ?", id)
		if err == nil && n == 0 {
			return errNoToken()
		}
		return err
	})
}

// TouchToken notes when a token was used, unless a later use is known.
func (s *Store) TouchToken(ctx context.Context, id string, at time.Time) error {
	return s.write(ctx, func(c *conn) error {
		_, err := c.exec(context.Background(), "UPDATE tokens SET last_used_at = ?1 "+
			"WHERE id = ?2 AND (last_used_at IS NULL OR last_used_at < ?1)", record.LastUse(at).UnixMilli(), id)
		return err
	})
}

// Setting returns a setting, which init makes if there is none yet.
func (s *Store) Setting(ctx context.Context, name string, init func() string) (string, error) {
	value, found, err := s.setting(ctx, name)
	if err != nil || found {
		return value, err
	}
	value = init()
	if err := record.CheckSetting(name, value); err != nil {
		return "", err
	}
	err = s.write(ctx, func(c *conn) error {
		_, err := c.exec(context.Background(), "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING",
			name, value)
		return err
	})
	if err != nil {
		return "", err
	}
	value, _, err = s.setting(ctx, name) // another may have been first
	return value, err
}

// SetSetting stores a setting, whatever was there.
func (s *Store) SetSetting(ctx context.Context, name, value string) error {
	if err := record.CheckSetting(name, value); err != nil {
		return err
	}
	return s.write(ctx, func(c *conn) error {
		_, err := c.exec(context.Background(), "INSERT INTO settings (name, value) VALUES (?, ?) "+
			"ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value)
		return err
	})
}

func (s *Store) setting(ctx context.Context, name string) (value string, found bool, err error) {
	err = s.read(ctx, func(c *conn) error {
		return c.query(context.Background(), "SELECT value FROM settings WHERE name = ?", func(r row) error {
			value, found = r.text(0), true
			return nil
		}, name)
	})
	return value, found, err
}
