package object

import (
	endian "encoding/binary"
	"math"
	"math/big"
	"strings"
)

// This file reads, writes and casts the items of memoryviews.

// letter is the letter of the format.
func (m *MemoryView) letter() byte { return m.Format[len(m.Format)-1] }

// formatSize is how many bytes an item of a native format of one letter takes; 0: there is no such format.
func formatSize(format string) int {
	format = strings.TrimPrefix(format, "@")
	if len(format) != 1 {
		return 0
	}
	switch format[0] {
	case 'b', 'B', 'c', '?':
		return 1
	case 'h', 'H', 'e':
		return 2
	case 'i', 'I', 'f':
		return 4
	case 'l', 'L', 'q', 'Q', 'n', 'N', 'd', 'P':
		return 8
	}
	return 0
}

// unpack is the item at a byte.
func (m *MemoryView) unpack(t *Thread, at int) (Value, error) {
	b := m.Data[at : at+m.ItemSize]
	if len(m.Format) > 1 && m.Format[0] != '@' {
		return Value{}, m.unsupported(t)
	}
	switch m.letter() {
	case 'B':
		return Int(int64(b[0])), nil
	case 'b':
		return Int(int64(int8(b[0]))), nil
	case 'c':
		return NewBytes(string(b)), nil
	case '?':
		return Bool(b[0] != 0), nil
	case 'h':
		return Int(int64(int16(endian.LittleEndian.Uint16(b)))), nil
	case 'H':
		return Int(int64(endian.LittleEndian.Uint16(b))), nil
	case 'i':
		return Int(int64(int32(endian.LittleEndian.Uint32(b)))), nil
	case 'I':
		return Int(int64(endian.LittleEndian.Uint32(b))), nil
	case 'l', 'q', 'n':
		return Int(int64(endian.LittleEndian.Uint64(b))), nil
	case 'L', 'Q', 'N', 'P':
		u := endian.LittleEndian.Uint64(b)
		if u <= math.MaxInt64 {
			return Int(int64(u)), nil
		}
		return NewInt(new(big.Int).SetUint64(u)), nil
	case 'f':
		return Float(float64(math.Float32frombits(endian.LittleEndian.Uint32(b)))), nil
	case 'd':
		return Float(math.Float64frombits(endian.LittleEndian.Uint64(b))), nil
	case 'e':
		return Float(halfToFloat(endian.LittleEndian.Uint16(b))), nil
	}
	return Value{}, m.unsupported(t)
}

func (m *MemoryView) unsupported(t *Thread) error {
	return t.Raise(NotImplementedError, "memoryview: format %s not supported", m.Format)
}

// halfToFloat reads a float of 16 bits.
func halfToFloat(h uint16) float64 {
	sign, exponent, fraction := h>>15, int(h>>10&31), float64(h&1023)
	var f float64
	switch exponent {
	case 0:
		f = math.Ldexp(fraction, -24)
	case 31:
		if fraction != 0 {
			return math.NaN()
		}
		f = math.Inf(1)
	default:
		f = math.Ldexp(1024+fraction, exponent-25)
	}
	if sign != 0 {
		return math.Copysign(f, -1)
	}
	return f
}

// floatToHalf writes a float in 16 bits, rounded to even; ok is false if it is too large.
func floatToHalf(f float64) (h uint16, ok bool) {
	if math.Signbit(f) {
		h, f = 0x8000, -f
	}
	switch {
	case math.IsNaN(f):
		return h | 0x7e00, true
	case math.IsInf(f, 0):
		return h | 0x7c00, true
	case f == 0:
		return h, true
	}
	_, exponent := math.Frexp(f) // f is 0.5…1 times 2 to this
	exponent = max(exponent, -13)
	fraction := math.RoundToEven(math.Ldexp(f, 11-exponent)) // in units of the last place: 1024 is 1.0
	if fraction == 2048 {
		fraction, exponent = 1024, exponent+1
	}
	if exponent > 16 {
		return 0, false
	}
	if fraction < 1024 {
		return h | uint16(fraction), true
	}
	return h | uint16(exponent+14)<<10 | uint16(fraction-1024), true
}

