"""The lines of several files, one after the other."""

import io
import os
import sys
from types import GenericAlias

__all__ = ["input", "close", "nextfile", "filename", "lineno", "filelineno", "fileno", "isfirstline", "isstdin", "FileInput",
           "hook_encoded"]

_state = None


def input(files=None, inplace=False, backup="", *, mode="r", openhook=None, encoding=None, errors=None):
    global _state
    if _state and _state._file:
        raise RuntimeError("input() already active")
    _state = FileInput(files, inplace, backup, mode=mode, openhook=openhook, encoding=encoding, errors=errors)
    return _state


def close():
    global _state
    state, _state = _state, None
    if state:
        state.close()


def _active():
    if not _state:
        raise RuntimeError("no active input()")
    return _state


def nextfile():
    return _active().nextfile()


def filename():
    return _active().filename()


def lineno():
    return _active().lineno()


def filelineno():
    return _active().filelineno()


def fileno():
    return _active().fileno()


def isfirstline():
    return _active().isfirstline()


def isstdin():
    return _active().isstdin()


class FileInput:
    """Reads files, or the standard input for "-"."""

    def __init__(self, files=None, inplace=False, backup="", *, mode="r", openhook=None, encoding=None, errors=None):
        if isinstance(files, str):
            files = (files,)
        elif isinstance(files, os.PathLike):
            files = (os.fspath(files),)
        else:
            files = tuple(sys.argv[1:] if files is None else files) or ("-",)
        if inplace:
            raise NotImplementedError("files are not changed in place")
        if mode not in ("r", "rb"):
            raise ValueError("FileInput opening mode must be 'r' or 'rb'")
        if openhook and not callable(openhook):
            raise ValueError("FileInput openhook must be callable")
        self._files = files
        self._mode = mode
        self._openhook = openhook
        self._encoding = encoding
        self._errors = errors
        self._file = None
        self._filename = None
        self._isstdin = False
        self._startlineno = self._filelineno = 0

    def close(self):
        self._files = ()
        self.nextfile()

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __iter__(self):
        return self

    def __next__(self):
        if line := self.readline():
            return line
        raise StopIteration

    def nextfile(self):
        file, self._file = self._file, None
        if file and not self._isstdin:
            file.close()
        self._isstdin = False

    def _open(self):
        self._filename, self._files = self._files[0], self._files[1:]
        self._startlineno += self._filelineno
        self._filelineno = 0
        if self._filename == "-":
            self._filename, self._isstdin = "<stdin>", True
            self._file = sys.stdin.buffer if "b" in self._mode else sys.stdin
        elif self._openhook:
            self._file = self._openhook(self._filename, self._mode)
        else:
            encoding = None if "b" in self._mode else io.text_encoding(self._encoding)
            self._file = open(self._filename, self._mode, encoding=encoding, errors=self._errors)

    def readline(self):
        while True:
            if not self._file:
                if not self._files:
                    return b"" if "b" in self._mode else ""
                self._open()
            if line := self._file.readline():
                self._filelineno += 1
                return line
            self.nextfile()

    # What is known of the line that was read last.

    def filename(self):
        return self._filename

    def fileno(self):
        return self._file.fileno() if self._file else -1

    def isstdin(self):
        return self._isstdin

    def filelineno(self):
        return self._filelineno

    def lineno(self):
        return self._startlineno + self._filelineno

    def isfirstline(self):
        return self._filelineno == 1

    __class_getitem__ = classmethod(GenericAlias)



def hook_encoded(encoding, errors=None):
    return lambda filename, mode: open(filename, mode, encoding=encoding, errors=errors)
