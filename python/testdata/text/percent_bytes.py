# The % of bytes and bytearray.
def show(text):
    try:
        print(text, "->", ascii(eval(text)))
    except BaseException as e:
        print(text, "->", type(e).__name__ + ":", ascii(str(e)))


for line in r"""
b"%s" % b"x"
b"%s" % "x"
b"%b" % b"x"
b"%b" % 1
b"%s" % bytearray(b"x")
b"%s" % memoryview(b"xy")
b"%d" % 5
b"%d" % "x"
b"%x" % 1.5
b"%c" % 65
b"%c" % b"A"
b"%c" % bytearray(b"A")
b"%c" % "A"
b"%c" % 256
b"%c" % b"ab"
b"%c" % -1
b"%f" % 1.5
b"%f" % "x"
b"%(a)s" % {b"a": b"x"}
b"%(a)s" % {"a": b"x"}
b"%(a)s" % b"x"
b"%s %s" % (b"a",)
b"%s" % (b"a", b"b")
b"%" % ()
b"%y" % 1
b"%(a" % {}
b"%5s|%-5s|%.1s" % (b"a", b"b", b"xyz")
b"%*d" % ("a", 1)
b"%5d|%05d|%+d|%#x" % (1,2,3,255)
b"%%" % ()
b"%5%" % 1
b"a" % b"b"
b"a" % 1
bytearray(b"%d") % 5
b"%i %u %o %X %e %g" % (1,2,8,255,1.0,2.5)
b"%s" % 1
b"%99999999999999999999d" % 1
b"%.99999999999999999999d" % 1
""".strip().split("\n"):
    show(line)
