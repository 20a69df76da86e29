# UTF-7, and names of hosts.
import codecs

for t in 'hi', 'a+b', '\xe4\xf6', 'a\xe4-', 'a\xe4b', '\U0001f600x', '~\\', '\ud800', '\xe4+', '\xe4\n', '\0':
    data = t.encode('utf-7')
    print(ascii(t), data, data.decode('utf-7') == t)
for b in b'+', b'+-', b'a+', b'+AOQ', b'+AOQ-', b'+AOQx', b'+AO', b'+A-', b'+AOR-', b'\xff', b'+\xe1-', b'+2AHab9ze-', b'+2AE-', b'+?', b'+IKw\xff':
    for errors in 'strict', 'replace', 'ignore':
        try:
            print(b, errors, ascii(b.decode('utf-7', errors)))
        except UnicodeError as error:
            print(b, error)
decoder = codecs.getincrementaldecoder('utf-7')()
print([ascii(decoder.decode(bytes([c]))) for c in b'a+AOQA9g-b'], decoder.decode(b'', True))

for t in ('python.org', 'B\xfccher.DE', 'fa\xdf.de', 'a..b', '', '.', 'a.', '\xe4' * 70, 'x' * 64, '\u3002a', '\xad', '\u0627a', '\u0627\u0628', '\u2060x',
          'a\u0300', '\u2167', '\u65e5\u672c\u3002jp', 'xn--\xe4', '-\xe4', 'a_b', '\ue000', 'a\u200bb', '\u0130'):
    try:
        data = t.encode('idna')
        print(ascii(t)[:30], data, ascii(data.decode('idna')))
    except UnicodeError as error:
        print(ascii(t)[:30], error)
for b in b'xn--bcher-kva.de', b'XN--Bcher-KVA.de', b'\xff.de', b'a..b', b'a.', b'xn--xx-', b'xn--zca.de', b'xn--ab--cd':
    try:
        print(b, ascii(b.decode('idna')))
    except UnicodeError as error:
        print(b, error)
for errors in 'ignore', 'replace':
    try:
        'ä'.encode('idna', errors)
    except UnicodeError as error:
        print(error)
encoder = codecs.getincrementalencoder('idna')()
print(encoder.encode('\xe4.'), encoder.encode('b'), encoder.encode('c.d'), encoder.encode('', True))
decoder = codecs.getincrementaldecoder('idna')()
print([ascii(decoder.decode(bytes([c]))) for c in b'xn--4ca.b.'], decoder.decode(b'c', True))
print(codecs.encode(b'abc' * 20, 'uu'), codecs.decode(codecs.encode(b'abc' * 20, 'uu'), 'uu_codec') == b'abc' * 20)
for b in b'x', b'begin 666 x\n#86)C\n':
    try:
        codecs.decode(b, 'uu')
    except ValueError as error:
        print(error)
try:
    'a'.encode('undefined')
except UnicodeError as error:
    print(error)
for name in 'utf7', 'idna', 'uu', 'shift-jis', 'SJIS', 'euc-jp', 'ms936', 'big5-tw', 'iso-2022-jp', 'KS_C_5601-1987', 'euc-cn':
    print(codecs.lookup(name).name)
