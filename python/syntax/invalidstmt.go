package syntax

import "fmt"

// This file holds what the second pass tries for statements.

// assignment parses an assignment by trying each kind of one.
func (p *parser) assignment() Stmt {
	start := p.pos
	for _, try := range [...]func() Stmt{p.nameAnnotation, p.targetAnnotation, p.plainAssignment, p.augmented} {
		p.pos = start
		if s := try(); s != nil || p.err != nil {
			return s
		}
	}
	p.pos = start
	p.invalidAssignment()
	return nil
}

func (p *parser) nameAnnotation() Stmt {
	start := p.pos
	if p.peek() != NameToken || p.at(1) != opColon {
		return nil
	}
	p.pos += 2
	return p.annotation(start)
}

// annotation parses what follows the colon.
func (p *parser) annotation(start int) Stmt {
	e := p.expression()
	if e == nil {
		return nil
	}
	mark := p.pos
	if p.accept(opAssign) && p.rhs() == nil {
		p.pos = mark
	}
	return &AnnAssign{stmtNode: p.stmt(start), Annotation: e}
}

func (p *parser) targetAnnotation() Stmt {
	start := p.pos
	e := p.oneTarget()
	if e == nil || !p.accept(opColon) {
		return nil
	}
	if _, name := e.(*Name); name && p.toks[start].kind == NameToken {
		return nil
	}
	return p.annotation(start)
}

// oneTarget parses a target that is neither a tuple nor a list.
func (p *parser) oneTarget() Expr {
	switch p.peek() {
	case NameToken, opLParen, opLBracket, opLBrace, String, FStringStart, Number, kwTrue, kwFalse, kwNone, opEllipsis:
		if e := p.primary(); e != nil && singleTarget(e) {
			return e
		}
	}
	return nil
}

func (p *parser) plainAssignment() Stmt {
	start := p.pos
	n := 0
	for {
		mark := p.pos
		if p.starTargets() == nil || !p.accept(opAssign) {
			p.pos = mark
			break
		}
		n++
	}
	if n == 0 || p.err != nil {
		return nil
	}
	v := p.rhs()
	if v == nil || p.peek() == opAssign {
		return nil
	}
	return &Assign{stmtNode: p.stmt(start), Value: v}
}

func (p *parser) augmented() Stmt {
	start := p.pos
	e := p.oneTarget()
	if e == nil {
		return nil
	}
	k := p.peek()
	if k < opPlusAssign || k > opDoubleSlashAssign {
		return nil
	}
	p.pos++
	v := p.rhs()
	if v == nil {
		return nil
	}
	return &AugAssign{stmtNode: p.stmt(start), Target: e, Op: Operator(k - opPlusAssign), Value: v}
}

func (p *parser) invalidAssignment() {
	start := p.pos
	if e := p.bracketedTarget(); e != nil && p.accept(opColon) && p.expression() != nil {
		p.raise(fmt.Sprintf("only single target (not %s) can be annotated", exprName(e)), e.Span())
		return
	}
	if p.pos = start; p.err != nil {
		return
	}
	if a := p.starNamed(); a != nil && p.accept(opComma) {
		for {
			mark := p.pos
			if p.starNamed() == nil {
				p.pos = mark
				break
			}
			p.accept(opComma)
		}
		if p.accept(opColon) && p.expression() != nil {
			p.raise("only single target (not tuple) can be annotated", a.Span())
			return
		}
	}
	if p.pos = start; p.err != nil {
		return
	}
	if a := p.expression(); a != nil && p.accept(opColon) && p.expression() != nil {
		p.raise("illegal target for annotation", a.Span())
		return
	}
	if p.pos = start; p.err != nil {
		return
	}
	for {
		mark := p.pos
		if p.starTargets() == nil || !p.accept(opAssign) {
			p.pos = mark
			break
		}
	}
	after := p.pos
	if a := p.starExpressions(); a != nil && p.accept(opAssign) {
		p.invalidTarget(a, starTargets)
	}
	if p.pos = after; p.err != nil {
		return
	}
	if p.peek() == kwYield {
		if a := p.yieldExpr(); a != nil && p.accept(opAssign) {
			p.raise("assignment to yield expression not possible", a.Span())
			return
		}
	}
	if p.pos = start; p.err != nil {
		return
	}
	if a := p.starExpressions(); a != nil {
		if k := p.peek(); k >= opPlusAssign && k <= opDoubleSlashAssign {
			p.pos++
			if p.rhs() != nil {
				p.raise(fmt.Sprintf("'%s' is an illegal expression for augmented assignment", exprName(a)), a.Span())
			}
		}
	}
}

// bracketedTarget parses a list or a tuple, perhaps in more parentheses.
func (p *parser) bracketedTarget() Expr {
	if k := p.peek(); k != opLParen && k != opLBracket {
		return nil
	}
	switch e := p.atom().(type) {
	case *List:
		return e
	case *Tuple:
		return e
	}
	return nil
}

