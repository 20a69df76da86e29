package object

import "github.com/jinklink/jink/python/code"

// Range is a range. Its numbers are in the fields, or, if one of them or the number of items does not fit, in Long.
type Range struct {
	Object
	Start, Stop, Step int64
	Count             int
	Long              *LongRange
}

// LongRange is a range of ints that may be of any size. Length is the number of items.
type LongRange struct{ Start, Stop, Step, Length Value }

// NewRange is range(start, stop, step); step must not be zero.
func NewRange(t *Thread, start, stop, step int64) (Value, error) {
	if n, ok := rangeCount(start, stop, step); ok {
		return From(&Range{Object{RangeType}, start, stop, step, n, nil}), nil
	}
	return t.newLongRange(Int(start), Int(stop), Int(step))
}

// AsRange is the range that v is, or nil.
func AsRange(v Value) *Range {
	if v.Is(RangeType) {
		return (*Range)(v.p)
	}
	return nil
}

// rangeCount is how many items a range has; ok is false if they are too many to count.
func rangeCount(start, stop, step int64) (n int, ok bool) {
	var gap, by uint64
	switch {
	case step > 0 && start < stop:
		gap, by = uint64(stop)-uint64(start), uint64(step)
	case step < 0 && start > stop:
		gap, by = uint64(start)-uint64(stop), -uint64(step)
	default:
		return 0, true
	}
	count := (gap-1)/by + 1
	return int(count), count <= uint64(maxInt)
}

// makeRange is range(start, stop, step) of ints of any size.
func (t *Thread) makeRange(start, stop, step Value) (Value, error) {
	if start.IsInt() && stop.IsInt() && step.IsInt() {
		return NewRange(t, start.Int64(), stop.Int64(), step.Int64())
	}
	return t.newLongRange(start, stop, step)
}

func (t *Thread) newLongRange(start, stop, step Value) (Value, error) {
	down, err := t.CompareBool(code.Less, step, Int(0))
	if err != nil {
		return Value{}, err
	}
	low, high, by := start, stop, step
	if down {
		low, high = stop, start
		if by, err = t.BinaryOp(Subtract, Int(0), step); err != nil {
			return Value{}, err
		}
	}
	length := Int(0)
	some, err := t.CompareBool(code.Less, low, high)
	if err != nil {
		return Value{}, err
	}
	if some {
		// (high - low - 1) // by + 1
		length = high
		for _, step := range []struct {
			op Operator
			v  Value
		}{{Subtract, low}, {Subtract, Int(1)}, {FloorDivide, by}, {Add, Int(1)}} {
			if length, err = t.BinaryOp(step.op, length, step.v); err != nil {
				return Value{}, err
			}
		}
	}
	return From(&Range{Object: Object{RangeType}, Long: &LongRange{start, stop, step, length}}), nil
}

// long is the range with all its numbers as objects.
func (r *Range) long() LongRange {
	if r.Long != nil {
		return *r.Long
	}
	return LongRange{Int(r.Start), Int(r.Stop), Int(r.Step), Int(int64(r.Count))}
}

// short is an iterator over the range, if its numbers fit.
func (r *Range) short() (it RangeIterator, ok bool) {
	return RangeIterator{Object{RangeIteratorType}, r.Start, r.Step, r.Count}, r.Long == nil
}

// at is start + i * step; ok is false if it does not fit.
func (r *Range) at(i int) (v int64, ok bool) {
	by := int64(i) * r.Step
	if i != 0 && by/int64(i) != r.Step {
		return 0, false
	}
	v = r.Start + by
	return v, (v < r.Start) == (by < 0)
}

// longAt is start + i * step.
func (t *Thread) longAt(r LongRange, i Value) (Value, error) {
	by, err := t.BinaryOp(Multiply, i, r.Step)
	if err != nil {
		return by, err
	}
	return t.BinaryOp(Add, r.Start, by)
}

// find is the index of an int in the range, NULL if it is not there.
func (r *Range) find(t *Thread, v Value) (Value, error) {
	n, ok := AsInt64(v)
	if r.Long == nil {
		if !ok || r.Count == 0 {
			return Value{}, nil
		}
		var gap, by uint64
		if r.Step > 0 {
			if n < r.Start || n >= r.Stop {
				return Value{}, nil
			}
			gap, by = uint64(n)-uint64(r.Start), uint64(r.Step)
		} else {
			if n > r.Start || n <= r.Stop {
				return Value{}, nil
			}
			gap, by = uint64(r.Start)-uint64(n), -uint64(r.Step)
		}
		if gap%by != 0 {
			return Value{}, nil
		}
		return Int(int64(gap / by)), nil
	}
	gap, err := t.BinaryOp(Subtract, v, r.Long.Start)
	if err != nil {
		return Value{}, err
	}
	rest, err := t.BinaryOp(Modulo, gap, r.Long.Step)
	if err != nil {
		return Value{}, err
	}
	if between, err := t.Truth(rest); between || err != nil {
		return Value{}, err
	}
	i, err := t.BinaryOp(FloorDivide, gap, r.Long.Step)
	if err != nil {
		return Value{}, err
	}
	if out, err := t.CompareBool(code.Less, i, Int(0)); out || err != nil {
		return Value{}, err
	}
	if in, err := t.CompareBool(code.Less, i, r.Long.Length); !in || err != nil {
		return Value{}, err
	}
	return i, nil
}

