package object

import "github.com/jinklink/jink/python/code"

// Slice is a slice: what stands between the brackets of x[start:stop:step].
type Slice struct {
	Object
	Start, Stop, Step Value // None where nothing was given
}

// NewSlice is slice(start, stop, step).
func NewSlice(start, stop, step Value) Value {
	return From(&Slice{Object{SliceType}, start, stop, step})
}

// AsSlice is the slice that v is, or nil.
func AsSlice(v Value) *Slice {
	if v.Is(SliceType) {
		return (*Slice)(v.p)
	}
	return nil
}

// Indices are the first index, the end, the step and the number of items that the slice means in a sequence of n items.
func (s *Slice) Indices(t *Thread, n int) (start, stop, step, count int, err error) {
	start, stop, step, err = s.unpack(t)
	if err != nil {
		return 0, 0, 0, 0, err
	}
	start, stop, count = adjustIndices(n, start, stop, step)
	return start, stop, step, count, nil
}

// unpack reads the three numbers, which may run Python code: the length of what is sliced must be asked for afterwards.
func (s *Slice) unpack(t *Thread) (start, stop, step int, err error) {
	step = 1
	if !s.Step.IsNone() {
		if step, err = t.sliceIndex(s.Step); err != nil {
			return
		}
		if step == 0 {
			err = t.Raise(ValueError, "slice step cannot be zero")
			return
		}
		step = max(step, -maxInt)
	}
	switch {
	case !s.Start.IsNone():
		if start, err = t.sliceIndex(s.Start); err != nil {
			return
		}
	case step < 0:
		start = maxInt
	}
	switch {
	case !s.Stop.IsNone():
		if stop, err = t.sliceIndex(s.Stop); err != nil {
			return
		}
	case step < 0:
		stop = minInt
	default:
		stop = maxInt
	}
	return
}

func (t *Thread) sliceIndex(v Value) (int, error) {
	if v.IsInt() {
		return int(v.Int64()), nil
	}
	if v.Type().Index == nil {
		return 0, t.Raise(TypeError, "slice indices must be integers or None or have an __index__ method")
	}
	return t.sizedIndex(v, nil)
}

// adjustIndices makes the ends lie in a sequence of n items and counts what lies between them.
func adjustIndices(n, start, stop, step int) (from, to, count int) {
	low, high := 0, n
	if step < 0 {
		low, high = -1, n-1
	}
	if start < 0 {
		start = max(start+n, low)
	} else {
		start = min(start, high)
	}
	if stop < 0 {
		stop = max(stop+n, low)
	} else {
		stop = min(stop, high)
	}
	if step < 0 {
		if stop < start {
			count = (start-stop-1)/-step + 1
		}
	} else if start < stop {
		count = (stop-start-1)/step + 1
	}
	return start, stop, count
}

// longIndices are start, stop and step for a sequence whose length need not fit an int of Go.
func (s *Slice) longIndices(t *Thread, n Value) (start, stop, step Value, err error) {
	step = Int(1)
	negative := false
	if !s.Step.IsNone() {
		if step, err = t.longSliceIndex(s.Step); err != nil {
			return
		}
		var zero bool
		if zero, err = t.CompareBool(code.Equal, step, Int(0)); err != nil {
			return
		}
		if zero {
			err = t.Raise(ValueError, "slice step cannot be zero")
			return
		}
		if negative, err = t.CompareBool(code.Less, step, Int(0)); err != nil {
			return
		}
	}
	low, high := Int(0), n
	if negative {
		low = Int(-1)
		if high, err = t.BinaryOp(Add, n, low); err != nil {
			return
		}
	}
	end := func(v, otherwise Value) (Value, error) {
		if v.IsNone() {
			return otherwise, nil
		}
		v, err := t.longSliceIndex(v)
		if err != nil {
			return v, err
		}
		below, err := t.CompareBool(code.Less, v, Int(0))
		if err != nil {
			return v, err
		}
		bound, op := high, code.Greater
		if below {
			if v, err = t.BinaryOp(Add, v, n); err != nil {
				return v, err
			}
			bound, op = low, code.Less
		}
		out, err := t.CompareBool(op, v, bound)
		if out {
			v = bound
		}
		return v, err
	}
	if negative {
		low, high := low, high
		if start, err = end(s.Start, high); err == nil {
			stop, err = end(s.Stop, low)
		}
		return
	}
	if start, err = end(s.Start, low); err == nil {
		stop, err = end(s.Stop, high)
	}
	return
}

