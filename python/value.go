package python

import (
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jinklink/jink/python/object"
)

// This file holds Python values as Go code sees them: how they are made and how they are read without an interpreter.
// What needs one (attributes, calls, conversions of whole structures) are methods of Interpreter and Call.

// Value is a Python object. It is two words and is passed by value; ints, floats, bools and None are never allocated.
// The zero Value is no object. A Value that can change (a list, an instance) belongs to the interpreter that made it and
// must not be given to another one.
//
// It is an alias: what package object offers for native modules can be used with the same values.
type Value = object.Value

// None, True and False are Python's.
var (
	None  = object.None
	True  = object.True
	False = object.False
)

// Bool is True or False.
func Bool(b bool) Value { return object.Bool(b) }

// Int is an int.
func Int(n int64) Value { return object.Int(n) }

// Float is a float.
func Float(f float64) Value { return object.Float(f) }

// String is a str. Bytes that are not valid UTF-8 become U+FFFD.
func String(s string) Value { return object.NewStr(validText(s)) }

// Bytes are a bytes object with a copy of b.
func Bytes(b []byte) Value { return object.NewBytes(string(b)) }

// Tuple is a tuple of these items.
func Tuple(items ...Value) Value { return object.NewTuple(slices.Clone(items)...) }

// List is a new list of these items.
func List(items ...Value) Value {
	return object.NewList(slices.Clone(items))
}

// Dict is a new dict with str keys. Other keys are set by Interpreter.Value of a map.
func Dict(items ...Item) Value {
	d := object.NewDict()
	for _, i := range items {
		d.SetStr(object.AsStr(String(i.Key)), i.Value)
	}
	return d.Value()
}

// Item is an item of a dict.
type Item struct {
	Key   string
	Value Value
}

// AsString is the text of a str. A lone surrogate, which Go text cannot hold, becomes U+FFFD.
func AsString(v Value) (string, bool) {
	if s := object.AsStr(v); s != nil {
		return validText(s.S), true
	}
	return "", false
}

// AsInt is an int that fits 64 bits; bools are none.
func AsInt(v Value) (int64, bool) {
	switch {
	case v.IsInt():
		return v.Int64(), true
	case isSimple(v) || !object.IsInstance(v, object.IntType):
		return 0, false
	}
	return object.AsInt64(v)
}

// AsBig is an int of any size.
func AsBig(v Value) (*big.Int, bool) {
	if n, ok := AsInt(v); ok {
		return big.NewInt(n), true
	}
	if isSimple(v) || !object.IsInstance(v, object.IntType) {
		return nil, false
	}
	n, ok := object.AsBig(v)
	if !ok {
		return nil, false
	}
	return new(big.Int).Set(n), true
}

// AsFloat is a float, or an int that a float holds.
func AsFloat(v Value) (float64, bool) {
	switch {
	case v.IsFloat():
		return v.Float64(), true
	case v.IsInt():
		return float64(v.Int64()), true
	case isSimple(v) || !object.IsInstance(v, object.FloatType) && !object.IsInstance(v, object.IntType):
		return 0, false
	}
	return object.AsFloat(v)
}

// AsBool is a bool, and no other object that has a truth.
func AsBool(v Value) (value, ok bool) { return v == True, v.IsBool() }

// AsBytes are the bytes of a bytes object or bytearray, as a copy.
func AsBytes(v Value) ([]byte, bool) {
	if isSimple(v) {
		return nil, false
	}
	if b := object.AsBytesObject(v); b != nil {
		return []byte(b.S), true
	}
	if object.IsInstance(v, object.ByteArrayType) {
		return append([]byte(nil), object.As[object.ByteArray](v).B...), true
	}
	return nil, false
}

// isSimple reports whether v is nothing, None, a bool, or a number as nearly all are: it has no type to ask.
func isSimple(v Value) bool {
	return v.IsNull() || v.IsNone() || v.IsBool() || v.IsInt() || v.IsFloat()
}

// validText is s with U+FFFD for what is not UTF-8.
func validText(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return strings.ToValidUTF8(s, "\ufffd")
}

// Items are the items of a list or tuple. They must not be changed, and not be kept while Python code runs.
func Items(v Value) ([]Value, bool) {
	if l := object.AsList(v); l != nil {
		return l.Items, true
	}
	if t := object.AsTuple(v); t != nil {
		return t.Items, true
	}
	return nil, false
}

// Lookup finds the value of a str key of a dict, without running Python code.
func Lookup(dict Value, key string) (Value, bool) {
	d := object.AsDict(dict)
	if d == nil {
		return Value{}, false
	}
	v := d.GetString(key)
	return v, !v.IsNull()
}

// TypeName is the name of the type of v, as messages name it; of the zero Value it is "nothing".
func TypeName(v Value) string {
	if v.IsNull() {
		return "nothing"
	}
	return v.Type().Name
}