// pack writes an item at a byte.
func (m *MemoryView) pack(t *Thread, at int, v Value) error {
	if len(m.Format) > 1 && m.Format[0] != '@' {
		return m.unsupported(t)
	}
	letter := m.letter()
	var bits uint64
	switch letter {
	case 'c':
		b := AsBytesObject(v)
		if b == nil {
			return m.wrongType(t)
		}
		if len(b.S) != 1 {
			return m.wrongValue(t)
		}
		bits = uint64(b.S[0])
	case '?':
		truth, err := t.Truth(v)
		if err != nil {
			return err
		}
		bits = uint64(Bool(truth).n)
	case 'f', 'd', 'e':
		p := percent{t: t}
		f, err := p.realOf(v)
		if err != nil {
			if Matches(err, TypeError) {
				return m.wrongType(t)
			}
			return err
		}
		switch letter {
		case 'd':
			bits = math.Float64bits(f)
		case 'f':
			bits = uint64(math.Float32bits(float32(f)))
		default:
			h, ok := floatToHalf(f)
			if !ok {
				return t.Raise(OverflowError, "float too large to pack with e format")
			}
			bits = uint64(h)
		}
	default:
		var err error
		if bits, err = m.integer(t, letter, v); err != nil {
			return err
		}
	}
	if err := m.alive(t); err != nil { // released while v was asked for its value
		return err
	}
	for i := range m.ItemSize {
		m.Data[at+i] = byte(bits >> (8 * i))
	}
	return nil
}

// integer is an int as bits of the format's size.
func (m *MemoryView) integer(t *Thread, letter byte, v Value) (uint64, error) {
	if !v.IsInt() && v.Type().Index == nil {
		return 0, m.wrongType(t)
	}
	i, err := t.Index(v)
	if err != nil {
		if Matches(err, TypeError) {
			return 0, m.wrongType(t)
		}
		return 0, err
	}
	n, ok := AsInt64(i)
	width := uint(8 * m.ItemSize)
	if letter == 'P' || letter == 'N' || letter >= 'A' && letter <= 'Z' {
		if !ok && width == 64 {
			if u, isBig := AsBig(i); isBig && u.IsUint64() {
				return u.Uint64(), nil
			}
		}
		if !ok || n < 0 || width < 64 && uint64(n)>>width != 0 {
			return 0, m.wrongValue(t)
		}
		return uint64(n), nil
	}
	if !ok || width < 64 && (n < -1<<(width-1) || n >= 1<<(width-1)) {
		return 0, m.wrongValue(t)
	}
	return uint64(n), nil
}

func (m *MemoryView) wrongType(t *Thread) error {
	return t.Raise(TypeError, "memoryview: invalid type for format '%s'", strings.TrimPrefix(m.Format, "@"))
}

func (m *MemoryView) wrongValue(t *Thread) error {
	return t.Raise(ValueError, "memoryview: invalid value for format '%s'", strings.TrimPrefix(m.Format, "@"))
}

// locate finds the byte of the item at an index, or at one index for each dimension.
func (m *MemoryView) locate(t *Thread, at int, dim int, key Value) (int, error) {
	i, err := t.itemNumber(key)
	if err != nil {
		return 0, err
	}
	if err := m.alive(t); err != nil {
		return 0, err
	}
	n := m.Shape[dim]
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return 0, t.Raise(IndexError, "index out of bounds on dimension %d", dim+1)
	}
	return at + i*m.Strides[dim], nil
}

func isIndex(v Value) bool { return v.IsInt() || v.Type().Index != nil }

