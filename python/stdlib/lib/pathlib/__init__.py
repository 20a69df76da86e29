"""Names of files as objects, and the files that they name."""

from pathlib._local import *
from pathlib._local import __all__
