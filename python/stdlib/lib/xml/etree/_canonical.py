"""XML in its canonical form, C14N 2.0."""

import io

from ._parser import XMLParser

_XML = "http://www.w3.org/XML/1998/namespace"


def canonicalize(xml_data=None, *, out=None, from_file=None, **options):
    """A document in its canonical form, as a str or written to a file."""
    if xml_data is None and from_file is None:
        raise ValueError("Either 'xml_data' or 'from_file' must be provided as input")
    kept = io.StringIO() if out is None else None
    parser = XMLParser(target=C14NWriterTarget((kept or out).write, **options))
    if xml_data is not None:
        parser.feed(xml_data)
    else:
        file = from_file if hasattr(from_file, "read") else open(from_file, "rb")
        try:
            while data := file.read(65536):
                parser.feed(data)
        finally:
            if file is not from_file:
                file.close()
    parser.close()
    return kept.getvalue() if kept else None


def _text(text):
    for plain, escape in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#xD;")):
        text = text.replace(plain, escape)
    return text


def _value(text):
    for plain, escape in (("&", "&amp;"), ("<", "&lt;"), ('"', "&quot;"), ("\t", "&#x9;"), ("\n", "&#xA;"), ("\r", "&#xD;")):
        text = text.replace(plain, escape)
    return text


class C14NWriterTarget:
    """What a parser tells of a document, written in its canonical form."""

    def __init__(self, write, *, with_comments=False, strip_text=False, rewrite_prefixes=False, qname_aware_tags=None,
                 qname_aware_attrs=None, exclude_attrs=None, exclude_tags=None):
        self._write, self._comments, self._strip, self._rewrite = write, with_comments, strip_text, rewrite_prefixes
        self._name_tags, self._name_attributes = set(qname_aware_tags or ()), set(qname_aware_attrs or ())
        self._no_attributes, self._no_tags = set(exclude_attrs or ()), set(exclude_tags or ())
        self._seen = [{_XML: "xml"}]  # for each element, the prefixes in the document
        self._written = [{"": ""}]  # and those that are declared in what is written: prefix to namespace
        self._fresh = {}  # namespaces to prefixes, where they are rewritten
        self._pending, self._waiting = [], None  # text; the start of an element whose text is a name
        self._keep_space, self._root, self._done = [False], False, False
        self._hidden = 0

    def data(self, data):
        if not self._hidden:
            self._pending.append(data)

    def _flush(self):
        text, self._pending = "".join(self._pending), []
        if self._strip and not self._keep_space[-1]:
            text = text.strip()
        if self._waiting is not None:
            start, self._waiting = self._waiting, None
            name = text if text and ":" in text.strip() or text and self._rewrite and text.strip().isidentifier() else None
            resolved = self._resolve(name) if name else None
            self._open(*start, resolved)
            if resolved:
                self._write(self._qualified(resolved))
                return
        if text and self._root:
            self._write(_text(text))

    def _resolve(self, name):
        """A name with a prefix as one with its namespace; None if the prefix is unknown."""
        prefix, colon, local = name.strip().partition(":")
        if not colon:
            prefix, local = "", prefix
        for level in reversed(self._seen):
            for uri, known in level.items():
                if known == prefix:
                    return f"{{{uri}}}{local}" if uri else local
        return None

    def start_ns(self, prefix, uri):
        if not self._hidden:
            self._flush()
            self._seen[-1][uri] = prefix or ""

    def start(self, tag, attrs):
        if self._hidden or tag in self._no_tags:
            if not self._hidden:
                self._flush()
            self._hidden += 1
            return
        self._flush()
        self._seen.append({})
        if self._root is False:
            self._root = True
        start = tag, attrs, self._seen[-2]
        if tag in self._name_tags:
            self._waiting = start
        else:
            self._open(*start, None)
        self._keep_space.append({"preserve": True, "default": False}.get(attrs.get(f"{{{_XML}}}space"), self._keep_space[-1]))

    def _prefix(self, uri):
        """The prefix of a namespace, as it is written."""
        if uri == _XML:
            return "xml"
        if self._rewrite:
            return self._fresh.setdefault(uri, f"n{len(self._fresh)}")
        for level in reversed(self._seen):
            if uri in level:
                return level[uri]
        raise ValueError(f'Namespace "{uri}" is not declared in scope')

    def _qualified(self, name):
        if name[:1] != "{":
            return name
        uri, _, local = name[1:].rpartition("}")
        prefix = self._prefix(uri)
        return f"{prefix}:{local}" if prefix else local

    def _tag(self, name):
        """The name of an element. Where prefixes are rewritten, to be without a namespace has one, too."""
        return f"{self._prefix('')}:{name}" if self._rewrite and name[:1] != "{" else self._qualified(name)

    def _open(self, tag, attrs, declared, text_name):
        attrs = {name: value for name, value in attrs.items() if name not in self._no_attributes}
        values = {name: self._resolve(value) for name, value in attrs.items() if name in self._name_attributes and ":" in value}
        used = [tag, *sorted(attrs), *(name for name in values.values() if name), *([text_name] if text_name else [])]
        known, fresh = self._written[-1], {}
        if self._rewrite:
            for uri in sorted({name[1:].rpartition("}")[0] if name[:1] == "{" else "" for name in used if name[:1] == "{" or name is tag}):
                self._prefix(uri)
        for name in used:
            uri = name[1:].rpartition("}")[0] if name[:1] == "{" else ""
            if not uri and name is not tag:
                continue
            prefix = self._prefix(uri) if uri or self._rewrite else ""
            if prefix != "xml" and known.get(prefix) != uri:
                fresh[prefix] = uri
        self._written.append({**known, **fresh})
        said = [f' xmlns{":" + prefix if prefix else ""}="{_value(uri)}"' for prefix, uri in sorted(fresh.items())]
        for name in sorted(attrs, key=lambda name: name[1:].rpartition("}")[::2] if name[:1] == "{" else ("", name)):
            value = values.get(name)
            said.append(f' {self._qualified(name)}="{_value(self._qualified(value) if value else attrs[name])}"')
        self._write(f"<{self._tag(tag)}{''.join(said)}>")

    def end(self, tag):
        if self._hidden:
            self._hidden -= 1
            return
        self._flush()
        self._write(f"</{self._tag(tag)}>")
        self._keep_space.pop()
        self._written.pop()
        self._seen.pop()
        self._seen[-1] = {_XML: "xml"} if len(self._seen) == 1 else {}
        if len(self._written) == 1:
            self._root, self._done = None, True

    def comment(self, text):
        if self._comments and not self._hidden:
            self._aside(f"<!--{_text(text)}-->")

    def pi(self, target, data):
        if not self._hidden:
            self._aside(f"<?{target} {_text(data)}?>" if data else f"<?{target}?>")

    def _aside(self, written):
        if self._done:
            self._write("\n")
        else:
            self._flush()
        self._write(written)
        if not self._done and not self._root:
            self._write("\n")
