# How many items an object seems to have; what counts as which kind of container.
import array
import operator
import weakref
from collections import abc


class Hinting:
    def __init__(self, hint):
        self.hint = hint

    def __length_hint__(self):
        if isinstance(self.hint, type):
            raise self.hint
        return self.hint


print(operator.length_hint([], 2), operator.length_hint(iter([1, 2, 3])), operator.length_hint(object(), 10))
for hint in 2, NotImplemented, TypeError, 'abc', -2, LookupError:
    try:
        print(hint, operator.length_hint(Hinting(hint), 4))
    except (TypeError, ValueError, LookupError) as error:
        print(type(error).__name__, error)
print('_compare_digest' in dir(operator), isinstance(array.array('b'), abc.MutableSequence), issubclass(weakref.WeakSet, abc.MutableSet))
