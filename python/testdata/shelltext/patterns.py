# Shell patterns.
import fnmatch

patterns = ['*', '?', 'a*', '*.py', 'a?c', '[abc]', '[!abc]', '[a-c]*', '[]]', '[!]]', '[', '[a', '[!', '[]', 'a[', '**', '*a*b*', '***a', '[a-', '[-a]',
            '[a-]', '[c-a]', '[a-c-e]', '[!c-a]', '[^a]', '[[]', '[&&]', '[a||b]', '[~~]', '[\\]', '\\*', '[*]', '[?]', '', '.', '(a)', 'a+b', '[b-ac-z9-1]', '[!-]', '[--0]', '[a-b-c]', '*?*', 'x*y?z[!q]*']
names = ['', 'a', 'b', 'c', 'd', 'abc', 'a.py', 'ab', 'aXc', ']', '[', '[a', '-', '^', '&', '|', '~', '\\', '*', '?', 'a\nb', '(a)', 'a+b', 'a*', 'zab', 'aab', '.', 'xxyyzz1']
for p in patterns:
    print(repr(p), fnmatch.translate(p), [n for n in names if fnmatch.fnmatchcase(n, p)])
print(fnmatch.filter(['a.py', 'b.txt', 'C.PY'], '*.py'), fnmatch.fnmatch('A', 'a'), fnmatch.fnmatchcase(b'a.b', b'*.b'), fnmatch.filter([b'ab', b'c'], b'a*'))
for args in [('a', b'a'), (b'a', 'a'), (1, 'a'), ('a', None)]:
    try:
        print(fnmatch.fnmatchcase(*args))
    except TypeError as e:
        print(e)
