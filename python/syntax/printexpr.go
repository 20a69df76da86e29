package syntax

import "math/big"

// This file prints expressions. An expression is put in parentheses where it binds less strongly than its place asks for,
// which is where CPython puts them: more than are needed.

const (
	precNamed = iota
	precTuple
	precYield
	precTest
	precOr
	precAnd
	precNot
	precCmp
	precBitOr
	precBitXor
	precBitAnd
	precShift
	precArith
	precTerm
	precFactor
	precPower
	precAwait
	precAtom
)

var operatorPrec = [...]int{Add: precArith, Sub: precArith, Mult: precTerm, MatMult: precTerm, Div: precTerm, Mod: precTerm,
	Pow: precPower, LShift: precShift, RShift: precShift, BitOr: precBitOr, BitXor: precBitXor, BitAnd: precBitAnd, FloorDiv: precTerm}

// prec returns how strongly an expression binds.
func prec(e Expr) int {
	switch e := e.(type) {
	case *NamedExpr:
		return precNamed
	case *Tuple:
		if len(e.Elts) > 0 {
			return precTuple
		}
	case *Yield, *YieldFrom:
		return precYield
	case *Lambda, *IfExp:
		return precTest
	case *Starred:
		return precTest
	case *BoolOp:
		if e.Op == Or {
			return precOr
		}
		return precAnd
	case *Compare:
		return precCmp
	case *BinOp:
		return operatorPrec[e.Op]
	case *UnaryOp:
		if e.Op == Not {
			return precNot
		}
		return precFactor
	case *Await:
		return precAwait
	}
	return precAtom
}

func (w *printer) expr(e Expr, least int) {
	if e == nil {
		return
	}
	if prec(e) < least {
		w.write("(")
		defer w.write(")")
	}
	switch e := e.(type) {
	case *NamedExpr:
		w.expr(e.Target, precAtom)
		w.write(" := ")
		w.expr(e.Value, precAtom)
	case *Tuple:
		w.tuple(e)
	case *Yield:
		w.write("yield")
		if e.Value != nil {
			w.write(" ")
			w.expr(e.Value, precAtom)
		}
	case *YieldFrom:
		w.write("yield from ")
		w.expr(e.Value, precAtom)
	case *Lambda:
		w.write("lambda")
		if a := e.Args; len(a.Posonlyargs)+len(a.Args)+len(a.Kwonlyargs) > 0 || a.Vararg != nil || a.Kwarg != nil {
			w.write(" ")
			w.arguments(a)
		}
		w.write(": ")
		w.expr(e.Body, precTest)
	case *IfExp:
		w.expr(e.Body, precOr)
		w.write(" if ")
		w.expr(e.Test, precOr)
		w.write(" else ")
		w.expr(e.Orelse, precTest)
	case *Starred:
		w.write("*")
		w.expr(e.Value, precBitOr)
	case *BoolOp:
		for i, v := range e.Values {
			if i > 0 {
				w.write(" ", e.Op.String(), " ")
			}
			w.expr(v, min(prec(e)+1+i, precAtom)) // as CPython does it, each one asks for more than the one before
		}
	case *Compare:
		w.expr(e.Left, precBitOr)
		for i, op := range e.Ops {
			w.write(" ", op.String(), " ")
			w.expr(e.Comparators[i], precBitOr)
		}
	case *BinOp:
		w.binary(e)
	case *UnaryOp:
		w.write(e.Op.String())
		if e.Op == Not {
			w.write(" ")
		}
		w.expr(e.Operand, prec(e))
	case *Await:
		w.write("await ")
		w.expr(e.Value, precAtom)
	default:
		w.atom(e)
	}
}

func (w *printer) binary(e *BinOp) {
	p := operatorPrec[e.Op]
	left, right := p, p+1
	if e.Op == Pow {
		left, right = precAwait, precPower
	}
	w.expr(e.Left, left)
	w.write(" ", e.Op.String(), " ")
	w.expr(e.Right, right)
}

func (w *printer) tuple(t *Tuple) {
	if len(t.Elts) == 0 {
		w.write("()")
		return
	}
	w.list(t.Elts)
	if len(t.Elts) == 1 {
		w.write(",")
	}
}

func (w *printer) list(elts []Expr) {
	for i, e := range elts {
		if i > 0 {
			w.write(", ")
		}
		w.expr(e, precTest)
	}
}

func (w *printer) atom(e Expr) {
	switch e := e.(type) {
	case *Name:
		w.write(e.ID)
	case *Constant:
		w.constant(e)
	case *Attribute:
		w.expr(e.Value, precAtom)
		if c, ok := e.Value.(*Constant); ok {
			switch c.Value.(type) {
			case int64, *big.Int, bool: // 1.real would be a float
				w.write(" ")
			}
		}
		w.write(".", e.Attr)
	case *Subscript:
		w.expr(e.Value, precAtom)
		w.write("[")
		w.subscript(e.Slice)
		w.write("]")
	case *Call:
		w.expr(e.Func, precAtom)
		w.write("(")
		w.callArguments(e.Args, e.Keywords)
		w.write(")")
	case *List:
		w.write("[")
		w.list(e.Elts)
		w.write("]")
	case *Set:
		if len(e.Elts) == 0 { // only a program builds this one
			w.write("{*()}")
			return
		}
		w.write("{")
		w.list(e.Elts)
		w.write("}")
	case *Dict:
		w.dict(e)
	case *ListComp:
		w.comprehensions("[", e.Elt, e.Generators, "]")
	case *SetComp:
		w.comprehensions("{", e.Elt, e.Generators, "}")
	case *GeneratorExp:
		w.comprehensions("(", e.Elt, e.Generators, ")")
	case *DictComp:
		w.write("{")
		w.expr(e.Key, precTest)
		w.write(": ")
		w.comprehensions("", e.Value, e.Generators, "}")
	case *Slice:
		w.expr(e.Lower, precTest)
		w.write(":")
		w.expr(e.Upper, precTest)
		if e.Step != nil {
			w.write(":")
			w.expr(e.Step, precTest)
		}
	case *JoinedStr:
		w.joined(e)
	case *FormattedValue:
		w.field(e)
	}
}

