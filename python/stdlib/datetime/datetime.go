package datetime

import (
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/stdlib/time"
)

// datetime is a day and a time of it.
type datetime struct {
	date
	parts
}

func datetimeOf(v value) *datetime {
	if object.IsInstance(v, datetimeType) {
		return object.As[datetime](v)
	}
	return nil
}

// newDatetime makes a datetime of a class, that is known to be one.
func newDatetime(cls *object.Type, y, m, d, micros, fold int, zone value) value {
	v, o := object.Make[datetime](datetimeType, cls)
	o.year, o.month, o.day = int16(y), uint8(m), uint8(d)
	s := micros / second
	o.set(s/3600, s/60%60, s%60, micros%second, fold, zone)
	return v
}

// datetimeLike makes a datetime by a class: a subclass is called, since it may have a __new__ of its own.
func datetimeLike(t *thread, cls *object.Type, y, m, d, h, min, s, us, fold int, zone value) (value, error) {
	if cls == datetimeType {
		if err := checkDate(t, y, m, d); err != nil {
			return value{}, err
		}
		if err := checkTime(t, h, min, s, us, fold); err != nil {
			return value{}, err
		}
		v, o := object.Make[datetime](datetimeType, cls)
		o.year, o.month, o.day = int16(y), uint8(m), uint8(d)
		o.set(h, min, s, us, fold, zone)
		return v, nil
	}
	args := []value{integer(y), integer(m), integer(d), integer(h), integer(min), integer(s), integer(us), orNone(zone)}
	if fold == 0 {
		return t.Call(cls.Value(), args...)
	}
	return t.CallNamed(cls.Value(), append(args, integer(fold)), object.Names{t.Interp.Intern("fold")})
}

// datetimeFrom makes the datetime of a day by its number and microseconds of it, which may be more than a day or negative.
func datetimeFrom(t *thread, cls *object.Type, day, micros, fold int, zone value) (value, error) {
	more, micros := floorDiv(micros, dayMicros)
	day += more
	if day < 1 || day > maxDay {
		return value{}, t.Raise(object.OverflowError, "date value out of range")
	}
	y, m, d := fromOrdinal(day)
	if cls == datetimeType {
		return newDatetime(cls, y, m, d, micros, fold, zone), nil
	}
	s := micros / second
	return datetimeLike(t, cls, y, m, d, s/3600, s/60%60, s%60, micros%second, fold, zone)
}

// addDelta is a datetime plus, or with sign -1 minus, a timedelta.
func addDelta(t *thread, v value, by *delta, sign int) (value, error) {
	o := object.As[datetime](v)
	return datetimeFrom(t, v.Type(), o.ordinal()+sign*by.days, o.micros()+sign*(by.seconds*second+by.micros), 0, o.zone)
}

