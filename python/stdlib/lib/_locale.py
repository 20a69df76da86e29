"""The only locale that there is: C."""

CHAR_MAX = 127
LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
Error = type("Error", (Exception,), {"__module__": "locale"})


def setlocale(category, locale=None):
    if not LC_CTYPE <= category <= LC_ALL:
        raise Error("unsupported locale setting")
    if locale not in (None, "", "C", "POSIX"):
        raise Error("unsupported locale setting")
    return "C"


def localeconv():
    text = dict.fromkeys(("int_curr_symbol", "currency_symbol", "mon_decimal_point", "mon_thousands_sep", "positive_sign",
                          "negative_sign", "thousands_sep"), "")
    numbers = dict.fromkeys(("int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space", "n_cs_precedes",
                             "n_sep_by_space", "p_sign_posn", "n_sign_posn"), CHAR_MAX)
    return {**text, **numbers, "decimal_point": ".", "grouping": [], "mon_grouping": []}


def strcoll(os1, os2, /):
    return (os1 > os2) - (os1 < os2)


def strxfrm(string, /):
    return string


def getencoding():
    return "utf-8"
