package marshal

import (
	"errors"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
)

// plain is a code object of Go parts alone, with the constants that it has as an object: replace() may have given it others. It
// reports whether all of them can be constants.
func plain(c *object.Code) (*code.Code, bool) {
	made := *c.Code
	made.Consts = make([]code.Constant, len(c.Consts))
	for i, v := range c.Consts {
		var ok bool
		if made.Consts[i], ok = constant(v, 0); !ok {
			return nil, false
		}
	}
	return &made, true
}

func constant(v value, depth int) (code.Constant, bool) {
	if depth > maxDepth {
		return nil, false
	}
	list := func(items []value) ([]code.Constant, bool) {
		out := make([]code.Constant, len(items))
		for i, item := range items {
			var ok bool
			if out[i], ok = constant(item, depth+1); !ok {
				return nil, false
			}
		}
		return out, true
	}
	switch {
	case v.IsNone():
		return nil, true
	case v == object.True, v == object.False:
		return v == object.True, true
	case v == object.Ellipsis:
		return code.Ellipsis{}, true
	case v.IsInt():
		return v.Int64(), true
	case v.IsFloat():
		return v.Float64(), true
	case v.Is(object.IntType):
		return object.AsBig(v)
	case v.Is(object.ComplexType):
		return object.AsComplex(v)
	case v.Is(object.StrType):
		return object.AsStr(v).S, true
	case v.Is(object.BytesType):
		return code.Bytes(object.AsBytesObject(v).S), true
	case v.Is(object.TupleType):
		items, ok := list(object.AsTuple(v).Items)
		return code.Tuple(items), ok
	case v.Is(object.FrozenSetType):
		items, ok := list(object.AsSet(v).Items())
		return code.FrozenSet(items), ok
	case v.Is(object.CodeType):
		return plain(object.As[object.Code](v))
	}
	return nil, false
}

// readCode reads a code object.
func (r *reader) readCode() (value, error) {
	if !r.code {
		return value{}, r.thread.Raise(object.ValueError, "unmarshalling code objects is disallowed")
	}
	at := r.reserve()
	b, err := r.sized("code object")
	if err != nil {
		return value{}, err
	}
	if err := r.thread.Allocate(perCode * len(b)); err != nil {
		return value{}, err
	}
	c, err := code.Decode(b)
	switch {
	case errors.Is(err, code.ErrVersion):
		return value{}, r.bad("code object of another version")
	case err != nil:
		return value{}, r.bad(err.Error())
	}
	return r.fill(at, r.thread.Interp.NewCode(c).Value()), nil
}

// perCode is what a byte of an encoded code object takes at most when it is one.
const perCode = 64
