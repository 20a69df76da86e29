package builtins

import (
	"math"

	"github.com/jinklink/jink/python/object"
)

// summer adds items up. As long as all are ints of 64 bits, or numbers among which is a float, it adds without objects.
type summer struct {
	t    *thread
	kind sumKind
	n    int64
	hi   float64 // with lo: the sum, with what rounding took off (Neumaier)
	lo   float64
	v    value
}

type sumKind uint8

const (
	ofInts sumKind = iota
	ofFloats
	ofObjects
)

func sum(t *thread, a []value) (value, error) {
	start := a[1]
	if start.IsNull() {
		start = object.Int(0)
	}
	for _, bad := range []struct {
		typ   *object.Type
		empty string
	}{{object.StrType, "strings [use ''"}, {object.BytesType, "bytes [use b''"}, {object.ByteArrayType, "bytearray [use b''"}} {
		if object.IsInstance(start, bad.typ) {
			return value{}, t.Raise(object.TypeError, "sum() can't sum %s.join(seq) instead]", bad.empty)
		}
	}
	s := &summer{t: t}
	s.begin(start)
	err := t.Each(a[0], s.add)
	if err != nil {
		return value{}, err
	}
	return s.result(), nil
}

func (s *summer) begin(v value) {
	switch {
	case v.IsInt():
		s.kind, s.n = ofInts, v.Int64()
	case v.IsFloat():
		s.kind, s.hi, s.lo = ofFloats, v.Float64(), 0
	default:
		s.kind, s.v = ofObjects, v
	}
}

func (s *summer) result() value {
	switch s.kind {
	case ofInts:
		return object.Int(s.n)
	case ofFloats:
		// What was taken off must not make a NaN of an infinity, nor lose the sign of -0.0.
		if s.lo != 0 && !math.IsInf(s.lo, 0) && !math.IsNaN(s.lo) {
			return object.Float(s.hi + s.lo)
		}
		return object.Float(s.hi)
	}
	return s.v
}

func (s *summer) add(v value) error {
	switch s.kind {
	case ofInts:
		if v.IsInt() || v.IsBool() {
			n, _ := object.AsInt64(v)
			if r := s.n + n; (r > s.n) == (n > 0) {
				s.n = r
				return nil
			}
		}
	case ofFloats:
		if v.IsFloat() {
			s.addFloat(v.Float64())
			return nil
		}
		if n, ok := object.AsInt64(v); ok && object.IsInstance(v, object.IntType) {
			s.hi += float64(n)
			return nil
		}
	case ofObjects:
		r, err := s.t.BinaryOp(object.Add, s.v, v)
		s.v = r
		return err
	}
	r, err := s.t.BinaryOp(object.Add, s.result(), v)
	if err != nil {
		return err
	}
	if s.kind == ofInts && r.IsFloat() {
		s.begin(r)
	} else {
		s.kind, s.v = ofObjects, r
	}
	return nil
}

func (s *summer) addFloat(x float64) {
	sum := s.hi + x
	if math.Abs(s.hi) >= math.Abs(x) {
		s.lo += (s.hi - sum) + x
	} else {
		s.lo += (x - sum) + s.hi
	}
	s.hi = sum
}
