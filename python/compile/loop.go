package compile

import (
	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/syntax"
)

// This file compiles loops.

func (c *compiler) while(s *syntax.While) {
	body, start, end, orelse := c.newLabel(), c.newLabel(), c.newLabel(), c.newLabel()
	c.push(block{kind: whileLoop, start: start, end: end, at: s.Span()})
	c.place(start)
	c.jumpIf(s.Span(), s.Test, orelse, false)
	c.place(body)
	c.stmts(s.Body)
	if c.Optimize >= 0 && repeatable(s.Test) { // the test stands at the end as well, which saves a jump for each time around
		c.jumpIf(s.Span(), s.Test, body, true)
	} else {
		c.jump(s.Span(), code.JumpAbsolute, start)
	}
	c.pop()
	c.place(orelse)
	c.stmts(s.Orelse)
	c.place(end)
}

// repeatable tells whether an expression may stand twice: what makes functions should make each of them once.
func repeatable(e syntax.Expr) bool {
	yes := true
	syntax.Inspect(e, func(node any) bool {
		switch node.(type) {
		case *syntax.Lambda, *syntax.ListComp, *syntax.SetComp, *syntax.DictComp, *syntax.GeneratorExp:
			yes = false
		}
		return yes
	})
	return yes
}

func (c *compiler) forLoop(s *syntax.For) {
	start, cleanup, end := c.newLabel(), c.newLabel(), c.newLabel()
	at := s.Iter.Span()
	c.push(block{kind: forLoop, start: start, end: end, at: s.Span()})
	c.iterable(s.Iter)
	c.emit(at, code.GetIter, 0)
	c.place(start)
	c.jump(at, code.ForIter, cleanup)
	c.expr(s.Target)
	c.stmts(s.Body)
	c.jump(at, code.JumpAbsolute, start)
	c.place(cleanup)
	c.pop()
	c.stmts(s.Orelse)
	c.place(end)
}

func (c *compiler) asyncFor(s *syntax.AsyncFor) {
	at := s.Iter.Span()
	if !c.topLevelAwait() && c.u.kind != asyncFunctionUnit {
		c.fail(s.Span(), "'async for' outside async function")
		return
	}
	start, except, end := c.newLabel(), c.newLabel(), c.newLabel()
	c.expr(s.Iter)
	c.emit(at, code.GetAiter, 0)
	c.place(start)
	c.push(block{kind: forLoop, start: start, end: end, at: s.Span()})
	c.jump(at, code.SetupFinally, except)
	c.emit(at, code.GetAnext, 0)
	c.load(at, nil)
	c.emit(at, code.YieldFrom, 0)
	c.emit(at, code.PopBlock, 0)
	c.expr(s.Target)
	c.stmts(s.Body)
	c.jump(at, code.JumpAbsolute, start)
	c.pop()
	c.place(except)
	c.emit(at, code.EndAsyncFor, 0)
	c.stmts(s.Orelse)
	c.place(end)
}
