class Machine:
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        cls.table = {}
        for name, f in vars(cls).items():
            for source, event in getattr(f, "edges", ()): cls.table[source, event] = name
    def __init__(self, state): self.state, self.history = state, [state]
    def send(self, event, *args):
        try: name = self.table[self.state, event]
        except KeyError: raise RuntimeError(f"{event!r} in state {self.state!r}") from None
        self.state = getattr(self, name)(*args) or self.state
        self.history.append(self.state)
        return self
def on(source, event):
    def mark(f):
        f.__dict__.setdefault("edges", []).append((source, event))
        return f
    return mark
class Turnstile(Machine):
    coins = 0
    @on("locked", "coin")
    @on("open", "coin")
    def pay(self): self.coins += 1; return "open"
    @on("open", "push")
    def turn(self): return "locked"
    @on("locked", "push")
    def refuse(self): print("  no entry")
class Door(Machine):
    @on("shut", "open")
    def open(self, who="someone"): print("  opened by", who); return "ajar"
    @on("ajar", "shut")
    def shut(self): return "shut"
t = Turnstile("locked")
for e in "push coin coin push push".split(): print(e, t.send(e).state, t.coins)
print(t.history, sorted(Turnstile.table), sorted(Door.table.items()))
d = Door("shut").send("open", "me").send("shut").send("open")
for bad in ("open", "burn"):
    try: d.send(bad)
    except RuntimeError as e: print(e)
def lights():
    while True:
        for colour, n in (("red", 3), ("green", 2), ("amber", 1)):
            for _ in range(n): yield colour
print([c[0] for c, _ in zip(lights(), range(14))])
def accept(table, start, final):
    def run(text):
        s = start
        for c in text:
            s = table.get((s, c))
            if s is None: return False
        return s in final
    return run
even = accept({("e", "0"): "e", ("e", "1"): "o", ("o", "0"): "o", ("o", "1"): "e"}, "e", {"e"})
three = accept({(r, d): (2 * r + int(d)) % 3 for r in range(3) for d in "01"}, 0, {0})
print([(s, even(s), three(s)) for s in ("", "0", "11", "110", "111", "1001", "12")], all(three(bin(n)[2:]) == (n % 3 == 0) for n in range(200)))
def nfa(pattern, text):
    states = {0}
    def close(states): return states | {i + 1 for i in states if pattern[i + 1:i + 2] == "*"} | {i + 2 for i in states if pattern[i + 1:i + 2] == "*"}
    states = close(close(states))
    for c in text:
        step = set()
        for i in states:
            if i < len(pattern) and pattern[i] in (c, ".") : step.add(i if pattern[i + 1:i + 2] == "*" else i + 1)
        states = close(close(close(step)))
    return len(pattern) in states
print([nfa(p, t) for p, t in [("a*b", "aaab"), ("a*b", "b"), ("a.c", "abc"), (".*", "xyz"), ("a*a", "a"), ("ab", "abc"), ("c*a*b", "aab")]])
