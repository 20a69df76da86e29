package compile

import (
	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/syntax"
)

// This file keeps the statements that are under way in a unit, and compiles the ways out of them: return, break and continue
// take with them what each statement has on the stack, end what it began, and run its finally clause.

type blockKind uint8

const (
	whileLoop blockKind = iota
	forLoop
	tryBody    // of try … except
	finallyTry // of try … finally
	finallyEnd // the finally clause on the way of an exception
	withBody
	asyncWithBody
	handlerCleanup // an except clause
	starHandler    // the clauses of except*
	valueOnStack   // the value that is returned, while finally clauses run
)

// block is a statement that is under way.
type block struct {
	kind       blockKind
	start, end label // of a loop
	name       string
	named      bool // an except clause that binds a name, in a SETUP_FINALLY of its own
	final      []syntax.Stmt
	at         syntax.Span
}

func (c *compiler) push(b block) {
	if len(c.u.blocks) >= maxBlocks {
		c.fail(b.at, "too many statically nested blocks")
		return
	}
	c.u.blocks = append(c.u.blocks, b)
}

func (c *compiler) pop() {
	if n := len(c.u.blocks); n > 0 {
		c.u.blocks = c.u.blocks[:n-1]
	}
}

// unwindAll leaves all blocks of the unit. If there is a value on top of the stack, it stays there.
func (c *compiler) unwindAll(at syntax.Span, value bool) {
	c.unwindTo(at, value, func(block) bool { return false })
}

// unwindTo leaves blocks from the innermost out, up to one that stop accepts, and tells whether there was one.
func (c *compiler) unwindTo(at syntax.Span, value bool, stop func(block) bool) (block, bool) {
	all := c.u.blocks
	defer func() { c.u.blocks = all }()
	for n := len(all) - 1; n >= 0 && c.err == nil; n-- {
		b := all[n]
		if b.kind == starHandler {
			c.fail(at, "'break', 'continue' and 'return' cannot appear in an except* block")
			break
		}
		if stop(b) {
			return b, true
		}
		c.u.blocks = all[:n:n] // what a finally clause leaves in turn lies outside of this block
		c.unwind(at, b, value)
	}
	return block{}, false
}

func (c *compiler) unwind(at syntax.Span, b block, value bool) {
	switch b.kind {
	case forLoop:
		if value {
			c.emit(at, code.RotTwo, 0)
		}
		c.emit(at, code.PopTop, 0)
	case tryBody:
		c.emit(at, code.PopBlock, 0)
	case finallyTry:
		c.emit(at, code.PopBlock, 0)
		if value {
			c.push(block{kind: valueOnStack, at: at})
		}
		c.stmts(b.final)
		if value {
			c.pop()
		}
	case finallyEnd:
		if value {
			c.emit(at, code.RotThree, 0)
		}
		c.emit(at, code.PopTop, 0)
		c.emit(at, code.PopExcept, 0)
	case withBody, asyncWithBody:
		c.emit(at, code.PopBlock, 0)
		if value {
			c.emit(at, code.RotTwo, 0)
		}
		c.callExit(b.at)
		if b.kind == asyncWithBody {
			c.await(b.at)
		}
		c.emit(at, code.PopTop, 0)
	case handlerCleanup:
		if b.named {
			c.emit(at, code.PopBlock, 0)
		}
		if value {
			c.emit(at, code.RotTwo, 0)
		}
		c.emit(at, code.PopExcept, 0)
		if b.named {
			c.forget(at, b.name)
		}
	case valueOnStack:
		if value {
			c.emit(at, code.RotTwo, 0)
		}
		c.emit(at, code.PopTop, 0)
	}
}

// forget unbinds the name of an except clause.
func (c *compiler) forget(at syntax.Span, name string) {
	c.load(at, nil)
	c.name(at, name, syntax.Store)
	c.name(at, name, syntax.Del)
}

// leaveLoop compiles break and continue.
func (c *compiler) leaveLoop(at syntax.Span, isBreak bool) {
	loop, ok := c.unwindTo(at, false, func(b block) bool { return b.kind == whileLoop || b.kind == forLoop })
	if c.err != nil {
		return
	}
	switch {
	case !ok && isBreak:
		c.fail(at, "'break' outside loop")
	case !ok:
		c.fail(at, "'continue' not properly in loop")
	case isBreak:
		if loop.kind == forLoop {
			c.emit(at, code.PopTop, 0)
		}
		c.jump(at, code.JumpForward, loop.end)
	default:
		c.jump(at, code.JumpAbsolute, loop.start)
	}
}
