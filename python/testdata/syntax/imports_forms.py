import math
import math as m, operator as op
from math import pi, sqrt as root, floor
from math import (ceil,
                  fabs,)
print(m is math, root(16), floor(2.5), ceil(2.5), fabs(-1), f"{pi:.4f}", op.add(1, 2))
import functools, itertools
print(functools.reduce(op.mul, [1, 2, 3, 4]), list(itertools.islice(itertools.count(5), 3)))
def inside():
    import operator
    from operator import mul
    return operator.sub(5, 3), mul(2, 3)
print(inside())
class C:
    from math import e
    import math as mm
print(round(C.e, 3), C.mm is math)
for s in ["import nosuchmodule", "import math.sub", "from nosuch.mod import x", "import nosuch.mod as q", "from . import x", "from .. import y", "from .m import z", "__import__('')"]:
    try: exec(s); print("fine", s)
    except Exception as e: print(s, "|", type(e).__name__, "|", e, "|", getattr(e, "name", None))
try: import nothing_here as x
except ImportError: x = None
print(x, type(math).__name__, math.__name__, __name__)
ns = {}
exec("from math import *", ns)
print("sin" in ns, "_" in ns, ns["sqrt"](4))
print(__import__("math") is math, __import__("math", fromlist=["pi"]).pi == pi)
import sys
print(sys.modules["math"] is math, "nosuchmodule" in sys.modules, sys.modules["__main__"].__name__)
