package syntax

// This file parses expressions down to the operands.

// starExpressions parses what stands on the right of an assignment: expressions and starred ones, a tuple if there is a comma.
func (p *parser) starExpressions() Expr {
	return p.tupleOf((*parser).starExpression)
}

// expressions is the same without stars.
func (p *parser) expressions() Expr {
	return p.tupleOf((*parser).expression)
}

func (p *parser) tupleOf(element func(*parser) Expr) Expr {
	start := p.pos
	e := element(p)
	if e == nil || p.peek() != opComma {
		return e
	}
	elts := []Expr{e}
	for p.accept(opComma) {
		mark := p.pos
		if !p.startsExpr() && !p.diagnose {
			break
		}
		e := element(p)
		if e == nil {
			if !p.diagnose {
				return nil
			}
			p.pos = mark
			break
		}
		elts = append(elts, e)
	}
	return &Tuple{exprNode: p.expr(start), Elts: elts}
}

// startsExpr reports whether an expression, starred or not, can begin with the next token.
func (p *parser) startsExpr() bool {
	switch p.peek() {
	case NameToken, Number, String, FStringStart, kwFalse, kwNone, kwTrue, kwAwait, kwLambda, kwNot, opLParen, opLBracket,
		opLBrace, opEllipsis, opPlus, opMinus, opStar, opTilde:
		return true
	}
	return false
}

func (p *parser) starExpression() Expr {
	if !p.diagnose {
		return p.starExpressionNow()
	}
	e, _ := remember(p, ruleStarExpression, func(p *parser) (Expr, bool) { e := p.starExpressionNow(); return e, e != nil })
	return e
}

func (p *parser) starExpressionNow() Expr {
	if p.peek() == opStar {
		return p.starred((*parser).bitOr)
	}
	return p.expression()
}

func (p *parser) starred(operand func(*parser) Expr) Expr {
	start := p.pos
	p.pos++
	v := operand(p)
	if v == nil {
		return nil
	}
	return &Starred{exprNode: p.expr(start), Value: v}
}

// starNamed parses an element of a list, a tuple in parentheses or a set.
func (p *parser) starNamed() Expr {
	if p.peek() == opStar {
		return p.starred((*parser).bitOr)
	}
	return p.named()
}

// named parses an expression or an assignment expression.
func (p *parser) named() Expr {
	if p.peek() == NameToken && p.at(1) == opWalrus {
		mark := p.pos
		if e := p.walrus(); e != nil || !p.diagnose {
			return e
		}
		p.pos = mark
	}
	if p.diagnose {
		mark := p.pos
		p.invalidNamed()
		if p.err != nil {
			return nil
		}
		p.pos = mark
	}
	e := p.expression()
	if e == nil || p.peek() == opWalrus {
		return nil
	}
	return e
}

// walrus parses name := expression, of which two tokens have been seen.
func (p *parser) walrus() Expr {
	start := p.pos
	id, _ := p.name()
	target := &Name{exprNode: p.expr(start), ID: id, Ctx: Store}
	p.pos++
	v := p.expression()
	if v == nil {
		return nil
	}
	return &NamedExpr{exprNode: p.expr(start), Target: target, Value: v}
}

// unnamed parses an element of a call or a generator: an assignment expression, or an expression that is not the beginning of one.
func (p *parser) unnamed() Expr {
	if p.peek() == NameToken && p.at(1) == opWalrus {
		mark := p.pos
		if e := p.walrus(); e != nil || !p.diagnose {
			return e
		}
		p.pos = mark
	}
	e := p.expression()
	if e == nil || p.peek() == opWalrus {
		return nil
	}
	return e
}

func (p *parser) yieldExpr() Expr {
	start := p.pos
	p.pos++
	if p.accept(kwFrom) {
		v := p.expression()
		if v == nil {
			return nil
		}
		return &YieldFrom{exprNode: p.expr(start), Value: v}
	}
	mark := p.pos
	var v Expr
	if p.startsExpr() || p.diagnose {
		if v = p.starExpressions(); v == nil {
			if !p.diagnose {
				return nil
			}
			p.pos = mark
		}
	}
	return &Yield{exprNode: p.expr(start), Value: v}
}

