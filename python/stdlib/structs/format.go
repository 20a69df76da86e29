package structs

import (
	"encoding/binary"
	"math"
	"math/bits"

	"github.com/jinklink/jink/python/object"
)

// format is a format string, taken apart.
type format struct {
	text   string
	size   int
	values int  // how many values it stands for
	big    bool // the greatest byte comes first
	native bool
	items  []item
}

// item is a run of equal values, or one that takes several bytes.
type item struct {
	code   byte
	offset int
	size   int // of one
	count  int // how many; of 's' and 'p' there is one
}

// nativeSize and standardSize are how many bytes a code stands for; 0: it is not allowed. Natively they are aligned to that.
func nativeSize(c byte) int {
	switch c {
	case 'l', 'L', 'n', 'N', 'P':
		return 8
	}
	return standardSize(c)
}

func standardSize(c byte) int {
	switch c {
	case 'x', 'c', 'b', 'B', '?', 's', 'p':
		return 1
	case 'h', 'H', 'e':
		return 2
	case 'i', 'I', 'l', 'L', 'f':
		return 4
	case 'q', 'Q', 'd':
		return 8
	}
	return 0
}

// parse takes a format string apart.
func parse(t *thread, text string) (*format, error) {
	f := &format{text: text, native: true}
	s := text
	if s != "" {
		switch s[0] {
		case '@':
			s = s[1:]
		case '=', '<':
			f.native, s = false, s[1:]
		case '>', '!':
			f.native, f.big, s = false, true, s[1:]
		}
	}
	if err := t.Allocate(64 * len(s)); err != nil {
		return nil, err
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch c {
		case ' ', '\t', '\n', '\r', '\v', '\f':
			continue
		case 0:
			return nil, raise(t, "embedded null character")
		}
		n := 1
		if c >= '0' && c <= '9' {
			n = 0
			for ; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
				digit := int(s[i] - '0')
				if n > (math.MaxInt64-digit)/10 {
					return nil, raise(t, "total struct size too long")
				}
				n = n*10 + digit
			}
			if i == len(s) {
				return nil, raise(t, "repeat count given without format specifier")
			}
			c = s[i]
		}
		size := standardSize(c)
		if f.native {
			size = nativeSize(c)
		}
		if size == 0 {
			return nil, raise(t, "bad char in struct format")
		}
		if f.native && size > 1 {
			f.size = (f.size + size - 1) / size * size
		}
		if n > (math.MaxInt64-f.size)/size {
			return nil, raise(t, "total struct size too long")
		}
		switch c {
		case 'x':
		case 's', 'p':
			f.items = append(f.items, item{c, f.size, n, 1})
			f.values++
		default:
			if n > 0 {
				f.items = append(f.items, item{c, f.size, size, n})
				f.values += n
			}
		}
		f.size += n * size
	}
	return f, nil
}

// unsigned reads an int of any size.
func (f *format) unsigned(b []byte) uint64 {
	switch len(b) {
	case 1:
		return uint64(b[0])
	case 2:
		n := binary.LittleEndian.Uint16(b)
		if f.big {
			n = bits.ReverseBytes16(n)
		}
		return uint64(n)
	case 4:
		n := binary.LittleEndian.Uint32(b)
		if f.big {
			n = bits.ReverseBytes32(n)
		}
		return uint64(n)
	}
	n := binary.LittleEndian.Uint64(b)
	if f.big {
		n = bits.ReverseBytes64(n)
	}
	return n
}

func (f *format) signed(b []byte) int64 {
	shift := 64 - 8*len(b)
	return int64(f.unsigned(b)<<shift) >> shift
}

func (f *format) put(b []byte, n uint64) {
	switch len(b) {
	case 1:
		b[0] = byte(n)
	case 2:
		m := uint16(n)
		if f.big {
			m = bits.ReverseBytes16(m)
		}
		binary.LittleEndian.PutUint16(b, m)
	case 4:
		m := uint32(n)
		if f.big {
			m = bits.ReverseBytes32(m)
		}
		binary.LittleEndian.PutUint32(b, m)
	default:
		if f.big {
			n = bits.ReverseBytes64(n)
		}
		binary.LittleEndian.PutUint64(b, n)
	}
}

