package syntax

// This file knows the parts of every node, in the order CPython's ast lists them.

type (
	ident    string              // a name that is there
	constant struct{ value any } // what Constant and MatchSingleton hold
)

// eachField calls f with the name and the value of each field. A value is nil, an ident, an int, a constant, an operator, a
// context, a node, or a slice of one of them; WithItem and MatchCase come as pointers.
func eachField(n any, f func(name string, value any)) {
	opt := func(name string, e Expr) {
		if e == nil {
			f(name, nil)
			return
		}
		f(name, e)
	}
	id := func(name, s string) {
		if s == "" {
			f(name, nil)
			return
		}
		f(name, ident(s))
	}
	flag := func(name string, b bool) {
		if b {
			f(name, 1)
		} else {
			f(name, 0)
		}
	}
	switch n := n.(type) {
	case *Module:
		f("body", n.Body)
		f("type_ignores", n.TypeIgnores)
	case *Expression:
		opt("body", n.Body)
	case *Interactive:
		f("body", n.Body)
	case TypeIgnore:
		f("lineno", int(n.Line))
		f("tag", ident(n.Tag))
	case *FunctionDef:
		f("name", ident(n.Name))
		f("args", n.Args)
		f("body", n.Body)
		f("decorator_list", n.DecoratorList)
		opt("returns", n.Returns)
		id("type_comment", n.TypeComment)
		f("type_params", n.TypeParams)
	case *AsyncFunctionDef:
		eachField((*FunctionDef)(n), f)
	case *ClassDef:
		f("name", ident(n.Name))
		f("bases", n.Bases)
		f("keywords", n.Keywords)
		f("body", n.Body)
		f("decorator_list", n.DecoratorList)
		f("type_params", n.TypeParams)
	case *Return:
		opt("value", n.Value)
	case *Delete:
		f("targets", n.Targets)
	case *Assign:
		f("targets", n.Targets)
		opt("value", n.Value)
		id("type_comment", n.TypeComment)
	case *TypeAlias:
		opt("name", n.Name)
		f("type_params", n.TypeParams)
		opt("value", n.Value)
	case *AugAssign:
		opt("target", n.Target)
		f("op", n.Op)
		opt("value", n.Value)
	case *AnnAssign:
		opt("target", n.Target)
		opt("annotation", n.Annotation)
		opt("value", n.Value)
		flag("simple", n.Simple)
	case *For:
		opt("target", n.Target)
		opt("iter", n.Iter)
		f("body", n.Body)
		f("orelse", n.Orelse)
		id("type_comment", n.TypeComment)
	case *AsyncFor:
		eachField((*For)(n), f)
	case *While:
		opt("test", n.Test)
		f("body", n.Body)
		f("orelse", n.Orelse)
	case *If:
		opt("test", n.Test)
		f("body", n.Body)
		f("orelse", n.Orelse)
	case *With:
		f("items", n.Items)
		f("body", n.Body)
		id("type_comment", n.TypeComment)
	case *AsyncWith:
		eachField((*With)(n), f)
	case *Match:
		opt("subject", n.Subject)
		f("cases", n.Cases)
	case *Raise:
		opt("exc", n.Exc)
		opt("cause", n.Cause)
	case *Try:
		f("body", n.Body)
		f("handlers", n.Handlers)
		f("orelse", n.Orelse)
		f("finalbody", n.Finalbody)
	case *TryStar:
		eachField((*Try)(n), f)
	case *Assert:
		opt("test", n.Test)
		opt("msg", n.Msg)
	case *Import:
		f("names", n.Names)
	case *ImportFrom:
		id("module", n.Module)
		f("names", n.Names)
		f("level", n.Level)
	case *Global:
		f("names", n.Names)
	case *Nonlocal:
		f("names", n.Names)
	case *ExprStmt:
		opt("value", n.Value)
	default:
		eachExprField(n, f, opt, id, flag)
	}
}

