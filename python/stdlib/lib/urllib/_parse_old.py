"""The parts of urllib.parse that were never documented: for programs that took them all the same. Most of them warn."""

from urllib.parse import _always_safe


def unwrap(url):
    """The URL within <URL:...>, or as it is."""
    url = str(url).strip()
    if url[:1] == '<' and url[-1:] == '>':
        url = url[1:-1].strip()
    return url.removeprefix('URL:').strip() if url[:4] == 'URL:' else url


class _Quoter(dict):
    """What each byte is written as, where some are safe."""

    def __init__(self, safe):
        self.safe = _always_safe.union(safe)

    def __repr__(self):
        return f'<Quoter {dict(self)!r}>'

    def __missing__(self, b):
        made = self[b] = chr(b) if b in self.safe else f'%{b:02X}'
        return made


def _to_bytes(url):
    if isinstance(url, str):
        try:
            return url.encode('ascii').decode()
        except UnicodeError:
            raise UnicodeError('URL ' + repr(url) + ' contains non-ASCII characters') from None
    return url


def _splittype(url):
    scheme, found, rest = url.partition(':')
    if found and scheme and '/' not in scheme:
        return scheme.lower(), rest
    return None, url


def _splithost(url):
    if url[:2] != '//':
        return None, url
    end = min((i for i in (url.find(c, 2) for c in '/#?') if i >= 0), default=len(url))
    host, path = url[2:end], url[end:]
    if path and path[0] != '/':
        path = '/' + path
    return host, path


def _before_last(text, mark):
    before, found, after = text.rpartition(mark)
    return (before, after) if found else (None, text)


def _up_to_last(text, mark):
    before, found, after = text.rpartition(mark)
    return (before, after) if found else (text, None)


def _splituser(host):
    return _before_last(host, '@')


def _splitpasswd(user):
    name, found, password = user.partition(':')
    return name, password if found else None


def _splitport(host):
    name, found, port = host.rpartition(':')
    if found and (not port or port.isascii() and port.isdigit()):
        return name, port or None
    return host, None


def _splitnport(host, defport=-1):
    name, found, port = host.rpartition(':')
    if not found:
        return host, defport
    return name, int(port) if port.isascii() and port.isdigit() else None if port else defport


def _splitquery(url):
    return _up_to_last(url, '?')


def _splittag(url):
    return _up_to_last(url, '#')


def _splitattr(url):
    first, *attributes = url.split(';')
    return first, attributes


def _splitvalue(attr):
    name, found, value = attr.partition('=')
    return name, value if found else None


def _deprecated(name, instead='urllib.parse.urlparse()'):
    private = globals()['_' + name]

    def public(*args, **kwargs):
        import warnings
        warnings.warn(f'urllib.parse.{name}() is deprecated as of 3.8' + (f', use {instead} instead' if instead else ''),
                      DeprecationWarning, stacklevel=2)
        return private(*args, **kwargs)

    public.__name__ = public.__qualname__ = name
    return public


to_bytes = _deprecated('to_bytes', '')
splitvalue = _deprecated('splitvalue', 'urllib.parse.parse_qsl()')
for _name in ('splittype', 'splithost', 'splituser', 'splitpasswd', 'splitport', 'splitnport', 'splitquery', 'splittag', 'splitattr'):
    globals()[_name] = _deprecated(_name)
