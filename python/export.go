package python

import (
	"errors"
	"math/big"
	"reflect"

	"github.com/jinklink/jink/python/object"
)

// This file turns Python objects into Go values.

// Export stores a Python object in the Go value that to, a pointer, points to; it is the inverse of Value. A list or tuple
// goes into a slice or an array, a dict into a map, a dict or an object with attributes into a struct, None into a nil
// pointer, slice, map or interface. Into an any goes what fits the object best: bool, int64, *big.Int, float64, complex128,
// string, []byte, time.Time, time.Duration, []any, map[string]any or map[any]any, the Go value of a host object; or else the
// Value itself. Nothing is rounded, cut or guessed: an int that does not fit, or a str where a number is wanted, is a
// *ConversionError that names the part.
func (in *Interpreter) Export(v Value, to any) error {
	return in.guard(func(t *object.Thread) error { return export(t, v, to) })
}

// As is v as a T: see Interpreter.Export.
func As[T any](in *Interpreter, v Value) (T, error) {
	var out T
	err := in.Export(v, &out)
	return out, err
}

func export(t *object.Thread, v Value, to any) error {
	switch to := to.(type) {
	case *Value:
		*to = v
		return nil
	case *string:
		if s, ok := AsString(v); ok {
			*to = s
			return nil
		}
	case *int64:
		if n, ok := AsInt(v); ok {
			*to = n
			return nil
		}
	case *bool:
		if b, ok := AsBool(v); ok {
			*to = b
			return nil
		}
	}
	dst := reflect.ValueOf(to)
	if dst.Kind() != reflect.Pointer || dst.IsNil() {
		return path(nil).errorf("Export needs a pointer, not a %T", to)
	}
	x := exporter{t: t}
	return x.store(v, dst.Elem())
}

// exporter stores one object and all in it.
type exporter struct {
	t     *object.Thread
	path  path
	depth int
}

func (x *exporter) store(v Value, dst reflect.Value) error {
	if v.IsNull() {
		return x.path.errorf("the zero Value is no object")
	}
	if x.depth++; x.depth > maxNesting {
		return x.path.errorf("nested more than %d deep", maxNesting)
	}
	defer func() { x.depth-- }()
	typ := dst.Type()
	switch typ {
	case valueType:
		dst.Set(reflect.ValueOf(v))
		return nil
	case timeType:
		at, err := asTime(x.t, v)
		if err != nil {
			return x.wrong(v, typ, err)
		}
		dst.Set(reflect.ValueOf(at))
		return nil
	case durationType:
		d, err := asDuration(x.t, v)
		if err != nil {
			return x.wrong(v, typ, err)
		}
		dst.SetInt(int64(d))
		return nil
	case bigType:
		if v.IsNone() {
			dst.SetZero()
			return nil
		}
		n, ok := AsBig(v)
		if !ok {
			return x.wrong(v, typ, nil)
		}
		dst.Set(reflect.ValueOf(n))
		return nil
	case errorType:
		if v.IsNone() {
			dst.SetZero()
			return nil
		}
		e := object.AsException(v)
		if e == nil {
			return x.wrong(v, typ, nil)
		}
		dst.Set(reflect.ValueOf(describe(x.t, e, nil)))
		return nil
	}
	if held, ok := hosted(v); ok {
		if h := reflect.ValueOf(held); h.IsValid() && h.Type().AssignableTo(typ) {
			dst.Set(h)
			return nil
		}
	}
	switch typ.Kind() {
	case reflect.Interface:
		if typ.NumMethod() > 0 {
			return x.wrong(v, typ, nil)
		}
		held, err := x.natural(v)
		if err != nil {
			return err
		}
		if held == nil {
			dst.SetZero()
		} else {
			dst.Set(reflect.ValueOf(held))
		}
		return nil
	case reflect.Pointer:
		if v.IsNone() {
			dst.SetZero()
			return nil
		}
		made := reflect.New(typ.Elem())
		if err := x.store(v, made.Elem()); err != nil {
			return err
		}
		dst.Set(made)
		return nil
	case reflect.Bool:
		b, ok := AsBool(v)
		if !ok {
			return x.wrong(v, typ, nil)
		}
		dst.SetBool(b)
		return nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return x.storeInt(v, dst)
	case reflect.Float32, reflect.Float64:
		f, ok := AsFloat(v)
		if !ok {
			return x.wrong(v, typ, nil)
		}
		if dst.OverflowFloat(f) {
			return x.path.errorf("%v is too large for a %s", f, typ)
		}
		dst.SetFloat(f)
		return nil
	case reflect.Complex64, reflect.Complex128:
		f, ok := AsFloat(v)
		c := complex(f, 0)
		if !ok {
			if c, ok = object.AsComplex(v); !ok {
				return x.wrong(v, typ, nil)
			}
		}
		dst.SetComplex(c)
		return nil
	case reflect.String:
		s, ok := AsString(v)
		if !ok {
			return x.wrong(v, typ, nil)
		}
		dst.SetString(s)
		return nil
	case reflect.Slice, reflect.Array:
		return x.storeItems(v, dst)
	case reflect.Map:
		return x.storeMap(v, dst)
	case reflect.Struct:
		return x.storeStruct(v, dst)
	case reflect.Func:
		return x.storeFunc(v, dst)
	}
	return x.wrong(v, typ, nil)
}

