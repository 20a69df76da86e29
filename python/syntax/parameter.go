package syntax

// This file parses the parameters of functions, lambdas and generic definitions.

// parameters parses up to the parenthesis that closes them, or in a lambda up to the colon.
func (p *parser) parameters(lambda bool) (*Arguments, bool) {
	a := &Arguments{}
	end := opRParen
	if lambda {
		end = opColon
	}
	if p.diagnose {
		mark := p.pos
		p.invalidParameters(lambda)
		if p.pos = mark; p.err != nil {
			return nil, false
		}
	}
	var starred, slashed bool
	for p.peek() != end {
		switch p.peek() {
		case opSlash:
			if slashed || starred || len(a.Args) == 0 {
				return nil, false
			}
			p.pos++
			slashed = true
			a.Posonlyargs, a.Args = a.Args, nil
		case opStar:
			if p.diagnose {
				mark := p.pos
				p.invalidStarEtc(lambda)
				if p.pos = mark; p.err != nil {
					return nil, false
				}
			}
			if starred {
				return nil, false
			}
			p.pos++
			starred = true
			if p.peek() == opComma {
				if k := p.at(1); k == end || k == opDoubleStar {
					p.pos++
					return nil, false
				}
				break
			}
			if a.Vararg = p.parameter(lambda, true); a.Vararg == nil {
				return nil, false
			}
		case opDoubleStar:
			if p.diagnose {
				mark := p.pos
				p.invalidKwds(lambda)
				if p.pos = mark; p.err != nil {
					return nil, false
				}
			}
			p.pos++
			if a.Kwarg = p.parameter(lambda, false); a.Kwarg == nil {
				return nil, false
			}
			p.accept(opComma)
			return a, lambda || p.peek() == end
		default:
			if !p.plainParameter(a, lambda, starred) {
				return nil, false
			}
		}
		if !p.accept(opComma) {
			break
		}
	}
	return a, lambda || p.peek() == end
}

func (p *parser) plainParameter(a *Arguments, lambda, starred bool) bool {
	arg := p.parameter(lambda, false)
	if arg == nil {
		return false
	}
	var value Expr
	if p.peek() == opAssign {
		if value = p.defaultValue(lambda); value == nil {
			return false
		}
	}
	if starred {
		a.Kwonlyargs, a.KwDefaults = append(a.Kwonlyargs, arg), append(a.KwDefaults, value)
		return true
	}
	if value == nil && len(a.Defaults) > 0 {
		return false
	}
	a.Args = append(a.Args, arg)
	if value != nil {
		a.Defaults = append(a.Defaults, value)
	}
	return true
}

func (p *parser) defaultValue(lambda bool) Expr {
	start := p.pos
	p.pos++
	e := p.expression()
	if e == nil && p.diagnose && p.err == nil {
		p.pos = start
		p.invalidDefault()
	}
	return e
}

// parameter parses a name and, but in a lambda, its annotation. That of a starred one may have a star itself.
func (p *parser) parameter(lambda, star bool) *Arg {
	start := p.pos
	id, ok := p.name()
	if !ok {
		return nil
	}
	a := &Arg{Arg: id}
	if !lambda && p.accept(opColon) {
		if star {
			a.Annotation = p.starExpression()
		} else {
			a.Annotation = p.expression()
		}
		if a.Annotation == nil {
			return nil
		}
	}
	a.Place = Place{p.from(start)}
	return a
}

// typeParams parses the type parameters in brackets, if there are some.
func (p *parser) typeParams() ([]TypeParam, bool) {
	if p.peek() != opLBracket {
		return nil, true
	}
	p.pos++
	if p.diagnose && p.peek() == opRBracket {
		p.raiseFrom(p.tok().Span, "Type parameter list cannot be empty")
	}
	var list []TypeParam
	for {
		t := p.typeParam()
		if t == nil {
			return nil, false
		}
		list = append(list, t)
		if !p.accept(opComma) || p.peek() == opRBracket {
			break
		}
	}
	return list, p.accept(opRBracket)
}

func (p *parser) typeParam() TypeParam {
	start := p.pos
	if p.diagnose {
		p.invalidTypeParam()
		if p.pos = start; p.err != nil {
			return nil
		}
	}
	k := p.peek()
	if k == opStar || k == opDoubleStar {
		p.pos++
	}
	id, ok := p.name()
	if !ok {
		return nil
	}
	var bound, value Expr
	if k == NameToken && p.accept(opColon) {
		if bound = p.expression(); bound == nil {
			return nil
		}
	}
	if p.accept(opAssign) {
		if k == opStar {
			value = p.starExpression()
		} else {
			value = p.expression()
		}
		if value == nil {
			return nil
		}
	}
	place := typeParamNode{Place{p.from(start)}}
	switch k {
	case opStar:
		return &TypeVarTuple{typeParamNode: place, Name: id, DefaultValue: value}
	case opDoubleStar:
		return &ParamSpec{typeParamNode: place, Name: id, DefaultValue: value}
	}
	return &TypeVar{typeParamNode: place, Name: id, Bound: bound, DefaultValue: value}
}
