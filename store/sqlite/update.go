package sqlite

import (
	"context"
	"math"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/record"
)

const updateLink = `UPDATE links SET url = ?, url_hash = ?, title = ?, note = ?, tags = ?, status = ?, forward_query = ?, ` +
	`forward_path = ?, starts_at = ?, expires_at = ?, expired_url = ?, max_clicks = ?, used = ?, password_hash = ?, ` +
	`enabled = ?, updated_at = ?, deleted_at = ?, updated_by = ?, revision = ?, logic = ? WHERE id = ?`

// Update changes a link and keeps its previous state as a revision.
func (s *Store) Update(ctx context.Context, ref link.Ref, expect int64, change func(*link.Link) error) (*link.Link, error) {
	var changed *link.Link
	err := s.write(ctx, func(c *conn) (err error) {
		changed, err = update(context.Background(), c, ref, expect, change)
		return err
	})
	if err != nil {
		return nil, err
	}
	return changed, nil
}

// update is Update within a transaction. It writes nothing before change has agreed.
func update(ctx context.Context, c *conn, ref link.Ref, expect int64, change func(*link.Link) error) (*link.Link, error) {
	old, err := byRef(ctx, c, ref)
	if err != nil {
		return nil, err
	}
	l, err := record.Changed(old, expect, change)
	if err != nil {
		return nil, err
	}
	tags := ""
	if len(l.Tags) > 0 {
		if tags, err = record.EncodeTags(l.Tags); err != nil {
			return nil, err
		}
	}
	logic, err := record.EncodeLogic(&l.Logic)
	if err != nil {
		return nil, err
	}
	_, err = c.exec(ctx, updateLink, l.URL, record.URLHash(l.URL), nullText(l.Title), nullText(l.Note), nullText(tags),
		l.Status, bit(l.ForwardQuery), bit(l.ForwardPath), nullTime(l.StartsAt), nullTime(l.ExpiresAt),
		nullText(l.ExpiredURL), l.MaxClicks, l.Used, nullText(l.PasswordHash), bit(l.Enabled),
		l.UpdatedAt.UnixMilli(), nullTime(l.DeletedAt), l.UpdatedBy, l.Revision, nullText(logic), l.ID)
	if err != nil {
		return nil, err
	}
	if err := deleteTags(ctx, c, old); err != nil {
		return nil, err
	}
	if err := insertTags(ctx, c, l.ID, l.Tags); err != nil {
		return nil, err
	}
	return l, insertRevision(ctx, c, l.ID, record.Past(old))
}

// Apply carries out all steps or none.
func (s *Store) Apply(ctx context.Context, steps ...*link.Step) error {
	made, whose, err := record.NewLinks(steps)
	if err != nil {
		return err
	}
	results := make([]*link.Link, len(steps))
	err = s.write(ctx, func(c *conn) error {
		ctx := context.Background()
		for _, l := range made {
			l.ID = 0 // the transaction may be repeated
		}
		if err := (tx{c}).Insert(ctx, made); err != nil {
			return err
		}
		for j, l := range made {
			if l.ID == 0 {
				return record.ErrTaken(whose[j], l)
			}
			results[whose[j]] = l
		}
		for i, step := range steps {
			if step.New != nil {
				continue
			}
			var err error
			if results[i], err = update(ctx, c, step.Ref, step.Expect, step.Change); err != nil {
				return &link.StepError{Step: i, Err: err}
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for i, step := range steps {
		step.Link = results[i]
	}
	return nil
}

// deleteTags removes a link from the index of tags. The tags are given, because that index begins with them.
func deleteTags(ctx context.Context, c *conn, l *link.Link) error {
	for _, tag := range l.Tags {
		if _, err := c.exec(ctx, "DELETE FROM link_tags WHERE tag = ? AND link_id = ?", tag, l.ID); err != nil {
			return err
		}
	}
	return nil
}

// Purge removes a link and everything that belongs to it.
func (s *Store) Purge(ctx context.Context, ref link.Ref) error {
	return s.write(ctx, func(c *conn) error {
		ctx := context.Background()
		l, err := byRef(ctx, c, ref)
		if err != nil {
			return err
		}
		if l == nil {
			return errNoLink()
		}
		if err := deleteTags(ctx, c, l); err != nil {
			return err
		}
		for _, statement := range []string{
			"DELETE FROM revisions WHERE link_id = ?",
			"DELETE FROM link_clicks WHERE link_id = ?",
			"DELETE FROM link_variants WHERE link_id = ?",
			"DELETE FROM links WHERE id = ?",
		} {
			if _, err := c.exec(ctx, statement, l.ID); err != nil {
				return err
			}
		}
		return nil
	})
}

// Revisions returns earlier states of a link, newest first.
func (s *Store) Revisions(ctx context.Context, linkID, before int64, limit int) ([]link.Revision, error) {
	if limit < 1 {
		return nil, link.Errorf(link.CodeInvalid, "the number of revisions to list is not valid: %d", limit)
	}
	if before == 0 {
		before = math.MaxInt64
	}
	var revisions []link.Revision
	err := s.read(ctx, func(c *conn) error {
		return c.query(ctx, "SELECT r.link_id, r.revision, r.at, r.by, r.state, l.domain, l.slug, l.key "+
			"FROM revisions r JOIN links l ON l.id = r.link_id "+
			"WHERE r.link_id = ? AND r.revision < ? ORDER BY r.revision DESC LIMIT ?",
			func(r row) error {
				revision := link.Revision{LinkID: r.int(0), Revision: r.int(1), At: r.time(2), By: r.text(3),
					State: link.Link{ID: r.int(0), Domain: r.text(5), Slug: r.text(6), Key: r.text(7)}}
				err := record.DecodeState(r.text(4), &revision.State)
				revisions = append(revisions, revision)
				return err
			}, linkID, before, limit)
	})
	return revisions, err
}
