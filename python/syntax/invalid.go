package syntax

import "fmt"

// This file holds what the second pass tries for expressions: the mistakes that have a message of their own. Each function
// leaves the position anywhere; its caller puts it back.

// span returns the place of a token.
func (p *parser) span(i int) Span { return p.toks[i].Span }

func join(a, b Span) Span { return Span{a.Line, a.Col, b.EndLine, b.EndCol} }

// quietly parses without looking for mistakes.
func (p *parser) quietly(parse func(*parser) Expr) Expr {
	p.diagnose = false
	e := parse(p)
	p.diagnose = true
	return e
}

func (p *parser) softKeyword() bool {
	return p.isWord("_") || p.isWord("case") || p.isWord("match") || p.isWord("type")
}

func legacy(e Expr) bool {
	n, ok := e.(*Name)
	return ok && (n.ID == "print" || n.ID == "exec")
}

// invalidExpression finds a missing comma, a missing else, and a lambda that an f-string cuts off.
func (p *parser) invalidExpression() {
	start := p.pos
	if !(p.peek() == NameToken && p.at(1) == String) && !p.softKeyword() {
		if a := p.disjunction(); a != nil {
			if b := p.quietly((*parser).expressionNow); b != nil && !legacy(a) && p.last().level {
				p.raise("invalid syntax. Perhaps you forgot a comma?", join(a.Span(), b.Span()))
				return
			}
		}
	}
	p.pos = start
	if a := p.disjunction(); a != nil && p.accept(kwIf) {
		if b := p.disjunction(); b != nil && p.peek() != kwElse && p.peek() != opColon {
			p.raise("expected 'else' after 'if' expression", join(a.Span(), b.Span()))
			return
		}
	}
	p.pos = start
	if p.accept(kwLambda) {
		if _, ok := p.parameters(true); ok && p.accept(opColon) {
			if colon := p.pos - 1; p.peek() == FStringMiddle {
				p.raise("f-string: lambda expressions are not allowed without parentheses", join(p.span(start), p.span(colon)))
			}
		}
	}
}

// invalidNot finds "not" as an operand of arithmetic.
func (p *parser) invalidNot(op Operator) {
	switch op {
	case Add, Sub, Mult, Div, FloorDiv, Mod, MatMult:
		if e := p.inversion(); e != nil {
			p.raise("'not' after an operator must be parenthesized", e.Span())
		}
	}
}

// invalidLegacy finds print and exec as statements.
func (p *parser) invalidLegacy() {
	start := p.pos
	if p.peek() != NameToken || p.at(1) == opLParen {
		return
	}
	name := string(p.text(p.tok()))
	p.pos++
	if b := p.starExpressions(); b != nil && (name == "print" || name == "exec") {
		p.raise(fmt.Sprintf("Missing parentheses in call to '%s'. Did you mean %s(...)?", name, name), join(p.span(start), b.Span()))
	}
}

// invalidNamed finds := and = where they cannot stand.
func (p *parser) invalidNamed() {
	_, _ = remember(p, ruleNamed, func(p *parser) (Expr, bool) { p.invalidNamedNow(); return nil, false })
}

func (p *parser) invalidNamedNow() {
	start := p.pos
	if a := p.expression(); a != nil && p.accept(opWalrus) {
		if p.expression() != nil {
			p.raise("cannot use assignment expressions with "+exprName(a), a.Span())
			return
		}
	}
	p.pos = start
	notAssigned := func() bool { return p.peek() != opAssign && p.peek() != opWalrus }
	if p.peek() == NameToken && p.at(1) == opAssign {
		p.pos += 2
		if b := p.bitOr(); b != nil && notAssigned() {
			p.raise("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", join(p.span(start), b.Span()))
			return
		}
	}
	p.pos = start
	switch p.peek() {
	case kwTrue, kwFalse, kwNone:
		return
	case opLParen, opLBracket:
		switch e := p.atom().(type) {
		case *List, *GeneratorExp:
			return
		case *Tuple:
			if at := p.span(start); e.At.Line == at.Line && e.At.Col == at.Col {
				return
			}
		}
		p.pos = start
	}
	if a := p.bitOr(); a != nil && p.accept(opAssign) {
		if p.bitOr() != nil && notAssigned() {
			p.raise(fmt.Sprintf("cannot assign to %s here. Maybe you meant '==' instead of '='?", exprName(a)), a.Span())
		}
	}
}

// diagnoseBracketed parses brackets by trying one thing after the other.
func (p *parser) diagnoseBracketed() Expr {
	start := p.pos
	try := func(parse ...func() Expr) Expr {
		for _, f := range parse {
			p.pos = start
			if e := f(); e != nil || p.err != nil {
				return e
			}
		}
		return nil
	}
	switch p.peek() {
	case opLParen:
		return try(p.diagnoseTuple, p.diagnoseGroup, p.generator)
	case opLBracket:
		return try(p.diagnoseList, func() Expr { return p.diagnoseComprehension(opRBracket) })
	}
	return try(p.diagnoseDict, p.diagnoseSet, p.diagnoseDictComp, func() Expr { return p.diagnoseComprehension(opRBrace) })
}

