"""Lists as heaps: the first item is the least, and those after it are in an order that is cheap to keep."""

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop']

from _heapq import *
from _heapq import _heapify_max, _heappop_max, _heapreplace_max


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
