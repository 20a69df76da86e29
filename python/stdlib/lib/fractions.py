"""Fractions of whole numbers, which are never rounded."""

import math
import numbers
import operator
import sys

__all__ = ["Fraction"]

_PRIME = sys.hash_info.modulus
_INFINITE = sys.hash_info.inf


class _Reader:
    """Reads a number from a text, from left to right."""

    def __init__(self, text):
        self.text = text
        self.at = 0

    def take(self, chars):
        c = self.text[self.at:self.at + 1]
        if c and c in chars:
            self.at += 1
            return c
        return ""

    def digits(self):
        """Digits, with single underscores between them; "" if there are none."""
        text, start = self.text, self.at
        i = start
        while i < len(text):
            if text[i].isdecimal():
                i += 1
            elif text[i] == "_" and i > start and text[i - 1] != "_" and text[i + 1:i + 2].isdecimal():
                i += 1
            else:
                break
        self.at = i
        return text[start:i].replace("_", "")

    def space(self):
        while self.text[self.at:self.at + 1].isspace():
            self.at += 1


def _parse(text):
    """Return numerator and denominator of a number in a text, or None."""
    r = _Reader(text)
    r.space()
    sign = r.take("+-")
    whole = r.digits()
    below = 1
    above = int(whole or "0")
    mark = r.at
    r.space()
    if whole and r.take("/"):
        r.space()
        d = r.digits()
        if not d:
            return None
        below = int(d)
    else:
        r.at = mark
        if r.take("."):
            decimals = r.digits()
            if not whole and not decimals:
                return None
            below = 10 ** len(decimals)
            above = above * below + int(decimals or "0")
        elif not whole:
            return None
        if r.take("eE"):
            minus = r.take("+-") == "-"
            exponent = r.digits()
            if not exponent:
                return None
            scale = 10 ** int(exponent)
            if minus:
                below *= scale
            else:
                above *= scale
    r.space()
    if r.at != len(text):
        return None
    return (-above if sign == "-" else above), below


def _is_decimal(x):
    """Return whether it is a Decimal, without importing the module for nothing."""
    decimal = sys.modules.get("decimal")
    return decimal is not None and isinstance(x, decimal.Decimal)


def _round_to_exponent(n, d, exponent, no_neg_zero=False):
    """Round n/d to a multiple of 10**exponent: give the sign and how many times it is."""
    if exponent >= 0:
        d *= 10 ** exponent
    else:
        n *= 10 ** -exponent
    q, r = divmod(abs(n), d)
    if 2 * r > d or 2 * r == d and q & 1:
        q += 1
    return n < 0 and not (no_neg_zero and q == 0), q


def _round_to_figures(n, d, figures):
    """Round n/d to so many significant digits: give the sign, the digits as an int, and the exponent."""
    if n == 0:
        return False, 0, 1 - figures
    above, below = str(abs(n)), str(d)
    m = len(above) - len(below) + (below <= above)
    exponent = m - figures
    sign, digits = _round_to_exponent(n, d, exponent)
    if len(str(digits)) == figures + 1:
        digits //= 10
        exponent += 1
    return sign, digits, exponent


class _Spec:
    """A format specification: [[fill]align][sign][z][#][0][width][,|_][.precision][type], or without a type that of an int over an int."""

    def __init__(self, text):
        self.fill, self.align = None, None
        self.sign, self.no_neg_zero, self.alternate, self.zero = "-", False, False, False
        self.width, self.comma, self.precision, self.type = 0, "", None, ""
        i = 0
        if len(text) > 1 and text[1] in "<>=^":
            self.fill, self.align, i = text[0], text[1], 2
        elif text[:1] and text[0] in "<>=^":
            self.align, i = text[0], 1

        def take(chars):
            nonlocal i
            c = text[i:i + 1]
            if c and c in chars:
                i += 1
                return c
            return ""

        def number():
            nonlocal i
            start = i
            while text[i:i + 1] and text[i] in "0123456789":
                i += 1
            return text[start:i]

        self.sign = take("-+ ") or "-"
        self.no_neg_zero = bool(take("z"))
        self.alternate = bool(take("#"))
        if text[i:i + 1] == "0" and text[i + 1:i + 2].isdigit():
            self.zero = True
            i += 1
        self.width = int(number() or "0")
        self.comma = take(",_")
        self.fault = False
        if take("."):
            digits = number()
            self.fault = not digits
            self.precision = int(digits or "0")
        self.type = take("eEfFgG%")
        self.fault = self.fault or i != len(text)
        self.whole = not self.type and not self.no_neg_zero and self.precision is None

    def pad(self, sign, body):
        fill, align = self.fill or " ", self.align or ">"
        padding = fill * max(self.width - len(sign) - len(body), 0)
        if align == ">":
            return padding + sign + body
        if align == "<":
            return sign + body + padding
        if align == "^":
            half = len(padding) // 2
            return padding[:half] + sign + body + padding[half:]
        return sign + padding + body


