package object

import (
	"slices"
	"unicode/utf8"
)

// This file holds the codecs whose characters are single bytes.

// encodeBelow encodes characters below a limit, which are bytes of the same number.
func encodeBelow(t *Thread, s *Str, name, errors string, limit rune, reason string) ([]byte, error) {
	e := &encodeRun{t: t, s: s, name: name, errors: errors, unit: 1, stepwise: true, ascii: true, out: make([]byte, 0, len(s.S))}
	return e.single(reason, func(r rune) (byte, bool) { return byte(r), r < limit })
}

// single encodes by a function from characters to bytes.
func (e *encodeRun) single(reason string, code func(r rune) (byte, bool)) ([]byte, error) {
	put := func(text string) bool {
		for text != "" {
			r, n := decodePoint(text)
			c, ok := code(r)
			if !ok {
				return false
			}
			e.out = append(e.out, c)
			text = text[n:]
		}
		return true
	}
	s := e.s.S
	for e.at < len(s) {
		if e.ascii {
			n := asciiPrefix(s[e.at:])
			e.out = append(e.out, s[e.at:e.at+n]...)
			e.point += n
			if e.at += n; e.at == len(s) {
				break
			}
		}
		r, n := decodePoint(s[e.at:])
		if c, ok := code(r); ok {
			e.out = append(e.out, c)
			e.at += n
			e.point++
			continue
		}
		bad := 1
		for i := e.at + n; i < len(s); bad++ {
			r, n := decodePoint(s[i:])
			if _, ok := code(r); ok {
				break
			}
			i += n
		}
		if err := e.fail(bad, reason, put); err != nil {
			return nil, err
		}
	}
	return e.out, nil
}

func encodeASCII(t *Thread, s *Str, errors string) ([]byte, error) {
	if s.IsASCII() {
		return stringBytes(s.S), nil
	}
	return encodeBelow(t, s, "ascii", errors, 0x80, "ordinal not in range(128)")
}

func encodeLatin1(t *Thread, s *Str, errors string) ([]byte, error) {
	if s.IsASCII() {
		return stringBytes(s.S), nil
	}
	return encodeBelow(t, s, "latin-1", errors, 0x100, "ordinal not in range(256)")
}

func decodeASCII(t *Thread, data, errors string, final bool) ([]byte, int, error) {
	if isASCII(data) {
		return stringBytes(data), len(data), nil
	}
	d := &decodeRun{t: t, data: data, name: "ascii", errors: errors, out: make([]byte, 0, len(data))}
	for d.at < len(data) {
		if n := asciiPrefix(data[d.at:]); n > 0 {
			d.out = append(d.out, data[d.at:d.at+n]...)
			d.at += n
		} else if err := d.fail(d.at+1, "ordinal not in range(128)"); err != nil {
			return nil, 0, err
		}
	}
	return d.out, d.at, nil
}

func decodeLatin1(t *Thread, data, errors string, final bool) ([]byte, int, error) {
	used := len(data)
	b := make([]byte, 0, used+used/8)
	for data != "" {
		n := asciiPrefix(data)
		b = append(b, data[:n]...)
		for data = data[n:]; data != "" && data[0] >= utf8.RuneSelf; data = data[1:] {
			b = append(b, 0xc0|data[0]>>6, 0x80|data[0]&0x3f)
		}
	}
	return b, used, nil
}

// charmapCodec is the codec of a table of charmaps.
func charmapCodec(table string) codec {
	const reason = "character maps to <undefined>"
	points := []rune(table)
	overASCII := len(points) == 128
	if overASCII {
		ascii := make([]rune, 128, 256)
		for i := range ascii {
			ascii[i] = rune(i)
		}
		points = append(ascii, points...)
	}
	// Some tables have characters of ASCII once more, and those above count.
	asItIs := overASCII && !slices.ContainsFunc(points[128:], func(r rune) bool { return r < utf8.RuneSelf })
	return codec{
		encode: func(t *Thread, s *Str, errors string) ([]byte, error) {
			if asItIs && s.IsASCII() {
				return stringBytes(s.S), nil
			}
			back := make(map[rune]byte, 256)
			for i, r := range points {
				back[r] = byte(i)
			}
			e := &encodeRun{t: t, s: s, name: "charmap", errors: errors, unit: 1, ascii: asItIs, out: make([]byte, 0, len(s.S))}
			return e.single(reason, func(r rune) (byte, bool) {
				c, ok := back[r]
				return c, ok && r != 0xfffe
			})
		},
		decode: func(t *Thread, data, errors string, final bool) ([]byte, int, error) {
			d := &decodeRun{t: t, data: data, name: "charmap", errors: errors, out: make([]byte, 0, len(data))}
			for d.at < len(data) {
				if overASCII {
					n := asciiPrefix(data[d.at:])
					d.out = append(d.out, data[d.at:d.at+n]...)
					if d.at += n; d.at == len(data) {
						break
					}
				}
				if r := points[data[d.at]]; r != 0xfffe {
					d.out = appendPoint(d.out, r)
					d.at++
				} else if err := d.fail(d.at+1, reason); err != nil {
					return nil, 0, err
				}
			}
			return d.out, d.at, nil
		},
	}
}
