package object

import (
	"errors"
	"fmt"
)

// Exception is an instance of BaseException or of a subclass. A *Exception is also how Go functions of this package and of
// the virtual machine report that Python code raised: it is a Go error, returned and never panicked. Errors of other types
// (see Stop) pass through Python code without being caught.
type Exception struct {
	Object
	Args            Value // a tuple
	Cause           Value // NULL if none
	Context         Value // NULL if none
	Traceback       *Traceback
	SuppressContext bool

	// Fields are what some exceptions have besides, by the places their type gives them; see exceptionMember. nil: what the
	// arguments say.
	Fields []Value

	// Err is the Go error that became this exception, or nil.
	Err error
}

// Unwrap is the Go error that became this exception, or nil.
func (e *Exception) Unwrap() error { return e.Err }

// Traceback is one frame that an exception passed, from the outermost to the innermost.
type Traceback struct {
	Object
	Next        *Traceback
	Frame       Value
	Instruction int // number of the instruction, as in code.PositionOf; negative: not known
	half        int // 1: a program has made it with the offset of the instruction's second byte
	Line        int // 0: that of the instruction
}

func (e *Exception) Error() string {
	text := e.typ.Name
	if args := e.Args.tuple().Items; len(args) == 1 {
		if s := AsStr(args[0]); s != nil {
			text += ": " + s.S
		}
	}
	return text
}

// Value is e as an object.
func (e *Exception) Value() Value { return From(e) }

// AsException is the exception that v is, or nil.
func AsException(v Value) *Exception {
	if v.p != nil && v.Type().Layout == LayoutException {
		return v.exception()
	}
	return nil
}

// Raised is the Python exception that an error is, or nil: then it is one that Python cannot catch.
func Raised(err error) *Exception {
	if e, ok := err.(*Exception); ok {
		return e
	}
	var e *Exception
	if errors.As(err, &e) {
		return e
	}
	return nil
}

// exceptionBytes is what an exception takes, with a tuple of one argument, a str.
const exceptionBytes = 320

// newException makes an instance of a built-in exception type, or of a subclass of it, without calling anything.
func newException(cls *Type, args ...Value) *Exception {
	e := cls.allocInstance().exception()
	e.Args = argumentTuple(args)
	return e
}

// Raise is the error that an exception of a built-in type, with a message, was raised.
func (t *Thread) Raise(cls *Type, format string, args ...any) error {
	text := format
	if len(args) > 0 {
		text = fmt.Sprintf(format, args...)
		t.Made(len(text)) // of what the program gave, it may be long
		t.Fuel -= int64(len(text) >> 4)
	}
	return t.raised(newException(cls, NewStr(text)))
}

// RaiseArgs is the error that an exception of a built-in type with these arguments was raised.
func (t *Thread) RaiseArgs(cls *Type, args ...Value) error {
	if cls.Flags&takesFields != 0 {
		v, err := t.Call(cls.Value(), args...)
		if err != nil {
			return err
		}
		return t.raised(v.exception())
	}
	return t.raised(newException(cls, args...))
}

// RaiseName is a NameError, or a subclass of it, that knows the name.
func (t *Thread) RaiseName(cls *Type, name, format string, args ...any) error {
	err := t.Raise(cls, format, args...)
	err.(*Exception).Fields = []Value{NewStr(name)}
	return err
}

// raised sets the context of an exception that is raised now.
func (t *Thread) raised(e *Exception) error {
	t.Made(exceptionBytes)
	t.SetContext(e)
	return e
}

// SetContext makes the exception that is being handled the context of e, without making a circle.
func (t *Thread) SetContext(e *Exception) {
	handled := t.Handled.Current()
	if handled.IsNull() || handled == e.Value() {
		return
	}
	// If e is already among the contexts of the handled one, that chain is cut before it. A chain that a program made
	// into a circle is followed once round: slow goes half as fast.
	slow := handled.exception()
	for c, odd := slow, false; !c.Context.IsNull(); odd = !odd {
		if c.Context == e.Value() {
			c.Context = Value{}
			break
		}
		c = c.Context.exception()
		if odd {
			slow = slow.Context.exception()
		}
		if c == slow {
			break
		}
	}
	e.Context = handled
}

// Matches reports whether the error is a Python exception of this type.
func Matches(err error, cls *Type) bool {
	if err == nil {
		return false
	}
	e := Raised(err)
	return e != nil && e.typ.IsSubtype(cls)
}

// StopValue gives the value that a StopIteration carries.
func StopValue(e *Exception) Value {
	if len(e.Fields) > 0 {
		return orNone(e.Fields[0])
	}
	if args := e.Args.tuple().Items; len(args) > 0 {
		return args[0]
	}
	return None
}
