"""Examples, and how they are read from text."""

OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    'Make a new flag, or give the one that has this name.'
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


# How what an example gives is compared with what it is to give.
_COMPARING = ('DONT_ACCEPT_TRUE_FOR_1', 'DONT_ACCEPT_BLANKLINE', 'NORMALIZE_WHITESPACE', 'ELLIPSIS', 'SKIP',
              'IGNORE_EXCEPTION_DETAIL')
(DONT_ACCEPT_TRUE_FOR_1, DONT_ACCEPT_BLANKLINE, NORMALIZE_WHITESPACE, ELLIPSIS, SKIP,
 IGNORE_EXCEPTION_DETAIL) = _flags = tuple(map(register_optionflag, _COMPARING))
COMPARISON_FLAGS = sum(_flags)

# How failures are shown.
_REPORTING = 'REPORT_UDIFF', 'REPORT_CDIFF', 'REPORT_NDIFF', 'REPORT_ONLY_FIRST_FAILURE', 'FAIL_FAST'
REPORT_UDIFF, REPORT_CDIFF, REPORT_NDIFF, REPORT_ONLY_FIRST_FAILURE, FAIL_FAST = _flags = tuple(map(register_optionflag, _REPORTING))
REPORTING_FLAGS = sum(_flags)
del _flags

BLANKLINE_MARKER = '<BLANKLINE>'
ELLIPSIS_MARKER = '...'


def _ended(text):
    return text + '\n' if text and not text.endswith('\n') else text


class Example:
    """A source, what it should print, and where it stands."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith('\n') else source + '\n'
        self.want = _ended(want)
        self.exc_msg = exc_msg if exc_msg is None or exc_msg.endswith('\n') else exc_msg + '\n'
        self.lineno = lineno
        self.indent = indent
        self.options = {} if options is None else options

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return (self.source, self.want, self.lineno, self.indent, self.options, self.exc_msg) == \
            (other.source, other.want, other.lineno, other.indent, other.options, other.exc_msg)

    def __hash__(self):
        return hash((self.source, self.want, self.lineno, self.indent, self.exc_msg))


class DocTest:
    """The examples of one text, which share a namespace."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        assert not isinstance(examples, str), "DocTest no longer accepts str; use DocTestParser instead"
        self.name, self.filename, self.lineno = name, filename, lineno
        self.docstring, self.examples = docstring, examples
        self.globs = globs.copy()

    def __repr__(self):
        n = len(self.examples)
        count = 'no examples' if n == 0 else '1 example' if n == 1 else f'{n} examples'
        return f'<{self.__class__.__name__} {self.name} from {self.filename}:{self.lineno} ({count})>'

    def _key(self):
        return self.examples, self.docstring, self.globs, self.name, self.filename, self.lineno

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self):
        return hash((self.docstring, self.name, self.filename, self.lineno))

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented

        def order(test):
            return test.name, test.filename, -1 if test.lineno is None else test.lineno, id(test)
        return order(self) < order(other)


def _prompt(line, prompt):
    'How far in a line begins with the prompt, -1 if it does not.'
    stripped = line.lstrip(' ')
    return len(line) - len(stripped) if stripped.startswith(prompt) else -1


class DocTestParser:
    """Finds examples in texts."""

    def parse(self, string, name='<string>'):
        'The examples and the texts between them, in turn.'
        string = string.expandtabs()
        margin = min((len(line) - len(line.lstrip(' ')) for line in string.split('\n') if line.strip()), default=0)
        if margin > 0:
            string = '\n'.join(line[margin:] for line in string.split('\n'))
        lines = string.splitlines(keepends=True)
        output = []
        text = []
        i = 0
        while i < len(lines):
            indent = _prompt(lines[i], '>>>')
            if indent < 0:
                text.append(lines[i])
                i += 1
                continue
            output.append(''.join(text))
            text = []
            start = i
            i += 1
            while i < len(lines) and _prompt(lines[i], '...') >= 0:
                i += 1
            source_end = i
            while i < len(lines) and lines[i].strip() and _prompt(lines[i], '>>>') < 0:
                i += 1
            source, options, want, exc_msg = self._example(lines[start:source_end], lines[source_end:i], indent, name, start)
            if source.strip() and not all(not line.strip() or line.lstrip().startswith('#') for line in source.split('\n')):
                output.append(Example(source, want, exc_msg, lineno=start, indent=indent, options=options))
        output.append(''.join(text))
        return output

    def get_examples(self, string, name='<string>'):
        return [piece for piece in self.parse(string, name) if isinstance(piece, Example)]

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def _example(self, source_lines, want_lines, indent, name, lineno):
        source_lines = [line.rstrip('\n') for line in source_lines]
        for i, line in enumerate(source_lines):
            if len(line) >= indent + 4 and line[indent + 3] != ' ':
                raise ValueError('line %r of the docstring for %s lacks blank after %s: %r'
                                 % (lineno + i + 1, name, line[indent:indent + 3], line))
        self._check_prefix(source_lines[1:], ' ' * indent + '.', name, lineno)
        source = '\n'.join(line[indent + 4:] for line in source_lines)
        want_lines = [line.rstrip('\n') for line in want_lines]
        self._check_prefix(want_lines, ' ' * indent, name, lineno + len(source_lines))
        if want_lines and not want_lines[-1].strip(' '):
            want_lines.pop()
        want = '\n'.join(line[indent:] for line in want_lines)
        return source, self._find_options(source, name, lineno), want, _exception_message(want)

    def _check_prefix(self, lines, prefix, name, lineno):
        for i, line in enumerate(lines):
            if line and not line.startswith(prefix):
                raise ValueError('line %r of the docstring for %s has inconsistent leading whitespace: %r'
                                 % (lineno + i + 1, name, line))

    def _find_options(self, source, name, lineno):
        'The options that a comment "doctest: +FLAG" in the source sets.'
        options = {}
        for line in source.split('\n'):
            text = _directive(line)
            if text is None:
                continue
            for option in text.replace(',', ' ').split():
                if option[0] not in '+-' or option[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError('line %r of the doctest for %s has an invalid option: %r' % (lineno + 1, name, option))
                options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == '+'
        if options and all(not line.strip() or line.lstrip().startswith('#') for line in source.split('\n')):
            raise ValueError('line %r of the doctest for %s has an option directive on a line with no example: %r'
                             % (lineno, name, source))
        return options


def _directive(line):
    at = line.rfind('#')
    while at >= 0:
        text = line[at + 1:].lstrip()
        if text.startswith('doctest:'):
            text = text[len('doctest:'):].strip()
            return text if '"' not in text and "'" not in text else None
        at = line.rfind('#', 0, at)
    return None


def _exception_message(want):
    'What follows the stack of a traceback that is expected, None if none is.'
    lines = want.split('\n')
    for i, line in enumerate(lines):
        if line.rstrip() in ('Traceback (most recent call last):', 'Traceback (innermost last):'):
            break
    else:
        return None
    if any(line.strip() for line in lines[:i]):
        return None
    for j in range(i + 1, len(lines)):
        line = lines[j]
        if line and (line[0].isalnum() or line[0] == '_'):
            return '\n'.join(lines[j:])
    return None
