package python

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestExpressions_agree_with_the_oracle makes up expressions and holds what they give, or raise, against CPython. The seeds are fixed, so
// that a difference can be found again; JINK_SEEDS says how many to try.
func TestExpressions_agree_with_the_oracle(t *testing.T) {
	cpython := oracle()
	if cpython == "" || testing.Short() {
		t.Skip("needs CPython 3.13 (JINK_CPYTHON), and time")
	}
	seeds := uint64(4)
	if s := os.Getenv("JINK_SEEDS"); s != "" {
		if _, err := fmt.Sscan(s, &seeds); err != nil {
			t.Fatalf("JINK_SEEDS: %v", err)
		}
	}
	for seed := range seeds {
		source := expressions(rand.New(rand.NewPCG(seed, 1)), 400)
		path := filepath.Join(t.TempDir(), "expressions.py")
		if err := os.WriteFile(path, []byte(source), 0o600); err != nil {
			t.Fatal(err)
		}
		want, have := runOracle(t, cpython, path), runHere(t, path, []byte(source), 0)
		if have.out != want.out {
			t.Errorf("seed %d\n%s", seed, difference(have.out, want.out))
		}
	}
}

// expressions is a program that evaluates n expressions, each printed before what it gives.
func expressions(r *rand.Rand, n int) string {
	var b strings.Builder
	b.WriteString("def show(text):\n    try:\n        v = eval(text)\n        print(text, '->', repr(v), type(v).__name__)\n" +
		"    except Exception as e:\n        print(text, '->', type(e).__name__, e)\n" +
		"x, y, s, l, d = 7, 2.5, 'jink', [3, 1, 2], {'a': 1, 2: 'b'}\n")
	for range n {
		fmt.Fprintf(&b, "show(%q)\n", expression(r, 3))
	}
	return b.String()
}

var atoms = []string{"0", "1", "-3", "255", "10**20", "0.5", "-2.25", "1e300", "True", "None", "'ab'", "'Ärger'", "b'xy'", "[1, 2, 3]", "()", "(1, 'a')",
	"{'k': 2}", "{1, 2, 3}", "range(5)", "slice(1, 3)", "x", "y", "s", "l", "d", "2j", "int", "str", "len"}

var binaries = []string{"+", "-", "*", "/", "//", "%", "<<", ">>", "&", "|", "^", "==", "!=", "<", "<=", ">", ">=", "in", "not in", "is", "and", "or"}

var calls = []string{"len(%s)", "abs(%s)", "str(%s)", "repr(%s)", "int(%s)", "float(%s)", "bool(%s)", "list(%s)", "tuple(%s)", "sorted(%s)", "sum(%s)", "min(%s)", "max(%s)",
	"round(%s)", "hex(%s)", "bin(%s)", "ord(%s)", "chr(%s)", "dict(%s)", "bytes(%s)", "ascii(%s)", "divmod(%s, 3)", "pow(%s, 2)", "format(%s, '>8')", "f'{%s!r:<6}'",
	"%s.upper()", "%s.split('b')", "%s.index(1)", "%s.count(1)", "%s.get('a')", "%s.keys()", "%s.bit_length()", "'%%s|%%5s' %% (%s, 1)", "'%%d' %% %s", "'%%.3f' %% %s", "[i for i in %s]",
	"isinstance(%s, int)", "type(%s)", "-%s", "~%s", "+%s", "not %s", "%s[0]", "%s[1:]", "%s[::-1]", "%s[-1]", "(lambda a: a)(%s)", "[*%s]", "{**%s}", "hash(%s) == hash(%s)"}

// expression is one of at most so many levels.
func expression(r *rand.Rand, depth int) string {
	if depth == 0 || r.IntN(5) == 0 {
		return atoms[r.IntN(len(atoms))]
	}
	switch r.IntN(3) {
	case 0:
		c := calls[r.IntN(len(calls))]
		args := make([]any, strings.Count(strings.ReplaceAll(c, "%%", ""), "%s"))
		inner := "(" + expression(r, depth-1) + ")"
		for i := range args {
			args[i] = inner
		}
		return fmt.Sprintf(c, args...)
	case 1:
		op := binaries[r.IntN(len(binaries))]
		right := expression(r, depth-1)
		if op == "<<" || op == "*" {
			right = fmt.Sprint(r.IntN(70) - 5) // so that nothing gets large
		}
		return "(" + expression(r, depth-1) + ") " + op + " (" + right + ")"
	}
	return "(" + expression(r, depth-1) + ") if (" + expression(r, depth-1) + ") else (" + expression(r, depth-1) + ")"
}
