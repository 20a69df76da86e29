# URLs: parts, joining, quoting, queries.
import urllib.error
from urllib.parse import *

def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return f'{type(e).__name__}: {e}'

urls = ['', 'http://a', 'http://user:pa:ss@Host.COM:8080/p/a;x=1/b;y=2?q=1&r#frag#more', '//host/path', '/path', 'path?q', '#f', '?q', 'mailto:a@b.c', 'HTTP://X/', 'http:///x', 'http:/x',
        'file:///etc/x', 'file://host/x', 'tel:+1-2', 'http://h?q', 'http://h#f', 'http://h;p', 'x:80', '1x:y', 'a+b-c.d:e', 'é:x', 'http://é.com/ü', ' http://a', 'ht\ntp://a\t/b\r', 'http://a:/x', 'http://a:x',
        'http://a:99999', 'http://@a', 'http://:@a', 'http://a@b@c', 'http://[', 'http://a]', 'http://h/;?#', 'javascript:alert(1)', 'http://a/b//c', 'data:text/plain,x;y', 'svn+ssh://h/x', ':x', 'http://h/a?b=c?d', 'http://A%20b', 'sip:a;b', '////x', 'http:////x']
for url in urls:
    s, p = attempt(urlsplit, url), attempt(urlparse, url)
    print(ascii(url), s, p)
    if isinstance(s, str):
        continue
    print('  ', s.geturl(), p.geturl(), urldefrag(url), s.username, s.password, s.hostname, attempt(lambda: s.port), urlsplit(url, 'gopher', False))
    if url.isascii():
        b = url.encode()
        print('  ', urlsplit(b), urlparse(b).geturl(), urldefrag(b), urlsplit(b).decode() == s, s.encode() == urlsplit(b), urlsplit(b).hostname)
for base in ['http://a/b/c/d;p?q', 'http://a', 'file:///x/y', '', 'a/b/c', 'mailto:x', 'http://a/b/', 'http://a/b/c?x=1']:
    for url in ['g:h', 'g', './g', 'g/', '/g', '//g', '?y', 'g?y', '#s', 'g#s', 'g?y#s', ';x', 'g;x', '', '.', './', '..', '../', '../g', '../..', '../../g', '../../../g', '/./g', '/../g', 'g.', '.g', 'g..', './../g', './g/.', 'g/./h', 'g/../h', 'http:g', 'http://x', 'a//b', '..//g']:
        print(base, url, urljoin(base, url))
for text in ['', 'abc', 'a b+c', 'a/b?c=d&e', 'é€', '~_-.', '%41', '100%', '\n\x00', '😀', "!*'();:@&=+$,/?#[]"]:
    print(ascii(text), quote(text), quote_plus(text), quote(text, safe=''), quote(text, "!*' "), quote(text, b'%'), quote_plus(text, '/'), attempt(quote, text, '', 'latin1'), quote(text, '', 'ascii', 'replace'), ascii(unquote(quote(text))), ascii(unquote_plus(quote_plus(text))))
for text in ['%41%42', '%4', '%', '%zz', '%c3%a9', '%C3%A9x', '%ff', 'é%c3%a9ü', 'a+b', '%e2%82', '%2541', 'x%00y', '']:
    print(ascii(text), ascii(unquote(text)), unquote_to_bytes(text), ascii(unquote(text, 'latin1')), attempt(unquote, text, 'ascii', 'ignore'), ascii(unquote(text.encode())))
print(quote_from_bytes(b'a\xff /'), quote_from_bytes(b'', ''), attempt(quote_from_bytes, 'x'), attempt(quote, b'x', encoding='utf-8'), attempt(quote, b'x', errors='x'), attempt(quote, 5), attempt(unquote, 5), attempt(unquote_to_bytes, 5))
for qs in ['', 'a=1', 'a=1&a=2&b=3', 'a', 'a=', '=1', '&&a=1&', 'a=b=c', 'a+b=c+d', 'a=%41&%42=b', 'a;b=1', 'é=ü', 'a=1;b=2', b'a=1&b=%ff', b'', 'a=%ff']:
    for options in [{}, {'keep_blank_values': True}, {'strict_parsing': True}, {'separator': ';'}, {'max_num_fields': 1}, {'encoding': 'latin1'}]:
        print(ascii(qs), options, ascii(attempt(parse_qs, qs, **options)), ascii(attempt(parse_qsl, qs, **options)))
print(attempt(parse_qs, 'a', separator=''), attempt(parse_qs, 'a', separator=5), attempt(parse_qsl, None))
for query in [{}, {'a': 1, 'b c': 'd&e'}, [('a', 'b'), ('a', None)], {'x': [1, 2], 'y': 'ab', 'z': b'\xff'}, (('é', 'ü'),), 'abc', 5, [1], [], {'a': ()}, {b'k': b'v w'}]:
    print(ascii(query), attempt(urlencode, query), attempt(urlencode, query, doseq=True), attempt(urlencode, query, True, '/', 'utf-8', 'strict', quote))
print(attempt(urljoin, 'a', b'b'), attempt(urlsplit, 'a', b'b'), attempt(urlunsplit, ('a', 'b')), urlunsplit(('http', 'h', 'p', 'q', 'f')), urlunparse(['', '', 'p', 'x', '', '']), urlunsplit((b'', b'h', b'', b'', b'')))
r = urlparse('http://h/p')
print(r._replace(query='x').geturl(), r[1], len(r), r == ('http', 'h', '/p', '', '', ''), type(r).__mro__[1].__name__ != '', tuple(r))
print(urllib.error.URLError('why'), repr(urllib.error.URLError('why', 'f')), urllib.error.URLError.__mro__[1], urllib.error.ContentTooShortError('m', 'c').content)
for host in ['::1', '::', '1::', '1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7::', '::1.2.3.4', '::ffff:1.2.3.256', '1.2.3.4', 'x', '', 'v1.a', 'v1', 'vg.x', '1::2::3', ':1', '1:', '12345::', 'fe80::1%eth0', 'fe80::1%', '::g', ':::', 'FE80::A', '1:2:3:4:5:6:7:8:9']:
    r = attempt(urlsplit, f'http://u@[{host}]:80/x')
    print(r, r if isinstance(r, str) else (r.hostname, r.port, r.username))
for url in ['http://[::1]:x/', 'http://[::1', 'http://::1]']:
    print(attempt(urlsplit, url))
