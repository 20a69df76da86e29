"""What goes wrong when URLs are opened."""

__all__ = ['URLError', 'ContentTooShortError']


class URLError(OSError):
    """A URL cannot be opened: reason says why."""

    def __init__(self, reason, filename=None):
        super().__init__(reason)
        self.reason = reason
        if filename is not None:
            self.filename = filename

    def __str__(self):
        return f'<urlopen error {self.reason}>'


class ContentTooShortError(URLError):
    """Less came than was announced."""

    def __init__(self, message, content):
        super().__init__(message)
        self.content = content
