"""How a place writes numbers and money. There is only the locale C, in which that is done as everywhere in Python.

What is written here asks localeconv() all the same: programs put other conventions in its place.
"""

import _locale
import os
import re
import warnings
from _locale import *
from _locale import (CHAR_MAX, LC_ALL, LC_COLLATE, LC_CTYPE, LC_MESSAGES, LC_MONETARY, LC_NUMERIC, LC_TIME, Error, getencoding, strcoll,
                     strxfrm)
from _locale_name import ALIASES, ENCODINGS, normalize
from builtins import str as _builtin_str
from collections.abc import Mapping

__all__ = ['getlocale', 'getdefaultlocale', 'getpreferredencoding', 'Error', 'setlocale', 'localeconv', 'strcoll', 'strxfrm', 'str', 'atof', 'atoi',
           'format_string', 'currency', 'normalize', 'LC_CTYPE', 'LC_COLLATE', 'LC_TIME', 'LC_MONETARY', 'LC_NUMERIC', 'LC_ALL', 'CHAR_MAX',
           'getencoding', 'gettext', 'dgettext', 'dcgettext', 'textdomain', 'bindtextdomain', 'bind_textdomain_codeset', 'delocalize', 'localize',
           'LC_MESSAGES']

locale_alias = {name: f'{base}.{encoding}' if encoding else base for name, (base, encoding) in ALIASES.items()}
locale_encoding_alias = dict(ENCODINGS)

# The conventions that a program, or a test, wants instead of those of the locale.
_override_localeconv = {}


def localeconv():
    """Return the conventions of numbers and money."""
    return {**_locale.localeconv(), **_override_localeconv}


# Names of locales

def _parse_localename(localename):
    """Return the language and the encoding that a name tells of."""
    code = normalize(localename).partition('@')[0]
    if '.' in code:
        return tuple(code.split('.')[:2])
    if code == 'C':
        return None, None
    if code == 'UTF-8':
        return None, code
    raise ValueError(f'unknown locale: {localename}')


def _build_localename(localetuple):
    """Return the name for a pair of language and encoding."""
    try:
        language, encoding = localetuple
        if language is None:
            return 'C'
        return language if encoding is None else language + '.' + encoding
    except (TypeError, ValueError):
        raise TypeError('Locale must be None, a string, or an iterable of two strings -- language code, encoding.') from None


def setlocale(category, locale=None):
    """Set the locale of a category, or of all, and return its name; without one, only return it."""
    if locale and not isinstance(locale, _builtin_str):
        locale = normalize(_build_localename(locale))
    return _locale.setlocale(category, locale)


def getlocale(category=LC_CTYPE):
    """Return the language and the encoding of a category."""
    name = _locale.setlocale(category)
    if category == LC_ALL and ';' in name:
        raise TypeError('category LC_ALL is not supported')
    return _parse_localename(name)


def getdefaultlocale(envvars=('LC_ALL', 'LC_CTYPE', 'LANG', 'LANGUAGE')):
    """Return the language and the encoding that the environment asks for."""
    warnings._deprecated('locale.getdefaultlocale',
                         '{name!r} is deprecated and slated for removal in Python {remove}. Use setlocale(), getencoding() and getlocale() instead.',
                         remove=(3, 15))
    for variable in envvars:
        name = os.environ.get(variable)
        if name:
            return _parse_localename(name.split(':')[0] if variable == 'LANGUAGE' else name)
    return _parse_localename('C')


def getpreferredencoding(do_setlocale=True):
    """Return the encoding of text in files."""
    return 'utf-8'


# Numbers

def _intervals(grouping):
    """Yield how many digits the groups have, from the right, without end but where the last is CHAR_MAX."""
    last = None
    for size in grouping:
        if size == CHAR_MAX:
            return
        if size == 0:
            if last is None:
                raise ValueError('invalid grouping')
            break
        yield size
        last = size
    while last is not None:
        yield last


