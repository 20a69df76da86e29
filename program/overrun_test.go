package program

import (
	"fmt"
	"math/rand/v2"
	"net/url"
	"testing"
	"time"

	"github.com/jinklink/jink/link"
)

// caller is a program that calls one function, which it chooses by a seed among those of built-in types and modules, with large
// arguments, over and over.
const caller = `
modules = {}
for m in "re json math itertools functools collections hashlib base64 textwrap urllib.parse decimal statistics heapq bisect html struct zlib difflib unicodedata operator copy binascii ipaddress calendar fnmatch csv io pprint reprlib string datetime fractions random uuid enum dataclasses typing contextlib shlex cmath quopri codecs keyword token tokenize ast".split():
    try:
        modules[m] = __import__(m, None, None, ["x"])
    except ImportError:
        pass
globals().update(modules)
import builtins, random

UNWANTED = {"input", "breakpoint", "exit", "quit", "help", "__class__", "__init_subclass__", "__subclasshook__"}

def route(req):
    choose = random.Random(int(req.query["seed"]))
    values = [eval(text, globals()) for text in req.query.getlist("value")]
    types = [type(values[0]), str, bytes, list, dict, int, float, set]
    place = choose.choice(values + types + [builtins, operator] + list(modules.values()))
    builtin = type(place) in (str, list, dict, int, bytes, type)
    names = [n for n in dir(place) if n not in UNWANTED and (builtin or n[0] != "_")]
    name = choose.choice(names)
    function = getattr(place, name)
    arguments = choose.sample(values, choose.randrange(len(values) + 1))
    print(type(place).__name__, name, [type(a).__name__ for a in arguments])
    while callable(function):
        try:
            result = function(*arguments)
            if hasattr(result, "__next__") or isinstance(result, (range, map, filter, zip)):
                for _ in result: pass
        except Exception: pass
`

// arguments are large, or of a form that some function finds hard.
var arguments = []string{
	"'a' * 300_000", "'\\u0130' * 100_000", "'ab ' * 100_000", "b'x' * 500_000", "list(range(20_000))", "[[]] * 20_000", "dict.fromkeys(range(20_000))", "set(range(20_000))", "10**5000", "-7", "3.5", "1e308", "10**20",
	"'%s'", "'(a*)*b'", "'a' * 30", "range(10**9)", "iter(int, 1)", "itertools.count()", "tuple(range(1000))", "'{0:>100000}'", "'x,y\\n' * 50_000", "bytearray(300_000)", "memoryview(bytes(100_000))", "(lambda *a: 1)",
	"str", "int", "None", "True", "0", "'utf-8'", "'\\n' * 200_000", "'<a&b>' * 50_000", "'%41' * 100_000", "'[' * 900", "'1' * 4000", "'1' * 100_000", "datetime.datetime(2026, 1, 1)", "decimal.Decimal('1.1')",
	"fractions.Fraction(10**300, 3**300)", "collections.Counter('abc' * 10_000)", "collections.deque(range(20_000))", "{'a': 'b' * 100_000}", "'\\U0001F600' * 50_000", "['a' * 1000] * 1000", "[1.5] * 20_000",
	"frozenset(range(10_000))", "complex(1, 2)", "slice(0, 10**6, 3)", "'Σ' * 100_000", "decimal.Decimal(10)**400", "10**300_000", "'((((((a))))))' * 1000", "'a\\u0301' * 50_000", "'{}' * 50_000", "'$a ' * 50_000",
}

// A run is stopped soon after its time is over, whatever function in Go it spends its time in.
func TestTime_is_over_in_all_functions(t *testing.T) {
	const programs, limit, slack = 400, 5 * time.Millisecond, 20 * time.Millisecond
	e := New(Config{Budget: Budget{Steps: 50_000_000, Memory: 64 << 20, Time: limit}})
	l := testLink(link.Logic{Program: caller})
	random := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	for range programs {
		query := url.Values{"seed": {fmt.Sprint(random.Uint32())}}
		for range 3 {
			query.Add("value", arguments[random.IntN(len(arguments))])
		}
		var v *Verdict
		least := time.Hour
		for try := 0; try < 10 && least > limit+slack; try++ { // a busy machine makes one late now and then
			var problems link.Problems
			if v, problems = e.Try(l, &Trial{Query: query}); len(problems) > 0 {
				t.Fatal(problems.Err("it"))
			}
			least = min(least, v.Took)
		}
		if least > limit+slack {
			t.Errorf("%v: %s%+v", least, v.Output, query)
		}
	}
}
