# A hook that fails itself: both exceptions are printed.
import atexit
import sys


def hook(kind, value, tb):
    print('hook', kind.__name__, value, tb.tb_lineno, sys.last_exc is value, sys.last_type, sys.last_traceback is tb)
    raise ValueError('in the hook')


atexit.register(print, 'at exit')
print(hasattr(sys, 'last_exc'), sys.excepthook is sys.__excepthook__)
sys.excepthook = hook
1 / 0
