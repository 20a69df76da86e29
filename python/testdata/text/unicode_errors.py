# The exceptions of codecs, their fields and their texts.
for text, encoding in (("aé€b", "ascii"), ("a\ud800\udfffb", "utf-8"), ("€", "latin-1"), ("\x81一", "cp1252"), ("\ud800", "utf-16"), ("x\ud800", "utf-32-be")):
    try:
        text.encode(encoding)
    except UnicodeEncodeError as e:
        print(e.encoding, ascii(e.object), e.start, e.end, e.reason, "|", e)
for data, encoding in ((b"ab\xff", "utf-8"), (b"a\xe2\x82", "utf-8"), (b"\xe2\x28", "utf-8"), (b"a\x80", "ascii"), (b"a", "utf-16"), (b"\x00\xd8", "utf-16-le"),
                       (b"\x00\xdc", "utf-16-le"), (b"\x00\x00\x11\x00", "utf-32"), (b"\x81", "cp1252"), (b"\\x4", "unicode_escape"), (b"\\", "unicode_escape")):
    try:
        data.decode(encoding)
    except UnicodeDecodeError as e:
        print(e.encoding, e.object, e.start, e.end, e.reason, "|", e)
    try:
        bytearray(data).decode(encoding)
    except UnicodeDecodeError as e:
        print(type(e.object).__name__, e.start, e.end)
for handler in ("ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass", "xmlcharrefreplace", "namereplace", "strict", "unknown"):
    for data in (b"a\xffb\xc3", b"\xed\xa0\x80x", b"\xe2\x82\xacok\xe2"):
        try:
            print(handler, ascii(data.decode("utf-8", handler)))
        except Exception as e:
            print(handler, type(e).__name__, e)
    for text in ("aé", "\udc80\ud800", "一\udcff", "\U0001f600"):
        for encoding in ("ascii", "utf-8", "utf-16-le", "utf-32-be", "cp1252", "latin-1"):
            try:
                print(handler, encoding, text.encode(encoding, handler))
            except Exception as e:
                print(handler, encoding, type(e).__name__, e)
# Every start of a sequence of UTF-8, cut everywhere and spoilt everywhere.
total = 0
for text in ("é", "ࠀ", "\ud7ff", "퀀", "\uffff", "\U00010000", "\U0010ffff"):
    whole = text.encode()
    for i in range(len(whole)):
        for bad in (b"", b"a", b"\x80", b"\xbf", b"\xc0", b"\xff"):
            data = b"." + whole[:i] + bad + whole[i + 1:] + b"."
            shown = data.decode("utf-8", "backslashreplace") + data.decode("utf-8", "replace") + data.decode("utf-8", "surrogateescape")
            for c in shown:
                total = (total * 31 + ord(c)) % 1000000007
            try:
                data.decode()
            except UnicodeDecodeError as e:
                total = (total * 31 + e.start * 7 + e.end * 11 + len(e.reason)) % 1000000007
    print(total)
