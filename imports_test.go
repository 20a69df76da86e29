package jink

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/jinklink/jink/"

// allowed is a statement of policy: which packages of this module each package may import. Data flows down this list.
// Do not change it to make a build pass; change it when the design changes, and say so in docs/design.md.
var allowed = map[string][]string{
	"cmd/jink":   {"cli"},
	"bench":      {"link", "program", "python", "redirect", "visitor"},
	"cli":        {"api/v1", "app", "cli/folder", "cli/repl", "cli/rows", "client", "link", "load", "monitor", "probe", "program", "program/linktest", "python", "python/conform", "python/filesystem", "python/stdlib/io", "python/stdlib/posix", "python/vm", "slo"},
	"cli/repl":   {"python", "python/syntax"},
	"cli/rows":   {"api/v1"},
	"cli/folder": {"api/v1"},

	"app": {"api", "api/v1", "auth", "catalog", "certificate", "click", "dash", "geo", "link", "listener", "observe", "observe/metric", "overload", "page", "password", "program", "ratelimit", "reach", "redirect", "slo", "slug", "store/postgres", "store/sqlite", "store/timed", "visitor"},

	"api":              {"api/v1", "catalog", "link", "program", "ratelimit", "redirect", "visitor"},
	"dash":             {"catalog", "link", "page", "program", "qr", "ratelimit", "redirect", "visitor"},
	"program":          {"link", "python", "python/syntax", "python/vm", "redirect", "visitor"},
	"program/linktest": {"link", "program", "python", "redirect", "visitor"},
	"redirect":         {"link", "ratelimit", "visitor"},
	"click":            {"link"},
	"catalog":          {"link", "slug"},
	"auth":             {"link"},
	"reach":            {"catalog"},
	"slug":             {"link"},
	"password":         {"link"},
	"qr":               {"link"},
	"page":             {"api/v1", "link"},

	"store/postgres": {"link", "store/creation", "store/migrate", "store/record"},
	"store/sqlite":   {"link", "store/creation", "store/migrate", "store/record"},
	"store/timed":    {"link"},
	"store/creation": {"link", "store/record"},
	"store/record":   {"link"},
	"store/migrate":  {},

	"client":      {"api/v1"},
	"api/v1":      {},
	"visitor":     {},
	"geo":         {},
	"ratelimit":   {},
	"overload":    {},
	"link":        {},
	"listener":    {},
	"certificate": {"link"},

	"monitor":        {"observe/metric", "slo"},
	"slo":            {},
	"probe":          {"api/v1", "client", "observe/metric", "visitor"},
	"load":           {"api/v1", "visitor"},
	"observe":        {"observe/metric"},
	"observe/metric": {},

	"python":                    {"python/code", "python/compile", "python/filesystem", "python/object", "python/stdlib/abc", "python/stdlib/array", "python/stdlib/ast", "python/stdlib/atexit", "python/stdlib/binascii", "python/stdlib/bisect", "python/stdlib/builtins", "python/stdlib/cmath", "python/stdlib/codecs", "python/stdlib/collections", "python/stdlib/contextvars", "python/stdlib/csv", "python/stdlib/datetime", "python/stdlib/decimal", "python/stdlib/dis", "python/stdlib/errno", "python/stdlib/expat", "python/stdlib/functools", "python/stdlib/gc", "python/stdlib/hashlib", "python/stdlib/heapq", "python/stdlib/imp", "python/stdlib/io", "python/stdlib/itertools", "python/stdlib/json", "python/stdlib/lib", "python/stdlib/marshal", "python/stdlib/math", "python/stdlib/operator", "python/stdlib/pickle", "python/stdlib/posix", "python/stdlib/queue", "python/stdlib/random", "python/stdlib/re", "python/stdlib/signal", "python/stdlib/structs", "python/stdlib/symtable", "python/stdlib/sys", "python/stdlib/thread", "python/stdlib/time", "python/stdlib/tokenize", "python/stdlib/traceback", "python/stdlib/types", "python/stdlib/typing", "python/stdlib/unicodedata", "python/stdlib/warnings", "python/stdlib/weakref", "python/stdlib/zlib", "python/stdlib/zoneinfo", "python/syntax", "python/traceback", "python/vm"},
	"python/charname":           {},
	"python/code":               {},
	"python/compile":            {"python/code", "python/syntax"},
	"python/conform":            {},
	"python/filesystem":         {},
	"python/object":             {"python/charname", "python/code", "python/real"},
	"python/pattern":            {"python/charname", "python/object"},
	"python/real":               {},
	"python/stdlib/abc":         {"python/object"},
	"python/stdlib/array":       {"python/object"},
	"python/stdlib/ast":         {"python/code", "python/object", "python/syntax"},
	"python/stdlib/atexit":      {"python/object"},
	"python/stdlib/binascii":    {"python/object"},
	"python/stdlib/bisect":      {"python/code", "python/object"},
	"python/stdlib/builtins":    {"python/code", "python/object"},
	"python/stdlib/cmath":       {"python/object", "python/real"},
	"python/stdlib/codecs":      {"python/object"},
	"python/stdlib/collections": {"python/code", "python/object"},
	"python/stdlib/contextvars": {"python/code", "python/object"},
	"python/stdlib/csv":         {"python/object"},
	"python/stdlib/datetime":    {"python/code", "python/object", "python/stdlib/time"},
	"python/stdlib/decimal":     {"python/code", "python/object"},
	"python/stdlib/dis":         {"python/code", "python/object"},
	"python/stdlib/errno":       {"python/object"},
	"python/stdlib/expat":       {"python/object"},
	"python/stdlib/functools":   {"python/code", "python/object"},
	"python/stdlib/gc":          {"python/object"},
	"python/stdlib/hashlib":     {"python/object", "python/stdlib/operator"},
	"python/stdlib/heapq":       {"python/code", "python/object"},
	"python/stdlib/imp":         {"python/object"},
	"python/stdlib/io":          {"python/filesystem", "python/object", "python/stdlib/errno"},
	"python/stdlib/itertools":   {"python/object"},
	"python/stdlib/json":        {"python/object"},
	"python/stdlib/lib":         {},
	"python/stdlib/marshal":     {"python/code", "python/object"},
	"python/stdlib/math":        {"python/object", "python/real"},
	"python/stdlib/operator":    {"python/code", "python/object"},
	"python/stdlib/pickle":      {"python/object"},
	"python/stdlib/posix":       {"python/filesystem", "python/object", "python/stdlib/errno", "python/stdlib/io"},
	"python/stdlib/queue":       {"python/object"},
	"python/stdlib/random":      {"python/object"},
	"python/stdlib/re":          {"python/code", "python/object", "python/pattern"},
	"python/stdlib/signal":      {"python/object"},
	"python/stdlib/structs":     {"python/object"},
	"python/stdlib/symtable":    {"python/compile", "python/object", "python/stdlib/io", "python/syntax"},
	"python/stdlib/sys":         {"python/object", "python/stdlib/io"},
	"python/stdlib/thread":      {"python/object"},
	"python/stdlib/time":        {"python/object"},
	"python/stdlib/tokenize":    {"python/object", "python/syntax"},
	"python/stdlib/traceback":   {"python/object", "python/traceback"},
	"python/stdlib/types":       {"python/object"},
	"python/stdlib/typing":      {"python/object"},
	"python/stdlib/unicodedata": {"python/charname", "python/object"},
	"python/stdlib/warnings":    {"python/object"},
	"python/stdlib/weakref":     {"python/code", "python/object"},
	"python/stdlib/zlib":        {"python/object"},
	"python/stdlib/zoneinfo":    {"python/object", "python/stdlib/datetime"},
	"python/syntax":             {"python/charname"},
	"python/traceback":          {"python/object", "python/syntax"},
	"python/vm":                 {"python/code", "python/compile", "python/object", "python/syntax"},
}

