package object

import (
	"strings"

	"github.com/jinklink/jink/python/code"
)

func fillList() {
	typ := ListType
	typ.Doc = "A sequence that can change. Given an iterable, it begins with the items of it."
	typ.Flags = Sequence | MatchSelf | Unhashable | noReflected
	subclassable[List](typ, LayoutList)
	typ.New = func(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
		if cls == ListType {
			return NewList(nil), nil
		}
		return cls.Alloc(cls), nil
	}
	typ.Init = listInit
	typ.Repr = listRepr
	typ.Compare = listCompare
	typ.Len = func(t *Thread, self Value) (int, error) { return len(self.list().Items), nil }
	typ.GetItem = listGetItem
	typ.SetItem = listSetItem
	typ.Contains = func(t *Thread, self, item Value) (bool, error) {
		l := self.list()
		i, err := t.indexOf(func() []Value { return l.Items }, item, 0, maxInt)
		return i >= 0, err
	}
	typ.Iter = func(t *Thread, self Value) (Value, error) { return newListIterator(self.list()), nil }
	typ.Binary[Add] = func(t *Thread, a, b Value) (Value, error) {
		x, y := AsList(a), AsList(b)
		if x == nil || y == nil {
			return NotImplemented, nil
		}
		items, err := t.joined(x.Items, y.Items)
		return NewList(items), err
	}
	typ.Binary[Multiply] = func(t *Thread, a, b Value) (Value, error) {
		l, by := AsList(a), b
		if l == nil {
			l, by = AsList(b), a
		}
		n, ok, err := t.multiplier(by)
		if !ok || err != nil {
			return NotImplemented, err
		}
		items, err := t.repeat(l.Items, n)
		return NewList(items), err
	}
	typ.Inplace[Add] = func(t *Thread, a, b Value) (Value, error) { return a, a.list().Extend(t, b) }
	typ.Inplace[Multiply] = func(t *Thread, a, b Value) (Value, error) {
		n, ok, err := t.multiplier(b)
		if !ok || err != nil {
			return NotImplemented, err
		}
		items, err := t.repeat(a.list().Items, n)
		if err == nil {
			a.list().Items = items
		}
		return a, err
	}
	define(typ, ObjectType, "builtins", TypeDef{Methods: listMethods(), ClassMethods: []*Builtin{classGetItem()}})
}

// noKeywords refuses keyword arguments to a type, or to a subclass that does not take them itself by a method of this name.
func (t *Thread) noKeywords(cls, typ *Type, names Names, method string) error {
	if len(names) > 0 && (cls == typ || cls.Lookup(method) == typ.Lookup(method)) {
		return t.Raise(TypeError, "%s() takes no keyword arguments", typ.shortName())
	}
	return nil
}

// oneArgument is the only positional argument of a type, NULL if it was not given.
func (t *Thread) oneArgument(typ *Type, args []Value, names Names) (Value, error) {
	switch n := len(args) - len(names); n {
	case 0:
		return Value{}, nil
	case 1:
		return args[0], nil
	default:
		return Value{}, t.Raise(TypeError, "%s expected at most 1 argument, got %d", typ.Name, n)
	}
}

func listInit(t *Thread, self Value, args []Value, names Names) error {
	if err := t.noKeywords(self.Type(), ListType, names, "__new__"); err != nil {
		return err
	}
	from, err := t.oneArgument(ListType, args, names)
	if err != nil {
		return err
	}
	l := self.list()
	l.Items = nil
	if from.IsNull() {
		return nil
	}
	return l.Extend(t, from)
}

// Append adds an item at the end.
func (l *List) Append(t *Thread, v Value) error {
	if len(l.Items) == cap(l.Items) {
		if err := l.grow(t, 1); err != nil {
			return err
		}
	}
	l.Items = append(l.Items, v)
	return nil
}

// Grow makes room for at least one item more.
func (l *List) Grow(t *Thread) error { return l.grow(t, 1) }

