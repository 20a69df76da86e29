package postgres

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/creation"
	"github.com/jinklink/jink/store/record"
)

// Create carries out the creations in one transaction.
func (s *Store) Create(ctx context.Context, creations ...*link.Creation) error {
	if err := s.ready(ctx); err != nil || len(creations) == 0 {
		return err
	}
	var results []creation.Result
	locks := buckets(creations)
	err := s.transact(ctx, func(ctx context.Context, t pgx.Tx) (err error) {
		if len(locks) > 0 {
			_, err := t.Exec(ctx, "SELECT pg_advisory_xact_lock($1, bucket) FROM unnest($2::int[]) AS bucket", lockSpace, locks)
			if err != nil {
				return err
			}
		}
		if results, err = creation.Run(ctx, tx{t}, creations); err != nil {
			return err
		}
		return logChange(ctx, t, link.Change{Refs: creation.Made(results)})
	})
	s.feed.tell()
	if err != nil {
		return err
	}
	creation.Settle(creations, results)
	return nil
}

// bucketCount is how many locks stand for all idempotency keys and all targets there may be. Few enough that a large
// batch does not fill the database's table of locks, many enough that single creations seldom meet by chance.
const bucketCount = 256

// buckets returns the numbers of the locks that the creations need, in the order in which to take them: a creation that
// looks for an idempotency key or a target must find what others are about to store under it.
func buckets(creations []*link.Creation) []int32 {
	var numbers []int32
	bucket := func(parts ...string) {
		sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
		numbers = append(numbers, int32(sum[0])%bucketCount)
	}
	for _, c := range creations {
		if c.Idempotency != nil {
			bucket("idempotency", c.Idempotency.Scope, c.Idempotency.Key)
		}
		if c.ByURL && c.Reuse != nil && c.Link != nil {
			bucket("url", c.Link.Domain, c.Link.URL)
		}
	}
	slices.Sort(numbers)
	return slices.Compact(numbers)
}

// tx carries out creations.
type tx struct{ pgx.Tx }

const insertLink = `INSERT INTO links (id, domain, slug, key, url, url_hash, title, note, tags, status, forward_query, ` +
	`forward_path, starts_at, expires_at, expired_url, max_clicks, used, password_hash, enabled, created_at, ` +
	`updated_at, deleted_at, created_by, updated_by, revision, logic) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, ` +
	`$12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26) ON CONFLICT (key, domain) DO NOTHING ` +
	`RETURNING id`

// Insert stores the links in the order of their keys, which is the order in which others wait for them, under IDs in the
// order in which they stand.
func (t tx) Insert(ctx context.Context, links []*link.Link) error {
	if len(links) == 0 {
		return nil
	}
	ids := make([]int64, 0, len(links))
	err := each(ctx, t, "SELECT nextval(pg_get_serial_sequence('links', 'id')) FROM generate_series(1, $1)", func(r pgx.Row) error {
		var id int64
		err := r.Scan(&id)
		ids = append(ids, id)
		return err
	}, len(links))
	if err != nil {
		return err
	}
	order := make([]int, len(links))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Or(strings.Compare(links[i].Key, links[j].Key), strings.Compare(links[i].Domain, links[j].Domain))
	})
	batch := &pgx.Batch{}
	for _, i := range order {
		l := links[i]
		tags, err := encodeTags(l.Tags)
		if err != nil {
			return err
		}
		logic, err := record.EncodeLogic(&l.Logic)
		if err != nil {
			return err
		}
		batch.Queue(insertLink, ids[i], l.Domain, l.Slug, l.Key, l.URL, record.URLHash(l.URL), l.Title, l.Note, tags, l.Status,
			l.ForwardQuery, l.ForwardPath, nullTime(l.StartsAt), nullTime(l.ExpiresAt), l.ExpiredURL, l.MaxClicks, l.Used,
			l.PasswordHash, l.Enabled, l.CreatedAt.UnixMilli(), l.UpdatedAt.UnixMilli(), nullTime(l.DeletedAt),
			l.CreatedBy, l.UpdatedBy, l.Revision, logic)
	}
	answers := t.SendBatch(ctx, batch)
	for _, i := range order {
		err := answers.QueryRow().Scan(&links[i].ID)
		if errors.Is(err, pgx.ErrNoRows) {
			links[i].ID = 0 // taken
		} else if err != nil {
			return errors.Join(err, answers.Close())
		}
	}
	if err := answers.Close(); err != nil {
		return err
	}
	stored := slices.DeleteFunc(slices.Clone(links), func(l *link.Link) bool { return l.ID == 0 })
	if err := insertClicks(ctx, t, stored); err != nil {
		return err
	}
	return insertTags(ctx, t, stored...)
}

