package object

import (
	"slices"
	"strings"
)

func fillByteArray() {
	typ := ByteArrayType
	typ.Doc = "bytearray(source=b'', encoding=..., errors=...) -> bytearray\n\nA sequence of bytes that can be changed."
	typ.Flags = MatchSelf | noReflected | Unhashable
	subclassable[ByteArray](typ, LayoutByteArray)
	typ.New = func(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
		if cls == ByteArrayType {
			return NewByteArray(nil), nil
		}
		return cls.Alloc(cls), nil
	}
	typ.Init = func(t *Thread, self Value, args []Value, names Names) error {
		a := As[ByteArray](self)
		if len(a.B) > 0 {
			if err := a.resize(t, nil); err != nil {
				return err
			}
		}
		b, err := t.bytesFrom(bytearrayNewArguments, args, names)
		if err != nil {
			return err
		}
		return a.resize(t, b)
	}
	typ.Repr = func(t *Thread, self Value) (Value, error) {
		b, err := t.appendBytesRepr([]byte(self.Type().Name+"("), bytesString(As[ByteArray](self).B), true)
		return newStrBytes(append(b, ')')), err
	}
	typ.Compare = bytesCompare
	typ.Len = func(t *Thread, self Value) (int, error) { return len(As[ByteArray](self).B), nil }
	typ.GetItem = byteArrayGetItem
	typ.SetItem = byteArraySetItem
	typ.Contains = bytesContains
	typ.Iter = func(t *Thread, self Value) (Value, error) {
		return newIterator(ByteArrayIteratorType, self, func(t *Thread, it *Iterator) (Value, error) {
			if b := As[ByteArray](it.Of).B; it.At < len(b) {
				it.At++
				return Int(int64(b[it.At-1])), nil
			}
			return Value{}, nil
		}), nil
	}
	typ.Binary[Add] = func(t *Thread, a, b Value) (Value, error) {
		x := AsByteArray(a)
		if x == nil {
			return NotImplemented, nil
		}
		y, ok := t.operand(b)
		if !ok {
			return NotImplemented, nil
		}
		if err := t.checkSize(len(x.B) + len(y)); err != nil {
			return Value{}, err
		}
		return NewByteArray(append(append(make([]byte, 0, len(x.B)+len(y)), x.B...), y...)), nil
	}
	typ.Inplace[Add] = func(t *Thread, a, b Value) (Value, error) {
		y, ok := t.operand(b)
		if !ok {
			return Value{}, t.Raise(TypeError, "can't concat %s to bytearray", b.Type().Name)
		}
		return a, As[ByteArray](a).extend(t, y)
	}
	typ.Binary[Multiply] = func(t *Thread, a, b Value) (Value, error) {
		x, other := AsByteArray(a), b
		if x == nil {
			x, other = AsByteArray(b), a
		}
		n, v, err := t.repeatBytes(a, b, other, len(x.B))
		if err != nil || !v.IsNull() {
			return v, err
		}
		return NewByteArray(slices.Repeat(x.B, n)), nil
	}
	typ.Inplace[Multiply] = func(t *Thread, a, b Value) (Value, error) {
		x := As[ByteArray](a)
		n, v, err := t.repeatBytes(a, b, b, len(x.B))
		if err != nil || !v.IsNull() {
			return v, err
		}
		return a, x.resize(t, slices.Repeat(x.B, n))
	}
	typ.Binary[Modulo] = func(t *Thread, a, b Value) (Value, error) {
		x := AsByteArray(a)
		if x == nil {
			return NotImplemented, nil
		}
		p := &percent{t: t, bytes: true, format: string(x.B)}
		err := p.run(b)
		return NewByteArray(p.out), err
	}
	kind := &byteKind{
		name: "bytearray",
		view: func(v Value) string { return bytesString(As[ByteArray](v).B) },
		make: func(s string) Value { return NewByteArray([]byte(s)) },
		same: func(self Value) Value { return NewByteArray(slices.Clone(As[ByteArray](self).B)) },
	}
	define(typ, ObjectType, "builtins", TypeDef{
		Methods:       append(kind.methods(), byteArrayMethods(kind)...),
		ClassMethods:  []*Builtin{kind.fromHex(func(t *Thread, b []byte) Value { return NewByteArray(b) })},
		StaticMethods: []*Builtin{maketransMethod()},
	})
}

// resize replaces the content by b, which belongs to the bytearray from now on.
func (a *ByteArray) resize(t *Thread, b []byte) error {
	if len(b) != len(a.B) {
		if err := a.mayResize(t); err != nil {
			return err
		}
		a.B = b
		return nil
	}
	copy(a.B, b)
	return nil
}

// extend adds bytes at the end, which may be its own.
func (a *ByteArray) extend(t *Thread, s string) error {
	if s == "" {
		return nil
	}
	if err := a.mayResize(t); err != nil {
		return err
	}
	if err := t.checkSize(len(s)); err != nil {
		return err
	}
	a.B = append(a.B, s...)
	return nil
}

