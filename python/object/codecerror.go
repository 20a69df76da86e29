package object

import (
	"strconv"
	"strings"

	"github.com/jinklink/jink/python/charname"
)

// This file is what happens to what cannot be encoded or decoded: the error handlers.

// codecProblem is a part of text or of bytes that a codec cannot turn into the other. start and end count characters or bytes.
type codecProblem struct {
	encoding   string
	text       *Str   // what is encoded
	data       string // what is decoded, if text is nil
	start, end int
	reason     string
}

// answer is what a handler puts in the place of the problem, and where to go on.
type answer struct {
	text  string
	raw   bool // text holds bytes, which an encoder takes as they are
	where int
}

func (p *codecProblem) err(t *Thread) error {
	if p.text != nil {
		return t.RaiseArgs(UnicodeEncodeError, newASCII(p.encoding), p.text.Value(), Int(int64(p.start)), Int(int64(p.end)), newASCII(p.reason))
	}
	return t.RaiseArgs(UnicodeDecodeError, newASCII(p.encoding), NewBytes(p.data), Int(int64(p.start)), Int(int64(p.end)), newASCII(p.reason))
}

// handleProblem asks the error handler of this name.
func (t *Thread) handleProblem(errors string, p *codecProblem) (answer, error) {
	own := t.Interp.Codecs().Errors[errors]
	if !own.IsNull() {
		return t.askHandler(own, p)
	}
	a := answer{where: p.end}
	if err := t.Allocate(p.end - p.start); err != nil {
		return a, err
	}
	var err error
	switch errors {
	case "", "strict":
		return a, p.err(t)
	case "ignore":
		return a, nil
	case "replace":
		if p.text == nil {
			a.text = "\ufffd"
		} else {
			a.text = strings.Repeat("?", p.end-p.start)
		}
		return a, nil
	case "backslashreplace":
		a.text, err = p.escaped(t, appendBackslash)
		return a, err
	case "xmlcharrefreplace", "namereplace":
		if p.text == nil {
			return a, t.Raise(TypeError, "don't know how to handle UnicodeDecodeError in error callback")
		}
		if errors == "namereplace" {
			a.text, err = p.escaped(t, appendName)
		} else {
			a.text, err = p.escaped(t, func(b []byte, r rune) []byte { return append(strconv.AppendInt(append(b, "&#"...), int64(r), 10), ';') })
		}
		return a, err
	case "surrogateescape":
		return p.surrogateEscape(t, a)
	case "surrogatepass":
		return p.surrogatePass(t, a)
	}
	return a, t.Raise(LookupError, "unknown error handler name '%s'", errors)
}

// escaped is the problem's part with each character, or byte, written by f.
func (p *codecProblem) escaped(t *Thread, f func(b []byte, r rune) []byte) (string, error) {
	var b []byte
	counted := 0
	add := func(r rune) error {
		b = f(b, r)
		// The escapes are longer than what they stand for, so they are counted as they come.
		if len(b)-counted < 4096 {
			return nil
		}
		grown := len(b) - counted
		counted = len(b)
		return t.Allocate(2 * grown)
	}
	if p.text == nil {
		for i := p.start; i < p.end; i++ {
			if err := add(rune(p.data[i])); err != nil {
				return "", err
			}
		}
		return string(b), nil
	}
	for s := p.part(); s != ""; {
		r, n := decodePoint(s)
		if err := add(r); err != nil {
			return "", err
		}
		s = s[n:]
	}
	return string(b), nil
}

func (p *codecProblem) part() string { return p.text.S[p.text.offset(p.start):p.text.offset(p.end)] }

// appendBackslash appends a character by its number: \xff, \uffff or \U0010ffff.
func appendBackslash(b []byte, r rune) []byte {
	switch {
	case r < 0x100:
		return appendHex(append(b, '\\', 'x'), r, 2)
	case r < 0x10000:
		return appendHex(append(b, '\\', 'u'), r, 4)
	}
	return appendHex(append(b, '\\', 'U'), r, 8)
}

