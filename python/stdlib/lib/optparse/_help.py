"""Help, as text."""

import os
import textwrap
from gettext import gettext as _

from ._option import NO_DEFAULT


class HelpFormatter:
    """Lays out help: options on the left, what they do on the right."""

    NO_DEFAULT_VALUE = 'none'

    def __init__(self, indent_increment, max_help_position, width, short_first):
        self.parser = None
        self.indent_increment = indent_increment
        if width is None:
            try:
                width = int(os.environ['COLUMNS'])
            except (KeyError, ValueError):
                width = 80
            width -= 2
        self.width = width
        self.help_position = self.max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self.help_width = None  # known when the options are
        self.current_indent = self.level = 0
        self.short_first = short_first
        self.default_tag = '%default'
        self.option_strings = {}
        self._short_opt_fmt, self._long_opt_fmt = '%s %s', '%s=%s'

    def set_parser(self, parser):
        """Say whose help it is."""
        self.parser = parser

    def set_short_opt_delimiter(self, delim):
        """Set what stands between a short option and its argument."""
        if delim not in ('', ' '):
            raise ValueError(f'invalid metavar delimiter for short options: {delim!r}')
        self._short_opt_fmt = '%s' + delim + '%s'

    def set_long_opt_delimiter(self, delim):
        """Set what stands between a long option and its argument."""
        if delim not in ('=', ' '):
            raise ValueError(f'invalid metavar delimiter for long options: {delim!r}')
        self._long_opt_fmt = '%s' + delim + '%s'

    def indent(self):
        """Go further in."""
        self.current_indent += self.indent_increment
        self.level += 1

    def dedent(self):
        """Go further out."""
        self.current_indent -= self.indent_increment
        assert self.current_indent >= 0, 'Indent decreased below 0.'
        self.level -= 1

    def format_usage(self, usage):
        """Return the line that says how the program is called."""
        raise NotImplementedError('subclasses must implement')

    def format_heading(self, heading):
        """Return a heading."""
        raise NotImplementedError('subclasses must implement')

    def _format_text(self, text):
        indent = ' ' * self.current_indent
        return textwrap.fill(text, max(self.width - self.current_indent, 11), initial_indent=indent, subsequent_indent=indent)

    def format_description(self, description):
        """Return what the program does, as a paragraph."""
        return self._format_text(description) + '\n' if description else ''

    def format_epilog(self, epilog):
        """Return what comes last, as a paragraph."""
        return '\n' + self._format_text(epilog) + '\n' if epilog else ''

    def expand_default(self, option):
        """Return what an option does, with its default put in."""
        if self.parser is None or not self.default_tag:
            return option.help
        default = self.parser.defaults.get(option.dest)
        if default is NO_DEFAULT or default is None:
            default = self.NO_DEFAULT_VALUE
        return option.help.replace(self.default_tag, str(default))

    def format_option(self, option):
        """Return an option, and beside or below it what it does."""
        names = self.option_strings[option]
        room = self.help_position - self.current_indent - 2
        if len(names) > room:
            text, begin = f'{" " * self.current_indent}{names}\n', self.help_position
        else:
            text, begin = f'{" " * self.current_indent}{names:<{room}}  ', 0
        if option.help:
            first, *more = textwrap.wrap(self.expand_default(option), self.help_width) or ['']
            return text + ''.join([' ' * begin + first + '\n', *(' ' * self.help_position + line + '\n' for line in more)])
        return text if text.endswith('\n') else text + '\n'

    def store_option_strings(self, parser):
        """Find out how wide the options are."""
        self.indent()
        widest = self._widest(parser)
        self.indent()
        for group in parser.option_groups:
            widest = max(widest, self._widest(group))
        self.dedent()
        self.dedent()
        self.help_position = min(widest + 2, self.max_help_position)
        self.help_width = max(self.width - self.help_position, 11)

    def _widest(self, container):
        widest = 0
        for option in container.option_list:
            self.option_strings[option] = names = self.format_option_strings(option)
            widest = max(widest, len(names) + self.current_indent)
        return widest

    def format_option_strings(self, option):
        """Return the names of an option, with its argument."""
        short, long = option._short_opts, option._long_opts
        if option.takes_value():
            metavar = option.metavar or option.dest.upper()
            short = [self._short_opt_fmt % (name, metavar) for name in short]
            long = [self._long_opt_fmt % (name, metavar) for name in long]
        return ', '.join(short + long if self.short_first else long + short)


class IndentedHelpFormatter(HelpFormatter):
    """Help whose parts are further in."""

    def __init__(self, indent_increment=2, max_help_position=24, width=None, short_first=1):
        super().__init__(indent_increment, max_help_position, width, short_first)

    def format_usage(self, usage):
        return _('Usage: %s\n') % usage

    def format_heading(self, heading):
        return f'{" " * self.current_indent}{heading}:\n'


class TitledHelpFormatter(HelpFormatter):
    """Help whose headings are underlined."""

    def __init__(self, indent_increment=0, max_help_position=24, width=None, short_first=0):
        super().__init__(indent_increment, max_help_position, width, short_first)

    def format_usage(self, usage):
        return f'{self.format_heading(_("Usage"))}  {usage}\n'

    def format_heading(self, heading):
        return f'{heading}\n{"=-"[self.level] * len(heading)}\n'
