package ast

import (
	"math/big"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/syntax"
)

// This file tells what is wrong with a tree that no source could have given, before the compiler sees it.

// validator looks at a tree. The first error stays.
type validator struct {
	thread *thread
	err    error
}

func validate(t *thread, tree syntax.Tree) error {
	v := &validator{thread: t}
	switch tree := tree.(type) {
	case *syntax.Module:
		v.body(tree.Body)
	case *syntax.Interactive:
		v.body(tree.Body)
	case *syntax.Expression:
		v.load(tree.Body)
	}
	return v.err
}

func (v *validator) fail(typ *object.Type, format string, args ...any) {
	if v.err == nil {
		v.err = v.thread.Raise(typ, format, args...)
	}
}

func (v *validator) wrong(format string, args ...any) { v.fail(object.ValueError, format, args...) }

func (v *validator) body(list []syntax.Stmt) {
	for _, s := range list {
		if v.err == nil {
			v.stmt(s)
		}
	}
}

// full is body for where at least one statement must be.
func (v *validator) full(list []syntax.Stmt, owner string) {
	v.some(len(list), "body", owner)
	v.body(list)
}

func (v *validator) some(n int, what, owner string) {
	if n == 0 {
		v.wrong("empty %s on %s", what, owner)
	}
}

func (v *validator) name(s string) {
	switch s {
	case "None", "True", "False":
		v.wrong("identifier field can't represent '%s' constant", s)
	}
}

func (v *validator) load(e syntax.Expr)       { v.expr(e, syntax.Load) }
func (v *validator) loads(list []syntax.Expr) { v.exprs(list, syntax.Load) }
func (v *validator) maybe(e syntax.Expr)      { v.maybeIn(e, syntax.Load) }
func (v *validator) someTargets(l []syntax.Expr, owner string, ctx syntax.ExprContext) {
	v.some(len(l), "targets", owner)
	v.exprs(l, ctx)
}

func (v *validator) maybeIn(e syntax.Expr, ctx syntax.ExprContext) {
	if e != nil {
		v.expr(e, ctx)
	}
}

func (v *validator) exprs(list []syntax.Expr, ctx syntax.ExprContext) {
	for _, e := range list {
		v.maybeIn(e, ctx)
	}
}

func (v *validator) stmt(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.FunctionDef:
		v.function(s, "FunctionDef")
	case *syntax.AsyncFunctionDef:
		v.function((*syntax.FunctionDef)(s), "AsyncFunctionDef")
	case *syntax.ClassDef:
		v.full(s.Body, "ClassDef")
		v.typeParams(s.TypeParams)
		v.loads(s.Bases)
		v.keywords(s.Keywords)
		v.loads(s.DecoratorList)
	case *syntax.Return:
		v.maybe(s.Value)
	case *syntax.Delete:
		v.someTargets(s.Targets, "Delete", syntax.Del)
	case *syntax.Assign:
		v.someTargets(s.Targets, "Assign", syntax.Store)
		v.load(s.Value)
	case *syntax.AugAssign:
		v.expr(s.Target, syntax.Store)
		v.load(s.Value)
	case *syntax.AnnAssign:
		if _, name := s.Target.(*syntax.Name); s.Simple && !name {
			v.fail(object.TypeError, "AnnAssign with simple non-Name target")
		}
		v.expr(s.Target, syntax.Store)
		v.maybe(s.Value)
		v.load(s.Annotation)
	case *syntax.TypeAlias:
		if _, name := s.Name.(*syntax.Name); !name {
			v.fail(object.TypeError, "TypeAlias with non-Name name")
		}
		v.expr(s.Name, syntax.Store)
		v.typeParams(s.TypeParams)
		v.load(s.Value)
	case *syntax.For:
		v.loop(s, "For")
	case *syntax.AsyncFor:
		v.loop((*syntax.For)(s), "AsyncFor")
	case *syntax.While:
		v.load(s.Test)
		v.full(s.Body, "While")
		v.body(s.Orelse)
	case *syntax.If:
		v.load(s.Test)
		v.full(s.Body, "If")
		v.body(s.Orelse)
	case *syntax.With:
		v.with(s, "With")
	case *syntax.AsyncWith:
		v.with((*syntax.With)(s), "AsyncWith")
	default:
		v.rest(s)
	}
}

