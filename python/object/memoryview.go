package object

import (
	"slices"

	"github.com/jinklink/jink/python/code"
)

// MemoryView is a memoryview: a look at the memory of another object.
type MemoryView struct {
	Object
	Buffer
	Of       Value // the object that has the memory
	released bool
	hash     int64
}

// NewMemoryView is memoryview(v).
func NewMemoryView(t *Thread, v Value) (Value, error) {
	buf, owner, ok, err := t.bufferOf(v)
	if err != nil {
		return Value{}, err
	}
	if !ok {
		return Value{}, t.Raise(TypeError, "memoryview: a bytes-like object is required, not '%s'", v.Type().Name)
	}
	if buf.Shape == nil {
		buf.Shape, buf.Strides = []int{len(buf.Data) / buf.ItemSize}, []int{buf.ItemSize}
	}
	t.Made(Bytes(2 * (len(buf.Shape) + 4)))
	return newView(owner, buf), nil
}

// newView makes a view and registers it with the object that has the memory.
func newView(owner Value, buf Buffer) Value {
	m := &MemoryView{Object: Object{MemoryViewType}, Buffer: buf, Of: owner}
	if buf.Views != nil {
		buf.Views.add(m)
	}
	return From(m)
}

// alive is the error that the view was released, if it was.
func (m *MemoryView) alive(t *Thread) error {
	if m.released {
		return t.Raise(ValueError, "operation forbidden on released memoryview object")
	}
	return nil
}

var memoryViewArguments = Fn("memoryview", "(object)", "", nil)

