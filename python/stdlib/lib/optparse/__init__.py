"""Options of a command line, as programs read them before there was argparse."""

from ._errors import (AmbiguousOptionError, BadOptionError, OptionConflictError, OptionError, OptionValueError, OptParseError)
from ._help import HelpFormatter, IndentedHelpFormatter, TitledHelpFormatter
from ._option import (NO_DEFAULT, SUPPRESS_HELP, SUPPRESS_USAGE, Option, Values, _parse_int, _parse_num, check_builtin, check_choice,
                      make_option)
from ._parser import OptionContainer, OptionGroup, OptionParser, _match_abbrev

__all__ = ['Option', 'make_option', 'SUPPRESS_HELP', 'SUPPRESS_USAGE', 'Values', 'OptionContainer', 'OptionGroup', 'OptionParser',
           'HelpFormatter', 'IndentedHelpFormatter', 'TitledHelpFormatter', 'OptParseError', 'OptionError', 'OptionConflictError',
           'OptionValueError', 'BadOptionError', 'check_choice']

for _each in (AmbiguousOptionError, BadOptionError, OptionConflictError, OptionError, OptionValueError, OptParseError, HelpFormatter,
              IndentedHelpFormatter, TitledHelpFormatter, Option, Values, OptionContainer, OptionGroup, OptionParser, check_builtin, check_choice):
    _each.__module__ = 'optparse'
del _each
