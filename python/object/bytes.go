package object

import (
	"strings"

	"github.com/jinklink/jink/python/code"
)

// BytesObject is a bytes. S holds bytes, not text.
type BytesObject struct {
	Object
	S    string
	hash int64
}

var emptyBytes = &BytesObject{Object: Object{BytesType}}

// NewBytes is the bytes s.
func NewBytes(s string) Value {
	if s == "" {
		return From(emptyBytes)
	}
	return From(&BytesObject{Object: Object{BytesType}, S: s})
}

// newBytesOf is the bytes b, which nobody may change from now on.
func newBytesOf(b []byte) Value { return NewBytes(bytesString(b)) }

// AsBytesObject is the bytes that v is, of whatever subclass, or nil.
func AsBytesObject(v Value) *BytesObject {
	if v.p != nil {
		if typ := v.Type(); typ == BytesType || typ.Layout == LayoutBytes {
			return (*BytesObject)(v.p)
		}
	}
	return nil
}

func fillBytes() {
	typ := BytesType
	typ.Doc = "bytes(source=b'', encoding=..., errors=...) -> bytes\n\nA sequence of bytes that does not change."
	typ.Flags = MatchSelf | noReflected
	subclassable[BytesObject](typ, LayoutBytes)
	typ.New = bytesNew
	typ.Repr = func(t *Thread, self Value) (Value, error) {
		b, err := t.appendBytesRepr(nil, As[BytesObject](self).S, false)
		return newStrBytes(b), err
	}
	typ.Hash = func(t *Thread, self Value) (int64, error) {
		b := As[BytesObject](self)
		if b.hash == 0 && b != emptyBytes {
			b.hash = hashString(b.S)
		} else if b == emptyBytes {
			return hashString(""), nil
		}
		return b.hash, nil
	}
	typ.Compare = bytesCompare
	typ.Len = func(t *Thread, self Value) (int, error) { return len(As[BytesObject](self).S), nil }
	typ.GetItem = func(t *Thread, self, key Value) (Value, error) {
		b := As[BytesObject](self)
		if key.Is(SliceType) {
			start, _, step, count, err := As[Slice](key).Indices(t, len(b.S))
			if err != nil {
				return Value{}, err
			}
			if count == len(b.S) && step == 1 && b.typ == BytesType {
				return self, nil
			}
			if step == 1 {
				return NewBytes(b.S[start : start+count]), nil
			}
			part, err := t.stepped(b.S, start, step, count)
			return newBytesOf(part), err
		}
		i, err := t.byteIndex(key, len(b.S), "byte indices must be integers or slices, not %s", "index out of range")
		if err != nil {
			return Value{}, err
		}
		return Int(int64(b.S[i])), nil
	}
	typ.Contains = bytesContains
	typ.Iter = func(t *Thread, self Value) (Value, error) {
		return newIterator(BytesIteratorType, self, func(t *Thread, it *Iterator) (Value, error) {
			if s := As[BytesObject](it.Of).S; it.At < len(s) {
				it.At++
				return Int(int64(s[it.At-1])), nil
			}
			return Value{}, nil
		}), nil
	}
	typ.Binary[Add] = func(t *Thread, a, b Value) (Value, error) {
		x := AsBytesObject(a)
		if x == nil {
			return NotImplemented, nil
		}
		y, ok := t.operand(b)
		if !ok {
			return NotImplemented, nil
		}
		switch {
		case x.S == "" && b.Is(BytesType):
			return b, nil
		case y == "" && a.Is(BytesType):
			return a, nil
		}
		if err := t.checkSize(len(x.S) + len(y)); err != nil {
			return Value{}, err
		}
		return NewBytes(x.S + y), nil
	}
	typ.Binary[Multiply] = func(t *Thread, a, b Value) (Value, error) {
		x, other := AsBytesObject(a), b
		if x == nil {
			x, other = AsBytesObject(b), a
		}
		n, v, err := t.repeatBytes(a, b, other, len(x.S))
		if err != nil || !v.IsNull() {
			return v, err
		}
		if n == 1 && x.typ == BytesType {
			return From(x), nil
		}
		return NewBytes(strings.Repeat(x.S, n)), nil
	}
	typ.Binary[Modulo] = func(t *Thread, a, b Value) (Value, error) {
		x := AsBytesObject(a)
		if x == nil {
			return NotImplemented, nil
		}
		p := &percent{t: t, bytes: true, format: x.S}
		err := p.run(b)
		return newBytesOf(p.out), err
	}
	kind := &byteKind{
		name: "bytes",
		view: func(v Value) string { return As[BytesObject](v).S },
		make: NewBytes,
		same: func(self Value) Value {
			if self.Is(BytesType) {
				return self
			}
			return NewBytes(As[BytesObject](self).S)
		},
	}
	define(typ, ObjectType, "builtins", TypeDef{
		Methods: append(kind.methods(),
			Method("__bytes__", "(self, /)", "The object itself, as bytes.", func(t *Thread, a []Value) (Value, error) { return kind.same(a[0]), nil }),
			Method("__getnewargs__", "(self, /)", "", func(t *Thread, a []Value) (Value, error) { return NewTuple(kind.same(a[0])), nil }),
			bufferMethod(),
			Method("__sizeof__", "(self, /)", "How many bytes the object takes.", func(t *Thread, a []Value) (Value, error) {
				return Int(int64(33 + len(As[BytesObject](a[0]).S))), nil
			}),
		),
		ClassMethods:  []*Builtin{kind.fromHex(func(t *Thread, b []byte) Value { return newBytesOf(b) })},
		StaticMethods: []*Builtin{maketransMethod()},
	})
	fillByteArray()
	fillMemoryView()
	fillByteIterators()
}