// locateKey finds the byte of the item that a key means; sub says that the key means a part of the view.
func (m *MemoryView) locateKey(t *Thread, key Value, one string) (at int, err error) {
	if isIndex(key) {
		if len(m.Shape) > 1 {
			return 0, t.Raise(NotImplementedError, "%s", one)
		}
		return m.locate(t, m.Offset, 0, key)
	}
	tuple := AsTuple(key)
	if tuple == nil {
		return 0, t.Raise(TypeError, "memoryview: invalid slice key")
	}
	slicesOnly := len(tuple.Items) > 0
	for _, k := range tuple.Items {
		if !isIndex(k) && !k.Is(SliceType) {
			return 0, t.Raise(TypeError, "memoryview: invalid slice key")
		}
		slicesOnly = slicesOnly && k.Is(SliceType)
	}
	if slicesOnly {
		return 0, t.Raise(NotImplementedError, "multi-dimensional slicing is not implemented")
	}
	for _, k := range tuple.Items {
		if k.Is(SliceType) {
			return 0, t.Raise(TypeError, "memoryview: invalid slice key")
		}
	}
	switch n := len(tuple.Items); {
	case n < len(m.Shape):
		return 0, t.Raise(NotImplementedError, "sub-views are not implemented")
	case n > len(m.Shape):
		return 0, t.Raise(TypeError, "cannot index %d-dimension view with %d-element tuple", len(m.Shape), n)
	}
	at = m.Offset
	for dim, k := range tuple.Items {
		if at, err = m.locate(t, at, dim, k); err != nil {
			return 0, err
		}
	}
	return at, nil
}

func memoryGetItem(t *Thread, self, key Value) (Value, error) {
	m := As[MemoryView](self)
	if err := m.alive(t); err != nil {
		return Value{}, err
	}
	if len(m.Shape) == 0 {
		if tuple := AsTuple(key); tuple != nil && len(tuple.Items) == 0 {
			return m.unpack(t, m.Offset)
		}
		if key == Ellipsis {
			return self, nil
		}
		return Value{}, t.Raise(TypeError, "invalid indexing of 0-dim memory")
	}
	if key.Is(SliceType) {
		part, err := m.slice(t, As[Slice](key))
		if err != nil {
			return Value{}, err
		}
		return newView(m.Of, part), nil
	}
	at, err := m.locateKey(t, key, "multi-dimensional sub-views are not implemented")
	if err != nil {
		return Value{}, err
	}
	return m.unpack(t, at)
}

// slice is a part of the view along its first dimension.
func (m *MemoryView) slice(t *Thread, sl *Slice) (Buffer, error) {
	start, _, step, count, err := sl.Indices(t, m.Shape[0])
	if err != nil {
		return Buffer{}, err
	}
	if err := m.alive(t); err != nil {
		return Buffer{}, err
	}
	part := m.Buffer
	part.Shape = append([]int{count}, m.Shape[1:]...)
	part.Strides = append([]int{m.Strides[0] * step}, m.Strides[1:]...)
	if count > 0 {
		part.Offset += start * m.Strides[0]
	}
	return part, nil
}

func memorySetItem(t *Thread, self, key, v Value) error {
	m := As[MemoryView](self)
	switch err := m.alive(t); {
	case err != nil:
		return err
	case m.ReadOnly:
		return t.Raise(TypeError, "cannot modify read-only memory")
	case v.IsNull():
		return t.Raise(TypeError, "cannot delete memory")
	}
	if len(m.Shape) == 0 {
		if tuple := AsTuple(key); key == Ellipsis || tuple != nil && len(tuple.Items) == 0 {
			return m.pack(t, m.Offset, v)
		}
		return t.Raise(TypeError, "invalid indexing of 0-dim memory")
	}
	if key.Is(SliceType) {
		if len(m.Shape) > 1 {
			return t.Raise(NotImplementedError, "memoryview slice assignments are currently restricted to ndim = 1")
		}
		return m.setSlice(t, As[Slice](key), v)
	}
	at, err := m.locateKey(t, key, "sub-views are not implemented")
	if err != nil {
		return err
	}
	return m.pack(t, at, v)
}

