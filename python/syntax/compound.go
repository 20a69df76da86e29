package syntax

// This file parses the statements that hold blocks.

// compound parses a compound statement, or returns nil where none begins.
func (p *parser) compound() Stmt {
	switch p.peek() {
	case opAt, kwDef, kwClass:
		return p.definition()
	case kwAsync:
		switch p.at(1) {
		case kwDef:
			return p.definition()
		case kwWith:
			return p.with()
		case kwFor:
			return p.loop()
		}
	case kwIf:
		return p.ifStatement()
	case kwWith:
		return p.with()
	case kwFor:
		return p.loop()
	case kwTry:
		return p.try()
	case kwWhile:
		return p.while()
	case NameToken:
		if p.isWord("match") {
			return p.match()
		}
	}
	return nil
}

// block parses what follows a colon.
func (p *parser) block() ([]Stmt, bool) {
	if p.memo == nil {
		return p.blockNow()
	}
	return remember(p, ruleBlock, (*parser).blockNow)
}

func (p *parser) blockNow() ([]Stmt, bool) {
	if !p.enter() {
		p.leave()
		return nil, false
	}
	defer p.leave()
	if p.peek() != Newline {
		return p.simpleStatements(nil)
	}
	p.pos++
	if !p.accept(Indent) {
		if p.diagnose {
			p.raiseLast(IndentationError, "expected an indented block")
		}
		return nil, false
	}
	body, ok := p.statements(nil)
	return body, ok && p.accept(Dedent)
}

// suite parses a colon and a block.
func (p *parser) suite() ([]Stmt, bool) {
	if !p.accept(opColon) {
		return nil, false
	}
	return p.block()
}

func (p *parser) definition() Stmt {
	var decorators []Expr
	for p.accept(opAt) {
		e := p.named()
		if e == nil || !p.accept(Newline) {
			return nil
		}
		decorators = append(decorators, e)
	}
	switch k := p.peek(); {
	case k == kwDef, k == kwAsync && p.at(1) == kwDef:
		return p.function(decorators)
	case k == kwClass:
		return p.class(decorators)
	}
	return nil
}

func (p *parser) function(decorators []Expr) Stmt {
	start := p.pos
	if p.diagnose {
		p.invalidDef()
		if p.pos = start; p.err != nil {
			return nil
		}
	}
	async := p.accept(kwAsync)
	p.pos++
	f := FunctionDef{DecoratorList: decorators}
	var ok bool
	if f.Name, ok = p.name(); !ok {
		return nil
	}
	if f.TypeParams, ok = p.typeParams(); !ok || !p.accept(opLParen) {
		return nil
	}
	if f.Args, ok = p.parameters(false); !ok || !p.accept(opRParen) {
		return nil
	}
	if p.accept(opArrow) {
		if f.Returns = p.expression(); f.Returns == nil {
			return nil
		}
	}
	if f.Body, ok = p.suite(); !ok {
		return nil
	}
	f.stmtNode = p.upTo(start)
	if async {
		a := AsyncFunctionDef(f)
		return &a
	}
	return &f
}

// upTo returns the place from a token to the last one that is more than a line's end.
func (p *parser) upTo(start int) stmtNode {
	a, last := &p.toks[start], p.pos-1
	for last > start && (p.toks[last].kind == Newline || p.toks[last].kind == Indent || p.toks[last].kind == Dedent) {
		last--
	}
	b := &p.toks[last]
	return stmtNode{Place{Span{a.Line, a.Col, b.EndLine, b.EndCol}}}
}

func (p *parser) class(decorators []Expr) Stmt {
	start := p.pos
	if p.diagnose {
		p.invalidClass()
		if p.pos = start; p.err != nil {
			return nil
		}
	}
	p.pos++
	c := &ClassDef{DecoratorList: decorators}
	var ok bool
	if c.Name, ok = p.name(); !ok {
		return nil
	}
	if c.TypeParams, ok = p.typeParams(); !ok {
		return nil
	}
	if !p.bases(c) {
		return nil
	}
	if c.Body, ok = p.suite(); !ok {
		return nil
	}
	c.stmtNode = p.upTo(start)
	return c
}

