package datetime

import (
	"sync"

	"github.com/jinklink/jink/python/object"
)

// zone is a timezone: one that is always as far from UTC.
type zone struct {
	object.Object
	offset value // a timedelta, exactly
	name   value // a str, or NULL
}

// utc is timezone.utc.
var utc = sync.OnceValue(func() value {
	v, z := object.Make[zone](zoneType, zoneType)
	z.offset = plainDelta(0, 0, 0)
	return v
})

const offsetRange = "a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24)"

// inDay reports whether an offset is less than a day either way.
func (d *delta) inDay() bool { return d.days == 0 || d.days == -1 && (d.seconds != 0 || d.micros != 0) }

// newZone makes a timezone, or takes utc.
func newZone(t *thread, offset, name value) (value, error) {
	d := deltaOf(offset)
	if !d.inDay() {
		repr, err := t.Repr(offset)
		if err != nil {
			return value{}, err
		}
		return value{}, t.Raise(object.ValueError, "offset must be %s, not %s.", offsetRange, repr)
	}
	if name.IsNull() && d.days == 0 && d.seconds == 0 && d.micros == 0 {
		return utc(), nil
	}
	v, z := object.Make[zone](zoneType, zoneType)
	z.offset, z.name = offset, name
	return v, nil
}

var zoneSignature = &signature{"timezone()", []string{"offset", "name"}, 1, 2, false}

func zoneNew(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
	var a [2]value
	if err := zoneSignature.bind(t, a[:], args, names); err != nil {
		return value{}, err
	}
	if deltaOf(a[0]) == nil {
		return value{}, t.Raise(object.TypeError, "timezone() argument 1 must be datetime.timedelta, not %s", a[0].Type().Name)
	}
	if !a[1].IsNull() && object.AsStr(a[1]) == nil {
		return value{}, t.Raise(object.TypeError, "timezone() argument 2 must be str, not %s", orTypeName(a[1]))
	}
	return newZone(t, a[0], a[1])
}

// dtArg refuses what a method of a zone is asked about that is neither a datetime nor None.
func dtArg(t *thread, v value, method string) error {
	if v.IsNone() || object.IsInstance(v, datetimeType) {
		return nil
	}
	return t.Raise(object.TypeError, "%s(dt) argument must be a datetime instance or None, not %s", method, v.Type().Name)
}

func (z *zone) text() string {
	if !z.name.IsNull() {
		return object.AsStr(z.name).S
	}
	d := deltaOf(z.offset)
	if d.days == 0 && d.seconds == 0 && d.micros == 0 {
		return "UTC"
	}
	return string(appendOffset([]byte("UTC"), d, ":"))
}

func defineZone() {
	typ := zoneType
	typ.Flags |= object.Final
	object.StructOf[zone](typ)
	typ.Doc = "A zone that is always as far from UTC: timezone(offset, name)."
	typ.New = zoneNew
	typ.Hash = func(t *thread, self value) (int64, error) { return deltaOf(object.As[zone](self).offset).hash(), nil }
	typ.Compare = func(t *thread, a, b value, op int) (value, error) {
		if !a.Is(zoneType) || !b.Is(zoneType) {
			return object.NotImplemented, nil
		}
		order := deltaOf(object.As[zone](a).offset).compare(deltaOf(object.As[zone](b).offset))
		if order != 0 {
			order = 1
		}
		if !isEquality(op) {
			return object.NotImplemented, nil
		}
		return object.Bool(object.ByOrder(order, op)), nil
	}
	typ.Repr = func(t *thread, self value) (value, error) {
		if self == utc() {
			return object.NewStr("datetime.timezone.utc"), nil
		}
		z := object.As[zone](self)
		text, err := t.Repr(z.offset)
		if err == nil && !z.name.IsNull() {
			var name string
			name, err = t.Repr(z.name)
			text += ", " + name
		}
		return object.NewStr("datetime.timezone(" + text + ")"), err
	}
	typ.Str = func(t *thread, self value) (value, error) {
		z := object.As[zone](self)
		if !z.name.IsNull() {
			return z.name, nil
		}
		return object.NewStr(z.text()), nil
	}
	object.Constant(typ)
	object.DefineType(typ, tzinfoType, "datetime", object.TypeDef{
		Methods: []*object.Builtin{
			object.Method("tzname", "(self, dt, /)", "Return its name, or UTC and the offset.", func(t *thread, a []value) (value, error) {
				if err := dtArg(t, a[1], "tzname"); err != nil {
					return value{}, err
				}
				return typ.Str(t, a[0])
			}),
			object.Method("utcoffset", "(self, dt, /)", "Return how far it is ahead of UTC.", func(t *thread, a []value) (value, error) {
				return object.As[zone](a[0]).offset, dtArg(t, a[1], "utcoffset")
			}),
			object.Method("dst", "(self, dt, /)", "Return None: there is no summer time.", func(t *thread, a []value) (value, error) {
				return object.None, dtArg(t, a[1], "dst")
			}),
			object.Method("fromutc", "(self, dt, /)", "Return a datetime in UTC as one in this zone.", func(t *thread, a []value) (value, error) {
				if !object.IsInstance(a[1], datetimeType) {
					return value{}, t.Raise(object.TypeError, "fromutc: argument must be a datetime")
				}
				if object.As[datetime](a[1]).zone != a[0] {
					return value{}, t.Raise(object.ValueError, "fromutc: dt.tzinfo is not self")
				}
				return addDelta(t, a[1], deltaOf(object.As[zone](a[0]).offset), 1)
			}),
			object.Method("__getinitargs__", "(self, /)", "What pickle and copy make it again from.", func(t *thread, a []value) (value, error) {
				z := object.As[zone](a[0])
				if z.name.IsNull() {
					return object.NewTuple(z.offset), nil
				}
				return object.NewTuple(z.offset, z.name), nil
			}),
		},
		Constants: map[string]value{"utc": utc(), "min": fixed(-(daySeconds - 60)), "max": fixed(daySeconds - 60)},
	})
}

// fixed is a timezone without a name.
func fixed(seconds int) value {
	v, z := object.Make[zone](zoneType, zoneType)
	z.offset = plainDelta(0, seconds, 0)
	return v
}
