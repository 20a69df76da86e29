package json

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/jinklink/jink/python/object"
)

// parser reads one document.
type parser struct {
	*scanner
	text  *object.Str
	s     string
	ascii bool
	at    int        // in bytes
	stack []value    // items of the lists and dicts that are not yet complete
	keys  *[64]value // the last keys; nil as long as the document is short
}

// byteOf is where a code point begins.
func (p *parser) byteOf(point int) int {
	if p.ascii {
		return point
	}
	i := 0
	for ; point > 0 && i < len(p.s); point-- {
		i++
		for i < len(p.s) && p.s[i]&0xc0 == 0x80 {
			i++
		}
	}
	return i
}

// pointOf is the number of the code point that begins at a byte.
func (p *parser) pointOf(at int) int {
	if p.ascii {
		return at
	}
	if at == len(p.s) {
		return p.text.Len()
	}
	n := 0
	for i := range at {
		if p.s[i]&0xc0 != 0x80 {
			n++
		}
	}
	return n
}

func (p *parser) fail(t *thread, msg string, at int) error {
	return decodeError(t, msg, p.text, p.pointOf(at))
}

// nothing is the error that there is no value at a place.
func (p *parser) nothing(t *thread, at int) error {
	return t.RaiseArgs(object.StopIteration, object.Int(int64(p.pointOf(at))))
}

func (p *parser) space() {
	for p.at < len(p.s) {
		switch p.s[p.at] {
		case ' ', '\t', '\n', '\r':
			p.at++
		default:
			return
		}
	}
}

// value reads the value at p.at.
func (p *parser) value(t *thread) (value, error) {
	if p.at >= len(p.s) {
		return value{}, p.nothing(t, p.at)
	}
	rest := p.s[p.at:]
	switch rest[0] {
	case '"':
		p.at++
		s, err := p.str(t)
		return object.NewStr(s), err
	case '{':
		return p.nested(t, "object", (*parser).object)
	case '[':
		return p.nested(t, "array", (*parser).array)
	case 'n':
		if strings.HasPrefix(rest, "null") {
			p.at += 4
			return object.None, nil
		}
	case 't':
		if strings.HasPrefix(rest, "true") {
			p.at += 4
			return object.True, nil
		}
	case 'f':
		if strings.HasPrefix(rest, "false") {
			p.at += 5
			return object.False, nil
		}
	case 'N':
		return p.constant(t, "NaN")
	case 'I':
		return p.constant(t, "Infinity")
	case '-':
		if strings.HasPrefix(rest, "-I") && strings.HasPrefix(rest, "-Infinity") {
			return p.constant(t, "-Infinity")
		}
	}
	return p.number(t)
}

func (p *parser) constant(t *thread, name string) (value, error) {
	if !strings.HasPrefix(p.s[p.at:], name) {
		return value{}, p.nothing(t, p.at)
	}
	p.at += len(name)
	return t.Call(p.parseConstant, object.NewStr(name))
}

// nested reads a list or an object, which can hold others.
func (p *parser) nested(t *thread, what string, read func(p *parser, t *thread) (value, error)) (value, error) {
	if err := t.EnterNative(); err != nil {
		if object.Raised(err) != nil {
			err = t.Raise(object.RecursionError, "maximum recursion depth exceeded while decoding a JSON %s from a unicode string", what)
		}
		return value{}, err
	}
	p.at++
	mark := len(p.stack)
	v, err := read(p, t)
	p.stack = p.stack[:mark]
	t.LeaveNative()
	return v, err
}

func (p *parser) array(t *thread) (value, error) {
	mark := len(p.stack)
	p.space()
	if p.at < len(p.s) && p.s[p.at] == ']' {
		p.at++
		return object.NewList(nil), t.Allocate(48)
	}
	for {
		if err := t.Charge(1); err != nil {
			return value{}, err
		}
		v, err := p.value(t)
		if err != nil {
			return value{}, err
		}
		p.stack = append(p.stack, v)
		p.space()
		if p.at < len(p.s) && p.s[p.at] == ']' {
			p.at++
			break
		}
		if p.at >= len(p.s) || p.s[p.at] != ',' {
			return value{}, p.fail(t, "Expecting ',' delimiter", p.at)
		}
		comma := p.at
		p.at++
		p.space()
		if p.at < len(p.s) && p.s[p.at] == ']' {
			return value{}, p.fail(t, "Illegal trailing comma before end of array", comma)
		}
	}
	if err := t.Allocate(48 + 16*(len(p.stack)-mark)); err != nil {
		return value{}, err
	}
	return object.NewList(append([]value(nil), p.stack[mark:]...)), nil
}

