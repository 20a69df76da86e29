# Density estimates, and what else statistics says of few numbers.
import statistics as s
from decimal import Decimal
from fractions import Fraction


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


t(lambda: s.kde([1,2,3],0))
t(lambda: s.kde([],1))
t(lambda: s.kde(['a'],1))
t(lambda: s.kde([1],1,'x'))
t(lambda: s.kde([1],'1'))
t(lambda: s.kde_random([],1))
t(lambda: s.kde_random([1],0))
t(lambda: s.kde_random(['a'],1))
t(lambda: s.kde_random([1],1,'x'))
f=s.kde([1,2,3],h=0.5)
print(f.__doc__, f.__name__, f(2))
f=s.kde([1,2,3],h=0.5,kernel='cosine',cumulative=True)
print(f.__doc__,f.__name__,f.__qualname__,f(2))
g=s.kde_random([1,2,3],0.5,seed=8)
print(g.__doc__,g.__name__,g.__qualname__,g(),g())
for k in ('normal','gauss','logistic','sigmoid','rectangular','uniform','triangular','parabolic','epanechnikov','quartic','biweight','triweight','cosine'):
    g = s.kde_random([1,2,3],0.5,k,seed=8)
    f = s.kde([1,2,3],0.5,k)
    F = s.kde([1,2,3],0.5,k,cumulative=True)
    print(k, [round(g(),9) for _ in range(4)],[round(f(x/2),9) for x in range(-2,8)],[round(F(x/2),9) for x in range(-2,8)])
t(lambda: s.harmonic_mean([1,-1]))
t(lambda: s.mean(['a']))
t(lambda: s.mean([]))
print(s.NormalDist(100, 15).inv_cdf(0.975), s.NormalDist().inv_cdf(1e-300), s.NormalDist().inv_cdf(0.5), s.NormalDist().inv_cdf(0.001), s.NormalDist(5, 2).quantiles(7))
print([round(x, 9) for x in s.NormalDist(10, 2).samples(5, seed=3)])
for data in ([0.5, 2, 8], [Decimal('1.5'), Decimal('2.5'), Decimal(4)], [Fraction(1, 3), Fraction(1, 7)], [1, 2, 3.5], [True, 2, 5]):
    print(s.mean(data), s.harmonic_mean(data), s.geometric_mean(data), s.variance(data), s.stdev(data), s.pstdev(data), s.fmean(data))
print(s.harmonic_mean([40, 60, 0]), s.harmonic_mean([40, 60], weights=[5, 30]), s.harmonic_mean([10]), s.geometric_mean([0, 4]))
t(lambda: s.harmonic_mean([1], [2, 3]))
t(lambda: s.harmonic_mean(['x']))
t(lambda: s.mean([1, Decimal(2), 1.5]))
x, y = [1, 5, 2, 8, 2, 9.5], [3, 1, 4, 1, 5, 9]
print(s.correlation(x, y), s.correlation(x, y, method='ranked'), s.covariance(x, y), s.linear_regression(x, y), s.linear_regression(x, y, proportional=True))
t(lambda: s.correlation([1, 1], [1, 2]))
t(lambda: s.correlation([1e200, 2e200, 4e200], [1, 2, 3]))
t(lambda: s.correlation([1e-200, 2e-200, 4e-200], [1, 2, 3]))
t(lambda: s.correlation([1e-100, 2e-100, 4e-100], [1e90, 2e90, 3e90]))
