package compile

import (
	"math"
	"math/big"
	"strings"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/syntax"
)

// This file evaluates what is constant when it is compiled, as far as that cannot fail and does not make code large.

// The bounds of what is folded, which are CPython's.
const (
	maxFoldedBits  = 128  // of an integer
	maxFoldedItems = 256  // of a tuple
	maxFoldedBytes = 4096 // of a string
	maxFoldedTotal = 1024 // items of a tuple of tuples
)

type foldedExpr struct {
	value code.Constant
	ok    bool
}

// fold evaluates an expression if it is constant.
func (c *compiler) fold(e syntax.Expr) (code.Constant, bool) {
	switch e := e.(type) {
	case *syntax.Constant:
		return toConstant(e.Value), true
	case *syntax.Name:
		if e.ID == "__debug__" && e.Ctx == syntax.Load {
			return c.Optimize < 1, true
		}
		return nil, false
	}
	if c.Optimize < 0 {
		return nil, false
	}
	return c.foldAlways(e)
}

// foldAlways evaluates an expression even if code is not to be improved.
func (c *compiler) foldAlways(e syntax.Expr) (code.Constant, bool) {
	switch e := e.(type) {
	case *syntax.Constant, *syntax.Name:
		return c.fold(e)
	case *syntax.UnaryOp, *syntax.BinOp, *syntax.Tuple, *syntax.Subscript:
	default:
		return nil, false
	}
	if known, ok := c.folded[e]; ok {
		return known.value, known.ok
	}
	k, ok := c.evaluateConstant(e)
	c.folded[e] = foldedExpr{k, ok}
	return k, ok
}

func (c *compiler) evaluateConstant(e syntax.Expr) (code.Constant, bool) {
	switch e := e.(type) {
	case *syntax.UnaryOp:
		if k, ok := c.foldAlways(e.Operand); ok {
			return foldUnary(e.Op, k)
		}
	case *syntax.BinOp:
		left, ok := c.foldAlways(e.Left)
		if !ok {
			return nil, false
		}
		if right, ok := c.foldAlways(e.Right); ok {
			return foldBinary(e.Op, left, right)
		}
	case *syntax.Tuple:
		if e.Ctx == syntax.Load {
			if items, ok := c.foldEach(e.Elts); ok {
				return code.Tuple(items), true
			}
		}
	case *syntax.Subscript:
		if e.Ctx != syntax.Load {
			return nil, false
		}
		value, ok := c.foldAlways(e.Value)
		if !ok {
			return nil, false
		}
		if index, ok := c.foldAlways(e.Slice); ok {
			return foldSubscript(value, index)
		}
	}
	return nil, false
}

func (c *compiler) foldEach(list []syntax.Expr) ([]code.Constant, bool) {
	items := make([]code.Constant, 0, len(list))
	for _, e := range list {
		k, ok := c.foldAlways(e)
		if !ok {
			return nil, false
		}
		items = append(items, k)
	}
	return items, true
}

// foldAll evaluates expressions that are all constant.
func (c *compiler) foldAll(list []syntax.Expr) ([]code.Constant, bool) {
	if c.Optimize < 0 {
		return nil, false
	}
	return c.foldEach(list)
}

// iterable compiles what is only looped over or searched: a list or set of constants need not be built anew each time.
func (c *compiler) iterable(e syntax.Expr) {
	switch e := e.(type) {
	case *syntax.List:
		if items, ok := c.foldAll(e.Elts); ok {
			c.load(e.Span(), code.Tuple(items))
			return
		}
	case *syntax.Set:
		if items, ok := c.foldAll(e.Elts); ok {
			c.load(e.Span(), frozen(items))
			return
		}
	}
	c.expr(e)
}

// frozen makes a set of what is different in a list.
func frozen(items []code.Constant) code.FrozenSet {
	seen := map[string]bool{}
	set := code.FrozenSet{}
	for _, item := range items {
		if key := constantKey(comparable(item)); !seen[key] {
			seen[key] = true
			set = append(set, item)
		}
	}
	return set
}

