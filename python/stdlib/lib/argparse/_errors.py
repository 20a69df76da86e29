"""What can be wrong with arguments, and the marks that stand for special values."""

SUPPRESS = '==SUPPRESS=='
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER = '?', '*', '+', 'A...', '...'
_UNRECOGNIZED_ARGS_ATTR = '_unrecognized_args'


class _AttributeHolder:
    """A repr of what is in it."""

    def __repr__(self):
        plain, odd = [], {}
        for arg in self._get_args():
            plain.append(repr(arg))
        for name, value in self._get_kwargs():
            if name.isidentifier():
                plain.append(f'{name}={value!r}')
            else:
                odd[name] = value
        if odd:
            plain.append(f'**{odd!r}')
        return f'{type(self).__name__}({", ".join(plain)})'

    def _get_kwargs(self):
        return list(self.__dict__.items())

    def _get_args(self):
        return []


class Namespace(_AttributeHolder):
    """Attributes, which can be compared."""

    def __init__(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in vars(self)


def _get_action_name(argument):
    if argument is None:
        return None
    if argument.option_strings:
        return '/'.join(argument.option_strings)
    if argument.metavar not in (None, SUPPRESS):
        if isinstance(argument.metavar, tuple):
            return argument.metavar[0] if len(argument.metavar) == 1 else ', '.join(argument.metavar)
        return argument.metavar
    if argument.dest not in (None, SUPPRESS):
        return argument.dest
    if argument.choices:
        return '{%s}' % ','.join(map(str, argument.choices))
    return None


class ArgumentError(Exception):
    """An argument is not as it must be."""

    def __init__(self, argument, message):
        self.argument_name = _get_action_name(argument)
        self.message = message

    def __str__(self):
        about = '' if self.argument_name is None else f'argument {self.argument_name}: '
        return f'{about}{self.message}'


class ArgumentTypeError(Exception):
    """Raised by a function that turns text into a value, with what to tell."""