// unpackInts reads a run of ints that fit an int64.
func (f *format) unpackInts(it item, b []byte, out []value) {
	signed := it.code >= 'a'
	for i := range out {
		part := b[i*it.size : i*it.size+it.size]
		if signed {
			out[i] = object.Int(f.signed(part))
		} else {
			out[i] = object.Int(int64(f.unsigned(part)))
		}
	}
}

// packInts writes ints as long as they are plain ones that fit, and gives back how many it wrote.
func (f *format) packInts(it item, b []byte, values []value) int {
	width := uint(8 * it.size)
	signed := it.code >= 'a'
	for i, v := range values {
		if !v.IsInt() {
			return i
		}
		n, ok := object.AsInt64(v)
		if !ok || signed && n>>(width-1) != n>>63 || !signed && (n < 0 || width < 64 && n>>width != 0) {
			return i
		}
		f.put(b[i*it.size:i*it.size+it.size], uint64(n))
	}
	return len(values)
}

// isInt reports whether a code stands for an int that package object holds in itself.
func (it item) isInt() bool {
	switch it.code {
	case 'b', 'B', 'h', 'H', 'i', 'I', 'l', 'q', 'n':
		return true
	case 'L':
		return it.size == 4
	}
	return false
}

// unpack reads all values.
func (f *format) unpack(t *thread, b []byte) (value, error) {
	if err := t.Allocate(32 + 16*f.values); err != nil {
		return value{}, err
	}
	tuple, out := object.MakeTuple(f.values)
	k := 0
	for _, it := range f.items {
		if it.code == 's' || it.code == 'p' {
			part := b[it.offset : it.offset+it.size]
			if it.code == 'p' {
				if len(part) > 0 {
					part = part[1:min(len(part), 1+int(part[0]))]
				}
			}
			if err := t.Allocate(len(part)); err != nil {
				return value{}, err
			}
			out[k] = object.NewBytes(string(part))
			k++
			continue
		}
		if it.isInt() {
			f.unpackInts(it, b[it.offset:], out[k:k+it.count])
			k += it.count
			continue
		}
		for i := range it.count {
			out[k] = f.one(it.code, b[it.offset+i*it.size:][:it.size])
			k++
		}
	}
	return tuple, nil
}

// one reads a value.
func (f *format) one(code byte, b []byte) value {
	switch code {
	case 'c':
		return object.NewBytes(string(b))
	case '?':
		return object.Bool(b[0] != 0)
	case 'b', 'h', 'i', 'l', 'q', 'n':
		return object.Int(f.signed(b))
	case 'e':
		return object.Float(fromHalf(uint16(f.unsigned(b))))
	case 'f':
		return object.Float(float64(math.Float32frombits(uint32(f.unsigned(b)))))
	case 'd':
		return object.Float(math.Float64frombits(f.unsigned(b)))
	}
	return object.NewUint(f.unsigned(b))
}

// pack writes all values into b, which is zero.
func (f *format) pack(t *thread, b []byte, values []value) error {
	k := 0
	for _, it := range f.items {
		done := 0
		if it.isInt() {
			done = f.packInts(it, b[it.offset:], values[k:k+it.count])
			k += done
		}
		for i := done; i < it.count; i++ {
			if err := f.write(t, it.code, b[it.offset+i*it.size:][:it.size], values[k]); err != nil {
				return err
			}
			k++
		}
	}
	return nil
}

func (f *format) write(t *thread, code byte, b []byte, v value) error {
	switch code {
	case 'c':
		if s := object.AsBytesObject(v); s != nil && len(s.S) == 1 {
			b[0] = s.S[0]
			return nil
		}
		return raise(t, "char format requires a bytes object of length 1")
	case '?':
		yes, err := t.Truth(v)
		b[0] = 0
		if yes {
			b[0] = 1
		}
		return err
	case 's', 'p':
		if object.AsBytesObject(v) == nil && object.AsByteArray(v) == nil {
			return raise(t, "argument for '%c' must be a bytes object", code)
		}
		s, err := object.AsBytes(t, v)
		if err != nil {
			return err
		}
		clear(b)
		if code == 's' {
			copy(b, s)
		} else if len(b) > 0 {
			b[0] = byte(min(copy(b[1:], s), 255))
		}
		return nil
	case 'e', 'f', 'd':
		return f.writeFloat(t, code, b, v)
	}
	return f.writeInt(t, code, b, v)
}

