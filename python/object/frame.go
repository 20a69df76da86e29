package object

import (
	"fmt"

	"github.com/jinklink/jink/python/code"
)

// Frame is a frame as Python sees it: of a traceback, of sys._getframe, of a generator. The virtual machine makes it when
// something asks for it; most frames never have one.
type Frame struct {
	Object
	Code     *Code
	Globals  *Dict
	Builtins *Dict
	Live     LiveFrame // the running frame; nil once it is over
	Back     *Frame    // once it is over

	// What is left once the frame is over.
	Instruction int
	Slots       []Value // as LiveFrame has them
	Namespace   Value   // of a class body or module: the mapping

	Trace Value // f_trace
	vars  []frameVariable
	extra *Dict // what was written to f_locals that is no variable of the code
}

// LiveFrame is a frame that still runs, as the virtual machine has it.
type LiveFrame interface {
	Instruction() int
	Slots() []Value // not copied
	Namespace() Value
	Back() *Frame
	Suspended() bool // of a generator: it has begun and does not run
}

// Value is f as an object.
func (f *Frame) Value() Value { return From(f) }

// At is the number of the instruction that the frame is at.
func (f *Frame) At() int {
	if f.Live != nil {
		return f.Live.Instruction()
	}
	return f.Instruction
}

// Line is the line that the frame is at.
func (f *Frame) Line() int {
	return f.Code.PositionOf(f.At()).Line
}

// slots are the local variables of the frame and its cells, in the order of VarNames, CellVars, FreeVars; NULL where unbound.
// What is written to those of a running frame is what it goes on with.
func (f *Frame) slots() []Value {
	if f.Live != nil {
		return f.Live.Slots()
	}
	return f.Slots
}

// namespace is the mapping that the names of a class body or module are in; NULL for a function.
func (f *Frame) namespace() Value {
	if f.Live != nil {
		return f.Live.Namespace()
	}
	return f.Namespace
}

// Locals is f_locals: the namespace of a class body or module itself; of a function, or while a comprehension runs in a
// class body or module, what shows the variables.
func (f *Frame) Locals() Value {
	if f.Code.Flags&code.Optimized == 0 && !f.comprehends() {
		return f.namespace()
	}
	return From(&FrameLocals{Object{FrameLocalsType}, f})
}

// Snapshot is what locals() gives: the namespace of a class body or module itself; of a function a dict that is the
// caller's own.
func (f *Frame) Snapshot() Value {
	if f.Code.Flags&code.Optimized == 0 && !f.comprehends() {
		return f.namespace()
	}
	return f.variables().Value()
}

func fillFrame() {
	typ := FrameType
	typ.Flags = Final | NoNew
	typ.Repr = func(t *Thread, self Value) (Value, error) {
		f := As[Frame](self)
		return NewStr(fmt.Sprintf("<frame at %#x, file '%s', line %d, code %s>", t.Interp.ID(self), f.Code.Filename, f.Line(), f.Code.Name)), nil
	}
	attr := func(name string, get func(f *Frame) Value) *GetSet {
		g := Attr(name, "", func(t *Thread, self Value) (Value, error) { return get(As[Frame](self)), nil }, nil)
		g.member = true
		return g
	}
	define(typ, ObjectType, "builtins", TypeDef{
		Methods: []*Builtin{
			Method("clear", "(self, /)", "Forget the local variables of a frame that is over.", func(t *Thread, a []Value) (Value, error) {
				f := As[Frame](a[0])
				if f.Live != nil {
					what := "an executing"
					if f.Live.Suspended() {
						what = "a suspended"
					}
					return Value{}, t.Raise(RuntimeError, "cannot clear %s frame", what)
				}
				f.Slots, f.extra = nil, nil
				return None, nil
			}),
		},
		GetSets: []*GetSet{
			attr("f_code", func(f *Frame) Value { return f.Code.Value() }),
			attr("f_globals", func(f *Frame) Value { return f.Globals.Value() }),
			attr("f_builtins", func(f *Frame) Value { return f.Builtins.Value() }),
			attr("f_locals", func(f *Frame) Value { return f.Locals() }),
			attr("f_lasti", func(f *Frame) Value { return Int(int64(2 * f.At())) }),
			attr("f_lineno", func(f *Frame) Value { return positionItem(f.Line(), f.Line() > 0) }),
			attr("f_back", func(f *Frame) Value {
				back := f.Back
				if f.Live != nil {
					back = f.Live.Back()
				}
				if back == nil {
					return None
				}
				return back.Value()
			}),
			Attr("f_trace", "", func(t *Thread, self Value) (Value, error) { return orNone(As[Frame](self).Trace), nil }, func(t *Thread, self, v Value) error {
				As[Frame](self).Trace = v
				return nil
			}),
		},
	})
}

// NewFrame makes the frame object of a running frame.
func NewFrame(c *Code, globals, builtins *Dict, live LiveFrame) *Frame {
	return &Frame{Object: Object{FrameType}, Code: c, Globals: globals, Builtins: builtins, Live: live}
}

// NewTraceback makes the entry of a traceback for a frame, in front of those that there are.
func NewTraceback(f *Frame, instruction int, next *Traceback) *Traceback {
	return &Traceback{Object: Object{TracebackType}, Next: next, Frame: f.Value(), Instruction: instruction}
}
