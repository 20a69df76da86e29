package compile

import (
	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/syntax"
)

// This file compiles expressions.

// binaryOps and inplaceOps are the operations for the operators of the tree.
var (
	binaryOps = [...]code.Op{syntax.Add: code.BinaryAdd, syntax.Sub: code.BinarySubtract, syntax.Mult: code.BinaryMultiply,
		syntax.MatMult: code.BinaryMatrixMultiply, syntax.Div: code.BinaryTrueDivide, syntax.Mod: code.BinaryModulo,
		syntax.Pow: code.BinaryPower, syntax.LShift: code.BinaryLshift, syntax.RShift: code.BinaryRshift,
		syntax.BitOr: code.BinaryOr, syntax.BitXor: code.BinaryXor, syntax.BitAnd: code.BinaryAnd,
		syntax.FloorDiv: code.BinaryFloorDivide}
	unaryOps = [...]code.Op{syntax.Invert: code.UnaryInvert, syntax.Not: code.UnaryNot, syntax.UAdd: code.UnaryPositive,
		syntax.USub: code.UnaryNegative}
	comparisons = [...]int{syntax.Eq: code.Equal, syntax.NotEq: code.NotEqual, syntax.Lt: code.Less, syntax.LtE: code.LessEqual,
		syntax.Gt: code.Greater, syntax.GtE: code.GreaterEqual}
)

func inplaceOp(op syntax.Operator) code.Op {
	return binaryOps[op] - code.BinaryAdd + code.InplaceAdd
}

// manyOnStack is how many values are put on the stack at once; of more, a list or a dict is built bit by bit.
const manyOnStack = 30

// expr puts the value of an expression on the stack.
func (c *compiler) expr(e syntax.Expr) {
	if c.err != nil {
		return
	}
	at := e.Span()
	if k, ok := c.fold(e); ok {
		c.load(at, k)
		return
	}
	switch e := e.(type) {
	case *syntax.BoolOp:
		c.boolOp(e)
	case *syntax.NamedExpr:
		c.expr(e.Value)
		c.emit(at, code.DupTop, 0)
		c.expr(e.Target)
	case *syntax.BinOp:
		c.expr(e.Left)
		c.expr(e.Right)
		c.emit(at, binaryOps[e.Op], 0)
	case *syntax.UnaryOp:
		if opposite := c.opposite(e); opposite != nil {
			c.compare(opposite)
			return
		}
		c.expr(e.Operand)
		c.emit(at, unaryOps[e.Op], 0)
	case *syntax.Lambda:
		c.lambda(e)
	case *syntax.IfExp:
		orelse, end := c.newLabel(), c.newLabel()
		c.jumpIf(at, e.Test, orelse, false)
		c.expr(e.Body)
		c.jump(syntax.Span{}, code.JumpForward, end)
		c.place(orelse)
		c.expr(e.Orelse)
		c.place(end)
	case *syntax.Dict:
		c.dict(e)
	case *syntax.Set:
		c.sequence(at, e.Elts, code.BuildSet, code.SetAdd, code.SetUpdate, 0)
	case *syntax.ListComp:
		c.comprehension(e, "<listcomp>", listComprehension, e.Generators, e.Elt, nil)
	case *syntax.SetComp:
		c.comprehension(e, "<setcomp>", setComprehension, e.Generators, e.Elt, nil)
	case *syntax.DictComp:
		c.comprehension(e, "<dictcomp>", dictComprehension, e.Generators, e.Key, e.Value)
	case *syntax.GeneratorExp:
		c.comprehension(e, "<genexpr>", generatorExpression, e.Generators, e.Elt, nil)
	case *syntax.Yield:
		if !c.u.scope.functionLike() {
			c.fail(at, "'yield' outside function")
		}
		if e.Value != nil {
			c.expr(e.Value)
		} else {
			c.load(at, nil)
		}
		c.emit(at, code.YieldValue, 0)
	case *syntax.YieldFrom:
		if !c.u.scope.functionLike() {
			c.fail(at, "'yield from' outside function")
		} else if c.u.kind == asyncFunctionUnit {
			c.fail(at, "'yield from' inside async function")
		}
		c.expr(e.Value)
		c.emit(at, code.GetYieldFromIter, 0)
		c.load(at, nil)
		c.emit(at, code.YieldFrom, 0)
	case *syntax.Await:
		if !c.topLevelAwait() {
			if c.u.scope.kind != functionScope {
				c.fail(at, "'await' outside function")
			} else if c.u.kind != asyncFunctionUnit && c.u.kind != comprehensionUnit {
				c.fail(at, "'await' outside async function")
			}
		}
		c.expr(e.Value)
		c.await(at)
	case *syntax.Compare:
		c.compare(e)
	case *syntax.Call:
		c.call(e)
	case *syntax.FormattedValue:
		c.formatted(e)
	case *syntax.JoinedStr:
		c.joined(e)
	case *syntax.Attribute:
		c.attribute(e)
	case *syntax.Subscript:
		c.subscript(e)
	case *syntax.Starred:
		if e.Ctx == syntax.Store {
			c.fail(at, "starred assignment target must be in a list or tuple")
		} else {
			c.fail(at, "can't use starred expression here")
		}
	case *syntax.Name:
		c.name(at, e.ID, e.Ctx)
	case *syntax.List:
		c.elements(at, e.Elts, e.Ctx, false)
	case *syntax.Tuple:
		c.elements(at, e.Elts, e.Ctx, true)
	case *syntax.Slice:
		c.slice(e)
	case *syntax.Constant: // only if nothing is folded
		c.load(at, toConstant(e.Value))
	}
}

