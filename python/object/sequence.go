package object

// List is a list.
type List struct {
	Object
	Items []Value
}

// NewList is a list of items, which belong to it from now on.
func NewList(items []Value) Value {
	return From(&List{Object{ListType}, items})
}

// AsList is the list that v is, of whatever subclass, or nil.
func AsList(v Value) *List {
	if v.p != nil {
		if typ := v.Type(); typ == ListType || typ.Layout == LayoutList {
			return v.list()
		}
	}
	return nil
}

// Tuple is a tuple.
type Tuple struct {
	Object
	Items []Value
}

// emptyTuple is the only tuple without items: () is ().
var emptyTuple = Tuple{Object: Object{TupleType}}

// NewTuple is a tuple of items, which nobody may change from now on.
func NewTuple(items ...Value) Value {
	if len(items) == 0 {
		return From(&emptyTuple)
	}
	return From(&Tuple{Object{TupleType}, items})
}

// AsTuple is the tuple that v is, of whatever subclass, or nil.
func AsTuple(v Value) *Tuple {
	if v.p != nil {
		if typ := v.Type(); typ == TupleType || typ.Layout == LayoutTuple {
			return v.tuple()
		}
	}
	return nil
}

// tuple2 keeps a pair and its items in one piece.
type tuple2 struct {
	Tuple
	room [2]Value
}

type tuple3 struct {
	Tuple
	room [3]Value
}

type tuple4 struct {
	Tuple
	room [4]Value
}

// MakeTuple is a tuple of n NULLs, which whoever makes it fills before anyone else sees it. Short ones are one piece with
// their items.
func MakeTuple(n int) (Value, []Value) {
	var p *Tuple
	switch n {
	case 0:
		return NewTuple(), nil
	case 2:
		o := new(tuple2)
		p, o.Items = &o.Tuple, o.room[:]
	case 3:
		o := new(tuple3)
		p, o.Items = &o.Tuple, o.room[:]
	case 4:
		o := new(tuple4)
		p, o.Items = &o.Tuple, o.room[:]
	default:
		p = &Tuple{Items: make([]Value, n)}
	}
	p.typ = TupleType
	return From(p), p.Items
}

// NewPair is a tuple of two.
func NewPair(a, b Value) Value {
	p := &tuple2{Tuple: Tuple{Object: Object{TupleType}}, room: [2]Value{a, b}}
	p.Items = p.room[:]
	return From(&p.Tuple)
}

// Iterator goes through a list, tuple, str or the like by index, since a list may change meanwhile.
type Iterator struct {
	Object
	Of   Value // NULL once it is done
	At   int
	step func(t *Thread, it *Iterator) (Value, error)
}
