print(2 + 3 * 4 ** 2 // 5 % 7 - -1, (2 + 3) * 4, 2 ** -1 ** 2, -3 ** 2, not 1 == 2, not (1 == 2) == False, 1 + 2 << 3, 1 << 2 + 3, 7 & 3 + 1, 7 & 3 | 8 ^ 1)
print(1 | 2 == 2, (1 | 2) == 2, 5 & 4 == 4, not 0 and 1 or 2, 1 or 0 and 0, (1 or 0) and 0, 1 if 0 else 2 or 3, lambda: 1 or 2, sep=" ") if False else print(1 | 2 == 2, (1 | 2) == 2, not 0 and 1 or 2, 1 or 0 and 0, 1 if 0 else 2 or 3)
print(-2 ** 2, (-2) ** 2, 2 ** 3 ** 0, -5 // 2, -(5 // 2), -5 % 3, 5 % -3, ~1 + 1, -~1, ~-1, 3 - -3, 3 - - - 3)
print("a" + "b" * 2, ["x"] * 2 + ["y"], "%s" % "a" + "b", "%d" % 3 * 2, 10 - 2 - 3, 100 / 10 / 2, 2 * 3 % 4, 2 * (3 % 4))
print(1 < 2 == 2, (1 < 2) == 2, 1 == 1 in [1], True == (1 in [1]), not 1 in [2], not None is True)
print(*[1, 2] + [3], [*[1] + [2], *"a" "b"], {**{"a": 1} | {"b": 2}})
f = lambda x: x if x else lambda: 5
print(f(1), f(0)(), (lambda x: x + 1)(2) * 3, [lambda: 1, 2][1], (lambda: (yield))  and "gen")
x = [1, 2, 3]
print(x[0] + x[-1] ** 2, -x[0] ** 2, x[1:][0], "abc"[1] + "d", len(x) - 1, -len(x), not x[0] - 1)
a = 1,; b = (2); c = 1, 2 + 3, 4
print(a, b, c, type(a).__name__, 1, 2 if 0 else 3)
print(1 if True else 2, (1 if True else 2) + 3, 1 if True else 2 + 3, [1, 2][0 if 0 else 1])
y = z = 5 + 1 if 0 else 7
print(y, z, y == z == 7, (w := 3) + w, w)
print(3 + 4j ** 2, 3 + 4j * 1j, 1e3 ** 0.5 // 1, 2 ** 0.5 ** 2, 10 % 3 ** 2, -1 ** 0.5, (-1) ** 2)
async def co(): return 5
async def main(): return -await co() ** 2, await co() * 2, [await co()] * 2, not await co()
try: main().send(None)
except StopIteration as e: print(e.value)
def g(): x = yield 1; y = yield x + 1; return (yield) or y
it = g(); print(next(it), it.send(5), it.send(7))
try: it.send(0)
except StopIteration as e: print(e.value)
print(0x10 + 0b11 - 0o7, 1_000 // 3, 7 // 2 * 2 + 7 % 2, divmod(-7, 2), -7 // 2, -7 % 2, 7 // -2, 7 % -2, 7.5 // 2, -7.5 % 2)
print([i for i in range(5) if i % 2 == 0 or i > 3 and not i == 4], 5 > 3 > 1 and "yes" or "no", 1 and 0 or 5, bool(0 or not 1))
print(1 .__add__(2), 1.5.__add__(1), (5).bit_length(), 5 .real, "a".join("xyz").upper()[::-1].title(), [1, 2].__len__(), -1 .__abs__(), (-1).__abs__())
