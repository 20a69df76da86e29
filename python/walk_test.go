package python

import (
	"maps"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/jinklink/jink/python/object"
)

// foreign are the Go types and functions that are not the language's own and that an interpreter without grants leads to: what
// lies behind its objects, whether programs see that or not. None of them reaches out of the process.
var foreign = []string{
	"chan struct {}", // that somebody reads standard input
	"crypto/md5.digest", "io.discard", "math/big.Int", "sync.Mutex", "sync.Once", "sync.WaitGroup", "sync/atomic.Bool", "sync/atomic.Uint32", "sync/atomic.Uint64", "weak.Pointer",
}

// TestReachable_in_Go walks in Go over all that an interpreter without grants holds, its modules imported and things of many
// kinds made: through unexported fields, interfaces, maps and the memory of objects. It finds no file, no connection, no
// process and no function of another package. What functions have caught, it does not see; of that, TestReachable_is_what_is_documented
// lists the functions.
func TestReachable_in_Go(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	w := goWalkOf(t, Config{})
	if len(w.seen) < 10_000 {
		t.Errorf("only %d places are reachable: the walk is broken", len(w.seen))
	}
	for _, name := range slices.Sorted(maps.Keys(w.found)) {
		if !slices.Contains(foreign, name) {
			t.Errorf("%s is reachable: %s", name, w.found[name])
		}
	}
	for _, name := range foreign {
		if w.found[name] == "" {
			t.Errorf("%s is not reachable any more", name)
		}
	}
}

// TestReachable_in_Go_sees_what_is_granted shows that the walk would find it.
func TestReachable_in_Go_sees_what_is_granted(t *testing.T) {
	if w := goWalkOf(t, Config{Stdout: os.Stderr}); w.found["os.File"] == "" {
		t.Error("it does not find the file that is standard output")
	}
}

// goWalkOf walks over an interpreter.
func goWalkOf(t *testing.T, c Config) *goWalk {
	t.Helper()
	in, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range Pure() {
		if _, err := in.Import(name); err != nil {
			t.Fatal(err)
		}
	}
	p, err := Compile("walk.py", []byte(walked))
	if err != nil {
		t.Fatal(err)
	}
	if err := in.Run(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	w := &goWalk{seen: make(map[goPlace]bool), found: make(map[string]string)}
	w.walk(reflect.ValueOf(in.rt.Interp), "interpreter")
	w.walk(reflect.ValueOf(in.rt.Thread.Values), "thread")
	return w
}

const walked = `
import io, json, re, collections, functools, itertools, decimal, datetime, random, hashlib, zlib, struct, operator, types, contextvars, weakref, array, copy
import os, pathlib, tempfile, shutil, subprocess, signal, threading, queue, csv, pickle, marshal, ast, dis, inspect, logging, unittest, argparse, gc, codecs, locale, tokenize, importlib
kept = [io.StringIO("a"), io.BytesIO(b"a"), re.compile("a"), re.match("a", "a"), collections.deque([1]), collections.OrderedDict(a=1), functools.partial(len), functools.lru_cache(len), iter([1]), iter({}), map(len, []),
    itertools.count(), itertools.chain([1]), decimal.Decimal(1), decimal.getcontext(), datetime.datetime(2020, 1, 1), random.Random(1), csv.reader([]), threading.Lock(), threading.local(), queue.Queue(), pathlib.Path("a"), ast.parse("1"), os.environ, logging.getLogger("a"), hashlib.md5(), zlib.compressobj(), zlib.decompressobj(), struct.Struct("i"),
    operator.itemgetter(1), types.MappingProxyType({}), contextvars.copy_context(), weakref.ref(len), array.array("i", [1]), (x for x in [1]), 10**30, 1j, memoryview(b"a"), range(3), slice(1), lambda: kept, property(len), super(int, 1)]
def running():
    import sys
    kept.append(sys._getframe())
    try: 1 / 0
    except Exception as e: kept.append(e)
running()
`

// goPlace is where a value lies, and as what it was looked at.
type goPlace struct {
	at  uintptr
	typ reflect.Type
}

// goWalk goes over Go values.
type goWalk struct {
	seen  map[goPlace]bool
	found map[string]string // what is foreign, and the way to it
}

var (
	goValue  = reflect.TypeFor[object.Value]()
	goObject = reflect.TypeFor[object.Object]()
	goType   = reflect.TypeFor[object.Type]()
)

// language begins the names of the packages of the language.
var language = strings.TrimSuffix(goType.PkgPath(), "/object")

func (w *goWalk) walk(v reflect.Value, path string) {
	typ := v.Type()
	if typ == goValue {
		if p := v.Field(0); !p.IsNil() {
			w.object(p, path)
		}
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return
		}
		elem := typ.Elem()
		if elem == goType || beginsWithObject(elem) {
			w.object(v, path)
			return
		}
		w.at(elem, v, path)
	case reflect.Interface:
		if !v.IsNil() && typ != reflect.TypeFor[reflect.Type]() {
			w.walk(v.Elem(), path)
		}
	case reflect.Struct:
		if w.note(typ, path) {
			return
		}
		for i := range v.NumField() {
			w.walk(v.Field(i), path+"."+typ.Field(i).Name)
		}
	case reflect.Slice, reflect.Array:
		if isPlainKind(typ.Elem().Kind()) || v.Kind() == reflect.Slice && (v.IsNil() || w.again(v.Pointer(), typ)) {
			return
		}
		for i := range v.Len() {
			w.walk(v.Index(i), path)
		}
	case reflect.Map:
		if v.IsNil() || w.again(v.Pointer(), typ) {
			return
		}
		for it := v.MapRange(); it.Next(); {
			w.walk(it.Key(), path+"[key]")
			w.walk(it.Value(), path+"[]")
		}
	case reflect.Func:
		if v.IsNil() {
			return
		}
		if name := runtime.FuncForPC(v.Pointer()).Name(); !strings.HasPrefix(name, language) {
			w.found["func "+name] = path
		}
	case reflect.Chan, reflect.UnsafePointer:
		if !v.IsNil() {
			w.found[typ.String()] = path
		}
	}
}

