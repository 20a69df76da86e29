package python_test

import (
	"context"
	"errors"
	"io/fs"
	"math"
	"math/big"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/python"
)

// run runs a program in a new interpreter.
func run(t testing.TB, c python.Config, source string) *python.Interpreter {
	t.Helper()
	p, err := python.Compile("test.py", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	in, err := python.New(c)
	if err != nil {
		t.Fatal(err)
	}
	if err := in.Run(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	return in
}

func TestValue_and_Export_are_inverse(t *testing.T) {
	in := run(t, python.Config{}, "")
	type inner struct{ A, B int }
	type outer struct {
		Name  string
		Inner *inner
		Tags  map[string][]inner
		Plain inner
		Skip  string `python:"-"`
	}
	for _, x := range []any{
		true, 1, int8(-8), uint64(math.MaxUint64), 1.5, float32(0.25), complex(1, 2), "text", []byte("bytes"),
		[]int{1, 2}, [2]string{"a", "b"}, map[string]int{"a": 1}, map[int]string{3: "c"}, big.NewInt(7),
		outer{Name: "n", Inner: &inner{1, 2}, Tags: map[string][]inner{"t": {{3, 4}}}},
		[]any{nil, int64(1), "s", 2.5, []any{true}, map[string]any{"k": int64(1)}},
	} {
		v, err := in.Value(x)
		if err != nil {
			t.Errorf("%#v: %v", x, err)
			continue
		}
		back := reflect.New(reflect.TypeOf(x))
		if err := in.Export(v, back.Interface()); err != nil {
			t.Errorf("%#v: %v", x, err)
		} else if !reflect.DeepEqual(back.Elem().Interface(), x) {
			t.Errorf("%#v became %#v", x, back.Elem())
		}
	}
}

func TestExport_says_where_a_value_does_not_fit(t *testing.T) {
	in := run(t, python.Config{}, `
class Link: pass
link = Link()
link.target, link.hits, link.tags = "x", 1 << 70, [{"a": 1}, {"a": "b"}]
loop = []
loop.append(loop)
`)
	type link struct {
		Target string
		Hits   uint32
		Tags   []map[string]any
	}
	for _, test := range []struct {
		name string
		to   any
		want string
	}{
		{"link", new(link), "Hits: 1180591620717411303424 does not fit a uint32"},
		{"link", new(struct{ Tags []map[string]string }), `Tags[0]["a"]: want string, got int`},
		{"link", new(struct{ Target []string }), "Target: want []string, got str"},
		{"link", new(int), "want int, got Link"},
		{"link", new(struct{ Tags [1]any }), "Tags: want 1 items, got 2"},
		{"loop", new(any), strings.Repeat("[0]", 200) + ": nested more than 200 deep"},
		{"link", 3, "Export needs a pointer, not a int"},
	} {
		v, err := in.Get(test.name)
		if err != nil {
			t.Fatal(err)
		}
		var c *python.ConversionError
		if err := in.Export(v, test.to); err == nil || err.Error() != test.want || !errors.As(err, &c) {
			t.Errorf("%s to %T: %v, want %s", test.name, test.to, err, test.want)
		}
	}
	type list struct{ Next *list }
	circle := &list{}
	circle.Next = circle
	for want, x := range map[string]any{
		"Python has nothing like a Go chan int":         make(chan int),
		`["a"][1].C: Python has nothing like a Go chan`: map[string]any{"a": []any{1, struct{ C chan int }{make(chan int)}}},
		"nested more than":                              circle,
	} {
		if _, err := in.Value(x); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%T: %v, want %s", x, err, want)
		}
	}
}

// details is an error that says more about another one.
type details struct{ error }

func (d details) Unwrap() error { return d.error }

func TestErrors_pass_both_ways(t *testing.T) {
	mine := errors.New("mine")
	in := run(t, python.Config{Modules: map[string]*python.Module{"host": {Functions: []*python.Function{
		python.Func("fail", "(what, /)", "", func(c python.Call) (python.Value, error) {
			switch what, _ := c.String(0); what {
			case "mine":
				return python.None, details{mine}
			case "value":
				return python.None, python.Raise("ValueError", "bad: %w", mine)
			case "missing":
				return python.None, fs.ErrNotExist
			case "panic":
				panic("oh")
			case "unknown":
				return python.None, python.Raise("NoSuchError", "x")
			}
			return python.None, nil
		}),
		python.Func("call", "(f, /, *args, key=None, **more)", "", func(c python.Call) (python.Value, error) {
			args, _ := python.Items(c.Arg(1))
			return c.Call(c.Arg(0), args...)
		}),
	}}}}, `
import host
def name(what):
    try:
        host.fail(what)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"
def fail(what): host.fail(what)
def chained():
    try: host.fail("mine")
    except RuntimeError as e: raise KeyError("key") from e
def deep(n): return host.call(deep, n - 1) if n else 1 / 0
def wrong(): host.fail()
`)
	name, _ := in.Func("name")
	for what, want := range map[string]string{
		"mine": "RuntimeError: mine", "value": "ValueError: bad: mine", "missing": "FileNotFoundError: file does not exist",
		"panic": "SystemError: panic: oh", "unknown": "RuntimeError: x",
	} {
		v, err := name.Call(t.Context(), what)
		if got, _ := python.AsString(v); got != want || err != nil {
			t.Errorf("%s is %q, %v, want %q", what, got, err, want)
		}
	}
	fail, _ := in.Func("fail")
	_, err := fail.Call(t.Context(), "mine")
	var d details
	var e *python.Error
	if !errors.Is(err, mine) || !errors.As(err, &d) || !errors.As(err, &e) || !e.IsA("Exception") || e.Type != "RuntimeError" {
		t.Errorf("%#v", err)
	}
	if len(e.Frames) != 1 || e.Frames[0] != (python.Frame{File: "test.py", Function: "fail", Line: 8}) || !strings.HasPrefix(e.Text, "Traceback") {
		t.Errorf("%+v", e)
	}
	var p *python.Panic
	if _, err = fail.Call(t.Context(), "panic"); !errors.As(err, &p) || p.Value != "oh" || !strings.Contains(string(p.Stack), "embed_test.go") {
		t.Errorf("%#v", err)
	}
	for f, want := range map[string]string{"chained": "KeyError: 'key'", "wrong": "TypeError: host.fail() takes exactly one argument (0 given)"} {
		f, _ := in.Func(f)
		if _, err := f.Call(t.Context()); err == nil || !strings.HasSuffix(err.Error(), want+"\n") {
			t.Errorf("%v, want %s", err, want)
		} else if want[0] == 'K' && !errors.Is(err, mine) {
			t.Error("the cause of a cause is lost")
		}
	}
	deep, _ := in.Func("deep")
	if _, err := deep.Call(t.Context(), 20); !errors.As(err, &e) || e.Type != "ZeroDivisionError" || len(e.Frames) != 21 {
		t.Errorf("%v", err)
	}
	if _, err := deep.Call(t.Context(), 1<<40); !errors.As(err, &e) || e.Type != "RecursionError" {
		t.Errorf("%v", err)
	}
	if _, err := in.Func("nobody"); !errors.As(err, &e) || e.Type != "NameError" {
		t.Error(err)
	}
	done, cancel := context.WithCancel(t.Context())
	cancel()
	var stopped *python.Stopped
	if _, err := name.Call(done, "mine"); !errors.As(err, &stopped) || !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

type basket struct{ items []string }

var basketClass = python.NewClass("Basket", "Some things.",
	python.Settable("first", "The first one.", func(b *basket) string { return b.items[0] }, func(b *basket, s string) error {
		if s == "" {
			return errors.New("empty")
		}
		b.items[0] = s
		return nil
	}),
	python.Attribute("all", "", func(b *basket) []string { return b.items }),
	python.Attribute("size", "", func(b *basket) int { return len(b.items) }),
	python.Method("add", "(*items, times=1)", "Put things in.", func(c python.Call, b *basket) (python.Value, error) {
		var more []string
		if err := c.Export(c.Arg(0), &more); err != nil {
			return python.None, err
		}
		b.items = append(b.items, more...)
		return python.Int(int64(len(b.items))), nil
	}),
	python.Len(func(b *basket) int { return len(b.items) }),
	python.GetItem(func(c python.Call, b *basket, key python.Value) (python.Value, error) {
		n, ok := python.AsInt(key)
		if !ok || n < 0 || n >= int64(len(b.items)) {
			return python.None, python.Raise("IndexError", "no thing %d", n)
		}
		return python.String(b.items[n]), nil
	}),
	python.Contains(func(c python.Call, b *basket, item python.Value) (bool, error) {
		s, _ := python.AsString(item)
		for _, have := range b.items {
			if have == s {
				return true, nil
			}
		}
		return false, nil
	}),
	python.Iter(func(c python.Call, b *basket) (python.Value, error) { return c.Value(b.items) }),
	python.Repr(func(b *basket) string { return "<" + strings.Join(b.items, ",") + ">" }),
)

func TestClass_shows_what_it_declares_and_nothing_else(t *testing.T) {
	var out strings.Builder
	in, err := python.New(python.Config{Stdout: &out, Modules: map[string]*python.Module{"shop": {Values: map[string]any{"Basket": basketClass}}}})
	if err != nil {
		t.Fatal(err)
	}
	b := &basket{items: []string{"a", "b"}}
	if err := in.Set("b", basketClass.New(b)); err != nil {
		t.Fatal(err)
	}
	p, err := python.Compile("test.py", []byte(`
import shop
def attempt(f):
    try: print(f())
    except Exception as e: print(f"{type(e).__name__}: {e}")
print(b, repr(b), len(b), b[1], "a" in b, "z" in b, list(b), bool(b), b.first, b.all, b.size, isinstance(b, shop.Basket))
b.first = "c"
print(b.add("d", "é"), b.first, b.first is b.first, type(b), shop.Basket.__doc__, shop.Basket.add.__doc__)
def set(name, v): setattr(b, name, v)
attempt(lambda: b[9])
attempt(lambda: b.items)
attempt(lambda: b.held)
attempt(lambda: b.__dict__)
attempt(lambda: b.add(1))
attempt(lambda: b.add(k=1))
attempt(lambda: shop.Basket())
attempt(lambda: type("C", (shop.Basket,), {}))
attempt(lambda: set("first", ""))
attempt(lambda: set("first", 3))
attempt(lambda: set("size", 3))
attempt(lambda: set("other", 3))
attempt(lambda: delattr(b, "first"))
attempt(lambda: shop.Basket.first.__get__(3))
print([n for n in dir(b) if n[0] != "_"])
`))
	if err != nil {
		t.Fatal(err)
	}
	if err := in.Run(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	want := `<a,b> <a,b> 2 b True False ['a', 'b'] True a ['a', 'b'] 2 True
4 c True <class 'host.Basket'> Some things. Put things in.
IndexError: no thing 9
AttributeError: 'Basket' object has no attribute 'items'
AttributeError: 'Basket' object has no attribute 'held'
AttributeError: 'Basket' object has no attribute '__dict__'
TypeError: [0]: want string, got int
TypeError: add() got an unexpected keyword argument 'k'
TypeError: cannot create 'host.Basket' instances
TypeError: type 'host.Basket' is not an acceptable base type
RuntimeError: empty
TypeError: want string, got int
AttributeError: attribute 'size' of 'Basket' objects is not writable
AttributeError: 'Basket' object has no attribute 'other' and no __dict__ for setting new attributes
AttributeError: attribute 'first' of 'Basket' objects cannot be deleted
TypeError: descriptor 'first' for 'Basket' objects doesn't apply to a 'int' object
['add', 'all', 'first', 'size']
`
	if out.String() != want {
		t.Errorf("printed\n%s\nwant\n%s", out.String(), want)
	}
	v, _ := in.Get("b")
	if held, ok := basketClass.Get(v); !ok || held != b {
		t.Error("the instance does not give back what it holds")
	}
	var back *basket
	if err := in.Export(v, &back); err != nil || back != b {
		t.Error(back, err)
	}
	if _, ok := requestClass.Get(v); ok {
		t.Error("an instance of one class is taken for one of another")
	}
}

func TestExport_of_a_function_calls_it(t *testing.T) {
	in := run(t, python.Config{}, `
def add(a, b): return a + b
def fail(a, b): raise ValueError(a)
`)
	for name, want := range map[string]string{"add": "3", "fail": "ValueError"} {
		v, _ := in.Get(name)
		f, err := python.As[func(a, b int) (int, error)](in, v)
		if err != nil {
			t.Fatal(err)
		}
		n, err := f(1, 2)
		var e *python.Error
		if want == "3" && (n != 3 || err != nil) || want != "3" && (!errors.As(err, &e) || e.Type != want) {
			t.Errorf("%s: %d, %v", name, n, err)
		}
	}
}

func TestCall_of_a_rule_allocates_little(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector allocates, too")
	}
	f := route(t)
	ctx := t.Context()
	r := &request{path: "/shoes", method: "GET", agent: "Mozilla/5.0", country: "ch", slug: "spring"}
	allocated := testing.AllocsPerRun(100, func() {
		if _, err := f.CallValues(ctx, requestClass.New(r)); err != nil {
			t.Fatal(err)
		}
	})
	if allocated > 5 {
		t.Errorf("a call allocates %.0f times, more than 5", allocated)
	}
}

func TestMemory_counts_what_f_strings_make(t *testing.T) {
	p, err := python.Compile("test.py", []byte("s = 'x' * 1000\nwhile True: s = f'{s}{s}'\n"))
	if err != nil {
		t.Fatal(err)
	}
	in, err := python.New(python.Config{Memory: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	var stopped *python.Stopped
	if err := in.Run(t.Context(), p); !errors.As(err, &stopped) {
		t.Error(err)
	}
}

func TestStdlib_pure_modules_can_be_imported_and_no_others(t *testing.T) {
	in := run(t, python.Config{Stdlib: python.Pure()}, "")
	for _, name := range []string{"json.decoder", "collections.abc", "math", "re"} {
		if _, err := in.Import(name); err != nil && !strings.Contains(err.Error(), "No module named") {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range []string{"gc", "atexit", "dis", "os", "urllib.request"} {
		if _, err := in.Import(name); err == nil {
			t.Errorf("%s can be imported", name)
		}
	}
}

// What Python code that is asked for a time does to fail is told, and not taken for another kind of value.
func TestExport_tells_why_a_time_cannot_be_had(t *testing.T) {
	in := run(t, python.Config{}, `
import datetime
class Zone(datetime.tzinfo):
    def utcoffset(self, at): raise KeyError("where")
at = datetime.datetime(2026, 1, 1, tzinfo=Zone())
long = datetime.timedelta(days=200_000)
`)
	at, err := in.Get("at")
	if err != nil {
		t.Fatal(err)
	}
	var anything any
	var moment time.Time
	for _, to := range []any{&anything, &moment} {
		if e, ok := errors.AsType[*python.Error](in.Export(at, to)); !ok || e.Type != "KeyError" {
			t.Errorf("to a %T: %v", to, e)
		}
	}
	long, err := in.Get("long")
	if err != nil {
		t.Fatal(err)
	}
	if err := in.Export(long, &anything); err != nil || anything != any(long) {
		t.Errorf("what is longer than a time.Duration becomes %v, %v", anything, err)
	}
}
