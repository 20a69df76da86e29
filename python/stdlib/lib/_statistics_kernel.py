"""Kernels of density estimates, and the inverse of the normal distribution, for module statistics."""

from math import acos, asin, atan, cos, cosh, erfc, exp, log, pi, sin, sqrt, tan, tau


# The three parts of algorithm AS 241 (M. J. Wichura, "The Percentage Points of the Normal Distribution", Applied Statistics 37,
# 1988): a ratio of polynomials near the middle, and one each for a tail and for the far tail. It is exact to about 1 in 10^16.
_MIDDLE = (
    (2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
     1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e+0),
    (5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
     5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1.0))
_TAIL = (
    (7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e+0,
     3.64784832476320460504e+0, 5.76949722146069140550e+0, 4.63033784615654529590e+0, 1.42343711074968357734e+0),
    (1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
     6.89767334985100004550e-1, 1.67638483018380384940e+0, 2.05319162663775882187e+0, 1.0))
_FAR_TAIL = (
    (2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
     2.96560571828504891230e-1, 1.78482653991729133580e+0, 5.46378491116411436990e+0, 6.65790464350110377720e+0),
    (2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
     1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0))


def _polynomial(coefficients, x):
    value = 0.0
    for c in coefficients:
        value = value * x + c
    return value


def normal_inverse(p):
    """Return where the standard normal distribution reaches p, which is between 0 and 1."""
    q = p - 0.5
    if abs(q) <= 0.425:
        above, below = _MIDDLE
        r = 0.180625 - q * q
        return _polynomial(above, r) * q / _polynomial(below, r)
    r = sqrt(-log(p if q <= 0.0 else 1.0 - p))
    if r <= 5.0:
        (above, below), r = _TAIL, r - 1.6
    else:
        (above, below), r = _FAR_TAIL, r - 5.0
    x = _polynomial(above, r) / _polynomial(below, r)
    return -x if q < 0.0 else x


def _inverted(cdf, pdf):
    """Return the inverse of a distribution on [-1, 1], by Newton's method between bounds that close in."""
    def inverse(p):
        if not 0.0 < p < 1.0:
            return -1.0 if p <= 0.0 else 1.0  # at the ends it is too flat to tell
        low, high, x = -1.0, 1.0, 0.0
        for _ in range(100):
            error = cdf(x) - p
            if error > 0.0:
                high = x
            else:
                low = x
            slope = pdf(x)
            step = x - error / slope if slope else low
            if not low < step < high:
                step = (low + high) / 2.0
            if abs(step - x) <= 1e-16:
                break
            x = step
        return x
    return inverse


class Kernel:
    """The density of a kernel, its integral, the inverse of that, and how far it reaches: None for without end."""

    def __init__(self, pdf, cdf, inverse=None, support=1.0):
        self.pdf, self.cdf, self.support = pdf, cdf, support
        self.inverse = inverse or _inverted(cdf, pdf)


_SQRT_2, _SQRT_TAU = sqrt(2.0), sqrt(tau)

normal = Kernel(lambda t: exp(-0.5 * t * t) / _SQRT_TAU,
                lambda t: 0.5 * erfc(-t / _SQRT_2),
                normal_inverse, None)
logistic = Kernel(lambda t: 0.5 / (1.0 + cosh(t)),
                  lambda t: 1.0 - 1.0 / (exp(t) + 1.0),
                  lambda p: log(p / (1.0 - p)), None)
sigmoid = Kernel(lambda t: 1.0 / pi / cosh(t),
                 lambda t: 2.0 / pi * atan(exp(t)),
                 lambda p: log(tan(p * pi / 2.0)), None)
rectangular = Kernel(lambda t: 0.5,
                     lambda t: 0.5 * t + 0.5,
                     lambda p: 2.0 * p - 1.0)
triangular = Kernel(lambda t: 1.0 - abs(t),
                    lambda t: t * t * (0.5 if t < 0.0 else -0.5) + t + 0.5,
                    lambda p: sqrt(2.0 * p) - 1.0 if p < 0.5 else 1.0 - sqrt(2.0 - 2.0 * p))
parabolic = Kernel(lambda t: 0.75 * (1.0 - t * t),
                   lambda t: -0.25 * t ** 3 + 0.75 * t + 0.5,
                   lambda p: 2.0 * cos((acos(2.0 * p - 1.0) + pi) / 3.0))
quartic = Kernel(lambda t: 0.9375 * (1.0 - t * t) ** 2,
                 lambda t: 0.1875 * t ** 5 - 0.625 * t ** 3 + 0.9375 * t + 0.5)
triweight = Kernel(lambda t: 1.09375 * (1.0 - t * t) ** 3,
                   lambda t: -0.15625 * t ** 7 + 0.65625 * t ** 5 - 1.09375 * t ** 3 + 1.09375 * t + 0.5)
cosine = Kernel(lambda t: pi / 4.0 * cos(pi / 2.0 * t),
                lambda t: 0.5 * sin(pi / 2.0 * t) + 0.5,
                lambda p: 2.0 * asin(2.0 * p - 1.0) / pi)

KERNELS = {
    'normal': normal, 'gauss': normal, 'logistic': logistic, 'sigmoid': sigmoid, 'rectangular': rectangular, 'uniform': rectangular,
    'triangular': triangular, 'parabolic': parabolic, 'epanechnikov': parabolic, 'quartic': quartic, 'biweight': quartic,
    'triweight': triweight, 'cosine': cosine,
}
