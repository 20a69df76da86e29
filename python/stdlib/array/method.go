package array

import (
	"slices"

	"github.com/jinklink/jink/python/object"
)

func methods() []*object.Builtin {
	of := func(v value) *array { return object.As[array](v) }
	find := func(t *thread, a *array, v value, from, to int) (int, error) {
		for i := from; i < min(to, a.len()); i++ {
			if err := t.Charge(1); err != nil {
				return 0, err
			}
			item, err := a.item(t, i)
			if err != nil {
				return 0, err
			}
			same, err := t.Equal(item, v)
			if err != nil || same {
				return i, err
			}
		}
		return -1, nil
	}
	return []*object.Builtin{
		object.Method("append", "(self, v, /)", "Add an item at the end.", func(t *thread, a []value) (value, error) {
			return object.None, of(a[0]).add(t, a[1])
		}),
		object.Method("extend", "(self, bb, /)", "Add the items of an iterable at the end.", func(t *thread, a []value) (value, error) {
			return object.None, of(a[0]).extend(t, a[1])
		}),
		object.Method("fromlist", "(self, list, /)", "Add the items of a list at the end, or none of them.", func(t *thread, a []value) (value, error) {
			if object.AsList(a[1]) == nil {
				return value{}, t.Raise(object.TypeError, "arg must be list")
			}
			x := of(a[0])
			had := len(x.b)
			err := x.extend(t, a[1])
			if err != nil {
				x.b = x.b[:min(had, len(x.b))]
			}
			return object.None, err
		}),
		object.Method("frombytes", "(self, buffer, /)", "Add items of which these are the bytes.", func(t *thread, a []value) (value, error) {
			return object.None, of(a[0]).fromBytes(t, a[1])
		}),
		object.Method("fromunicode", "(self, ustr, /)", "Add the characters of a str.", func(t *thread, a []value) (value, error) {
			x := of(a[0])
			s, err := t.StrArg(a[1], "fromunicode() argument")
			if err != nil {
				return value{}, err
			}
			if !isText(x.code) {
				return value{}, t.Raise(object.ValueError, "fromunicode() may only be called on unicode type arrays ('u' or 'w')")
			}
			return object.None, x.append(t, points(nil, s))
		}),
		object.Method("fromfile", "(self, f, n, /)", "Read n items from a file.", func(t *thread, a []value) (value, error) {
			n, err := t.IntArg(a[2])
			if err != nil {
				return value{}, err
			}
			x := of(a[0])
			if n < 0 {
				return value{}, t.Raise(object.ValueError, "negative count")
			}
			if n > 1<<50 {
				return value{}, t.Raise(object.MemoryError, "")
			}
			b, err := t.CallMethod(a[1], "read", object.Int(int64(n*x.size)))
			if err != nil {
				return value{}, err
			}
			data := object.AsBytesObject(b)
			if data == nil {
				return value{}, t.Raise(object.TypeError, "read() didn't return bytes")
			}
			if err := x.fromBytes(t, b); err != nil {
				return value{}, err
			}
			if len(data.S) < n*x.size {
				return value{}, t.Raise(object.EOFError, "read() didn't return enough bytes")
			}
			return object.None, nil
		}),
		object.Method("tofile", "(self, f, /)", "Write the items to a file.", func(t *thread, a []value) (value, error) {
			b := string(of(a[0]).b)
			if err := t.Allocate(len(b)); err != nil {
				return value{}, err
			}
			_, err := t.CallMethod(a[1], "write", object.NewBytes(b))
			return object.None, err
		}),
		object.Method("tolist", "(self, /)", "Return a list of the items.", func(t *thread, a []value) (value, error) { return of(a[0]).list(t) }),
		object.Method("tobytes", "(self, /)", "Return the bytes of the items.", func(t *thread, a []value) (value, error) {
			return object.NewBytes(string(of(a[0]).b)), t.Allocate(len(of(a[0]).b))
		}),
		object.Method("tounicode", "(self, /)", "Return the characters as a str.", func(t *thread, a []value) (value, error) {
			if !isText(of(a[0]).code) {
				return value{}, t.Raise(object.ValueError, "tounicode() may only be called on unicode type arrays ('u' or 'w')")
			}
			s, err := text(t, of(a[0]).b)
			return object.NewStr(s), err
		}),
		object.Method("count", "(self, v, /)", "Count how often a value is there.", func(t *thread, a []value) (value, error) {
			x, n := of(a[0]), int64(0)
			for i := 0; ; i++ {
				at, err := find(t, x, a[1], i, x.len())
				if err != nil {
					return value{}, err
				}
				if at < 0 {
					return object.Int(n), nil
				}
				i = at
				n++
			}
		}),
		object.Method("index", "(self, v, start=0, stop=sys.maxsize, /)", "Return where a value is.", func(t *thread, a []value) (value, error) {
			x := of(a[0])
			bounds := [2]int{0, x.len()}
			for i := range bounds {
				if a[2+i].IsNull() {
					continue
				}
				n, err := t.IntArg(a[2+i])
				if err != nil {
					return value{}, err
				}
				if n < 0 {
					n = max(n+x.len(), 0)
				}
				bounds[i] = n
			}
			at, err := find(t, x, a[1], bounds[0], bounds[1])
			if err == nil && at < 0 {
				err = t.Raise(object.ValueError, "array.index(x): x not in array")
			}
			return object.Int(int64(at)), err
		}),
		object.Method("remove", "(self, v, /)", "Remove the first item that equals a value.", func(t *thread, a []value) (value, error) {
			x := of(a[0])
			at, err := find(t, x, a[1], 0, x.len())
			if err != nil {
				return value{}, err
			}
			if at < 0 || at >= x.len() {
				return value{}, t.Raise(object.ValueError, "array.remove(x): x not in array")
			}
			return object.None, setItem(t, a[0], object.Int(int64(at)), value{})
		}),
		object.Method("pop", "(self, i=-1, /)", "Remove an item and return it.", func(t *thread, a []value) (value, error) {
			x := of(a[0])
			if x.len() == 0 {
				return value{}, t.Raise(object.IndexError, "pop from empty array")
			}
			key := a[1]
			if key.IsNull() {
				key = object.Int(-1)
			}
			i, err := index(t, key, x.len(), "pop index")
			if err != nil {
				return value{}, err
			}
			v, err := x.item(t, i)
			if err != nil {
				return value{}, err
			}
			return v, setItem(t, a[0], object.Int(int64(i)), value{})
		}),
		object.Method("insert", "(self, i, v, /)", "Insert an item before another.", func(t *thread, a []value) (value, error) {
			x := of(a[0])
			i, err := t.IntArg(a[1])
			if err != nil {
				return value{}, err
			}
			b, err := store(t, x.code, a[2])
			if err != nil {
				return value{}, err
			}
			if i < 0 {
				i = max(i+x.len(), 0)
			}
			i = min(i, x.len())
			if err := x.mayResize(t); err != nil {
				return value{}, err
			}
			if err := t.Allocate(2*x.size + len(x.b)>>4); err != nil {
				return value{}, err
			}
			x.b = slices.Insert(x.b, i*x.size, b[:x.size]...)
			return object.None, nil
		}),
		object.Method("clear", "(self, /)", "Remove all items.", func(t *thread, a []value) (value, error) {
			x := of(a[0])
			if err := x.mayResize(t); err != nil {
				return value{}, err
			}
			x.b = nil
			return object.None, nil
		}),
		object.Method("reverse", "(self, /)", "Turn the order round.", func(t *thread, a []value) (value, error) {
			x := of(a[0])
			slices.Reverse(x.b)
			swap(x)
			return object.None, t.Charge(len(x.b) >> 3)
		}),
		object.Method("byteswap", "(self, /)", "Turn the bytes of each item round.", func(t *thread, a []value) (value, error) {
			swap(of(a[0]))
			return object.None, t.Charge(len(of(a[0]).b) >> 3)
		}),
		object.Method("buffer_info", "(self, /)", "Return a number for where the items are, and how many.", func(t *thread, a []value) (value, error) {
			return object.NewPair(object.Int(t.Interp.ID(a[0])), object.Int(int64(of(a[0]).len()))), nil
		}),
		object.Method("__copy__", "(self, /)", "Return a copy.", copied),
		object.Method("__deepcopy__", "(self, unused, /)", "Return a copy.", copied),
		object.Method("__reduce_ex__", "(self, value, /)", "", func(t *thread, a []value) (value, error) {
			x := of(a[0])
			m, err := t.Import("array")
			if err != nil {
				return value{}, err
			}
			state := object.None
			if d, err := t.FindAttr(a[0], t.Interp.Intern("__dict__")); err != nil {
				return value{}, err
			} else if !d.IsNull() {
				state = d
			}
			protocol, err := t.IntArg(a[1])
			if err != nil {
				return value{}, err
			}
			kind := object.NewStr(string(x.code))
			if protocol < 3 {
				list, err := x.list(t)
				return object.NewTuple(a[0].Type().Value(), object.NewPair(kind, list), state), err
			}
			f, err := t.Attr(m, "_array_reconstructor")
			if err != nil {
				return value{}, err
			}
			args := object.NewTuple(a[0].Type().Value(), kind, object.Int(format(x.code)), object.NewBytes(string(x.b)))
			return object.NewTuple(f, args, state), t.Allocate(len(x.b))
		}),
	}
}

