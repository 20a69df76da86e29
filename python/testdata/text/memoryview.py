# Views of memory: items, slices, casts, shapes.
def run(text):
    names = {}
    try:
        exec(text, names)
        result = ascii(names.get("r"))
    except BaseException as e:
        result = type(e).__name__ + ": " + ascii(str(e))
    print(text, "->", result, ascii(names.get("a")))


for line in r"""
m=memoryview(b"abc"); m[0]=1
m=memoryview(b"abc"); r=m[0], m[-1], m[1:].tobytes(), m[::-1].tolist(), bytes(m[::2])
m=memoryview(b"abc"); r=m[3]
m=memoryview(b"abc"); r=m["x"]
m=memoryview(b"abc"); r=m[0,0]
m=memoryview(b"abc"); r=m[...]
m=memoryview(b"abc"); r=m[()]
m=memoryview(b"abc"); r=m[0.5]
m=memoryview(b"abc"); r=len(m), m.nbytes, m.itemsize, m.format, m.shape, m.strides, m.ndim, m.readonly, m.suboffsets, m.c_contiguous, m.f_contiguous, m.contiguous, m.obj
m=memoryview(b"abcd"); r=m.cast("H").tolist(), m.cast("I").tolist(), m.cast("b").tolist(), m.cast("c").tolist(), m.cast("B",[2,2]).tolist()
m=memoryview(b"abcdefgh"); r=m.cast("d").tolist(), m.cast("q")[0], m.cast("f").format, m.cast("?").tolist()[0]
m=memoryview(b"abc"); m.cast("H")
m=memoryview(b"abcd"); m.cast("x")
m=memoryview(b"abcd"); m.cast("H").cast("I")
m=memoryview(b"abcd"); m.cast(1)
m=memoryview(b"abcd"); m.cast("B",[3,2])
m=memoryview(b"abcd"); m.cast("B",[2,0])
m=memoryview(b"abcd"); m.cast("B",1)
m=memoryview(b"abcd"); m.cast("B",["x"])
m=memoryview(b"abcd"); m[::2].cast("B")
m=memoryview(b"abcd").cast("B",[2,2]); r=m[0,1], m[1,1], len(m), m.shape, m.strides, m.tolist(), m.tobytes(), m.ndim
m=memoryview(b"abcd").cast("B",[2,2]); m[0]
m=memoryview(b"abcd").cast("B",[2,2]); m[0:1]
m=memoryview(b"abcd").cast("B",[2,2]); m[2,0]
m=memoryview(b"abcd").cast("B",[2,2]); m[0,2]
m=memoryview(b"abcd").cast("B",[2,2]); m[0,0,0]
m=memoryview(b"abcd").cast("B",[2,2]); list(m)
m=memoryview(b"abcd").cast("B",[]); 
m=memoryview(b"a").cast("B",[]); r=m[()], m.shape, m.tolist()
m=memoryview(b"a").cast("B",[]); len(m)
m=memoryview(b"a").cast("B",[]); m[0]
m=memoryview(b"abc"); m.release(); m[0]
m=memoryview(b"abc"); m.release(); len(m)
m=memoryview(b"abc"); m.release(); m.release(); m.tobytes()
m=memoryview(b"abc"); r=m==b"abc", m==bytearray(b"abc"), m==memoryview(b"abcd"), m=="abc", m!=b"x", m.cast("b")==b"abc", m[::2]==b"ac"
m=memoryview(b"abc"); m<b"x"
m=memoryview(b"abc"); r=hash(m)==hash(b"abc")
m=memoryview(bytearray(b"abc")); hash(m)
m=memoryview(b"abcd").cast("H"); hash(m)
m=memoryview("x")
m=memoryview()
m=memoryview(1)
m=memoryview(object=b"x"); r=m.tobytes()
m=memoryview(b"abc"); r=m.tobytes("C"), m.tobytes(order="A"), m.tobytes(None)
m=memoryview(b"abc"); m.tobytes("X")
m=memoryview(b"abc"); r=m.hex(), m.hex(":"), m[::-1].hex()
m=memoryview(b"abc"); r=m.index(98)
m=memoryview(b"abc"); r=m.count(98)
with memoryview(b"abc") as m: r=m[0]
with memoryview(b"abc") as m: pass
r=repr(memoryview(b"abc"))[:14]
m=memoryview(bytearray(8)).cast("i"); m[0]=-5; r=m.tolist(), m.tobytes()
m=memoryview(bytearray(8)).cast("i"); m[0]=2**40
m=memoryview(bytearray(8)).cast("d"); m[0]=1.5; r=m.tolist()
m=memoryview(bytearray(8)).cast("d"); m[0]="x"
m=memoryview(bytearray(8)).cast("f"); m[0]=1e300
m=memoryview(bytearray(8)).cast("c"); m[0]=b"x"; r=m.tolist()
m=memoryview(bytearray(8)).cast("c"); m[0]=1
m=memoryview(bytearray(8)).cast("c"); m[0]=b"xy"
m=memoryview(bytearray(8)).cast("?"); m[0]=[1]; r=m.tolist()
m=memoryview(bytearray(8)).cast("i"); m[0]=1.5
m=memoryview(bytearray(4)); m[:]=memoryview(b"abcd").cast("b")
m=memoryview(bytearray(4)); m[0:2]=m[2:4]; r=1
m=memoryview(bytearray(b"abcd")).cast("B",[2,2]); m[0,1]=120; r=m.tobytes()
m=memoryview(bytearray(b"abcd")).cast("B",[2,2]); m[0]=120
m=memoryview(b"abcdef")[1:]; m.release(); r=1
m=memoryview(memoryview(b"ab")); r=m.obj
m=memoryview(bytearray(4)).cast("L")
m=memoryview(bytearray(8)).cast("P"); r=m[0]
m=memoryview(bytearray(8)).cast("@i"); r=m.format
m=memoryview(bytearray(8)).cast("n"); r=m.tolist()
m=memoryview(bytearray(8)).cast("e"); r=m.tolist()
m=memoryview(b"abc"); m.foo=1
m=memoryview(b"abcd"); r=m.cast("B",(2,2)).tolist()
m=memoryview(b"abcd"); m.cast("H",[2]); r=m.cast("H",(1,2)).tolist()
m=memoryview(b"abcd").cast("B",[2,2]); m.cast("H")
m=memoryview(b"abcd").cast("B",[2,2]); r=m.cast("B").tolist()
m=memoryview(b"abcd").cast("H"); r=m.cast("B",[2,2]).tolist()
""".strip().split("\n"):
    run(line)
