"""The assertions of test cases, and the contexts that some of them give."""

import sys
import traceback
import warnings

from .util import (_common_shorten_repr, _count_diff_all_purpose, _count_diff_hashable, safe_repr)

__unittest = True

DIFF_OMITTED = '\nDiff is %s characters long. Set self.maxDiff to None to see it.'


def _is_subtype(expected, basetype):
    if isinstance(expected, tuple):
        return all(_is_subtype(e, basetype) for e in expected)
    return isinstance(expected, type) and issubclass(expected, basetype)


def _pattern(regex):
    if isinstance(regex, (bytes, str)):
        import re
        return re.compile(regex)
    return regex


class _BaseTestCaseContext:
    def __init__(self, test_case):
        self.test_case = test_case

    def _raiseFailure(self, standardMsg):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, standardMsg))


class _AssertRaisesBaseContext(_BaseTestCaseContext):
    def __init__(self, expected, test_case, expected_regex=None):
        super().__init__(test_case)
        self.expected = expected
        self.expected_regex = None if expected_regex is None else _pattern(expected_regex)
        self.obj_name = None
        self.msg = None

    def handle(self, name, args, kwargs):
        'Be the context where nothing is to be called; else call it here.'
        try:
            if not _is_subtype(self.expected, self._base_type):
                raise TypeError('%s() arg 1 must be %s' % (name, self._base_type_str))
            if not args:
                self.msg = kwargs.pop('msg', None)
                if kwargs:
                    raise TypeError('%r is an invalid keyword argument for this function' % (next(iter(kwargs)),))
                return self
            function, *args = args
            self.obj_name = getattr(function, '__name__', None)
            if self.obj_name is None:
                self.obj_name = str(function)
            with self:
                function(*args, **kwargs)
        finally:
            self = None  # an exception refers to this frame

    def _name(self):
        try:
            return self.expected.__name__
        except AttributeError:
            return str(self.expected)


class _AssertRaisesContext(_AssertRaisesBaseContext):
    """The context of assertRaises and assertRaisesRegex."""

    _base_type = BaseException
    _base_type_str = 'an exception type or tuple of exception types'

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            by = f' by {self.obj_name}' if self.obj_name else ''
            self._raiseFailure(f'{self._name()} not raised{by}')
        traceback.clear_frames(tb)
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        if self.expected_regex is not None and not self.expected_regex.search(str(exc_value)):
            self._raiseFailure(f'"{self.expected_regex.pattern}" does not match "{exc_value}"')
        return True

    __class_getitem__ = classmethod(type(list[int]))


class _AssertWarnsContext(_AssertRaisesBaseContext):
    """The context of assertWarns and assertWarnsRegex."""

    _base_type = Warning
    _base_type_str = 'a warning type or tuple of warning types'

    def __enter__(self):
        # A warning that was shown once is not shown again, unless its module forgets.
        for module in list(sys.modules.values()):
            if getattr(module, '__warningregistry__', None):
                module.__warningregistry__ = {}
        self.warnings_manager = warnings.catch_warnings(record=True)
        self.warnings = self.warnings_manager.__enter__()
        warnings.simplefilter('always', self.expected)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self.warnings_manager.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        first = None
        for caught in self.warnings:
            if not isinstance(caught.message, self.expected):
                continue
            if first is None:
                first = caught.message
            if self.expected_regex is not None and not self.expected_regex.search(str(caught.message)):
                continue
            self.warning = caught.message
            self.filename = caught.filename
            self.lineno = caught.lineno
            return
        if first is not None:
            self._raiseFailure(f'"{self.expected_regex.pattern}" does not match "{first}"')
        by = f' by {self.obj_name}' if self.obj_name else ''
        self._raiseFailure(f'{self._name()} not triggered{by}')


def _pformat(value):
    try:
        from pprint import pformat
    except ImportError:
        # Where modules can be left out, a repr must do.
        return repr(value)
    return pformat(value)


def _difference(seq, other):
    'The lines of ndiff.'
    import difflib
    return '\n' + '\n'.join(difflib.ndiff(seq, other))


