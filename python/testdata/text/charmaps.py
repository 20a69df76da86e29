# The encodings of one byte for each character.
names = """cp037 cp1006 cp1026 cp1125 cp1140 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp273 cp424 cp437 cp500 cp720
cp737 cp775 cp850 cp852 cp855 cp856 cp857 cp858 cp860 cp861 cp862 cp863 cp864 cp865 cp866 cp869 cp874 cp875 hp_roman8 iso8859_10 iso8859_11
iso8859_13 iso8859_14 iso8859_15 iso8859_16 iso8859_2 iso8859_3 iso8859_4 iso8859_5 iso8859_6 iso8859_7 iso8859_8 iso8859_9 koi8_r koi8_t
koi8_u kz1048 mac_arabic mac_croatian mac_cyrillic mac_farsi mac_greek mac_iceland mac_latin2 mac_roman mac_romanian mac_turkish palmos
ptcp154 tis_620 latin_1 ascii""".split()
for name in names:
    text = bytes(range(256)).decode(name, "replace")
    total = 0
    for c in text:
        total = (total * 31 + ord(c)) % 1000000007
    back = text.encode(name, "replace")
    print(name, len(text), total, sum(back) % 1000003, text.count("\ufffd"))
for name in ("Windows-1252", "ISO-8859-1", "iso8859-1", "L1", "latin", "US-ASCII", "646", "utf8", "U8", "UTF", "cp819", "IBM437", "437", "koi8-r", "KOI8_U",
             "mac-roman", "macroman", "Cyrillic", "greek8", "hebrew", "arabic", "latin2", "l9", "windows_1251", "utf_16le", "UTF-16BE", "u32", "utf-8-sig", "utf_8_sig"):
    try:
        print(name, ascii("a\u00a4".encode(name, "backslashreplace")))
    except LookupError as e:
        print(name, e)
for name in ("", "nonsense", "utf-9", "hex", "base64_codec", "rot-13", "zip", "uu", "quopri", "bz2", "utf 8", "utf--8", "utf__8", "UTF.8", "latin-1-x"):
    for f in (lambda: "a".encode(name), lambda: b"a".decode(name), lambda: str(b"a", name), lambda: bytes("a", name)):
        try:
            print(repr(name), f())
        except LookupError as e:
            print(repr(name), e)
