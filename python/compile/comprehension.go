package compile

import (
	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/syntax"
)

// This file compiles comprehensions. Those of lists, sets and dicts run in the frame of the function they stand in: their
// variables are saved before and put back after them, whatever happens. Generator expressions are functions.

// comprehensionParts are what the four comprehensions have in common.
type comprehensionParts struct {
	kind       comprehensionKind
	at         syntax.Span
	generators []*syntax.Comprehension
	elt, value syntax.Expr
}

func (c *compiler) comprehension(e syntax.Expr, name string, kind comprehensionKind, gens []*syntax.Comprehension, elt, value syntax.Expr) {
	at := e.Span()
	s := c.scopeOf(e, wholeNode)
	p := comprehensionParts{kind, at, gens, elt, value}
	if s.inlined {
		c.iterable(gens[0].Iter)
	}
	if s.coroutine && kind != generatorExpression && c.u.kind != asyncFunctionUnit && c.u.kind != comprehensionUnit &&
		!c.topLevelAwait() {
		c.fail(at, "asynchronous comprehension outside of an asynchronous function")
		return
	}
	if s.inlined {
		c.getIter(gens[0])
		c.inlineComprehension(s, p)
		return
	}
	c.enterUnit(name, comprehensionUnit, s, int(at.Line))
	c.u.argCount = 1
	c.emit(at, code.LoadFast, 0)
	c.comprehensionBody(p)
	c.emit(at, code.ReturnValue, 0)
	c.makeFunction(at, c.leaveUnit(), 0)
	c.iterable(gens[0].Iter)
	c.getIter(gens[0])
	c.emit(at, code.CallFunction, 1)
	if s.coroutine && kind != generatorExpression {
		c.await(at)
	}
}

// getIter makes an iterator of what a loop goes over.
func (c *compiler) getIter(g *syntax.Comprehension) {
	if g.IsAsync {
		c.emit(g.Iter.Span(), code.GetAiter, 0)
	} else {
		c.emit(g.Iter.Span(), code.GetIter, 0)
	}
}

// comprehensionBody finds the iterator of the outermost loop on the stack and leaves the result in its place.
func (c *compiler) comprehensionBody(p comprehensionParts) {
	switch p.kind {
	case listComprehension:
		c.emit(p.at, code.BuildList, 0)
	case setComprehension:
		c.emit(p.at, code.BuildSet, 0)
	case dictComprehension:
		c.emit(p.at, code.BuildMap, 0)
	}
	if p.kind != generatorExpression {
		c.emit(p.at, code.RotTwo, 0)
	}
	c.generators(p, 0, 0)
	if p.kind == generatorExpression {
		c.load(p.at, nil)
	}
}

// generators compiles a loop of a comprehension and what is in it. depth says how many values of loops lie on the result.
func (c *compiler) generators(p comprehensionParts, i, depth int) {
	g := p.generators[i]
	if i > 0 {
		if item, ok := single(g); ok && c.Optimize >= 0 { // for x in [y]: an assignment
			c.expr(item)
			c.generatorRest(p, i, depth, nil)
			return
		}
		c.iterable(g.Iter)
		c.getIter(g)
	}
	start, end := c.newLabel(), c.newLabel()
	at := g.Iter.Span()
	c.place(start)
	if g.IsAsync {
		c.jump(p.at, code.SetupFinally, end)
		c.emit(p.at, code.GetAnext, 0)
		c.load(p.at, nil)
		c.emit(p.at, code.YieldFrom, 0)
		c.emit(p.at, code.PopBlock, 0)
	} else {
		c.jump(at, code.ForIter, end)
	}
	c.generatorRest(p, i, depth+1, &start)
	c.place(end)
	if g.IsAsync {
		c.emit(at, code.EndAsyncFor, 0)
	}
}

// generatorRest binds the target to what is on the stack, and goes on if the conditions hold.
func (c *compiler) generatorRest(p comprehensionParts, i, depth int, start *label) {
	g := p.generators[i]
	c.expr(g.Target)
	next := c.newLabel()
	for _, cond := range g.Ifs {
		c.jumpIf(p.at, cond, next, false)
	}
	if i+1 < len(p.generators) {
		c.generators(p, i+1, depth)
	} else {
		c.element(p, depth)
	}
	c.place(next)
	if start != nil {
		c.jump(p.elt.Span(), code.JumpAbsolute, *start)
	}
}

