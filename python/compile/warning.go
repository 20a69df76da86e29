package compile

import (
	"math/big"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/syntax"
)

// This file warns of what is most likely a mistake.

// typeOf is the type that an expression certainly has, or "".
func typeOf(e syntax.Expr) string {
	switch e := e.(type) {
	case *syntax.Tuple:
		return "tuple"
	case *syntax.List, *syntax.ListComp:
		return "list"
	case *syntax.Dict, *syntax.DictComp:
		return "dict"
	case *syntax.Set, *syntax.SetComp:
		return "set"
	case *syntax.GeneratorExp:
		return "generator"
	case *syntax.Lambda:
		return "function"
	case *syntax.JoinedStr, *syntax.FormattedValue:
		return "str"
	case *syntax.Constant:
		switch e.Value.(type) {
		case nil:
			return "NoneType"
		case bool:
			return "bool"
		case int64, *big.Int:
			return "int"
		case float64:
			return "float"
		case complex128:
			return "complex"
		case string:
			return "str"
		case syntax.Bytes:
			return "bytes"
		case syntax.Ellipsis:
			return "ellipsis"
		}
	}
	return ""
}

// folds makes an expression the constant that it is folded to, as far as the warnings look at that.
func (c *compiler) folds(e syntax.Expr) (k code.Constant, name string, ok bool) {
	k, ok = c.fold(e)
	if !ok {
		return nil, typeOf(e), false
	}
	switch k.(type) {
	case code.Tuple:
		return k, "tuple", true
	case code.Bytes:
		return k, "bytes", true
	case code.Ellipsis:
		return k, "ellipsis", true
	}
	return k, typeOf(&syntax.Constant{Value: k}), true
}

// checkCompare warns of is between literals.
func (c *compiler) checkCompare(e *syntax.Compare) {
	if c.Warn == nil {
		return
	}
	fits := func(e syntax.Expr) (bool, string) {
		k, name, ok := c.folds(e)
		if !ok {
			return true, ""
		}
		switch k.(type) {
		case nil, bool, code.Ellipsis:
			return true, ""
		}
		return false, name
	}
	left, leftName := fits(e.Left)
	for i, op := range e.Ops {
		right, rightName := fits(e.Comparators[i])
		if (op == syntax.Is || op == syntax.IsNot) && (!left || !right) {
			name, word, better := leftName, "is", "=="
			if left {
				name = rightName
			}
			if op == syntax.IsNot {
				word, better = "is not", "!="
			}
			c.warn(e.Span(), "\"%s\" with '%s' literal. Did you mean \"%s\"?", word, name, better)
			return
		}
		left, leftName = right, rightName
	}
}

// checkCaller warns of a call of what cannot be called.
func (c *compiler) checkCaller(f syntax.Expr) {
	if c.Warn == nil {
		return
	}
	_, name, ok := c.folds(f)
	switch f.(type) {
	case *syntax.Tuple, *syntax.List, *syntax.ListComp, *syntax.Dict, *syntax.DictComp, *syntax.Set, *syntax.SetComp,
		*syntax.GeneratorExp, *syntax.JoinedStr, *syntax.FormattedValue:
		ok = true
	}
	if ok {
		c.warn(f.Span(), "'%s' object is not callable; perhaps you missed a comma?", name)
	}
}

// checkSubscript warns of elements of what has none, and of indices that are none.
func (c *compiler) checkSubscript(e *syntax.Subscript) {
	if c.Warn == nil {
		return
	}
	k, name, folded := c.folds(e.Value)
	bad := false
	if folded {
		switch k.(type) {
		case nil, bool, code.Ellipsis, int64, *big.Int, float64, complex128:
			bad = true
		}
	}
	switch e.Value.(type) {
	case *syntax.Set, *syntax.SetComp, *syntax.GeneratorExp, *syntax.Lambda:
		bad = true
	}
	if bad {
		c.warn(e.Value.Span(), "'%s' object is not subscriptable; perhaps you missed a comma?", name)
	}
	_, index, _ := c.folds(e.Slice)
	switch index {
	case "", "int", "bool":
		return
	}
	if _, ok := e.Slice.(*syntax.Slice); ok {
		return
	}
	indexed := false
	if folded {
		switch k.(type) {
		case string, code.Bytes, code.Tuple:
			indexed = true
		}
	}
	switch e.Value.(type) {
	case *syntax.Tuple, *syntax.List, *syntax.ListComp, *syntax.JoinedStr, *syntax.FormattedValue:
		indexed = true
	}
	if indexed {
		c.warn(e.Value.Span(), "%s indices must be integers or slices, not %s; perhaps you missed a comma?", name, index)
	}
}
