"""The bytecode of jink's virtual machine, made readable.

A listing is what "jink dis" prints of the same code. The names of the operations are those of CPython 3.8 to 3.10, their
numbers are jink's own.
"""

__all__ = ['code_info', 'dis', 'disassemble', 'distb', 'disco', 'findlinestarts', 'findlabels', 'show_code', 'get_instructions',
           'Instruction', 'Bytecode', 'cmp_op', 'stack_effect', 'hasarg', 'hasconst', 'hasname', 'hasjump', 'hasjrel', 'hasjabs',
           'hasfree', 'haslocal', 'hasexc', 'opname', 'opmap', 'EXTENDED_ARG', 'HAVE_ARGUMENT', 'COMPILER_FLAG_NAMES']

import collections
import io
import sys
import types

import _dis
from opcode import (EXTENDED_ARG, HAVE_ARGUMENT, cmp_op, hasarg, hascompare, hasconst, hasexc, hasfree, hasjabs, hasjrel, hasjump, haslocal,
                    hasname, opmap, opname, stack_effect)

COMPILER_FLAG_NAMES = {1: 'OPTIMIZED', 2: 'NEWLOCALS', 4: 'VARARGS', 8: 'VARKEYWORDS', 16: 'NESTED', 32: 'GENERATOR',
                       64: 'NOFREE', 128: 'COROUTINE', 256: 'ITERABLE_COROUTINE', 512: 'ASYNC_GENERATOR'}

_have_code = (types.MethodType, types.FunctionType, types.CodeType, classmethod, staticmethod, type)

Positions = collections.namedtuple('Positions', 'lineno end_lineno col_offset end_col_offset', defaults=(None,) * 4)

_Instruction = collections.namedtuple(
    '_Instruction', 'opname opcode arg argval argrepr offset start_offset starts_line line_number label positions cache_info',
    defaults=(None, None, None))


class Instruction(_Instruction):
    """An instruction, with what its argument means."""

    __slots__ = ()

    @property
    def oparg(self):
        return self.arg

    @property
    def baseopcode(self):
        return self.opcode

    @property
    def baseopname(self):
        return self.opname

    @property
    def cache_offset(self):
        return self.offset + 2

    @property
    def end_offset(self):
        return self.offset + 2

    @property
    def jump_target(self):
        """Where it jumps to, None if it does not jump."""
        return self.argval if self.opcode in hasjump else None

    @property
    def is_jump_target(self):
        """Whether something jumps here."""
        return self.label is not None

    def __str__(self):
        text = f'{">>" if self.is_jump_target else "  "} {self.offset:4} {self.opname:<20}'
        if self.arg is not None:
            text += f' {self.arg:5}'
            if self.argrepr:
                text += f' ({self.argrepr})'
        return text.rstrip()


def _instructions(code, first_line=None):
    rows = _dis.instructions(code)
    labels = {row[4]: n for n, row in enumerate((row for row in rows if row[6]), 1)}
    shift = 0
    if first_line is not None and hasattr(code, 'co_firstlineno'):
        shift = first_line - code.co_firstlineno
    current, start = None, None
    for op, arg, argval, argrepr, offset, line, target, place in rows:
        if line:
            current = line + shift
        if start is None:
            start = offset
        positions = Positions(*place)
        if shift and positions.lineno is not None:
            positions = positions._replace(lineno=positions.lineno + shift, end_lineno=positions.end_lineno + shift)
        yield Instruction(opname[op], op, arg, argval, argrepr, offset, start, bool(line), current, labels.get(offset), positions)
        start = start if op == EXTENDED_ARG else None


def get_instructions(x, *, first_line=None, show_caches=None, adaptive=False):
    """Return an iterator of the instructions of a function, a method, a source or a code object."""
    return _instructions(_code_of(x), first_line)


def _try_compile(source, name):
    try:
        return compile(source, name, 'eval')
    except SyntaxError:
        return compile(source, name, 'exec')


