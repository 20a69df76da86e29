package time

import (
	"math"
	"strconv"
	gotime "time"

	"github.com/jinklink/jink/python/object"
)

// broken is a point in time, taken apart. Weekdays count from Monday, 0; days of the year from 1.
type broken struct {
	year, month, day, hour, minute, second, weekday, yearday, isdst int
	zone                                                            string
	offset                                                          int
	hasZone                                                         bool
}

func takeApart(g gotime.Time, isUTC bool) broken {
	zone, off := g.Zone()
	if isUTC {
		zone = "GMT"
	}
	return broken{
		g.Year(), int(g.Month()), g.Day(), g.Hour(), g.Minute(), g.Second(), (int(g.Weekday()) + 6) % 7, g.YearDay(),
		boolInt(g.IsDST()), zone, off, true,
	}
}

func (b broken) value() value {
	n := func(i int) value { return object.Int(int64(i)) }
	zone, off := object.None, object.None
	if b.zone != "" {
		zone = object.NewStr(b.zone)
	}
	if b.hasZone {
		off = n(b.offset)
	}
	return object.NewRecord(structType, n(b.year), n(b.month), n(b.day), n(b.hour), n(b.minute), n(b.second), n(b.weekday),
		n(b.yearday), n(b.isdst), zone, off)
}

// read takes a tuple for a point in time.
func read(t *thread, v value, function string) (broken, error) {
	var b broken
	tuple := object.AsTuple(v)
	if tuple == nil {
		return b, t.Raise(object.TypeError, "Tuple or struct_time argument required")
	}
	if len(tuple.Items) != 9 {
		return b, t.Raise(object.TypeError, "%s(): illegal time tuple argument", function)
	}
	for i, to := range []*int{&b.year, &b.month, &b.day, &b.hour, &b.minute, &b.second, &b.weekday, &b.yearday, &b.isdst} {
		n, err := t.IntArg(tuple.Items[i])
		if err != nil {
			return b, err
		}
		if n > math.MaxInt32 || n < math.MinInt32 {
			return b, t.Raise(object.OverflowError, "Python int too large to convert to C int")
		}
		*to = n
	}
	if v.Is(structType) {
		r := object.As[object.Record](v)
		if s := object.AsStr(r.Hidden[0]); s != nil {
			off, _ := object.AsInt64(r.Hidden[1])
			b.zone, b.offset, b.hasZone = s.S, int(off), true
		}
	}
	return b, nil
}

// check refuses parts out of range. Zero stands for the first month, day, and day of the year.
func (b *broken) check(t *thread) error {
	if b.month == 0 {
		b.month = 1
	}
	if b.day == 0 {
		b.day = 1
	}
	if b.yearday == 0 {
		b.yearday = 1
	}
	if b.weekday < -1 {
		return t.Raise(object.ValueError, "day of week out of range")
	}
	b.weekday = (b.weekday + 7) % 7
	for _, c := range []struct {
		n, least, most int
		what           string
	}{
		{b.month, 1, 12, "month"}, {b.day, 1, 31, "day of month"}, {b.hour, 0, 23, "hour"}, {b.minute, 0, 59, "minute"},
		{b.second, 0, 61, "seconds"}, {b.yearday, 1, 366, "day of year"},
	} {
		if c.n < c.least || c.n > c.most {
			return t.Raise(object.ValueError, "%s out of range", c.what)
		}
	}
	return nil
}

func (b broken) goTime(zone *gotime.Location) gotime.Time {
	return gotime.Date(b.year, gotime.Month(b.month), b.day, b.hour, b.minute, b.second, 0, zone)
}

// moment is the point in time that an argument means: seconds since 1970, None for now.
func (c Config) moment(t *thread, v value) (gotime.Time, error) {
	if v.IsNull() || v.IsNone() {
		if c.Clock == nil {
			return gotime.Time{}, c.refused(t)
		}
		return c.Clock.Now(), nil
	}
	s, err := secondsArg(t, v)
	if err != nil {
		return gotime.Time{}, err
	}
	s = math.Floor(s)
	if math.IsInf(s, 0) || s >= 1<<62 || s <= -1<<62 {
		return gotime.Time{}, t.Raise(object.OverflowError, "timestamp out of range for platform time_t")
	}
	if s > 67768036191676799 || s < -67768040609740800 {
		return gotime.Time{}, t.RaiseArgs(object.OverflowError, object.Int(75), object.NewStr("Value too large for defined data type"))
	}
	return gotime.Unix(int64(s), 0), nil
}

