"""URLs: their parts, how they are joined, and how text is written in them."""

from collections import namedtuple

__all__ = ['urlparse', 'urlunparse', 'urljoin', 'urldefrag', 'urlsplit', 'urlunsplit', 'urlencode', 'parse_qs', 'parse_qsl', 'quote',
           'quote_plus', 'quote_from_bytes', 'unquote', 'unquote_plus', 'unquote_to_bytes', 'DefragResult', 'ParseResult', 'SplitResult',
           'DefragResultBytes', 'ParseResultBytes', 'SplitResultBytes']

uses_relative = ['', 'ftp', 'http', 'gopher', 'nntp', 'imap', 'wais', 'file', 'https', 'shttp', 'mms', 'prospero', 'rtsp', 'rtsps', 'rtspu',
                 'sftp', 'svn', 'svn+ssh', 'ws', 'wss']
uses_netloc = ['', 'ftp', 'http', 'gopher', 'nntp', 'telnet', 'imap', 'wais', 'file', 'mms', 'https', 'shttp', 'snews', 'prospero', 'rtsp',
               'rtsps', 'rtspu', 'rsync', 'svn', 'svn+ssh', 'sftp', 'nfs', 'git', 'git+ssh', 'ws', 'wss', 'itms-services']
uses_params = ['', 'ftp', 'hdl', 'prospero', 'http', 'imap', 'https', 'shttp', 'rtsp', 'rtsps', 'rtspu', 'sip', 'sips', 'mms', 'sftp', 'tel']
scheme_chars = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.'

_scheme_chars = frozenset(scheme_chars)
_control = ''.join(map(chr, range(33)))


# Bytes are text in ASCII, and what is made of them is bytes again.

def _as_text(*args):
    """The arguments as text, and what makes of a result what the arguments were."""
    bytes_given = not isinstance(args[0], str)
    for arg in args[1:]:
        if arg and isinstance(arg, str) == bytes_given:
            raise TypeError('Cannot mix str and non-str arguments')
    if not bytes_given:
        return *args, lambda made: made
    return *(arg.decode('ascii', 'strict') if arg else '' for arg in args), lambda made: made.encode('ascii', 'strict')


class _Text:
    __slots__ = ()

    def encode(self, encoding='ascii', errors='strict'):
        return _twins[type(self)](*(part.encode(encoding, errors) for part in self))


class _Bytes:
    __slots__ = ()

    def decode(self, encoding='ascii', errors='strict'):
        return _twins[type(self)](*(part.decode(encoding, errors) for part in self))


class _Location:
    """What the part with the host says."""

    __slots__ = ()

    def _marks(self):
        return ('@', ':', '[', ']', '%') if isinstance(self.netloc, str) else (b'@', b':', b'[', b']', b'%')

    def _user(self):
        at, colon, *_ = self._marks()
        info, found, _ = self.netloc.rpartition(at)
        if not found:
            return None, None
        name, found, password = info.partition(colon)
        return name, password if found else None

    def _host(self):
        at, colon, opening, closing, _ = self._marks()
        host = self.netloc.rpartition(at)[2]
        _, bracketed, rest = host.partition(opening)
        if bracketed:
            host, _, port = rest.partition(closing)
            port = port.partition(colon)[2]
        else:
            host, _, port = host.partition(colon)
        return host, port or None

    @property
    def username(self):
        return self._user()[0]

    @property
    def password(self):
        return self._user()[1]

    @property
    def hostname(self):
        host = self._host()[0]
        if not host:
            return None
        name, mark, zone = host.partition(self._marks()[4])
        return name.lower() + mark + zone

    @property
    def port(self):
        port = self._host()[1]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f'Port could not be cast to integer value as {port!r}')
        port = int(port)
        if port > 65535:
            raise ValueError('Port out of range 0-65535')
        return port

    __class_getitem__ = classmethod(type(list[int]))


_Defrag = namedtuple('_Defrag', 'url fragment')
_Split = namedtuple('_Split', 'scheme netloc path query fragment')
_Parse = namedtuple('_Parse', 'scheme netloc path params query fragment')


class DefragResult(_Defrag, _Text):
    """A URL, and its fragment apart."""
    __slots__ = ()

    def geturl(self):
        return self.url + '#' + self.fragment if self.fragment else self.url


