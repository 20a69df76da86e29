package ast

import (
	"reflect"
	"strings"
	"sync"

	"github.com/jinklink/jink/python/syntax"
)

// This file says which nodes there are: the abstract grammar of Python 3.13, and which structs of package syntax its nodes are.

// grammar is the abstract grammar: the sums, with their alternatives and attributes, and the products.
const grammar = `
mod = Module(stmt* body, type_ignore* type_ignores) | Interactive(stmt* body) | Expression(expr body)
	| FunctionType(expr* argtypes, expr returns)
stmt = FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
	| AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
	| ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params)
	| Return(expr? value) | Delete(expr* targets)
	| Assign(expr* targets, expr value, string? type_comment)
	| TypeAlias(expr name, type_param* type_params, expr value)
	| AugAssign(expr target, operator op, expr value)
	| AnnAssign(expr target, expr annotation, expr? value, int simple)
	| For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
	| AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
	| While(expr test, stmt* body, stmt* orelse) | If(expr test, stmt* body, stmt* orelse)
	| With(withitem* items, stmt* body, string? type_comment) | AsyncWith(withitem* items, stmt* body, string? type_comment)
	| Match(expr subject, match_case* cases) | Raise(expr? exc, expr? cause)
	| Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
	| TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
	| Assert(expr test, expr? msg) | Import(alias* names) | ImportFrom(identifier? module, alias* names, int? level)
	| Global(identifier* names) | Nonlocal(identifier* names) | Expr(expr value) | Pass | Break | Continue
	attributes (int lineno, int col_offset, int? end_lineno, int? end_col_offset)
expr = BoolOp(boolop op, expr* values) | NamedExpr(expr target, expr value) | BinOp(expr left, operator op, expr right)
	| UnaryOp(unaryop op, expr operand) | Lambda(arguments args, expr body) | IfExp(expr test, expr body, expr orelse)
	| Dict(expr* keys, expr* values) | Set(expr* elts) | ListComp(expr elt, comprehension* generators)
	| SetComp(expr elt, comprehension* generators) | DictComp(expr key, expr value, comprehension* generators)
	| GeneratorExp(expr elt, comprehension* generators) | Await(expr value) | Yield(expr? value) | YieldFrom(expr value)
	| Compare(expr left, cmpop* ops, expr* comparators) | Call(expr func, expr* args, keyword* keywords)
	| FormattedValue(expr value, int conversion, expr? format_spec) | JoinedStr(expr* values) | Constant(constant value, string? kind)
	| Attribute(expr value, identifier attr, expr_context ctx) | Subscript(expr value, expr slice, expr_context ctx)
	| Starred(expr value, expr_context ctx) | Name(identifier id, expr_context ctx) | List(expr* elts, expr_context ctx)
	| Tuple(expr* elts, expr_context ctx) | Slice(expr? lower, expr? upper, expr? step)
	attributes (int lineno, int col_offset, int? end_lineno, int? end_col_offset)
expr_context = Load | Store | Del
boolop = And | Or
operator = Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor | BitAnd | FloorDiv
unaryop = Invert | Not | UAdd | USub
cmpop = Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn
comprehension = (expr target, expr iter, expr* ifs, int is_async)
excepthandler = ExceptHandler(expr? type, identifier? name, stmt* body)
	attributes (int lineno, int col_offset, int? end_lineno, int? end_col_offset)
arguments = (arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* kw_defaults, arg? kwarg, expr* defaults)
arg = (identifier arg, expr? annotation, string? type_comment)
	attributes (int lineno, int col_offset, int? end_lineno, int? end_col_offset)
keyword = (identifier? arg, expr value)
	attributes (int lineno, int col_offset, int? end_lineno, int? end_col_offset)
alias = (identifier name, identifier? asname)
	attributes (int lineno, int col_offset, int? end_lineno, int? end_col_offset)
withitem = (expr context_expr, expr? optional_vars)
match_case = (pattern pattern, expr? guard, stmt* body)
pattern = MatchValue(expr value) | MatchSingleton(constant value) | MatchSequence(pattern* patterns)
	| MatchMapping(expr* keys, pattern* patterns, identifier? rest)
	| MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)
	| MatchStar(identifier? name) | MatchAs(pattern? pattern, identifier? name) | MatchOr(pattern* patterns)
	attributes (int lineno, int col_offset, int end_lineno, int end_col_offset)
type_ignore = TypeIgnore(int lineno, string tag)
type_param = TypeVar(identifier name, expr? bound, expr? default_value) | ParamSpec(identifier name, expr? default_value)
	| TypeVarTuple(identifier name, expr? default_value)
	attributes (int lineno, int col_offset, int end_lineno, int end_col_offset)
`

// field is a field of a class of nodes.
type field struct {
	kind     string // the class of the nodes in it, or identifier, string, int or constant
	name     string
	many     bool
	optional bool
	index    int // of the field of the struct
}

// class is a class of nodes.
type class struct {
	name       string
	sum        *class // whose alternative it is, or nil
	fields     []field
	attributes []field
	doc        string
	simple     bool         // a sum of alternatives without fields
	number     int          // which alternative it is
	is         reflect.Type // the struct of package syntax, nil if none
}

