"""Averages, spreads and relations of numbers, without errors of rounding on the way."""

import math
import random
from _statistics_kernel import KERNELS as _KERNELS, normal_inverse as _normal_inverse
from bisect import bisect_left, bisect_right
from collections import Counter, namedtuple
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import count, groupby, repeat
from numbers import Real
from operator import itemgetter

__all__ = ["NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean", "kde", "kde_random", "linear_regression", "mean",
           "median", "median_grouped", "median_high", "median_low", "mode", "multimode", "pstdev", "pvariance", "quantiles", "stdev", "variance"]

_SQRT2 = math.sqrt(2.0)


class StatisticsError(ValueError):
    pass


def _isfinite(x):
    try:
        return x.is_finite()
    except AttributeError:
        return math.isfinite(x)


def _exact_ratio(x):
    """A number as its numerator and denominator; what is not finite, and None."""
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None


def _exact(x):
    """A number as a Fraction; what is not finite stays as it is."""
    n, d = _exact_ratio(x)
    return x if d is None else Fraction(n, d)


def _fail_neg(values, errmsg="negative value"):
    """The values, of which none may be negative."""
    for x in values:
        if x < 0:
            raise StatisticsError(errmsg)
        yield x


def _coerce(a, b):
    """The type in which values of both types are told: that of the one which can hold more."""
    if a is b or b in (int, bool):
        return a
    if a is int:
        return b
    for one, other in ((a, b), (b, a)):
        if issubclass(other, one):
            return other
    for one, other in ((a, b), (b, a)):
        if issubclass(one, int) or issubclass(one, Fraction) and issubclass(other, float):
            return other
    raise TypeError(f"don't know how to coerce {a.__name__} and {b.__name__}")


def _sum(data, *, power=1, shift=0):
    """The type of the data, the exact sum, and how many there are."""
    kind, partials, special, n = int, {}, None, 0
    for x in data:
        n += 1
        if type(x) is not kind:
            kind = _coerce(kind, type(x))
        num, den = _exact_ratio(x)
        if den is None:
            special = (0 if special is None else special) + x
            continue
        if power != 1 or shift:
            num, den = ((Fraction(num, den) - shift) ** power).as_integer_ratio()
        partials[den] = partials.get(den, 0) + num
    total = special if special is not None else sum((Fraction(p, d) for d, p in partials.items()), Fraction(0))
    return kind, total, n


def _convert(value, kind):
    if type(value) is kind:
        return value
    if issubclass(kind, int) and value.denominator != 1:
        kind = float
    try:
        return kind(value)
    except TypeError:
        if issubclass(kind, Decimal):
            return kind(value.numerator) / kind(value.denominator)
        raise


def mean(data):
    kind, total, n = _sum(data)
    if n < 1:
        raise StatisticsError("mean requires at least one data point")
    return _convert(total / n, kind)


def fmean(data, weights=None):
    data = data if hasattr(data, "__len__") else list(data)
    n = len(data)
    if weights is None:
        if not n:
            raise StatisticsError("fmean requires at least one data point")
        return math.fsum(data) / n
    weights = list(weights)
    if len(weights) != n:
        raise StatisticsError("data and weights must be the same length")
    total = math.fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return math.sumprod(data, weights) / total


def geometric_mean(data):
    data = list(data)
    if not data:
        raise StatisticsError("Must have a non-empty dataset")
    for x in data:
        if x < 0.0:
            raise StatisticsError("No negative inputs allowed", x)
    if any(x == 0.0 for x in data):
        return 0.0 if all(map(math.isfinite, data)) else math.nan
    return math.exp(math.fsum(map(math.log, data)) / len(data))


def harmonic_mean(data, weights=None):
    data = list(data)
    message = "harmonic mean does not support negative values"
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if weights is None:
        if len(data) == 1:
            if not isinstance(data[0], (Real, Decimal)):
                raise TypeError("unsupported type")
            return next(_fail_neg(data, message))
        total, weights = len(data), repeat(1)
    else:
        weights = list(weights)
        if len(weights) != len(data):
            raise StatisticsError("Number of weights does not match data size")
        total = _sum(_fail_neg(weights, message))[1]
    try:
        kind, inverse, _ = _sum(w / x if w else 0 for w, x in zip(weights, _fail_neg(data, message)))
    except ZeroDivisionError:
        return 0
    if inverse <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _convert(total / inverse, kind)


