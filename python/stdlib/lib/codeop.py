"""Compiling what is typed bit by bit: code, an error, or not all of a statement yet."""

import __future__
import builtins
import warnings

__all__ = ["compile_command", "Compile", "CommandCompiler"]

PyCF_DONT_IMPLY_DEDENT = 0x200
PyCF_ONLY_AST = 0x400
PyCF_ALLOW_INCOMPLETE_INPUT = 0x4000

_features = [getattr(__future__, name) for name in __future__.all_feature_names]


def _maybe_compile(compiler, source, filename, symbol):
    # Comments and empty lines are a statement that does nothing.
    for line in source.split("\n"):
        line = line.strip()
        if line and line[0] != "#":
            break
    else:
        if symbol != "eval":
            source = "pass"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", (SyntaxWarning, DeprecationWarning))
        try:
            compiler(source, filename, symbol, incomplete_input=True)
        except SyntaxError:
            # What is wrong here may only be that more is to come: so it is if another line changes the error.
            try:
                compiler(source + "\n", filename, symbol, incomplete_input=True)
                return None
            except SyntaxError as e:
                if _is_incomplete(e):
                    return None
    return compiler(source, filename, symbol, incomplete_input=False)


def _is_incomplete(error):
    return "incomplete input" in str(error)


def _compile(source, filename, symbol, incomplete_input=True):
    flags = PyCF_ALLOW_INCOMPLETE_INPUT | PyCF_DONT_IMPLY_DEDENT if incomplete_input else 0
    return compile(source, filename, symbol, flags)


def compile_command(source, filename="<input>", symbol="single"):
    """Return the code of a command, or None if it is not whole; raise SyntaxError if nothing can make it so."""
    return _maybe_compile(_compile, source, filename, symbol)


class Compile:
    """Compiles like compile(), with the features that earlier source asked for."""

    def __init__(self):
        self.flags = PyCF_DONT_IMPLY_DEDENT | PyCF_ALLOW_INCOMPLETE_INPUT

    def __call__(self, source, filename, symbol, flags=0, **kwargs):
        flags |= self.flags
        if kwargs.get("incomplete_input", True) is False:
            flags &= ~(PyCF_DONT_IMPLY_DEDENT | PyCF_ALLOW_INCOMPLETE_INPUT)
        made = builtins.compile(source, filename, symbol, flags, True)
        if flags & PyCF_ONLY_AST:
            return made
        for feature in _features:
            if made.co_flags & feature.compiler_flag:
                self.flags |= feature.compiler_flag
        return made


class CommandCompiler:
    """compile_command with the features that earlier commands asked for."""

    def __init__(self):
        self.compiler = Compile()

    def __call__(self, source, filename="<input>", symbol="single"):
        return _maybe_compile(self.compiler, source, filename, symbol)
