package python

import (
	"math"
	"math/big"
	"time"

	"github.com/jinklink/jink/python/object"
)

// This file turns times of Go into those of module datetime, and back.

// timeValue is a datetime.datetime, aware of its zone.
func timeValue(t *object.Thread, at time.Time, p path) (Value, error) {
	m, err := datetimeModule(t)
	if err != nil {
		return Value{}, p.errorf("a time.Time needs module datetime: %s", err)
	}
	zone, err := t.Attr(m, "timezone")
	if err != nil {
		return Value{}, err
	}
	tz, err := t.Attr(zone, "utc")
	if name, offset := at.Zone(); err == nil && (offset != 0 || name != "UTC") {
		var shift Value
		if shift, err = t.CallMethod(m, "timedelta", Int(0), Int(int64(offset))); err == nil {
			tz, err = t.Call(zone, shift, String(name))
		}
	}
	if err != nil {
		return Value{}, err
	}
	n := func(n int) Value { return Int(int64(n)) }
	return t.CallMethod(m, "datetime", n(at.Year()), n(int(at.Month())), n(at.Day()),
		n(at.Hour()), n(at.Minute()), n(at.Second()), n(at.Nanosecond()/1000), tz)
}

// durationValue is a datetime.timedelta, whose smallest part is a microsecond.
func durationValue(t *object.Thread, d time.Duration, p path) (Value, error) {
	m, err := datetimeModule(t)
	if err != nil {
		return Value{}, p.errorf("a time.Duration needs module datetime: %s", err)
	}
	return t.CallMethod(m, "timedelta", Int(0), Int(int64(d/time.Second)), Int(int64(d%time.Second/time.Microsecond)))
}

func datetimeModule(t *object.Thread) (Value, error) { return t.Import("datetime") }

// isOfDatetime reports whether v is an instance of a class of module datetime: if that was never imported, it is none.
func isOfDatetime(t *object.Thread, v Value, class string) bool {
	m := object.AsModule(t.Interp.Modules.GetString("datetime"))
	if m == nil {
		return false
	}
	cls := m.Dict.GetString(class)
	if cls.IsNull() || object.AsType(cls) == nil {
		return false
	}
	return object.IsInstance(v, object.AsType(cls))
}

func asTime(t *object.Thread, v Value) (time.Time, error) {
	if !isOfDatetime(t, v, "datetime") {
		return time.Time{}, path(nil).errorf("it is no datetime")
	}
	var part [7]int
	for i, name := range []string{"year", "month", "day", "hour", "minute", "second", "microsecond"} {
		n, err := attrInt(t, v, name)
		if err != nil {
			return time.Time{}, err
		}
		part[i] = n
	}
	zone := time.UTC
	shift, err := t.CallMethod(v, "utcoffset")
	if err != nil {
		return time.Time{}, err
	}
	if !shift.IsNone() {
		d, err := asDuration(t, shift)
		if err != nil {
			return time.Time{}, err
		}
		if d != 0 {
			name, err := t.CallMethod(v, "tzname")
			if err != nil {
				return time.Time{}, err
			}
			text, _ := AsString(name)
			zone = time.FixedZone(text, int(d/time.Second))
		}
	}
	return time.Date(part[0], time.Month(part[1]), part[2], part[3], part[4], part[5], part[6]*1000, zone), nil
}

func asDuration(t *object.Thread, v Value) (time.Duration, error) {
	if !isOfDatetime(t, v, "timedelta") {
		return 0, path(nil).errorf("it is no timedelta")
	}
	total := new(big.Int)
	for _, p := range []struct {
		name string
		unit time.Duration
	}{{"days", 24 * time.Hour}, {"seconds", time.Second}, {"microseconds", time.Microsecond}} {
		n, err := attrInt(t, v, p.name)
		if err != nil {
			return 0, err
		}
		total.Add(total, new(big.Int).Mul(big.NewInt(int64(n)), big.NewInt(int64(p.unit))))
	}
	if !total.IsInt64() || total.Int64() == math.MinInt64 {
		return 0, path(nil).errorf("it is longer than a time.Duration can be")
	}
	return time.Duration(total.Int64()), nil
}

func attrInt(t *object.Thread, v Value, name string) (int, error) {
	a, err := t.Attr(v, name)
	if err != nil {
		return 0, err
	}
	return t.IntArg(a)
}
