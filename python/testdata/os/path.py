"""Names of files: os.path as posixpath."""
import os
import os.path as p

names = ['', '/', '//', '///', '.', '..', 'a', 'a/', '/a', '//a', '///a', 'a/b', 'a//b', 'a/b/', '/a/b//', 'a/./b', 'a/../b', '../a', '/../a', '/../../a',
         'a/b/../../..', '.bashrc', 'a.tar.gz', '/a.b/c', 'x/.y.z', '..a', '...', 'a.', './/a/.//b/..', '//a/../..', '/a/b/c/../../d']
for n in names:
    b = n.encode()
    print(repr(n), p.split(n), p.splitext(n), p.splitdrive(n), p.splitroot(n), p.normpath(n), p.isabs(n), p.basename(n), p.dirname(n))
    assert tuple(x.decode() for x in p.split(b)) == p.split(n) and p.normpath(b).decode() == p.normpath(n), n
    assert tuple(x.decode() for x in p.splitext(b)) == p.splitext(n) and tuple(x.decode() for x in p.splitroot(b)) == p.splitroot(n)
for parts in [('a',), ('a', 'b'), ('a', ''), ('a/', 'b'), ('a', '/b', 'c'), ('', 'b'), ('', ''), ('/', 'a'), ('a', 'b', '', 'c')]:
    print(parts, p.join(*parts), p.join(*(x.encode() for x in parts)))


def fails(f, *a, **k):
    try:
        print('no error', f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)


class Named:
    def __init__(self, name):
        self.name = name

    def __fspath__(self):
        return self.name

    def __repr__(self):
        return 'Named'


fails(p.join, 'a', b'b')
fails(p.join, b'a', 'b')
fails(p.join, 'a', 1)
fails(p.join, 1, 'a')
fails(p.join, 'a', None)
fails(p.split, 1)
fails(p.normpath, None)
fails(p.splitext, [])
fails(p.relpath, '')
fails(p.relpath, 'a', b'b')
fails(p.commonpath, [])
fails(p.commonpath, ['/a', 'b'])
fails(p.commonpath, ['a', b'b'])
fails(p.commonpath, ['/a', b'b'])
fails(p.commonpath, [1])
fails(p.splitext, Named(1))
fails(os.fspath, Named(3.5))
fails(os.fspath, 1)
fails(os.fspath, Named)
print(ascii(os.fsdecode(b'\xff')), os.fspath(Named('x')), os.fspath(b'x'), os.fsencode(Named('é')), os.fsencode('\udcff'))
print(issubclass(Named, os.PathLike), isinstance(Named(1), os.PathLike), isinstance('', os.PathLike), os.PathLike[str])
for c in [['/usr/lib', '/usr/local/lib'], ['/usr/lib', '/usr/lib'], ['/', '/a'], ['a/b', 'a/c'], ['a', 'b'], ['a//b/.', './a/b/c'], [b'/a/b', b'/a'], ['']]:
    print(c, repr(p.commonpath(c)), repr(p.commonprefix(c)))
print(p.commonprefix([]), p.commonprefix([[1, 2, 3], [1, 2, 4]]), p.commonprefix(['abc', 'abd', 'ab']), p.commonprefix([Named('xa'), 'xb']))
for path, start in [('/a/b/c', '/a'), ('/a', '/a/b/c'), ('/a', '/a'), ('/a/b', '/c/d'), ('a', 'b'), ('.', 'a/b'), ('..', '.') , ('/', '/'), ('/', '/a')]:
    if path != '..':
        print(path, start, p.relpath(path, start))
os.environ.clear()
os.environ.update(HOME='/home/me/', A='x', B_1='y$A', E='')
for s in ['$A', '${A}b', '$B_1$A', '$$A', '${', '${A', '$', 'a$', '$C/$A', '${}', '$-', '${A-b}', '$E|', '~', '~/a', 'a~', '$Aé']:
    print(s, p.expandvars(s), p.expandvars(s.encode()), p.expanduser(s))
os.environ['HOME'] = '/'
print(p.expanduser('~'), p.expanduser('~/x'), p.expanduser(b'~/y'), p.expanduser('~no_such_user/z'))
print(p.sep, p.altsep, p.extsep, p.curdir, p.pardir, p.pathsep, p.defpath, p.devnull, p.supports_unicode_filenames, p.__name__, os.path is p)
print(os.sep, os.linesep == '\n', os.name, os.curdir, os.altsep, sorted(set(p.__all__) - set(dir(p))))
print(p.normcase('Ab'), p.abspath('/a/../b'), p.abspath(b'/a'), p.realpath('/'), p.isjunction('a'), p.isdevdrive('a'), p.ismount('/'))
fails(p.isjunction, 1.5)
fails(p.exists, 1.5)
print(p.exists('a\0b'), p.isfile('\udcff'), p.isdir('a\0'), p.islink('x\0'), p.lexists('\0'))