func (p *parser) invalidDel() {
	p.pos++
	if e := p.starExpressions(); e != nil {
		p.invalidTarget(e, delTargets)
	}
}

func (p *parser) invalidImport() {
	start := p.pos
	if !p.accept(kwImport) {
		return
	}
	if p.peek() == Newline {
		p.raiseFrom(p.tok().Span, "Expected one or more names after 'import'")
		return
	}
	for {
		if _, ok := p.dottedName(); !ok {
			return
		}
		if !p.accept(opComma) {
			break
		}
	}
	if p.accept(kwFrom) {
		if _, ok := p.dottedName(); ok {
			p.raiseFrom(p.span(start), "Did you mean to use 'from ... import ...' instead?")
		}
	}
}

func (p *parser) invalidImportTargets() {
	if p.peek() == Newline {
		p.raiseFrom(p.tok().Span, "Expected one or more names after 'import'")
		return
	}
	for {
		if _, ok := p.name(); !ok {
			return
		}
		if p.accept(kwAs) {
			if _, ok := p.name(); !ok {
				return
			}
		}
		if !p.accept(opComma) {
			return
		}
		if p.peek() == Newline {
			p.raiseLast(PlainError, "trailing comma not allowed without surrounding parentheses")
			return
		}
	}
}

// blockAfter parses the rest of a head: a line end instead of its colon is one mistake, no indented block after it another.
func (p *parser) blockAfter(what string, line int32, colon bool) {
	if colon && p.peek() == Newline {
		p.pos++
		p.raiseLast(PlainError, "expected ':'")
		return
	}
	if p.accept(opColon) && p.accept(Newline) && p.peek() != Indent {
		p.raiseLast(IndentationError, fmt.Sprintf("expected an indented block after %s on line %d", what, line))
	}
}

// invalidCondition looks at the head of an if, elif or while.
func (p *parser) invalidCondition() {
	word := p.tok()
	line, what := word.Line, "'"+string(p.text(word))+"' statement"
	p.pos++
	if p.named() != nil {
		p.blockAfter(what, line, true)
	}
}

// invalidBlock looks at a head that is one word.
func (p *parser) invalidBlock(what string) {
	line := p.tok().Line
	p.pos++
	p.blockAfter(what, line, false)
}

func (p *parser) invalidLoop() {
	p.accept(kwAsync)
	line := p.tok().Line
	if p.accept(kwFor) && p.starTargets() != nil && p.accept(kwIn) && p.starExpressions() != nil {
		p.blockAfter("'for' statement", line, true)
	}
}

// invalidDef looks at the head of a function: for its block, then for the tokens it must have.
func (p *parser) invalidDef() {
	start := p.pos
	if p.invalidDefBlock(); p.err != nil {
		return
	}
	p.pos = start
	p.accept(kwAsync)
	p.pos++
	if _, ok := p.name(); !ok {
		return
	}
	mark := p.pos
	if _, ok := p.typeParams(); !ok {
		p.pos = mark
	}
	if p.err != nil || !p.force(opLParen, "(") {
		return
	}
	mark = p.pos
	if _, ok := p.parameters(false); !ok {
		p.pos = mark
	}
	if p.err != nil || !p.accept(opRParen) {
		return
	}
	mark = p.pos
	if p.accept(opArrow) && p.expression() == nil {
		p.pos = mark
	}
	if p.err == nil {
		p.force(opColon, ":")
	}
}

func (p *parser) invalidDefBlock() {
	p.accept(kwAsync)
	line := p.tok().Line
	p.pos++
	if _, ok := p.name(); !ok {
		return
	}
	if _, ok := p.typeParams(); !ok || !p.accept(opLParen) {
		return
	}
	if _, ok := p.parameters(false); !ok || !p.accept(opRParen) {
		return
	}
	if p.accept(opArrow) && p.expression() == nil {
		return
	}
	p.blockAfter("function definition", line, false)
}

func (p *parser) invalidClass() {
	line := p.tok().Line
	p.pos++
	if _, ok := p.name(); !ok {
		return
	}
	if _, ok := p.typeParams(); !ok {
		return
	}
	if p.accept(opLParen) && !p.accept(opRParen) {
		if _, ok := p.arguments(false); !ok || !p.accept(opRParen) {
			return
		}
	}
	p.blockAfter("class definition", line, true)
}

// looseItems parses the items of a with statement, grouped by parentheses or not, and says whether they were.
func (p *parser) looseItems(grouped bool) bool {
	if grouped && !p.accept(opLParen) {
		return false
	}
	for {
		var e Expr
		if grouped {
			e = p.expressions()
		} else {
			e = p.expression()
		}
		if e == nil {
			return false
		}
		mark := p.pos
		if p.accept(kwAs) && p.starTarget() == nil {
			p.pos = mark
			break
		}
		if !p.accept(opComma) {
			break
		}
		if grouped && p.peek() == opRParen {
			break
		}
	}
	return p.err == nil && (!grouped || p.accept(opRParen))
}

