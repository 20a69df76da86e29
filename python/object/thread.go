package object

import (
	"context"
	"io"
	"math/rand/v2"
)

// Thread is one flow of Python in one interpreter: what every function of this package that may run Python code gets
// first. It is used by one goroutine at a time.
type Thread struct {
	Interp *Interpreter
	Runner Runner

	// Fuel is how many steps may be taken until the thread looks up: SafePoint. The loop takes one at each call and each jump
	// backwards; functions of this package take them by Charge.
	Fuel int64

	// Depth counts calls, those of Python functions and those of Go functions that can nest, since Python's recursion
	// must never exhaust Go's stack, which is fatal.
	Depth int

	// OriginDepth is of how many calls a new coroutine remembers that it was made in them.
	OriginDepth int

	nested int // counts what nests on Go's stack, however high a program sets the limit of Depth; see EnterNative

	// Handled is the exception being handled, of the running generator or of the thread itself.
	Handled *HandledException

	// Frame is the innermost frame, for what looks at frames.
	Frame any

	main    bool            // it runs the program, and handles signals
	serial  int64           // see ID
	context context.Context // of threads that are not the main one
	slices  int             // how many it had since it got the baton
	atEnd   []func()

	// Values is what modules keep for a thread, by a key of their own.
	Values Memo

	scratch []Value   // see Scratch
	shown   []*Object // those whose repr is being made
}

// HandledException is what sys.exception() tells. Each generator has one of its own, linked to that of who resumed it.
type HandledException struct {
	Exc   Value // NULL if none
	Outer *HandledException
}

// Current is the innermost exception being handled, or NULL.
func (h *HandledException) Current() Value {
	for ; h != nil; h = h.Outer {
		if !h.Exc.IsNull() {
			return h.Exc
		}
	}
	return Value{}
}

// Runner runs Python code: the virtual machine, as this package sees it.
type Runner interface {
	// CallFunction calls a Python function. args are the positional arguments and then those that names names.
	CallFunction(t *Thread, f *Function, args []Value, names Names) (Value, error)
	// Resume continues a generator or coroutine: with a value to send, or, if raise is not nil, with an exception. It
	// gives what is yielded, or done with what is returned.
	Resume(t *Thread, g *Generator, send Value, raise *Exception) (v Value, done bool, err error)
	// NewThread makes a thread of the interpreter, to be used by another goroutine.
	NewThread() *Thread
	// SuperArguments are the class and the object that super() without arguments means in the innermost Python frame.
	SuperArguments(t *Thread) (start *Type, obj Value, err error)
	// Import imports a module by its full name and gives the module itself.
	Import(t *Thread, name string) (Value, error)
	// GeneratorFrame is the frame object of a generator, nil if it is over.
	GeneratorFrame(g *Generator) *Frame
	// CurrentGlobals is the global namespace of the innermost Python frame, or nil.
	CurrentGlobals(t *Thread) *Dict
	// CurrentFrame is the frame object so many calls up, or nil.
	CurrentFrame(t *Thread, up int) *Frame
	// Forget clears what the stack still holds of calls that are over.
	Forget(t *Thread)
}

// Interpreter is the state that the threads of one Python world share. Nothing mutable is shared between two of them.
type Interpreter struct {
	Builtins *Dict // the namespace of module builtins
	Modules  *Dict // sys.modules
	Sys      *Dict // the namespace of module sys

	// Stdout and Stderr count what is written; see SetOutput.
	Stdout, Stderr io.Writer
	Stdin          *Input `image:"share"`

	// Context ends the program when it ends: every thread, whatever it does or waits for. nil: it never ends.
	Context context.Context `image:"drop"`

	// Clock tells the time; nil: programs are not to know it.
	Clock Clock `image:"share"`

	// Seed is what generators of random numbers begin with that programs give no seed.
	Seed Seed

	// Handlers are what the program wants called for signals, by their numbers; NULL for what happens without.
	Handlers [64]Value

	// Console is what sys.stdout is at first. As long as sys.stdout is that, print writes to Stdout without a detour.
	Console Value

	// FormatException gives the text of an exception, traceback and all, for sys.excepthook; nil: the last line must do.
	FormatException func(t *Thread, exc Value) string

	Args       []string // sys.argv
	Path       []string // sys.path, at first
	Executable string   // sys.executable

	RecursionLimit int
	MaxRecursion   int // as high as a program may set RecursionLimit; 0: as high as Go's stack permits
	MaxIntDigits   int // of conversions between int and str; 0: no limit

	// Allocated is how many bytes were allocated, see Thread.Allocate; MemoryLimit, how many may be. Negative: no limit.
	MemoryLimit int64
	Allocated   int64

	// OutputLimit is how many bytes may be written to Stdout and Stderr; negative: no limit.
	OutputLimit int64
	Written     int64

	// Memo holds what modules and types keep for an interpreter, by a key of their own.
	Memo Memo

	// Native names the modules that are written in Go.
	Native map[string]bool `image:"share"`

	control    control `image:"drop"`
	bell       *Bell   `image:"drop"`
	graves     graves  `image:"drop"`
	hooks      []func(t *Thread) error
	copied     *copied `image:"drop"` // nil: it was made anew
	threads    threads `image:"drop"`
	version    uint64
	idFactor   uint64 // odd, so that different addresses give different numbers
	idOffset   uint64
	interned   interned             `image:"drop"`
	known      map[string]*Str      `image:"share"` // those that were interned when an image was made
	subclasses map[*Type][]weakType `image:"drop"`  // of built-in types, which themselves must not change
	kept       []subclass           // those of them that were there when an image was made
}

