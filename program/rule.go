package program

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/python"
	"github.com/jinklink/jink/python/syntax"
)

// This file makes one function of all the rules of a link.

// linesPerRule is how far apart the lines of rules are in that function, so that an error tells which rule it is of.
const linesPerRule = 10_000

// rule is the condition of a rule.
type rule struct {
	field string
	text  string
	expr  syntax.Expr
	names []*syntax.Name // that are neither the request's nor bound in the rule: the program's, or a built-in, or a mistake
}

// parseRule reads a condition. Names of what a request has may stand bare; nil is returned where there is a problem.
func parseRule(problems *link.Problems, field, when string) *rule {
	source := []byte(when + "\n") // at the end of a line, what is cut short has a place
	res, err := syntax.Parse(source, syntax.Config{Filename: field, Mode: syntax.Eval})
	if err != nil {
		e := sourceProblem(field, err)
		if _, other := syntax.Parse(source, syntax.Config{Filename: field, Mode: syntax.Exec}); other == nil {
			e.Message = "must be one expression, not a statement: what to do where it holds is said by to"
		}
		*problems = append(*problems, e)
		return nil
	}
	tree, _ := res.Tree.(*syntax.Expression)
	if _, err := python.CompileTree(field, &syntax.Module{Body: []syntax.Stmt{&syntax.ExprStmt{Value: tree.Body}}}, source); err != nil {
		*problems = append(*problems, sourceProblem(field, err))
		return nil
	}
	r := &rule{field: field, text: when, expr: tree.Body}
	r.resolve(problems)
	return r
}

// resolve makes bare names of the request's attributes mean these, and finds the names that are nothing yet.
func (r *rule) resolve(problems *link.Problems) {
	bound := map[string]bool{}
	syntax.Inspect(r.expr, func(n any) bool {
		switch n := n.(type) {
		case *syntax.Name:
			if n.Ctx == syntax.Store {
				bound[n.ID] = true
			}
		case *syntax.Arg:
			bound[n.Arg] = true
		case *syntax.Arguments:
			for _, a := range []*syntax.Arg{n.Vararg, n.Kwarg} {
				if a != nil {
					bound[a.Arg] = true
				}
			}
		case *syntax.Await, *syntax.Yield, *syntax.YieldFrom:
			problems.Addf(r.field, "must not wait: await and yield have no meaning there")
			return false
		case *syntax.Attribute:
			if name, ok := n.Value.(*syntax.Name); ok && name.ID == "req" && !slices.Contains(requestNames, n.Attr) {
				r.unknown(problems, n.At, fmt.Sprintf("req has no attribute %q", n.Attr))
			}
		}
		return true
	})
	if bound["req"] {
		problems.Addf(r.field, "must not give the name req another meaning")
	}
	rewrite(reflect.ValueOf(&r.expr).Elem(), func(e syntax.Expr) syntax.Expr {
		name, ok := e.(*syntax.Name)
		if !ok || bound[name.ID] || name.ID == "req" || name.Ctx != syntax.Load {
			return e
		}
		if !slices.Contains(requestNames, name.ID) {
			r.names = append(r.names, name)
			return e
		}
		req := &syntax.Name{ID: "req"}
		req.SetSpan(name.At)
		a := &syntax.Attribute{Value: req, Attr: name.ID}
		a.SetSpan(name.At)
		return a
	})
}

// unknown notes that something in the condition is unknown.
func (r *rule) unknown(problems *link.Problems, at syntax.Span, message string) {
	e := syntax.NewError([]byte(r.text), r.field, at, message)
	*problems = append(*problems, link.FieldError{Field: r.field, Message: message, Line: e.Line, Column: e.Col,
		Caret: caret(e.Text, e.Col, e.EndCol, e.EndLine == e.Line)})
}

var exprType = reflect.TypeFor[syntax.Expr]()

// rewrite replaces expressions, the inner ones first. v is a place that can be set.
func rewrite(v reflect.Value, replace func(syntax.Expr) syntax.Expr) {
	switch v.Kind() {
	case reflect.Interface:
		if v.IsNil() {
			return
		}
		rewrite(v.Elem(), replace)
		if e, ok := v.Interface().(syntax.Expr); ok && v.Type() == exprType {
			v.Set(reflect.ValueOf(replace(e)))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			rewrite(v.Elem(), replace)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() {
				rewrite(f, replace)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			rewrite(v.Index(i), replace)
		}
	}
}

// rulesModule is a module with a function that gives the number of the first rule that holds, or None.
func rulesModule(rules []*rule) *syntax.Module {
	var body []syntax.Stmt
	for i, r := range rules {
		result := &syntax.Return{Value: &syntax.Constant{Value: int64(i)}}
		test := &syntax.If{Test: r.expr, Body: []syntax.Stmt{result}}
		body = append(body, test)
		span := syntax.Span{Line: 1, EndLine: 1}
		for _, n := range []interface{ SetSpan(syntax.Span) }{result, result.Value.(*syntax.Constant), test} {
			n.SetSpan(span)
		}
		private(test, i)
	}
	return functionModule(rulesName, body)
}

// whenModule is a module with a function for each rule, which gives the value of its condition: to show how a decision was
// made.
func whenModule(rules []*rule) *syntax.Module {
	m := &syntax.Module{}
	for i, r := range rules {
		result := &syntax.Return{Value: r.expr}
		result.SetSpan(syntax.Span{Line: 1, EndLine: 1})
		private(result, i)
		m.Body = append(m.Body, functionModule(whenName(i), []syntax.Stmt{result}).Body...)
	}
	return m
}

func whenName(i int) string { return fmt.Sprintf(".when%d", i) }

func functionModule(name string, body []syntax.Stmt) *syntax.Module {
	req := &syntax.Arg{Arg: "req"}
	f := &syntax.FunctionDef{Name: name, Args: &syntax.Arguments{Args: []*syntax.Arg{req}}, Body: body}
	for _, n := range []interface{ SetSpan(syntax.Span) }{req, f} {
		n.SetSpan(syntax.Span{Line: 1, EndLine: 1})
	}
	return &syntax.Module{Body: []syntax.Stmt{f}}
}

// private moves a rule to lines of its own, and gives the names that it binds by := a form of their own, so that no rule sees
// what another one has bound.
func private(node syntax.Stmt, i int) {
	bound := map[string]bool{}
	syntax.Inspect(node, func(n any) bool {
		if walrus, ok := n.(*syntax.NamedExpr); ok {
			if name, ok := walrus.Target.(*syntax.Name); ok {
				bound[name.ID] = true
			}
		}
		return true
	})
	syntax.Inspect(node, func(n any) bool {
		if moved, ok := n.(interface {
			Span() syntax.Span
			SetSpan(syntax.Span)
		}); ok {
			s := moved.Span()
			s.Line += int32(i * linesPerRule)
			s.EndLine += int32(i * linesPerRule)
			moved.SetSpan(s)
		}
		if name, ok := n.(*syntax.Name); ok && bound[name.ID] {
			name.ID = fmt.Sprintf("%s.%d", name.ID, i)
		}
		return true
	})
}

// checkNames notes the names in rules that mean nothing.
func checkNames(problems *link.Problems, in *python.Interpreter, rules []*rule) {
	for _, r := range rules {
		for _, name := range r.names {
			if _, err := in.Get(name.ID); err == nil {
				continue
			}
			if _, err := in.Builtin(name.ID); err == nil {
				continue
			}
			r.unknown(problems, name.At, fmt.Sprintf("the name %q is neither the request's nor Python's nor the program's", name.ID))
		}
	}
}
