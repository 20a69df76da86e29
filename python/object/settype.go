package object

import (
	"strings"

	"github.com/jinklink/jink/python/code"
)

func fillSets() {
	typ := SetType
	typ.Doc = "Objects without order, each once. Given an iterable, it begins with the items of it."
	typ.Flags = MatchSelf | Unhashable
	typ.New = func(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
		return allocate[Set](cls, SetType), nil
	}
	typ.Init = func(t *Thread, self Value, args []Value, names Names) error {
		if len(names) > 0 {
			return t.Raise(TypeError, "set() takes no keyword arguments")
		}
		if len(args) > 1 {
			return t.Raise(TypeError, "%s expected at most 1 argument, got %d", self.Type().Name, len(args))
		}
		s := As[Set](self)
		s.Clear()
		if len(args) == 0 {
			return nil
		}
		return s.Update(t, args[0])
	}
	for op, f := range inplaceSetOperators {
		typ.Inplace[op] = func(t *Thread, a, b Value) (Value, error) {
			if AsSet(b) == nil {
				return NotImplemented, nil
			}
			return a, f(As[Set](a), t, b)
		}
	}
	defineSet(typ, changingSetMethods())

	typ = FrozenSetType
	typ.Doc = "Objects without order, each once, that never change. Given an iterable, it has the items of it."
	typ.Flags = MatchSelf
	typ.New = frozenSetNew
	typ.Hash = func(t *Thread, self Value) (int64, error) {
		s := As[Set](self)
		if s.hashed == 0 {
			if err := t.Charge(len(s.table) >> 2); err != nil {
				return 0, err
			}
			s.hashed = s.hash()
		}
		return s.hashed, nil
	}
	defineSet(typ, nil)
	fillSetIterator()
}

// defineSet defines what set and frozenset have in common.
func defineSet(typ *Type, more []*Builtin) {
	subclassable[Set](typ, LayoutSet)
	typ.Repr = setRepr
	typ.Compare = setCompare
	typ.Len = func(t *Thread, self Value) (int, error) { return As[Set](self).used, nil }
	typ.Contains = func(t *Thread, self, item Value) (bool, error) {
		h, item, err := t.hashOfItem(item)
		if err != nil {
			return false, err
		}
		return As[Set](self).has(t, item, h)
	}
	typ.Iter = func(t *Thread, self Value) (Value, error) {
		s := As[Set](self)
		return From(&SetIterator{Object{SetIteratorType}, s, 0, s.used, s.used}), nil
	}
	for op, f := range setOperators {
		typ.Binary[op] = func(t *Thread, a, b Value) (Value, error) {
			x := AsSet(a)
			if x == nil || AsSet(b) == nil {
				return NotImplemented, nil
			}
			s, err := f(x, t, b)
			if err != nil {
				return Value{}, err
			}
			return s.Value(), nil
		}
	}
	define(typ, ObjectType, "builtins", TypeDef{
		Methods:      append(setMethods(), more...),
		ClassMethods: []*Builtin{classGetItem()},
	})
}

func frozenSetNew(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
	if err := t.noKeywords(cls, FrozenSetType, names, "__init__"); err != nil {
		return Value{}, err
	}
	if len(args)-len(names) > 1 {
		return Value{}, t.Raise(TypeError, "%s expected at most 1 argument, got %d", cls.Name, len(args)-len(names))
	}
	from, err := t.oneArgument(FrozenSetType, args, names)
	if err != nil {
		return Value{}, err
	}
	if cls == FrozenSetType && !from.IsNull() && from.Is(FrozenSetType) {
		return from, nil
	}
	v := allocate[Set](cls, FrozenSetType)
	if !from.IsNull() {
		err = As[Set](v).Update(t, from)
	}
	return v, err
}

// SetOf is a set or frozenset of the items of an iterable.
func (t *Thread) SetOf(typ *Type, iterable Value) (*Set, error) {
	s := newSet(typ)
	return s, s.Update(t, iterable)
}

// base is set or frozenset: what s is, or inherits from.
func (s *Set) base() *Type {
	if s.typ == SetType || s.typ != FrozenSetType && s.typ.IsSubtype(SetType) {
		return SetType
	}
	return FrozenSetType
}

