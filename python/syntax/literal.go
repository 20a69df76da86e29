package syntax

import (
	"fmt"
	"unicode/utf8"

	"github.com/jinklink/jink/python/charname"
)

// This file reads the values of strings.

// literal is a string token taken apart.
type literal struct {
	body  []byte
	bytes bool
	raw   bool
	u     bool
}

func takeApart(text []byte) literal {
	var l literal
	i := 0
	for ; text[i] != '"' && text[i] != '\''; i++ {
		switch text[i] | 0x20 {
		case 'b':
			l.bytes = true
		case 'r':
			l.raw = true
		case 'u':
			l.u = text[i] == 'u'
		}
	}
	size := 1
	if len(text)-i >= 6 && text[i+1] == text[i] && text[i+2] == text[i] {
		size = 3
	}
	l.body = text[i+size : len(text)-size]
	return l
}

// stringValue reads the string token that was accepted last.
func (p *parser) stringValue(t *token) (value any, kind string, ok bool) {
	l := takeApart(p.text(t))
	if l.bytes {
		for _, c := range l.body {
			if c >= utf8.RuneSelf {
				p.raise("bytes can only contain ASCII literal characters", t.Span)
				return nil, "", false
			}
		}
		if l.raw || !hasEscape(l.body) {
			return Bytes(l.body), "", true
		}
		b, ok := p.unescapeBytes(l.body, t)
		return Bytes(b), "", ok
	}
	if l.u {
		kind = "u"
	}
	if l.raw || !hasEscape(l.body) {
		return string(l.body), kind, true
	}
	s, ok := p.unescape(l.body, t)
	return s, kind, ok
}

func hasEscape(b []byte) bool {
	for _, c := range b {
		if c == '\\' {
			return true
		}
	}
	return false
}

// invalidEscape warns of a backslash that means nothing, on the line where the literal begins.
func (p *parser) invalidEscape(format, what string, t *token) {
	if !p.diagnose {
		p.warnings = append(p.warnings, Warning{Msg: fmt.Sprintf(format, what), Line: int(t.Line), At: t.Span})
	}
}

func octal(c byte) bool { return '0' <= c && c <= '7' }

// unescapeBytes reads the escapes of a bytes literal.
func (p *parser) unescapeBytes(b []byte, t *token) ([]byte, bool) {
	out := make([]byte, 0, len(b))
	warned := false
	for i := 0; i < len(b); i++ {
		c := b[i]
		if c != '\\' {
			out = append(out, c)
			continue
		}
		at := i
		i++
		if plain, ok := simpleEscape(b[i]); ok {
			if plain != 0 || b[i] != '\n' {
				out = append(out, plain)
			}
			continue
		}
		switch c := b[i]; {
		case octal(c):
			n, size := octalValue(b[i:])
			if n > 0xff && !warned {
				warned = true
				p.invalidEscape("invalid octal escape sequence '\\%s'", string(b[i:i+size]), t)
			}
			out = append(out, byte(n))
			i += size - 1
		case c == 'x':
			n, size := hexValue(b[i+1:], 2)
			if size < 2 {
				p.raiseString(fmt.Sprintf("(value error) invalid \\x escape at position %d", at))
				return nil, false
			}
			out = append(out, byte(n))
			i += 2
		default:
			if !warned {
				warned = true
				p.invalidEscape("invalid escape sequence '\\%s'", string(rune(c)), t)
			}
			out = append(out, '\\', c)
		}
	}
	return out, true
}

// simpleEscape returns what a letter after a backslash stands for; a line feed stands for nothing.
func simpleEscape(c byte) (byte, bool) {
	switch c {
	case '\n':
		return 0, true
	case '\\', '\'', '"':
		return c, true
	case 'b':
		return '\b', true
	case 'f':
		return '\f', true
	case 't':
		return '\t', true
	case 'n':
		return '\n', true
	case 'r':
		return '\r', true
	case 'v':
		return '\v', true
	case 'a':
		return '\a', true
	}
	return 0, false
}

func octalValue(b []byte) (n, size int) {
	for size < 3 && size < len(b) && octal(b[size]) {
		n = n*8 + int(b[size]-'0')
		size++
	}
	return n, size
}

