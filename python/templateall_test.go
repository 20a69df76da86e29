package python_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/jinklink/jink/python"
)

// pureModules are those of Pure, each of which can be imported.
func pureModules(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, name := range python.Pure() {
		in, err := python.New(python.Config{Stdlib: python.Pure()})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := in.Import(name); err != nil {
			t.Error(name, err)
			continue
		}
		all = append(all, name)
	}
	return all
}

// TestTemplate_has_every_pure_module imports all that programs nobody trusts may import, and copies it.
func TestTemplate_has_every_pure_module(t *testing.T) {
	all := pureModules(t)
	m := template(t, python.Config{Stdlib: all}, "import "+strings.Join(all, ", "))
	for range 2 {
		in := m.New()
		if got := do(t, in, "import sys; out = [n for n in '"+strings.Join(all, " ")+"'.split() if n not in sys.modules]"); got != "[]" {
			t.Error(got)
		}
	}
}

// TestTemplate_copies_what_modules_make makes objects of the types of modules. A copy must be as the original, or the error must say
// what cannot be copied.
func TestTemplate_copies_what_modules_make(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	const setup = `
import array, collections, contextvars, csv, datetime, decimal, difflib, enum, fractions, functools, hashlib, hmac, io, itertools, json, operator
import random, re, string, struct, time, types, typing, uuid, warnings, weakref, zoneinfo, contextlib, dataclasses, argparse, sys, abc
class C: pass
c = C()
def f(a, b=1, *c, d=2): return a
class E(enum.Flag): A = 1; B = 2
class T(typing.NamedTuple): x: int = 1
class ABC(abc.ABC): pass
ABC.register(C)
var = contextvars.ContextVar("var", default=3)
token = var.set([4])
class Zone(datetime.tzinfo):
    def utcoffset(self, d): return datetime.timedelta(hours=1)
class D(datetime.datetime): pass
class R(random.Random): pass
class Dec(decimal.Decimal): pass
class Text(io.StringIO): pass
`
	cache := codes{}
	for _, test := range []struct{ x, see, fails string }{
		{x: "datetime.datetime(2020, 1, 2, 3, tzinfo=datetime.UTC)", see: "x, x.tzinfo is datetime.UTC"},
		{x: "datetime.datetime(2020, 1, 2, 3, tzinfo=Zone())", see: "x.utcoffset()"},
		{x: "datetime.datetime(2020, 1, 2, 3, tzinfo=zoneinfo.ZoneInfo('Europe/Berlin'))", see: "x, x.utcoffset(), str(x.tzinfo), x.tzinfo is zoneinfo.ZoneInfo('Europe/Berlin')"},
		{x: "datetime.timezone(datetime.timedelta(hours=1), 'n')", see: "x, x.utcoffset(None), x.tzname(None)"},
		{x: "D(2020, 1, 2)", see: "x, x + datetime.timedelta(1)"},
		{x: "datetime.date(2020, 1, 2), datetime.time(1, 2), datetime.timedelta(1), datetime.datetime.max", see: "x"},
		{x: "decimal.Decimal('1.5'), Dec('2.5'), decimal.Context(prec=5)", see: "x[0] + x[1], x[2].divide(decimal.Decimal(1), decimal.Decimal(3))"},
		{x: "decimal.getcontext()", see: "x is decimal.getcontext(), x, decimal.Decimal(1) / 7"},
		{x: "fractions.Fraction(1, 3)", see: "x + 1"},
		{x: "re.compile('(?P<n>a+)b', re.I)", see: "x.findall('aab'), x, x.groupindex, x.flags, x is re.compile('(?P<n>a+)b', re.I)"},
		{x: "re.match('(?P<n>a+)b', 'aab')", see: "x, x.group('n'), x.re, x.string, x.span(1)"},
		{x: "random.Random(5), R(6)", see: "x[0].random(), x[1].random(), x[0].gauss(0, 1)"},
		{x: "struct.Struct('<ih')", see: "x.pack(1, 2), x.size, x.format"},
		{x: "array.array('d', [1, 2])", see: "x, x.append(3), x"},
		{x: "json.JSONEncoder(indent=1), json.JSONDecoder()", see: "x[0].encode([1]), x[1].decode('[1]')"},
		{x: "json.JSONDecoder(object_hook=f)", see: "x.decode('{}')"},
		{x: "collections.deque([1, [2]], 3), collections.Counter('ab'), collections.OrderedDict(a=[1]), collections.defaultdict(list), collections.ChainMap({1: 2}), T()", see: "x"},
		{x: "collections.OrderedDict(a=1, b=2).items(), collections.OrderedDict(a=1).keys(), {1: 2}.items()", see: "[list(y) for y in x]"},
		{x: "functools.partial(f, 1), functools.lru_cache(f), functools.cmp_to_key(f), operator.attrgetter('a.b'), operator.itemgetter(1, 2), operator.methodcaller('m', 1, k=2)", see: "x[0](), x[1](2), x[1].cache_info(), x[4]([1, 2, 3])"},
		{x: "functools.singledispatch(f)", see: "x(1)"},
		{x: "functools.cached_property(f)", see: "x.attrname"},
		{x: "var, token, contextvars.copy_context()", see: "x[0].get(), x[0] is var, x[2][var], x[1].old_value is contextvars.Token.MISSING"},
		{x: "io.StringIO('abc'), io.BytesIO(b'abc'), Text('x')", see: "x[0].read(), x[1].read(), x[2].getvalue(), x[0].write('d'), x[0].getvalue()"},
		{x: "uuid.UUID(int=5), E.A | E.B, string.Template('$a'), types.SimpleNamespace(a=1), types.MappingProxyType({1: 2})", see: "x"},
		{x: "typing.Optional[int], list[int], int | str, typing.TypeVar('T'), typing.ParamSpec('P'), typing.Literal[1], typing.TypeAliasType('A', int)", see: "x, x[0] == typing.Optional[int]"},
		{x: "weakref.ref(c), weakref.WeakKeyDictionary({c: 1}), weakref.WeakValueDictionary({1: c}), weakref.proxy(c)", see: "x[0]() is c, x[1][c], x[2][1] is c, weakref.getweakrefcount(c) > 1"},
		{x: "weakref.WeakSet([c])", see: "c in x, len(x)"},
		{x: "{C: 1, c: 2, f: 3, (C, 1): 4, E: 5}, {C, c}, functools.singledispatch(f).registry", see: "x[0][C], x[0][c], x[0][f], x[0][C, 1], x[0][E], c in x[1], id(C) == id(C), x[2][object] is f"},
		{x: "isinstance(c, ABC), ABC", see: "isinstance(C(), x[1]), issubclass(int, x[1])"},
		{x: "sys.version_info, sys.flags, time.struct_time((1,) * 9), sys.hash_info", see: "x, x[0].major, x[3].width, x[2].tm_zone"},
		{x: "difflib.SequenceMatcher(None, 'ab', 'b')", see: "x.ratio()"},
		{x: "f.__code__, f.__get__(c), C.__dict__, classmethod(f), staticmethod(f), property(f)", see: "x[0].co_name, x[1]() is c"},
		{x: "memoryview(bytearray(b'ab'))", fails: "a memoryview cannot be copied: __main__.x"},
		{x: "range(3), slice(1, [2]), frozenset([1]), 2**100, 1j, bytearray(b'x'), NotImplemented, ...", see: "x"},
		{x: "iter([1, 2]), iter((1, 2))", see: "list(x[0]), list(x[1])"},
		{x: "argparse.ArgumentParser('p')", see: "x.parse_args([])"},
		{x: "contextlib.ExitStack(), contextlib.nullcontext(1), contextlib.suppress(KeyError)", see: "x[1].enter_result"},
		{x: "ValueError('x', [1]), ExceptionGroup('g', [KeyError(1)]), json.JSONDecodeError('m', 'doc', 1)", see: "x, x[2].lineno"},
		{x: "iter({1: 2})", fails: "a dict_keyiterator cannot be copied: __main__.x"},
		{x: "(i for i in [1])", fails: "a generator cannot be copied: __main__.x"},
		{x: "hashlib.sha256(b'x')", fails: "a _hashlib.HASH cannot be copied: __main__.x"},
		{x: "__import__('threading').Lock(), __import__('threading').Thread()", see: "x[0].locked(), x[1].is_alive()"},
		{x: "itertools.count(3)"}, {x: "itertools.chain([1], [2])"}, {x: "map(f, [1])"}, {x: "zip([1])"}, {x: "enumerate([1])"}, {x: "reversed([1])"}, {x: "iter('ab')"},
		{x: "iter({1})"}, {x: "csv.reader(['a,b'])"}, {x: "csv.get_dialect('excel')"}, {x: "csv.DictReader(['a,b'])"}, {x: "__import__('queue').SimpleQueue()"}, {x: "re.finditer('a', 'a')"}, {x: "filter(f, [1])"},
		{x: "struct.iter_unpack('b', b'ab')"}, {x: "itertools.product([1], [2])"}, {x: "itertools.groupby([1])"}, {x: "sys._getframe()"}, {x: "hmac.new(b'k', b'm', 'sha256')"}, {x: "sys.stdout"},
		{x: "re.Scanner([('a', None)])"}, {x: "decimal.localcontext()"}, {x: "super(C, c)"}, {x: "C.__weakref__"}, {x: "warnings.catch_warnings()"}, {x: "functools.partialmethod(f)"}, {x: "iter(f, 1)"},
	} {
		if _, err := python.Compile("x.py", []byte(test.x)); err != nil {
			t.Fatal(err)
		}
		in, err := python.New(python.Config{Cache: cache})
		if err != nil {
			t.Fatal(err)
		}
		if got := outcome(t, in, setup+"x = "+test.x+"\n"); got != "it ended" {
			t.Errorf("%s: %s", test.x, got)
			continue
		}
		m, err := in.Template()
		var refused *python.ImageError
		switch {
		case test.fails != "":
			if err == nil || !strings.Contains(err.Error(), test.fails) {
				t.Errorf("%s: %v", test.x, err)
			}
			continue
		case errors.As(err, &refused) && test.see == "":
			t.Logf("%s: %v", test.x, err)
			continue
		case err != nil:
			t.Errorf("%s: %v", test.x, err)
			continue
		}
		see := test.see
		if see == "" {
			see = "x"
		}
		// What is to be seen is what an interpreter shows that was not copied.
		fresh, err := python.New(python.Config{Cache: cache})
		if err != nil {
			t.Fatal(err)
		}
		look := "out = repr((" + see + "))\n"
		want := do(t, fresh, setup+"x = "+test.x+"\n"+look)
		copied := m.New()
		for range 2 {
			if got := do(t, copied, look); stripIDs(got) != stripIDs(want) {
				t.Errorf("%s: %s is in a copy\n%s, not\n%s", test.x, see, got, want)
			}
			if err := copied.Reset(); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// codes keeps compiled modules.
type codes map[string][]byte

func (c codes) Load(key string) ([]byte, bool) {
	data, ok := c[key]
	return data, ok
}

func (c codes) Store(key string, data []byte) { c[key] = data }

// stripIDs takes the numbers of objects out of reprs.
func stripIDs(s string) string {
	for {
		i := strings.Index(s, "0x7")
		if i < 0 {
			return s
		}
		s = s[:i] + s[min(len(s), i+14):]
	}
}
