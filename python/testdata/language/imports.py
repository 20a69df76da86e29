import _mod
import _pkg.sub
import _pkg.sub as s
from _mod import value, func as fn
from _pkg import *
from _pkg.sub import deep
print(_mod.value, value, fn(2), s.deep, deep, exported, _pkg.sub is s, _pkg.__name__, _pkg.sub.__name__)
import _mod as again
print(again is _mod, _mod.__name__)
try:
    import nothing_here
except ModuleNotFoundError as e: print(e, e.name)
try:
    from _mod import nope
except ImportError as e: print(e.msg.split(" (")[0], e.name)
try:
    import _pkg.nope
except ModuleNotFoundError as e: print(e)
try:
    import _mod.sub
except ModuleNotFoundError as e: print(e)
import sys
print("_mod" in sys.modules, type(sys).__name__)
print(__name__, __file__.rpartition("/")[2])
print(_mod.get_counter(), _mod.bump(), _mod.get_counter(), _mod.counter)
try:
    import _broken
except ZeroDivisionError as e: print("broken", e)
print("_broken" in sys.modules)
