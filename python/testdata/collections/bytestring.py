import warnings
import collections.abc
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    print(isinstance(b'', collections.abc.ByteString), isinstance('', collections.abc.ByteString))
    class Mine(collections.abc.ByteString):
        pass
for w in seen:
    print(w.category.__name__, w.message, w.lineno)
