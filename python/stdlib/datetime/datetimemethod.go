package datetime

import (
	"fmt"
	"unicode/utf8"

	"github.com/jinklink/jink/python/object"
)

func sprintf(format string, args ...any) string { return fmt.Sprintf(format, args...) }

func datetimeMethods() []*object.Builtin {
	const fields = "year=unchanged, month=unchanged, day=unchanged, hour=unchanged, minute=unchanged, second=unchanged, microsecond=unchanged, tzinfo=unchanged, "
	methods := zoneMethods(func(self value) value { return object.As[datetime](self).zone }, func(self value) value { return self })
	return append(methods,
		object.Method("date", "(self, /)", "Return the day.", func(t *thread, a []value) (value, error) {
			y, m, d := object.As[datetime](a[0]).ymd()
			return newDate(dateType, y, m, d), nil
		}),
		object.Method("time", "(self, /)", "Return the time of day, without the zone.", func(t *thread, a []value) (value, error) {
			h, m, s, us, fold := object.As[datetime](a[0]).get()
			return clockLike(t, clockType, h, m, s, us, fold, value{})
		}),
		object.Method("timetz", "(self, /)", "Return the time of day, with the zone.", func(t *thread, a []value) (value, error) {
			o := object.As[datetime](a[0])
			h, m, s, us, fold := o.get()
			return clockLike(t, clockType, h, m, s, us, fold, o.zone)
		}),
		object.Method("ctime", "(self, /)", "Return it as C's ctime writes it.", func(t *thread, a []value) (value, error) {
			return object.NewStr(object.As[datetime](a[0]).fields().ASC()), nil
		}),
		object.Method("timetuple", "(self, /)", "Return it as a time.struct_time.", func(t *thread, a []value) (value, error) {
			f := object.As[datetime](a[0]).fields()
			dst, err := askZone(t, object.As[datetime](a[0]).zone, "dst", a[0])
			if dst != nil {
				f.DST = 0
				if dst.sign() != 0 {
					f.DST = 1
				}
			}
			return f.Struct(), err
		}),
		object.Method("utctimetuple", "(self, /)", "Return it in UTC as a time.struct_time.", func(t *thread, a []value) (value, error) {
			o := object.As[datetime](a[0])
			off, err := askZone(t, o.zone, "utcoffset", a[0])
			if err != nil {
				return value{}, err
			}
			if off != nil {
				v, err := datetimeFrom(t, datetimeType, o.ordinal()-off.days, o.micros()-off.seconds*second-off.micros, 0, value{})
				if err != nil {
					return value{}, err
				}
				o = object.As[datetime](v)
			}
			f := o.fields()
			f.DST = 0
			return f.Struct(), nil
		}),
		object.Method("timestamp", "(self, /)", "Return it as seconds since 1970.", timestamp),
		object.Method("astimezone", "(self, /, tz=None)", "Return the same moment in another zone.", asTimezone),
		object.Method("isoformat", "(self, /, sep='T', timespec='auto')", "Return it as YYYY-MM-DDTHH:MM:SS, with as much as timespec says.", isoformat),
		object.Method("strftime", "(self, /, format)", "Return it written as a format says.", func(t *thread, a []value) (value, error) {
			o := object.As[datetime](a[0])
			return strftime(t, a[0], a[1], o.fields(), int(o.micro), o.zone)
		}),
		object.Method("replace", "(self, /, "+fields+"*, fold=unchanged)", "Return a copy in which some fields have new values.", datetimeReplace),
		object.Method("__replace__", "(self, /, *, "+fields+"fold=unchanged)", "Return a copy in which some fields have new values.", datetimeReplace),
		object.Method("__reduce__", "(self, /)", "What pickle and copy make it again from.", func(t *thread, a []value) (value, error) {
			return datetimeReduce(a[0], false), nil
		}),
		object.Method("__reduce_ex__", "(self, proto, /)", "What pickle and copy make it again from.", func(t *thread, a []value) (value, error) {
			proto, err := t.IntArg(a[1])
			return datetimeReduce(a[0], proto > 3), err
		}),
	)
}

func datetimeReduce(self value, fold bool) value {
	o := object.As[datetime](self)
	args := []value{object.NewBytes(string(append(o.date.bytes(fold && o.fold != 0), o.parts.bytes(false)...)))}
	if !o.zone.IsNull() {
		args = append(args, o.zone)
	}
	return object.NewTuple(self.Type().Value(), object.NewTuple(args...))
}