// topLevelAwait tells whether await stands where a prompt allows it.
func (c *compiler) topLevelAwait() bool {
	return c.TopLevelAwait && c.u.kind == moduleUnit
}

// await runs the awaitable on top of the stack.
func (c *compiler) await(at syntax.Span) {
	c.emit(at, code.GetAwaitable, 0)
	c.load(at, nil)
	c.emit(at, code.YieldFrom, 0)
}

func (c *compiler) boolOp(e *syntax.BoolOp) {
	op := code.JumpIfFalseOrPop
	if e.Op == syntax.Or {
		op = code.JumpIfTrueOrPop
	}
	end := c.newLabel()
	for _, v := range e.Values[:len(e.Values)-1] {
		c.expr(v)
		c.jump(e.Span(), op, end)
	}
	c.expr(e.Values[len(e.Values)-1])
	c.place(end)
}

func (c *compiler) compare(e *syntax.Compare) {
	c.checkCompare(e)
	at := e.Span()
	c.expr(e.Left)
	last := len(e.Ops) - 1
	if last == 0 {
		c.lastOperand(e)
		c.compareOp(at, e.Ops[0])
		return
	}
	cleanup, end := c.newLabel(), c.newLabel()
	for i := range last {
		c.expr(e.Comparators[i])
		c.emit(at, code.DupTop, 0)
		c.emit(at, code.RotThree, 0)
		c.compareOp(at, e.Ops[i])
		c.jump(at, code.JumpIfFalseOrPop, cleanup)
	}
	c.lastOperand(e)
	c.compareOp(at, e.Ops[last])
	c.jump(syntax.Span{}, code.JumpForward, end)
	c.place(cleanup)
	c.emit(at, code.RotTwo, 0)
	c.emit(at, code.PopTop, 0)
	c.place(end)
}

// opposite makes one comparison of "not a is b" and "not a in b".
func (c *compiler) opposite(e *syntax.UnaryOp) *syntax.Compare {
	compare, ok := e.Operand.(*syntax.Compare)
	if !ok || e.Op != syntax.Not || len(compare.Ops) != 1 || c.Optimize < 0 {
		return nil
	}
	op, ok := map[syntax.CmpOperator]syntax.CmpOperator{syntax.Is: syntax.IsNot, syntax.IsNot: syntax.Is, syntax.In: syntax.NotIn,
		syntax.NotIn: syntax.In}[compare.Ops[0]]
	if !ok {
		return nil
	}
	other := *compare
	other.Ops = []syntax.CmpOperator{op}
	return &other
}

// lastOperand compiles the last operand of a comparison. A list that is only searched need not be one.
func (c *compiler) lastOperand(e *syntax.Compare) {
	last := len(e.Ops) - 1
	if e.Ops[last] == syntax.In || e.Ops[last] == syntax.NotIn {
		c.iterable(e.Comparators[last])
		return
	}
	c.expr(e.Comparators[last])
}

func (c *compiler) compareOp(at syntax.Span, op syntax.CmpOperator) {
	switch op {
	case syntax.Is:
		c.emit(at, code.IsOp, 0)
	case syntax.IsNot:
		c.emit(at, code.IsOp, 1)
	case syntax.In:
		c.emit(at, code.ContainsOp, 0)
	case syntax.NotIn:
		c.emit(at, code.ContainsOp, 1)
	default:
		c.emit(at, code.CompareOp, comparisons[op])
	}
}

