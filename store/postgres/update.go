package postgres

import (
	"context"
	"math"

	"github.com/jackc/pgx/v5"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/record"
)

const updateLink = `UPDATE links SET url = $1, url_hash = $2, title = $3, note = $4, tags = $5, status = $6, ` +
	`forward_query = $7, forward_path = $8, starts_at = $9, expires_at = $10, expired_url = $11, max_clicks = $12, ` +
	`used = $13, password_hash = $14, enabled = $15, updated_at = $16, deleted_at = $17, updated_by = $18, ` +
	`revision = $19, logic = $20 WHERE id = $21`

// Update changes a link and keeps its previous state as a revision.
func (s *Store) Update(ctx context.Context, ref link.Ref, expect int64, change func(*link.Link) error) (*link.Link, error) {
	if err := s.ready(ctx); err != nil {
		return nil, err
	}
	if !findable(ref) {
		return nil, errNoLink()
	}
	var changed *link.Link
	var refused error // the caller's own error, which must come back as it is
	err := s.transact(ctx, func(ctx context.Context, t pgx.Tx) (err error) {
		if changed, refused, err = update(ctx, t, ref, expect, change); err != nil {
			return err
		}
		return logChange(ctx, t, link.Change{Refs: []link.Ref{ref}})
	})
	s.feed.tell()
	if refused != nil {
		return nil, refused
	}
	if err != nil {
		return nil, err
	}
	return changed, nil
}

// update is Update within a transaction. Where it is the caller who refuses, it returns the caller's error beside one that
// ends the transaction.
func update(ctx context.Context, t pgx.Tx, ref link.Ref, expect int64, change func(*link.Link) error) (l *link.Link, refused, err error) {
	old, err := oneLink(ctx, t, selectByRef+" FOR UPDATE OF links", ref.Key, ref.Domain)
	if err != nil {
		return nil, nil, err
	}
	if l, refused = record.Changed(old, expect, change); refused != nil {
		return nil, refused, link.Fail(link.CodeInvalid, "refused", refused)
	}
	tags, err := encodeTags(l.Tags)
	if err != nil {
		return nil, nil, err
	}
	logic, err := record.EncodeLogic(&l.Logic)
	if err != nil {
		return nil, nil, err
	}
	_, err = t.Exec(ctx, updateLink, l.URL, record.URLHash(l.URL), l.Title, l.Note, tags, l.Status, l.ForwardQuery,
		l.ForwardPath, nullTime(l.StartsAt), nullTime(l.ExpiresAt), l.ExpiredURL, l.MaxClicks, l.Used, l.PasswordHash,
		l.Enabled, l.UpdatedAt.UnixMilli(), nullTime(l.DeletedAt), l.UpdatedBy, l.Revision, logic, l.ID)
	if err != nil {
		return nil, nil, err
	}
	if err := deleteTags(ctx, t, old); err != nil {
		return nil, nil, err
	}
	if err := insertTags(ctx, t, l); err != nil {
		return nil, nil, err
	}
	return l, nil, (tx{t}).InsertHistory(ctx, l.ID, []link.Revision{*record.Past(old)})
}

func deleteTags(ctx context.Context, t pgx.Tx, l *link.Link) error {
	if len(l.Tags) == 0 {
		return nil
	}
	_, err := t.Exec(ctx, "DELETE FROM link_tags WHERE tag = ANY($1) AND link_id = $2", l.Tags, l.ID)
	return err
}

// Purge removes a link and everything that belongs to it.
func (s *Store) Purge(ctx context.Context, ref link.Ref) error {
	if err := s.ready(ctx); err != nil {
		return err
	}
	if !findable(ref) {
		return errNoLink()
	}
	defer s.feed.tell()
	return s.transact(ctx, func(ctx context.Context, t pgx.Tx) error {
		l, err := oneLink(ctx, t, selectByRef+" FOR UPDATE OF links", ref.Key, ref.Domain)
		if err != nil {
			return err
		}
		if l == nil {
			return errNoLink()
		}
		if err := deleteTags(ctx, t, l); err != nil {
			return err
		}
		for _, statement := range []string{
			"DELETE FROM revisions WHERE link_id = $1",
			"DELETE FROM link_clicks WHERE link_id = $1",
			"DELETE FROM link_variants WHERE link_id = $1",
			"DELETE FROM links WHERE id = $1",
		} {
			if _, err := t.Exec(ctx, statement, l.ID); err != nil {
				return err
			}
		}
		return logChange(ctx, t, link.Change{Refs: []link.Ref{ref}})
	})
}

// Revisions returns earlier states of a link, newest first.
func (s *Store) Revisions(ctx context.Context, linkID, before int64, limit int) ([]link.Revision, error) {
	if err := s.ready(ctx); err != nil {
		return nil, err
	}
	if limit < 1 {
		return nil, link.Errorf(link.CodeInvalid, "the number of revisions to list is not valid: %d", limit)
	}
	if before == 0 {
		before = math.MaxInt64
	}
	var revisions []link.Revision
	err := s.query(ctx, "SELECT r.link_id, r.revision, r.at, r.by, r.state, l.domain, l.slug, l.key "+
		"FROM revisions r JOIN links l ON l.id = r.link_id "+
		"WHERE r.link_id = $1 AND r.revision < $2 ORDER BY r.revision DESC LIMIT $3",
		func(row pgx.Row) error {
			var r link.Revision
			var at int64
			var state string
			l := &r.State
			if err := row.Scan(&r.LinkID, &r.Revision, &at, &r.By, &state, &l.Domain, &l.Slug, &l.Key); err != nil {
				return err
			}
			r.At, l.ID = record.Time(at), r.LinkID
			err := record.DecodeState(state, l)
			revisions = append(revisions, r)
			return err
		}, linkID, before, limit)
	return revisions, err
}
