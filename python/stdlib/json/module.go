// Package json is Python's module _json: reading and writing JSON. The classes that programs use are written in Python, over
// this.
//
// It exists because the time of programs that speak JSON goes into it: a document is read in one pass over its bytes, and
// written into one piece of memory. Positions are counted in code points where programs see them and in bytes inside.
package json

import (
	"sync"

	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
)

// Module makes module _json for an interpreter.
func Module(t *thread) (*object.Module, error) {
	defineTypes()
	m := object.NewModule("_json", "Reading and writing JSON.")
	m.Set("make_scanner", scannerType.Value())
	m.Set("make_encoder", encoderType.Value())
	m.Add(
		object.Fn("scanstring", "(string, end, strict=True, /)", "Read the string whose first character is at end.", scanString),
		object.Fn("encode_basestring", "(string, /)", "Write a string, quotes and all.", func(t *thread, a []value) (value, error) {
			return quoted(t, a[0], false)
		}),
		object.Fn("encode_basestring_ascii", "(string, /)", "Write a string in ASCII, quotes and all.", func(t *thread, a []value) (value, error) {
			return quoted(t, a[0], true)
		}),
	)
	return m, nil
}

// defineTypes makes the types of this package, once for all interpreters.
var defineTypes = sync.OnceFunc(func() {
	defineScanner()
	defineEncoder()
})

// quoted is a str as JSON writes it.
func quoted(t *thread, v value, ascii bool) (value, error) {
	s := object.AsStr(v)
	if s == nil {
		return value{}, t.Raise(object.TypeError, "first argument must be a string, not %s", v.Type().Name)
	}
	if err := t.Allocate(2 * len(s.S)); err != nil {
		return value{}, err
	}
	return object.NewStr(string(appendQuoted(nil, s.S, ascii))), nil
}
