package datetime

import (
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/stdlib/time"
)

// This file holds what makes datetimes: from the clock, from seconds since 1970, and from text.

const outdated = "datetime.datetime.%s() is deprecated and scheduled for removal in a future version. Use timezone-aware objects to represent datetimes in UTC: %s."

// now is the time that the clock tells.
func now(t *thread) (moment, error) {
	c := of(t)
	if c.Clock == nil {
		return moment{}, c.Refused(t)
	}
	g := c.Clock.Now()
	return moment{g.Unix(), g.Nanosecond() / 1000}, nil
}

// atMoment makes a datetime in a zone, or, if that is NULL, in the local one.
func atMoment(t *thread, cls *object.Type, m moment, zone value) (value, error) {
	if !zone.IsNull() {
		v, err := utcMoment(t, cls, m, zone)
		if err != nil {
			return value{}, err
		}
		return t.CallMethod(zone, "fromutc", v)
	}
	c := of(t)
	off, _ := c.Offset(m.seconds)
	// It is the second of two if the zone went back by more than it has been since.
	fold := 0
	for _, ago := range [...]int64{3600, 2 * 3600, 3 * 3600, daySeconds} {
		before, _ := c.Offset(m.seconds - ago)
		if gap := int64(before - off); gap > 0 {
			if past, _ := c.Offset(m.seconds - gap); past == before {
				fold = 1
			}
			break
		}
	}
	return civil(t, cls, m.seconds+int64(off), m.micros, fold, value{})
}

// utcMoment makes a datetime that shows UTC.
func utcMoment(t *thread, cls *object.Type, m moment, zone value) (value, error) {
	return civil(t, cls, m.seconds, m.micros, 0, zone)
}

// civil makes a datetime of seconds since 1970 as a clock shows them.
func civil(t *thread, cls *object.Type, seconds int64, micros, fold int, zone value) (value, error) {
	day, rest := floorDiv(int(seconds), daySeconds)
	day += unixDay
	if day < 1 || day > maxDay {
		year := 0
		if day > maxDay {
			year, _, _ = fromOrdinal(day)
		} else {
			year, _ = floorDiv(day*400, days400)
		}
		return value{}, t.Raise(object.ValueError, "year %d is out of range", year)
	}
	return datetimeFrom(t, cls, day, rest*second+micros, fold, zone)
}

func datetimeMakers() []*object.Builtin {
	return []*object.Builtin{
		object.Method("now", "(cls, /, tz=None)", "Return what time it is, in a zone or in the local one.", func(t *thread, a []value) (value, error) {
			zone, err := zoneArg(t, a[1])
			if err != nil {
				return value{}, err
			}
			m, err := now(t)
			if err != nil {
				return value{}, err
			}
			return atMoment(t, object.AsType(a[0]), m, zone)
		}),
		object.Method("today", "(cls, /)", "Return what time it is, in the local zone.", func(t *thread, a []value) (value, error) {
			m, err := now(t)
			if err != nil {
				return value{}, err
			}
			return atMoment(t, object.AsType(a[0]), m, value{})
		}),
		object.Method("utcnow", "(cls, /)", "Return what time it is in UTC, without a zone.", func(t *thread, a []value) (value, error) {
			if err := t.Warn(object.DeprecationWarning, sprintf(outdated, "utcnow", "datetime.datetime.now(datetime.UTC)")); err != nil {
				return value{}, err
			}
			m, err := now(t)
			if err != nil {
				return value{}, err
			}
			return utcMoment(t, object.AsType(a[0]), m, value{})
		}),
		object.Method("fromtimestamp", "(cls, /, timestamp, tz=None)", "Return a moment, seconds since 1970, in a zone or in the local one.", func(t *thread, a []value) (value, error) {
			zone, err := zoneArg(t, a[2])
			if err != nil {
				return value{}, err
			}
			m, err := secondsArg(t, a[1])
			if err != nil {
				return value{}, err
			}
			return atMoment(t, object.AsType(a[0]), m, zone)
		}),
		object.Method("utcfromtimestamp", "(cls, timestamp, /)", "Return a moment, seconds since 1970, in UTC, without a zone.", func(t *thread, a []value) (value, error) {
			if err := t.Warn(object.DeprecationWarning, sprintf(outdated, "utcfromtimestamp", "datetime.datetime.fromtimestamp(timestamp, datetime.UTC)")); err != nil {
				return value{}, err
			}
			m, err := secondsArg(t, a[1])
			if err != nil {
				return value{}, err
			}
			return utcMoment(t, object.AsType(a[0]), m, value{})
		}),
		object.Method("combine", "(cls, /, date, time, tzinfo=None)", "Return a date and a time as one.", combine),
		object.Method("fromisoformat", "(cls, string, /)", "Return the moment that is written in a form of ISO 8601.", func(t *thread, a []value) (value, error) {
			s := object.AsStr(a[1])
			if s == nil {
				return value{}, t.Raise(object.TypeError, "fromisoformat: argument must be str")
			}
			y, m, d, p, ok := parseDatetime(s.S)
			if !ok {
				return value{}, invalidISO(t, a[1], malformed, 0)
			}
			zone, err := p.zoneOf(t)
			if err != nil {
				return value{}, err
			}
			return datetimeLike(t, object.AsType(a[0]), y, m, d, p.hour, p.minute, p.second, p.micro, 0, zone)
		}),
		object.Method("strptime", "(cls, date_string, format, /)", "Return the moment that is written as a format says.", strptime),
	}
}

func combine(t *thread, a []value) (value, error) {
	d := dateOf(a[1])
	if d == nil {
		return value{}, t.Raise(object.TypeError, "combine() argument 1 must be datetime.date, not %s", a[1].Type().Name)
	}
	c := clockOf(a[2])
	if c == nil {
		return value{}, t.Raise(object.TypeError, "combine() argument 2 must be datetime.time, not %s", a[2].Type().Name)
	}
	zone := c.zone
	if !a[3].IsNull() {
		var err error
		if zone, err = zoneArg(t, a[3]); err != nil {
			return value{}, err
		}
	}
	y, m, dd := d.ymd()
	h, min, s, us, fold := c.get()
	return datetimeLike(t, object.AsType(a[0]), y, m, dd, h, min, s, us, fold, zone)
}

func strptime(t *thread, a []value) (value, error) {
	for i, v := range a[1:] {
		if object.AsStr(v) == nil {
			return value{}, t.Raise(object.TypeError, "strptime() argument %d must be str, not %s", i+1, v.Type().Name)
		}
	}
	p, err := time.Parse(t, object.AsStr(a[1]).S, object.AsStr(a[2]).S)
	if err != nil {
		return value{}, err
	}
	zone := value{}
	if p.HasOffset {
		name := value{}
		if p.Zone != "" {
			name = object.NewStr(p.Zone)
		}
		if zone, err = newZone(t, plainDelta(0, p.Offset, p.OffsetMicro), name); err != nil {
			return value{}, err
		}
	}
	return datetimeLike(t, object.AsType(a[0]), p.Year, p.Month, p.Day, p.Hour, p.Minute, p.Second, p.Microsecond, 0, zone)
}
