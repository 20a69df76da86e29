package syntax

// This file parses operands: atoms and the attributes, calls and subscripts after them.

func (p *parser) primary() Expr {
	if p.memo == nil {
		return p.primaryNow()
	}
	e, _ := remember(p, rulePrimary, func(p *parser) (Expr, bool) { e := p.primaryNow(); return e, e != nil })
	return e
}

func (p *parser) primaryNow() Expr {
	start := p.pos
	e := p.atom()
	for n := 0; e != nil; n++ {
		if n > longChain {
			p.long = true
		}
		mark := p.pos
		next := p.trailer(start, e)
		if next == nil {
			if p.pos == mark {
				return e
			}
			if p.memo == nil || p.err != nil {
				return nil
			}
			p.pos = mark
			return e
		}
		e = next
	}
	return nil
}

// trailer parses one thing after an operand. Where there is none it moves nowhere.
func (p *parser) trailer(start int, e Expr) Expr {
	switch p.peek() {
	case opDot:
		p.pos++
		attr, ok := p.name()
		if !ok {
			return nil
		}
		return &Attribute{exprNode: p.expr(start), Value: e, Attr: attr}
	case opLParen:
		return p.call(start, e)
	case opLBracket:
		p.pos++
		slice := p.slices()
		if slice == nil || !p.accept(opRBracket) {
			return nil
		}
		return &Subscript{exprNode: p.expr(start), Value: e, Slice: slice}
	}
	return nil
}

func (p *parser) call(start int, f Expr) Expr {
	open := p.pos
	if p.diagnose {
		if g := p.generator(); g != nil {
			return &Call{exprNode: p.expr(start), Func: f, Args: []Expr{g}}
		}
		if p.pos = open; p.err != nil {
			p.pos++
			return nil
		}
	}
	p.pos++
	if p.accept(opRParen) {
		return &Call{exprNode: p.expr(start), Func: f}
	}
	a, ok := p.arguments(true)
	if !ok || !p.accept(opRParen) {
		p.pos = max(p.pos, open+1)
		return nil
	}
	if a.bare { // a generator with the parentheses of the call
		a.args[0].(*GeneratorExp).At = p.from(open)
	}
	return &Call{exprNode: p.expr(start), Func: f, Args: a.args, Keywords: a.keywords}
}

