package syntax

// This file holds what the second pass tries for the arguments of calls and the fields of f-strings.

// someArguments parses as many arguments as are in order.
func (p *parser) someArguments() (arguments, bool) {
	var a arguments
	start := p.pos
	for {
		mark := p.pos
		if len(a.args) > 0 && !p.accept(opComma) {
			break
		}
		e := p.positional()
		if e == nil {
			p.pos = mark
			break
		}
		a.args = append(a.args, e)
	}
	if p.err != nil {
		return a, false
	}
	if len(a.args) == 0 {
		p.pos = start
		return p.keywordArguments()
	}
	mark := p.pos
	if p.accept(opComma) {
		if k, ok := p.keywordArguments(); ok {
			a.args, a.keywords = append(a.args, k.args...), k.keywords
			return a, true
		}
		p.pos = mark
	}
	return a, p.err == nil
}

func (p *parser) positional() Expr {
	if p.peek() == opStar {
		return p.starredExpression()
	}
	e := p.unnamed()
	if e == nil || p.peek() == opAssign {
		return nil
	}
	return e
}

// keywordArguments parses keywords and stars, then keywords and double stars.
func (p *parser) keywordArguments() (arguments, bool) {
	var a arguments
	for _, stars := range [...]Kind{opStar, opDoubleStar} {
		for {
			mark := p.pos
			if len(a.args)+len(a.keywords) > 0 && !p.accept(opComma) {
				break
			}
			if !p.keywordArgument(&a, stars) {
				p.pos = mark
				break
			}
		}
	}
	return a, p.err == nil && len(a.args)+len(a.keywords) > 0
}

func (p *parser) keywordArgument(a *arguments, stars Kind) bool {
	start := p.pos
	p.invalidKeyword()
	if p.pos = start; p.err != nil {
		return false
	}
	switch k := p.peek(); {
	case k == NameToken && p.at(1) == opAssign:
		id, _ := p.name()
		p.pos++
		v := p.expression()
		if v == nil {
			return false
		}
		a.keywords = append(a.keywords, &Keyword{Place: Place{p.from(start)}, Arg: id, Value: v})
		return true
	case k == opStar && stars == opStar:
		e := p.starredExpression()
		if e == nil {
			return false
		}
		a.args = append(a.args, e)
		return true
	case k == opDoubleStar && stars == opDoubleStar:
		p.pos++
		v := p.expression()
		if v == nil {
			return false
		}
		a.keywords = append(a.keywords, &Keyword{Place: Place{p.from(start)}, Value: v})
		return true
	}
	return false
}

const maybeEqual = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"

func (p *parser) invalidKeyword() {
	start := p.pos
	switch p.peek() {
	case kwTrue, kwFalse, kwNone:
		if p.at(1) == opAssign {
			p.raise("cannot assign to "+string(p.text(p.tok())), join(p.span(start), p.span(start+1)))
			return
		}
	}
	if p.peek() == NameToken && p.at(1) == opAssign {
		p.pos += 2
		if p.expression() != nil && p.generators() != nil {
			p.raise(maybeEqual, join(p.span(start), p.span(start+1)))
		}
		return
	}
	if a := p.expression(); a != nil && p.accept(opAssign) {
		p.raise(`expression cannot contain assignment, perhaps you meant "=="?`, join(a.Span(), p.last().Span))
		return
	}
	if p.pos = start; p.err == nil && p.accept(opDoubleStar) {
		if p.expression() != nil && p.accept(opAssign) {
			if b := p.expression(); b != nil {
				p.raise("cannot assign to keyword argument unpacking", join(p.span(start), b.Span()))
			}
		}
	}
}

const mustParenthesise = "Generator expression must be parenthesized"

// lastOf returns where a comprehension ends.
func lastOf(gens []*Comprehension) Span {
	c := gens[len(gens)-1]
	if n := len(c.Ifs); n > 0 {
		return c.Ifs[n-1].Span()
	}
	return c.Iter.Span()
}

func (p *parser) invalidArguments() {
	start := p.pos
	for _, try := range [...]func() bool{p.lateStar, p.loneGenerator, p.keywordGenerator, p.noValue, p.someGenerator,
		p.lastGenerator, p.latePositional} {
		if p.pos = start; p.err != nil || try() {
			return
		}
	}
}

// lateStar finds *args after **kwargs.
func (p *parser) lateStar() bool {
	a, ok := p.someArguments()
	if !ok || len(a.keywords) == 0 || !p.accept(opComma) || p.peek() != opStar {
		return false
	}
	comma := p.pos - 1
	for p.peek() == opStar {
		mark := p.pos
		if e := p.starredExpression(); e == nil || p.peek() == opAssign {
			if p.pos = mark; mark == comma+1 {
				return false
			}
			break
		}
		if !p.accept(opComma) {
			break
		}
	}
	p.raiseFrom(p.span(comma), "iterable argument unpacking follows keyword argument unpacking")
	return true
}