// fillByteIterators completes the types of the iterators over bytes and bytearrays.
func fillByteIterators() {
	for _, typ := range []*Type{BytesIteratorType, ByteArrayIteratorType} {
		typ.Flags = NoNew | Final
		typ.Iter = func(t *Thread, self Value) (Value, error) { return self, nil }
		typ.Next = iteratorNext
		left := func(it *Iterator) int {
			if it.Of.IsNull() {
				return 0
			}
			s, _ := byteString(it.Of)
			return max(len(s)-it.At, 0)
		}
		define(typ, ObjectType, "builtins", TypeDef{Methods: []*Builtin{
			Method("__length_hint__", "(self, /)", "How many bytes are left.", func(t *Thread, a []Value) (Value, error) {
				return Int(int64(left(As[Iterator](a[0])))), nil
			}),
			Method("__reduce__", "(self, /)", "State for pickling.", func(t *Thread, a []Value) (Value, error) {
				it := As[Iterator](a[0])
				iter := orNone(t.Interp.Builtins.GetString("iter"))
				if it.Of.IsNull() {
					return NewTuple(iter, NewTuple(NewTuple())), nil
				}
				return NewTuple(iter, NewTuple(it.Of), Int(int64(it.At))), nil
			}),
			Method("__setstate__", "(self, state, /)", "Go on at another byte.", func(t *Thread, a []Value) (Value, error) {
				i, err := t.IntArg(a[1])
				if err != nil {
					return Value{}, err
				}
				if it := As[Iterator](a[0]); !it.Of.IsNull() {
					s, _ := byteString(it.Of)
					it.At = min(max(i, 0), len(s))
				}
				return None, nil
			}),
		}})
	}
}

// operand is the content of the other operand of +.
func (t *Thread) operand(v Value) (string, bool) {
	if s, ok := bufferString(v); ok {
		return s, true
	}
	if !t.isBytesLike(v) {
		return "", false
	}
	s, err := t.bytesLike(v)
	return s, err == nil
}

