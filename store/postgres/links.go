package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/record"
)

// columns are those of a link as scanLink reads them.
const columns = `id, domain, slug, key, url, title, note, tags, status, forward_query, forward_path, starts_at, ` +
	`expires_at, expired_url, max_clicks, used, password_hash, enabled, coalesce(clicks, 0), created_at, updated_at, deleted_at, ` +
	`created_by, updated_by, revision, logic`

// links are the rows that columns come from. Where nothing was counted, clicks is NULL.
const links = "links LEFT JOIN link_clicks ON link_id = id"

// scanLink reads a link from a row of columns.
func scanLink(r pgx.Row) (*link.Link, error) {
	l := &link.Link{}
	var tags, logic string
	var starts, expires, deleted *int64
	var created, updated int64
	err := r.Scan(&l.ID, &l.Domain, &l.Slug, &l.Key, &l.URL, &l.Title, &l.Note, &tags, &l.Status, &l.ForwardQuery,
		&l.ForwardPath, &starts, &expires, &l.ExpiredURL, &l.MaxClicks, &l.Used, &l.PasswordHash, &l.Enabled, &l.Clicks,
		&created, &updated, &deleted, &l.CreatedBy, &l.UpdatedBy, &l.Revision, &logic)
	if err != nil {
		return nil, err
	}
	l.StartsAt, l.ExpiresAt, l.DeletedAt = optionalTime(starts), optionalTime(expires), optionalTime(deleted)
	l.CreatedAt, l.UpdatedAt = record.Time(created), record.Time(updated)
	if tags != "" {
		l.Tags, err = record.DecodeTags(tags)
	}
	if err == nil {
		l.Logic, err = record.DecodeLogic(logic)
	}
	return l, err
}

func optionalTime(ms *int64) time.Time {
	if ms == nil {
		return time.Time{}
	}
	return record.Time(*ms)
}

// nullTime is an argument in which NULL stands for the zero time.
func nullTime(t time.Time) *int64 {
	if t.IsZero() {
		return nil
	}
	return new(t.UnixMilli())
}

// oneLink returns the link that a statement selects, nil if there is none.
func oneLink(ctx context.Context, q querier, sql string, args ...any) (l *link.Link, err error) {
	err = each(ctx, q, sql, func(r pgx.Row) (err error) {
		l, err = scanLink(r)
		return err
	}, args...)
	return l, err
}

const selectByRef = "SELECT " + columns + " FROM " + links + " WHERE key = $1 AND domain = $2"

// findable reports whether a link can be under this ref at all; PostgreSQL refuses to be asked where it cannot.
func findable(ref link.Ref) bool { return record.Storable(ref.Domain) && record.Storable(ref.Key) }

func errNoLink() error { return link.Errorf(link.CodeNotFound, "there is no such link") }

// Lookup finds a link by domain and key.
func (s *Store) Lookup(ctx context.Context, ref link.Ref) (*link.Link, error) {
	if err := s.ready(ctx); err != nil {
		return nil, err
	}
	if !findable(ref) {
		return nil, errNoLink()
	}
	l, err := oneLink(ctx, s.pool, selectByRef, ref.Key, ref.Domain)
	if err != nil {
		return nil, s.fail(err)
	}
	if l == nil {
		return nil, errNoLink()
	}
	return l, nil
}

// eachPage is how many links Each reads at a time.
const eachPage = 500

// Each calls fn with every link in the order of IDs. It reads page by page and holds no connection while fn runs, so that
// fn may use the store.
func (s *Store) Each(ctx context.Context, fn func(*link.Link) error) error {
	var last int64
	for {
		var page []*link.Link
		err := s.query(ctx, "SELECT "+columns+" FROM "+links+" WHERE id > $1 ORDER BY id LIMIT $2", func(r pgx.Row) error {
			l, err := scanLink(r)
			page = append(page, l)
			return err
		}, last, eachPage)
		if err != nil {
			return err
		}
		for _, l := range page {
			if err := fn(l); err != nil {
				return err
			}
			last = l.ID
		}
		if len(page) < eachPage {
			return nil
		}
	}
}
