// Package array is Python's module array: rows of numbers or characters, each in as many bytes as C would take.
//
// It exists for programs that keep many numbers, and for those that hand them over as memory.
package array

import (
	"bytes"
	"sync"

	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
)

var arrayType = &object.Type{Name: "array.array", Doc: "A row of numbers or characters of one kind.", Flags: object.Unhashable | object.Sequence | object.HasWeakRef}

// array is an array.
type array struct {
	object.Object
	code  byte
	size  int // of an item
	b     []byte
	views object.Views
}

func (a *array) len() int { return len(a.b) / a.size }

func (a *array) item(t *thread, i int) (value, error) {
	return load(t, a.code, a.b[i*a.size:(i+1)*a.size])
}

// mayResize refuses to resize an array that memoryviews look at.
func (a *array) mayResize(t *thread) error {
	seen, err := a.views.Exist(t)
	if err == nil && seen {
		err = t.Raise(object.BufferError, "cannot resize an array that is exporting buffers")
	}
	return err
}

func asArray(v value) *array {
	if object.IsInstance(v, arrayType) {
		return object.As[array](v)
	}
	return nil
}

// Module makes module array for an interpreter.
func Module(t *thread) (*object.Module, error) {
	defineTypes()
	m := object.NewModule("array", "Rows of numbers or characters.")
	m.AddTypes(arrayType)
	m.Set("ArrayType", arrayType.Value())
	m.Set("typecodes", object.NewStr("bBuwhHiIlLqQfd"))
	m.Add(object.Fn("_array_reconstructor", "(arraytype, typecode, mformat_code, items, /)", "Make an array that pickle took apart.", rebuild))
	abc, err := t.Import("_collections_abc")
	if err != nil {
		return nil, err
	}
	sequence, err := t.Attr(abc, "MutableSequence")
	if err != nil {
		return nil, err
	}
	_, err = t.CallMethod(sequence, "register", arrayType.Value())
	return m, err
}

var defineTypes = sync.OnceFunc(func() {
	object.Subclassable[array](arrayType)
	arrayType.New = newArray
	arrayType.Repr = show
	arrayType.Len = func(t *thread, self value) (int, error) { return object.As[array](self).len(), nil }
	arrayType.GetItem = getItem
	arrayType.SetItem = setItem
	arrayType.Compare = compare
	arrayType.Buffer = func(t *thread, self value) (object.Buffer, error) {
		a := object.As[array](self)
		return object.Buffer{Data: a.b, Format: string(a.code), ItemSize: a.size, Views: &a.views}, nil
	}
	arrayType.Binary[object.Add] = func(t *thread, x, y value) (value, error) {
		a, b := asArray(x), asArray(y)
		if a == nil {
			return object.NotImplemented, nil
		}
		if b == nil {
			return value{}, t.Raise(object.TypeError, "can only append array (not \"%s\") to array", y.Type().Name)
		}
		if a.code != b.code {
			return value{}, t.Raise(object.TypeError, "bad argument type for built-in operation")
		}
		if err := t.Allocate(len(a.b) + len(b.b)); err != nil {
			return value{}, err
		}
		return fresh(a.code, append(bytes.Clone(a.b), b.b...)), nil
	}
	arrayType.Inplace[object.Add] = func(t *thread, x, y value) (value, error) {
		b := asArray(y)
		if b == nil {
			return value{}, t.Raise(object.TypeError, "can only extend array with array (not \"%s\")", y.Type().Name)
		}
		return x, object.As[array](x).extend(t, y)
	}
	repeat := func(t *thread, a *array, by value) ([]byte, error) {
		n, err := t.IntArg(by)
		if err != nil {
			return nil, err
		}
		n = max(n, 0)
		if n > 0 && len(a.b) > (1<<62)/n {
			return nil, t.Raise(object.MemoryError, "")
		}
		if err := t.Allocate(len(a.b) * n); err != nil {
			return nil, err
		}
		if len(a.b)*n > 1<<40 {
			return nil, t.Raise(object.MemoryError, "")
		}
		return bytes.Repeat(a.b, n), nil
	}
	arrayType.Binary[object.Multiply] = func(t *thread, x, y value) (value, error) {
		a := asArray(x)
		if a == nil {
			a, y = asArray(y), x
		}
		if y.Type().Index == nil && !y.Type().IsSubtype(object.IntType) {
			return value{}, t.Raise(object.TypeError, "can't multiply sequence by non-int of type '%s'", y.Type().Name)
		}
		b, err := repeat(t, a, y)
		return fresh(a.code, b), err
	}
	arrayType.Inplace[object.Multiply] = func(t *thread, x, y value) (value, error) {
		if y.Type().Index == nil && !y.Type().IsSubtype(object.IntType) {
			return value{}, t.Raise(object.TypeError, "can't multiply sequence by non-int of type '%s'", y.Type().Name)
		}
		a := object.As[array](x)
		b, err := repeat(t, a, y)
		if err == nil && len(b) != len(a.b) {
			err = a.mayResize(t)
		}
		if err == nil {
			a.b = b
		}
		return x, err
	}
	object.DefineType(arrayType, nil, "array", object.TypeDef{
		GetSets: []*object.GetSet{
			object.Attr("typecode", "The code of the type of the items.", func(t *thread, self value) (value, error) {
				return object.NewStr(string(object.As[array](self).code)), nil
			}, nil),
			object.Attr("itemsize", "How many bytes an item takes.", func(t *thread, self value) (value, error) {
				return object.Int(int64(object.As[array](self).size)), nil
			}, nil),
		},
		Methods:      methods(),
		ClassMethods: []*object.Builtin{object.ClassGetItem()},
	})
})

