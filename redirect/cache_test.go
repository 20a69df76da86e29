package redirect

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"
	"time"

	"github.com/jinklink/jink/link"
	"pgregory.net/rapid"
)

func entryFor(i int) (link.Ref, *entry) {
	slug := fmt.Sprintf("slug-%07d", i)
	l := &link.Link{ID: int64(i), URL: fmt.Sprintf("https://example.com/some/path/of/usual/length/%07d?page=1", i), Status: 302, Enabled: true}
	if i%4 == 0 {
		l.ForwardQuery = true
		l.ExpiresAt = time.UnixMilli(int64(i) + 1)
	}
	return link.Ref{Key: slug}, newEntry(l, nil)
}

// TestCache_is_bounded_by_bytes holds what the cache counts against what the runtime says it takes.
func TestCache_is_bounded_by_bytes(t *testing.T) {
	const limit = 16 << 20
	before := heap()
	c := newCache(limit)
	for i := range 200_000 {
		c.put(entryFor(i))
	}
	taken := heap() - before
	nodes, counted := c.usage()
	if counted > limit || counted < limit*9/10 {
		t.Errorf("%d bytes are counted with a limit of %d", counted, limit)
	}
	if taken > counted*13/10 || taken < counted*6/10 {
		t.Errorf("%d nodes are counted with %d bytes but take %d", nodes, counted, taken)
	}
	runtime.KeepAlive(c)
}

func heap() int {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}

func TestCache_keeps_what_is_asked_for_through_a_scan(t *testing.T) {
	c := newCache(4 << 20)
	for i := range 1000 {
		c.put(entryFor(i))
	}
	for i := range 30_000 {
		if i%100 == 0 {
			for j := range 1000 {
				ref, _ := entryFor(j)
				c.get(ref)
			}
		}
		c.put(entryFor(1_000_000 + i))
	}
	kept := 0
	for i := range 1000 {
		if ref, _ := entryFor(i); func() bool { _, ok := c.get(ref); return ok }() {
			kept++
		}
	}
	if kept < 990 {
		t.Errorf("%d of 1000 links that were asked for again and again are left after a scan", kept)
	}
}

func TestCache_hits_most_of_a_skewed_load(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long under the race detector, and nothing runs at the same time")
	}
	c := newCache(2 << 20)
	zipf := rand.NewZipf(rand.New(rand.NewPCG(1, 2)), 1.1, 1, 100_000)
	hits, total := 0, 300_000
	for range total {
		ref, e := entryFor(int(zipf.Uint64()))
		if _, ok := c.get(ref); ok {
			hits++
		} else {
			c.put(ref, e)
		}
	}
	nodes, _ := c.usage()
	if share := float64(hits) / float64(total); share < 0.75 {
		t.Errorf("with room for %d of 100,000 links, %.0f %% of the requests are hits", nodes, 100*share)
	}
}

func TestCache_is_consistent_whatever_is_done_to_it(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := newCache(cacheShards * 1200)
		model := map[link.Ref]*entry{}
		for range rapid.IntRange(1, 200).Draw(t, "steps") {
			i := rapid.IntRange(0, 400).Draw(t, "i")
			ref, e := entryFor(i)
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0, 1:
				c.put(ref, e)
				model[ref] = e
			case 2:
				c.drop(ref)
				delete(model, ref)
			case 3:
				if got, ok := c.get(ref); ok && got != model[ref] {
					t.Fatalf("get(%v) is not what was put", ref)
				}
			}
			for s := range c.shards {
				checkShard(t, &c.shards[s])
			}
		}
	})
}

func checkShard(t *rapid.T, s *cacheShard) {
	n, bytes, handSeen := 0, 0, s.hand == nil
	var newer *node
	for x := s.head; x != nil; x = x.next {
		if x.newer != newer || s.entries[x.ref] != x {
			t.Fatal("the list is broken")
		}
		n, bytes, newer = n+1, bytes+int(x.bytes), x
		handSeen = handSeen || s.hand == x
	}
	if n != len(s.entries) || bytes != s.bytes || s.tail != newer || !handSeen || bytes > s.limit {
		t.Fatalf("%d nodes of %d, %d bytes of %d, limit %d, hand %v", n, len(s.entries), bytes, s.bytes, s.limit, handSeen)
	}
}
