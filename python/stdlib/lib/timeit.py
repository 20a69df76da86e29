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


def _shown(seconds, unit, precision):
    """A time as people read it, in a unit that fits if none is asked for."""
    units = {"nsec": 1e-9, "usec": 1e-6, "msec": 1e-3, "sec": 1.0}
    if unit is None:
        unit = next((name for name, size in reversed(units.items()) if seconds >= size), "nsec")
    return f"{seconds / units[unit]:.{precision}g} {unit}"


def main(args=None, *, _wrap_timer=None):
    """python -m timeit [-n N] [-r N] [-s SETUP] [-u UNIT] [-p] [-v] [-h] [STATEMENT]...

    Tell how long a statement takes: the best of several times (-r, 5) that it is run many times (-n; by default so many that it takes
    0.2 seconds). Each -s, and each argument, is a line. -p measures the time of the process, not that of the clock; -u is nsec, usec,
    msec or sec; -v shows all times, and more digits.
    """
    import getopt
    import os
    import sys

    if args is None:
        args = sys.argv[1:]
    try:
        options, statements = getopt.getopt(args, "n:u:s:r:pvh", ["number=", "setup=", "repeat=", "process", "verbose", "unit=", "help"])
    except getopt.error as error:
        print(error)
        print("use -h/--help for command line help")
        return 2
    timer, unit, number, times, setup, verbose = default_timer, None, 0, default_repeat, [], 0
    for option, value in options:
        if option in ("-n", "--number"):
            number = int(value)
        elif option in ("-s", "--setup"):
            setup.append(value)
        elif option in ("-u", "--unit"):
            if value not in ("nsec", "usec", "msec", "sec"):
                print("Unrecognized unit. Please select nsec, usec, msec, or sec.", file=sys.stderr)
                return 2
            unit = value
        elif option in ("-r", "--repeat"):
            times = max(int(value), 1)
        elif option in ("-p", "--process"):
            timer = time.process_time
        elif option in ("-v", "--verbose"):
            verbose += 1
        else:
            print(main.__doc__, end="")
            return 0
    precision = 3 + max(verbose - 1, 0)
    sys.path.insert(0, os.curdir)
    if _wrap_timer is not None:
        timer = _wrap_timer(timer)
    measured = Timer("\n".join(statements) or "pass", "\n".join(setup) or "pass", timer)
    if not number:
        def told(number, took):
            print(f"{number} loop{'' if number == 1 else 's'} -> {took:.{precision}g} secs")

        try:
            number, _ = measured.autorange(told if verbose else None)
        except:
            measured.print_exc()
            return 1
        if verbose:
            print()
    try:
        took = measured.repeat(times, number)
    except:
        measured.print_exc()
        return 1
    if verbose:
        print(f"raw times: {', '.join(_shown(t, unit, precision) for t in took)}\n")
    each = [t / number for t in took]
    best, worst = min(each), max(each)
    print(f"{number} loop{'' if number == 1 else 's'}, best of {times}: {_shown(best, unit, precision)} per loop")
    if worst >= best * 4:
        import warnings
        warnings.warn_explicit(f"The test results are likely unreliable. The worst time ({_shown(worst, unit, precision)}) was more than four "
                               f"times slower than the best time ({_shown(best, unit, precision)}).", UserWarning, "", 0)


if __name__ == "__main__":
    import sys
    sys.exit(main())
