"""The kinds of tokens, as numbers."""

__all__ = ["tok_name", "ISTERMINAL", "ISNONTERMINAL", "ISEOF"]

_NAMED = "ENDMARKER NAME NUMBER STRING NEWLINE INDENT DEDENT"
_OPERATORS = """
LPAR ( RPAR ) LSQB [ RSQB ] COLON : COMMA , SEMI ; PLUS + MINUS - STAR * SLASH / VBAR | AMPER & LESS < GREATER > EQUAL = DOT . PERCENT %
LBRACE { RBRACE } EQEQUAL == NOTEQUAL != LESSEQUAL <= GREATEREQUAL >= TILDE ~ CIRCUMFLEX ^ LEFTSHIFT << RIGHTSHIFT >> DOUBLESTAR **
PLUSEQUAL += MINEQUAL -= STAREQUAL *= SLASHEQUAL /= PERCENTEQUAL %= AMPEREQUAL &= VBAREQUAL |= CIRCUMFLEXEQUAL ^= LEFTSHIFTEQUAL <<=
RIGHTSHIFTEQUAL >>= DOUBLESTAREQUAL **= DOUBLESLASH // DOUBLESLASHEQUAL //= AT @ ATEQUAL @= RARROW -> ELLIPSIS ... COLONEQUAL :=
EXCLAMATION !
"""
_OTHERS = "OP TYPE_IGNORE TYPE_COMMENT SOFT_KEYWORD FSTRING_START FSTRING_MIDDLE FSTRING_END COMMENT NL ERRORTOKEN ENCODING N_TOKENS"

_words = _OPERATORS.split()
_names = [*_NAMED.split(), *_words[::2], *_OTHERS.split()]

tok_name = dict(enumerate(_names))
tok_name[256] = "NT_OFFSET"
globals().update({name: number for number, name in tok_name.items()})
EXACT_TOKEN_TYPES = {text: _names.index(name) for text, name in sorted(zip(_words[1::2], _words[::2]))}
__all__ += tok_name.values()
del _words, _names


def ISTERMINAL(x):
    """Report whether a kind is one of tokens."""
    return x < NT_OFFSET


def ISNONTERMINAL(x):
    """Report whether a kind is none of tokens."""
    return x >= NT_OFFSET


def ISEOF(x):
    """Report whether a kind is that of the end."""
    return x == ENDMARKER
