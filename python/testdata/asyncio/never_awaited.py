# A coroutine that is gone and was never continued is warned of, once the collector has found it.
import gc
import sys
import warnings


async def forgotten():
    pass


def gone(f):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        f()
        gc.collect()
    return [(type(w.message).__name__, str(w.message)) for w in caught]


print(gone(lambda: forgotten()))
print(gone(lambda: forgotten().close()))


def started():
    try:
        forgotten().send(None)
    except StopIteration:
        pass


print(gone(started))


async def awaits():
    await forgotten()


def run():
    try:
        awaits().send(None)
    except StopIteration:
        pass


print(gone(run))

print(sys.get_coroutine_origin_tracking_depth())
sys.set_coroutine_origin_tracking_depth(2)
c = forgotten()
print([call[1:] for call in c.cr_origin])
c.close()


def made():
    return forgotten()


c = made()
print([call[1:] for call in c.cr_origin])
c.close()
sys.set_coroutine_origin_tracking_depth(1)
for kind, text in gone(made):
    print(kind)
    print(text.replace(__file__, 'FILE'))
sys.set_coroutine_origin_tracking_depth(0)
try:
    sys.set_coroutine_origin_tracking_depth(-1)
except ValueError as e:
    print(e)


class NoAwait:
    async def __aenter__(self): return self
    def __aexit__(self, *args): return 5


class NoEnter:
    def __aenter__(self): return 5
    async def __aexit__(self, *args): pass


async def use(cls, fail):
    async with cls():
        if fail:
            raise KeyError


for cls in NoAwait, NoEnter:
    for fail in False, True:
        try:
            use(cls, fail).send(None)
        except TypeError as e:
            print(e)
