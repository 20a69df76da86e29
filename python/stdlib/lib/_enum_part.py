"""The parts of module enum that need no enumeration: what its bodies may hold, and bits."""

import builtins as bltns


class _AutoNull:
    """What stands where auto() has no value yet."""

    def __repr__(self):
        return '_auto_null'


_auto_null = _AutoNull()


class nonmember:
    """What is wrapped in this stays an ordinary attribute of the enumeration."""

    def __init__(self, value):
        self.value = value


class member:
    """What is wrapped in this becomes a member, even if it is a function or a class."""

    def __init__(self, value):
        self.value = value


def _is_descriptor(obj):
    return hasattr(obj, '__get__') or hasattr(obj, '__set__') or hasattr(obj, '__delete__')


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == '__' and name[2] != '_' and name[-3] != '_'


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'


def _is_internal_class(cls_name, obj):
    """Whether obj is a class that was defined in the body of the enumeration."""
    if not isinstance(obj, type):
        return False
    qualname = getattr(obj, '__qualname__', '')
    inner = f'{cls_name}.{getattr(obj, "__name__", "")}'
    return qualname == inner or qualname.endswith('.' + inner)


def _is_private(cls_name, name):
    prefix = f'_{cls_name}__'
    if not name.startswith(prefix) or len(name) <= len(prefix):
        return False
    return name[-1] != '_' or name[-2] != '_'


def _is_single_bit(num):
    return num > 0 and num & (num - 1) == 0


def _iter_bits_lsb(num):
    """The bits of a number, the lowest first."""
    num = getattr(num, '_value_', num)
    if num < 0:
        raise ValueError(f'{num!r} is not a positive integer')
    while num:
        bit = num & -num
        yield bit
        num ^= bit


def show_flag_values(value):
    """The values of the single bits that a value has."""
    return list(_iter_bits_lsb(value))


def bin(num, max_bits=None):
    """A number in binary, with its sign as the first digit: 0b0 1010 or 0b1 0110."""
    ceiling = 2 ** num.bit_length()
    if num >= 0:
        text = bltns.bin(num + ceiling).replace('1', '0', 1)
    else:
        text = bltns.bin(~num ^ (ceiling - 1) + ceiling)
    sign, digits = text[:3], text[3:]
    if max_bits is not None and len(digits) < max_bits:
        digits = (sign[-1] * max_bits + digits)[-max_bits:]
    return f'{sign} {digits}'


class auto:
    """A value that the enumeration is to choose."""

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return f'auto({self.value!r})'


def _dataclass_repr(self):
    fields = self.__dataclass_fields__
    return ', '.join(f'{name}={getattr(self, name)!r}' for name in fields if fields[name].repr)


def _make_class_unpicklable(obj):
    """Make the members of an enumeration refuse to be pickled: nobody would find it again."""
    def _break_on_call_reduce(self, proto):
        raise TypeError(f'{self!r} cannot be pickled')
    if isinstance(obj, dict):
        obj['__reduce_ex__'] = _break_on_call_reduce
        obj['__module__'] = '<unknown>'
    else:
        setattr(obj, '__reduce_ex__', _break_on_call_reduce)
        setattr(obj, '__module__', '<unknown>')


# They are of module enum for those who look, and for pickles.
for _part in (nonmember, member, auto, show_flag_values, bin):
    _part.__module__ = 'enum'
