package datetime

import "strconv"

func appendInt(b []byte, n int) []byte { return strconv.AppendInt(b, int64(n), 10) }

func append2(b []byte, n int) []byte { return append(b, byte('0'+n/10), byte('0'+n%10)) }

func append4(b []byte, n int) []byte { return append2(append2(b, n/100), n%100) }

func append6(b []byte, n int) []byte { return append2(append4(b, n/100), n%100) }

// appendDate writes year-month-day.
func appendDate(b []byte, y, m, d int) []byte {
	return append2(append(append2(append(append4(b, y), '-'), m), '-'), d)
}

// precision is how much of a time is written.
type precision int

const (
	automatic precision = iota
	toHours
	toMinutes
	toSeconds
	toMillis
	toMicros
)

var precisions = map[string]precision{
	"auto": automatic, "hours": toHours, "minutes": toMinutes, "seconds": toSeconds, "milliseconds": toMillis, "microseconds": toMicros,
}

// appendClock writes hour:minute:second.
func appendClock(b []byte, h, m, s, us int, p precision) []byte {
	if p == automatic {
		p = toSeconds
		if us != 0 {
			p = toMicros
		}
	}
	b = append2(b, h)
	if p >= toMinutes {
		b = append2(append(b, ':'), m)
	}
	if p >= toSeconds {
		b = append2(append(b, ':'), s)
	}
	switch p {
	case toMillis:
		b = append(b, '.', byte('0'+us/100000))
		b = append2(b, us/1000%100)
	case toMicros:
		b = append6(append(b, '.'), us)
	}
	return b
}

// appendOffset writes how far a zone is from UTC, with sep between its parts.
func appendOffset(b []byte, off *delta, sep string) []byte {
	days, seconds, micros := off.days, off.seconds, off.micros
	sign := byte('+')
	if days < 0 {
		sign = '-'
		n, _ := off.micro()
		seconds, micros = -n/second, -n%second
	}
	b = append2(append(b, sign), seconds/3600)
	b = append2(append(b, sep...), seconds/60%60)
	if seconds%60 != 0 || micros != 0 {
		b = append2(append(b, sep...), seconds%60)
	}
	if micros != 0 {
		b = append6(append(b, '.'), micros)
	}
	return b
}
