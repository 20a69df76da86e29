class Node:
    __slots__ = ("key", "value", "before", "after")
    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.before = self.after = self

class LRU:
    def __init__(self, size):
        if size <= 0:
            raise ValueError("size must be positive")
        self.size, self.nodes, self.root = size, {}, Node()
        self.hits = self.misses = 0
    def _unlink(self, node):
        node.before.after, node.after.before = node.after, node.before
    def _front(self, node):
        node.after, node.before = self.root.after, self.root
        self.root.after.before = node
        self.root.after = node
    def __getitem__(self, key):
        try:
            node = self.nodes[key]
        except KeyError:
            self.misses += 1
            raise
        self.hits += 1
        self._unlink(node)
        self._front(node)
        return node.value
    def __setitem__(self, key, value):
        if (node := self.nodes.get(key)) is not None:
            node.value = value
            self._unlink(node)
        else:
            if len(self) == self.size:
                last = self.root.before
                self._unlink(last)
                print("evict", last.key)
                del self.nodes[last.key]
            node = self.nodes[key] = Node(key, value)
        self._front(node)
    def __len__(self): return len(self.nodes)
    def __contains__(self, key): return key in self.nodes
    def __iter__(self):
        node = self.root.after
        while node is not self.root:
            yield node.key
            node = node.after
    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{k}={self.nodes[k].value!r}' for k in self)})"

cache = LRU(3)
for key, value in zip("abcd", range(4)):
    cache[key] = value
    print(cache)
print(cache["b"], cache)
cache["e"] = 9
cache["b"] = 10
print(cache, len(cache), "c" in cache, "b" in cache)
for key in "xbc":
    try:
        print(key, cache[key])
    except KeyError as e:
        print("missing", e)
print(cache.hits, cache.misses, list(cache))
try:
    LRU(0)
except ValueError as e:
    print(e)
