"""Whether what was printed is what was wanted."""

from ._example import (BLANKLINE_MARKER, DONT_ACCEPT_BLANKLINE, DONT_ACCEPT_TRUE_FOR_1, ELLIPSIS, ELLIPSIS_MARKER,
                       NORMALIZE_WHITESPACE, REPORT_CDIFF, REPORT_NDIFF, REPORT_UDIFF)


def _ellipsis_match(want, got):
    'Whether got is want, where each "..." in want stands for any text.'
    if ELLIPSIS_MARKER not in want:
        return want == got
    first, *middle, last = want.split(ELLIPSIS_MARKER)
    start, end = len(first), len(got) - len(last)
    if start > end or not got.startswith(first) or not got.endswith(last):
        return False
    for piece in middle:
        start = got.find(piece, start, end)
        if start < 0:
            return False
        start += len(piece)
    return True


def _indent(text):
    return ''.join('    ' + line if line.strip('\n') else line for line in text.splitlines(keepends=True))


def _without_blank_marks(text):
    return '\n'.join('' if line.rstrip() == BLANKLINE_MARKER and line.startswith(BLANKLINE_MARKER) else line
                     for line in text.split('\n'))


class OutputChecker:
    """Compares outputs, and shows their difference."""

    def _toAscii(self, s):
        return str(s.encode('ASCII', 'backslashreplace'), 'ASCII')

    def check_output(self, want, got, optionflags):
        got, want = self._toAscii(got), self._toAscii(want)
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (('True\n', '1\n'), ('False\n', '0\n')):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = _without_blank_marks(want)
            got = '\n'.join('' if not line.strip(' \t\r\f\v') else line for line in got.split('\n'))
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = ' '.join(got.split()), ' '.join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _ellipsis_match(want, got)

    def _do_a_fancy_diff(self, want, got, optionflags):
        if not optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF):
            return False
        if optionflags & REPORT_NDIFF:
            return True
        return want.count('\n') > 2 and got.count('\n') > 2

    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = '\n'.join(BLANKLINE_MARKER if not line.strip(' ') and i < got.count('\n') else line
                            for i, line in enumerate(got.split('\n')))
        if self._do_a_fancy_diff(want, got, optionflags):
            import difflib
            a, b = want.splitlines(keepends=True), got.splitlines(keepends=True)
            if optionflags & REPORT_UDIFF:
                style, lines = 'unified diff with -expected +actual', list(difflib.unified_diff(a, b, n=2))[2:]
            elif optionflags & REPORT_CDIFF:
                style, lines = 'context diff with expected followed by actual', list(difflib.context_diff(a, b, n=2))[2:]
            else:
                style = 'ndiff with -expected +actual'
                lines = list(difflib.Differ(charjunk=difflib.IS_CHARACTER_JUNK).compare(a, b))
            return f'Differences ({style}):\n' + _indent(''.join(line.rstrip() + '\n' for line in lines))
        if want and got:
            return f'Expected:\n{_indent(want)}Got:\n{_indent(got)}'
        if want:
            return f'Expected:\n{_indent(want)}Got nothing\n'
        if got:
            return f'Expected nothing\nGot:\n{_indent(got)}'
        return 'Expected nothing\nGot nothing\n'
