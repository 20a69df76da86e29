import contextlib
@contextlib.contextmanager
def cm(x):
    print('enter',x)
    try: yield x
    finally: print('exit',x)
with cm(1) as y: print(y)
try:
    with cm(2): raise KeyError(1)
except KeyError as e: print(repr(e))
@cm(3)
def f(): print('in f')
f(); f()
with contextlib.ExitStack() as st:
    st.enter_context(cm('a')); st.enter_context(cm('b')); st.callback(print,'cb',end='!\n')
with contextlib.suppress(KeyError): {}['x']
@contextlib.contextmanager
def no(): 
    if 0: yield
try:
    with no(): pass
except RuntimeError as e: print(e)
@contextlib.contextmanager
def two(): yield 1; yield 2
try:
    with two(): pass
except RuntimeError as e: print(e)
try:
    with contextlib.ExitStack() as s:
        @s.callback
        def _(): 1/0
        @s.callback
        def _(): {}['k']
        raise ValueError(1)
except Exception as e:
    while e: print(repr(e)); e=e.__context__
import io
o=io.StringIO()
with contextlib.redirect_stdout(o): print('hidden')
print(repr(o.getvalue()))
try: contextlib.ExitStack().enter_context(1)
except TypeError as e: print(e)
@contextlib.contextmanager
def st(): 
    yield
try:
    with st(): raise StopIteration(5)
except StopIteration as e: print(repr(e))
