"""Kinds of characters, and templates: those with $, and the machinery of those with {}."""

__all__ = ['ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords', 'digits', 'hexdigits', 'octdigits',
           'printable', 'punctuation', 'whitespace', 'Formatter', 'Template']

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """The words of a text, divided by sep, each with a capital first letter.

    Without sep, any white space divides words, and becomes one blank.
    """
    return (sep or ' ').join(map(str.capitalize, s.split(sep)))


class _Missing:
    """The mapping that stands where none was given."""


_missing = _Missing()
_word = frozenset(ascii_letters + '_')
_word_or_digit = _word | frozenset(digits)


class _Pattern:
    """Template.pattern: the regular expression is compiled when someone asks for it.

    Templates that keep the default pattern need none: they are scanned by hand.
    """

    def __get__(self, obj, cls=None):
        import re
        return re.compile(cls._expression(), cls.flags | re.VERBOSE)


class Template:
    """A text in which $name and ${name} stand for values, and $$ for a dollar sign."""

    delimiter = '$'
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    flags = 2  # re.IGNORECASE
    pattern = _Pattern()
    _by_hand = True

    def __init_subclass__(cls):
        super().__init_subclass__()
        own = 'pattern' in cls.__dict__
        changed = cls.idpattern is not Template.idpattern or cls.braceidpattern is not None or cls.flags is not Template.flags
        if own or changed or not cls._by_hand:
            import re
            pattern = cls.__dict__['pattern'] if own else cls._expression()
            if not own and not cls._by_hand and cls.__bases__[0].pattern is cls.pattern and not changed:
                return
            cls.pattern = re.compile(pattern, cls.flags | re.VERBOSE)
            cls._by_hand = False

    @classmethod
    def _expression(cls):
        import re
        delimiter = re.escape(cls.delimiter)
        name = cls.idpattern
        braced = cls.braceidpattern or name
        return f'''
            {delimiter}(?:
              (?P<escaped>{delimiter})  |
              (?P<named>{name})         |
              {{(?P<braced>{braced})}}  |
              (?P<invalid>)
            )
            '''

    def __init__(self, template):
        self.template = template

    def _parts(self):
        """The places where something stands for something else: (start, end, kind, name)."""
        text = self.template
        if not self._by_hand:
            for match in self.pattern.finditer(text):
                groups = match.groupdict()
                name = groups.get('named') or groups.get('braced')
                if name is not None:
                    yield match.start(), match.end(), 'name', name
                elif groups.get('escaped') is not None:
                    yield match.start(), match.end(), 'escaped', None
                elif groups.get('invalid') is not None:
                    yield match.start(), match.end(), 'invalid', match.start('invalid')
                else:
                    yield match.start(), match.end(), 'unknown', None
            return
        delimiter = self.delimiter
        at = text.find(delimiter)
        while at >= 0:
            i = at + len(delimiter)
            if text.startswith(delimiter, i):
                end = i + len(delimiter)
                yield at, end, 'escaped', None
            else:
                braced = text.startswith('{', i)
                first = end = i + braced
                # Without regard to case, a few letters beyond ASCII do not count either: the pattern is ASCII only.
                if end < len(text) and text[end] in _word:
                    end += 1
                    while end < len(text) and text[end] in _word_or_digit:
                        end += 1
                if end == first or braced and not text.startswith('}', end):
                    end = i
                    yield at, end, 'invalid', i
                else:
                    name = text[first:end]
                    end += braced
                    yield at, end, 'name', name
            at = text.find(delimiter, end)

    def _invalid(self, i):
        lines = self.template[:i].splitlines(keepends=True)
        if not lines:
            column, line = 1, 1
        else:
            column, line = i - len(''.join(lines[:-1])), len(lines)
        raise ValueError(f'Invalid placeholder in string: line {line}, col {column}')

    def _mapping(self, mapping, kws):
        if mapping is _missing:
            return kws
        if kws:
            from collections import ChainMap
            return ChainMap(kws, mapping)
        return mapping

    def _unknown(self):
        raise ValueError('Unrecognized named group in pattern', self.pattern)

    def substitute(self, mapping=_missing, /, **kws):
        """The text with all values put in; one that is missing is a KeyError."""
        mapping = self._mapping(mapping, kws)
        pieces = []
        done = 0
        for start, end, kind, name in self._parts():
            pieces.append(self.template[done:start])
            done = end
            if kind == 'name':
                pieces.append(str(mapping[name]))
            elif kind == 'escaped':
                pieces.append(self.delimiter)
            elif kind == 'invalid':
                self._invalid(name)
            else:
                self._unknown()
        pieces.append(self.template[done:])
        return ''.join(pieces)

    def safe_substitute(self, mapping=_missing, /, **kws):
        """The text with those values put in that there are."""
        mapping = self._mapping(mapping, kws)
        pieces = []
        done = 0
        for start, end, kind, name in self._parts():
            pieces.append(self.template[done:start])
            done = end
            if kind == 'name':
                try:
                    pieces.append(str(mapping[name]))
                except KeyError:
                    pieces.append(self.template[start:end])
            elif kind == 'escaped':
                pieces.append(self.delimiter)
            elif kind == 'invalid':
                pieces.append(self.template[start:end])
            else:
                self._unknown()
        pieces.append(self.template[done:])
        return ''.join(pieces)

    def is_valid(self):
        """Whether substitute() would find no error in the text."""
        for _, _, kind, _ in self._parts():
            if kind == 'invalid':
                return False
            if kind == 'unknown':
                self._unknown()
        return True

    def get_identifiers(self):
        """The names in the text, each once, in order."""
        names = {}
        for _, _, kind, name in self._parts():
            if kind == 'name':
                names[name] = None
            elif kind == 'unknown':
                self._unknown()
        return list(names)


