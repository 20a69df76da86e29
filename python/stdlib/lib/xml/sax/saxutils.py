"""Text as it stands in XML, and back."""

__all__ = ["escape", "unescape", "quoteattr"]


def _replaced(text, pairs):
    for old, new in pairs.items():
        text = text.replace(old, new)
    return text


def escape(data, entities={}):
    """Text with what has a meaning in XML escaped, and what else is asked for."""
    return _replaced(_replaced(data, {"&": "&amp;", ">": "&gt;", "<": "&lt;"}), entities)


def unescape(data, entities={}):
    """Text with what escape() escapes undone."""
    return _replaced(_replaced(_replaced(data, {"&lt;": "<", "&gt;": ">"}), entities), {"&amp;": "&"})


def quoteattr(data, entities={}):
    """Text as the value of an attribute, with its quotes."""
    text = escape(data, {**entities, "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
    if '"' not in text:
        return f'"{text}"'
    return f"'{text}'" if "'" not in text else '"' + text.replace('"', "&quot;") + '"'
