package binascii

import (
	"encoding/base64"

	"github.com/jinklink/jink/python/object"
)

func toBase64(t *thread, a []value) (value, error) {
	b, err := object.AsBytes(t, a[0])
	if err != nil {
		return value{}, err
	}
	newline := true
	if !a[1].IsNull() {
		if newline, err = t.Truth(a[1]); err != nil {
			return value{}, err
		}
		if b, err = object.AsBytes(t, a[0]); err != nil {
			return value{}, err
		}
	}
	if err := t.Allocate(3 * len(b)); err != nil {
		return value{}, err
	}
	out := make([]byte, base64.StdEncoding.EncodedLen(len(b)), base64.StdEncoding.EncodedLen(len(b))+1)
	base64.StdEncoding.Encode(out, b)
	if newline {
		out = append(out, '\n')
	}
	return object.NewBytes(string(out)), nil
}

const pad = 64

// digits are the values of base64's digits; pad is the padding, and 255 anything else.
var digits = func() (all [256]uint8) {
	for i := range all {
		all[i] = 255
	}
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	for i := range len(alphabet) {
		all[alphabet[i]] = uint8(i)
	}
	all['='] = pad
	return all
}()

func fromBase64(t *thread, a []value) (value, error) {
	s, err := text(t, a[0])
	if err != nil {
		return value{}, err
	}
	strict := false
	if !a[1].IsNull() {
		if strict, err = t.Truth(a[1]); err != nil {
			return value{}, err
		}
		if s, err = text(t, a[0]); err != nil {
			return value{}, err
		}
	}
	// What is as it should be Go decodes faster; but it lets newlines be, which only the forgiving way may.
	out := make([]byte, base64.StdEncoding.DecodedLen(len(s)))
	if !strict {
		if n, err := base64.StdEncoding.Decode(out, s); err == nil {
			return object.NewBytes(string(out[:n])), nil
		}
	}
	out = out[:0]
	if strict && len(s) > 0 && s[0] == '=' {
		return value{}, raise(t, "Leading padding not allowed")
	}
	var bits uint32
	quad, pads, padded := 0, 0, false
	for i, c := range s {
		d := digits[c]
		if d == pad {
			padded = true
			if quad >= 2 && quad+pads+1 >= 4 {
				if strict && i+1 < len(s) {
					return value{}, raise(t, "Excess data after padding")
				}
				return object.NewBytes(string(out)), nil
			}
			// Padding where none belongs counts for nothing, but two in a row may end a group.
			if quad >= 2 {
				pads++
			} else if strict && quad == 0 {
				return value{}, raise(t, "Excess padding not allowed")
			}
			continue
		}
		if d == 255 {
			if strict {
				return value{}, raise(t, "Only base64 data is allowed")
			}
			continue
		}
		if strict && padded {
			return value{}, raise(t, "Discontinuous padding not allowed")
		}
		pads = 0
		bits = bits<<6 | uint32(d)
		quad++
		switch quad {
		case 2:
			out = append(out, byte(bits>>4))
		case 3:
			out = append(out, byte(bits>>2))
		case 4:
			out = append(out, byte(bits))
			quad, bits = 0, 0
		}
	}
	if quad == 1 {
		return value{}, raise(t, "Invalid base64-encoded string: number of data characters (%d) cannot be 1 more than a multiple of 4", len(out)/3*4+1)
	}
	if quad != 0 {
		return value{}, raise(t, "Incorrect padding")
	}
	return object.NewBytes(string(out)), nil
}

// fromUU decodes a line: its first character tells the length.
func fromUU(t *thread, a []value) (value, error) {
	s, err := text(t, a[0])
	if err != nil {
		return value{}, err
	}
	at := func(i int) byte {
		if i < len(s) {
			return s[i]
		}
		return 0
	}
	n := int(at(0)-' ') & 0x3f
	if len(s) == 0 {
		n = 32
	}
	out := make([]byte, 0, n)
	var bits uint32
	have, i := 0, 1
	for ; len(out) < n; i++ {
		c := at(i)
		if i >= len(s) || c == '\n' || c == '\r' {
			c = 0 // Blanks at the end of the line may have been lost.
		} else {
			if c < ' ' || c > ' '+64 {
				return value{}, raise(t, "Illegal char")
			}
			c = (c - ' ') & 0x3f
		}
		bits = bits<<6 | uint32(c)
		if have += 6; have >= 8 {
			have -= 8
			out = append(out, byte(bits>>have))
			bits &= 1<<have - 1
		}
	}
	for ; i < len(s); i++ {
		if c := s[i]; c != ' ' && c != ' '+64 && c != '\n' && c != '\r' {
			return value{}, raise(t, "Trailing garbage")
		}
	}
	return object.NewBytes(string(out)), nil
}

func toUU(t *thread, a []value) (value, error) {
	b, err := object.AsBytes(t, a[0])
	if err != nil {
		return value{}, err
	}
	tick := false
	if !a[1].IsNull() {
		if tick, err = t.Truth(a[1]); err != nil {
			return value{}, err
		}
	}
	if len(b) > 45 {
		return value{}, raise(t, "At most 45 bytes at once")
	}
	char := func(n byte) byte {
		if n == 0 && tick {
			return '`'
		}
		return ' ' + n
	}
	out := []byte{char(byte(len(b)))}
	for i := 0; i < len(b); i += 3 {
		var group [3]byte
		copy(group[:], b[i:])
		bits := uint32(group[0])<<16 | uint32(group[1])<<8 | uint32(group[2])
		for shift := 18; shift >= 0; shift -= 6 {
			out = append(out, char(byte(bits>>shift)&0x3f))
		}
	}
	return object.NewBytes(string(append(out, '\n'))), nil
}
