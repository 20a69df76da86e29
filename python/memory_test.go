package python_test

import (
	"errors"
	"runtime"
	"testing"

	"github.com/jinklink/jink/python"
	"github.com/jinklink/jink/python/object"
)

// How much they may hold, and how far beyond that they may get: what is not counted.
const (
	heldLimit = 1 << 20
	heldSlack = heldLimit / 10
)

// TestMemory_counts_what_is_held has programs hold more and more of one kind of thing, until they are stopped: whatever it is,
// it takes no more than they may have.
func TestMemory_counts_what_is_held(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	in := run(t, python.Config{}, holdPrelude)
	for _, made := range []string{
		"()", "(n,)", "(n, n)", "(n, n, n, n, n)", "[]", "[n]", "[n] * 9", "{}", "{n}", "{n: n}", "{'a': n, 'b': n}", "slice(n)", "(n, [None])", "[*'abc']", "(*'abc',)", "{*'abc'}", "{**d}",
		"[i for i in 'abc']", "{i for i in 'abc'}", "{i: i for i in 'abc'}", "(i for i in 'abc')", "lambda: n", "lambda a=n: a", "f(n)", "k(a=n)", "g(n)", "co(n)", "ag(n)", "inner(n)",
		"C()", "D(n)", "S(n)", "C().m", "C.c", "E(n)", "caught(n)", "caught(n).__traceback__", "tuple([n])", "list('abc')", "list()", "dict()", "dict(a=n)", "dict(d)", "set()", "set('abc')", "frozenset('abc')", "sorted('cab')",
		"iter([n])", "iter('abc')", "iter({})", "iter({n})", "iter(range(9))", "iter(lambda: 1, 2)", "reversed([n])", "zip([n], [n])", "map(f, [n])", "filter(f, [n])", "enumerate([n])", "range(n, n + 9)", "range(n)",
		"staticmethod(f)", "classmethod(f)", "property(f)", "super(C, C())", "[].__iter__", "len.__repr__", "[].append", "{}.keys()", "{}.items()", "{}.get", "object()", "object.__new__(object)", "types.MappingProxyType(d)",
		"types.SimpleNamespace()", "types.SimpleNamespace(a=n)", "types.MethodType(f, n)", "types.ModuleType('m')", "list[int]", "int | str", "memoryview(b'abc')", "bytearray(b'abc')", "bytearray()", "bytes(b)", "b + b'x'", "b[1:]", "b'ab' * 3",
		"str(n)", "repr(n)", "f'{n}'", "f'{n}-{n}'", "'%d-%s' % (n, n)", "'{}'.format(n)", "hex(n)", "s + 'x'", "s[1:]", "s * 2", "s.upper()", "s.title() + 'x'", "s.split('c')", "s.split()", "s.partition('c')", "s.splitlines()", "s.encode()", "s.replace('a', 'b')",
		"s.join(['a', 'b'])", "s.center(20)", "s.strip('a')", "b.decode()", "b.split(b'c')", "b.hex()", "chr(0x4e00 + n % 999) * 3", "chr(0x4e00 + n % 999)", "ascii(s)", "K(n)", "I(n)", "F(n)", "T((n,))", "L()", "M()", "10 ** 30 + n", "-(10 ** 30 + n)", "complex(n, 1)", "complex(n) * 2", "1j * n",
		"divmod(n, 7)", "(10 ** 20 + n).to_bytes(20)", "int('1' * 50)", "float(n).hex()", "(1.5).as_integer_ratio()", "vars(D(n))", "globals().copy()", "locals", "type('X', (), {})", "d.copy()", "[n].copy()", "d | d", "{n} | {n}", "list(d.items())", "list(zip(s, s))",
		"list(enumerate(s))", "[*zip(s, s)]", "list(map(f, s))", "OrderedDict(a=n)", "defaultdict(list)", "Counter(s)", "deque([n])", "deque()", "P(n, n)", "DC(n, n)", "ChainMap()", "chain(s)", "islice(s, 3)", "count(n)", "cycle(s)", "repeat(n)", "product(s, s)", "groupby(s)", "tee(s)", "accumulate(s)",
		"list(combinations(s, 2))", "list(combinations(s * 4, 7))", "list(product(s, repeat=4))", "list(permutations(s, 2))", "list(pairwise(s))", "partial(f, n)", "lru_cache(f)", "cmp_to_key(f)(n)", "itemgetter(1, 2)", "attrgetter('a')", "methodcaller('a')", "io.StringIO('abc')", "io.BytesIO(b'abc')", "io.StringIO()", "suppress(ValueError)", "re.compile('a')",
		"re.match('(a)', s)", "re.findall('.', s)", "list(re.finditer('.', s))", "re.sub('a', 'b', s)", "re.split('c', s)", "json.loads('[1, {\"a\": [\"bc\"]}]')", "json.dumps([n])", "copy.copy([n])", "copy.deepcopy([[n]])", "datetime.date(2000, 1, 1)", "datetime.datetime(2000, 1, 1)", "datetime.timedelta(n)", "datetime.time()",
		"Decimal(n)", "Decimal(n) + 1", "Fraction(n, 7)", "struct.pack('i', 1)", "struct.unpack('ii', b'12345678')", "array('i', [1])", "random.Random(n)", "hashlib.md5(b)", "hashlib.md5(b).hexdigest()", "base64.b64encode(b)", "weakref.ref(C)", "weakref.ref(C())", "uuid.UUID(int=n)", "textwrap.wrap(s)", "contextvars.Context()", "ContextVar('a')",
		"string.Template(s)", "operator.add(s, s)", "ast.parse('1')", "compile('1', '', 'eval')", "sys._getframe()", "ValueError(n)", "ExceptionGroup('a', [ValueError()])", "StopIteration()", "KeyError(s)", "OSError(1, 'a')", "NotImplemented.__class__", "d.setdefault(n, n)", "setattr(D(n), 'x%d' % n, n)", "globals().setdefault('x%d' % n, n)",
		"setattr(C, 'x%d' % n, n)", "getattr(C, 'x%d' % n, n)", "sys.intern('x%d' % n)", "h.__dict__.setdefault('x%d' % n)", "gen.send(n)", "next(zipped)", "next(items)", "next(enumerated)", "bisect.insort([n], n)", "heapq.nlargest(2, [n])", "functools.reduce(f2, [n, n])", "inner(n)()", "abs(-(10 ** 30) - n)", "hash(s)", "id(C())",
		"{*range(500)}", "{i for i in range(500)}", "many | {n}", "many ^ {n}", "many & many", "many - {n}", "many.copy()", "set(many)", "frozenset(many)", "[i for i in range(500)]", "[*many]", "list(many)", "sorted(many)", "tuple(many)", "deque(many)", "Counter(many)",
		"{i: i for i in range(500)}", "dict.fromkeys(many)", "dict(zip(many, many))", "[str(i) for i in range(500)]", "bytearray('a' * 500, 'utf-8')", "bytes('a' * 500, 'utf-8')", "io.BytesIO(b * 99)", "written(io.BytesIO(), b)", "written(io.StringIO(), s)", "('\\u4e00' * 500)[n % 500]", "list('\\u4e00' * 500)",
		"urlsplit('http://a/b')", "quote(s)", "html.escape(s)", "unicodedata.normalize('NFC', s)", "zlib.compress(b)", "zlib.compressobj()", "zlib.decompressobj()", "binascii.hexlify(b)", "pickle.dumps([n])", "statistics.mean([1, 2])", "ipaddress.ip_address('1.2.3.4')", "calendar.Calendar()", "csv.reader([s])", "next(csv.reader([s]))",
	} {
		t.Run(made, func(t *testing.T) {
			if held := hold(t, in, made); held > heldLimit+heldSlack {
				t.Errorf("%d KiB are held", held>>10)
			}
		})
	}
}

