package object

func fillText() {
	subclassable[Str](StrType, LayoutStr)
	define(StrType, ObjectType, "builtins", TypeDef{})
}
func fillBytes() {
	subclassable[BytesObject](BytesType, LayoutBytes)
	define(BytesType, ObjectType, "builtins", TypeDef{})
}

type BytesObject struct {
	Object
	S string
}

func NewBytes(s string) Value    { return From(&BytesObject{Object{BytesType}, s}) }
func isIdentifier(s string) bool { return s != "" }

func (t *Thread) ASCIIValue(v Value) (Value, error) { return t.ReprValue(v) }
func AsBytes(t *Thread, v Value) ([]byte, error) {
	return nil, t.Raise(TypeError, "a bytes-like object is required")
}