// splice puts s in the place of the bytes from start to stop.
func (a *ByteArray) splice(t *Thread, start, stop int, s string) error {
	if len(s) == stop-start {
		copy(a.B[start:], s)
		return nil
	}
	if err := a.mayResize(t); err != nil {
		return err
	}
	if err := t.Charge((len(a.B) - stop) >> 7); err != nil { // what is behind moves
		return err
	}
	if err := t.Allocate(max(len(s)-(stop-start), 0)); err != nil {
		return err
	}
	a.B = slices.Replace(a.B, start, stop, stringBytes(s)...)
	return nil
}

const (
	byteArrayIndexType  = "bytearray indices must be integers or slices, not %s"
	byteArrayIndexRange = "bytearray index out of range"
)

func byteArrayGetItem(t *Thread, self, key Value) (Value, error) {
	a := As[ByteArray](self)
	if key.Is(SliceType) {
		start, _, step, count, err := As[Slice](key).Indices(t, len(a.B))
		if err != nil {
			return Value{}, err
		}
		b, err := t.stepped(bytesString(a.B), start, step, count)
		return NewByteArray(b), err
	}
	i, err := t.byteIndex(key, len(a.B), byteArrayIndexType, byteArrayIndexRange)
	if err != nil {
		return Value{}, err
	}
	return Int(int64(a.B[i])), nil
}

func byteArraySetItem(t *Thread, self, key, v Value) error {
	a := As[ByteArray](self)
	if key.Is(SliceType) {
		return a.setSlice(t, As[Slice](key), v)
	}
	i, err := t.byteIndex(key, len(a.B), byteArrayIndexType, byteArrayIndexRange)
	if err != nil {
		return err
	}
	if v.IsNull() {
		return a.splice(t, i, i+1, "")
	}
	c, err := t.byteValue(v)
	if err != nil {
		return err
	}
	if i >= len(a.B) { // while v was asked for its value
		return t.Raise(IndexError, byteArrayIndexRange)
	}
	a.B[i] = c
	return nil
}

func (a *ByteArray) setSlice(t *Thread, sl *Slice, v Value) error {
	with := ""
	if !v.IsNull() {
		if !t.isBytesLike(v) {
			if typ := v.Type(); AsStr(v) != nil || typ.Iter == nil && typ.GetItem == nil || typ.Layout == LayoutInt {
				return t.Raise(TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)")
			}
			b, err := t.collectBytes(v, "bytearray")
			if err != nil {
				return err
			}
			with = bytesString(b)
		} else {
			s, err := t.bytesLike(v)
			if err != nil {
				return err
			}
			with = strings.Clone(s)
		}
	}
	start, stop, step, count, err := sl.Indices(t, len(a.B))
	if err != nil {
		return err
	}
	switch {
	case step == 1:
		return a.splice(t, start, max(start, stop), with)
	case with == "":
		return a.deleteStepped(t, start, step, count)
	case len(with) != count:
		return t.Raise(ValueError, "attempt to assign bytes of size %d to extended slice of size %d", len(with), count)
	}
	for i := range count {
		a.B[start+i*step] = with[i]
	}
	return nil
}

func (a *ByteArray) deleteStepped(t *Thread, start, step, count int) error {
	if count == 0 {
		return nil
	}
	if err := a.mayResize(t); err != nil {
		return err
	}
	if step < 0 {
		start, step = start+(count-1)*step, -step
	}
	kept := a.B[:start]
	for i := start; i < len(a.B); i++ {
		if count > 0 && (i-start)%step == 0 {
			count--
			continue
		}
		kept = append(kept, a.B[i])
	}
	a.B = kept
	return nil
}