func (v *validator) rest(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.Match:
		v.load(s.Subject)
		v.some(len(s.Cases), "cases", "Match")
		for _, c := range s.Cases {
			v.pattern(c.Pattern, false)
			v.maybe(c.Guard)
			v.full(c.Body, "match_case")
		}
	case *syntax.Raise:
		if s.Exc == nil && s.Cause != nil {
			v.wrong("Raise with cause but no exception")
		}
		v.maybe(s.Exc)
		v.maybe(s.Cause)
	case *syntax.Try:
		v.try(s, "Try")
	case *syntax.TryStar:
		v.try((*syntax.Try)(s), "TryStar")
	case *syntax.Assert:
		v.load(s.Test)
		v.maybe(s.Msg)
	case *syntax.Import:
		v.some(len(s.Names), "names", "Import")
	case *syntax.ImportFrom:
		if s.Level < 0 {
			v.wrong("Negative ImportFrom level")
		}
		v.some(len(s.Names), "names", "ImportFrom")
	case *syntax.Global:
		v.some(len(s.Names), "names", "Global")
	case *syntax.Nonlocal:
		v.some(len(s.Names), "names", "Nonlocal")
	case *syntax.ExprStmt:
		v.load(s.Value)
	}
}

func (v *validator) function(f *syntax.FunctionDef, owner string) {
	v.full(f.Body, owner)
	v.typeParams(f.TypeParams)
	v.arguments(f.Args)
	v.loads(f.DecoratorList)
	v.maybe(f.Returns)
}

func (v *validator) loop(f *syntax.For, owner string) {
	v.expr(f.Target, syntax.Store)
	v.load(f.Iter)
	v.full(f.Body, owner)
	v.body(f.Orelse)
}

func (v *validator) with(w *syntax.With, owner string) {
	v.some(len(w.Items), "items", owner)
	for _, item := range w.Items {
		v.load(item.ContextExpr)
		v.maybeIn(item.OptionalVars, syntax.Store)
	}
	v.full(w.Body, owner)
}

func (v *validator) try(t *syntax.Try, owner string) {
	v.full(t.Body, owner)
	if len(t.Handlers) == 0 && len(t.Finalbody) == 0 {
		v.wrong("%s has neither except handlers nor finalbody", owner)
	}
	if len(t.Handlers) == 0 && len(t.Orelse) > 0 {
		v.wrong("%s has orelse but no except handlers", owner)
	}
	for _, h := range t.Handlers {
		v.maybe(h.Type)
		v.full(h.Body, "ExceptHandler")
	}
	v.body(t.Finalbody)
	v.body(t.Orelse)
}

func (v *validator) typeParams(list []syntax.TypeParam) {
	for _, p := range list {
		switch p := p.(type) {
		case *syntax.TypeVar:
			v.name(p.Name)
			v.maybe(p.Bound)
			v.maybe(p.DefaultValue)
		case *syntax.ParamSpec:
			v.name(p.Name)
			v.maybe(p.DefaultValue)
		case *syntax.TypeVarTuple:
			v.name(p.Name)
			v.maybe(p.DefaultValue)
		}
	}
}

func (v *validator) arguments(a *syntax.Arguments) {
	for _, list := range [][]*syntax.Arg{a.Posonlyargs, a.Args, {a.Vararg}, a.Kwonlyargs, {a.Kwarg}} {
		for _, arg := range list {
			if arg != nil {
				v.maybe(arg.Annotation)
			}
		}
	}
	if len(a.Defaults) > len(a.Posonlyargs)+len(a.Args) {
		v.wrong("more positional defaults than args on arguments")
	}
	if len(a.KwDefaults) != len(a.Kwonlyargs) {
		v.wrong("length of kwonlyargs is not the same as kw_defaults on arguments")
	}
	v.loads(a.Defaults)
	v.loads(a.KwDefaults)
}

func (v *validator) keywords(list []*syntax.Keyword) {
	for _, k := range list {
		v.load(k.Value)
	}
}

