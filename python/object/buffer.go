package object

import (
	"runtime"
	"weak"
)

// This file is the buffer interface: how bytes are read, and written, that an object holds.

// Buffer is the memory of an object, as rows of items.
type Buffer struct {
	Data     []byte // all memory; what is read-only must not be written to, since it may be that of a Go string
	ReadOnly bool
	Format   string // of an item, as module struct writes it: "B" for plain bytes
	ItemSize int
	Shape    []int // nil: one row of len(Data)/ItemSize items
	Strides  []int
	Offset   int
	Views    *Views // that of the object, if it can be resized
}

// ByteArray is a bytearray.
type ByteArray struct {
	Object
	B     []byte
	views Views
}

// Views are the memoryviews that look at the memory of an object: it must not be resized as long as there is one.
type Views struct{ list []weak.Pointer[MemoryView] }

// NewByteArray is a bytearray of b, which belongs to it from now on.
func NewByteArray(b []byte) Value { return From(&ByteArray{Object: Object{ByteArrayType}, B: b}) }

// AsByteArray is the bytearray that v is, of whatever subclass, or nil.
func AsByteArray(v Value) *ByteArray {
	if v.p != nil {
		if typ := v.Type(); typ == ByteArrayType || typ.Layout == LayoutByteArray {
			return (*ByteArray)(v.p)
		}
	}
	return nil
}

// Exist reports whether there are any. A view that nothing refers to any more does not count; CPython would have freed it at
// once, so where it matters the collector is asked to.
func (v *Views) Exist(t *Thread) (bool, error) {
	if len(v.list) == 0 || !v.any() {
		return false, nil
	}
	if err := t.Charge(1 << 16); err != nil {
		return false, err
	}
	runtime.GC()
	return v.any(), nil
}

// any reports whether there are views, and forgets those that are gone.
func (v *Views) any() bool {
	kept := v.list[:0]
	for _, w := range v.list {
		if m := w.Value(); m != nil && !m.released {
			kept = append(kept, w)
		}
	}
	v.list = kept
	return len(kept) > 0
}

func (v *Views) add(m *MemoryView) {
	if len(v.list) >= 16 && len(v.list)&(len(v.list)-1) == 0 {
		v.any() // forgets those that are gone
	}
	v.list = append(v.list, weak.Make(m))
}

// mayResize refuses to resize a bytearray that memoryviews look at.
func (b *ByteArray) mayResize(t *Thread) error {
	seen, err := b.views.Exist(t)
	if err == nil && seen {
		err = t.Raise(BufferError, "Existing exports of data: object cannot be re-sized")
	}
	return err
}

// bufferOf is the memory of an object, and the object that has it; ok is false if it has none.
func (t *Thread) bufferOf(v Value) (buf Buffer, owner Value, ok bool, err error) {
	typ := v.Type()
	switch typ.Layout {
	case LayoutBytes:
		return Buffer{Data: stringBytes(As[BytesObject](v).S), ReadOnly: true, Format: "B", ItemSize: 1}, v, true, nil
	case LayoutByteArray:
		a := As[ByteArray](v)
		return Buffer{Data: a.B, Format: "B", ItemSize: 1, Views: &a.views}, v, true, nil
	}
	if typ == MemoryViewType {
		m := As[MemoryView](v)
		if m.released {
			return Buffer{}, v, false, m.alive(t)
		}
		return m.Buffer, m.Of, true, nil
	}
	for _, base := range typ.MRO {
		if base.Buffer != nil {
			buf, err := base.Buffer(t, v)
			return buf, v, err == nil, err
		}
	}
	view, found, err := t.CallSpecial(v, "__buffer__", Int(0))
	if err != nil || !found {
		return Buffer{}, v, false, err
	}
	if !view.Is(MemoryViewType) {
		return Buffer{}, v, false, t.Raise(TypeError, "__buffer__ returned non-memoryview object")
	}
	return t.bufferOf(view)
}

