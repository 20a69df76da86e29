"""Regular expressions: patterns that texts match, and what is done with what matches."""

import _sre

__all__ = [
    'match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'escape',
    'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE',
    'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag', 'PatternError',
]

Pattern = _sre.Pattern
Match = _sre.Match

_flags = {'NOFLAG': 0, 'ASCII': 256, 'A': 256, 'IGNORECASE': 2, 'I': 2, 'LOCALE': 4, 'L': 4, 'UNICODE': 32, 'U': 32,
          'MULTILINE': 8, 'M': 8, 'DOTALL': 16, 'S': 16, 'VERBOSE': 64, 'X': 64, 'DEBUG': 128}


def __getattr__(name):
    # The flags are members of an enum, which is made when one of them is asked for: most programs do without.
    if name != 'RegexFlag' and name not in _flags:
        raise AttributeError(f"module 're' has no attribute {name!r}")
    import enum

    class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
        NOFLAG = 0
        ASCII = A = 256
        IGNORECASE = I = 2
        LOCALE = L = 4
        UNICODE = U = 32
        MULTILINE = M = 8
        DOTALL = S = 16
        VERBOSE = X = 64
        DEBUG = 128
        __str__ = object.__str__
        _numeric_repr_ = hex

    def show(self):
        names, rest = [], self.value
        for member in RegexFlag:
            if member.value and rest & member.value:
                names.append(f're.{member.name}')
                rest &= ~member.value
        if not self.value:
            return 're.NOFLAG'
        if not names:
            return f're.RegexFlag({self.value})'
        if rest:
            names.append(hex(rest))
        return '|'.join(names)

    RegexFlag.__repr__ = show
    RegexFlag.__qualname__ = 'RegexFlag'
    RegexFlag.__module__ = 're'
    space = globals()
    space['RegexFlag'] = RegexFlag
    for each in _flags:
        space[each] = RegexFlag[each]
    return space[name]


def __dir__():
    return sorted({*globals(), *_flags, 'RegexFlag'})


class PatternError(Exception):
    """A pattern that is wrong: what is, and where."""

    __module__ = 're'

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            msg = f'{msg} at position {pos}'
            newline = '\n' if isinstance(pattern, str) else b'\n'
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f'{msg} (line {self.lineno}, column {self.colno})'
        super().__init__(msg)


error = PatternError

_cache = {}
_room = 512
_new = _sre._compile


def _compile(pattern, flags):
    # What a pattern means depends on its type too: of text and of bytes one may equal the other.
    key = type(pattern), pattern, flags
    found = _cache.get(key)
    if found is not None:
        return found
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError('cannot process flags argument with a compiled pattern')
        return pattern
    if not isinstance(flags, int):
        raise TypeError(f"unsupported operand type(s) for &: '{type(flags).__name__}' and 'int'")
    found = _new(pattern, int(flags))
    if not flags & 128:
        if len(_cache) >= _room:
            del _cache[next(iter(_cache))]
        _cache[key] = found
    return found


def compile(pattern, flags=0):
    """The pattern, ready to be used."""
    return _compile(pattern, flags)


def purge():
    """Forget the patterns that were compiled."""
    _cache.clear()


def match(pattern, string, flags=0):
    """A match at the beginning of the string, or None."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """A match of the whole string, or None."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """The first match in the string, or None."""
    return _compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    """All matches in the string: their groups, or else themselves."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """An iterator over all matches in the string."""
    return _compile(pattern, flags).finditer(string)


class _NotGiven(int):
    pass


_not_given = _NotGiven()


def _by_position(name, least, args, count, flags):
    """What was given by position though it should be by keyword: (count, flags)."""
    what = 'maxsplit' if name == 'split' else 'count'
    if count is not _not_given:
        raise TypeError(f"{name}() got multiple values for argument '{what}'")
    count, *rest = args
    if rest:
        if flags is not _not_given:
            raise TypeError(f"{name}() got multiple values for argument 'flags'")
        flags, *rest = rest
        if rest:
            raise TypeError(f'{name}() takes from {least} to {least + 2} positional arguments '
                            f'but {least + 2 + len(rest)} were given')
    import warnings
    warnings.warn(f'{what!r} is passed as positional argument', DeprecationWarning, stacklevel=3)
    return count, flags


def sub(pattern, repl, string, *args, count=_not_given, flags=_not_given):
    """The string with something else for its matches: a text with groups in it, or what a function makes of them."""
    if args:
        count, flags = _by_position('sub', 3, args, count, flags)
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=_not_given, flags=_not_given):
    """What sub() gives, and how many matches there were."""
    if args:
        count, flags = _by_position('subn', 3, args, count, flags)
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=_not_given, flags=_not_given):
    """What lies between the matches in the string, and the groups that matched."""
    if args:
        maxsplit, flags = _by_position('split', 2, args, maxsplit, flags)
    return _compile(pattern, flags).split(string, maxsplit)


sub.__text_signature__ = '(pattern, repl, string, count=0, flags=0)'
subn.__text_signature__ = '(pattern, repl, string, count=0, flags=0)'
split.__text_signature__ = '(pattern, string, maxsplit=0, flags=0)'


def escape(pattern):
    """The pattern of a text: with a backslash before all that would mean something else."""
    if isinstance(pattern, str):
        return _sre.escape(pattern)
    return _sre.escape(str(pattern, 'latin1')).encode('latin1')


def _reduce(pattern):
    return _compile, (pattern.pattern, pattern.flags)


def _enable_pickling():
    import copyreg
    copyreg.pickle(Pattern, _reduce, _compile)


class Scanner:
    """Divides texts into tokens: each kind of them has a pattern, and a function that makes a token of what matches."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        if not isinstance(flags, int):
            flags = int(flags)
        self._rules = [(_compile(phrase, flags), action) for phrase, action in lexicon]

    def scan(self, string):
        """The tokens at the beginning of the string, and the rest, which is none."""
        tokens = []
        at = 0
        while True:
            for pattern, action in self._rules:
                match = pattern.match(string, at)
                if match is not None:
                    break
            else:
                break
            end = match.end()
            if end == at:
                break
            if callable(action):
                self.match = match
                action = action(self, match.group())
            if action is not None:
                tokens.append(action)
            at = end
        return tokens, string[at:]
