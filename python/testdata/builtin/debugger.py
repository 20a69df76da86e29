# breakpoint() calls what sys.breakpointhook is: at first, what the environment names.
import os
import sys
import warnings

warnings.simplefilter('always')
for name, args in ('0', (1, 2)), ('print', (1, 2)), ('os.path.join', ('a', 'b')), ('nothing.there', ()), ('.x', ()), ('os.nothing', ()), ('nothing', ()):
    os.environ['PYTHONBREAKPOINT'] = name
    print(breakpoint(*args))
os.environ['PYTHONBREAKPOINT'] = 'int'
print(breakpoint('11', base=2))
try:
    breakpoint('x')
except ValueError as error:
    print(error)
sys.breakpointhook = lambda *args, **more: (args, more)
print(breakpoint(1, x=2))
del sys.breakpointhook
try:
    breakpoint()
except RuntimeError as error:
    print(error)
print(sys.__breakpointhook__)
