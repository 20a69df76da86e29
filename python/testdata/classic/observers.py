class Event:
    def __init__(self, name=None): self.name = name
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, cls):
        if obj is None: return self
        return obj.__dict__.setdefault(self.name, Signal(self.name))
class Signal:
    def __init__(self, name): self.name, self.handlers = name, []
    def __iadd__(self, h): self.handlers.append(h); return self
    def __isub__(self, h): self.handlers.remove(h); return self
    def __call__(self, *args, **kw): return [h(*args, **kw) for h in tuple(self.handlers)]
    def __len__(self): return len(self.handlers)
    def __repr__(self): return f"<{self.name}: {len(self)} handlers>"
class Button:
    clicked, moved = Event(), Event()
    def __init__(self, label): self.label = label
    def click(self, n=1): return self.clicked(self, n)
log = []
a, b = Button("a"), Button("b")
on_click = lambda button, n: log.append(f"{button.label}*{n}") or n
signal = a.clicked
signal += on_click
signal += lambda button, n: n * 10
print(a.click(), a.click(3), b.click(), log, a.clicked, b.clicked, a.moved, type(Button.clicked).__name__)
signal -= on_click
print(a.click(4), len(a.clicked))
try: signal -= on_click
except ValueError as e: print(e)
class Observable:
    def __init__(self, **values): self.__dict__.update(_watchers={}, **values)
    def watch(self, name, f): self._watchers.setdefault(name, []).append(f); return f
    def __setattr__(self, name, value):
        old = self.__dict__.get(name)
        super().__setattr__(name, value)
        if old != value:
            for f in self._watchers.get(name, []) + self._watchers.get("*", []): f(name, old, value)
o = Observable(x=1, y=2)
o.watch("x", lambda *change: print("x:", change))
@o.watch.__get__(o).__func__.__get__(o).__self__.__class__.watch.__get__(o).__call__ if False else lambda f: o.watch("*", f)
def any_change(name, old, new): print(f"any: {name} {old} -> {new}")
o.x = 5; o.x = 5; o.y = 7; o.z = "new"
print(o.x, o.y, o.z, sorted(k for k in vars(o) if k[0] != "_"))
class Bus:
    def __init__(self): self.topics = {}
    def on(self, pattern): return lambda f: self.topics.setdefault(pattern, []).append(f) or f
    def emit(self, topic, **data):
        parts = topic.split(".")
        for pattern, handlers in self.topics.items():
            want = pattern.split(".")
            if len(want) == len(parts) and all(w in ("*", p) for w, p in zip(want, parts)):
                for h in handlers:
                    try: h(topic, **data)
                    except Exception as e: print(f"  {h.__name__} failed: {e!r}")
bus = Bus()
@bus.on("user.*")
def audit(topic, **data): print("  audit", topic, data)
@bus.on("user.created")
@bus.on("order.paid")
def mail(topic, *, who): print("  mail to", who)
for topic, data in [("user.created", {"who": "ann"}), ("user.gone", {}), ("order.paid", {"what": 1}), ("nothing", {})]: print(topic); bus.emit(topic, **data)