// loneGenerator finds a generator without parentheses before a comma.
func (p *parser) loneGenerator() bool {
	a := p.expression()
	if a == nil {
		return false
	}
	gens := p.generators()
	if gens == nil || !p.accept(opComma) {
		return false
	}
	mark := p.pos
	if _, ok := p.someArguments(); !ok {
		if p.pos = mark; p.err == nil && p.expression() != nil {
			p.generators()
		}
	}
	p.raise(mustParenthesise, join(a.Span(), lastOf(gens)))
	return true
}

func (p *parser) keywordGenerator() bool {
	start := p.pos
	if p.peek() != NameToken || p.at(1) != opAssign {
		return false
	}
	p.pos += 2
	if p.expression() == nil || p.generators() == nil {
		return false
	}
	p.raise(maybeEqual, join(p.span(start), p.span(start+1)))
	return true
}

// noValue finds a keyword without its value.
func (p *parser) noValue() bool {
	start := p.pos
	if _, ok := p.someArguments(); !ok || !p.accept(opComma) {
		p.pos = start
	}
	at := p.pos
	if p.err != nil || p.peek() != NameToken || p.at(1) != opAssign {
		return false
	}
	if k := p.at(2); k != opComma && k != opRParen {
		return false
	}
	p.raise("expected argument value expression", join(p.span(at), p.span(at+1)))
	return true
}

// someGenerator finds a generator without parentheses after other arguments.
func (p *parser) someGenerator() bool {
	a, ok := p.someArguments()
	if !ok {
		return false
	}
	gens := p.generators()
	if gens == nil || len(a.args) <= 1 {
		return false
	}
	p.raise(mustParenthesise, join(a.args[len(a.args)-1].Span(), lastOf(gens)))
	return true
}

func (p *parser) lastGenerator() bool {
	if _, ok := p.someArguments(); !ok || !p.accept(opComma) {
		return false
	}
	a := p.expression()
	if a == nil {
		return false
	}
	gens := p.generators()
	if gens == nil {
		return false
	}
	p.raise(mustParenthesise, join(a.Span(), lastOf(gens)))
	return true
}

// latePositional finds positional arguments after keywords.
func (p *parser) latePositional() bool {
	a, ok := p.someArguments()
	if !ok || !p.accept(opComma) {
		return false
	}
	if _, ok := p.someArguments(); !ok {
		return false
	}
	msg := "positional argument follows keyword argument"
	for _, k := range a.keywords {
		if k.Arg == "" {
			msg += " unpacking"
			break
		}
	}
	p.raiseLast(PlainError, msg)
	return true
}

// raiseNext reports an error at the next token.
func (p *parser) raiseNext(msg string) {
	if p.peek(); p.err == nil {
		p.raise(msg, p.tok().Span)
	}
}

// invalidReplacement finds what is wrong with the field of an f-string that begins here.
func (p *parser) invalidReplacement() {
	p.pos++
	switch p.peek() {
	case opAssign, opBang, opColon, opRBrace:
		p.raiseNext("f-string: valid expression required before '" + string(p.text(p.tok())) + "'")
		return
	}
	start := p.pos
	if p.rhs() == nil {
		p.pos = start
		p.raiseNext("f-string: expecting a valid expression after '{'")
		return
	}
	is := func(kinds ...Kind) bool {
		k := p.peek()
		for _, want := range kinds {
			if k == want {
				return true
			}
		}
		return p.err != nil
	}
	if !is(opAssign, opBang, opColon, opRBrace) {
		p.raiseNext("f-string: expecting '=', or '!', or ':', or '}'")
		return
	}
	if p.accept(opAssign) && !is(opBang, opColon, opRBrace) {
		p.raiseNext("f-string: expecting '!', or ':', or '}'")
		return
	}
	if p.accept(opBang) {
		if is(opColon, opRBrace) {
			p.raiseNext("f-string: missing conversion character")
			return
		}
		if !p.accept(NameToken) {
			p.raiseNext("f-string: invalid conversion character")
			return
		}
	}
	if !is(opColon, opRBrace) {
		p.raiseNext("f-string: expecting ':' or '}'")
		return
	}
	if p.accept(opColon) {
		for p.err == nil {
			if _, ok := p.fstringPart(false); !ok {
				break
			}
		}
		if !is(opRBrace) {
			p.raiseNext("f-string: expecting '}', or format specs")
			return
		}
	}
	if !is(opRBrace) {
		p.raiseNext("f-string: expecting '}'")
	}
}
