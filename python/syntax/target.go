package syntax

// This file parses what can be assigned to, looped over with, and deleted.

// starTargets parses the targets of a loop: one, or a tuple of them.
func (p *parser) starTargets() Expr {
	start := p.pos
	e := p.starTarget()
	if e == nil || p.peek() != opComma {
		return e
	}
	elts := []Expr{e}
	for p.accept(opComma) {
		mark := p.pos
		e := p.starTarget()
		if e == nil {
			p.pos = mark
			break
		}
		elts = append(elts, e)
	}
	return &Tuple{exprNode: p.expr(start), Elts: elts, Ctx: Store}
}

func (p *parser) starTarget() Expr {
	if p.memo == nil {
		return p.starTargetNow()
	}
	e, _ := remember(p, ruleStarTarget, func(p *parser) (Expr, bool) { e := p.starTargetNow(); return e, e != nil })
	return e
}

func (p *parser) starTargetNow() Expr {
	start := p.pos
	if p.accept(opStar) {
		if p.peek() == opStar {
			return nil
		}
		e := p.starTarget()
		if e == nil {
			return nil
		}
		return &Starred{exprNode: p.expr(start), Value: e, Ctx: Store}
	}
	switch p.peek() {
	case NameToken, opLParen, opLBracket, opLBrace, String, FStringStart, Number, kwTrue, kwFalse, kwNone, opEllipsis:
		e := p.primary()
		if e == nil || !p.canStore(e) {
			return nil
		}
		return p.store(e)
	}
	return nil
}

// canStore reports whether an expression can be assigned to. A tuple in parentheses can, a
// parenthesised star cannot be told from one here, and need not: it is no expression.
func (p *parser) canStore(e Expr) bool {
	switch e := e.(type) {
	case *Name, *Attribute, *Subscript:
		return true
	case *Starred:
		return p.canStore(e.Value)
	case *List:
		return p.allStore(e.Elts)
	case *Tuple:
		return p.allStore(e.Elts)
	}
	return false
}

func (p *parser) allStore(list []Expr) bool {
	for _, e := range list {
		if !p.canStore(e) {
			return false
		}
	}
	return true
}

// store returns the expression as a target. In the second pass, which may have remembered the expression for another use,
// it changes nothing, as no tree will come of it.
func (p *parser) store(e Expr) Expr { return p.setContext(e, Store) }

func (p *parser) setContext(e Expr, c ExprContext) Expr {
	if p.diagnose {
		return e
	}
	switch e := e.(type) {
	case *Name:
		e.Ctx = c
	case *Attribute:
		e.Ctx = c
	case *Subscript:
		e.Ctx = c
	case *Starred:
		e.Ctx = c
		p.setContext(e.Value, c)
	case *List:
		e.Ctx = c
		for _, x := range e.Elts {
			p.setContext(x, c)
		}
	case *Tuple:
		e.Ctx = c
		for _, x := range e.Elts {
			p.setContext(x, c)
		}
	}
	return e
}

// singleTarget reports whether an expression is a name, an attribute or a subscript.
func singleTarget(e Expr) bool {
	switch e.(type) {
	case *Name, *Attribute, *Subscript:
		return true
	}
	return false
}

// canDelete reports whether an expression can stand after del.
func canDelete(e Expr) bool {
	switch e := e.(type) {
	case *Name, *Attribute, *Subscript:
		return true
	case *List:
		return allDelete(e.Elts)
	case *Tuple:
		return allDelete(e.Elts)
	}
	return false
}

func allDelete(list []Expr) bool {
	for _, e := range list {
		if !canDelete(e) {
			return false
		}
	}
	return true
}