// repeatBytes is timesOf for so many bytes; it accounts for the result.
func (t *Thread) repeatBytes(a, b, other Value, size int) (n int, result Value, err error) {
	n, result, err = t.timesOf(a, b, other)
	if err != nil || !result.IsNull() {
		return n, result, err
	}
	n = max(n, 0)
	if n > 0 && size > maxSize/n {
		if size > (1<<63-1)/n {
			return 0, Value{}, t.Raise(OverflowError, "repeated bytes are too long")
		}
		return 0, Value{}, t.RaiseArgs(MemoryError)
	}
	return n, Value{}, t.Allocate(n * size)
}

// byteIndex is the index of a byte, which must be there.
func (t *Thread) byteIndex(key Value, n int, wrongType, outOfRange string) (int, error) {
	var i int
	if key.IsInt() {
		i = int(key.Int64())
	} else {
		if key.Type().Index == nil {
			return 0, t.Raise(TypeError, wrongType, key.Type().Name)
		}
		var err error
		if i, err = t.itemNumber(key); err != nil {
			return 0, err
		}
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return 0, t.Raise(IndexError, "%s", outOfRange)
	}
	return i, nil
}

// stepped is every step-th of some bytes.
func (t *Thread) stepped(s string, start, step, count int) ([]byte, error) {
	if err := t.Allocate(count); err != nil {
		return nil, err
	}
	b := make([]byte, count)
	for i := range b {
		b[i] = s[start]
		start += step
	}
	return b, nil
}

func bytesCompare(t *Thread, a, b Value, op int) (Value, error) {
	x, ok := byteString(a)
	if !ok {
		return NotImplemented, nil
	}
	y, ok := byteString(b)
	if !ok {
		if a.Type().Layout == LayoutBytes && op != code.Equal && op != code.NotEqual {
			return NotImplemented, nil
		}
		if y, ok = bufferString(b); !ok {
			return NotImplemented, nil
		}
	}
	if err := t.chargeText(min(len(x), len(y))); err != nil {
		return Value{}, err
	}
	if op == code.Equal {
		return Bool(x == y), nil
	}
	return orderResult(strings.Compare(x, y), op), nil
}

// byteValue is an item of bytes as an argument gives it.
func (t *Thread) byteValue(v Value) (byte, error) {
	if v.IsInt() && uint64(v.Int64()) < 256 {
		return byte(v.Int64()), nil
	}
	i, err := t.Index(v)
	if err != nil {
		return 0, err
	}
	if n, ok := AsInt64(i); ok && n >= 0 && n < 256 {
		return byte(n), nil
	}
	return 0, t.Raise(ValueError, "byte must be in range(0, 256)")
}

func bytesContains(t *Thread, self, item Value) (bool, error) {
	if item.IsInt() || item.Type().Index != nil {
		c, err := t.byteValue(item)
		if err != nil {
			return false, err
		}
		s, _ := byteString(self)
		return strings.IndexByte(s, c) >= 0, t.Charge(len(s) >> 6)
	}
	part, err := t.bytesLike(item)
	if err != nil {
		return false, err
	}
	s, _ := byteString(self)
	if err := t.Charge(len(s) >> 6); err != nil {
		return false, err
	}
	return strings.Contains(s, part), nil
}

// appendBytesRepr appends the repr of bytes. Of bytearrays, single quotes are escaped in every case.
func (t *Thread) appendBytesRepr(b []byte, s string, always bool) ([]byte, error) {
	quote := quoteOf(s)
	b, err := t.escaped(append(b, 'b', quote), s, func(b []byte, part string) []byte {
		for i := range len(part) {
			switch c := part[i]; {
			case c == quote || c == '\\' || always && c == '\'':
				b = append(b, '\\', c)
			case c >= ' ' && c < 0x7f:
				b = append(b, c)
			default:
				b = appendEscape(b, rune(c))
			}
		}
		return b
	})
	return append(b, quote), err
}
