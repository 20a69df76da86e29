"""Time zones by their names in the IANA database."""

from _zoneinfo import ZoneInfo, _names

__all__ = ["ZoneInfo", "reset_tzpath", "available_timezones", "TZPATH", "ZoneInfoNotFoundError", "InvalidTZPathWarning"]

# The database is part of the program that runs this: there is no path on which it could be looked for.
TZPATH = ()


class ZoneInfoNotFoundError(KeyError):
    """There is no zone of this name."""


class InvalidTZPathWarning(RuntimeWarning):
    """The path for time zones holds what is no absolute path."""


def reset_tzpath(to=None):
    """Set the path on which zones are looked for. It is kept, but the database is not looked for in files."""
    global TZPATH
    if to is None:
        to = ()
    elif isinstance(to, (str, bytes)):
        raise TypeError(f"tzpath must be a list or tuple, not {type(to)}: {to!r}")
    else:
        for path in to:
            if not str(path).startswith("/"):
                raise ValueError("tzpaths should be absolute paths, but got: " + repr(path))
    TZPATH = tuple(to)


def available_timezones():
    """Return the set of the names of all zones."""
    return set(_names())