func copied(t *thread, a []value) (value, error) {
	x := object.As[array](a[0])
	return fresh(x.code, slices.Clone(x.b)), t.Allocate(len(x.b))
}

// swap turns the bytes of each item round.
func swap(a *array) {
	for i := 0; i < len(a.b); i += a.size {
		slices.Reverse(a.b[i : i+a.size])
	}
}

// format is the number that pickles give the way items are held.
func format(code byte) int64 {
	switch code {
	case 'B':
		return 0
	case 'b':
		return 1
	case 'H':
		return 2
	case 'h':
		return 4
	case 'I':
		return 6
	case 'i':
		return 8
	case 'L', 'Q':
		return 10
	case 'l', 'q':
		return 12
	case 'f':
		return 14
	case 'd':
		return 16
	}
	return 20
}

// rebuild makes an array that pickle took apart. The other order of bytes is one more than the number of this one.
func rebuild(t *thread, a []value) (value, error) {
	cls := object.AsType(a[0])
	if cls == nil {
		return value{}, t.Raise(object.TypeError, "first argument must be a type object, not %s", a[0].Type().Name)
	}
	if !cls.IsSubtype(arrayType) {
		return value{}, t.Raise(object.TypeError, "%s is not a subtype of array.array", cls.Name)
	}
	kind := object.AsStr(a[1])
	if kind == nil || kind.Len() != 1 || sizeOf(kind.S[0]) == 0 {
		return value{}, t.Raise(object.ValueError, "second argument must be a valid type code")
	}
	n, err := t.IntArg(a[2])
	if err != nil {
		return value{}, err
	}
	if n < 0 || n > 21 {
		return value{}, t.Raise(object.ValueError, "third argument must be a valid machine format code.")
	}
	if object.AsBytesObject(a[3]) == nil {
		return value{}, t.Raise(object.TypeError, "fourth argument should be bytes, not %s", a[3].Type().Name)
	}
	own := int(format(kind.S[0]))
	if n != own && n != own+1 {
		return value{}, t.Raise(object.ValueError, "the items are held in another way than the type code says")
	}
	v, err := t.Call(a[0], a[1])
	if err != nil {
		return value{}, err
	}
	x := asArray(v)
	if x == nil {
		return value{}, t.Raise(object.TypeError, "the type did not make an array")
	}
	if err := x.fromBytes(t, a[3]); err != nil {
		return value{}, err
	}
	if n == own+1 {
		swap(x)
	}
	return v, nil
}
