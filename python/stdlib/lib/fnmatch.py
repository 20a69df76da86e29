"""Names that fit shell patterns: * is any text, ? any character, [abc] one of these and [!abc] one of the others."""

import functools
import re

__all__ = ['filter', 'fnmatch', 'fnmatchcase', 'translate']


def fnmatch(name, pat):
    """Whether a name fits a pattern, both as the file system compares names."""
    import os
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


@functools.lru_cache(maxsize=32768, typed=True)
def _matcher(pat):
    if isinstance(pat, bytes):
        expression = translate(str(pat, 'latin1')).encode('latin1')
    else:
        expression = translate(pat)
    return re.compile(expression).match


def filter(names, pat):
    """Those of the names that fit a pattern."""
    import os
    fits = _matcher(os.path.normcase(pat))
    if os.sep == '/':
        return [name for name in names if fits(name)]
    return [name for name in names if fits(os.path.normcase(name))]


def fnmatchcase(name, pat):
    """Whether a name fits a pattern, as both are written."""
    return _matcher(pat)(name) is not None


def translate(pat):
    """The regular expression of a shell pattern."""
    parts = _parts(pat)
    # Between two stars it is enough to find what stands there as early as possible: nothing is gained by going back.
    stars = [i for i, part in enumerate(parts) if part is None]
    if not stars:
        return f'(?s:{"".join(parts)})\\Z'
    made = parts[:stars[0]]
    for start, end in zip(stars, stars[1:]):
        made.append(f'(?>.*?{"".join(parts[start + 1:end])})')
    made.append('.*')
    made += parts[stars[-1] + 1:]
    return f'(?s:{"".join(made)})\\Z'


def _parts(pat, any='.'):
    """The expressions of the parts of a pattern: None is a star, and no two of them follow each other; any is that of ?."""
    parts = []
    i, n = 0, len(pat)
    while i < n:
        c = pat[i]
        i += 1
        if c == '*':
            if not parts or parts[-1] is not None:
                parts.append(None)
        elif c == '?':
            parts.append(any)
        elif c == '[':
            end = i
            if pat.startswith('!', end):
                end += 1
            # A bracket right at the beginning is in the set.
            end = pat.find(']', end + 1) if end < n else -1
            if end < 0:
                parts.append('\\[')
            else:
                parts.append(_set(pat[i:end]))
                i = end + 1
        else:
            parts.append(re.escape(c))
    return parts


def _set(text):
    """The expression of what stands in brackets."""
    if '-' not in text:
        text = text.replace('\\', r'\\')
    else:
        pieces = []
        start, at = 0, 2 if text[0] == '!' else 1
        while (at := text.find('-', at)) >= 0:
            pieces.append(text[start:at])
            start, at = at + 1, at + 3
        if text[start:]:
            pieces.append(text[start:])
        else:
            pieces[-1] += '-'
        # A range that ends before it begins is empty: what is around it stays.
        for k in range(len(pieces) - 1, 0, -1):
            if pieces[k - 1][-1] > pieces[k][0]:
                pieces[k - 1:k + 1] = [pieces[k - 1][:-1] + pieces[k][1:]]
        text = '-'.join(piece.replace('\\', r'\\').replace('-', r'\-') for piece in pieces)
    if not text:
        return '(?!)'
    if text == '!':
        return '.'
    text = re.sub(r'([&~|])', r'\\\1', text)
    if text[0] == '!':
        text = '^' + text[1:]
    elif text[0] in '^[':
        text = '\\' + text
    return f'[{text}]'
