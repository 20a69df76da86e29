package syntax

// This file parses the statements that fit on a line.

// statements parses as many statements as there are.
func (p *parser) statements(list []Stmt) ([]Stmt, bool) {
	n := len(list)
	for {
		switch p.peek() {
		case EndMarker, Dedent, noToken:
			return list, len(list) > n
		}
		mark := p.pos
		if s := p.compound(); s != nil {
			list = append(list, s)
			continue
		}
		if p.pos = mark; p.err != nil {
			return list, false
		}
		more, ok := p.simpleStatements(list)
		if !ok {
			p.pos = mark
			return list, len(list) > n
		}
		list = more
	}
}

// simpleStatements parses a line of statements.
func (p *parser) simpleStatements(list []Stmt) ([]Stmt, bool) {
	for {
		s := p.simple()
		if s == nil {
			return list, false
		}
		list = append(list, s)
		if p.accept(Newline) {
			return list, true
		}
		if !p.accept(opSemi) {
			return list, false
		}
		if p.accept(Newline) {
			return list, true
		}
	}
}

func (p *parser) simple() Stmt {
	if p.memo == nil {
		return p.simpleNow()
	}
	s, _ := remember(p, ruleSimple, func(p *parser) (Stmt, bool) {
		start := p.pos
		s := p.assignment()
		if s == nil && p.err == nil {
			p.pos = start
			s = p.simpleNow()
		}
		return s, s != nil && p.err == nil
	})
	return s
}

func (p *parser) simpleNow() Stmt {
	start := p.pos
	switch k := p.peek(); k {
	case kwImport, kwFrom:
		return p.importStatement()
	case kwReturn:
		p.pos++
		r := &Return{}
		if p.startsExpr() || p.diagnose {
			mark := p.pos
			if r.Value = p.starExpressions(); r.Value == nil {
				if !p.diagnose {
					return nil
				}
				p.pos = mark
			}
		}
		r.stmtNode = p.stmt(start)
		return r
	case kwRaise:
		return p.raiseStatement()
	case kwPass:
		p.pos++
		return &Pass{p.stmt(start)}
	case kwBreak:
		p.pos++
		return &Break{p.stmt(start)}
	case kwContinue:
		p.pos++
		return &Continue{p.stmt(start)}
	case kwDel:
		return p.del()
	case kwAssert:
		return p.assert()
	case kwGlobal, kwNonlocal:
		p.pos++
		names, ok := p.nameList()
		if !ok {
			return nil
		}
		if k == kwGlobal {
			return &Global{stmtNode: p.stmt(start), Names: names}
		}
		return &Nonlocal{stmtNode: p.stmt(start), Names: names}
	case kwYield:
		e := p.yieldExpr()
		if e == nil {
			return nil
		}
		if p.peek() == opAssign {
			return nil
		}
		return &ExprStmt{stmtNode: p.stmt(start), Value: e}
	case NameToken:
		if p.isWord("type") {
			if s := p.typeAlias(); s != nil {
				return s
			}
			if p.pos = start; p.err != nil {
				return nil
			}
		}
	}
	if p.diagnose {
		e := p.starExpressions()
		if e == nil {
			return nil
		}
		return &ExprStmt{stmtNode: p.stmt(start), Value: e}
	}
	return p.expressionStatement()
}

func (p *parser) nameList() ([]string, bool) {
	var names []string
	for {
		id, ok := p.name()
		if !ok {
			return nil, false
		}
		names = append(names, id)
		if !p.accept(opComma) {
			return names, true
		}
	}
}

// expressionStatement parses what begins with an expression: also an assignment of each kind.
func (p *parser) expressionStatement() Stmt {
	start := p.pos
	e := p.starExpressions()
	if e == nil {
		return nil
	}
	switch k := p.peek(); {
	case k == opAssign:
		return p.assign(start, e)
	case k == opColon:
		return p.annotated(start, e)
	case k >= opPlusAssign && k <= opDoubleSlashAssign:
		if !singleTarget(e) {
			return nil
		}
		p.pos++
		v := p.rhs()
		if v == nil {
			return nil
		}
		return &AugAssign{stmtNode: p.stmt(start), Target: p.store(e), Op: Operator(k - opPlusAssign), Value: v}
	}
	return &ExprStmt{stmtNode: p.stmt(start), Value: e}
}

// assign parses the rest of an assignment, of which the first target has been parsed.
func (p *parser) assign(start int, e Expr) Stmt {
	var first [1]Expr
	targets := first[:0]
	for p.peek() == opAssign {
		if !p.canStore(e) {
			return nil
		}
		targets = append(targets, p.store(e))
		p.pos++
		if e = p.rhs(); e == nil {
			return nil
		}
	}
	return &Assign{stmtNode: p.stmt(start), Targets: append([]Expr(nil), targets...), Value: e}
}

func (p *parser) annotated(start int, e Expr) Stmt {
	if !singleTarget(e) {
		return nil
	}
	_, isName := e.(*Name)
	p.pos++
	a := &AnnAssign{Target: p.store(e), Simple: isName && p.toks[start].kind == NameToken}
	if a.Annotation = p.expression(); a.Annotation == nil {
		return nil
	}
	if p.accept(opAssign) {
		if a.Value = p.rhs(); a.Value == nil {
			return nil
		}
	}
	a.stmtNode = p.stmt(start)
	return a
}