// appendName appends a character by its name, or, if it has none, by its number.
func appendName(b []byte, r rune) []byte {
	if name := charname.Of(r); name != "" {
		return append(append(append(b, `\N{`...), name...), '}')
	}
	return appendBackslash(b, r)
}

// surrogateEscape keeps bytes that cannot be decoded as lone surrogates, from which they come back.
func (p *codecProblem) surrogateEscape(t *Thread, a answer) (answer, error) {
	var b []byte
	if p.text != nil {
		for s := p.part(); s != ""; {
			r, n := decodePoint(s)
			if r < 0xdc80 || r > 0xdcff {
				return a, p.err(t)
			}
			b = append(b, byte(r))
			s = s[n:]
		}
		a.text, a.raw = string(b), true
		return a, nil
	}
	i := p.start
	for i < p.end && i < p.start+4 && p.data[i] >= 0x80 {
		b = appendPoint(b, 0xdc00+rune(p.data[i]))
		i++
	}
	if i == p.start {
		return a, p.err(t)
	}
	a.text, a.where = string(b), i
	return a, nil
}

// unitOf is how many bytes a unit of a UTF has, and its order.
func unitOf(encoding string) (unit int, order byteOrder) {
	switch name := CanonicalEncoding(encoding); name {
	case "utf_8":
		return 1, littleEndian
	case "utf_16", "utf_16_le":
		return 2, littleEndian
	case "utf_16_be":
		return 2, bigEndian
	case "utf_32", "utf_32_le":
		return 4, littleEndian
	case "utf_32_be":
		return 4, bigEndian
	}
	return 0, littleEndian
}

// surrogatePass lets surrogates through as if they were characters.
func (p *codecProblem) surrogatePass(t *Thread, a answer) (answer, error) {
	unit, order := unitOf(p.encoding)
	if unit == 0 {
		return a, p.err(t)
	}
	if p.text != nil {
		var b []byte
		for s := p.part(); s != ""; {
			r, n := decodePoint(s)
			if r < 0xd800 || r > 0xdfff {
				return a, p.err(t)
			}
			if unit == 1 {
				b = append(b, s[:n]...)
			} else {
				b = order.append(b, uint32(r), unit)
			}
			s = s[n:]
		}
		a.text, a.raw = string(b), true
		return a, nil
	}
	rest := p.data[p.start:]
	var r rune
	size := unit
	if unit == 1 {
		if size = 3; len(rest) >= 3 && rest[0]&0xf0 == 0xe0 && rest[1]&0xc0 == 0x80 && rest[2]&0xc0 == 0x80 {
			r = rune(rest[0]&0x0f)<<12 | rune(rest[1]&0x3f)<<6 | rune(rest[2]&0x3f)
		}
	} else if len(rest) >= unit {
		r = rune(order.read(rest, unit))
	}
	if r < 0xd800 || r > 0xdfff {
		return a, p.err(t)
	}
	a.text, a.where = string(appendPoint(nil, r)), p.start+size
	return a, nil
}

// askHandler calls a handler that a program registered.
func (t *Thread) askHandler(f Value, p *codecProblem) (answer, error) {
	err := p.err(t)
	e, ok := err.(*Exception)
	if !ok {
		return answer{}, err
	}
	v, err := t.Call(f, e.Value())
	if err != nil {
		return answer{}, err
	}
	pair := AsTuple(v)
	complaint := "decoding error handler must return (str, int) tuple"
	if p.text != nil {
		complaint = "encoding error handler must return (str/bytes, int) tuple"
	}
	if pair == nil || len(pair.Items) != 2 {
		return answer{}, t.Raise(TypeError, "%s", complaint)
	}
	var a answer
	if s := AsStr(pair.Items[0]); s != nil {
		a.text = s.S
	} else if b := AsBytesObject(pair.Items[0]); b != nil && p.text != nil {
		a.text, a.raw = b.S, true
	} else {
		return answer{}, t.Raise(TypeError, "%s", complaint)
	}
	if a.where, err = t.IntArg(pair.Items[1]); err != nil {
		return answer{}, err
	}
	n := len(p.data)
	if p.text != nil {
		n = p.text.Len()
	}
	if a.where < 0 {
		a.where += n
	}
	if a.where < 0 || a.where > n {
		return answer{}, t.Raise(IndexError, "position %d from error handler out of bounds", a.where)
	}
	return a, nil
}

