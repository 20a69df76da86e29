class Reader:
    def __init__(self, text, separator=",", quote='"'): self.text, self.separator, self.quote = text, separator, quote
    def __iter__(self):
        row, field, quoted, i, text = [], [], False, 0, self.text
        while i < len(text):
            c = text[i]
            if quoted:
                if c == self.quote:
                    if text[i + 1:i + 2] == self.quote: field.append(c); i += 1
                    else: quoted = False
                else: field.append(c)
            elif c == self.quote: quoted = True
            elif c == self.separator: row.append("".join(field)); field = []
            elif c == "\n": yield row + ["".join(field)]; row, field = [], []
            else: field.append(c)
            i += 1
        if quoted: raise ValueError("unterminated quote")
        if row or field: yield row + ["".join(field)]
def write(rows):
    def quote(v):
        s = "" if v is None else str(v)
        return '"' + s.replace('"', '""') + '"' if set(s) & set(',"\n') else s
    return "".join(",".join(map(quote, row)) + "\n" for row in rows)
text = 'name,age,note\n"Smith, J",42,"said ""hi"""\nÖzil,35,"two\nlines"\n,,\nlast,7,end'
rows = list(Reader(text))
for row in rows: print(len(row), row)
print(list(Reader(write(rows))) == rows, write([[1, None, 2.5, True], ["a,b", 'q"', "x"]]))
print(list(Reader("a;b;'c;d'", ";", "'")), list(Reader("")), list(Reader("\n\n")))
try: list(Reader('a,"b'))
except ValueError as e: print(e)
class Table:
    def __init__(self, rows): self.header, *self.rows = rows
    def dicts(self): return [dict(zip(self.header, r)) for r in self.rows]
    def where(self, **conditions): return [d for d in self.dicts() if all(d[k] == v for k, v in conditions.items())]
    def group(self, key, f):
        out = {}
        for d in self.dicts(): out.setdefault(d[key], []).append(d)
        return {k: f(v) for k, v in out.items()}
sales = Table(list(Reader("city,item,amount\nRome,tea,3\nOslo,tea,5\nRome,milk,4\nOslo,jam,1\nRome,tea,2\n")))
print(sales.dicts()[0], sales.where(city="Oslo", item="tea"), len(sales.where()))
print(sales.group("city", lambda rows: sum(int(r["amount"]) for r in rows)), sales.group("item", len))
pivot = {c: {i: sum(int(r["amount"]) for r in sales.where(city=c, item=i)) for i in ("tea", "milk", "jam")} for c in ("Rome", "Oslo")}
print(f"{'':6}" + "".join(f"{i:>6}" for i in pivot["Rome"]))
for c, d in pivot.items(): print(f"{c:6}" + "".join(f"{n or '-':>6}" for n in d.values()) + f"{sum(d.values()):>6}")
