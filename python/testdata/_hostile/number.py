# Work on big numbers that takes more than it looks like.
1 << 10**10
---
10 ** 10 ** 8
---
2 ** 2 ** 40
---
x = 3
while True: x *= x
---
x = 3
while True: x = x ** 2
---
x = 10 ** 100000
while True: x // 7919 ** 5000
---
x = 10 ** 1000000
while True: x * x
---
x = 10 ** 1000000 + 1
while True: (x * x) // x
---
pow(3, 10 ** 100000, 10 ** 100000 + 1)
---
pow(3, -10 ** 1000, 10 ** 20000 + 1)
---
import math
math.factorial(10**8)
---
import math
math.comb(10**8, 5 * 10**7)
---
import math
math.perm(10**8)
---
import math
while True: math.gcd(3 ** 200000, 2 ** 300000 + 1)
---
import math
math.isqrt(10 ** 10**8)
---
import math
x = 7 ** 1000000
while True: math.isqrt(x)
---
import math
math.lcm(*range(1, 10**7))
---
import sys
sys.set_int_max_str_digits(0)
x = 7 ** 3000000
str(x)
---
import sys
sys.set_int_max_str_digits(0)
int('7' * 10**7)
---
int('7' * 10**7)
---
int('1' * 10**7, 16) ** 100
---
int('1_' * 10**7 + '1', 2)
---
hash(7 ** 10**7)
---
x = 1 << 10**7
y = []
while True: y.append(x + 1)
---
x = 1 << 10**7
y = []
while True: y.append(-x)
---
x = 1 << 10**7
y = []
while True: y.append(x >> 1)
---
x = 1 << 10**7
y = []
while True: y.append(x & x - 1)
---
x = 1 << 10**7
while True: x == x + 0
---
x = 1 << 10**7
while True: hash(x)
---
x = 1 << 10**7
while True: hex(x)
---
x = 1 << 10**7
while True: x.bit_count()
---
x = 1 << 10**6
while True: float(x % 10**300)
---
x = 1 << 10**7
while True: x.to_bytes(1250001, 'big')
---
x = 1 << 10**7
while True: divmod(x, 3)
---
x = 7 ** 100000
y = 3 ** 50000
while True: x % y
---
sum([10 ** 10**6] * 10**6)
---
'%d' % 10 ** 4000 * 10**9
---
'{:,}'.format(10 ** 4000) * 10**9
---
round(10 ** 10**6, -5 * 10**5)
---
round(1.5, 10**9)
round(10**100, -10**9)
---
1.5 .__format__('.1000000f') * 10**6
---
x = 2 ** 100000
while True: x = x ** 3 % (2 ** 100003 - 1)
---
import math
math.prod(range(1, 10**7))
---
complex('1' * 10**7)
---
float('1' * 10**8)
---
range(10**30)[::10**10].index(10**29)
list(range(10**30, 10**31))
