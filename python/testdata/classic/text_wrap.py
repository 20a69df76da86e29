TEXT = """It was a bright cold day in   April, and the clocks were striking
thirteen; nobody-had-expected-that. Pneumonoultramicroscopicsilicovolcanoconiosis is long."""
def wrap(text, width, align="<"):
    lines, line = [], []
    for word in text.split():
        while len(word) > width:
            lines.append(" ".join(line)) if line else None
            line = []
            lines.append(word[:width - 1] + "-")
            word = word[width - 1:]
        if len(" ".join(line + [word])) > width:
            lines.append(" ".join(line))
            line = []
        line.append(word)
    if line: lines.append(" ".join(line))
    return [f"{l:{align}{width}}" for l in lines]
def justify(line, width):
    words = line.split()
    if len(words) < 2: return line.ljust(width)
    gaps, spaces = len(words) - 1, width - sum(map(len, words))
    return "".join(w + " " * (spaces // gaps + (i < spaces % gaps)) for i, w in enumerate(words[:-1])) + words[-1]
for width, align in [(20, "<"), (30, ">"), (24, "^")]:
    for line in wrap(TEXT, width, align): print(f"|{line}|")
    print()
for line in wrap(TEXT, 28): print("|" + justify(line, 28) + "|")
def table(rows):
    widths = [max(len(str(c)) for c in column) for column in zip(*rows)]
    bar = "+" + "+".join("-" * (w + 2) for w in widths) + "+"
    yield bar
    for i, row in enumerate(rows):
        yield "|" + "|".join(f" {c:>{w}} " if isinstance(c, (int, float)) else f" {c!s:<{w}} " for c, w in zip(row, widths)) + "|"
        if i == 0: yield bar.replace("-", "=")
    yield bar
print(*table([("name", "n", "price"), ("apple", 3, 1.5), ("kiwi", 12, 0.25), (None, 0, 100.0)]), sep="\n")
def box(text): w = max(map(len, text.split("\n"))); return "\n".join([f"╔{'═' * w}╗", *(f"║{l:^{w}}║" for l in text.split("\n")), f"╚{'═' * w}╝"])
print(box("hello\nto the\nworld ö"))
def columns(items, n): k = -(-len(items) // n); return "\n".join("".join(f"{x:<8}" for x in items[i::k]).rstrip() for i in range(k))
print(columns("one two three four five six seven eight nine ten eleven".split(), 4))