func (c *compiler) element(p comprehensionParts, depth int) {
	at := p.elt.Span()
	c.expr(p.elt)
	switch p.kind {
	case generatorExpression:
		c.emit(at, code.YieldValue, 0)
		c.emit(at, code.PopTop, 0)
	case listComprehension:
		c.emit(at, code.ListAppend, depth+1)
	case setComprehension:
		c.emit(at, code.SetAdd, depth+1)
	case dictComprehension:
		c.expr(p.value)
		at.EndLine, at.EndCol = p.value.Span().EndLine, p.value.Span().EndCol
		c.emit(at, code.MapAdd, depth+1)
	}
}

// single gives the one element of a list or tuple that is looped over.
func single(g *syntax.Comprehension) (syntax.Expr, bool) {
	var elts []syntax.Expr
	switch iter := g.Iter.(type) {
	case *syntax.List:
		elts = iter.Elts
	case *syntax.Tuple:
		elts = iter.Elts
	}
	if len(elts) != 1 || g.IsAsync {
		return nil, false
	}
	_, starred := elts[0].(*syntax.Starred)
	return elts[0], !starred
}

// saved is a variable of the function that an inlined comprehension has for itself, for as long as it runs.
type saved struct {
	name string
	cell int // its number as a cell, or -1
	slot int
}

// inlineComprehension runs a comprehension in the frame of the function around it.
func (c *compiler) inlineComprehension(s *scope, p comprehensionParts) {
	u := c.u
	outer, within := u.scope, u.within
	inClass := outer.kind == classScope && u.inlinedDepth == 0
	overridden := map[string]symbol{}
	var unhide []string
	var vars []saved
	for _, name := range s.order {
		sym := s.symbols[name]
		own := sym.flags&isLocal != 0 && sym.flags&isNonlocal == 0
		was := outer.symbols[name]
		// What is global here, but not in the function, is so because a comprehension before this one had a variable of its own.
		otherOwn := outer.functionLike() && sym.reach.global() && !was.reach.global()
		if !own && !inClass && !otherOwn || sym.flags&isParam != 0 {
			continue
		}
		if !outer.functionLike() && !u.hidden[name] {
			u.hidden[name] = true
			unhide = append(unhide, name)
		}
		if sym.reach != was.reach && !(sym.reach == cell && was.reach == free) {
			overridden[name] = was
			outer.symbols[name] = sym
		}
		if !own {
			continue
		}
		v := saved{name: name, cell: -1}
		if sym.reach == cell {
			if v.cell = u.deref(name, was.reach); v.cell < 0 {
				c.fail(p.at, "no cell for '%s'", name)
				return
			}
			c.emit(p.at, code.LoadClosure, v.cell)
			c.emit(p.at, code.MakeCell, v.cell)
		} else {
			v.slot = u.varNames.add(name)
			c.emit(p.at, code.LoadFastAndClear, v.slot)
		}
		c.emit(p.at, code.RotTwo, 0) // the iterator stays on top
		vars = append(vars, v)
	}
	u.inlinedDepth++
	u.within = s
	if len(vars) == 0 {
		c.comprehensionBody(p)
	} else {
		c.guarded(p, vars)
	}
	u.inlinedDepth--
	u.within = within
	for name, was := range overridden {
		outer.symbols[name] = was
	}
	for _, name := range unhide {
		delete(u.hidden, name)
	}
}

// guarded runs a comprehension so that the saved variables come back even if it raises. The iterator stays under it all the
// while: the stack must not become less deep than it was when the block began.
func (c *compiler) guarded(p comprehensionParts, vars []saved) {
	cleanup, end := c.newLabel(), c.newLabel()
	none := syntax.Span{}
	c.jump(p.at, code.SetupFinally, cleanup)
	c.emit(p.at, code.DupTop, 0)
	c.comprehensionBody(p)
	c.emit(none, code.PopBlock, 0)
	c.emit(p.at, code.RotTwo, 0)
	c.emit(p.at, code.PopTop, 0)
	for i := len(vars) - 1; i >= 0; i-- {
		c.emit(p.at, code.RotTwo, 0)
		c.restore(p.at, vars[i])
	}
	c.jump(none, code.JumpForward, end)
	c.place(cleanup)
	c.emit(p.at, code.RotThree, 0)
	c.emit(p.at, code.RotThree, 0)
	c.emit(p.at, code.PopTop, 0)
	for i := len(vars) - 1; i >= 0; i-- {
		c.emit(p.at, code.RotThree, 0)
		c.emit(p.at, code.RotThree, 0)
		c.restore(p.at, vars[i])
	}
	c.emit(p.at, code.Reraise, 0)
	c.place(end)
}

func (c *compiler) restore(at syntax.Span, v saved) {
	if v.cell >= 0 {
		c.emit(at, code.StoreClosure, v.cell)
		return
	}
	c.emit(at, code.StoreFast, v.slot)
}
