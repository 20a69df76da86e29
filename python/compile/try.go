package compile

import (
	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/syntax"
)

// This file compiles try statements.

// tryParts are what Try and TryStar have in common. except compiles what is not finally.
type tryParts struct {
	body     []syntax.Stmt
	handlers []*syntax.ExceptHandler
	orelse   []syntax.Stmt
	final    []syntax.Stmt
	except   func(tryParts, syntax.Span)
}

// try compiles the finally clause twice here, for the end of the body and for an exception, and unwind does so once more
// for each other way out.
func (c *compiler) try(t tryParts, at syntax.Span) {
	if len(t.final) == 0 {
		t.except(t, at)
		return
	}
	handler, exit := c.newLabel(), c.newLabel()
	c.jump(at, code.SetupFinally, handler)
	c.push(block{kind: finallyTry, final: t.final, at: at})
	if len(t.handlers) > 0 {
		t.except(t, at)
	} else {
		c.stmts(t.body)
	}
	c.emit(syntax.Span{}, code.PopBlock, 0)
	c.pop()
	c.stmts(t.final)
	c.jump(syntax.Span{}, code.JumpForward, exit)
	c.place(handler)
	c.push(block{kind: finallyEnd, at: at})
	c.stmts(t.final)
	c.pop()
	c.emit(syntax.Span{}, code.Reraise, 0)
	c.place(exit)
}

func (c *compiler) tryBody(t tryParts, at syntax.Span, handler label) {
	c.jump(at, code.SetupFinally, handler)
	c.push(block{kind: tryBody, at: at})
	c.stmts(t.body)
	c.pop()
	c.emit(syntax.Span{}, code.PopBlock, 0)
	c.stmts(t.orelse)
}

func (c *compiler) tryExcept(t tryParts, at syntax.Span) {
	handler, end := c.newLabel(), c.newLabel()
	c.tryBody(t, at, handler)
	c.jump(syntax.Span{}, code.JumpForward, end)
	c.place(handler)
	for i, h := range t.handlers {
		if h.Type == nil && i < len(t.handlers)-1 {
			c.fail(h.Span(), "default 'except:' must be last")
			return
		}
		next := c.newLabel()
		where := h.Span()
		if h.Type != nil {
			c.emit(where, code.DupTop, 0)
			c.expr(h.Type)
			c.jump(where, code.JumpIfNotExcMatch, next)
		}
		if h.Name == "" {
			c.emit(where, code.PopTop, 0)
			c.push(block{kind: handlerCleanup, at: where})
			c.stmts(h.Body)
			c.pop()
			c.emit(syntax.Span{}, code.PopExcept, 0)
		} else {
			c.namedHandler(h)
		}
		c.jump(syntax.Span{}, code.JumpForward, end)
		c.place(next)
	}
	c.emit(syntax.Span{}, code.Reraise, 0)
	c.place(end)
}

func (c *compiler) namedHandler(h *syntax.ExceptHandler) {
	at := h.Span()
	cleanup, end := c.newLabel(), c.newLabel()
	c.name(at, h.Name, syntax.Store)
	c.jump(at, code.SetupFinally, cleanup)
	c.push(block{kind: handlerCleanup, named: true, name: h.Name, at: at})
	c.stmts(h.Body)
	c.pop()
	c.emit(syntax.Span{}, code.PopBlock, 0)
	c.emit(syntax.Span{}, code.PopExcept, 0)
	c.forget(syntax.Span{}, h.Name)
	c.jump(syntax.Span{}, code.JumpForward, end)
	c.place(cleanup)
	c.forget(syntax.Span{}, h.Name)
	c.emit(syntax.Span{}, code.Reraise, 0)
	c.place(end)
}

// tryStar compiles except*. While its clauses run there lie on the stack: the exception handled before, the exception
// group, a list of what the clauses raised, and what no clause has matched yet.
func (c *compiler) tryStar(t tryParts, at syntax.Span) {
	handler, end, reraise := c.newLabel(), c.newLabel(), c.newLabel()
	none := syntax.Span{}
	c.tryBody(t, at, handler)
	c.jump(none, code.JumpForward, end)
	c.place(handler)
	c.emit(none, code.DupTop, 0)
	c.emit(none, code.BuildList, 0)
	c.emit(none, code.RotTwo, 0)
	c.push(block{kind: starHandler, at: at})
	for _, h := range t.handlers {
		c.starHandler(h)
	}
	c.pop()
	c.emit(none, code.ListAppend, 1)
	c.emit(none, code.PrepReraiseStar, 0)
	c.emit(none, code.DupTop, 0)
	c.load(none, nil)
	c.emit(none, code.IsOp, 0)
	c.jump(none, code.PopJumpIfFalse, reraise)
	c.emit(none, code.PopTop, 0)
	c.emit(none, code.PopExcept, 0)
	c.jump(none, code.JumpForward, end)
	c.place(reraise)
	c.emit(none, code.Reraise, 0)
	c.place(end)
}

func (c *compiler) starHandler(h *syntax.ExceptHandler) {
	at := h.Span()
	none := syntax.Span{}
	cleanup, next, noMatch := c.newLabel(), c.newLabel(), c.newLabel()
	c.expr(h.Type)
	c.emit(at, code.CheckEgMatch, 0)
	c.emit(none, code.DupTop, 0)
	c.load(none, nil)
	c.emit(none, code.IsOp, 1)
	c.jump(none, code.PopJumpIfFalse, noMatch)
	if h.Name != "" {
		c.name(at, h.Name, syntax.Store)
	} else {
		c.emit(at, code.PopTop, 0)
	}
	c.jump(at, code.SetupFinally, cleanup)
	c.push(block{kind: handlerCleanup, named: h.Name != "", name: h.Name, at: at})
	c.stmts(h.Body)
	c.pop()
	c.emit(none, code.PopBlock, 0)
	if h.Name != "" {
		c.forget(none, h.Name)
	}
	c.jump(none, code.JumpForward, next)
	c.place(cleanup)
	if h.Name != "" {
		c.forget(none, h.Name)
	}
	c.emit(none, code.ListAppend, 3)
	c.emit(none, code.PopExcept, 0)
	c.jump(none, code.JumpForward, next)
	c.place(noMatch)
	c.emit(none, code.PopTop, 0)
	c.place(next)
}