const holdPrelude = `
import types, json, io, re, copy, datetime, struct, random, hashlib, base64, weakref, uuid, textwrap, contextvars, string, operator, ast, sys, bisect, heapq, functools, html, unicodedata, zlib, binascii, pickle, statistics, ipaddress, calendar, csv, gc
from collections import OrderedDict, defaultdict, Counter, deque, namedtuple, ChainMap
from itertools import chain, islice, count, cycle, repeat, product, groupby, tee, accumulate, combinations, permutations, pairwise
from functools import partial, lru_cache, cmp_to_key
from operator import itemgetter, attrgetter, methodcaller
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from array import array
from contextvars import ContextVar
from dataclasses import dataclass
from urllib.parse import urlsplit, quote
from enum import Enum
import warnings
warnings.simplefilter('ignore')
d = {'a': 1}
many = {*range(500)}
def written(file, what):
    for _ in range(99): file.write(what)
    return file
s, b = 'abcdef', b'abcdef'
def f(*a): return a
def f2(a, b): return [a, b]
def k(**a): return a
def g(a): yield a
async def co(a): return a
async def ag(a): yield a
def inner(a):
    def get(): return [a]
    return get
class C:
    def m(self): pass
    @classmethod
    def c(cls): pass
class D:
    def __init__(self, a): self.a = a
class S:
    __slots__ = ('a',)
    def __init__(self, a): self.a = a
class E(Exception): pass
def caught(n):
    try: raise E(n)
    except E as e: return e
class K(str): pass
class I(int): pass
class F(float): pass
class T(tuple): pass
class L(list): pass
class M(dict): pass
class H: pass
h = H()
P = namedtuple('P', 'a b')
@dataclass
class DC:
    a: int
    b: int
def echo():
    x = None
    while True: x = yield [x]
gen = echo()
next(gen)
zipped = zip(count(), count())
enumerated = enumerate(count())
items = (i for m in [0] for i in iter(lambda: (m, m), 1))
`