// comparable makes constants that are equal the same: 1, 1.0 and True.
func comparable(k code.Constant) code.Constant {
	switch k := k.(type) {
	case bool:
		if k {
			return int64(1)
		}
		return int64(0)
	case complex128:
		if imag(k) == 0 {
			return comparable(real(k))
		}
		return complex(real(k)+0, imag(k)+0)
	case float64:
		if k == math.Trunc(k) && !math.IsInf(k, 0) {
			whole, _ := big.NewFloat(k).Int(nil)
			return toConstant(whole)
		}
	case code.Tuple:
		same := make(code.Tuple, len(k))
		for i, item := range k {
			same[i] = comparable(item)
		}
		return same
	}
	return k
}

func foldUnary(op syntax.UnaryOperator, k code.Constant) (code.Constant, bool) {
	if op == syntax.Not {
		return !truth(k), true
	}
	if n, ok := integer(k); ok {
		switch op {
		case syntax.USub:
			return fromBig(n.Neg(n)), true
		case syntax.UAdd:
			return fromBig(n), true
		default:
			return fromBig(n.Not(n)), true
		}
	}
	if op == syntax.Invert {
		return nil, false
	}
	switch k := k.(type) {
	case float64:
		if op == syntax.USub {
			return -k, true
		}
		return k, true
	case complex128:
		if op == syntax.USub {
			return complex(-real(k), -imag(k)), true
		}
		return k, true
	}
	return nil, false
}

// integer gives the value of a constant of type int or bool, in a number of its own.
func integer(k code.Constant) (*big.Int, bool) {
	switch k := k.(type) {
	case bool:
		if k {
			return big.NewInt(1), true
		}
		return new(big.Int), true
	case int64:
		return big.NewInt(k), true
	case *big.Int:
		return new(big.Int).Set(k), true
	}
	return nil, false
}

func fromBig(n *big.Int) code.Constant { return toConstant(n) }

func foldBinary(op syntax.Operator, left, right code.Constant) (code.Constant, bool) {
	a, aInt := integer(left)
	b, bInt := integer(right)
	if aInt && bInt {
		la, aBool := left.(bool)
		lb, bBool := right.(bool)
		if aBool && bBool {
			switch op {
			case syntax.BitAnd:
				return la && lb, true
			case syntax.BitOr:
				return la || lb, true
			case syntax.BitXor:
				return la != lb, true
			}
		}
		return foldIntegers(op, a, b)
	}
	if k, ok := foldSequences(op, left, right); ok {
		return k, true
	}
	x, xOK := float(left)
	y, yOK := float(right)
	if xOK && yOK {
		return foldFloats(op, x, y)
	}
	p, pOK := complexOf(left)
	q, qOK := complexOf(right)
	if pOK && qOK {
		return foldComplex(op, p, q)
	}
	return nil, false
}

func foldIntegers(op syntax.Operator, a, b *big.Int) (code.Constant, bool) {
	n := new(big.Int)
	switch op {
	case syntax.Add:
		n.Add(a, b)
	case syntax.Sub:
		n.Sub(a, b)
	case syntax.Mult:
		if a.BitLen()+b.BitLen() > maxFoldedBits {
			return nil, false
		}
		n.Mul(a, b)
	case syntax.Pow:
		if b.Sign() < 0 || !b.IsInt64() || a.BitLen() > 0 && b.Int64() > int64(maxFoldedBits/a.BitLen()) {
			return nil, false
		}
		n.Exp(a, b, nil)
	case syntax.LShift:
		if b.Sign() < 0 || !b.IsInt64() || b.Int64() > maxFoldedBits || a.BitLen()+int(b.Int64()) > maxFoldedBits {
			return nil, false
		}
		n.Lsh(a, uint(b.Int64()))
	case syntax.RShift:
		if b.Sign() < 0 || !b.IsInt64() || b.Int64() > 1<<20 {
			return nil, false
		}
		n.Rsh(a, uint(b.Int64()))
	case syntax.BitAnd:
		n.And(a, b)
	case syntax.BitOr:
		n.Or(a, b)
	case syntax.BitXor:
		n.Xor(a, b)
	case syntax.FloorDiv, syntax.Mod:
		if b.Sign() == 0 {
			return nil, false
		}
		rest := new(big.Int)
		n.QuoRem(a, b, rest)
		if rest.Sign() != 0 && rest.Sign() != b.Sign() {
			rest.Add(rest, b)
			n.Sub(n, big.NewInt(1))
		}
		if op == syntax.Mod {
			return fromBig(rest), true
		}
	case syntax.Div:
		// The quotient is exact to the last bit only if both are floats exactly.
		if b.Sign() == 0 || a.BitLen() > 53 || b.BitLen() > 53 {
			return nil, false
		}
		return float64(a.Int64()) / float64(b.Int64()), true
	default:
		return nil, false
	}
	return fromBig(n), true
}