// grow makes room for at least n more items.
func (l *List) grow(t *Thread, n int) error {
	have := len(l.Items)
	more := max(n, 4, min(have, 4096), have/2)
	// While they are copied, the items are there twice.
	if err := t.allocateItems(have + more); err != nil {
		return err
	}
	t.GiveBack(16 * have)
	items := make([]Value, have, have+more)
	copy(items, l.Items)
	l.Items = items
	return nil
}

// Extend adds the items of an iterable at the end; those that come before an error stay.
func (l *List) Extend(t *Thread, iterable Value) error {
	var items []Value
	switch iterable.Type() {
	case ListType:
		items = iterable.list().Items
	case TupleType:
		items = iterable.tuple().Items
	case RangeType:
		return l.extendRange(t, iterable)
	default:
		it, err := t.Iter(iterable)
		if err != nil {
			return err
		}
		hint, err := t.LengthHint(iterable, 0)
		if err != nil {
			return err
		}
		if hint > cap(l.Items)-len(l.Items) {
			if err := l.grow(t, min(hint, 1<<16)); err != nil {
				return err
			}
		}
		next := it.Type().Next
		for {
			v, err := next(t, it)
			if err != nil || v.IsNull() {
				return err
			}
			if err := t.Charge(1); err != nil {
				return err
			}
			if err := l.Append(t, v); err != nil {
				return err
			}
		}
	}
	if len(items) > cap(l.Items)-len(l.Items) {
		if err := l.grow(t, len(items)); err != nil {
			return err
		}
	}
	l.Items = append(l.Items, items...)
	return nil
}

// extendRange adds the ints of a range, without an iterator.
func (l *List) extendRange(t *Thread, r Value) error {
	short, ok := AsRange(r).short()
	if !ok {
		it, err := t.Iter(r)
		if err != nil {
			return err
		}
		l.Items, err = t.collect(it, l.Items, 0)
		return err
	}
	if short.Left > cap(l.Items)-len(l.Items) {
		if err := l.grow(t, short.Left); err != nil {
			return err
		}
	}
	for v := short.Next; short.Left > 0; short.Left-- {
		l.Items = append(l.Items, Int(v))
		v += short.Step
	}
	return nil
}

func listRepr(t *Thread, self Value) (Value, error) {
	l := self.list()
	if len(l.Items) == 0 {
		return t.Interp.Intern("[]").Value(), nil
	}
	if t.showing(self) {
		return NewStr("[...]"), nil
	}
	defer t.shownNow()
	var b strings.Builder
	b.WriteByte('[')
	for i := 0; i < len(l.Items); i++ {
		if i > 0 {
			b.WriteString(", ")
		}
		if err := t.writeRepr(&b, l.Items[i]); err != nil {
			return Value{}, err
		}
	}
	b.WriteByte(']')
	return NewStr(b.String()), nil
}

func listCompare(t *Thread, a, b Value, op int) (Value, error) {
	x, y := AsList(a), AsList(b)
	if x == nil || y == nil {
		return NotImplemented, nil
	}
	if len(x.Items) != len(y.Items) {
		if op == code.Equal {
			return False, nil
		}
		if op == code.NotEqual {
			return True, nil
		}
	}
	for i := 0; i < len(x.Items) && i < len(y.Items); i++ {
		v, w := x.Items[i], y.Items[i]
		if v == w {
			continue
		}
		same, err := t.Equal(v, w)
		if err != nil {
			return Value{}, err
		}
		if !same {
			if i >= len(x.Items) || i >= len(y.Items) {
				break // the comparison took items away
			}
			return t.decide(op, x.Items[i], y.Items[i])
		}
	}
	if err := t.Charge(len(x.Items) >> 2); err != nil {
		return Value{}, err
	}
	return Bool(compareInts(op, len(x.Items), len(y.Items))), nil
}

