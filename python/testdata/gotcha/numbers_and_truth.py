print(0.1 + 0.2, 0.1 + 0.2 == 0.3, round(2.5), round(3.5), round(2.675, 2), int(-3.5), -7 // 2, -7 % 3, int("10", 2), 1e16 + 1 == 1e16, 3 * 0.1, 0.1 * 3 == 0.3, sum([0.1] * 10), 1.1 + 2.2)
print(True + True, True == 1, {True: "a", 1: "b", 1.0: "c"}, [False, True][True], "x" * True, isinstance(True, int), True + 0.5, sum([True, False, True]), int(True), -True, ~True if False else -2, True & False, True | 2, True ^ True, not 0 == True)
print(1 == 1.0, hash(1) == hash(1.0), "1" == 1, [] == False, bool([]) == False, bool("False"), bool(" "), None == False, not None, 0 == "", "" == [], bool(0.0), bool(-1), bool("0"), bool([[]]))
print(3 > 2 > 1, 3 > 2 == True, (3 > 2) == True, 1 < 3 < 2, False == False in [False])
print(-2 ** 2, 2 ** -1, 2 ** 3 ** 2, -1 ** 2, 10 % -3, -10 % 3, divmod(-10, 3), 7 // -2, int(7 / -2), 1 / 3 * 3 == 1, 10 / 2, 7 // 2.0, 0.5 // 0.1, 0.5 % 0.1, 1 // 0.1, -0.0, 0.0 == -0.0, str(-0.0), 1 - 0.9)
print(float("nan") == float("nan"), float("inf") - float("inf"), max(1, float("nan")), max(float("nan"), 1), min([float("nan"), 2, 1]), sorted([3, float("nan"), 1, 2]), float("inf") == float("inf") + 1, 10 ** 309 > float("inf"), -float("inf") < -10 ** 400)
print("5" * 3, [0] * 3, "a" "b", "ab" * 0, "a" * -1, "abc"[5:], [1][1:], "abc"[-5:2], (1), (1,), (), type((1)), type((1,)), len("a" "b"), [1, 2,][-1], "a,b,".split(","), "".split(), "".split(","), " ".join([]), "abc".find("z"), "abc".find(""))
a, b = 1, 2; a, b = b, a; print(a, b); i = 0; i, x = 1, i; print(i, x); l = [0, 1, 2]; i = 1; i, l[i] = 2, "x"; print(i, l); l = [0, 0, 0]; i = 0; l[i], i = 5, 2; print(l, i)
print([1, 2, 3].sort(), [3, 1].reverse(), {}.update({}), print("printed"), [].append(1), sorted([3, 1]), list(reversed([1, 2])))
x = 5
def f():
    try: print(x); x = 1
    except UnboundLocalError as e: print(e)
f()
def g():
    try: return "try"
    finally: print("finally first")
print(g())
def h():
    for i in range(3):
        try: return i
        finally: continue
print(h())
print(all([]), any([]), sum([]), max([], default="none"), min("b", "a"), max("10", "9"), max(["10", "9"], key=int), sorted(["10", "9", "1"]), sorted(["B", "a", "C"]), sorted(["10", "9"], key=int), "Z" < "a", [1, 2] < [1, 2, 0], (1, 2) < (1, 3), "apple" < "Apple")
print(int("  42 "), int("1_000"), float("1e3"), int(3.99), int(-0.5), round(-0.5), round(0.5), round(1.5), str(1e22), str(1e21), 1e5, 1e-5, 123456789.0 * 10, 0.1 + 0.7, (0.1 + 0.7) * 10, int((0.1 + 0.7) * 10), 4.35 * 100, 1.15.__round__(1))
print(256 == 0x100, 0o10, 0b11, 1_0, "\x41", "\u0041", r"\n", len("\n"), len(r"\n"), 'it''s', "tab\tx".expandtabs(4), "é" == "e\u0301", len("é"), len("e\u0301"), "ß".upper(), "ŉ".upper() if False else "ﬀ".upper(), "İ".lower() == "i̇", "straße".casefold() == "STRASSE".casefold())
print(2 ** 63, -2 ** 63, 2 ** 64 - 1, 10 ** 25, 1 << 100, 3 / 2, 4 / 2, 2 ** 0.5, 4 ** 0.5, (-8) ** (1 / 3), complex(1, 2) * 1j, abs(-5), abs(3 + 4j), 5 .bit_length(), 1.0.is_integer(), 7 & 3, 7 | 8, 7 ^ 2, ~7, not 7, 1 and 2, 0 or 3, None or [], "" and 1)
print(*range(3), *"ab", sep=""); print({*[1, 1, 2]}, {**{"a": 1}, "a": 2}, [*range(2), *[5]], (*"xy",), {"a": 1} | {"a": 2}, dict(a=1) == {"a": 1}, list({"b": 1, "a": 2}), {1, 2} == {2, 1}, [1, 2] == [2, 1], set("aab") == set("ba"), {}.get("x"), type({}), type({1}), type(set()))
