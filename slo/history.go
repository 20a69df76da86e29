package slo

import (
	"sort"
	"time"
)

// Counts are events since a process began.
type Counts struct{ Bad, Total uint64 }

func (c Counts) minus(earlier Counts) Counts {
	return Counts{c.Bad - earlier.Bad, c.Total - earlier.Total}
}

// ratio is the share of bad events; of no events none are bad.
func (c Counts) ratio() float64 {
	if c.Total == 0 {
		return 0
	}
	return float64(c.Bad) / float64(c.Total)
}

// history is a ring of counts of the past, one for each objective at each step.
//
// A sample takes 8 bytes and 16 for each objective. Three days of half minutes and thirty of hours are 9,365 samples, for
// four objectives 0.65 MiB, of which the system provides only what has been written to.
type history struct {
	step   time.Duration
	width  int             // objectives
	at     []time.Duration // since the engine was made
	counts []Counts        // width for each of at
	first  int             // index of the oldest
	n      int
}

// newHistory returns a history that reaches back over span, and one step further.
func newHistory(span, step time.Duration, width int) *history {
	size := int(span/step) + 2
	return &history{step: step, width: width, at: make([]time.Duration, size), counts: make([]Counts, size*width)}
}

// unevenly is by how much a sample may come too early, because clocks tick unevenly. It is little, because a ring that is
// filled faster than by its steps reaches back less far.
const unevenly = 15 * time.Second

// add appends a sample unless the last one is less than a step ago.
func (h *history) add(at time.Duration, counts []Counts) {
	if h.n > 0 && at-h.at[h.index(h.n-1)] < h.step-min(h.step/2, unevenly) {
		return
	}
	if h.n == len(h.at) {
		h.first = (h.first + 1) % len(h.at)
		h.n--
	}
	i := h.index(h.n)
	h.at[i] = at
	copy(h.counts[i*h.width:(i+1)*h.width], counts)
	h.n++
}

// before returns the newest sample that is not after at, or the oldest one where all are.
func (h *history) before(at time.Duration) (time.Duration, []Counts) {
	after := sort.Search(h.n, func(i int) bool { return h.at[h.index(i)] > at })
	i := h.index(max(after-1, 0))
	return h.at[i], h.counts[i*h.width : (i+1)*h.width]
}

func (h *history) index(i int) int { return (h.first + i) % len(h.at) }