func hexValue(b []byte, most int) (n, size int) {
	for size < most && size < len(b) {
		c := b[size]
		switch {
		case '0' <= c && c <= '9':
			n = n<<4 | int(c-'0')
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			n = n<<4 | int(c|0x20-'a'+10)
		default:
			return n, size
		}
		size++
	}
	return n, size
}

// appendRune appends a code point, a lone surrogate in three bytes as well.
func appendRune(out []byte, r int) []byte {
	if 0xd800 <= r && r < 0xe000 {
		return append(out, 0xe0|byte(r>>12), 0x80|byte(r>>6)&0x3f|0x80, 0x80|byte(r)&0x3f)
	}
	return utf8.AppendRune(out, rune(r))
}

// unescape reads the escapes of a str literal. CPython reports where an escape is wrong in a copy of the literal in which
// each character beyond ASCII takes ten bytes; position counts as it does.
func (p *parser) unescape(b []byte, t *token) (string, bool) {
	out := make([]byte, 0, len(b))
	warned := false
	wider := 0 // what the copy has more
	bad := func(from, to int, msg string) (string, bool) {
		place := fmt.Sprintf("bytes in position %d-%d", from+wider, to+wider)
		if from == to {
			place = fmt.Sprintf("byte 0x%02x in position %d", b[from], from+wider)
		}
		p.raiseString("(unicode error) 'unicodeescape' codec can't decode " + place + ": " + msg)
		return "", false
	}
	for i := 0; i < len(b); i++ {
		c := b[i]
		if c != '\\' {
			if c >= utf8.RuneSelf {
				_, n := utf8.DecodeRune(b[i:])
				out = append(out, b[i:i+n]...)
				i += n - 1
				wider += 10 - n
				continue
			}
			out = append(out, c)
			continue
		}
		at := i
		i++
		if i == len(b) { // before a brace in an f-string
			out = append(out, '\\')
			break
		}
		if plain, ok := simpleEscape(b[i]); ok {
			if plain != 0 {
				out = append(out, plain)
			}
			continue
		}
		switch c := b[i]; {
		case octal(c):
			n, size := octalValue(b[i:])
			if n > 0xff && !warned {
				warned = true
				p.invalidEscape("invalid octal escape sequence '\\%s'", string(b[i:i+size]), t)
			}
			out = appendRune(out, n)
			i += size - 1
		case c == 'x', c == 'u', c == 'U':
			want, name := 2, "\\xXX"
			if c == 'u' {
				want, name = 4, "\\uXXXX"
			} else if c == 'U' {
				want, name = 8, "\\UXXXXXXXX"
			}
			n, size := hexValue(b[i+1:], want)
			if size < want {
				return bad(at, i+size, "truncated "+name+" escape")
			}
			if n > utf8.MaxRune {
				return bad(at, i+size, "illegal Unicode character")
			}
			out = appendRune(out, n)
			i += size
		case c == 'N':
			if i+1 >= len(b) || b[i+1] != '{' {
				return bad(at, i, "malformed \\N character escape")
			}
			end := i + 2
			for end < len(b) && b[end] != '}' {
				end++
			}
			if end == len(b) || end == i+2 {
				last := len(b) - 1
				if end < len(b) {
					last = i + 1
				}
				return bad(at, last, "malformed \\N character escape")
			}
			r, ok := charname.Find(string(b[i+2 : end]))
			if !ok {
				return bad(at, end, "unknown Unicode character name")
			}
			out = utf8.AppendRune(out, r)
			i = end
		default:
			if !warned {
				warned = true
				r, _ := utf8.DecodeRune(b[i:])
				p.invalidEscape("invalid escape sequence '\\%s'", string(r), t)
			}
			out = append(out, '\\')
			if c >= utf8.RuneSelf {
				wider += 5
			}
			i--
			if c < utf8.RuneSelf {
				out = append(out, c)
				i++
			}
		}
	}
	return string(out), true
}

// raiseString reports an error in the string that was read last.
func (p *parser) raiseString(msg string) {
	if p.err == nil {
		p.raise(msg, p.toks[len(p.toks)-1].Span)
	}
}
