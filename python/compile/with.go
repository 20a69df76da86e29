package compile

import (
	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/syntax"
)

// This file compiles with statements.

func (c *compiler) with(s syntax.Stmt, items []syntax.WithItem, body []syntax.Stmt) {
	if c.err != nil {
		return
	}
	item := items[0]
	at := item.ContextExpr.Span()
	final, exit := c.newLabel(), c.newLabel()
	c.expr(item.ContextExpr)
	c.jump(at, code.SetupWith, final)
	c.push(block{kind: withBody, at: at})
	c.bind(at, item.OptionalVars)
	if len(items) > 1 {
		c.with(s, items[1:], body)
	} else {
		c.stmts(body)
	}
	c.pop()
	c.emit(syntax.Span{}, code.PopBlock, 0)
	c.callExit(at)
	c.emit(at, code.PopTop, 0)
	c.jump(at, code.JumpForward, exit)
	c.place(final)
	c.emit(at, code.WithExceptStart, 0)
	c.suppress(at)
	c.place(exit)
}

func (c *compiler) asyncWith(s syntax.Stmt, items []syntax.WithItem, body []syntax.Stmt) {
	if c.err != nil {
		return
	}
	item := items[0]
	at := item.ContextExpr.Span()
	final, exit := c.newLabel(), c.newLabel()
	c.expr(item.ContextExpr)
	c.emit(at, code.BeforeAsyncWith, 0)
	c.await(at)
	c.jump(at, code.SetupAsyncWith, final)
	c.push(block{kind: asyncWithBody, at: at})
	c.bind(at, item.OptionalVars)
	if len(items) > 1 {
		c.asyncWith(s, items[1:], body)
	} else {
		c.stmts(body)
	}
	c.pop()
	c.emit(syntax.Span{}, code.PopBlock, 0)
	c.callExit(at)
	c.await(at)
	c.emit(at, code.PopTop, 0)
	c.jump(at, code.JumpForward, exit)
	c.place(final)
	c.emit(at, code.WithExceptStart, 0)
	c.await(at)
	c.suppress(at)
	c.place(exit)
}

func (c *compiler) bind(at syntax.Span, target syntax.Expr) {
	if target == nil {
		c.emit(at, code.PopTop, 0)
		return
	}
	c.expr(target)
}

// callExit calls __exit__ without an exception.
func (c *compiler) callExit(at syntax.Span) {
	c.load(at, nil)
	c.emit(at, code.DupTop, 0)
	c.emit(at, code.DupTop, 0)
	c.emit(at, code.CallFunction, 3)
}

// suppress raises the exception again unless __exit__ said to go on.
func (c *compiler) suppress(at syntax.Span) {
	on := c.newLabel()
	c.jump(at, code.PopJumpIfTrue, on)
	c.emit(at, code.Reraise, 0)
	c.place(on)
	c.emit(at, code.PopTop, 0)
	c.emit(at, code.PopExcept, 0)
	c.emit(at, code.PopTop, 0)
}
