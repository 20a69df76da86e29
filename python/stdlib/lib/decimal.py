"""Decimal numbers, with as many digits as asked for."""

from _decimal import *
from _decimal import __version__, __libmpdec_version__
