"""The registry of codecs: lookup, register, error handlers, and the classes of CodecInfo."""
import codecs
import io


def fails(f, *a, **k):
    try:
        print('no error', ascii(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)), getattr(e, '__notes__', None))


for name in ['utf-8', 'UTF8', 'u8', 'utf_8_sig', 'latin-1', 'iso-8859-1', 'ascii', 'us-ascii', 'utf-16', 'utf-16-le', 'UTF_32BE', 'cp1252', 'koi8-r',
             'unicode-escape', 'raw_unicode_escape', 'rot13', 'punycode', 'iso8859-15', 'mac-roman']:
    info = codecs.lookup(name)
    print(name, info.name, type(info).__name__, len(info), info._is_text_encoding, info.encode is info[0], info.streamreader is info[2])
fails(codecs.lookup, 'nope')
fails(codecs.lookup, 1)
fails(codecs.getencoder, 'x y')
fails(codecs.register, 1)
fails(codecs.encode, 'a', 'nope')
fails(codecs.encode, 'é', 'ascii')
fails(codecs.decode, b'\xff')
fails(codecs.encode, 1, 'utf-8')
fails('a'.encode, 'rot13')
fails(b'a'.decode, 'rot13')
fails(codecs.encode, b'a', 'rot13')
print(codecs.encode('Hello', 'rot13'), codecs.decode('Uryyb', 'rot-13'), codecs.encode('bücher', 'punycode'), codecs.decode(b'bcher-kva', 'punycode'))
print('ÄÖ日本'.encode('punycode'), b'-'.decode('punycode'), ''.encode('punycode'), 'abc'.encode('punycode'))
fails(b'\xff'.decode, 'punycode')
fails(b'a-!'.decode, 'punycode')
fails(b'a-9'.decode, 'punycode')


def search(name):
    if name == 'twice':
        return codecs.CodecInfo(lambda s, errors='strict': (s.encode() * 2, len(s)), lambda b, errors='strict': (bytes(b).decode() + '!', len(b)), name='twice')
    if name == 'bad':
        return 1
    if name == 'short':
        return codecs.CodecInfo(lambda s, e='strict': 1, lambda s, e='strict': (b'', 0))
    if name == 'broken':
        def broken(s, e='strict'):
            raise ValueError('inside')
        return codecs.CodecInfo(broken, broken)


codecs.register(search)
print('ab'.encode('twice'), b'ab'.decode('Twice'), codecs.encode('x', 'twice'), str(b'q', 'twice'), bytes('q', 'twice'))
fails('a'.encode, 'bad')
fails('a'.encode, 'short')
fails(b'a'.decode, 'short')
fails('a'.encode, 'broken')
fails(codecs.encode, 'a', 'broken')
fails(codecs.decode, b'a', 'broken')
codecs.unregister(search)
fails('a'.encode, 'twice')


def handler(e):
    print('handler', type(e).__name__, ascii(e.object), e.start, e.end, e.reason, e.encoding)
    return ('<%d>' % (e.end - e.start), e.end)


codecs.register_error('mine', handler)
print('aéßb'.encode('ascii', 'mine'), b'a\xff\xfeb'.decode('utf-8', 'mine'), codecs.lookup_error('mine') is handler)
codecs.register_error('bytes', lambda e: (b'\x80', e.end))
print('é'.encode('ascii', 'bytes'))
fails(b'\xff'.decode, 'ascii', 'bytes')
codecs.register_error('far', lambda e: ('', 99))
fails('é'.encode, 'ascii', 'far')
codecs.register_error('odd', lambda e: 'x')
fails('é'.encode, 'ascii', 'odd')
fails(codecs.register_error, 'x', 1)
fails(codecs.lookup_error, 'nope')
fails('é'.encode, 'ascii', 'nope')
err = UnicodeEncodeError('ascii', 'xéy', 1, 2, 'why')
for name in ('ignore', 'replace', 'xmlcharrefreplace', 'backslashreplace', 'namereplace'):
    print(name, codecs.lookup_error(name)(err), getattr(codecs, name + '_errors')(err))
