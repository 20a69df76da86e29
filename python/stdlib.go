package python

import (
	"slices"
	"strings"
)

// This file says which modules of the standard library a program may import.

// Pure are the modules that compute and do nothing else: those for programs that nobody trusts, as Config.Stdlib. An
// interpreter with these, and otherwise the zero Config, reaches nothing of its host. (Neither does one with all modules,
// since what reaches the process is granted one by one in Config; but fewer modules are fewer to review.)
func Pure() []string {
	return []string{
		"abc", "base64", "binascii", "bisect", "cmath", "collections", "contextlib", "copy", "copyreg", "dataclasses",
		"datetime", "decimal", "difflib", "enum", "errno", "fnmatch", "fractions", "functools", "hashlib", "heapq", "hmac",
		"html", "io", "ipaddress", "itertools", "json", "keyword", "linecache", "math", "numbers", "operator",
		"random", "re", "reprlib", "statistics", "string", "struct", "sys", "textwrap", "time",
		"traceback", "types", "typing", "unicodedata", "urllib.parse", "uuid", "warnings", "weakref", "zlib", "zoneinfo",
	}
}

// permitted reports whether a module may be imported. Modules whose names begin with an underscore are how others are made:
// they are there for those that are named, and grant nothing of their own.
func permitted(stdlib []string, name string) bool {
	if stdlib == nil || name == "builtins" || strings.HasPrefix(name, "_") {
		return true
	}
	return slices.ContainsFunc(stdlib, func(entry string) bool {
		return name == entry || strings.HasPrefix(name, entry+".") || strings.HasPrefix(entry, name+".")
	})
}