// testSupport lists packages that only tests import. They may import what they test.
var testSupport = []string{"app/apptest", "certificate/pebbletest", "dash/browsertest", "geo/geotest", "store/storetest", "store/storetest/pgtest"}

// outside says which packages may import only what is named here besides the standard library.
var outside = map[string][]string{
	"link":     {"golang.org/x/net/idna", "golang.org/x/text/unicode/norm"},
	"program":  {"golang.org/x/net/http/httpguts"},
	"redirect": {},
	"click":    {},
	"slug":     {},
	"catalog":  {},
	"api/v1":   {"github.com/go-json-experiment/json", "github.com/go-json-experiment/json/jsontext"},

	"python/traceback":          {"golang.org/x/text/width"},
	"python/syntax":             {"golang.org/x/text/encoding", "golang.org/x/text/encoding/ianaindex", "golang.org/x/text/unicode/norm"},
	"python/charname":           {"golang.org/x/text/unicode/runenames"},
	"python/stdlib/unicodedata": {"golang.org/x/text/unicode/norm"},
	"python/stdlib/codecs": {"golang.org/x/text/encoding", "golang.org/x/text/encoding/japanese", "golang.org/x/text/encoding/korean",
		"golang.org/x/text/encoding/simplifiedchinese", "golang.org/x/text/encoding/traditionalchinese"},
	"python/object": {},
}

