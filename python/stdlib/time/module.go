// Package time holds Python's module time.
//
// What time it is comes from the host: without a Clock in the Config, asking for it is refused, so that a program cannot
// learn more of where it runs than it is told, and a test can say what time it is. Taking dates apart and writing them
// needs no clock. Local time is that of the Location in which the Clock tells the time.
package time

import (
	"context"
	"math"
	"sync"
	gotime "time"

	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
)

// Clock tells programs the time.
type Clock = object.Clock

// Config says what clock there is.
type Config struct {
	// Clock is nil where programs are not to know the time.
	Clock Clock
}

// Of is what an interpreter has. It is asked anew each time, since copies of an interpreter share the functions of this
// module, and the host may give it another clock.
func Of(t *object.Thread) Config { return Config{t.Interp.Clock} }

var structType = &object.Type{Name: "struct_time", Doc: "A point in time, taken apart."}

var defineTypes = sync.OnceFunc(func() {
	object.DefineRecord(structType, "time", 9, true, "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday",
		"tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff")
})

// Module makes module time for an interpreter.
func Module(t *thread) (*object.Module, error) {
	defineTypes()
	c := Of(t)
	m := object.NewModule("time", "Times, and how they are written.")
	m.AddTypes(structType)
	m.Set("_STRUCT_TM_ITEMS", object.Int(11))
	m.Add(clockFunctions()...)
	m.Add(dateFunctions()...)
	for name, n := range map[string]int64{"CLOCK_REALTIME": realtime, "CLOCK_MONOTONIC": monotonic, "CLOCK_PROCESS_CPUTIME_ID": cpuTime, "CLOCK_THREAD_CPUTIME_ID": 3} {
		m.Set(name, object.Int(n))
	}
	// The zone as it is in the middle of this winter and this summer.
	zone := c.location()
	year := 2000
	if c.Clock != nil {
		year = c.Clock.Now().Year()
	}
	name, off := gotime.Date(year, 1, 1, 12, 0, 0, 0, zone).Zone()
	summer, summerOff := gotime.Date(year, 7, 1, 12, 0, 0, 0, zone).Zone()
	if summerOff < off { // south of the equator
		name, off, summer, summerOff = summer, summerOff, name, off
	}
	m.Set("timezone", object.Int(int64(-off)))
	m.Set("altzone", object.Int(int64(-summerOff)))
	m.Set("daylight", object.Int(int64(boolInt(off != summerOff))))
	m.Set("tzname", object.NewTuple(object.NewStr(name), object.NewStr(summer)))
	return m, nil
}

const (
	realtime  = 0
	monotonic = 1
	cpuTime   = 2
)

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (c Config) location() *gotime.Location {
	if c.Clock == nil {
		return gotime.UTC
	}
	return c.Clock.Now().Location()
}

func (c Config) refused(t *thread) error {
	return t.Raise(object.PermissionError, "there is no clock here")
}

// read reads one of the clocks, in nanoseconds.
func (c Config) read(t *thread, clock int64) (int64, error) {
	now := c.Clock
	if now == nil {
		return 0, c.refused(t)
	}
	if clock == realtime {
		return now.Now().UnixNano(), nil
	}
	return int64(now.Monotonic()), nil
}