func byteArrayMethods(kind *byteKind) []*Builtin {
	return []*Builtin{
		bufferMethod(),
		releaseBufferMethod(),
		Method("append", "(self, item, /)", "Add one byte at the end.", func(t *Thread, a []Value) (Value, error) {
			c, err := t.byteValue(a[1])
			if err != nil {
				return Value{}, err
			}
			b := As[ByteArray](a[0])
			if err := b.mayResize(t); err != nil {
				return Value{}, err
			}
			b.B = append(b.B, c)
			t.Made(2) // it grows by more than it needs
			return None, t.Charge(1)
		}),
		Method("extend", "(self, iterable_of_ints, /)", "Add bytes at the end.", func(t *Thread, a []Value) (Value, error) {
			b := As[ByteArray](a[0])
			if t.isBytesLike(a[1]) {
				s, err := t.bytesLike(a[1])
				if err != nil {
					return Value{}, err
				}
				return None, b.extend(t, s)
			}
			typ := a[1].Type()
			if AsStr(a[1]) != nil {
				return Value{}, t.Raise(TypeError, "expected iterable of integers; got: 'str'")
			}
			if typ.Iter == nil && typ.GetItem == nil {
				return Value{}, t.Raise(TypeError, "can't extend bytearray with %s", typ.Name)
			}
			more, err := t.collectBytes(a[1], "bytearray")
			if err != nil {
				return Value{}, err
			}
			return None, b.extend(t, bytesString(more))
		}),
		Method("insert", "(self, index, item, /)", "Put one byte before another.", func(t *Thread, a []Value) (Value, error) {
			i, err := t.IntArg(a[1])
			if err != nil {
				return Value{}, err
			}
			c, err := t.byteValue(a[2])
			if err != nil {
				return Value{}, err
			}
			b := As[ByteArray](a[0])
			if i < 0 {
				i = max(i+len(b.B), 0)
			}
			i = min(i, len(b.B))
			return None, b.splice(t, i, i, string([]byte{c}))
		}),
		Method("pop", "(self, index=-1, /)", "Take out a byte and return it.", func(t *Thread, a []Value) (Value, error) {
			i := -1
			if !a[1].IsNull() {
				var err error
				if i, err = t.IntArg(a[1]); err != nil {
					return Value{}, err
				}
			}
			b := As[ByteArray](a[0])
			if len(b.B) == 0 {
				return Value{}, t.Raise(IndexError, "pop from empty bytearray")
			}
			if i < 0 {
				i += len(b.B)
			}
			if i < 0 || i >= len(b.B) {
				return Value{}, t.Raise(IndexError, "pop index out of range")
			}
			c := b.B[i]
			if err := b.splice(t, i, i+1, ""); err != nil {
				return Value{}, err
			}
			return Int(int64(c)), nil
		}),
		Method("remove", "(self, value, /)", "Take out the first byte of this value.", func(t *Thread, a []Value) (Value, error) {
			c, err := t.byteValue(a[1])
			if err != nil {
				return Value{}, err
			}
			b := As[ByteArray](a[0])
			i := slices.Index(b.B, c)
			if i < 0 {
				return Value{}, t.Raise(ValueError, "value not found in bytearray")
			}
			return None, b.splice(t, i, i+1, "")
		}),
		Method("reverse", "(self, /)", "Turn the order of the bytes round.", func(t *Thread, a []Value) (Value, error) {
			slices.Reverse(As[ByteArray](a[0]).B)
			return None, t.Charge(len(As[ByteArray](a[0]).B) >> 6)
		}),
		Method("clear", "(self, /)", "Take out all bytes.", func(t *Thread, a []Value) (Value, error) {
			return None, As[ByteArray](a[0]).resize(t, nil)
		}),
		Method("copy", "(self, /)", "A bytearray with the same bytes.", func(t *Thread, a []Value) (Value, error) {
			return kind.same(a[0]), t.Allocate(len(As[ByteArray](a[0]).B))
		}),
		Method("__alloc__", "(self, /)", "How many bytes are allocated.", func(t *Thread, a []Value) (Value, error) {
			return Int(byteArrayAlloc(a[0])), nil
		}),
		Method("__sizeof__", "(self, /)", "How many bytes the object takes.", func(t *Thread, a []Value) (Value, error) {
			return Int(56 + byteArrayAlloc(a[0])), nil
		}),
		Method("__reduce__", "(self, /)", "State for pickling.", func(t *Thread, a []Value) (Value, error) {
			return byteArrayReduce(t, a[0], 0)
		}),
		Method("__reduce_ex__", "(self, proto=0, /)", "State for pickling.", func(t *Thread, a []Value) (Value, error) {
			proto := 0
			if !a[1].IsNull() {
				var err error
				if proto, err = t.IntArg(a[1]); err != nil {
					return Value{}, err
				}
			}
			return byteArrayReduce(t, a[0], proto)
		}),
	}
}

// byteArrayAlloc is what CPython would have allocated for the content, with the zero behind it.
func byteArrayAlloc(v Value) int64 {
	if n := len(As[ByteArray](v).B); n > 0 {
		return int64(n) + 1
	}
	return 0
}

func byteArrayReduce(t *Thread, self Value, proto int) (Value, error) {
	b := As[ByteArray](self)
	state, err := t.CallMethod(self, "__getstate__")
	if err != nil {
		return Value{}, err
	}
	args := NewTuple()
	if err := t.Allocate(2 * len(b.B)); err != nil {
		return Value{}, err
	}
	switch {
	case len(b.B) > 0 && proto >= 3:
		args = NewTuple(NewBytes(string(b.B)))
	case len(b.B) > 0:
		text, _, err := decodeLatin1(t, string(b.B), "", true)
		if err != nil {
			return Value{}, err
		}
		args = NewTuple(newStrBytes(text), newASCII("latin-1"))
	}
	return NewTuple(self.Type().Value(), args, state), nil
}
