// Package vm is the virtual machine: it runs the code that package compile makes of Python, on the objects of package
// object.
//
// There is one loop (run), and one Go call of it for as many Python frames as possible: a Python function that calls
// another only pushes a frame. The loop is entered again only where Go code of an object calls back into Python: a sort key,
// a __getattr__, a comparison.
//
// Invariants. A frame's window of the stack holds its local variables, its cells, and its operands. What lies above the
// top of the stack is garbage, which must be neither read nor trusted to be zero. An exception is a Go error that is
// returned; the loop finds the handler in a table made when the code was decoded. The machine of a thread is used by one
// goroutine at a time.
package vm

import (
	"slices"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
)

// chunkSize is how many Values a piece of stack holds.
const chunkSize = 1 << 14

// firstChunk is how many the first piece holds: an interpreter that does little should be small.
const firstChunk = 1 << 9

// machine is the state of one thread of Python code: its frames and its stack.
type machine struct {
	thread *object.Thread
	rt     *Runtime
	cur    *frame

	chunk []object.Value // the piece of stack in use
	spare []object.Value // the piece that was taken last: it is free whenever another one is in use
	top   int            // where the next frame that is not overlapping may begin
	high  int            // the highest that top has been since the machine was new or reset
	free  []*frame       // frames to be used again
}

// frame is the activation of code.
type frame struct {
	exec     *exec
	fn       *object.Function // nil for modules, class bodies, eval
	globals  *object.Dict
	builtins *object.Dict
	names    *object.Dict // the namespace of a class body or module, if it is a dict
	mapping  object.Value // that namespace, whatever it is
	prev     *frame       // who called
	st       []object.Value
	sp, pc   int
	chunk    []object.Value // the piece of stack that st is of; nil for generators
	base     int            // where in it
	obj      *object.Frame
	gen      *object.Generator
	kind     frameKind
	self     object.Value // of an __init__: the new object; of an operator: the left operand
	other    object.Value // of an operator: the right operand
	operator op           // of an operator: which
	adjust   int32        // by how much the instruction in error differs from the one that exec.number gives
	reraise  bool         // the exception on its way was raised again: the frame is in its traceback already
}

// frameKind says what happens with the result of a frame.
type frameKind uint8

const (
	callFrame     frameKind = iota // it goes to the stack of the frame before
	entryFrame                     // it goes to the Go function that entered the loop
	initFrame                      // of an __init__: the new object goes to the stack of the frame before
	iterFrame                      // of a generator that a for loop steps
	operatorFrame                  // of an __add__ or the like: unless it is NotImplemented, as for a call
)

// frameBytes is what a frame takes, and the pointer to it once it is free.
const frameBytes = 320

func (m *machine) newFrame() *frame {
	if n := len(m.free); n > 0 {
		f := m.free[n-1]
		m.free = m.free[:n-1]
		return f
	}
	m.thread.Made(frameBytes)
	return new(frame)
}

// window takes a window of n Values for f at the top of the stack. It returns what leaveWindow needs.
func (m *machine) window(f *frame, n int) {
	if m.top+n > len(m.chunk) {
		if len(m.spare) < n || &m.spare[0] == &m.chunk[0] {
			size := max(chunkSize, n)
			m.thread.Made(16 * size)
			m.spare = make([]object.Value, size)
		}
		m.chunk, m.top = m.spare, 0
	}
	f.chunk, f.base = m.chunk, m.top
	f.st = m.chunk[m.top : m.top+n : m.top+n]
	m.top += n
	m.high = max(m.high, m.top)
}

// release ends a frame, and gives the one that called it.
func (m *machine) release(f *frame) *frame {
	p := f.prev
	m.cur = p
	if f.obj != nil {
		f.capture()
	}
	m.thread.Depth--
	if p != nil && p.chunk != nil {
		m.chunk, m.top = p.chunk, p.base+len(p.st)
	} else if f.chunk != nil {
		m.chunk, m.top = f.chunk, f.base
	}
	if f.gen == nil {
		// What every push sets stays as it is; the rest goes.
		if f.kind == initFrame || f.kind == operatorFrame {
			f.self, f.other = object.Value{}, object.Value{}
		}
		if !f.mapping.IsNull() {
			f.mapping, f.names = object.Value{}, nil
		}
		f.pc, f.kind, f.adjust, f.reraise = 0, callFrame, 0, false
		m.free = append(m.free, f)
	}
	return p
}

