"""What kinds of numbers there are: abstract base classes, each part of the one before."""

from abc import ABCMeta, abstractmethod

__all__ = ["Number", "Complex", "Real", "Rational", "Integral"]


class Number(metaclass=ABCMeta):
    """Any number."""

    __slots__ = ()

    # Numbers can be changed by some of their classes, so each has to say how it is hashed.
    __hash__ = None


class Complex(Number):
    """A number with a real and an imaginary part."""

    __slots__ = ()

    @abstractmethod
    def __complex__(self):
        """Return it as a complex."""

    def __bool__(self):
        """Return whether it is not 0."""
        return self != 0

    @property
    @abstractmethod
    def real(self):
        """The real part, a Real."""
        raise NotImplementedError

    @property
    @abstractmethod
    def imag(self):
        """The imaginary part, a Real."""
        raise NotImplementedError

    @abstractmethod
    def __add__(self, other):
        """Return self + other."""
        raise NotImplementedError

    @abstractmethod
    def __radd__(self, other):
        """Return other + self."""
        raise NotImplementedError

    @abstractmethod
    def __neg__(self):
        """Return -self."""
        raise NotImplementedError

    @abstractmethod
    def __pos__(self):
        """Return +self."""
        raise NotImplementedError

    def __sub__(self, other):
        """Return self - other."""
        return self + -other

    def __rsub__(self, other):
        """Return other - self."""
        return -self + other

    @abstractmethod
    def __mul__(self, other):
        """Return self * other."""
        raise NotImplementedError

    @abstractmethod
    def __rmul__(self, other):
        """Return other * self."""
        raise NotImplementedError

    @abstractmethod
    def __truediv__(self, other):
        """Return self / other."""
        raise NotImplementedError

    @abstractmethod
    def __rtruediv__(self, other):
        """Return other / self."""
        raise NotImplementedError

    @abstractmethod
    def __pow__(self, exponent):
        """Return self ** exponent."""
        raise NotImplementedError

    @abstractmethod
    def __rpow__(self, base):
        """Return base ** self."""
        raise NotImplementedError

    @abstractmethod
    def __abs__(self):
        """Return how far it is from 0."""
        raise NotImplementedError

    @abstractmethod
    def conjugate(self):
        """Return it with the other imaginary part."""
        raise NotImplementedError

    @abstractmethod
    def __eq__(self, other):
        """Return self == other."""
        raise NotImplementedError


Complex.register(complex)


class Real(Complex):
    """A number on the line: one that can be ordered."""

    __slots__ = ()

    @abstractmethod
    def __float__(self):
        """Return it as a float."""
        raise NotImplementedError

    @abstractmethod
    def __trunc__(self):
        """Return it as an Integral, rounded towards 0."""
        raise NotImplementedError

    @abstractmethod
    def __floor__(self):
        """Return the greatest Integral that is not greater."""
        raise NotImplementedError

    @abstractmethod
    def __ceil__(self):
        """Return the least Integral that is not less."""
        raise NotImplementedError

    @abstractmethod
    def __round__(self, ndigits=None):
        """Return it rounded to so many digits, or to an Integral."""
        raise NotImplementedError

    def __divmod__(self, other):
        """Return the pair (self // other, self % other)."""
        return self // other, self % other

    def __rdivmod__(self, other):
        """Return the pair (other // self, other % self)."""
        return other // self, other % self

    @abstractmethod
    def __floordiv__(self, other):
        """Return self // other."""
        raise NotImplementedError

    @abstractmethod
    def __rfloordiv__(self, other):
        """Return other // self."""
        raise NotImplementedError

    @abstractmethod
    def __mod__(self, other):
        """Return self % other."""
        raise NotImplementedError

    @abstractmethod
    def __rmod__(self, other):
        """Return other % self."""
        raise NotImplementedError

    @abstractmethod
    def __lt__(self, other):
        """Return self < other."""
        raise NotImplementedError

    @abstractmethod
    def __le__(self, other):
        """Return self <= other."""
        raise NotImplementedError

    def __complex__(self):
        """Return it as a complex."""
        return complex(float(self))

    @property
    def real(self):
        """The number itself."""
        return +self

    @property
    def imag(self):
        """0."""
        return 0

    def conjugate(self):
        """Return the number itself."""
        return +self


Real.register(float)


class Rational(Real):
    """A fraction of two Integrals, in lowest terms."""

    __slots__ = ()

    @property
    @abstractmethod
    def numerator(self):
        """What stands above."""
        raise NotImplementedError

    @property
    @abstractmethod
    def denominator(self):
        """What stands below: greater than 0."""
        raise NotImplementedError

    def __float__(self):
        """Return it as a float."""
        return int(self.numerator) / int(self.denominator)


class Integral(Rational):
    """A whole number."""

    __slots__ = ()

    @abstractmethod
    def __int__(self):
        """Return it as an int."""
        raise NotImplementedError

    def __index__(self):
        """Return it as an int, to be an index."""
        return int(self)

    @abstractmethod
    def __pow__(self, exponent, modulus=None):
        """Return self ** exponent, or what is left of it by modulus."""
        raise NotImplementedError

    @abstractmethod
    def __lshift__(self, other):
        """Return self << other."""
        raise NotImplementedError

    @abstractmethod
    def __rlshift__(self, other):
        """Return other << self."""
        raise NotImplementedError

    @abstractmethod
    def __rshift__(self, other):
        """Return self >> other."""
        raise NotImplementedError

    @abstractmethod
    def __rrshift__(self, other):
        """Return other >> self."""
        raise NotImplementedError

    @abstractmethod
    def __and__(self, other):
        """Return self & other."""
        raise NotImplementedError

    @abstractmethod
    def __rand__(self, other):
        """Return other & self."""
        raise NotImplementedError

    @abstractmethod
    def __xor__(self, other):
        """Return self ^ other."""
        raise NotImplementedError

    @abstractmethod
    def __rxor__(self, other):
        """Return other ^ self."""
        raise NotImplementedError

    @abstractmethod
    def __or__(self, other):
        """Return self | other."""
        raise NotImplementedError

    @abstractmethod
    def __ror__(self, other):
        """Return other | self."""
        raise NotImplementedError

    @abstractmethod
    def __invert__(self):
        """Return ~self."""
        raise NotImplementedError

    def __float__(self):
        """Return it as a float."""
        return float(int(self))

    @property
    def numerator(self):
        """The number itself."""
        return +self

    @property
    def denominator(self):
        """1."""
        return 1


Integral.register(int)
