package json

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/jinklink/jink/python/object"
)

var encoderType = &object.Type{Name: "_json.Encoder", Doc: "What writes values as JSON."}

// encoder writes values; it is what make_encoder makes of the settings of a JSONEncoder. The module's own functions for
// strings are known, and need not be called.
type encoder struct {
	object.Object
	markers, dflt, encode, indent, keySep, itemSep value
	sortKeys, skipKeys, allowNaN                   bool
	own, ascii                                     bool
	pretty                                         bool
	indentText, keyText, itemText                  string
}

func defineEncoder() {
	object.Subclassable[encoder](encoderType)
	make := object.Fn("make_encoder", "(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)", "", nil)
	encoderType.New = func(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
		a, err := make.Bind(t, args, names)
		if err != nil {
			return value{}, err
		}
		if !a[0].IsNone() && object.AsDict(a[0]) == nil {
			return value{}, t.Raise(object.TypeError, "make_encoder() argument 1 must be dict or None, not %s", a[0].Type().Name)
		}
		v, e := object.Make[encoder](encoderType, cls)
		e.markers, e.dflt, e.encode, e.indent, e.keySep, e.itemSep = a[0], a[1], a[2], a[3], a[4], a[5]
		for i, name := range []string{"key_separator", "item_separator"} {
			s := object.AsStr(a[4+i])
			if s == nil {
				return value{}, t.Raise(object.TypeError, "make_encoder() argument %d must be str, not %s", 5+i, a[4+i].Type().Name)
			}
			if name == "key_separator" {
				e.keyText = s.S
			} else {
				e.itemText = s.S
			}
		}
		if s := object.AsStr(a[3]); s != nil {
			e.pretty, e.indentText = true, s.S
		}
		for i, to := range []*bool{&e.sortKeys, &e.skipKeys, &e.allowNaN} {
			if *to, err = t.Truth(a[6+i]); err != nil {
				return value{}, err
			}
		}
		if b := object.AsBuiltin(a[2]); b != nil && b.Module == "_json" {
			e.own = b.Name == "encode_basestring" || b.Name == "encode_basestring_ascii"
			e.ascii = b.Name == "encode_basestring_ascii"
		}
		return v, nil
	}
	call := object.Fn("_iterencode", "(obj, _current_indent_level)", "", nil)
	encoderType.Call = func(t *thread, self value, args []value, names object.Names) (value, error) {
		a, err := call.Bind(t, args, names)
		if err != nil {
			return value{}, err
		}
		level, err := t.IntArg(a[1])
		if err != nil {
			return value{}, err
		}
		w := writer{encoder: object.As[encoder](self), b: make512()}
		if err := w.value(t, a[0], level); err != nil {
			return value{}, err
		}
		return object.NewTuple(object.NewStr(string(w.b))), nil
	}
	field := func(name string, get func(e *encoder) value) *object.GetSet {
		return object.Attr(name, "", func(t *thread, self value) (value, error) { return get(object.As[encoder](self)), nil }, nil)
	}
	object.StructOf[encoder](encoderType)
	object.DefineType(encoderType, nil, "_json", object.TypeDef{GetSets: []*object.GetSet{
		field("markers", func(e *encoder) value { return e.markers }),
		field("default", func(e *encoder) value { return e.dflt }),
		field("encoder", func(e *encoder) value { return e.encode }),
		field("indent", func(e *encoder) value { return e.indent }),
		field("key_separator", func(e *encoder) value { return e.keySep }),
		field("item_separator", func(e *encoder) value { return e.itemSep }),
		field("sort_keys", func(e *encoder) value { return object.Bool(e.sortKeys) }),
		field("skipkeys", func(e *encoder) value { return object.Bool(e.skipKeys) }),
	}})
}

func make512() []byte { return make([]byte, 0, 512) }

// writer writes one document.
type writer struct {
	*encoder
	b       []byte
	charged int     // how much of b is accounted for
	open    []value // the outermost values that are being written: as long as there are few, no dict need tell them
}

const fewOpen = 16

// account accounts for what was written since the last time.
func (w *writer) account(t *thread) error {
	n := len(w.b) - w.charged
	w.charged = len(w.b)
	return t.Allocate(2*n + 16)
}