class SplitResult(_Split, _Location, _Text):
    """The parts of a URL."""
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_Parse, _Location, _Text):
    """The parts of a URL, with the parameters of the last part of the path apart."""
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResultBytes(_Defrag, _Bytes):
    """A URL, and its fragment apart."""
    __slots__ = ()

    def geturl(self):
        return self.url + b'#' + self.fragment if self.fragment else self.url


class SplitResultBytes(_Split, _Location, _Bytes):
    """The parts of a URL."""
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResultBytes(_Parse, _Location, _Bytes):
    """The parts of a URL, with the parameters of the last part of the path apart."""
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


_twins = {DefragResult: DefragResultBytes, SplitResult: SplitResultBytes, ParseResult: ParseResultBytes}
_twins |= {twin: text for text, twin in _twins.items()}


def _check_netloc(netloc):
    """Refuse hosts that turn into something else when their characters are made compatible."""
    if not netloc or netloc.isascii():
        return
    try:
        import unicodedata
    except ImportError:
        # Without the tables: the characters that look like delimiters stand in one block, and a few beside it.
        bad = any(c in '\u2100\u2101\u2105\u2106\u2048\u2047\u2049\ufe16\ufe55\ufe56\ufe5f\ufe6b\uff03\uff0f\uff1a\uff1f\uff20\u2a74' for c in netloc)
    else:
        bare = netloc.translate(dict.fromkeys(map(ord, '@:#?')))
        made = unicodedata.normalize('NFKC', bare)
        bad = bare != made and any(c in made for c in '/?#@:')
    if bad:
        raise ValueError("netloc '" + netloc + "' contains invalid characters under NFKC normalization")


def _check_brackets(netloc):
    # Releases of CPython after 3.13.0 refuse what stands around the brackets, too: so that no two programs see two hosts.
    host = netloc.rpartition('@')[2]
    before, opened, rest = host.partition('[')
    if opened:
        if before:
            raise ValueError('Invalid IPv6 URL')
        name, _, port = rest.partition(']')
        if port and not port.startswith(':'):
            raise ValueError('Invalid IPv6 URL')
    else:
        name = host.partition(':')[0]
    if name.startswith('v'):
        import re
        if not re.match(r'\Av[a-fA-F0-9]+\..+\Z', name):
            raise ValueError('IPvFuture address is invalid')
        return
    if _is_ipv4(name):
        raise ValueError('An IPv4 address cannot be in brackets')
    if not _is_ipv6(name):
        raise ValueError(f'{name!r} does not appear to be an IPv4 or IPv6 address')


def _is_ipv4(name):
    parts = name.split('.')
    return len(parts) == 4 and all(part.isascii() and part.isdigit() and len(part) <= 3 and int(part) < 256
                                   and (part == '0' or part[0] != '0') for part in parts)


def _is_ipv6(name):
    name, mark, zone = name.partition('%')
    if mark and (not zone or '%' in zone):
        return False
    groups = name.split(':')
    if _is_ipv4(groups[-1]):
        groups[-1:] = ['0', '0']
    if not 3 <= len(groups) <= 9 or name.count('::') > 1 or ':::' in name:
        return False
    if '::' in name:
        # It stands for at least one group: at either end, the split leaves one more.
        if groups[0] == '':
            groups = groups[1:]
        if groups[-1] == '':
            groups = groups[:-1]
        if len([group for group in groups if group]) > 7:
            return False
        groups = [group for group in groups if group]
    elif len(groups) != 8:
        return False
    return all(len(group) <= 4 and set(group) <= set('0123456789abcdefABCDEF') and group for group in groups)


def urlsplit(url, scheme='', allow_fragments=True):
    """The parts of a URL: scheme, host, path, query and fragment."""
    url, scheme, give = _as_text(url, scheme)
    url = url.lstrip(_control)
    scheme = scheme.strip(_control)
    for c in '\t\r\n':
        url = url.replace(c, '')
        scheme = scheme.replace(c, '')
    netloc = query = fragment = ''
    colon = url.find(':')
    if colon > 0 and url[0].isascii() and url[0].isalpha() and _scheme_chars.issuperset(url[:colon]):
        scheme, url = url[:colon].lower(), url[colon + 1:]
    if url[:2] == '//':
        end = min((i for i in (url.find(c, 2) for c in '/?#') if i >= 0), default=len(url))
        netloc, url = url[2:end], url[end:]
        if ('[' in netloc) != (']' in netloc):
            raise ValueError('Invalid IPv6 URL')
        if '[' in netloc:
            _check_brackets(netloc)
    if allow_fragments and '#' in url:
        url, fragment = url.split('#', 1)
    if '?' in url:
        url, query = url.split('?', 1)
    _check_netloc(netloc)
    made = SplitResult(scheme, netloc, url, query, fragment)
    return give(made)


