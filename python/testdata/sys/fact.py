# What an interpreter says of itself, where that does not depend on which it is.
import sys


def show(source):
    try:
        print(source, '->', repr(eval(source)))
    except Exception as e:
        print(source, '->', type(e).__name__ + ':', e)


for line in r'''
sys.version_info
sys.float_info
sys.int_info
sys.intern(1)
sys.setrecursionlimit(0)
sys.setrecursionlimit('a')
sys.set_int_max_str_digits(5)
sys._getframe(100)
sys.getsizeof()
sys.stdout
sys.displayhook
sys.modules['sys']
sys.version_info[:3]
sys.version_info.major
sys.version_info > (3,8)
sys.float_info.max
sys.is_finalizing()
sys.warnoptions
sys.api_version
sys.hexversion
sys.abiflags
sys.platlibdir
sys.float_repr_style
type(sys.version_info)
type(sys.version_info)()
tuple(sys.version_info)
sys.version.split()[0]
sys.maxsize
sys.maxunicode
sys.byteorder
sys.exception()
sys.exc_info()
sys.getrecursionlimit()
sys.get_int_max_str_digits()
sys.getdefaultencoding()
sys.getfilesystemencoding()
sys.intern('ab') is sys.intern('a' + 'b')
'builtins' in sys.builtin_module_names
'json' in sys.stdlib_module_names
sys.version_info >= (3, 13)
sys.flags.optimize
sys.hash_info.modulus
sys._getframe().f_code.co_name
sys.getsizeof(1) > 0
sys.getsizeof(type('C', (), {'__sizeof__': lambda self: 'x'})(), 7)
sys.exit.__name__
sys.get_asyncgen_hooks()
sys.argv
'''.strip().splitlines():
    show(line)
