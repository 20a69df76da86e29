package syntax

// This file parses match statements and their patterns.

// match parses a match statement, where match may turn out to be a name after all.
func (p *parser) match() Stmt {
	start := p.pos
	if s := p.matchNow(); s != nil || p.err != nil || !p.diagnose {
		return s
	}
	p.pos = start
	p.invalidMatch()
	return nil
}

func (p *parser) matchNow() Stmt {
	start := p.pos
	if p.pos++; p.last().kind != NameToken || string(p.text(p.last())) != "match" {
		return nil
	}
	subject := p.subject()
	if subject == nil || !p.accept(opColon) || !p.accept(Newline) || !p.accept(Indent) {
		return nil
	}
	m := &Match{Subject: subject}
	for p.isWord("case") {
		mark := p.pos
		c := p.matchCase()
		if c == nil {
			p.pos = mark
			break
		}
		m.Cases = append(m.Cases, c)
	}
	if len(m.Cases) == 0 || !p.accept(Dedent) {
		return nil
	}
	m.stmtNode = p.upTo(start)
	return m
}

func (p *parser) subject() Expr {
	start := p.pos
	e := p.starNamed()
	if e == nil {
		return nil
	}
	if _, star := e.(*Starred); p.peek() != opComma {
		if star {
			return nil
		}
		return e
	}
	elts, ok := p.elements(e, opColon)
	if !ok {
		return nil
	}
	return &Tuple{exprNode: p.expr(start), Elts: elts}
}

func (p *parser) matchCase() *MatchCase {
	start := p.pos
	if p.diagnose {
		p.invalidCase()
		if p.pos = start; p.err != nil {
			return nil
		}
	}
	p.pos++
	c := &MatchCase{Pattern: p.patterns()}
	if c.Pattern == nil {
		return nil
	}
	if p.accept(kwIf) {
		if c.Guard = p.named(); c.Guard == nil {
			return nil
		}
	}
	var ok bool
	if c.Body, ok = p.suite(); !ok {
		return nil
	}
	return c
}

func (p *parser) pat(start int) patternNode { return patternNode{Place{p.from(start)}} }

// patterns parses what follows case: a pattern, or a sequence without brackets.
func (p *parser) patterns() Pattern {
	start := p.pos
	first := p.starPattern()
	if first == nil {
		return nil
	}
	if _, star := first.(*MatchStar); p.peek() != opComma {
		if star {
			return nil
		}
		return first
	}
	list := []Pattern{first}
	for p.accept(opComma) {
		switch p.peek() {
		case opColon, kwIf, Newline:
			return &MatchSequence{patternNode: p.pat(start), Patterns: list}
		}
		x := p.starPattern()
		if x == nil {
			return nil
		}
		list = append(list, x)
	}
	return &MatchSequence{patternNode: p.pat(start), Patterns: list}
}

// starPattern parses an element of a sequence.
func (p *parser) starPattern() Pattern {
	start := p.pos
	if p.accept(opStar) {
		id, ok := p.name()
		if !ok {
			return nil
		}
		if id == "_" {
			id = ""
		}
		return &MatchStar{patternNode: p.pat(start), Name: id}
	}
	return p.pattern()
}

func (p *parser) pattern() Pattern {
	if !p.enter() {
		p.leave()
		return nil
	}
	defer p.leave()
	start := p.pos
	first := p.closedPattern()
	if first == nil {
		return nil
	}
	if p.peek() == opVBar {
		list := []Pattern{first}
		for p.accept(opVBar) {
			x := p.closedPattern()
			if x == nil {
				return nil
			}
			list = append(list, x)
		}
		first = &MatchOr{patternNode: p.pat(start), Patterns: list}
	}
	if p.peek() != kwAs {
		return first
	}
	p.pos++
	if p.isWord("_") || p.peek() != NameToken {
		p.invalidAs()
		return nil
	}
	id, _ := p.name()
	if k := p.peek(); k == opDot || k == opLParen || k == opAssign {
		return nil
	}
	return &MatchAs{patternNode: p.pat(start), Pattern: first, Name: id}
}

func (p *parser) closedPattern() Pattern {
	start := p.pos
	switch p.peek() {
	case Number, opMinus:
		e := p.signedNumber(true)
		if e == nil {
			return nil
		}
		return &MatchValue{patternNode: p.pat(start), Value: e}
	case String, FStringStart:
		e := p.strings()
		if e == nil {
			return nil
		}
		return &MatchValue{patternNode: p.pat(start), Value: e}
	case kwNone:
		p.pos++
		return &MatchSingleton{patternNode: p.pat(start)}
	case kwTrue, kwFalse:
		p.pos++
		return &MatchSingleton{patternNode: p.pat(start), Value: p.last().kind == kwTrue}
	case opLParen, opLBracket:
		return p.groupPattern()
	case opLBrace:
		return p.mappingPattern()
	case NameToken:
		return p.namePattern()
	}
	return nil
}

