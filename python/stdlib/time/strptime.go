package time

import (
	"strconv"
	"strings"
	gotime "time"
	"unicode"

	"github.com/jinklink/jink/python/object"
)

// parser reads a time. Fields that were not read are -1.
type parser struct {
	t                                 *thread
	text, rest, format                string
	year, month, day, yearday         int
	hour, minute, second              int
	weekday                           int
	weekU, weekW, weekV, isoYear, pm  int
	dst                               int
	micro                             int
	zone                              string
	offset                            int
	offsetMicro                       int
	hasZone, hasYear, hasDay, hour12d bool
}

func strptime(t *thread, a []value) (value, error) {
	format := "%a %b %d %H:%M:%S %Y"
	for i, v := range a {
		if v.IsNull() {
			continue
		}
		if object.AsStr(v) == nil {
			return value{}, t.Raise(object.TypeError, "strptime() argument %d must be str, not <class '%s'>", i, v.Type().FullName())
		}
	}
	if !a[1].IsNull() {
		format = object.AsStr(a[1]).S
	}
	_, b, err := parse(t, object.AsStr(a[0]).S, format)
	if err != nil {
		return value{}, err
	}
	return b.value(), nil
}

// parse reads a time: what date it is, and the parser with the rest of what was read.
func parse(t *thread, text, format string) (*parser, broken, error) {
	p := &parser{t: t, text: text, rest: text, format: format, year: -1, month: 1, day: 1, yearday: -1, weekday: -1, weekU: -1, weekW: -1,
		weekV: -1, isoYear: -1, pm: -1, dst: -1}
	if err := t.Charge(len(text) + len(format)); err != nil {
		return nil, broken{}, err
	}
	if err := p.fields(format); err != nil {
		return nil, broken{}, err
	}
	if p.hasDay && !p.hasYear && p.isoYear < 0 {
		if err := t.Warn(object.DeprecationWarning, ambiguous); err != nil {
			return nil, broken{}, err
		}
	}
	if p.rest != "" {
		return nil, broken{}, t.Raise(object.ValueError, "unconverted data remains: %s", p.rest)
	}
	b, err := p.date()
	return p, b, err
}

// ambiguous is CPython's warning about days without a year, its spelling too.
const ambiguous = `Parsing dates involving a day of month without a year specified is ambiguious
and fails to parse leap day. The default behavior will change in Python 3.15
to either always raise an exception or to use a different default year (TBD).
To avoid trouble, add a specific year to the input & format.
See https://github.com/python/cpython/issues/70647.`

func (p *parser) mismatch() error {
	text, err := p.t.Repr(object.NewStr(p.text))
	if err != nil {
		return err
	}
	format, err := p.t.Repr(object.NewStr(p.format))
	if err != nil {
		return err
	}
	return p.t.Raise(object.ValueError, "time data %s does not match format %s", text, format)
}

// fields reads what a format asks for.
func (p *parser) fields(format string) error {
	for i := 0; i < len(format); i++ {
		c := format[i]
		if strings.IndexByte(" \t\n\r\f\v", c) >= 0 {
			for i+1 < len(format) && strings.IndexByte(" \t\n\r\f\v", format[i+1]) >= 0 {
				i++
			}
			trimmed := strings.TrimLeftFunc(p.rest, unicode.IsSpace)
			if len(trimmed) == len(p.rest) {
				return p.mismatch()
			}
			p.rest = trimmed
			continue
		}
		if c != '%' {
			if p.rest == "" || !strings.EqualFold(p.rest[:1], format[i:i+1]) {
				return p.mismatch()
			}
			p.rest = p.rest[1:]
			continue
		}
		if i++; i >= len(format) {
			return p.t.Raise(object.ValueError, "stray %% in format '%s'", p.format)
		}
		if err := p.field(format[i]); err != nil {
			return err
		}
	}
	return nil
}

// number reads a number of up to so many digits, within bounds.
func (p *parser) number(to *int, digits, least, most int) error {
	n := 0
	for n < len(p.rest) && n < digits && p.rest[n] >= '0' && p.rest[n] <= '9' {
		n++
	}
	for ; n > 0; n-- {
		v, _ := strconv.Atoi(p.rest[:n])
		if v >= least && v <= most {
			*to = v
			p.rest = p.rest[n:]
			return nil
		}
	}
	return p.mismatch()
}

