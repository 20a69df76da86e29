package object

// This file holds traceback objects.

// TracebackValue is __traceback__ of an exception.
func TracebackValue(e *Exception) Value { return e.Traceback.orNone() }

func (tb *Traceback) orNone() Value {
	if tb == nil {
		return None
	}
	return From(tb)
}

// LineOf is the line that the entry is at.
func (tb *Traceback) LineOf() int {
	if tb.Line == 0 && tb.Instruction >= 0 && tb.Frame.Is(FrameType) {
		return As[Frame](tb.Frame).Code.PositionOf(tb.Instruction).Line
	}
	return tb.Line
}

func fillTraceback() {
	typ := TracebackType
	typ.Doc = "One frame that an exception passed."
	typ.Flags = Final
	sig := newBuiltin(BuiltinType, plainFunction, "traceback", "(tb_next, tb_frame, tb_lasti, tb_lineno)", "", nil)
	typ.New = func(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
		a, mark := t.Scratch(4)
		defer t.Release(mark)
		if err := sig.bindArguments(t, a, args, names); err != nil {
			return Value{}, err
		}
		if !a[1].Is(FrameType) {
			return Value{}, t.Raise(TypeError, "traceback() argument 'tb_frame' must be frame, not %s", a[1].Type().Name)
		}
		lasti, err := t.IntArg(a[2])
		if err != nil {
			return Value{}, err
		}
		line, err := t.IntArg(a[3])
		if err != nil {
			return Value{}, err
		}
		var next *Traceback
		switch {
		case a[0].IsNone():
		case a[0].Is(TracebackType):
			next = As[Traceback](a[0])
		default:
			return Value{}, t.Raise(TypeError, "expected traceback object or None, got '%s'", a[0].Type().Name)
		}
		half := 0
		if lasti >= 0 {
			half = lasti % 2
			lasti /= 2
		}
		return From(&Traceback{Object: Object{TracebackType}, Next: next, Frame: a[1], Instruction: lasti, half: half, Line: line}), nil
	}
	attr := func(name string, get func(tb *Traceback) Value, set func(t *Thread, self, v Value) error) *GetSet {
		return Attr(name, "", func(t *Thread, self Value) (Value, error) { return get(As[Traceback](self)), nil }, set)
	}
	define(typ, ObjectType, "builtins", TypeDef{
		Methods: []*Builtin{
			Method("__dir__", "(self, /)", "", func(t *Thread, a []Value) (Value, error) {
				return NewList([]Value{NewStr("tb_frame"), NewStr("tb_next"), NewStr("tb_lasti"), NewStr("tb_lineno")}), nil
			}),
		},
		GetSets: []*GetSet{
			attr("tb_next", func(tb *Traceback) Value { return tb.Next.orNone() }, setTracebackNext),
			asMember(attr("tb_frame", func(tb *Traceback) Value { return orNone(tb.Frame) }, nil)),
			asMember(attr("tb_lasti", func(tb *Traceback) Value { return Int(int64(lastInstruction(tb))) }, nil)),
			attr("tb_lineno", func(tb *Traceback) Value { return Int(int64(tb.LineOf())) }, nil),
		},
	})
}

// lastInstruction counts as programs do: bytes of wordcode.
func lastInstruction(tb *Traceback) int {
	if tb.Instruction < 0 {
		return -1
	}
	return 2*tb.Instruction + tb.half
}

// setTracebackNext is tb.tb_next = v, which must not make a circle.
func setTracebackNext(t *Thread, self, v Value) error {
	tb := As[Traceback](self)
	switch {
	case v.IsNull():
		return t.Raise(TypeError, "can't delete tb_next attribute")
	case v.IsNone():
		tb.Next = nil
		return nil
	case !v.Is(TracebackType):
		return t.Raise(TypeError, "expected traceback object, got '%s'", v.Type().Name)
	}
	for at := As[Traceback](v); at != nil; at = at.Next {
		if at == tb {
			return t.Raise(ValueError, "traceback loop detected")
		}
	}
	tb.Next = As[Traceback](v)
	return nil
}
