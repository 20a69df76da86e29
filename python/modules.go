package python

import (
	"github.com/jinklink/jink/python/filesystem"
	"github.com/jinklink/jink/python/stdlib/abc"
	"github.com/jinklink/jink/python/stdlib/array"
	"github.com/jinklink/jink/python/stdlib/ast"
	"github.com/jinklink/jink/python/stdlib/atexit"
	"github.com/jinklink/jink/python/stdlib/binascii"
	"github.com/jinklink/jink/python/stdlib/bisect"
	"github.com/jinklink/jink/python/stdlib/builtins"
	"github.com/jinklink/jink/python/stdlib/cmath"
	"github.com/jinklink/jink/python/stdlib/codecs"
	"github.com/jinklink/jink/python/stdlib/collections"
	"github.com/jinklink/jink/python/stdlib/contextvars"
	"github.com/jinklink/jink/python/stdlib/csv"
	"github.com/jinklink/jink/python/stdlib/datetime"
	"github.com/jinklink/jink/python/stdlib/decimal"
	"github.com/jinklink/jink/python/stdlib/dis"
	"github.com/jinklink/jink/python/stdlib/errno"
	"github.com/jinklink/jink/python/stdlib/expat"
	"github.com/jinklink/jink/python/stdlib/functools"
	"github.com/jinklink/jink/python/stdlib/gc"
	"github.com/jinklink/jink/python/stdlib/hashlib"
	"github.com/jinklink/jink/python/stdlib/heapq"
	"github.com/jinklink/jink/python/stdlib/imp"
	"github.com/jinklink/jink/python/stdlib/io"
	"github.com/jinklink/jink/python/stdlib/itertools"
	"github.com/jinklink/jink/python/stdlib/json"
	"github.com/jinklink/jink/python/stdlib/marshal"
	"github.com/jinklink/jink/python/stdlib/math"
	"github.com/jinklink/jink/python/stdlib/operator"
	"github.com/jinklink/jink/python/stdlib/pickle"
	"github.com/jinklink/jink/python/stdlib/posix"
	"github.com/jinklink/jink/python/stdlib/queue"
	"github.com/jinklink/jink/python/stdlib/random"
	"github.com/jinklink/jink/python/stdlib/re"
	"github.com/jinklink/jink/python/stdlib/signal"
	"github.com/jinklink/jink/python/stdlib/structs"
	"github.com/jinklink/jink/python/stdlib/symtable"
	"github.com/jinklink/jink/python/stdlib/sys"
	"github.com/jinklink/jink/python/stdlib/thread"
	"github.com/jinklink/jink/python/stdlib/time"
	"github.com/jinklink/jink/python/stdlib/tokenize"
	"github.com/jinklink/jink/python/stdlib/traceback"
	"github.com/jinklink/jink/python/stdlib/types"
	"github.com/jinklink/jink/python/stdlib/typing"
	"github.com/jinklink/jink/python/stdlib/unicodedata"
	"github.com/jinklink/jink/python/stdlib/warnings"
	"github.com/jinklink/jink/python/stdlib/weakref"
	"github.com/jinklink/jink/python/stdlib/zlib"
	"github.com/jinklink/jink/python/stdlib/zoneinfo"
	"github.com/jinklink/jink/python/vm"
)

// modules are the modules that are written in Go. source gives the lines of a file.
func modules(c Config, source func(filename string) ([]string, bool)) map[string]vm.Module {
	view, _ := c.Open.(*filesystem.View)
	all := map[string]vm.Module{
		"_abc":         abc.Module,
		"_ast":         ast.Module,
		"_bisect":      bisect.Module,
		"_heapq":       heapq.Module,
		"_codecs":      codecs.Module,
		"_collections": collections.Module,
		"_contextvars": contextvars.Module,
		"_queue":       queue.Module,
		"_signal":      signal.Config{Alarms: c.Clock != nil}.Module,
		"_datetime":    datetime.Module,
		"_decimal":     decimal.Module,
		"_dis":         dis.Module,
		"_functools":   functools.Module,
		"_imp":         imp.Config{Find: findModule(c)}.Module,
		"_io":          io.Config{Files: c.Open}.Module,
		"_operator":    operator.Module,
		"_symtable":    symtable.Config{Scopes: vm.Scopes}.Module,
		"_tokenize":    tokenize.Module,
		"_sre":         re.Module,
		"_thread":      thread.Module,
		"_traceback":   traceback.Config{Source: source}.Module,
		"_types":       types.Module,
		"_typing":      typing.Module,
		"_warnings":    warnings.Module,
		"_weakref":     weakref.Module,
		"_json":        json.Module,
		"_random":      random.Config{Entropy: c.Entropy}.Module,
		"_hashlib":     hashlib.Module,
		"_md5":         hashlib.Part("_md5", "md5"),
		"_sha1":        hashlib.Part("_sha1", "sha1"),
		"_sha2":        hashlib.Part("_sha2", "sha224", "sha256", "sha384", "sha512"),
		"_sha3":        hashlib.Part("_sha3", "sha3_224", "sha3_256", "sha3_384", "sha3_512", "shake_128", "shake_256"),
		"_blake2":      hashlib.Blake2Module,
		"_struct":      structs.Module,
		"binascii":     binascii.Module,
		"_pickle":      pickle.Module,
		"_zoneinfo":    zoneinfo.Module,
		"_csv":         csv.Module,
		"array":        array.Module,
		"atexit":       atexit.Module,
		"builtins":     builtins.Module,
		"cmath":        cmath.Module,
		"errno":        errno.Module,
		"gc":           gc.Module,
		"itertools":    itertools.Module,
		"marshal":      marshal.Config{Code: c.LoadCode}.Module,
		"math":         math.Module,
		"operator":     operator.Public,
		"pyexpat":      expat.Module,
		"posix":        posix.Config{Files: view, Environment: c.Environment, Processes: c.Processes, Entropy: c.Entropy}.Module,
		"sys":          sys.Module,
		"unicodedata":  unicodedata.Module,
		"zlib":         zlib.Module,
		"time":         time.Module,
	}
	for name := range all {
		if !permitted(c.Stdlib, name) {
			delete(all, name)
		}
	}
	for name, m := range c.Modules {
		all[name] = m.make(name)
	}
	return all
}

// findModule finds modules for importlib, where imports would.
func findModule(c Config) func(name string, path []string) (imp.Found, bool, error) {
	return func(name string, path []string) (imp.Found, bool, error) {
		src, ok, err := finder{c.Files, c.Stdlib}.Find(name, path)
		return imp.Found{Filename: src.Filename, Package: src.Package, Path: src.Path, NoFile: src.NoFile}, ok, err
	}
}
