package postgres_test

import (
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/postgres"
	"github.com/jinklink/jink/store/storetest/pgtest"
)

// durable starts a server that keeps what it acknowledges, as those of operators do and those of tests do not.
func durable(b *testing.B) (dsn string) {
	return pgtest.Own(b, "-c", "fsync=on", "-c", "full_page_writes=on", "-c", "autovacuum=on").Start(b)
}

// article is a creation of a link with a target of some 60 characters and a random-looking slug.
func article(i int) *link.Creation {
	slug := fmt.Sprintf("%07x", uint32(i)*2654435761)
	return &link.Creation{
		Link: &link.Link{URL: fmt.Sprintf("https://shop.example.org/catalogue/%d/item-%d?utm_source=mail", i%977, i), Status: 302, Enabled: true,
			CreatedAt: time.Now(), UpdatedAt: time.Now(), CreatedBy: "ann", UpdatedBy: "ann"},
		Slugs: func(attempt int) (string, string, bool, error) { return slug, slug, attempt == 0, nil }}
}

func query(b *testing.B, dsn, sql string, to ...any) {
	b.Helper()
	c, err := pgx.Connect(b.Context(), dsn)
	if err != nil {
		b.Fatal(err)
	}
	defer c.Close(b.Context())
	if len(to) == 0 {
		_, err = c.Exec(b.Context(), sql)
	} else {
		err = c.QueryRow(b.Context(), sql).Scan(to...)
	}
	if err != nil {
		b.Fatal(err)
	}
}

// BenchmarkSize says what a link takes on disk, in tables and indexes: "-bench Size -benchtime 100000x" makes that many links, one in
// each transaction, by 32 goroutines.
func BenchmarkSize(b *testing.B) {
	dsn := durable(b)
	s := openAt(b, dsn)
	createFrom(b, s, 0, b.N)
	query(b, dsn, "VACUUM ANALYZE")
	for _, table := range []string{"links", "link_clicks", "link_tags", "revisions", "changes"} {
		var size int64
		query(b, dsn, "SELECT pg_total_relation_size('"+table+"')", &size)
		b.ReportMetric(float64(size)/float64(b.N), table+"-B/link")
	}
}

// BenchmarkChanges says what it costs to write down each change for other nodes: it makes links by 32 goroutines on one database
// where a rule drops what is written into the table of changes, and on one without that rule, in turn.
func BenchmarkChanges(b *testing.B) {
	const rounds = 9
	kept, dropped := durable(b), durable(b)
	stores := []*postgres.Store{openAt(b, kept), openAt(b, dropped)}
	query(b, dropped, "CREATE RULE nothing AS ON INSERT TO changes DO INSTEAD NOTHING")
	var rates [2][]float64
	var ratios []float64
	for round := range rounds {
		var rate [2]float64
		for j := range stores {
			which := (round + j) % 2
			began := time.Now()
			createFrom(b, stores[which], round*b.N, (round+1)*b.N)
			rate[which] = float64(b.N) / time.Since(began).Seconds()
			rates[which] = append(rates[which], rate[which])
		}
		ratios = append(ratios, rate[1]/rate[0])
	}
	b.Logf("with: %.0f links/s; without: %.0f; without/with: %.2f", rates[0], rates[1], ratios)
	var n int
	query(b, dropped, "SELECT count(*) FROM changes", &n)
	if n != 0 {
		b.Fatalf("%d changes are there in spite of the rule", n)
	}
	middle := func(all []float64) float64 { return slices.Sorted(slices.Values(all))[len(all)/2] }
	b.ReportMetric(middle(rates[0]), "links/s-with")
	b.ReportMetric(middle(rates[1]), "links/s-without")
	b.ReportMetric(middle(ratios), "without/with")
}

// createFrom makes the links with the numbers from start to end, each in a transaction of its own.
func createFrom(b *testing.B, s *postgres.Store, start, end int) {
	b.Helper()
	var next atomic.Int64
	next.Store(int64(start))
	var all sync.WaitGroup
	for range 32 {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < end; i = int(next.Add(1)) - 1 {
				c := article(i)
				if err := s.Create(b.Context(), c); err != nil || c.Err != nil {
					b.Error(err, c.Err)
					return
				}
			}
		})
	}
	all.Wait()
}
