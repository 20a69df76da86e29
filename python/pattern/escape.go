package pattern

import (
	"strconv"

	"github.com/jinklink/jink/python/charname"
)

// This file reads escapes and classes of characters.

func categoryOf(c byte) (category, bool) {
	switch c {
	case 'd':
		return digit, true
	case 'D':
		return notDigit, true
	case 's':
		return space, true
	case 'S':
		return notSpace, true
	case 'w':
		return word, true
	case 'W':
		return notWord, true
	}
	return 0, false
}

func isOctal(c rune) bool { return '0' <= c && c <= '7' }
func isDigit(c rune) bool { return '0' <= c && c <= '9' }
func isHex(c rune) bool {
	return isDigit(c) || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// take takes up to n characters that are of a kind.
func (p *parser) take(n int, is func(rune) bool) {
	for ; n > 0 && p.at < len(p.text) && is(p.text[p.at]); n-- {
		p.at++
	}
}

// charEscape reads an escape that stands for one character, inside of classes and outside; ok is false if it is another.
func (p *parser) charEscape(this string, start int) (r rune, ok bool, err error) {
	c := this[1]
	if len(this) == 2 {
		switch c {
		case 'a':
			return '\a', true, nil
		case 'f':
			return '\f', true, nil
		case 'n':
			return '\n', true, nil
		case 'r':
			return '\r', true, nil
		case 't':
			return '\t', true, nil
		case 'v':
			return '\v', true, nil
		case '\\':
			return '\\', true, nil
		}
	}
	size := 0
	switch {
	case c == 'x':
		size = 2
	case c == 'u' && !p.bytes:
		size = 4
	case c == 'U' && !p.bytes:
		size = 8
	case c == 'N' && !p.bytes:
		if !p.accept('{') {
			return 0, false, p.fail(p.at, "missing {")
		}
		from := p.at
		name, err := p.until('}', "character name")
		if err != nil {
			return 0, false, err
		}
		r, found := charname.Find(name)
		if !found {
			return 0, false, p.fail(from-3, "undefined character name %s", p.quote(name))
		}
		return r, true, nil
	default:
		return 0, false, nil
	}
	p.take(size, isHex)
	if p.at-start != size+2 {
		return 0, false, p.fail(start, "incomplete escape %s", runeText(p.text[start:p.at]...))
	}
	n, _ := strconv.ParseUint(string(p.text[start+2:p.at]), 16, 64)
	if n > 0x10ffff {
		return 0, false, p.fail(start, "bad escape %s", runeText(p.text[start:p.at]...))
	}
	return rune(n), true, nil
}

// octal is the character of an octal escape.
func (p *parser) octal(start int) (rune, error) {
	text := string(p.text[start:p.at])
	n, _ := strconv.ParseUint(text[1:], 8, 32)
	if n > 0o377 {
		return 0, p.fail(start, "octal escape value %s outside of range 0-0o377", text)
	}
	return rune(n), nil
}

// badEscape refuses escapes of letters and digits that mean nothing.
func (p *parser) badEscape(this string, start int) error {
	c := this[1]
	if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' {
		return p.fail(start, "bad escape %s", runeText(p.text[start:p.at]...))
	}
	return nil
}

// escape reads an escape outside of classes.
func (p *parser) escape(this string, start, flags int) (*node, error) {
	c := this[1]
	if cat, ok := categoryOf(c); ok {
		s := &set{classes: []class{{cat, p.modeOf(flags)}}}
		s.finish(p.bytes, false, p.modeOf(flags))
		return &node{kind: kSet, set: s}, nil
	}
	switch c {
	case 'A':
		return &node{kind: kAt, place: atStart}, nil
	case 'Z':
		return &node{kind: kAt, place: atVeryEnd}, nil
	case 'b':
		return &node{kind: kAt, place: atBoundary, mode: p.modeOf(flags)}, nil
	case 'B':
		return &node{kind: kAt, place: atNoBoundary, mode: p.modeOf(flags)}, nil
	}
	r, ok, err := p.charEscape(this, start)
	if err != nil {
		return nil, err
	}
	if ok {
		return p.literal(r, flags), nil
	}
	if c == '0' {
		p.take(2, isOctal)
		if r, err = p.octal(start); err != nil {
			return nil, err
		}
		return p.literal(r, flags), nil
	}
	if isDigit(rune(c)) {
		if p.at < len(p.text) && isDigit(p.text[p.at]) {
			p.at++
			if isOctal(rune(c)) && isOctal(p.text[p.at-1]) && p.at < len(p.text) && isOctal(p.text[p.at]) {
				p.at++
				if r, err = p.octal(start); err != nil {
					return nil, err
				}
				return p.literal(r, flags), nil
			}
		}
		num, _ := strconv.Atoi(string(p.text[start+1 : p.at]))
		if num >= len(p.names) {
			return nil, p.fail(start+1, "invalid group reference %d", num)
		}
		if err := p.reference(num, start); err != nil {
			return nil, err
		}
		return p.ref(num, flags), nil
	}
	if err := p.badEscape(this, start); err != nil {
		return nil, err
	}
	return p.literal(p.text[start+1], flags), nil
}

