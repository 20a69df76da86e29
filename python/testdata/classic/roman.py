PAIRS = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
class Roman(int):
    def __new__(cls, value):
        if isinstance(value, str): value = cls.parse(value)
        if not 0 < value < 4000: raise ValueError(f"no Roman numeral for {value}")
        return super().__new__(cls, value)
    @staticmethod
    def parse(text):
        values = dict(zip("IVXLCDM", (1, 5, 10, 50, 100, 500, 1000)))
        total = 0
        for c, after in zip(text, text[1:] + "I"):
            total += -values[c] if values[c] < values[after] else values[c]
        if Roman.text(total) != text: raise ValueError(f"bad numeral {text!r}")
        return total
    @staticmethod
    def text(n):
        out = ""
        for value, letters in PAIRS:
            count, n = divmod(n, value)
            out += letters * count
        return out
    def __str__(self): return self.text(self)
    def __repr__(self): return f"Roman({str(self)!r})"
    def __format__(self, spec): return format(str(self), spec)
    def __add__(self, other): return type(self)(int(self) + int(other))
for n in [1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999]: print(n, Roman(n), repr(Roman(n)), Roman(str(Roman(n))) == n)
print(Roman("XIV") + Roman("VI"), Roman("X") + 5, type(Roman("X") * 2), Roman("X") > 9, f"[{Roman(8):>6}] [{Roman(8):^7}]", f"{Roman(8)!r:>14}", f"{Roman(8):d}" if False else "")
print(sorted([Roman("XX"), Roman("V"), Roman("IX")]), max(Roman("C"), Roman("L")), sum([Roman("I"), Roman("II")]), {Roman("V"): 1}[5])
for bad in ["IIII", "VX", "ABC", "", 0, 4000, "IC", -1]:
    try: print(Roman(bad))
    except (ValueError, KeyError) as e: print(type(e).__name__, e)
print(all(Roman(Roman.text(n)) == n for n in range(1, 4000)))
