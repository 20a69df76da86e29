# Messages, translated by a compiled catalogue.
import gettext
import io
import os
import struct
import tempfile
import warnings

MESSAGES = {
    '': 'Project-Id-Version: 1\nContent-Type: text/plain; charset=iso-8859-1\n'
        'Plural-Forms: nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2;\n',
    'hello': 'gr\xfc\xdf dich',
    'menu\4Open': 'auf',
    'file\0files': 'Datei\0Dateien\0viele Dateien',
    'menu\4file\0files': 'd\0dd\0ddd',
}


def compiled(messages, order='<'):
    pairs = [(key.encode('latin-1'), text.encode('latin-1')) for key, text in sorted(messages.items())]
    at = 28 + 16 * len(pairs)
    tables, texts = [b'', b''], b''
    for side in 0, 1:
        for pair in pairs:
            tables[side] += struct.pack(order + '2I', len(pair[side]), at + len(texts))
            texts += pair[side] + b'\0'
    return struct.pack(order + '7I', 0x950412de, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, at) + tables[0] + tables[1] + texts + b'\0'


for order in '<', '>':
    t = gettext.GNUTranslations(io.BytesIO(compiled(MESSAGES, order)))
    print(t.gettext('hello'), t.gettext('unknown'), t.pgettext('menu', 'Open'), t.pgettext('x', 'Open'), t.charset())
    print([t.ngettext('file', 'files', n) for n in (0, 1, 2, 5, 11, 12, 21, 22, 101)], t.gettext('file'))
    print([t.npgettext('menu', 'file', 'files', n) for n in (1, 2, 5)], t.ngettext('a', 'b', 1), t.npgettext('c', 'a', 'b', 2))
    for key, value in sorted(t.info().items()):
        print(key, '=', value)
t.add_fallback(gettext.NullTranslations())
print(t.gettext('unknown'))

for data in b'\0' * 30, compiled(MESSAGES).replace(b'\0\0\0\0', b'\0\0\7\0', 1), compiled(MESSAGES)[:-60]:
    try:
        gettext.GNUTranslations(io.BytesIO(data))
    except OSError as error:
        print(error)

with tempfile.TemporaryDirectory() as directory:
    for language in 'de', 'fr_FR':
        os.makedirs(os.path.join(directory, language, 'LC_MESSAGES'))
        with open(os.path.join(directory, language, 'LC_MESSAGES', 'd.mo'), 'wb') as file:
            file.write(compiled(MESSAGES))
    where = lambda path: path and os.path.relpath(path, directory)
    print(where(gettext.find('d', directory, ['de_DE.UTF-8'])), where(gettext.find('d', directory, ['fr_FR.utf8@x', 'de'])), gettext.find('d', directory, ['it']))
    print([where(path) for path in gettext.find('d', directory, ['fr_FR', 'de', 'C', 'de'], all=True)], gettext.find('d', directory, ['C', 'de']))
    print(gettext.translation('d', directory, ['de']).gettext('hello'))
    try:
        gettext.translation('d', directory, ['it'])
    except FileNotFoundError as error:
        print(error)
    print(gettext.translation('d', directory, ['it'], fallback=True).gettext('hello'))
    print(gettext.bindtextdomain('d', directory) == directory, gettext.textdomain(), gettext.textdomain('d'))
    os.environ['LANGUAGE'] = 'de'
    print(gettext.gettext('hello'), gettext.ngettext('file', 'files', 2), gettext.pgettext('menu', 'Open'), gettext.dnpgettext('d', 'menu', 'file', 'files', 5))
    print(gettext.dgettext('e', 'hello'))
    gettext.install('d', directory, names=['ngettext'])
    print(_('hello'), ngettext('file', 'files', 1))

for rule in ('n', 'n!=1', '(n', 'n)', 'n n', 'a', '1.5', '', '()', 'n ?1', '!n', '-n', 'n?1:2:3', '1/0', '7%n', 'n||0', 'n>2&&n<9', 'n' * 1001,
             '(' * 200 + 'n' + ')' * 200, 'n ? 2 : n ? 3 : 4', '(n+1)*2-n/3'):
    try:
        print(rule[:20], gettext.c2py(rule)(5))
    except (ValueError, ZeroDivisionError) as error:
        print(rule[:20], type(error).__name__, error)
form = gettext.c2py('n')
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    print(form(1.0), form(True))
    print(gettext.NullTranslations().ngettext('one', 'many', None))
print([str(w.message) for w in seen])
try:
    form('1')
except TypeError as error:
    print(error)
