package python

import (
	"io"

	"github.com/jinklink/jink/python/object"
)

// This file holds what an interpreter may use, and what it is told from outside.

// Budget is what a program may use. In each field 0 means any amount.
type Budget struct {
	Steps  int64 // see Config.Steps
	Memory int64 // bytes allocated from then on; see Config.Memory
	Output int64 // bytes written; see Config.Output
}

// SetBudget says what may be used from now on, until the next SetBudget or Reset: for each call of a Callable, say. A new
// interpreter, and one that was reset, has the budget of its Config.
func (in *Interpreter) SetBudget(b Budget) {
	in.rt.Thread.SetSteps(limitOf(b.Steps, object.NoLimit))
	i := in.rt.Interp
	i.MemoryLimit, i.Allocated = limitOf(b.Memory, -1), 0
	i.OutputLimit, i.Written = limitOf(b.Output, -1), 0
}

func limitOf(n, without int64) int64 {
	if n > 0 {
		return n
	}
	return without
}

// Used is what was used of the last budget: the steps, the bytes that were allocated, and the bytes that were written.
func (in *Interpreter) Used() Budget {
	i := in.rt.Interp
	return Budget{Steps: in.rt.Thread.Steps(), Memory: i.Allocated, Output: i.Written}
}

// SetOutput says where what programs print goes from now on, until Reset.
func (in *Interpreter) SetOutput(w io.Writer) { in.rt.Interp.SetOutput(w, w) }

// limit gives the interpreter what its Config says.
func (in *Interpreter) limit() {
	c := &in.config
	in.SetBudget(Budget{Steps: c.Steps, Memory: c.Memory, Output: c.Output})
	i := in.rt.Interp
	i.SetThreads(c.Threads)
	i.Clock = c.Clock
}

// Seed has random numbers begin anew: those of module random, as random.seed(n) would, and those of generators that the program
// gave no seed. It takes no time until they are used.
func (in *Interpreter) Seed(n int64) { in.rt.Interp.Reseed(n) }

// Seeded reports whether any random number was made of the last Seed.
func (in *Interpreter) Seeded() bool {
	s := &in.rt.Interp.Seed
	return s.Given > 0 && s.Taken == s.Given
}

// SetClock gives the program another clock, until the next SetClock or Reset: one that tells when a request came, say. With nil,
// it cannot know the time.
func (in *Interpreter) SetClock(c Clock) { in.rt.Interp.Clock = c }

// Clock tells programs the time.
type Clock = object.Clock