// jumpIf jumps if an expression is true, or if it is false, without making a value of it where that can be done.
func (c *compiler) jumpIf(at syntax.Span, e syntax.Expr, to label, when bool) {
	if c.err != nil {
		return
	}
	switch e := e.(type) {
	case *syntax.UnaryOp:
		if opposite := c.opposite(e); opposite != nil {
			c.jumpIf(at, opposite, to, when)
			return
		}
		if e.Op == syntax.Not && c.Optimize >= 0 {
			c.jumpIf(at, e.Operand, to, !when)
			return
		}
	case *syntax.BoolOp:
		skip := to
		if stops := e.Op == syntax.Or; stops != when {
			skip = c.newLabel()
		}
		last := len(e.Values) - 1
		for _, v := range e.Values[:last] {
			c.jumpIf(at, v, skip, e.Op == syntax.Or)
		}
		c.jumpIf(at, e.Values[last], to, when)
		if skip != to {
			c.place(skip)
		}
		return
	case *syntax.IfExp:
		orelse, end := c.newLabel(), c.newLabel()
		c.jumpIf(at, e.Test, orelse, false)
		c.jumpIf(at, e.Body, to, when)
		c.jump(syntax.Span{}, code.JumpForward, end)
		c.place(orelse)
		c.jumpIf(at, e.Orelse, to, when)
		c.place(end)
		return
	case *syntax.Compare:
		if len(e.Ops) > 1 {
			c.jumpIfChain(e, to, when)
			return
		}
	}
	c.expr(e)
	op := code.PopJumpIfFalse
	if when {
		op = code.PopJumpIfTrue
	}
	c.jump(e.Span(), op, to)
}

func (c *compiler) jumpIfChain(e *syntax.Compare, to label, when bool) {
	c.checkCompare(e)
	at := e.Span()
	cleanup, end := c.newLabel(), c.newLabel()
	last := len(e.Ops) - 1
	c.expr(e.Left)
	for i := range last {
		c.expr(e.Comparators[i])
		c.emit(at, code.DupTop, 0)
		c.emit(at, code.RotThree, 0)
		c.compareOp(at, e.Ops[i])
		c.jump(at, code.PopJumpIfFalse, cleanup)
	}
	c.lastOperand(e)
	c.compareOp(at, e.Ops[last])
	op := code.PopJumpIfFalse
	if when {
		op = code.PopJumpIfTrue
	}
	c.jump(at, op, to)
	c.jump(syntax.Span{}, code.JumpForward, end)
	c.place(cleanup)
	c.emit(at, code.PopTop, 0)
	if !when {
		c.jump(syntax.Span{}, code.JumpForward, to)
	}
	c.place(end)
}

// atAttribute is where an attribute stands: a chain of calls over several lines is blamed line by line.
func atAttribute(at syntax.Span, e *syntax.Attribute) syntax.Span {
	end := e.Span()
	if at.Line == end.EndLine {
		return at
	}
	at.Line = end.EndLine
	if n := int32(len(e.Attr)); n <= end.EndCol {
		at.Col = end.EndCol - n
	} else {
		at.Col = 0
	}
	if at.EndLine < at.Line || at.EndLine == at.Line && at.EndCol < at.Col {
		at.EndLine, at.EndCol = at.Line, at.Col
	}
	return at
}

func (c *compiler) attribute(e *syntax.Attribute) {
	c.expr(e.Value)
	if e.Ctx == syntax.Store {
		c.checkName(e.Span(), e.Attr, e.Ctx)
		c.noteSelf(e)
	}
	c.emitName(atAttribute(e.Span(), e), byContext(e.Ctx, code.LoadAttr, code.StoreAttr, code.DeleteAttr), e.Attr)
}

// noteSelf remembers that a method of the class around it assigns to an attribute of self, for __static_attributes__.
func (c *compiler) noteSelf(e *syntax.Attribute) {
	if self, ok := e.Value.(*syntax.Name); !ok || self.ID != "self" {
		return
	}
	for u := c.u.outer; u != nil; u = u.outer {
		if u.kind == classUnit {
			u.staticAttrs[e.Attr] = true
			return
		}
	}
}

func (c *compiler) subscript(e *syntax.Subscript) {
	if e.Ctx == syntax.Load {
		c.checkSubscript(e)
	}
	c.expr(e.Value)
	c.expr(e.Slice)
	c.emit(e.Span(), byContext(e.Ctx, code.BinarySubscr, code.StoreSubscr, code.DeleteSubscr), 0)
}

func (c *compiler) slice(e *syntax.Slice) {
	n := 2
	for i, part := range []syntax.Expr{e.Lower, e.Upper, e.Step} {
		switch {
		case part != nil:
			c.expr(part)
		case i < 2:
			c.load(e.Span(), nil)
		}
	}
	if e.Step != nil {
		n = 3
	}
	c.emit(e.Span(), code.BuildSlice, n)
}

