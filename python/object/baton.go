package object

import (
	"sync"
	"sync/atomic"
)

// baton is what the thread of an interpreter has that runs: the others wait for it, or for something else. It goes to who
// has waited longest.
type baton struct {
	mu      sync.Mutex
	held    bool
	queue   []chan struct{}
	waiting atomic.Int32 // the length of the queue
}

func (b *baton) acquire() {
	b.mu.Lock()
	if !b.held {
		b.held = true
		b.mu.Unlock()
		return
	}
	turn := make(chan struct{})
	b.queue = append(b.queue, turn)
	b.waiting.Add(1)
	b.mu.Unlock()
	<-turn
}

func (b *baton) release() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.queue) == 0 {
		b.held = false
		return
	}
	next := b.queue[0]
	b.queue = append(b.queue[:0], b.queue[1:]...)
	b.waiting.Add(-1)
	close(next)
}
