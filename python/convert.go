package python

import (
	"cmp"
	"math/big"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/jinklink/jink/python/object"
)

// This file turns Go values into Python's.

// Value makes a Python object of a Go value:
//
//	nil                         None
//	Value                       itself
//	bool, integers, floats      bool, int, float
//	complex numbers, *big.Int   complex, int
//	string, []byte              str, bytes
//	time.Time, time.Duration    datetime.datetime, datetime.timedelta
//	slices and arrays           list
//	maps                        dict, in the order of the keys where these are text or numbers
//	structs                     types.SimpleNamespace: see below
//	pointers                    what they point to, a copy; None
//	error                       an exception, which keeps the error
//	functions                   a function; see Func for those that are called often
//
// A struct becomes an object with an attribute for each exported field, named as its tag `python:"name"` says, or as Python
// would: UserAgent becomes user_agent. Fields with the tag "-" are left out. All of it is copied: Python code that changes it
// changes nothing in Go. Classes (see NewClass) show Python a Go value itself.
func (in *Interpreter) Value(x any) (Value, error) {
	if v, ok := simpleValue(x); ok {
		return v, nil
	}
	var v Value
	err := in.guard(func(t *object.Thread) (err error) {
		v, err = toPython(t, x)
		return err
	})
	return v, err
}

func toPython(t *object.Thread, x any) (Value, error) {
	if v, ok := simpleValue(x); ok {
		return v, nil
	}
	c := converter{t: t}
	return c.value(reflect.ValueOf(x))
}

// simpleValue makes values that need neither reflection nor an interpreter.
func simpleValue(x any) (Value, bool) {
	switch x := x.(type) {
	case nil:
		return None, true
	case Value:
		return x, !x.IsNull()
	case string:
		return String(x), true
	case bool:
		return Bool(x), true
	case int:
		return Int(int64(x)), true
	case int64:
		return Int(x), true
	case float64:
		return Float(x), true
	case []byte:
		return Bytes(x), x != nil
	case *big.Int:
		if x == nil {
			return None, true
		}
		return object.NewInt(new(big.Int).Set(x)), true
	}
	return Value{}, false
}

// maxNesting is how deep structures may nest that are converted, so that none that contains itself exhausts the stack.
const maxNesting = 200

// converter converts one value and all in it.
type converter struct {
	t     *object.Thread
	path  path
	depth int
}

var (
	valueType    = reflect.TypeFor[Value]()
	errorType    = reflect.TypeFor[error]()
	timeType     = reflect.TypeFor[time.Time]()
	durationType = reflect.TypeFor[time.Duration]()
	bigType      = reflect.TypeFor[*big.Int]()
)

func (c *converter) value(x reflect.Value) (Value, error) {
	if !x.IsValid() {
		return None, nil
	}
	typ := x.Type()
	switch typ {
	case valueType, bigType:
		if v, ok := simpleValue(x.Interface()); ok {
			return v, nil
		}
		return Value{}, c.path.errorf("the zero Value is no object")
	case timeType:
		return timeValue(c.t, x.Interface().(time.Time), c.path)
	case durationType:
		return durationValue(c.t, x.Interface().(time.Duration), c.path)
	}
	if c.depth++; c.depth > maxNesting {
		return Value{}, c.path.errorf("nested more than %d deep", maxNesting)
	}
	defer func() { c.depth-- }()
	if x.Kind() != reflect.Interface && typ.Implements(errorType) {
		if x.Kind() == reflect.Pointer && x.IsNil() {
			return None, nil
		}
		return exceptionOf(c.t, x.Interface().(error)).Value(), nil
	}
	switch x.Kind() {
	case reflect.Bool:
		return Bool(x.Bool()), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return Int(x.Int()), nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return object.NewUint(x.Uint()), nil
	case reflect.Float32, reflect.Float64:
		return Float(x.Float()), nil
	case reflect.Complex64, reflect.Complex128:
		return object.NewComplex(x.Complex()), nil
	case reflect.String:
		return String(x.String()), nil
	case reflect.Interface, reflect.Pointer:
		if x.IsNil() {
			return None, nil
		}
		if h, ok := x.Interface().(host); ok {
			return h.object(c.t), nil
		}
		return c.value(x.Elem())
	case reflect.Slice, reflect.Array:
		return c.list(x)
	case reflect.Map:
		return c.dict(x)
	case reflect.Struct:
		return c.namespace(x)
	case reflect.Func:
		if x.IsNil() {
			return None, nil
		}
		f, err := reflected(x)
		if err != nil {
			return Value{}, c.path.errorf("%s", err)
		}
		return f.object(c.t), nil
	}
	return Value{}, c.path.errorf("Python has nothing like a Go %s", typ)
}