func TestImports_go_only_the_allowed_way(t *testing.T) {
	for pkg, imports := range packages(t) {
		if slices.Contains(testSupport, pkg) {
			continue
		}
		permitted, known := allowed[pkg]
		if !known {
			t.Errorf("package %s is not in the list of allowed imports", pkg)
		}
		for _, imported := range imports {
			inner, ours := strings.CutPrefix(imported, module)
			if ours && !slices.Contains(permitted, inner) {
				t.Errorf("package %s must not import %s", pkg, inner)
			}
			third, limited := outside[pkg]
			first, _, _ := strings.Cut(imported, "/")
			if limited && !ours && strings.Contains(first, ".") && !slices.Contains(third, imported) {
				t.Errorf("package %s must not import %s", pkg, imported)
			}
		}
	}
}

// TestImports_are_all_in_use keeps the list from allowing what nobody needs any more.
func TestImports_are_all_in_use(t *testing.T) {
	found := packages(t)
	for pkg, permitted := range allowed {
		for _, inner := range permitted {
			if !slices.Contains(found[pkg], module+inner) {
				t.Errorf("package %s does not import %s: take it off the list", pkg, inner)
			}
		}
	}
}

// TestTransport_and_decision_are_apart holds that the redirect's decisions know nothing of net/http; a Request only hands it on.
func TestTransport_and_decision_are_apart(t *testing.T) {
	files, err := filepath.Glob("redirect/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		if name := filepath.Base(file); name == "handler.go" || name == "request.go" || strings.HasSuffix(name, "_test.go") {
			continue
		}
		for _, imported := range importsOf(t, file) {
			if strings.HasPrefix(imported, "net/http") || strings.HasPrefix(imported, "html") || strings.HasPrefix(imported, "database") {
				t.Errorf("%s imports %s", file, imported)
			}
		}
	}
}

// packages returns, for each package with files that are not tests, what they import.
func packages(t *testing.T) map[string][]string {
	found := map[string][]string{}
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || file != "." && strings.HasPrefix(d.Name(), ".")) {
			return filepath.SkipDir
		}
		if strings.HasSuffix(file, ".go") && !strings.HasSuffix(file, "_test.go") {
			pkg := path.Dir(filepath.ToSlash(file))
			found[pkg] = append(found[pkg], importsOf(t, file)...)
		}
		return nil
	})
	if err != nil || len(found) == 0 {
		t.Fatal(found, err)
	}
	return found
}

func importsOf(t *testing.T, file string) []string {
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, spec := range f.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, imported)
	}
	return list
}
