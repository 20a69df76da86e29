"""How the records of an archive look, and the extra fields of its entries."""

import struct


class BadZipFile(Exception):
    """What should be an archive is none, or is broken."""


class Record:
    """A record that begins with a signature, and then has numbers."""

    def __init__(self, signature, layout):
        self.signature = signature
        self._struct = struct.Struct("<4s" + layout)
        self.size = self._struct.size

    def pack(self, *numbers):
        return self._struct.pack(self.signature, *numbers)

    def unpack(self, data):
        """The numbers, None if the bytes are another record or too few."""
        if len(data) != self.size or not data.startswith(self.signature):
            return None
        return self._struct.unpack(data)[1:]


LOCAL = Record(b"PK\x03\x04", "2B4HL2L2H")
CENTRAL = Record(b"PK\x01\x02", "4B4HL2L5H2L")
END = Record(b"PK\x05\x06", "4H2LH")
END64 = Record(b"PK\x06\x06", "Q2H2L4Q")
LOCATOR64 = Record(b"PK\x06\x07", "LQL")
DESCRIPTOR = b"PK\x07\x08"

# Bits of the flags of an entry.
ENCRYPTED, LZMA_END, DESCRIBED, PATCHED, STRONGLY, UTF8 = 0x01, 0x02, 0x08, 0x20, 0x40, 0x800

FULL16, FULL32 = 0xFFFF, 0xFFFFFFFF  # what stands for: see the larger field elsewhere

_LONGEST_COMMENT = 0xFFFF


class End:
    """What the end of an archive says of its directory."""

    __slots__ = "at", "count", "size", "offset", "comment", "large"

    def __init__(self, at, count, size, offset, comment):
        self.at, self.count, self.size, self.offset, self.comment, self.large = at, count, size, offset, comment, False

    @property
    def start(self):
        """Where the directory begins: something else may stand before the archive."""
        return self.offset + self.moved

    @property
    def moved(self):
        """How far all of the archive stands behind where it says."""
        records = END64.size + LOCATOR64.size if self.large else 0
        return self.at - records - self.size - self.offset


def find_end(file):
    """The End of an archive, None if there is none."""
    size = file.seek(0, 2)
    span = min(size, END.size + _LONGEST_COMMENT)
    file.seek(size - span)
    tail = file.read(span)
    at = len(tail) - END.size
    if at < 0:
        return None
    if not (tail.startswith(END.signature, at) and tail.endswith(b"\0\0")):
        at = tail.rfind(END.signature)
        if at < 0 or len(tail) - at < END.size:
            return None
    _, _, _, count, length, offset, comment = END.unpack(tail[at : at + END.size])
    text = tail[at + END.size :][:comment]
    return _enlarge(file, End(size - span + at, count, length, offset, text))


def _enlarge(file, end):
    """What the larger record says, where there is one."""
    locator_at = end.at - LOCATOR64.size
    if locator_at < 0:
        return end
    file.seek(locator_at)
    locator = LOCATOR64.unpack(file.read(LOCATOR64.size))
    if locator is None:
        return end
    disk, _, disks = locator
    if disk or disks > 1:
        raise BadZipFile("zipfiles that span multiple disks are not supported")
    if locator_at < END64.size:
        return end
    file.seek(locator_at - END64.size)
    numbers = END64.unpack(file.read(END64.size))
    if numbers is not None:
        end.count, end.size, end.offset = numbers[-3:]
        end.large = True
    return end


def fields(extra):
    """The extra fields: of each its number, its content, and all of its bytes. What is left over at the end has no number."""
    view, at = memoryview(extra), 0
    while len(extra) - at >= 4:
        number, length = struct.unpack_from("<HH", extra, at)
        yield number, view[at + 4 : at + 4 + length], view[at : at + 4 + length]
        at += 4 + length
    if at < len(extra):
        yield None, view[at:], view[at:]


class _Extra:
    """What is done to extra fields as bytes."""

    @staticmethod
    def strip(data, xids):
        """Bytes without the fields of these numbers."""
        kept = [whole for number, _, whole in fields(data) if number not in xids]
        return b"".join(kept)


def dos_time(moment):
    """A date and time as two numbers of sixteen bits."""
    year, month, day, hour, minute, second = moment
    return (year - 1980) << 9 | month << 5 | day, hour << 11 | minute << 5 | second // 2


def from_dos_time(date, time):
    return ((date >> 9) + 1980, date >> 5 & 15, date & 31, time >> 11, time >> 5 & 63, (time & 31) * 2)