// rhs parses what can be assigned.
func (p *parser) rhs() Expr {
	if p.peek() == kwYield {
		return p.yieldExpr()
	}
	return p.starExpressions()
}

func (p *parser) expression() Expr {
	if !p.enter() {
		p.leave()
		return nil
	}
	defer p.leave()
	if p.memo == nil {
		return p.expressionNow()
	}
	e, _ := remember(p, ruleExpression, func(p *parser) (Expr, bool) {
		mark := p.pos
		if p.diagnose {
			p.invalidExpression()
			p.pos = mark
			if p.err == nil {
				p.invalidLegacy()
				p.pos = mark
			}
			if p.err != nil {
				return nil, false
			}
		}
		e := p.expressionNow()
		return e, e != nil
	})
	return e
}

// expressionNow parses a lambda, a conditional expression or a disjunction.
func (p *parser) expressionNow() Expr {
	if p.peek() == kwLambda {
		return p.lambda()
	}
	start := p.pos
	body := p.disjunction()
	if body == nil || p.peek() != kwIf {
		return body
	}
	mark := p.pos
	p.pos++
	if test := p.disjunction(); test != nil && p.accept(kwElse) {
		if other := p.expression(); other != nil {
			return &IfExp{exprNode: p.expr(start), Test: test, Body: body, Orelse: other}
		}
	}
	if p.memo == nil {
		return nil
	}
	p.pos = mark
	return body
}

func (p *parser) lambda() Expr {
	start := p.pos
	p.pos++
	args, ok := p.parameters(true)
	if !ok || !p.accept(opColon) {
		return nil
	}
	body := p.expression()
	if body == nil {
		return nil
	}
	return &Lambda{exprNode: p.expr(start), Args: args, Body: body}
}

func (p *parser) disjunction() Expr {
	if p.memo == nil {
		return p.boolean(Or)
	}
	e, _ := remember(p, ruleDisjunction, func(p *parser) (Expr, bool) { e := p.boolean(Or); return e, e != nil })
	return e
}

// boolean parses operands of "or", which are operands of "and", which are inversions.
func (p *parser) boolean(op BoolOperator) Expr {
	word := kwOr
	if op == And {
		word = kwAnd
	}
	operand := func() Expr {
		if op == And {
			return p.inversion()
		}
		return p.boolean(And)
	}
	start := p.pos
	e := operand()
	if e == nil || p.peek() != word {
		return e
	}
	values := []Expr{e}
	mark := p.pos
	for p.accept(word) {
		v := operand()
		if v == nil {
			if p.memo == nil {
				return nil
			}
			break
		}
		values = append(values, v)
		mark = p.pos
	}
	if p.pos = mark; len(values) == 1 {
		return e
	}
	return &BoolOp{exprNode: p.expr(start), Op: op, Values: values}
}

func (p *parser) inversion() Expr {
	if p.peek() != kwNot {
		return p.comparison()
	}
	if !p.enter() {
		p.leave()
		return nil
	}
	defer p.leave()
	start := p.pos
	p.pos++
	v := p.inversion()
	if v == nil {
		return nil
	}
	return &UnaryOp{exprNode: p.expr(start), Op: Not, Operand: v}
}

func (p *parser) comparison() Expr {
	start := p.pos
	e := p.bitOr()
	if e == nil {
		return nil
	}
	op, ok := p.comparator()
	if !ok {
		return e
	}
	mark := start
	c := &Compare{Left: e}
	for ok {
		v := p.bitOr()
		if v == nil {
			if p.memo == nil {
				return nil
			}
			break
		}
		c.Ops, c.Comparators = append(c.Ops, op), append(c.Comparators, v)
		mark = p.pos
		op, ok = p.comparator()
	}
	if len(c.Ops) == 0 { // an operator without an operand: the second pass goes on from before it
		p.pos = start
		return p.bitOr()
	}
	p.pos = mark
	c.exprNode = p.expr(start)
	return c
}