def _code_of(x):
    """The code object of whatever has one."""
    x = getattr(x, '__func__', x)
    for name in ('__code__', 'gi_code', 'ag_code', 'cr_code'):
        code = getattr(x, name, None)
        if code is not None:
            return code
    if isinstance(x, str):
        return _try_compile(x, '<disassembly>')
    if hasattr(x, 'co_code'):
        return x
    raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False, show_offsets=False):
    """Print the listing of what x is or has: of a class or a module that of all its functions; without x that of the last
    traceback. depth bounds how deep it goes into nested code."""
    if x is None:
        distb(file=file)
        return
    x = getattr(x, '__func__', x)
    for name in ('__code__', 'gi_code', 'ag_code', 'cr_code'):
        code = getattr(x, name, None)
        if code is not None:
            x = code
            break
    if hasattr(x, '__dict__') and not hasattr(x, 'co_code'):
        for name, member in sorted(x.__dict__.items()):
            if isinstance(member, _have_code):
                print(f'Disassembly of {name}:', file=file)
                try:
                    dis(member, file=file, depth=depth)
                except TypeError as exc:
                    print('Sorry:', exc, file=file)
                print(file=file)
    elif hasattr(x, 'co_code'):
        _nested(x, file, depth)
    elif isinstance(x, (bytes, bytearray)):
        print(_dis.listing(bytes(x), -1), end='', file=file)
    elif isinstance(x, str):
        _nested(_try_compile(x, '<dis>'), file, depth)
    else:
        raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def _nested(code, file, depth):
    disassemble(code, file=file)
    if depth is not None:
        if depth <= 0:
            return
        depth -= 1
    for inner in code.co_consts:
        if hasattr(inner, 'co_code'):
            print(file=file)
            print(f'Disassembly of {_dis.title(inner)}:', file=file)
            _nested(inner, file, depth)


def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False, show_offsets=False):
    """Print the listing of one code object; the instruction at lasti is marked."""
    print(_dis.listing(co, lasti), end='', file=file)


disco = disassemble


def distb(tb=None, *, file=None, show_caches=False, adaptive=False, show_offsets=False):
    """Print the listing of the innermost function of a traceback, that of the last exception if none is given."""
    if tb is None:
        exc = getattr(sys, 'last_exc', None)
        tb = exc.__traceback__ if exc is not None else getattr(sys, 'last_traceback', None)
        if tb is None:
            raise RuntimeError('no last traceback to disassemble')
    while tb.tb_next:
        tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file)


def pretty_flags(flags):
    """The names of the flags of a code object."""
    names = []
    for bit in range(32):
        flag = 1 << bit
        if flags & flag:
            names.append(COMPILER_FLAG_NAMES.get(flag, hex(flag)))
    return ', '.join(names) or hex(0)


def code_info(x):
    """Return what there is to know of code besides its instructions."""
    code = _code_of(x)
    rows = [('Name', code.co_name), ('Filename', code.co_filename), ('Argument count', code.co_argcount),
            ('Positional-only arguments', code.co_posonlyargcount), ('Kw-only arguments', code.co_kwonlyargcount),
            ('Number of locals', code.co_nlocals), ('Stack size', code.co_stacksize), ('Flags', pretty_flags(code.co_flags))]
    lines = [f'{title + ":":<18}{value}' if len(title) < 17 else f'{title}: {value}' for title, value in rows]
    for title, values, shown in (('Constants', code.co_consts, _constant), ('Names', code.co_names, str),
                                 ('Variable names', code.co_varnames, str), ('Free variables', code.co_freevars, str),
                                 ('Cell variables', code.co_cellvars, str)):
        if values:
            lines.append(title + ':')
            lines += [f'{number:4}: {shown(value)}' for number, value in enumerate(values)]
    return '\n'.join(lines)


def _constant(value):
    return _dis.title(value) if isinstance(value, types.CodeType) else repr(value)


def show_code(co, *, file=None):
    """Print what code_info returns."""
    print(code_info(co), file=file)


def findlinestarts(code):
    """Yield where each line begins: offset and line."""
    for op, arg, argval, argrepr, offset, line, target, place in _dis.instructions(code):
        if line:
            yield offset, line


def findlabels(code):
    """Return where instructions jump to."""
    found = []
    for row in _dis.instructions(code):
        if row[0] in hasjump and row[2] not in found:
            found.append(row[2])
    return found


class Bytecode:
    """The instructions of a piece of code: iterate over it, or ask for its listing by dis()."""

    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False, show_offsets=False):
        self.codeobj = _code_of(x)
        self.first_line = self.codeobj.co_firstlineno if first_line is None else first_line
        self.current_offset = current_offset
        self.show_caches = show_caches
        self.adaptive = adaptive
        self.show_offsets = show_offsets
        self.exception_entries = ()
        self._original_object = x

    def __iter__(self):
        return _instructions(self.codeobj, self.first_line)

    def __repr__(self):
        return f'{self.__class__.__name__}({self._original_object!r})'

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        """Make one of the innermost function of a traceback."""
        while tb.tb_next:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti)

    def info(self):
        """Return what code_info returns."""
        return code_info(self.codeobj)

    def dis(self):
        """Return the listing."""
        return _dis.listing(self.codeobj, -1 if self.current_offset is None else self.current_offset)


def main(args=None):
    """Print the listing of a file, as "jink dis" does."""
    args = sys.argv[1:] if args is None else args
    if len(args) > 1:
        sys.exit('usage: dis [FILE]')
    if args and args[0] != '-':
        name = args[0]
        with io.open_code(name) as file:
            source = file.read()
    else:
        name, source = '<stdin>', sys.stdin.read()
    dis(compile(source, name, 'exec'))


if __name__ == '__main__':
    main()
