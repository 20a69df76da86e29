# Ints grow out of 64 bits and come back, whatever the operation.
EDGES = [2**63 - 1, -2**63, 2**63, -2**63 - 1, 2**62, 2**31, 2**32, 2**64, -2**64, 1, -1, 0]
for a in EDGES:
    for b in EDGES:
        row = [a + b, a - b, a * b, a & b, a | b, a ^ b, a < b, a <= b, a == b]
        if b:
            row += [a // b, a % b, divmod(a, b), a / b]
        print(a, b, row)
for a in EDGES:
    print(a, -a, +a, ~a, abs(a), a << 1, a >> 1, a << 64, a >> 64, hash(a), a.bit_length(), a.bit_count(), bool(a))

total = 1
for i in range(1, 60):
    total *= i
print(total)
for i in range(1, 60):
    total //= i
print(total, type(total))

n = 2**63 - 1
n += 1
print(n)
n -= 1
print(n)
n *= n
print(n)
n **= 2
print(n)
n >>= 200
print(n)
n %= 10**20
print(n)

fib = [0, 1]
while len(fib) < 130:
    fib.append(fib[-1] + fib[-2])
print(fib[90:100], fib[-1])

# The same number, made in different ways, is one key.
d = {2**64: "big"}
print(d[4294967296**2], d[float(2**64)], d[complex(2**64)])
print(len({1, 1.0, True, 1 + 0j, 2**64, float(2**64)}))