// given is the point in time that an optional tuple means: now if there is none.
func (c Config) given(t *thread, v value, function string) (broken, error) {
	if !v.IsNull() {
		b, err := read(t, v, function)
		if err == nil {
			err = b.check(t)
		}
		return b, err
	}
	g, err := c.moment(t, v)
	return takeApart(g.In(c.location()), false), err
}

func dateFunctions() []*object.Builtin {
	return []*object.Builtin{
		object.Fn("gmtime", "(seconds=None, /)", "Take a time apart, in UTC.", func(t *thread, a []value) (value, error) {
			g, err := Of(t).moment(t, a[0])
			if err != nil {
				return value{}, err
			}
			return takeApart(g.UTC(), true).value(), nil
		}),
		object.Fn("localtime", "(seconds=None, /)", "Take a time apart, in the local zone.", func(t *thread, a []value) (value, error) {
			g, err := Of(t).moment(t, a[0])
			if err != nil {
				return value{}, err
			}
			return takeApart(g.In(Of(t).location()), false).value(), nil
		}),
		object.Fn("mktime", "(tuple, /)", "Return the seconds since 1970 of a local time.", func(t *thread, a []value) (value, error) {
			b, err := read(t, a[0], "mktime")
			if err != nil {
				return value{}, err
			}
			return object.Float(float64(b.goTime(Of(t).location()).Unix())), nil
		}),
		object.Fn("asctime", "(tuple=None, /)", "Write a time, such as 'Sat Jun 06 16:26:11 1998'.", func(t *thread, a []value) (value, error) {
			b, err := Of(t).given(t, a[0], "asctime")
			if err != nil {
				return value{}, err
			}
			return object.NewStr(b.asc()), nil
		}),
		object.Fn("ctime", "(seconds=None, /)", "Write seconds since 1970 as local time.", func(t *thread, a []value) (value, error) {
			g, err := Of(t).moment(t, a[0])
			if err != nil {
				return value{}, err
			}
			return object.NewStr(takeApart(g.In(Of(t).location()), false).asc()), nil
		}),
		object.Fn("strftime", "(format, tuple=None, /)", "Write a time as a format says.", func(t *thread, a []value) (value, error) {
			s := object.AsStr(a[0])
			if s == nil {
				return value{}, t.Raise(object.TypeError, "strftime() argument 1 must be str, not %s", a[0].Type().Name)
			}
			b, err := Of(t).given(t, a[1], "strftime")
			if err != nil {
				return value{}, err
			}
			if !b.hasZone {
				b.zone, b.offset = b.goTime(Of(t).location()).Zone()
			}
			if err := t.Charge(len(s.S)); err != nil {
				return value{}, err
			}
			return object.NewStr(b.format(s.S, Of(t).location())), nil
		}),
		object.Fn("strptime", "(string, format='%a %b %d %H:%M:%S %Y', /)", "Read a time as a format says.", strptime),
		object.Fn("tzset", "()", "Read the local zone anew: it is the clock's.", func(t *thread, a []value) (value, error) { return object.None, nil }),
	}
}

func (b broken) asc() string {
	pad := func(n, width int, with byte) string {
		s := strconv.Itoa(n)
		for len(s) < width {
			s = string(with) + s
		}
		return s
	}
	return days[b.weekday][:3] + " " + months[b.month-1][:3] + " " + pad(b.day, 2, ' ') + " " + pad(b.hour, 2, '0') + ":" +
		pad(b.minute, 2, '0') + ":" + pad(b.second, 2, '0') + " " + strconv.Itoa(b.year)
}

var (
	days   = [7]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	months = [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
)

func unixTime(unix int64) gotime.Time { return gotime.Unix(unix, 0) }