// object walks over what lies at a pointer to an object, as what its type says.
func (w *goWalk) object(p reflect.Value, path string) {
	header := reflect.NewAt(goObject, p.UnsafePointer()).Elem().Field(0)
	if header.IsNil() {
		return
	}
	typ := reflect.NewAt(goType, header.UnsafePointer())
	w.at(goType, typ, path+".class")
	name := "sub"
	if t, ok := typ.Interface().(*object.Type); ok && !t.IsHeap() && typ.Elem().FieldByName("attrsAt").Uint() == 0 {
		name = "own"
	}
	if own := typ.Elem().FieldByName(name); !own.IsNil() {
		known := reflect.NewAt(own.Type(), own.Addr().UnsafePointer()).Elem().Interface().(reflect.Type)
		w.at(known, p, path)
	}
}

// at walks over a value of a type that lies at a pointer, once.
func (w *goWalk) at(typ reflect.Type, p reflect.Value, path string) {
	if len(path) > 300 {
		path = path[:100] + "…" + path[len(path)-150:]
	}
	if !w.again(p.Pointer(), typ) {
		w.walk(reflect.NewAt(typ, p.UnsafePointer()).Elem(), path)
	}
}

func (w *goWalk) again(at uintptr, typ reflect.Type) bool {
	place := goPlace{at, typ}
	if w.seen[place] {
		return true
	}
	w.seen[place] = true
	return false
}

// note remembers a type that is not the language's own, and reports whether it is not.
func (w *goWalk) note(typ reflect.Type, path string) bool {
	pkg := typ.PkgPath()
	if pkg == "" || strings.HasPrefix(pkg, language) {
		return false
	}
	name, _, _ := strings.Cut(pkg+"."+typ.Name(), "[")
	w.found[name] = path
	return true
}

func isPlainKind(k reflect.Kind) bool {
	return k >= reflect.Bool && k <= reflect.Complex128 || k == reflect.String
}

// beginsWithObject reports whether a struct is an object.
func beginsWithObject(typ reflect.Type) bool {
	for typ.Kind() == reflect.Struct && typ.NumField() > 0 {
		if typ == goObject {
			return true
		}
		typ = typ.Field(0).Type
	}
	return false
}
