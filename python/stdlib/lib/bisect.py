"""Where items belong in sequences that are in order."""

try:
    from _bisect import *
except ImportError:
    # The same in Python, for interpreters without the native module.
    def _check(lo, hi, a):
        if lo < 0:
            raise ValueError('lo must be non-negative')
        return len(a) if hi is None else hi

    def bisect_left(a, x, lo=0, hi=None, *, key=None):
        """The first place at which x could be inserted."""
        hi = _check(lo, hi, a)
        while lo < hi:
            middle = lo + hi >> 1
            if (a[middle] if key is None else key(a[middle])) < x:
                lo = middle + 1
            else:
                hi = middle
        return lo

    def bisect_right(a, x, lo=0, hi=None, *, key=None):
        """The last place at which x could be inserted."""
        hi = _check(lo, hi, a)
        while lo < hi:
            middle = lo + hi >> 1
            if x < (a[middle] if key is None else key(a[middle])):
                hi = middle
            else:
                lo = middle + 1
        return lo

    def insort_left(a, x, lo=0, hi=None, *, key=None):
        """Insert x before the items that are equal to it."""
        at = bisect_left(a, x if key is None else key(x), lo, hi, key=key)
        a.insert(at, x)

    def insort_right(a, x, lo=0, hi=None, *, key=None):
        """Insert x after the items that are equal to it."""
        at = bisect_right(a, x if key is None else key(x), lo, hi, key=key)
        a.insert(at, x)

bisect = bisect_right
insort = insort_right