// slices parses what stands in the brackets of a subscript.
func (p *parser) slices() Expr {
	start := p.pos
	e := p.element()
	if _, star := e.(*Starred); e != nil && !star && p.peek() != opComma {
		return e
	}
	if e == nil {
		return nil
	}
	elts := []Expr{e}
	for p.accept(opComma) {
		mark := p.pos
		if p.peek() == opRBracket {
			break
		}
		e := p.element()
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

func (p *parser) element() Expr {
	if p.peek() == opStar {
		return p.starredExpression()
	}
	return p.slice()
}

func (p *parser) slice() Expr {
	start := p.pos
	var lower Expr
	if p.peek() != opColon {
		if p.diagnose {
			if lower = p.expression(); lower == nil || p.peek() != opColon {
				if p.pos = start; p.err != nil {
					return nil
				}
				return p.named()
			}
		} else if lower = p.named(); lower == nil || p.peek() != opColon {
			return lower
		}
	}
	if _, walrus := lower.(*NamedExpr); walrus && p.toks[start].kind == NameToken && p.toks[start+1].kind == opWalrus {
		return nil
	}
	p.pos++
	s := &Slice{Lower: lower}
	bound := func() (Expr, bool) {
		switch p.peek() {
		case opColon, opComma, opRBracket:
			return nil, true
		}
		e := p.expression()
		return e, e != nil
	}
	var ok bool
	if s.Upper, ok = bound(); !ok {
		return nil
	}
	if p.accept(opColon) {
		if s.Step, ok = bound(); !ok {
			return nil
		}
	}
	s.exprNode = p.expr(start)
	return s
}

func (p *parser) atom() Expr {
	start := p.pos
	switch p.peek() {
	case NameToken:
		p.pos++
		return &Name{exprNode: p.expr(start), ID: p.intern(p.text(p.last()))}
	case kwTrue, kwFalse:
		p.pos++
		return &Constant{exprNode: p.expr(start), Value: p.last().kind == kwTrue}
	case kwNone:
		p.pos++
		return &Constant{exprNode: p.expr(start)}
	case opEllipsis:
		p.pos++
		return &Constant{exprNode: p.expr(start), Value: Ellipsis{}}
	case Number:
		p.pos++
		v, msg := numberValue(p.text(p.last()))
		if msg != "" {
			return p.raise(msg, p.last().Span)
		}
		return &Constant{exprNode: p.expr(start), Value: v}
	case String, FStringStart:
		return p.strings()
	case opLParen, opLBracket, opLBrace:
		if p.memo == nil {
			return p.bracketed()
		}
		e, _ := remember(p, ruleAtom, func(p *parser) (Expr, bool) {
			if p.diagnose {
				e := p.diagnoseBracketed()
				return e, e != nil
			}
			e := p.bracketed()
			return e, e != nil
		})
		return e
	}
	return nil
}

func (p *parser) bracketed() Expr {
	switch p.peek() {
	case opLParen:
		return p.parenthesised()
	case opLBracket:
		return p.list()
	}
	return p.braced()
}

// parenthesised parses a group, a tuple or a generator.
func (p *parser) parenthesised() Expr {
	start := p.pos
	p.pos++
	switch p.peek() {
	case opRParen:
		p.pos++
		return &Tuple{exprNode: p.expr(start)}
	case kwYield:
		e := p.yieldExpr()
		if e == nil || !p.accept(opRParen) {
			return nil
		}
		return e
	}
	e := p.starNamed()
	if e == nil {
		return nil
	}
	_, star := e.(*Starred)
	switch p.peek() {
	case opRParen:
		if star {
			return nil
		}
		p.pos++
		return e
	case kwFor, kwAsync:
		if star {
			return nil
		}
		gens := p.generators()
		if gens == nil || !p.accept(opRParen) {
			return nil
		}
		return &GeneratorExp{exprNode: p.expr(start), Elt: e, Generators: gens}
	case opComma:
		elts, ok := p.elements(e, opRParen)
		if !ok || !p.accept(opRParen) {
			return nil
		}
		return &Tuple{exprNode: p.expr(start), Elts: elts}
	}
	return nil
}

// elements parses the elements after the first one, up to what closes them.
func (p *parser) elements(first Expr, end Kind) ([]Expr, bool) {
	elts := []Expr{first}
	for p.accept(opComma) {
		if p.peek() == end {
			break
		}
		mark := p.pos
		e := p.starNamed()
		if e == nil {
			if !p.diagnose {
				return nil, false
			}
			p.pos = mark
			break
		}
		elts = append(elts, e)
	}
	return elts, true
}

func (p *parser) list() Expr {
	start := p.pos
	p.pos++
	if p.accept(opRBracket) {
		return &List{exprNode: p.expr(start)}
	}
	e := p.starNamed()
	if e == nil {
		return nil
	}
	if k := p.peek(); k == kwFor || k == kwAsync {
		if _, star := e.(*Starred); star {
			return nil
		}
		gens := p.generators()
		if gens == nil || !p.accept(opRBracket) {
			return nil
		}
		return &ListComp{exprNode: p.expr(start), Elt: e, Generators: gens}
	}
	elts, ok := p.elements(e, opRBracket)
	if !ok || !p.accept(opRBracket) {
		return nil
	}
	return &List{exprNode: p.expr(start), Elts: elts}
}

// braced parses a dict, a set or a comprehension of either.
func (p *parser) braced() Expr {
	start := p.pos
	p.pos++
	switch p.peek() {
	case opRBrace:
		p.pos++
		return &Dict{exprNode: p.expr(start)}
	case opDoubleStar:
		return p.dict(start, nil)
	}
	mark := p.pos
	e := p.starNamed()
	if e == nil {
		return nil
	}
	switch p.peek() {
	case opColon:
		_, star := e.(*Starred)
		if star || p.toks[mark+1].kind == opWalrus {
			return nil
		}
		return p.dict(start, e)
	case kwFor, kwAsync:
		if _, star := e.(*Starred); star {
			return nil
		}
		gens := p.generators()
		if gens == nil || !p.accept(opRBrace) {
			return nil
		}
		return &SetComp{exprNode: p.expr(start), Elt: e, Generators: gens}
	}
	elts, ok := p.elements(e, opRBrace)
	if !ok || !p.accept(opRBrace) {
		return nil
	}
	return &Set{exprNode: p.expr(start), Elts: elts}
}

// dict parses a dict or a dict comprehension of which the brace is behind, and perhaps the first key.
func (p *parser) dict(start int, key Expr) Expr {
	d := &Dict{}
	for {
		mark := p.pos
		k, v, ok := p.pair(key)
		key = nil
		if !ok {
			if !p.diagnose || len(d.Keys) == 0 {
				return nil
			}
			p.pos = mark
			break
		}
		d.Keys, d.Values = append(d.Keys, k), append(d.Values, v)
		if kind := p.peek(); len(d.Keys) == 1 && k != nil && !p.diagnose && (kind == kwFor || kind == kwAsync) {
			gens := p.generators()
			if gens == nil || !p.accept(opRBrace) {
				return nil
			}
			return &DictComp{exprNode: p.expr(start), Key: k, Value: v, Generators: gens}
		}
		if !p.accept(opComma) || p.peek() == opRBrace {
			break
		}
	}
	if !p.accept(opRBrace) {
		return nil
	}
	d.exprNode = p.expr(start)
	return d
}

// pair parses a key, unless it has been parsed, and a value, or what is unpacked.
func (p *parser) pair(key Expr) (k, v Expr, ok bool) {
	if key == nil && p.accept(opDoubleStar) {
		v = p.bitOr()
		return nil, v, v != nil
	}
	if k = key; k == nil {
		k = p.expression()
	}
	if k == nil || !p.accept(opColon) {
		return nil, nil, false
	}
	v = p.expression()
	return k, v, v != nil
}

// generators parses the "for" and "if" parts of a comprehension.
func (p *parser) generators() []*Comprehension {
	var list []*Comprehension
	for p.peek() == kwFor || p.peek() == kwAsync {
		mark := p.pos
		c := p.generatorPart()
		if c == nil {
			if p.memo != nil && p.err == nil && len(list) > 0 {
				p.pos = mark
				return list
			}
			return nil
		}
		list = append(list, c)
	}
	return list
}

func (p *parser) generatorPart() *Comprehension {
	start := p.pos
	c := &Comprehension{IsAsync: p.accept(kwAsync)}
	if p.accept(kwFor) {
		if c.Target = p.starTargets(); c.Target != nil && p.accept(kwIn) {
			if c.Iter = p.disjunction(); c.Iter == nil {
				return nil
			}
			for p.peek() == kwIf {
				mark := p.pos
				p.pos++
				test := p.disjunction()
				if test == nil {
					if !p.diagnose {
						return nil
					}
					p.pos = mark
					break
				}
				c.Ifs = append(c.Ifs, test)
			}
			return c
		}
	}
	if p.diagnose && p.err == nil {
		p.pos = start
		if p.invalidForIn(); p.err == nil {
			p.pos = start
			p.invalidForTarget()
		}
	}
	return nil
}

// generator parses a generator expression in parentheses.
func (p *parser) generator() Expr {
	start := p.pos
	if !p.accept(opLParen) {
		return nil
	}
	if e := p.unnamed(); e != nil {
		if gens := p.generators(); gens != nil && p.accept(opRParen) {
			return &GeneratorExp{exprNode: p.expr(start), Elt: e, Generators: gens}
		}
	}
	if p.diagnose && p.err == nil {
		p.pos = start
		p.invalidComprehension()
	}
	return nil
}
