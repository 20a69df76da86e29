package compile

import (
	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/syntax"
)

// This file compiles classes and modules, whose names live in a namespace.

func (c *compiler) class(s *syntax.ClassDef) {
	for _, d := range s.DecoratorList {
		c.expr(d)
	}
	at := s.Span()
	firstLine := int(at.Line)
	if len(s.DecoratorList) > 0 {
		firstLine = int(s.DecoratorList[0].Span().Line)
	}
	generic := len(s.TypeParams) > 0
	if generic {
		c.enterUnit("<generic parameters of "+s.Name+">", annotationUnit, c.scopeOf(s, typeParamsOf), firstLine)
		c.u.private = s.Name
		c.typeParams(at, s.TypeParams)
		c.name(at, ".type_params", syntax.Store)
	}
	c.checkKeywords(s.Keywords)
	made := c.classBody(s, firstLine)
	c.emit(at, code.LoadBuildClass, 0)
	c.makeFunction(at, made, 0)
	c.load(at, s.Name)
	if !generic {
		c.arguments(at, 2, s.Bases, nil, s.Keywords)
	} else {
		c.name(at, ".type_params", syntax.Load)
		c.emit(at, code.CallIntrinsic1, code.IntrinsicSubscriptGeneric)
		c.name(at, ".generic_base", syntax.Store)
		base := &syntax.Name{ID: ".generic_base", Ctx: syntax.Load}
		base.SetSpan(at)
		c.arguments(at, 2, s.Bases, base, s.Keywords)
		c.emit(at, code.ReturnValue, 0)
		c.makeFunction(at, c.leaveUnit(), 0)
		c.emit(at, code.CallFunction, 0)
	}
	c.decorate(s.DecoratorList)
	c.name(at, s.Name, syntax.Store)
}

func (c *compiler) classBody(s *syntax.ClassDef, firstLine int) *code.Code {
	c.enterUnit(s.Name, classUnit, c.scopeOf(s, wholeNode), firstLine)
	u := c.u
	u.private = s.Name
	at := syntax.Span{Line: int32(firstLine), EndLine: int32(firstLine)}
	c.name(at, "__name__", syntax.Load)
	c.name(at, "__module__", syntax.Store)
	c.load(at, u.qualName)
	c.name(at, "__qualname__", syntax.Store)
	c.load(at, int64(firstLine))
	c.name(at, "__firstlineno__", syntax.Store)
	if len(s.TypeParams) > 0 {
		c.name(at, ".type_params", syntax.Load)
		c.name(at, "__type_params__", syntax.Store)
	}
	if u.scope.needsClassDict {
		c.emit(at, code.LoadLocals, 0)
		c.emit(at, code.StoreDeref, u.cells.index["__classdict__"])
	}
	c.body(s.Body)
	at = u.lastPosition
	attrs := code.Tuple{}
	for _, name := range sorted(u.staticAttrs) {
		attrs = append(attrs, name)
	}
	c.load(at, attrs)
	c.name(at, "__static_attributes__", syntax.Store)
	if u.scope.needsClassDict {
		c.emit(at, code.LoadClosure, u.cells.index["__classdict__"])
		c.name(at, "__classdictcell__", syntax.Store)
	}
	if u.scope.needsClassCell {
		c.emit(at, code.LoadClosure, u.cells.index["__class__"])
		c.emit(at, code.DupTop, 0)
		c.name(at, "__classcell__", syntax.Store)
	} else {
		c.load(at, nil)
	}
	c.emit(at, code.ReturnValue, 0)
	return c.leaveUnit()
}

// moduleBody compiles what a module holds.
func (c *compiler) moduleBody(body []syntax.Stmt) {
	c.body(body)
	c.returnNone()
}

// body compiles the statements of a module or a class, which may have a docstring and annotations.
func (c *compiler) body(body []syntax.Stmt) {
	if len(body) > 0 && annotated(body) {
		at := body[0].Span()
		if c.u.kind == moduleUnit {
			at = syntax.Span{Line: at.Line, EndLine: at.Line}
		}
		c.emit(at, code.SetupAnnotations, 0)
	}
	if doc, ok := docstring(body); ok && c.mode == execute || ok && c.u.kind == classUnit {
		if c.Optimize < 2 {
			at := body[0].Span()
			c.load(at, cleanDoc(doc))
			c.name(at, "__doc__", syntax.Store)
		}
		body = body[1:]
	}
	for _, s := range body {
		c.stmt(s)
	}
}

// annotated tells whether statements of a module or class annotate anything.
func annotated(list []syntax.Stmt) bool {
	for _, s := range list {
		found := false
		switch s := s.(type) {
		case *syntax.AnnAssign:
			return true
		case *syntax.For:
			found = annotated(s.Body) || annotated(s.Orelse)
		case *syntax.AsyncFor:
			found = annotated(s.Body) || annotated(s.Orelse)
		case *syntax.While:
			found = annotated(s.Body) || annotated(s.Orelse)
		case *syntax.If:
			found = annotated(s.Body) || annotated(s.Orelse)
		case *syntax.With:
			found = annotated(s.Body)
		case *syntax.AsyncWith:
			found = annotated(s.Body)
		case *syntax.Match:
			for _, m := range s.Cases {
				found = found || annotated(m.Body)
			}
		case *syntax.Try:
			found = annotated(s.Body) || annotatedHandlers(s.Handlers) || annotated(s.Orelse) || annotated(s.Finalbody)
		case *syntax.TryStar:
			found = annotated(s.Body) || annotatedHandlers(s.Handlers) || annotated(s.Orelse) || annotated(s.Finalbody)
		}
		if found {
			return true
		}
	}
	return false
}

func annotatedHandlers(list []*syntax.ExceptHandler) bool {
	for _, h := range list {
		if annotated(h.Body) {
			return true
		}
	}
	return false
}