// machineOf is the machine of a thread.
func machineOf(t *object.Thread) *machine { return t.Frame.(*machine) }

// frameObject is the frame as Python sees it.
func (f *frame) frameObject() *object.Frame {
	if f.obj == nil {
		f.obj = object.NewFrame(f.exec.code, f.globals, f.builtins, f)
	}
	return f.obj
}

// capture leaves in the frame's object what can be asked of it once the frame is over.
func (f *frame) capture() {
	o := f.obj
	o.Instruction = f.Instruction()
	o.Slots = slices.Clone(f.Slots())
	o.Namespace = f.mapping
	if f.prev != nil && f.prev.obj != nil {
		o.Back = f.prev.obj
	}
	o.Live = nil
	f.obj = nil
}

// Instruction is the number of the instruction that f is at.
func (f *frame) Instruction() int {
	if f.pc == 0 {
		return 0
	}
	return int(f.exec.number[f.pc-1] + f.adjust)
}

// Slots are f's local variables and cells.
func (f *frame) Slots() []object.Value { return f.st[:f.exec.first] }

// Namespace is the namespace of a class body or module.
func (f *frame) Namespace() object.Value { return f.mapping }

// Suspended reports whether f is of a generator that is not running. Only while it runs has it one.
func (f *frame) Suspended() bool { return f.chunk == nil && f.gen == nil }

// Back is who called f.
func (f *frame) Back() *object.Frame {
	if f.prev == nil {
		return nil
	}
	return f.prev.frameObject()
}

// enter pushes a frame for code that runs in a namespace of its own: a module, a class body, eval.
func (m *machine) enter(c *object.Code, globals, builtins *object.Dict, mapping object.Value, closure []object.Value) (*frame, error) {
	e := execOf(c)
	if err := m.charge(e); err != nil {
		return nil, err
	}
	if err := m.deeper(); err != nil {
		return nil, err
	}
	f := m.newFrame()
	f.exec, f.fn, f.globals, f.builtins, f.mapping = e, nil, globals, builtins, mapping
	f.names = nil
	if mapping.Is(object.DictType) {
		f.names = object.AsDict(mapping)
	}
	f.prev = m.cur
	m.window(f, e.size)
	clear(f.st[:e.first])
	f.sp = e.first
	f.makeCells(m.thread, closure)
	m.cur = f
	return f, nil
}

// cellBytes is what a cell takes.
const cellBytes = 32

// makeCells gives the frame its cells: new ones, with parameters in them that inner functions use, and those of the closure.
func (f *frame) makeCells(t *object.Thread, closure []object.Value) {
	e := f.exec
	for i := e.locals; i < e.first-e.nfree; i++ {
		t.Made(cellBytes)
		f.st[i] = object.NewCell(object.Value{})
	}
	for _, c := range e.cells {
		object.AsCell(f.st[c[1]]).V = f.st[c[0]]
	}
	copy(f.st[e.first-e.nfree:e.first], closure)
}

// charge takes the steps of code that is about to begin.
func (m *machine) charge(e *exec) error {
	if m.thread.Fuel -= e.steps; m.thread.Fuel < 0 {
		return m.refuel()
	}
	return nil
}

// deeper counts a frame more.
func (m *machine) deeper() error {
	t := m.thread
	if t.Depth >= t.Interp.RecursionLimit {
		return t.Raise(object.RecursionError, "maximum recursion depth exceeded")
	}
	t.Depth++
	return nil
}

// RunCode runs code in a namespace, and gives what it returns.
func (m *machine) runCode(c *object.Code, globals *object.Dict, mapping object.Value, closure []object.Value) (object.Value, error) {
	f, err := m.enter(c, globals, m.thread.BuiltinsOf(globals), mapping, closure)
	if err != nil {
		return object.Value{}, err
	}
	f.kind = entryFrame
	if c.Flags&(code.Generator|code.Coroutine|code.AsyncGenerator) != 0 {
		return m.suspendNew(f), nil
	}
	return m.runNested(f)
}

// runNested enters the loop once more, from Go code that is itself called from a loop. Go's stack must never be exhausted,
// whatever a program makes of the limit of recursion.
func (m *machine) runNested(f *frame) (object.Value, error) {
	if err := m.thread.EnterNative(); err != nil {
		return object.Value{}, m.leave(f, err)
	}
	v, err := m.run(f)
	m.thread.LeaveNative()
	return v, err
}
