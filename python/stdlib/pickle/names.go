package pickle

// oldModules and oldNames are what Python 2 called modules and globals that pickles of protocols before 3 name.
func oldModules() map[string]string {
	return map[string]string{"builtins": "__builtin__", "copyreg": "copy_reg", "queue": "Queue", "socketserver": "SocketServer", "configparser": "ConfigParser",
		"reprlib": "repr", "_thread": "thread", "dbm": "anydbm", "urllib.robotparser": "robotparser", "xmlrpc.client": "xmlrpclib", "io": "io"}
}

func oldNames() map[[2]string][2]string {
	return map[[2]string][2]string{
		{"builtins", "range"}: {"__builtin__", "xrange"}, {"functools", "reduce"}: {"__builtin__", "reduce"}, {"sys", "intern"}: {"__builtin__", "intern"},
		{"builtins", "chr"}: {"__builtin__", "unichr"}, {"builtins", "str"}: {"__builtin__", "unicode"}, {"builtins", "int"}: {"__builtin__", "long"},
		{"builtins", "zip"}: {"itertools", "izip"}, {"builtins", "map"}: {"itertools", "imap"}, {"builtins", "filter"}: {"itertools", "ifilter"},
		{"itertools", "filterfalse"}: {"itertools", "ifilterfalse"}, {"itertools", "zip_longest"}: {"itertools", "izip_longest"},
		{"collections", "UserDict"}: {"UserDict", "IterableUserDict"}, {"collections", "UserList"}: {"UserList", "UserList"}, {"collections", "UserString"}: {"UserString", "UserString"},
	}
}

// oldName is what Python 2 called a global.
func oldName(module, name string) (string, string) {
	if old, ok := oldNames()[[2]string{module, name}]; ok {
		return old[0], old[1]
	}
	if old, ok := oldModules()[module]; ok {
		return old, name
	}
	return module, name
}

// newName is what Python 3 calls a global of Python 2.
func newName(module, name string) (string, string) {
	for now, old := range oldNames() {
		if old == [2]string{module, name} {
			return now[0], now[1]
		}
	}
	switch {
	case module == "__builtin__" && name == "basestring":
		return "builtins", "str"
	case module == "exceptions" && name == "StandardError":
		return "builtins", "Exception"
	case module == "exceptions":
		return "builtins", name
	}
	for now, old := range oldModules() {
		if old == module {
			return now, name
		}
	}
	switch module {
	case "cPickle":
		return "pickle", name
	case "cStringIO", "StringIO":
		return "io", name
	}
	return module, name
}