fails(codecs.strict_errors, err)
fails(codecs.ignore_errors, 1)
fails(codecs.xmlcharrefreplace_errors, UnicodeDecodeError('ascii', b'x', 0, 1, 'why'))

for name in ['utf-8', 'utf-16', 'utf-16-le', 'utf-32', 'utf-8-sig', 'latin-1', 'cp1251']:
    text = 'aé' if name != 'cp1251' else 'aж'
    enc = codecs.getincrementalencoder(name)()
    out = [enc.encode(c) for c in text] + [enc.encode('', True)]
    dec = codecs.getincrementaldecoder(name)()
    back = [dec.decode(bytes([b])) for b in b''.join(out)] + [dec.decode(b'', True)]
    print(name, out, back, b''.join(codecs.iterencode(text, name)), ''.join(codecs.iterdecode([bytes([b]) for b in b''.join(out)], name)))
dec = codecs.getincrementaldecoder('utf-8')('replace')
print(dec.decode(b'\xe2\x82'), dec.getstate(), dec.decode(b'\xac\xff'), dec.decode(b'\xe2', True))
dec.setstate((b'\xe2', 0))
print(dec.decode(b'\x82\xac'), dec.reset())
fails(codecs.getincrementaldecoder('utf-8')().decode, b'\xe2', True)
fails(codecs.getincrementalencoder, 'nope')

raw = io.BytesIO()
with codecs.getwriter('utf-16')(raw) as w:
    w.write('é')
    w.writelines(['a', 'b'])
    print(raw.getvalue())
reader = codecs.getreader('utf-8')(io.BytesIO('één\r\ntwo\nthrée'.encode()))
print([reader.readline(), reader.readline(keepends=False), reader.read(), reader.read()])
reader = codecs.getreader('utf-8')(io.BytesIO('één\ntwo\n'.encode()))
print(list(reader), reader.seek(0), reader.readlines(), reader.seek(0), reader.read(chars=2), reader.read(100))
rw = codecs.StreamReaderWriter(io.BytesIO(b'a\xe9'), codecs.getreader('latin-1'), codecs.getwriter('latin-1'))
print(rw.read(), rw.write('ü'), rw.seek(0), rw.read(), rw.encoding)
rec = codecs.EncodedFile(io.BytesIO(b'\xe9'), 'utf-8', 'latin-1')
print(rec.read(), rec.write('ü'.encode()), rec.stream.getvalue(), rec.data_encoding, rec.file_encoding)
print(codecs.charmap_encode('abc', 'strict', {97: 65, 98: b'xy', 99: 67}), codecs.charmap_decode(b'\x00\x01', 'strict', {0: 'zero', 1: 49}))
fails(codecs.charmap_encode, 'abz', 'strict', {97: 65, 98: None})
fails(codecs.charmap_encode, 'a', 'strict', {97: 'x'})
fails(codecs.charmap_encode, 'a', 'strict', {97: 300})
fails(codecs.charmap_decode, b'\x05', 'strict', 'abc')
print(codecs.charmap_decode(b'\x05a', 'replace', 'abc'), codecs.charmap_encode('az', 'xmlcharrefreplace', {i: i for i in range(120)}))
print(codecs.escape_decode(rb'a\n\x41\101\\'), codecs.escape_encode(b"a'\n\xff"), codecs.make_encoding_map({1: 97, 2: 98, 3: 98}))
fails(codecs.escape_decode, b'\\')
fails(codecs.escape_decode, b'\\x1')
print(codecs.utf_8_decode(b'a\xe2\x82'), codecs.utf_8_encode('é'), codecs.utf_16_ex_decode(b'\xfe\xff\0a'), codecs.utf_16_le_decode(b'a\0b'))
print(codecs.latin_1_encode('é'), codecs.ascii_decode(b'a'), codecs.unicode_escape_decode('\\u20ac'), codecs.readbuffer_encode('é'))
print(codecs.BOM_UTF8, codecs.BOM_UTF16, codecs.BOM_UTF32_BE, codecs.BOM)
