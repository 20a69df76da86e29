# cmd and quopri: a shell of a few commands, and quoted-printable.
import cmd
import io
import quopri


class Shell(cmd.Cmd):
    prompt = "> "
    use_rawinput = False

    def do_add(self, arg):
        "add NUMBERS"
        print(sum(map(int, arg.split())))

    def do_undocumented(self, arg):
        print("arg", repr(arg))

    def do_EOF(self, arg):
        print("bye")
        return True

    def help_topic(self):
        print("about the topic")


Shell(stdin=io.StringIO("add 1 2\n\nhelp\nhelp add\n?topic\nhelp nothing\nnope x\n!ls\nundocumented  a b \n")).cmdloop("hello")
s = Shell()
for line in ("", "?x", "!x", "add 1", "add-1", "  ", "x", "@y"):
    print(line, s.parseline(line))
print(s.completenames("a"), s.completedefault(), s.lastcmd)
s.columnize([])
s.columnize(["one"])
s.columnize([f"item{i}" for i in range(30)], 60)
try:
    s.columnize(["a", 1])
except TypeError as e:
    print(e)
for b in (b"plain", b"a=b \xe9\t\n", b"x" * 100, b"line \nnext", b"_ x"):
    e = quopri.encodestring(b)
    print(e, quopri.decodestring(e) == b, quopri.encodestring(b, True, True))
out = io.BytesIO()
quopri.decode(io.BytesIO(b"a=3Db=\nc_d"), out)
print(out.getvalue(), quopri.decodestring(b"a_b", header=True))
