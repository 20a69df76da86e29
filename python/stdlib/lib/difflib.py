"""What two sequences have in common, and how their difference is shown."""

__all__ = ['get_close_matches', 'ndiff', 'restore', 'SequenceMatcher', 'Differ', 'IS_CHARACTER_JUNK', 'IS_LINE_JUNK',
           'context_diff', 'unified_diff', 'diff_bytes', 'Match']

import types
from collections import namedtuple as _namedtuple
from heapq import nlargest as _nlargest

GenericAlias = types.GenericAlias
Match = _namedtuple('Match', 'a b size')


def _ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """Compares two sequences of hashable items by their longest common runs, those on either side of them, and so on.

    isjunk tells which items of the second sequence matches do not begin with. With autojunk, items that make up more than
    a hundredth of a sequence of 200 or more do not count either.
    """

    def __init__(self, isjunk=None, a='', b='', autojunk=True):
        self.isjunk = isjunk
        self.a = self.b = None
        self.autojunk = autojunk
        self.set_seqs(a, b)

    __class_getitem__ = classmethod(GenericAlias)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        'Set the second sequence. What is known of it is kept, so many can be compared with it.'
        if b is not self.b:
            self.b = b
            self.matching_blocks = self.opcodes = None
            self.fullbcount = None
            self._index()

    def _index(self):
        where = self.b2j = {}
        for j, item in enumerate(self.b):
            where.setdefault(item, []).append(j)
        self.bjunk = set()
        if self.isjunk:
            self.bjunk.update(item for item in where if self.isjunk(item))
            for item in self.bjunk:
                del where[item]
        self.bpopular = set()
        n = len(self.b)
        if self.autojunk and n >= 200:
            limit = n // 100 + 1
            self.bpopular.update(item for item, places in where.items() if len(places) > limit)
            for item in self.bpopular:
                del where[item]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        'The longest run in a[alo:ahi] that is in b[blo:bhi]: of several the first in a, of those the first in b.'
        a, b, junk = self.a, self.b, self.bjunk
        if ahi is None:
            ahi = len(a)
        if bhi is None:
            bhi = len(b)
        besti, bestj, size = self._longest(alo, ahi, blo, bhi)
        # Popular items were not counted, and are added at both ends; then junk, which is only ever added.
        for skip_junk in (True, False):
            while besti > alo and bestj > blo and (b[bestj - 1] in junk) != skip_junk and a[besti - 1] == b[bestj - 1]:
                besti, bestj, size = besti - 1, bestj - 1, size + 1
            while besti + size < ahi and bestj + size < bhi and (b[bestj + size] in junk) != skip_junk \
                    and a[besti + size] == b[bestj + size]:
                size += 1
        return Match(besti, bestj, size)

    def _longest(self, alo, ahi, blo, bhi):
        a, places, nothing = self.a, self.b2j.get, []
        besti, bestj, best = alo, blo, 0
        lengths = {}  # by j: of the run that ends at the a before and b[j]
        for i in range(alo, ahi):
            grown = {}
            for j in places(a[i], nothing):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                k = grown[j] = lengths.get(j - 1, 0) + 1
                if k > best:
                    besti, bestj, best = i - k + 1, j - k + 1, k
            lengths = grown
        return besti, bestj, best

    def get_matching_blocks(self):
        'All matches in order, those that touch joined, and an empty one at the end.'
        if self.matching_blocks is not None:
            return self.matching_blocks
        la, lb = len(self.a), len(self.b)
        todo = [(0, la, 0, lb)]
        found = []
        while todo:
            alo, ahi, blo, bhi = todo.pop()
            i, j, k = match = self.find_longest_match(alo, ahi, blo, bhi)
            if not k:
                continue
            found.append(match)
            if alo < i and blo < j:
                todo.append((alo, i, blo, j))
            if i + k < ahi and j + k < bhi:
                todo.append((i + k, ahi, j + k, bhi))
        found.sort()
        joined = []
        for i, j, k in found:
            if joined and joined[-1][0] + joined[-1][2] == i and joined[-1][1] + joined[-1][2] == j:
                joined[-1] = Match(joined[-1][0], joined[-1][1], joined[-1][2] + k)
            else:
                joined.append(Match(i, j, k))
        joined.append(Match(la, lb, 0))
        self.matching_blocks = joined
        return joined

    def get_opcodes(self):
        'How to turn a into b: (tag, i1, i2, j1, j2), where tag is replace, delete, insert or equal.'
        if self.opcodes is not None:
            return self.opcodes
        i = j = 0
        self.opcodes = steps = []
        for ai, bj, size in self.get_matching_blocks():
            tag = ('replace' if j < bj else 'delete') if i < ai else 'insert' if j < bj else ''
            if tag:
                steps.append((tag, i, ai, j, bj))
            i, j = ai + size, bj + size
            if size:
                steps.append(('equal', ai, i, bj, j))
        return steps

    def get_grouped_opcodes(self, n=3):
        'Groups of steps with at most n equal items around them.'
        steps = self.get_opcodes() or [('equal', 0, 1, 0, 1)]
        steps = list(steps)
        if steps[0][0] == 'equal':
            tag, i1, i2, j1, j2 = steps[0]
            steps[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if steps[-1][0] == 'equal':
            tag, i1, i2, j1, j2 = steps[-1]
            steps[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in steps:
            if tag == 'equal' and i2 - i1 > 2 * n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == 'equal'):
            yield group

    def ratio(self):
        'How alike they are, from 0 to 1.'
        return _ratio(sum(match.size for match in self.get_matching_blocks()), len(self.a) + len(self.b))

    def quick_ratio(self):
        'At least ratio(): by what items there are, in whatever order.'
        if self.fullbcount is None:
            self.fullbcount = counts = {}
            for item in self.b:
                counts[item] = counts.get(item, 0) + 1
        left, matches = {}, 0
        for item in self.a:
            n = left.get(item)
            if n is None:
                n = self.fullbcount.get(item, 0)
            left[item] = n - 1
            matches += n > 0
        return _ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        'At least quick_ratio(): by the lengths.'
        la, lb = len(self.a), len(self.b)
        return _ratio(min(la, lb), la + lb)


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    'Up to n of the possibilities that are as much as cutoff like the word, the best ones first.'
    if not n > 0:
        raise ValueError("n must be > 0: %r" % (n,))
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError("cutoff must be in [0.0, 1.0]: %r" % (cutoff,))
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    scored = []
    for x in possibilities:
        matcher.set_seq1(x)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff and matcher.ratio() >= cutoff:
            scored.append((matcher.ratio(), x))
    return [x for score, x in _nlargest(n, scored)]


def _keep_original_ws(s, tags):
    return ''.join(c if tag == ' ' and c.isspace() else tag for c, tag in zip(s, tags)).rstrip()


class Differ:
    """Compares texts line by line, and lines that are much alike character by character."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        'The lines of both, each after "- ", "+ ", "  ", or "? " for a hint at what changed in the line before.'
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == 'replace':
                yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
            elif tag == 'delete':
                yield from self._dump('-', a, alo, ahi)
            elif tag == 'insert':
                yield from self._dump('+', b, blo, bhi)
            else:
                yield from self._dump(' ', a, alo, ahi)

    def _dump(self, tag, x, lo, hi):
        for i in range(lo, hi):
            yield '%s %s' % (tag, x[i])

    def _plain_replace(self, a, alo, ahi, b, blo, bhi):
        # The shorter block first: it is easier to read.
        if bhi - blo < ahi - alo:
            yield from self._dump('+', b, blo, bhi)
            yield from self._dump('-', a, alo, ahi)
        else:
            yield from self._dump('-', a, alo, ahi)
            yield from self._dump('+', b, blo, bhi)

    def _fancy_replace(self, a, alo, ahi, b, blo, bhi):
        # Lines that are more alike than this become pairs; the best pairs are sought among lines near each other.
        cutoff = 0.74999
        matcher = SequenceMatcher(self.charjunk)
        crossed = self._window
        next_a, next_b = alo, blo
        for j in range(blo, bhi):
            aequiv = next_a + (j - next_b)
            best, best_i, best_dist = cutoff, None, None
            matcher.set_seq2(b[j])
            for i in range(max(next_a, aequiv - crossed), min(ahi, aequiv + crossed + 1)):
                if a[i] == b[j]:
                    continue
                matcher.set_seq1(a[i])
                if matcher.real_quick_ratio() <= best or matcher.quick_ratio() <= best or matcher.ratio() <= best:
                    continue
                best, best_i = matcher.ratio(), i
            if best_i is None:
                continue
            yield from self._fancy_helper(a, next_a, best_i, b, next_b, j)
            matcher.set_seq1(a[best_i])
            yield from self._pair(a[best_i], b[j], matcher)
            next_a, next_b = best_i + 1, j + 1
        yield from self._fancy_helper(a, next_a, ahi, b, next_b, bhi)

    _window = 10

    def _pair(self, aline, bline, matcher):
        atags = btags = ''
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            la, lb = i2 - i1, j2 - j1
            mark = {'replace': '^', 'delete': '-', 'insert': '+', 'equal': ' '}[tag]
            atags += mark * la
            btags += mark * lb
        yield from self._qformat(aline, bline, atags, btags)

    def _fancy_helper(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi:
            if blo < bhi:
                yield from self._plain_replace(a, alo, ahi, b, blo, bhi)
            else:
                yield from self._dump('-', a, alo, ahi)
        elif blo < bhi:
            yield from self._dump('+', b, blo, bhi)

    def _qformat(self, aline, bline, atags, btags):
        atags = _keep_original_ws(aline, atags)
        btags = _keep_original_ws(bline, btags)
        yield '- ' + aline
        if atags:
            yield f'? {atags}\n'
        yield '+ ' + bline
        if btags:
            yield f'? {btags}\n'


def IS_LINE_JUNK(line, pat=None):
    'Whether a line is blank, but for one "#".'
    if pat is not None:
        return pat(line) is not None
    return line.strip() in ('', '#')


def IS_CHARACTER_JUNK(ch, ws=' \t'):
    return ch in ws


def _check_types(a, b, *args):
    # A line that is not str would only show as garbage.
    for lines in a, b:
        if lines and not isinstance(lines[0], str):
            raise TypeError('lines to compare must be str, not %s (%r)' % (type(lines[0]).__name__, lines[0]))
    for name in 'a', 'b':
        if isinstance(a if name == 'a' else b, (bytes, bytearray)):
            raise TypeError('input must be a sequence of strings, not %s' % type(a if name == 'a' else b).__name__)
    for arg in args:
        if not isinstance(arg, str):
            raise TypeError('all arguments must be str, not: %r' % (arg,))


def _unified_range(start, stop):
    length = stop - start
    if length == 1:
        return f'{start + 1}'
    return f'{start + 1 if length else start},{length}'


def _context_range(start, stop):
    length = stop - start
    beginning = start + 1 if length else start
    return f'{beginning}' if length <= 1 else f'{beginning},{beginning + length - 1}'


def _dated(name, date):
    return f'{name}\t{date}' if date else name


def unified_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
    'The lines of a unified diff.'
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield f'--- {_dated(fromfile, fromfiledate)}{lineterm}'
            yield f'+++ {_dated(tofile, tofiledate)}{lineterm}'
        first, last = group[0], group[-1]
        yield f'@@ -{_unified_range(first[1], last[2])} +{_unified_range(first[3], last[4])} @@{lineterm}'
        for tag, i1, i2, j1, j2 in group:
            if tag == 'equal':
                for line in a[i1:i2]:
                    yield ' ' + line
                continue
            if tag != 'insert':
                for line in a[i1:i2]:
                    yield '-' + line
            if tag != 'delete':
                for line in b[j1:j2]:
                    yield '+' + line


def context_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
    'The lines of a context diff.'
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    sign = {'insert': '+ ', 'delete': '- ', 'replace': '! ', 'equal': '  '}
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield f'*** {_dated(fromfile, fromfiledate)}{lineterm}'
            yield f'--- {_dated(tofile, tofiledate)}{lineterm}'
        first, last = group[0], group[-1]
        yield '***************' + lineterm
        yield f'*** {_context_range(first[1], last[2])} ****{lineterm}'
        if any(step[0] in ('replace', 'delete') for step in group):
            for tag, i1, i2, _, _ in group:
                if tag != 'insert':
                    for line in a[i1:i2]:
                        yield sign[tag] + line
        yield f'--- {_context_range(first[3], last[4])} ----{lineterm}'
        if any(step[0] in ('replace', 'insert') for step in group):
            for tag, _, _, j1, j2 in group:
                if tag != 'delete':
                    for line in b[j1:j2]:
                        yield sign[tag] + line


def diff_bytes(dfunc, a, b, fromfile=b'', tofile=b'', fromfiledate=b'', tofiledate=b'', n=3, lineterm=b'\n'):
    'A diff of lines of bytes in an unknown encoding.'
    def decode(s):
        try:
            return s.decode('ascii', 'surrogateescape')
        except AttributeError as err:
            raise TypeError('all arguments must be bytes, not %s (%r)' % (type(s).__name__, s)) from err

    lines = dfunc(list(map(decode, a)), list(map(decode, b)), decode(fromfile), decode(tofile), decode(fromfiledate),
                  decode(tofiledate), n, decode(lineterm))
    for line in lines:
        yield line.encode('ascii', 'surrogateescape')


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    'The lines of Differ.compare().'
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    'The lines of the first (1) or second (2) text from those of ndiff.'
    try:
        prefixes = {1: ('  ', '- '), 2: ('  ', '+ ')}[int(which)]
    except KeyError:
        raise ValueError('unknown delta choice (must be 1 or 2): %r' % which) from None
    for line in delta:
        if line[:2] in prefixes:
            yield line[2:]
