"""How elements are written."""

from ._element import Comment, ProcessingInstruction, QName

_namespace_map = {
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://www.w3.org/1999/xhtml": "html",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://schemas.xmlsoap.org/wsdl/": "wsdl",
    "http://www.w3.org/2001/XMLSchema": "xs",
    "http://www.w3.org/2001/XMLSchema-instance": "xsi",
    "http://purl.org/dc/elements/1.1/": "dc",
}

_VOID = {"area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "isindex", "link", "meta", "param", "source", "track", "wbr"}


def register_namespace(prefix, uri):
    """Set the prefix that a namespace gets."""
    import re

    if re.match(r"ns\d+$", prefix):
        raise ValueError("Prefix format reserved for internal use")
    for known, used in list(_namespace_map.items()):
        if known == uri or used == prefix:
            del _namespace_map[known]
    _namespace_map[uri] = prefix


register_namespace._namespace_map = _namespace_map


def _refuse(text):
    raise TypeError(f"cannot serialize {text!r} (type {type(text).__name__})")


def written_names(root, default):
    """The names of a tree as they are written, and the prefixes of its namespaces."""
    names, uris = {None: None}, {}
    if default:
        uris[default] = ""

    def add(name):
        text = name.text if isinstance(name, QName) else name
        if not isinstance(text, str):
            _refuse(name)
        if text in names:
            return
        if text[:1] != "{":
            if default:
                raise ValueError("cannot use non-qualified names with default_namespace option")
            names[text] = text
            return
        uri, _, local = text[1:].rpartition("}")
        prefix = uris.get(uri)
        if prefix is None:
            prefix = _namespace_map.get(uri) or f"ns{len(uris)}"
            if prefix != "xml":
                uris[uri] = prefix
        names[text] = f"{prefix}:{local}" if prefix else local

    for element in root.iter():
        if element.tag is not None and element.tag is not Comment and element.tag is not ProcessingInstruction:
            add(element.tag)
        for key, value in element.items():
            add(key)
            if isinstance(value, QName):
                add(value)
        if isinstance(element.text, QName):
            add(element.text)
    return names, uris


def _escaped(text, pairs):
    try:
        for plain, escape in pairs:
            if plain in text:
                text = text.replace(plain, escape)
        return text
    except (TypeError, AttributeError):
        _refuse(text)


_TEXT = ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")
_ATTRIBUTE = _TEXT + (('"', "&quot;"), ("\r", "&#13;"), ("\n", "&#10;"), ("\t", "&#09;"))
_HTML_ATTRIBUTE = ("&", "&amp;"), (">", "&gt;"), ('"', "&quot;")


def _name(names, name):
    return names[name.text if isinstance(name, QName) else name]


def _begin(write, element, names, uris, escape):
    """The start tag of an element, without its end."""
    write("<" + _name(names, element.tag))
    for uri, prefix in sorted((uris or {}).items(), key=lambda pair: pair[1]):
        write(f' xmlns{":" + prefix if prefix else ""}="{_escaped(uri, escape)}"')
    for key, value in element.items():
        value = _name(names, value) if isinstance(value, QName) else _escaped(value, escape)
        write(f' {_name(names, key)}="{value}"')


def _special(write, element):
    """Write what is no element; whether it was."""
    if element.tag is Comment:
        write(f"<!--{element.text}-->")
    elif element.tag is ProcessingInstruction:
        write(f"<?{element.text}?>")
    else:
        return False
    return True


def _content(element, names):
    return _name(names, element.text) if isinstance(element.text, QName) else _escaped(element.text, _TEXT)


def write_xml(write, element, names, uris, short):
    if not _special(write, element):
        if element.tag is None:
            if element.text:
                write(_escaped(element.text, _TEXT))
            for child in element:
                write_xml(write, child, names, None, short)
        else:
            _begin(write, element, names, uris, _ATTRIBUTE)
            if element.text or len(element) or not short:
                write(">")
                if element.text:
                    write(_content(element, names))
                for child in element:
                    write_xml(write, child, names, None, short)
                write(f"</{_name(names, element.tag)}>")
            else:
                write(" />")
    if element.tail:
        write(_escaped(element.tail, _TEXT))


def write_html(write, element, names, uris, short):
    if element.tag is Comment:
        write(f"<!--{_escaped(element.text, _TEXT)}-->")
    elif element.tag is ProcessingInstruction:
        write(f"<?{_escaped(element.text, _TEXT)}?>")
    elif element.tag is None:
        if element.text:
            write(_escaped(element.text, _TEXT))
        for child in element:
            write_html(write, child, names, None, short)
    else:
        _begin(write, element, names, uris, _HTML_ATTRIBUTE)
        write(">")
        tag = _name(names, element.tag).lower()
        if element.text:
            write(element.text if tag in ("script", "style") else _content(element, names))
        for child in element:
            write_html(write, child, names, None, short)
        if tag not in _VOID:
            write(f"</{_name(names, element.tag)}>")
    if element.tail:
        write(_escaped(element.tail, _TEXT))


def write_text(write, element):
    for part in element.itertext():
        write(part)
    if element.tail:
        write(element.tail)
