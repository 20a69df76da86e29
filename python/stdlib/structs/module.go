// Package structs is Python's module _struct: values as the bytes that C, files and networks hold them in.
//
// It exists in Go since programs that take messages apart do little else. Formats are taken apart once, and remembered; native
// sizes are those of 64-bit machines with the least byte first, wherever it runs.
package structs

import (
	"sync"

	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
)

var (
	structType = &object.Type{Name: "_struct.Struct", Doc: "A format, ready to be used."}
	iterType   = &object.Type{Name: "_struct.unpack_iterator", Flags: object.NoNew}
)

// compiled is a Struct.
type compiled struct {
	object.Object
	*format
}

// unpacker gives the values of one piece of a buffer after the other.
type unpacker struct {
	object.Object
	format *format
	buffer value // released at the end
	at     int
}

// memory is what an interpreter remembers.
type memory struct {
	formats map[string]*format
	failure *object.Type
}

type memoryKey struct{}

func remembered(t *thread) *memory {
	m, _ := t.Interp.Memo.Get(memoryKey{}).(*memory)
	if m == nil {
		m = &memory{formats: make(map[string]*format)}
		t.Interp.Memo.Set(memoryKey{}, m)
	}
	return m
}

// raise is a struct.error.
func raise(t *thread, msg string, args ...any) error {
	if cls := remembered(t).failure; cls != nil {
		return t.Raise(cls, msg, args...)
	}
	return t.Raise(object.ValueError, msg, args...)
}

// Module makes module _struct for an interpreter.
func Module(t *thread) (*object.Module, error) {
	defineTypes()
	m := object.NewModule("_struct", "Values as bytes.")
	if remembered(t).failure == nil { // else the module is imported anew, and what caught its errors still does
		names := object.NewDict()
		names.SetString("__module__", object.NewStr("struct"))
		failure, err := t.NewClass(object.TypeType, "error", []*object.Type{object.ExceptionType}, names)
		if err != nil {
			return nil, err
		}
		remembered(t).failure = failure
	}
	m.Set("error", remembered(t).failure.Value())
	m.AddTypes(structType)
	m.Add(
		object.Fn("_clearcache", "()", "Forget the formats that are remembered.", func(t *thread, a []value) (value, error) {
			clear(remembered(t).formats)
			return object.None, nil
		}),
		object.Fn("calcsize", "(format, /)", "Return how many bytes a format stands for.", func(t *thread, a []value) (value, error) {
			f, err := formatOf(t, a[0])
			if err != nil {
				return value{}, err
			}
			return object.Int(int64(f.size)), nil
		}),
		object.Fn("iter_unpack", "(format, buffer, /)", "Return an iterator over the values of one piece of a buffer after the other.", func(t *thread, a []value) (value, error) {
			f, err := formatOf(t, a[0])
			if err != nil {
				return value{}, err
			}
			return f.iterUnpack(t, a[1])
		}),
		object.Fn("pack", "(*)", "Return values as bytes.", func(t *thread, a []value) (value, error) {
			if len(a) == 0 {
				return value{}, t.Raise(object.TypeError, "missing format argument")
			}
			f, err := formatOf(t, a[0])
			if err != nil {
				return value{}, err
			}
			return f.packed(t, a[1:])
		}),
		object.Fn("pack_into", "(*)", "Put values into a buffer, from an offset on.", func(t *thread, a []value) (value, error) {
			if len(a) == 0 {
				return value{}, t.Raise(object.TypeError, "missing format argument")
			}
			f, err := formatOf(t, a[0])
			if err != nil {
				return value{}, err
			}
			return object.None, f.packInto(t, a[1:])
		}),
		object.Fn("unpack", "(format, buffer, /)", "Return the values that bytes stand for.", func(t *thread, a []value) (value, error) {
			f, err := formatOf(t, a[0])
			if err != nil {
				return value{}, err
			}
			return f.unpackAll(t, a[1])
		}),
		object.Fn("unpack_from", "(format, /, buffer, offset=0)", "Return the values that bytes stand for, from an offset on.", func(t *thread, a []value) (value, error) {
			f, err := formatOf(t, a[0])
			if err != nil {
				return value{}, err
			}
			return f.unpackFrom(t, a[1], a[2])
		}),
	)
	return m, nil
}

// mostRemembered is how many formats are remembered.
const mostRemembered = 100

