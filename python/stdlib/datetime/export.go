package datetime

import "github.com/jinklink/jink/python/object"

// This file is what module zoneinfo takes from here.

// Info is the base of a tzinfo that is written in Go: the first field of its struct.
type Info = info

// Tzinfo is the type of all tzinfos.
func Tzinfo() *object.Type {
	defineTypes()
	return tzinfoType
}

// IsDatetime reports whether v is a datetime.
func IsDatetime(v object.Value) bool { return object.IsInstance(v, datetimeType) }

// Shown is what a datetime shows, as seconds since 1970 of a clock that shows the same, and its fold.
func Shown(v object.Value) (seconds int64, fold int) {
	o := object.As[datetime](v)
	return int64(o.ordinal()-unixDay)*daySeconds + int64(o.micros()/second), int(o.fold)
}

// ZoneOf is the tzinfo of a datetime, or NULL.
func ZoneOf(v object.Value) object.Value { return object.As[datetime](v).zone }

// Seconds is a timedelta.
func Seconds(n int) object.Value { return plainDelta(0, n, 0) }

// Moved is a datetime that shows so many seconds more, with this fold.
func Moved(t *object.Thread, v object.Value, seconds, fold int) (object.Value, error) {
	o := object.As[datetime](v)
	return datetimeFrom(t, v.Type(), o.ordinal(), o.micros()+seconds*second, fold, o.zone)
}