// hold has a program hold what the expression gives, as often as it may, and tells how many bytes that takes on the heap.
func hold(t *testing.T, in *python.Interpreter, made string) int64 {
	t.Helper()
	in.SetBudget(python.Budget{})
	execute(t, in, "def grow(l, n=0):\n  while True:\n    l.append("+made+")\n    n += 1\nl = []\n")
	in.SetBudget(python.Budget{Memory: heldLimit})
	p, err := python.Compile("grow.py", []byte("grow(l)"))
	if err != nil {
		t.Fatal(err)
	}
	err = in.Run(t.Context(), p)
	var stopped *python.Stopped
	if !errors.As(err, &stopped) || stopped.Reason != object.OutOfMemory {
		t.Fatal(err)
	}
	with := live()
	in.SetBudget(python.Budget{})
	execute(t, in, "l.clear()")
	return with - live()
}

func execute(t *testing.T, in *python.Interpreter, source string) {
	t.Helper()
	p, err := python.Compile("hold.py", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	if err := in.Run(t.Context(), p); err != nil {
		t.Fatal(err)
	}
}

// live is how many bytes lie on the heap that are no garbage.
func live() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// TestMemory_of_a_long_life has a program make up names and classes again and again, within a budget for each call, and keep
// none of them: the interpreter keeps none either.
func TestMemory_of_a_long_life(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	in := run(t, python.Config{}, `
import sys
class C: pass
calls = 0
def names():
    global calls
    calls += 1
    for i in range(2000):
        name = f"name{calls}_{i}"
        sys.intern(name); getattr(C, name, 0); setattr(C(), name, 0)
    for i in range(20): type("D", (), {})
    try: eval("f(" + name + "=" + name + ")")
    except NameError: pass
`)
	names, err := in.Func("names")
	if err != nil {
		t.Fatal(err)
	}
	call := func(times int) int64 {
		for range times {
			in.SetBudget(python.Budget{Memory: 4 << 20, Steps: 1 << 20})
			if _, err := names.Call(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		return live()
	}
	before := call(30)
	if after := call(150); after-before > 3<<20 {
		t.Errorf("%d KiB more are held after 150 calls", (after-before)>>10)
	}
}
