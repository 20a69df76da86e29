package redirect

import (
	"hash/maphash"
	"sync"
	"sync/atomic"
	"unsafe"

	"github.com/jinklink/jink/link"
)

// cache keeps entries in bounded memory. What is asked for again before its turn to leave stays: the SIEVE algorithm
// (Zhang et al., "SIEVE is Simpler than LRU", NSDI 2024), which suits a shortener's skewed traffic, is not emptied by
// a scan, and needs no lock to note a hit. A nil entry is remembered too: it says that there is no such link.
//
// An entry is fresh as long as the era lasts in which the store was asked for it. A new era begins where nobody can say
// what has changed: then every entry is doubtful until the store has confirmed it, and better than nothing if it cannot.
type cache struct {
	seed   maphash.Seed
	era    atomic.Uint32
	shards [cacheShards]cacheShard
}

// cacheShards keeps requests from waiting for one lock; a power of two.
const cacheShards = 64

type cacheShard struct {
	mu      sync.RWMutex
	entries map[link.Ref]*node
	head    *node // the newest
	tail    *node // the oldest
	hand    *node // where the search for one to evict goes on
	bytes   int
	limit   int
	evicted int64

	hits atomic.Int64 // in the shard, so that redirects of different links do not wait for one counter
}

type node struct {
	ref         link.Ref
	entry       *entry
	visited     atomic.Bool
	bytes       int32
	era         uint32
	newer, next *node // next is the older one
}

// nodeOverhead is what a node takes besides its texts and its entry: itself and its place in the map.
const nodeOverhead = int(unsafe.Sizeof(node{})) + 64

func newCache(bytes int64) *cache {
	c := &cache{seed: maphash.MakeSeed()}
	for i := range c.shards {
		c.shards[i].entries = map[link.Ref]*node{}
		c.shards[i].limit = int(bytes / cacheShards)
	}
	return c
}

func (c *cache) shard(ref link.Ref) *cacheShard {
	return &c.shards[maphash.String(c.seed, ref.Key)%cacheShards]
}

// get returns the entry that is cached for ref, which may be nil, and whether there is a fresh one.
func (c *cache) get(ref link.Ref) (*entry, bool) {
	s := c.shard(ref)
	s.mu.RLock()
	n := s.entries[ref]
	s.mu.RUnlock()
	if n == nil || n.era != c.era.Load() {
		return nil, false
	}
	if !n.visited.Load() { // a store to a cache line that other cores read costs more than this test
		n.visited.Store(true)
	}
	s.hits.Add(1)
	return n.entry, true
}

// doubtful is get for entries of earlier eras too.
func (c *cache) doubtful(ref link.Ref) (*entry, bool) {
	s := c.shard(ref)
	s.mu.RLock()
	defer s.mu.RUnlock()
	if n := s.entries[ref]; n != nil {
		return n.entry, true
	}
	return nil, false
}

func (c *cache) put(ref link.Ref, e *entry) { c.putOf(c.era.Load(), ref, e) }

// putOf caches what the store said in an era.
func (c *cache) putOf(era uint32, ref link.Ref, e *entry) {
	n := &node{ref: ref, entry: e, era: era, bytes: int32(nodeOverhead + len(ref.Domain) + len(ref.Key))}
	if e != nil {
		n.bytes += int32(e.size())
	}
	s := c.shard(ref)
	s.mu.Lock()
	defer s.mu.Unlock()
	if old := s.entries[ref]; old != nil {
		s.remove(old)
	}
	for s.bytes+int(n.bytes) > s.limit && s.tail != nil {
		s.evict()
	}
	if int(n.bytes) > s.limit {
		return
	}
	s.entries[ref] = n
	s.bytes += int(n.bytes)
	if n.next = s.head; s.head != nil {
		s.head.newer = n
	}
	s.head = n
	if s.tail == nil {
		s.tail = n
	}
}

func (c *cache) drop(ref link.Ref) {
	s := c.shard(ref)
	s.mu.Lock()
	defer s.mu.Unlock()
	if n := s.entries[ref]; n != nil {
		s.remove(n)
	}
}

// evict removes the first node, from the hand on towards the newest, that was not visited since the hand last passed.
func (s *cacheShard) evict() {
	n := s.hand
	if n == nil {
		n = s.tail
	}
	for n.visited.Load() {
		n.visited.Store(false)
		if n = n.newer; n == nil {
			n = s.tail
		}
	}
	s.hand = n
	s.remove(n)
	s.evicted++
}

func (s *cacheShard) remove(n *node) {
	if s.hand == n {
		s.hand = n.newer
	}
	if n.newer != nil {
		n.newer.next = n.next
	} else {
		s.head = n.next
	}
	if n.next != nil {
		n.next.newer = n.newer
	} else {
		s.tail = n.newer
	}
	delete(s.entries, n.ref)
	s.bytes -= int(n.bytes)
}

// usage returns how many nodes the cache holds and the bytes they are counted with.
func (c *cache) usage() (nodes, bytes int) {
	u := c.stats()
	return u.Entries, u.Bytes
}

// CacheUsage is what a cache holds and has done so far.
type CacheUsage struct {
	Entries, Bytes int
	Hits, Evicted  int64
}

func (c *cache) stats() (u CacheUsage) {
	for i := range c.shards {
		s := &c.shards[i]
		s.mu.RLock()
		u.Entries += len(s.entries)
		u.Bytes += s.bytes
		u.Evicted += s.evicted
		s.mu.RUnlock()
		u.Hits += s.hits.Load()
	}
	return u
}
