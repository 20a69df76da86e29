package python

import (
	"bytes"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/jinklink/jink/python/object"
)

// copiedSource is what the template of FuzzReset ran: things of all kinds that a program may change, and a look at them.
const copiedSource = `
import sys, builtins, collections, functools, enum, dataclasses, contextlib, json, re, random, operator, itertools, io, warnings, weakref, string
class Color(enum.Enum):
    RED = 1
@dataclasses.dataclass
class Point:
    x: int
    y: list
class Slots:
    __slots__ = "a", "b"
p, s = Point(1, [2]), Slots()
s.a = p
table = {"n": 0, "list": [1, [2]], "set": {1, "a"}, "bytes": bytearray(b"ab"), "deque": collections.deque([1], 3), "count": collections.Counter("ab"),
    "default": collections.defaultdict(list), "ordered": collections.OrderedDict(a=1), "partial": functools.partial(int, base=2)}
table["self"] = table
a, b, c, d = 1, [3, 1, 2], "xyz", {"k": 2, "a": 5}
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
    return repr((p, s.a, table, a, b, c, d, step.__closure__[0].cell_contents, cached.cache_info(), list(Color), sorted(globals()), sorted(vars(builtins)),
        sorted(sys.modules), look.__dict__, sorted(vars(Point)), Point.__subclasses__(), sys.getrecursionlimit(), len(warnings.filters), sys.path,
        json.loads('{"a": [1]}'), re.findall("a+", "baab"), random.random(), hash("a"), id(p), [id(v) for v in table.values()], p.__dict__, len(object.__subclasses__())))
look(); cached.cache_clear()
`

// changes end some programs: what leaks most easily.
var changes = []string{
	"",
	"p.x = a; p.y.append(b); p.new = c; table['list'][1].append(d); table.clear()\n",
	"import sys, builtins; builtins.len = str; sys.path.append(c); sys.setrecursionlimit(200); sys.modules['leak'] = sys; del make\n",
	"step(); cached(1); cached(2); Point.w = 1; Point.__repr__ = lambda s: 'leak'; Color.RED._value_ = 3\nclass Sub(Point): pass\n",
	"import random, warnings, re, json; random.seed(5); warnings.simplefilter('error'); json.loads = None; re.compile('leak*')\n",
	"import sys\nfor i in range(3000): setattr(p, f'leak{i}', i); sys.intern(f'other{i}'); getattr(Point, f'third{i}', 0)\n",
	"def deep(n): return n and 1 + deep(n - 1)\ntry: deep(900)\nexcept RecursionError: pass\n",
	"def gen():\n  try: yield\n  finally: table['leak'] = 1\nheld = gen(); next(held)\n",
	"class D:\n  def __del__(self): table['deleted'] = 1\nfor _ in range(50): D()\nimport gc; gc.collect()\n",
	"import sys\nsys.excepthook = sys.displayhook = sys.unraisablehook = print; sys.stdout = sys.stderr; raise ValueError(table)\n",
}

// FuzzReset runs made-up programs in copies of a template, within limits. None may use more than it may, or make the machine
// fail; and after a Reset, a copy is what a new one is: it shows the same, and the next program ends in it as it does there,
// after as many steps.
func FuzzReset(f *testing.F) {
	for seed := range uint64(len(changes)) {
		f.Add(seed, uint16(seed), uint16(9_000), []byte(nil))
		f.Add(seed+100, uint16(seed), uint16(300), []byte("while True: b.append(a)"))
	}
	template := copiedTemplate(f)
	reused := template.New()
	f.Fuzz(func(t *testing.T, seed uint64, change, steps uint16, more []byte) {
		source := newGenerator(seed).program() + "\n" + changes[int(change)%len(changes)] + string(more)
		p, err := Compile("fuzz.py", []byte(source))
		if err != nil {
			return
		}
		late := time.AfterFunc(20*time.Second, func() { panic(fmt.Sprintf("does not end: %s", source)) })
		defer late.Stop()
		budget := Budget{Steps: int64(steps) * 10, Memory: 4 << 20, Output: 1 << 14}
		was := runCopied(t, template.New(), p, budget)
		for range 2 {
			if is := runCopied(t, reused, p, budget); is != was {
				t.Errorf("a copy that was used before does\n%s\nand not, as a new one,\n%s\n%s", is, was, source)
			}
			if err := reused.Reset(); err != nil {
				t.Fatalf("%v after\n%s", err, source)
			}
			if is, was := lookAt(t, reused), lookAt(t, template.New()); is != was {
				t.Errorf("after a reset there is\n%s\nand in a new copy\n%s\n%s", is, was, source)
			}
			if err := reused.Reset(); err != nil {
				t.Fatalf("%v after it was looked at", err)
			}
		}
	})
}

func copiedTemplate(f *testing.F) *Template {
	f.Helper()
	in, err := New(Config{})
	if err != nil {
		f.Fatal(err)
	}
	p, err := Compile("copied.py", []byte(copiedSource))
	if err != nil {
		f.Fatal(err)
	}
	if err := in.Run(f.Context(), p); err != nil {
		f.Fatal(err)
	}
	template, err := in.Template()
	if err != nil {
		f.Fatal(err)
	}
	return template
}

// runCopied runs a program and tells all that can be known of that: what it wrote, its end, and what it used.
func runCopied(t *testing.T, in *Interpreter, p *Program, b Budget) string {
	t.Helper()
	var out bytes.Buffer
	in.SetOutput(&out)
	in.Seed(1)
	in.SetBudget(b)
	err := in.Run(t.Context(), p)
	used := in.Used()
	if used.Steps > b.Steps || used.Output > b.Output || int64(out.Len()) > b.Output {
		t.Errorf("it used %+v of %+v and wrote %d bytes", used, b, out.Len())
	}
	var panicked *Panic
	var stopped *Stopped
	if errors.As(err, &panicked) {
		t.Errorf("the machine failed: %v\n%s", err, panicked.Stack)
	}
	end := fmt.Sprint(err)
	if errors.As(err, &stopped) && stopped.Reason == object.OutOfMemory {
		// How much of the stack is there already, a copy that ran before knows: it may get a little further.
		return end
	}
	told := anyAddress.ReplaceAllString(fmt.Sprintf("%s\n%s", out.Bytes(), end), "0x1")
	return fmt.Sprintf("%s\n%d steps, %d bytes", told, used.Steps, used.Output)
}

func lookAt(t *testing.T, in *Interpreter) string {
	t.Helper()
	in.Seed(1)
	look, err := in.Func("look")
	if err != nil {
		t.Fatal(err)
	}
	v, err := look.Call(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s, _ := AsString(v)
	return s
}