def urlparse(url, scheme='', allow_fragments=True):
    """The parts of a URL, with the parameters of the last part of the path apart."""
    url, scheme, give = _as_text(url, scheme)
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ''
    if scheme in uses_params and ';' in path:
        at = path.find(';', path.rfind('/') + 1)
        if at >= 0:
            path, params = path[:at], path[at + 1:]
    return give(ParseResult(scheme, netloc, path, params, query, fragment))


def urlunsplit(components):
    """The URL of its parts."""
    scheme, netloc, url, query, fragment, give = _as_text(*components)
    if netloc:
        if url and url[0] != '/':
            url = '/' + url
        url = '//' + netloc + url
    elif url[:2] == '//':
        url = '//' + url
    elif scheme and scheme in uses_netloc and (not url or url[0] == '/'):
        url = '//' + url
    if scheme:
        url = scheme + ':' + url
    if query:
        url += '?' + query
    if fragment:
        url += '#' + fragment
    return give(url)


def urlunparse(components):
    """The URL of its parts."""
    scheme, netloc, url, params, query, fragment, give = _as_text(*components)
    if params:
        url = url + ';' + params
    return give(urlunsplit((scheme, netloc, url, query, fragment)))


def urldefrag(url):
    """The URL without its fragment, and that."""
    url, give = _as_text(url)
    if '#' in url:
        scheme, netloc, path, params, query, fragment = urlparse(url)
        return give(DefragResult(urlunparse((scheme, netloc, path, params, query, '')), fragment))
    return give(DefragResult(url, ''))


def urljoin(base, url, allow_fragments=True):
    """What a URL means on the page of another one."""
    if not base:
        return url
    if not url:
        return base
    base, url, give = _as_text(base, url)
    b = urlparse(base, '', allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, b.scheme, allow_fragments)
    if scheme != b.scheme or scheme not in uses_relative:
        return give(url)
    if scheme in uses_netloc:
        if netloc:
            return give(urlunparse((scheme, netloc, path, params, query, fragment)))
        netloc = b.netloc
    if not path and not params:
        return give(urlunparse((scheme, netloc, b.path, b.params, query or b.query, fragment)))
    before = b.path.split('/')
    if before[-1]:
        del before[-1]
    if path[:1] == '/':
        steps = path.split('/')
    else:
        steps = before + path.split('/')
        steps[1:-1] = filter(None, steps[1:-1])
    taken = []
    for step in steps:
        if step == '..':
            if taken:
                taken.pop()
        elif step != '.':
            taken.append(step)
    if steps[-1] in ('.', '..'):
        taken.append('')
    return give(urlunparse((scheme, netloc, '/'.join(taken) or '/', params, query, fragment)))


_always_safe = frozenset(b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')
_tables = {}


def _table(safe):
    """What each byte is written as."""
    made = _tables.get(safe)
    if made is None:
        if len(_tables) > 200:
            _tables.clear()
        kept = _always_safe.union(safe)
        made = _tables[safe] = [chr(b) if b in kept else f'%{b:02X}' for b in range(256)]
    return made


def quote(string, safe='/', encoding=None, errors=None):
    """Text as it is written in a URL: with a % and a number for all that could mean something."""
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode(encoding or 'utf-8', errors or 'strict')
    else:
        if encoding is not None:
            raise TypeError("quote() doesn't support 'encoding' for bytes")
        if errors is not None:
            raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe='', encoding=None, errors=None):
    """Text as it is written in a query: with a + for a blank."""
    if isinstance(string, str) and ' ' not in string or isinstance(string, bytes) and b' ' not in string:
        return quote(string, safe, encoding, errors)
    space = ' ' if isinstance(safe, str) else b' '
    return quote(string, safe + space, encoding, errors).replace(' ', '+')


def quote_from_bytes(bs, safe='/'):
    """Bytes as they are written in a URL."""
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError('quote_from_bytes() expected bytes')
    if not bs:
        return ''
    if isinstance(safe, str):
        safe = safe.encode('ascii', 'ignore')
    else:
        safe = bytes(c for c in safe if c < 128)
    if not bs.rstrip(bytes(_always_safe) + safe):
        return bs.decode()
    table = _table(safe)
    return ''.join([table[b] for b in bs])


