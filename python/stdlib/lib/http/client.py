"""What asks servers by HTTP: errors and numbers, and connections, which cannot be made since there is no network."""

import socket

from . import HTTPStatus

__all__ = ["HTTPConnection", "HTTPSConnection", "HTTPException", "NotConnected", "UnknownProtocol", "UnknownTransferEncoding",
           "UnimplementedFileMode", "IncompleteRead", "InvalidURL", "ImproperConnectionState", "CannotSendRequest", "CannotSendHeader",
           "ResponseNotReady", "BadStatusLine", "LineTooLong", "RemoteDisconnected", "error", "responses"]

HTTP_PORT, HTTPS_PORT = 80, 443
responses = {status: status.phrase for status in HTTPStatus}
globals().update(HTTPStatus.__members__)


class HTTPException(Exception):
    """What goes wrong with a connection or with what comes over it."""


class NotConnected(HTTPException):
    """There is no connection."""


class InvalidURL(HTTPException):
    """A host or a path is none."""


class UnknownProtocol(HTTPException):
    """The server speaks another version of HTTP."""

    def __init__(self, version):
        self.args = version,
        self.version = version


class UnknownTransferEncoding(HTTPException):
    """The body comes in a form that is not known."""


class UnimplementedFileMode(HTTPException):
    """A response cannot be read as such a file."""


class IncompleteRead(HTTPException):
    """The body ended too early."""

    def __init__(self, partial, expected=None):
        self.args = partial,
        self.partial, self.expected = partial, expected

    def __repr__(self):
        more = f", {self.expected} more expected" if self.expected is not None else ""
        return f"{self.__class__.__name__}({len(self.partial)} bytes read{more})"

    __str__ = object.__str__


class ImproperConnectionState(HTTPException):
    """This is not the time to do that."""


class CannotSendRequest(ImproperConnectionState):
    """A request is under way already."""


class CannotSendHeader(ImproperConnectionState):
    """The headers are sent already, or no request was begun."""


class ResponseNotReady(ImproperConnectionState):
    """No request was sent that could be answered."""


class BadStatusLine(HTTPException):
    """The first line of a response is none."""

    def __init__(self, line):
        self.args = line or repr(line),
        self.line = self.args[0]


class LineTooLong(HTTPException):
    """A line of a response is longer than any should be."""

    def __init__(self, line_type):
        super().__init__(f"got more than 65536 bytes when reading {line_type}")


class RemoteDisconnected(ConnectionResetError, BadStatusLine):
    """The server closed the connection without an answer."""

    def __init__(self, *pos, **kw):
        BadStatusLine.__init__(self, "")
        ConnectionResetError.__init__(self, *pos, **kw)


error = HTTPException


class HTTPConnection:
    """A connection to a server. It can be described, but not made."""

    default_port = HTTP_PORT

    def __init__(self, host, port=None, timeout=None, source_address=None, blocksize=8192):
        if port is None:
            name, colon, number = host.rpartition(":")
            if colon and "]" not in number:
                host = name
                try:
                    port = int(number) if number else self.default_port
                except ValueError:
                    raise InvalidURL(f"nonnumeric port: {number!r}") from None
            else:
                port = self.default_port
        self.host, self.port, self.timeout, self.source_address, self.blocksize = host.strip("[]"), port, timeout, source_address, blocksize
        self.sock = None

    def connect(self):
        """Connect to the server: there is no network."""
        self.sock = socket.create_connection((self.host, self.port), self.timeout, self.source_address)

    def request(self, method, url, body=None, headers={}, *, encode_chunked=False):
        """Send a request."""
        self.connect()

    def getresponse(self):
        """Return the answer to a request: none was sent."""
        raise ResponseNotReady("Idle")

    def close(self):
        """Close the connection."""


class HTTPSConnection(HTTPConnection):
    """A connection over TLS to a server."""

    default_port = HTTPS_PORT