func fresh(code byte, b []byte) value {
	return object.From(&array{Object: object.Head(arrayType), code: code, size: sizeOf(code), b: b})
}

func newArray(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
	if len(names) > 0 && cls == arrayType {
		return value{}, t.Raise(object.TypeError, "array.array() takes no keyword arguments")
	}
	n := len(args) - len(names)
	if n < 1 || n > 2 {
		return value{}, t.Raise(object.TypeError, "array() takes at %s (%d given)", map[bool]string{true: "least 1 argument", false: "most 2 arguments"}[n < 1], n)
	}
	s := object.AsStr(args[0])
	if s == nil || s.Len() != 1 {
		return value{}, t.Raise(object.TypeError, "array() argument 1 must be a unicode character, not %s", args[0].Type().Name)
	}
	code := s.S[0]
	if len(s.S) != 1 || sizeOf(code) == 0 {
		return value{}, t.Raise(object.ValueError, "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
	}
	if code == 'u' {
		if err := t.Warn(object.DeprecationWarning, "The 'u' type code is deprecated and will be removed in Python 3.16"); err != nil {
			return value{}, err
		}
	}
	v, a := object.Make[array](arrayType, cls)
	a.code, a.size = code, sizeOf(code)
	if n == 1 {
		return v, nil
	}
	from := args[1]
	if other := asArray(from); object.AsStr(from) != nil || other != nil && isText(other.code) {
		if !isText(code) {
			what := "a str"
			if other != nil {
				what = "a unicode array"
			}
			return value{}, t.Raise(object.TypeError, "cannot use %s to initialize an array with typecode '%c'", what, code)
		}
		if other == nil {
			text := object.AsStr(from).S
			a.b = points(nil, text)
			return v, t.Allocate(4 * len(text))
		}
	}
	if object.AsBytesObject(from) != nil || object.AsByteArray(from) != nil {
		return v, a.fromBytes(t, from)
	}
	return v, a.extend(t, from)
}

func (a *array) fromBytes(t *thread, v value) error {
	b, err := object.AsBytes(t, v)
	if err != nil {
		return err
	}
	if len(b)%a.size != 0 {
		return t.Raise(object.ValueError, "bytes length not a multiple of item size")
	}
	return a.append(t, b)
}

// append adds bytes at the end. They may be the array's own.
func (a *array) append(t *thread, b []byte) error {
	if err := a.mayResize(t); err != nil {
		return err
	}
	if err := t.Allocate(2 * len(b)); err != nil {
		return err
	}
	a.b = append(a.b, b...)
	return nil
}

func (a *array) add(t *thread, v value) error {
	b, err := store(t, a.code, v)
	if err != nil {
		return err
	}
	return a.append(t, b[:a.size])
}

func (a *array) extend(t *thread, from value) error {
	other := asArray(from)
	if other == nil {
		return t.Each(from, func(v value) error { return a.add(t, v) })
	}
	if other.code != a.code {
		if len(a.b) == 0 {
			// Only a new array takes others' items one by one.
			return t.Each(from, func(v value) error { return a.add(t, v) })
		}
		return t.Raise(object.TypeError, "can only extend with array of same kind")
	}
	return a.append(t, other.b)
}

func show(t *thread, self value) (value, error) {
	a := object.As[array](self)
	out := self.Type().Short() + "('" + string(a.code) + "'"
	if len(a.b) == 0 {
		return object.NewStr(out + ")"), nil
	}
	var v value
	var err error
	if isText(a.code) {
		s, terr := text(t, a.b)
		v, err = object.NewStr(s), terr
	} else {
		v, err = a.list(t)
	}
	if err != nil {
		return value{}, err
	}
	s, err := t.Repr(v)
	return object.NewStr(out + ", " + s + ")"), err
}

func (a *array) list(t *thread) (value, error) {
	if err := t.Allocate(16 * a.len()); err != nil {
		return value{}, err
	}
	items := make([]value, a.len())
	for i := range items {
		v, err := a.item(t, i)
		if err != nil {
			return value{}, err
		}
		items[i] = v
	}
	return object.NewList(items), nil
}

// index is a place among n, counted from the end if it is negative.
func index(t *thread, key value, n int, doing string) (int, error) {
	i, err := t.IntArg(key)
	if object.Matches(err, object.OverflowError) {
		err = t.Raise(object.IndexError, "cannot fit '%s' into an index-sized integer", key.Type().Name)
	}
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return 0, t.Raise(object.IndexError, "%s out of range", doing)
	}
	return i, nil
}

