package program

import (
	"maps"
	"sync/atomic"

	"github.com/jinklink/jink/redirect"
)

// memory remembers what a logic decided. Logic begins each visit anew and has nothing to go by but the visit: where another one
// has the same in all that was looked at, the decision is the same, and need not be made again. Most logic asks for the kind of
// device and the language, of which there are a few dozen; where visits differ too much, nothing is remembered for a while.
//
// Failures are not remembered: time may be the reason for them.
type memory struct {
	known   atomic.Pointer[decisions] // nil: nothing is remembered
	hits    atomic.Int64
	misses  atomic.Int64
	resting atomic.Int64 // decisions before anything is remembered again
}

// decisions are what is remembered. They do not change: others take their place.
type decisions struct {
	reads   inputs // all that the logic looked at, in any of the visits
	answers map[string]redirect.Answer
}

const (
	maxRemembered = 64      // decisions of one logic
	maxAnswer     = 1 << 10 // bytes of one of them
	judgedAfter   = 2 * maxRemembered
	restFor       = 1 << 12 // decisions, where less than a third of those before were remembered

	sizeOfMemory = 8 << 10 // what most ever take
)

// any reports whether anything is remembered.
func (m *memory) any() bool { return m.known.Load() != nil }

// recall gives what was decided for a visit like this one.
func (m *memory) recall(v *visit) (redirect.Answer, bool) {
	known := m.known.Load()
	if known == nil {
		return redirect.Answer{}, false // another one has given it up meanwhile
	}
	var space [2 * maxCompared]byte
	like, ok := known.reads.appendTo(space[:0], v)
	if !ok {
		return redirect.Answer{}, false
	}
	a, ok := known.answers[string(like)]
	if ok {
		m.hits.Add(1)
	}
	return a, ok
}

// keep remembers what was decided for a visit, if it depends on nothing but what can be compared.
func (m *memory) keep(v *visit, a *redirect.Answer) {
	if m.resting.Load() > 0 {
		m.resting.Add(-1)
		return
	}
	known := m.known.Load()
	if known != nil && !m.pays() {
		m.known.Store(nil)
		m.resting.Store(restFor)
		return
	}
	if v.read&readsOther != 0 || sizeOf(a) > maxAnswer {
		return
	}
	next := &decisions{reads: v.read}
	if known != nil {
		next.reads |= known.reads
	}
	like, ok := next.reads.appendTo(nil, v)
	if !ok {
		return
	}
	if known != nil && known.reads == next.reads && len(known.answers) < maxRemembered {
		next.answers = maps.Clone(known.answers)
	} else {
		next.answers = map[string]redirect.Answer{}
	}
	next.answers[string(like)] = *a
	m.known.CompareAndSwap(known, next) // another one came first: this one will be remembered the next time
}

// pays reports whether enough was remembered of late to go on. It is asked at each decision that was not.
func (m *memory) pays() bool {
	if m.misses.Add(1) < judgedAfter {
		return true
	}
	m.misses.Store(0)
	return m.hits.Swap(0) >= judgedAfter/2
}

func sizeOf(a *redirect.Answer) int {
	n := len(a.Body)
	for _, l := range a.Location {
		n += len(l)
	}
	for _, f := range a.Header {
		n += len(f.Name) + len(f.Value)
	}
	return n
}