func (p *parser) object(t *thread) (value, error) {
	mark := len(p.stack)
	p.space()
	if p.at < len(p.s) && p.s[p.at] == '}' {
		p.at++
		return p.finish(t, mark)
	}
	for {
		if err := t.Charge(1); err != nil {
			return value{}, err
		}
		if p.at >= len(p.s) || p.s[p.at] != '"' {
			return value{}, p.fail(t, "Expecting property name enclosed in double quotes", p.at)
		}
		key, err := p.key(t)
		if err != nil {
			return value{}, err
		}
		p.space()
		if p.at >= len(p.s) || p.s[p.at] != ':' {
			return value{}, p.fail(t, "Expecting ':' delimiter", p.at)
		}
		p.at++
		p.space()
		p.stack = append(p.stack, key)
		v, err := p.value(t)
		if err != nil {
			return value{}, err
		}
		p.stack = append(p.stack, v)
		p.space()
		if p.at < len(p.s) && p.s[p.at] == '}' {
			p.at++
			return p.finish(t, mark)
		}
		if p.at >= len(p.s) || p.s[p.at] != ',' {
			return value{}, p.fail(t, "Expecting ',' delimiter", p.at)
		}
		comma := p.at
		p.at++
		p.space()
		if p.at < len(p.s) && p.s[p.at] == '}' {
			return value{}, p.fail(t, "Illegal trailing comma before end of object", comma)
		}
	}
}

// finish makes an object of the keys and values that were read.
func (p *parser) finish(t *thread, mark int) (value, error) {
	items := p.stack[mark:]
	if err := t.Allocate(64 + 24*len(items)); err != nil {
		return value{}, err
	}
	if p.hasPairs {
		pairs := make([]value, 0, len(items)/2)
		for i := 0; i < len(items); i += 2 {
			pairs = append(pairs, object.NewPair(items[i], items[i+1]))
		}
		return t.Call(p.pairsHook, object.NewList(pairs))
	}
	d := object.NewDictOf(items)
	if p.hasHook {
		return t.Call(p.objectHook, d.Value())
	}
	return d.Value(), nil
}

// key reads a key. Keys come again and again, so the last ones are remembered: equal ones are one object, whose hash is known.
func (p *parser) key(t *thread) (value, error) {
	p.at++
	s, err := p.str(t)
	if err != nil || len(s) == 0 {
		return object.NewStr(s), err
	}
	if p.keys == nil {
		if p.at < 256 {
			return object.NewStr(s), nil
		}
		p.keys = new([64]value)
	}
	n := len(s)
	place := &p.keys[(uint(s[0])*31+uint(s[n-1])*7+uint(s[n/2])*3+uint(n))%uint(len(p.keys))]
	if !place.IsNull() && object.AsStr(*place).S == s {
		return *place, nil
	}
	*place = object.NewStr(s)
	return *place, nil
}

// str reads the rest of a string, after its first quote.
func (p *parser) str(t *thread) (string, error) {
	begin := p.at
	s := p.s
	i := begin
	for i < len(s) && plain[s[i]] {
		i++
	}
	if err := t.Allocate(40 + i - begin); err != nil {
		return "", err
	}
	if i < len(s) && s[i] == '"' {
		p.at = i + 1
		return s[begin:i], nil
	}
	var b []byte
	from := begin
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			p.at = i + 1
			return string(append(b, s[from:i]...)), t.Allocate(i - begin)
		case c == '\\':
			b = append(b, s[from:i]...)
			r, n, msg := escape(s[i:])
			switch {
			case msg == "":
			case msg == unterminated:
				return "", p.fail(t, msg, begin-1)
			default:
				return "", p.fail(t, msg, i+n)
			}
			b = appendPoint(b, r)
			i += n - 1
			from = i + 1
		case c < ' ' && p.strict:
			return "", p.fail(t, "Invalid control character at", i)
		}
	}
	return "", p.fail(t, unterminated, begin-1)
}

const unterminated = "Unterminated string starting at"

// plain are the bytes that stand for themselves in strings.
var plain = func() (all [256]bool) {
	for c := range all {
		all[c] = c >= ' ' && c != '"' && c != '\\'
	}
	return all
}()

