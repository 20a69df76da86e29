package datetime

import (
	"math"

	"github.com/jinklink/jink/python/object"
)

// signature is the parameters of a constructor. The messages about them name no function.
type signature struct {
	function   string // as messages call it
	names      []string
	required   int
	positional int  // how many can be given by position
	ints       bool // those required are ints
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// bind puts each argument to its parameter: all is NULL everywhere.
func (s *signature) bind(t *thread, all, args []value, names object.Names) error {
	given := len(args) - len(names)
	switch {
	case len(args) > len(s.names):
		kind := ""
		if given == 0 {
			kind = "keyword "
		}
		return t.Raise(object.TypeError, "%s takes at most %d %sargument%s (%d given)", s.function, len(s.names), kind, plural(len(s.names)), len(args))
	case given > s.positional:
		return t.Raise(object.TypeError, "%s takes at most %d positional argument%s (%d given)", s.function, s.positional, plural(s.positional), given)
	}
	copy(all, args[:given])
	short := s.function
	if n := len(short) - 2; n > 0 && short[n:] == "()" {
		short = short[:n]
	}
	for i, name := range names {
		at := -1
		for k, have := range s.names {
			if have == name.S {
				at = k
			}
		}
		if at >= 0 && at < given {
			return t.Raise(object.TypeError, "argument for %s given by name ('%s') and position (%d)", s.function, name.S, at+1)
		}
		if at >= 0 {
			all[at] = args[given+i]
		}
	}
	for i := range s.required {
		if s.ints && !all[i].IsNull() {
			// What is given is looked at before what is missing.
			if _, err := smallInt(t, all[i], 0); err != nil {
				return err
			}
		}
		if all[i].IsNull() {
			return t.Raise(object.TypeError, "%s missing required argument '%s' (pos %d)", s.function, s.names[i], i+1)
		}
	}
	for _, name := range names {
		known := false
		for _, have := range s.names {
			known = known || have == name.S
		}
		if !known {
			if short == "function" {
				short = "this function"
			} else {
				short += "()"
			}
			return t.UnexpectedKeyword(short, name.S, s.names...)
		}
	}
	return nil
}

// smallInt is an argument that is an int of 32 bits; missing is what stands for one that was not given.
func smallInt(t *thread, v value, missing int) (int, error) {
	if v.IsNull() {
		return missing, nil
	}
	if !v.IsInt() {
		i, err := t.Index(v)
		if err != nil {
			return 0, err
		}
		v = i
	}
	n, ok := object.AsInt64(v)
	switch {
	case !ok:
		return 0, t.Raise(object.OverflowError, "Python int too large to convert to C long")
	case n > math.MaxInt32:
		return 0, t.Raise(object.OverflowError, "signed integer is greater than maximum")
	case n < math.MinInt32:
		return 0, t.Raise(object.OverflowError, "signed integer is less than minimum")
	}
	return int(n), nil
}

// smallInts are several such arguments.
func smallInts(t *thread, args []value, to ...*int) error {
	for i, v := range args {
		if v.IsInt() && v.Int64() == int64(int32(v.Int64())) {
			*to[i] = int(v.Int64())
			continue
		}
		n, err := smallInt(t, v, *to[i])
		if err != nil {
			return err
		}
		*to[i] = n
	}
	return nil
}

// zoneArg refuses what is neither None nor a tzinfo, and gives NULL for None.
func zoneArg(t *thread, v value) (value, error) {
	if v.IsNull() || v.IsNone() {
		return value{}, nil
	}
	if !object.IsInstance(v, tzinfoType) {
		return value{}, t.Raise(object.TypeError, "tzinfo argument must be None or of a tzinfo subclass, not type '%s'", v.Type().Name)
	}
	return v, nil
}

// orNone is v, or None where there is no object.
func orNone(v value) value {
	if v.IsNull() {
		return object.None
	}
	return v
}

// state is the bytes that a constructor is given by pickle, of this length; "" if it is not.
func state(v value, length int) string {
	if b := object.AsBytesObject(v); b != nil && len(b.S) == length {
		return b.S
	}
	s := object.AsStr(v)
	if s == nil || s.Len() != length || len(s.S) > 4*length {
		return ""
	}
	// Pickles of Python 2 have a str, in Latin-1.
	b := make([]byte, 0, length)
	for _, r := range s.S {
		if r > 0xff {
			return ""
		}
		b = append(b, byte(r))
	}
	return string(b)
}