func (p *parser) invalidWith() {
	p.accept(kwAsync)
	p.pos++
	start := p.pos
	for _, grouped := range [...]bool{false, true} {
		if p.pos = start; p.looseItems(grouped) && p.accept(Newline) {
			p.raiseLast(PlainError, "expected ':'")
			return
		}
	}
}

func (p *parser) invalidWithIndent() {
	p.accept(kwAsync)
	line := p.tok().Line
	p.pos++
	start := p.pos
	for _, grouped := range [...]bool{false, true} {
		if p.pos = start; p.looseItems(grouped) {
			p.blockAfter("'with' statement", line, false)
		}
	}
}

func (p *parser) invalidWithItem() {
	if p.expression() == nil || !p.accept(kwAs) {
		return
	}
	if e := p.expression(); e != nil {
		switch p.peek() {
		case opComma, opRParen, opColon:
			p.invalidTarget(e, starTargets)
		}
	}
}

func (p *parser) invalidTry() {
	line := p.tok().Line
	p.pos++
	start := p.pos
	p.blockAfter("'try' statement", line, false)
	if p.pos = start; p.err != nil || !p.accept(opColon) {
		return
	}
	start = p.pos
	if _, ok := p.block(); ok && p.peek() != kwExcept && p.peek() != kwFinally {
		p.raiseLast(PlainError, "expected 'except' or 'finally' block")
		return
	}
	for _, star := range [...]bool{false, true} {
		if p.pos = start; p.err != nil {
			return
		}
		if _, ok := p.block(); !ok {
			return
		}
		p.mixedHandlers(star)
	}
}

// mixedHandlers finds a handler of the other kind after some of one kind.
func (p *parser) mixedHandlers(star bool) {
	n := 0
	for p.peek() == kwExcept && (p.at(1) == opStar) == star {
		mark := p.pos
		if p.handler(star) == nil {
			p.pos = mark
			break
		}
		n++
	}
	if n == 0 || p.err != nil || p.peek() != kwExcept {
		return
	}
	at := p.span(p.pos)
	p.pos++
	if !star {
		if !p.accept(opStar) {
			return
		}
		at = join(at, p.last().Span)
	}
	if star && p.peek() == opColon || p.expression() != nil {
		if p.accept(kwAs) && !p.accept(NameToken) {
			return
		}
		if p.peek() == opColon {
			p.raise("cannot have both 'except' and 'except*' on the same 'try'", at)
		}
	}
}

func (p *parser) invalidExceptIndent(star bool) {
	line := p.tok().Line
	p.pos++
	what := "'except' statement"
	if star {
		if !p.accept(opStar) {
			return
		}
		what = "'except*' statement"
	}
	if star || p.peek() != opColon {
		if p.expression() == nil || p.accept(kwAs) && !p.accept(NameToken) {
			return
		}
	}
	p.blockAfter(what, line, false)
}

func (p *parser) invalidExcept() {
	p.pos++
	star := p.accept(opStar)
	if k := p.peek(); k == Newline || star && k == opColon {
		p.pos++
		if star {
			p.raiseLast(PlainError, "expected one or more exception types")
		} else {
			p.raiseLast(PlainError, "expected ':'")
		}
		return
	}
	a := p.expression()
	if a == nil {
		return
	}
	if p.accept(opComma) {
		if p.expressions() == nil || p.accept(kwAs) && !p.accept(NameToken) || !p.accept(opColon) {
			return
		}
		p.raiseFrom(a.Span(), "multiple exception types must be parenthesized")
		return
	}
	if p.accept(kwAs) && !p.accept(NameToken) {
		return
	}
	if p.accept(Newline) {
		p.raiseLast(PlainError, "expected ':'")
	}
}

func (p *parser) invalidMatch() {
	if !p.isWord("match") {
		return
	}
	line := p.tok().Line
	p.pos++
	if p.subject() != nil {
		p.blockAfter("'match' statement", line, true)
	}
}

func (p *parser) invalidCase() {
	line := p.tok().Line
	p.pos++
	if p.patterns() == nil || p.accept(kwIf) && p.named() == nil {
		return
	}
	p.blockAfter("'case' statement", line, true)
}

// invalidAs looks at what follows the as of a pattern.
func (p *parser) invalidAs() {
	if !p.diagnose {
		return
	}
	if p.isWord("_") {
		p.raise("cannot use '_' as a target", p.tok().Span)
		return
	}
	if p.peek() == NameToken {
		return
	}
	if a := p.expression(); a != nil {
		p.raise("invalid pattern target", a.Span())
	}
}
