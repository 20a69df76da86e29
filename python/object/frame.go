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
	Values      []Value // local variables, cells opened, in the order of VarNames, CellVars, FreeVars; NULL where unbound
	Namespace   Value   // of a class body or module: the mapping

	Trace  Value // f_trace
	locals *Dict
}

// LiveFrame is a frame that still runs, as the virtual machine has it.
type LiveFrame interface {
	Instruction() int
	Values() []Value
	Namespace() Value
	Back() *Frame
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

// Locals is f_locals: the namespace of a class body or module itself; of a function a dict that is brought up to date.
func (f *Frame) Locals() Value {
	values, ns := f.Values, f.Namespace
	if f.Live != nil {
		values, ns = f.Live.Values(), f.Live.Namespace()
	}
	if !ns.IsNull() && f.Code.Flags&code.Optimized == 0 {
		return ns
	}
	if f.locals == nil {
		f.locals = NewDict()
	}
	c := f.Code
	set := func(name string, v Value) {
		if v.IsNull() {
			f.locals.DeleteString(name)
		} else {
			f.locals.SetString(name, v)
		}
	}
	n := len(c.VarNames)
	for i, v := range values {
		switch {
		case i < n:
			if !isCellVar(c, c.VarNames[i]) {
				set(c.VarNames[i], v)
			}
		default:
			set(c.NameOfFree(i-n), v)
		}
	}
	return f.locals.Value()
}

func isCellVar(c *Code, name string) bool {
	for _, n := range c.CellVars {
		if n == name {
			return true
		}
	}
	return false
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
					return Value{}, t.Raise(RuntimeError, "cannot clear an executing frame")
				}
				f.Values, f.locals = nil, nil
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
