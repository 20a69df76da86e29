// Package linktest runs tests of link programs: functions in Python that begin with test_ and visit the link. It exists so
// that the logic of a link can be tested like code, by the engine that serves it and without a server.
//
// A test finds visit, which makes a visit and tells what became of it, and may set LINK to describe the link:
//
//	LINK = {"url": "https://example.com/", "time_zone": "Europe/Berlin"}
//
//	def test_phones():
//	    assert visit(os="ios", country="DE").url == "https://apps.example/de"
//
// A program that defines functions of a site (on_create, on_change, on_redirect, on_missing) is tested as one: visit makes a visit of a link
// that has no logic of its own, missing one of a slug that is not there, and create and change ask about a link that is to be made or changed.
//
//	def test_bad_hosts():
//	    assert create(url="https://bad.example/").refused
//
// Invariants: each test has an interpreter of its own; what it does not know of visit is an error, not passed over; tests
// reach no more than programs do, but for what they may use of time and memory.
package linktest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/program"
	"github.com/jinklink/jink/python"
)

// prelude is what tests find besides the language.
const prelude = `
import json as _json

class Decision:
    """What became of a visit."""

    def __init__(self, fields):
        self.__dict__.update(fields)

    def __repr__(self):
        return f"<Decision {self.outcome} {self.url or self.status}>"

def visit(**facts):
    """Visit the link as somebody does, and tell what became of it."""
    return Decision(_json.loads(_visit(_json.dumps([globals().get("LINK", {}), facts]))))

def missing(slug, **facts):
    """Visit what is not there, and tell what became of it."""
    return Decision(_json.loads(_missing(_json.dumps([{"slug": slug}, facts]))))

class Made:
    """A link as it is made; refused says why it is not, where it is not."""

    def __init__(self, fields):
        self.__dict__.update(fields)

    def __repr__(self):
        return f"<Made {self.url}>" if self.refused is None else f"<Made refused: {self.refused}>"

def create(url, **fields):
    """Ask the site about a link that is to be made."""
    return Made(_json.loads(_create(_json.dumps({"url": url} | fields))))

def change(before, **fields):
    """Ask the site about a link that is to be changed from what it was before."""
    return Made(_json.loads(_change(_json.dumps([before, before | fields]))))
`

// Bounds of one test.
const (
	maxSteps  = 50_000_000
	maxMemory = 256 << 20
)

// Result is what came of one test.
type Result struct {
	Name   string
	Failed string // the traceback, or why it could not be run; "" where it passed
	Took   time.Duration
}

// Suite is a program and the tests of it.
type Suite struct {
	Program string
	File    string          // of the tests, for tracebacks
	Tests   string          // defines the tests
	Engine  *program.Engine // of its own for a site program

	// Visited is told of each visit; nil: nobody is.
	Visited func(*program.Verdict)
}

// Names returns the names of the tests in the order in which they stand. It fails where the tests cannot be loaded.
func (s *Suite) Names(ctx context.Context) ([]string, error) {
	in, err := s.load(ctx)
	if err != nil {
		return nil, err
	}
	listed, err := python.Compile("list", []byte("out = [_n for _n in list(globals()) if _n.startswith('test_') and callable(globals()[_n])]"))
	if err != nil {
		return nil, err
	}
	if err := in.Run(ctx, listed); err != nil {
		return nil, err
	}
	v, err := in.Get("out")
	if err != nil {
		return nil, err
	}
	var names []string
	err = in.Export(v, &names)
	return names, err
}

// Run runs one test.
func (s *Suite) Run(ctx context.Context, name string) Result {
	began := time.Now()
	r := Result{Name: name}
	in, err := s.load(ctx)
	var test *python.Callable
	if err == nil {
		test, err = in.Func(name)
	}
	if err == nil {
		_, err = test.Call(ctx)
	}
	r.Failed, r.Took = Told(err), time.Since(began)
	return r
}

// Told is what went wrong, as a person reads it.
func Told(err error) string {
	if err == nil {
		return ""
	}
	if e, ok := errors.AsType[*python.Error](err); ok {
		return strings.TrimRight(e.Text, "\n")
	}
	return err.Error()
}

// load makes an interpreter with the tests in it.
func (s *Suite) load(ctx context.Context) (*python.Interpreter, error) {
	in, err := python.New(python.Config{Stdlib: python.Pure()})
	if err != nil {
		return nil, err
	}
	if s.Site() {
		if _, problems := s.Engine.SetSite([]byte(s.Program)); len(problems) > 0 {
			return nil, problems.Err("the program")
		}
	}
	for name, answer := range map[string]func(string) (string, error){"_visit": s.visit, "_missing": s.missing, "_create": s.create, "_change": s.change} {
		f := python.Func(name, "(asked, /)", "", func(c python.Call) (python.Value, error) {
			asked, err := c.String(0)
			if err != nil {
				return python.None, err
			}
			text, err := answer(asked)
			if err != nil {
				return python.None, python.Raise("ValueError", "%s", err.Error())
			}
			return python.String(text), nil
		})
		if err := in.Set(name, f); err != nil {
			return nil, err
		}
	}
	in.SetBudget(python.Budget{Steps: maxSteps, Memory: maxMemory})
	for _, part := range []struct{ file, source string }{{"linktest", prelude}, {s.File, s.Tests}} {
		p, err := python.Compile(part.file, []byte(part.source))
		if err != nil {
			return nil, err
		}
		if err := in.Run(ctx, p); err != nil {
			return nil, err
		}
	}
	return in, nil
}

// visit makes one visit: of a link and by somebody, both as JSON.
func (s *Suite) visit(asked string) (string, error) {
	l, trial, err := read(asked)
	if err != nil {
		return "", err
	}
	if !s.Site() {
		l.Logic.Program = s.Program
	}
	v, problems := s.Engine.Try(l, trial)
	if err := problems.Err("the program"); err != nil {
		return "", err
	}
	return s.tell(l, v)
}

// tell tells a test of a verdict, as JSON.
func (s *Suite) tell(l *link.Link, v *program.Verdict) (string, error) {
	if f := v.Failure; f != nil {
		return "", failed(f)
	}
	if s.Visited != nil {
		s.Visited(v)
	}
	b, err := json.Marshal(decisionOf(l, v))
	return string(b), err
}

func failed(f *program.Failure) error {
	return fmt.Errorf("the program failed: %s: %s (%s line %d)", f.Type, f.Message, f.Where, f.Line)
}

// Check says what is wrong with the program itself.
func (s *Suite) Check() error {
	if s.Site() {
		return s.Engine.CheckSite([]byte(s.Program)).Err("the program")
	}
	return s.Engine.Check(&link.Logic{Program: s.Program}).Err("the program")
}
