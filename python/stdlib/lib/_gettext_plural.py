"""The rule of a catalogue for which of several forms a number takes: an expression of C over n, made a function."""

import re

_token = re.compile(r'\s*(?:(?P<value>\d+|n)|(?P<sign>[-+*/%]|[<>]=?|[=!]=|&&|\|\||[!?:()])|(?P<wrong>\S))')
_levels = {'||': 1, '&&': 2, '==': 3, '!=': 3, '<': 4, '>': 4, '<=': 4, '>=': 4, '+': 5, '-': 5, '*': 6, '/': 6, '%': 6}
_deepest = 20  # rules nest two or three deep


def _tokens(plural):
    for found in _token.finditer(plural):
        if found['wrong']:
            raise ValueError(f'invalid token in plural form: {found["wrong"]}')
        yield found[found.lastgroup]
    while True:
        yield ''


class _Rule:
    """Reads an expression: each method returns a function of n."""

    def __init__(self, plural):
        self.tokens = _tokens(plural)
        self.depth = 0
        self.next()

    def next(self):
        self.token = next(self.tokens)

    def unexpected(self):
        if self.token:
            return ValueError(f'unexpected token in plural form: {self.token}')
        return ValueError('unexpected end of plural form')

    def whole(self):
        rule = self.choice()
        if self.token:
            raise self.unexpected()
        return rule

    def choice(self):
        condition = self.binary(1)
        if self.token != '?':
            return condition
        self.next()
        yes = self.choice()
        if self.token != ':':
            raise self.unexpected()
        self.next()
        no = self.choice()
        return lambda n: yes(n) if condition(n) else no(n)

    def binary(self, level):
        left = self.single()
        while _levels.get(self.token, 0) >= level:
            operator = self.token
            self.next()
            left = _apply(operator, left, self.binary(_levels[operator] + 1))
        return left

    def single(self):
        self.depth += 1
        if self.depth > _deepest:
            raise ValueError('plural form expression is too complex')
        token = self.token
        if token == '!':
            self.next()
            operand = self.single()
            rule = lambda n: int(not operand(n))
        elif token == '(':
            self.next()
            rule = self.choice()
            if self.token != ')':
                raise self.unexpected() if self.token else ValueError('unbalanced parenthesis in plural form')
            self.next()
        elif token == 'n':
            self.next()
            rule = lambda n: n
        elif token.isdecimal():
            self.next()
            number = int(token)
            rule = lambda n: number
        else:
            raise self.unexpected()
        self.depth -= 1
        return rule


def _apply(operator, a, b):
    """Return the function that applies an operator to what two functions return. Comparisons are 0 or 1, as in C."""
    return {
        '||': lambda n: a(n) or b(n), '&&': lambda n: a(n) and b(n),
        '==': lambda n: int(a(n) == b(n)), '!=': lambda n: int(a(n) != b(n)),
        '<': lambda n: int(a(n) < b(n)), '>': lambda n: int(a(n) > b(n)), '<=': lambda n: int(a(n) <= b(n)), '>=': lambda n: int(a(n) >= b(n)),
        '+': lambda n: a(n) + b(n), '-': lambda n: a(n) - b(n), '*': lambda n: a(n) * b(n),
        '/': lambda n: a(n) // b(n), '%': lambda n: a(n) % b(n),
    }[operator]


def c2py(plural):
    """Return the function that a rule is."""
    if len(plural) > 1000:
        raise ValueError('plural form expression is too long')
    rule = _Rule(plural).whole()

    def form(n):
        if not isinstance(n, int):
            n = _whole(n)
        return int(rule(n))
    return form


def _whole(n):
    """Return a number that is no int as one, if it is whole, with a warning."""
    try:
        whole = round(n)
    except TypeError:
        raise TypeError(f'Plural value must be an integer, got {n.__class__.__name__}') from None
    warn_of(n)
    return whole if n == whole else n


def warn_of(n):
    """Warn the caller of gettext's functions of a number that is no int."""
    import sys
    import warnings
    frame, level = sys._getframe(), 1
    while frame is not None and frame.f_globals['__name__'] in (__name__, 'gettext'):
        frame, level = frame.f_back, level + 1
    warnings.warn(f'Plural value must be an integer, got {n.__class__.__name__}', DeprecationWarning, level)
