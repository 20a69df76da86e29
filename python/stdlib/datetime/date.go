package datetime

import (
	"math"

	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/stdlib/time"
)

// date is a day.
type date struct {
	object.Object
	year       int16
	month, day uint8
}

func (d *date) ymd() (y, m, dd int) { return int(d.year), int(d.month), int(d.day) }

func (d *date) ordinal() int { return ordinal(d.ymd()) }

// dateOf is the date that v is, of whatever subclass, datetime too, or nil.
func dateOf(v value) *date {
	if object.IsInstance(v, dateType) {
		return object.As[date](v)
	}
	return nil
}

// checkDate refuses what is no date.
func checkDate(t *thread, y, m, d int) error {
	switch {
	case y < minYear || y > maxYear:
		return t.Raise(object.ValueError, "year %d is out of range", y)
	case m < 1 || m > 12:
		return t.Raise(object.ValueError, "month must be in 1..12")
	case d < 1 || d > monthLength(y, m):
		return t.Raise(object.ValueError, "day is out of range for month")
	}
	return nil
}

// newDate makes a date of a class, that is known to be one.
func newDate(cls *object.Type, y, m, d int) value {
	v, o := object.Make[date](dateType, cls)
	o.year, o.month, o.day = int16(y), uint8(m), uint8(d)
	return v
}

// dateLike makes a date by a class: a subclass is called, since it may have a __new__ of its own.
func dateLike(t *thread, cls *object.Type, y, m, d int) (value, error) {
	if cls != dateType {
		return t.Call(cls.Value(), integer(y), integer(m), integer(d))
	}
	if err := checkDate(t, y, m, d); err != nil {
		return value{}, err
	}
	return newDate(cls, y, m, d), nil
}

// dateFrom makes the date of a day by its number.
func dateFrom(t *thread, cls *object.Type, n int) (value, error) {
	if n < 1 || n > maxDay {
		return value{}, t.Raise(object.OverflowError, "date value out of range")
	}
	y, m, d := fromOrdinal(n)
	return dateLike(t, cls, y, m, d)
}

var dateSignature = &signature{"function", []string{"year", "month", "day"}, 3, 3, true}

func dateNew(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
	if len(args) == 1 && len(names) == 0 {
		if s := state(args[0], 4); s != "" && s[2] >= 1 && s[2] <= 12 {
			y, m, d := int(s[0])<<8|int(s[1]), int(s[2]), int(s[3])
			if err := checkDate(t, y, m, d); err != nil {
				return value{}, err
			}
			return newDate(cls, y, m, d), nil
		}
	}
	var a [3]value
	if err := dateSignature.bind(t, a[:], args, names); err != nil {
		return value{}, err
	}
	var y, m, d int
	if err := smallInts(t, a[:], &y, &m, &d); err != nil {
		return value{}, err
	}
	if err := checkDate(t, y, m, d); err != nil {
		return value{}, err
	}
	return newDate(cls, y, m, d), nil
}

func defineDate() {
	typ := dateType
	typ.Doc = "A day: date(year, month, day)."
	object.Subclassable[date](typ)
	object.Constant(typ)
	typ.New = dateNew
	typ.Repr = func(t *thread, self value) (value, error) {
		y, m, d := object.As[date](self).ymd()
		b := appendInt(append([]byte(typeName(self)), '('), y)
		b = appendInt(append(b, ", "...), m)
		b = appendInt(append(b, ", "...), d)
		return object.NewStr(string(append(b, ')'))), nil
	}
	typ.Str = func(t *thread, self value) (value, error) { return t.CallMethod(self, "isoformat") }
	typ.Hash = func(t *thread, self value) (int64, error) {
		y, m, d := object.As[date](self).ymd()
		return mix(int64(y), int64(m), int64(d)), nil
	}
	typ.Compare = func(t *thread, a, b value, op int) (value, error) {
		x, y := dateOf(a), dateOf(b)
		if x == nil || y == nil || object.IsInstance(b, datetimeType) {
			return object.NotImplemented, nil
		}
		return object.Bool(object.ByOrder(x.compare(y), op)), nil
	}
	typ.Binary[object.Add] = func(t *thread, a, b value) (value, error) {
		if dateOf(a) == nil {
			a, b = b, a
		}
		d, by := dateOf(a), deltaOf(b)
		if d == nil || by == nil {
			return object.NotImplemented, nil
		}
		return dateFrom(t, a.Type(), d.ordinal()+by.days)
	}
	typ.Binary[object.Subtract] = func(t *thread, a, b value) (value, error) {
		d := dateOf(a)
		if d == nil || object.IsInstance(a, datetimeType) || object.IsInstance(b, datetimeType) {
			return object.NotImplemented, nil
		}
		if o := dateOf(b); o != nil {
			return plainDelta(d.ordinal()-o.ordinal(), 0, 0), nil
		}
		if by := deltaOf(b); by != nil {
			return dateFrom(t, a.Type(), d.ordinal()-by.days)
		}
		return object.NotImplemented, nil
	}
	object.DefineType(typ, nil, "datetime", object.TypeDef{
		GetSets: []*object.GetSet{
			dateAttr("year", "The year.", func(d *date) int { return int(d.year) }),
			dateAttr("month", "The month, from 1.", func(d *date) int { return int(d.month) }),
			dateAttr("day", "The day of the month, from 1.", func(d *date) int { return int(d.day) }),
		},
		ClassMethods: dateMakers(), Methods: dateMethods(),
		Constants: map[string]value{
			"min": newDate(typ, minYear, 1, 1), "max": newDate(typ, maxYear, 12, 31), "resolution": plainDelta(1, 0, 0),
		},
	})
}

