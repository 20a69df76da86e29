"""Abstract syntax trees: making them of source, looking at them, changing them, and making source of them.

The classes of nodes are those of module _ast.
"""

from _ast import *
from _ast import _unparse


def parse(source, filename="<unknown>", mode="exec", *, type_comments=False, feature_version=None, optimize=-1):
    """Return the tree of a source: what compile() gives with the flag PyCF_ONLY_AST."""
    flags = PyCF_ONLY_AST
    if optimize > 0:
        flags |= PyCF_OPTIMIZED_AST
    if type_comments:
        flags |= PyCF_TYPE_COMMENTS
    if isinstance(feature_version, tuple):
        major, minor = feature_version
        if major != 3:
            raise ValueError(f"Unsupported major version: {major}")
    return compile(source, filename, mode, flags, optimize=optimize)


# Values.

def literal_eval(node_or_string):
    """Return the value of an expression that consists of literals, displays and the signs of numbers."""
    node = node_or_string
    if isinstance(node, str):
        node = parse(node.lstrip(" \t"), mode="eval")
    if isinstance(node, Expression):
        node = node.body
    return _value(node)


def _value(node):
    match node:
        case Constant():
            return node.value
        case Tuple():
            return tuple(map(_value, node.elts))
        case List():
            return list(map(_value, node.elts))
        case Set():
            return set(map(_value, node.elts))
        case Call(func=Name(id="set"), args=[], keywords=[]):
            return set()
        case Dict():
            if len(node.keys) != len(node.values):
                _not_literal(node)
            return dict(zip(map(_value, node.keys), map(_value, node.values)))
        case BinOp(op=Add() | Sub()):
            left = _signed(node.left)
            right = _number(node.right)
            if isinstance(left, (int, float)) and isinstance(right, complex):
                return left + right if isinstance(node.op, Add) else left - right
    return _signed(node)


def _signed(node):
    if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
        operand = _number(node.operand)
        return +operand if isinstance(node.op, UAdd) else -operand
    return _number(node)


def _number(node):
    if not isinstance(node, Constant) or type(node.value) not in (int, float, complex):
        _not_literal(node)
    return node.value


def _not_literal(node):
    message = "malformed node or string"
    if line := getattr(node, "lineno", None):
        message += f" on line {line}"
    raise ValueError(f"{message}: {node!r}")


# Text.

def dump(node, annotate_fields=True, include_attributes=False, *, indent=None, show_empty=False):
    """Return a tree as text, which shows all of its fields."""
    if not isinstance(node, AST):
        raise TypeError("expected AST, got %r" % node.__class__.__name__)
    if indent is not None and not isinstance(indent, str):
        indent = " " * indent
    return _Dumper(annotate_fields, include_attributes, indent, show_empty).show(node, 0)[0]


_ABSENT = object()


class _Dumper:
    def __init__(self, names, attributes, indent, empty):
        self.names = names
        self.attributes = attributes
        self.indent = indent
        self.empty = empty

    def parts(self, node, level):
        """Yield the text of each field that is shown, and whether it is simple."""
        names = self.names
        cls = type(node)
        skipped = []
        for name in node._fields:
            value = getattr(node, name, _ABSENT)
            if value is _ABSENT or value is None and getattr(cls, name, _ABSENT) is None:
                names = True
                continue
            if not self.empty:
                if value == [] and type(value) is list:
                    kind = getattr(cls, "_field_types", {}).get(name, object)
                    if getattr(kind, "__origin__", ...) is list:
                        if not names:
                            skipped.append("[]")
                        continue
                if not names:
                    yield from ((text, False) for text in skipped)
                    skipped = []
            text, simple = self.show(value, level)
            yield (f"{name}={text}" if names else text), simple
        if self.attributes and node._attributes:
            for name in node._attributes:
                value = getattr(node, name, _ABSENT)
                if value is _ABSENT or value is None and getattr(cls, name, _ABSENT) is None:
                    continue
                text, simple = self.show(value, level)
                yield f"{name}={text}", simple

    def show(self, node, level):
        """Return the text of what a field holds, and whether it fits on the line."""
        level += 1
        if self.indent is None:
            before, separator = "", ", "
        else:
            before = "\n" + self.indent * level
            separator = "," + before
        if isinstance(node, AST):
            parts = list(self.parts(node, level))
            name = node.__class__.__name__
            if len(parts) <= 3 and all(simple for _, simple in parts):
                return f"{name}({', '.join(text for text, _ in parts)})", not parts
            return f"{name}({before}{separator.join(text for text, _ in parts)})", False
        if isinstance(node, list):
            if not node:
                return "[]", True
            return f"[{before}{separator.join(self.show(item, level)[0] for item in node)}]", False
        return repr(node), True


def unparse(ast_obj):
    """Return source whose tree is this one."""
    if isinstance(ast_obj, list):
        return "\n".join(map(_unparse, ast_obj))
    return _unparse(ast_obj)


# Places.