// name reads one of several names, the longest that fits.
func (p *parser) name(to *int, names []string, cut int) error {
	best := -1
	length := 0
	for i, name := range names {
		if cut > 0 {
			name = name[:cut]
		}
		if len(name) > length && len(p.rest) >= len(name) && strings.EqualFold(p.rest[:len(name)], name) {
			best, length = i, len(name)
		}
	}
	if best < 0 {
		return p.mismatch()
	}
	*to = best
	p.rest = p.rest[length:]
	return nil
}

func (p *parser) field(c byte) error {
	switch c {
	case 'a':
		return p.name(&p.weekday, days[:], 3)
	case 'A':
		return p.name(&p.weekday, days[:], 0)
	case 'b', 'B':
		cut := 3
		if c == 'B' {
			cut = 0
		}
		err := p.name(&p.month, months[:], cut)
		p.month++
		return err
	case 'c':
		return p.fields("%a %b %d %H:%M:%S %Y")
	case 'd':
		p.hasDay = true
		if strings.HasPrefix(p.rest, " ") {
			p.rest = p.rest[1:]
			return p.number(&p.day, 1, 1, 9)
		}
		return p.number(&p.day, 2, 1, 31)
	case 'f':
		return p.fraction(&p.micro)
	case 'G':
		return p.fixed(&p.isoYear, 4)
	case 'H':
		return p.number(&p.hour, 2, 0, 23)
	case 'I':
		p.hour12d = true
		return p.number(&p.hour, 2, 1, 12)
	case 'j':
		return p.number(&p.yearday, 3, 1, 366)
	case 'm':
		return p.number(&p.month, 2, 1, 12)
	case 'M':
		return p.number(&p.minute, 2, 0, 59)
	case 'p':
		return p.name(&p.pm, []string{"am", "pm"}, 0)
	case 'S':
		return p.number(&p.second, 2, 0, 61)
	case 'u':
		err := p.number(&p.weekday, 1, 1, 7)
		p.weekday--
		return err
	case 'U':
		return p.number(&p.weekU, 2, 0, 53)
	case 'V':
		return p.number(&p.weekV, 2, 0, 53)
	case 'w':
		err := p.number(&p.weekday, 1, 0, 6)
		p.weekday = (p.weekday + 6) % 7
		return err
	case 'W':
		return p.number(&p.weekW, 2, 0, 53)
	case 'x':
		return p.fields("%m/%d/%y")
	case 'X':
		return p.fields("%H:%M:%S")
	case 'y':
		p.hasYear = true
		err := p.fixed(&p.year, 2)
		if p.year <= 68 {
			p.year += 100
		}
		p.year += 1900
		return err
	case 'Y':
		p.hasYear = true
		return p.fixed(&p.year, 4)
	case 'z':
		return p.zoneOffset()
	case 'Z':
		which := 0
		err := p.name(&which, []string{"utc", "gmt"}, 0)
		p.zone, p.dst = []string{"UTC", "GMT"}[which], 0
		return err
	case '%':
		if !strings.HasPrefix(p.rest, "%") {
			return p.mismatch()
		}
		p.rest = p.rest[1:]
		return nil
	}
	repr, err := p.t.Repr(object.NewStr(string(rune(c))))
	if err != nil {
		return err
	}
	return p.t.Raise(object.ValueError, "%s is a bad directive in format '%s'", repr, p.format)
}

func (p *parser) fixed(to *int, digits int) error {
	if len(p.rest) < digits {
		return p.mismatch()
	}
	for _, c := range p.rest[:digits] {
		if c < '0' || c > '9' {
			return p.mismatch()
		}
	}
	*to, _ = strconv.Atoi(p.rest[:digits])
	p.rest = p.rest[digits:]
	return nil
}

// fraction reads up to six digits of a fraction of a second.
func (p *parser) fraction(micro *int) error {
	n := 0
	for n < len(p.rest) && n < 6 && p.rest[n] >= '0' && p.rest[n] <= '9' {
		n++
	}
	if n == 0 {
		return p.mismatch()
	}
	*micro, _ = strconv.Atoi(p.rest[:n])
	for range 6 - n {
		*micro *= 10
	}
	p.rest = p.rest[n:]
	return nil
}

