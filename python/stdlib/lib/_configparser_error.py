"""The errors of configparser, apart so that its parts can share them."""


class _UnnamedSection:
    def __repr__(self):
        return "<UNNAMED_SECTION>"


class Error(Exception):
    """What all errors of configparser are."""

    def __init__(self, msg=""):
        super().__init__(msg)
        self.message = msg

    def __repr__(self):
        return self.message

    __str__ = __repr__

    def _is_about(self, *extra, **attributes):
        """Keep what the error is about, as attributes and, so that it can be pickled, as the arguments that make it."""
        self.__dict__.update(attributes)
        self.args = (*attributes.values(), *extra)


class NoSectionError(Error):
    def __init__(self, section):
        super().__init__(f"No section: {section!r}")
        self._is_about(section=section)


def _duplicate(what, source, lineno):
    """The message for something that is there twice, and where that was seen if it was in a file."""
    if source is None:
        return f"{what[0].upper()}{what[1:]} already exists"
    where = f" [line {lineno:2d}]" if lineno is not None else ""
    return f"While reading from {source!r}{where}: {what} already exists"


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        super().__init__(_duplicate(f"section {section!r}", source, lineno))
        self._is_about(section=section, source=source, lineno=lineno)


class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        super().__init__(_duplicate(f"option {option!r} in section {section!r}", source, lineno))
        self._is_about(section=section, option=option, source=source, lineno=lineno)


class NoOptionError(Error):
    def __init__(self, option, section):
        super().__init__(f"No option {option!r} in section: {section!r}")
        self._is_about(option=option, section=section)


class InterpolationError(Error):
    def __init__(self, option, section, msg):
        super().__init__(msg)
        self._is_about(msg, option=option, section=section)


class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        super().__init__(option, section, (
            f"Bad value substitution: option {option!r} in section {section!r} contains an interpolation key {reference!r} "
            f"which is not a valid option name. Raw value: {rawval!r}"))
        self._is_about(rawval, reference, option=option, section=section)
        self.reference = reference


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        from configparser import MAX_INTERPOLATION_DEPTH
        super().__init__(option, section, (
            f"Recursion limit exceeded in value substitution: option {option!r} in section {section!r} contains an "
            f"interpolation key which cannot be substituted in {MAX_INTERPOLATION_DEPTH} steps. Raw value: {rawval!r}"))
        self._is_about(rawval, option=option, section=section)


class ParsingError(Error):
    """All the lines of a file that cannot be read."""

    def __init__(self, source, *args):
        super().__init__(f"Source contains parsing errors: {source!r}")
        self._is_about(source=source)
        self.errors = []
        if args:
            self.append(*args)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += f"\n\t[line {lineno:2d}]: {line!r}"

    def combine(self, others):
        for lineno, line in (error for other in others for error in other.errors):
            self.append(lineno, line)
        return self

    @staticmethod
    def _raise_all(exceptions):
        """Raises what several errors say, if there are any."""
        exceptions = iter(exceptions)
        for first in exceptions:
            raise first.combine(exceptions)


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, f"File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}")
        self._is_about(source=filename, lineno=lineno, line=line)


class MultilineContinuationError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, (f"Key without value continued with an indented line.\nfile: {filename!r}, line: {lineno}\n"
                              f"{line!r}"))
        self._is_about(source=filename, lineno=lineno, line=line)


for _error in list(vars().values()):
    if isinstance(_error, type) and _error.__module__ == __name__:
        _error.__module__ = "configparser"