func (c *converter) list(x reflect.Value) (Value, error) {
	n := x.Len()
	if x.Type().Elem().Kind() == reflect.Uint8 && x.Type().Elem().PkgPath() == "" {
		if x.Kind() == reflect.Slice {
			return Bytes(x.Bytes()), nil
		}
		b := make([]byte, n)
		reflect.Copy(reflect.ValueOf(b), x)
		return Bytes(b), nil
	}
	if err := c.t.Allocate(16 * n); err != nil {
		return Value{}, err
	}
	items := make([]Value, n)
	for i := range items {
		var err error
		c.path.push(step{index: i})
		if items[i], err = c.value(x.Index(i)); err != nil {
			return Value{}, err
		}
		c.path.pop()
	}
	return object.NewList(items), nil
}

func (c *converter) dict(x reflect.Value) (Value, error) {
	if x.IsNil() {
		return object.NewDict().Value(), nil
	}
	keys := x.MapKeys()
	sortKeys(keys)
	d := object.NewDict()
	for _, k := range keys {
		c.path.push(step{key: k})
		key, err := c.value(k)
		if err != nil {
			return Value{}, err
		}
		v, err := c.value(x.MapIndex(k))
		if err != nil {
			return Value{}, err
		}
		if err := d.Set(c.t, key, v); err != nil {
			return Value{}, err
		}
		c.path.pop()
	}
	return d.Value(), nil
}

// sortKeys puts the keys of a map into an order that is the same each time, where they have one.
func sortKeys(keys []reflect.Value) {
	if len(keys) == 0 {
		return
	}
	switch keys[0].Kind() {
	case reflect.String:
		slices.SortFunc(keys, func(a, b reflect.Value) int { return cmp.Compare(a.String(), b.String()) })
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		slices.SortFunc(keys, func(a, b reflect.Value) int { return cmp.Compare(a.Int(), b.Int()) })
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		slices.SortFunc(keys, func(a, b reflect.Value) int { return cmp.Compare(a.Uint(), b.Uint()) })
	case reflect.Float32, reflect.Float64:
		slices.SortFunc(keys, func(a, b reflect.Value) int { return cmp.Compare(a.Float(), b.Float()) })
	}
}

func (c *converter) namespace(x reflect.Value) (Value, error) {
	v, d := object.NewNamespace()
	for _, f := range fieldsOf(x.Type()) {
		c.path.push(step{field: f.goName})
		item, err := c.value(x.FieldByIndex(f.index))
		if err != nil {
			return Value{}, err
		}
		d.SetString(f.name, item)
		c.path.pop()
	}
	return v, nil
}

// field is an exported field of a struct, as Python sees it.
type field struct {
	name, goName string
	index        []int
}

// fieldsOf are the fields of a struct that Python sees; those of structs embedded in it are its own.
func fieldsOf(typ reflect.Type) []field {
	var all []field
	for i := range typ.NumField() {
		f := typ.Field(i)
		tag, tagged := f.Tag.Lookup("python")
		if tag == "-" || !f.IsExported() && !f.Anonymous {
			continue
		}
		if f.Anonymous && !tagged && f.Type.Kind() == reflect.Struct && f.Type != timeType {
			for _, inner := range fieldsOf(f.Type) {
				inner.index = append([]int{i}, inner.index...)
				all = append(all, inner)
			}
			continue
		}
		if !f.IsExported() {
			continue
		}
		name := tag
		if name == "" {
			name = pythonName(f.Name)
		}
		all = append(all, field{name: name, goName: f.Name, index: []int{i}})
	}
	return all
}

// pythonName is UserID as user_id.
func pythonName(name string) string {
	var b strings.Builder
	runes := []rune(name)
	for i, r := range runes {
		upper := unicode.IsUpper(r)
		if upper && i > 0 && (!unicode.IsUpper(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1])) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
