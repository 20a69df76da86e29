"""What programs look for in the part of importlib that needs no files: it is in importlib.machinery and importlib.util."""

import sys
from importlib.machinery import BuiltinImporter, FrozenImporter, ModuleSpec
from importlib.util import module_from_spec, resolve_name, spec_from_loader

_resolve_name = resolve_name


def _load(spec):
    """Make the module of a spec, run its code, and return what sys.modules has then."""
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    if spec.loader is not None:
        try:
            spec.loader.exec_module(module)
        except BaseException:
            sys.modules.pop(spec.name, None)
            raise
    # The code may have put another module in its place; whichever it is becomes the newest.
    module = sys.modules.pop(spec.name)
    sys.modules[spec.name] = module
    return module


def _verbose_message(message, *args, verbosity=1):
    """Write nothing: imports are silent."""