func eachExprField(n any, f func(string, any), opt func(string, Expr), id func(string, string), flag func(string, bool)) {
	switch n := n.(type) {
	case *BoolOp:
		f("op", n.Op)
		f("values", n.Values)
	case *NamedExpr:
		opt("target", n.Target)
		opt("value", n.Value)
	case *BinOp:
		opt("left", n.Left)
		f("op", n.Op)
		opt("right", n.Right)
	case *UnaryOp:
		f("op", n.Op)
		opt("operand", n.Operand)
	case *Lambda:
		f("args", n.Args)
		opt("body", n.Body)
	case *IfExp:
		opt("test", n.Test)
		opt("body", n.Body)
		opt("orelse", n.Orelse)
	case *Dict:
		f("keys", n.Keys)
		f("values", n.Values)
	case *Set:
		f("elts", n.Elts)
	case *ListComp:
		opt("elt", n.Elt)
		f("generators", n.Generators)
	case *SetComp:
		opt("elt", n.Elt)
		f("generators", n.Generators)
	case *DictComp:
		opt("key", n.Key)
		opt("value", n.Value)
		f("generators", n.Generators)
	case *GeneratorExp:
		opt("elt", n.Elt)
		f("generators", n.Generators)
	case *Await:
		opt("value", n.Value)
	case *Yield:
		opt("value", n.Value)
	case *YieldFrom:
		opt("value", n.Value)
	case *Compare:
		opt("left", n.Left)
		f("ops", n.Ops)
		f("comparators", n.Comparators)
	case *Call:
		opt("func", n.Func)
		f("args", n.Args)
		f("keywords", n.Keywords)
	case *FormattedValue:
		opt("value", n.Value)
		f("conversion", n.Conversion)
		opt("format_spec", n.FormatSpec)
	case *JoinedStr:
		f("values", n.Values)
	case *Constant:
		f("value", constant{n.Value})
		id("kind", n.Kind)
	case *Attribute:
		opt("value", n.Value)
		f("attr", ident(n.Attr))
		f("ctx", n.Ctx)
	case *Subscript:
		opt("value", n.Value)
		opt("slice", n.Slice)
		f("ctx", n.Ctx)
	case *Starred:
		opt("value", n.Value)
		f("ctx", n.Ctx)
	case *Name:
		f("id", ident(n.ID))
		f("ctx", n.Ctx)
	case *List:
		f("elts", n.Elts)
		f("ctx", n.Ctx)
	case *Tuple:
		f("elts", n.Elts)
		f("ctx", n.Ctx)
	case *Slice:
		opt("lower", n.Lower)
		opt("upper", n.Upper)
		opt("step", n.Step)
	default:
		eachPartField(n, f, opt, id, flag)
	}
}

func eachPartField(n any, f func(string, any), opt func(string, Expr), id func(string, string), flag func(string, bool)) {
	switch n := n.(type) {
	case *MatchValue:
		opt("value", n.Value)
	case *MatchSingleton:
		f("value", constant{n.Value})
	case *MatchSequence:
		f("patterns", n.Patterns)
	case *MatchMapping:
		f("keys", n.Keys)
		f("patterns", n.Patterns)
		id("rest", n.Rest)
	case *MatchClass:
		opt("cls", n.Cls)
		f("patterns", n.Patterns)
		f("kwd_attrs", n.KwdAttrs)
		f("kwd_patterns", n.KwdPatterns)
	case *MatchStar:
		id("name", n.Name)
	case *MatchAs:
		if n.Pattern == nil {
			f("pattern", nil)
		} else {
			f("pattern", n.Pattern)
		}
		id("name", n.Name)
	case *MatchOr:
		f("patterns", n.Patterns)
	case *TypeVar:
		f("name", ident(n.Name))
		opt("bound", n.Bound)
		opt("default_value", n.DefaultValue)
	case *ParamSpec:
		f("name", ident(n.Name))
		opt("default_value", n.DefaultValue)
	case *TypeVarTuple:
		f("name", ident(n.Name))
		opt("default_value", n.DefaultValue)
	case *Comprehension:
		opt("target", n.Target)
		opt("iter", n.Iter)
		f("ifs", n.Ifs)
		flag("is_async", n.IsAsync)
	case *ExceptHandler:
		opt("type", n.Type)
		id("name", n.Name)
		f("body", n.Body)
	case *Arguments:
		f("posonlyargs", n.Posonlyargs)
		f("args", n.Args)
		optArg(f, "vararg", n.Vararg)
		f("kwonlyargs", n.Kwonlyargs)
		f("kw_defaults", n.KwDefaults)
		optArg(f, "kwarg", n.Kwarg)
		f("defaults", n.Defaults)
	case *Arg:
		f("arg", ident(n.Arg))
		opt("annotation", n.Annotation)
		id("type_comment", n.TypeComment)
	case *Keyword:
		id("arg", n.Arg)
		opt("value", n.Value)
	case *Alias:
		f("name", ident(n.Name))
		id("asname", n.Asname)
	case *WithItem:
		opt("context_expr", n.ContextExpr)
		opt("optional_vars", n.OptionalVars)
	case *MatchCase:
		f("pattern", n.Pattern)
		opt("guard", n.Guard)
		f("body", n.Body)
	}
}

func optArg(f func(string, any), name string, a *Arg) {
	if a == nil {
		f(name, nil)
		return
	}
	f(name, a)
}

// eachItem calls f with each item of a slice that is the value of a field, and reports whether it is one.
func eachItem(v any, f func(item any)) bool {
	switch v := v.(type) {
	case []Stmt:
		return each(v, f)
	case []Expr:
		for _, e := range v {
			if e == nil {
				f(nil)
			} else {
				f(e)
			}
		}
	case []Pattern:
		return each(v, f)
	case []TypeParam:
		return each(v, f)
	case []TypeIgnore:
		return each(v, f)
	case []*Keyword:
		return each(v, f)
	case []*Alias:
		return each(v, f)
	case []*Arg:
		return each(v, f)
	case []*ExceptHandler:
		return each(v, f)
	case []*MatchCase:
		return each(v, f)
	case []*Comprehension:
		return each(v, f)
	case []CmpOperator:
		return each(v, f)
	case []WithItem:
		for i := range v {
			f(&v[i])
		}
	case []string:
		for _, s := range v {
			f(ident(s))
		}
	default:
		return false
	}
	return true
}

func each[T any](list []T, f func(any)) bool {
	for _, x := range list {
		f(x)
	}
	return true
}
