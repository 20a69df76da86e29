import importlib, importlib.util, importlib.machinery, importlib.abc, sys, __future__
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
print(importlib.import_module('collections.abc').__name__, importlib.import_module('.abc','collections').__name__)
t(lambda: importlib.import_module('.x')); t(lambda: importlib.import_module('nope')); t(lambda: importlib.util.find_spec('nope')); t(lambda: importlib.util.find_spec('bisect').name)
t(lambda: importlib.util.resolve_name('..a','b.c.d')); t(lambda: importlib.util.resolve_name('....a','b.c')); t(lambda: importlib.reload(1))
t(lambda: importlib.reload(importlib.import_module('keyword')).__name__)
t(lambda: importlib.machinery.ModuleSpec('a',None)); t(lambda: importlib.util.module_from_spec(importlib.util.find_spec('bisect')).__name__)
print(__future__.annotations, importlib.machinery.all_suffixes()[0], importlib.util.find_spec('sys').name)
