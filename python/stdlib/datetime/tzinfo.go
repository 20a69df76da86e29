package datetime

import (
	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
)

// info is a tzinfo: the base of what tells how far zones are from UTC. It has nothing of its own.
type info struct{ object.Object }

func isEquality(op int) bool { return op == code.Equal || op == code.NotEqual }

func defineTzinfo() {
	typ := tzinfoType
	typ.Doc = "What tells how far a zone is from UTC: a class inherits from it and has utcoffset(), dst() and tzname()."
	object.Subclassable[info](typ)
	typ.New = func(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
		v, _ := object.Make[info](tzinfoType, cls)
		return v, nil
	}
	missing := func(name, doc string) *object.Builtin {
		return object.Method(name, "(self, dt, /)", doc, func(t *thread, a []value) (value, error) {
			return value{}, t.Raise(object.NotImplementedError, "a tzinfo subclass must implement %s()", name)
		})
	}
	object.DefineType(typ, nil, "datetime", object.TypeDef{Methods: []*object.Builtin{
		missing("tzname", "Return the name of the zone at a datetime."),
		missing("utcoffset", "Return how far the zone is ahead of UTC at a datetime."),
		missing("dst", "Return how much of that is summer time."),
		object.Method("fromutc", "(self, dt, /)", "Return a datetime in UTC as one in this zone.", fromUTC),
		object.Method("__reduce__", "(self, /)", "What pickle and copy make it again from.", infoReduce),
	}})
}

// infoReduce asks a tzinfo for the arguments and state that it may have.
func infoReduce(t *thread, a []value) (value, error) {
	args := object.NewTuple()
	f, err := t.FindAttr(a[0], t.Interp.Intern("__getinitargs__"))
	if err == nil && !f.IsNull() {
		args, err = t.Call(f)
	}
	if err != nil {
		return value{}, err
	}
	state, err := t.CallMethod(a[0], "__getstate__")
	if err != nil {
		return value{}, err
	}
	return object.NewTuple(a[0].Type().Value(), args, state), nil
}

// fromUTC is tzinfo.fromutc: it asks for the offset at the time in UTC, and again after it has taken off summer time.
func fromUTC(t *thread, a []value) (value, error) {
	self, dt := a[0], a[1]
	if !object.IsInstance(dt, datetimeType) {
		return value{}, t.Raise(object.TypeError, "fromutc: argument must be a datetime")
	}
	if object.As[datetime](dt).zone != self {
		return value{}, t.Raise(object.ValueError, "fromutc: dt.tzinfo is not self")
	}
	off, err := askZone(t, self, "utcoffset", dt)
	if err != nil {
		return value{}, err
	}
	if off == nil {
		return value{}, t.Raise(object.ValueError, "fromutc: non-None utcoffset() result required")
	}
	dst, err := askZone(t, self, "dst", dt)
	if err != nil {
		return value{}, err
	}
	if dst == nil {
		return value{}, t.Raise(object.ValueError, "fromutc: non-None dst() result required")
	}
	by, err := newDelta(t, deltaType, off.days-dst.days, off.seconds-dst.seconds, off.micros-dst.micros)
	if err != nil {
		return value{}, err
	}
	result := dt
	if standard := deltaOf(by); standard.compare(deltaOf(plainDelta(0, 0, 0))) != 0 {
		if result, err = addDelta(t, dt, standard, 1); err != nil {
			return value{}, err
		}
		if dst, err = askZone(t, self, "dst", result); err != nil {
			return value{}, err
		}
		if dst == nil {
			return value{}, t.Raise(object.ValueError, "fromutc: tz.dst() gave inconsistent results; cannot convert")
		}
	}
	if dst.days == 0 && dst.seconds == 0 && dst.micros == 0 {
		return result, nil
	}
	return addDelta(t, result, dst, 1)
}

// askZone asks a tzinfo for utcoffset or dst at dt, which may be None. nil: it does not know.
func askZone(t *thread, zoneInfo value, method string, dt value) (*delta, error) {
	if zoneInfo.IsNull() {
		return nil, nil
	}
	if zoneInfo.Is(zoneType) {
		if method == "dst" {
			return nil, nil
		}
		return deltaOf(object.As[zone](zoneInfo).offset), nil
	}
	v, err := t.CallMethod(zoneInfo, method, dt)
	if err != nil || v.IsNone() {
		return nil, err
	}
	d := deltaOf(v)
	if d == nil {
		return nil, t.Raise(object.TypeError, "tzinfo.%s() must return None or timedelta, not '%s'", method, v.Type().Name)
	}
	if !d.inDay() {
		return nil, t.Raise(object.ValueError, "offset must be %s.", offsetRange)
	}
	return d, nil
}

// nameOf asks a tzinfo for its name at dt: a str, or None.
func nameOf(t *thread, zoneInfo, dt value) (value, error) {
	if zoneInfo.IsNull() {
		return object.None, nil
	}
	v, err := t.CallMethod(zoneInfo, "tzname", dt)
	if err != nil || v.IsNone() || object.AsStr(v) != nil {
		return v, err
	}
	return value{}, t.Raise(object.TypeError, "tzinfo.tzname() must return None or a string, not '%s'", v.Type().Name)
}

// optionalDelta is a delta as a Value, None for nil.
func optionalDelta(d *delta) value {
	if d == nil {
		return object.None
	}
	return object.From(d)
}
