package sqlite

import (
	"context"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/record"
)

// nodeLifetime is how long the store remembers a node that sends no more clicks. A batch whose fate is unknown is sent
// again within minutes.
const nodeLifetime = 30 * 24 * time.Hour

// AddClicks counts a batch of clicks exactly once.
func (s *Store) AddClicks(ctx context.Context, batch link.ClickBatch) error {
	counts, variants, err := record.SumClicks(batch)
	if err != nil {
		return err
	}
	now := s.now()
	return s.write(ctx, func(c *conn) error {
		ctx := context.Background()
		n, err := c.exec(ctx, "INSERT INTO click_nodes (node, seq, at) SELECT ?1, ?2, ?3 "+
			"WHERE ?2 = 1 OR EXISTS (SELECT 1 FROM click_nodes WHERE node = ?1) "+
			"ON CONFLICT DO UPDATE SET seq = excluded.seq, at = excluded.at WHERE seq = excluded.seq - 1",
			batch.Node, batch.Seq, now.UnixMilli())
		if err != nil {
			return err
		}
		if n == 0 {
			applied := int64(0)
			err := c.query(ctx, "SELECT seq FROM click_nodes WHERE node = ?", func(r row) error {
				applied = r.int(0)
				return nil
			}, batch.Node)
			if err != nil {
				return err
			}
			return record.CheckGap(batch, applied)
		}
		if batch.Seq == 1 { // a new node: a good time to forget old ones
			_, err := c.exec(ctx, "DELETE FROM click_nodes WHERE at < ?", now.Add(-nodeLifetime).UnixMilli())
			if err != nil {
				return err
			}
		}
		for _, count := range counts {
			if err := addClicks(ctx, c, count); err != nil {
				return err
			}
		}
		for _, count := range variants {
			if err := addVariant(ctx, c, count); err != nil {
				return err
			}
		}
		return nil
	})
}

// addClicks adds to the count of a link, if there is such a link. Counts that come in the order of IDs, one by one, are
// cheaper than all in one statement: nearly all change a row that is there, on the page of the one before.
func addClicks(ctx context.Context, c *conn, count link.ClickCount) error {
	// A count that an import brought along may be near the end of what there is.
	n, err := c.exec(ctx, "UPDATE link_clicks SET clicks = min(clicks, 9223372036854775807 - ?1) + ?1 WHERE link_id = ?2",
		count.Count, count.LinkID)
	if err == nil && n == 0 {
		_, err = c.exec(ctx, "INSERT OR FAIL INTO link_clicks (link_id, clicks) SELECT id, ? FROM links WHERE id = ?",
			count.Count, count.LinkID)
	}
	return err
}

// addVariant adds to the count of a variant of a link, if there is such a link and not too many variants of it.
func addVariant(ctx context.Context, c *conn, count link.ClickCount) error {
	n, err := c.exec(ctx, "UPDATE link_variants SET clicks = min(clicks, 9223372036854775807 - ?1) + ?1 "+
		"WHERE link_id = ?2 AND split = ?3 AND variant = ?4", count.Count, count.LinkID, count.Variant.Split, count.Variant.Name)
	if err == nil && n == 0 {
		_, err = c.exec(ctx, "INSERT OR FAIL INTO link_variants (link_id, split, variant, clicks) SELECT id, ?2, ?3, ?4 FROM links "+
			"WHERE id = ?1 AND (SELECT count(*) FROM link_variants WHERE link_id = ?1) < ?5",
			count.LinkID, count.Variant.Split, count.Variant.Name, count.Count, record.MaxVariants)
	}
	return err
}

// Variants returns the counts of a link's variants, by split and name.
func (s *Store) Variants(ctx context.Context, linkID int64) (counts []link.ClickCount, err error) {
	err = s.read(ctx, func(c *conn) error {
		return c.query(ctx, "SELECT split, variant, clicks FROM link_variants WHERE link_id = ? ORDER BY split, variant",
			func(r row) error {
				counts = append(counts, link.ClickCount{LinkID: linkID, Variant: link.Variant{Split: r.text(0), Name: r.text(1)}, Count: r.int(2)})
				return nil
			}, linkID)
	})
	return counts, err
}

// TakeClick takes one of the clicks that a link has left.
func (s *Store) TakeClick(ctx context.Context, linkID int64) (taken bool, err error) {
	// Most calls need no write: the link has no limit, or has reached it, which many visitors may come to see.
	var found, limited, left bool
	err = s.read(ctx, func(c *conn) error {
		return c.query(context.Background(), "SELECT max_clicks, used FROM links WHERE id = ?", func(r row) error {
			found, limited, left = true, r.int(0) > 0, r.int(1) < r.int(0)
			return nil
		}, linkID)
	})
	if err != nil {
		return false, err
	}
	if !found {
		return false, errNoLink()
	}
	if !limited || !left {
		return !limited, nil
	}
	err = s.write(ctx, func(c *conn) error {
		ctx := context.Background()
		n, err := c.exec(ctx, "UPDATE links SET used = used + 1 WHERE id = ? AND used < max_clicks", linkID)
		if taken = n == 1; err != nil || taken {
			return err
		}
		// Others took the last ones meanwhile, or the limit was lifted, or the link is gone.
		found = false
		err = c.query(ctx, "SELECT max_clicks FROM links WHERE id = ?", func(r row) error {
			found, taken = true, r.int(0) <= 0
			return nil
		}, linkID)
		if err == nil && !found {
			return errNoLink()
		}
		return err
	})
	return taken && err == nil, err
}

// NextSequence reserves n numbers of a domain's sequence.
func (s *Store) NextSequence(ctx context.Context, domain string, n int64) (first int64, err error) {
	if err := record.CheckSequence(domain, n); err != nil {
		return 0, err
	}
	err = s.write(ctx, func(c *conn) error {
		ctx := context.Background()
		first = 0
		err := c.query(ctx, "SELECT next FROM sequences WHERE domain = ?", func(r row) error {
			first = r.int(0)
			return nil
		}, domain)
		if err == nil {
			err = record.CheckSequenceEnd(first, n)
		}
		if err != nil {
			return err
		}
		_, err = c.exec(ctx, "INSERT INTO sequences (domain, next) VALUES (?, ?) "+
			"ON CONFLICT DO UPDATE SET next = excluded.next", domain, first+n)
		return err
	})
	if err != nil {
		return 0, err
	}
	return first, nil
}