// comparator moves over an operator of comparison.
func (p *parser) comparator() (CmpOperator, bool) {
	var op CmpOperator
	switch p.peek() {
	case opEq:
		op = Eq
	case opNotEq:
		if p.scan.src[p.tok().start] == '<' {
			return 0, false
		}
		op = NotEq
	case opLess:
		op = Lt
	case opLessEq:
		op = LtE
	case opGreater:
		op = Gt
	case opGreaterEq:
		op = GtE
	case kwIn:
		op = In
	case kwNot:
		if p.at(1) != kwIn {
			return 0, false
		}
		p.pos++
		op = NotIn
	case kwIs:
		if p.at(1) == kwNot {
			p.pos++
			op = IsNot
		} else {
			op = Is
		}
	default:
		return 0, false
	}
	p.pos++
	return op, true
}

func (p *parser) bitOr() Expr {
	if p.memo == nil {
		return p.binary(1)
	}
	e, _ := remember(p, ruleBitOr, func(p *parser) (Expr, bool) { e := p.binary(1); return e, e != nil })
	return e
}

// binaryOperator returns the operator a token is and how strongly it binds; 0: it is none.
func binaryOperator(k Kind) (Operator, int) {
	switch k {
	case opVBar:
		return BitOr, 1
	case opCircumflex:
		return BitXor, 2
	case opAmper:
		return BitAnd, 3
	case opLShift:
		return LShift, 4
	case opRShift:
		return RShift, 4
	case opPlus:
		return Add, 5
	case opMinus:
		return Sub, 5
	case opStar:
		return Mult, 6
	case opSlash:
		return Div, 6
	case opDoubleSlash:
		return FloorDiv, 6
	case opPercent:
		return Mod, 6
	case opAt:
		return MatMult, 6
	}
	return 0, 0
}

// binary parses operators that bind at least so strongly.
func (p *parser) binary(least int) Expr {
	start := p.pos
	left := p.factor()
	for n := 0; left != nil; n++ {
		op, binds := binaryOperator(p.peek())
		if binds < least || binds == 0 {
			break
		}
		if n > longChain {
			p.long = true
		}
		mark := p.pos
		p.pos++
		right := p.binary(binds + 1)
		if right == nil {
			if p.diagnose && p.peek() == kwNot {
				p.invalidNot(op)
			}
			if p.memo == nil {
				return nil
			}
			p.pos = mark
			break
		}
		left = &BinOp{exprNode: p.expr(start), Left: left, Op: op, Right: right}
	}
	return left
}

func (p *parser) factor() Expr {
	var op UnaryOperator
	switch p.peek() {
	case opPlus:
		op = UAdd
	case opMinus:
		op = USub
	case opTilde:
		op = Invert
	default:
		return p.power()
	}
	if !p.enter() {
		p.leave()
		return nil
	}
	defer p.leave()
	start := p.pos
	p.pos++
	v := p.factor()
	if v == nil {
		if p.diagnose && p.peek() == kwNot {
			p.invalidNot(Add)
		}
		return nil
	}
	return &UnaryOp{exprNode: p.expr(start), Op: op, Operand: v}
}

func (p *parser) power() Expr {
	start := p.pos
	left := p.awaited()
	if left == nil || p.peek() != opDoubleStar {
		return left
	}
	mark := p.pos
	if !p.enter() {
		p.leave()
		return nil
	}
	defer p.leave()
	p.pos++
	right := p.factor()
	if right == nil {
		if p.memo == nil {
			return nil
		}
		p.pos = mark
		return left
	}
	return &BinOp{exprNode: p.expr(start), Left: left, Op: Pow, Right: right}
}

func (p *parser) awaited() Expr {
	if p.peek() != kwAwait {
		return p.primary()
	}
	start := p.pos
	p.pos++
	v := p.primary()
	if v == nil {
		return nil
	}
	return &Await{exprNode: p.expr(start), Value: v}
}
