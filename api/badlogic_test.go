package api

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/link"
)

// TestBadLogic sends rules and programs that are refused when they are saved, with the place of what is wrong.
func TestBadLogic(t *testing.T) {
	s := start(t)
	const route = "def route(req):\n    "
	for _, c := range []struct {
		name         string
		program      string
		when, to     string
		field        string // of the first error
		message      string
		line, column int
		caret        string
	}{
		{name: "a program that is too long", program: route + "pass\n" + strings.Repeat("#", 64<<10), field: "program", message: "at most 65536 are allowed"},
		{name: "a statement cut short", program: route + "return (1\n", field: "program", message: "SyntaxError: '(' was never closed", line: 2, column: 12, caret: "return (1\n       ^"},
		{name: "an assignment where none can be", program: route + "return req.os = 5", field: "program", message: "SyntaxError: invalid syntax", line: 2, column: 19, caret: "return req.os = 5\n              ^"},
		{name: "tabs and spaces", program: "def route(req):\n\tif 1:\n        return None\n", field: "program", message: "TabError: inconsistent use of tabs and spaces in indentation", line: 3},
		{name: "10,000 nested parentheses", program: "x = " + strings.Repeat("(", 10_000) + strings.Repeat(")", 10_000), field: "program", message: "SyntaxError: too many nested parentheses", line: 1, column: 205},
		{name: "NUL", program: route + "return '\x00'", field: "program", message: "contains NUL"},
		{name: "no route", program: "x = 1", field: "program", message: "defines no function route(req)"},
		{name: "a route without arguments", program: "\ndef route(): pass", field: "program", message: "has a function route that takes 0 arguments; it is called as route(req)", line: 2},
		{name: "a route with two", program: "def route(req, now): pass", field: "program", message: "has a function route that takes 2 arguments", line: 1},
		{name: "a route that waits", program: "async def route(req): pass", field: "program", message: "async", line: 1},
		{name: "a failure when it is loaded", program: "import json\n\nx = json.loads('{')\n" + route + "pass", field: "program", message: "fails when it is loaded: JSONDecodeError", line: 3, caret: "x = json.loads('{')"},
		{name: "an endless loop when it is loaded", program: "while True: pass\n" + route + "pass", field: "program", message: "OutOfSteps"},
		{name: "a module that is not there", program: "import socket\n" + route + "pass", field: "program", message: "ModuleNotFoundError: No module named 'socket'", line: 1, caret: "import socket"},
		{name: "a rule that is a statement", when: "x = 1", to: "https://example.com/", field: "rules[0].when", message: "must be one expression, not a statement", line: 1, column: 3},
		{name: "a rule that imports", when: "import os", to: "https://example.com/", field: "rules[0].when", message: "must be one expression, not a statement", line: 1},
		{name: "a rule cut short", when: "os ==", to: "https://example.com/", field: "rules[0].when", message: "SyntaxError: invalid syntax", line: 1, column: 6, caret: "os ==\n     ^"},
		{name: "a name that means nothing", when: `os == "ios" and contry`, to: "https://example.com/", field: "rules[0].when", message: `the name "contry" is neither the request's nor Python's nor the program's`, line: 1, column: 17, caret: "os == \"ios\" and contry\n                ^^^^^^"},
		{name: "an attribute that is not there", when: `req.contry`, to: "https://example.com/", field: "rules[0].when", message: `req has no attribute "contry"`, line: 1},
		{name: "a rule without a condition", when: " ", to: "https://example.com/", field: "rules[0].when", message: "must not be empty"},
		{name: "an unknown placeholder", when: "True", to: "https://example.com/{contry}", field: "rules[0].to", message: "has the unknown placeholder {contry}", line: 1, column: 21, caret: "https://example.com/{contry}\n                    ^^^^^^^^"},
		{name: "a placeholder in the host", when: "True", to: "https://{country}.example.com/", field: "rules[0].to", message: "needs hosts"},
		{name: "a target of another scheme", when: "True", to: "javascript:alert(1)", field: "rules[0].to", message: "javascript"},
		{name: "a target with line breaks", when: "True", to: "https://example.com/\r\nx: y", field: "rules[0].to", message: "white space"},
		{name: "a target in circles", when: "True", to: "https://s.example/x", field: "rules[0].to", message: "leads to s.example"},
	} {
		t.Run(c.name, func(t *testing.T) {
			fields := map[string]any{"url": "https://example.com/", "slug": "bad"}
			if c.program != "" {
				fields["program"] = c.program
			} else {
				fields["rules"] = []any{map[string]string{"when": c.when, "to": c.to}}
			}
			body, err := json.Marshal(fields)
			if err != nil {
				t.Fatal(err)
			}
			p := s.do(t, "POST", "/api/v1/links", string(body)).refused(link.CodeInvalid, c.message)
			if len(p.Errors) == 0 {
				t.Fatal("no field is named")
			}
			e := p.Errors[0]
			if e.Field != c.field || e.Line != c.line && c.line > 0 || e.Column != c.column && c.column > 0 || e.Caret != c.caret && c.caret != "" {
				t.Errorf("got %s at line %d, column %d: %s\n%s", e.Field, e.Line, e.Column, e.Detail, e.Caret)
			}
		})
	}
	if got := s.slugs(t, ""); got != "" {
		t.Errorf("something was stored: %s", got)
	}
}

func TestBadLogic_text(t *testing.T) {
	s := start(t)
	s.do(t, "POST", "/api/v1/links", `{"url":"https://example.com/","program":"`+strings.Repeat("#", 1<<20)+`"}`).refused(codeTooLarge, "1024 KiB")
	s.do(t, "POST", "/api/v1/links", "{\"url\":\"https://example.com/\",\"program\":\"# \xff\"}").refused(codeMalformed, "UTF-8")
	s.do(t, "POST", "/api/v1/links", `{"url":"https://example.com/","program":["def route(req): pass"]}`).refused(codeMalformed, "/program", "must be a string")
	s.do(t, "POST", "/api/v1/links", `{"url":"https://example.com/","rules":[{"if":"True","to":"https://example.com/"}]}`).refused(codeMalformed, "is not known here")
	if got := s.slugs(t, ""); got != "" {
		t.Errorf("something was stored: %s", got)
	}
	// A change that is refused leaves what there was.
	s.create(t, `{"url":"https://example.com/","slug":"good","program":"def route(req): return None"}`)
	s.do(t, "PATCH", "/api/v1/links/good", `{"program":"def route(: pass"}`).refused(link.CodeInvalid, "program")
	if got := s.do(t, "GET", "/api/v1/links/good", "").Body.String(); !strings.Contains(got, "def route(req): return None") || !strings.Contains(got, `"revision":1`) {
		t.Errorf("got %s", got)
	}
	// The largest program there can be, each character of it escaped.
	most := "def route(req): return None\n" + strings.Repeat("#", 64<<10-28)
	var escaped strings.Builder
	for _, c := range []byte(most) {
		escaped.WriteString(`\u00` + string("0123456789abcdef"[c>>4]) + string("0123456789abcdef"[c&15]))
	}
	want[v1.Link](s.do(t, "PATCH", "/api/v1/links/good", `{"program":"`+escaped.String()+`"}`), http.StatusOK)
	want[v1.Link](s.do(t, "POST", "/api/v1/links", `{"url":"https://example.com/","slug":"large","program":"`+escaped.String()+`"}`), http.StatusCreated)
}
