package program

import (
	"slices"
	"sync/atomic"

	"github.com/jinklink/jink/link"
)

// This file keeps what was compiled, within bounds.

// cached is a program, or why there is none. Others wait for done while it is compiled.
type cached struct {
	done     chan struct{}
	program  atomic.Pointer[Program] // nil where there are problems, and once it was evicted, whoever still has the cached
	problems link.Problems
	size     int64        // 0 until it is compiled; guarded by the engine's mu
	used     atomic.Int64 // the tick at which it was last asked for
}

// get gives the program of a logic, which is compiled if nobody has asked for it lately; nil where there are problems.
func (e *Engine) get(k key, l *link.Logic) (*cached, *Program) {
	for {
		e.mu.RLock()
		c := e.cached[k]
		e.mu.RUnlock()
		if c == nil {
			var first bool
			if c, first = e.add(k); first {
				e.compile(k, c, l)
			}
		}
		<-c.done
		c.used.Store(e.tick.Add(1))
		if p := c.program.Load(); p != nil || len(c.problems) > 0 {
			return c, p
		}
	}
}

func (e *Engine) add(k key) (c *cached, first bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if c := e.cached[k]; c != nil {
		return c, false
	}
	c = &cached{done: make(chan struct{})}
	c.used.Store(e.tick.Add(1))
	e.cached[k] = c
	return c, true
}

func (e *Engine) compile(k key, c *cached, l *link.Logic) {
	c.problems = link.Problems{{Field: "program", Message: "could not be compiled"}} // what those who wait see if it panics
	defer close(c.done)
	var p *Program
	p, c.problems = e.compiler.compile(l)
	size := int64(4 << 10)
	if p != nil {
		size = p.size()
		c.program.Store(p)
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	c.size = size
	e.bytes += size
	e.evict(k)
}

// evict drops programs that were not asked for lately until the rest fits. It drops more than it must, since it has to look
// at all of them.
func (e *Engine) evict(keep key) {
	if e.bytes <= e.cfg.CacheBytes {
		return
	}
	type old struct {
		key  key
		used int64
	}
	var all []old
	for k, c := range e.cached {
		if c.size > 0 && k != keep {
			all = append(all, old{k, c.used.Load()})
		}
	}
	slices.SortFunc(all, func(a, b old) int { return int(a.used - b.used) })
	for _, o := range all {
		if e.bytes <= e.cfg.CacheBytes*7/8 {
			return
		}
		e.bytes -= e.cached[o.key].size
		e.cached[o.key].program.Store(nil)
		delete(e.cached, o.key)
	}
}