func getItem(t *thread, self, key value) (value, error) {
	a := object.As[array](self)
	if s := object.AsSlice(key); s != nil {
		start, _, step, count, err := s.Indices(t, a.len())
		if err != nil {
			return value{}, err
		}
		if err := t.Allocate(count * a.size); err != nil {
			return value{}, err
		}
		b := make([]byte, 0, count*a.size)
		for i := range count {
			at := (start + i*step) * a.size
			b = append(b, a.b[at:at+a.size]...)
		}
		return fresh(a.code, b), nil
	}
	if key.Type().Index == nil && !key.Type().IsSubtype(object.IntType) {
		return value{}, t.Raise(object.TypeError, "array indices must be integers")
	}
	i, err := index(t, key, a.len(), "array index")
	if err != nil {
		return value{}, err
	}
	return a.item(t, i)
}

func setItem(t *thread, self, key, v value) error {
	a := object.As[array](self)
	if s := object.AsSlice(key); s != nil {
		return a.setSlice(t, s, v)
	}
	if key.Type().Index == nil && !key.Type().IsSubtype(object.IntType) {
		return t.Raise(object.TypeError, "array indices must be integers")
	}
	i, err := index(t, key, a.len(), "array assignment index")
	if err != nil {
		return err
	}
	if v.IsNull() {
		if err := a.mayResize(t); err != nil {
			return err
		}
		a.b = append(a.b[:i*a.size:i*a.size], a.b[(i+1)*a.size:]...)
		return t.Charge(len(a.b) >> 4)
	}
	b, err := store(t, a.code, v)
	if err != nil {
		return err
	}
	if i >= a.len() {
		return t.Raise(object.IndexError, "array assignment index out of range")
	}
	copy(a.b[i*a.size:], b[:a.size])
	return nil
}

func (a *array) setSlice(t *thread, s *object.Slice, v value) error {
	var from []byte
	if !v.IsNull() {
		other := asArray(v)
		if other == nil {
			return t.Raise(object.TypeError, "can only assign array (not \"%s\") to array slice", v.Type().Name)
		}
		if other.code != a.code {
			return t.Raise(object.TypeError, "bad argument type for built-in operation")
		}
		from = bytes.Clone(other.b)
	}
	start, stop, step, count, err := s.Indices(t, a.len())
	if err != nil {
		return err
	}
	if err := t.Allocate(len(a.b) + 2*len(from)); err != nil {
		return err
	}
	if v.IsNull() || step == 1 && len(from) != (max(start, stop)-start)*a.size {
		if err := a.mayResize(t); err != nil {
			return err
		}
	}
	if step == 1 {
		stop = max(start, stop)
		if len(from) == (stop-start)*a.size {
			copy(a.b[start*a.size:], from)
			return nil
		}
		a.b = append(append(bytes.Clone(a.b[:start*a.size]), from...), a.b[stop*a.size:]...)
		return nil
	}
	if v.IsNull() {
		gone := make([]bool, a.len())
		for i := range count {
			gone[start+i*step] = true
		}
		var kept []byte
		for i, g := range gone {
			if !g {
				kept = append(kept, a.b[i*a.size:(i+1)*a.size]...)
			}
		}
		a.b = kept
		return nil
	}
	if len(from)/a.size != count {
		return t.Raise(object.ValueError, "attempt to assign array of size %d to extended slice of size %d", len(from)/a.size, count)
	}
	for i := range count {
		copy(a.b[(start+i*step)*a.size:], from[i*a.size:(i+1)*a.size])
	}
	return nil
}

// compare compares item by item, as lists are.
func compare(t *thread, x, y value, op int) (value, error) {
	a, b := asArray(x), asArray(y)
	if a == nil || b == nil {
		return object.NotImplemented, nil
	}
	l, err := a.list(t)
	if err != nil {
		return value{}, err
	}
	m, err := b.list(t)
	if err != nil {
		return value{}, err
	}
	return t.Compare(op, l, m)
}
