package compile

import (
	"strings"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/syntax"
)

// This file compiles the statements that are no block, and leads to those that are.

func (c *compiler) stmts(list []syntax.Stmt) {
	for _, s := range list {
		c.stmt(s)
	}
}

func (c *compiler) stmt(s syntax.Stmt) {
	if c.err != nil {
		return
	}
	at := s.Span()
	switch s := s.(type) {
	case *syntax.FunctionDef:
		c.function(functionParts{s, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams, false})
	case *syntax.AsyncFunctionDef:
		c.function(functionParts{s, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams, true})
	case *syntax.ClassDef:
		c.class(s)
	case *syntax.TypeAlias:
		c.typeAlias(s)
	case *syntax.Return:
		c.returns(s)
	case *syntax.Delete:
		for _, target := range s.Targets {
			c.expr(target)
		}
	case *syntax.Assign:
		c.expr(s.Value)
		for i, target := range s.Targets {
			if i < len(s.Targets)-1 {
				c.emit(at, code.DupTop, 0)
			}
			c.expr(target)
		}
	case *syntax.AugAssign:
		c.augAssign(s)
	case *syntax.AnnAssign:
		c.annAssign(s)
	case *syntax.For:
		c.forLoop(s)
	case *syntax.AsyncFor:
		c.asyncFor(s)
	case *syntax.While:
		c.while(s)
	case *syntax.If:
		c.ifStmt(s)
	case *syntax.With:
		c.with(s, s.Items, s.Body)
	case *syntax.AsyncWith:
		if !c.topLevelAwait() && c.u.kind != asyncFunctionUnit {
			c.fail(at, "'async with' outside async function")
			return
		}
		c.asyncWith(s, s.Items, s.Body)
	case *syntax.Match:
		c.match(s)
	case *syntax.Raise:
		n := 0
		for _, e := range []syntax.Expr{s.Exc, s.Cause} {
			if e != nil {
				c.expr(e)
				n++
			}
		}
		c.emit(at, code.RaiseVarargs, n)
	case *syntax.Try:
		c.try(tryParts{s.Body, s.Handlers, s.Orelse, s.Finalbody, c.tryExcept}, at)
	case *syntax.TryStar:
		c.try(tryParts{s.Body, s.Handlers, s.Orelse, s.Finalbody, c.tryStar}, at)
	case *syntax.Assert:
		c.assert(s)
	case *syntax.Import:
		c.imports(s)
	case *syntax.ImportFrom:
		c.importFrom(s)
	case *syntax.Global, *syntax.Nonlocal:
	case *syntax.ExprStmt:
		c.exprStmt(s)
	case *syntax.Pass:
		c.emit(at, code.Nop, 0)
	case *syntax.Break:
		c.emit(at, code.Nop, 0)
		c.leaveLoop(at, true)
	case *syntax.Continue:
		c.emit(at, code.Nop, 0)
		c.leaveLoop(at, false)
	}
}

func (c *compiler) exprStmt(s *syntax.ExprStmt) {
	at := s.Span()
	if c.mode == interact && c.u.outer == nil {
		c.expr(s.Value)
		c.emit(at, code.PrintExpr, 0)
		return
	}
	if _, ok := s.Value.(*syntax.Constant); ok {
		c.emit(at, code.Nop, 0)
		return
	}
	c.expr(s.Value)
	c.emit(at, code.PopTop, 0)
}

func (c *compiler) returns(s *syntax.Return) {
	at := s.Span()
	if c.u.scope.kind != functionScope {
		c.fail(at, "'return' outside function")
		return
	}
	if s.Value != nil && c.u.scope.coroutine && c.u.scope.generator {
		c.fail(at, "'return' with value in async generator")
		return
	}
	if s.Value == nil {
		c.unwindAll(at, false)
		c.load(at, nil)
	} else if k, ok := c.fold(s.Value); ok {
		c.emit(s.Value.Span(), code.Nop, 0)
		c.unwindAll(at, false)
		c.load(at, k)
	} else {
		c.expr(s.Value)
		c.unwindAll(at, true)
	}
	c.emit(at, code.ReturnValue, 0)
}

func (c *compiler) ifStmt(s *syntax.If) {
	end := c.newLabel()
	next := end
	if len(s.Orelse) > 0 {
		next = c.newLabel()
	}
	c.jumpIf(s.Span(), s.Test, next, false)
	c.stmts(s.Body)
	if len(s.Orelse) > 0 {
		c.jump(syntax.Span{}, code.JumpForward, end)
		c.place(next)
		c.stmts(s.Orelse)
	}
	c.place(end)
}

func (c *compiler) assert(s *syntax.Assert) {
	at := s.Span()
	k, folded := c.fold(s.Test)
	items, isTuple := k.(code.Tuple)
	if t, ok := s.Test.(*syntax.Tuple); ok && len(t.Elts) > 0 || folded && isTuple && len(items) > 0 {
		c.warn(at, "assertion is always true, perhaps remove parentheses?")
	}
	if c.Optimize > 0 {
		return
	}
	end := c.newLabel()
	c.jumpIf(at, s.Test, end, true)
	c.emit(at, code.LoadAssertionError, 0)
	if s.Msg != nil {
		c.expr(s.Msg)
		c.emit(at, code.CallFunction, 1)
	}
	c.emit(s.Test.Span(), code.RaiseVarargs, 1)
	c.place(end)
}