// signedNumber parses a number, with a sign before it and, where complex numbers are allowed, an imaginary part after it.
func (p *parser) signedNumber(complex bool) Expr {
	start := p.pos
	minus := p.accept(opMinus)
	if p.peek() != Number {
		return nil
	}
	e := p.atom()
	if e == nil {
		return nil
	}
	if minus {
		e = &UnaryOp{exprNode: p.expr(start), Op: USub, Operand: e}
	}
	k := p.peek()
	if !complex || k != opPlus && k != opMinus {
		return e
	}
	if isImaginary(e) {
		p.raise("real number required in complex literal", e.Span())
		return nil
	}
	op := Add
	if k == opMinus {
		op = Sub
	}
	p.pos++
	if p.peek() != Number {
		return nil
	}
	right := p.atom()
	if right == nil {
		return nil
	}
	if !isImaginary(right) {
		p.raise("imaginary number required in complex literal", right.Span())
		return nil
	}
	return &BinOp{exprNode: p.expr(start), Left: e, Op: op, Right: right}
}

func isImaginary(e Expr) bool {
	if u, ok := e.(*UnaryOp); ok {
		e = u.Operand
	}
	c, ok := e.(*Constant)
	if !ok {
		return false
	}
	_, ok = c.Value.(complex128)
	return ok
}

// groupPattern parses a pattern in parentheses, or a sequence in parentheses or brackets.
func (p *parser) groupPattern() Pattern {
	start := p.pos
	open := p.peek()
	end := opRParen
	if open == opLBracket {
		end = opRBracket
	}
	p.pos++
	var list []Pattern
	comma := false
	for p.peek() != end {
		x := p.starPattern()
		if x == nil {
			return nil
		}
		list = append(list, x)
		if comma = p.accept(opComma); !comma {
			break
		}
	}
	if !p.accept(end) {
		return nil
	}
	if open == opLParen && len(list) == 1 && !comma {
		if _, star := list[0].(*MatchStar); star {
			return nil
		}
		return list[0]
	}
	return &MatchSequence{patternNode: p.pat(start), Patterns: list}
}

func (p *parser) mappingPattern() Pattern {
	start := p.pos
	p.pos++
	m := &MatchMapping{}
	for p.peek() != opRBrace {
		if p.accept(opDoubleStar) {
			id, ok := p.name()
			if !ok || id == "_" {
				return nil
			}
			m.Rest = id
			p.accept(opComma)
			break
		}
		k := p.mappingKey()
		if k == nil || !p.accept(opColon) {
			return nil
		}
		v := p.pattern()
		if v == nil {
			return nil
		}
		m.Keys, m.Patterns = append(m.Keys, k), append(m.Patterns, v)
		if !p.accept(opComma) {
			break
		}
	}
	if !p.accept(opRBrace) {
		return nil
	}
	m.patternNode = p.pat(start)
	return m
}

func (p *parser) mappingKey() Expr {
	switch p.peek() {
	case NameToken:
		if e := p.nameOrAttribute(); e != nil {
			if _, plain := e.(*Name); !plain {
				return e
			}
		}
	case Number, opMinus:
		return p.signedNumber(true)
	case String, FStringStart:
		return p.strings()
	case kwNone, kwTrue, kwFalse:
		return p.atom()
	}
	return nil
}

func (p *parser) nameOrAttribute() Expr {
	start := p.pos
	id, _ := p.name()
	var e Expr = &Name{exprNode: p.expr(start), ID: id}
	for p.accept(opDot) {
		attr, ok := p.name()
		if !ok {
			return nil
		}
		e = &Attribute{exprNode: p.expr(start), Value: e, Attr: attr}
	}
	return e
}

// namePattern parses a name to bind, a value with dots in it, or a class.
func (p *parser) namePattern() Pattern {
	start := p.pos
	e := p.nameOrAttribute()
	if e == nil {
		return nil
	}
	if p.peek() == opLParen {
		return p.classPattern(start, e)
	}
	n, plain := e.(*Name)
	if !plain {
		return &MatchValue{patternNode: p.pat(start), Value: e}
	}
	if p.peek() == opAssign {
		return nil
	}
	if n.ID == "_" {
		return &MatchAs{patternNode: p.pat(start)}
	}
	return &MatchAs{patternNode: p.pat(start), Name: n.ID}
}

func (p *parser) classPattern(start int, cls Expr) Pattern {
	p.pos++
	c := &MatchClass{Cls: cls}
	var late []Pattern
	for p.peek() != opRParen {
		if p.peek() == NameToken && p.at(1) == opAssign {
			id, _ := p.name()
			p.pos++
			x := p.pattern()
			if x == nil {
				return nil
			}
			if len(late) > 0 {
				break
			}
			c.KwdAttrs, c.KwdPatterns = append(c.KwdAttrs, id), append(c.KwdPatterns, x)
		} else {
			x := p.pattern()
			if x == nil {
				return nil
			}
			if len(c.KwdAttrs) > 0 {
				late = append(late, x)
			} else {
				c.Patterns = append(c.Patterns, x)
			}
		}
		if !p.accept(opComma) {
			break
		}
	}
	if len(late) > 0 {
		if p.diagnose {
			a, b := late[0].Span(), late[len(late)-1].Span()
			p.raise("positional patterns follow keyword patterns", Span{a.Line, a.Col, b.EndLine, b.EndCol})
		}
		return nil
	}
	if !p.accept(opRParen) {
		return nil
	}
	c.patternNode = p.pat(start)
	return c
}
