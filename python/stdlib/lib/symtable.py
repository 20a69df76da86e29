"""The scopes of a source, and what the compiler knows of the names in them."""

import weakref
from enum import StrEnum

import _symtable as table

__all__ = ["symtable", "SymbolTableType", "SymbolTable", "Class", "Function", "Symbol"]


class SymbolTableType(StrEnum):
    """What a scope is the scope of."""

    MODULE = "module"
    FUNCTION = "function"
    CLASS = "class"
    ANNOTATION = "annotation"
    TYPE_ALIAS = "type alias"
    TYPE_PARAMETERS = "type parameters"
    TYPE_VARIABLE = "type variable"


_KINDS = {getattr(table, "TYPE_" + kind.name): kind for kind in SymbolTableType}
_REACHES = {getattr(table, name): name for name in ("LOCAL", "GLOBAL_IMPLICIT", "GLOBAL_EXPLICIT", "FREE", "CELL")}
_GLOBAL = table.GLOBAL_IMPLICIT, table.GLOBAL_EXPLICIT
_FLAGS = {name: getattr(table, name)
          for name in ("USE", "DEF_GLOBAL", "DEF_NONLOCAL", "DEF_LOCAL", "DEF_PARAM", "DEF_FREE", "DEF_FREE_CLASS", "DEF_IMPORT", "DEF_ANNOT")}

_made = weakref.WeakValueDictionary()


def symtable(code, filename, compile_type):
    """The table of a source, which is as for compile()."""
    return _table(table.symtable(code, filename, compile_type), filename)


def _table(entry, filename):
    """The table of an entry, always the same one."""
    found = _made.get((entry, filename))
    if found is None:
        kind = {SymbolTableType.FUNCTION: Function, SymbolTableType.CLASS: Class}.get(_KINDS[entry.type], SymbolTable)
        found = _made[entry, filename] = kind(entry, filename)
    return found


def _reach(number):
    return number >> table.SCOPE_OFF & table.SCOPE_MASK


class SymbolTable:
    """The table of a scope."""

    def __init__(self, raw_table, filename):
        self._table, self._filename, self._symbols = raw_table, filename, {}

    def __repr__(self):
        own = "" if type(self) is SymbolTable else type(self).__name__ + " "
        of = "module" if self._table.name == "top" else f"{self._table.name} in"
        return f"<{own}SymbolTable for {of} {self._filename}>"

    def get_type(self):
        """What it is the scope of."""
        return _KINDS[self._table.type]

    def get_id(self):
        """A number that no other table of the source has."""
        return self._table.id

    def get_name(self):
        """The name of the function or class, "top" for a module."""
        return self._table.name

    def get_lineno(self):
        """The line in which the scope begins."""
        return self._table.lineno

    def is_optimized(self):
        """Whether its names live in slots."""
        return self._table.type == table.TYPE_FUNCTION

    def is_nested(self):
        """Whether there is a function around it."""
        return bool(self._table.nested)

    def has_children(self):
        """Whether there are scopes inside of it."""
        return bool(self._table.children)

    def get_identifiers(self):
        """The names."""
        return self._table.symbols.keys()

    def lookup(self, name):
        """What there is to say of a name."""
        if name not in self._symbols:
            number = self._table.symbols[name]
            inside = [child for child in self.get_children() if child.get_name() == name]
            self._symbols[name] = Symbol(name, number, inside, module_scope=self._table.name == "top")
        return self._symbols[name]

    def get_symbols(self):
        """What there is to say of each of the names."""
        return list(map(self.lookup, self.get_identifiers()))

    def get_children(self):
        """The tables of the scopes inside."""
        return [_table(entry, self._filename) for entry in self._table.children]


class Function(SymbolTable):
    """The table of a function."""

    def _names(self, wanted):
        return tuple(name for name, number in self._table.symbols.items() if wanted(number))

    def get_parameters(self):
        """The names of the parameters."""
        return self._names(lambda number: number & table.DEF_PARAM)

    def get_locals(self):
        """The names that the function binds."""
        return self._names(lambda number: _reach(number) in (table.LOCAL, table.CELL))

    def get_globals(self):
        """The names of the module's that the function speaks of."""
        return self._names(lambda number: _reach(number) in _GLOBAL)

    def get_nonlocals(self):
        """The names that are declared nonlocal."""
        return self._names(lambda number: number & table.DEF_NONLOCAL)

    def get_frees(self):
        """The names that functions around it bind."""
        return self._names(lambda number: _reach(number) == table.FREE)


