package conform

import "strings"

// Tier is a group of test files that need about the same of the library.
type Tier struct {
	Name  string // a letter
	About string
	Files []string
}

// Tiers are the files, those first that need the least.
func Tiers() []Tier {
	return []Tier{
		{"A", "the language", strings.Fields(`
			test_keywordonlyarg test_named_expressions test_contains test_unary test_binop test_global test_scope test_decorators
			test_funcattrs test_class test_property test_super test_subclassinit test_abc test_dynamicclassattribute test_raise
			test_baseexception test_exception_variations test_exception_group test_except_star test_with test_iterlen
			test_generator_stop test_yield_from test_dictcomps test_int_literal test_userdict test_index test_print test_keyword
			test_utf8source test_unicode_identifiers test_type_annotations test_type_comments test_augassign test_copy test_textwrap
			test_html test_htmlparser test_ast`)},
		{"B", "one small module more", strings.Fields(`
			test_bool test_isinstance test_typechecks test_pow test_patma test_compare test_richcmp test_grammar test_syntax
			test_string test_fnmatch test_configparser test_urlparse test_binascii`)},
		{"C", "containers, which pickle", strings.Fields(`
			test_range test_slice test_tuple test_list test_userlist test_dictviews test_enumerate test_iter
			test_positional_only_arg test_set test_ordered_dict test_dict test_ipaddress test_operator`)},
		{"D", "documentation that is tested", strings.Fields(`
			test_unpack test_unpack_ex test_extcall test_metaclass test_descrtut test_genexps test_listcomps test_setcomps
			test_generators test_difflib test_collections test_enum`)},
		{"E", "numbers and much of the library", strings.Fields(`
			test_int test_long test_float test_complex test_math test_sort test_string_literals test_contextlib test_heapq
			test_bisect test_descr test_pprint test_weakset test_itertools test_reprlib test_fractions test_statistics test_json`)},
		{"F", "what reaches the process, and the rest", strings.Fields(`
			test_fstring test_str test_bytes test_format test_exceptions test_builtin test_types test_functools test_coroutines
			test_asyncgen test_typing test_dataclasses test_inspect test_traceback test_re test_struct test_memoryview test_weakref
			test_gc test_context test_io test_codecs test_hashlib test_hmac test_base64 test_datetime test_decimal test_random
			test_import test_threading test_logging test_argparse test_shlex test_getopt test_optparse test_cmd test_csv test_tomllib
			test_unittest test_doctest test_zlib test_gzip test_pickle test_copyreg test_array test_queue test_glob test_pathlib
			test_tempfile test_shutil test_calendar test_colorsys test_numeric_tower test_cmath test_deque test_defaultdict
			test_userstring test_type_params test_type_aliases test_tokenize test_symtable test_codeop test_unicodedata
			test_zipfile test_uuid test_timeit test_sched test_secrets test_gettext test_linecache test_module test_warnings test_errno
			test_time test_stat test_posixpath test_os test_strptime test_strtod test_graphlib test_quopri
			test_asyncio test_email test_xml_etree test_pyexpat test_wsgiref`)},
	}
}
