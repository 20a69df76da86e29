# Words of shells.
import io
import shlex

texts = ['', 'a', 'a b', " a  'b c' d", '"a b"c d', "a'b'c", 'a\\ b', '"a\\"b"', '"a\\b"', "'a\\b'", 'a#b c', '# all', 'a # b\nc', "''", '"" a', "a ''", 'foo;bar', 'a=b -c --d=e',
         'é ö', 'a\\\nb', '"$x" `y`', 'a&&b || c>d', "it's", '"open', 'end\\', 'x\ty\nz', '~/a*b?', 'a,b;c', "a''b", '(a b) & c', ':a b:']
for text in texts:
    for options in [{}, {'comments': True}, {'posix': False}]:
        try:
            print(repr(text), options, shlex.split(text, **options))
        except ValueError as e:
            print(repr(text), options, e)
    for posix in False, True:
        for chars in False, True, '|':
            try:
                s = shlex.shlex(text, posix=posix, punctuation_chars=chars)
                print(repr(text), posix, chars, list(s), s.lineno)
            except ValueError as e:
                print(repr(text), posix, chars, e)
for word in ['', 'a', 'a b', "it's", 'a"b', '$x', 'a@%+=:,./-_b', 'é', 'a\nb', '~', "''"]:
    print(shlex.quote(word), shlex.split(shlex.quote(word)) == [word])
print(shlex.join(['a', 'b c', "d'e", '']))
s = shlex.shlex(io.StringIO('a b\nc'), 'file.sh')
print(s.get_token(), s.error_leader(), s.infile, s.lineno)
s.push_token('back')
s.push_source('x y', 'other')
print(s.get_token(), s.get_token(), s.infile, s.get_token(), s.infile, s.get_token(), s.get_token(), repr(s.get_token()))
s = shlex.shlex('a b', punctuation_chars=True)
print(s.punctuation_chars, s.wordchars[-20:], s.whitespace, s.quotes, s.escape, s.escapedquotes, repr(s.eof), s.commenters)
try:
    shlex.split(None)
except ValueError as e:
    print(e)
