package object

import "github.com/jinklink/jink/python/code"

// This file holds what containers ask about numbers: indexes, repetitions, sizes.

// maxItems is how many items a container may be asked to hold at once; more are a MemoryError.
const maxItems = 1 << 29

// Bytes is what a tuple or list of n items takes.
func Bytes(n int) int { return headerBytes + 16*n }

// allocateItems accounts for n Values, before they are allocated.
func (t *Thread) allocateItems(n int) error {
	if n > maxItems {
		return t.RaiseArgs(MemoryError)
	}
	return t.Allocate(16 * n)
}

// repeated is how many items n items repeated count times are, accounted for; count may be negative.
func (t *Thread) repeated(n, count int) (int, error) {
	if count <= 0 || n == 0 {
		return 0, nil
	}
	if count > maxItems/n {
		return 0, t.RaiseArgs(MemoryError)
	}
	return n * count, t.Allocate(16 * n * count)
}

// sizedIndex is v, which has or is an __index__, as an int of Go. One that does not fit is an error of type exc, or, if exc
// is nil, the int of the same sign that is farthest from zero.
func (t *Thread) sizedIndex(v Value, exc *Type) (int, error) {
	if v.IsInt() {
		return int(v.Int64()), nil
	}
	i, err := t.Index(v)
	if err != nil {
		return 0, err
	}
	if n, ok := AsInt64(i); ok {
		return int(n), nil
	}
	if exc != nil {
		return 0, t.Raise(exc, "cannot fit '%s' into an index-sized integer", v.Type().Name)
	}
	negative, err := t.CompareBool(code.Less, i, Int(0))
	if negative {
		return minInt, err
	}
	return maxInt, err
}

const (
	maxInt = int(^uint(0) >> 1)
	minInt = -maxInt - 1
)

// boundArg is an optional argument start or stop of index(), made to lie in a sequence of n items.
func (t *Thread) boundArg(v Value, otherwise, n int) (int, error) {
	i := otherwise
	if !v.IsNull() {
		if v.Type().Index == nil {
			return 0, t.Raise(TypeError, "slice indices must be integers or have an __index__ method")
		}
		var err error
		if i, err = t.sizedIndex(v, nil); err != nil {
			return 0, err
		}
	}
	if i < 0 {
		i = max(i+n, 0)
	}
	return i, nil
}

// sequenceIndex is the place that key means in a sequence of n items; the caller checks that it is in range. what is the
// sequence's name in messages.
func (t *Thread) sequenceIndex(key Value, n int, what string) (int, error) {
	if !key.IsInt() && key.Type().Index == nil {
		return 0, t.Raise(TypeError, "%s indices must be integers or slices, not %s", what, key.Type().Name)
	}
	i, err := t.sizedIndex(key, IndexError)
	if i < 0 {
		i += n
	}
	return i, err
}

// multiplier is the number that a sequence is multiplied by; ok is false if v is no number of that kind.
func (t *Thread) multiplier(v Value) (n int, ok bool, err error) {
	if v.IsInt() {
		return int(v.Int64()), true, nil
	}
	if v.Type().Index == nil {
		return 0, false, nil
	}
	n, err = t.sizedIndex(v, OverflowError)
	return n, true, err
}

// smallHash is the hash of an int: the remainder by 2**61-1, with the sign of the int.
func smallHash(n int64) int64 {
	const modulus = 1<<61 - 1
	h := n
	if h >= modulus || h <= -modulus {
		h %= modulus
	}
	if h == -1 {
		return -2
	}
	return h
}