_hex = {a + b: bytes.fromhex(a + b) for a in '0123456789abcdefABCDEF' for b in '0123456789abcdefABCDEF'}


def unquote_to_bytes(string):
    """The bytes that a text in a URL stands for."""
    if not string:
        string.split
        return b''
    if isinstance(string, str):
        string = string.encode('utf-8')
    first, *rest = string.split(b'%')
    if not rest:
        return string
    pieces = [first]
    for piece in rest:
        byte = _hex.get(piece[:2].decode('latin1'))
        if byte is None:
            pieces.append(b'%' + piece)
        else:
            pieces.append(byte)
            pieces.append(piece[2:])
    return b''.join(pieces)


_escaped = None


def unquote(string, encoding='utf-8', errors='replace'):
    """The text that is written in a URL."""
    global _escaped
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding or 'utf-8', errors or 'replace')
    if '%' not in string:
        string.split
        return string
    if _escaped is None:
        import re
        _escaped = re.compile('[\x00-\x7f]*%[\x00-\x7f]*')
    encoding, errors = encoding or 'utf-8', errors or 'replace'
    return _escaped.sub(lambda m: unquote_to_bytes(m.group()).decode(encoding, errors), string)


def unquote_plus(string, encoding='utf-8', errors='replace'):
    """The text that is written in a query."""
    return unquote(string.replace('+', ' '), encoding, errors)


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace', max_num_fields=None, separator='&'):
    """The fields of a query: for each name a list of values."""
    made = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding=encoding, errors=errors,
                                 max_num_fields=max_num_fields, separator=separator):
        made.setdefault(name, []).append(value)
    return made


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace', max_num_fields=None, separator='&'):
    """The fields of a query, in order: names and values."""
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError('Separator must be of type string or bytes.')
    if isinstance(qs, str):
        if not isinstance(separator, str):
            separator = str(separator, 'ascii')
        equals = '='

        def text(part):
            return unquote_plus(part, encoding=encoding, errors=errors)
    else:
        if not qs:
            return []
        qs = bytes(memoryview(qs))
        if isinstance(separator, str):
            separator = bytes(separator, 'ascii')
        equals = b'='

        def text(part):
            return unquote_to_bytes(part.replace(b'+', b' '))
    if not qs:
        return []
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError('Max number of fields exceeded')
    made = []
    for field in qs.split(separator):
        if not field and not strict_parsing:
            continue
        name, found, value = field.partition(equals)
        if not found and strict_parsing:
            raise ValueError(f'bad query field: {field!r}')
        if value or keep_blank_values:
            made.append((text(name), text(value)))
    return made


def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=quote_plus):
    """The query of a mapping, or of names and values."""
    if hasattr(query, 'items'):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError as e:
            raise TypeError('not a valid non-string sequence or mapping object') from e

    def written(v):
        if isinstance(v, bytes):
            return quote_via(v, safe)
        return quote_via(v if isinstance(v, str) else str(v), safe, encoding, errors)

    fields = []
    for name, value in query:
        name = written(name)
        if doseq and not isinstance(value, (str, bytes)):
            try:
                len(value)
            except TypeError:
                pass
            else:
                fields += [name + '=' + written(each) for each in value]
                continue
        fields.append(name + '=' + written(value))
    return '&'.join(fields)


_ALWAYS_SAFE = _always_safe


def clear_cache():
    """Forget what has been computed."""
    _tables.clear()


_old = frozenset(
    'unwrap _Quoter _to_bytes _splittype _splithost _splituser _splitpasswd _splitport _splitnport _splitquery _splittag _splitattr '
    '_splitvalue to_bytes splittype splithost splituser splitpasswd splitport splitnport splitquery splittag splitattr splitvalue'.split())


def __getattr__(name):
    # What was never documented is loaded for those who ask for it only.
    if name == 'Quoter':
        import warnings
        warnings.warn('urllib.parse.Quoter will be removed in Python 3.14; it was not intended to be a public API',
                      DeprecationWarning, stacklevel=2)
        name = '_Quoter'
    if name in _old:
        from urllib import _parse_old
        return getattr(_parse_old, name)
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


for _text_type, _bytes_type in ((DefragResult, DefragResultBytes), (SplitResult, SplitResultBytes), (ParseResult, ParseResultBytes)):
    _text_type._encoded_counterpart, _bytes_type._decoded_counterpart = _bytes_type, _text_type
