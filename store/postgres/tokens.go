package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/record"
)

const selectToken = "SELECT id, name, hash, scopes, created_at, created_by, expires_at, last_used_at FROM tokens "

func scanToken(r pgx.Row) (*link.Token, error) {
	t := &link.Token{}
	var scopes string
	var created int64
	var expires, used *int64
	if err := r.Scan(&t.ID, &t.Name, &t.Hash, &scopes, &created, &t.CreatedBy, &expires, &used); err != nil {
		return nil, err
	}
	t.Scopes, t.CreatedAt = record.DecodeScopes(scopes), record.Time(created)
	t.ExpiresAt, t.LastUsedAt = optionalTime(expires), optionalTime(used)
	return t, nil
}

func errNoToken() error { return link.Errorf(link.CodeNotFound, "there is no such token") }

// CreateToken stores a token, with onlyFirst only if it is the very first.
func (s *Store) CreateToken(ctx context.Context, token *link.Token, onlyFirst bool) error {
	if err := s.ready(ctx); err != nil {
		return err
	}
	if err := record.CheckToken(token); err != nil {
		return err
	}
	return s.transact(ctx, func(ctx context.Context, t pgx.Tx) error {
		if onlyFirst {
			if _, err := t.Exec(ctx, "LOCK TABLE tokens IN SHARE ROW EXCLUSIVE MODE"); err != nil {
				return err
			}
		}
		tag, err := t.Exec(ctx, "INSERT INTO tokens (id, name, hash, scopes, created_at, created_by, expires_at, "+
			"last_used_at) SELECT $1, $2, $3, $4, $5, $6, $7, $8 WHERE NOT $9 OR NOT EXISTS (SELECT 1 FROM tokens) "+
			"ON CONFLICT DO NOTHING",
			token.ID, token.Name, token.Hash, record.EncodeScopes(token.Scopes), token.CreatedAt.UnixMilli(), token.CreatedBy,
			nullTime(token.ExpiresAt), nullTime(token.LastUsedAt), onlyFirst)
		if err == nil && tag.RowsAffected() == 0 {
			return link.Errorf(link.CodeConflict, "there is such a token already")
		}
		return err
	})
}

// TokenByHash finds a token by the hash of its secret.
func (s *Store) TokenByHash(ctx context.Context, hash []byte) (*link.Token, error) {
	return s.token(ctx, "WHERE hash = $1", hash)
}

// TokenByID finds a token by its ID.
func (s *Store) TokenByID(ctx context.Context, id string) (*link.Token, error) {
	if !record.Storable(id) {
		return nil, errNoToken()
	}
	return s.token(ctx, "WHERE id = $1", id)
}

func (s *Store) token(ctx context.Context, where string, arg any) (t *link.Token, err error) {
	err = s.query(ctx, selectToken+where, func(r pgx.Row) (err error) {
		t, err = scanToken(r)
		return err
	}, arg)
	if err == nil && t == nil {
		err = errNoToken()
	}
	return t, err
}

// Tokens returns all tokens, oldest first.
func (s *Store) Tokens(ctx context.Context) (tokens []*link.Token, err error) {
	err = s.query(ctx, selectToken+"ORDER BY created_at, id", func(r pgx.Row) error {
		t, err := scanToken(r)
		tokens = append(tokens, t)
		return err
	})
	return tokens, err
}

// RevokeToken removes a token.
func (s *Store) RevokeToken(ctx context.Context, id string) error {
	if !record.Storable(id) {
		return errNoToken()
	}
	defer s.feed.tell()
	return s.transact(ctx, func(ctx context.Context, t pgx.Tx) error {
		tag, err := t.Exec(ctx, "DELETE FROM tokens WHERE id = $1", id)
		if err != nil {
			return err
		}
		if tag.RowsAffected() == 0 {
			return errNoToken()
		}
		return logChange(ctx, t, link.Change{Tokens: []string{id}})
	})
}

// TouchToken notes when a token was used, unless a later use is known.
func (s *Store) TouchToken(ctx context.Context, id string, at time.Time) error {
	if !record.Storable(id) {
		return nil
	}
	_, err := s.exec(ctx, "UPDATE tokens SET last_used_at = $1 WHERE id = $2 AND (last_used_at IS NULL OR last_used_at < $1)",
		record.LastUse(at).UnixMilli(), id)
	return err
}

// Setting returns a setting, which init makes if there is none yet.
func (s *Store) Setting(ctx context.Context, name string, init func() string) (string, error) {
	if err := s.ready(ctx); err != nil {
		return "", err
	}
	if err := record.CheckSetting(name, ""); err != nil {
		return "", err
	}
	value, found, err := s.setting(ctx, name)
	if err != nil || found {
		return value, err
	}
	value = init()
	if err := record.CheckSetting(name, value); err != nil {
		return "", err
	}
	if _, err := s.exec(ctx, "INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING", name, value); err != nil {
		return "", err
	}
	value, _, err = s.setting(ctx, name) // another may have been first
	return value, err
}

// SetSetting stores a setting, whatever was there.
func (s *Store) SetSetting(ctx context.Context, name, value string) error {
	if err := s.ready(ctx); err != nil {
		return err
	}
	if err := record.CheckSetting(name, value); err != nil {
		return err
	}
	_, err := s.exec(ctx, "INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
		name, value)
	return err
}

func (s *Store) setting(ctx context.Context, name string) (value string, found bool, err error) {
	err = s.query(ctx, "SELECT value FROM settings WHERE name = $1", func(r pgx.Row) error {
		found = true
		return r.Scan(&value)
	}, name)
	return value, found, err
}