// bytesLike is the content of a bytes-like object. It is valid until Python code runs, or else must be copied.
func (t *Thread) bytesLike(v Value) (string, error) {
	s, ok := bufferString(v)
	if ok {
		return s, nil
	}
	buf, _, ok, err := t.bufferOf(v)
	if err != nil {
		return "", err
	}
	if !ok {
		return "", t.Raise(TypeError, "a bytes-like object is required, not '%s'", v.Type().Name)
	}
	return buf.content(), nil
}

// WritableBytes is the memory of an object that may be written to: it is for functions such as readinto.
func WritableBytes(t *Thread, v Value) ([]byte, error) {
	buf, _, ok, err := t.bufferOf(v)
	if err != nil {
		return nil, err
	}
	if !ok || buf.ReadOnly || !buf.contiguous() {
		return nil, t.Raise(TypeError, "read-write bytes-like object expected, not %s", v.Type().Name)
	}
	return buf.Data[buf.Offset : buf.Offset+buf.size()], nil
}

// bufferString is the content of a bytes, bytearray or memoryview. It is valid until Python code runs.
func bufferString(v Value) (string, bool) {
	typ := v.Type()
	switch typ.Layout {
	case LayoutBytes:
		return As[BytesObject](v).S, true
	case LayoutByteArray:
		return bytesString(As[ByteArray](v).B), true
	}
	if typ == MemoryViewType {
		if m := As[MemoryView](v); !m.released {
			return m.content(), true
		}
	}
	return "", false
}

// byteString is the content of a bytes or bytearray.
func byteString(v Value) (string, bool) {
	switch v.Type().Layout {
	case LayoutBytes:
		return As[BytesObject](v).S, true
	case LayoutByteArray:
		return bytesString(As[ByteArray](v).B), true
	}
	return "", false
}

// isBytesLike reports whether v has memory to read.
func (t *Thread) isBytesLike(v Value) bool {
	if _, ok := bufferString(v); ok {
		return true
	}
	for _, base := range v.Type().MRO {
		if base.Buffer != nil {
			return true
		}
	}
	return !v.Type().Lookup("__buffer__").IsNull()
}

// count is the number of items.
func (b *Buffer) count() int {
	if b.Shape == nil {
		return len(b.Data) / b.ItemSize
	}
	n := 1
	for _, d := range b.Shape {
		n *= d
	}
	return n
}

// size is the number of bytes of all items.
func (b *Buffer) size() int { return b.count() * b.ItemSize }

// contiguous reports whether the items lie one after the other.
func (b *Buffer) contiguous() bool {
	if b.Shape == nil {
		return true
	}
	step := b.ItemSize
	for i := len(b.Shape) - 1; i >= 0; i-- {
		if b.Shape[i] > 1 && b.Strides[i] != step {
			return false
		}
		step *= b.Shape[i]
	}
	return true
}

// content is all items as bytes: the memory itself if they lie one after the other.
func (b *Buffer) content() string {
	if b.contiguous() {
		return bytesString(b.Data[b.Offset : b.Offset+b.size()])
	}
	out := make([]byte, 0, b.size())
	b.each(b.Offset, 0, func(at int) { out = append(out, b.Data[at:at+b.ItemSize]...) })
	return bytesString(out)
}

// each calls f with where each item lies, in order.
func (b *Buffer) each(at, dim int, f func(at int)) {
	if dim == len(b.Shape) {
		f(at)
		return
	}
	for range b.Shape[dim] {
		b.each(at, dim+1, f)
		at += b.Strides[dim]
	}
}

// AsBytes is the content of a bytes-like object whose bytes lie one after the other. It must not be changed, and is valid until
// Python code runs.
func AsBytes(t *Thread, v Value) ([]byte, error) {
	if v.Is(MemoryViewType) && !As[MemoryView](v).contiguous() {
		return nil, t.Raise(BufferError, "memoryview: underlying buffer is not C-contiguous")
	}
	s, err := t.bytesLike(v)
	return stringBytes(s), err
}
