package compile

import "github.com/jinklink/jink/python/syntax"

// This file goes over expressions, patterns and type parameters for the table of symbols.

func (t *table) exprs(list []syntax.Expr) {
	for _, e := range list {
		t.expr(e)
	}
}

func (t *table) optional(e syntax.Expr) {
	if e != nil {
		t.expr(e)
	}
}

// target visits what is assigned to or deleted.
func (t *table) target(e syntax.Expr, ctx syntax.ExprContext) {
	got := syntax.Load
	switch e := e.(type) {
	case *syntax.Name:
		got = e.Ctx
	case *syntax.Attribute:
		got = e.Ctx
	case *syntax.Subscript:
		got = e.Ctx
	case *syntax.Starred:
		got = e.Ctx
	case *syntax.List:
		got = e.Ctx
	case *syntax.Tuple:
		got = e.Ctx
	case nil:
		t.missing("a target")
		return
	default:
		t.fail(e.Span(), "expression which can't be assigned to in %s context", ctx)
		return
	}
	if got != ctx {
		t.fail(e.Span(), "expression must have %s context but has %s instead", ctx, contextName(got))
		return
	}
	t.node(e, ctx)
}

func contextName(ctx syntax.ExprContext) string {
	if ctx > syntax.Del {
		return "no"
	}
	return ctx.String()
}

// expr visits what is evaluated.
func (t *table) expr(e syntax.Expr) { t.node(e, syntax.Load) }

func (t *table) node(e syntax.Expr, ctx syntax.ExprContext) {
	if e == nil {
		t.missing("an expression")
		return
	}
	if !t.deeper(e.Span()) {
		return
	}
	defer t.shallower()
	switch e := e.(type) {
	case *syntax.BoolOp:
		if len(e.Values) < 2 || e.Op > syntax.Or {
			t.missing("BoolOp")
		}
		t.exprs(e.Values)
	case *syntax.NamedExpr:
		t.named(e)
	case *syntax.BinOp:
		if int(e.Op) >= len(binaryOps) {
			t.missing("BinOp")
		}
		t.expr(e.Left)
		t.expr(e.Right)
	case *syntax.UnaryOp:
		if e.Op > syntax.USub {
			t.missing("UnaryOp")
		}
		t.expr(e.Operand)
	case *syntax.Lambda:
		if e.Args == nil {
			t.missing("lambda")
			return
		}
		t.defaults(e.Args)
		t.enter(functionScope, e, wholeNode)
		t.arguments(e.Args)
		t.expr(e.Body)
		t.exit()
	case *syntax.IfExp:
		t.expr(e.Test)
		t.expr(e.Body)
		t.expr(e.Orelse)
	case *syntax.Dict:
		if len(e.Keys) != len(e.Values) {
			t.fail(e.Span(), "Dict doesn't have the same number of keys as values")
		}
		for _, k := range e.Keys {
			t.optional(k)
		}
		t.exprs(e.Values)
	case *syntax.Set:
		t.exprs(e.Elts)
	case *syntax.ListComp:
		t.comprehension(e, "<listcomp>", listComprehension, e.Generators, e.Elt, nil)
	case *syntax.SetComp:
		t.comprehension(e, "<setcomp>", setComprehension, e.Generators, e.Elt, nil)
	case *syntax.DictComp:
		if e.Value == nil {
			t.missing("DictComp")
		}
		t.comprehension(e, "<dictcomp>", dictComprehension, e.Generators, e.Key, e.Value)
	case *syntax.GeneratorExp:
		t.comprehension(e, "<genexpr>", generatorExpression, e.Generators, e.Elt, nil)
	case *syntax.Yield:
		t.forbid("yield expression", e)
		t.optional(e.Value)
		t.yields(e)
	case *syntax.YieldFrom:
		t.forbid("yield expression", e)
		t.expr(e.Value)
		t.yields(e)
	case *syntax.Await:
		t.forbid("await expression", e)
		t.expr(e.Value)
		t.cur.coroutine = true
	case *syntax.Compare:
		if len(e.Comparators) == 0 || len(e.Comparators) != len(e.Ops) {
			t.fail(e.Span(), "Compare has a different number of comparators and operands")
		}
		for _, op := range e.Ops {
			if op > syntax.NotIn {
				t.missing("Compare")
			}
		}
		t.expr(e.Left)
		t.exprs(e.Comparators)
	case *syntax.Call:
		t.expr(e.Func)
		t.exprs(e.Args)
		t.keywords(e.Keywords)
	case *syntax.FormattedValue:
		switch e.Conversion {
		case -1, 's', 'r', 'a':
		default:
			t.fail(e.Span(), "Unrecognized conversion character %d", e.Conversion)
		}
		t.expr(e.Value)
		t.optional(e.FormatSpec)
	case *syntax.JoinedStr:
		t.exprs(e.Values)
	case *syntax.Constant:
		if !constant(e.Value) {
			t.fail(e.Span(), "got an invalid type in Constant: %T", e.Value)
		}
	case *syntax.Attribute:
		t.identifier(e.Span(), e.Attr)
		t.expr(e.Value)
	case *syntax.Subscript:
		t.expr(e.Value)
		t.expr(e.Slice)
	case *syntax.Starred:
		if ctx == syntax.Load {
			t.expr(e.Value)
		} else {
			t.target(e.Value, ctx)
		}
	case *syntax.Slice:
		t.optional(e.Lower)
		t.optional(e.Upper)
		t.optional(e.Step)
	case *syntax.Name:
		t.identifier(e.Span(), e.ID)
		if e.Ctx != ctx {
			t.fail(e.Span(), "expression must have %s context but has %s instead", ctx, contextName(e.Ctx))
		}
		if ctx == syntax.Load {
			t.add(e.ID, isUsed, e.Span())
			if t.cur.functionLike() && e.ID == "super" {
				t.add("__class__", isUsed, e.Span())
			}
		} else {
			t.add(e.ID, isLocal, e.Span())
		}
	case *syntax.List:
		t.elements(e.Elts, ctx)
	case *syntax.Tuple:
		t.elements(e.Elts, ctx)
	default:
		t.missing("an expression")
	}
}

