package program

import (
	"reflect"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/python"
	"github.com/jinklink/jink/python/syntax"
)

// lineName is a global name that no program can write.
const lineName = ".line"

var statementsType = reflect.TypeFor[[]syntax.Stmt]()

// lineOf finds the line of the return by which route decided, 0 where that cannot be told: it has a program that notes the
// line of each return asked once more, of the same visit.
func (e *Engine) lineOf(p *Program, l *link.Link, t *Trial) int {
	res, err := syntax.Parse([]byte(l.Logic.Program), syntax.Config{Filename: filename})
	if err != nil {
		return 0
	}
	tree, ok := res.Tree.(*syntax.Module)
	if !ok || !noteLines(tree) {
		return 0
	}
	noted, err := python.CompileTree(filename, tree, []byte(l.Logic.Program))
	if err != nil {
		return 0
	}
	w, err := p.take()
	if err != nil {
		return 0
	}
	defer p.give(w)
	w.start(e, factsOf(l), p, t.request(l), t.Path, t.Now)
	budget := p.budget.each()
	budget.Steps, budget.Memory = loadSteps*budget.Steps, loadMemory*budget.Memory
	w.in.SetBudget(budget)
	w.run.limit, w.run.patient = loadTime, true
	if err := w.in.Run(&w.run, noted); err != nil {
		return 0
	}
	rules, route := w.rules, w.route
	defer func() { w.rules, w.route = rules, route }()
	w.rules = nil // they were asked already, and none held
	if w.route, err = w.in.Func("route"); err != nil {
		return 0
	}
	_, _, err = w.decide(p)
	if err != nil {
		return 0
	}
	line, err := w.in.Get(lineName)
	if err != nil {
		return 0
	}
	n, _ := python.AsInt(line)
	return int(n)
}

// noteLines has the function route set lineName before each return, and reports whether there is one.
func noteLines(m *syntax.Module) bool {
	found := false
	for _, s := range m.Body {
		f, ok := s.(*syntax.FunctionDef)
		if !ok || f.Name != "route" {
			continue
		}
		note(reflect.ValueOf(&f.Body).Elem())
		global := &syntax.Global{Names: []string{lineName}}
		global.SetSpan(f.Span())
		f.Body = append([]syntax.Stmt{global}, f.Body...)
		found = true
	}
	return found
}

// note puts an assignment before each return below v, but not into functions and classes within.
func note(v reflect.Value) {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if v.IsNil() {
			return
		}
		switch v.Interface().(type) {
		case *syntax.FunctionDef, *syntax.AsyncFunctionDef, *syntax.ClassDef:
			return
		}
		note(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() {
				note(f)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			note(v.Index(i))
		}
		if v.Type() == statementsType {
			v.Set(reflect.ValueOf(withNotes(v.Interface().([]syntax.Stmt))))
		}
	}
}

func withNotes(body []syntax.Stmt) []syntax.Stmt {
	var out []syntax.Stmt
	for _, s := range body {
		if r, ok := s.(*syntax.Return); ok {
			name := &syntax.Name{ID: lineName, Ctx: syntax.Store}
			number := &syntax.Constant{Value: int64(r.Span().Line)}
			assign := &syntax.Assign{Targets: []syntax.Expr{name}, Value: number}
			for _, n := range []interface{ SetSpan(syntax.Span) }{name, number, assign} {
				n.SetSpan(r.Span())
			}
			out = append(out, assign)
		}
		out = append(out, s)
	}
	return out
}
