package syntax_test

import (
	"os"
	"strings"
	"testing"

	"github.com/jinklink/jink/python/syntax"
	"github.com/rogpeppe/go-internal/txtar"
)

// sources returns the sources in testdata/trees.txtar and the trees that CPython 3.13 made of them, a line for each statement.
func sources(t testing.TB) map[string][2]string {
	archive, err := txtar.ParseFile("testdata/trees.txtar")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][2]string{}
	for i := 0; i+1 < len(archive.Files); i += 2 {
		source, tree := archive.Files[i], archive.Files[i+1]
		found[strings.TrimSuffix(source.Name, ".py")] = [2]string{string(source.Data), string(tree.Data)}
	}
	if len(found) == 0 {
		t.Fatal("no sources")
	}
	return found
}

func parse(t testing.TB, src string) *syntax.Module {
	t.Helper()
	r, err := syntax.Parse([]byte(src), syntax.Config{})
	if err != nil {
		t.Fatalf("%v\n%s", err, src)
	}
	return r.Tree.(*syntax.Module)
}

func TestParse_makes_the_tree_CPython_makes(t *testing.T) {
	for name, c := range sources(t) {
		t.Run(name, func(t *testing.T) {
			want := strings.Split(strings.TrimSpace(c[1]), "\n")
			body := parse(t, c[0]).Body
			if len(body) != len(want) {
				t.Fatalf("%d statements, want %d", len(body), len(want))
			}
			for i, s := range body {
				if got := syntax.DumpPlaces(s); got != want[i] {
					t.Errorf("statement %d\ngot  %s\nwant %s", i, got, want[i])
				}
			}
		})
	}
}

func TestParse_has_modes(t *testing.T) {
	for _, c := range []struct {
		mode      syntax.Mode
		src, want string
	}{
		{syntax.Eval, "a + 1", "Expression(body=BinOp(left=Name(id='a', ctx=Load()), op=Add(), right=Constant(value=1)))"},
		{syntax.Eval, "a\n\n", "Expression(body=Name(id='a', ctx=Load()))"},
		{syntax.Single, "a; b", "Interactive(body=[Expr(value=Name(id='a', ctx=Load())), Expr(value=Name(id='b', ctx=Load()))])"},
		{syntax.Single, "if a:\n b\n", "Interactive(body=[If(test=Name(id='a', ctx=Load()), body=[Expr(value=Name(id='b', ctx=Load()))])])"},
		{syntax.Exec, "", "Module()"},
		{syntax.Exec, "# nothing", "Module()"},
	} {
		r, err := syntax.Parse([]byte(c.src), syntax.Config{Mode: c.mode})
		if err != nil {
			t.Errorf("%q: %v", c.src, err)
			continue
		}
		if got := syntax.Dump(r.Tree); got != c.want {
			t.Errorf("%q\ngot  %s\nwant %s", c.src, got, c.want)
		}
	}
}

func TestParse_warns(t *testing.T) {
	for src, want := range map[string]string{
		`"\d"`:         `1: invalid escape sequence '\d'`,
		"'''\n\\d'''":  `1: invalid escape sequence '\d'`,
		`b"\400"`:      `1: invalid octal escape sequence '\400'`,
		"f'\\{a}'":     `1: invalid escape sequence '\{'`,
		"1if x else 2": `1: invalid decimal literal`,
		"x is None":    "",
		`r"\d"`:        "",
	} {
		r, err := syntax.Parse([]byte(src), syntax.Config{})
		if err != nil {
			t.Errorf("%q: %v", src, err)
			continue
		}
		got := ""
		for _, w := range r.Warnings {
			got += string(rune('0'+w.Line)) + ": " + w.Msg
		}
		if got != want {
			t.Errorf("%q warns of %q, want %q", src, got, want)
		}
	}
}

func TestInspect_meets_every_part_once(t *testing.T) {
	for name, c := range sources(t) {
		m := parse(t, c[0])
		seen, spans := map[any]bool{}, 0
		syntax.Inspect(m, func(n any) bool {
			if seen[n] {
				t.Errorf("%s: met %T twice", name, n)
			}
			seen[n] = true
			if _, ok := n.(syntax.Node); ok {
				spans++
			}
			return true
		})
		if want := strings.Count(syntax.DumpPlaces(m), "end_lineno="); spans != want {
			t.Errorf("%s: met %d nodes, want %d", name, spans, want)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	var src []byte
	for _, c := range sources(b) {
		src = append(src, c[0]...)
	}
	if file := os.Getenv("JINK_BENCH_SOURCE"); file != "" {
		var err error
		if src, err = os.ReadFile(file); err != nil {
			b.Fatal(err)
		}
	}
	lines := 0
	for _, c := range src {
		if c == '\n' {
			lines++
		}
	}
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := syntax.Parse(src, syntax.Config{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(lines)*float64(b.N)/b.Elapsed().Seconds(), "lines/s")
}
