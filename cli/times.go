package cli

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// timeSyntax says in an error what can be written for a time.
const timeSyntax = `a time is written 30d, 12h, 2w, 2026-12-31, "2026-12-31 18:00" or 2026-12-31T18:00:00+01:00`

// parseTime reads a point in time: a span from now on, a date or a time of this zone, or RFC 3339. A date alone means
// its beginning, or its end where endOfDay is set: a link that expires on a day still works on it.
func (c *commands) parseTime(s string, endOfDay bool) (time.Time, error) {
	s = strings.TrimSpace(s)
	if t, ok := c.parseSpan(s); ok {
		return t, nil
	}
	if t, err := time.ParseInLocation(time.DateOnly, s, c.env.Zone); err == nil && endOfDay {
		return t.AddDate(0, 0, 1), nil
	}
	if t, err := c.parseMoment(s); err == nil {
		return t, nil
	}
	return time.Time{}, fmt.Errorf("%q is not a time: %s", s, timeSyntax)
}

// parseMoment reads a date (its beginning) or time of this zone, or RFC 3339: what means the same whenever it is read.
func (c *commands) parseMoment(s string) (t time.Time, err error) {
	for _, layout := range []string{time.DateOnly, "2006-01-02 15:04", "2006-01-02T15:04", time.DateTime,
		"2006-01-02T15:04:05", time.RFC3339} {
		if t, err = time.ParseInLocation(layout, s, c.env.Zone); err == nil {
			return t, nil
		}
	}
	return time.Time{}, err
}

// parseSpan reads a span of time from now on: numbers with the units y, w, d, h, m and s. Years, weeks and days are those
// of the calendar, so that 30d is the same time of day in 30 days also where clocks change in between.
func (c *commands) parseSpan(s string) (time.Time, bool) {
	if s == "" {
		return time.Time{}, false
	}
	t := c.env.Now().In(c.env.Zone)
	for s != "" {
		digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
		n, err := strconv.Atoi(s[:digits])
		if err != nil || digits == len(s) || n > 1_000_000 {
			return time.Time{}, false
		}
		switch s[digits] {
		case 'y':
			t = t.AddDate(n, 0, 0)
		case 'w':
			t = t.AddDate(0, 0, 7*n)
		case 'd':
			t = t.AddDate(0, 0, n)
		case 'h':
			t = t.Add(time.Duration(n) * time.Hour)
		case 'm':
			t = t.Add(time.Duration(n) * time.Minute)
		case 's':
			t = t.Add(time.Duration(n) * time.Second)
		default:
			return time.Time{}, false
		}
		s = s[digits+1:]
	}
	return t, true
}

// showTime writes a time for a person: in this zone, and saying which that is.
func (c *commands) showTime(t time.Time) string {
	return t.In(c.env.Zone).Format("2006-01-02 15:04:05 MST")
}

// zoneName names the zone as it is now.
func (c *commands) zoneName() string {
	name, _ := c.env.Now().In(c.env.Zone).Zone()
	return name
}