// NewInterpreter makes an interpreter without modules; it is for package vm, which adds what it takes to run.
func NewInterpreter() *Interpreter {
	fillOnce()
	in := &Interpreter{
		Builtins: NewDict(), Modules: NewDict(), Sys: NewDict(),
		RecursionLimit: 1000, MaxIntDigits: 4300, MemoryLimit: -1, OutputLimit: -1,
		Native:   make(map[string]bool),
		idFactor: rand.Uint64() | 1, idOffset: rand.Uint64(),
	}
	in.control.steps, in.bell = NoLimit, new(Bell)
	in.SetOutput(nil, nil)
	return in
}

// NewThread makes a thread of the interpreter.
func NewThread(in *Interpreter, r Runner) *Thread {
	return &Thread{Interp: in, Runner: r, Handled: &HandledException{}}
}

// NewMainThread makes the thread that runs the program itself.
func NewMainThread(in *Interpreter, r Runner) *Thread {
	t := NewThread(in, r)
	t.main = true
	return t
}

func (t *Thread) nextVersion() uint64 {
	t.Interp.version++
	return t.Interp.version
}

// Enter counts one nesting of Go code that Python can make deeper; each Enter that gave no error needs a Leave.
func (t *Thread) Enter(where string) error {
	if t.Depth >= t.Interp.RecursionLimit || t.nested >= maxNested {
		return t.Raise(RecursionError, "maximum recursion depth exceeded%s", where)
	}
	t.Depth++
	t.nested++
	return nil
}

// Leave ends what Enter began.
func (t *Thread) Leave() {
	t.Depth--
	t.nested--
}

// maxNested is how deep Go functions may nest that need no Python function between them: far from the end of Go's stack.
const maxNested = 10_000

// EnterNative is Enter for Go functions that stand between Python functions without being calls that a program sees, such as
// a cache of a recursive function, or an iterator over another: they do not count as depth, and nest deeper.
func (t *Thread) EnterNative() error {
	if t.nested >= maxNested {
		return t.Raise(RecursionError, "maximum recursion depth exceeded")
	}
	t.nested++
	return nil
}

// LeaveNative ends what EnterNative began.
func (t *Thread) LeaveNative() { t.nested-- }

// Charge takes n steps, before the work is done. Every loop in Go whose length a program decides must charge for it.
func (t *Thread) Charge(n int) error {
	t.Fuel -= int64(n)
	if t.Fuel < 0 {
		return t.Refuel()
	}
	return nil
}

// headerBytes is what an object takes beside its content: the header of a str, the largest of those that hold a content.
const headerBytes = 48

// Allocate accounts for an object with n bytes of content and for n/16 steps, before it is allocated.
func (t *Thread) Allocate(n int) error {
	in := t.Interp
	in.Allocated += int64(n) + headerBytes
	if in.exhausted() {
		return &Stop{Reason: OutOfMemory}
	}
	return t.Charge(n >> 4)
}

// Made accounts for n bytes of small objects, of a size that no program decides. That there was no room for them is an error
// at the next safe point, which comes at once, or in the next function in Go that accounts for something.
func (t *Thread) Made(n int) {
	in := t.Interp
	in.Allocated += int64(n)
	if in.exhausted() && t.Fuel > 0 {
		in.control.steps += t.Fuel
		t.Fuel = 0
	}
}

// exhausted reports whether more was allocated than may be. A negative limit is none.
func (in *Interpreter) exhausted() bool { return uint64(in.Allocated) > uint64(in.MemoryLimit) }

// GiveBack takes back what Allocate accounted for and what was given up at once.
func (t *Thread) GiveBack(n int) {
	t.Interp.Allocated = max(t.Interp.Allocated-int64(n), 0)
}

// ID is id(v): a number that stays with the object as long as that lives. Go moves no object, so it is made of the address,
// but so that the address cannot be told from it: no table of all objects that were ever asked about is kept.
func (in *Interpreter) ID(v Value) int64 {
	switch {
	case v.IsInt():
		return int64(v.n)*2 + 1<<40
	case v.n != 0:
		return int64(v.n>>1) ^ 1<<41
	}
	// Go's heaps lie far below 1<<44. The leading 7 is that of addresses as CPython shows them.
	p := v.p
	if in.copied != nil {
		p = in.copied.original(p)
	}
	place := uint64(uintptr(p)) >> 3
	return 7<<44 | int64((place*in.idFactor+in.idOffset)&(1<<41-1))<<3
}

// Stop is an error that no Python code can catch: a limit was reached, or the host wants it to end.
type Stop struct {
	Reason StopReason
	Err    error
}

// StopReason says why a thread was stopped.
type StopReason uint8

// The reasons to stop.
const (
	OutOfSteps StopReason = iota
	OutOfMemory
	Cancelled
	OutOfOutput
)

func (s *Stop) Error() string {
	switch s.Reason {
	case OutOfSteps:
		return "the program took more steps than it may"
	case OutOfMemory:
		return "the program used more memory than it may"
	case OutOfOutput:
		return "the program wrote more than it may"
	}
	return "the program was stopped"
}

func (s *Stop) Unwrap() error { return s.Err }
