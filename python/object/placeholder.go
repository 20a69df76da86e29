package object

import "github.com/jinklink/jink/python/code"

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
func (t *Thread) addNote(e *Exception, note string)             {}
func (in *Interpreter) otherConstant(k code.Constant) Value     { return orNone(numberConstant(k)) }
func isIdentifier(s string) bool                                { return s != "" }
func (t *Thread) Warn(cls *Type, text string) error             { return nil }

func Suggest(name string, among []string) string { return "" }
func (t *Thread) CheckExcMatch(exc, types Value) (bool, error) {
	return t.IsSubclass(exc.Type().Value(), types)
}
func (t *Thread) SplitGroup(exc, types Value) (rest, match Value, err error) { return exc, None, nil }
func (t *Thread) PrepReraiseStar(orig Value, list []Value) (Value, error)    { return orig, nil }
