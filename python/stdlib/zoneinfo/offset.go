package zoneinfo

import (
	gotime "time"

	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/stdlib/datetime"
)

// period is a time during which a zone does not change.
type period struct {
	offset int
	name   string
	dst    bool
}

func at(location *gotime.Location, unix int64) period {
	g := gotime.Unix(unix, 0).In(location)
	name, offset := g.Zone()
	return period{offset, name, g.IsDST()}
}

// shown finds the period in which a wall clock shows what dt shows. Where two do, fold chooses; where none does, as clocks go
// forward, the one before holds, or with fold the one after.
func (z *zone) shown(dt value) (period, int64) {
	wall, fold := datetime.Shown(dt)
	// No zone is further than a day and a bit from UTC, and the moment is between the two.
	early := at(z.location, wall-86400)
	// Look at the changes near the moment, from the earliest on.
	unix := wall - 86400
	current := early
	for {
		_, end := gotime.Unix(unix, 0).In(z.location).ZoneBounds()
		if end.IsZero() || end.Unix() > wall+86400 {
			return current, wall - int64(current.offset)
		}
		next := at(z.location, end.Unix())
		// The clock shows this at the change, before and after it.
		before, after := end.Unix()+int64(current.offset), end.Unix()+int64(next.offset)
		switch {
		case wall < min(before, after):
			return current, wall - int64(current.offset)
		case wall < max(before, after) && fold == 0:
			return current, wall - int64(current.offset)
		}
		current, unix = next, end.Unix()
	}
}

// summer is how far a zone is ahead, in summer, of what it is otherwise.
func (z *zone) summer(p period, unix int64) int {
	if !p.dst {
		return 0
	}
	// What was before tells, or what comes after; or else the year before.
	start, end := gotime.Unix(unix, 0).In(z.location).ZoneBounds()
	var near []period
	if !start.IsZero() {
		near = append(near, at(z.location, start.Unix()-1))
	}
	if !end.IsZero() {
		near = append(near, at(z.location, end.Unix()))
	}
	for range 3 {
		if start.IsZero() {
			break
		}
		if start, _ = gotime.Unix(start.Unix()-1, 0).In(z.location).ZoneBounds(); !start.IsZero() {
			near = append(near, at(z.location, start.Unix()-1))
		}
	}
	for _, q := range near {
		// Further than a few hours it is another zone that the place had then.
		if by := p.offset - q.offset; !q.dst && by != 0 && by < 4*3600 && by > -4*3600 {
			return by
		}
	}
	return 3600
}

// fixed is the only period of a zone that never changes, if it is one.
func (z *zone) fixed() (period, bool) {
	start, end := gotime.Unix(0, 0).In(z.location).ZoneBounds()
	return at(z.location, 0), start.IsZero() && end.IsZero()
}

func zoneMethods() []*object.Builtin {
	ask := func(name, doc string, f func(z *zone, p period, unix int64) value) *object.Builtin {
		return object.Method(name, "(self, dt, /)", doc, func(t *thread, a []value) (value, error) {
			z := object.As[zone](a[0])
			if a[1].IsNone() {
				if p, ok := z.fixed(); ok {
					return f(z, p, 0), nil
				}
				return object.None, nil
			}
			if !datetime.IsDatetime(a[1]) {
				return value{}, t.Raise(object.TypeError, "fromutc: argument must be a datetime")
			}
			p, unix := z.shown(a[1])
			return f(z, p, unix), nil
		})
	}
	return []*object.Builtin{
		ask("utcoffset", "Return how far the zone is ahead of UTC at a datetime.", func(z *zone, p period, unix int64) value {
			return datetime.Seconds(p.offset)
		}),
		ask("dst", "Return how much of that is summer time.", func(z *zone, p period, unix int64) value {
			return datetime.Seconds(z.summer(p, unix))
		}),
		ask("tzname", "Return what the zone is called at a datetime.", func(z *zone, p period, unix int64) value {
			return object.NewStr(p.name)
		}),
		object.Method("fromutc", "(self, dt, /)", "Return a datetime in UTC as one in this zone.", func(t *thread, a []value) (value, error) {
			if !datetime.IsDatetime(a[1]) {
				return value{}, t.Raise(object.TypeError, "fromutc: argument must be a datetime")
			}
			if datetime.ZoneOf(a[1]) != a[0] {
				return value{}, t.Raise(object.ValueError, "fromutc: dt.tzinfo is not self")
			}
			z := object.As[zone](a[0])
			unix, _ := datetime.Shown(a[1])
			p := at(z.location, unix)
			// It is the second of two if the clock went back to before what it shows.
			fold := 0
			if start, _ := gotime.Unix(unix, 0).In(z.location).ZoneBounds(); !start.IsZero() {
				was := at(z.location, start.Unix()-1)
				if back := int64(was.offset - p.offset); back > 0 && unix-start.Unix() < back {
					fold = 1
				}
			}
			return datetime.Moved(t, a[1], p.offset, fold)
		}),
		object.Method("__reduce__", "(self, /)", "What pickle and copy make it again from.", func(t *thread, a []value) (value, error) {
			z := object.As[zone](a[0])
			if z.fromFile {
				pickle, err := t.Import("pickle")
				if err != nil {
					return value{}, err
				}
				cls, err := t.Attr(pickle, "PicklingError")
				if err != nil {
					return value{}, err
				}
				exc, err := t.Call(cls, object.NewStr("Cannot pickle a ZoneInfo file from a file stream."))
				if e := object.AsException(exc); err == nil && e != nil {
					return value{}, e
				}
				return value{}, err
			}
			cached := int64(1)
			if z.fresh {
				cached = 0
			}
			f, err := t.Attr(a[0].Type().Value(), "_unpickle")
			if err != nil {
				return value{}, err
			}
			return object.NewTuple(f, object.NewTuple(z.key, object.Int(cached))), nil
		}),
	}
}