func (t *Thread) longSliceIndex(v Value) (Value, error) {
	if !v.IsInt() && v.Type().Index == nil {
		return v, t.Raise(TypeError, "slice indices must be integers or None or have an __index__ method")
	}
	return t.Index(v)
}

func fillSlice() {
	typ := SliceType
	typ.Doc = "The start, stop and step of an extended index, x[start:stop:step]."
	typ.Flags = Final
	sig := newBuiltin(BuiltinType, plainFunction, "slice", "(start, stop=None, step=None, /)", "", nil)
	typ.New = func(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
		if len(names) > 0 {
			return Value{}, t.Raise(TypeError, "slice() takes no keyword arguments")
		}
		a, mark := t.Scratch(3)
		defer t.Release(mark)
		if err := sig.bindArguments(t, a, args, nil); err != nil {
			return Value{}, err
		}
		if len(args) == 1 {
			return NewSlice(None, a[0], None), nil
		}
		return NewSlice(a[0], a[1], orNone(a[2])), nil
	}
	typ.Repr = func(t *Thread, self Value) (Value, error) {
		s := As[Slice](self)
		text := "slice("
		for i, v := range []Value{s.Start, s.Stop, s.Step} {
			repr, err := t.Repr(v)
			if err != nil {
				return Value{}, err
			}
			if i > 0 {
				text += ", "
			}
			text += repr
		}
		return NewStr(text + ")"), nil
	}
	typ.Compare = func(t *Thread, a, b Value, op int) (Value, error) {
		x, y := AsSlice(a), AsSlice(b)
		if x == nil || y == nil {
			return NotImplemented, nil
		}
		if x == y {
			return Bool(op == code.Equal || op == code.LessEqual || op == code.GreaterEqual), nil
		}
		return t.compareItems([]Value{x.Start, x.Stop, x.Step}, []Value{y.Start, y.Stop, y.Step}, op)
	}
	typ.Hash = func(t *Thread, self Value) (int64, error) {
		s := As[Slice](self)
		return t.hashItems([]Value{s.Start, s.Stop, s.Step}, false)
	}
	field := func(name string, get func(s *Slice) Value) *GetSet {
		g := Attr(name, "", func(t *Thread, self Value) (Value, error) { return get(As[Slice](self)), nil }, nil)
		g.member = true
		return g
	}
	define(typ, ObjectType, "builtins", TypeDef{
		Methods: []*Builtin{
			Method("indices", "(self, len, /)", "The start, stop and step that the slice means in a sequence of this length.", func(t *Thread, a []Value) (Value, error) {
				n, err := t.Index(a[1])
				if err != nil {
					return Value{}, err
				}
				below, err := t.CompareBool(code.Less, n, Int(0))
				if err != nil {
					return Value{}, err
				}
				if below {
					return Value{}, t.Raise(ValueError, "length should not be negative")
				}
				start, stop, step, err := As[Slice](a[0]).longIndices(t, n)
				return NewTuple(start, stop, step), err
			}),
			Method("__reduce__", "(self, /)", "What pickle makes the slice again from.", func(t *Thread, a []Value) (Value, error) {
				s := As[Slice](a[0])
				return NewPair(SliceType.Value(), NewTuple(s.Start, s.Stop, s.Step)), nil
			}),
		},
		GetSets: []*GetSet{
			field("start", func(s *Slice) Value { return s.Start }),
			field("stop", func(s *Slice) Value { return s.Stop }),
			field("step", func(s *Slice) Value { return s.Step }),
		},
	})
}
