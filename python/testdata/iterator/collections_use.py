from collections import Counter, defaultdict, deque, OrderedDict, namedtuple, ChainMap
c = Counter("mississippi"); print(c, c.most_common(2), c["z"], sum(c.values()), sorted(c.elements()), c.total()); c.update("miss"); c.subtract({"i": 10}); print(c, +c, -c, c & Counter("mmss"), c | Counter("zz"), Counter(a=3) - Counter(a=1, b=2), Counter(a=3) + Counter(a=1), Counter({"a": 1}) == Counter("a"), Counter(a=1) <= Counter(a=2)); del c["i"]; print(c, "i" in c, Counter([]), Counter(x=0), repr(Counter({"b": 1, "a": 2})))
d = defaultdict(list); d["a"].append(1); d["b"]; print(d, dict(d), d.get("z"), "z" in d, d.default_factory, defaultdict(int, {"x": 1}), defaultdict(lambda: "q")["nope"])
try: defaultdict(None)["a"]
except KeyError as e: print(repr(e))
try: defaultdict(5)
except TypeError as e: print(e)
q = deque([1, 2, 3], maxlen=4); q.append(4); q.append(5); q.appendleft(0); print(q, q.maxlen, len(q), q[0], q[-1], 3 in q, q.pop(), q.popleft(), q); q.extend("ab"); q.rotate(1); print(q, list(q), q.count("a"), q.index("a"), list(reversed(q))); q.rotate(-2); q.extendleft([7, 8]); q.insert(1, "i") if len(q) < 4 else None; print(q); q.remove(7); q.reverse(); print(q, q.copy(), q == deque(list(q)), deque("ab") + deque("c"), deque([1]) * 3, deque([1, 2]) < deque([1, 3]), bool(deque())); q.clear(); print(q, deque(range(5), 2))
for f in (lambda: deque().pop(), lambda: deque().popleft(), lambda: deque([1])[5], lambda: deque([1]).remove(9), lambda: deque([1]).index(9), lambda: deque(maxlen=-1), lambda: deque([1], 1).insert(0, 2), lambda: deque(5), lambda: deque([1]) + [1], lambda: hash(deque())):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
o = OrderedDict(a=1, b=2, c=3); o.move_to_end("a"); print(o, o.popitem(last=False), list(o), o == OrderedDict(c=3, a=1), o == OrderedDict(a=1, c=3), o == {"a": 1, "c": 3}, list(reversed(o))); o.move_to_end("a", last=False); print(o, o | {"z": 1}, OrderedDict.fromkeys("ab"), o.copy())
P = namedtuple("P", "x y", defaults=[0]); p = P(1); print(p, p.x, p[1], p._replace(y=5), p._asdict(), P._fields, P._field_defaults, P._make([3, 4]), p == (1, 0), *p, P(x=2, y=3), len(p), isinstance(p, tuple), hash(p) == hash((1, 0)), sorted([P(2), P(1)]), P.__doc__, p.index(0), p + (1,), P.__match_args__)
match p:
    case P(x=1, y=b): print("matched", b)
for f in (lambda: P(), lambda: P(1, 2, 3), lambda: P(z=1), lambda: setattr(p, "x", 1), lambda: p._replace(z=1), lambda: P._make([1]), lambda: namedtuple("A", "a a"), lambda: namedtuple("A", "class"), lambda: namedtuple("A", "_x"), lambda: namedtuple("1A", "x"), lambda: namedtuple("A", "a b", rename=False, defaults=[1, 2, 3]), lambda: namedtuple("A", "a class a _b", rename=True)._fields, lambda: p.z):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Point(namedtuple("Base", ["x", "y"])):
    __slots__ = ()
    def dist(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __str__(self): return f"<{self.x},{self.y}>"
print(Point(3, 4).dist(), Point(1, 2), repr(Point(1, 2)), Point(1, 2)._replace(x=9))
m = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(m, m["a"], m["b"], list(m), len(m), m.get("z"), dict(m), m.maps, m.parents); m["b"] = 9; n = m.new_child({"c": 0}); print(m, n["c"], n["a"], "zz" in n)
try: del m["zz"]
except KeyError as e: print(e)
try: m["zz"]
except KeyError as e: print(e)
groups = defaultdict(lambda: defaultdict(int))
for w in "the cat the dog a cat".split(): groups[len(w)][w] += 1
print({k: dict(v) for k, v in groups.items()}, Counter(w[0] for w in "the cat the dog".split()).most_common(1), Counter("abc") == {"a": 1, "b": 1, "c": 1}, max(Counter("aab"), key=Counter("aab").get))
def tail(n, it): return deque(it, n)
print(tail(2, range(10)), [sum(w) for w in (lambda d: [tuple(d) for x in range(6) if not d.append(x) and len(d) == 3])(deque(maxlen=3))])
