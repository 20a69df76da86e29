package pickle

import (
	"github.com/jinklink/jink/python/object"
)

var (
	memoType   = &object.Type{Name: "_pickle.PicklerMemoProxy", Flags: object.NoNew}
	unmemoType = &object.Type{Name: "_pickle.UnpicklerMemoProxy", Flags: object.NoNew}
)

// memoProxy is the memo of a Pickler or Unpickler as programs see it.
type memoProxy struct {
	object.Object
	of value
}

func newMemoProxy(typ *object.Type, of value) value {
	return object.From(&memoProxy{Object: object.Head(typ), of: of})
}

func defineMemo() {
	define := func(typ *object.Type, clear func(v value), copied func(t *thread, v value) (value, error)) {
		of := func(v value) value { return object.As[memoProxy](v).of }
		object.DefineType(typ, nil, "_pickle", object.TypeDef{Methods: []*object.Builtin{
			object.Method("clear", "(self, /)", "Forget all.", func(t *thread, a []value) (value, error) {
				clear(of(a[0]))
				return object.None, nil
			}),
			object.Method("copy", "(self, /)", "Return a dict of it.", func(t *thread, a []value) (value, error) { return copied(t, of(a[0])) }),
			object.Method("__reduce__", "(self, /)", "", func(t *thread, a []value) (value, error) {
				d, err := copied(t, of(a[0]))
				return object.NewPair(object.DictType.Value(), object.NewTuple(d)), err
			}),
		}})
	}
	define(memoType, func(v value) { clear(object.As[pickler](v).memo) }, func(t *thread, v value) (value, error) {
		memo := object.As[pickler](v).memo
		d := object.NewDict()
		ordered := make([]value, len(memo))
		for have, n := range memo {
			if n < len(ordered) {
				ordered[n] = have
			}
		}
		for n, have := range ordered {
			if !have.IsNull() {
				if err := d.Set(t, object.Int(t.Interp.ID(have)), object.NewPair(object.Int(int64(n)), have)); err != nil {
					return value{}, err
				}
			}
		}
		return d.Value(), nil
	})
	define(unmemoType, func(v value) { object.As[unpickler](v).memo = nil }, func(t *thread, v value) (value, error) {
		d := object.NewDict()
		for n, have := range object.As[unpickler](v).memo {
			if !have.IsNull() {
				if err := d.Set(t, object.Int(int64(n)), have); err != nil {
					return value{}, err
				}
			}
		}
		return d.Value(), nil
	})
}

func setPicklerMemo(t *thread, self, v value) error {
	p := object.As[pickler](self)
	switch {
	case v.IsNull():
		return t.Raise(object.TypeError, "attribute deletion is not supported")
	case v.Is(memoType):
		other := object.As[pickler](object.As[memoProxy](v).of)
		memo := make(map[value]int, len(other.memo))
		for k, n := range other.memo {
			memo[k] = n
		}
		p.memo = memo
		return nil
	}
	d := object.AsDict(v)
	if d == nil {
		return t.Raise(object.TypeError, "'memo' attribute must be a PicklerMemoProxy object or dict, not %s", v.Type().Name)
	}
	memo := make(map[value]int)
	for _, e := range d.Entries() {
		if e.Key.IsNull() {
			continue
		}
		pair := object.AsTuple(e.Value)
		if pair == nil || len(pair.Items) != 2 || !pair.Items[0].IsInt() {
			return t.Raise(object.TypeError, "'memo' values must be 2-item tuples")
		}
		memo[pair.Items[1]] = int(pair.Items[0].Int64())
	}
	p.memo = memo
	return t.Charge(len(memo))
}

func setUnpicklerMemo(t *thread, self, v value) error {
	u := object.As[unpickler](self)
	switch {
	case v.IsNull():
		return t.Raise(object.TypeError, "attribute deletion is not supported")
	case v.Is(unmemoType):
		u.memo = append([]value(nil), object.As[unpickler](object.As[memoProxy](v).of).memo...)
		return t.Allocate(16 * len(u.memo))
	}
	d := object.AsDict(v)
	if d == nil {
		return t.Raise(object.TypeError, "'memo' attribute must be an UnpicklerMemoProxy object or dict, not %s", v.Type().Name)
	}
	var memo []value
	for _, e := range d.Entries() {
		if e.Key.IsNull() {
			continue
		}
		n, ok := object.AsInt64(e.Key)
		if !ok || n < 0 || n > 1<<24 {
			return t.Raise(object.ValueError, "memo key must be positive integers.")
		}
		if int(n) >= len(memo) {
			if err := t.Allocate(16 * (int(n) + 1 - len(memo))); err != nil {
				return err
			}
			memo = append(memo, make([]value, int(n)+1-len(memo))...)
		}
		memo[n] = e.Value
	}
	u.memo = memo
	return nil
}