// expr looks at an expression, which must be there to be loaded, stored or deleted.
func (v *validator) expr(e syntax.Expr, ctx syntax.ExprContext) {
	if v.err != nil {
		return
	}
	have, has := syntax.Load, true
	switch e := e.(type) {
	case *syntax.Attribute:
		have = e.Ctx
	case *syntax.Subscript:
		have = e.Ctx
	case *syntax.Starred:
		have = e.Ctx
	case *syntax.Name:
		v.name(e.ID)
		have = e.Ctx
	case *syntax.List:
		have = e.Ctx
	case *syntax.Tuple:
		have = e.Ctx
	default:
		has = false
	}
	if !has && ctx != syntax.Load {
		v.wrong("expression which can't be assigned to in %s context", ctx)
	}
	if has && have != ctx {
		v.wrong("expression must have %s context but has %s instead", ctx, have)
	}
	if v.err == nil {
		v.parts(e, ctx)
	}
}

func (v *validator) parts(e syntax.Expr, ctx syntax.ExprContext) {
	switch e := e.(type) {
	case *syntax.BoolOp:
		if len(e.Values) < 2 {
			v.wrong("BoolOp with less than 2 values")
		}
		v.loads(e.Values)
	case *syntax.NamedExpr:
		if _, name := e.Target.(*syntax.Name); !name {
			v.fail(object.TypeError, "NamedExpr target must be a Name")
		}
		v.expr(e.Target, syntax.Store)
		v.load(e.Value)
	case *syntax.BinOp:
		v.load(e.Left)
		v.load(e.Right)
	case *syntax.UnaryOp:
		v.load(e.Operand)
	case *syntax.Lambda:
		v.arguments(e.Args)
		v.load(e.Body)
	case *syntax.IfExp:
		v.load(e.Test)
		v.load(e.Body)
		v.load(e.Orelse)
	case *syntax.Dict:
		if len(e.Keys) != len(e.Values) {
			v.wrong("Dict doesn't have the same number of keys as values")
		}
		v.loads(e.Keys)
		v.loads(e.Values)
	case *syntax.Set:
		v.loads(e.Elts)
	case *syntax.ListComp:
		v.comprehension(e.Generators, e.Elt)
	case *syntax.SetComp:
		v.comprehension(e.Generators, e.Elt)
	case *syntax.GeneratorExp:
		v.comprehension(e.Generators, e.Elt)
	case *syntax.DictComp:
		v.comprehension(e.Generators, e.Key, e.Value)
	case *syntax.Yield:
		v.maybe(e.Value)
	case *syntax.YieldFrom:
		v.load(e.Value)
	case *syntax.Await:
		v.load(e.Value)
	case *syntax.Compare:
		if len(e.Comparators) == 0 {
			v.wrong("Compare with no comparators")
		}
		if len(e.Comparators) != len(e.Ops) {
			v.wrong("Compare has a different number of comparators and operands")
		}
		v.loads(e.Comparators)
		v.load(e.Left)
	case *syntax.Call:
		v.load(e.Func)
		v.loads(e.Args)
		v.keywords(e.Keywords)
	case *syntax.JoinedStr:
		v.loads(e.Values)
	case *syntax.FormattedValue:
		v.load(e.Value)
		v.maybe(e.FormatSpec)
		switch e.Conversion {
		case -1, 's', 'r', 'a':
		default:
			v.fail(object.SystemError, "Unrecognized conversion character %d", e.Conversion)
		}
	case *syntax.Attribute:
		v.load(e.Value)
	case *syntax.Subscript:
		v.load(e.Slice)
		v.load(e.Value)
	case *syntax.Starred:
		v.expr(e.Value, ctx)
	case *syntax.List:
		v.exprs(e.Elts, ctx)
	case *syntax.Tuple:
		v.exprs(e.Elts, ctx)
	case *syntax.Slice:
		v.maybe(e.Lower)
		v.maybe(e.Upper)
		v.maybe(e.Step)
	}
}

func (v *validator) comprehension(list []*syntax.Comprehension, results ...syntax.Expr) {
	if len(list) == 0 {
		v.wrong("comprehension with no generators")
	}
	for _, c := range list {
		v.expr(c.Target, syntax.Store)
		v.load(c.Iter)
		v.loads(c.Ifs)
	}
	for _, e := range results {
		v.load(e)
	}
}

