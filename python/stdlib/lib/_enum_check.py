"""The parts of module enum that take or check whole enumerations. Module enum imports it last, when its classes are there."""

import builtins as bltns
import operator
import sys
from enum import Enum, Flag, FlagBoundary, ReprEnum, StrEnum
from _functools import reduce

from _enum_part import _is_single_bit, _iter_bits_lsb


def unique(enumeration):
    """Check that no two names of an enumeration have the same value."""
    duplicates = [(name, m.name) for name, m in enumeration.__members__.items() if name != m.name]
    if duplicates:
        details = ', '.join(f'{alias} -> {name}' for alias, name in duplicates)
        raise ValueError(f'duplicate values found in {enumeration!r}: {details}')
    return enumeration


def global_enum_repr(self):
    """The repr of a member that is a name of its module."""
    return f"{self.__class__.__module__.split('.')[-1]}.{self._name_}"


def global_flag_repr(self):
    """The repr of a flag whose members are names of their module."""
    module = self.__class__.__module__.split('.')[-1]
    if self._name_ is None:
        return f'{module}.{self.__class__.__name__}({self._value_})'
    if _is_single_bit(self._value_):
        return f'{module}.{self._name_}'
    if self._boundary_ is not FlagBoundary.KEEP:
        return '|'.join(f'{module}.{name}' for name in self.name.split('|'))
    parts = []
    for name in self._name_.split('|'):
        parts.append(name if name[0].isdigit() else f'{module}.{name}')
    return '|'.join(parts)


def global_str(self):
    """The str of a member that is a name of its module."""
    if self._name_ is None:
        return f'{self.__class__.__name__}({self._value_!r})'
    return self._name_


def global_enum(cls, update_str=False):
    """Make the members of an enumeration names of its module, too."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """A decorator that makes an enumeration of an ordinary class."""
    def convert_class(cls):
        namespace = etype.__class__.__prepare__(cls.__name__, (etype,))
        for name, value in cls.__dict__.items():
            if name not in ('__dict__', '__weakref__', '__static_attributes__', '__firstlineno__'):
                namespace[name] = value
        made = etype.__class__(cls.__name__, (etype,), namespace, boundary=boundary)
        made.__qualname__ = cls.__qualname__
        return made
    return convert_class


@_simple_enum(StrEnum)
class EnumCheck:
    """What verify() checks."""

    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """A decorator that checks an enumeration."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        name = enumeration.__name__
        flags = Flag is not None and issubclass(enumeration, Flag)
        for check in self.checks:
            if check is UNIQUE:
                duplicates = [(alias, m.name) for alias, m in enumeration.__members__.items() if alias != m.name]
                if duplicates:
                    details = ', '.join(f'{alias} -> {n}' for alias, n in duplicates)
                    raise ValueError(f'aliases found in {enumeration!r}: {details}')
            elif check is CONTINUOUS:
                values = {e.value for e in enumeration}
                if len(values) < 2:
                    continue
                low, high = min(values), max(values)
                if flags:
                    wanted = [2 ** i for i in range(low.bit_length(), high.bit_length() - 1)]
                else:
                    wanted = range(low + 1, high)
                missing = [v for v in wanted if v not in values]
                if missing:
                    raise ValueError(f"invalid {'flag' if flags else 'enum'} {name!r}: missing values "
                                     f"{', '.join(map(str, missing))}"[:256])
            elif check is NAMED_FLAGS:
                self._named_flags(enumeration)
        return enumeration

    @staticmethod
    def _named_flags(enumeration):
        name = enumeration.__name__
        known = {m._value_ for m in enumeration.__members__.values()}
        missing_names = []
        missing_value = 0
        for alias, m in enumeration.__members__.items():
            if alias in enumeration._member_names_ or m.value < 0:
                continue
            missed = [bit for bit in _iter_bits_lsb(m.value) if bit not in known]
            if missed:
                missing_names.append(alias)
                missing_value |= reduce(operator.or_, missed)
        if missing_names:
            if len(missing_names) == 1:
                alias = f'alias {missing_names[0]} is missing'
            else:
                alias = f"aliases {', '.join(missing_names[:-1])} and {missing_names[-1]} are missing"
            if _is_single_bit(missing_value):
                value = f'value 0x{missing_value:x}'
            else:
                value = f'combined values of 0x{missing_value:x}'
            raise ValueError(f'invalid Flag {name!r}: {alias} {value} [use enum.show_flag_values(value) for details]')


def _test_simple_enum(checked_enum, simple_enum):
    """Raise TypeError, with all that differs, unless an enumeration that _simple_enum made is like one made the long way."""
    own = checked_enum.__dict__, simple_enum.__dict__
    found = []
    if own[0] != own[1]:
        names = checked_enum._member_names_ + simple_enum._member_names_
        for key in dict.fromkeys([*own[0], *own[1]]):
            # Where a class is from, and its members, which are held against each other below.
            if key in _of_each or key in names:
                continue
            sides = [d.get(key, _missing) for d in own]
            if callable(sides[0]) or isinstance(sides[0], bltns.property):
                continue
            if sides[0] is _missing:
                found.append(f'extra key:   {key!r}')
            elif sides[1] is _missing:
                found.append(f'missing key: {key!r}')
            elif sides[0] != sides[1]:
                found.append(_mismatch(key, 'checked -> ', sides[0], 'simple  -> ', sides[1]))
        found.sort()
        for name in names:
            if name not in simple_enum.__members__:
                found.append(f'missing member from simple enum: {name!r}')
            elif name not in checked_enum.__members__:
                found.append(f'extra member in simple enum: {name!r}')
            else:
                different = _compare_members(checked_enum.__members__[name], simple_enum.__members__[name])
                if different:
                    found.append(f"{name!r} member mismatch:\n      " + '\n      '.join(different))
        for method in ('__str__', '__repr__', '__reduce_ex__', '__format__', '__getnewargs_ex__', '__getnewargs__', '__reduce__'):
            # Those that the names of methods lead to; enumerations of a module of their own inherit them.
            if method in own[1] and method in own[0]:
                continue
            sides = [getattr(cls, method, None) for cls in (checked_enum, simple_enum)]
            sides = [getattr(side, '__func__', side) for side in sides]
            if sides[0] != sides[1]:
                found.append(_mismatch(method, 'checked -> ', sides[0], 'simple  -> ', sides[1]))
    if found:
        raise TypeError('enum mismatch:\n   ' + '\n   '.join(found))


_missing = object()
_of_each = ('__module__', '_member_map_', '_value2member_map_', '__doc__', '__static_attributes__', '__firstlineno__')


def _mismatch(key, first, one, second, other):
    return f'{key!r}:\n         {first}{one!r}\n         {second}{other!r}'


def _compare_members(checked, simple):
    found = []
    for key in dict.fromkeys([*checked.__dict__, *simple.__dict__]):
        if key in ('__module__', '__objclass__', '_inverted_'):
            continue
        sides = [member.__dict__.get(key, _missing) for member in (checked, simple)]
        if sides[0] is _missing:
            found.append(f'extra key {key!r} not in checked member')
        elif sides[1] is _missing:
            found.append(f'missing key {key!r} not in simple member')
        elif sides[0] != sides[1]:
            found.append(f'{key!r}:\n         checked member -> {sides[0]!r}\n         simple member  -> {sides[1]!r}')
    return found


# They are of module enum for those who look, and for pickles.
for _part in (unique, global_enum_repr, global_flag_repr, global_str, global_enum, _simple_enum, EnumCheck, verify, _test_simple_enum):
    _part.__module__ = 'enum'
