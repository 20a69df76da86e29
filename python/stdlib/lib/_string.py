"""What takes formats and the names of fields apart."""

from string import _parse, _split_name


def formatter_parser(text, /):
    """The parts of a format: an iterator over a text, and the name, specification and conversion of the field after it."""
    return _parse(_checked(text))


def formatter_field_name_split(text, /):
    """The first part of the name of a field, and an iterator over the others: whether it is an attribute, and which."""
    return _split_name(_checked(text))


def _checked(text):
    if not isinstance(text, str):
        raise TypeError(f'expected str, got {type(text).__name__}')
    return text
