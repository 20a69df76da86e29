package compile

import (
	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/syntax"
)

// This file compiles type parameters and type aliases.

// typeParams makes the type parameters, binds their names and leaves a tuple of them.
func (c *compiler) typeParams(at syntax.Span, list []syntax.TypeParam) {
	defaults := false
	check := func(p syntax.TypeParam, name string, value syntax.Expr) {
		if value != nil {
			defaults = true
		} else if defaults {
			c.fail(p.Span(), "non-default type parameter '%s' follows default type parameter", name)
		}
	}
	for _, p := range list {
		here := p.Span()
		var name string
		var value syntax.Expr
		starred := false
		switch p := p.(type) {
		case *syntax.TypeVar:
			name, value = p.Name, p.DefaultValue
			c.load(here, name)
			if p.Bound == nil {
				c.emit(here, code.CallIntrinsic1, code.IntrinsicTypeVar)
				break
			}
			c.lazily(p, boundOf, name, p.Bound, false)
			if _, constraints := p.Bound.(*syntax.Tuple); constraints {
				c.emit(here, code.CallIntrinsic2, code.IntrinsicTypeVarWithConstraints)
			} else {
				c.emit(here, code.CallIntrinsic2, code.IntrinsicTypeVarWithBound)
			}
		case *syntax.TypeVarTuple:
			name, value, starred = p.Name, p.DefaultValue, true
			c.load(here, name)
			c.emit(here, code.CallIntrinsic1, code.IntrinsicTypeVarTuple)
		case *syntax.ParamSpec:
			name, value = p.Name, p.DefaultValue
			c.load(here, name)
			c.emit(here, code.CallIntrinsic1, code.IntrinsicParamSpec)
		}
		if value != nil {
			c.lazily(p, defaultOf, name, value, starred)
			c.emit(here, code.CallIntrinsic2, code.IntrinsicSetTypeParamDefault)
		}
		check(p, name, value)
		c.emit(here, code.DupTop, 0)
		c.name(here, name, syntax.Store)
	}
	c.emit(at, code.BuildTuple, len(list))
}

// lazily makes a function that evaluates an expression.
func (c *compiler) lazily(node any, part scopePart, name string, e syntax.Expr, starred bool) {
	at := e.Span()
	c.enterUnit(name, annotationUnit, c.scopeOf(node, part), int(at.Line))
	if star, ok := e.(*syntax.Starred); ok && starred {
		c.expr(star.Value)
		c.emit(at, code.UnpackSequence, 1)
	} else {
		c.expr(e)
	}
	c.emit(at, code.ReturnValue, 0)
	c.makeFunction(at, c.leaveUnit(), 0)
}

func (c *compiler) typeAlias(s *syntax.TypeAlias) {
	at := s.Span()
	name := s.Name.(*syntax.Name).ID
	generic := len(s.TypeParams) > 0
	if generic {
		c.enterUnit("<generic parameters of "+name+">", annotationUnit, c.scopeOf(s, typeParamsOf), int(at.Line))
		c.load(at, name)
		c.typeParams(at, s.TypeParams)
	} else {
		c.load(at, name)
		c.load(at, nil)
	}
	c.enterUnit(name, functionUnit, c.scopeOf(s, wholeNode), int(at.Line))
	c.expr(s.Value)
	c.emit(s.Value.Span(), code.ReturnValue, 0)
	c.makeFunction(at, c.leaveUnit(), 0)
	c.emit(at, code.BuildTuple, 3)
	c.emit(at, code.CallIntrinsic1, code.IntrinsicTypeAlias)
	if generic {
		c.emit(at, code.ReturnValue, 0)
		c.makeFunction(at, c.leaveUnit(), 0)
		c.emit(at, code.CallFunction, 0)
	}
	c.name(at, name, syntax.Store)
}
