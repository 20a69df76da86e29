# Odd corners: exceptions without a traceback, of classes in classes, with odd notes and odd fields.

import traceback, sys
def f():
    s = traceback.StackSummary.extract(traceback.walk_stack(None))
    print([x.name for x in s], [n for _, n in traceback.walk_stack(sys._getframe())])
f()
print(traceback.extract_tb(None), traceback.format_tb(None))
te = traceback.TracebackException(ValueError, ValueError('x'), None)
print(list(te.format()), te.stack, te.exceptions, te.__notes__)
import warnings
warnings.simplefilter('always')
warnings.showwarning = lambda *a: print(a[0])
print(te.exc_type, te.exc_type_str)
class E2(Exception): pass
class Outer:
    class E3(Exception): pass
print(traceback.format_exception_only(E2('a')), traceback.format_exception_only(Outer.E3('b')))
E2.__module__ = 'some.where'
print(traceback.format_exception_only(E2('a')))
e = ValueError('x'); e.__notes__ = 3
print(traceback.format_exception_only(e))
e.__notes__ = ['a', 3, None]
print(traceback.format_exception_only(e))
print(traceback.format_exception(ValueError, ValueError('v'), None))
for odd in 3, int:
    try: traceback.format_exception_only(odd)
    except AttributeError as e: print(type(e).__name__)
try:
    raise KeyboardInterrupt
except BaseException as e:
    print(traceback.format_exception_only(e))
sx = SyntaxError('msg', ('f.py', 2, 5, 'x = (\n', 2, 7))
print(''.join(traceback.format_exception_only(sx)))
sx = SyntaxError('msg'); print(traceback.format_exception_only(sx))
sx = SyntaxError('msg', ('f.py', None, None, None)); print(traceback.format_exception_only(sx))
print(traceback.format_exception(None, None, None))
traceback.print_tb(None)
print(repr(traceback.StackSummary()), traceback.StackSummary.from_list([]).format())