// wrong is the error that v is not what is wanted, because of err if that is not nil. What Python code did to fail is an error of its
// own.
func (x *exporter) wrong(v Value, wanted reflect.Type, err error) error {
	if _, ok := errors.AsType[*ConversionError](err); err != nil && !ok {
		return err
	}
	if err != nil {
		return x.path.errorf("want %s, got %s: %s", wanted, TypeName(v), err)
	}
	return x.path.errorf("want %s, got %s", wanted, TypeName(v))
}

func (x *exporter) storeInt(v Value, dst reflect.Value) error {
	big, ok := AsBig(v)
	if !ok {
		return x.wrong(v, dst.Type(), nil)
	}
	if dst.CanInt() {
		if big.IsInt64() && !dst.OverflowInt(big.Int64()) {
			dst.SetInt(big.Int64())
			return nil
		}
	} else if big.IsUint64() && !dst.OverflowUint(big.Uint64()) {
		dst.SetUint(big.Uint64())
		return nil
	}
	return x.path.errorf("%s does not fit a %s", shortened(big), dst.Type())
}

// shortened is a number that may have any number of digits.
func shortened(n *big.Int) string {
	if n.BitLen() > 256 {
		return "a number this large"
	}
	return n.String()
}

func (x *exporter) storeItems(v Value, dst reflect.Value) error {
	typ := dst.Type()
	if v.IsNone() && dst.Kind() == reflect.Slice {
		dst.SetZero()
		return nil
	}
	if typ.Elem().Kind() == reflect.Uint8 {
		if b, ok := AsBytes(v); ok {
			if dst.Kind() == reflect.Slice {
				dst.SetBytes(b)
				return nil
			}
			if len(b) != dst.Len() {
				return x.path.errorf("want %d bytes, got %d", dst.Len(), len(b))
			}
			reflect.Copy(dst, reflect.ValueOf(b))
			return nil
		}
	}
	if _, ok := Items(v); !ok {
		switch v.Type() {
		case object.SetType, object.FrozenSetType, object.DictKeysType, object.DictValuesType:
		default:
			return x.wrong(v, typ, nil)
		}
	}
	// Storing an item may run Python code, which may change the list.
	items, err := x.t.Items(v)
	if err != nil {
		return err
	}
	if dst.Kind() == reflect.Slice {
		if err := x.t.Allocate(len(items) * int(typ.Elem().Size())); err != nil {
			return err
		}
		dst.Set(reflect.MakeSlice(typ, len(items), len(items)))
	} else if len(items) != dst.Len() {
		return x.path.errorf("want %d items, got %d", dst.Len(), len(items))
	}
	for i, item := range items {
		x.path.push(step{index: i})
		if err := x.store(item, dst.Index(i)); err != nil {
			return err
		}
		x.path.pop()
	}
	return nil
}

func (x *exporter) storeMap(v Value, dst reflect.Value) error {
	typ := dst.Type()
	if v.IsNone() {
		dst.SetZero()
		return nil
	}
	d := object.AsDict(v)
	if d == nil {
		return x.wrong(v, typ, nil)
	}
	entries := append([]object.Entry(nil), d.Entries()...)
	if err := x.t.Allocate(len(entries) * 64); err != nil {
		return err
	}
	dst.Set(reflect.MakeMapWithSize(typ, d.Len()))
	for _, e := range entries {
		if e.Key.IsNull() {
			continue
		}
		x.path.push(stepOf(x.t, e.Key))
		key, item := reflect.New(typ.Key()).Elem(), reflect.New(typ.Elem()).Elem()
		if err := x.store(e.Key, key); err != nil {
			return err
		}
		if err := x.store(e.Value, item); err != nil {
			return err
		}
		if !key.Comparable() {
			return x.path.errorf("a %s cannot be the key of a Go map", TypeName(e.Key))
		}
		dst.SetMapIndex(key, item)
		x.path.pop()
	}
	return nil
}

