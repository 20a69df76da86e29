package compile

import (
	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/syntax"
)

// This file finds the operation for a variable, which depends on the scope it lives in.

// checkName refuses what no program may bind.
func (c *compiler) checkName(at syntax.Span, name string, ctx syntax.ExprContext) {
	if name != "__debug__" {
		return
	}
	switch ctx {
	case syntax.Store:
		c.fail(at, "cannot assign to __debug__")
	case syntax.Del:
		c.fail(at, "cannot delete __debug__")
	}
}

// byContext picks the operation for what is done with a name.
func byContext(ctx syntax.ExprContext, load, store, del code.Op) code.Op {
	switch ctx {
	case syntax.Store:
		return store
	case syntax.Del:
		return del
	}
	return load
}

// name loads, stores or deletes a variable.
func (c *compiler) name(at syntax.Span, name string, ctx syntax.ExprContext) {
	if c.err != nil {
		return
	}
	c.checkName(at, name, ctx)
	u := c.u
	mangled := mangle(u.private, u.scope, name)
	sym := u.scope.symbols[mangled]
	inClass := u.scope.kind == classScope && u.inlinedDepth == 0
	switch sym.reach {
	case free, cell:
		i := u.deref(mangled, sym.reach)
		if i < 0 {
			c.fail(at, "no cell for '%s'", name)
			return
		}
		if ctx == syntax.Load && (inClass || u.scope.seesClass && mangled != "__classdict__") {
			if inClass {
				c.emit(at, code.LoadLocals, 0)
			} else {
				c.emit(at, code.LoadDeref, u.deref("__classdict__", free))
			}
			c.emit(at, code.LoadClassderef, i)
			return
		}
		c.emit(at, byContext(ctx, code.LoadDeref, code.StoreDeref, code.DeleteDeref), i)
		return
	case local:
		if u.scope.functionLike() || u.hidden[mangled] {
			c.emit(at, byContext(ctx, code.LoadFast, code.StoreFast, code.DeleteFast), u.varNames.add(mangled))
			return
		}
	case globalImplicit:
		if u.scope.functionLike() {
			if ctx == syntax.Load && u.scope.seesClass {
				c.emit(at, code.LoadDeref, u.deref("__classdict__", free))
				c.emit(at, code.LoadFromDictOrGlobals, u.names.add(mangled))
				return
			}
			c.global(at, mangled, ctx)
			return
		}
	case globalExplicit:
		c.global(at, mangled, ctx)
		return
	}
	if ctx == syntax.Load && u.scope.kind == classScope && u.inlinedDepth > 0 {
		c.global(at, mangled, ctx)
		return
	}
	c.emit(at, byContext(ctx, code.LoadName, code.StoreName, code.DeleteName), u.names.add(mangled))
}

func (c *compiler) global(at syntax.Span, mangled string, ctx syntax.ExprContext) {
	c.emit(at, byContext(ctx, code.LoadGlobal, code.StoreGlobal, code.DeleteGlobal), c.u.names.add(mangled))
}

// closureCells puts the cells of what a code object has free on the stack, in a tuple, and says whether there are any.
func (c *compiler) closureCells(at syntax.Span, made *code.Code) bool {
	for _, name := range made.FreeVars {
		sym := c.u.scope.symbols[name]
		want := free
		if sym.reach == cell || c.u.kind == classUnit && (name == "__class__" || name == "__classdict__") {
			want = cell
		}
		i := c.u.deref(name, want)
		if i < 0 {
			c.fail(at, "no cell for '%s'", name)
			return false
		}
		c.emit(at, code.LoadClosure, i)
	}
	if len(made.FreeVars) == 0 {
		return false
	}
	c.emit(at, code.BuildTuple, len(made.FreeVars))
	return true
}

// makeFunction makes a function of a code object. flags say what lies on the stack for it.
func (c *compiler) makeFunction(at syntax.Span, made *code.Code, flags int) {
	if c.err != nil {
		return
	}
	if c.closureCells(at, made) {
		flags |= code.WithClosure
	}
	c.load(at, made)
	c.load(at, made.QualName)
	c.emit(at, code.MakeFunction, flags)
}
