class CycleError(Exception):
    def __str__(self): return " -> ".join(self.args[0])
def order(graph):
    state, out = {}, []
    def visit(node, trail):
        match state.get(node):
            case "done": return
            case "open": raise CycleError(trail[trail.index(node):] + (node,))
        state[node] = "open"
        for d in sorted(graph.get(node, ())): visit(d, trail + (node,))
        state[node] = "done"
        out.append(node)
    for node in sorted(graph): visit(node, ())
    return out
def kahn(graph):
    need = {n: set(d) for n, d in graph.items()}
    for d in set().union(*need.values()) - need.keys(): need[d] = set()
    while need:
        ready = sorted(n for n, d in need.items() if not d)
        if not ready: raise CycleError(sorted(need))
        yield ready
        for n in ready: del need[n]
        for d in need.values(): d -= set(ready)
graph = {"shirt": ["tie", "belt"][:0], "tie": ["shirt"], "jacket": ["tie", "belt"], "belt": ["trousers", "shirt"], "shoes": ["trousers", "socks"]}
print(order(graph)); print(list(kahn(graph)))
bad = graph | {"trousers": ["shoes"]}
for f in (order, lambda g: list(kahn(g))):
    try: f(bad)
    except CycleError as e: print(type(e).__name__, e)
tasks = {"a": 3, "b": 2, "c": 4, "d": 1, "e": 2}
after = {"c": "ab", "d": "c", "e": "b"}
finish = {}
for t in order({t: after.get(t, "") for t in tasks}):
    finish[t] = tasks[t] + max((finish[d] for d in after.get(t, "")), default=0)
    print(f"{t}: {' ' * (finish[t] - tasks[t])}{'=' * tasks[t]} {finish[t]}")
print(max(finish.items(), key=lambda kv: kv[1]))
def scc(graph):
    index, low, stack, found = {}, {}, [], []
    def go(v):
        index[v] = low[v] = len(index)
        stack.append(v)
        for w in graph[v]:
            if w not in index: go(w); low[v] = min(low[v], low[w])
            elif w in stack: low[v] = min(low[v], index[w])
        if low[v] == index[v]:
            group = []
            while group[-1:] != [v]: group.append(stack.pop())
            found.append(sorted(group))
    for v in graph: v in index or go(v)
    return found
print(scc({1: [2], 2: [3], 3: [1, 4], 4: [5], 5: [6], 6: [4], 7: [6, 8], 8: [7]}))
