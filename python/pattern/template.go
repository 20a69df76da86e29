package pattern

import (
	"strconv"
	"strings"

	"github.com/jinklink/jink/python/object"
)

// Piece is a part of a template: a group, or text where Group is negative.
type Piece struct {
	Group int
	Text  string
}

// UnknownGroup is a name in a template that no group has.
type UnknownGroup struct{ Name string }

func (e *UnknownGroup) Error() string { return "unknown group name " + e.Name }

// ReadTemplate reads a template for a pattern with that many groups. Of bytes, the text of pieces is bytes.
func ReadTemplate(text string, bytes bool, groups int, number func(name string) (int, bool)) ([]Piece, error) {
	p := &parser{bytes: bytes}
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		if !bytes {
			r, n = object.DecodePoint(text[i:])
		}
		p.text = append(p.text, r)
		i += n
	}
	var all []Piece
	var literal []byte
	add := func(r rune) {
		if bytes {
			literal = append(literal, byte(r))
		} else {
			literal = object.AppendPoint(literal, r)
		}
	}
	group := func(num, at int) error {
		if num > groups {
			return p.fail(at, "invalid group reference %d", num)
		}
		if len(literal) > 0 {
			all = append(all, Piece{-1, string(literal)})
			literal = nil
		}
		all = append(all, Piece{Group: num})
		return nil
	}
	for p.at < len(p.text) {
		start := p.at
		this, _, err := p.next()
		if err != nil {
			return nil, err
		}
		if this[0] != '\\' {
			add(p.text[start])
			continue
		}
		c := p.text[start+1]
		switch {
		case c == 'g':
			err = p.templateGroup(group, number)
		case c == '0':
			p.take(2, isOctal)
			n, _ := strconv.ParseUint(string(p.text[start+1:p.at]), 8, 32)
			add(rune(n & 0xff))
		case isDigit(c):
			if p.at < len(p.text) && isDigit(p.text[p.at]) {
				p.at++
				if isOctal(c) && isOctal(p.text[p.at-1]) && p.at < len(p.text) && isOctal(p.text[p.at]) {
					p.at++
					r, err := p.octal(start)
					if err != nil {
						return nil, err
					}
					add(r)
					continue
				}
			}
			num, _ := strconv.Atoi(string(p.text[start+1 : p.at]))
			err = group(num, start+1)
		default:
			if at := strings.IndexRune(`abfnrtv\`, c); at >= 0 {
				add(rune("\a\b\f\n\r\t\v\\"[at]))
				continue
			}
			if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' {
				return nil, p.fail(start, "bad escape %s", this)
			}
			add('\\')
			add(c)
		}
		if err != nil {
			return nil, err
		}
	}
	if len(literal) > 0 {
		all = append(all, Piece{-1, string(literal)})
	}
	return all, nil
}

// templateGroup reads what follows \g.
func (p *parser) templateGroup(group func(num, at int) error, number func(name string) (int, bool)) error {
	if !p.accept('<') {
		return p.fail(p.at, "missing <")
	}
	name, err := p.until('>', "group name")
	if err != nil {
		return err
	}
	at := p.at - count(name) - 1
	if !isDigits(name) {
		if err := p.checkName(name, 1); err != nil {
			return err
		}
		num, ok := number(name)
		if !ok {
			return &UnknownGroup{name}
		}
		return group(num, at)
	}
	num, err := strconv.Atoi(name)
	if err != nil || num >= maxGroups {
		digits := strings.TrimLeft(name, "0")
		return p.fail(at, "invalid group reference %s", digits)
	}
	return group(num, at)
}
