import operator

class Token:
    def __init__(self, kind, value): self.kind, self.value = kind, value
    def __repr__(self): return f"{self.kind}:{self.value}"

def tokens(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == "."):
                j += 1
            yield Token("num", float(text[i:j]) if "." in text[i:j] else int(text[i:j]))
            i = j
        elif c.isalpha():
            j = i
            while j < len(text) and text[j].isalnum():
                j += 1
            yield Token("name", text[i:j])
            i = j
        elif text[i:i + 2] == "**":
            yield Token("op", "**")
            i += 2
        elif c in "+-*/%(),":
            yield Token("op", c)
            i += 1
        else:
            raise SyntaxError(f"unexpected {c!r} at {i}")
    yield Token("end", None)

BINARY = {"+": (10, operator.add), "-": (10, operator.sub), "*": (20, operator.mul), "/": (20, operator.truediv),
          "%": (20, operator.mod), "**": (40, operator.pow)}
FUNCTIONS = {"max": max, "min": min, "abs": abs, "round": round}

class Parser:
    def __init__(self, text, names=()):
        self.tokens, self.names = list(tokens(text)), dict(names)
        self.i = 0
    @property
    def peek(self): return self.tokens[self.i]
    def take(self, value=None):
        t = self.peek
        if value is not None and t.value != value:
            raise SyntaxError(f"expected {value!r}, found {t}")
        self.i += 1
        return t
    def expression(self, power=0):
        left = self.prefix()
        while self.peek.kind == "op" and self.peek.value in BINARY:
            p, f = BINARY[self.peek.value]
            if p < power or p == power and p != 40:
                break
            self.take()
            left = f(left, self.expression(p))
        return left
    def prefix(self):
        t = self.take()
        match t.kind, t.value:
            case "num", n: return n
            case "op", "-": return -self.expression(30)
            case "op", "+": return +self.expression(30)
            case "op", "(":
                v = self.expression()
                self.take(")")
                return v
            case "name", name if self.peek.value == "(":
                self.take()
                args = []
                while self.peek.value != ")":
                    args.append(self.expression())
                    if self.peek.value != ")":
                        self.take(",")
                self.take(")")
                return FUNCTIONS[name](*args)
            case "name", name: return self.names[name]
        raise SyntaxError(f"unexpected {t}")

print(list(tokens("1 + x*(2.5)")))
for text in ["1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "-2 ** 2", "10 - 4 - 3", "100 / 8 / 2", "max(1, 2 * x, 3) + y", "7 % 4 * 2",
             "abs(-x)", "((((1))))", "1 +", "(1", "1 $ 2", "foo", "1 / 0", ") 1", "min(1 2)", "round(2.567, 2)"]:
    try:
        print(f"{text:22} = {Parser(text, x=5, y=0.5).expression() if False else Parser(text, {'x': 5, 'y': 0.5}).expression()}")
    except (SyntaxError, KeyError, ZeroDivisionError) as e:
        print(f"{text:22} ! {type(e).__name__}: {e}")