func datetimeReplace(t *thread, a []value) (value, error) {
	o := object.As[datetime](a[0])
	y, m, d := o.ymd()
	h, min, s, us, fold := o.get()
	if err := smallInts(t, a[1:8], &y, &m, &d, &h, &min, &s, &us); err != nil {
		return value{}, err
	}
	if err := smallInts(t, a[9:], &fold); err != nil {
		return value{}, err
	}
	zone := o.zone
	if !a[8].IsNull() {
		var err error
		if zone, err = zoneArg(t, a[8]); err != nil {
			return value{}, err
		}
	}
	return datetimeLike(t, a[0].Type(), y, m, d, h, min, s, us, fold, zone)
}

func isoformat(t *thread, a []value) (value, error) {
	o := object.As[datetime](a[0])
	sep := "T"
	if !a[1].IsNull() {
		s := object.AsStr(a[1])
		if s == nil || s.Len() != 1 {
			return value{}, t.Raise(object.TypeError, "isoformat() argument 1 must be a unicode character, not %s", a[1].Type().Name)
		}
		sep = s.S
	}
	p, err := precisionArg(t, a[2], 2)
	if err != nil {
		return value{}, err
	}
	y, m, d := o.ymd()
	h, min, s, us, _ := o.get()
	b := make([]byte, 0, 40+utf8.UTFMax)
	b = appendClock(append(appendDate(b, y, m, d), sep...), h, min, s, us, p)
	off, err := askZone(t, o.zone, "utcoffset", a[0])
	if off != nil {
		b = appendOffset(b, off, ":")
	}
	return object.NewStr(string(b)), err
}

// local is the moment of a datetime without a zone, in seconds since 1970: local time is asked what it was a day before and
// after. Where there are two such moments, or none, fold decides.
func (o *datetime) local(t *thread) int64 {
	c := of(t)
	shown := int64(o.ordinal()-unixDay)*daySeconds + int64(o.micros()/second)
	before, _ := c.Offset(shown - daySeconds)
	after, _ := c.Offset(shown + daySeconds)
	u1, u2 := shown-int64(before), shown-int64(after)
	if before == after {
		return u1
	}
	off1, _ := c.Offset(u1)
	off2, _ := c.Offset(u2)
	switch ok1, ok2 := off1 == before, off2 == after; {
	case ok1 && !ok2:
		return u1
	case ok2 && !ok1:
		return u2
	case ok1:
		if o.fold == 0 {
			return min(u1, u2)
		}
		return max(u1, u2)
	}
	if o.fold == 0 {
		return max(u1, u2)
	}
	return min(u1, u2)
}

func timestamp(t *thread, a []value) (value, error) {
	o := object.As[datetime](a[0])
	if o.zone.IsNull() {
		return object.Float(float64(o.local(t)) + float64(o.micro)/1e6), nil
	}
	off, err := askZone(t, o.zone, "utcoffset", a[0])
	if err != nil {
		return value{}, err
	}
	days, micros := o.ordinal()-unixDay, o.micros()
	if off != nil {
		days -= off.days
		micros -= off.seconds*second + off.micros
	}
	n := days*dayMicros + micros
	return object.Float(float64(n) / second), nil
}

// localZone is local time at a moment, as a timezone.
func localZone(t *thread, unix int64) (value, error) {
	off, name := of(t).Offset(unix)
	return newZone(t, plainDelta(0, off, 0), object.NewStr(name))
}

func asTimezone(t *thread, a []value) (value, error) {
	o := object.As[datetime](a[0])
	if !a[1].IsNull() && !a[1].IsNone() && !object.IsInstance(a[1], tzinfoType) {
		return value{}, t.Raise(object.TypeError, "tzinfo argument must be None or of a tzinfo subclass, not type '%s'", a[1].Type().Name)
	}
	zone, err := zoneArg(t, a[1])
	if err != nil {
		return value{}, err
	}
	if !zone.IsNull() && zone == o.zone {
		return a[0], nil
	}
	off, err := askZone(t, o.zone, "utcoffset", a[0])
	if err != nil {
		return value{}, err
	}
	if off == nil {
		// Without a zone it is local time.
		shown := (o.ordinal()-unixDay)*daySeconds + o.micros()/second
		off = deltaOf(plainDelta(0, shown-int(o.local(t)), 0))
	}
	day, micros := o.ordinal()-off.days, o.micros()-off.seconds*second-off.micros
	if zone.IsNull() {
		if zone, err = localZone(t, int64(day-unixDay)*daySeconds+int64(micros/second)); err != nil {
			return value{}, err
		}
	}
	v, err := datetimeFrom(t, a[0].Type(), day, micros, 0, zone)
	if err != nil {
		return value{}, err
	}
	if zone.Is(zoneType) {
		return addDelta(t, v, deltaOf(object.As[zoneObject](zone).offset), 1)
	}
	return t.CallMethod(zone, "fromutc", v)
}

// zoneObject is zone, by a name that no variable here hides.
type zoneObject = zone
