package object

import "github.com/jinklink/jink/python/code"

func fillNumbers() {
	subclassable[BigInt](IntType, LayoutInt)
	define(IntType, ObjectType, "builtins", TypeDef{})
	define(BoolType, IntType, "builtins", TypeDef{})
	define(FloatType, ObjectType, "builtins", TypeDef{})
	define(ComplexType, ObjectType, "builtins", TypeDef{})
}
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
func fillGenerators() {
	for _, typ := range []*Type{GeneratorType, CoroutineType, AsyncGeneratorType} {
		define(typ, ObjectType, "builtins", TypeDef{})
	}
}
func fillGeneric() {}

type BigInt struct{ Object }
type BytesObject struct {
	Object
	S string
}

func NewBytes(s string) Value                                   { return From(&BytesObject{Object{BytesType}, s}) }
func AsInt64(v Value) (int64, bool)                             { return v.Int64(), v.IsInt() }
func plainInt(v Value) Value                                    { return v }
func asFloat(v Value) float64                                   { return v.Float64() }
func genericAlias(t *Thread, origin, args Value) (Value, error) { return origin, nil }
func unionOr(t *Thread, a, b Value) (Value, error)              { return NotImplemented, nil }
func newMappingProxy(d Value) Value                             { return d }
func (in *Interpreter) otherConstant(k code.Constant) Value     { return None }
func isIdentifier(s string) bool                                { return s != "" }
