package program

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/python"
	"github.com/jinklink/jink/python/syntax"
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
	main, tree := parseProgram(&problems, siteFilename, source)
	if main == nil {
		return nil, problems
	}
	if checkHookNames(&problems, tree); len(problems) > 0 {
		return nil, problems
	}
	logic := &link.Logic{Program: source}
	in, problems := c.load(logic, main, c.siteBase)
	if len(problems) > 0 {
		return nil, problems
	}
	p := &Program{budget: c.budget, zone: time.UTC, loaded: in.Used().Memory, random: mentions(logic, "random")}
	if p.hooks = checkHooks(&problems, in); len(problems) > 0 {
		return nil, problems
	}
	in.SetBudget(python.Budget{})
	if problems = c.freeze(p, in, logic); len(problems) > 0 {
		return nil, problems
	}
	return p, nil
}

// siteFunctions are what a site program finds: what those of links do, and what refuses links.
func siteFunctions() map[string]*python.Function {
	functions := maps.Clone(answerFunctions())
	functions["refuse"] = refuseFunction()
	return functions
}

// checkHooks finds the functions that are asked, and says what is wrong with them.
func checkHooks(problems *link.Problems, in *python.Interpreter) []Hook {
	var found []Hook
	arguments := map[Hook][]string{OnCreate: {"link", "actor"}, OnChange: {"link", "before", "actor"}, OnRedirect: {"req", "link", "decision"}, OnMissing: {"req"}}
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
	if len(found) == 0 {
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

// checkHookNames notes functions whose names only look like those of hooks: nobody would notice that they are never asked.
func checkHookNames(problems *link.Problems, tree *syntax.Module) {
	for _, s := range tree.Body {
		f, ok := s.(*syntax.FunctionDef)
		if ok && strings.HasPrefix(f.Name, "on_") && !slices.Contains(Hooks(), Hook(f.Name)) {
			*problems = append(*problems, link.FieldError{Field: "program", Line: int(f.Span().Line),
				Message: fmt.Sprintf("defines %s, which is never asked; there are %s", f.Name, hookNames())})
		}
	}
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