func (w *writer) value(t *thread, v value, level int) error {
	switch {
	case v.IsNone():
		w.b = append(w.b, "null"...)
		return nil
	case v == object.True:
		w.b = append(w.b, "true"...)
		return nil
	case v == object.False:
		w.b = append(w.b, "false"...)
		return nil
	case v.IsInt():
		w.b = strconv.AppendInt(w.b, v.Int64(), 10)
		return nil
	case v.IsFloat():
		return w.float(t, v)
	}
	if s := object.AsStr(v); s != nil {
		return w.str(t, v, s)
	}
	typ := v.Type()
	switch {
	case typ.IsSubtype(object.IntType):
		s, err := intText(t, v)
		w.b = append(w.b, s...)
		return err
	case typ.IsSubtype(object.FloatType):
		return w.float(t, v)
	}
	if l := object.AsList(v); l != nil {
		return w.nested(t, v, level, func(level int) error {
			return w.items(t, level, func(i int) (value, bool) {
				if i >= len(l.Items) {
					return value{}, false
				}
				return l.Items[i], true
			})
		})
	}
	if tuple := object.AsTuple(v); tuple != nil {
		return w.nested(t, v, level, func(level int) error {
			return w.items(t, level, func(i int) (value, bool) {
				if i >= len(tuple.Items) {
					return value{}, false
				}
				return tuple.Items[i], true
			})
		})
	}
	if d := object.AsDict(v); d != nil {
		return w.nested(t, v, level, func(level int) error { return w.dict(t, v, d, level) })
	}
	return w.nested(t, v, level, func(level int) error {
		other, err := t.Call(w.dflt, v)
		if err != nil {
			return err
		}
		return w.value(t, other, level)
	})
}

// nested writes what can hold other values, once it is known not to hold itself.
func (w *writer) nested(t *thread, v value, level int, write func(level int) error) error {
	if err := t.EnterNative(); err != nil {
		if object.Raised(err) != nil {
			err = t.Raise(object.RecursionError, "maximum recursion depth exceeded while encoding a JSON object")
		}
		return err
	}
	defer t.LeaveNative()
	if err := w.account(t); err != nil {
		return err
	}
	markers := object.AsDict(w.markers)
	if markers == nil {
		return write(level)
	}
	if len(w.open) < fewOpen {
		if slices.Contains(w.open, v) {
			return t.Raise(object.ValueError, "Circular reference detected")
		}
		w.open = append(w.open, v)
		err := write(level)
		w.open = w.open[:len(w.open)-1]
		return err
	}
	if slices.Contains(w.open, v) {
		return t.Raise(object.ValueError, "Circular reference detected")
	}
	id := object.Int(t.Interp.ID(v))
	have, err := markers.Get(t, id)
	if err != nil {
		return err
	}
	if !have.IsNull() {
		return t.Raise(object.ValueError, "Circular reference detected")
	}
	if err := markers.Set(t, id, v); err != nil {
		return err
	}
	if err := write(level); err != nil {
		return err
	}
	_, err = markers.Delete(t, id)
	return err
}

func (w *writer) newline(level int) {
	if w.pretty {
		w.b = append(w.b, '\n')
		for range level {
			w.b = append(w.b, w.indentText...)
		}
	}
}

func (w *writer) items(t *thread, level int, item func(i int) (value, bool)) error {
	v, ok := item(0)
	if !ok {
		w.b = append(w.b, "[]"...)
		return nil
	}
	w.b = append(w.b, '[')
	for i := 0; ok; v, ok = item(i) {
		if i > 0 {
			w.b = append(w.b, w.itemText...)
		}
		w.newline(level + 1)
		if err := w.account(t); err != nil {
			return err
		}
		if err := w.value(t, v, level+1); err != nil {
			return err
		}
		i++
	}
	w.newline(level)
	w.b = append(w.b, ']')
	return nil
}

func (w *writer) dict(t *thread, v value, d *object.Dict, level int) error {
	if d.Len() == 0 {
		w.b = append(w.b, "{}"...)
		return nil
	}
	// A dict all of whose keys are left out is still one that is not empty.
	w.b = append(w.b, '{')
	w.newline(level + 1)
	first := true
	pair := func(key, v value) error {
		return w.pair(t, key, v, level, &first)
	}
	if v.Is(object.DictType) && !w.sortKeys {
		for i := 0; i < len(d.Entries()); i++ {
			if e := d.Entries()[i]; !e.Key.IsNull() {
				if err := pair(e.Key, e.Value); err != nil {
					return err
				}
			}
		}
	} else {
		pairs, err := w.pairs(t, v, d)
		if err != nil {
			return err
		}
		for _, p := range pairs {
			tuple := object.AsTuple(p)
			if tuple == nil || len(tuple.Items) != 2 {
				return t.Raise(object.ValueError, "items must return 2-tuples")
			}
			if err := pair(tuple.Items[0], tuple.Items[1]); err != nil {
				return err
			}
		}
	}
	w.newline(level)
	w.b = append(w.b, '}')
	return nil
}

