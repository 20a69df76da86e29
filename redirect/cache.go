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
type cache struct {
	seed   maphash.Seed
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
}

type node struct {
	ref         link.Ref
	entry       *entry
	visited     atomic.Bool
	bytes       int32
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

// get returns the entry that is cached for ref, which may be nil, and whether anything is.
func (c *cache) get(ref link.Ref) (*entry, bool) {
	s := c.shard(ref)
	s.mu.RLock()
	n := s.entries[ref]
	s.mu.RUnlock()
	if n == nil {
		return nil, false
	}
	if !n.visited.Load() { // a store to a cache line that other cores read costs more than this test
		n.visited.Store(true)
	}
	return n.entry, true
}

func (c *cache) put(ref link.Ref, e *entry) {
	n := &node{ref: ref, entry: e, bytes: int32(nodeOverhead + len(ref.Domain) + len(ref.Key))}
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
	for i := range c.shards {
		s := &c.shards[i]
		s.mu.RLock()
		nodes += len(s.entries)
		bytes += s.bytes
		s.mu.RUnlock()
	}
	return nodes, bytes
}