// escape reads an escape, that of both halves of a surrogate pair as one. Where it is wrong, n is how far.
func escape(s string) (r rune, n int, msg string) {
	if len(s) < 2 {
		return 0, 0, unterminated
	}
	if i := strings.IndexByte(`"\/bfnrt`, s[1]); i >= 0 {
		return rune("\"\\/\b\f\n\r\t"[i]), 2, ""
	}
	if s[1] != 'u' {
		return 0, 0, `Invalid \escape`
	}
	r, ok := hex4(s)
	if !ok {
		return 0, 1, `Invalid \uXXXX escape`
	}
	if r >= 0xd800 && r < 0xdc00 && len(s) > 12 && s[6] == '\\' && s[7] == 'u' {
		low, ok := hex4(s[6:])
		if !ok {
			return 0, 7, `Invalid \uXXXX escape`
		}
		if low >= 0xdc00 && low < 0xe000 {
			return 0x10000 + (r-0xd800)<<10 + (low - 0xdc00), 12, ""
		}
	}
	return r, 6, ""
}

// hex4 reads the digits of an escape, which something must follow.
func hex4(s string) (r rune, ok bool) {
	if len(s) <= 6 {
		return 0, false
	}
	for _, c := range []byte(s[2:6]) {
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c >= 'a' && c <= 'f':
			c -= 'a' - 10
		case c >= 'A' && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}

// appendPoint appends a code point, which may be a surrogate, as text holds it.
func appendPoint(b []byte, r rune) []byte {
	if r >= 0xd800 && r < 0xe000 {
		return append(b, 0xe0|byte(r>>12), 0x80|byte(r>>6)&0x3f, 0x80|byte(r)&0x3f)
	}
	return utf8.AppendRune(b, r)
}

// number reads a number.
func (p *parser) number(t *thread) (value, error) {
	s, begin := p.s, p.at
	i := begin
	digits := func() int {
		from := i
		for i < len(s) && s[i] >= '0' && s[i] <= '9' {
			i++
		}
		return i - from
	}
	if i < len(s) && s[i] == '-' {
		i++
	}
	if i < len(s) && s[i] == '0' {
		i++
	} else if digits() == 0 {
		return value{}, p.nothing(t, begin)
	}
	whole := i
	if i < len(s) && s[i] == '.' {
		i++
		if digits() == 0 {
			i = whole
		}
	}
	if mark := i; i < len(s) && (s[i] == 'e' || s[i] == 'E') {
		i++
		if i < len(s) && (s[i] == '+' || s[i] == '-') {
			i++
		}
		if digits() == 0 {
			i = mark
		}
	}
	p.at = i
	text := s[begin:i]
	if err := t.Charge(len(text) >> 4); err != nil {
		return value{}, err
	}
	if i > whole {
		if !p.plainFloat {
			return t.Call(p.parseFloat, object.NewStr(text))
		}
		f, err := strconv.ParseFloat(text, 64)
		if err != nil && !math.IsInf(f, 0) {
			f, err = t.ParseFloat(text)
			return object.Float(f), err
		}
		return object.Float(f), nil
	}
	if !p.plainInt {
		return t.Call(p.parseInt, object.NewStr(text))
	}
	if len(text) <= 18 {
		var n int64
		for _, c := range []byte(text) {
			if c != '-' {
				n = n*10 + int64(c-'0')
			}
		}
		if text[0] == '-' {
			n = -n
		}
		return object.Int(n), nil
	}
	return t.ParseInt(text, 10)
}

// scanString is scanstring: it reads a string, and gives it and the place after it.
func scanString(t *thread, a []value) (value, error) {
	end, err := t.IntArg(a[1])
	if err != nil {
		return value{}, err
	}
	text := object.AsStr(a[0])
	if text == nil {
		return value{}, t.Raise(object.TypeError, "first argument must be a string, not %s", a[0].Type().Name)
	}
	strict := true
	if !a[2].IsNull() {
		if strict, err = t.Truth(a[2]); err != nil {
			return value{}, err
		}
	}
	if end < 0 || end > text.Len() {
		return value{}, t.Raise(object.ValueError, "end is out of bounds")
	}
	p := parser{scanner: &scanner{strict: strict}, text: text, s: text.S, ascii: text.IsASCII()}
	p.at = p.byteOf(end)
	s, err := p.str(t)
	if err != nil {
		return value{}, err
	}
	return object.NewPair(object.NewStr(s), object.Int(int64(p.pointOf(p.at)))), nil
}