func (p *parser) diagnoseTuple() Expr {
	start := p.pos
	p.pos++
	var elts []Expr
	if e := p.starNamed(); e != nil {
		if p.peek() != opComma {
			return nil
		}
		elts, _ = p.elements(e, opRParen)
	} else {
		p.pos = start + 1
	}
	if p.err != nil || !p.accept(opRParen) {
		return nil
	}
	return &Tuple{exprNode: p.expr(start), Elts: elts}
}

func (p *parser) diagnoseGroup() Expr {
	start := p.pos
	p.pos++
	if p.peek() == kwYield {
		if e := p.yieldExpr(); e != nil && p.accept(opRParen) {
			return e
		}
	} else if e := p.named(); e != nil && p.accept(opRParen) {
		return e
	}
	if p.pos = start + 1; p.err != nil {
		return nil
	}
	switch p.peek() {
	case opStar:
		if e := p.starredExpression(); e != nil && p.accept(opRParen) {
			p.raise("cannot use starred expression here", e.Span())
		}
	case opDoubleStar:
		p.pos++
		if e := p.expression(); e != nil && p.accept(opRParen) {
			p.raise("cannot use double starred expression here", p.span(start+1))
		}
	}
	return nil
}

func (p *parser) diagnoseList() Expr {
	start := p.pos
	p.pos++
	var elts []Expr
	if e := p.starNamed(); e != nil {
		elts, _ = p.elements(e, opRBracket)
	} else {
		p.pos = start + 1
	}
	if p.err != nil || !p.accept(opRBracket) {
		return nil
	}
	return &List{exprNode: p.expr(start), Elts: elts}
}

// diagnoseComprehension parses a list or a set comprehension.
func (p *parser) diagnoseComprehension(end Kind) Expr {
	start := p.pos
	p.pos++
	if e := p.named(); e != nil {
		if gens := p.generators(); gens != nil && p.accept(end) {
			if end == opRBrace {
				return &SetComp{exprNode: p.expr(start), Elt: e, Generators: gens}
			}
			return &ListComp{exprNode: p.expr(start), Elt: e, Generators: gens}
		}
	}
	if p.pos = start; p.err == nil {
		p.invalidComprehension()
	}
	return nil
}

func (p *parser) diagnoseSet() Expr {
	start := p.pos
	p.pos++
	e := p.starNamed()
	if e == nil {
		return nil
	}
	elts, _ := p.elements(e, opRBrace)
	if p.err != nil || !p.accept(opRBrace) {
		return nil
	}
	return &Set{exprNode: p.expr(start), Elts: elts}
}

func (p *parser) diagnoseDict() Expr {
	start := p.pos
	p.pos++
	if p.accept(opRBrace) {
		return &Dict{exprNode: p.expr(start)}
	}
	if e := p.dict(start, nil); e != nil || p.err != nil {
		return e
	}
	p.pos = start + 1
	p.invalidPairs()
	return nil
}

// invalidPairs finds what is wrong after the good pairs of a dict.
func (p *parser) invalidPairs() {
	start := p.pos
	n := 0
	for {
		mark := p.pos
		if _, _, ok := p.pair(nil); !ok || p.err != nil {
			p.pos = mark
			break
		}
		n++
		if !p.accept(opComma) {
			break
		}
	}
	if p.err != nil {
		return
	}
	if mark := p.pos; n > 0 && p.last().kind == opComma {
		if a := p.expression(); a != nil && p.peek() != opColon {
			s := a.Span()
			p.raise("':' expected after dictionary key", Span{s.Line, s.EndCol - 1, s.EndLine, -1})
			return
		}
		p.pos = mark
		p.invalidPair()
		return
	}
	p.pos = start
	p.invalidPair()
}

func (p *parser) invalidPair() {
	if e := p.expression(); e == nil || !p.accept(opColon) {
		return
	}
	colon := p.pos - 1
	switch p.peek() {
	case opStar:
		star := p.pos
		p.pos++
		if p.bitOr() != nil {
			p.raiseFrom(p.span(star), "cannot use a starred expression in a dictionary value")
		}
	case opRBrace, opComma:
		p.raise("expression expected after dictionary key and ':'", p.span(colon))
	}
}

func (p *parser) diagnoseDictComp() Expr {
	start := p.pos
	p.pos++
	if p.peek() != opDoubleStar {
		if k, v, ok := p.pair(nil); ok {
			if gens := p.generators(); gens != nil && p.accept(opRBrace) {
				return &DictComp{exprNode: p.expr(start), Key: k, Value: v, Generators: gens}
			}
		}
		return nil
	}
	p.pos++
	if p.bitOr() != nil && p.generators() != nil && p.accept(opRBrace) {
		p.raise("dict unpacking cannot be used in dict comprehension", p.span(start+1))
	}
	return nil
}