func (c *compiler) augAssign(s *syntax.AugAssign) {
	at, target := s.Span(), s.Target.Span()
	switch t := s.Target.(type) {
	case *syntax.Attribute:
		c.expr(t.Value)
		c.emit(target, code.DupTop, 0)
		where := atAttribute(target, t)
		c.emitName(where, code.LoadAttr, t.Attr)
		c.expr(s.Value)
		c.emit(at, inplaceOp(s.Op), 0)
		c.emit(where, code.RotTwo, 0)
		c.emitName(where, code.StoreAttr, t.Attr)
	case *syntax.Subscript:
		c.expr(t.Value)
		c.expr(t.Slice)
		c.emit(target, code.DupTopTwo, 0)
		c.emit(target, code.BinarySubscr, 0)
		c.expr(s.Value)
		c.emit(at, inplaceOp(s.Op), 0)
		c.emit(target, code.RotThree, 0)
		c.emit(target, code.StoreSubscr, 0)
	case *syntax.Name:
		c.checkName(target, t.ID, syntax.Store)
		c.name(target, t.ID, syntax.Load)
		c.expr(s.Value)
		c.emit(at, inplaceOp(s.Op), 0)
		c.name(target, t.ID, syntax.Store)
	}
}

func (c *compiler) annAssign(s *syntax.AnnAssign) {
	at := s.Span()
	if s.Value != nil {
		c.expr(s.Value)
		c.expr(s.Target)
	}
	stored := c.u.kind == moduleUnit || c.u.kind == classUnit
	switch t := s.Target.(type) {
	case *syntax.Name:
		c.checkName(at, t.ID, syntax.Store)
		if s.Simple && stored {
			c.annotation(s.Annotation)
			c.name(at, "__annotations__", syntax.Load)
			c.load(at, mangle(c.u.private, c.u.scope, t.ID))
			c.emit(at, code.StoreSubscr, 0)
		}
	case *syntax.Attribute:
		c.checkName(at, t.Attr, syntax.Store)
		if s.Value == nil {
			c.evaluate(t.Value)
		}
	case *syntax.Subscript:
		if s.Value == nil {
			c.evaluate(t.Value)
			c.evaluateIndex(t.Slice)
		}
	}
	if !s.Simple && stored && !c.futureAnnotations {
		c.evaluate(s.Annotation)
	}
}

// evaluate evaluates what nobody needs, since it might raise.
func (c *compiler) evaluate(e syntax.Expr) {
	c.expr(e)
	c.emit(e.Span(), code.PopTop, 0)
}

func (c *compiler) evaluateIndex(e syntax.Expr) {
	switch e := e.(type) {
	case *syntax.Slice:
		for _, part := range []syntax.Expr{e.Lower, e.Upper, e.Step} {
			if part != nil {
				c.evaluate(part)
			}
		}
	case *syntax.Tuple:
		for _, part := range e.Elts {
			c.evaluateIndex(part)
		}
	default:
		c.evaluate(e)
	}
}

func (c *compiler) imports(s *syntax.Import) {
	at := s.Span()
	for _, a := range s.Names {
		c.load(at, int64(0))
		c.load(at, nil)
		c.emitName(at, code.ImportName, a.Name)
		first, rest, dotted := strings.Cut(a.Name, ".")
		if a.Asname == "" {
			c.name(at, first, syntax.Store)
			continue
		}
		if !dotted {
			c.name(at, a.Asname, syntax.Store)
			continue
		}
		// import a.b.c as x binds the innermost module.
		for dotted {
			var name string
			name, rest, dotted = strings.Cut(rest, ".")
			c.emitName(at, code.ImportFrom, name)
			if dotted {
				c.emit(at, code.RotTwo, 0)
				c.emit(at, code.PopTop, 0)
			}
		}
		c.name(at, a.Asname, syntax.Store)
		c.emit(at, code.PopTop, 0)
	}
}

func (c *compiler) importFrom(s *syntax.ImportFrom) {
	at := s.Span()
	if at.Line > c.lastFuture && s.Module == "__future__" && s.Level == 0 {
		c.fail(at, "from __future__ imports must occur at the beginning of the file")
		return
	}
	list := make(code.Tuple, len(s.Names))
	for i, a := range s.Names {
		list[i] = a.Name
	}
	c.load(at, int64(s.Level))
	c.load(at, list)
	c.emitName(at, code.ImportName, s.Module)
	for i, a := range s.Names {
		if i == 0 && a.Name == "*" {
			c.emit(at, code.ImportStar, 0)
			return
		}
		c.emitName(at, code.ImportFrom, a.Name)
		name := a.Asname
		if name == "" {
			name = a.Name
		}
		c.name(at, name, syntax.Store)
	}
	c.emit(at, code.PopTop, 0)
}
