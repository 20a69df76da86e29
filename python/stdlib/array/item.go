package array

import (
	"encoding/binary"
	"math"
	"unicode/utf8"

	"github.com/jinklink/jink/python/object"
)

// sizeOf is how many bytes an item of a type code takes; 0: there is no such code.
func sizeOf(code byte) int {
	switch code {
	case 'b', 'B':
		return 1
	case 'h', 'H':
		return 2
	case 'i', 'I', 'f', 'u', 'w':
		return 4
	case 'l', 'L', 'q', 'Q', 'd':
		return 8
	}
	return 0
}

func isText(code byte) bool { return code == 'u' || code == 'w' }

// load is the item whose bytes these are.
func load(t *thread, code byte, b []byte) (value, error) {
	switch code {
	case 'b':
		return object.Int(int64(int8(b[0]))), nil
	case 'B':
		return object.Int(int64(b[0])), nil
	case 'h':
		return object.Int(int64(int16(binary.LittleEndian.Uint16(b)))), nil
	case 'H':
		return object.Int(int64(binary.LittleEndian.Uint16(b))), nil
	case 'i':
		return object.Int(int64(int32(binary.LittleEndian.Uint32(b)))), nil
	case 'I':
		return object.Int(int64(binary.LittleEndian.Uint32(b))), nil
	case 'l', 'q':
		return object.Int(int64(binary.LittleEndian.Uint64(b))), nil
	case 'L', 'Q':
		return object.NewUint(binary.LittleEndian.Uint64(b)), nil
	case 'f':
		return object.Float(float64(math.Float32frombits(binary.LittleEndian.Uint32(b)))), nil
	case 'd':
		return object.Float(math.Float64frombits(binary.LittleEndian.Uint64(b))), nil
	}
	s, err := text(t, b)
	return object.NewStr(s), err
}

// text is the characters whose bytes these are.
func text(t *thread, b []byte) (string, error) {
	if err := t.Allocate(len(b)); err != nil {
		return "", err
	}
	out := make([]byte, 0, len(b)/4)
	for ; len(b) >= 4; b = b[4:] {
		r := binary.LittleEndian.Uint32(b)
		switch {
		case r > 0x10ffff:
			return "", t.Raise(object.ValueError, "character U+%x is not in range [U+0000; U+10ffff]", r)
		case r >= 0xd800 && r < 0xe000:
			out = append(out, 0xe0|byte(r>>12), 0x80|byte(r>>6)&0x3f, 0x80|byte(r)&0x3f)
		default:
			out = utf8.AppendRune(out, rune(r))
		}
	}
	return string(out), nil
}

// points appends the characters of a str.
func points(b []byte, s string) []byte {
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		if r == utf8.RuneError && n == 1 && len(s) >= 3 {
			r, n = rune(s[0]&0x0f)<<12|rune(s[1]&0x3f)<<6|rune(s[2]&0x3f), 3
		}
		b = binary.LittleEndian.AppendUint32(b, uint32(r))
		s = s[n:]
	}
	return b
}

// rangeName is how messages name a limit of ints.
func rangeName(code byte, low bool) string {
	name := map[byte]string{'b': "signed char", 'B': "unsigned byte integer", 'h': "signed short integer", 'H': "unsigned short", 'i': "signed integer"}[code]
	if low {
		return name + " is less than minimum"
	}
	return name + " is greater than maximum"
}

// store gives the bytes of an item.
func store(t *thread, code byte, v value) (b [8]byte, err error) {
	switch code {
	case 'f', 'd':
		x, err := t.FloatArg(v)
		if err != nil {
			return b, err
		}
		if code == 'f' {
			binary.LittleEndian.PutUint32(b[:], math.Float32bits(float32(x)))
		} else {
			binary.LittleEndian.PutUint64(b[:], math.Float64bits(x))
		}
		return b, nil
	case 'u', 'w':
		s := object.AsStr(v)
		if s == nil || s.Len() != 1 {
			return b, t.Raise(object.TypeError, "array item must be unicode character")
		}
		copy(b[:], points(nil, s.S))
		return b, nil
	}
	i, err := t.Index(v)
	if err != nil {
		return b, err
	}
	size := sizeOf(code)
	signed := code >= 'a'
	n, ok := object.AsInt64(i)
	switch {
	case !ok && !signed && size == 8:
		big, _ := object.AsBig(i)
		if !big.IsUint64() {
			if big.Sign() < 0 {
				return b, t.Raise(object.OverflowError, "can't convert negative int to unsigned")
			}
			return b, t.Raise(object.OverflowError, "Python int too large to convert to C unsigned long")
		}
		binary.LittleEndian.PutUint64(b[:], big.Uint64())
		return b, nil
	case !ok:
		return b, t.Raise(object.OverflowError, "Python int too large to convert to C long")
	case !signed && n < 0 && code == 'Q':
		return b, t.Raise(object.OverflowError, "can't convert negative int to unsigned")
	case !signed && n < 0 && size >= 4:
		return b, t.Raise(object.OverflowError, "can't convert negative value to unsigned int")
	}
	low, high := int64(math.MinInt64), int64(math.MaxInt64)
	if size < 8 {
		low, high = -1<<(8*size-1), 1<<(8*size-1)-1
		if !signed {
			low, high = 0, 1<<(8*size)-1
		}
	}
	if n < low || n > high {
		if code == 'I' {
			return b, t.Raise(object.OverflowError, "unsigned int is greater than maximum")
		}
		return b, t.Raise(object.OverflowError, "%s", rangeName(code, n < low))
	}
	binary.LittleEndian.PutUint64(b[:], uint64(n))
	return b, nil
}