def copy_location(new_node, old_node):
    """Give a node the place of another one, as far as both have one, and return it."""
    for name in "lineno", "col_offset", "end_lineno", "end_col_offset":
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            if value is not None or hasattr(old_node, name) and name.startswith("end_"):
                setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    """Give each node that does not say where it stands the place of the one around it."""
    pending = [(node, (1, 0, 1, 0))]
    names = "lineno", "col_offset", "end_lineno", "end_col_offset"
    while pending:
        current, place = pending.pop()
        own = []
        for name, inherited in zip(names, place):
            if name in current._attributes:
                value = getattr(current, name, None)
                if value is None and (name.startswith("end_") or not hasattr(current, name)):
                    setattr(current, name, inherited)
                else:
                    inherited = value
            own.append(inherited)
        pending += [(child, tuple(own)) for child in iter_child_nodes(current)]
    return node


def increment_lineno(node, n=1):
    """Move a node, and all in it, down by n lines."""
    for child in walk(node):
        if isinstance(child, TypeIgnore):
            child.lineno = getattr(child, "lineno", 0) + n
            continue
        if "lineno" in child._attributes:
            child.lineno = getattr(child, "lineno", 0) + n
        if "end_lineno" in child._attributes and (end := getattr(child, "end_lineno", 0)) is not None:
            child.end_lineno = end + n
    return node


# Children.

def iter_fields(node):
    """Yield the name and the value of each field that a node has."""
    for name in node._fields:
        try:
            yield name, getattr(node, name)
        except AttributeError:
            pass


def iter_child_nodes(node):
    """Yield the nodes directly in a node: its fields, and what is in lists of them."""
    for _, value in iter_fields(node):
        if isinstance(value, AST):
            yield value
        elif isinstance(value, list):
            for item in value:
                if isinstance(item, AST):
                    yield item


def walk(node):
    """Yield a node and all nodes in it, those nearer to it first."""
    from collections import deque
    waiting = deque([node])
    while waiting:
        current = waiting.popleft()
        waiting.extend(iter_child_nodes(current))
        yield current


def get_docstring(node, clean=True):
    """Return the docstring of a function, class or module, or None."""
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError("%r can't have docstrings" % (node.__class__.__name__))
    if not (node.body and isinstance(node.body[0], Expr)):
        return None
    first = node.body[0].value
    if not (isinstance(first, Constant) and isinstance(first.value, str)):
        return None
    if not clean:
        return first.value
    import inspect
    return inspect.cleandoc(first.value)


def _lines(source, most=None):
    """Return the lines of a source with their ends: form feeds and the like end none."""
    kept = []
    start = at = 0
    while at < len(source) and (most is None or len(kept) < most):
        char = source[at]
        at += 1
        if char == "\r" and source[at:at + 1] == "\n":
            at += 1
        if char in "\r\n":
            kept.append(source[start:at])
            start = at
    if start < len(source) and (most is None or len(kept) < most):
        kept.append(source[start:])
    return kept


def get_source_segment(source, node, *, padded=False):
    """Return the part of a source that a node was parsed from, or None if it does not say where it stands."""
    try:
        if node.end_lineno is None or node.end_col_offset is None:
            return None
        first, last = node.lineno - 1, node.end_lineno - 1
        start, end = node.col_offset, node.end_col_offset
    except AttributeError:
        return None
    lines = [line.encode() for line in _lines(source, last + 1)]
    if first == last:
        return lines[first][start:end].decode()
    before = ""
    if padded:
        before = "".join(c if c in "\f\t" else " " for c in lines[first][:start].decode())
    middle = [line.decode() for line in lines[first + 1:last]]
    return "".join([before + lines[first][start:].decode(), *middle, lines[last][:end].decode()])