func (v *validator) patterns(list []syntax.Pattern, star bool) {
	for _, p := range list {
		v.pattern(p, star)
	}
}

func (v *validator) capture(name string) {
	if name == "_" {
		v.wrong("can't capture name '_' in patterns")
	}
	v.name(name)
}

func (v *validator) pattern(p syntax.Pattern, star bool) {
	if v.err != nil {
		return
	}
	switch p := p.(type) {
	case *syntax.MatchValue:
		v.literal(p.Value)
	case *syntax.MatchSingleton:
		if _, is := p.Value.(bool); !is && p.Value != nil {
			v.wrong("MatchSingleton can only contain True, False and None")
		}
	case *syntax.MatchSequence:
		v.patterns(p.Patterns, true)
	case *syntax.MatchMapping:
		if len(p.Keys) != len(p.Patterns) {
			v.wrong("MatchMapping doesn't have the same number of keys as patterns")
		}
		v.capture(p.Rest)
		for _, key := range p.Keys {
			if c, ok := key.(*syntax.Constant); ok {
				if _, is := c.Value.(bool); is || c.Value == nil {
					continue
				}
			}
			v.literal(key)
		}
		v.patterns(p.Patterns, false)
	case *syntax.MatchClass:
		v.classPattern(p)
	case *syntax.MatchStar:
		if !star {
			v.wrong("can't use MatchStar here")
		}
		v.capture(p.Name)
	case *syntax.MatchAs:
		v.capture(p.Name)
		if p.Pattern == nil {
			break
		}
		if p.Name == "" {
			v.wrong("MatchAs must specify a target name if a pattern is given")
		}
		v.pattern(p.Pattern, false)
	case *syntax.MatchOr:
		if len(p.Patterns) < 2 {
			v.wrong("MatchOr requires at least 2 patterns")
		}
		v.patterns(p.Patterns, false)
	}
}

func (v *validator) classPattern(p *syntax.MatchClass) {
	if len(p.KwdAttrs) != len(p.KwdPatterns) {
		v.wrong("MatchClass doesn't have the same number of keyword attributes as patterns")
	}
	v.load(p.Cls)
	cls := p.Cls
	for v.err == nil {
		if a, ok := cls.(*syntax.Attribute); ok {
			cls = a.Value
			continue
		}
		if _, ok := cls.(*syntax.Name); !ok {
			v.wrong("MatchClass cls field can only contain Name or Attribute nodes.")
		}
		break
	}
	for _, name := range p.KwdAttrs {
		v.name(name)
	}
	v.patterns(p.Patterns, false)
	v.patterns(p.KwdPatterns, false)
}

// literal looks at an expression that a pattern compares with.
func (v *validator) literal(e syntax.Expr) {
	v.load(e)
	if v.err != nil {
		return
	}
	switch e := e.(type) {
	case *syntax.Constant:
		switch e.Value.(type) {
		case int64, *big.Int, float64, complex128, string, syntax.Bytes:
		case code.Tuple, code.FrozenSet, nil, bool, syntax.Ellipsis:
			v.wrong("unexpected constant inside of a literal pattern")
		}
		return
	case *syntax.Attribute, *syntax.JoinedStr:
		return
	case *syntax.UnaryOp:
		if e.Op == syntax.USub && isNumber(e.Operand, false) {
			return
		}
	case *syntax.BinOp:
		left := e.Left
		if u, ok := left.(*syntax.UnaryOp); ok && u.Op == syntax.USub {
			left = u.Operand
		}
		if (e.Op == syntax.Add || e.Op == syntax.Sub) && isNumber(left, false) && isNumber(e.Right, true) {
			return
		}
	}
	v.wrong("patterns may only match literals and attribute lookups")
}

// isNumber reports whether e is a number: an imaginary one, or a real one.
func isNumber(e syntax.Expr, imaginary bool) bool {
	c, ok := e.(*syntax.Constant)
	if !ok {
		return false
	}
	switch c.Value.(type) {
	case complex128:
		return true
	case int64, *big.Int, float64:
		return !imaginary
	}
	return false
}
