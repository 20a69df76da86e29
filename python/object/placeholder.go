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
func fillGenerators() {
	for _, typ := range []*Type{GeneratorType, CoroutineType, AsyncGeneratorType} {
		define(typ, ObjectType, "builtins", TypeDef{})
	}
}

type BigInt struct{ Object }
type BytesObject struct {
	Object
	S string
}

func NewBytes(s string) Value                               { return From(&BytesObject{Object{BytesType}, s}) }
func AsInt64(v Value) (int64, bool)                         { return v.Int64(), v.IsInt() }
func plainInt(v Value) Value                                { return v }
func asFloat(v Value) float64                               { return v.Float64() }
func (t *Thread) addNote(e *Exception, note string)         {}
func (in *Interpreter) otherConstant(k code.Constant) Value { return None }
func isIdentifier(s string) bool                            { return s != "" }
func (t *Thread) Warn(cls *Type, text string) error         { return nil }
