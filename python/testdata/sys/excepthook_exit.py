# A hook may end the program in its own way.
import atexit
import sys

atexit.register(print, 'at exit')


def hook(*args):
    print('bye', args[0].__name__)
    sys.exit(3)


sys.excepthook = hook
raise KeyError('x')