// structs are the structs of package syntax that do not have the name of their class in the grammar.
var structs = map[string]any{
	"Module": syntax.Module{}, "Interactive": syntax.Interactive{}, "Expression": syntax.Expression{},
	"FunctionDef": syntax.FunctionDef{}, "AsyncFunctionDef": syntax.AsyncFunctionDef{}, "ClassDef": syntax.ClassDef{},
	"Return": syntax.Return{}, "Delete": syntax.Delete{}, "Assign": syntax.Assign{}, "TypeAlias": syntax.TypeAlias{},
	"AugAssign": syntax.AugAssign{}, "AnnAssign": syntax.AnnAssign{}, "For": syntax.For{}, "AsyncFor": syntax.AsyncFor{},
	"While": syntax.While{}, "If": syntax.If{}, "With": syntax.With{}, "AsyncWith": syntax.AsyncWith{}, "Match": syntax.Match{},
	"Raise": syntax.Raise{}, "Try": syntax.Try{}, "TryStar": syntax.TryStar{}, "Assert": syntax.Assert{}, "Import": syntax.Import{},
	"ImportFrom": syntax.ImportFrom{}, "Global": syntax.Global{}, "Nonlocal": syntax.Nonlocal{}, "Expr": syntax.ExprStmt{},
	"Pass": syntax.Pass{}, "Break": syntax.Break{}, "Continue": syntax.Continue{},
	"BoolOp": syntax.BoolOp{}, "NamedExpr": syntax.NamedExpr{}, "BinOp": syntax.BinOp{}, "UnaryOp": syntax.UnaryOp{}, "Lambda": syntax.Lambda{},
	"IfExp": syntax.IfExp{}, "Dict": syntax.Dict{}, "Set": syntax.Set{}, "ListComp": syntax.ListComp{}, "SetComp": syntax.SetComp{},
	"DictComp": syntax.DictComp{}, "GeneratorExp": syntax.GeneratorExp{}, "Await": syntax.Await{}, "Yield": syntax.Yield{},
	"YieldFrom": syntax.YieldFrom{}, "Compare": syntax.Compare{}, "Call": syntax.Call{}, "FormattedValue": syntax.FormattedValue{},
	"JoinedStr": syntax.JoinedStr{}, "Constant": syntax.Constant{}, "Attribute": syntax.Attribute{}, "Subscript": syntax.Subscript{},
	"Starred": syntax.Starred{}, "Name": syntax.Name{}, "List": syntax.List{}, "Tuple": syntax.Tuple{}, "Slice": syntax.Slice{},
	"comprehension": syntax.Comprehension{}, "ExceptHandler": syntax.ExceptHandler{}, "arguments": syntax.Arguments{}, "arg": syntax.Arg{},
	"keyword": syntax.Keyword{}, "alias": syntax.Alias{}, "withitem": syntax.WithItem{}, "match_case": syntax.MatchCase{},
	"MatchValue": syntax.MatchValue{}, "MatchSingleton": syntax.MatchSingleton{}, "MatchSequence": syntax.MatchSequence{},
	"MatchMapping": syntax.MatchMapping{}, "MatchClass": syntax.MatchClass{}, "MatchStar": syntax.MatchStar{}, "MatchAs": syntax.MatchAs{},
	"MatchOr": syntax.MatchOr{}, "TypeIgnore": syntax.TypeIgnore{}, "TypeVar": syntax.TypeVar{}, "ParamSpec": syntax.ParamSpec{},
	"TypeVarTuple": syntax.TypeVarTuple{},
}

// classes are the classes of nodes, sums before their alternatives, and by the struct they are.
type classes struct {
	all      []*class
	byName   map[string]*class
	byStruct map[reflect.Type]*class
}

// known reads the grammar, once.
var known = sync.OnceValue(func() *classes {
	k := &classes{byName: map[string]*class{}, byStruct: map[reflect.Type]*class{}}
	text := strings.ReplaceAll(strings.TrimSpace(grammar), "\n\t", " ")
	for line := range strings.SplitSeq(text, "\n") {
		name, rest, _ := strings.Cut(line, " = ")
		rest, attributes, _ := strings.Cut(rest, " attributes ")
		sum := &class{name: name, attributes: parseFields(attributes)}
		k.add(sum)
		if strings.HasPrefix(rest, "(") {
			sum.fields = parseFields(rest)
			sum.doc = name + rest
			k.tie(sum)
			continue
		}
		alternatives := strings.Split(rest, " | ")
		separator := " | "
		if sum.simple = !strings.Contains(rest, "("); !sum.simple {
			separator = "\n" + strings.Repeat(" ", len(name)+1) + "| "
		}
		sum.doc = name + " = " + strings.Join(alternatives, separator)
		for i, text := range alternatives {
			name, _, _ := strings.Cut(text, "(")
			c := &class{name: name, sum: sum, doc: text, attributes: sum.attributes, number: i, fields: parseFields(text[len(name):])}
			k.add(c)
			k.tie(c)
		}
	}
	return k
})

func (k *classes) add(c *class) {
	k.all = append(k.all, c)
	k.byName[c.name] = c
}

// tie finds the struct of a class, and the places of its fields.
func (k *classes) tie(c *class) {
	example, ok := structs[c.name]
	if !ok {
		return
	}
	c.is = reflect.TypeOf(example)
	k.byStruct[c.is] = c
	for i := range c.fields {
		f, ok := c.is.FieldByNameFunc(func(name string) bool {
			return strings.EqualFold(name, strings.ReplaceAll(c.fields[i].name, "_", "")) || c.name == "TypeIgnore" && name == "Line" && c.fields[i].name == "lineno"
		})
		if ok {
			c.fields[i].index = f.Index[0]
		}
	}
}

// parseFields reads "(expr? value, stmt* body)".
func parseFields(text string) []field {
	text = strings.TrimSuffix(strings.TrimPrefix(text, "("), ")")
	if text == "" {
		return nil
	}
	var fields []field
	for part := range strings.SplitSeq(text, ", ") {
		kind, name, _ := strings.Cut(part, " ")
		f := field{name: name, kind: strings.TrimRight(kind, "*?")}
		f.many, f.optional = strings.HasSuffix(kind, "*"), strings.HasSuffix(kind, "?")
		fields = append(fields, f)
	}
	return fields
}
