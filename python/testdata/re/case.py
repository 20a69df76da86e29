# Cases of characters, and what they are, in text, in ASCII and in bytes.
import re

special = 'aAkK\u212asSſßẞiIİıµμΜÅå\u212bσςΣθϑΘϴβϐφϕκϰρϱπϖεϵǆǅǄﬅﬆΐΐΰΰẛṡιͅιéÉ'
for c in special:
    print(ascii(c), ascii(''.join(x for x in special if re.match(re.escape(c), x, re.I))), ascii(''.join(x for x in special if re.match(f'[{c}]', x, re.I))),
          ascii(''.join(x for x in special if re.match(f'[^{c}]', x, re.I))), re.findall(c, special, re.I | re.A) == re.findall(f'[{c}]', special, re.I | re.A))
print(ascii(re.findall('[a-z]+', 'Kelvin \u212aſ ABC', re.I)), ascii(re.findall('[a-z]+', 'Kelvin \u212aſ ABC', re.I | re.A)), ascii(re.findall('[^a-z]', 'aKſ\u212a1é', re.I)))
print(ascii(re.findall('[à-ÿ]+', 'ÀÉÿŸ÷×', re.I)), ascii(re.findall('[А-Я]+', 'привет Мир', re.I)), re.findall('[\U00010400-\U00010427]', '\U00010428', re.I) != [])
print(re.findall(r'\U00010400', '\U00010428\U00010400', re.I) == ['\U00010428', '\U00010400'], re.match('(é)\\1', 'éÉ', re.I), re.match('(ſ)\\1', 'ſs', re.I), re.match('(k)\\1', 'k\u212a', re.I))
classes = {name: '' for name in 'wWdDsS'}
chars = [chr(i) for i in range(0x250)] + list('٠१２²½Ⅷ一ア\u2028\u3000\u200b\ufeff\u0301\U0001d7d8\U0001f600\ud800')
for name in classes:
    for flags in 0, re.A:
        print(name, int(flags), ascii(''.join(c for c in chars if re.match('\\' + name, c, flags))))
        print(name, int(flags), len([c for c in chars if re.match(f'[{chr(92)}{name}x]', c, flags)]), len([c for c in chars if re.match(f'[^{chr(92)}{name}x]', c, flags)]))
for name in classes:
    print(name, bytes(b for b in range(256) if re.match(b'\\' + name.encode(), bytes([b]))))
for text in ['', 'a', ' ', 'é', 'a b', 'éa-ö', '1_a', '\u0301a']:
    print(ascii(text), [m.start() for m in re.finditer(r'\b', text)], [m.start() for m in re.finditer(r'\B', text)], [m.start() for m in re.finditer(r'\b', text, re.A)])
print(re.findall(rb'[a-z]+', b'ABC abc \xe9\xc9', re.I), re.findall(rb'\xe9', b'\xe9\xc9', re.I), re.findall(rb'(?L)\w', b'a\xe9'), re.findall(rb'(?Li)\xe9[a-z]', b'\xe9A'))
for c in '\n', '\r', '\x0b', '\x85', '\u2028', 'a':
    print(ascii(c), re.match('.', c), re.match('.', c, re.S) is not None, re.findall('^', 'x' + c + 'y', re.M), re.search('x$', 'x' + c), re.search('x$', 'x' + c + 'y', re.M))
print(ascii(re.findall('.', 'a\ud800é\U0001f600')), ascii(re.sub('[\ud800-\udfff]', '?', 'a\ud800b')), re.match('\ud800', '\ud800').span())
text = 'añb' * 100
print([m.span() for m in re.finditer('ñb', text)][-3:], re.compile('ñ').search(text, 250).span(), re.compile('b').search(text, 299).span(), re.sub('ñ', 'n', text) == 'anb' * 100)