func (p *parser) bases(c *ClassDef) bool {
	if !p.accept(opLParen) || p.accept(opRParen) {
		return true
	}
	a, ok := p.arguments(false)
	if !ok || !p.accept(opRParen) {
		return false
	}
	c.Bases, c.Keywords = a.args, a.keywords
	return true
}

func (p *parser) ifStatement() Stmt {
	first := &If{}
	var chain []*If
	var starts []int
	node := first
	depth := p.depth
	defer func() { p.depth = depth }()
	for {
		start := p.pos
		if p.diagnose {
			p.invalidCondition()
			if p.pos = start; p.err != nil {
				return nil
			}
		}
		if p.pos++; !p.enter() {
			return nil
		}
		if node.Test = p.named(); node.Test == nil {
			return nil
		}
		var ok bool
		if node.Body, ok = p.suite(); !ok {
			return nil
		}
		chain, starts = append(chain, node), append(starts, start)
		if p.peek() != kwElif {
			break
		}
		next := &If{}
		node.Orelse = []Stmt{next}
		node = next
	}
	if node.Orelse = p.orelse(); node.Orelse == nil && p.failed() {
		return nil
	}
	for i := range chain {
		chain[i].stmtNode = p.upTo(starts[i])
	}
	return first
}

// failed reports whether what was optional went wrong: it began and did not end.
func (p *parser) failed() bool { return p.err != nil || p.broken() }

// broken reports whether the next token is one that an optional part begins with, so that it must have failed.
func (p *parser) broken() bool { return p.peek() == kwElse }

// orelse parses an else block, if there is one.
func (p *parser) orelse() []Stmt {
	mark := p.pos
	if p.peek() != kwElse {
		return nil
	}
	if p.diagnose {
		p.invalidBlock("'else' statement")
		if p.pos = mark; p.err != nil {
			return nil
		}
	}
	p.pos++
	if !p.force(opColon, ":") {
		return nil
	}
	body, ok := p.block()
	if !ok {
		p.pos = mark
		return nil
	}
	return body
}

func (p *parser) while() Stmt {
	start := p.pos
	if p.diagnose {
		p.invalidCondition()
		if p.pos = start; p.err != nil {
			return nil
		}
	}
	p.pos++
	w := &While{}
	if w.Test = p.named(); w.Test == nil {
		return nil
	}
	var ok bool
	if w.Body, ok = p.suite(); !ok {
		return nil
	}
	if w.Orelse = p.orelse(); w.Orelse == nil && p.failed() {
		return nil
	}
	w.stmtNode = p.upTo(start)
	return w
}

func (p *parser) loop() Stmt {
	start := p.pos
	if p.diagnose {
		p.invalidLoop()
		if p.pos = start; p.err != nil {
			return nil
		}
	}
	async := p.accept(kwAsync)
	p.pos++
	f := For{}
	if f.Target = p.starTargets(); f.Target == nil || !p.accept(kwIn) {
		if p.diagnose && p.err == nil {
			p.pos = start
			p.invalidForTarget()
		}
		return nil
	}
	if f.Iter = p.starExpressions(); f.Iter == nil {
		return nil
	}
	var ok bool
	if f.Body, ok = p.suite(); !ok {
		return nil
	}
	if f.Orelse = p.orelse(); f.Orelse == nil && p.failed() {
		return nil
	}
	f.stmtNode = p.upTo(start)
	if async {
		a := AsyncFor(f)
		return &a
	}
	return &f
}

func (p *parser) with() Stmt {
	start := p.pos
	if p.diagnose {
		p.invalidWithIndent()
		if p.pos = start; p.err != nil {
			return nil
		}
	}
	async := p.accept(kwAsync)
	p.pos++
	w := With{}
	mark := p.pos
	var ok bool
	if w.Items, ok = p.groupedItems(); !ok {
		if p.pos = mark; p.err != nil {
			return nil
		}
		if w.Items, ok = p.withItems(Newline); !ok || p.peek() != opColon {
			if p.diagnose && p.err == nil {
				p.pos = start
				p.invalidWith()
			}
			return nil
		}
	}
	if w.Body, ok = p.suite(); !ok {
		return nil
	}
	w.stmtNode = p.upTo(start)
	if async {
		a := AsyncWith(w)
		return &a
	}
	return &w
}