func dateAttr(name, doc string, get func(d *date) int) *object.GetSet {
	return object.Attr(name, doc, func(t *thread, self value) (value, error) { return integer(get(object.As[date](self))), nil }, nil)
}

func (d *date) compare(o *date) int {
	if d.year != o.year {
		return int(d.year) - int(o.year)
	}
	return int(d.month)<<8 + int(d.day) - int(o.month)<<8 - int(o.day)
}

// fields is the date as strftime wants it.
func (d *date) fields() time.Fields {
	y, m, dd := d.ymd()
	return time.Fields{Year: y, Month: m, Day: dd, Weekday: weekday(y, m, dd), Yearday: yearDay(y, m, dd), DST: -1}
}

func dateMakers() []*object.Builtin {
	return []*object.Builtin{
		object.Method("today", "(cls, /)", "Return today's date, in the local zone.", func(t *thread, a []value) (value, error) {
			c := of(t)
			if c.Clock == nil {
				return value{}, c.Refused(t)
			}
			now := c.Clock.Now()
			if !a[0].Is(object.TypeType) || object.AsType(a[0]) != dateType {
				return t.CallMethod(a[0], "fromtimestamp", object.Float(float64(now.UnixNano())/1e9))
			}
			return dateLike(t, dateType, now.Year(), int(now.Month()), now.Day())
		}),
		object.Method("fromtimestamp", "(cls, timestamp, /)", "Return the local date of a moment: seconds since 1970.", func(t *thread, a []value) (value, error) {
			f, err := secondsArg(t, a[1])
			if err != nil {
				return value{}, err
			}
			off, _ := of(t).Offset(f.seconds)
			day, _ := floorDiv(int(f.seconds)+off, daySeconds)
			n := day + unixDay
			if n < 1 || n > maxDay {
				y := n/366 + 1
				return value{}, t.Raise(object.ValueError, "year %d is out of range", y)
			}
			return dateFrom(t, object.AsType(a[0]), n)
		}),
		object.Method("fromordinal", "(cls, ordinal, /)", "Return the date of a day: day 1 is the first of year 1.", func(t *thread, a []value) (value, error) {
			n, err := smallInt(t, a[1], 0)
			if err != nil {
				return value{}, err
			}
			if n < 1 {
				return value{}, t.Raise(object.ValueError, "ordinal must be >= 1")
			}
			if n > maxDay {
				y, _, _ := fromOrdinal(n)
				return value{}, t.Raise(object.ValueError, "year %d is out of range", y)
			}
			return dateFrom(t, object.AsType(a[0]), n)
		}),
		object.Method("fromisoformat", "(cls, string, /)", "Return the date that is written in a form of ISO 8601.", func(t *thread, a []value) (value, error) {
			s := object.AsStr(a[1])
			if s == nil {
				return value{}, t.Raise(object.TypeError, "fromisoformat: argument must be str")
			}
			y, m, d, problem := parseDate(s.S)
			if problem == noProblem {
				return dateLike(t, object.AsType(a[0]), y, m, d)
			}
			return value{}, invalidISO(t, a[1], problem, y)
		}),
		object.Method("fromisocalendar", "(cls, /, year, week, day)", "Return the date of a year, week and weekday of ISO 8601.", func(t *thread, a []value) (value, error) {
			var y, w, d int
			if err := smallInts(t, a[1:], &y, &w, &d); err != nil {
				if object.Matches(err, object.OverflowError) {
					err = t.Raise(object.ValueError, "ISO calendar component out of range")
				}
				return value{}, err
			}
			switch {
			case y < minYear || y > maxYear:
				return value{}, t.Raise(object.ValueError, "Year is out of range: %d", y)
			case w < 1 || w > isoWeeks(y):
				return value{}, t.Raise(object.ValueError, "Invalid week: %d", w)
			case d < 1 || d > 7:
				return value{}, t.Raise(object.ValueError, "Invalid day: %d (range is [1, 7])", d)
			}
			n := isoYearStart(y) + (w-1)*7 + d - 1
			if n < 1 || n > maxDay {
				y, _, _ := fromOrdinal(max(n, 1))
				if n < 1 {
					y = 0
				}
				return value{}, t.Raise(object.ValueError, "year %d is out of range", y)
			}
			return dateFrom(t, object.AsType(a[0]), n)
		}),
	}
}

// unixDay is the number of the first day of 1970.
const unixDay = 719163

