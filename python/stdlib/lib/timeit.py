"""How long small pieces of code take."""

import gc
import itertools
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter
_globals = globals

_SOURCE = """
def inner(_it, _timer{parameters}):
    {setup}
    _begin = _timer()
    for _i in _it:
        {stmt}
        pass
    return _timer() - _begin
"""


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        namespace = _globals() if globals is None else globals
        local, parameters = {}, ""
        if isinstance(setup, str):
            compile(setup, "<timeit-src>", "exec")  # its errors are its own
            begin = setup.replace("\n", "\n    ")
            before = setup + "\n"
        elif callable(setup):
            local["_setup"], parameters, begin, before = setup, ", _setup=_setup", "_setup()", ""
        else:
            raise ValueError("setup is neither a string nor callable")
        if isinstance(stmt, str):
            compile(before + stmt, "<timeit-src>", "exec")
            body = stmt.replace("\n", "\n        ")
        elif callable(stmt):
            local["_stmt"], body = stmt, "_stmt()"
            parameters += ", _stmt=_stmt"
        else:
            raise ValueError("stmt is neither a string nor callable")
        self.src = _SOURCE.format(stmt=body, setup=begin, parameters=parameters)
        exec(compile(self.src, "<timeit-src>", "exec"), namespace, local)
        self.inner = local["inner"]

    def print_exc(self, file=None):
        import linecache
        import traceback
        linecache.cache["<timeit-src>"] = len(self.src), None, self.src.split("\n"), "<timeit-src>"
        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        collecting = gc.isenabled()
        gc.disable()
        try:
            return self.inner(itertools.repeat(None, number), self.timer)
        finally:
            if collecting:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """A number of times that takes 0.2 seconds or more, and how long it took."""
        scale = 1
        while True:
            for step in 1, 2, 5:
                number = scale * step
                took = self.timeit(number)
                if callback:
                    callback(number, took)
                if took >= 0.2:
                    return number, took
            scale *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
