package object

import (
	"context"
	"sync"
	"sync/atomic"
)

// Bell is how other goroutines reach an interpreter: the host with signals, the garbage collector with what it found gone. It lies
// outside of the memory that images are copied over, since a goroutine may hold it at any time, even one that speaks of a program that
// was over before the interpreter was reset: that one rings a bell that nobody hears any more.
type Bell struct {
	// urgent tells threads that there is something to see to; it is looked at once in a slice. Bits of it are the const
	// values below.
	urgent  atomic.Uint32
	signals atomic.Uint64 // those that came and were not handled yet, a bit for each number
	used    atomic.Bool   // somebody may hold it

	mu   sync.Mutex
	wake context.CancelFunc // ends what the main thread waits for; nil while it does not wait
	gone []Value            // objects that are to be finalized
	weak []Weak             // objects to which there were weak references

	goneEver, weakEver int // how many of both there ever were
}

const (
	urgentSignal = 1 << iota
	urgentGone
)

// Bell is that of the interpreter, until it is reset.
func (in *Interpreter) Bell() *Bell { return in.bell }

// Signal tells the interpreter of a signal. Its main thread handles it at the next safe point, and stops waiting for that.
// Any goroutine may call it. Numbers are below 64.
func (b *Bell) Signal(n int) {
	b.used.Store(true)
	b.signals.Or(1 << n)
	b.urgent.Or(urgentSignal)
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.wake != nil {
		b.wake()
	}
}

// take takes a signal from those that came, and reports whether it did come.
func (b *Bell) take(n int) bool {
	if b.signals.And(^(1<<n))&(1<<n) == 0 {
		return false
	}
	if b.signals.Load() == 0 {
		b.urgent.And(^uint32(urgentSignal))
		if b.signals.Load() != 0 { // one came in between
			b.urgent.Or(urgentSignal)
		}
	}
	return true
}

func (b *Bell) setWake(wake context.CancelFunc) {
	b.mu.Lock()
	b.wake = wake
	b.mu.Unlock()
}

// bury notes an object that is gone.
func (b *Bell) bury(v Value) {
	b.mu.Lock()
	b.gone = append(b.gone, v)
	b.goneEver++
	b.mu.Unlock()
	b.urgent.Or(urgentGone)
}

// buryWeak notes an object that is gone and that there were weak references to.
func (b *Bell) buryWeak(w Weak) {
	b.mu.Lock()
	b.weak = append(b.weak, w)
	b.weakEver++
	b.mu.Unlock()
	b.urgent.Or(urgentGone)
}

// buried tells how much there is to see to, and how many objects of both kinds were ever buried.
func (b *Bell) buried() (left, gone, weakly int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.gone) + len(b.weak), b.goneEver, b.weakEver
}

// takeGone gives what is to be finalized.
func (b *Bell) takeGone() []Value {
	b.mu.Lock()
	defer b.mu.Unlock()
	gone := b.gone
	b.gone = nil
	return gone
}

// takeWeak gives what there were weak references to and that is gone since the last time.
func (b *Bell) takeWeak() []Weak {
	b.mu.Lock()
	defer b.mu.Unlock()
	gone := b.weak
	b.weak = nil
	return gone
}
