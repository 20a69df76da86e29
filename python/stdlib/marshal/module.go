// Package marshal is Python's module marshal: plain values and code objects as bytes, and back, in the format of CPython 3.13.
//
// It exists for programs that keep such values in files: caches of templates, of what was compiled. What others wrote can be read,
// and the other way round, but for code objects: their instructions are those of this virtual machine, and are kept in its own form.
//
// Invariants: reading runs no code of the data, and takes memory only for what is there. Code objects are read only where the host
// says that it trusts them: their form is verified, but a program that makes them by hand may still break the machine.
package marshal

import (
	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
)

// Version is the format that is written if none is asked for.
const Version = 4

// maxDepth is how deep values may lie in one another.
const maxDepth = 2000

// The kinds of values in the format. A byte with flagRef says that later references may mean the value.
const (
	typeNull             = '0'
	typeNone             = 'N'
	typeFalse            = 'F'
	typeTrue             = 'T'
	typeStopIter         = 'S'
	typeEllipsis         = '.'
	typeInt              = 'i'
	typeInt64            = 'I' // read, no longer written
	typeLong             = 'l'
	typeFloatText        = 'f'
	typeFloat            = 'g'
	typeComplexText      = 'x'
	typeComplex          = 'y'
	typeBytes            = 's'
	typeUnicode          = 'u'
	typeInterned         = 't'
	typeASCII            = 'a'
	typeASCIIIntern      = 'A'
	typeShort            = 'z'
	typeShortIntern      = 'Z'
	typeRef              = 'r'
	typeTuple            = '('
	typeSmallTuple       = ')'
	typeList             = '['
	typeDict             = '{'
	typeSet              = '<'
	typeFrozenSet        = '>'
	typeCode             = 'c'
	flagRef         byte = 0x80
)

// Config says what a program may read.
type Config struct {
	Code bool // code objects, which are trusted
}

// Module makes module marshal for an interpreter.
func (c Config) Module(t *thread) (*object.Module, error) {
	m := object.NewModule("marshal", "Plain values and code objects as bytes, and back.")
	m.Set("version", object.Int(Version))
	m.Add(
		object.Fn("dump", "(value, file, version=4, /, *, allow_code=True)", "Write a value to a binary file.", func(t *thread, a []value) (value, error) {
			b, err := dumps(t, a[0], a[2], a[3])
			if err != nil {
				return value{}, err
			}
			return t.CallMethod(a[1], "write", b)
		}),
		object.Fn("dumps", "(value, version=4, /, *, allow_code=True)", "Return a value as bytes.", func(t *thread, a []value) (value, error) {
			return dumps(t, a[0], a[1], a[2])
		}),
		object.Fn("load", "(file, /, *, allow_code=True)", "Read one value from a binary file, and nothing after it.", func(t *thread, a []value) (value, error) {
			empty, err := t.CallMethod(a[0], "read", object.Int(0))
			if err != nil {
				return value{}, err
			}
			if object.AsBytesObject(empty) == nil {
				return value{}, t.Raise(object.TypeError, "file.read() returned not bytes but %s", empty.Type().Name)
			}
			return c.load(t, &reader{file: a[0]}, a[1])
		}),
		object.Fn("loads", "(bytes, /, *, allow_code=True)", "Return the value that bytes begin with.", func(t *thread, a []value) (value, error) {
			b, err := object.AsBytes(t, a[0])
			if err != nil {
				return value{}, err
			}
			return c.load(t, &reader{b: b}, a[1])
		}),
	)
	return m, nil
}

func allowed(t *thread, v value) (bool, error) {
	if v.IsNull() {
		return true, nil
	}
	return t.Truth(v)
}

func dumps(t *thread, v, version, allow value) (value, error) {
	w := &writer{thread: t, version: Version}
	var err error
	if !version.IsNull() {
		if w.version, err = t.IntArg(version); err != nil {
			return value{}, err
		}
	}
	if w.code, err = allowed(t, allow); err != nil {
		return value{}, err
	}
	if err := w.write(v); err != nil {
		return value{}, err
	}
	return object.NewBytes(string(w.out)), t.Allocate(len(w.out))
}

func (c Config) load(t *thread, r *reader, allow value) (value, error) {
	ok, err := allowed(t, allow)
	if err != nil {
		return value{}, err
	}
	r.thread, r.code = t, ok && c.Code
	v, err := r.read()
	if err == nil && v.IsNull() {
		err = r.null("object")
	}
	return v, err
}
