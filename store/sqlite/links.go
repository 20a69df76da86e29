package sqlite

import (
	"context"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/record"
)

// columns are those of a link as scanLink reads them.
const columns = `id, domain, slug, key, url, title, note, tags, status, forward_query, forward_path, starts_at, ` +
	`expires_at, expired_url, max_clicks, used, password_hash, enabled, clicks, created_at, updated_at, deleted_at, ` +
	`created_by, updated_by, revision, logic`

// links are the rows that columns come from. Where nothing was counted, clicks is NULL.
const links = "links LEFT JOIN link_clicks ON link_id = id"

// scanLink reads a link from a row of columns.
func scanLink(r row) (*link.Link, error) {
	l := &link.Link{
		ID: r.int(0), Domain: r.text(1), Slug: r.text(2), Key: r.text(3), URL: r.text(4), Title: r.text(5), Note: r.text(6),
		Status: int(r.int(8)), ForwardQuery: r.bool(9), ForwardPath: r.bool(10),
		StartsAt: r.time(11), ExpiresAt: r.time(12), ExpiredURL: r.text(13), MaxClicks: r.int(14), Used: r.int(15),
		PasswordHash: r.text(16), Enabled: r.bool(17), Clicks: r.int(18),
		CreatedAt: r.time(19), UpdatedAt: r.time(20), DeletedAt: r.time(21),
		CreatedBy: r.text(22), UpdatedBy: r.text(23), Revision: r.int(24),
	}
	if tags := r.text(7); tags != "" {
		var err error
		if l.Tags, err = record.DecodeTags(tags); err != nil {
			return nil, err
		}
	}
	var err error
	l.Logic, err = record.DecodeLogic(r.text(25))
	return l, err
}

// oneLink returns the link that query selects, nil if there is none.
func oneLink(ctx context.Context, c *conn, query string, args ...any) (l *link.Link, err error) {
	err = c.query(ctx, query, func(r row) error {
		l, err = scanLink(r)
		return err
	}, args...)
	return l, err
}

const (
	selectByRef = "SELECT " + columns + " FROM " + links + " WHERE key = ? AND domain = ?"
	selectByID  = "SELECT " + columns + " FROM " + links + " WHERE id = ?"
)

func byRef(ctx context.Context, c *conn, ref link.Ref) (*link.Link, error) {
	return oneLink(ctx, c, selectByRef, ref.Key, ref.Domain)
}

func byID(ctx context.Context, c *conn, id int64) (*link.Link, error) {
	return oneLink(ctx, c, selectByID, id)
}

func errNoLink() error { return link.Errorf(link.CodeNotFound, "there is no such link") }

// Lookup finds a link by domain and key.
func (s *Store) Lookup(ctx context.Context, ref link.Ref) (*link.Link, error) {
	var l *link.Link
	err := s.read(ctx, func(c *conn) (err error) {
		// It takes microseconds; to watch the caller's context meanwhile would cost as much again.
		l, err = byRef(context.Background(), c, ref)
		return err
	})
	if err != nil {
		return nil, err
	}
	if l == nil {
		return nil, errNoLink()
	}
	return l, nil
}

// eachPage is how many links Each reads at a time.
const eachPage = 500

// Each calls fn with every link in the order of IDs. It reads page by page and holds no connection while fn runs, so that
// fn may use the store and a slow fn does not keep the log from being moved into the file.
func (s *Store) Each(ctx context.Context, fn func(*link.Link) error) error {
	var last int64
	for {
		var page []*link.Link
		err := s.read(ctx, func(c *conn) error {
			return c.query(ctx, "SELECT "+columns+" FROM "+links+" WHERE id > ? ORDER BY id LIMIT ?", func(r row) error {
				l, err := scanLink(r)
				page = append(page, l)
				return err
			}, last, eachPage)
		})
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
