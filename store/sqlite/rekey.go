package sqlite

import (
	"context"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/record"
)

// Rekey makes the key of every link fold(slug).
func (s *Store) Rekey(ctx context.Context, fold func(slug string) string) error {
	return s.write(ctx, func(c *conn) error { return rekey(context.Background(), c, fold) })
}

// rekey goes through the links page by page. With the first key that changes it drops the unique index, since two links
// may swap keys; in the end it looks for keys that two links share, and builds the index again.
func rekey(ctx context.Context, c *conn, fold func(slug string) string) error {
	indexed := true
	for last := int64(0); ; {
		ids, slugs, keys, err := keyPage(ctx, c, last)
		if err != nil {
			return err
		}
		for i, id := range ids {
			last = id
			key := fold(slugs[i])
			if key == keys[i] {
				continue
			}
			if err := record.CheckText("the link", "slug", key); err != nil {
				return err
			}
			if indexed {
				if _, err := c.exec(ctx, "DROP INDEX links_key"); err != nil {
					return err
				}
				indexed = false
			}
			if _, err := c.exec(ctx, "UPDATE links SET key = ? WHERE id = ?", key, id); err != nil {
				return err
			}
		}
		if len(ids) == 0 {
			break
		}
	}
	if indexed {
		return nil
	}
	var shared []link.Ref
	err := c.query(ctx, "SELECT domain, slug FROM links WHERE (domain, key) IN "+
		"(SELECT domain, key FROM links GROUP BY domain, key HAVING count(*) > 1) ORDER BY domain, key, id LIMIT ?",
		func(r row) error {
			shared = append(shared, link.Ref{Domain: r.text(0), Key: r.text(1)})
			return nil
		}, record.MaxConflicts)
	if err != nil {
		return err
	}
	if len(shared) > 0 {
		return record.ErrConflicts(shared)
	}
	_, err = c.exec(ctx, "CREATE UNIQUE INDEX links_key ON links (key, domain)")
	return err
}

func keyPage(ctx context.Context, c *conn, after int64) (ids []int64, slugs, keys []string, err error) {
	err = c.query(ctx, "SELECT id, slug, key FROM links WHERE id > ? ORDER BY id LIMIT 1000", func(r row) error {
		ids, slugs, keys = append(ids, r.int(0)), append(slugs, r.text(1)), append(keys, r.text(2))
		return nil
	}, after)
	return ids, slugs, keys, err
}
