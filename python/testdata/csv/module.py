# Module csv: readers and writers in every dialect, dicts, and the messages.
import csv
import io


def show(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)


def read(text, *a, **k):
    r = csv.reader(io.StringIO(text, newline=""), *a, **k)
    rows = list(r)
    return rows, r.line_num


def write(rows, *a, **k):
    f = io.StringIO(newline="")
    w = csv.writer(f, *a, **k)
    w.writerows(rows)
    return repr(f.getvalue())


texts = ["", "\n", "a", "a,b\n", "a,b\r\n", "a,b\rc", "a,,b\n,\n", '"a","b"\n', '"a,b",c\n', '"a""b"\n', '"a"b,c\n', '"a" ,b\n', 'a"b,c\n', '"a\nb",c\n', '"a\r\nb"\r\n', '"open', '"open\nmore', "a\\,b\n", 'a, "b", c\n', " a , b \n",
         "1,2.5,\"x\",\"3\"\n", "'a,b',c\n", "a;b;c\n", "a\tb\tc\n", "\n\na\n\n", "é,€,😀\n", "a\0b\n", "a,\\\nb\n", '""\n', '"",""\n', ",\n", "a b  c\n"]
options = [{}, {"delimiter": ";"}, {"delimiter": "\t"}, {"quotechar": "'"}, {"quotechar": None}, {"quoting": csv.QUOTE_NONE}, {"quoting": csv.QUOTE_NONE, "escapechar": "\\"}, {"escapechar": "\\"}, {"skipinitialspace": True}, {"strict": True},
           {"doublequote": False}, {"doublequote": False, "escapechar": "\\"}, {"quoting": csv.QUOTE_NONNUMERIC}, {"quoting": csv.QUOTE_ALL}, {"quoting": csv.QUOTE_STRINGS}, {"quoting": csv.QUOTE_NOTNULL}, {"delimiter": " "}, {"delimiter": " ", "skipinitialspace": True}, {"lineterminator": "!\n"}]
for text in texts:
    for o in options:
        print(repr(text), o, end=" ")
        show(read, text, **o)
rows = [[], [""], ["", ""], ["a"], ["a", "b"], ["a,b", "c"], ['a"b'], ["a\nb"], ["a\rb"], [1, 2.5, None, True], [None], [" a "], ["a\\b"], ["a;b", "c\td"], ["'x'"], ["é€"], [3j, b"x"], ["!"], ["a b"], ["", "a"]]
for row in rows:
    for o in options:
        print(row, o, end=" ")
        show(write, [row], **o)
for bad in [{"delimiter": ""}, {"delimiter": "ab"}, {"delimiter": 1}, {"delimiter": None}, {"quotechar": "ab"}, {"quotechar": 4}, {"escapechar": "xx"}, {"escapechar": 1}, {"lineterminator": 5}, {"lineterminator": None}, {"quoting": 10}, {"quoting": "x"}, {"quoting": -1},
            {"delimiter": "\n"}, {"quotechar": "\r"}, {"delimiter": '"'}, {"delimiter": "x", "escapechar": "x"}, {"quotechar": "x", "escapechar": "x"}, {"quotechar": None, "quoting": csv.QUOTE_ALL}, {"dialect": "none"}, {"dialect": csv.excel}, {"dialect": 5},
            {"delimiter": "x", "lineterminator": "xy"}, {"quotechar": ""}]:
    print(sorted(bad), end=" ")
    show(read, "a,b", **bad)
show(csv.reader)
show(csv.reader, 5)
show(csv.writer)
show(csv.writer, 5)
show(lambda: next(csv.reader([b"x"])))
show(lambda: next(csv.reader(["a\nb"])))
show(lambda: next(csv.reader([])))
show(lambda: csv.writer(io.StringIO()).writerow(5))
show(lambda: csv.writer(io.StringIO()).writerows(5))
show(lambda: csv.writer(io.StringIO()).writerows([5]))
print(csv.writer(io.StringIO()).writerow("abc"))
old = csv.field_size_limit()
print(old, csv.field_size_limit(3), csv.field_size_limit())
show(read, "abc,d")
show(read, "abcd")
show(csv.field_size_limit, "x")
csv.field_size_limit(old)
print(csv.list_dialects(), csv.get_dialect("excel").delimiter, csv.get_dialect("unix").quoting, repr(csv.get_dialect("excel-tab").delimiter))
csv.register_dialect("mine", delimiter="|", quoting=csv.QUOTE_ALL)
print(write([[1, "a"]], "mine"), write([[1, "a"]], "mine", delimiter="/"), read("a|b", dialect="mine"))
d = csv.get_dialect("mine")
print(d.delimiter, d.doublequote, d.escapechar, repr(d.lineterminator), d.quotechar, d.quoting, d.skipinitialspace, d.strict)
csv.unregister_dialect("mine")
show(csv.get_dialect, "mine")
show(csv.unregister_dialect, "mine")
show(csv.register_dialect, 5)
show(csv.register_dialect, "x", 5, 6)
show(setattr, d, "delimiter", ";")


class Bad(csv.Dialect):
    delimiter = ";;"


show(Bad)
show(csv.Dialect)
r = csv.DictReader(io.StringIO("a,b\n1,2\n\n3\n4,5,6,7\n"), restkey="more", restval="none")
print(r.line_num, r.fieldnames, r.line_num)
for row in r:
    print(row, r.line_num)
print(list(csv.DictReader(["1,2", "3,4"], fieldnames=iter(["x", "y"]))), list(csv.DictReader([])), csv.DictReader([]).fieldnames)
f = io.StringIO(newline="")
w = csv.DictWriter(f, ["a", "b"], restval="-")
print(w.writeheader(), w.writerow({"a": 1}), w.writerows([{"b": 2, "a": 3}]))
show(w.writerow, {"c": 1})
csv.DictWriter(f, iter(["a"]), extrasaction="ignore", dialect="unix").writerow({"c": 1, "a": 2})
print(repr(f.getvalue()))
show(csv.DictWriter, f, ["a"], extrasaction="wrong")
for sample in ["a,b,c\n1,2,3\n4,5,6\n", "a;b;c\n1;2;3\n", "a\tb\n1\t2\n", "'a';'b'\n'c';'d'\n", '"a","b"\n"c","d"\n', "x|y|z\n1|2|3\n", "name, age\nBob, 5\nAnn, 6\n"]:
    s = csv.Sniffer().sniff(sample)
    print(repr(s.delimiter), repr(s.quotechar), s.skipinitialspace, s.doublequote, csv.Sniffer().has_header(sample))
print(sorted(csv.__all__), csv.Error.__mro__)