func (t *table) elements(list []syntax.Expr, ctx syntax.ExprContext) {
	if ctx == syntax.Load {
		t.exprs(list)
		return
	}
	for _, e := range list {
		t.target(e, ctx)
	}
}

func (t *table) keywords(list []*syntax.Keyword) {
	for _, k := range list {
		if k == nil {
			t.missing("a call")
			return
		}
		t.expr(k.Value)
	}
}

// forbid reports what must not stand in an annotation and its like.
func (t *table) forbid(what string, e syntax.Expr) {
	where := ""
	switch t.cur.kind {
	case annotationScope:
		where = "an annotation"
	case typeVarScope:
		where = t.cur.info
	case typeAliasScope:
		where = "a type alias"
	case typeParamsScope:
		where = "the definition of a generic"
	default:
		return
	}
	t.fail(e.Span(), "%s cannot be used within %s", what, where)
}

func (t *table) yields(e syntax.Expr) {
	t.cur.generator = true
	switch t.cur.comprehension {
	case listComprehension:
		t.fail(e.Span(), "'yield' inside list comprehension")
	case setComprehension:
		t.fail(e.Span(), "'yield' inside set comprehension")
	case dictComprehension:
		t.fail(e.Span(), "'yield' inside dict comprehension")
	case generatorExpression:
		t.fail(e.Span(), "'yield' inside generator expression")
	}
}

