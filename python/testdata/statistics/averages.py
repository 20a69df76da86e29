# statistics: averages, spreads, relations, normal distributions, for every kind of number.
from statistics import *
from fractions import Fraction as F
from decimal import Decimal as D
def a(f,*x,**k):
    try: print(f.__name__, repr(f(*x,**k)))
    except Exception as e: print(f.__name__, type(e).__name__, e)
for d in ([1,2,3,4],[1.5,2.25],[F(1,3),F(1,2)],[D("1.1"),D("2.2"),D("5")],[1,2.5,3],[],[5],[1,1,2,2,3],[True,False],[0.1]*10,[1e30,1,-1e30]):
    for f in (mean,fmean,geometric_mean,harmonic_mean,median,median_low,median_high,median_grouped,mode,multimode,variance,pvariance,stdev,pstdev,quantiles): a(f,d)
x=[1,2,3,4,5];y=[2,1,4,3,6]
for m in ("linear",): a(correlation,x,y,method=m)
a(covariance,x,y);a(linear_regression,x,y);a(linear_regression,x,y,proportional=True);a(correlation,x,[1]*5)
n=NormalDist(100,15)
print(n,n.cdf(120),n.pdf(90),n.zscore(80),n+5,n*2,-n,n-n,n.overlap(NormalDist(110,10)),n.variance)
print([round(n.inv_cdf(p),9) for p in (.01,.3,.5,.77,.999)])
