# Topological sorting: orders, steps by hand, circles and complaints.
import graphlib
from graphlib import TopologicalSorter


def attempt(f, *args):
    try:
        print("->", f(*args))
    except Exception as e:
        print(type(e).__name__, e, e.args)


print(list(TopologicalSorter({"D": {"B"}, "B": ["A"], "C": ["A"]}).static_order()))
print(list(TopologicalSorter({}).static_order()), list(TopologicalSorter().static_order()))
t = TopologicalSorter({3: [1, 2], 1: [0], 2: [0]})
t.add(4, 3)
t.add(5)
t.add(4, 3)
attempt(t.get_ready)
attempt(t.is_active)
attempt(t.done, 1)
t.prepare()
attempt(t.prepare)
attempt(t.add, 7)
print(bool(t), t.get_ready(), t.get_ready())
attempt(t.done, 4)
attempt(t.done, "no")
t.done(0)
attempt(t.done, 0)
print(t.get_ready())
t.done(5)
t.done(2, 1)
print(t.get_ready(), t.is_active())
t.done(3)
print(t.get_ready(), t.is_active())
t.done(4)
print(t.is_active())
for graph in ({1: [1]}, {1: [2], 2: [1]}, {1: [2], 2: [3], 3: [1], 0: [1], 4: []}, {"a": "b", "b": "cd", "d": "a"}, {0: [1], 1: [2], 2: [3, 4], 4: [5, 1]}):
    t = TopologicalSorter(graph)
    attempt(t.prepare)
    print(t.get_ready())
attempt(list, TopologicalSorter({1: [1]}).static_order())
attempt(TopologicalSorter, {1: 5})
attempt(TopologicalSorter().add, [], 1)
attempt(TopologicalSorter().add, 1, {})
n = 3000
print(len(list(TopologicalSorter({i: [i + 1] for i in range(n)}).static_order())))
print(TopologicalSorter[int], graphlib.__all__, graphlib.CycleError.__mro__)