func listGetItem(t *Thread, self, key Value) (Value, error) {
	l := self.list()
	if key.IsInt() {
		i := key.Int64()
		if i < 0 {
			i += int64(len(l.Items))
		}
		if uint64(i) < uint64(len(l.Items)) {
			return l.Items[i], nil
		}
		return Value{}, t.Raise(IndexError, "list index out of range")
	}
	if s := AsSlice(key); s != nil {
		start, stop, step, err := s.unpack(t)
		if err != nil {
			return Value{}, err
		}
		start, _, count := adjustIndices(len(l.Items), start, stop, step)
		items, err := t.sliced(l.Items, start, step, count)
		return NewList(items), err
	}
	i, err := t.sequenceIndex(key, 0, "list")
	if err != nil {
		return Value{}, err
	}
	if i < 0 {
		i += len(l.Items)
	}
	if uint(i) >= uint(len(l.Items)) {
		return Value{}, t.Raise(IndexError, "list index out of range")
	}
	return l.Items[i], nil
}

func listSetItem(t *Thread, self, key, v Value) error {
	l := self.list()
	if s := AsSlice(key); s != nil {
		return l.setSlice(t, s, v)
	}
	i, err := t.sequenceIndex(key, 0, "list")
	if err != nil {
		return err
	}
	if i < 0 {
		i += len(l.Items)
	}
	if uint(i) >= uint(len(l.Items)) {
		return t.Raise(IndexError, "list assignment index out of range")
	}
	if v.IsNull() {
		if err := t.Charge((len(l.Items) - i) >> 4); err != nil {
			return err
		}
		l.remove(i, i+1)
		return nil
	}
	l.Items[i] = v
	return nil
}

// remove removes the items from place i up to j.
func (l *List) remove(i, j int) {
	n := copy(l.Items[i:], l.Items[j:])
	clear(l.Items[i+n:])
	l.Items = l.Items[:i+n]
}

// setSlice is l[s] = v, or del l[s] if v is NULL.
func (l *List) setSlice(t *Thread, s *Slice, v Value) error {
	start, stop, step, err := s.unpack(t)
	if err != nil {
		return err
	}
	if v.IsNull() {
		start, stop, count := adjustIndices(len(l.Items), start, stop, step)
		l.deleteSlice(start, stop, step, count)
		return nil
	}
	items, err := t.fastItems(v, "must assign iterable to extended slice")
	if err != nil {
		return err
	}
	start, stop, count := adjustIndices(len(l.Items), start, stop, step)
	if step == 1 {
		return l.replace(t, start, max(start, stop), items)
	}
	if len(items) != count {
		return t.Raise(ValueError, "attempt to assign sequence of size %d to extended slice of size %d", len(items), count)
	}
	if v.p == From(l).p {
		items = append([]Value(nil), items...)
	}
	for _, item := range items {
		l.Items[start] = item
		start += step
	}
	return nil
}

// replace puts items, which may be those of l itself, in the place of those from start up to stop.
func (l *List) replace(t *Thread, start, stop int, items []Value) error {
	if err := t.Charge((len(l.Items) - start) >> 4); err != nil { // what is behind moves
		return err
	}
	if len(items) <= stop-start {
		copy(l.Items[start:], items)
		l.remove(start+len(items), stop)
		return nil
	}
	rest := l.Items[stop:]
	room := start + len(items) + len(rest) + len(rest)/8
	// While they are copied, the items are there twice.
	if err := t.allocateItems(room); err != nil {
		return err
	}
	t.GiveBack(16 * cap(l.Items))
	all := make([]Value, 0, room)
	all = append(all, l.Items[:start]...)
	all = append(all, items...)
	l.Items = append(all, rest...)
	return nil
}

func (l *List) deleteSlice(start, stop, step, count int) {
	if count == 0 {
		return
	}
	if step < 0 {
		start, step = start+(count-1)*step, -step
		stop = start + (count-1)*step + 1
	}
	if step == 1 {
		l.remove(start, stop)
		return
	}
	kept := l.Items[:start]
	for i := start; i < len(l.Items); i++ {
		if i < stop && (i-start)%step == 0 {
			continue
		}
		kept = append(kept, l.Items[i])
	}
	clear(l.Items[len(kept):])
	l.Items = kept
}