func rangeNew(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
	if len(names) > 0 {
		return Value{}, t.Raise(TypeError, "range() takes no keyword arguments")
	}
	if n := len(args); n < 1 || n > 3 {
		if n < 1 {
			return Value{}, t.Raise(TypeError, "range expected at least 1 argument, got 0")
		}
		return Value{}, t.Raise(TypeError, "range expected at most 3 arguments, got %d", n)
	}
	start, step := Int(0), Int(1)
	stop, err := t.Index(args[0])
	if err != nil {
		return Value{}, err
	}
	if len(args) > 1 {
		start = stop
		if stop, err = t.Index(args[1]); err != nil {
			return Value{}, err
		}
	}
	if len(args) > 2 {
		if step, err = t.Index(args[2]); err != nil {
			return Value{}, err
		}
		if step == Int(0) {
			return Value{}, t.Raise(ValueError, "range() arg 3 must not be zero")
		}
	}
	return t.makeRange(start, stop, step)
}

func rangeGetItem(t *Thread, self, key Value) (Value, error) {
	r := As[Range](self)
	if s := AsSlice(key); s != nil {
		return r.slice(t, s)
	}
	if !key.IsInt() && key.Type().Index == nil {
		return Value{}, t.Raise(TypeError, "range indices must be integers or slices, not %s", key.Type().Name)
	}
	i, err := t.Index(key)
	if err != nil {
		return Value{}, err
	}
	if n, ok := AsInt64(i); ok && r.Long == nil {
		if n < 0 {
			n += int64(r.Count)
		}
		if n < 0 || n >= int64(r.Count) {
			return Value{}, t.Raise(IndexError, "range object index out of range")
		}
		return Int(r.Start + n*r.Step), nil
	}
	l := r.long()
	below, err := t.CompareBool(code.Less, i, Int(0))
	if err != nil {
		return Value{}, err
	}
	if below {
		if i, err = t.BinaryOp(Add, i, l.Length); err != nil {
			return Value{}, err
		}
	}
	low, err := t.CompareBool(code.Less, i, Int(0))
	if err != nil {
		return Value{}, err
	}
	high, err := t.CompareBool(code.GreaterEqual, i, l.Length)
	if err != nil {
		return Value{}, err
	}
	if low || high {
		return Value{}, t.Raise(IndexError, "range object index out of range")
	}
	return t.longAt(l, i)
}

func (r *Range) slice(t *Thread, s *Slice) (Value, error) {
	if r.Long == nil && isSmallOrNone(s.Start) && isSmallOrNone(s.Stop) && isSmallOrNone(s.Step) {
		start, stop, step, _, err := s.Indices(t, r.Count)
		if err != nil {
			return Value{}, err
		}
		first, ok1 := r.at(start)
		end, ok2 := r.at(stop)
		by := r.Step * int64(step)
		if ok1 && ok2 && by/int64(step) == r.Step {
			return NewRange(t, first, end, by)
		}
	}
	l := r.long()
	start, stop, step, err := s.longIndices(t, l.Length)
	if err != nil {
		return Value{}, err
	}
	if step, err = t.BinaryOp(Multiply, step, l.Step); err != nil {
		return Value{}, err
	}
	if start, err = t.longAt(l, start); err != nil {
		return Value{}, err
	}
	if stop, err = t.longAt(l, stop); err != nil {
		return Value{}, err
	}
	return t.makeRange(start, stop, step)
}

func isSmallOrNone(v Value) bool { return v.IsInt() || v.IsNone() }

// rangeKey is what decides whether ranges are equal: the items that they have.
func (r *Range) rangeKey() []Value {
	l := r.long()
	switch {
	case l.Length == Int(0):
		return []Value{l.Length, None, None}
	case l.Length == Int(1):
		return []Value{l.Length, l.Start, None}
	}
	return []Value{l.Length, l.Start, l.Step}
}

func rangeCompare(t *Thread, a, b Value, op int) (Value, error) {
	x, y := AsRange(a), AsRange(b)
	if x == nil || y == nil || op != code.Equal && op != code.NotEqual {
		return NotImplemented, nil
	}
	return t.compareItems(x.rangeKey(), y.rangeKey(), op)
}

func rangeRepr(t *Thread, self Value) (Value, error) {
	l := As[Range](self).long()
	parts := []Value{l.Start, l.Stop}
	if l.Step != Int(1) {
		parts = append(parts, l.Step)
	}
	text := "range("
	for i, v := range parts {
		if i > 0 {
			text += ", "
		}
		s, err := t.Repr(v)
		if err != nil {
			return Value{}, err
		}
		text += s
	}
	return NewStr(text + ")"), nil
}
