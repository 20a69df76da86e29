// Package compile turns the tree of a Python source into the code that the virtual machine runs. It exists apart from both,
// so that a tree that a program built is compiled like one that was parsed, and so that code can be stored.
//
// It goes over the tree twice: first to find out which scope each name belongs to, then to generate code, block by block;
// what was generated is improved and laid out last. What is wrong is reported as CPython 3.13's symbol table and compiler
// report it, at the same place and in the same words.
//
// Invariants: no tree makes the package panic or recurse without bound; code.Verify accepts whatever comes out; the same
// tree always gives the same code.
package compile

import (
	"fmt"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/syntax"
)

// Config says how to compile.
type Config struct {
	Filename string
	Source   []byte // what the tree was parsed from, so that errors can show the line; or nil

	// Optimize is what python's -O sets: 1 drops assertions, 2 docstrings as well. Below zero the code stays as it was
	// generated: nothing is folded, threaded or dropped.
	Optimize int

	// Flags has FutureAnnotations if annotations stay text although the source does not say so.
	Flags code.Flags

	TopLevelAwait bool // await, async for and async with are allowed outside functions

	// Check is asked, if it is not nil, before each so many instructions are made; its error ends the compilation, and is its
	// error.
	Check func(instructions int) error

	// Warn is told of each SyntaxWarning. If it returns an error, the warning becomes a SyntaxError. Nil lets them pass.
	Warn func(syntax.Warning) error
}

const (
	// maxDepth is how deep a tree may be. CPython's limit depends on its C stack; it is of this order.
	maxDepth = 6000
	// maxNodes bounds the nodes of a tree, which may look larger than it is if it shares parts.
	maxNodes = 1 << 23
	// maxBlocks is how many loops, with and try statements may stand in one another.
	maxBlocks = 21
	// maxEmitted bounds the instructions of one source. Since finally clauses are repeated for each way out, a short
	// source could ask for any number of them.
	maxEmitted = 1 << 22
)

// Module compiles what a file holds, or the argument of exec.
func Module(tree *syntax.Module, config Config) (*code.Code, error) {
	return newCompiler(config).compile(execute, tree.Body, nil)
}

// Expression compiles the argument of eval.
func Expression(tree *syntax.Expression, config Config) (*code.Code, error) {
	return newCompiler(config).compile(evaluate, nil, tree.Body)
}

// Interactive compiles what was typed at a prompt: the values of expressions are printed.
func Interactive(tree *syntax.Interactive, config Config) (*code.Code, error) {
	return newCompiler(config).compile(interact, tree.Body, nil)
}

// Tree compiles any of the three.
func Tree(tree syntax.Tree, config Config) (*code.Code, error) {
	switch tree := tree.(type) {
	case *syntax.Module:
		return Module(tree, config)
	case *syntax.Expression:
		return Expression(tree, config)
	case *syntax.Interactive:
		return Interactive(tree, config)
	}
	return nil, fmt.Errorf("compile %T: no tree", tree)
}

// mode is what the code will be used for.
type mode uint8

const (
	execute mode = iota
	evaluate
	interact
)

// compiler is one run over one tree. The first error stays in err; what is done after it is not looked at.
type compiler struct {
	Config
	mode              mode
	futureAnnotations bool
	lastFuture        int32 // the line of the last future statement

	err     error
	depth   int
	visited int
	emitted int
	stopped error // what Check gave
	folded  map[syntax.Expr]foldedExpr
	warned  map[warned]bool

	u *unit
}

// warned is a warning that was given.
type warned struct {
	at     syntax.Span
	format string
}

func newCompiler(config Config) *compiler {
	return &compiler{Config: config, folded: map[syntax.Expr]foldedExpr{}, warned: map[warned]bool{},
		futureAnnotations: config.Flags&code.FutureAnnotations != 0}
}

func (c *compiler) compile(mode mode, body []syntax.Stmt, value syntax.Expr) (*code.Code, error) {
	top, err := c.scopes(mode, body, value)
	if err != nil {
		return nil, err
	}
	c.enterUnit("<module>", moduleUnit, top, 1)
	if mode == evaluate {
		c.expr(value)
		c.emit(value.Span(), code.ReturnValue, 0)
	} else {
		c.moduleBody(body)
	}
	made := c.leaveUnit()
	if c.stopped != nil {
		return nil, c.stopped
	}
	if c.err != nil {
		return nil, c.err
	}
	return made, nil
}

// scopes is the first pass: it finds out which scope each name belongs to.
func (c *compiler) scopes(mode mode, body []syntax.Stmt, value syntax.Expr) (*scope, error) {
	c.mode = mode
	t := &table{compiler: c}
	top := t.enter(moduleScope, c, wholeNode)
	if mode == evaluate {
		t.expr(value)
	} else {
		c.future(body)
		t.stmts(body)
	}
	t.exit()
	if c.err == nil {
		c.resolve(top)
	}
	return top, c.err
}

// fail reports an error, unless there was one already.
func (c *compiler) fail(at syntax.Span, format string, args ...any) {
	if c.err != nil {
		return
	}
	msg := fmt.Sprintf(format, args...)
	if c.Source != nil {
		c.err = syntax.NewError(c.Source, c.Filename, at, msg)
		return
	}
	c.err = &syntax.SyntaxError{Msg: msg, Filename: c.Filename, Line: int(at.Line), Col: int(at.Col) + 1,
		EndLine: int(at.EndLine), EndCol: int(at.EndCol) + 1}
}

// limit reports that a tree is too deep or too large.
func (c *compiler) limit(at syntax.Span, msg string) {
	if c.err == nil {
		c.err = &syntax.SyntaxError{Kind: syntax.LimitError, Msg: msg, Filename: c.Filename, Line: int(at.Line)}
	}
}

// warn reports what is allowed and most likely a mistake.
func (c *compiler) warn(at syntax.Span, format string, args ...any) {
	if c.Warn == nil || c.err != nil {
		return
	}
	key := warned{at, format}
	if c.warned[key] { // a finally clause is compiled more than once
		return
	}
	c.warned[key] = true
	w := syntax.Warning{Msg: fmt.Sprintf(format, args...), Line: int(at.Line), At: at}
	if c.Warn(w) != nil {
		c.fail(at, "%s", w.Msg)
	}
}
