"""The part of module inspect that is about source: docstrings, files, and the lines that an object was written in."""

import linecache
import sys
import types

__name__ = "inspect"  # whose part this is: classes and functions show it

__all__ = """
BlockFinder ClassFoundException EndOfBlock cleandoc findsource getabsfile getblock getcomments getdoc getfile getmodule getmodulename
getsource getsourcefile getsourcelines indentsize modulesbyfile
""".split()

modulesbyfile = {}


class ClassFoundException(Exception):
    """Raised to end a search for a class."""


class EndOfBlock(Exception):
    """Raised to end a search for the end of a block."""


def indentsize(line):
    """Return how wide the white space before a line is."""
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


def cleandoc(doc):
    """Return a docstring without the white space that indents it in its source, and without empty lines around it."""
    lines = doc.expandtabs().split("\n")
    margin = min((len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.lstrip(" ")), default=sys.maxsize)
    lines = [lines[0].lstrip(" "), *(line[margin:] for line in lines[1:])]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    """Return the docstring of an object, or that of what it overrides, or None."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        try:
            doc = _inherited(object)
        except (AttributeError, TypeError):
            return None
    return cleandoc(doc) if isinstance(doc, str) else None


def _class_of(func):
    """Return the class in whose body a function was written, or None."""
    cls = sys.modules.get(func.__module__)
    for name in func.__qualname__.split(".")[:-1]:
        cls = getattr(cls, name, None)
    return cls if isinstance(cls, type) else None


def _doc_of(obj):
    try:
        return obj.__doc__
    except AttributeError:
        return None


def _inherited(obj):
    if isinstance(obj, type):
        for base in obj.__mro__[1:]:
            if base is not object and base.__dict__.get("__doc__") is not None:
                return base.__doc__
        return None
    if isinstance(obj, types.MethodType):
        name = obj.__func__.__name__
        owner = obj.__self__
        if isinstance(owner, type) and getattr(getattr(owner, name, None), "__func__", None) is obj.__func__:
            cls = owner
        else:
            cls = owner.__class__
    elif isinstance(obj, types.FunctionType):
        name = obj.__name__
        cls = _class_of(obj)
        if cls is None or getattr(cls, name) is not obj:
            return None
    elif isinstance(obj, types.BuiltinFunctionType):
        name, owner = obj.__name__, obj.__self__
        cls = owner if isinstance(owner, type) and f"{owner.__qualname__}.{name}" == obj.__qualname__ else owner.__class__
    elif isinstance(obj, property):
        name = obj.__name__
        cls = _class_of(obj.fget)
        if cls is None or getattr(cls, name) is not obj:
            return None
    elif hasattr(obj, "__objclass__"):
        name, cls = obj.__name__, obj.__objclass__
        if getattr(cls, name) is not obj:
            return None
    else:
        return None
    for base in cls.__mro__:
        doc = _doc_of(getattr(base, name, None))
        if doc is not None:
            return doc
    return None


def getfile(object):
    """Return the file that an object comes from."""
    if isinstance(object, types.ModuleType):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError("{!r} is a built-in module".format(object))
    if isinstance(object, type):
        if hasattr(object, "__module__"):
            module = sys.modules.get(object.__module__)
            if getattr(module, "__file__", None):
                return module.__file__
            if object.__module__ == "__main__":
                raise OSError("source code not available")
        raise TypeError("{!r} is a built-in class".format(object))
    if isinstance(object, types.MethodType):
        object = object.__func__
    if isinstance(object, types.FunctionType):
        object = object.__code__
    if isinstance(object, types.TracebackType):
        object = object.tb_frame
    if isinstance(object, types.FrameType):
        object = object.f_code
    if isinstance(object, types.CodeType):
        return object.co_filename
    raise TypeError("module, class, method, function, traceback, frame, or code object was expected, got {}".format(type(object).__name__))


def getmodulename(path):
    """Return the name of the module in a file, or None if it is none."""
    name = path.replace("\\", "/").rpartition("/")[2]
    for suffix in (".py", ".pyc"):
        if name.endswith(suffix) and len(name) > len(suffix):
            return name[:-len(suffix)]
    return None


def getsourcefile(object):
    """Return the source file of an object, or None if there is none."""
    filename = getfile(object)
    if filename.endswith(".pyc"):
        filename = filename[:-1]
    if filename in linecache.cache or linecache.getlines(filename):
        return filename
    module = getmodule(object, filename)
    if getattr(module, "__loader__", None) is not None or getattr(getattr(module, "__spec__", None), "loader", None) is not None:
        return filename
    return None


def getabsfile(object, _filename=None):
    """Return the whole path of the file of an object."""
    filename = _filename or getsourcefile(object) or getfile(object)
    try:
        import os
    except ImportError:
        return filename
    return os.path.normcase(os.path.abspath(filename))


def getmodule(object, _filename=None):
    """Return the module in which an object was made, or None."""
    if isinstance(object, types.ModuleType):
        return object
    if hasattr(object, "__module__"):
        return sys.modules.get(object.__module__)
    try:
        filename = _filename or getfile(object)
    except (TypeError, FileNotFoundError, OSError):
        return None
    for module in list(sys.modules.values()):
        if isinstance(module, types.ModuleType) and getattr(module, "__file__", None) == filename:
            return module
    main = sys.modules["__main__"]
    name = getattr(object, "__name__", None)
    if name is None:
        return None
    for module in (main, sys.modules["builtins"]):
        if getattr(module, name, None) is object:
            return module
    return None


def findsource(object):
    """Return all lines of the file of an object, and the place in them where it begins."""
    filename = getsourcefile(object)
    if not filename:
        filename = getfile(object)
        if not (filename.startswith("<") and filename.endswith(">")):
            raise OSError("source code not available")
    module = getmodule(object, filename)
    lines = linecache.getlines(filename, module.__dict__) if module else linecache.getlines(filename)
    if not lines:
        raise OSError("could not get source code")
    if isinstance(object, types.ModuleType):
        return lines, 0
    if isinstance(object, type):
        line = object.__dict__.get("__firstlineno__")
        if line is None:
            line = _class_line(lines, object.__qualname__)
        if line - 1 >= len(lines):
            raise OSError("lineno is out of bounds")
        return lines, line - 1
    if isinstance(object, types.MethodType):
        object = object.__func__
    if isinstance(object, types.FunctionType):
        object = object.__code__
    if isinstance(object, types.TracebackType):
        object = object.tb_frame
    if isinstance(object, types.FrameType):
        object = object.f_code
    if isinstance(object, types.CodeType):
        line = object.co_firstlineno - 1
        if line >= len(lines):
            raise OSError("lineno is out of bounds")
        return lines, line
    raise OSError("could not find code object")


def _class_line(lines, qualname):
    """Return the line where a class begins, by the tree of its file."""
    import ast
    found = []

    def search(node, path):
        for child in ast.iter_child_nodes(node):
            inner = path
            if isinstance(child, ast.ClassDef):
                inner = [*path, child.name]
                if ".".join(inner) == qualname:
                    found.append(min([child.lineno, *(d.lineno for d in child.decorator_list)]))
            elif isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)):
                inner = [*path, child.name, "<locals>"]
            search(child, inner)

    search(ast.parse("".join(lines)), [])
    if not found:
        raise OSError("could not find class definition")
    return found[-1]


def getcomments(object):
    """Return the comments before an object, or None."""
    try:
        lines, place = findsource(object)
    except (OSError, TypeError):
        return None
    if isinstance(object, types.ModuleType):
        start = 1 if lines and lines[0][:2] == "#!" else 0
        while start < len(lines) and lines[start].strip() in ("", "#"):
            start += 1
        if start < len(lines) and lines[start][:1] == "#":
            comments = []
            while start < len(lines) and lines[start][:1] == "#":
                comments.append(lines[start].expandtabs())
                start += 1
            return "".join(comments)
        return None
    if place > 0:
        indent = indentsize(lines[place])
        end = place - 1
        if lines[end].lstrip()[:1] == "#" and indentsize(lines[end]) == indent:
            comments = []
            while end >= 0 and lines[end].lstrip()[:1] == "#" and indentsize(lines[end]) == indent:
                comments.insert(0, lines[end].expandtabs().lstrip())
                end -= 1
            while comments and comments[0].strip() == "#":
                comments.pop(0)
            while comments and comments[-1].strip() == "#":
                comments.pop()
            return "".join(comments)
    return None


class BlockFinder:
    """Looks, token by token, for the end of a block that begins with the first."""

    def __init__(self):
        self.started = self.passline = self.islambda = self.indecorator = False
        self.indent, self.last, self.body_col0 = 0, 1, None

    def tokeneater(self, type, token, srowcol, erowcol, line):
        """Take the next token; raise EndOfBlock at the end."""
        import tokenize
        if not self.started and not self.indecorator:
            if type in (tokenize.INDENT, tokenize.COMMENT, tokenize.NL):
                pass
            elif token == "@":
                self.indecorator = True
            else:
                self.islambda = token == "lambda"
                self.started = True
            self.passline = type not in (tokenize.INDENT, tokenize.COMMENT, tokenize.NL)
        elif type == tokenize.NEWLINE:
            self.passline = False
            self.last = srowcol[0]
            if self.islambda:
                raise EndOfBlock
            self.indecorator = False
        elif self.passline:
            return
        elif type == tokenize.INDENT:
            self.passline = True
            self.indent += 1
            if self.started and self.body_col0 is None:
                self.body_col0 = erowcol[1]
        elif type == tokenize.DEDENT:
            self.indent -= 1
            if self.indent <= 0:
                raise EndOfBlock
        elif type == tokenize.COMMENT:
            if self.body_col0 is not None and srowcol[1] >= self.body_col0:
                self.last = srowcol[0]
        elif self.indent == 0 and type not in (tokenize.COMMENT, tokenize.NL):
            raise EndOfBlock


def getblock(lines):
    """Return the lines of the block that begins with the first."""
    import tokenize
    finder = BlockFinder()
    try:
        for token in tokenize.generate_tokens(iter(lines).__next__):
            finder.tokeneater(*token)
    except (EndOfBlock, IndentationError):
        pass
    except SyntaxError as ex:
        if "unmatched" not in ex.msg:
            raise
    except tokenize.TokenError as ex:
        if "unmatched" not in str(ex) and not finder.started:
            raise
    return lines[:finder.last]


def getsourcelines(object):
    """Return the lines in which an object was written, and the number of the first."""
    from _inspect_signature import unwrap
    object = unwrap(object)
    lines, place = findsource(object)
    if isinstance(object, types.TracebackType):
        object = object.tb_frame
    if isinstance(object, types.ModuleType) or isinstance(object, types.FrameType) and object.f_code.co_name == "<module>":
        return lines, 0
    return getblock(lines[place:]), place + 1


def getsource(object):
    """Return the source of an object."""
    lines, _ = getsourcelines(object)
    return "".join(lines)
