package time

import (
	"strconv"
	"strings"
	gotime "time"
)

// format writes a time. Directives that are not known stand as they are, as in the C library whose words these are.
func (b broken) format(spec string, zone *gotime.Location) string {
	var out strings.Builder
	for i := 0; i < len(spec); i++ {
		if spec[i] != '%' {
			out.WriteByte(spec[i])
			continue
		}
		start := i
		flag := byte(0)
		if i+1 < len(spec) && strings.IndexByte("-_0^#", spec[i+1]) >= 0 {
			flag = spec[i+1]
			i++
		}
		i++
		if i >= len(spec) {
			out.WriteString(spec[start:])
			break
		}
		text, ok := b.directive(spec[i], flag, zone)
		if !ok {
			text = spec[start : i+1]
		}
		if flag == '^' {
			text = strings.ToUpper(text)
		}
		out.WriteString(text)
	}
	return out.String()
}

func (b broken) directive(c, flag byte, zone *gotime.Location) (string, bool) {
	num := func(n, width int, pad byte) string {
		switch flag {
		case '-':
			return strconv.Itoa(n)
		case '_':
			pad = ' '
		case '0':
			pad = '0'
		}
		s := strconv.Itoa(n)
		for len(s) < width {
			s = string(pad) + s
		}
		return s
	}
	hour12 := (b.hour+11)%12 + 1
	sunday := (b.weekday + 1) % 7
	half := "AM"
	if b.hour >= 12 {
		half = "PM"
	}
	switch c {
	case 'a':
		return days[b.weekday][:3], true
	case 'A':
		return days[b.weekday], true
	case 'b', 'h':
		return months[b.month-1][:3], true
	case 'B':
		return months[b.month-1], true
	case 'c':
		return b.format("%a %b %e %H:%M:%S %Y", zone), true
	case 'C':
		return num(b.year/100, 1, '0'), true
	case 'd':
		return num(b.day, 2, '0'), true
	case 'D', 'x':
		return b.format("%m/%d/%y", zone), true
	case 'e':
		return num(b.day, 2, ' '), true
	case 'F':
		return b.format("%Y-%m-%d", zone), true
	case 'g':
		y, _ := b.isoWeek()
		return num(((y%100)+100)%100, 2, '0'), true
	case 'G':
		y, _ := b.isoWeek()
		return num(y, 1, '0'), true
	case 'H':
		return num(b.hour, 2, '0'), true
	case 'I':
		return num(hour12, 2, '0'), true
	case 'j':
		return num(b.yearday, 3, '0'), true
	case 'k':
		return num(b.hour, 2, ' '), true
	case 'l':
		return num(hour12, 2, ' '), true
	case 'm':
		return num(b.month, 2, '0'), true
	case 'M':
		return num(b.minute, 2, '0'), true
	case 'n':
		return "\n", true
	case 'p':
		return half, true
	case 'P':
		return strings.ToLower(half), true
	case 'r':
		return b.format("%I:%M:%S %p", zone), true
	case 'R':
		return b.format("%H:%M", zone), true
	case 's':
		return strconv.FormatInt(b.goTime(zone).Unix(), 10), true
	case 'S':
		return num(b.second, 2, '0'), true
	case 't':
		return "\t", true
	case 'T', 'X':
		return b.format("%H:%M:%S", zone), true
	case 'u':
		return num(b.weekday+1, 1, '0'), true
	case 'U':
		return num((b.yearday+6-sunday)/7, 2, '0'), true
	case 'V':
		_, w := b.isoWeek()
		return num(w, 2, '0'), true
	case 'w':
		return num(sunday, 1, '0'), true
	case 'W':
		return num((b.yearday+6-b.weekday)/7, 2, '0'), true
	case 'y':
		return num(((b.year%100)+100)%100, 2, '0'), true
	case 'Y':
		return num(b.year, 1, '0'), true
	case 'z':
		off, sign := b.offset, "+"
		if off < 0 {
			off, sign = -off, "-"
		}
		two := func(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }
		return sign + two(off/3600) + two(off/60%60), true
	case 'Z':
		return b.zone, true
	case '%':
		return "%", true
	}
	return "", false
}

// isoWeek is the year and week by ISO 8601: weeks begin on Monday, and the first is the one with the first Thursday.
func (b broken) isoWeek() (year, week int) {
	week = (b.yearday - b.weekday + 9) / 7
	switch {
	case week < 1:
		last := broken{year: b.year - 1, yearday: b.yearday + yearLength(b.year-1), weekday: b.weekday}
		return last.year, (last.yearday - last.weekday + 9) / 7
	case week == 53 && b.yearday-b.weekday+3 > yearLength(b.year):
		return b.year + 1, 1
	}
	return b.year, week
}

func yearLength(y int) int {
	if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
		return 366
	}
	return 365
}