func float(k code.Constant) (float64, bool) {
	if x, ok := k.(float64); ok {
		return x, true
	}
	if n, ok := integer(k); ok && n.BitLen() <= 53 {
		return float64(n.Int64()), true
	}
	return 0, false
}

func complexOf(k code.Constant) (complex128, bool) {
	if x, ok := k.(complex128); ok {
		return x, true
	}
	x, ok := float(k)
	return complex(x, 0), ok
}

// foldFloats leaves alone what could round or fail differently where it runs: powers, and what divides by zero.
func foldFloats(op syntax.Operator, x, y float64) (code.Constant, bool) {
	switch op {
	case syntax.Add:
		return x + y, true
	case syntax.Sub:
		return x - y, true
	case syntax.Mult:
		return x * y, true
	case syntax.Div:
		if y != 0 {
			return x / y, true
		}
	}
	return nil, false
}

// foldComplex adds and subtracts, which is what the literal 1+2j needs.
func foldComplex(op syntax.Operator, p, q complex128) (code.Constant, bool) {
	switch op {
	case syntax.Add:
		return p + q, true
	case syntax.Sub:
		return p - q, true
	}
	return nil, false
}

func foldSequences(op syntax.Operator, left, right code.Constant) (code.Constant, bool) {
	if op == syntax.Add {
		switch a := left.(type) {
		case string:
			if b, ok := right.(string); ok && len(a)+len(b) <= maxFoldedBytes {
				return a + b, true
			}
		case code.Bytes:
			if b, ok := right.(code.Bytes); ok && len(a)+len(b) <= maxFoldedBytes {
				return a + b, true
			}
		case code.Tuple:
			if b, ok := right.(code.Tuple); ok && len(a)+len(b) <= maxFoldedItems && items(a)+items(b) <= maxFoldedTotal {
				return append(a[:len(a):len(a)], b...), true
			}
		}
		return nil, false
	}
	if op != syntax.Mult {
		return nil, false
	}
	n, ok := integer(right)
	seq := left
	if !ok {
		if n, ok = integer(left); !ok {
			return nil, false
		}
		seq = right
	}
	times := 0
	if n.Sign() > 0 {
		if !n.IsInt64() || n.Int64() > maxFoldedBytes {
			return nil, false
		}
		times = int(n.Int64())
	}
	switch seq := seq.(type) {
	case string:
		if len(seq)*times <= maxFoldedBytes {
			return strings.Repeat(seq, times), true
		}
	case code.Bytes:
		if len(seq)*times <= maxFoldedBytes {
			return code.Bytes(strings.Repeat(string(seq), times)), true
		}
	case code.Tuple:
		if len(seq)*times <= maxFoldedItems && items(seq)*times <= maxFoldedTotal {
			all := code.Tuple{}
			for range times {
				all = append(all, seq...)
			}
			return all, true
		}
	}
	return nil, false
}

// items counts what is in a tuple and the tuples in it.
func items(t code.Tuple) int {
	n := len(t)
	for _, item := range t {
		if inner, ok := item.(code.Tuple); ok {
			n += items(inner)
		}
	}
	return n
}

func foldSubscript(value, index code.Constant) (code.Constant, bool) {
	n, ok := integer(index)
	if !ok || !n.IsInt64() {
		return nil, false
	}
	i := n.Int64()
	at := func(length int) (int, bool) {
		if i < 0 {
			i += int64(length)
		}
		return int(i), 0 <= i && i < int64(length)
	}
	switch value := value.(type) {
	case code.Tuple:
		if i, ok := at(len(value)); ok {
			return value[i], true
		}
	case code.Bytes:
		if i, ok := at(len(value)); ok {
			return int64(value[i]), true
		}
	case string:
		for j := range len(value) {
			if value[j] >= 0x80 {
				return nil, false // characters are not bytes
			}
		}
		if i, ok := at(len(value)); ok {
			return value[i : i+1], true
		}
	}
	return nil, false
}