def _operators(exact, fallback, complexes=True):
    """Make the two methods of an operator: exact works on fractions and ints, fallback on the other numbers."""

    def forward(a, b):
        if isinstance(b, Fraction):
            return exact(a, b)
        if isinstance(b, int):
            return exact(a, Fraction(b))
        if isinstance(b, float):
            return fallback(float(a), b)
        if complexes and isinstance(b, complex):
            return fallback(float(a), b)
        return NotImplemented

    def reverse(b, a):
        if isinstance(a, numbers.Rational):
            return exact(Fraction(a), b)
        if isinstance(a, numbers.Real):
            return fallback(float(a), float(b))
        if complexes and isinstance(a, numbers.Complex):
            return fallback(complex(a), float(b))
        return NotImplemented

    name = fallback.__name__
    forward.__name__, forward.__doc__ = f"__{name}__", exact.__doc__
    reverse.__name__, reverse.__doc__ = f"__r{name}__", exact.__doc__
    return forward, reverse


class Fraction(numbers.Rational):
    """A fraction in lowest terms: Fraction(numerator, denominator), or Fraction(x) of a number or of a text such as '-3/7' or '1.5e3'."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = super(Fraction, cls).__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator, self._denominator = numerator, 1
                return self
            if isinstance(numerator, numbers.Rational):
                self._numerator, self._denominator = numerator.numerator, numerator.denominator
                return self
            if isinstance(numerator, float) or _is_decimal(numerator):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            if not isinstance(numerator, str):
                raise TypeError("argument should be a string or a Rational instance")
            pair = _parse(numerator)
            if pair is None:
                raise ValueError("Invalid literal for Fraction: %r" % numerator)
            numerator, denominator = pair
        elif type(numerator) is int is type(denominator):
            pass
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            numerator, denominator = numerator.numerator * denominator.denominator, denominator.numerator * numerator.denominator
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        g = math.gcd(numerator, denominator)
        if denominator < 0:
            g = -g
        self._numerator, self._denominator = numerator // g, denominator // g
        return self

    @classmethod
    def from_float(cls, f):
        """Return the exact value of a float or int."""
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError("%s.from_float() only takes floats, not %r (%s)" % (cls.__name__, f, type(f).__name__))
        return cls._from_coprime_ints(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        """Return the exact value of a Decimal or int."""
        from decimal import Decimal

        if isinstance(dec, numbers.Integral):
            dec = Decimal(int(dec))
        elif not isinstance(dec, Decimal):
            raise TypeError("%s.from_decimal() only takes Decimals, not %r (%s)" % (cls.__name__, dec, type(dec).__name__))
        return cls._from_coprime_ints(*dec.as_integer_ratio())

    @classmethod
    def _from_coprime_ints(cls, numerator, denominator, /):
        """Make a fraction that is in lowest terms already."""
        self = super(Fraction, cls).__new__(cls)
        self._numerator, self._denominator = numerator, denominator
        return self

    def is_integer(self):
        """Return whether it is a whole number."""
        return self._denominator == 1

    def as_integer_ratio(self):
        """Return the pair of numerator and denominator."""
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """Return the fraction nearest to it whose denominator is not greater."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        # Two neighbours close in on it, as its continued fraction tells.
        low_n, low_d, high_n, high_d = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            next_d = low_d + a * high_d
            if next_d > max_denominator:
                break
            low_n, low_d, high_n, high_d = high_n, high_d, low_n + a * high_n, next_d
            n, d = d, n - a * d
        k = (max_denominator - low_d) // high_d
        other_n, other_d = low_n + k * high_n, low_d + k * high_d
        # high is at least as near as the other if twice the distance d tells so.
        if 2 * d * other_d <= self._denominator:
            return Fraction._from_coprime_ints(high_n, high_d)
        return Fraction._from_coprime_ints(other_n, other_d)

    @property
    def numerator(self):
        """What stands above."""
        return self._numerator

    @property
    def denominator(self):
        """What stands below: greater than 0."""
        return self._denominator

    def __repr__(self):
        """Return repr(self)."""
        return "%s(%s, %s)" % (type(self).__name__, self._numerator, self._denominator)

    def __str__(self):
        """Return str(self)."""
        if self._denominator == 1:
            return str(self._numerator)
        return "%s/%s" % (self._numerator, self._denominator)

    def __format__(self, spec, /):
        """Return it written as a format says."""
        s = _Spec(spec)
        if not s.fault and s.whole and not s.zero:
            return self._format_whole(s)
        if s.fault or not s.type or s.zero and s.align is not None:
            raise ValueError(f"Invalid format specifier {spec!r} for object of type {type(self).__name__!r}")
        return self._format_decimal(s)

    def _format_whole(self, s):
        n, d = self._numerator, self._denominator
        sign = "-" if n < 0 else "" if s.sign == "-" else s.sign
        body = f"{abs(n):{s.comma}}"
        if d > 1 or s.alternate:
            body += f"/{d:{s.comma}}"
        return s.pad(sign, body)

    def _format_decimal(self, s):
        precision = 6 if s.precision is None else s.precision
        kind = s.type
        if kind in "fF%":
            exponent = -precision
            if kind == "%":
                exponent -= 2
            negative, digits = _round_to_exponent(self._numerator, self._denominator, exponent, s.no_neg_zero)
            scientific, point = False, precision
        else:
            figures = max(precision, 1) if kind in "gG" else precision + 1
            negative, digits, exponent = _round_to_figures(self._numerator, self._denominator, figures)
            if s.no_neg_zero and not digits:
                negative = False
            scientific = kind in "eE" or exponent > 0 or exponent + figures <= -4
            point = figures - 1 if scientific else -exponent
        if kind == "%":
            suffix = "%"
        elif scientific:
            suffix = f"{'E' if kind in 'EG' else 'e'}{exponent + point:+03d}"
        else:
            suffix = ""
        text = f"{digits:0{point + 1}d}"
        sign = "-" if negative else "" if s.sign == "-" else s.sign
        leading, trailing = text[:len(text) - point], text[len(text) - point:]
        if kind in "gG" and not s.alternate:
            trailing = trailing.rstrip("0")
        dot = "." if trailing or s.alternate else ""
        tail = dot + trailing + suffix
        if s.zero:
            width = s.width - len(sign) - len(tail)
            leading = leading.zfill(3 * width // 4 + 1 if s.comma and width > 0 else width if width > 0 else 0)
        if s.comma:
            first = 1 + (len(leading) - 1) % 3
            leading = leading[:first] + "".join(s.comma + leading[p:p + 3] for p in range(first, len(leading), 3))
        if s.zero:
            return sign + leading + tail
        return s.pad(sign, leading + tail)

    def _added(a, b):
        """Return a + b."""
        return Fraction(a._numerator * b._denominator + b._numerator * a._denominator, a._denominator * b._denominator)

    __add__, __radd__ = _operators(_added, operator.add)

    def _subtracted(a, b):
        """Return a - b."""
        return Fraction(a._numerator * b._denominator - b._numerator * a._denominator, a._denominator * b._denominator)

    __sub__, __rsub__ = _operators(_subtracted, operator.sub)

    def _multiplied(a, b):
        """Return a * b."""
        return Fraction(a._numerator * b._numerator, a._denominator * b._denominator)

    __mul__, __rmul__ = _operators(_multiplied, operator.mul)

    def _divided(a, b):
        """Return a / b."""
        if not b._numerator:
            above = a._numerator // (abs(a._numerator) or 1) * b._denominator // math.gcd(b._denominator, a._denominator)
            raise ZeroDivisionError(f"Fraction({above}, 0)")
        return Fraction(a._numerator * b._denominator, a._denominator * b._numerator)

    __truediv__, __rtruediv__ = _operators(_divided, operator.truediv)

    def _floored(a, b):
        """Return a // b."""
        return (a._numerator * b._denominator) // (a._denominator * b._numerator)

    __floordiv__, __rfloordiv__ = _operators(_floored, operator.floordiv, False)

    def _divmod(a, b):
        """Return (a // b, a % b)."""
        q, r = divmod(a._numerator * b._denominator, a._denominator * b._numerator)
        return q, Fraction(r, a._denominator * b._denominator)

    __divmod__, __rdivmod__ = _operators(_divmod, divmod, False)

    def _left(a, b):
        """Return a % b."""
        return Fraction((a._numerator * b._denominator) % (b._numerator * a._denominator), a._denominator * b._denominator)

    __mod__, __rmod__ = _operators(_left, operator.mod, False)

    del _added, _subtracted, _multiplied, _divided, _floored, _divmod, _left

    def __pow__(a, b):
        """Return a ** b: a fraction if b is a whole number, and else a float or complex."""
        if isinstance(b, numbers.Rational):
            if b.denominator != 1:
                return float(a) ** float(b)
            n = b.numerator
            if n >= 0:
                return Fraction._from_coprime_ints(a._numerator ** n, a._denominator ** n)
            if a._numerator > 0:
                return Fraction._from_coprime_ints(a._denominator ** -n, a._numerator ** -n)
            if a._numerator == 0:
                raise ZeroDivisionError(f"Fraction({a._denominator ** -n}, 0)")
            return Fraction._from_coprime_ints((-a._denominator) ** -n, (-a._numerator) ** -n)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a):
        """Return a ** b."""
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a ** b._numerator
        return a ** float(b)

    def __pos__(a):
        """Return +a."""
        return Fraction._from_coprime_ints(a._numerator, a._denominator)

    def __neg__(a):
        """Return -a."""
        return Fraction._from_coprime_ints(-a._numerator, a._denominator)

    def __abs__(a):
        """Return abs(a)."""
        return Fraction._from_coprime_ints(abs(a._numerator), a._denominator)

    def __int__(a, _index=operator.index):
        """Return it rounded towards 0."""
        if a._numerator < 0:
            return _index(-(-a._numerator // a._denominator))
        return _index(a._numerator // a._denominator)

    def __trunc__(a):
        """Return it rounded towards 0."""
        if a._numerator < 0:
            return -(-a._numerator // a._denominator)
        return a._numerator // a._denominator

    def __floor__(a):
        """Return it rounded down."""
        return a._numerator // a._denominator

    def __ceil__(a):
        """Return it rounded up."""
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        """Return it rounded to the nearest, halves to even."""
        if ndigits is None:
            d = self._denominator
            q, r = divmod(self._numerator, d)
            return q + (2 * r > d or 2 * r == d and q & 1)
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        """Return hash(self): that of an equal number of whatever type."""
        try:
            inverse = pow(self._denominator, -1, _PRIME)
        except ValueError:
            n = _INFINITE
        else:
            n = hash(hash(abs(self._numerator)) * inverse)
        n = n if self._numerator >= 0 else -n
        return -2 if n == -1 else n

    def __eq__(a, b):
        """Return a == b."""
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            if math.isnan(b) or math.isinf(b):
                return 0.0 == b
            return a == a.from_float(b)
        return NotImplemented

    def _ordered(self, other, op):
        if isinstance(other, numbers.Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return op(0.0, other)
            return op(self, self.from_float(other))
        return NotImplemented

    def __lt__(a, b):
        """Return a < b."""
        return a._ordered(b, operator.lt)

    def __gt__(a, b):
        """Return a > b."""
        return a._ordered(b, operator.gt)

    def __le__(a, b):
        """Return a <= b."""
        return a._ordered(b, operator.le)

    def __ge__(a, b):
        """Return a >= b."""
        return a._ordered(b, operator.ge)

    def __bool__(a):
        """Return a != 0."""
        return bool(a._numerator)

    def __reduce__(self):
        return type(self), (self._numerator, self._denominator)

    def __copy__(self):
        if type(self) is Fraction:
            return self
        return type(self)(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()
