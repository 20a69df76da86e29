// Package pickle is Python's module _pickle: objects as bytes, and back, by all protocols up to 5.
//
// It exists in Go since whole object graphs pass through it. What is read makes calls as it pleases, as everywhere in Python:
// a pickle is a program, and runs under the limits of the thread that loads it.
//
// Invariants: bytes are those that CPython's _pickle would write for the same objects; nothing is read from a file beyond the
// pickle's end.
package pickle

import (
	"sync"

	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
)

const (
	highest = 5
	usual   = 4
)

// The operations of the pickle machine that are named in more than one place.
const (
	opMark, opStop, opPop, opPopMark                 = '(', '.', '0', '1'
	opReduce, opBuild, opNewObj, opNewObjEx          = 'R', 'b', 0x81, 0x92
	opAppend, opAppends, opSetItem, opSetItems       = 'a', 'e', 's', 'u'
	opTuple, opTuple1, opTuple2, opTuple3            = 't', 0x85, 0x86, 0x87
	opEmptyTuple, opEmptyList, opEmptyDict           = ')', ']', '}'
	opList, opDict, opEmptySet, opAddItems, opFrozen = 'l', 'd', 0x8f, 0x90, 0x91
	opFrame, opProto, opMemoize, opStackGlobal       = 0x95, 0x80, 0x94, 0x93
)

type classesKey struct{}

// classes are the exceptions of an interpreter.
type classes struct{ base, pickling, unpickling *object.Type }

func raisePickling(t *thread, msg string, args ...any) error {
	return t.Raise(errorsOf(t).pickling, msg, args...)
}

func raiseUnpickling(t *thread, msg string, args ...any) error {
	return t.Raise(errorsOf(t).unpickling, msg, args...)
}

func errorsOf(t *thread) *classes {
	c, _ := t.Interp.Memo.Get(classesKey{}).(*classes)
	if c == nil {
		return &classes{object.ExceptionType, object.ExceptionType, object.ExceptionType}
	}
	return c
}

var defineTypes = sync.OnceFunc(func() {
	definePickler()
	defineUnpickler()
	defineMemo()
	defineBuffer()
})

// Module makes module _pickle for an interpreter.
func Module(t *thread) (*object.Module, error) {
	defineTypes()
	m := object.NewModule("_pickle", "Objects as bytes, and back.")
	class := func(name string, base *object.Type) (*object.Type, error) {
		names := object.NewDict()
		names.SetString("__module__", object.NewStr("_pickle"))
		cls, err := t.NewClass(object.TypeType, name, []*object.Type{base}, names)
		if err == nil {
			m.Set(name, cls.Value())
		}
		return cls, err
	}
	var c classes
	var err error
	if c.base, err = class("PickleError", object.ExceptionType); err != nil {
		return nil, err
	}
	if c.pickling, err = class("PicklingError", c.base); err != nil {
		return nil, err
	}
	if c.unpickling, err = class("UnpicklingError", c.base); err != nil {
		return nil, err
	}
	t.Interp.Memo.Set(classesKey{}, &c)
	m.AddTypes(picklerType, unpicklerType, bufferType)
	m.Add(
		object.Fn("dump", "(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None)", "Write an object to a file.", func(t *thread, a []value) (value, error) {
			p := &pickler{}
			if err := p.init(t, a[1], a[2], a[3], a[4]); err != nil {
				return value{}, err
			}
			return object.None, p.dump(t, a[0])
		}),
		object.Fn("dumps", "(obj, protocol=None, *, fix_imports=True, buffer_callback=None)", "Return an object as bytes.", func(t *thread, a []value) (value, error) {
			p := &pickler{}
			if err := p.init(t, value{}, a[1], a[2], a[3]); err != nil {
				return value{}, err
			}
			if err := p.dump(t, a[0]); err != nil {
				return value{}, err
			}
			return object.NewBytes(string(p.done)), nil
		}),
		object.Fn("load", "(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())", "Read an object from a file.", func(t *thread, a []value) (value, error) {
			u := &unpickler{}
			if err := u.init(t, a[0], a[1], a[2], a[3], a[4]); err != nil {
				return value{}, err
			}
			return u.load(t)
		}),
		object.Fn("loads", "(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())", "Read an object from bytes.", func(t *thread, a []value) (value, error) {
			b, err := object.AsBytes(t, a[0])
			if err != nil {
				return value{}, err
			}
			u := &unpickler{}
			if err := u.init(t, value{}, a[1], a[2], a[3], a[4]); err != nil {
				return value{}, err
			}
			if object.AsBytesObject(a[0]) == nil {
				if err := t.Allocate(len(b)); err != nil {
					return value{}, err
				}
				b = append([]byte(nil), b...)
			}
			u.in.b = b
			return u.load(t)
		}),
	)
	return m, nil
}

// isSet reports whether an argument was given and is not None.
func isSet(v value) bool { return !v.IsNull() && !v.IsNone() }
