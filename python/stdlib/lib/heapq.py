"""Lists as heaps: the first item is the least, and those after it are in an order that is cheap to keep."""

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop']

try:
    from _heapq import *
    from _heapq import _heapify_max, _heappop_max, _heapreplace_max
except ImportError:
    # The same in Python, for interpreters without the native module. An item that moves up or down leaves a hole, into which
    # others move until it has found its place.
    def _above(a, b):
        return a < b

    def _above_max(a, b):
        return b < a

    def _rise(heap, top, at, above=_above):
        item = heap[at]
        while at > top:
            parent = heap[at - 1 >> 1]
            if not above(item, parent):
                break
            heap[at] = parent
            at = at - 1 >> 1
        heap[at] = item

    def _sink(heap, at, above=_above):
        # Down to a leaf first, and then up: most items belong near the bottom, and this takes one comparison less a level.
        top, end = at, len(heap)
        item = heap[at]
        while (child := 2 * at + 1) < end:
            if child + 1 < end and not above(heap[child], heap[child + 1]):
                child += 1
            heap[at] = heap[child]
            at = child
        heap[at] = item
        _rise(heap, top, at, above)

    def _pop(heap, above):
        last = heap.pop()
        if not heap:
            return last
        item, heap[0] = heap[0], last
        _sink(heap, 0, above)
        return item

    def _replace(heap, item, above):
        first, heap[0] = heap[0], item
        _sink(heap, 0, above)
        return first

    def _order(heap, above):
        for at in reversed(range(len(heap) // 2)):
            _sink(heap, at, above)

    def heappush(heap, item):
        """Add an item to a heap."""
        heap.append(item)
        _rise(heap, 0, len(heap) - 1)

    def heappop(heap):
        """Take the least item from a heap."""
        return _pop(heap, _above)

    def heapreplace(heap, item):
        """Take the least item from a heap, and then add one."""
        return _replace(heap, item, _above)

    def heappushpop(heap, item):
        """Add an item to a heap, and then take the least."""
        if heap and heap[0] < item:
            return _replace(heap, item, _above)
        return item

    def heapify(x):
        """Make a list a heap."""
        _order(x, _above)

    def _heappop_max(heap):
        return _pop(heap, _above_max)

    def _heapreplace_max(heap, item):
        return _replace(heap, item, _above_max)

    def _heapify_max(x):
        _order(x, _above_max)


def merge(*iterables, key=None, reverse=False):
    """The items of iterables that are in order, all in one order, without keeping more than one of each."""
    if reverse:
        make, replace, pop, direction = _heapify_max, _heapreplace_max, _heappop_max, -1
    else:
        make, replace, pop, direction = heapify, heapreplace, heappop, 1
    # Each entry is [what is compared, the number of the iterable, where the next item comes from, the item]: equal items
    # come in the order of their iterables, and nothing after the number is ever compared.
    heap = []
    for number, iterator in enumerate(map(iter, iterables)):
        take = iterator.__next__
        try:
            item = take()
        except StopIteration:
            continue
        heap.append([item if key is None else key(item), number * direction, take, item])
    make(heap)
    while len(heap) > 1:
        entry = heap[0]
        take = entry[2]
        yield entry[3]
        try:
            item = take()
        except StopIteration:
            pop(heap)
        else:
            entry[0] = item if key is None else key(item)
            entry[3] = item
            replace(heap, entry)
    if heap:
        entry = heap[0]
        yield entry[3]
        yield from entry[2].__self__


def nsmallest(n, iterable, key=None):
    """The n least items, the least first: sorted(iterable, key=key)[:n]."""
    if n == 1:
        none = object()
        least = min(iterable, default=none, key=key)
        return [] if least is none else [least]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key)[:n]
    # Of equal items, those that came first are kept: their number is compared second.
    iterator = iter(iterable)
    kept = [(item if key is None else key(item), i, item) for i, item in zip(range(n), iterator)]
    if not kept:
        return []
    _heapify_max(kept)
    worst = kept[0][0]
    for i, item in enumerate(iterator, n):
        rank = item if key is None else key(item)
        if rank < worst:
            _heapreplace_max(kept, (rank, i, item))
            worst = kept[0][0]
    kept.sort()
    return [item for _, _, item in kept]


def nlargest(n, iterable, key=None):
    """The n greatest items, the greatest first: sorted(iterable, key=key, reverse=True)[:n]."""
    if n == 1:
        none = object()
        greatest = max(iterable, default=none, key=key)
        return [] if greatest is none else [greatest]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=True)[:n]
    iterator = iter(iterable)
    kept = [(item if key is None else key(item), -i, item) for i, item in zip(range(n), iterator)]
    if not kept:
        return []
    heapify(kept)
    worst = kept[0][0]
    for i, item in enumerate(iterator, n):
        rank = item if key is None else key(item)
        if worst < rank:
            heapreplace(kept, (rank, -i, item))
            worst = kept[0][0]
    kept.sort(reverse=True)
    return [item for _, _, item in kept]
