package time

import "github.com/jinklink/jink/python/object"

// This file is what module datetime takes from here: how times are written and read.

// Fields are a point in time, taken apart. Weekdays count from Monday, 0; days of the year from 1.
type Fields struct {
	Year, Month, Day, Hour, Minute, Second, Weekday, Yearday int
	DST                                                      int // 1, 0, or -1 where it is not known
}

func (f Fields) broken() broken {
	return broken{year: f.Year, month: f.Month, day: f.Day, hour: f.Hour, minute: f.Minute, second: f.Second, weekday: f.Weekday,
		yearday: f.Yearday, isdst: f.DST}
}

// Format writes them as a format says: that of strftime.
func (f Fields) Format(format string, c Config) string {
	return f.broken().format(format, c.location())
}

// Struct is a struct_time.
func (f Fields) Struct() object.Value {
	defineTypes()
	return f.broken().value()
}

// ASC writes them as asctime does.
func (f Fields) ASC() string { return f.broken().asc() }

// Parsed is what strptime read.
type Parsed struct {
	Fields
	Microsecond int
	HasOffset   bool
	Offset      int    // from UTC, in seconds
	OffsetMicro int    // and the microseconds of it
	Zone        string // the name of the zone, "" if none was read
}

// Parse reads a time as a format says.
func Parse(t *object.Thread, text, format string) (Parsed, error) {
	p, b, err := parse(t, text, format)
	if err != nil {
		return Parsed{}, err
	}
	return Parsed{
		Fields: Fields{Year: b.year, Month: b.month, Day: b.day, Hour: b.hour, Minute: b.minute, Second: b.second,
			Weekday: b.weekday, Yearday: b.yearday, DST: b.isdst},
		Microsecond: p.micro, HasOffset: p.hasZone, Offset: p.offset, OffsetMicro: p.offsetMicro, Zone: p.zone,
	}, nil
}

// Offset is how far local time is ahead of UTC at a moment, in seconds, and what the zone is called then.
func (c Config) Offset(unix int64) (seconds int, name string) {
	name, seconds = unixTime(unix).In(c.location()).Zone()
	return seconds, name
}

// Refused is the error that there is no clock.
func (c Config) Refused(t *object.Thread) error { return c.refused(t) }
