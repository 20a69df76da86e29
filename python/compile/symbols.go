package compile

import (
	"math/big"
	"strings"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/syntax"
)

// This file goes over the statements for the table of symbols.

func (t *table) missing(what string) {
	t.fail(syntax.Span{}, "a part of %s is missing", what)
}

// deeper counts how deep the tree is; the caller goes on only if it may, and calls shallower then.
func (t *table) deeper(at syntax.Span) bool {
	if t.err != nil {
		return false
	}
	if t.visited++; t.visited > maxNodes {
		t.limit(at, "tree is too large to compile")
		return false
	}
	if t.depth++; t.depth > maxDepth {
		t.limit(at, "maximum recursion depth exceeded during compilation")
		return false
	}
	return true
}

func (t *table) shallower() { t.depth-- }

func (t *table) stmts(list []syntax.Stmt) {
	for _, s := range list {
		t.stmt(s)
	}
}

// suite is a list that may not be empty.
func (t *table) suite(of syntax.Node, list []syntax.Stmt) {
	if len(list) == 0 {
		t.fail(of.Span(), "empty body")
	}
	t.stmts(list)
}

func (t *table) stmt(s syntax.Stmt) {
	if s == nil {
		t.missing("a statement")
		return
	}
	if !t.deeper(s.Span()) {
		return
	}
	defer t.shallower()
	switch s := s.(type) {
	case *syntax.FunctionDef:
		t.function(s, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams, false)
	case *syntax.AsyncFunctionDef:
		t.function(s, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams, true)
	case *syntax.ClassDef:
		t.class(s)
	case *syntax.TypeAlias:
		t.alias(s)
	case *syntax.Return:
		t.optional(s.Value)
	case *syntax.Delete:
		if len(s.Targets) == 0 {
			t.missing("del")
		}
		for _, target := range s.Targets {
			t.target(target, syntax.Del)
		}
	case *syntax.Assign:
		if len(s.Targets) == 0 {
			t.missing("an assignment")
		}
		for _, target := range s.Targets {
			t.target(target, syntax.Store)
		}
		t.expr(s.Value)
	case *syntax.AugAssign:
		switch s.Target.(type) {
		case *syntax.Name, *syntax.Attribute, *syntax.Subscript:
		default:
			t.fail(s.Span(), "invalid target for augmented assignment")
		}
		if int(s.Op) >= len(binaryOps) {
			t.missing("an augmented assignment")
		}
		t.target(s.Target, syntax.Store)
		t.expr(s.Value)
	case *syntax.AnnAssign:
		t.annAssign(s)
	case *syntax.For:
		t.target(s.Target, syntax.Store)
		t.expr(s.Iter)
		t.suite(s, s.Body)
		t.stmts(s.Orelse)
	case *syntax.AsyncFor:
		t.awaits()
		t.target(s.Target, syntax.Store)
		t.expr(s.Iter)
		t.suite(s, s.Body)
		t.stmts(s.Orelse)
	case *syntax.While:
		t.expr(s.Test)
		t.suite(s, s.Body)
		t.stmts(s.Orelse)
	case *syntax.If:
		t.expr(s.Test)
		t.suite(s, s.Body)
		t.stmts(s.Orelse)
	case *syntax.With:
		t.with(s, s.Items, s.Body)
	case *syntax.AsyncWith:
		t.awaits()
		t.with(s, s.Items, s.Body)
	case *syntax.Match:
		t.expr(s.Subject)
		if len(s.Cases) == 0 {
			t.missing("match")
		}
		for _, m := range s.Cases {
			if m == nil {
				t.missing("match")
				continue
			}
			t.pattern(m.Pattern)
			t.optional(m.Guard)
			t.suite(s, m.Body)
		}
	case *syntax.Raise:
		if s.Exc == nil && s.Cause != nil {
			t.fail(s.Span(), "Raise with cause but no exception")
		}
		t.optional(s.Exc)
		t.optional(s.Cause)
	case *syntax.Try:
		t.try(s, s.Body, s.Handlers, s.Orelse, s.Finalbody, false)
	case *syntax.TryStar:
		t.try(s, s.Body, s.Handlers, s.Orelse, s.Finalbody, true)
	case *syntax.Assert:
		t.expr(s.Test)
		t.optional(s.Msg)
	case *syntax.Import:
		if len(s.Names) == 0 {
			t.missing("import")
		}
		for _, a := range s.Names {
			t.imported(a)
		}
	case *syntax.ImportFrom:
		if len(s.Names) == 0 || s.Level < 0 || s.Level > 1<<20 {
			t.missing("import")
		}
		for _, a := range s.Names {
			t.imported(a)
		}
	case *syntax.Global:
		t.declare(s, s.Names, isGlobal, "global")
	case *syntax.Nonlocal:
		t.declare(s, s.Names, isNonlocal, "nonlocal")
	case *syntax.ExprStmt:
		t.expr(s.Value)
	case *syntax.Pass, *syntax.Break, *syntax.Continue:
	default:
		t.missing("a statement")
	}
}