func formatOf(t *thread, v value) (*format, error) {
	if v.Is(structType) {
		return object.As[compiled](v).format, nil
	}
	var text string
	if s := object.AsStr(v); s != nil {
		if !s.IsASCII() {
			if _, err := t.Encode(s, "ascii", "strict"); err != nil {
				return nil, err
			}
		}
		text = s.S
	} else if b := object.AsBytesObject(v); b != nil {
		text = b.S
	} else {
		return nil, t.Raise(object.TypeError, "Struct() argument 1 must be a str or bytes object, not %s", v.Type().Name)
	}
	m := remembered(t)
	if f := m.formats[text]; f != nil {
		return f, nil
	}
	f, err := parse(t, text)
	if err != nil {
		return nil, err
	}
	if len(m.formats) >= mostRemembered {
		clear(m.formats)
	}
	if len(text) < 1000 {
		m.formats[text] = f
	}
	return f, nil
}

func (f *format) packed(t *thread, values []value) (value, error) {
	if len(values) != f.values {
		return value{}, raise(t, "pack expected %d items for packing (got %d)", f.values, len(values))
	}
	if err := t.Allocate(48 + 2*f.size); err != nil {
		return value{}, err
	}
	b := make([]byte, f.size)
	if err := f.pack(t, b, values); err != nil {
		return value{}, err
	}
	return object.NewBytes(string(b)), t.Charge(f.values)
}

// place is where in a buffer of n bytes an offset is.
func (f *format) place(t *thread, offset value, n int, pack bool) (int, error) {
	at, err := t.IntArg(offset)
	if pack && object.Matches(err, object.OverflowError) {
		err = t.Raise(object.IndexError, "cannot fit '%s' into an index-sized integer", offset.Type().Name)
	}
	if err != nil {
		return 0, err
	}
	if at < 0 {
		if at+f.size > 0 {
			if pack {
				return 0, raise(t, "no space to pack %d bytes at offset %d", f.size, at)
			}
			return 0, raise(t, "not enough data to unpack %d bytes at offset %d", f.size, at)
		}
		if at+n < 0 {
			return 0, raise(t, "offset %d out of range for %d-byte buffer", at, n)
		}
		at += n
	}
	if n-at < f.size {
		what, doing := "pack_into", "packing"
		if !pack {
			what, doing = "unpack_from", "unpacking"
		}
		return 0, raise(t, "%s requires a buffer of at least %d bytes for %s %d bytes at offset %d (actual buffer size is %d)", what, uint64(f.size)+uint64(at), doing, f.size, at, n)
	}
	return at, nil
}

func (f *format) packInto(t *thread, a []value) error {
	switch {
	case len(a) == 0:
		return raise(t, "pack_into expected buffer argument")
	case len(a) == 1:
		return raise(t, "pack_into expected offset argument")
	case len(a)-2 != f.values:
		return raise(t, "pack_into expected %d items for packing (got %d)", f.values, len(a)-2)
	}
	into, err := object.WritableBytes(t, a[0])
	if object.Matches(err, object.TypeError) {
		err = t.Raise(object.TypeError, "argument must be read-write bytes-like object, not %s", a[0].Type().Name)
	}
	if err != nil {
		return err
	}
	at, err := f.place(t, a[1], len(into), true)
	if err != nil {
		return err
	}
	if err := t.Allocate(f.size); err != nil {
		return err
	}
	// Values may run code that changes the buffer: they are packed apart from it first.
	b := make([]byte, f.size)
	if err := f.pack(t, b, a[2:]); err != nil {
		return err
	}
	if into, err = object.WritableBytes(t, a[0]); err != nil {
		return err
	}
	if at+f.size > len(into) {
		return raise(t, "the buffer became too small")
	}
	copy(into[at:], b)
	return nil
}

func (f *format) unpackAll(t *thread, v value) (value, error) {
	b, err := object.AsBytes(t, v)
	if err != nil {
		return value{}, err
	}
	if len(b) != f.size {
		return value{}, raise(t, "unpack requires a buffer of %d bytes", f.size)
	}
	return f.unpack(t, b)
}

