package program

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/python"
	"github.com/jinklink/jink/python/syntax"
	"github.com/jinklink/jink/python/vm"
)

// What programs are called in tracebacks: that of a link, and that of the site.
const (
	filename     = "program.py"
	siteFilename = "site.py"
)

// rulesName is the global name of the function that tries the rules. No program can write it.
const rulesName = ".rules"

// compiler makes Programs.
type compiler struct {
	budget  Budget
	targets link.Targets
	turns   *turns
	// What interpreters are copied from before a program is loaded, so that all programs share what they do not change.
	linkBase, siteBase base
}

// base makes the template of interpreters without a program when it is first asked for.
type base func() (*python.Template, error)

func newCompiler(cfg *Config, turns *turns) compiler {
	c := compiler{budget: cfg.Budget, targets: cfg.Targets, turns: turns}
	modules := newModuleCache()
	c.linkBase = newBase(modules, answerFunctions)
	c.siteBase = newBase(modules, siteFunctions)
	return c
}

// newBase makes the base of programs that find these functions.
func newBase(modules vm.Cache, functions func() map[string]*python.Function) base {
	return sync.OnceValues(func() (*python.Template, error) {
		in, err := python.New(python.Config{Stdlib: python.Pure(), Cache: modules, Clock: new(fixedClock)})
		if err != nil {
			return nil, err
		}
		for name, f := range functions() {
			if err := in.Set(name, f); err != nil {
				return nil, err
			}
		}
		return in.Template()
	})
}