// groupedItems parses items in parentheses, and the colon after them decides that they are.
func (p *parser) groupedItems() ([]WithItem, bool) {
	if !p.accept(opLParen) {
		return nil, false
	}
	items, ok := p.withItems(opRParen)
	if !ok || !p.accept(opRParen) || p.peek() != opColon {
		return nil, false
	}
	return items, true
}

func (p *parser) withItems(end Kind) ([]WithItem, bool) {
	var items []WithItem
	for {
		item, ok := p.withItem()
		if !ok {
			return nil, false
		}
		items = append(items, item)
		if !p.accept(opComma) {
			return items, true
		}
		if end == opRParen && p.peek() == end {
			return items, true
		}
	}
}

func (p *parser) withItem() (WithItem, bool) {
	start := p.pos
	e := p.expression()
	if e == nil {
		return WithItem{}, false
	}
	if p.peek() != kwAs {
		return WithItem{ContextExpr: e}, true
	}
	mark := p.pos
	p.pos++
	if v := p.starTarget(); v != nil {
		switch p.peek() {
		case opComma, opRParen, opColon:
			return WithItem{e, v}, true
		}
	}
	if p.diagnose && p.err == nil {
		p.pos = start
		p.invalidWithItem()
	}
	p.pos = mark
	return WithItem{ContextExpr: e}, p.diagnose && p.err == nil
}

func (p *parser) try() Stmt {
	start := p.pos
	if p.diagnose {
		p.invalidTry()
		if p.pos = start; p.err != nil {
			return nil
		}
	}
	p.pos++
	if !p.force(opColon, ":") {
		return nil
	}
	t := Try{}
	var ok bool
	if t.Body, ok = p.block(); !ok {
		return nil
	}
	star := p.peek() == kwExcept && p.at(1) == opStar
	for p.peek() == kwExcept {
		h := p.handler(star)
		if h == nil {
			return nil
		}
		t.Handlers = append(t.Handlers, h)
	}
	if len(t.Handlers) > 0 {
		if t.Orelse = p.orelse(); t.Orelse == nil && p.failed() {
			return nil
		}
	}
	if p.peek() == kwFinally {
		if t.Finalbody, ok = p.finally(); !ok {
			return nil
		}
	}
	if len(t.Handlers) == 0 && len(t.Finalbody) == 0 {
		return nil
	}
	t.stmtNode = p.upTo(start)
	if star {
		s := TryStar(t)
		return &s
	}
	return &t
}

func (p *parser) finally() ([]Stmt, bool) {
	mark := p.pos
	if p.diagnose {
		p.invalidBlock("'finally' statement")
		if p.pos = mark; p.err != nil {
			return nil, false
		}
	}
	p.pos++
	if !p.force(opColon, ":") {
		return nil, false
	}
	return p.block()
}

func (p *parser) handler(star bool) *ExceptHandler {
	start := p.pos
	if p.diagnose {
		p.invalidExceptIndent(star)
		if p.pos = start; p.err != nil {
			return nil
		}
	}
	h := p.handlerNow(star)
	if h == nil && p.diagnose && p.err == nil {
		p.pos = start
		p.invalidExcept()
	}
	return h
}

func (p *parser) handlerNow(star bool) *ExceptHandler {
	start := p.pos
	p.pos++
	if star != (p.peek() == opStar) {
		return nil
	}
	if star {
		p.pos++
	}
	h := &ExceptHandler{}
	if star || p.peek() != opColon {
		if h.Type = p.expression(); h.Type == nil {
			return nil
		}
		if p.accept(kwAs) {
			var ok bool
			if h.Name, ok = p.name(); !ok {
				return nil
			}
		}
	}
	var ok bool
	if h.Body, ok = p.suite(); !ok {
		return nil
	}
	h.Place = Place{p.upTo(start).At}
	return h
}
