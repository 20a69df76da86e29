package compile

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/syntax"
)

// This file tells constants apart.

// toConstant turns the value of a literal into a constant of a code object.
func toConstant(v any) code.Constant {
	switch v := v.(type) {
	case syntax.Bytes:
		return code.Bytes(v)
	case syntax.Ellipsis:
		return code.Ellipsis{}
	case *big.Int:
		if v.IsInt64() {
			return v.Int64()
		}
	}
	return v
}

// constantKey tells constants apart by type and value: 1, 1.0 and True are three, 0.0 and -0.0 two.
func constantKey(k code.Constant) string {
	var b strings.Builder
	writeKey(&b, k)
	return b.String()
}

func writeKey(b *strings.Builder, k code.Constant) {
	switch k := k.(type) {
	case nil:
		b.WriteByte('n')
	case bool:
		b.WriteString(strconv.FormatBool(k))
	case int64:
		b.WriteByte('i')
		b.WriteString(strconv.FormatInt(k, 16))
	case *big.Int:
		b.WriteByte('I')
		b.WriteString(k.Text(16))
	case float64:
		b.WriteByte('f')
		b.WriteString(strconv.FormatUint(math.Float64bits(k), 16))
	case complex128:
		fmt.Fprintf(b, "c%x,%x", math.Float64bits(real(k)), math.Float64bits(imag(k)))
	case string:
		fmt.Fprintf(b, "s%d:", len(k))
		b.WriteString(k)
	case code.Bytes:
		fmt.Fprintf(b, "b%d:", len(k))
		b.WriteString(string(k))
	case code.Ellipsis:
		b.WriteByte('.')
	case code.Tuple:
		writeKeys(b, '(', k)
	case code.FrozenSet:
		writeKeys(b, '{', k)
	case *code.Code:
		fmt.Fprintf(b, "p%p", k) // no two functions are one
	}
	b.WriteByte(';')
}

func writeKeys(b *strings.Builder, open byte, items []code.Constant) {
	b.WriteByte(open)
	for _, item := range items {
		writeKey(b, item)
	}
	b.WriteByte(')')
}

// truth is what bool() says of a constant.
func truth(k code.Constant) bool {
	switch k := k.(type) {
	case nil:
		return false
	case bool:
		return k
	case int64:
		return k != 0
	case *big.Int:
		return k.Sign() != 0
	case float64:
		return k != 0
	case complex128:
		return k != 0
	case string:
		return k != ""
	case code.Bytes:
		return k != ""
	case code.Tuple:
		return len(k) > 0
	case code.FrozenSet:
		return len(k) > 0
	}
	return true
}