// member is one thing in a class: a character or a category.
type member struct {
	char     rune
	category category
	isClass  bool
}

// classEscape reads an escape in a class.
func (p *parser) classEscape(this string, start int) (member, error) {
	c := this[1]
	if cat, ok := categoryOf(c); ok {
		return member{category: cat, isClass: true}, nil
	}
	if c == 'b' {
		return member{char: '\b'}, nil
	}
	r, ok, err := p.charEscape(this, start)
	if ok || err != nil {
		return member{char: r}, err
	}
	if isOctal(rune(c)) {
		p.take(2, isOctal)
		r, err := p.octal(start)
		return member{char: r}, err
	}
	if err := p.badEscape(this, start); err != nil {
		return member{}, err
	}
	return member{char: p.text[start+1]}, nil
}

func (p *parser) warn(text string, at int) error {
	return p.warned(text + " at position " + strconv.Itoa(at))
}

// class reads a class whose bracket was read.
func (p *parser) class(start, flags int) (*node, error) {
	m := p.modeOf(flags)
	s := &set{}
	if p.is('[') {
		if err := p.warn("Possible nested set", p.at); err != nil {
			return nil, err
		}
	}
	s.negate = p.accept('^')
	add := func(b member) {
		if b.isClass {
			s.classes = append(s.classes, class{b.category, m})
		} else {
			s.spans = append(s.spans, span{b.char, b.char})
		}
	}
	read := func() (string, member, error) {
		at := p.at
		this, ok, err := p.next()
		if err != nil {
			return "", member{}, err
		}
		if !ok {
			return "", member{}, p.fail(start, "unterminated character set")
		}
		if this[0] == '\\' {
			b, err := p.classEscape(this, at)
			return runeText(p.text[at:p.at]...), b, err
		}
		return this, member{char: p.text[at]}, nil
	}
	for first := true; ; first = false {
		if err := p.meter.Allocate(24); err != nil {
			return nil, err
		}
		at := p.at
		this, from, err := read()
		if err != nil {
			return nil, err
		}
		if this == "]" && !first {
			break
		}
		if !first && p.is(from.char) && this[0] != '\\' {
			what := ""
			switch this {
			case "-":
				what = "difference"
			case "&":
				what = "intersection"
			case "~":
				what = "symmetric difference"
			case "|":
				what = "union"
			}
			if what != "" {
				if err := p.warn("Possible set "+what, at); err != nil {
					return nil, err
				}
			}
		}
		if !p.accept('-') {
			add(from)
			continue
		}
		that, to, err := read()
		if err != nil {
			return nil, err
		}
		if that == "]" {
			add(from)
			s.spans = append(s.spans, span{'-', '-'})
			break
		}
		if that == "-" {
			if err := p.warn("Possible set difference", p.at-2); err != nil {
				return nil, err
			}
		}
		if from.isClass || to.isClass || to.char < from.char {
			return nil, p.fail(at, "bad character range %s-%s", this, that)
		}
		s.spans = append(s.spans, span{from.char, to.char})
	}
	if err := p.meter.Charge(256 + len(s.spans)>>2 + flags&FlagIgnoreCase<<9); err != nil {
		return nil, err
	}
	if err := p.meter.Allocate(400 + 16*len(s.spans)); err != nil {
		return nil, err
	}
	s.finish(p.bytes, flags&FlagIgnoreCase != 0, m)
	return &node{kind: kSet, set: s}, nil
}
