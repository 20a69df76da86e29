package object

func fillText() {
	subclassable[Str](StrType, LayoutStr)
	define(StrType, ObjectType, "builtins", TypeDef{})
}
func fillBytes() {
	subclassable[BytesObject](BytesType, LayoutBytes)
	define(BytesType, ObjectType, "builtins", TypeDef{})
}
func fillSequences() {
	subclassable[Tuple](TupleType, LayoutTuple)
	define(TupleType, ObjectType, "builtins", TypeDef{})
	subclassable[List](ListType, LayoutList)
	define(ListType, ObjectType, "builtins", TypeDef{})
}
func fillDicts() {
	subclassable[Dict](DictType, LayoutDict)
	define(DictType, ObjectType, "builtins", TypeDef{})
}
func fillSets() {}
func fillIterators() {
	SequenceIteratorType.Next = iteratorNext
	define(SequenceIteratorType, ObjectType, "builtins", TypeDef{})
}
func fillGeneric() {}

type BytesObject struct {
	Object
	S string
}

func NewBytes(s string) Value                                   { return From(&BytesObject{Object{BytesType}, s}) }
func genericAlias(t *Thread, origin, args Value) (Value, error) { return origin, nil }
func unionOr(t *Thread, a, b Value) (Value, error)              { return NotImplemented, nil }
func newMappingProxy(d Value) Value                             { return d }
func isIdentifier(s string) bool                                { return s != "" }

type Set struct {
	Object
	m *Dict
}

func NewSet() *Set                          { return &Set{Object{SetType}, NewDict()} }
func AsSet(v Value) *Set                    { return As[Set](v) }
func (s *Set) Value() Value                 { return From(s) }
func (s *Set) Add(t *Thread, v Value) error { return s.m.Set(t, v, None) }
func (s *Set) Contains(t *Thread, v Value) (bool, error) {
	r, err := s.m.Get(t, v)
	return !r.IsNull(), err
}
func NewSlice(a, b, c Value) Value { return None }
func (t *Thread) UpdateDict(d *Dict, from Value) error {
	for _, e := range AsDict(from).entries {
		if err := d.Set(t, e.Key, e.Value); err != nil {
			return err
		}
	}
	return nil
}
func (t *Thread) ASCIIValue(v Value) (Value, error) { return t.ReprValue(v) }
func AsBytes(t *Thread, v Value) ([]byte, error) {
	return nil, t.Raise(TypeError, "a bytes-like object is required")
}
func newFrozenConstant(in *Interpreter, items []Value) Value { return NewTuple(items...) }
