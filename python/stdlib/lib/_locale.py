"""The locales that there are: C, and C.UTF-8, which differs by its encoding alone."""

from _operator import index

CHAR_MAX = 127
LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
Error = type('Error', (Exception,), {'__module__': 'locale'})

_NAMES = ('LC_CTYPE', 'LC_NUMERIC', 'LC_TIME', 'LC_COLLATE', 'LC_MONETARY', 'LC_MESSAGES')
_OTHERS = ('LC_PAPER', 'LC_NAME', 'LC_ADDRESS', 'LC_TELEPHONE', 'LC_MEASUREMENT', 'LC_IDENTIFICATION')
_BEGIN = ['C.UTF-8', 'C', 'C', 'C', 'C', 'C']
_now = list(_BEGIN)


def _known(name):
    if name in ('C', 'POSIX'):
        return 'C'
    if name.lower().replace('-', '') == 'c.utf8':
        return name
    raise Error('unsupported locale setting')


def _whole(text):
    """Return the locale of each category, as a text for all of them tells."""
    if '=' not in text:
        return [_known(text)] * len(_NAMES)
    given = {}
    for part in text.split(';'):
        name, sep, locale = part.partition('=')
        if not sep or name not in _NAMES + _OTHERS:
            raise Error('unsupported locale setting')
        given[name] = _known(locale)
    return [given.get(name, 'C') for name in _NAMES]


def setlocale(category, locale=None, /):
    if not LC_CTYPE <= index(category) <= LC_ALL:
        raise Error('locale query failed' if locale is None else 'unsupported locale setting')
    if category == LC_ALL:
        if locale is not None:
            _now[:] = _whole(locale) if locale else _BEGIN
        if len(set(_now)) == 1:
            return _now[0]
        return ';'.join([f'{name}={locale}' for name, locale in zip(_NAMES, _now)] + [f'{name}=C' for name in _OTHERS])
    if locale is not None:
        _now[category] = _known(locale) if locale else _BEGIN[category]
    return _now[category]


def localeconv():
    text = dict.fromkeys(('int_curr_symbol', 'currency_symbol', 'mon_decimal_point', 'mon_thousands_sep'), '')
    signs = dict.fromkeys(('positive_sign', 'negative_sign'), '')
    numbers = dict.fromkeys(('int_frac_digits', 'frac_digits', 'p_cs_precedes', 'p_sep_by_space', 'n_cs_precedes', 'n_sep_by_space',
                             'p_sign_posn', 'n_sign_posn'), CHAR_MAX)
    return {**text, 'mon_grouping': [], **signs, **numbers, 'decimal_point': '.', 'thousands_sep': '', 'grouping': []}


def _compared(name, number, text):
    if not isinstance(text, str):
        raise TypeError(f'{name} argument{number} must be str, not {type(text).__name__}')
    if '\0' in text:
        raise ValueError('embedded null character')


def strcoll(os1, os2, /):
    _compared('strcoll()', ' 1', os1)
    _compared('strcoll()', ' 2', os2)
    return (os1 > os2) - (os1 < os2)


def strxfrm(string, /):
    _compared('strxfrm()', '', string)
    return string


def getencoding():
    return 'utf-8'


# What nl_langinfo tells of, by the numbers of the C library.
_DAYS = ('Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday')
_MONTHS = ('January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December')
_TEXTS = {
    'ABDAY_1': (131072, [day[:3] for day in _DAYS]), 'DAY_1': (131079, _DAYS),
    'ABMON_1': (131086, [month[:3] for month in _MONTHS]), 'MON_1': (131098, _MONTHS),
    'AM_STR': (131110, ['AM']), 'PM_STR': (131111, ['PM']), 'D_T_FMT': (131112, ['%a %b %e %H:%M:%S %Y']), 'D_FMT': (131113, ['%m/%d/%y']),
    'T_FMT': (131114, ['%H:%M:%S']), 'T_FMT_AMPM': (131115, ['%I:%M:%S %p']), 'ERA': (131116, ['']), 'ERA_D_FMT': (131118, ['']),
    'ALT_DIGITS': (131119, ['']), 'ERA_D_T_FMT': (131120, ['']), 'ERA_T_FMT': (131121, ['']), 'CODESET': (14, ['UTF-8']),
    'CRNCYSTR': (262159, ['-']), 'RADIXCHAR': (65536, ['.']), 'THOUSEP': (65537, ['']), 'YESEXPR': (327680, ['^[yY]']),
    'NOEXPR': (327681, ['^[nN]']),
}
_info = {}
for _name, (_number, _texts) in _TEXTS.items():
    for _i, _text in enumerate(_texts):
        globals()[_name if len(_texts) == 1 else f'{_name[:-1]}{_i + 1}'] = _number + _i
        _info[_number + _i] = _text


def nl_langinfo(key, /):
    try:
        return _info[key]
    except KeyError:
        raise ValueError('unsupported langinfo constant') from None


def gettext(msg, /):
    return msg


def dgettext(domain, msg, /):
    return msg


def dcgettext(domain, msg, category, /):
    return msg


def textdomain(domain, /):
    return 'messages' if domain is None else domain


def bindtextdomain(domain, dir, /):
    if not domain:
        raise Error('domain must be a non-empty string')
    return dir


def bind_textdomain_codeset(domain, codeset, /):
    return codeset
