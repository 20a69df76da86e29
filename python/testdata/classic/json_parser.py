class JSONError(ValueError):
    def __init__(self, message, text, at):
        line = text.count("\n", 0, at) + 1
        column = at - text.rfind("\n", 0, at)
        super().__init__(f"{message}: line {line} column {column} (char {at})")

ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", '"': '"', "\\": "\\", "/": "/"}

class Parser:
    def __init__(self, text):
        self.text, self.at = text, 0
    def fail(self, message):
        raise JSONError(message, self.text, self.at)
    def space(self):
        while self.at < len(self.text) and self.text[self.at] in " \t\n\r":
            self.at += 1
    def expect(self, what):
        if not self.text.startswith(what, self.at):
            self.fail(f"expected {what!r}")
        self.at += len(what)
    def value(self):
        self.space()
        match self.text[self.at:self.at + 1]:
            case "{": return self.dict()
            case "[": return self.list()
            case '"': return self.string()
            case "t": self.expect("true"); return True
            case "f": self.expect("false"); return False
            case "n": self.expect("null"); return None
            case c if c.isdigit() or c == "-": return self.number()
            case "": self.fail("unexpected end")
            case c: self.fail(f"unexpected {c!r}")
    def number(self):
        start = self.at
        while self.at < len(self.text) and self.text[self.at] in "+-0123456789.eE":
            self.at += 1
        s = self.text[start:self.at]
        return float(s) if set(s) & set(".eE") else int(s)
    def string(self):
        self.expect('"')
        parts = []
        while True:
            if self.at >= len(self.text):
                self.fail("unterminated string")
            c = self.text[self.at]
            self.at += 1
            if c == '"':
                return "".join(parts)
            if c == "\\":
                e = self.text[self.at]
                self.at += 1
                if e == "u":
                    c = chr(int(self.text[self.at:self.at + 4], 16))
                    self.at += 4
                elif e in ESCAPES:
                    c = ESCAPES[e]
                else:
                    self.fail("bad escape")
            parts.append(c)
    def items(self, end, item):
        self.at += 1
        self.space()
        if self.text[self.at:self.at + 1] != end:
            while True:
                yield item()
                self.space()
                if self.text[self.at:self.at + 1] != ",":
                    break
                self.at += 1
        self.expect(end)
    def list(self): return [*self.items("]", self.value)]
    def dict(self): return dict(self.items("}", self.pair))
    def pair(self):
        self.space()
        key = self.string()
        self.space()
        self.expect(":")
        return key, self.value()

def loads(text):
    p = Parser(text)
    v = p.value()
    p.space()
    if p.at != len(text):
        p.fail("extra data")
    return v

def dumps(v, indent=0, level=0):
    pad, end = ("\n" + " " * indent * (level + 1), "\n" + " " * indent * level) if indent else ("", "")
    sep = "," + (pad or " ")
    if v is None or v is True or v is False:
        return {None: "null", True: "true", False: "false"}[v]
    if isinstance(v, str):
        back = {v: "\\" + k for k, v in ESCAPES.items() if k != "/"}
        return '"' + "".join(back.get(c) or (c if " " <= c < "\x7f" else f"\\u{ord(c):04x}") for c in v) + '"'
    if isinstance(v, (int, float)):
        return repr(v)
    if isinstance(v, dict):
        return "{" + pad + sep.join(dumps(k) + ": " + dumps(x, indent, level + 1) for k, x in v.items()) + end + "}" if v else "{}"
    if isinstance(v, (list, tuple)):
        return "[" + pad + sep.join(dumps(x, indent, level + 1) for x in v) + end + "]" if v else "[]"
    raise TypeError(f"cannot serialise {type(v).__name__}")

text = ''' { "name" : "jürgen\\n\\u00e9\\"", "list": [1, -2.5, 1e3, true, false, null, []], "deep": {"a": {"b": [{}, {"c": ""}]}} } '''
v = loads(text)
print(v)
print(dumps(v))
print(dumps(v, 2))
print(loads(dumps(v)) == v)
for bad in ["", "[1, 2", "{1: 2}", '{"a" 1}', '"abc', "tru", "[1] x", "[1,\n 2,\n  ?]", '"\\q"']:
    try:
        print(loads(bad))
    except JSONError as e:
        print(type(e).__name__, e)
try:
    dumps({"a": {1, }})
except TypeError as e:
    print(e)