def _grouped(digits, conventions, monetary):
    """Put separators between the groups of a number without a fraction."""
    sizes = conventions['mon_grouping' if monetary else 'grouping']
    separator = conventions['mon_thousands_sep' if monetary else 'thousands_sep']
    if not sizes:
        return digits
    sign = digits[:len(digits) - len(digits.lstrip('+-'))]
    left, groups = digits[len(sign):], []
    for size in _intervals(sizes):
        if not left:
            break
        groups.insert(0, left[-size:])
        left = left[:-size]
    if left:
        groups.insert(0, left)
    return sign + separator.join(groups)


def _localize(formatted, grouping=False, monetary=False, fraction=True):
    """Turn a number as Python writes it into one as the locale does. It stays as wide as it was, if padding allows that."""
    conventions = localeconv()
    number = formatted.strip(' ')
    parts = number.split('.') if fraction else [number]
    if grouping and parts[0].lstrip('+-').isdigit():
        parts[0] = _grouped(parts[0], conventions, monetary)
    number = conventions['mon_decimal_point' if monetary else 'decimal_point'].join(parts)
    if formatted.endswith(' '):
        return number.ljust(len(formatted))
    return number.rjust(len(formatted)) if formatted.startswith(' ') else number


def _format(percent, value, grouping=False, monetary=False, *additional):
    formatted = percent % (value, *additional) if additional else percent % value
    if percent[-1] in 'eEfFgG':
        return _localize(formatted, grouping, monetary)
    if percent[-1] in 'diu' and grouping:
        return _localize(formatted, grouping, monetary, fraction=False)
    return formatted


_conversion = re.compile(r'%(?:\((?P<key>.*?)\))?(?P<modifiers>[-#0-9 +*.hlL]*?)[eEfFgGdiouxXcrs%]')


def format_string(f, val, grouping=False, monetary=False):
    """Format as the operator % does, with numbers as the locale writes them."""
    conversions = list(_conversion.finditer(f))
    done = []
    if isinstance(val, Mapping):
        for each in conversions:
            done.append('%' if each[0][-1] == '%' else _format(each[0], val, grouping, monetary))
    else:
        values, at = val if isinstance(val, tuple) else (val,), 0
        for each in conversions:
            if each[0][-1] == '%':
                done.append('%')
                continue
            stars = each['modifiers'].count('*')
            value, additional = values[at], values[at + 1:at + 1 + stars]
            done.append(_format(each[0], value, grouping, monetary, *additional))
            at += stars + 1
    return _conversion.sub('%s', f) % tuple(done)


def currency(val, symbol=True, grouping=False, international=False):
    """Format an amount of money."""
    conventions = localeconv()
    digits = conventions['int_frac_digits' if international else 'frac_digits']
    if digits == CHAR_MAX:
        raise ValueError("Currency formatting is not possible using the 'C' locale.")
    kind = 'n' if val < 0 else 'p'
    sign = conventions['negative_sign' if val < 0 else 'positive_sign']
    where = conventions[f'{kind}_sign_posn']
    amount = _localize(f'{abs(val):.{digits}f}', grouping, monetary=True)
    # 3 and 4 are next to the amount, before and after it.
    amount = {3: sign + amount, 4: amount + sign}.get(where, amount)
    if symbol:
        name = conventions['int_curr_symbol' if international else 'currency_symbol']
        space = ' ' if conventions[f'{kind}_sep_by_space'] else ''
        if conventions[f'{kind}_cs_precedes']:
            amount = name + space + amount
        else:
            amount = amount + space + (name[:-1] if international and name[-1:] == ' ' else name)
    if where == 0:
        return f'({amount})'
    if where == 2:
        return amount + sign
    return amount if where in (3, 4) else sign + amount


def str(val):
    """Return a float as text."""
    return _format('%.12g', val)


def delocalize(string):
    """Turn a number as the locale writes it into one as Python does."""
    conventions = localeconv()
    if separator := conventions['thousands_sep']:
        string = string.replace(separator, '')
    if point := conventions['decimal_point']:
        string = string.replace(point, '.')
    return string


def localize(string, grouping=False, monetary=False):
    """Turn a number as Python writes it into one as the locale does."""
    return _localize(string, grouping, monetary)


def atof(string, func=float):
    """Read a float."""
    return func(delocalize(string))


def atoi(string):
    """Read an int."""
    return int(delocalize(string))
