package vm

import "github.com/jinklink/jink/python/object"

// warm decodes the functions of module __main__ and those in them, so that an image has them ready. Otherwise each copy would
// decode them anew, after each reset, which costs more than a short function takes to run.
func (rt *Runtime) warm() {
	for _, e := range rt.Main().Dict.Entries() {
		warmValue(e.Value, 0)
	}
}

// maxWarm is how deep functions may stand in one another to be decoded early.
const maxWarm = 10

func warmValue(v object.Value, depth int) {
	if v.IsNull() || v.IsInt() || v.IsFloat() || v.IsBool() || v.IsNone() || depth > maxWarm {
		return
	}
	if f := object.AsFunction(v); f != nil {
		warmCode(f.Code, depth)
	} else if typ := object.AsType(v); typ != nil && typ.IsHeap() && typ.Dict != nil {
		for _, e := range typ.Dict.Entries() {
			warmValue(e.Value, depth+1)
		}
	}
}

func warmCode(c *object.Code, depth int) {
	if depth > maxWarm {
		return
	}
	execOf(c)
	for _, k := range c.Consts {
		if !k.IsNull() && k.Is(object.CodeType) {
			warmCode(object.As[object.Code](k), depth+1)
		}
	}
}
