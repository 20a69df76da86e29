KEYWORDS = {"if", "else", "while", "let", "fn", "return"}
PAIRS = ["==", "!=", "<=", ">=", "&&", "||", "->"]
class Lexer:
    def __init__(self, text): self.text, self.i, self.line, self.start = text, 0, 1, 0
    def __iter__(self): return self
    def __next__(self):
        t = self.text
        while self.i < len(t) and (t[self.i].isspace() or t.startswith("//", self.i)):
            if t[self.i] == "/":
                end = t.find("\n", self.i)
                self.i = len(t) if end < 0 else end
            else:
                if t[self.i] == "\n": self.line, self.start = self.line + 1, self.i + 1
                self.i += 1
        if self.i >= len(t): raise StopIteration
        i, column = self.i, self.i - self.start + 1
        c = t[i]
        if c.isidentifier():
            while self.i < len(t) and (t[self.i].isalnum() or t[self.i] == "_"): self.i += 1
            word = t[i:self.i]
            return ("keyword" if word in KEYWORDS else "name", word, self.line, column)
        if c.isdigit():
            while self.i < len(t) and t[self.i].isdigit(): self.i += 1
            return ("int", int(t[i:self.i]), self.line, column)
        if c in "\"'":
            end = t.find(c, i + 1)
            if end < 0 or "\n" in t[i:end]: raise SyntaxError(f"{self.line}:{column}: unterminated string")
            self.i = end + 1
            return ("str", t[i + 1:end], self.line, column)
        for p in PAIRS:
            if t.startswith(p, i):
                self.i += 2
                return ("op", p, self.line, column)
        self.i += 1
        if c in "+-*/%<>=!(){}[],;:": return ("op", c, self.line, column)
        raise SyntaxError(f"{self.line}:{column}: unexpected character {c!r} (U+{ord(c):04X})")
source = """fn max(a, b) -> int { // the larger
    if a >= b { return a; } else { return b; }
}
let größe = max(10, 0200) * 'two words' != "x";"""
for kind, value, line, column in Lexer(source): print(f"{line:>2}:{column:<3} {kind:8}{value!r}")
counts = {}
for kind, *_ in Lexer(source): counts[kind] = counts.get(kind, 0) + 1
print(counts, max(counts, key=counts.get))
for bad in ["let @ = 1", "a\n  'abc\n'", "x → y", "ok"]:
    try: print(list(Lexer(bad)))
    except SyntaxError as e: print(e, e.args, e.msg, e.lineno)