// zoneOffset reads Z, or ±hh[:]mm[[:]ss[.ffffff]].
func (p *parser) zoneOffset() error {
	if strings.HasPrefix(p.rest, "Z") {
		p.rest = p.rest[1:]
		p.hasZone = true
		return nil
	}
	if p.rest == "" || p.rest[0] != '+' && p.rest[0] != '-' {
		return p.mismatch()
	}
	negative := p.rest[0] == '-'
	p.rest = p.rest[1:]
	var h, m, s int
	if err := p.fixed(&h, 2); err != nil {
		return err
	}
	colon := strings.HasPrefix(p.rest, ":")
	p.rest = strings.TrimPrefix(p.rest, ":")
	if err := p.fixed(&m, 2); err != nil {
		return err
	}
	next := p.rest
	if colon {
		next = strings.TrimPrefix(next, ":")
	}
	if len(next) >= 2 && len(next) != len(p.rest) == colon && next[0] >= '0' && next[0] <= '9' && next[1] >= '0' && next[1] <= '9' {
		p.rest = next
		if err := p.fixed(&s, 2); err != nil {
			return err
		}
		if len(p.rest) > 1 && p.rest[0] == '.' {
			at := p.rest
			p.rest = p.rest[1:]
			if p.fraction(&p.offsetMicro) != nil {
				p.rest = at
			}
		}
	}
	p.offset, p.hasZone = h*3600+m*60+s, true
	if negative {
		p.offset, p.offsetMicro = -p.offset, -p.offsetMicro
	}
	return nil
}

// date puts together what was read.
func (p *parser) date() (broken, error) {
	t := p.t
	if p.hour12d {
		switch {
		case p.pm == 1 && p.hour != 12:
			p.hour += 12
		case p.pm != 1 && p.hour == 12:
			p.hour = 0
		}
	}
	if p.isoYear >= 0 {
		switch {
		case p.yearday >= 0:
			return broken{}, t.Raise(object.ValueError, "Day of the year directive '%%j' is not compatible with ISO year directive '%%G'. Use '%%Y' instead.")
		case p.weekV < 0 || p.weekday < 0:
			return broken{}, t.Raise(object.ValueError, "ISO year directive '%%G' must be used with the ISO week directive '%%V' and a weekday directive ('%%A', '%%a', '%%w', or '%%u').")
		}
	} else if p.weekV >= 0 {
		if p.hasYear && p.weekday >= 0 {
			return broken{}, t.Raise(object.ValueError, "ISO week directive '%%V' is incompatible with the year directive '%%Y'. Use the ISO year '%%G' instead.")
		}
		return broken{}, t.Raise(object.ValueError, "ISO week directive '%%V' must be used with the ISO year directive '%%G' and a weekday directive ('%%A', '%%a', '%%w', or '%%u').")
	}
	leap := false
	year := p.year
	if year < 0 {
		year = 1900
		if p.month == 2 && p.day == 29 {
			year, leap = 1904, true
		}
	}
	switch {
	case p.yearday < 0 && p.weekday >= 0 && (p.weekU >= 0 || p.weekW >= 0) && p.hasYear:
		p.yearday = weekToDay(year, max(p.weekU, p.weekW), p.weekday, p.weekU < 0)
	case p.isoYear >= 0:
		jan4 := gotime.Date(p.isoYear, 1, 4, 0, 0, 0, 0, gotime.UTC)
		monday := jan4.AddDate(0, 0, -((int(jan4.Weekday()) + 6) % 7))
		g := monday.AddDate(0, 0, (p.weekV-1)*7+p.weekday)
		year, p.month, p.day = g.Year(), int(g.Month()), g.Day()
	}
	if p.yearday != -1 && p.isoYear < 0 {
		g := gotime.Date(year, 1, p.yearday, 0, 0, 0, 0, gotime.UTC)
		year, p.month, p.day = g.Year(), int(g.Month()), g.Day()
	}
	g := gotime.Date(year, gotime.Month(p.month), p.day, 0, 0, 0, 0, gotime.UTC)
	if g.Day() != p.day {
		return broken{}, t.Raise(object.ValueError, "day is out of range for month")
	}
	b := broken{year: year, month: p.month, day: p.day, hour: p.hour, minute: p.minute, second: p.second,
		weekday: (int(g.Weekday()) + 6) % 7, yearday: g.YearDay(), isdst: p.dst, zone: p.zone, offset: p.offset, hasZone: p.hasZone}
	if p.weekday >= 0 {
		b.weekday = p.weekday
	}
	if leap {
		b.year = 1900
	}
	return b, nil
}

// weekToDay is the day of the year of a weekday in a week that is counted from the first Monday, or else Sunday.
func weekToDay(year, week, weekday int, fromMonday bool) int {
	first := (int(gotime.Date(year, 1, 1, 0, 0, 0, 0, gotime.UTC).Weekday()) + 6) % 7
	if !fromMonday {
		first, weekday = (first+1)%7, (weekday+1)%7
	}
	week0 := (7 - first) % 7
	if week == 0 {
		return 1 + weekday - first
	}
	return 1 + week0 + 7*(week-1) + weekday
}