// stepOf is a key of a dict as part of a path.
func stepOf(t *object.Thread, key Value) step {
	if s, ok := AsString(key); ok && s != "" {
		return step{named: s}
	}
	text, err := t.Repr(key)
	if err != nil {
		text = TypeName(key)
	}
	return step{key: reflect.ValueOf(&text).Elem()}
}

func (x *exporter) storeStruct(v Value, dst reflect.Value) error {
	typ := dst.Type()
	d := object.AsDict(v)
	if d == nil && (isSimple(v) || object.AsStr(v) != nil || object.AttrsOf(v) == nil && !isHost(v)) {
		return x.wrong(v, typ, nil)
	}
	for _, f := range fieldsOf(typ) {
		var item Value
		var err error
		if d != nil {
			item = d.GetString(f.name)
		} else if item, err = x.t.FindAttr(v, x.t.Interp.Intern(f.name)); err != nil {
			return err
		}
		if item.IsNull() {
			continue
		}
		x.path.push(step{field: f.goName})
		if err := x.store(item, dst.FieldByIndex(f.index)); err != nil {
			return err
		}
		x.path.pop()
	}
	return nil
}

// natural is the Go value that fits an object best.
func (x *exporter) natural(v Value) (any, error) {
	switch {
	case v.IsNone():
		return nil, nil
	case v.IsBool():
		return v == True, nil
	case v.IsFloat():
		return v.Float64(), nil
	}
	if n, ok := AsInt(v); ok {
		return n, nil
	}
	if n, ok := AsBig(v); ok {
		return n, nil
	}
	if s, ok := AsString(v); ok {
		return s, nil
	}
	if b, ok := AsBytes(v); ok {
		return b, nil
	}
	if f, ok := AsFloat(v); ok {
		return f, nil
	}
	if c, ok := object.AsComplex(v); ok {
		return c, nil
	}
	if held, ok := hosted(v); ok {
		return held, nil
	}
	if _, ok := Items(v); ok {
		var out []any
		err := x.storeItems(v, reflect.ValueOf(&out).Elem())
		return out, err
	}
	if d := object.AsDict(v); d != nil {
		for _, e := range d.Entries() {
			if !e.Key.IsNull() && object.AsStr(e.Key) == nil {
				var out map[any]any
				err := x.storeMap(v, reflect.ValueOf(&out).Elem())
				return out, err
			}
		}
		var out map[string]any
		err := x.storeMap(v, reflect.ValueOf(&out).Elem())
		return out, err
	}
	var out any
	var err error
	switch {
	case isOfDatetime(x.t, v, "datetime"):
		out, err = asTime(x.t, v)
	case isOfDatetime(x.t, v, "timedelta"):
		out, err = asDuration(x.t, v)
	default:
		return v, nil
	}
	if _, ok := errors.AsType[*ConversionError](err); ok {
		return v, nil // one that is longer than Go's
	}
	return out, err
}

// storeFunc makes a Go function that calls a Python one. Its last result must be an error.
func (x *exporter) storeFunc(v Value, dst reflect.Value) error {
	typ := dst.Type()
	if !object.Callable(v) {
		return x.wrong(v, typ, nil)
	}
	n := typ.NumOut()
	if n == 0 || n > 2 || typ.Out(n-1) != errorType || typ.IsVariadic() {
		return x.path.errorf("a Go function that calls Python gives an error, or a result and an error: %s does not", typ)
	}
	t := x.t
	dst.Set(reflect.MakeFunc(typ, func(args []reflect.Value) []reflect.Value {
		result := make([]reflect.Value, n)
		for i := range result {
			result[i] = reflect.Zero(typ.Out(i))
		}
		err := guarded(t, func() error {
			values := make([]Value, len(args))
			for i, a := range args {
				c := converter{t: t}
				var err error
				if values[i], err = c.value(a); err != nil {
					return err
				}
			}
			out, err := t.Call(v, values...)
			if err != nil || n == 1 {
				return err
			}
			made := reflect.New(typ.Out(0))
			if err := export(t, out, made.Interface()); err != nil {
				return err
			}
			result[0] = made.Elem()
			return nil
		})
		if err != nil {
			result[n-1] = reflect.ValueOf(&err).Elem()
		}
		return result
	}))
	return nil
}
