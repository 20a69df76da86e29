class LinkedList:
    class Node:
        __slots__ = "value", "next"
        def __init__(self, value, next=None): self.value, self.next = value, next
    def __init__(self, items=()):
        self.head, self.length = None, 0
        for x in reversed(list(items)): self.push(x)
    def push(self, x):
        self.head = self.Node(x, self.head)
        self.length += 1
    def pop(self):
        if not self.head: raise IndexError("pop from an empty list")
        node, self.head = self.head, self.head.next
        self.length -= 1
        return node.value
    def nodes(self):
        node = self.head
        while node: yield node; node = node.next
    def __iter__(self): return (n.value for n in self.nodes())
    def __len__(self): return self.length
    def __getitem__(self, i):
        if isinstance(i, slice): return LinkedList(list(self)[i])
        if i < 0: i += len(self)
        for k, x in enumerate(self):
            if k == i: return x
        raise IndexError(i)
    def reverse(self):
        back, node = None, self.head
        while node: node.next, back, node = back, node, node.next
        self.head = back
        return self
    def remove(self, x):
        before = None
        for n in self.nodes():
            if n.value == x:
                if before: before.next = n.next
                else: self.head = n.next
                self.length -= 1
                return
            before = n
        raise ValueError(f"{x!r} is not there")
    def __repr__(self): return "<" + " -> ".join(map(repr, self)) + ">"
    def __add__(self, other): return LinkedList([*self, *other])
    def __eq__(self, other): return isinstance(other, LinkedList) and len(self) == len(other) and all(a == b for a, b in zip(self, other))
def merge(a, b):
    if not a or not b: return a or b
    if b.value < a.value: a, b = b, a
    a.next = merge(a.next, b)
    return a
l = LinkedList("hello")
print(l, len(l), l[0], l[-1], l[1:3], "l" in l, "z" in l, list(l), bool(l), bool(LinkedList()))
print(l.reverse(), l.pop(), l, l + [1, 2], sorted(l), max(l), l == LinkedList("lleh"), l == "lleh")
l.remove("h"); print(l)
l.remove("l"); print(l)
for f in [lambda: l.remove("q"), lambda: l[9], lambda: LinkedList().pop(), lambda: hash(l)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
a, b = LinkedList([1, 4, 7]), LinkedList([2, 3, 9])
m = LinkedList(); m.head = merge(a.head, b.head); print(m, *m)
def middle(l):
    slow = fast = l.head
    while fast and fast.next: slow, fast = slow.next, fast.next.next
    return slow.value
print([middle(LinkedList(range(n))) for n in range(1, 8)])
first, *rest = LinkedList(range(4)); print(first, rest)
print(*zip(LinkedList("ab"), LinkedList([1, 2, 3])), dict(enumerate(LinkedList("xy"))))