// elements builds a list or tuple, or assigns to one, or deletes what is in it.
func (c *compiler) elements(at syntax.Span, list []syntax.Expr, ctx syntax.ExprContext, tuple bool) {
	switch {
	case ctx == syntax.Store:
		c.unpack(at, list)
	case ctx == syntax.Del:
		for _, e := range list {
			c.expr(e)
		}
	case tuple:
		c.sequence(at, list, code.BuildTuple, code.ListAppend, code.ListExtend, 0)
	default:
		c.sequence(at, list, code.BuildList, code.ListAppend, code.ListExtend, 0)
	}
}

// unpack assigns to each of several targets.
func (c *compiler) unpack(at syntax.Span, list []syntax.Expr) {
	star := -1
	for i, e := range list {
		if _, ok := e.(*syntax.Starred); !ok {
			continue
		}
		if star >= 0 {
			c.fail(at, "multiple starred expressions in assignment")
			return
		}
		if i >= 1<<8 || len(list)-i-1 >= 1<<23 {
			c.fail(at, "too many expressions in star-unpacking assignment")
			return
		}
		star = i
	}
	if star < 0 {
		c.emit(at, code.UnpackSequence, len(list))
	} else {
		c.emit(at, code.UnpackEx, star|(len(list)-star-1)<<8)
	}
	for _, e := range list {
		if s, ok := e.(*syntax.Starred); ok {
			e = s.Value
		}
		c.expr(e)
	}
}

// sequence builds a list, tuple or set of elements, some of which may be starred. pushed values for it lie on the stack.
func (c *compiler) sequence(at syntax.Span, list []syntax.Expr, build, add, extend code.Op, pushed int) {
	n := len(list)
	if n > 2 && pushed == 0 && build != code.BuildTuple && c.Optimize >= 0 {
		if items, ok := c.foldAll(list); ok {
			c.emit(at, build, 0)
			if build == code.BuildSet {
				c.load(at, frozen(items))
			} else {
				c.load(at, code.Tuple(items))
			}
			c.emit(at, extend, 1)
			return
		}
	}
	big := n+pushed > manyOnStack
	starred := false
	for _, e := range list {
		_, ok := e.(*syntax.Starred)
		starred = starred || ok
	}
	if !starred && !big {
		for _, e := range list {
			c.expr(e)
		}
		c.emit(at, build, n+pushed)
		return
	}
	container := build
	if build == code.BuildTuple {
		container = code.BuildList
	}
	built := false
	if big {
		c.emit(at, container, pushed)
		built = true
	}
	for i, e := range list {
		if s, ok := e.(*syntax.Starred); ok {
			if !built {
				c.emit(at, container, i+pushed)
				built = true
			}
			c.expr(s.Value)
			c.emit(at, extend, 1)
			continue
		}
		c.expr(e)
		if built {
			c.emit(at, add, 1)
		}
	}
	if build == code.BuildTuple {
		c.emit(at, code.ListToTuple, 0)
	}
}

// dict builds a dict, in pieces if it is large or has others unpacked into it.
func (c *compiler) dict(e *syntax.Dict) {
	at := e.Span()
	built := false
	start := 0
	flush := func(end int) {
		if end > start {
			c.pairs(at, e.Keys[start:end], e.Values[start:end])
			if built {
				c.emit(at, code.DictUpdate, 1)
			}
			built = true
		}
		start = end
	}
	for i, key := range e.Keys {
		switch {
		case key == nil:
			flush(i)
			if !built {
				c.emit(at, code.BuildMap, 0)
				built = true
			}
			c.expr(e.Values[i])
			c.emit(at, code.DictUpdate, 1)
			start = i + 1
		case (i-start)*2 >= manyOnStack:
			flush(i)
		}
	}
	flush(len(e.Keys))
	if !built {
		c.emit(at, code.BuildMap, 0)
	}
}

func (c *compiler) pairs(at syntax.Span, keys, values []syntax.Expr) {
	if len(keys) > 1 && c.Optimize >= 0 {
		if items, ok := c.foldAll(keys); ok {
			for _, v := range values {
				c.expr(v)
			}
			c.load(at, code.Tuple(items))
			c.emit(at, code.BuildConstKeyMap, len(keys))
			return
		}
	}
	for i := range keys {
		c.expr(keys[i])
		c.expr(values[i])
	}
	c.emit(at, code.BuildMap, len(keys))
}
