package storetest

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"github.com/jinklink/jink/link"
)

// Benchmark measures what the service's speed depends on. "-bench /ImportBy1 -benchtime 1000000x"
// imports a million links.
func Benchmark(b *testing.B, open Open) {
	b.Run("Lookup", func(b *testing.B) {
		s := open(b)
		const n = 10_000
		fillFrom(b, s, 0, n, func(_ int, c *link.Creation) { c.Link.Clicks = 1 })
		for b.Loop() {
			if _, err := s.Lookup(b.Context(), link.Ref{Key: benchSlug(rand.IntN(n))}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("Create", func(b *testing.B) {
		s := open(b)
		i := 0
		for b.Loop() {
			create(b, s, benchCreation(i))
			i++
		}
	})
	b.Run("CreateBy32", func(b *testing.B) {
		s := open(b)
		b.SetParallelism(max(1, 32/runtime.GOMAXPROCS(0)))
		next := make(chan int, 1024)
		go func() {
			defer close(next)
			for i := range b.N {
				next <- i
			}
		}()
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				create(b, s, benchCreation(<-next))
			}
		})
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "links/s")
	})
	b.Run("ImportWithKeys", func(b *testing.B) {
		s := open(b)
		b.ResetTimer()
		hash := strings.Repeat("0123456789abcdef", 4)
		fillFrom(b, s, 0, b.N, func(i int, c *link.Creation) { // as requests for many links make them
			idempotent(c, "token/t1", fmt.Sprint(benchSlug(i/1000), benchSlug(i/1000+1), "#", i%1000), hash, noon())
		})
	})
	b.Run("AddClicks", func(b *testing.B) {
		s := open(b)
		const n, batch = 250_000, 12_000
		fill(b, s, n)
		all := make([]link.ClickCount, n) // the first click of a link is counted once, the others often
		for i := range all {
			all[i] = link.ClickCount{LinkID: int64(i + 1), Count: 1}
		}
		ok(b, s.AddClicks(b.Context(), clicks("n", 1, all...)))
		seq, clicked := int64(1), int64(0)
		for b.Loop() {
			counts := make([]link.ClickCount, batch)
			for i := range counts {
				counts[i] = link.ClickCount{LinkID: 1 + rand.Int64N(n), Count: 1 + int64(i%3)}
			}
			seq++
			ok(b, s.AddClicks(b.Context(), clicks("n", seq, counts...)))
			clicked += batch
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(clicked), "µs/link")
	})
	for _, workers := range []int{1, 4} {
		b.Run(fmt.Sprint("ImportBy", workers), func(b *testing.B) {
			s := open(b)
			b.ResetTimer()
			together(workers, func(worker int) error {
				fillFrom(b, s, worker*b.N/workers, (worker+1)*b.N/workers, func(int, *link.Creation) {})
				return nil
			})
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			b.ReportMetric(float64(m.Sys)/1e6, "MB-held-by-Go")
		})
	}
}

// fill stores n links in batches of 1,000.
func fill(tb testing.TB, s link.Store, n int) { fillFrom(tb, s, 0, n, func(int, *link.Creation) {}) }

// fillFrom stores the links with the numbers from start to end, each as adapt makes it.
func fillFrom(tb testing.TB, s link.Store, start, end int, adapt func(i int, c *link.Creation)) {
	batch := make([]*link.Creation, 0, 1000)
	for i := start; i < end; i++ {
		c := benchCreation(i)
		adapt(i, c)
		if batch = append(batch, c); len(batch) == cap(batch) || i == end-1 {
			create(tb, s, batch...)
			batch = batch[:0]
		}
	}
}

// benchSlug spreads slugs over the whole index, as random ones are.
func benchSlug(i int) string { return fmt.Sprintf("%07x", uint32(i)*2654435761) }

func benchCreation(i int) *link.Creation {
	l := sample()
	l.URL = fmt.Sprintf("https://shop.example.org/catalogue/%d/item-%d?utm_source=mail", i%977, i)
	l.Title = "An article"
	return want(benchSlug(i), l)
}
