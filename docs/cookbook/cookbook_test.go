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

// recipes are the programs of the cookbook in a folder: "." for those of links, "site" for those of a site.
func recipes(t *testing.T, folder string, least int) []string {
	files, err := filepath.Glob(filepath.Join(folder, "*.py"))
	if err != nil {
		t.Fatal(err)
	}
	var programs []string
	for _, f := range files {
		if !strings.HasSuffix(f, "_test.py") {
			programs = append(programs, f)
		}
	}
	if len(programs) < least {
		t.Fatalf("there are only %d", len(programs))
	}
	return programs
}

// fewSteps is what no recipe comes near on a visit: a tenth of the budget.
const fewSteps = program.DefaultSteps / 10

func TestRecipes(t *testing.T) {
	engine := func() *program.Engine {
		return program.New(program.Config{Budget: program.Budget{Time: 5 * time.Second}, Targets: link.Targets{Own: func(host string) bool { return host == "s.example" }}})
	}
	shared := engine()
	for _, file := range append(recipes(t, ".", 25), recipes(t, "site", 6)...) {
		name := strings.TrimSuffix(file, ".py")
		t.Run(name, func(t *testing.T) {
			visits, most := 0, int64(0)
			s := &linktest.Suite{Program: read(t, file), File: name + "_test.py", Tests: read(t, name+"_test.py"), Engine: shared,
				Visited: func(v *program.Verdict) { visits, most = visits+1, max(most, v.Steps) }}
			if site := filepath.Dir(file) == "site"; site != s.Site() {
				t.Fatalf("is it a program of a site? %t", site)
			} else if site {
				s.Engine = engine()
			}
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
			if visits < 2 && !s.Site() {
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
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	want := withIndex(t, string(data), "<!-- recipes -->\n", recipes(t, ".", 25))
	want = withIndex(t, want, "<!-- site recipes -->\n", recipes(t, "site", 6))
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

// withIndex writes the index of programs into a text, between begin and the end after it.
func withIndex(t *testing.T, text, begin string, programs []string) string {
	t.Helper()
	const end = "<!-- end -->\n"
	head, rest, ok := strings.Cut(text, begin)
	_, tail, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatal("README.md has no place for the recipes")
	}
	var list strings.Builder
	for _, name := range programs {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		title := regexp.MustCompile(`\A"""(.+)\n`).FindStringSubmatch(string(source))
		if title == nil {
			t.Errorf("%s does not begin with what it does", name)
			continue
		}
		base := strings.TrimSuffix(filepath.Base(name), ".py")
		fmt.Fprintf(&list, "| [%s](%s) | %s |\n", strings.ReplaceAll(base, "_", " "), filepath.ToSlash(name), strings.TrimSuffix(strings.TrimSuffix(title[1], `"""`), "."))
	}
	return head + begin + "| recipe | what it does |\n|---|---|\n" + list.String() + end + tail
}