// awaits notes that a scope runs as a coroutine.
func (t *table) awaits() {
	if t.cur.functionLike() || t.TopLevelAwait {
		t.cur.coroutine = true
	}
}

func (t *table) function(s syntax.Stmt, name string, args *syntax.Arguments, body []syntax.Stmt, decorators []syntax.Expr,
	returns syntax.Expr, params []syntax.TypeParam, async bool) {
	at := s.Span()
	t.identifier(at, name)
	t.add(name, isLocal, at)
	if args == nil {
		t.missing("a function")
		return
	}
	t.defaults(args)
	t.exprs(decorators)
	inClass := t.cur.kind == classScope
	if len(params) > 0 {
		kw := false
		for _, d := range args.KwDefaults {
			kw = kw || d != nil
		}
		t.enterTypeParams(name, s, at, len(args.Defaults) > 0, kw, false)
		t.typeParams(params)
	}
	t.annotations(s, args, returns)
	f := t.enter(functionScope, s, wholeNode)
	f.coroutine = async
	f.method = inClass
	t.arguments(args)
	t.suite(s, body)
	t.exit()
	if len(params) > 0 {
		t.exit()
	}
}

func (t *table) defaults(args *syntax.Arguments) {
	if len(args.Defaults) > len(args.Posonlyargs)+len(args.Args) {
		t.fail(syntax.Span{}, "more positional defaults than args on arguments")
	}
	if len(args.KwDefaults) != len(args.Kwonlyargs) {
		t.fail(syntax.Span{}, "length of kwonlyargs is not the same as kw_defaults on arguments")
	}
	t.exprs(args.Defaults)
	for _, d := range args.KwDefaults {
		t.optional(d)
	}
}

// eachArg visits the parameters in the order in which their annotations are evaluated.
func eachArg(args *syntax.Arguments, visit func(*syntax.Arg)) {
	for _, list := range [][]*syntax.Arg{args.Posonlyargs, args.Args} {
		for _, a := range list {
			visit(a)
		}
	}
	if args.Vararg != nil {
		visit(args.Vararg)
	}
	for _, a := range args.Kwonlyargs {
		visit(a)
	}
	if args.Kwarg != nil {
		visit(args.Kwarg)
	}
}

func (t *table) annotations(of any, args *syntax.Arguments, returns syntax.Expr) {
	if t.futureAnnotations {
		t.enter(annotationScope, of, defaultOf)
	}
	eachArg(args, func(a *syntax.Arg) {
		if a == nil {
			t.missing("a parameter")
		} else {
			t.optional(a.Annotation)
		}
	})
	if t.futureAnnotations {
		t.exit()
	}
	if returns != nil {
		t.annotation(returns)
	}
}

func (t *table) annotation(e syntax.Expr) {
	if t.futureAnnotations {
		t.enter(annotationScope, e, wholeNode)
		t.expr(e)
		t.exit()
		return
	}
	t.expr(e)
}

func (t *table) arguments(args *syntax.Arguments) {
	for _, list := range [][]*syntax.Arg{args.Posonlyargs, args.Args, args.Kwonlyargs} {
		for _, a := range list {
			t.parameter(a)
		}
	}
	if args.Vararg != nil {
		t.parameter(args.Vararg)
		t.cur.varargs = true
	}
	if args.Kwarg != nil {
		t.parameter(args.Kwarg)
		t.cur.varkeywords = true
	}
}

func (t *table) parameter(a *syntax.Arg) {
	if a == nil {
		t.missing("a parameter")
		return
	}
	t.identifier(a.Span(), a.Arg)
	t.add(a.Arg, isParam, a.Span())
}

func (t *table) class(s *syntax.ClassDef) {
	at := s.Span()
	t.identifier(at, s.Name)
	t.add(s.Name, isLocal, at)
	t.exprs(s.DecoratorList)
	private := t.private
	if len(s.TypeParams) > 0 {
		t.enterTypeParams(s.Name, s, at, false, false, true)
		t.typeParams(s.TypeParams)
	}
	t.exprs(s.Bases)
	t.keywords(s.Keywords)
	t.enter(classScope, s, wholeNode)
	t.private = s.Name
	if len(s.TypeParams) > 0 {
		t.add("__type_params__", isLocal, at)
		t.add(".type_params", isUsed, at)
	}
	t.suite(s, s.Body)
	t.exit()
	if len(s.TypeParams) > 0 {
		t.exit()
	}
	t.private = private
}

