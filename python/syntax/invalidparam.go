package syntax

// This file holds what the second pass tries for parameters.

// loose is a parameter and whether it has a default value. What follows it, a comma or the end, has been seen.
func (p *parser) loose(lambda bool) (arg *Arg, hasDefault, ok bool) {
	if arg = p.parameter(lambda, false); arg == nil {
		return nil, false, false
	}
	if hasDefault = p.peek() == opAssign; hasDefault && p.defaultValue(lambda) == nil {
		return nil, false, false
	}
	return arg, hasDefault, p.accept(opComma) || p.peek() == parametersEnd(lambda)
}

// starredParameter parses what follows a star: a parameter without a default value.
func (p *parser) starredParameter(lambda bool) bool {
	return p.parameter(lambda, false) != nil && (p.accept(opComma) || p.peek() == parametersEnd(lambda))
}

func parametersEnd(lambda bool) Kind {
	if lambda {
		return opColon
	}
	return opRParen
}

// invalidParameters finds slashes and parentheses where they cannot stand, and a default value that lacks.
func (p *parser) invalidParameters(lambda bool) {
	var slash, star, withDefault, any bool
	for p.err == nil {
		at := p.pos
		switch p.peek() {
		case opSlash:
			switch {
			case !any && !star:
				if p.at(1) == opComma {
					p.raise("at least one argument must precede /", p.tok().Span)
				}
				return
			case star:
				p.raise("/ must be ahead of *", p.tok().Span)
				return
			case slash:
				p.raise("/ may appear only once", p.tok().Span)
				return
			}
			slash = true
			p.pos++
			if p.peek() == opStar {
				p.raise("expected comma between / and *", p.tok().Span)
				return
			}
			if !p.accept(opComma) {
				return
			}
		case opLParen:
			if !slash && !star && !withDefault {
				p.parenthesisedParameters(lambda)
			}
			return
		case opStar:
			if star {
				return
			}
			star = true
			p.pos++
			if p.accept(opComma) {
				continue
			}
			if !p.starredParameter(lambda) {
				return
			}
		default:
			arg, hasDefault, ok := p.loose(lambda)
			if !ok {
				return
			}
			if withDefault && !hasDefault && !star {
				p.raise("parameter without a default follows parameter with a default", arg.At)
				return
			}
			withDefault = withDefault || hasDefault
			any = true
		}
		if p.pos == at {
			return
		}
	}
}

func (p *parser) parenthesisedParameters(lambda bool) {
	open := p.pos
	p.pos++
	for {
		if p.parameter(lambda, false) == nil {
			return
		}
		if !p.accept(opComma) || p.peek() == opRParen {
			break
		}
	}
	if p.accept(opRParen) {
		what := "Function"
		if lambda {
			what = "Lambda expression"
		}
		p.raise(what+" parameters cannot be parenthesized", join(p.span(open), p.last().Span))
	}
}

func (p *parser) invalidStarEtc(lambda bool) {
	star := p.pos
	end := parametersEnd(lambda)
	p.pos++
	bare := p.peek() == end
	if p.peek() == opComma {
		k := p.at(1)
		bare = k == end || k == opDoubleStar
	}
	if bare {
		if lambda {
			p.raiseLast(PlainError, "named arguments must follow bare *")
		} else {
			p.raise("named arguments must follow bare *", p.span(star))
		}
		return
	}
	if p.parameter(lambda, false) != nil && p.peek() == opAssign {
		p.raise("var-positional argument cannot have default value", p.tok().Span)
		return
	}
	if p.pos = star + 1; p.err != nil {
		return
	}
	if !p.accept(opComma) {
		if !p.starredParameter(lambda) {
			return
		}
	}
	for p.peek() == NameToken {
		if _, _, ok := p.loose(lambda); !ok {
			return
		}
	}
	if again := p.pos; p.accept(opStar) {
		if p.peek() != opComma {
			if !p.starredParameter(lambda) {
				return
			}
		}
		p.raise("* argument may appear only once", p.span(again))
	}
}

func (p *parser) invalidKwds(lambda bool) {
	p.pos++
	if p.parameter(lambda, false) == nil {
		return
	}
	if p.peek() == opAssign {
		p.raise("var-keyword argument cannot have default value", p.tok().Span)
		return
	}
	if !p.accept(opComma) {
		return
	}
	switch p.peek() {
	case opStar, opDoubleStar, opSlash:
		p.raise("arguments cannot follow var-keyword argument", p.tok().Span)
	case NameToken:
		if a := p.parameter(lambda, false); a != nil {
			p.raise("arguments cannot follow var-keyword argument", a.At)
		}
	}
}

func (p *parser) invalidDefault() {
	at := p.span(p.pos)
	p.pos++
	if k := p.peek(); k == opRParen || k == opComma {
		p.raise("expected default value expression", at)
	}
}

func (p *parser) invalidTypeParam() {
	what := "TypeVarTuple"
	if p.peek() == opDoubleStar {
		what = "ParamSpec"
	} else if p.peek() != opStar {
		return
	}
	p.pos++
	if _, ok := p.name(); !ok || !p.accept(opColon) {
		return
	}
	colon := p.span(p.pos - 1)
	if e := p.expression(); e != nil {
		kind := "bound"
		if _, tuple := e.(*Tuple); tuple {
			kind = "constraints"
		}
		p.raiseFrom(colon, "cannot use "+kind+" with "+what)
	}
}