// invalidComprehension finds unpacking in a comprehension, and a target without parentheses.
func (p *parser) invalidComprehension() {
	open := p.peek()
	start := p.pos + 1
	p.pos = start
	if p.peek() == opStar {
		if a := p.starredExpression(); a != nil && p.generators() != nil {
			p.raise("iterable unpacking cannot be used in comprehension", a.Span())
			return
		}
	}
	if p.pos = start; p.err != nil || open == opLParen {
		return
	}
	a := p.starNamed()
	if a == nil || !p.accept(opComma) {
		return
	}
	comma := p.pos - 1
	if b := p.starNamed(); b != nil {
		elts, _ := p.elements(b, opRBracket)
		if p.generators() != nil {
			p.raise("did you forget parentheses around the comprehension target?", join(a.Span(), elts[len(elts)-1].Span()))
			return
		}
	}
	if p.pos = comma + 1; p.err == nil && p.generators() != nil {
		p.raise("did you forget parentheses around the comprehension target?", join(a.Span(), p.span(comma)))
	}
}

// invalidForTarget finds a loop without "in" in a comprehension, and targets that cannot be assigned to.
func (p *parser) invalidForTarget() {
	p.accept(kwAsync)
	if !p.accept(kwFor) {
		return
	}
	if e := p.starExpressions(); e != nil {
		p.invalidTarget(e, forTargets)
	}
}

func (p *parser) invalidForIn() {
	p.accept(kwAsync)
	if !p.accept(kwFor) || p.bitOr() == nil {
		return
	}
	for p.peek() == opComma {
		mark := p.pos
		p.pos++
		if p.bitOr() == nil {
			p.pos = mark
			break
		}
	}
	p.accept(opComma)
	if p.peek() != kwIn {
		p.raiseLast(PlainError, "'in' expected after for-loop variables")
	}
}

// invalidStarred finds what cannot follow the star of an argument.
func (p *parser) invalidStarred() {
	start := p.pos
	p.pos++
	if p.expression() != nil && p.accept(opAssign) {
		if b := p.expression(); b != nil {
			p.raise("cannot assign to iterable argument unpacking", join(p.span(start), b.Span()))
		}
	}
}

type targets uint8

const (
	starTargets targets = iota
	delTargets
	forTargets
)

// invalidTarget reports the part of an expression that cannot be a target.
func (p *parser) invalidTarget(e Expr, what targets) {
	if bad := badTarget(e, what); bad != nil {
		verb := "cannot assign to "
		if what == delTargets {
			verb = "cannot delete "
		}
		p.raise(verb+exprName(bad), bad.Span())
	}
}

func badTarget(e Expr, what targets) Expr {
	all := func(list []Expr) Expr {
		for _, x := range list {
			if bad := badTarget(x, what); bad != nil {
				return bad
			}
		}
		return nil
	}
	switch e := e.(type) {
	case *List:
		return all(e.Elts)
	case *Tuple:
		return all(e.Elts)
	case *Starred:
		if what == delTargets {
			return e
		}
		return badTarget(e.Value, what)
	case *Compare:
		if what == forTargets { // the "in" of the loop was taken for an operator
			if e.Ops[0] == In {
				return badTarget(e.Left, what)
			}
			return nil
		}
	case *Name, *Subscript, *Attribute:
		return nil
	}
	return e
}

// exprName says what an expression is, in messages.
func exprName(e Expr) string {
	switch e := e.(type) {
	case *Attribute:
		return "attribute"
	case *Subscript:
		return "subscript"
	case *Starred:
		return "starred"
	case *Name:
		return "name"
	case *List:
		return "list"
	case *Tuple:
		return "tuple"
	case *Lambda:
		return "lambda"
	case *Call:
		return "function call"
	case *BoolOp, *BinOp, *UnaryOp:
		return "expression"
	case *GeneratorExp:
		return "generator expression"
	case *Yield, *YieldFrom:
		return "yield expression"
	case *Await:
		return "await expression"
	case *ListComp:
		return "list comprehension"
	case *SetComp:
		return "set comprehension"
	case *DictComp:
		return "dict comprehension"
	case *Dict:
		return "dict literal"
	case *Set:
		return "set display"
	case *JoinedStr, *FormattedValue:
		return "f-string expression"
	case *Compare:
		return "comparison"
	case *IfExp:
		return "conditional expression"
	case *NamedExpr:
		return "named expression"
	case *Constant:
		switch e.Value.(type) {
		case nil, bool:
			return repr(e.Value)
		case Ellipsis:
			return "ellipsis"
		}
	}
	return "literal"
}