// compile compiles a logic and loads it: the program's statements run. Exactly one of the results is nil or empty.
func (c *compiler) compile(l *link.Logic) (*Program, link.Problems) {
	var problems link.Problems
	p := &Program{budget: c.budget, zone: time.UTC}
	if l.TimeZone != "" {
		zone, err := time.LoadLocation(l.TimeZone)
		if err != nil || l.TimeZone == "Local" {
			problems.Addf("time_zone", "%q is not a time zone; they are named as in Europe/Berlin", l.TimeZone)
		} else {
			p.zone = zone
		}
	}
	var rules []*rule
	for i := range l.Rules {
		field := fmt.Sprintf("rules[%d]", i)
		r := parseRule(&problems, field+".when", l.Rules[i].When)
		rules = append(rules, r)
		p.rules = append(p.rules, parseTarget(&problems, field+".to", &l.Rules[i], c.targets))
	}
	var main *python.Program
	if l.Program != "" {
		main, _ = parseProgram(&problems, filename, l.Program)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	var function *python.Program
	if len(rules) > 0 {
		var err error
		if function, err = python.CompileTree("rules", rulesModule(rules), nil); err != nil {
			problems.Addf("rules", "cannot be compiled: %v", err)
			return nil, problems
		}
	}
	in, problems := c.load(l, main, c.linkBase)
	if in != nil {
		p.loaded = in.Used().Memory
	}
	if len(problems) > 0 {
		return nil, problems
	}
	p.random = mentions(l, "random")
	if main != nil {
		p.hasRoute = true
		checkRoute(&problems, in, l.Program)
	}
	checkNames(&problems, in, rules)
	if len(problems) > 0 {
		return nil, problems
	}
	in.SetBudget(python.Budget{})
	if function != nil {
		if err := in.Run(context.Background(), function); err != nil {
			problems.Addf("rules", "cannot be loaded: %v", err)
			return nil, problems
		}
	}
	if problems = c.freeze(p, in, l); len(problems) > 0 {
		return nil, problems
	}
	return p, nil
}

// freeze makes the template.
func (c *compiler) freeze(p *Program, in *python.Interpreter, l *link.Logic) (problems link.Problems) {
	if err := giveTime(in, l); err != nil {
		problems.Addf("program", "cannot be given the time: %v", err)
		return problems
	}
	var err error
	if p.template, err = in.Template(); err != nil {
		if image, ok := errors.AsType[*python.ImageError](err); ok {
			problems.Addf("program", "keeps something that cannot be copied for each visit: %v", image)
		} else {
			problems.Addf("program", "cannot be kept: %v", err)
		}
		return problems
	}
	if n := p.template.Size(); n > maxImage {
		problems.Addf("program", "keeps %d bytes in global names; at most %d are allowed", n, maxImage)
	}
	return problems
}

// parseProgram compiles the text of a program. The tree is what it was before; both are nil where there are problems.
func parseProgram(problems *link.Problems, name, source string) (*python.Program, *syntax.Module) {
	res, err := syntax.Parse([]byte(source), syntax.Config{Filename: name})
	if err == nil {
		tree, _ := res.Tree.(*syntax.Module)
		var p *python.Program
		if p, err = python.CompileTree(name, tree, []byte(source)); err == nil {
			return p, tree
		}
	}
	*problems = append(*problems, sourceProblem("program", err))
	return nil, nil
}

// load makes an interpreter and runs the program in it.
func (c *compiler) load(l *link.Logic, main *python.Program, from base) (*python.Interpreter, link.Problems) {
	var problems link.Problems
	empty, err := from()
	if err != nil {
		problems.Addf("program", "cannot be run: %v", err)
		return nil, problems
	}
	in := empty.New()
	// What programs use during a visit is better imported once and copied. A module that they import later, by another way,
	// works as well and is only slower.
	for _, module := range []string{"random", "datetime"} {
		if strings.Contains(l.Program, module) {
			if _, err := in.Import(module); err != nil {
				problems.Addf("program", "cannot import %s: %v", module, err)
				return nil, problems
			}
		}
	}
	if main == nil {
		return in, nil
	}
	budget := c.budget.each()
	budget.Steps, budget.Memory = loadSteps*budget.Steps, loadMemory*budget.Memory
	in.SetBudget(budget)
	now := fixedClock(time.Now())
	in.SetClock(&now)
	run := &runContext{in: in, began: now.Now(), limit: loadTime, turns: c.turns, patient: true}
	defer run.end()
	if err := in.Run(run, main); err != nil {
		f := failureOf(err, "program", run)
		problems = append(problems, f.problem(l))
	}
	return in, problems
}

// checkRoute says what is wrong with route as a function of one argument.
func checkRoute(problems *link.Problems, in *python.Interpreter, source string) {
	v, err := in.Get("route")
	if err != nil {
		problems.Addf("program", "defines no function route(req), which is asked where the link leads")
		return
	}
	if _, err := in.Callable(v); err != nil {
		problems.Addf("program", "has a route that is no function")
		return
	}
	checkArity(problems, in, v, "route", 1, "req")
}

// checkArity notes where a function cannot be called with so many arguments, or does not return when it is.
func checkArity(problems *link.Problems, in *python.Interpreter, f python.Value, name string, arguments int, example string) {
	code, err := in.Attr(f, "__code__")
	if err != nil {
		return // no plain function: what becomes of a call is seen at the first
	}
	number := func(v python.Value, attr string) int {
		n, err := in.Attr(v, attr)
		if err != nil {
			return 0
		}
		i, _ := python.AsInt(n)
		return int(i)
	}
	const varArgs, generator, coroutine, asyncGenerator = 0x04, 0x20, 0x80, 0x200
	flags, line := number(code, "co_flags"), number(code, "co_firstlineno")
	add := func(format string, args ...any) {
		*problems = append(*problems, link.FieldError{Field: "program", Message: fmt.Sprintf(format, args...), Line: line})
	}
	if flags&(generator|coroutine|asyncGenerator) != 0 {
		add("has a function %s that is async or has yield; it must return its answer", name)
		return
	}
	defaults, keyword := 0, 0
	if d, err := in.Attr(f, "__defaults__"); err == nil {
		items, _ := python.Items(d)
		defaults = len(items)
	}
	most := number(code, "co_argcount")
	if d, err := in.Attr(f, "__kwdefaults__"); err == nil {
		var given map[string]python.Value
		if in.Export(d, &given) == nil {
			keyword = len(given)
		}
	}
	switch least := most - defaults; {
	case number(code, "co_kwonlyargcount") > keyword:
		add("has a function %s with arguments that must be named; it is called as %s(%s)", name, name, example)
	case arguments < least, arguments > most && flags&varArgs == 0:
		add("has a function %s that takes %d arguments; it is called as %s(%s)", name, most, name, example)
	}
}

// sourceProblem tells of an error of the parser or compiler with its place.
func sourceProblem(field string, err error) link.FieldError {
	se, ok := errors.AsType[*syntax.SyntaxError](err)
	if !ok {
		return link.FieldError{Field: field, Message: fmt.Sprintf("cannot be compiled: %v", err)}
	}
	kind := se.Kind.String()
	if se.Kind == syntax.LimitError {
		kind = "RecursionError"
	}
	e := link.FieldError{Field: field, Message: kind + ": " + se.Msg, Line: se.Line, Column: max(se.Col, 0)}
	if se.Text != "" {
		e.Caret = caret(se.Text, se.Col, se.EndCol, se.EndLine == se.Line)
	}
	return e
}

// caret shows a line with carets under what is meant, columns counted in characters from 1.
func caret(line string, from, to int, same bool) string {
	line = strings.TrimRight(line, "\r\n")
	runes := []rune(line)
	if len(runes) > 300 {
		return ""
	}
	indent := 0
	for indent < len(runes) && (runes[indent] == ' ' || runes[indent] == '\t' || runes[indent] == '\f') {
		indent++
	}
	text := string(runes[indent:])
	if from < 1 {
		return text
	}
	if !same || to <= from {
		to = from + 1
	}
	from, to = max(from-1-indent, 0), min(to-1-indent, len(runes)-indent+1)
	return text + "\n" + strings.Repeat(" ", from) + strings.Repeat("^", max(to-from, 1))
}
