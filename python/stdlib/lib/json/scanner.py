"""What reads JSON values."""

from _json import make_scanner
from _json import make_scanner as c_make_scanner

__all__ = ["make_scanner"]