var datetimeSignature = &signature{"function",
	[]string{"year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "fold"}, 3, 8, true}

func datetimeNew(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
	if n := len(args); (n == 1 || n == 2) && len(names) == 0 {
		if s := state(args[0], 10); s != "" && s[2]&0x7f >= 1 && s[2]&0x7f <= 12 {
			return datetimeFromState(t, cls, s, args[1:])
		}
	}
	var a [9]value
	if err := datetimeSignature.bind(t, a[:], args, names); err != nil {
		return value{}, err
	}
	var y, m, d, h, min, s, us, fold int
	if err := smallInts(t, a[:7], &y, &m, &d, &h, &min, &s, &us); err != nil {
		return value{}, err
	}
	if err := smallInts(t, a[8:], &fold); err != nil {
		return value{}, err
	}
	if err := checkDate(t, y, m, d); err != nil {
		return value{}, err
	}
	if err := checkTime(t, h, min, s, us, fold); err != nil {
		return value{}, err
	}
	zone, err := zoneArg(t, a[7])
	if err != nil {
		return value{}, err
	}
	v, o := object.Make[datetime](datetimeType, cls)
	o.year, o.month, o.day = int16(y), uint8(m), uint8(d)
	o.set(h, min, s, us, fold, zone)
	return v, nil
}

func datetimeFromState(t *thread, cls *object.Type, s string, rest []value) (value, error) {
	zone, err := stateZone(t, rest)
	if err != nil {
		return value{}, err
	}
	y, m, d := int(s[0])<<8|int(s[1]), int(s[2]&0x7f), int(s[3])
	h, min, sec, us, fold := int(s[4]), int(s[5]), int(s[6]), int(s[7])<<16|int(s[8])<<8|int(s[9]), int(s[2]>>7)
	if err := checkDate(t, y, m, d); err != nil {
		return value{}, err
	}
	if err := checkTime(t, h, min, sec, us, fold); err != nil {
		return value{}, err
	}
	v, o := object.Make[datetime](datetimeType, cls)
	o.year, o.month, o.day = int16(y), uint8(m), uint8(d)
	o.set(h, min, sec, us, fold, zone)
	return v, nil
}

func defineDatetime() {
	typ := datetimeType
	typ.Doc = "A day and a time of it: datetime(year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)."
	object.Extend[datetime](typ, dateType, false)
	typ.New = datetimeNew
	typ.Repr = func(t *thread, self value) (value, error) {
		o := object.As[datetime](self)
		y, m, d := o.ymd()
		b := appendInt(append([]byte(typeName(self)), '('), y)
		b = appendInt(append(b, ", "...), m)
		b = appendInt(append(b, ", "...), d)
		b, err := o.appendArguments(t, append(b, ", "...), false)
		return object.NewStr(string(b)), err
	}
	typ.Str = func(t *thread, self value) (value, error) { return t.CallMethod(self, "isoformat", object.NewStr(" ")) }
	typ.Hash = func(t *thread, self value) (int64, error) {
		o := object.As[datetime](self)
		y, m, d := o.ymd()
		if o.fold != 0 {
			self = newDatetime(datetimeType, y, m, d, o.micros(), 0, o.zone)
		}
		off, err := askZone(t, o.zone, "utcoffset", self)
		if err != nil {
			return 0, err
		}
		day, micros := o.ordinal(), o.micros()
		if off != nil {
			more, rest := floorDiv(micros-off.seconds*second-off.micros, dayMicros)
			day, micros = day-off.days+more, rest
		}
		return mix(int64(day), int64(micros)), nil
	}
	typ.Compare = datetimeCompare
	typ.Binary[object.Add] = func(t *thread, a, b value) (value, error) {
		if datetimeOf(a) == nil {
			a, b = b, a
		}
		by := deltaOf(b)
		if by == nil || datetimeOf(a) == nil {
			return object.NotImplemented, nil
		}
		return addDelta(t, a, by, 1)
	}
	typ.Binary[object.Subtract] = datetimeSubtract
	attr := func(name, doc string, get func(p *parts) int) *object.GetSet {
		return object.Attr(name, doc, func(t *thread, self value) (value, error) { return integer(get(&object.As[datetime](self).parts)), nil }, nil)
	}
	object.DefineType(typ, dateType, "datetime", object.TypeDef{
		GetSets: []*object.GetSet{
			attr("hour", "The hour.", func(p *parts) int { return int(p.hour) }),
			attr("minute", "The minute.", func(p *parts) int { return int(p.minute) }),
			attr("second", "The second.", func(p *parts) int { return int(p.second) }),
			attr("microsecond", "The microsecond.", func(p *parts) int { return int(p.micro) }),
			attr("fold", "1 if it is the second of two times that are called the same.", func(p *parts) int { return int(p.fold) }),
			object.Attr("tzinfo", "The zone, or None.", func(t *thread, self value) (value, error) { return orNone(object.As[datetime](self).zone), nil }, nil),
		},
		ClassMethods: datetimeMakers(), Methods: datetimeMethods(),
		Constants: map[string]value{
			"min": newDatetime(typ, minYear, 1, 1, 0, 0, value{}), "max": newDatetime(typ, maxYear, 12, 31, dayMicros-1, 0, value{}), "resolution": plainDelta(0, 0, 1),
		},
	})
}

// offsets are how far two datetimes are from UTC, nil where they do not know.
func offsets(t *thread, a, b value) (x, y *delta, err error) {
	if x, err = askZone(t, object.As[datetime](a).zone, "utcoffset", a); err == nil {
		y, err = askZone(t, object.As[datetime](b).zone, "utcoffset", b)
	}
	return
}

// differsByFold reports whether the offset of a datetime depends on fold: then it equals none in another zone.
func differsByFold(t *thread, v value, off *delta) (bool, error) {
	o := object.As[datetime](v)
	if off == nil || o.zone.Is(zoneType) {
		return false, nil
	}
	y, m, d := o.ymd()
	flipped, err := askZone(t, o.zone, "utcoffset", newDatetime(datetimeType, y, m, d, o.micros(), 1-int(o.fold), o.zone))
	if err != nil {
		return false, err
	}
	return flipped == nil || flipped.compare(off) != 0, nil
}

// between is the time from y to x, as their fields tell it.
func (o *datetime) between(p *datetime) (days, micros int) {
	return o.ordinal() - p.ordinal(), o.micros() - p.micros()
}

// difference is the time from b to a, by their offsets if they differ.
func difference(t *thread, a, b value, x, y *delta) (*delta, error) {
	days, micros := object.As[datetime](a).between(object.As[datetime](b))
	if x != nil && y != nil && x != y {
		days += y.days - x.days
		micros += (y.seconds-x.seconds)*second + y.micros - x.micros
	}
	v, err := newDelta(t, deltaType, days, 0, micros)
	if err != nil {
		return nil, err
	}
	return object.As[delta](v), nil
}

func (d *delta) sign() int {
	switch {
	case d.days < 0:
		return -1
	case d.days == 0 && d.seconds == 0 && d.micros == 0:
		return 0
	}
	return 1
}

func (o *datetime) compareFields(p *datetime) int {
	if c := o.date.compare(&p.date); c != 0 {
		return c
	}
	return o.micros() - p.micros()
}

func datetimeCompare(t *thread, a, b value, op int) (value, error) {
	o, p := datetimeOf(a), datetimeOf(b)
	if o == nil || p == nil {
		return object.NotImplemented, nil
	}
	if o.zone == p.zone {
		return object.Bool(object.ByOrder(o.compareFields(p), op)), nil
	}
	x, y, err := offsets(t, a, b)
	if err != nil {
		return value{}, err
	}
	if (x == nil) != (y == nil) {
		if isEquality(op) {
			return object.Bool(object.ByOrder(1, op)), nil
		}
		return value{}, t.Raise(object.TypeError, "can't compare offset-naive and offset-aware datetimes")
	}
	if isEquality(op) {
		for _, c := range [...]struct {
			v   value
			off *delta
		}{{a, x}, {b, y}} {
			if differs, err := differsByFold(t, c.v, c.off); err != nil || differs {
				return object.Bool(object.ByOrder(1, op)), err
			}
		}
	}
	d, err := difference(t, a, b, x, y)
	if err != nil {
		return value{}, err
	}
	return object.Bool(object.ByOrder(d.sign(), op)), nil
}

func datetimeSubtract(t *thread, a, b value) (value, error) {
	o, p := datetimeOf(a), datetimeOf(b)
	if o == nil {
		return object.NotImplemented, nil
	}
	if by := deltaOf(b); by != nil {
		return addDelta(t, a, by, -1)
	}
	if p == nil {
		return object.NotImplemented, nil
	}
	var x, y *delta
	if o.zone != p.zone {
		var err error
		if x, y, err = offsets(t, a, b); err != nil {
			return value{}, err
		}
		if (x == nil) != (y == nil) {
			return value{}, t.Raise(object.TypeError, "can't subtract offset-naive and offset-aware datetimes")
		}
	}
	d, err := difference(t, a, b, x, y)
	if err != nil {
		return value{}, err
	}
	return object.From(d), nil
}

// fields is the moment as strftime wants it.
func (o *datetime) fields() time.Fields {
	f := o.date.fields()
	f.Hour, f.Minute, f.Second = int(o.hour), int(o.minute), int(o.second)
	return f
}