func (w *printer) constant(c *Constant) {
	switch v := c.Value.(type) {
	case Ellipsis:
		w.write("...")
	case string:
		if c.Kind == "u" {
			w.write("u")
		}
		w.write(reprString(v))
	default:
		w.write(number(v))
	}
}

// subscript writes what stands in brackets, where a tuple needs no parentheses unless it holds nothing.
func (w *printer) subscript(e Expr) {
	if t, ok := e.(*Tuple); ok && len(t.Elts) > 0 {
		for i, x := range t.Elts {
			if i > 0 {
				w.write(", ")
			}
			w.star(x)
		}
		if len(t.Elts) == 1 {
			w.write(",")
		}
		return
	}
	w.expr(e, precTest)
}

// star writes an element whose star takes a whole expression.
func (w *printer) star(e Expr) {
	if s, ok := e.(*Starred); ok {
		w.write("*")
		w.expr(s.Value, precTest)
		return
	}
	w.expr(e, precTest)
}

func (w *printer) callArguments(args []Expr, keywords []*Keyword) {
	first := true
	comma := func() {
		if !first {
			w.write(", ")
		}
		first = false
	}
	for _, a := range args {
		comma()
		w.star(a)
	}
	for _, k := range keywords {
		comma()
		w.keyword(k)
	}
}

func (w *printer) keyword(k *Keyword) {
	if k.Arg == "" {
		w.write("**")
	} else {
		w.write(k.Arg, "=")
	}
	w.expr(k.Value, precTest)
}

func (w *printer) dict(d *Dict) {
	w.write("{")
	for i, v := range d.Values {
		if i > 0 {
			w.write(", ")
		}
		if d.Keys[i] == nil {
			w.write("**")
			w.expr(v, precBitOr)
			continue
		}
		w.expr(d.Keys[i], precTest)
		w.write(": ")
		w.expr(v, precTest)
	}
	w.write("}")
}

func (w *printer) comprehensions(open string, elt Expr, gens []*Comprehension, end string) {
	w.write(open)
	w.expr(elt, precTest)
	for _, c := range gens {
		w.comprehension(c)
	}
	w.write(end)
}

func (w *printer) comprehension(c *Comprehension) {
	if c.IsAsync {
		w.write(" async")
	}
	w.write(" for ")
	w.expr(c.Target, precTuple)
	w.write(" in ")
	w.expr(c.Iter, precOr)
	for _, test := range c.Ifs {
		w.write(" if ")
		w.expr(test, precOr)
	}
}

func (w *printer) arguments(a *Arguments) {
	first := true
	comma := func() {
		if !first {
			w.write(", ")
		}
		first = false
	}
	plain := len(a.Posonlyargs) + len(a.Args)
	for i := range plain {
		comma()
		if i < len(a.Posonlyargs) {
			w.arg(a.Posonlyargs[i])
		} else {
			w.arg(a.Args[i-len(a.Posonlyargs)])
		}
		if d := i - (plain - len(a.Defaults)); d >= 0 {
			w.write("=")
			w.expr(a.Defaults[d], precTest)
		}
		if i+1 == len(a.Posonlyargs) {
			w.write(", /")
		}
	}
	if a.Vararg != nil {
		comma()
		w.write("*")
		w.arg(a.Vararg)
	} else if len(a.Kwonlyargs) > 0 {
		comma()
		w.write("*")
	}
	for i, k := range a.Kwonlyargs {
		comma()
		w.arg(k)
		if a.KwDefaults[i] != nil {
			w.write("=")
			w.expr(a.KwDefaults[i], precTest)
		}
	}
	if a.Kwarg != nil {
		comma()
		w.write("**")
		w.arg(a.Kwarg)
	}
}

func (w *printer) arg(a *Arg) {
	w.write(a.Arg)
	if a.Annotation != nil {
		w.write(": ")
		w.expr(a.Annotation, precTest)
	}
}

func (w *printer) typeParams(list []TypeParam) {
	if len(list) == 0 {
		return
	}
	w.write("[")
	for i, t := range list {
		if i > 0 {
			w.write(", ")
		}
		w.typeParam(t)
	}
	w.write("]")
}

func (w *printer) typeParam(t TypeParam) {
	var value Expr
	switch t := t.(type) {
	case *TypeVar:
		w.write(t.Name)
		if t.Bound != nil {
			w.write(": ")
			w.expr(t.Bound, precTest)
		}
		value = t.DefaultValue
	case *ParamSpec:
		w.write("**", t.Name)
		value = t.DefaultValue
	case *TypeVarTuple:
		w.write("*", t.Name)
		value = t.DefaultValue
	}
	if value != nil {
		w.write(" = ")
		w.expr(value, precTest)
	}
}