class Formatter:
    """str.format in parts, which a subclass may do in another way."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError('Max string recursion exceeded')
        pieces = []
        for literal, field_name, format_spec, conversion in self.parse(format_string):
            if literal:
                pieces.append(literal)
            if field_name is None:
                continue
            field_first, _ = _split_name(field_name)
            if field_first == '':
                if auto_arg_index is False:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                field_name = str(auto_arg_index) + field_name
                auto_arg_index += 1
            elif isinstance(field_first, int):
                if auto_arg_index:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                auto_arg_index = False
            obj, arg_used = self.get_field(field_name, args, kwargs)
            used_args.add(arg_used)
            obj = self.convert_field(obj, conversion)
            format_spec, auto_arg_index = self._vformat(format_spec, args, kwargs, used_args, recursion_depth - 1,
                                                        auto_arg_index=auto_arg_index)
            pieces.append(self.format_field(obj, format_spec))
        return ''.join(pieces), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == 's':
            return str(value)
        if conversion == 'r':
            return repr(value)
        if conversion == 'a':
            return ascii(value)
        raise ValueError('Unknown conversion specifier {0!s}'.format(conversion))

    def parse(self, format_string):
        """The parts of a format string: a text, and the name, specification and conversion of the field after it."""
        return _parse(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = _split_name(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attribute, key in rest:
            obj = getattr(obj, key) if is_attribute else obj[key]
        return obj, first


def _parse(text):
    if not isinstance(text, str):
        raise TypeError(f'expected str, got {type(text).__name__}')
    i, n = 0, len(text)
    while i < n:
        start = i
        while i < n and text[i] not in '{}':
            i += 1
        if i == n:
            yield text[start:], None, None, None
            return
        brace = text[i]
        if i + 1 < n and text[i + 1] == brace:
            yield text[start:i + 1], None, None, None
            i += 2
            continue
        if brace == '}':
            raise ValueError("Single '}' encountered in format string")
        if i + 1 == n:
            raise ValueError("Single '{' encountered in format string")
        literal = text[start:i]
        i += 1
        # The field goes up to the brace that closes it; what is in brackets is a key, whatever it contains.
        field = i
        depth, bracket = 1, False
        while i < n:
            c = text[i]
            if c == '[':
                bracket = True
            elif c == ']':
                bracket = False
            elif c == '{' and not bracket:
                raise ValueError("unexpected '{' in field name")
            elif c in '}:!' and not bracket:
                break
            i += 1
        name = text[field:i]
        if i == n:
            raise ValueError("expected '}' before end of string")
        conversion = None
        if text[i] == '!':
            if i + 1 == n:
                raise ValueError("end of string while looking for conversion specifier")
            conversion = text[i + 1]
            i += 2
            if i == n:
                raise ValueError("unmatched '{' in format spec")
            if text[i] not in ':}':
                raise ValueError("expected ':' after conversion specifier")
        spec = ''
        if text[i] == ':':
            i += 1
            begin = i
            while i < n:
                if text[i] == '{':
                    depth += 1
                elif text[i] == '}':
                    depth -= 1
                    if depth == 0:
                        break
                i += 1
            if i == n:
                raise ValueError("unmatched '{' in format spec" if depth > 1 else "expected '}' before end of string")
            spec = text[begin:i]
        i += 1
        yield literal, name, spec, conversion


def _number(text):
    return int(text) if text.isdecimal() and text.isascii() else text


def _split_name(name):
    """The first part of a field's name, and an iterator over the others: (whether it is an attribute, which)."""
    end = min((i for i in (name.find('.'), name.find('[')) if i >= 0), default=len(name))
    return _number(name[:end]), _steps(name, end)


def _steps(name, i):
    n = len(name)
    while i < n:
        if name[i] == '.':
            end = min((j for j in (name.find('.', i + 1), name.find('[', i + 1)) if j >= 0), default=n)
            key, attribute = name[i + 1:end], True
        elif name[i] == '[':
            end = name.find(']', i)
            if end < 0:
                raise ValueError("Missing ']' in format string")
            key, attribute = name[i + 1:end], False
            end += 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if not key:
            raise ValueError('Empty attribute in format string')
        yield attribute, key if attribute else _number(key)
        i = end
