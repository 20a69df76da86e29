# Times taken apart, written and read. What time it is does not matter here.
import time


def show(source):
    try:
        print(source, '->', repr(eval(source)))
    except Exception as e:
        print(source, '->', type(e).__name__ + ':', e)


for line in r'''
time.gmtime(0)
time.gmtime(1e9)
time.gmtime(-1)
time.gmtime('a')
time.gmtime(1e20)
time.asctime(time.gmtime(0))
time.asctime((1,2))
time.asctime(5)
time.asctime((2000,13,1,0,0,0,0,1,0))
time.strftime('%Q %-d %E %O', time.gmtime(0))
time.strftime('é %Y', time.gmtime(0))
time.strftime(1)
time.strftime('%Y', (1,2))
time.strftime('%Y', 1)
time.strftime('%Y-%m', (99,0,0,0,0,0,0,0,0))
time.strftime('%Y', (2000,1,1,25,0,0,0,1,0))
time.strftime('%Y', (2000,1,32,5,0,0,0,1,0))
time.strftime('%Y', (2000,1,1,5,61,0,0,1,0))
time.strftime('%Y', (2000,1,1,5,1,62,0,1,0))
time.strftime('%Y', (2000,1,1,5,1,2,-2,1,0))
time.strftime('%Y', (2000,1,1,5,1,2,0,367,0))
time.struct_time((1,2,3))
time.struct_time(range(9))
time.struct_time(range(11)).tm_zone
time.struct_time(range(12))
time.struct_time(1)
time.gmtime(0).tm_gmtoff, time.gmtime(0).tm_zone
time.gmtime(0) == (1970,1,1,0,0,0,3,1,0)
time.gmtime(0)[:3]
time.mktime((1,2))
time.mktime('a')
time.sleep(-1)
time.sleep('a')
time.strptime('2001-09-09 01:46:40','%Y-%m-%d %H:%M:%S')
time.strptime('x','%Y')
time.strptime('2001 x','%Y')
time.strptime('Sun Sep  9 01:46:40 2001')
time.strptime('2001','%Q')
time.strptime('2001 200','%Y %j')
time.strptime('2024 W10 1','%G W%V %u')
time.strptime('10:20 +0530','%H:%M %z')
time.strptime('2001', '%Y%')
time.get_clock_info('x')
time.struct_time.__match_args__
time.struct_time.n_fields
time.gmtime(0).__reduce__()
time.gmtime(float('nan'))
time.gmtime(float('inf'))
time.struct_time(range(9)).__replace__(tm_year=5)
time.struct_time(range(9)).__replace__(x=5)
time.struct_time()
time.strptime(1,'a')
time.strptime('a',1)
time.strptime('10 2001','%U %Y')
time.strptime('Mon 10 2001','%a %U %Y')
time.strptime('100','%f')
time.strptime('UTC 12','%Z %H')
time.strptime('01/02/03 04:05:06', '%x %X')
time.strptime('Thu Jan  1 00:00:00 1970', '%c')
time.strptime('12 Feb 1999 11 PM', '%d %b %Y %I %p')[:6]
time.strptime('29 02 2000', '%d %m %Y')[:3]
time.strptime('29 02 1999', '%d %m %Y')
[time.strftime('%G-W%V-%u %U %W', time.gmtime(s)) for s in range(0, 10**9, 10**8)]
time.strftime('%j', (2024, 12, 31, 0, 0, 0, 1, 366, -1))
time.strptime('2024-12-31T23:59:60Z', '%Y-%m-%dT%H:%M:%S%z').tm_sec
time.strptime('+05:30:15.5', '%z').tm_gmtoff
'''.strip().splitlines():
    show(line)