class Assertions:
    """What a test can state. Each assertion takes msg, which is said besides what the assertion says itself."""

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        if msg is None:
            return standardMsg
        try:
            return f'{standardMsg} : {msg}'
        except UnicodeDecodeError:
            return f'{safe_repr(standardMsg)} : {safe_repr(msg)}'

    def _refuse(self, msg, standardMsg):
        raise self.failureException(self._formatMessage(msg, standardMsg))

    def assertFalse(self, expr, msg=None):
        if expr:
            self._refuse(msg, f'{safe_repr(expr)} is not false')

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._refuse(msg, f'{safe_repr(expr)} is not true')

    def assertRaises(self, expected_exception, *args, **kwargs):
        'Call what follows, which must raise the exception; with nothing to call, be a context for it.'
        context = _AssertRaisesContext(expected_exception, self)
        try:
            return context.handle('assertRaises', args, kwargs)
        finally:
            context = None

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        'As assertRaises; the pattern must be found in str() of the exception too.'
        context = _AssertRaisesContext(expected_exception, self, expected_regex)
        return context.handle('assertRaisesRegex', args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        context = _AssertWarnsContext(expected_warning, self)
        return context.handle('assertWarns', args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        context = _AssertWarnsContext(expected_warning, self, expected_regex)
        return context.handle('assertWarnsRegex', args, kwargs)

    def assertLogs(self, logger=None, level=None):
        'A context in which something must be logged.'
        from ._log import _AssertLogsContext
        return _AssertLogsContext(self, logger, level, no_logs=False)

    def assertNoLogs(self, logger=None, level=None):
        from ._log import _AssertLogsContext
        return _AssertLogsContext(self, logger, level, no_logs=True)

    def _getAssertEqualityFunc(self, first, second):
        if type(first) is type(second):
            function = self._type_equality_funcs.get(type(first))
            if function is not None:
                return getattr(self, function) if isinstance(function, str) else function
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            self._refuse(msg, '%s != %s' % _common_shorten_repr(first, second))

    def assertEqual(self, first, second, msg=None):
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._refuse(msg, f'{safe_repr(first)} == {safe_repr(second)}')

    def _near(self, first, second, diff, places, delta):
        if delta is not None:
            return diff <= delta, f'{safe_repr(delta)} delta'
        if places is None:
            places = 7
        return round(diff, places) == 0, f'{places!r} places'

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        'That the difference is 0 when rounded to so many places (7), or at most delta.'
        if first == second:
            return
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        diff = abs(first - second)
        near, within = self._near(first, second, diff, places, delta)
        if not near:
            self._refuse(msg, f'{safe_repr(first)} != {safe_repr(second)} within {within} ({safe_repr(diff)} difference)')

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        diff = abs(first - second)
        if delta is not None:
            if not first == second and diff > delta:
                return
            self._refuse(msg, f'{safe_repr(first)} == {safe_repr(second)} within {safe_repr(delta)} delta '
                              f'({safe_repr(diff)} difference)')
        if places is None:
            places = 7
        if first == second or round(diff, places) == 0:
            self._refuse(msg, f'{safe_repr(first)} == {safe_repr(second)} within {places!r} places')

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        'That two sequences have equal items in the same order.'
        if seq_type is not None:
            name = seq_type.__name__
            for which, seq in ('First', seq1), ('Second', seq2):
                if not isinstance(seq, seq_type):
                    raise self.failureException(f'{which} sequence is not a {name}: {safe_repr(seq)}')
        else:
            name = 'sequence'
        differing = None
        try:
            len1 = len(seq1)
        except (TypeError, NotImplementedError):
            differing = f'First {name} has no length.    Non-sequence?'
        if differing is None:
            try:
                len2 = len(seq2)
            except (TypeError, NotImplementedError):
                differing = f'Second {name} has no length.    Non-sequence?'
        if differing is None:
            if seq1 == seq2:
                return
            differing = '%ss differ: %s != %s\n' % ((name.capitalize(),) + _common_shorten_repr(seq1, seq2))
            differing += self._first_difference(name, seq1, len1, seq2, len2, seq_type)
        diff = _difference(_pformat(seq1).splitlines(), _pformat(seq2).splitlines())
        self.fail(self._formatMessage(msg, self._truncateMessage(differing, diff)))

    def _first_difference(self, name, seq1, len1, seq2, len2, seq_type):
        text = ''
        for i in range(min(len1, len2)):
            try:
                item1 = seq1[i]
            except (TypeError, IndexError, NotImplementedError):
                text += f'\nUnable to index element {i} of first {name}\n'
                break
            try:
                item2 = seq2[i]
            except (TypeError, IndexError, NotImplementedError):
                text += f'\nUnable to index element {i} of second {name}\n'
                break
            if item1 != item2:
                text += '\nFirst differing element %d:\n%s\n%s\n' % ((i,) + _common_shorten_repr(item1, item2))
                break
        else:
            if len1 == len2 and seq_type is None and type(seq1) != type(seq2):
                return ''  # only their types differ
        for which, longer, shorter, seq in ('First', len1, len2, seq1), ('Second', len2, len1, seq2):
            if longer <= shorter:
                continue
            text += f'\n{which} {name} contains {longer - shorter} additional elements.\n'
            try:
                text += f'First extra element {shorter}:\n{safe_repr(seq[shorter])}\n'
            except (TypeError, IndexError, NotImplementedError):
                text += f'Unable to index element {shorter} of {which.lower()} {name}\n'
        return text

    def _truncateMessage(self, message, diff):
        limit = self.maxDiff
        if limit is None or len(diff) <= limit:
            return message + diff
        return message + (DIFF_OMITTED % len(diff))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        differences = []
        for a, b, which in (set1, set2, 'first'), (set2, set1, 'second'):
            try:
                differences.append(a.difference(b))
            except TypeError as e:
                self.fail(f'invalid type when attempting set difference: {e}')
            except AttributeError as e:
                self.fail(f'{which} argument does not support set difference: {e}')
        if not any(differences):
            return
        lines = []
        for which, items in zip(('first', 'second'), differences):
            if items:
                lines.append(f'Items in the {which} set but not the {"second" if which == "first" else "first"}:')
                lines += [repr(item) for item in items]
        self.fail(self._formatMessage(msg, '\n'.join(lines)))

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._refuse_as_fail(msg, f'{safe_repr(member)} not found in {safe_repr(container)}')

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._refuse_as_fail(msg, f'{safe_repr(member)} unexpectedly found in {safe_repr(container)}')

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._refuse_as_fail(msg, f'{safe_repr(expr1)} is not {safe_repr(expr2)}')

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._refuse_as_fail(msg, f'unexpectedly identical: {safe_repr(expr1)}')

    def _refuse_as_fail(self, msg, standardMsg):
        # Most assertions fail by fail(), which a class may have overridden.
        self.fail(self._formatMessage(msg, standardMsg))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, 'First argument is not a dictionary')
        self.assertIsInstance(d2, dict, 'Second argument is not a dictionary')
        if d1 != d2:
            standard = '%s != %s' % _common_shorten_repr(d1, d2)
            diff = _difference(_pformat(d1).splitlines(), _pformat(d2).splitlines())
            self.fail(self._formatMessage(msg, self._truncateMessage(standard, diff)))

    def assertCountEqual(self, first, second, msg=None):
        'That two iterables have the same items, as often, in any order.'
        first_seq, second_seq = list(first), list(second)
        try:
            from collections import Counter
            one, other = Counter(first_seq), Counter(second_seq)
        except TypeError:
            differences = _count_diff_all_purpose(first_seq, second_seq)
        else:
            if one == other:
                return
            differences = _count_diff_hashable(first_seq, second_seq)
        if differences:
            lines = ['First has %d, Second has %d:  %r' % row for row in differences]
            message = self._truncateMessage('Element counts were not equal:\n', '\n'.join(lines))
            self.fail(self._formatMessage(msg, message))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, 'First argument is not a string')
        self.assertIsInstance(second, str, 'Second argument is not a string')
        if first == second:
            return
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            # ndiff would take too long.
            self._baseAssertEqual(first, second, msg)
        # Where no text ends its last line, all are shown as if they did: what differs is elsewhere.
        texts = [first, second]
        if not any(text.endswith('\n') for text in texts):
            texts = [text and text + '\n' for text in texts]
        lines1, lines2 = (text.splitlines(keepends=True) for text in texts)
        import difflib
        standard = '%s != %s' % _common_shorten_repr(first, second)
        diff = '\n' + ''.join(difflib.ndiff(lines1, lines2))
        self.fail(self._formatMessage(msg, self._truncateMessage(standard, diff)))

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._refuse_as_fail(msg, f'{safe_repr(a)} not less than {safe_repr(b)}')

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._refuse_as_fail(msg, f'{safe_repr(a)} not less than or equal to {safe_repr(b)}')

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._refuse_as_fail(msg, f'{safe_repr(a)} not greater than {safe_repr(b)}')

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._refuse_as_fail(msg, f'{safe_repr(a)} not greater than or equal to {safe_repr(b)}')

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._refuse_as_fail(msg, f'{safe_repr(obj)} is not None')

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._refuse_as_fail(msg, 'unexpectedly None')

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._refuse_as_fail(msg, f'{safe_repr(obj)} is not an instance of {cls!r}')

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._refuse_as_fail(msg, f'{safe_repr(obj)} is an instance of {cls!r}')

    def assertRegex(self, text, expected_regex, msg=None):
        if isinstance(expected_regex, (str, bytes)):
            assert expected_regex, "expected_regex must not be empty."
        pattern = _pattern(expected_regex)
        if not pattern.search(text):
            self._refuse(msg, f"Regex didn't match: {pattern.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        pattern = _pattern(unexpected_regex)
        match = pattern.search(text)
        if match:
            self._refuse(msg, f'Regex matched: {text[match.start():match.end()]!r} matches {pattern.pattern!r} in {text!r}')
