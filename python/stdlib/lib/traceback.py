"""Tracebacks and exceptions as text.

What is printed of a line and of an exception is made by module _traceback, which also prints what a program ends with; here
are the objects that programs take apart and put together themselves.
"""

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list', 'format_stack', 'format_tb',
           'print_exc', 'format_exc', 'print_exception', 'print_last', 'print_stack', 'print_tb', 'clear_frames', 'FrameSummary',
           'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb', 'print_list']

import collections
import itertools
import linecache
import sys

import _traceback

_sentinel = object()


# Of tracebacks.

def print_list(extracted_list, file=None):
    """Print what extract_tb or extract_stack returned."""
    if file is None:
        file = sys.stderr
    for item in StackSummary.from_list(extracted_list).format():
        print(item, file=file, end='')


def format_list(extracted_list):
    """Return a text for each entry of what extract_tb or extract_stack returned."""
    return StackSummary.from_list(extracted_list).format()


def print_tb(tb, limit=None, file=None):
    """Print the entries of a traceback."""
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    """Return a text for each entry of a traceback."""
    return extract_tb(tb, limit=limit).format()


def extract_tb(tb, limit=None):
    """Return the entries of a traceback: a StackSummary."""
    return StackSummary._of(_walk_positions(tb), limit=limit)


def walk_tb(tb):
    """Yield frame and line of each entry of a traceback."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _walk_positions(tb):
    while tb is not None:
        place = _traceback.position(tb.tb_frame.f_code, tb.tb_lasti)
        if place[0] is None:
            place = (tb.tb_lineno,) + place[1:]
        yield tb.tb_frame, place
        tb = tb.tb_next


def clear_frames(tb):
    """Forget the local variables of all frames of a traceback that are over."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next


# Of exceptions.

def _value_and_tb(exc, value, tb):
    if (value is _sentinel) != (tb is _sentinel):
        raise ValueError('Both or neither of value and tb must be given')
    if value is not _sentinel:
        return value, tb
    if exc is None:
        return None, None
    if isinstance(exc, BaseException):
        return exc, exc.__traceback__
    raise TypeError(f'Exception expected for value, {type(exc).__name__} found')


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True, **kwargs):
    """Print an exception with its traceback."""
    value, tb = _value_and_tb(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit, compact=True).print(file=file, chain=chain)


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True, **kwargs):
    """Return what print_exception prints, as a list of texts."""
    value, tb = _value_and_tb(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_sentinel, *, show_group=False, **kwargs):
    """Return what is printed of an exception below its traceback, as a list of texts."""
    if value is _sentinel:
        value = exc
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only(show_group=show_group))