func fillMemoryView() {
	typ := MemoryViewType
	typ.Doc = "A look at the memory of an object that has the buffer interface."
	typ.Flags = Final | Sequence
	typ.New = func(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
		var a [1]Value
		if err := memoryViewArguments.bindArguments(t, a[:], args, names); err != nil {
			return Value{}, err
		}
		return NewMemoryView(t, a[0])
	}
	typ.Repr = func(t *Thread, self Value) (Value, error) {
		text := "<memory at 0x"
		if As[MemoryView](self).released {
			text = "<released memory at 0x"
		}
		return newStrBytes(append(appendHex([]byte(text), rune(t.Interp.ID(self)>>32), 4), append(appendHex(nil, rune(t.Interp.ID(self)>>16&0xffff), 4),
			append(appendHex(nil, rune(t.Interp.ID(self)&0xffff), 4), '>')...)...)), nil
	}
	typ.Hash = func(t *Thread, self Value) (int64, error) {
		m := As[MemoryView](self)
		if m.hash != 0 {
			return m.hash, nil
		}
		switch err := m.alive(t); {
		case err != nil:
			return 0, err
		case !m.ReadOnly:
			return 0, t.Raise(ValueError, "cannot hash writable memoryview object")
		case m.letter() != 'B' && m.letter() != 'b' && m.letter() != 'c':
			return 0, t.Raise(ValueError, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'")
		}
		if _, err := t.Hash(m.Of); err != nil {
			return 0, err
		}
		m.hash = hashString(m.content())
		return m.hash, nil
	}
	typ.Compare = memoryCompare
	typ.Len = func(t *Thread, self Value) (int, error) {
		m := As[MemoryView](self)
		if err := m.alive(t); err != nil {
			return 0, err
		}
		if len(m.Shape) == 0 {
			return 0, t.Raise(TypeError, "0-dim memory has no length")
		}
		return m.Shape[0], nil
	}
	typ.GetItem = memoryGetItem
	typ.SetItem = memorySetItem
	typ.Iter = func(t *Thread, self Value) (Value, error) {
		m := As[MemoryView](self)
		switch err := m.alive(t); {
		case err != nil:
			return Value{}, err
		case len(m.Shape) == 0:
			return Value{}, t.Raise(TypeError, "invalid indexing of 0-dim memory")
		case len(m.Shape) > 1:
			return Value{}, t.Raise(NotImplementedError, "multi-dimensional sub-views are not implemented")
		}
		return newIterator(MemoryIteratorType, self, func(t *Thread, it *Iterator) (Value, error) {
			m := As[MemoryView](it.Of)
			if err := m.alive(t); err != nil {
				return Value{}, err
			}
			if it.At >= m.Shape[0] {
				return Value{}, nil
			}
			it.At++
			return m.unpack(t, m.Offset+(it.At-1)*m.Strides[0])
		}), nil
	}
	define(typ, ObjectType, "builtins", TypeDef{Methods: memoryMethods(), GetSets: memoryAttrs()})

	typ = MemoryIteratorType
	typ.Flags = NoNew | Final
	typ.Iter = func(t *Thread, self Value) (Value, error) { return self, nil }
	typ.Next = iteratorNext
	define(typ, ObjectType, "builtins", TypeDef{})
}

func memoryAttrs() []*GetSet {
	attr := func(name, doc string, get func(m *MemoryView) Value) *GetSet {
		return Attr(name, doc, func(t *Thread, self Value) (Value, error) {
			m := As[MemoryView](self)
			if err := m.alive(t); err != nil {
				return Value{}, err
			}
			return get(m), nil
		}, nil)
	}
	numbers := func(of []int) Value {
		items := make([]Value, len(of))
		for i, n := range of {
			items[i] = Int(int64(n))
		}
		return NewTuple(items...)
	}
	return []*GetSet{
		attr("obj", "The object that has the memory.", func(m *MemoryView) Value { return m.Of }),
		attr("nbytes", "How many bytes the items take.", func(m *MemoryView) Value { return Int(int64(m.size())) }),
		attr("readonly", "Whether the memory must not be changed.", func(m *MemoryView) Value { return Bool(m.ReadOnly) }),
		attr("itemsize", "How many bytes an item takes.", func(m *MemoryView) Value { return Int(int64(m.ItemSize)) }),
		attr("format", "What an item is, as module struct writes it.", func(m *MemoryView) Value { return NewStr(m.Format) }),
		attr("ndim", "How many dimensions the view has.", func(m *MemoryView) Value { return Int(int64(len(m.Shape))) }),
		attr("shape", "How many items there are in each dimension.", func(m *MemoryView) Value { return numbers(m.Shape) }),
		attr("strides", "How many bytes there are from one item to the next, in each dimension.", func(m *MemoryView) Value { return numbers(m.Strides) }),
		attr("suboffsets", "Empty: the memory is in one piece.", func(m *MemoryView) Value { return NewTuple() }),
		attr("c_contiguous", "Whether the items lie one after the other.", func(m *MemoryView) Value { return Bool(m.contiguous()) }),
		attr("f_contiguous", "Whether the items lie one after the other, the first dimension innermost.", func(m *MemoryView) Value {
			return Bool(m.columns())
		}),
		attr("contiguous", "Whether the items lie one after the other in either order.", func(m *MemoryView) Value {
			return Bool(m.contiguous() || m.columns())
		}),
	}
}

// columns reports whether the items lie one after the other with the first dimension innermost.
func (b *Buffer) columns() bool {
	step := b.ItemSize
	for i, n := range b.Shape {
		if n > 1 && b.Strides[i] != step {
			return false
		}
		step *= n
	}
	return true
}

func memoryMethods() []*Builtin {
	method := func(name, sig, doc string, f func(t *Thread, m *MemoryView, a []Value) (Value, error)) *Builtin {
		return Method(name, sig, doc, func(t *Thread, a []Value) (Value, error) {
			m := As[MemoryView](a[0])
			if err := m.alive(t); err != nil {
				return Value{}, err
			}
			return f(t, m, a)
		})
	}
	release := func(t *Thread, a []Value) (Value, error) {
		m := As[MemoryView](a[0])
		m.released = true
		m.Data = nil
		return None, nil
	}
	return []*Builtin{
		bufferMethod(),
		releaseBufferMethod(),
		method("tobytes", "(self, /, order='C')", "The content as bytes.", func(t *Thread, m *MemoryView, a []Value) (Value, error) {
			order := "C"
			if !a[1].IsNull() && !a[1].IsNone() {
				s := AsStr(a[1])
				if s == nil {
					return Value{}, t.Raise(TypeError, "tobytes() argument 'order' must be str or None, not %s", a[1].Type().Name)
				}
				if order = s.S; order != "C" && order != "F" && order != "A" {
					return Value{}, t.Raise(ValueError, "order must be 'C', 'F' or 'A'")
				}
			}
			if err := t.checkSize(m.size()); err != nil {
				return Value{}, err
			}
			if order == "F" && len(m.Shape) > 1 || order == "A" && m.columns() && !m.contiguous() {
				return newBytesOf(m.columnBytes()), nil
			}
			return NewBytes(string([]byte(m.content()))), nil
		}),
		method("tolist", "(self, /)", "The items as a list, of lists if there are several dimensions.", func(t *Thread, m *MemoryView, a []Value) (Value, error) {
			if err := t.Allocate(16 * m.count()); err != nil {
				return Value{}, err
			}
			return m.list(t, m.Offset, 0)
		}),
		method("hex", "(self, /, sep=None, bytes_per_sep=1)", "The content in base 16.", func(t *Thread, m *MemoryView, a []Value) (Value, error) {
			return t.hexOf(m.content, a[1], a[2])
		}),
		method("toreadonly", "(self, /)", "A view of the same memory that must not change it.", func(t *Thread, m *MemoryView, a []Value) (Value, error) {
			buf := m.Buffer
			buf.ReadOnly = true
			return newView(m.Of, buf), nil
		}),
		method("cast", "(self, /, format, shape=None)", "The same memory as items of another format, or in another shape.", memoryCast),
		Method("release", "(self, /)", "Let go of the memory.", release),
		method("__enter__", "(self, /)", "The view itself.", func(t *Thread, m *MemoryView, a []Value) (Value, error) { return a[0], nil }),
		Method("__exit__", "(self, /, *exc_info)", "Let go of the memory.", func(t *Thread, a []Value) (Value, error) { return release(t, a[:1]) }),
	}
}

// columnBytes is the content with the first dimension innermost.
func (m *MemoryView) columnBytes() []byte {
	turned := m.Buffer
	turned.Shape, turned.Strides = slices.Clone(m.Shape), slices.Clone(m.Strides)
	slices.Reverse(turned.Shape)
	slices.Reverse(turned.Strides)
	out := make([]byte, 0, turned.size())
	turned.each(turned.Offset, 0, func(at int) { out = append(out, m.Data[at:at+m.ItemSize]...) })
	return out
}

func (m *MemoryView) list(t *Thread, at, dim int) (Value, error) {
	if dim == len(m.Shape) {
		return m.unpack(t, at)
	}
	items := make([]Value, m.Shape[dim])
	for i := range items {
		var err error
		if items[i], err = m.list(t, at, dim+1); err != nil {
			return Value{}, err
		}
		at += m.Strides[dim]
	}
	return NewList(items), nil
}

// memoryCompare compares shapes and items; only == and != are known.
func memoryCompare(t *Thread, a, b Value, op int) (Value, error) {
	if op != code.Equal && op != code.NotEqual {
		return NotImplemented, nil
	}
	if !a.Is(MemoryViewType) {
		return NotImplemented, nil
	}
	same, known, err := memoryEqual(t, As[MemoryView](a), a, b)
	if err != nil || !known {
		return NotImplemented, err
	}
	return Bool(same == (op == code.Equal)), nil
}

func memoryEqual(t *Thread, m *MemoryView, a, b Value) (same, known bool, err error) {
	if a == b {
		return true, true, nil
	}
	if m.released || b.Is(MemoryViewType) && As[MemoryView](b).released {
		return false, true, nil
	}
	other := b
	if !b.Is(MemoryViewType) {
		if !t.isBytesLike(b) {
			return false, false, nil
		}
		if other, err = NewMemoryView(t, b); err != nil {
			return false, false, err
		}
		if s, ok := AsByteArray(b), true; s != nil && ok {
			defer func() { As[MemoryView](other).released = true }()
		}
	}
	o := As[MemoryView](other)
	if !slices.Equal(m.Shape, o.Shape) {
		return false, true, nil
	}
	if err := t.Charge(m.count() >> 4); err != nil {
		return false, true, err
	}
	if m.letter() == o.letter() && m.ItemSize == o.ItemSize && m.letter() != 'd' && m.letter() != 'f' && m.letter() != 'e' {
		return m.content() == o.content(), true, nil
	}
	x, err := m.list(t, m.Offset, 0)
	if err != nil {
		return false, true, err
	}
	y, err := o.list(t, o.Offset, 0)
	if err != nil {
		return false, true, err
	}
	same, err = t.equalLists(x, y)
	return same, true, err
}

// equalLists compares nested lists item by item, without regard to identity: a NaN does not equal itself.
func (t *Thread) equalLists(x, y Value) (bool, error) {
	if AsList(x) == nil {
		return t.CompareBool(code.Equal, x, y)
	}
	for i, v := range x.list().Items {
		if same, err := t.equalLists(v, y.list().Items[i]); err != nil || !same {
			return false, err
		}
	}
	return true, nil
}

// writableFlag is the bit that asks __buffer__ for memory that may be changed.
const writableFlag = 1

// bufferMethod is __buffer__ of the types that have memory.
func bufferMethod() *Builtin {
	return Method("__buffer__", "(self, flags, /)", "A memoryview of the object's memory.", func(t *Thread, a []Value) (Value, error) {
		flags, err := t.IntArg(a[1])
		if err != nil {
			return Value{}, err
		}
		v, err := NewMemoryView(t, a[0])
		if err != nil {
			return Value{}, err
		}
		if flags&writableFlag != 0 && As[MemoryView](v).ReadOnly {
			if a[0].Is(MemoryViewType) {
				return Value{}, t.Raise(BufferError, "memoryview: underlying buffer is not writable")
			}
			return Value{}, t.Raise(BufferError, "Object is not writable.")
		}
		return v, nil
	})
}

// releaseBufferMethod is __release_buffer__ of the types whose memory can change.
func releaseBufferMethod() *Builtin {
	return Method("__release_buffer__", "(self, buffer, /)", "Let go of a memoryview that __buffer__ gave.", func(t *Thread, a []Value) (Value, error) {
		if !a[1].Is(MemoryViewType) {
			return Value{}, t.Raise(TypeError, "expected a memoryview object")
		}
		m := As[MemoryView](a[1])
		if m.released {
			return Value{}, t.Raise(ValueError, "memoryview's buffer has already been released")
		}
		m.released, m.Data = true, nil
		return None, nil
	})
}
