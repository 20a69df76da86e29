package linktest

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/program"
)

// The program of docs/site-program.md passes the tests there.
func TestSite_documentation(t *testing.T) {
	text, err := os.ReadFile("../../docs/site-program.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)```python\n(.*?)```").FindAllStringSubmatch(string(text), -1)
	if len(blocks) != 2 {
		t.Fatalf("%d blocks of Python", len(blocks))
	}
	s := &Suite{Program: blocks[0][1], File: "site_test.py", Tests: blocks[1][1], Engine: program.New(program.Config{Budget: program.Budget{Time: time.Minute}})}
	if !s.Site() {
		t.Error("it is not taken for a program of a site")
	}
	if err := s.Check(); err != nil {
		t.Fatal(err)
	}
	names, err := s.Names(t.Context())
	if err != nil || len(names) != 5 {
		t.Fatalf("%v, %v", names, err)
	}
	for _, name := range names {
		if r := s.Run(t.Context(), name); r.Failed != "" {
			t.Errorf("%s: %s", name, r.Failed)
		}
	}
}

// A test learns why a program failed, and of what it does not know.
func TestSite_that_fails(t *testing.T) {
	for tests, want := range map[string]string{
		"def test_x(): create(url='https://example.com/')":           "the program failed: KeyError: 'x' (on_create line 2)",
		"def test_x(): create(url='https://example.com/', titel='')": `create: json: unknown field "titel"`,
		"def test_x(): create(url='/x')":                             "the link is not valid: url: ",
		"def test_x():\n    try: create(url='https://example.com/')\n    except ValueError: pass\n    create(url='https://example.com/', title='again')": "the program failed: InvalidAnswer: title: must be str, not int (on_create line 0)",
		"def test_x(): missing('a')":                "the program failed: ZeroDivisionError: division by zero (on_missing line 4)",
		"def test_x(): assert visit().by == 'link'": "",
	} {
		s := &Suite{Program: "def on_create(link, actor):\n    return {'title': 5} if link.title else {}['x']\ndef on_missing(req):\n    1 / 0\n", File: "t.py", Tests: tests,
			Engine: program.New(program.Config{Budget: program.Budget{Time: time.Minute}})}
		r := s.Run(t.Context(), "test_x")
		if !strings.Contains(r.Failed, want) || want == "" && r.Failed != "" {
			t.Errorf("%s: %s, want %s", tests, r.Failed, want)
		}
	}
}