func (m *MemoryView) setSlice(t *Thread, sl *Slice, v Value) error {
	from, _, ok, err := t.bufferOf(v)
	if err != nil {
		return err
	}
	if !ok {
		return t.Raise(TypeError, "a bytes-like object is required, not '%s'", v.Type().Name)
	}
	to, err := m.slice(t, sl)
	if err != nil {
		return err
	}
	if len(from.Shape) > 1 || from.count() != to.count() || strings.TrimPrefix(from.Format, "@") != strings.TrimPrefix(to.Format, "@") {
		return t.Raise(ValueError, "memoryview assignment: lvalue and rvalue have different structures")
	}
	content := strings.Clone(from.content()) // the two may overlap
	to.each(to.Offset, 0, func(at int) { content = content[copy(to.Data[at:at+to.ItemSize], content):] })
	return nil
}

func memoryCast(t *Thread, m *MemoryView, a []Value) (Value, error) {
	format := AsStr(a[1])
	if format == nil {
		return Value{}, t.Raise(TypeError, "cast() argument 'format' must be str, not %s", argTypeName(a[1]))
	}
	if !m.contiguous() {
		return Value{}, t.Raise(TypeError, "memoryview: casts are restricted to C-contiguous views")
	}
	shape := a[2]
	if !shape.IsNull() && !shape.IsNone() {
		if AsList(shape) == nil && AsTuple(shape) == nil {
			return Value{}, t.Raise(TypeError, "shape must be a list or a tuple")
		}
		if n := len(sequenceItems(shape)); n > 64 {
			return Value{}, t.Raise(ValueError, "memoryview: number of dimensions must not exceed 64")
		} else if n > 1 && len(m.Shape) != 1 {
			return Value{}, t.Raise(TypeError, "memoryview: cast must be 1D -> ND or ND -> 1D")
		}
	}
	size := formatSize(format.S)
	if size == 0 {
		return Value{}, t.Raise(ValueError, "memoryview: destination format must be a native single character format prefixed with an optional '@'")
	}
	letter := format.S[len(format.S)-1]
	if !isByteFormat(letter) && !isByteFormat(m.letter()) {
		return Value{}, t.Raise(TypeError, "memoryview: cannot cast between two non-byte formats")
	}
	bytes := m.size()
	if bytes%size != 0 {
		return Value{}, t.Raise(TypeError, "memoryview: length is not a multiple of itemsize")
	}
	buf := m.Buffer
	buf.Format, buf.ItemSize = format.S, size
	buf.Shape, buf.Strides = []int{bytes / size}, []int{size}
	if !shape.IsNull() && !shape.IsNone() {
		if err := buf.reshape(t, sequenceItems(shape), bytes); err != nil {
			return Value{}, err
		}
	}
	return newView(m.Of, buf), nil
}

func isByteFormat(letter byte) bool { return letter == 'B' || letter == 'b' || letter == 'c' }

func sequenceItems(v Value) []Value {
	if l := AsList(v); l != nil {
		return l.Items
	}
	return AsTuple(v).Items
}

func (b *Buffer) reshape(t *Thread, dims []Value, bytes int) error {
	shape, strides := make([]int, len(dims)), make([]int, len(dims))
	product := b.ItemSize
	for i, d := range dims {
		if d.Type().Layout != LayoutInt && !d.IsInt() {
			return t.Raise(TypeError, "memoryview.cast(): elements of shape must be integers")
		}
		n, ok := AsInt64(d)
		if !ok || n <= 0 {
			return t.Raise(ValueError, "memoryview.cast(): elements of shape must be integers > 0")
		}
		if n > math.MaxInt64/int64(product) {
			return t.Raise(ValueError, "memoryview.cast(): product(shape) > SSIZE_MAX")
		}
		shape[i] = int(n)
		product *= int(n)
	}
	if product != bytes {
		return t.Raise(TypeError, "memoryview: product(shape) * itemsize != buffer size")
	}
	step := b.ItemSize
	for i := len(shape) - 1; i >= 0; i-- {
		strides[i] = step
		step *= shape[i]
	}
	b.Shape, b.Strides = shape, strides
	return nil
}
