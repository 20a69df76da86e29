package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/record"
)

// nodeLifetime is how long the store remembers a node that sends no more clicks. A batch whose fate is unknown is sent
// again within minutes.
const nodeLifetime = 30 * 24 * time.Hour

// AddClicks counts a batch of clicks exactly once.
func (s *Store) AddClicks(ctx context.Context, batch link.ClickBatch) error {
	if err := s.ready(ctx); err != nil {
		return err
	}
	counts, variants, err := record.SumClicks(batch)
	if err != nil {
		return err
	}
	var ids, numbers []int64
	for _, c := range counts {
		ids, numbers = append(ids, c.LinkID), append(numbers, c.Count)
	}
	now := s.now()
	return s.transact(ctx, func(ctx context.Context, t pgx.Tx) error {
		tag, err := t.Exec(ctx, "INSERT INTO click_nodes AS n (node, seq, at) SELECT $1, $2::bigint, $3 "+
			"WHERE $2 = 1 OR EXISTS (SELECT FROM click_nodes WHERE node = $1) "+
			"ON CONFLICT (node) DO UPDATE SET seq = excluded.seq, at = excluded.at WHERE n.seq = excluded.seq - 1",
			batch.Node, batch.Seq, now.UnixMilli())
		if err != nil {
			return err
		}
		if tag.RowsAffected() == 0 {
			applied := int64(0)
			err := each(ctx, t, "SELECT seq FROM click_nodes WHERE node = $1", func(r pgx.Row) error { return r.Scan(&applied) }, batch.Node)
			if err != nil {
				return err
			}
			return record.CheckGap(batch, applied)
		}
		if batch.Seq == 1 { // a new node: a good time to forget old ones
			_, err := t.Exec(ctx, "DELETE FROM click_nodes WHERE at < $1", now.Add(-nodeLifetime).UnixMilli())
			if err != nil {
				return err
			}
		}
		if len(ids) > 0 {
			if _, err := t.Exec(ctx, addClicks, ids, numbers); err != nil {
				return err
			}
		}
		for _, v := range variants {
			_, err := t.Exec(ctx, addVariant, v.LinkID, v.Variant.Split, v.Variant.Name, v.Count, record.MaxVariants)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// addClicks adds to the counts of those links that there are, in the order of IDs, in which others lock them too. A count
// that an import brought along may be near the end of what there is. Where a link is purged meanwhile, the reference to
// it fails, and the batch is repeated without it. The conditions are scalar subqueries because the planner may answer
// others by reading all links.
const addClicks = `INSERT INTO link_clicks AS k (link_id, clicks)
	SELECT id, n FROM unnest($1::bigint[], $2::bigint[]) AS c (id, n)
	WHERE coalesce((SELECT true FROM link_clicks WHERE link_id = c.id), (SELECT true FROM links WHERE links.id = c.id))
	ORDER BY id
	ON CONFLICT (link_id) DO UPDATE SET clicks = least(k.clicks, 9223372036854775807 - excluded.clicks) + excluded.clicks`

// addVariant adds to the count of a variant of a link, if there is such a link and not too many variants of it. It comes
// after the link's own count, whose row keeps others from adding a variant at the same time.
const addVariant = `INSERT INTO link_variants AS v (link_id, split, variant, clicks)
	SELECT $1::bigint, $2::text, $3::text, $4::bigint WHERE EXISTS (SELECT FROM links WHERE id = $1)
	AND (EXISTS (SELECT FROM link_variants WHERE link_id = $1 AND split = $2 AND variant = $3)
		OR (SELECT count(*) FROM link_variants WHERE link_id = $1) < $5)
	ON CONFLICT (link_id, split, variant) DO UPDATE SET clicks = least(v.clicks, 9223372036854775807 - excluded.clicks) + excluded.clicks`

// Variants returns the counts of a link's variants, by split and name.
func (s *Store) Variants(ctx context.Context, linkID int64) (counts []link.ClickCount, err error) {
	err = s.query(ctx, "SELECT split, variant, clicks FROM link_variants WHERE link_id = $1 ORDER BY split, variant", func(r pgx.Row) error {
		c := link.ClickCount{LinkID: linkID}
		err := r.Scan(&c.Variant.Split, &c.Variant.Name, &c.Count)
		counts = append(counts, c)
		return err
	}, linkID)
	return counts, err
}

// TakeClick takes one of the clicks that a link has left.
func (s *Store) TakeClick(ctx context.Context, linkID int64) (bool, error) {
	n, err := s.exec(ctx, "UPDATE links SET used = used + 1 WHERE id = $1 AND used < max_clicks", linkID)
	if err != nil || n == 1 {
		return n == 1, err
	}
	found, limited := false, false
	err = s.query(ctx, "SELECT max_clicks > 0 FROM links WHERE id = $1", func(r pgx.Row) error {
		found = true
		return r.Scan(&limited)
	}, linkID)
	if err == nil && !found {
		err = errNoLink()
	}
	return err == nil && !limited, err
}

// NextSequence reserves n numbers of a domain's sequence.
func (s *Store) NextSequence(ctx context.Context, domain string, n int64) (first int64, err error) {
	if err := s.ready(ctx); err != nil {
		return 0, err
	}
	if err := record.CheckSequence(domain, n); err != nil {
		return 0, err
	}
	err = s.transact(ctx, func(ctx context.Context, t pgx.Tx) error {
		return t.QueryRow(ctx, "INSERT INTO sequences AS s (domain, next) VALUES ($1, $2) "+
			"ON CONFLICT (domain) DO UPDATE SET next = s.next + excluded.next RETURNING next - $2", domain, n).Scan(&first)
	})
	return first, err
}
