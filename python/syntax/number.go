package syntax

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
)

// This file scans numbers and reads their values.

func (s *scanner) number(t *token) bool {
	start := s.pos
	if !s.digits(start) {
		return false
	}
	return s.give(t, Number, start)
}

// digits moves over a number of any form.
func (s *scanner) digits(start int) bool {
	if s.cur() != '0' {
		if s.cur() != '.' && !s.decimals() {
			return false
		}
		return s.fraction()
	}
	s.pos++
	switch s.cur() | 0x20 {
	case 'x':
		return s.based("hexadecimal", 16)
	case 'o':
		return s.based("octal", 8)
	case 'b':
		return s.based("binary", 2)
	}
	for s.cur() == '0' || s.cur() == '_' {
		if s.cur() == '_' {
			if s.pos++; class[s.cur()]&digit == 0 {
				return s.fail("invalid decimal literal")
			}
			if s.cur() != '0' {
				break
			}
		}
		s.pos++
	}
	if class[s.cur()]&digit == 0 {
		return s.fraction()
	}
	zeros := s.pos + 1
	if !s.decimals() {
		return false
	}
	if c := s.cur(); c != '.' && c|0x20 != 'e' && c|0x20 != 'j' && !s.comments {
		return s.failAt(start+1-s.lineStart, zeros-s.lineStart,
			"leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers")
	}
	return s.fraction()
}

// decimals moves over digits and the single underscores between them.
func (s *scanner) decimals() bool {
	for {
		for class[s.cur()]&digit != 0 {
			s.pos++
		}
		if s.cur() != '_' {
			return true
		}
		if s.pos++; class[s.cur()]&digit == 0 {
			return s.fail("invalid decimal literal")
		}
	}
}

// based moves over a number with a prefix, of which the letter is next.
func (s *scanner) based(kind string, base byte) bool {
	is := func(c byte) bool {
		if base == 16 {
			return class[c]&digit != 0 || 'a' <= c|0x20 && c|0x20 <= 'f'
		}
		return '0' <= c && c < '0'+base
	}
	s.pos++
	for {
		if s.cur() == '_' {
			s.pos++
		}
		if c := s.cur(); !is(c) {
			if class[c]&digit != 0 {
				s.pos++
				return s.fail("invalid digit '%c' in %s literal", c, kind)
			}
			return s.fail("invalid %s literal", kind)
		}
		for is(s.cur()) {
			s.pos++
		}
		if s.cur() != '_' {
			break
		}
	}
	if c := s.cur(); class[c]&digit != 0 {
		s.pos++
		return s.fail("invalid digit '%c' in %s literal", c, kind)
	}
	return s.numberEnds(kind)
}

// fraction moves over what can follow the digits of a decimal number.
func (s *scanner) fraction() bool {
	if s.cur() == '.' {
		if s.pos++; class[s.cur()]&digit != 0 && !s.decimals() {
			return false
		}
	}
	if s.cur()|0x20 == 'e' {
		e := s.pos
		s.pos++
		if c := s.cur(); c == '+' || c == '-' {
			if s.pos++; class[s.cur()]&digit == 0 {
				return s.fail("invalid decimal literal")
			}
		} else if class[c]&digit == 0 {
			s.pos = e
			return s.numberEnds("decimal")
		}
		if !s.decimals() {
			return false
		}
	}
	if s.cur()|0x20 == 'j' {
		s.pos++
		return s.numberEnds("imaginary")
	}
	return s.numberEnds("decimal")
}

// numberEnds sees to it that a letter follows a number only where it begins a keyword that can.
func (s *scanner) numberEnds(kind string) bool {
	if s.comments {
		return true // whoever asks for all tokens takes what follows for another one
	}
	rest := s.src[s.pos:]
	for _, w := range [...]string{"and", "else", "for", "if", "in", "is", "or", "not"} {
		if rest[0] == w[0] && len(rest) > len(w) && string(rest[:len(w)]) == w &&
			(w[0] == 'i' || class[rest[len(w)]]&(letter|digit) == 0) {
			s.warn("invalid "+kind+" literal", Span{s.line, int32(s.pos - s.lineStart), s.line, int32(s.pos - s.lineStart)})
			return true
		}
	}
	if rest[0] < 0x80 && class[rest[0]]&(letter|digit) != 0 {
		return s.fail("invalid %s literal", kind)
	}
	return true
}

func (s *scanner) warn(msg string, at Span) {
	s.warnings = append(s.warnings, Warning{Msg: msg, Line: int(at.Line), At: at})
}

// maxDigits is how many digits a decimal literal may have: reading it takes time that grows faster than its length.
const maxDigits = 4300

// numberValue reads a literal the scanner accepted. The message is one for too many digits.
func numberValue(text []byte) (any, string) {
	var short [32]byte
	clean := short[:0]
	for _, c := range text {
		if c != '_' {
			clean = append(clean, c)
		}
	}
	last := clean[len(clean)-1]
	if len(clean) > 1 && clean[0] == '0' && (clean[1]|0x20 == 'x' || clean[1]|0x20 == 'o' || clean[1]|0x20 == 'b') {
		return intValue(string(clean), 0), ""
	}
	if last|0x20 == 'j' {
		return complex(0, floatValue(string(clean[:len(clean)-1]))), ""
	}
	for _, c := range clean {
		if c == '.' || c|0x20 == 'e' {
			return floatValue(string(clean)), ""
		}
	}
	if len(clean) <= 18 {
		n := int64(0)
		for _, c := range clean {
			n = n*10 + int64(c-'0')
		}
		return n, ""
	}
	if len(clean) > maxDigits {
		return nil, fmt.Sprintf("Exceeds the limit (%d digits) for integer string conversion: value has %d digits; "+
			"use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
			maxDigits, len(clean))
	}
	return intValue(string(clean), 10), ""
}

func intValue(text string, base int) any {
	n, _ := new(big.Int).SetString(text, base) // the scanner has seen to it that this is a number
	if n.IsInt64() {
		return n.Int64()
	}
	return n
}

func floatValue(text string) float64 {
	f, err := strconv.ParseFloat(text, 64)
	if err != nil && !math.IsInf(f, 0) { // beyond the range it is infinite, as in Python
		return 0
	}
	return f
}
