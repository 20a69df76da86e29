class A:
    "doc"
    x = 1
    def m(self): return "m"
class B(A):
    def __init__(self): self.y = 2
b = B()
print(getattr(b, "x"), getattr(b, "z", "default"), getattr(b, "m")(), hasattr(b, "y"), hasattr(b, "q"), setattr(b, "q", 5), b.q, delattr(b, "q"), hasattr(b, "q"), vars(b), dir(b)[-3:], [n for n in dir(A) if not n.startswith("__")])
print(isinstance(b, A), isinstance(b, (int, A)), isinstance(1, int | str), isinstance(True, int), isinstance(None, type(None)), isinstance([], (int, (str, (list,)))), issubclass(B, A), issubclass(bool, int), issubclass(B, (int, object)), issubclass(int, int | str), callable(len), callable(5), callable(A), callable(b.m), callable(lambda: 0))
print(type(5), type(b).__name__, type(A), type(type), id(b) == id(b), id(None) == id(None), hash("a") == hash("a"), hash(1) == hash(1.0) == hash(True), repr("a"), ascii("é"), repr(None), str(A), A, B.__mro__, type(b.m).__name__, type(len).__name__, type(A.m).__name__, type("".join).__name__)
print(abs(-5), abs(-2.5), abs(3 + 4j), divmod(17, 5), divmod(-17, 5), pow(2, 10), pow(2, 10, 1000), pow(2.0, 3), pow(2, -1), round(3.14159, 2), bin(5), oct(8), hex(255), chr(97), ord("a"), int("5"), float("2"), complex(1, 2), complex("1+2j"), bool("x"), len("abc"))
print(eval("1 + 2"), eval("x + y", {"x": 1}, {"y": 2}), eval(" 5 "), eval(compile("3 * 4", "s", "eval")), exec("z = 7"), z, compile("1", "f", "eval").co_filename, type(compile("pass", "f", "exec")).__name__)
ns = {}; exec("def f(a): return a * k\nk = 3\nfor i in range(3): pass", ns); print(ns["f"](5), ns["i"], "__builtins__" in ns); exec(compile("print('single'); 5 + 5", "f", "single"))
print(globals()["b"] is b, locals() is globals(), sorted(vars(A))[-2:], __name__, callable(print), print.__name__, len.__doc__ is not None, min.__self__.__name__ if hasattr(min, "__self__") else "")
print(1, 2, sep="-", end="!\n"); print(); print("a", end=""); print("b", "c", sep=""); print(*[1, 2], sep="\n"); print("x", file=None); print("é", "🎉", None, [1, "a"], sep=" | "); print(sep="x"); print("no newline", end=None)
for t in ["getattr(b, 'nope')", "getattr(b)", "getattr(b, 5)", "setattr(b, 5, 1)", "delattr(b, 'nope')", "hasattr(b, 5)", "isinstance(1, 5)", "isinstance(1, 'int')", "isinstance(1, (int, 5))", "isinstance('x', (int, 5))", "isinstance(1, list[int])", "issubclass(1, int)", "issubclass(int, 5)", "hash([])", "callable()", "type()", "type(1, 2)", "type('X', 5, {})", "type('X', (), 5)", "type(5, (), {})", "abs('a')", "abs()", "divmod(1)", "pow(1)", "pow('a', 2)", "pow(2.0, 2, 3)", "round()", "round('a')", "round(1.5, 1.5)", "bin(1.5)", "chr(1.5)", "ord(5)", "complex('a')", "complex('1', 2)", "complex(1, '2')", "bool(1, 2)", "eval('1 +')", "eval('x = 1')", "eval('nope')", "eval(5)", "eval('')", "exec('1 +')", "exec(5)", "exec('x', 5)", "compile('1', 'f', 'bad')", "compile(5, 'f', 'exec')", "vars(5)", "vars(1, 2)", "dir(1, 2)", "print(1, sep=5)", "print(1, end=5)", "print(1, foo=2)", "id()", "repr()", "format()", "object(5)", "object.__new__(int)", "int.__new__(str)", "super()", "super(5)", "super(A, 5)", "input(1, 2)", "__import__(5)", "globals(1)", "staticmethod()", "property(1, 2, 3, 4, 5)", "memoryview(5)", "bytes(object())", "A(5)", "B(5)", "A.m()", "b.m(1)", "A.nope", "b.x.y", "len.x", "object().x"]:
    try: print(t, "=", eval(t))
    except Exception as e: print(t, "!", type(e).__name__, str(e).split("\n")[0])
class N:
    def __abs__(self): return "abs"
    def __round__(self, n="none"): return n
    def __divmod__(self, o): return "dm"
    def __dir__(self): return ["b", "a"]
    def __hash__(self): return 10 ** 30
    def __repr__(self): return "N()"
    def __len__(self): return 5
    def __getattr__(self, n): return f"attr {n}"
    def __instancecheck__(self, o): return "yes"
n = N(); print(abs(n), round(n), round(n, 2), divmod(n, 1), dir(n), hash(n) == hash(10 ** 30), n, [n], len(n), n.foo, getattr(n, "bar"), hasattr(n, "any"), isinstance(5, n), str(n), f"{n}", ascii(n))
class BadRepr:
    def __repr__(self): return 5
    def __hash__(self): return "x"
    def __len__(self): return 1.5
    def __bool__(self): return "x"
    def __str__(self): return None
    def __dir__(self): return 5
    def __format__(self, s): return 5
    def __index__(self): return "x"
    def __iter__(self): return []
    def __bytes__(self): return "x"
    def __complex__(self): return 1
    def __int__(self): return "x"
for f in (repr, hash, len, bool, str, dir, format, hex, iter, bytes, complex, int, lambda x: [0][x]):
    try: print(f(BadRepr()))
    except TypeError as e: print(e)
