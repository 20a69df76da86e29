// Package datetime is Python's module _datetime: dates, times, and the time between them.
//
// It is native because programs that handle requests read and write dates all the time. What time it is comes from the host's
// clock, as in module time: without one, now() and today() are refused, and local time is UTC.
//
// Invariants: the objects never change once made, so that interpreters share the constants (timezone.utc, datetime.max…); the
// fields of an object are always in range, whatever made it.
package datetime

import (
	"sync"

	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/stdlib/time"
)

type (
	thread = object.Thread
	value  = object.Value
)

const (
	minYear = 1
	maxYear = 9999
)

var (
	deltaType    = &object.Type{Name: "datetime.timedelta"}
	dateType     = &object.Type{Name: "datetime.date"}
	clockType    = &object.Type{Name: "datetime.time"}
	datetimeType = &object.Type{Name: "datetime.datetime"}
	tzinfoType   = &object.Type{Name: "datetime.tzinfo"}
	zoneType     = &object.Type{Name: "datetime.timezone"}
	isoWeekType  = &object.Type{Name: "IsoCalendarDate", Doc: "A year, week and weekday of ISO 8601."}
)

// defineTypes makes the types of this package, once for all interpreters. The clock is found by the interpreter; see Config.
var defineTypes = sync.OnceFunc(func() {
	object.DefineRecord(isoWeekType, "datetime", 3, false, "year", "week", "weekday")
	defineDelta()
	defineTzinfo()
	defineZone()
	defineDate()
	defineClock()
	defineDatetime()
})

// of is the clock of an interpreter.
func of(t *thread) time.Config { return time.Of(t) }

// Module makes module _datetime for an interpreter.
func Module(t *thread) (*object.Module, error) {
	defineTypes()
	m := object.NewModule("_datetime", "Dates, times, and the time between them.")
	m.AddTypes(dateType, datetimeType, clockType, deltaType, tzinfoType, zoneType)
	m.Set("UTC", utc())
	m.Set("MINYEAR", object.Int(minYear))
	m.Set("MAXYEAR", object.Int(maxYear))
	return m, nil
}

// integer is an int as a Value.
func integer(n int) value { return object.Int(int64(n)) }

// mix hashes numbers: those that differ a little get hashes that differ much.
func mix(parts ...int64) int64 {
	h := uint64(0x9e3779b97f4a7c15)
	for _, p := range parts {
		h ^= uint64(p)
		h *= 0xff51afd7ed558ccd
		h ^= h >> 32
	}
	if int64(h) == -1 {
		return -2
	}
	return int64(h)
}

// orTypeName is how messages about an argument name what was given.
func orTypeName(v value) string {
	if v.IsNone() {
		return "None"
	}
	return v.Type().Name
}

// typeName is how a repr names a type.
func typeName(v value) string { return v.Type().Name }