func insertClicks(ctx context.Context, t pgx.Tx, links []*link.Link) error {
	var ids, clicks []int64
	for _, l := range links {
		if l.Clicks != 0 {
			ids, clicks = append(ids, l.ID), append(clicks, l.Clicks)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	_, err := t.Exec(ctx, "INSERT INTO link_clicks (link_id, clicks) SELECT * FROM unnest($1::bigint[], $2::bigint[])", ids, clicks)
	return err
}

func encodeTags(tags []string) (string, error) {
	if len(tags) == 0 {
		return "", nil
	}
	return record.EncodeTags(tags)
}

func insertTags(ctx context.Context, t pgx.Tx, links ...*link.Link) error {
	var tags []string
	var ids []int64
	for _, l := range links {
		for _, tag := range record.UniqueTags(l.Tags) {
			tags, ids = append(tags, tag), append(ids, l.ID)
		}
	}
	if len(tags) == 0 {
		return nil
	}
	_, err := t.Exec(ctx, "INSERT INTO link_tags (tag, link_id) SELECT * FROM unnest($1::text[], $2::bigint[])", tags, ids)
	return err
}

func (t tx) InsertHistory(ctx context.Context, id int64, history []link.Revision) error {
	batch := &pgx.Batch{}
	for i := range history {
		r := &history[i]
		state, err := record.EncodeState(&r.State)
		if err != nil {
			return err
		}
		batch.Queue("INSERT INTO revisions (link_id, revision, at, by, state) VALUES ($1, $2, $3, $4, $5)",
			id, r.Revision, r.At.UnixMilli(), r.By, state)
	}
	return t.SendBatch(ctx, batch).Close()
}

func (t tx) ByRef(ctx context.Context, ref link.Ref) (*link.Link, error) {
	return oneLink(ctx, t, selectByRef, ref.Key, ref.Domain)
}

func (t tx) ByID(ctx context.Context, id int64) (*link.Link, error) {
	return oneLink(ctx, t, "SELECT "+columns+" FROM "+links+" WHERE id = $1", id)
}

func (t tx) ByURL(ctx context.Context, domain, url string, limit int, yield func(*link.Link) bool) error {
	enough := false
	return each(ctx, t, "SELECT "+columns+" FROM "+links+
		" WHERE url_hash = $1 AND url = $2 AND domain = $3 ORDER BY id LIMIT $4", func(r pgx.Row) error {
		if enough {
			return nil
		}
		l, err := scanLink(r)
		enough = err == nil && !yield(l)
		return err
	}, record.URLHash(url), url, domain, limit)
}

func (t tx) Recall(ctx context.Context, ids []*link.Idempotency) ([]creation.Memory, error) {
	k := keysOf(ids)
	memories := make([]creation.Memory, len(ids))
	err := each(ctx, t, "SELECT n, i.hash, i.link_id FROM unnest($1::text[], $2::text[], $3::bigint[]) WITH ORDINALITY "+
		"AS k (scope, key, at, n) JOIN idempotency i ON i.scope = k.scope AND i.key = k.key AND i.at > k.at - $4",
		func(r pgx.Row) error {
			var n int
			var m creation.Memory
			err := r.Scan(&n, &m.Hash, &m.LinkID)
			if err == nil {
				memories[n-1] = m
			}
			return err
		}, k.scopes, k.keys, k.at, link.IdempotencyLifetime.Milliseconds())
	return memories, err
}

func (t tx) Remember(ctx context.Context, ids []*link.Idempotency, linkIDs []int64) error {
	k := keysOf(ids)
	_, err := t.Exec(ctx, "INSERT INTO idempotency (scope, key, hash, at, link_id) "+
		"SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[]) "+
		"ON CONFLICT (key, scope) DO UPDATE SET hash = excluded.hash, link_id = excluded.link_id, at = excluded.at",
		k.scopes, k.keys, k.hashes, k.at, linkIDs)
	return err
}

// Forget leaves those that another transaction removes to it.
func (t tx) Forget(ctx context.Context, at time.Time, limit int) error {
	_, err := t.Exec(ctx, "DELETE FROM idempotency WHERE (key, scope) IN (SELECT key, scope FROM idempotency "+
		"WHERE at <= $1 ORDER BY at LIMIT $2 FOR UPDATE SKIP LOCKED)", at.Add(-link.IdempotencyLifetime).UnixMilli(), limit)
	return err
}

// idempotencyKeys are idempotency keys by column, as one statement takes many of them.
type idempotencyKeys struct {
	scopes, keys, hashes []string
	at                   []int64
}

func keysOf(ids []*link.Idempotency) (k idempotencyKeys) {
	for _, id := range ids {
		k.scopes, k.keys, k.hashes = append(k.scopes, id.Scope), append(k.keys, id.Key), append(k.hashes, id.Hash)
		k.at = append(k.at, id.At.UnixMilli())
	}
	return k
}
