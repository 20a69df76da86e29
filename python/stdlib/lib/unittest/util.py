"""What the assertions need to describe values and their differences."""

__unittest = True

# What a shortened repr keeps of the beginning, of what is common, and of the end, and how much it says of the rest.
_MAX_LENGTH = 80
_PLACEHOLDER_LEN = 12
_MIN_BEGIN_LEN = _MIN_COMMON_LEN = _MIN_END_LEN = 5
_MIN_DIFF_LEN = _MAX_LENGTH - (_MIN_BEGIN_LEN + _PLACEHOLDER_LEN + _MIN_COMMON_LEN + _PLACEHOLDER_LEN + _MIN_END_LEN)


def call_if_exists(obj, name):
    'Call a method that results need not have.'
    method = getattr(obj, name, None)
    if method is not None:
        method()


def safe_repr(obj, short=False):
    'repr() that never fails, cut to a length if short.'
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    if short and len(text) >= _MAX_LENGTH:
        return text[:_MAX_LENGTH] + ' [truncated]...'
    return text


def _shorten(s, prefixlen, suffixlen):
    left_out = len(s) - prefixlen - suffixlen
    if left_out <= _PLACEHOLDER_LEN:
        return s
    return f'{s[:prefixlen]}[{left_out} chars]{s[len(s) - suffixlen:]}'


def _common_prefix(texts):
    first, last = min(texts), max(texts)
    for i, c in enumerate(first):
        if c != last[i]:
            return first[:i]
    return first


def _common_shorten_repr(*args):
    'The reprs of the arguments, what they have in common shortened so that where they differ shows.'
    texts = tuple(safe_repr(a) for a in args)
    longest = max(len(t) for t in texts)
    if longest <= _MAX_LENGTH:
        return texts
    prefix = _common_prefix(texts)
    n = len(prefix)
    room = _MAX_LENGTH - (longest - n + _MIN_BEGIN_LEN + _PLACEHOLDER_LEN)
    if room > _MIN_COMMON_LEN:
        # All that differs fits in.
        prefix = _shorten(prefix, _MIN_BEGIN_LEN, room)
        return tuple(prefix + t[n:] for t in texts)
    prefix = _shorten(prefix, _MIN_BEGIN_LEN, _MIN_COMMON_LEN)
    return tuple(prefix + _shorten(t[n:], _MIN_DIFF_LEN, _MIN_END_LEN) for t in texts)


def strclass(cls):
    return f'{cls.__module__}.{cls.__qualname__}'


def sorted_list_difference(expected, actual):
    'What is only in the first, and what only in the second, of two sorted lists.'
    missing, unexpected = [], []
    i = j = 0
    while i < len(expected) and j < len(actual):
        e, a = expected[i], actual[j]
        if e < a:
            missing.append(e)
            i = _after(expected, i, e)
        elif e > a:
            unexpected.append(a)
            j = _after(actual, j, a)
        else:
            i, j = _after(expected, i, e), _after(actual, j, a)
    return missing + list(expected[i:]), unexpected + list(actual[j:])


def _after(items, i, value):
    while i < len(items) and items[i] == value:
        i += 1
    return i


def unorderable_list_difference(expected, actual):
    'As sorted_list_difference, for items that have no order. Empties both lists.'
    missing = []
    while expected:
        item = expected.pop()
        if item in actual:
            actual.remove(item)
        else:
            missing.append(item)
    return missing, actual


def three_way_cmp(x, y):
    return (x > y) - (x < y)


def _mismatch(rows):
    return [(first, second, value) for value, first, second in rows if first != second]


def _count_diff_hashable(actual, expected):
    'Triples of (count in the first, count in the second, value) where the counts differ.'
    from collections import Counter, namedtuple
    Mismatch = namedtuple('Mismatch', 'actual expected value')
    s, t = Counter(actual), Counter(expected)
    rows = [Mismatch(n, t.get(value, 0), value) for value, n in s.items() if n != t.get(value, 0)]
    return rows + [Mismatch(0, n, value) for value, n in t.items() if value not in s]


def _count_diff_all_purpose(actual, expected):
    'As _count_diff_hashable, for any values: it only compares.'
    from collections import namedtuple
    Mismatch = namedtuple('Mismatch', 'actual expected value')
    gone = object()
    s, t = list(actual), list(expected)
    rows = []

    def take(items, value):
        count = 0
        for i, other in enumerate(items):
            if other is not gone and other == value:
                items[i] = gone
                count += 1
        return count

    for items in s, t:
        for value in list(items) if items is t else items:
            if value is gone:
                continue
            mine, theirs = take(s, value), take(t, value)
            if mine != theirs:
                rows.append(Mismatch(mine, theirs, value))
    return rows
