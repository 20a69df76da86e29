"""What CPython's tests and its module opcode ask the machine. No instruction of jink is specialised as CPython's are."""

from _dis import *

ENABLE_SPECIALIZATION = False
ENABLE_SPECIALIZATION_FT = False


def get_executor(*, code, offset):
    'Would give the machine code of a loop, of which there is none.'
    raise ValueError('no executor exists at address %d' % offset)


def get_specialization_stats():
    return None
