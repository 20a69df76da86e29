"""Where items belong in sequences that are in order."""

from _bisect import *

bisect = bisect_right
insort = insort_right