func (f *format) unpackFrom(t *thread, v, offset value) (value, error) {
	b, err := object.AsBytes(t, v)
	if err != nil {
		return value{}, err
	}
	if offset.IsNull() {
		offset = object.Int(0)
	}
	at, err := f.place(t, offset, len(b), false)
	if err != nil {
		return value{}, err
	}
	if b, err = object.AsBytes(t, v); err != nil {
		return value{}, err
	}
	if at+f.size > len(b) {
		return value{}, raise(t, "the buffer became too small")
	}
	return f.unpack(t, b[at:at+f.size])
}

func (f *format) iterUnpack(t *thread, v value) (value, error) {
	if f.size == 0 {
		return value{}, raise(t, "cannot iteratively unpack with a struct of length 0")
	}
	b, err := object.AsBytes(t, v)
	if err != nil {
		return value{}, err
	}
	if len(b)%f.size != 0 {
		return value{}, raise(t, "iterative unpacking requires a buffer of a multiple of %d bytes", f.size)
	}
	return object.From(&unpacker{Object: object.Head(iterType), format: f, buffer: v}), nil
}

var defineTypes = sync.OnceFunc(func() {
	object.Subclassable[compiled](structType)
	sig := object.Fn("Struct", "(format)", "", nil)
	structType.New = func(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
		v, s := object.Make[compiled](structType, cls)
		s.format = &format{}
		return v, nil
	}
	structType.Init = func(t *thread, self value, args []value, names object.Names) error {
		a, err := sig.Bind(t, args, names)
		if err != nil {
			return err
		}
		f, err := formatOf(t, a[0])
		if err == nil {
			object.As[compiled](self).format = f
		}
		return err
	}
	structType.Repr = func(t *thread, self value) (value, error) {
		text := object.As[compiled](self).text
		return object.NewStr(self.Type().Short() + "(" + object.ReprString(text) + ")"), t.Allocate(len(text))
	}
	get := func(v value) *format { return object.As[compiled](v).format }
	object.DefineType(structType, nil, "_struct", object.TypeDef{
		GetSets: []*object.GetSet{
			object.Attr("format", "The format.", func(t *thread, self value) (value, error) { return object.NewStr(get(self).text), nil }, nil),
			object.Attr("size", "How many bytes it stands for.", func(t *thread, self value) (value, error) { return object.Int(int64(get(self).size)), nil }, nil),
		},
		Methods: []*object.Builtin{
			object.Method("iter_unpack", "(self, buffer, /)", "Return an iterator over the values of one piece of a buffer after the other.", func(t *thread, a []value) (value, error) {
				return get(a[0]).iterUnpack(t, a[1])
			}),
			object.Method("pack", "(*)", "Return values as bytes.", func(t *thread, a []value) (value, error) { return get(a[0]).packed(t, a[1:]) }),
			object.Method("pack_into", "(*)", "Put values into a buffer, from an offset on.", func(t *thread, a []value) (value, error) {
				return object.None, get(a[0]).packInto(t, a[1:])
			}),
			object.Method("unpack", "(self, buffer, /)", "Return the values that bytes stand for.", func(t *thread, a []value) (value, error) {
				return get(a[0]).unpackAll(t, a[1])
			}),
			object.Method("unpack_from", "(self, /, buffer, offset=0)", "Return the values that bytes stand for, from an offset on.", func(t *thread, a []value) (value, error) {
				return get(a[0]).unpackFrom(t, a[1], a[2])
			}),
		},
	})
	iterType.Iter = func(t *thread, self value) (value, error) { return self, nil }
	iterType.Next = func(t *thread, self value) (value, error) {
		u := object.As[unpacker](self)
		if u.buffer.IsNull() {
			return value{}, nil
		}
		b, err := object.AsBytes(t, u.buffer)
		if err != nil {
			return value{}, err
		}
		if u.at+u.format.size > len(b) {
			u.buffer = value{}
			return value{}, nil
		}
		u.at += u.format.size
		return u.format.unpack(t, b[u.at-u.format.size:u.at])
	}
	object.DefineType(iterType, nil, "_struct", object.TypeDef{Methods: []*object.Builtin{
		object.Method("__length_hint__", "(self, /)", "", func(t *thread, a []value) (value, error) {
			u := object.As[unpacker](a[0])
			if u.buffer.IsNull() {
				return object.Int(0), nil
			}
			b, err := object.AsBytes(t, u.buffer)
			return object.Int(int64((len(b) - u.at) / u.format.size)), err
		}),
	}})
})
