# What bytearrays can do that bytes cannot.
def run(text):
    names = {}
    try:
        exec(text, names)
        result = ascii(names.get("r"))
    except BaseException as e:
        result = type(e).__name__ + ": " + ascii(str(e))
    print(text, "->", result, ascii(names.get("a")))


for line in r"""
a=bytearray(b"abc"); r=a.append(300)
a=bytearray(b"abc"); r=a.append("x")
a=bytearray(b"abc"); r=a.append(100)
a=bytearray(b"abc"); r=a.append()
a=bytearray(b"abc"); r=a.extend(1)
a=bytearray(b"abc"); r=a.extend("x")
a=bytearray(b"abc"); r=a.extend([1,300])
a=bytearray(b"abc"); r=a.extend([1,"x"])
a=bytearray(b"abc"); r=a.extend(a)
a=bytearray(b"abc"); r=a.insert(0,"x")
a=bytearray(b"abc"); r=a.insert("x",1)
a=bytearray(b"abc"); r=a.insert(-100,1)
a=bytearray(b"abc"); r=a.insert(100,1)
a=bytearray(b"abc"); r=a.pop()
a=bytearray(b"abc"); r=a.pop(0)
a=bytearray(b"abc"); r=a.pop(10)
a=bytearray(b""); r=a.pop()
a=bytearray(b"abc"); r=a.pop("x")
a=bytearray(b"abc"); r=a.remove(98)
a=bytearray(b"abc"); r=a.remove(1)
a=bytearray(b"abc"); r=a.remove(300)
a=bytearray(b"abc"); r=a.remove("x")
a=bytearray(b"abc"); r=a.reverse()
a=bytearray(b"abc"); r=a.clear()
a=bytearray(b"abc"); r=a.copy()
a=bytearray(b"abc"); a[0]=300
a=bytearray(b"abc"); a[0]="x"
a=bytearray(b"abc"); a[5]=1
a=bytearray(b"abc"); a["x"]=1
a=bytearray(b"abc"); a[-1]=65
a=bytearray(b"abc"); del a[0]
a=bytearray(b"abc"); del a[5]
a=bytearray(b"abc"); a[1:2]=b"xyz"
a=bytearray(b"abc"); a[1:2]=[1,2]
a=bytearray(b"abc"); a[1:2]="x"
a=bytearray(b"abc"); a[1:2]=5
a=bytearray(b"abc"); a[1:2]=[300]
a=bytearray(b"abc"); a[:]=a
a=bytearray(b"abcdef"); a[::2]=b"xyz"
a=bytearray(b"abcdef"); a[::2]=b"x"
a=bytearray(b"abcdef"); a[::-1]=b"123456"
a=bytearray(b"abcdef"); del a[::2]
a=bytearray(b"abcdef"); del a[::-2]
a=bytearray(b"abcdef"); del a[1:3]
a=bytearray(b"abcdef"); del a[4:1]
a=bytearray(b"abcdef"); a[4:1]=b"x"
a=bytearray(b"abcdef"); a[4:1:2]=b"x"
a=bytearray(b"abcdef"); a[::2]=[]
a=bytearray(b"abc"); a+=b"d"
a=bytearray(b"abc"); a+="d"
a=bytearray(b"abc"); a+=[1]
a=bytearray(b"abc"); a*=2
a=bytearray(b"abc"); a*=0
a=bytearray(b"abc"); a*="x"
a=bytearray(b"abc"); m=memoryview(a); a.append(1)
a=bytearray(b"abc"); m=memoryview(a); a[:]=b"xyz"; r=bytes(m)
a=bytearray(b"abc"); m=memoryview(a); a[:]=b"x"
a=bytearray(b"abc"); m=memoryview(a); del a[0]
a=bytearray(b"abc"); m=memoryview(a); a.clear()
a=bytearray(b"abc"); m=memoryview(a); a.pop()
a=bytearray(b"abc"); m=memoryview(a); a+=b"x"
a=bytearray(b"abc"); m=memoryview(a); a*=2
a=bytearray(b"abc"); m=memoryview(a); a+=b""; r=1
a=bytearray(b"abc"); m=memoryview(a); a.extend([1])
a=bytearray(b"abc"); m=memoryview(a); m.release(); a.append(1)
a=bytearray(b"abc"); m=memoryview(a); del m; a.append(1)
a=bytearray(b"abc"); m=memoryview(a); m[0]=120
a=bytearray(b"abc"); m=memoryview(a); m[0]=300
a=bytearray(b"abc"); m=memoryview(a); m[0]="x"
a=bytearray(b"abc"); m=memoryview(a); m[10]=1
a=bytearray(b"abc"); m=memoryview(a); m[1:]=b"yz"
a=bytearray(b"abc"); m=memoryview(a); m[1:]=b"y"
a=bytearray(b"abc"); m=memoryview(a); m[1:]="yz"
a=bytearray(b"abc"); m=memoryview(a); m[::2]=b"yz"
a=bytearray(b"abc"); m=memoryview(a); del m[0]
a=bytearray(b"abc"); it=iter(a); next(it); a.clear(); r=list(it)
a=bytearray(b"abc"); r=a.translate(None,b"a"), a.upper(), a.split(b"b"), a.partition(b"b"), a.strip(), a.replace(b"a",b"z"), a.center(5), a.join([b"x",b"y"])
a=bytearray(b"abc"); r=a.zfill(5), a.title(), a.splitlines(), a.expandtabs(), a[0:2], a*2, a+b"x", b"x"+a
a=bytearray(); r=a.__alloc__()
a=bytearray(b"abc"); r=a.__iadd__(b"x") is a
a=bytearray(b"a"); a.__init__(b"xyz"); r=1
a=bytearray(b"a"); a.__init__("xyz")
a=bytearray(b"a"); a.join([a,a]); r=a.hex()
""".strip().split("\n"):
    run(line)