class NodeVisitor:
    """Goes over a tree: of each node, the method visit_Class is called, or generic_visit, which goes on to its children."""

    def visit(self, node):
        """Call the method for the class of a node, or generic_visit."""
        return getattr(self, "visit_" + node.__class__.__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        """Visit the children of a node."""
        for _, value in iter_fields(node):
            if isinstance(value, AST):
                self.visit(value)
            elif isinstance(value, list):
                for item in value:
                    if isinstance(item, AST):
                        self.visit(item)

    def visit_Constant(self, node):
        """Visit a constant, by the methods of old for its type if there are such."""
        value = node.value
        name = _old_names.get(type(value))
        if name is None:
            name = next((n for cls, n in _old_names.items() if isinstance(value, cls)), None)
        if name is not None and (method := getattr(self, "visit_" + name, None)) is not None:
            import warnings
            warnings.warn(f"visit_{name} is deprecated; add visit_Constant", DeprecationWarning, 2)
            return method(node)
        return self.generic_visit(node)


class NodeTransformer(NodeVisitor):
    """A visitor whose methods return what takes the place of a node: a node, None for nothing, or a list of statements."""

    def generic_visit(self, node):
        """Visit the children of a node, and put what they become in their places."""
        for name, value in iter_fields(node):
            if isinstance(value, list):
                kept = []
                for item in value:
                    if isinstance(item, AST):
                        item = self.visit(item)
                        if item is None:
                            continue
                        if not isinstance(item, AST):
                            kept.extend(item)
                            continue
                    kept.append(item)
                value[:] = kept
            elif isinstance(value, AST):
                made = self.visit(value)
                if made is None:
                    delattr(node, name)
                else:
                    setattr(node, name, made)
        return node


# What is left of the classes that Constant took the place of.

_old_names = {
    bool: "NameConstant",
    type(None): "NameConstant",
    int: "Num",
    float: "Num",
    complex: "Num",
    str: "Str",
    bytes: "Bytes",
    type(...): "Ellipsis",
}

_old_types = {
    "Num": (int, float, complex),
    "Str": (str,),
    "Bytes": (bytes,),
    "NameConstant": (type(None), bool),
    "Ellipsis": (type(...),),
}

_GONE = "{name} is deprecated and will be removed in Python {remove}; use ast.Constant instead"
_GONE_ATTRIBUTE = "{name} is deprecated and will be removed in Python {remove}; use value instead"


def _old_attribute(name):
    def get(self):
        """The value of a constant, by its old name."""
        import warnings
        warnings._deprecated(f"Attribute {name}", _GONE_ATTRIBUTE, remove=(3, 14))
        return self.value

    def put(self, value):
        import warnings
        warnings._deprecated(f"Attribute {name}", _GONE_ATTRIBUTE, remove=(3, 14))
        self.value = value

    return property(get, put)


Constant.n = _old_attribute("n")
Constant.s = _old_attribute("s")


class _OldMeta(type):
    def __instancecheck__(cls, instance):
        if cls.__name__ in _old_types and cls.__module__ == "ast":
            import warnings
            warnings._deprecated(f"ast.{cls.__qualname__}", message=_GONE, remove=(3, 14))
        if not isinstance(instance, Constant):
            return False
        kinds = _old_types.get(cls.__name__) if cls in _old_classes else None
        if kinds is None:
            return type.__instancecheck__(cls, instance)
        value = getattr(instance, "value", _ABSENT)
        return isinstance(value, kinds) and (bool in kinds or not isinstance(value, bool))


def _make_old(name, field):
    def __new__(cls, *args, **kwargs):
        import warnings
        if cls in _old_classes:
            warnings._deprecated(f"ast.{cls.__qualname__}", message=_GONE, remove=(3, 14))
            return Constant(..., *args, **kwargs) if name == "Ellipsis" else Constant(*args, **kwargs)
        if name == "Ellipsis":
            return Constant.__new__(cls, *args, **kwargs)
        for key in kwargs:
            if key in cls._fields and cls._fields.index(key) < len(args):
                raise TypeError(f"{cls.__name__} got multiple values for argument {key!r}")
        return Constant.__new__(cls, *args, **kwargs)

    return _OldMeta(name, (Constant,), {"_fields": field, "__new__": __new__, "__module__": "ast"})


_old = {
    "Num": _make_old("Num", ("n",)),
    "Str": _make_old("Str", ("s",)),
    "Bytes": _make_old("Bytes", ("s",)),
    "NameConstant": _make_old("NameConstant", ("value", "kind")),
    "Ellipsis": _make_old("Ellipsis", ()),
}
_old_classes = set(_old.values())


def __getattr__(name):
    if name in _old:
        import warnings
        value = globals()[name] = _old[name]
        del globals()[name]
        warnings._deprecated(f"ast.{name}", message=_GONE, remove=(3, 14))
        return value
    raise AttributeError(f"module 'ast' has no attribute '{name}'")


class slice(AST):
    """What indices were once. It is on its way out."""


class Index(slice):
    """What an index was once wrapped in: it gives the index itself."""

    def __new__(cls, value, **kwargs):
        return value


class ExtSlice(slice):
    """What several indices were once: it gives a Tuple of them."""

    def __new__(cls, dims=(), **kwargs):
        return Tuple(list(dims), Load(), **kwargs)


class Suite(mod):
    """A node of Python 2, in no tree any more."""


class AugLoad(expr_context):
    """A node of Python 2, in no tree any more."""


class AugStore(expr_context):
    """A node of Python 2, in no tree any more."""


class Param(expr_context):
    """A node of Python 2, in no tree any more."""


def main(args=None):
    """Show the tree of a file, or of the standard input."""
    import argparse
    import sys

    parser = argparse.ArgumentParser(prog="python -m ast")
    parser.add_argument("infile", nargs="?", default="-", help="the file to parse; defaults to stdin")
    parser.add_argument("-m", "--mode", default="exec", choices=("exec", "single", "eval", "func_type"),
                        help="specify what kind of code must be parsed")
    parser.add_argument("--no-type-comments", default=True, action="store_false", help="don't add information about type comments")
    parser.add_argument("-a", "--include-attributes", action="store_true", help="include attributes such as line numbers and column offsets")
    parser.add_argument("-i", "--indent", type=int, default=3, help="indentation of nodes (number of spaces)")
    options = parser.parse_args(args)
    if options.infile == "-":
        name, source = "<stdin>", sys.stdin.buffer.read()
    else:
        name = options.infile
        with open(name, "rb") as file:
            source = file.read()
    tree = parse(source, name, options.mode, type_comments=options.no_type_comments)
    print(dump(tree, include_attributes=options.include_attributes, indent=options.indent))


if __name__ == "__main__":
    main()