func (p *parser) raiseStatement() Stmt {
	start := p.pos
	p.pos++
	r := &Raise{}
	if p.startsExpr() || p.diagnose {
		mark := p.pos
		if r.Exc = p.expression(); r.Exc == nil {
			if !p.diagnose {
				return nil
			}
			p.pos = mark
		} else {
			mark = p.pos
			if p.accept(kwFrom) {
				if r.Cause = p.expression(); r.Cause == nil {
					if !p.diagnose {
						return nil
					}
					p.pos = mark
				}
			}
		}
	}
	r.stmtNode = p.stmt(start)
	return r
}

func (p *parser) del() Stmt {
	start := p.pos
	p.pos++
	d := &Delete{}
	for {
		mark := p.pos
		var e Expr
		if k := p.peek(); k != kwAwait && k != opStar && p.startsExpr() {
			e = p.primary()
		}
		if e == nil || !canDelete(e) {
			p.pos = mark
			break
		}
		d.Targets = append(d.Targets, p.setContext(e, Del))
		if !p.accept(opComma) {
			break
		}
	}
	if k := p.peek(); len(d.Targets) > 0 && (k == opSemi || k == Newline) {
		d.stmtNode = p.stmt(start)
		return d
	}
	if p.diagnose && p.err == nil {
		p.pos = start
		p.invalidDel()
	}
	return nil
}

func (p *parser) assert() Stmt {
	start := p.pos
	p.pos++
	a := &Assert{}
	if a.Test = p.expression(); a.Test == nil {
		return nil
	}
	if p.accept(opComma) {
		if a.Msg = p.expression(); a.Msg == nil {
			return nil
		}
	}
	a.stmtNode = p.stmt(start)
	return a
}

// typeAlias parses type X = …, where type may turn out to be a name after all.
func (p *parser) typeAlias() Stmt {
	start := p.pos
	p.pos++
	if p.peek() != NameToken {
		return nil
	}
	at := p.pos
	id, _ := p.name()
	t := &TypeAlias{Name: &Name{exprNode: p.expr(at), ID: id, Ctx: Store}}
	var ok bool
	if t.TypeParams, ok = p.typeParams(); !ok || !p.accept(opAssign) {
		return nil
	}
	if t.Value = p.expression(); t.Value == nil {
		return nil
	}
	t.stmtNode = p.stmt(start)
	return t
}

func (p *parser) importStatement() Stmt {
	start := p.pos
	if p.diagnose {
		p.invalidImport()
		if p.pos = start; p.err != nil {
			return nil
		}
	}
	if p.accept(kwImport) {
		s := &Import{}
		for {
			a := p.dottedAlias()
			if a == nil {
				return nil
			}
			s.Names = append(s.Names, a)
			if !p.accept(opComma) {
				break
			}
		}
		s.stmtNode = p.stmt(start)
		return s
	}
	return p.importFrom()
}

func (p *parser) dottedAlias() *Alias {
	start := p.pos
	name, ok := p.dottedName()
	if !ok {
		return nil
	}
	a := &Alias{Name: name}
	if p.accept(kwAs) {
		if a.Asname, ok = p.name(); !ok {
			return nil
		}
	}
	a.Place = Place{p.from(start)}
	return a
}

func (p *parser) dottedName() (string, bool) {
	name, ok := p.name()
	if !ok || p.peek() != opDot {
		return name, ok
	}
	full := []byte(name)
	for p.accept(opDot) {
		part, ok := p.name()
		if !ok {
			return "", false
		}
		full = append(append(full, '.'), part...)
	}
	return p.intern(full), true
}

func (p *parser) importFrom() Stmt {
	start := p.pos
	p.pos++
	s := &ImportFrom{}
	for {
		if p.accept(opDot) {
			s.Level++
		} else if p.accept(opEllipsis) {
			s.Level += 3
		} else {
			break
		}
	}
	if p.peek() == NameToken || s.Level == 0 {
		var ok bool
		if s.Module, ok = p.dottedName(); !ok {
			return nil
		}
	}
	if !p.accept(kwImport) {
		return nil
	}
	switch p.peek() {
	case opStar:
		p.pos++
		s.Names = []*Alias{{Place: Place{p.from(p.pos - 1)}, Name: "*"}}
	case opLParen:
		p.pos++
		if !p.aliases(s, true) || !p.accept(opRParen) {
			return nil
		}
	default:
		mark := p.pos
		if !p.aliases(s, false) {
			if p.diagnose && p.err == nil {
				p.pos = mark
				p.invalidImportTargets()
			}
			return nil
		}
	}
	s.stmtNode = p.stmt(start)
	return s
}

// aliases parses the names after import; only in parentheses may a comma be the last.
func (p *parser) aliases(s *ImportFrom, comma bool) bool {
	for {
		start := p.pos
		name, ok := p.name()
		if !ok {
			return false
		}
		a := &Alias{Name: name}
		if p.accept(kwAs) {
			if a.Asname, ok = p.name(); !ok {
				return false
			}
		}
		a.Place = Place{p.from(start)}
		s.Names = append(s.Names, a)
		if !p.accept(opComma) {
			return true
		}
		if comma && p.peek() == opRParen {
			return true
		}
	}
}
