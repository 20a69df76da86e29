package program

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/python"
)

// maxSite bounds the source of a site program.
const maxSite = 256 << 10

// compileSite compiles a site program and loads it. Exactly one of the results is nil or empty.
func (c *compiler) compileSite(source string) (*Program, link.Problems) {
	var problems link.Problems
	if len(source) > maxSite {
		problems.Addf("program", "has %d bytes; at most %d are allowed", len(source), maxSite)
		return nil, problems
	}
	main := parseProgram(&problems, siteFilename, source)
	if main == nil {
		return nil, problems
	}
	logic := &link.Logic{Program: source}
	functions := answerFunctions()
	functions["refuse"] = refuseFunction()
	in, problems := c.load(logic, main, functions)
	if len(problems) > 0 {
		return nil, problems
	}
	p := &Program{budget: c.budget, idle: make(chan *worker, maxIdle), zone: time.UTC, loaded: in.Used().Memory}
	if p.hooks = checkHooks(&problems, in); len(problems) > 0 {
		return nil, problems
	}
	in.SetBudget(python.Budget{})
	if problems = c.freeze(p, in, logic); len(problems) > 0 {
		return nil, problems
	}
	return p, nil
}

// checkHooks finds the functions that are asked, and says what is wrong with them. A name that only looks like one of theirs is
// a mistake: nobody would notice that it is never asked.
func checkHooks(problems *link.Problems, in *python.Interpreter) []Hook {
	var found []Hook
	arguments := map[Hook][]string{OnCreate: {"link", "actor"}, OnRedirect: {"req", "link", "decision"}, OnMissing: {"req"}}
	for _, h := range Hooks() {
		v, err := in.Get(string(h))
		if err != nil {
			continue
		}
		found = append(found, h)
		if _, err := in.Callable(v); err != nil {
			problems.Addf("program", "has an %s that is no function", h)
			continue
		}
		checkArity(problems, in, v, string(h), len(arguments[h]), strings.Join(arguments[h], ", "))
	}
	names, err := globals(in)
	if err != nil {
		problems.Addf("program", "cannot be looked at: %v", err)
	}
	for _, name := range names {
		if strings.HasPrefix(name, "on_") && !slices.Contains(Hooks(), Hook(name)) {
			problems.Addf("program", "defines %s, which is never asked; there are %s", name, hookNames())
		}
	}
	if len(found) == 0 && len(*problems) == 0 {
		problems.Addf("program", "defines none of %s", hookNames())
	}
	return found
}

func hookNames() string {
	var names []string
	for _, h := range Hooks() {
		names = append(names, string(h))
	}
	return strings.Join(names, ", ")
}

// globals returns the names that a program has defined.
func globals(in *python.Interpreter) ([]string, error) {
	f, err := in.Builtin("globals")
	if err != nil {
		return nil, err
	}
	v, err := in.Call(f)
	if err != nil {
		return nil, err
	}
	var all map[string]python.Value
	if err := in.Export(v, &all); err != nil {
		return nil, err
	}
	var names []string
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	return names, nil
}

// Describe writes the problems of a site program as a person reads them: where, what, and the line with carets below what is
// meant.
func Describe(file string, problems link.Problems) string {
	var b strings.Builder
	for i, p := range problems {
		if i > 0 {
			b.WriteString("\n")
		}
		b.WriteString(file)
		if p.Line > 0 {
			fmt.Fprintf(&b, ", line %d", p.Line)
		}
		if p.Column > 0 {
			fmt.Fprintf(&b, ", column %d", p.Column)
		}
		b.WriteString(": " + p.Message)
		for line := range strings.Lines(p.Caret) {
			b.WriteString("\n  " + strings.TrimSuffix(line, "\n"))
		}
	}
	return b.String()
}
