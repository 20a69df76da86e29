package itertools

import (
	"math"

	"github.com/jinklink/jink/python/object"
)

var sliceType = &object.Type{Name: "itertools.islice"}

// slice gives some of the items, by their numbers.
type slice struct {
	object.Object
	it    value // NULL at the end
	count int   // how many items were taken
	next  int   // number of the next one to give
	stop  int   // negative: never
	step  int
}

func defineSlice() {
	sliceType.New = sliceNew
	newType(sliceType, "The items whose numbers range(start, stop, step) would give.", sliceNext, object.TypeDef{
		Methods: []*object.Builtin{
			reduce(func(t *thread, self value, s *slice) (value, error) {
				if s.it.IsNull() {
					empty, err := t.Iter(object.NewList(nil))
					return object.NewTuple(class(self), object.NewPair(empty, object.Int(0)), object.Int(0)), err
				}
				stop := object.None
				if s.stop >= 0 {
					stop = object.Int(int64(s.stop))
				}
				args := object.NewTuple(s.it, object.Int(int64(s.next)), stop, object.Int(int64(s.step)))
				return object.NewTuple(class(self), args, object.Int(int64(s.count))), nil
			}),
			setState(func(t *thread, s *slice, state value) (err error) {
				s.count, err = t.IntArg(state)
				return err
			}),
		},
	})
}

func sliceNew(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
	if err := t.NoKeywords(cls, sliceType, names); err != nil {
		return value{}, err
	}
	args = args[:len(args)-len(names)]
	switch {
	case len(args) < 2:
		return value{}, t.Raise(object.TypeError, "islice expected at least 2 arguments, got %d", len(args))
	case len(args) > 4:
		return value{}, t.Raise(object.TypeError, "islice expected at most 4 arguments, got %d", len(args))
	}
	const (
		badStop  = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
		badIndex = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
		badStep  = "Step for islice() must be a positive integer or None."
	)
	iterable := args[0]
	start, step := 0, 1
	stopArg := args[1]
	if len(args) > 2 {
		stopArg = args[2]
	}
	stop, ok := sliceNumber(t, stopArg, math.MinInt, 0)
	switch {
	case ok && stop == math.MinInt: // None
		stop = -1
	case !ok && stop < -1:
		return value{}, t.Raise(object.ValueError, badIndex)
	case !ok:
		return value{}, t.Raise(object.ValueError, badStop)
	}
	if len(args) > 2 {
		if start, ok = sliceNumber(t, args[1], 0, 0); !ok {
			return value{}, t.Raise(object.ValueError, badIndex)
		}
	}
	if len(args) > 3 {
		if step, ok = sliceNumber(t, args[3], 1, 1); !ok {
			return value{}, t.Raise(object.ValueError, badStep)
		}
	}
	it, err := t.Iter(iterable)
	if err != nil {
		return value{}, err
	}
	v, s := object.Make[slice](sliceType, cls)
	s.it, s.next, s.stop, s.step = it, start, stop, step
	return v, nil
}

// sliceNumber is an argument as a number, which must be at least least; None stands for otherwise. What is no number is -1.
func sliceNumber(t *thread, v value, otherwise, least int) (n int, ok bool) {
	if v.IsNone() {
		return otherwise, true
	}
	n, err := t.IntArg(v)
	if err != nil {
		n = -1
	}
	return n, n >= least
}

func sliceNext(t *thread, s *slice) (value, error) {
	if s.it.IsNull() {
		return value{}, nil
	}
	take := s.it.Type().Next
	for s.count < s.next {
		if err := t.Charge(1); err != nil {
			return value{}, err
		}
		v, err := take(t, s.it)
		if err != nil || v.IsNull() {
			s.it = value{}
			return value{}, err
		}
		s.count++
	}
	if s.stop >= 0 && s.count >= s.stop {
		s.it = value{}
		return value{}, nil
	}
	v, err := take(t, s.it)
	if err != nil || v.IsNull() {
		s.it = value{}
		return value{}, err
	}
	s.count++
	switch {
	case s.next > math.MaxInt-s.step:
		s.next = math.MaxInt
		if s.stop >= 0 {
			s.next = s.stop
		}
	default:
		s.next += s.step
		if s.stop >= 0 && s.next > s.stop {
			s.next = s.stop
		}
	}
	return v, nil
}
