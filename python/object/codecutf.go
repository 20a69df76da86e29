package object

import (
	endian "encoding/binary"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"
)

// This file is UTF-8, UTF-16 and UTF-32.

func isSurrogate(r rune) bool { return r >= 0xd800 && r < 0xe000 }

// surrogatesFrom counts the surrogates that s begins with.
func surrogatesFrom(s string) (n int) {
	for len(s) >= 3 && s[0] == 0xed && s[1] >= 0xa0 {
		n++
		s = s[3:]
	}
	return n
}

// nextSurrogate is where the first surrogate of s is, or its length.
func nextSurrogate(s string) int {
	for from := 0; ; {
		i := strings.IndexByte(s[from:], 0xed)
		if i < 0 {
			return len(s)
		}
		if from += i; s[from+1] >= 0xa0 {
			return from
		}
		from += 3
	}
}

func encodeUTF8(t *Thread, s *Str, errors string) ([]byte, error) {
	if nextSurrogate(s.S) == len(s.S) {
		return stringBytes(s.S), nil
	}
	e := &encodeRun{t: t, s: s, name: "utf-8", errors: errors, unit: 1, stepwise: true}
	for {
		n := nextSurrogate(s.S[e.at:])
		e.out = append(e.out, s.S[e.at:e.at+n]...)
		if e.point += countPoints(s.S[e.at : e.at+n]); e.at+n == len(s.S) {
			return e.out, nil
		}
		e.at += n
		err := e.fail(surrogatesFrom(s.S[e.at:]), "surrogates not allowed", func(text string) bool {
			e.out = append(e.out, text...)
			return nextSurrogate(text) == len(text)
		})
		if err != nil {
			return nil, err
		}
	}
}

const utf8Mark = "\xef\xbb\xbf"

func encodeUTF8Sig(t *Thread, s *Str, errors string) ([]byte, error) {
	b, err := encodeUTF8(t, s, errors)
	return append([]byte(utf8Mark), b...), err
}

func decodeUTF8Sig(t *Thread, data, errors string, final bool) ([]byte, int, error) {
	if !final && len(data) < 3 && strings.HasPrefix(utf8Mark, data) {
		return nil, 0, nil
	}
	rest := strings.TrimPrefix(data, utf8Mark)
	b, used, err := decodeUTF8(t, rest, errors, final)
	return b, used + len(data) - len(rest), err
}