func (t *table) alias(s *syntax.TypeAlias) {
	name, ok := s.Name.(*syntax.Name)
	if !ok {
		t.fail(s.Span(), "TypeAlias with non-Name name")
		return
	}
	t.target(name, syntax.Store)
	inClass := t.cur.kind == classScope
	if len(s.TypeParams) > 0 {
		t.enterTypeParams(name.ID, s, s.Span(), false, false, false)
		t.typeParams(s.TypeParams)
	}
	scope := t.enter(typeAliasScope, s, wholeNode)
	scope.seesClass = inClass
	if inClass {
		t.add("__classdict__", isUsed, s.Span())
	}
	t.expr(s.Value)
	t.exit()
	if len(s.TypeParams) > 0 {
		t.exit()
	}
}

func (t *table) annAssign(s *syntax.AnnAssign) {
	switch target := s.Target.(type) {
	case *syntax.Name:
		f := t.lookup(t.cur, target.ID)
		if f&(isGlobal|isNonlocal) != 0 && t.cur != t.globals && s.Simple {
			word := "nonlocal"
			if f&isGlobal != 0 {
				word = "global"
			}
			t.fail(s.Span(), "annotated name '%s' can't be %s", target.ID, word)
			return
		}
		t.identifier(target.Span(), target.ID)
		if target.Ctx != syntax.Store {
			t.fail(target.Span(), "expression must have Store context but has %s instead", target.Ctx)
		}
		if s.Simple {
			t.add(target.ID, isAnnotated|isLocal, target.Span())
		} else if s.Value != nil {
			t.add(target.ID, isLocal, target.Span())
		}
	case *syntax.Attribute, *syntax.Subscript:
		if s.Simple {
			t.fail(s.Span(), "AnnAssign with simple non-Name target")
		}
		t.target(target, syntax.Store)
	default:
		t.fail(s.Span(), "invalid target for annotated assignment")
	}
	if s.Annotation == nil {
		t.missing("an annotated assignment")
		return
	}
	t.annotation(s.Annotation)
	t.optional(s.Value)
}

func (t *table) with(s syntax.Stmt, items []syntax.WithItem, body []syntax.Stmt) {
	if len(items) == 0 {
		t.missing("with")
	}
	for _, item := range items {
		t.expr(item.ContextExpr)
		if item.OptionalVars != nil {
			t.target(item.OptionalVars, syntax.Store)
		}
	}
	t.suite(s, body)
}

func (t *table) try(s syntax.Stmt, body []syntax.Stmt, handlers []*syntax.ExceptHandler, orelse, final []syntax.Stmt, star bool) {
	if len(handlers) == 0 && (len(final) == 0 || len(orelse) > 0) {
		t.missing("try")
	}
	t.suite(s, body)
	t.stmts(orelse)
	for _, h := range handlers {
		if h == nil || star && h.Type == nil {
			t.missing("except")
			return
		}
		t.optional(h.Type)
		if h.Name != "" {
			t.identifier(h.Span(), h.Name)
			t.add(h.Name, isLocal, h.Span())
		}
		t.suite(h, h.Body)
	}
	t.stmts(final)
}

func (t *table) imported(a *syntax.Alias) {
	if a == nil || a.Name == "" {
		t.missing("import")
		return
	}
	name := a.Asname
	if name == "" {
		name, _, _ = strings.Cut(a.Name, ".")
	}
	if name == "*" {
		if t.cur.kind != moduleScope {
			t.fail(a.Span(), "import * only allowed at module level")
		}
		return
	}
	t.add(name, isImport, a.Span())
}

func (t *table) declare(s syntax.Stmt, list []string, f flags, word string) {
	for _, name := range list {
		cur := t.lookup(t.cur, name)
		switch {
		case cur&isParam != 0:
			t.fail(s.Span(), "name '%s' is parameter and %s", name, word)
		case cur&isUsed != 0:
			t.fail(s.Span(), "name '%s' is used prior to %s declaration", name, word)
		case cur&isAnnotated != 0:
			t.fail(s.Span(), "annotated name '%s' can't be %s", name, word)
		case cur&isLocal != 0:
			t.fail(s.Span(), "name '%s' is assigned to before %s declaration", name, word)
		}
		t.add(name, f, s.Span())
		t.directive(name, s.Span())
	}
}

// identifier holds that a name of a tree that a program built is not one of the constants.
func (t *table) identifier(at syntax.Span, name string) {
	switch name {
	case "":
		t.missing("a name")
	case "None", "True", "False":
		t.fail(at, "identifier field can't represent '%s' constant", name)
	}
}

// constant tells whether a value may be one.
func constant(v any) bool {
	switch v := v.(type) {
	case nil, bool, int64, float64, complex128, string, syntax.Bytes, syntax.Ellipsis:
		return true
	case *big.Int:
		return v != nil
	case code.Tuple:
		return constants(v)
	case code.FrozenSet:
		return constants(v)
	case code.Bytes, code.Ellipsis:
		return true
	}
	return false
}

// constants reports whether all items of a collection are constants.
func constants(items []code.Constant) bool {
	for _, item := range items {
		if !constant(item) {
			return false
		}
	}
	return true
}
