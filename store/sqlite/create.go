package sqlite

import (
	"context"
	"math/bits"
	"strings"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/creation"
	"github.com/jinklink/jink/store/record"
)

// Create carries out the creations in one durable step.
func (s *Store) Create(ctx context.Context, creations ...*link.Creation) error {
	if len(creations) == 0 {
		return nil
	}
	var results []creation.Result
	err := s.write(ctx, func(c *conn) (err error) {
		results, err = creation.Run(context.Background(), tx{c}, creations)
		return err
	})
	if err != nil {
		return err
	}
	creation.Settle(creations, results)
	return nil
}

// tx carries out creations. The writer is alone, so nothing has to be locked.
type tx struct{ c *conn }

// maxRows is how many links are inserted by one statement. Each statement costs some microseconds, whatever it inserts;
// beyond this the gain is not worth the memory of its program.
const maxRows = 64

const insertColumns = `domain, slug, key, url, url_hash, title, note, tags, status, forward_query, forward_path, ` +
	`starts_at, expires_at, expired_url, max_clicks, used, password_hash, enabled, created_at, updated_at, ` +
	`deleted_at, created_by, updated_by, revision, logic`

// insertStatement inserts 2^exponent links.
func insertStatement(exponent int) string {
	row := "(?" + strings.Repeat(",?", strings.Count(insertColumns, ",")) + ")"
	return "INSERT OR FAIL INTO links (" + insertColumns + ") VALUES " + row +
		strings.Repeat(","+row, 1<<exponent-1) + " ON CONFLICT (key, domain) DO NOTHING RETURNING id, domain, key"
}

func (t tx) Insert(ctx context.Context, links []*link.Link) error {
	for len(links) > 0 {
		exponent := bits.Len(uint(min(len(links), maxRows))) - 1
		n := 1 << exponent
		if err := t.insert(ctx, exponent, links[:n]); err != nil {
			return err
		}
		links = links[n:]
	}
	return nil
}

func (t tx) insert(ctx context.Context, exponent int, links []*link.Link) error {
	args := make([]any, 0, len(links)*25)
	for _, l := range links {
		tags := ""
		if len(l.Tags) > 0 {
			var err error
			if tags, err = record.EncodeTags(l.Tags); err != nil {
				return err
			}
		}
		logic, err := record.EncodeLogic(&l.Logic)
		if err != nil {
			return err
		}
		args = append(args, l.Domain, l.Slug, l.Key, l.URL, record.URLHash(l.URL), nullText(l.Title), nullText(l.Note),
			nullText(tags), int64(l.Status), bit(l.ForwardQuery), bit(l.ForwardPath), nullTime(l.StartsAt),
			nullTime(l.ExpiresAt), nullText(l.ExpiredURL), l.MaxClicks, l.Used, nullText(l.PasswordHash), bit(l.Enabled),
			l.CreatedAt.UnixMilli(), l.UpdatedAt.UnixMilli(), nullTime(l.DeletedAt),
			l.CreatedBy, l.UpdatedBy, l.Revision, nullText(logic))
	}
	waiting := make(map[link.Ref]*link.Link, len(links)) // the first link of each key, which is the one that gets it
	for _, l := range links {
		ref := link.Ref{Domain: l.Domain, Key: l.Key}
		if waiting[ref] == nil {
			waiting[ref] = l
		}
	}
	err := t.c.query(ctx, insertStatement(exponent), func(r row) error {
		waiting[link.Ref{Domain: r.text(1), Key: r.text(2)}].ID = r.int(0)
		return nil
	}, args...)
	if err != nil {
		return err
	}
	for _, l := range links {
		if l.ID == 0 {
			continue
		}
		if err := insertTags(ctx, t.c, l.ID, l.Tags); err != nil {
			return err
		}
		if l.Clicks != 0 {
			if err := insertClicks(ctx, t.c, l); err != nil {
				return err
			}
		}
	}
	return nil
}

func insertClicks(ctx context.Context, c *conn, l *link.Link) error {
	_, err := c.exec(ctx, "INSERT INTO link_clicks (link_id, clicks) VALUES (?, ?)", l.ID, l.Clicks)
	return err
}

func insertTags(ctx context.Context, c *conn, id int64, tags []string) error {
	for _, tag := range record.UniqueTags(tags) {
		if _, err := c.exec(ctx, "INSERT INTO link_tags (tag, link_id) VALUES (?, ?)", tag, id); err != nil {
			return err
		}
	}
	return nil
}

func (t tx) InsertHistory(ctx context.Context, id int64, history []link.Revision) error {
	for i := range history {
		if err := insertRevision(ctx, t.c, id, &history[i]); err != nil {
			return err
		}
	}
	return nil
}

func insertRevision(ctx context.Context, c *conn, id int64, r *link.Revision) error {
	state, err := record.EncodeState(&r.State)
	if err != nil {
		return err
	}
	_, err = c.exec(ctx, "INSERT INTO revisions (link_id, revision, at, by, state) VALUES (?, ?, ?, ?, ?)",
		id, r.Revision, r.At.UnixMilli(), r.By, state)
	return err
}

func (t tx) ByRef(ctx context.Context, ref link.Ref) (*link.Link, error) { return byRef(ctx, t.c, ref) }

func (t tx) ByID(ctx context.Context, id int64) (*link.Link, error) { return byID(ctx, t.c, id) }

func (t tx) ByURL(ctx context.Context, domain, url string, limit int, yield func(*link.Link) bool) error {
	return t.c.query(ctx, "SELECT "+columns+" FROM "+links+
		" WHERE url_hash = ? AND url = ? AND domain = ? ORDER BY id LIMIT ?", func(r row) error {
		l, err := scanLink(r)
		if err == nil && !yield(l) {
			err = errEnough
		}
		return err
	}, record.URLHash(url), url, domain, limit)
}

func (t tx) Recall(ctx context.Context, ids []*link.Idempotency) ([]creation.Memory, error) {
	memories := make([]creation.Memory, len(ids))
	for i, id := range ids {
		err := t.c.query(ctx, "SELECT hash, link_id FROM idempotency WHERE scope = ? AND key = ? AND at > ?", func(r row) error {
			memories[i] = creation.Memory{Hash: r.text(0), LinkID: r.int(1)}
			return nil
		}, id.Scope, id.Key, forgetBefore(id.At))
		if err != nil {
			return nil, err
		}
	}
	return memories, nil
}

func (t tx) Remember(ctx context.Context, ids []*link.Idempotency, linkIDs []int64) error {
	for i, id := range ids {
		_, err := t.c.exec(ctx, "INSERT INTO idempotency (scope, key, hash, link_id, at) VALUES (?, ?, ?, ?, ?) "+
			"ON CONFLICT DO UPDATE SET hash = excluded.hash, link_id = excluded.link_id, at = excluded.at",
			id.Scope, id.Key, id.Hash, linkIDs[i], id.At.UnixMilli())
		if err != nil {
			return err
		}
	}
	return nil
}

func (t tx) Forget(ctx context.Context, at time.Time, limit int) error {
	_, err := t.c.exec(ctx, "DELETE FROM idempotency WHERE rowid IN "+
		"(SELECT rowid FROM idempotency WHERE at <= ? ORDER BY at LIMIT ?)", forgetBefore(at), limit)
	return err
}

// forgetBefore is the time up to which keys need no longer be remembered at a later one.
func forgetBefore(at time.Time) int64 { return at.Add(-link.IdempotencyLifetime).UnixMilli() }