func decodeUTF8(t *Thread, data, errors string, final bool) ([]byte, int, error) {
	if utf8.ValidString(data) {
		return stringBytes(data), len(data), nil
	}
	d := &decodeRun{t: t, data: data, name: "utf-8", errors: errors, out: make([]byte, 0, len(data))}
	for d.at < len(data) {
		start := d.at
		for d.at < len(data) {
			r, n := utf8.DecodeRuneInString(data[d.at:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			d.at += n
		}
		d.out = append(d.out, data[start:d.at]...)
		if d.at == len(data) {
			break
		}
		size, reason := utf8Fault(data[d.at:])
		if reason == "" { // it could still become a character
			if !final {
				break
			}
			reason = "unexpected end of data"
		}
		if err := d.fail(d.at+size, reason); err != nil {
			return nil, 0, err
		}
	}
	return d.out, d.at, nil
}

// utf8Fault says what is wrong at the beginning of s, and how many bytes are not to be used. No reason: s ends too early.
func utf8Fault(s string) (size int, reason string) {
	const inner = "invalid continuation byte"
	c := s[0]
	need := 0
	low, high := byte(0x80), byte(0xbf)
	switch {
	case c < 0xc2 || c > 0xf4:
		return 1, "invalid start byte"
	case c < 0xe0:
		need = 1
	case c < 0xf0:
		need = 2
		if c == 0xe0 {
			low = 0xa0
		} else if c == 0xed {
			high = 0x9f
		}
	default:
		need = 3
		if c == 0xf0 {
			low = 0x90
		} else if c == 0xf4 {
			high = 0x8f
		}
	}
	for i := 1; i <= need; i++ {
		if i == len(s) {
			return i, ""
		}
		if s[i] < low || s[i] > high {
			return i, inner
		}
		low, high = 0x80, 0xbf
	}
	return 1, inner
}

// byteOrder is the order of the bytes of a unit.
type byteOrder uint8

const (
	littleEndian byteOrder = iota
	bigEndian
	nativeOrder // little, with a mark before the text that says so
)

func (o byteOrder) append(b []byte, u uint32, unit int) []byte {
	switch {
	case o == bigEndian && unit == 2:
		return endian.BigEndian.AppendUint16(b, uint16(u))
	case o == bigEndian:
		return endian.BigEndian.AppendUint32(b, u)
	case unit == 2:
		return endian.LittleEndian.AppendUint16(b, uint16(u))
	}
	return endian.LittleEndian.AppendUint32(b, u)
}

func (o byteOrder) read(s string, unit int) uint32 {
	if o == bigEndian {
		if unit == 2 {
			return uint32(s[0])<<8 | uint32(s[1])
		}
		return uint32(s[0])<<24 | uint32(s[1])<<16 | uint32(s[2])<<8 | uint32(s[3])
	}
	if unit == 2 {
		return uint32(s[0]) | uint32(s[1])<<8
	}
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// appendChar appends a character, in UTF-16 as two units if it needs them.
func (o byteOrder) appendChar(b []byte, r rune, unit int) []byte {
	if unit == 2 && r > 0xffff {
		r -= 0x10000
		return o.append(o.append(b, 0xd800+uint32(r>>10), 2), 0xdc00+uint32(r&0x3ff), 2)
	}
	return o.append(b, uint32(r), unit)
}

// appendText appends text without surrogates.
func (o byteOrder) appendText(b []byte, s string, unit int) []byte {
	for s != "" {
		n := asciiPrefix(s)
		b = o.appendASCII(b, s[:n], unit)
		for s = s[n:]; s != "" && s[0] >= utf8.RuneSelf; {
			r, n := utf8.DecodeRuneInString(s)
			b = o.appendChar(b, r, unit)
			s = s[n:]
		}
	}
	return b
}

// appendASCII appends a unit for each byte, eight bytes of units at a time.
func (o byteOrder) appendASCII(b []byte, s string, unit int) []byte {
	n := len(b)
	b = slices.Grow(b, len(s)*unit)[:n+len(s)*unit]
	from, to := stringBytes(s), b[n:]
	shift := 0
	if o == bigEndian {
		shift = 8 * (unit - 1)
	}
	for unit == 2 && len(from) >= 4 && len(to) >= 8 {
		w := uint64(endian.LittleEndian.Uint32(from))
		w = (w | w<<16) & 0x0000ffff0000ffff
		w = (w | w<<8) & 0x00ff00ff00ff00ff
		endian.LittleEndian.PutUint64(to, w<<shift)
		from, to = from[4:], to[8:]
	}
	for unit == 4 && len(from) >= 2 && len(to) >= 8 {
		endian.LittleEndian.PutUint64(to, (uint64(from[0])|uint64(from[1])<<32)<<shift)
		from, to = from[2:], to[8:]
	}
	clear(to)
	for i, c := range from {
		to[i*unit+shift/8] = c
	}
	return b
}

// stretchSize is how much text is worked on between two looks at the limits.
const stretchSize = 1 << 16

// stretch is the beginning of a text, of whole characters, and charges for it.
func (t *Thread) stretch(s string) (string, error) {
	n := min(len(s), stretchSize)
	for n < len(s) && s[n]&0xc0 == 0x80 {
		n--
	}
	return s[:n], t.Charge(n >> 3)
}

// wideCodec is a codec whose units have two or four bytes.
func wideCodec(name string, unit int, order byteOrder) codec {
	return codec{
		encode: func(t *Thread, s *Str, errors string) ([]byte, error) {
			if err := t.Allocate(s.Len() * unit); err != nil {
				return nil, err
			}
			e := &encodeRun{t: t, s: s, name: name, errors: errors, unit: unit, out: make([]byte, 0, (s.Len()+1)*unit)}
			if order == nativeOrder {
				e.out = order.append(e.out, 0xfeff, unit)
			}
			put := func(text string) bool {
				for text != "" {
					r, n := decodePoint(text)
					if isSurrogate(r) {
						return false
					}
					e.out = order.appendChar(e.out, r, unit)
					text = text[n:]
				}
				return true
			}
			for {
				part, err := t.stretch(s.S[e.at:])
				if err != nil {
					return nil, err
				}
				whole := len(part)
				part = part[:nextSurrogate(part)]
				e.out = order.appendText(e.out, part, unit)
				if e.at += len(part); e.at == len(s.S) {
					return e.out, nil
				}
				if e.point += countPoints(part); len(part) == whole {
					continue
				}
				if err := e.fail(1, "surrogates not allowed", put); err != nil {
					return nil, err
				}
			}
		},
		decode: func(t *Thread, data, errors string, final bool) ([]byte, int, error) {
			d := &decodeRun{t: t, data: data, name: name, errors: errors, out: make([]byte, 0, len(data))}
			from := order
			if order == nativeOrder {
				from = littleEndian
				if len(data) >= unit {
					if bigEndian.read(data, unit) == 0xfeff {
						from, d.at = bigEndian, unit
					} else if littleEndian.read(data, unit) == 0xfeff {
						d.at = unit
					}
				}
				d.name += [...]string{"-le", "-be"}[from]
			}
			step := d.utf16
			if unit == 4 {
				step = d.utf32
			}
			for charged := 0; d.at < len(data); {
				if d.at >= charged {
					charged = d.at + stretchSize
					if err := t.Charge(min(stretchSize, len(data)) >> 3); err != nil {
						return nil, 0, err
					}
				}
				if d.wideASCII(from, unit, charged); d.at == len(data) {
					break
				}
				end, reason := step(from)
				if reason == "" {
					continue
				}
				if end == len(data) && !final && (reason == "truncated data" || reason == "unexpected end of data") {
					break
				}
				if err := d.fail(end, reason); err != nil {
					return nil, 0, err
				}
			}
			return d.out, d.at, nil
		},
	}
}

// wideASCII decodes the ASCII that comes next, up to end, eight bytes at a time, and leaves the last few of it.
func (d *decodeRun) wideASCII(order byteOrder, unit, end int) {
	rest := stringBytes(d.data[d.at:min(end, len(d.data))])
	begun := len(rest)
	other, shift := uint64(0xff80ff80ff80ff80), 0
	if unit == 4 {
		other = 0xffffff80ffffff80
	}
	if order == bigEndian {
		shift = 8 * (unit - 1)
	}
	for len(rest) >= 8 {
		w := bits.RotateLeft64(endian.LittleEndian.Uint64(rest), -shift)
		if w&other != 0 {
			break
		}
		if unit == 4 {
			d.out = append(d.out, byte(w), byte(w>>32))
		} else {
			w |= w >> 8
			w = w&0xffff | w>>16&0xffff0000
			d.out = endian.LittleEndian.AppendUint32(d.out, uint32(w))
		}
		rest = rest[8:]
	}
	d.at += begun - len(rest)
}

// utf16 decodes a character, or says what is wrong up to which byte.
func (d *decodeRun) utf16(order byteOrder) (end int, reason string) {
	rest := d.data[d.at:]
	if len(rest) < 2 {
		return len(d.data), "truncated data"
	}
	u := rune(order.read(rest, 2))
	switch {
	case !isSurrogate(u):
		d.out = appendPoint(d.out, u)
		d.at += 2
		return 0, ""
	case u >= 0xdc00:
		return d.at + 2, "illegal encoding"
	case len(rest) < 4:
		return len(d.data), "unexpected end of data"
	}
	low := rune(order.read(rest[2:], 2))
	if low < 0xdc00 || low > 0xdfff {
		return d.at + 2, "illegal UTF-16 surrogate"
	}
	d.out = appendPoint(d.out, 0x10000+(u-0xd800)<<10+(low-0xdc00))
	d.at += 4
	return 0, ""
}

func (d *decodeRun) utf32(order byteOrder) (end int, reason string) {
	rest := d.data[d.at:]
	if len(rest) < 4 {
		return len(d.data), "truncated data"
	}
	u := order.read(rest, 4)
	switch {
	case u > 0x10ffff:
		return d.at + 4, "code point not in range(0x110000)"
	case isSurrogate(rune(u)):
		return d.at + 4, "code point in surrogate code point range(0xd800, 0xe000)"
	}
	d.out = appendPoint(d.out, rune(u))
	d.at += 4
	return 0, ""
}
