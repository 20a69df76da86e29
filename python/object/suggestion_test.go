package object

import (
	"os"
	"strings"
	"testing"
)

// TestSuggest_is_what_CPython_suggests compares with recorded answers of CPython 3.13.
func TestSuggest_is_what_CPython_suggests(t *testing.T) {
	recorded, err := os.ReadFile("testdata/suggestions.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(recorded), "\n"), "\n")
	if len(lines) < 200 {
		t.Fatal("only", len(lines), "are recorded")
	}
	for _, line := range lines {
		name, rest, _ := strings.Cut(line, ": ")
		among, want, _ := strings.Cut(rest, " -> ")
		if got := Suggest(name, strings.Fields(among)); got != want {
			t.Errorf("for %s among %s: %q, want %q", name, among, got, want)
		}
	}
}

func TestSuggest_gives_up_on_too_many_names(t *testing.T) {
	among := make([]string, 750)
	for i := range among {
		among[i] = "value"
	}
	if got := Suggest("valu", among); got != "" {
		t.Errorf("suggests %q among 750 names", got)
	}
	if got := Suggest("valu", among[:749]); got != "value" {
		t.Errorf("suggests %q among 749 names", got)
	}
}