func dateMethods() []*object.Builtin {
	number := func(name, doc string, f func(d *date) int) *object.Builtin {
		return object.Method(name, "(self, /)", doc, func(t *thread, a []value) (value, error) { return integer(f(object.As[date](a[0]))), nil })
	}
	return []*object.Builtin{
		number("toordinal", "Return the number of the day: the first of year 1 is 1.", (*date).ordinal),
		number("weekday", "Return the day of the week: Monday is 0.", func(d *date) int { return weekday(d.ymd()) }),
		number("isoweekday", "Return the day of the week: Monday is 1.", func(d *date) int { return weekday(d.ymd()) + 1 }),
		object.Method("isocalendar", "(self, /)", "Return the year, week and weekday of ISO 8601.", func(t *thread, a []value) (value, error) {
			y, w, d := isoWeek(object.As[date](a[0]).ymd())
			return object.NewRecord(isoWeekType, integer(y), integer(w), integer(d)), nil
		}),
		object.Method("isoformat", "(self, /)", "Return it as YYYY-MM-DD.", func(t *thread, a []value) (value, error) {
			y, m, d := object.As[date](a[0]).ymd()
			return object.NewStr(string(appendDate(make([]byte, 0, 10), y, m, d))), nil
		}),
		object.Method("ctime", "(self, /)", "Return it as C's ctime writes it.", func(t *thread, a []value) (value, error) {
			return object.NewStr(object.As[date](a[0]).fields().ASC()), nil
		}),
		object.Method("timetuple", "(self, /)", "Return it as a time.struct_time.", func(t *thread, a []value) (value, error) {
			return object.As[date](a[0]).fields().Struct(), nil
		}),
		object.Method("strftime", "(self, /, format)", "Return it written as a format says.", func(t *thread, a []value) (value, error) {
			return strftime(t, a[0], a[1], object.As[date](a[0]).fields(), 0, value{})
		}),
		object.Method("__format__", "(self, format, /)", "Return it written as a format says.", formatted),
		object.Method("replace", "(self, /, year=unchanged, month=unchanged, day=unchanged)", "Return a copy in which some fields have new values.", dateReplace),
		object.Method("__replace__", "(self, /, *, year=unchanged, month=unchanged, day=unchanged)", "Return a copy in which some fields have new values.", dateReplace),
		object.Method("__reduce__", "(self, /)", "What pickle and copy make it again from.", func(t *thread, a []value) (value, error) {
			return object.NewTuple(a[0].Type().Value(), object.NewTuple(object.NewBytes(string(object.As[date](a[0]).bytes(false))))), nil
		}),
	}
}

// bytes is the date as pickle has it.
func (d *date) bytes(fold bool) []byte {
	m := d.month
	if fold {
		m |= 0x80
	}
	return []byte{byte(d.year >> 8), byte(d.year), m, d.day}
}

func dateReplace(t *thread, a []value) (value, error) {
	y, m, d := object.As[date](a[0]).ymd()
	if err := smallInts(t, a[1:], &y, &m, &d); err != nil {
		return value{}, err
	}
	return dateLike(t, a[0].Type(), y, m, d)
}

// formatted is __format__ of all types here.
func formatted(t *thread, a []value) (value, error) {
	s := object.AsStr(a[1])
	if s == nil {
		return value{}, t.Raise(object.TypeError, "__format__() argument 1 must be str, not %s", a[1].Type().Name)
	}
	if s.S == "" {
		return t.StrValue(a[0])
	}
	return t.CallMethod(a[0], "strftime", a[1])
}

// moment is a time as seconds since 1970 and microseconds.
type moment struct {
	seconds int64
	micros  int
}

// secondsArg is a number of seconds since 1970, rounded to the nearest microsecond, halves to even.
func secondsArg(t *thread, v value) (moment, error) {
	f, ok := object.AsFloat(v)
	if !ok {
		i, err := t.Index(v)
		if err != nil {
			return moment{}, err
		}
		n, ok := object.AsInt64(i)
		if !ok {
			return moment{}, t.Raise(object.OverflowError, "timestamp out of range for platform time_t")
		}
		return moment{n, 0}.check(t)
	}
	if math.IsNaN(f) {
		return moment{}, t.Raise(object.ValueError, "Invalid value NaN (not a number)")
	}
	whole, frac := math.Modf(f)
	frac = math.RoundToEven(frac * 1e6)
	if frac >= 1e6 {
		frac -= 1e6
		whole++
	} else if frac < 0 {
		frac += 1e6
		whole--
	}
	if whole >= 1<<63 || whole < -1<<63 {
		return moment{}, t.Raise(object.OverflowError, "timestamp out of range for platform time_t")
	}
	return moment{int64(whole), int(frac)}.check(t)
}

func (m moment) check(t *thread) (moment, error) {
	const day = 1 << 47 // seconds: more than there are years
	if m.seconds > day || m.seconds < -day {
		year := m.seconds/31556952 + 1970
		if year > math.MaxInt32 || year < math.MinInt32 {
			return m, t.RaiseArgs(object.OverflowError, object.Int(75), object.NewStr("Value too large for defined data type"))
		}
		return m, t.Raise(object.ValueError, "year %d is out of range", year)
	}
	return m, nil
}