def _sorted(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data


def median(data):
    data = _sorted(data)
    i = len(data) // 2
    return data[i] if len(data) % 2 else (data[i - 1] + data[i]) / 2


def median_low(data):
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = _sorted(data)
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    data = _sorted(data)
    n = len(data)
    x = data[n // 2]
    below = bisect_left(data, x)
    equal = bisect_right(data, x, lo=below) - below
    try:
        interval, x = float(interval), float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float") from None
    return x - interval / 2.0 + interval * (n / 2 - below) / equal


def mode(data):
    pairs = Counter(iter(data)).most_common(1)
    if not pairs:
        raise StatisticsError("no mode for empty data")
    return pairs[0][0]


def multimode(data):
    counts = Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, n in counts.items() if n == most]


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        if size == 1:
            return data * (n - 1)
        raise StatisticsError("must have at least one data point")
    if method not in ("inclusive", "exclusive"):
        raise ValueError(f"Unknown method: {method!r}")
    result = []
    for i in range(1, n):
        if method == "inclusive":
            j, delta = divmod(i * (size - 1), n)
            low, high = data[j], data[j + 1]
        else:
            j = min(max(i * (size + 1) // n, 1), size - 1)
            delta = i * (size + 1) - j * n
            low, high = data[j - 1], data[j]
        result.append((low * (n - delta) + high * delta) / n)
    return result


def _spread(data, center, least, what):
    data = list(data)
    if len(data) < least:
        raise StatisticsError(f"{what} requires at least {'one' if least == 1 else 'two'} data point{'s' if least == 2 else ''}")
    kind, total, n = _sum(data)
    if not isinstance(total, Fraction):
        return kind, total - total, n
    c = total / n if center is None else _exact(center)
    return kind, _sum(data, power=2, shift=c)[1], n


def variance(data, xbar=None):
    kind, squares, n = _spread(data, xbar, 2, "variance")
    return _convert(squares / (n - 1), kind)


def pvariance(data, mu=None):
    kind, squares, n = _spread(data, mu, 1, "pvariance")
    return _convert(squares / n, kind)


def _integer_sqrt_of_frac_rto(n, m):
    """The root of n/m, cut off; an odd last bit says that something was, so that who divides it on rounds rightly."""
    root = math.isqrt(n // m)
    return root | (root * root * m != n)


def _float_sqrt_of_frac(n, m):
    """The root of n/m, rounded once."""
    # Two bits more than a float has, and of what is left whether there is something.
    shift = (n.bit_length() - m.bit_length() - 109) // 2
    if shift < 0:
        return _integer_sqrt_of_frac_rto(n << -2 * shift, m) / (1 << -shift)
    return float(_integer_sqrt_of_frac_rto(n, m << 2 * shift) << shift)


def _decimal_sqrt_of_frac(n, m):
    """The root of n/m in the context's precision."""
    with localcontext() as context:
        context.prec = 4 * context.prec + 4
        root = (Decimal(n) / Decimal(m)).sqrt()
    return +root


def _root(value, kind):
    """The square root of a ratio, rounded once."""
    if not isinstance(value, Fraction):
        return math.sqrt(value)
    return (_decimal_sqrt_of_frac if issubclass(kind, Decimal) else _float_sqrt_of_frac)(value.numerator, value.denominator)


def _sqrtprod(x, y):
    """The root of a product, rounded once, that neither overflows nor vanishes on the way."""
    plain = math.sqrt(x * y)
    if not (math.isfinite(x) and math.isfinite(y) and x and y):
        return plain
    (a, b), (c, d) = x.as_integer_ratio(), y.as_integer_ratio()
    return _float_sqrt_of_frac(a * c, b * d)


def stdev(data, xbar=None):
    kind, squares, n = _spread(data, xbar, 2, "stdev")
    return _root(squares / (n - 1), kind)


def pstdev(data, mu=None):
    kind, squares, n = _spread(data, mu, 1, "pstdev")
    return _root(squares / n, kind)


def _products(x, y):
    mx, my = math.fsum(x) / len(x), math.fsum(y) / len(y)
    dx, dy = [a - mx for a in x], [b - my for b in y]
    return mx, my, dx, dy


def covariance(x, y, /):
    n = len(x)
    if len(y) != n:
        raise StatisticsError("covariance requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("covariance requires at least two data points")
    _, _, dx, dy = _products(x, y)
    return math.sumprod(dx, dy) / (n - 1)


def _rank(data):
    result, i = [0] * len(data), 0.5
    for _, group in groupby(sorted(zip(data, count())), key=itemgetter(0)):
        group = list(group)
        for _, at in group:
            result[at] = i + len(group) / 2 - (len(data) + 1) / 2 + len(data) / 2
        i += len(group)
    return [r - (len(data) - 1) / 2 - 0.5 for r in result]


def correlation(x, y, /, *, method="linear"):
    n = len(x)
    if len(y) != n:
        raise StatisticsError("correlation requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("correlation requires at least two data points")
    if method not in ("linear", "ranked"):
        raise ValueError(f"Unknown method: {method!r}")
    if method == "ranked":
        x, y = _rank(x), _rank(y)
    _, _, dx, dy = _products(x, y)
    try:
        return math.sumprod(dx, dy) / _sqrtprod(math.sumprod(dx, dx), math.sumprod(dy, dy))
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")


LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"))


def linear_regression(x, y, /, *, proportional=False):
    n = len(x)
    if len(y) != n:
        raise StatisticsError("linear regression requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("linear regression requires at least two data points")
    mx, my, dx, dy = (0.0, 0.0, x, y) if proportional else _products(x, y)
    try:
        slope = (math.sumprod(dx, dy) + 0.0) / math.sumprod(dx, dx)
    except ZeroDivisionError:
        raise StatisticsError("x is constant")
    return LinearRegression(slope=slope, intercept=0.0 if proportional else my - slope * mx)


def _kernel(data, h, kernel):
    """Check what an estimate is made of, and return its kernel."""
    if not len(data):
        raise StatisticsError("Empty data sequence")
    if not isinstance(data[0], (int, float)):
        raise TypeError("Data sequence must contain ints or floats")
    if h <= 0.0:
        raise StatisticsError(f"Bandwidth h must be positive, not h={h!r}")
    if kernel not in _KERNELS:
        raise StatisticsError(f"Unknown kernel name: {kernel!r}")
    return _KERNELS[kernel]


def kde(data, h, kernel="normal", *, cumulative=False):
    """A function that estimates the density, or the distribution, that data are samples of."""
    made = _kernel(data, h, kernel)
    if made.support is None:
        def pdf(x):
            return sum(made.pdf((x - each) / h) for each in data) / (len(data) * h)

        def cdf(x):
            return sum(made.cdf((x - each) / h) for each in data) / len(data)
    else:
        ordered, reach = sorted(data), h * made.support

        def near(x):
            """How many values lie below what reaches x, and those that do."""
            nonlocal ordered
            if len(data) != len(ordered):
                ordered = sorted(data)
            first = bisect_left(ordered, x - reach)
            return first, ordered[first:bisect_right(ordered, x + reach)]

        def pdf(x):
            return sum(made.pdf((x - each) / h) for each in near(x)[1]) / (len(data) * h)

        def cdf(x):
            below, there = near(x)
            return sum((made.cdf((x - each) / h) for each in there), below) / len(data)
    pdf.__doc__ = f"PDF estimate with h={h!r} and kernel={kernel!r}"
    cdf.__doc__ = f"CDF estimate with h={h!r} and kernel={kernel!r}"
    return cdf if cumulative else pdf


_kernel_invcdfs = {name: each.inverse for name, each in _KERNELS.items()}


def kde_random(data, h, kernel="normal", *, seed=None):
    """A function that draws from the distribution that kde estimates."""
    inverse = _kernel(data, h, kernel).inverse
    generator = random.Random(seed)
    choice, uniform = generator.choice, generator.random

    def rand():
        return choice(data) + h * inverse(uniform())

    rand.__doc__ = f"Random KDE selection with h={h!r} and kernel={kernel!r}"
    return rand


def _normal_dist_inv_cdf(p, mu, sigma):
    return mu + _normal_inverse(p) * sigma


class NormalDist:
    """A normal distribution."""

    __slots__ = {"_mu": "", "_sigma": ""}

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        if len(data) < 2:
            raise StatisticsError("stdev requires at least two data points")
        return cls(float(_convert(_sum(data)[1] / len(data), float)), float(stdev(data)))

    def samples(self, n, *, seed=None):
        rnd = random.random if seed is None else random.Random(seed).random
        inverse = NormalDist().inv_cdf
        return [self._mu + self._sigma * inverse(rnd()) for _ in repeat(None, n)]

    def _positive(self, what):
        if not self._sigma:
            raise StatisticsError(f"{what}() not defined when sigma is zero")

    def pdf(self, x):
        self._positive("pdf")
        v = self._sigma * self._sigma
        d = x - self._mu
        return math.exp(d * d / (-2.0 * v)) / math.sqrt(math.tau * v)

    def cdf(self, x):
        self._positive("cdf")
        return 0.5 * math.erfc((self._mu - x) / (self._sigma * _SQRT2))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        return _normal_dist_inv_cdf(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        x, y = self, other
        if (y._sigma, y._mu) < (x._sigma, x._mu):
            x, y = y, x
        vx, vy = x.variance, y.variance
        if not vx or not vy:
            raise StatisticsError("overlap() not defined when sigma is zero")
        dv, dm = vy - vx, abs(y._mu - x._mu)
        if not dv:
            return math.erfc(dm / (2.0 * x._sigma * _SQRT2))
        a = x._mu * vy - y._mu * vx
        b = x._sigma * y._sigma * math.sqrt(dm * dm + dv * math.log(vy / vx))
        x1, x2 = (a + b) / dv, (a - b) / dv
        return 1.0 - (abs(y.cdf(x1) - x.cdf(x1)) + abs(y.cdf(x2) - x.cdf(x2)))

    def zscore(self, x):
        self._positive("zscore")
        return (x - self._mu) / self._sigma

    @property
    def mean(self):
        return self._mu

    median = mode = mean

    @property
    def stdev(self):
        return self._sigma

    @property
    def variance(self):
        return self._sigma * self._sigma

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * abs(other))

    def __truediv__(self, other):
        return NormalDist(self._mu / other, self._sigma / abs(other))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other):
        return -(self - other)

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"

    def __getstate__(self):
        return self._mu, self._sigma

    def __setstate__(self, state):
        self._mu, self._sigma = state
