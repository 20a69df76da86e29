# Copies of iterators are on their way out; as long as they are there, they stand where the original stood.
import warnings
warnings.simplefilter('ignore')
import copy
from itertools import *
for make in [lambda: chain([1, 2], (3, 4)), lambda: count(3), lambda: count(1.5, 2), lambda: cycle([1, 2]), lambda: repeat('x', 4),
             lambda: islice([1, 2, 3, 4, 5], 1, None, 2), lambda: accumulate([1, 2, 3]), lambda: accumulate([1, 2, 3], initial=9),
             lambda: product('ab', [1, 2]), lambda: permutations('abc', 2), lambda: combinations('abcd', 2),
             lambda: combinations_with_replacement('abc', 2), lambda: takewhile(bool, [1, 2, 0]), lambda: dropwhile(bool, [1, 0, 3]),
             lambda: zip_longest([1, 2], 'a'), lambda: compress('abc', [1, 1, 1]), lambda: filterfalse(None, [0, '', ()])]:
    for taken in range(4):
        it = make()
        out = list(islice(it, taken))
        twin = copy.deepcopy(it)
        print(type(it).__name__, out, list(islice(it, 5)), list(islice(twin, 5)))