func (t *table) named(e *syntax.NamedExpr) {
	t.forbid("named expression", e)
	if t.cur.iterExpr > 0 {
		t.fail(e.Span(), "assignment expression cannot be used in a comprehension iterable expression")
		return
	}
	target, ok := e.Target.(*syntax.Name)
	if !ok {
		t.fail(e.Span(), "TypeError: NamedExpr target must be a Name")
		return
	}
	if t.cur.comprehension != noComprehension {
		t.bindOutside(target)
	}
	t.expr(e.Value)
	t.target(target, syntax.Store)
}

// bindOutside binds the target of an assignment expression in the scope around the comprehensions it stands in.
func (t *table) bindOutside(target *syntax.Name) {
	name, at := target.ID, target.Span()
	for i := len(t.stack) - 1; i >= 0; i-- {
		s := t.stack[i]
		if s.comprehension != noComprehension {
			if f := t.lookup(s, name); f&isCompIter != 0 && f&(isLocal|isGlobal) != 0 {
				t.fail(at, "assignment expression cannot rebind comprehension iteration variable '%s'", name)
				return
			}
			continue
		}
		switch s.kind {
		case functionScope:
			if t.lookup(s, name)&isGlobal != 0 {
				t.add(name, isGlobal, at)
			} else {
				t.add(name, isNonlocal, at)
			}
			t.directive(name, at)
			t.addTo(s, name, isLocal, at)
		case moduleScope:
			t.add(name, isGlobal, at)
			t.directive(name, at)
			t.addTo(s, name, isGlobal, at)
		case classScope:
			t.fail(at, "assignment expression within a comprehension cannot be used in a class body")
		case typeParamsScope:
			t.fail(at, "assignment expression within a comprehension cannot be used within the definition of a generic")
		case typeAliasScope:
			t.fail(at, "assignment expression within a comprehension cannot be used in a type alias")
		case typeVarScope:
			t.fail(at, "assignment expression within a comprehension cannot be used in a TypeVar bound")
		default:
			continue
		}
		return
	}
}

func (t *table) comprehension(e syntax.Expr, name string, kind comprehensionKind, gens []*syntax.Comprehension, elt, value syntax.Expr) {
	for _, g := range gens {
		if g == nil {
			t.missing(name)
			return
		}
	}
	if len(gens) == 0 {
		t.fail(e.Span(), "comprehension with no generators")
		return
	}
	outermost := gens[0]
	t.cur.iterExpr++
	t.expr(outermost.Iter)
	t.cur.iterExpr--
	s := t.enter(functionScope, e, wholeNode)
	s.comprehension = kind
	s.coroutine = outermost.IsAsync
	t.add(".0", isParam, e.Span())
	t.generator(outermost, true)
	for _, g := range gens[1:] {
		t.generator(g, false)
		s.coroutine = s.coroutine || g.IsAsync
	}
	t.optional(value)
	t.expr(elt)
	s.generator = kind == generatorExpression
	async := s.coroutine && !s.generator
	t.exit()
	if async {
		t.cur.coroutine = true
	}
}

func (t *table) generator(g *syntax.Comprehension, outermost bool) {
	t.cur.iterTarget = true
	t.target(g.Target, syntax.Store)
	t.cur.iterTarget = false
	if !outermost {
		t.cur.iterExpr++
		t.expr(g.Iter)
		t.cur.iterExpr--
	}
	t.exprs(g.Ifs)
}

// enterTypeParams enters the scope of type parameters, which lies between a generic and what it stands in.
func (t *table) enterTypeParams(name string, of any, at syntax.Span, defaults, kwDefaults, class bool) {
	inClass := t.cur.kind == classScope
	s := t.enter(typeParamsScope, of, typeParamsOf)
	if inClass {
		s.seesClass = true
		t.add("__classdict__", isUsed, at)
	}
	if class {
		t.private = name
		s.mangled = map[string]bool{}
		t.add(".type_params", isLocal|isUsed, at)
		t.add(".generic_base", isLocal|isUsed, at)
	}
	if defaults {
		t.add(".defaults", isParam, at)
	}
	if kwDefaults {
		t.add(".kwdefaults", isParam, at)
	}
}

