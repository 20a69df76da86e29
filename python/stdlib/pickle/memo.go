package pickle

import (
	"math/bits"
	"slices"

	"github.com/jinklink/jink/python/object"
)

var (
	memoType   = &object.Type{Name: "_pickle.PicklerMemoProxy", Flags: object.NoNew}
	unmemoType = &object.Type{Name: "_pickle.UnpicklerMemoProxy", Flags: object.NoNew}
)

// memo holds the objects that were written, each with its number. They are found by where they are, which never changes.
type memo struct {
	entries []memoEntry
	slots   []int32 `image:"drop"` // a table of places in entries, plus one; few entries need none
}

type memoEntry struct {
	v value
	n int
}

const fewEntries = 8

func (m *memo) get(v value) (n int, ok bool) {
	if len(m.entries) <= fewEntries {
		for i := range m.entries {
			if m.entries[i].v == v {
				return m.entries[i].n, true
			}
		}
		return 0, false
	}
	if m.slots == nil {
		m.index()
	}
	mask := len(m.slots) - 1
	for at := m.hash(v); m.slots[at] != 0; at = (at + 1) & mask {
		if e := &m.entries[m.slots[at]-1]; e.v == v {
			return e.n, true
		}
	}
	return 0, false
}

// hash is where in slots an object is looked for first.
func (m *memo) hash(v value) int {
	return int(object.Place(v) * 0x9e3779b97f4a7c15 >> (64 - bits.TrailingZeros(uint(len(m.slots)))))
}

// add adds an object that is not there.
func (m *memo) add(v value, n int) {
	m.entries = append(m.entries, memoEntry{v, n})
	switch {
	case len(m.entries) <= fewEntries:
	case 2*len(m.entries) > len(m.slots):
		m.index()
	default:
		m.put(len(m.entries))
	}
}

// put makes an entry be found.
func (m *memo) put(entry int) {
	at := m.hash(m.entries[entry-1].v)
	for m.slots[at] != 0 {
		at = (at + 1) & (len(m.slots) - 1)
	}
	m.slots[at] = int32(entry)
}

// index makes the table, for twice as many entries.
func (m *memo) index() {
	m.slots = make([]int32, 1<<bits.Len(uint(4*len(m.entries)-1)))
	for i := range m.entries {
		m.put(i + 1)
	}
}

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
	define(memoType, func(v value) { object.As[pickler](v).memo = memo{} }, func(t *thread, v value) (value, error) {
		d := object.NewDict()
		for _, e := range object.As[pickler](v).memo.entries {
			if err := d.Set(t, object.Int(t.Interp.ID(e.v)), object.NewPair(object.Int(int64(e.n)), e.v)); err != nil {
				return value{}, err
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
		p.memo = memo{entries: slices.Clone(object.As[pickler](object.As[memoProxy](v).of).memo.entries)}
		return t.Allocate(64 * len(p.memo.entries))
	}
	d := object.AsDict(v)
	if d == nil {
		return t.Raise(object.TypeError, "'memo' attribute must be a PicklerMemoProxy object or dict, not %s", v.Type().Name)
	}
	var m memo
	for _, e := range d.Entries() {
		if e.Key.IsNull() {
			continue
		}
		pair := object.AsTuple(e.Value)
		if pair == nil || len(pair.Items) != 2 || !pair.Items[0].IsInt() {
			return t.Raise(object.TypeError, "'memo' values must be 2-item tuples")
		}
		if _, ok := m.get(pair.Items[1]); !ok {
			m.add(pair.Items[1], int(pair.Items[0].Int64()))
		}
	}
	p.memo = m
	return t.Allocate(64 * len(m.entries))
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
