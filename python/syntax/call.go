package syntax

// This file parses the arguments of calls and classes.

type arguments struct {
	args     []Expr
	keywords []*Keyword
	bare     bool // one generator without parentheses of its own
}

// arguments parses what stands in the parentheses of a call, where a generator needs none of its own, or of a class, up to
// the closing one.
func (p *parser) arguments(generator bool) (arguments, bool) {
	if !p.diagnose {
		return p.argumentsNow(generator)
	}
	return remember(p, ruleArguments, func(p *parser) (arguments, bool) {
		start := p.pos
		if a, ok := p.someArguments(); ok {
			p.accept(opComma)
			if p.peek() == opRParen {
				return a, true
			}
		}
		if p.err == nil {
			p.pos = start
			p.invalidArguments()
		}
		return arguments{}, false
	})
}

func (p *parser) argumentsNow(generator bool) (arguments, bool) {
	var a arguments
	unpacked := false
	for {
		start := p.pos
		switch k := p.peek(); {
		case k == opStar && !unpacked:
			e := p.starredExpression()
			if e == nil {
				return a, false
			}
			a.args = append(a.args, e)
		case k == opDoubleStar:
			p.pos++
			v := p.expression()
			if v == nil {
				return a, false
			}
			unpacked = true
			a.keywords = append(a.keywords, &Keyword{Place: Place{p.from(start)}, Value: v})
		case k == NameToken && p.at(1) == opAssign:
			id, _ := p.name()
			p.pos++
			v := p.expression()
			if v == nil {
				return a, false
			}
			a.keywords = append(a.keywords, &Keyword{Place: Place{p.from(start)}, Arg: id, Value: v})
		default:
			if len(a.keywords) > 0 {
				return a, false
			}
			e := p.unnamed()
			if e == nil {
				return a, false
			}
			if k := p.peek(); generator && len(a.args) == 0 && (k == kwFor || k == kwAsync) {
				gens := p.generators()
				if gens == nil || p.peek() != opRParen {
					return a, false
				}
				a.bare = true
				e = &GeneratorExp{exprNode: p.expr(start), Elt: e, Generators: gens}
			} else if k == opAssign {
				return a, false
			}
			a.args = append(a.args, e)
		}
		if !p.accept(opComma) {
			return a, p.peek() == opRParen
		}
		if p.peek() == opRParen {
			return a, !a.bare
		}
	}
}

func (p *parser) starredExpression() Expr {
	start := p.pos
	if p.diagnose {
		if p.invalidStarred(); p.err != nil {
			return nil
		}
		p.pos = start
	}
	e := p.starred((*parser).expression)
	if e == nil && p.diagnose && p.err == nil {
		p.raiseLast(PlainError, "Invalid star expression")
	}
	return e
}