func (t *table) typeParams(list []syntax.TypeParam) {
	for _, p := range list {
		switch p := p.(type) {
		case *syntax.TypeVar:
			t.typeParam(p, p.Name)
			if p.Bound != nil {
				info := "a TypeVar bound"
				if _, ok := p.Bound.(*syntax.Tuple); ok {
					info = "a TypeVar constraint"
				}
				t.lazily(p, boundOf, info, p.Bound)
			}
			t.lazily(p, defaultOf, "a TypeVar default", p.DefaultValue)
		case *syntax.ParamSpec:
			t.typeParam(p, p.Name)
			t.lazily(p, defaultOf, "a ParamSpec default", p.DefaultValue)
		case *syntax.TypeVarTuple:
			t.typeParam(p, p.Name)
			t.lazily(p, defaultOf, "a TypeVarTuple default", p.DefaultValue)
		default:
			t.missing("a type parameter")
		}
	}
}

func (t *table) typeParam(p syntax.TypeParam, name string) {
	t.identifier(p.Span(), name)
	t.add(name, isTypeParam|isLocal, p.Span())
}

// lazily visits what is evaluated only when it is asked for.
func (t *table) lazily(p syntax.TypeParam, part scopePart, info string, e syntax.Expr) {
	if e == nil {
		return
	}
	inClass := t.cur.seesClass
	s := t.enter(typeVarScope, p, part)
	s.info = info
	s.seesClass = inClass
	if inClass {
		t.add("__classdict__", isUsed, e.Span())
	}
	t.expr(e)
	t.exit()
}

func (t *table) patterns(list []syntax.Pattern) {
	for _, p := range list {
		t.pattern(p)
	}
}

func (t *table) captured(p syntax.Pattern, name string) {
	if name != "" {
		t.identifier(p.Span(), name)
		t.add(name, isLocal, p.Span())
	}
}

func (t *table) pattern(p syntax.Pattern) {
	if p == nil {
		t.missing("a pattern")
		return
	}
	if !t.deeper(p.Span()) {
		return
	}
	defer t.shallower()
	switch p := p.(type) {
	case *syntax.MatchValue:
		t.expr(p.Value)
	case *syntax.MatchSingleton:
		switch p.Value.(type) {
		case nil, bool:
		default:
			t.fail(p.Span(), "MatchSingleton can only contain True, False and None")
		}
	case *syntax.MatchSequence:
		t.patterns(p.Patterns)
	case *syntax.MatchMapping:
		if len(p.Keys) != len(p.Patterns) {
			t.fail(p.Span(), "MatchMapping doesn't have the same number of keys as patterns")
		}
		t.exprs(p.Keys)
		t.patterns(p.Patterns)
		t.captured(p, p.Rest)
	case *syntax.MatchClass:
		if len(p.KwdAttrs) != len(p.KwdPatterns) {
			t.fail(p.Span(), "MatchClass doesn't have the same number of keyword attributes as patterns")
		}
		t.expr(p.Cls)
		t.patterns(p.Patterns)
		for _, name := range p.KwdAttrs {
			t.identifier(p.Span(), name)
		}
		t.patterns(p.KwdPatterns)
	case *syntax.MatchStar:
		t.captured(p, p.Name)
	case *syntax.MatchAs:
		if p.Pattern != nil {
			if p.Name == "" {
				t.fail(p.Span(), "MatchAs must specify a target name if a pattern is given")
			}
			t.pattern(p.Pattern)
		}
		t.captured(p, p.Name)
	case *syntax.MatchOr:
		if len(p.Patterns) < 2 {
			t.fail(p.Span(), "MatchOr requires at least 2 patterns")
		}
		t.patterns(p.Patterns)
	default:
		t.missing("a pattern")
	}
}