class Class(SymbolTable):
    """The table of a class."""

    def get_methods(self):
        """The names of the functions that the class defines."""
        found = {}
        for child in self._table.children:
            if child.name in self._table.symbols and _reach(self._table.symbols[child.name]) == table.LOCAL and self._is_method(child):
                found[child.name] = None
        return tuple(found)

    @staticmethod
    def _is_method(child):
        """Whether a scope is that of a function, and not of a generator expression; type parameters may stand around it."""
        if child.type == table.TYPE_TYPE_PARAMETERS:
            return any(inner.name == child.name and inner.type == table.TYPE_FUNCTION for inner in child.children)
        return child.type == table.TYPE_FUNCTION and not (child.name == "genexpr" and ".0" in child.varnames)


class Symbol:
    """What there is to say of a name in a scope."""

    def __init__(self, name, flags, namespaces=None, *, module_scope=False):
        self._name, self._number = name, flags
        self._inside, self._at_top = namespaces or (), module_scope

    def __repr__(self):
        return f"<symbol {self._name!r}: {self._scope_str()}, {self._flags_str()}>"

    def _scope_str(self):
        return _REACHES.get(_reach(self._number), str(_reach(self._number)))

    def _flags_str(self):
        return "|".join(name for name, bit in _FLAGS.items() if self._has(bit))

    def _has(self, bit):
        return bool(self._number & bit)

    def get_name(self):
        """The name."""
        return self._name

    def is_referenced(self):
        """Whether the scope reads it."""
        return self._has(table.USE)

    def is_parameter(self):
        """Whether it is a parameter."""
        return self._has(table.DEF_PARAM)

    def is_global(self):
        """Whether it is one of the module."""
        return _reach(self._number) in _GLOBAL or self._at_top and self._has(table.DEF_BOUND)

    def is_nonlocal(self):
        """Whether it is declared nonlocal."""
        return self._has(table.DEF_NONLOCAL)

    def is_declared_global(self):
        """Whether it is declared global."""
        return _reach(self._number) == table.GLOBAL_EXPLICIT

    def is_local(self):
        """Whether the scope binds it."""
        return _reach(self._number) in (table.LOCAL, table.CELL) or self._at_top and self._has(table.DEF_BOUND)

    def is_annotated(self):
        """Whether it is annotated."""
        return self._has(table.DEF_ANNOT)

    def is_free(self):
        """Whether a function around the scope binds it."""
        return _reach(self._number) == table.FREE

    def is_imported(self):
        """Whether an import binds it."""
        return self._has(table.DEF_IMPORT)

    def is_assigned(self):
        """Whether the scope assigns to it."""
        return self._has(table.DEF_LOCAL)

    def is_namespace(self):
        """Whether it is the name of a function or class of the scope."""
        return bool(self._inside)

    def get_namespaces(self):
        """The tables of the functions and classes that have this name."""
        return self._inside

    def get_namespace(self):
        """The table of the only function or class that has this name."""
        if len(self._inside) == 1:
            return self._inside[0]
        raise ValueError("name is bound to multiple namespaces" if self._inside else "name is not bound to any namespaces")


def _describe(scope, indent=0):
    """Print a table with those inside of it."""
    margin, inside = "    " * indent, "nested " if scope.is_nested() else ""
    what = f"from file {scope._filename!r}" if scope.get_type() == "module" else f"{scope.get_name()!r}"
    print(f"{margin}symbol table for {inside}{scope.get_type()} {what}:")
    for symbol in scope.get_symbols():
        kind, flags = symbol._scope_str().lower(), symbol._flags_str().lower()
        print(f"{margin}    {kind} symbol {symbol.get_name()!r}: {flags}")
    print()
    for child in scope.get_children():
        _describe(child, indent + 1)


def main(args):
    import sys

    for name in args or ["-"]:
        if name == "-":
            source, name = sys.stdin.read(), "<stdin>"
        else:
            with open(name, "rb") as file:
                source = file.read()
        _describe(symtable(source, name, "exec"))


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