def print_exc(limit=None, file=None, chain=True):
    """Print the exception that is being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """Return what print_exc prints."""
    return ''.join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """Print the exception that ended the last statement of a session."""
    if not hasattr(sys, 'last_exc') and not hasattr(sys, 'last_type'):
        raise ValueError('no last exception')
    if hasattr(sys, 'last_exc'):
        print_exception(sys.last_exc, limit=limit, file=file, chain=chain)
    else:
        print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit=limit, file=file, chain=chain)


# Of the stack.

def walk_stack(f):
    """Yield frame and line of a frame and of those that called it; None is the frame that asks."""
    return _walk_stack(sys._getframe(1) if f is None else f)


def _walk_stack(f):
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def print_stack(f=None, limit=None, file=None):
    """Print where the program is."""
    print_list(extract_stack(sys._getframe(1) if f is None else f, limit=limit), file=file)


def format_stack(f=None, limit=None):
    """Return what print_stack prints, as a list of texts."""
    return format_list(extract_stack(sys._getframe(1) if f is None else f, limit=limit))


def extract_stack(f=None, limit=None):
    """Return where the program is, as a StackSummary."""
    stack = StackSummary.extract(walk_stack(sys._getframe(1) if f is None else f), limit=limit)
    stack.reverse()
    return stack


class FrameSummary:
    """An entry of a traceback or of the stack."""

    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno', 'name', '_lines', 'locals')

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._lines = line
        if lookup_line:
            self.line
        self.locals = None if locals is None else {name: _safely(repr, value, 'local', 'repr') for name, value in locals.items()}

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename and self.lineno == other.lineno and self.name == other.name and
                    self.locals == other.locals)
        if isinstance(other, tuple):
            return (self.filename, self.lineno, self.name, self.line) == other
        return NotImplemented

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'

    def __len__(self):
        return 4

    @property
    def line(self):
        """The first of its lines, None if it has no number."""
        lines = self._source()
        return None if lines is None else lines.partition('\n')[0].strip()

    def _source(self):
        if self._lines is None and self.lineno is not None and self.end_lineno is not None:
            self._lines = ''.join(linecache.getline(self.filename, number).rstrip() + '\n'
                                  for number in range(self.lineno, self.end_lineno + 1))
        return self._lines

    def _format(self):
        name = '<stdin>' if self.filename.startswith('<stdin>-') else self.filename
        out = f'  File "{name}", line {self.lineno}, in {self.name}\n'
        lines = self._source()
        if lines and lines.strip():
            end = None
            if self.lineno is not None and self.end_lineno is not None:
                end = self.end_lineno - self.lineno + 1
            out += _traceback.marked(lines.splitlines(), end, self.colno, self.end_colno)
        if self.locals:
            for name, value in sorted(self.locals.items()):
                out += f'    {name} = {value}\n'
        return out


def _safely(function, value, what, name):
    try:
        return function(value)
    except Exception:
        return f'<{what} {name}() failed>'


class StackSummary(list):
    """The entries of a traceback or of the stack."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """Make one of pairs of frame and line."""
        return klass._of(((frame, (line, None, None, None)) for frame, line in frame_gen), limit=limit,
                         lookup_lines=lookup_lines, capture_locals=capture_locals)

    @classmethod
    def _of(klass, frames, *, limit=None, lookup_lines=True, capture_locals=False):
        if limit is None:
            limit = getattr(sys, 'tracebacklimit', None)
            if limit is not None and limit < 0:
                limit = 0
        if limit is not None:
            frames = itertools.islice(frames, limit) if limit >= 0 else collections.deque(frames, maxlen=-limit)
        result = klass()
        names = set()
        for frame, (line, end_line, column, end_column) in frames:
            code = frame.f_code
            names.add(code.co_filename)
            linecache.lazycache(code.co_filename, frame.f_globals)
            result.append(FrameSummary(code.co_filename, line, code.co_name, lookup_line=False,
                                       locals=frame.f_locals if capture_locals else None,
                                       end_lineno=end_line, colno=column, end_colno=end_column))
        for name in names:
            linecache.checkcache(name)
        if lookup_lines:
            for summary in result:
                summary.line
        return result

    @classmethod
    def from_list(klass, a_list):
        """Make one of FrameSummary objects, or tuples of file, line, name and text."""
        result = StackSummary()
        for frame in a_list:
            if not isinstance(frame, FrameSummary):
                filename, lineno, name, line = frame
                frame = FrameSummary(filename, lineno, name, line=line)
            result.append(frame)
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        """Return the text of an entry. A class that overrides it may return None to leave the entry out."""
        return frame_summary._format()

    def format(self, **kwargs):
        """Return a text for each entry; what recurs is shown three times and then counted."""
        result = []
        last, count = None, 0
        for summary in self:
            text = self.format_frame_summary(summary)
            if text is None:
                continue
            place = (summary.filename, summary.lineno, summary.name)
            if last is None or last != place:
                result += _repeated(count)
                last, count = place, 0
            count += 1
            if count <= 3:
                result.append(text)
        return result + _repeated(count)


def _repeated(count):
    more = count - 3
    if more <= 0:
        return []
    return [f'  [Previous line repeated {more} more time{"s" if more > 1 else ""}]\n']


_cause_message = '\nThe above exception was the direct cause of the following exception:\n\n'
_context_message = '\nDuring handling of the above exception, another exception occurred:\n\n'


class _Margin:
    """The margin at which groups are drawn."""

    def __init__(self):
        self.depth = 0
        self.need_close = False

    def indent(self):
        return '  ' * self.depth

    def emit(self, texts, sign='|'):
        prefix = self.indent()
        if self.depth:
            prefix += sign + ' '
        for text in [texts] if isinstance(texts, str) else texts:
            yield ''.join(prefix + line for line in text.splitlines(keepends=True)) if prefix else text


class TracebackException:
    """All that is printed of an exception, taken from it at once."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False,
                 max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        options = dict(limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals,
                       max_group_width=max_group_width, max_group_depth=max_group_depth)
        outermost = _seen is None
        seen = set() if outermost else _seen
        seen.add(id(exc_value))
        self._take(exc_type, exc_value, exc_traceback, options, save_exc_type)
        if not outermost:
            return
        # As a list and not by recursion: a program can make the chain as long as it likes.
        queue = [(self, exc_value)]

        def linked(exc):
            if exc is None or id(exc) in seen:
                return None
            te = TracebackException(type(exc), exc, exc.__traceback__, _seen=seen, **options)
            queue.append((te, exc))
            return te

        while queue:
            te, exc = queue.pop()
            if exc is None:
                continue
            te.__cause__ = linked(exc.__cause__)
            if not compact or te.__cause__ is None and not exc.__suppress_context__:
                te.__context__ = linked(exc.__context__)
            if isinstance(exc, BaseExceptionGroup):
                te.exceptions = []
                for member in exc.exceptions:
                    inner = TracebackException(type(member), member, member.__traceback__, _seen=seen, **options)
                    queue.append((inner, member))
                    te.exceptions.append(inner)

    def _take(self, exc_type, exc_value, exc_traceback, options, save_exc_type):
        self.max_group_width = options['max_group_width']
        self.max_group_depth = options['max_group_depth']
        self.stack = StackSummary._of(_walk_positions(exc_traceback), limit=options['limit'], lookup_lines=options['lookup_lines'],
                                      capture_locals=options['capture_locals'])
        self._exc_type = exc_type if save_exc_type else None
        self.__cause__ = self.__context__ = self.exceptions = None
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        if isinstance(exc_value, BaseException):
            self.exc_type_str, self._str, lines = _traceback.described(exc_value, exc_traceback)
        else:
            self._str = _safely(str, exc_value, 'exception', 'str')
            self.exc_type_str = None
            if exc_type is not None:
                self.exc_type_str = exc_type.__qualname__
                if exc_type.__module__ not in ('__main__', 'builtins'):
                    self.exc_type_str = f'{exc_type.__module__}.{exc_type.__qualname__}'
            lines = [self._str + '\n' if self.exc_type_str is None else f'{self.exc_type_str}: {self._str}\n']
        self.__notes__ = getattr(exc_value, '__notes__', None)
        self._last_lines = lines
        if isinstance(exc_value, SyntaxError):
            self.filename = exc_value.filename
            for name in ('lineno', 'end_lineno'):
                number = getattr(exc_value, name)
                setattr(self, name, str(number) if number is not None else None)
            self.text = exc_value.text
            self.offset = exc_value.offset
            self.end_offset = exc_value.end_offset
            self.msg = exc_value.msg

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Make one of an exception."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        import warnings
        warnings.warn('Deprecated in 3.13. Use exc_type_str instead.', DeprecationWarning, stacklevel=2)
        return self._exc_type

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        """Yield what is printed below the frames: type and text, notes, of a syntax error its line."""
        indent = 3 * _depth * ' '
        for part in self._last_lines:
            if indent:
                yield from (indent + line for line in part.splitlines(keepends=True))
            else:
                yield part
        if self.exceptions and show_group:
            for member in self.exceptions:
                yield from member.format_exception_only(show_group=show_group, _depth=_depth + 1)

    def format(self, *, chain=True, _ctx=None, **kwargs):
        """Yield what is printed of the exception, and of those that it is chained to."""
        margin = _ctx or _Margin()
        parts = []
        te = self
        while te is not None:
            parts.append((None, te))
            if not chain:
                break
            if te.__cause__ is not None:
                parts.append((_cause_message, None))
                te = te.__cause__
            elif te.__context__ is not None and not te.__suppress_context__:
                parts.append((_context_message, None))
                te = te.__context__
            else:
                te = None
        for message, te in reversed(parts):
            if message is not None:
                yield from margin.emit(message)
            elif te.exceptions is not None:
                yield from te._format_group(margin, chain)
            else:
                if te.stack:
                    yield from margin.emit('Traceback (most recent call last):\n')
                    yield from margin.emit(te.stack.format())
                yield from margin.emit(te.format_exception_only())

    def _format_group(self, margin, chain):
        if margin.depth > self.max_group_depth:
            yield from margin.emit(f'... (max_group_depth is {self.max_group_depth})\n')
            return
        outermost = margin.depth == 0
        if outermost:
            margin.depth += 1
        if self.stack:
            yield from margin.emit('Exception Group Traceback (most recent call last):\n', '+' if outermost else '|')
            yield from margin.emit(self.stack.format())
        yield from margin.emit(self.format_exception_only())
        whole = len(self.exceptions)
        shown = whole if whole <= self.max_group_width else self.max_group_width + 1
        margin.need_close = False
        for number in range(shown):
            last = number == shown - 1
            if last:
                # What is in the last one may draw the closing line itself.
                margin.need_close = True
            cut = number >= self.max_group_width
            corner = '+-' if number == 0 else '  '
            title = '...' if cut else number + 1
            yield f'{margin.indent()}{corner}+---------------- {title} ----------------\n'
            margin.depth += 1
            if cut:
                rest = whole - self.max_group_width
                yield from margin.emit(f'and {rest} more exception{"s" if rest > 1 else ""}\n')
            else:
                yield from self.exceptions[number].format(chain=chain, _ctx=margin)
            if last and margin.need_close:
                yield f'{margin.indent()}+------------------------------------\n'
                margin.need_close = False
            margin.depth -= 1
        if outermost:
            margin.depth = 0

    def print(self, *, file=None, chain=True, **kwargs):
        """Print what format yields."""
        if file is None:
            file = sys.stderr
        for line in self.format(chain=chain):
            print(line, file=file, end='')
