package binascii

import (
	"bytes"
	"strings"

	"github.com/jinklink/jink/python/object"
)

// flag is an argument that is true or false.
func flag(t *thread, v value, usual bool) (bool, error) {
	if v.IsNull() {
		return usual, nil
	}
	return t.Truth(v)
}

func fromQuoted(t *thread, a []value) (value, error) {
	s, err := text(t, a[0])
	if err != nil {
		return value{}, err
	}
	header, err := flag(t, a[1], false)
	if err != nil {
		return value{}, err
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '_' && header:
			out = append(out, ' ')
			i++
		case c != '=':
			out = append(out, c)
			i++
		case i+1 >= len(s):
			i++
		case s[i+1] == '\n' || s[i+1] == '\r':
			// A soft break: all up to the end of the line goes.
			i++
			for i < len(s) && s[i] != '\n' {
				i++
			}
			i++
		case s[i+1] == '=':
			// A broken escape.
			out = append(out, '=')
			i += 2
		case i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			out = append(out, unhex(s[i+1])<<4|unhex(s[i+2]))
			i += 3
		default:
			out = append(out, '=')
			i++
		}
	}
	return object.NewBytes(string(out)), nil
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

func unhex(c byte) byte {
	return byte(strings.IndexByte("0123456789abcdef", c|0x20))
}

// toQuoted encodes: lines have at most 76 characters.
func toQuoted(t *thread, a []value) (value, error) {
	b, err := object.AsBytes(t, a[0])
	if err != nil {
		return value{}, err
	}
	b = bytes.Clone(b)
	var flags [3]bool
	for i, usual := range []bool{false, true, false} {
		if flags[i], err = flag(t, a[1+i], usual); err != nil {
			return value{}, err
		}
	}
	tabs, isText, header := flags[0], flags[1], flags[2]
	if err := t.Allocate(4 * len(b)); err != nil {
		return value{}, err
	}
	const most = 76
	crlf := false
	if i := bytes.IndexByte(b, '\n'); i > 0 && b[i-1] == '\r' {
		crlf = true
	}
	var out []byte
	newline := func() {
		if crlf {
			out = append(out, '\r')
		}
		out = append(out, '\n')
	}
	line := 0
	room := func(n int) {
		if line+n >= most {
			out = append(out, '=')
			newline()
			line = 0
		}
	}
	for i := 0; i < len(b); {
		c := b[i]
		next := func(k int) byte {
			if i+k < len(b) {
				return b[i+k]
			}
			return 0
		}
		last := i+1 == len(b)
		ends := c == '\n' || c == '\r' && next(1) == '\n'
		quote := c > 126 || c == '=' || header && c == '_' ||
			c == '.' && line == 0 && (last || next(1) == '\n' || next(1) == '\r' || next(1) == 0) ||
			!isText && (c == '\r' || c == '\n') ||
			(c == '\t' || c == ' ') && last ||
			c < 33 && c != '\r' && c != '\n' && c != '\t' && c != ' ' ||
			c < 33 && c != '\r' && c != '\n' && tabs
		switch {
		case quote:
			room(3)
			out = append(out, '=', "0123456789ABCDEF"[c>>4], "0123456789ABCDEF"[c&15])
			line += 3
			i++
		case isText && ends:
			// White space at the end of a line is quoted after all.
			if n := len(out); n > 0 && isBlank(out[n-1]) {
				blank := out[n-1]
				out = append(out[:n-1], '=', "0123456789ABCDEF"[blank>>4], "0123456789ABCDEF"[blank&15])
			}
			newline()
			line = 0
			if c == '\r' {
				i++
			}
			i++
		default:
			if !last && next(1) != '\n' {
				room(1)
			} else if line+1 > most {
				room(1)
			}
			if header && c == ' ' {
				c = '_'
			}
			out = append(out, c)
			line++
			i++
		}
	}
	return object.NewBytes(string(out)), nil
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }
