package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/record"
)

// Rekey makes the key of every link fold(slug). It first looks whether any key is to change, since that needs the table
// for itself.
func (s *Store) Rekey(ctx context.Context, fold func(slug string) string) error {
	if err := s.ready(ctx); err != nil {
		return err
	}
	for last, more := int64(0), true; more; {
		page, err := keyPage(ctx, s.pool, &last, fold)
		if err != nil {
			return s.fail(err)
		}
		if len(page.ids) > 0 {
			defer s.feed.tell()
			return s.transact(ctx, func(ctx context.Context, t pgx.Tx) error {
				if err := rekey(ctx, t, fold); err != nil {
					return err
				}
				return logChange(ctx, t, link.Change{All: true})
			})
		}
		more = page.more
	}
	return nil
}

// rekey drops the unique index, since two links may swap keys, changes the keys, looks for keys that two links share, and
// builds the index again.
func rekey(ctx context.Context, t pgx.Tx, fold func(slug string) string) error {
	_, err := t.Exec(ctx, "SET LOCAL statement_timeout = 0; LOCK TABLE links IN ACCESS EXCLUSIVE MODE; DROP INDEX links_key",
		pgx.QueryExecModeSimpleProtocol)
	if err != nil {
		return err
	}
	for last, more := int64(0), true; more; {
		page, err := keyPage(ctx, t, &last, fold)
		if err != nil {
			return err
		}
		if len(page.ids) > 0 {
			_, err = t.Exec(ctx, "UPDATE links SET key = c.key FROM unnest($1::bigint[], $2::text[]) AS c (id, key) "+
				"WHERE links.id = c.id", page.ids, page.keys)
			if err != nil {
				return err
			}
		}
		more = page.more
	}
	var shared []link.Ref
	err = each(ctx, t, "SELECT domain, slug FROM (SELECT *, count(*) OVER (PARTITION BY domain, key) AS sharing FROM links) l "+
		"WHERE sharing > 1 ORDER BY domain, key, id LIMIT $1", func(r pgx.Row) error {
		var ref link.Ref
		err := r.Scan(&ref.Domain, &ref.Key)
		shared = append(shared, ref)
		return err
	}, record.MaxConflicts)
	if err != nil {
		return err
	}
	if len(shared) > 0 {
		return record.ErrConflicts(shared)
	}
	_, err = t.Exec(ctx, "CREATE UNIQUE INDEX links_key ON links (key, domain)")
	return err
}

// newKeys are the keys of a page of links that are not what fold makes of their slugs.
type newKeys struct {
	ids  []int64
	keys []string
	more bool // pages follow
}

// keyPage looks at the links after last, which it moves.
func keyPage(ctx context.Context, q querier, last *int64, fold func(slug string) string) (c newKeys, err error) {
	err = each(ctx, q, "SELECT id, slug, key FROM links WHERE id > $1 ORDER BY id LIMIT 1000", func(r pgx.Row) error {
		var slug, key string
		if err := r.Scan(last, &slug, &key); err != nil {
			return err
		}
		c.more = true
		folded := fold(slug)
		if folded == key {
			return nil
		}
		c.ids, c.keys = append(c.ids, *last), append(c.keys, folded)
		return record.CheckText("the link", "slug", folded)
	}, *last)
	return c, err
}
