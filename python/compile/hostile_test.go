package compile_test

import (
	"strings"
	"testing"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/compile"
	"github.com/jinklink/jink/python/syntax"
)

func name(id string) *syntax.Name { return &syntax.Name{ID: id} }

func statement(e syntax.Expr) []syntax.Stmt { return []syntax.Stmt{&syntax.ExprStmt{Value: e}} }

// TestTrees_that_no_parser_makes are refused rather than compiled to something else, or with a panic.
func TestTrees_that_no_parser_makes(t *testing.T) {
	var cycle syntax.UnaryOp
	cycle.Operand = &cycle
	var loop syntax.While
	loop.Test, loop.Body = name("a"), []syntax.Stmt{&loop}
	deep := syntax.Expr(name("a"))
	for range 100_000 {
		deep = &syntax.UnaryOp{Operand: deep}
	}
	pattern := syntax.Pattern(&syntax.MatchAs{Name: "a"})
	for range 100_000 {
		pattern = &syntax.MatchSequence{Patterns: []syntax.Pattern{pattern}}
	}
	doubled := syntax.Expr(name("a"))
	for range 100 {
		doubled = &syntax.BinOp{Left: doubled, Right: doubled}
	}
	args := &syntax.Arguments{}
	pass := []syntax.Stmt{&syntax.Pass{}}
	for what, body := range map[string][]syntax.Stmt{
		"no expression":                  statement(nil),
		"no statement":                   {nil},
		"half an operation":              statement(&syntax.BinOp{Left: name("a")}),
		"an operator that is none":       statement(&syntax.BinOp{Left: name("a"), Op: 99, Right: name("b")}),
		"a comparison with nothing":      statement(&syntax.Compare{Left: name("a")}),
		"one value in a row of or":       statement(&syntax.BoolOp{Values: []syntax.Expr{name("a")}}),
		"a name that is a constant":      statement(name("None")),
		"a name that is none":            statement(name("")),
		"a name to store where one is":   statement(&syntax.Name{ID: "a", Ctx: syntax.Store}),
		"a target that is a constant":    {&syntax.Assign{Targets: []syntax.Expr{&syntax.Constant{}}, Value: name("a")}},
		"no target":                      {&syntax.Assign{Value: name("a")}},
		"a target that is loaded":        {&syntax.Assign{Targets: []syntax.Expr{name("a")}, Value: name("a")}},
		"augmented assignment to a list": {&syntax.AugAssign{Target: &syntax.List{Ctx: syntax.Store}, Value: name("a")}},
		"keys without values":            statement(&syntax.Dict{Keys: []syntax.Expr{name("a")}}),
		"a comprehension of nothing":     statement(&syntax.ListComp{Elt: name("a")}),
		"half a dict comprehension": statement(&syntax.DictComp{Key: name("a"), Generators: []*syntax.Comprehension{
			{Target: &syntax.Name{ID: "a", Ctx: syntax.Store}, Iter: name("b")}}}),
		"a constant of Go":              statement(&syntax.Constant{Value: struct{}{}}),
		"a lambda without parameters":   statement(&syntax.Lambda{Body: name("a")}),
		"an unknown conversion":         statement(&syntax.FormattedValue{Value: name("a"), Conversion: 'x'}),
		"more defaults than parameters": {&syntax.FunctionDef{Name: "f", Args: &syntax.Arguments{Defaults: []syntax.Expr{name("a")}}, Body: pass}},
		"no parameter":                  {&syntax.FunctionDef{Name: "f", Args: &syntax.Arguments{Args: []*syntax.Arg{nil}}, Body: pass}},
		"a function without a body":     {&syntax.FunctionDef{Name: "f", Args: args}},
		"a function without parameters": {&syntax.FunctionDef{Name: "f", Body: pass}},
		"a type parameter that is none": {&syntax.FunctionDef{Name: "f", Args: args, Body: pass, TypeParams: []syntax.TypeParam{nil}}},
		"an alias of no name":           {&syntax.TypeAlias{Name: &syntax.Constant{}, Value: name("a")}},
		"a loop without a body":         {&syntax.While{Test: name("a")}},
		"with nothing":                  {&syntax.With{Body: pass}},
		"try and nothing":               {&syntax.Try{Body: pass}},
		"an except clause that is none": {&syntax.Try{Body: pass, Handlers: []*syntax.ExceptHandler{nil}}},
		"a match without cases":         {&syntax.Match{Subject: name("a")}},
		"a case that is none":           {&syntax.Match{Subject: name("a"), Cases: []*syntax.MatchCase{nil}}},
		"an import of nothing":          {&syntax.Import{}},
		"an import that is none":        {&syntax.ImportFrom{Module: "a", Names: []*syntax.Alias{nil}}},
		"del and nothing":               {&syntax.Delete{}},
		"a call with half a keyword":    statement(&syntax.Call{Func: name("a"), Keywords: []*syntax.Keyword{nil}}),
		"an expression that is large for all its parts are the same": statement(doubled),
		"an expression in itself":                                    statement(&cycle),
		"a loop in itself":                                           {&loop},
		"an expression that is too deep":                             statement(deep),
		"a pattern that is too deep": {&syntax.Match{Subject: name("a"), Cases: []*syntax.MatchCase{{Pattern: pattern,
			Body: pass}}}},
	} {
		c, err := compile.Module(&syntax.Module{Body: body}, compile.Config{})
		if err == nil {
			t.Errorf("%s compiles", what)
		}
		if _, ok := err.(*syntax.SyntaxError); !ok || c != nil {
			t.Errorf("%s: %T %v", what, err, err)
		}
	}
}

// TestOne_node_in_two_places holds that trees may share parts, as those that programs build do.
func TestOne_node_in_two_places(t *testing.T) {
	shared := &syntax.Lambda{Args: &syntax.Arguments{}, Body: name("x")}
	inner := &syntax.FunctionDef{Name: "f", Args: &syntax.Arguments{Args: []*syntax.Arg{{Arg: "x"}}}, Body: statement(shared)}
	c, err := compile.Module(&syntax.Module{Body: append(statement(shared), inner, statement(shared)[0])}, compile.Config{})
	if err != nil {
		t.Fatal(err)
	}
	if err := code.Verify(c); err != nil {
		t.Error(err)
	}
	var out strings.Builder
	if err := code.Disassemble(&out, c); err != nil || strings.Count(out.String(), "LOAD_GLOBAL              0 (x)") != 2 ||
		strings.Count(out.String(), "LOAD_DEREF               0 (x)") != 1 {
		t.Errorf("the lambda is not compiled for each place:\n%s", out.String())
	}
}

// TestFinally_in_finally asks for more code than there can be: a clause is repeated for each way out.
func TestFinally_in_finally(t *testing.T) {
	var b strings.Builder
	indent := ""
	for range 60 {
		b.WriteString(indent + "try: a\n" + indent + "finally:\n")
		indent += " "
	}
	b.WriteString(indent + "b\n")
	parsed, err := syntax.Parse([]byte(b.String()), syntax.Config{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := compile.Tree(parsed.Tree, compile.Config{}); err == nil {
		t.Error("it compiles")
	}
}
