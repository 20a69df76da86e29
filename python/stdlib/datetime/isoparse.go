package datetime

import (
	"unicode/utf8"

	"github.com/jinklink/jink/python/object"
)

// This file reads ISO 8601, in the forms that Python 3.11 and later know: with or without separators, weeks too.

// problem is what is wrong with a text.
type problem int

const (
	noProblem problem = iota
	malformed
	noSuchYear
	noSuchMonth
	noSuchDay
)

func invalidISO(t *thread, text value, p problem, year int) error {
	repr, err := t.Repr(text)
	if err != nil {
		return err
	}
	return t.Raise(object.ValueError, "Invalid isoformat string: %s", repr)
}

// digits is a number of exactly n digits at a place of s, or -1.
func digits(s string, at, n int) int {
	if at+n > len(s) {
		return -1
	}
	v := 0
	for i := at; i < at+n; i++ {
		c := s[i] - '0'
		if c > 9 {
			return -1
		}
		v = v*10 + int(c)
	}
	return v
}

// parseDate reads YYYY-MM-DD, YYYYMMDD, YYYY-Www, YYYYWww, YYYY-Www-D or YYYYWwwD. Whether there is such a day is for the
// constructor to say, but for weeks.
func parseDate(s string) (y, m, d int, p problem) {
	y = digits(s, 0, 4)
	if y < 0 || len(s) < 7 || len(s) > 10 {
		return 0, 0, 0, malformed
	}
	sep := 0
	if s[4] == '-' {
		sep = 1
	}
	at := 4 + sep
	if s[at] == 'W' {
		return parseWeek(s, y, at+1, sep)
	}
	if len(s) != 8+2*sep {
		return 0, 0, 0, malformed
	}
	m, d = digits(s, at, 2), digits(s, at+2+sep, 2)
	if m < 0 || d < 0 || sep == 1 && s[7] != '-' {
		return 0, 0, 0, malformed
	}
	return y, m, d, noProblem
}

// parseWeek reads what stands after the W.
func parseWeek(s string, y, at, sep int) (_, m, d int, p problem) {
	week, day := digits(s, at, 2), 1
	if week < 0 {
		return 0, 0, 0, malformed
	}
	at += 2
	if at < len(s) {
		if sep == 1 && s[at] != '-' {
			return 0, 0, 0, malformed
		}
		day = digits(s, at+sep, 1)
		if day < 0 || at+sep+1 != len(s) {
			return 0, 0, 0, malformed
		}
	}
	if y < minYear || week < 1 || week > isoWeeks(y) || day < 1 || day > 7 {
		return 0, 0, 0, malformed
	}
	n := isoYearStart(y) + (week-1)*7 + day - 1
	if n < 1 || n > maxDay {
		return 0, 0, 0, malformed
	}
	y, m, d = fromOrdinal(n)
	return y, m, d, noProblem
}

// dateEnd is where the date ends in a text of date and time: the separator there may be anything, a digit too.
func dateEnd(s string) int {
	digit := func(i int) bool { return i < len(s) && s[i] >= '0' && s[i] <= '9' }
	if len(s) <= 7 {
		return len(s)
	}
	if s[4] == '-' {
		switch {
		case s[5] != 'W':
			return 10
		case len(s) > 8 && s[8] == '-':
			// YYYY-Www-D, or YYYY-Www with a - before the time.
			if len(s) > 10 && digit(10) {
				return 8
			}
			return 10
		}
		return 8
	}
	if s[4] != 'W' {
		return 8
	}
	end := 7
	for digit(end) {
		end++
	}
	if end < 9 {
		return end
	}
	if end%2 == 0 {
		return 7
	}
	return 8
}

// parsedTime is a time of day, and how far its zone is from UTC.
type parsedTime struct {
	hour, minute, second, micro int
	hasZone                     bool
	negative                    bool
	offset                      struct{ hour, minute, second, micro int }
}

// parseTime reads HH[:MM[:SS[.ffffff]]], or the same without colons, and Z or an offset after it.
func parseTime(s string) (p parsedTime, ok bool) {
	end := 0
	for end < len(s) && s[end] != '+' && s[end] != '-' && s[end] != 'Z' {
		end++
	}
	if !parseParts(s[:end], &p.hour, &p.minute, &p.second, &p.micro) {
		return p, false
	}
	if end == len(s) {
		return p, true
	}
	p.hasZone = true
	if s[end] == 'Z' {
		return p, end+1 == len(s)
	}
	p.negative = s[end] == '-'
	o := &p.offset
	return p, parseParts(s[end+1:], &o.hour, &o.minute, &o.second, &o.micro)
}

// parseParts reads hours, minutes, seconds and a fraction.
func parseParts(s string, hour, minute, second, micro *int) bool {
	colon := false
	for i, to := range [...]*int{hour, minute, second} {
		n := digits(s, 0, 2)
		if n < 0 {
			return false
		}
		*to = n
		s = s[2:]
		if s == "" {
			return true
		}
		if i == 0 {
			colon = s[0] == ':'
		}
		switch {
		case s[0] == '.' || s[0] == ',':
			return parseFraction(s[1:], micro)
		case i == 2:
			return false
		case colon:
			if s[0] != ':' {
				return false
			}
			s = s[1:]
		}
	}
	return false
}

// parseFraction reads the digits of a fraction of a second: those after the sixth are dropped.
func parseFraction(s string, micro *int) bool {
	if s == "" {
		return false
	}
	n := 0
	for i := range len(s) {
		c := s[i] - '0'
		if c > 9 {
			return false
		}
		if i < 6 {
			n = n*10 + int(c)
		}
	}
	for i := len(s); i < 6; i++ {
		n *= 10
	}
	*micro = n
	return true
}

// zoneOf is the timezone that was read, or NULL.
func (p *parsedTime) zoneOf(t *thread) (value, error) {
	if !p.hasZone {
		return value{}, nil
	}
	o := p.offset
	seconds, micros := o.hour*3600+o.minute*60+o.second, o.micro
	if p.negative {
		seconds, micros = -seconds, -micros
	}
	return newZone(t, plainDelta(0, seconds, micros), value{})
}

// parseDatetime reads a date, and perhaps a character and a time after it.
func parseDatetime(s string) (y, m, d int, p parsedTime, ok bool) {
	if len(s) < 7 {
		return
	}
	end := dateEnd(s)
	if end > len(s) {
		return
	}
	var bad problem
	if y, m, d, bad = parseDate(s[:end]); bad != noProblem {
		return
	}
	rest := s[end:]
	if rest == "" {
		return y, m, d, p, true
	}
	_, n := utf8.DecodeRuneInString(rest)
	if rest[0] == 0xed && len(rest) >= 3 {
		n = 3 // a lone surrogate
	}
	rest = rest[n:]
	p, ok = parseTime(rest)
	return
}
