package python_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/jinklink/jink/python"
)

// template makes a template of an interpreter that ran source.
func template(t testing.TB, c python.Config, source string) *python.Template {
	t.Helper()
	p, err := python.Compile("template.py", []byte(source))
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
	m, err := in.Template()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// do runs source in an interpreter and gives what it leaves in the variable out, as repr shows it.
func do(t testing.TB, in *python.Interpreter, source string) string {
	t.Helper()
	p, err := python.Compile("do.py", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	if err := in.Run(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	v, err := in.Get("out")
	if err != nil {
		t.Fatal(err)
	}
	s, err := in.Repr(v)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestTemplate_copies_have_what_it_had(t *testing.T) {
	m := template(t, python.Config{}, `
x = [1, {"a": (2, [3])}, {4, 5}]
x.append(x)
def f(n, d=[]):
    d.append(n)
    return d
class A:
    count = 0
    def __init__(self): self.v = 1; A.count += 1
    @property
    def p(self): return self.v + 1
class B(A):
    __slots__ = ("s",)
    def m(self): return super().p
b = B()
b.s = [b]
def counter():
    n = 0
    def step():
        nonlocal n
        n += 1
        return n
    return step
step = counter()
step()
f(1)
b.m()
`)
	for range 2 {
		in := m.New()
		got := do(t, in, `
out = repr((x[:3], x[3] is x, f(2), b.m(), b.s[0] is b, type(b) is B, A.count, step(), B.__mro__[1] is A, [c.__name__ for c in A.__subclasses__()],
    isinstance(b, A), __name__, len(A.__dict__) > 3, b.__dict__))
x[1]["a"][1].append("seen"); A.count = 9; b.v = 7; B.m = None; f.x = 1; x[2].add(6); del x[0]
import builtins
builtins.leak = 1
`)
		want := `"([1, {'a': (2, [3])}, {4, 5}], True, [1, 2], 2, True, True, 1, 2, True, ['B'], True, '__main__', True, {'v': 1})"`
		if got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		if got := do(t, in, "out = leak, hasattr(f, 'x'), A().v, B.__subclasses__(), [c.__name__ for c in object.__subclasses__() if c.__name__ == 'A']"); got != "(1, True, 1, [], ['A'])" {
			t.Error(got)
		}
	}
}

func TestTemplate_names_what_it_cannot_copy(t *testing.T) {
	for source, want := range map[string]string{
		"def g(): yield 1\nclass C: pass\nc = C()\nc.running = [g()]": "a generator cannot be copied: __main__.c",
		"it = iter({1: 2})": "a dict_keyiterator cannot be copied: __main__.it",
	} {
		in := run(t, python.Config{}, source)
		if _, err := in.Template(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// TestPool_leaks_nothing has a program change all that it can get at, in every way that it knows.
// looks returns what calls the program's function look, which tells what there is in a str.
func looks(t *testing.T, in *python.Interpreter) func() string {
	look, err := in.Func("look")
	if err != nil {
		t.Fatal(err)
	}
	return func() string {
		v, err := look.Call(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		s, _ := python.AsString(v)
		return s
	}
}

func TestPool_leaks_nothing(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long under the race detector, and nothing runs at the same time")
	}
	m := template(t, python.Config{}, `
import sys, builtins, json, re, collections, functools, enum, dataclasses, warnings
class Color(enum.Enum):
    RED = 1
@dataclasses.dataclass
class Point:
    x: int
    y: list
p = Point(1, [2])
state = {"n": 0, "list": [1, 2], "set": {1}, "bytes": bytearray(b"ab"), "deque": collections.deque([1]), "count": collections.Counter("ab"),
    "default": collections.defaultdict(list), "ordered": collections.OrderedDict(a=1), "partial": functools.partial(int, base=2)}
cell = 0
@functools.lru_cache
def cached(x): return [x]
def make():
    n = 0
    def step():
        nonlocal n
        n += 1
        return n
    return step
step = make()
def look():
    return repr((p, state, cell, step.__closure__[0].cell_contents, cached.cache_info(), Color.RED, sorted(globals()), sorted(vars(builtins)),
        sorted(sys.modules), look.__dict__, look.__defaults__, Point.__dict__.keys(), Color.__members__, sys.getrecursionlimit(),
        len(warnings.filters), json.loads('{"a": [1]}'), re.findall("a+", "baab"), sys.path, Point.__subclasses__()))
look()
cached.cache_clear()
`)
	pool := python.NewPool(m)
	const change = `
import sys, builtins, gc, string, weakref
cell = 9; step(); cached(1); p.x = 5; p.y.append(3); p.z = 1
for v in state.values():
    for name in "append", "add", "clear", "extend", "update":
        try: getattr(v, name)("x")
        except Exception: pass
state["default"]["new"]; state["partial"].x = 1; state["new"] = 1
builtins.leak = 1; builtins.len = lambda x: 0; Point.w = 1; Point.__repr__ = lambda s: "hm"; Color.RED._value_ = 3
look.x = 1; look.__defaults__ = (1,); sys.path.append("x"); sys.setrecursionlimit(100); json.loads = None; sys.modules["leak"] = sys
warnings.simplefilter("ignore"); look.__kwdefaults__ = {}; look.__dict__["d"] = 1; p.__dict__["q"] = 2; vars(Point)
class Sub(Point): pass
try: 1 / 0
except ZeroDivisionError as e: kept = e
del make
step.__closure__[0].cell_contents = 77
type(state["count"]).leak = 1
Color.GREEN = 2
sys.excepthook = None
out = 0
`
	first := pool.Get()
	see := looks(t, first)
	before := see()
	if err := first.Reset(); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		do(t, first, change)
		if err := first.Reset(); err != nil {
			t.Fatal(err)
		}
		if after := see(); after != before {
			t.Fatalf("it was\n%s\nand is\n%s", before, after)
		}
	}
	if got := do(t, first, "out = hasattr(builtins, 'leak'), len('abc'), 'out' in globals(), sys.excepthook is None"); got != "(False, 3, False, False)" {
		t.Error(got)
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range 20 {
				in := pool.Get()
				f, err := in.Func("look")
				if err != nil {
					t.Error(err)
					return
				}
				v, err := f.Call(t.Context())
				if s, _ := python.AsString(v); s != before || err != nil {
					t.Errorf("it was\n%s\nand is\n%s (%v)", before, s, err)
				}
				do(t, in, change)
				pool.Put(in)
			}
		})
	}
	all.Wait()
}

func BenchmarkInterpreter_Reset(b *testing.B) {
	in := template(b, python.Config{}, routeSource).New()
	b.ReportAllocs()
	for b.Loop() {
		if err := in.Reset(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTemplate_New(b *testing.B) {
	for _, bench := range []struct{ name, source string }{
		{"bare", ""},
		{"route", routeSource},
		{"stdlib", routeSource + "\nimport collections, functools, dataclasses, enum, contextlib, string, warnings, io, sys"},
	} {
		b.Run(bench.name, func(b *testing.B) {
			m := template(b, python.Config{}, bench.source)
			b.ReportMetric(float64(m.Size()), "bytes/interpreter")
			b.ReportAllocs()
			for b.Loop() {
				m.New()
			}
		})
	}
}

// Time zones of module datetime never change, and are the same in all copies.
func TestTemplate_has_the_zones_of_datetime(t *testing.T) {
	m := template(t, python.Config{Stdlib: python.Pure()}, "import datetime as d\nutc, cet = d.timezone.utc, d.timezone(d.timedelta(hours=1), 'CET')\n")
	got := do(t, m.New(), "out = utc is d.UTC is d.timezone.utc, repr(cet), str(d.datetime.fromtimestamp(5, utc).astimezone(cet))")
	if want := `(True, "datetime.timezone(datetime.timedelta(seconds=3600), 'CET')", '1970-01-01 01:00:05+01:00')`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestTemplate_copies_share_constants(t *testing.T) {
	const source = `
words = "a", "b", ("c", 1.5, None), frozenset({"d", 2})
many = (words,) * 1000
def f(x, kept=[], seen=words): kept.append(x); return kept, seen
class C: at = words, f
`
	with := template(t, python.Config{}, source)
	without := template(t, python.Config{}, strings.Replace(source, "(words,) * 1000", "(words,)", 1))
	if with.Size() != without.Size() {
		t.Errorf("a thousand constants take %d bytes of each copy", with.Size()-without.Size())
	}
	one, other := with.New(), with.New()
	const look = "out = f(1)[0], C.at[0] is words, C.at[1] is f, many[999] is words, f(2)[1] is words, {('c', 1.5, None)} <= set(words), id(words) == id(f(3)[1])"
	const want = "([1, 2, 3], True, True, True, True, True, True)"
	for _, in := range []*python.Interpreter{one, other} {
		if got := do(t, in, look); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// TestTemplate_copies_locks has copies of an interpreter with threads' library in it, and locks in hand: each has its own.
func TestTemplate_copies_locks(t *testing.T) {
	m := template(t, python.Config{Threads: 2}, `
import concurrent.futures, logging, queue, threading
lock, again, event, full, simple = threading.Lock(), threading.RLock(), threading.Event(), queue.Queue(), queue.SimpleQueue()
lock.acquire(); again.acquire(); full.put([1]); simple.put(2)
own = threading.local(); own.x = [3]
threading.stack_size(64 << 10)
done = threading.Thread(target=event.wait)
`)
	for range 2 {
		in := m.New()
		for range 2 {
			got := do(t, in, `
t = threading.Thread(target=lambda: (lock.acquire(), own.__dict__.update(y=1), event.set()))
t.start()
seen = lock.locked(), again._is_owned(), event.is_set(), full.get_nowait(), simple.get_nowait(), list(own.x), threading.stack_size(0), threading.current_thread() is threading.main_thread()
lock.release(); own.x.append(4); again.release()
t.join()
done.start(); done.join()
out = seen, lock.locked(), hasattr(own, 'y'), again._is_owned(), threading.enumerate() == [threading.main_thread()]
`)
			if want := "((True, True, False, [1], 2, [3], 65536, True), True, False, False, True)"; got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
			if err := in.Reset(); err != nil {
				t.Fatal(err)
			}
		}
	}
}
