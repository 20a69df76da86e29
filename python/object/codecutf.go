package object

import (
	endian "encoding/binary"
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
			for e.at < len(s.S) {
				r, n := decodePoint(s.S[e.at:])
				if isSurrogate(r) {
					if err := e.fail(1, "surrogates not allowed", put); err != nil {
						return nil, err
					}
					continue
				}
				e.out = order.appendChar(e.out, r, unit)
				e.at += n
				e.point++
			}
			return e.out, nil
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
			for d.at < len(data) {
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
