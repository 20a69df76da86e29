// Package cookbook holds the programs of the cookbook to their tests, in the engine that serves links.
package cookbook

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/program"
	"github.com/jinklink/jink/program/linktest"
)

// recipes are the programs of the cookbook.
func recipes(t *testing.T) []string {
	files, err := filepath.Glob("*.py")
	if err != nil {
		t.Fatal(err)
	}
	var programs []string
	for _, f := range files {
		if !strings.HasSuffix(f, "_test.py") {
			programs = append(programs, f)
		}
	}
	if len(programs) < 25 {
		t.Fatalf("there are only %d", len(programs))
	}
	return programs
}

// fewSteps is what no recipe comes near on a visit: a tenth of the budget.
const fewSteps = program.DefaultSteps / 10

func TestRecipes(t *testing.T) {
	engine := program.New(program.Config{Budget: program.Budget{Time: 5 * time.Second}, Targets: link.Targets{Own: func(host string) bool { return host == "s.example" }}})
	for _, file := range recipes(t) {
		name := strings.TrimSuffix(file, ".py")
		t.Run(name, func(t *testing.T) {
			visits, most := 0, int64(0)
			s := &linktest.Suite{Program: read(t, file), File: name + "_test.py", Tests: read(t, name+"_test.py"), Engine: engine,
				Visited: func(v *program.Verdict) { visits, most = visits+1, max(most, v.Steps) }}
			if err := s.Check(); err != nil {
				t.Fatal(err)
			}
			tests, err := s.Names(t.Context())
			if err != nil || len(tests) == 0 {
				t.Fatalf("%d tests: %v", len(tests), err)
			}
			for _, test := range tests {
				if r := s.Run(t.Context(), test); r.Failed != "" {
					t.Errorf("%s: %s", test, r.Failed)
				}
			}
			if visits < 2 {
				t.Errorf("only %d visits are tried", visits)
			}
			if most > fewSteps {
				t.Errorf("a visit takes %d steps", most)
			}
		})
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestIndex holds README.md to the programs: what is listed there is the first line of each. JINK_UPDATE=1 writes it anew.
func TestIndex(t *testing.T) {
	const begin, end = "<!-- recipes -->\n", "<!-- end -->\n"
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok := strings.Cut(string(data), begin)
	_, tail, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatal("README.md has no place for the recipes")
	}
	var list strings.Builder
	for _, name := range recipes(t) {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		title := regexp.MustCompile(`\A"""(.+)\n`).FindStringSubmatch(string(source))
		if title == nil {
			t.Errorf("%s does not begin with what it does", name)
			continue
		}
		base := strings.TrimSuffix(name, ".py")
		fmt.Fprintf(&list, "| [%s](%s) | %s |\n", strings.ReplaceAll(base, "_", " "), name, strings.TrimSuffix(strings.TrimSuffix(title[1], `"""`), "."))
	}
	want := head + begin + "| recipe | what it does |\n|---|---|\n" + list.String() + end + tail
	if want == string(data) {
		return
	}
	if os.Getenv("JINK_UPDATE") == "" {
		t.Fatal("README.md does not list the programs as they are; JINK_UPDATE=1 writes it anew")
	}
	if err := os.WriteFile("README.md", []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}
