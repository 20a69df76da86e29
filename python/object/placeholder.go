package object

import (
	"math/big"

	"github.com/jinklink/jink/python/code"
)

func fillNumbers() {
	subclassable[BigInt](IntType, LayoutInt)
	define(IntType, ObjectType, "builtins", TypeDef{})
	define(BoolType, IntType, "builtins", TypeDef{})
	define(FloatType, ObjectType, "builtins", TypeDef{})
	define(ComplexType, ObjectType, "builtins", TypeDef{})
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

func AsInt64(v Value) (int64, bool)                             { return v.Int64(), v.IsInt() }
func plainInt(v Value) Value                                    { return v }
func asFloat(v Value) float64                                   { return v.Float64() }
func genericAlias(t *Thread, origin, args Value) (Value, error) { return origin, nil }
func unionOr(t *Thread, a, b Value) (Value, error)              { return NotImplemented, nil }
func newMappingProxy(d Value) Value                             { return d }
func (t *Thread) addNote(e *Exception, note string)             {}
func (in *Interpreter) otherConstant(k code.Constant) Value     { return None }
func (t *Thread) Warn(cls *Type, text string) error             { return nil }

func FormatStr(t *Thread, s *Str, spec string) (Value, error) { return s.Value(), nil }
func AsBig(v Value) (*big.Int, bool)                          { return big.NewInt(v.Int64()), v.IsInt() || v.IsBool() }
func NewInt(n *big.Int) Value                                 { return Int(n.Int64()) }

type Slice struct {
	Object
	Start, Stop, Step Value
}

func (s *Slice) Indices(t *Thread, n int) (start, stop, step, count int, err error) {
	part := func(v Value, def int) int {
		if err != nil || v.IsNone() {
			return def
		}
		if v.Type().Index == nil && !v.IsInt() {
			err = t.Raise(TypeError, "slice indices must be integers or None or have an __index__ method")
			return 0
		}
		var i Value
		if i, err = t.Index(v); err != nil {
			return 0
		}
		k, _ := AsInt64(i)
		return int(k)
	}
	if step = part(s.Step, 1); step == 0 && err == nil {
		err = t.Raise(ValueError, "slice step cannot be zero")
		return
	}
	lo, hi := 0, n
	if step < 0 {
		lo, hi = -1, n-1
	}
	clip := func(v Value, def int) int {
		k := part(v, def)
		if v.IsNone() {
			return k
		}
		if k < 0 {
			k += n
		}
		return min(max(k, lo), hi)
	}
	if step < 0 {
		start, stop = clip(s.Start, hi), clip(s.Stop, lo)
		if start > stop {
			count = (start-stop-1)/-step + 1
		}
	} else {
		start, stop = clip(s.Start, lo), clip(s.Stop, hi)
		if start < stop {
			count = (stop-start-1)/step + 1
		}
	}
	return
}
