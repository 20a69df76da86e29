class Game:
    def __init__(self): self.rolls = []
    def roll(self, pins):
        if not 0 <= pins <= 10: raise ValueError(f"{pins} pins")
        self.rolls.append(pins)
    def frames(self):
        i = 0
        for frame in range(1, 11):
            r = self.rolls
            if i >= len(r): return
            if r[i] == 10: yield frame, "X", sum(r[i:i + 3]); i += 1
            elif sum(r[i:i + 2]) == 10: yield frame, f"{r[i] or '-'}/", sum(r[i:i + 3]); i += 2
            else: yield frame, "".join(str(p or "-") for p in r[i:i + 2]), sum(r[i:i + 2]); i += 2
    @property
    def score(self): return sum(s for *_, s in self.frames())
def parse(text):
    g, last = Game(), 0
    for c in text.replace(" ", ""):
        match c:
            case "X" | "x": n = 10
            case "/": n = 10 - last
            case "-": n = 0
            case _: n = int(c)
        g.roll(n); last = n
    return g
for text in ["XXXXXXXXXXXX", "9-" * 10, "5/" * 10 + "5", "X 7/ 9- X -8 8/ -6 X X X81", "--" * 10, "12", ""]:
    g = parse(text)
    print(f"{text[:24]:24} {g.score:3}", *(f"{f}:{m}={s}" for f, m, s in g.frames()))
try: parse("A")
except ValueError as e: print(e)
try: Game().roll(11)
except ValueError as e: print(e)
class Tennis:
    NAMES = ["love", "fifteen", "thirty", "forty"]
    def __init__(self, a, b): self.names, self.points, self.games = (a, b), [0, 0], [0, 0]
    def point(self, who):
        i = self.names.index(who)
        self.points[i] += 1
        if self.points[i] >= 4 and self.points[i] - self.points[1 - i] >= 2:
            self.games[i] += 1; self.points = [0, 0]
            return f"game {who}"
        return str(self)
    def __str__(self):
        a, b = self.points
        if a >= 3 and b >= 3: return "deuce" if a == b else f"advantage {self.names[b > a]}"
        return f"{self.NAMES[a]}-{'all' if a == b else self.NAMES[b]}"
t = Tennis("ann", "bob")
print(t, *(t.point("ann" if c == "a" else "bob") for c in "abababaabbaaabbbb"), sep=", ")
print(t.games, t.points)
try: t.point("eve")
except ValueError as e: print(e)
