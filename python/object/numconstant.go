package object

import (
	"math/big"

	"github.com/jinklink/jink/python/code"
)

// numberConstant is a constant of code that is a number but neither a small int nor a float, or NULL.
func numberConstant(k code.Constant) Value {
	switch k := k.(type) {
	case *big.Int:
		return NewInt(new(big.Int).Set(k))
	case complex128:
		return NewComplex(k)
	}
	return Value{}
}
