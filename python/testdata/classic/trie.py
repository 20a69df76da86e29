class Trie:
    def __init__(self, words=()):
        self.root, self.size = {}, 0
        for word in words:
            self.add(word)
    def add(self, word):
        node = self.root
        for c in word:
            node = node.setdefault(c, {})
        if None not in node:
            node[None] = word
            self.size += 1
    def _find(self, prefix):
        node = self.root
        for c in prefix:
            node = node.get(c)
            if node is None:
                return None
        return node
    def __contains__(self, word):
        node = self._find(word)
        return node is not None and None in node
    def __len__(self): return self.size
    def __iter__(self): return self.walk(self.root)
    def walk(self, node):
        if None in node:
            yield node[None]
        for c in sorted(k for k in node if k):
            yield from self.walk(node[c])
    def starting(self, prefix):
        node = self._find(prefix)
        return list(self.walk(node)) if node is not None else []
    def discard(self, word):
        def drop(node, i):
            if i == len(word):
                return node.pop(None, None) is not None
            child = node.get(word[i])
            if child is None or not drop(child, i + 1):
                return False
            if not child:
                del node[word[i]]
            return True
        found = drop(self.root, 0)
        self.size -= found
        return found
    def match(self, pattern, node=None, i=0):
        node = self.root if node is None else node
        if i == len(pattern):
            return [node[None]] if None in node else []
        if pattern[i] == "?":
            return [w for c in sorted(filter(None, node)) for w in self.match(pattern, node[c], i + 1)]
        return self.match(pattern, node[pattern[i]], i + 1) if pattern[i] in node else []

t = Trie("car card care cat cart dog do done dot".split())
print(len(t), list(t), "car" in t, "ca" in t, "" in t, "dogs" in t)
print(t.starting("car"), t.starting("do"), t.starting("x"), t.starting(""))
print(t.match("ca?"), t.match("?o?"), t.match("d???"), t.match("???"))
print(t.discard("car"), t.discard("car"), t.discard("zebra"), len(t), t.starting("ca"))
t.add("")
print("" in t, len(t), list(t)[:2])
print(t.discard("dot"), t.discard("done"), t._find("don"), t._find("do"))
def longest(words):
    trie, best = Trie(words), ""
    for w in sorted(words):
        if all(w[:i] in trie for i in range(1, len(w) + 1)) and len(w) > len(best):
            best = w
    return best
print(longest(["a", "banana", "app", "appl", "ap", "apply", "apple"]))