// HandleUnicodeError does with a UnicodeEncodeError or UnicodeDecodeError what the built-in handler of this name does, and
// gives the pair that handlers return.
func (t *Thread) HandleUnicodeError(name string, exc Value) (Value, error) {
	e := AsException(exc)
	if e == nil || !IsInstance(exc, UnicodeEncodeError) && !IsInstance(exc, UnicodeDecodeError) {
		return Value{}, t.Raise(TypeError, "don't know how to handle %s in error callback", exc.Type().Name)
	}
	fields := e.Fields
	if len(fields) < 5 {
		fields = e.Args.tuple().Items
	}
	if name == "strict" {
		return Value{}, e
	}
	p := &codecProblem{encoding: AsStr(fields[0]).S, start: int(fields[2].Int64()), end: int(fields[3].Int64()), reason: AsStr(fields[4]).S}
	n := 0
	if s := AsStr(fields[1]); s != nil {
		p.text, n = s, s.Len()
	} else {
		p.data, _ = bufferString(fields[1])
		n = len(p.data)
	}
	p.start = min(max(p.start, 0), n)
	p.end = min(max(p.end, p.start), n)
	a, err := t.handleProblem(name, p)
	if err != nil {
		if Matches(err, UnicodeError) {
			err = e
		}
		return Value{}, err
	}
	v := NewStr(a.text)
	if a.raw {
		v = NewBytes(a.text)
	}
	return NewPair(v, Int(int64(a.where))), nil
}

// encodeRun is one encoding: it walks over the text, and over what handlers put into it.
type encodeRun struct {
	t      *Thread
	s      *Str
	name   string
	errors string
	out    []byte
	at     int // byte of s
	point  int // and the number of its character
	unit   int // the result's bytes come in units of so many

	ascii    bool // what is ASCII is written as it is
	stepwise bool // escaped surrogates are taken one by one, so that the problem begins at the first that is none
}

// escapeOne turns a surrogate that stands for a byte into that byte.
func (e *encodeRun) escapeOne() bool {
	r, n := decodePoint(e.s.S[e.at:])
	if r < 0xdc80 || r > 0xdcff {
		return false
	}
	e.out = append(e.out, byte(r))
	e.at += n
	e.point++
	return true
}

// fail hands n characters from here to the error handler, and goes on where that says. put writes text into out, and
// reports false if it cannot.
func (e *encodeRun) fail(n int, reason string, put func(text string) bool) error {
	if e.errors == "surrogateescape" && e.stepwise && e.escapeOne() {
		return nil
	}
	p := &codecProblem{encoding: e.name, text: e.s, start: e.point, end: e.point + n, reason: reason}
	a, err := e.t.handleProblem(e.errors, p)
	if err != nil {
		return err
	}
	if err := e.t.Allocate(len(a.text)); err != nil {
		return err
	}
	if a.raw {
		if e.unit > 1 && len(a.text)%e.unit != 0 {
			return p.err(e.t)
		}
		e.out = append(e.out, a.text...)
	} else if !put(a.text) {
		return p.err(e.t)
	}
	e.point = a.where
	e.at = e.s.offset(a.where)
	return nil
}

// decodeRun is one decoding.
type decodeRun struct {
	t      *Thread
	data   string
	name   string
	errors string
	out    []byte
	at     int
}

// fail hands the bytes from here to end to the error handler, and goes on where that says.
func (d *decodeRun) fail(end int, reason string) error {
	p := &codecProblem{encoding: d.name, data: d.data, start: d.at, end: end, reason: reason}
	a, err := d.t.handleProblem(d.errors, p)
	if err != nil {
		return err
	}
	if err := d.t.Allocate(len(a.text)); err != nil {
		return err
	}
	d.out = append(d.out, a.text...)
	d.at = a.where
	return nil
}