func (f *format) writeFloat(t *thread, code byte, b []byte, v value) error {
	x, err := t.FloatArg(v)
	if err != nil {
		if object.Raised(err) != nil && object.Matches(err, object.TypeError) {
			return raise(t, "required argument is not a float")
		}
		return err
	}
	switch code {
	case 'd':
		f.put(b, math.Float64bits(x))
	case 'f':
		if y := float32(x); math.IsInf(float64(y), 0) && !math.IsInf(x, 0) {
			return t.Raise(object.OverflowError, "float too large to pack with f format")
		}
		f.put(b, uint64(math.Float32bits(float32(x))))
	default:
		h, ok := toHalf(x)
		if !ok {
			return t.Raise(object.OverflowError, "float too large to pack with e format")
		}
		f.put(b, uint64(h))
	}
	return nil
}

func (f *format) writeInt(t *thread, code byte, b []byte, v value) error {
	if !v.IsInt() {
		if !v.Type().IsSubtype(object.IntType) && v.Type().Index == nil {
			return raise(t, "required argument is not an integer")
		}
		var err error
		if v, err = t.Index(v); err != nil {
			return err
		}
	}
	width := 8 * len(b)
	signed := code >= 'a' && code <= 'z'
	if n, ok := object.AsInt64(v); ok {
		if signed && n>>(width-1) == n>>63 || !signed && n >= 0 && (width == 64 || n>>width == 0) {
			f.put(b, uint64(n))
			return nil
		}
		// An address may be given as a negative number.
		if code == 'P' {
			f.put(b, uint64(n))
			return nil
		}
	} else if n, ok := object.AsBig(v); ok && !signed && width == 64 && n.IsUint64() {
		f.put(b, n.Uint64())
		return nil
	}
	return outOfRange(t, code, width, signed)
}

func outOfRange(t *thread, code byte, width int, signed bool) error {
	if code == 'P' {
		return raise(t, "int too large to convert")
	}
	if signed {
		return raise(t, "'%c' format requires %d <= number <= %d", code, math.MinInt64>>(64-width), math.MaxInt64>>(64-width))
	}
	return raise(t, "'%c' format requires 0 <= number <= %d", code, uint64(math.MaxUint64)>>(64-width))
}

// fromHalf is the value of a float of 16 bits.
func fromHalf(h uint16) float64 {
	sign := 1.0
	if h>>15 != 0 {
		sign = -1
	}
	exponent, fraction := int(h>>10&31), float64(h&0x3ff)
	switch exponent {
	case 0:
		return sign * math.Ldexp(fraction, -24)
	case 31:
		if fraction != 0 {
			return math.NaN()
		}
		return math.Inf(int(sign))
	}
	return sign * math.Ldexp(fraction+1024, exponent-25)
}

// toHalf is the nearest float of 16 bits; of two that are as near, the even one. ok is false if x is too large.
func toHalf(x float64) (h uint16, ok bool) {
	if math.Signbit(x) {
		h = 1 << 15
		x = -x
	}
	switch {
	case math.IsNaN(x):
		return h | 0x7e00, true
	case math.IsInf(x, 0):
		return h | 0x7c00, true
	case x == 0:
		return h, true
	}
	_, e := math.Frexp(x)
	e = max(e, -13)
	// In units of the last place of a number of this size.
	n := math.RoundToEven(math.Ldexp(x, 11-e))
	if n >= 2048 {
		n, e = n/2, e+1
	}
	if e > 16 {
		return 0, false
	}
	if n < 1024 {
		return h | uint16(n), true
	}
	return h | uint16(e+14)<<10 | uint16(n)&0x3ff, true
}