// pairs are the items of a dict as tuples, sorted if they are to be.
func (w *writer) pairs(t *thread, v value, d *object.Dict) ([]value, error) {
	var pairs []value
	plain := true
	if v.Is(object.DictType) {
		if err := t.Allocate(64 * d.Len()); err != nil {
			return nil, err
		}
		for _, e := range d.Entries() {
			if !e.Key.IsNull() {
				plain = plain && e.Key.Is(object.StrType)
				pairs = append(pairs, object.NewPair(e.Key, e.Value))
			}
		}
	} else {
		plain = false
		items, err := t.CallMethod(v, "items")
		if err != nil {
			return nil, err
		}
		if pairs, err = t.Items(items); err != nil {
			return nil, err
		}
	}
	if !w.sortKeys {
		return pairs, nil
	}
	if plain {
		if err := t.Charge(4 * len(pairs)); err != nil {
			return nil, err
		}
		slices.SortFunc(pairs, func(a, b value) int {
			return strings.Compare(object.AsStr(object.AsTuple(a).Items[0]).S, object.AsStr(object.AsTuple(b).Items[0]).S)
		})
		return pairs, nil
	}
	list := object.NewList(pairs)
	err := object.AsList(list).Sort(t, object.None, false)
	return object.AsList(list).Items, err
}

func (w *writer) pair(t *thread, key, v value, level int, first *bool) error {
	name := object.AsStr(key)
	var text string
	var err error
	if name == nil {
		typ := key.Type()
		switch {
		case typ.IsSubtype(object.FloatType):
			text, err = w.floatText(t, key)
		case key == object.True:
			text = "true"
		case key == object.False:
			text = "false"
		case key.IsNone():
			text = "null"
		case typ.IsSubtype(object.IntType):
			text, err = intText(t, key)
		case w.skipKeys:
			return nil
		default:
			return t.Raise(object.TypeError, "keys must be str, int, float, bool or None, not %s", typ.Name)
		}
		if err != nil {
			return err
		}
		key = object.NewStr(text)
		name = object.AsStr(key)
	}
	if !*first {
		w.b = append(w.b, w.itemText...)
		w.newline(level + 1)
	}
	*first = false
	if err := w.str(t, key, name); err != nil {
		return err
	}
	w.b = append(w.b, w.keyText...)
	if err := w.account(t); err != nil {
		return err
	}
	return w.value(t, v, level+1)
}

func intText(t *thread, v value) (string, error) {
	if v.IsInt() {
		return strconv.FormatInt(v.Int64(), 10), nil
	}
	text, err := object.IntType.Repr(t, v)
	if err != nil {
		return "", err
	}
	return object.AsStr(text).S, nil
}

func (w *writer) float(t *thread, v value) error {
	s, err := w.floatText(t, v)
	w.b = append(w.b, s...)
	return err
}

func (w *writer) floatText(t *thread, v value) (string, error) {
	f, _ := object.AsFloat(v)
	var s string
	switch {
	case math.IsNaN(f):
		s = "NaN"
	case math.IsInf(f, 1):
		s = "Infinity"
	case math.IsInf(f, -1):
		s = "-Infinity"
	default:
		return object.FormatFloat(f), nil
	}
	if !w.allowNaN {
		return "", t.Raise(object.ValueError, "Out of range float values are not JSON compliant: %s", object.FormatFloat(f))
	}
	return s, nil
}

func (w *writer) str(t *thread, v value, s *object.Str) error {
	if w.own {
		if err := t.Charge(len(s.S) >> 4); err != nil {
			return err
		}
		w.b = appendQuoted(w.b, s.S, w.ascii)
		return nil
	}
	text, err := t.Call(w.encode, v)
	if err != nil {
		return err
	}
	out := object.AsStr(text)
	if out == nil {
		return t.Raise(object.TypeError, "encoder() must return a string, not %s", text.Type().Name)
	}
	w.b = append(w.b, out.S...)
	return nil
}
