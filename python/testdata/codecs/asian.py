# The encodings of East Asia.
import codecs
import io

TEXT = {
    'shift_jis': '日本語 ｶﾀｶﾅ ～\u301c', 'cp932': '①髙～\ue000', 'euc_jp': '日本語 ｶﾅ 丂', 'iso2022_jp': 'a日本\n語\xa5b', 'euc_kr': '한국어', 'cp949': '똠방각하 갂',
    'gb2312': '中文', 'gbk': '繁體 镕', 'gb18030': '中文 \U0001f600 \xff \ue000', 'big5': '中文，臺灣', 'cp950': '中文碁', 'big5hkscs': '香港嘅',
}
for name, text in TEXT.items():
    out = text.encode(name, 'replace')
    print(name, out, ascii(out.decode(name)), codecs.lookup(name).name)
    decoder = codecs.getincrementaldecoder(name)()
    print(''.join(decoder.decode(bytes([byte])) for byte in out) + decoder.decode(b'', True) == out.decode(name))
    encoder = codecs.getincrementalencoder(name)('replace')
    print(b''.join(map(encoder.encode, text)) + encoder.encode('', True) == out)
    with io.TextIOWrapper(io.BytesIO(out), encoding=name) as file:
        print(file.read() == out.decode(name))
for name in TEXT:
    for data in b'a\x81', b'\xffa', b'\x81 ', b'a\xa1', b'\x8f\xa1', b'\xc6\x20b':
        for errors in 'strict', 'replace', 'ignore', 'backslashreplace':
            try:
                print(name, data, ascii(data.decode(name, errors)))
            except UnicodeDecodeError as error:
                print(name, data, error)
    for text in 'a\u0e01b', '\ud800':
        for errors in 'strict', 'replace', 'ignore', 'xmlcharrefreplace', 'namereplace':
            try:
                print(name, text.encode(name, errors))
            except UnicodeEncodeError as error:
                print(name, error)
for data in b'\x1b$B$\x22', b'\x1b$B$', b'\x1b$B$\x22\n$\x22', b'\x1b(Ja\\~\x1b(B', b'\x1bX', b'\x1b', b'\x0ea', b'\x1b$B\x7f\x7f', b'\x1b$B\x80':
    try:
        print(data, ascii(data.decode('iso2022_jp')))
    except UnicodeDecodeError as error:
        print(data, error)
encoder = codecs.getincrementalencoder('iso2022_jp')()
print([encoder.encode(c) for c in 'aあいb'], encoder.encode('あ'), encoder.encode('', True))
codecs.register_error('own', lambda error: ('あ' if isinstance(error, UnicodeEncodeError) else '!', error.end))
print('\u0e01'.encode('shift_jis', 'own'), '\u0e01b'.encode('iso2022_jp', 'own'), b'\xff'.decode('gbk', 'own'))