// hashOfItem is the hash of what is looked for in a set. A set, which has none, is looked for as a frozenset.
func (t *Thread) hashOfItem(v Value) (int64, Value, error) {
	h, err := t.Hash(v)
	if err == nil {
		return h, v, nil
	}
	s := AsSet(v)
	if s == nil || !Matches(err, TypeError) {
		return 0, v, err
	}
	frozen := newSet(FrozenSetType)
	if err := frozen.merge(t, s); err != nil {
		return 0, v, err
	}
	return frozen.hash(), frozen.Value(), nil
}

func setRepr(t *Thread, self Value) (Value, error) {
	s, name := As[Set](self), self.Type().Name
	if s.used == 0 {
		return NewStr(name + "()"), nil
	}
	if t.showing(self) {
		return NewStr(name + "(...)"), nil
	}
	defer t.shownNow()
	var b strings.Builder
	plain := self.Is(SetType)
	if !plain {
		b.WriteString(name)
		b.WriteByte('(')
	}
	b.WriteByte('{')
	for i, v := range s.Items() {
		if i > 0 {
			b.WriteString(", ")
		}
		if err := t.writeRepr(&b, v); err != nil {
			return Value{}, err
		}
	}
	b.WriteByte('}')
	if !plain {
		b.WriteByte(')')
	}
	return NewStr(b.String()), nil
}

func setCompare(t *Thread, a, b Value, op int) (Value, error) {
	x, y := AsSet(a), AsSet(b)
	if x == nil || y == nil {
		return NotImplemented, nil
	}
	var is bool
	var err error
	switch op {
	case code.Equal, code.NotEqual:
		is, err = x.within(t, y)
		is = is && x.used == y.used
		is = is == (op == code.Equal)
	case code.Less:
		if x.used < y.used {
			is, err = x.within(t, y)
		}
	case code.LessEqual:
		is, err = x.within(t, y)
	case code.Greater:
		if x.used > y.used {
			is, err = y.within(t, x)
		}
	case code.GreaterEqual:
		is, err = y.within(t, x)
	}
	return Bool(is), err
}

// within reports whether all items of s are in other.
func (s *Set) within(t *Thread, other *Set) (bool, error) {
	if s.used > other.used {
		return false, nil
	}
	if err := t.Charge(s.used); err != nil {
		return false, err
	}
	for i := 0; i < len(s.table); i++ {
		e := s.table[i]
		if e.key.IsNull() {
			continue
		}
		if in, err := other.has(t, e.key, e.hash); !in || err != nil {
			return false, err
		}
	}
	return true, nil
}

// SetIterator goes through a set.
type SetIterator struct {
	Object
	set  *Set // nil at the end
	at   int
	used int // how many items the set had; -1 once it was found to have changed
	left int
}

func fillSetIterator() {
	typ := SetIteratorType
	typ.Flags = Final | NoNew
	typ.Iter = selfIter
	typ.Next = setIteratorNext
	define(typ, ObjectType, "builtins", TypeDef{Methods: []*Builtin{
		lengthHint(func(self Value) int {
			it := As[SetIterator](self)
			if it.set == nil || it.used != it.set.used {
				return 0
			}
			return it.left
		}),
		Method("__reduce__", "(self, /)", reduceDoc, func(t *Thread, a []Value) (Value, error) {
			rest := *As[SetIterator](a[0])
			items, err := t.collect(From(&rest), nil, 0)
			if err != nil {
				return Value{}, err
			}
			return t.reduceIter(NewList(items), Value{})
		}),
	}})
}

func setIteratorNext(t *Thread, self Value) (Value, error) {
	it := As[SetIterator](self)
	s := it.set
	if s == nil {
		return Value{}, nil
	}
	if it.used != s.used {
		it.used = -1
		return Value{}, t.Raise(RuntimeError, "Set changed size during iteration")
	}
	for it.at < len(s.table) {
		v := s.table[it.at].key
		it.at++
		if !v.IsNull() {
			it.left--
			return v, nil
		}
	}
	it.set = nil
	return Value{}, nil
}