func clockFunctions() []*object.Builtin {
	var all []*object.Builtin
	for _, f := range []struct {
		name, doc string
		clock     int64
	}{
		{"time", "Return the seconds since 1970.", realtime}, {"monotonic", "Return the seconds of a clock that never goes back.", monotonic},
		{"perf_counter", "Return the seconds of the clock for measuring.", monotonic}, {"process_time", "Return the seconds that the program has run.", cpuTime},
		{"thread_time", "Return the seconds that the thread has run.", 3},
	} {
		all = append(all, object.Fn(f.name, "()", f.doc, func(t *thread, a []value) (value, error) {
			n, err := Of(t).read(t, f.clock)
			return object.Float(seconds(n)), err
		}), object.Fn(f.name+"_ns", "()", f.doc+" In nanoseconds.", func(t *thread, a []value) (value, error) {
			n, err := Of(t).read(t, f.clock)
			return object.Int(n), err
		}))
	}
	byID := func(name string, f func(t *thread, n int64) (value, error)) *object.Builtin {
		return object.Fn(name, "(clk_id, /)", "Read a clock by its number.", func(t *thread, a []value) (value, error) {
			id, err := t.IntArg(a[0])
			if err != nil {
				return value{}, err
			}
			if id < realtime || id > 3 {
				return value{}, t.RaiseArgs(object.OSError, object.Int(22), object.NewStr("Invalid argument"))
			}
			return f(t, int64(id))
		})
	}
	return append(all,
		byID("clock_gettime", func(t *thread, id int64) (value, error) {
			n, err := Of(t).read(t, id)
			return object.Float(seconds(n)), err
		}),
		byID("clock_gettime_ns", func(t *thread, id int64) (value, error) {
			n, err := Of(t).read(t, id)
			return object.Int(n), err
		}),
		byID("clock_getres", func(t *thread, id int64) (value, error) { return object.Float(1e-9), nil }),
		object.Fn("get_clock_info", "(name, /)", "Tell about a clock.", clockInfo),
		object.Fn("sleep", "(seconds, /)", "Wait.", sleep),
	)
}

// seconds is nanoseconds as CPython turns them into a float.
func seconds(ns int64) float64 {
	if ns%1e9 == 0 {
		return float64(ns / 1e9)
	}
	return float64(ns) / 1e9
}

func clockInfo(t *thread, a []value) (value, error) {
	name, err := t.StrArg(a[0], "get_clock_info() argument 1")
	if err != nil {
		return value{}, err
	}
	mono := true
	switch name {
	case "monotonic", "perf_counter", "process_time", "thread_time":
	case "time":
		mono = false
	default:
		return value{}, t.Raise(object.ValueError, "unknown clock")
	}
	return t.CallNamed(object.SimpleNamespaceType.Value(), []value{object.NewStr("host"), object.Bool(mono), object.Bool(!mono), object.Float(1e-9)},
		object.Names{t.Interp.Intern("implementation"), t.Interp.Intern("monotonic"), t.Interp.Intern("adjustable"), t.Interp.Intern("resolution")})
}

func sleep(t *thread, a []value) (value, error) {
	c := Of(t)
	s, err := secondsArg(t, a[0])
	if err != nil {
		return value{}, err
	}
	if s < 0 {
		return value{}, t.Raise(object.ValueError, "sleep length must be non-negative")
	}
	if s > math.MaxInt64/1e9 {
		return value{}, t.Raise(object.OverflowError, "timestamp too large to convert to C PyTime_t")
	}
	clock := c.Clock
	if clock == nil {
		return value{}, c.refused(t)
	}
	d := gotime.Duration(math.Ceil(s * 1e9))
	begun := clock.Monotonic()
	return object.None, t.Block(func(ctx context.Context) error {
		return clock.Sleep(ctx, d-(clock.Monotonic()-begun))
	})
}

// secondsArg is a number of seconds: a float, or what stands for an int.
func secondsArg(t *thread, v value) (float64, error) {
	if object.IsInstance(v, object.FloatType) {
		f, err := v.Type().AsFloat(t, v)
		if err != nil {
			return 0, err
		}
		if math.IsNaN(f.Float64()) {
			return 0, t.Raise(object.ValueError, "Invalid value NaN (not a number)")
		}
		return f.Float64(), nil
	}
	i, err := t.Index(v)
	if err != nil {
		return 0, err
	}
	n, ok := object.AsInt64(i)
	if !ok {
		return 0, t.Raise(object.OverflowError, "timestamp out of range for platform time_t")
	}
	return float64(n), nil
}
