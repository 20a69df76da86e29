package datetime

import (
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/stdlib/time"
)

// parts are a time of day.
type parts struct {
	hour, minute, second uint8
	fold                 uint8 // 1: the second of two times that are called the same, as summer time ends
	micro                int32
	zone                 value // a tzinfo, or NULL
}

// clock is a time: a time of day of no day.
type clock struct {
	object.Object
	parts
}

// micros is how long after midnight it is.
func (p *parts) micros() int {
	return (int(p.hour)*3600+int(p.minute)*60+int(p.second))*second + int(p.micro)
}

func clockOf(v value) *clock {
	if object.IsInstance(v, clockType) {
		return object.As[clock](v)
	}
	return nil
}

// checkTime refuses what is no time.
func checkTime(t *thread, h, m, s, us, fold int) error {
	switch {
	case h < 0 || h > 23:
		return t.Raise(object.ValueError, "hour must be in 0..23")
	case m < 0 || m > 59:
		return t.Raise(object.ValueError, "minute must be in 0..59")
	case s < 0 || s > 59:
		return t.Raise(object.ValueError, "second must be in 0..59")
	case us < 0 || us > 999999:
		return t.Raise(object.ValueError, "microsecond must be in 0..999999")
	case fold != 0 && fold != 1:
		return t.Raise(object.ValueError, "fold must be either 0 or 1")
	}
	return nil
}

func (p *parts) set(h, m, s, us, fold int, zone value) {
	*p = parts{uint8(h), uint8(m), uint8(s), uint8(fold), int32(us), zone}
}

// get is the other way.
func (p *parts) get() (h, m, s, us, fold int) {
	return int(p.hour), int(p.minute), int(p.second), int(p.micro), int(p.fold)
}

// clockLike makes a time by a class: a subclass is called.
func clockLike(t *thread, cls *object.Type, h, m, s, us, fold int, zone value) (value, error) {
	if cls == clockType {
		if err := checkTime(t, h, m, s, us, fold); err != nil {
			return value{}, err
		}
		v, c := object.Make[clock](clockType, cls)
		c.set(h, m, s, us, fold, zone)
		return v, nil
	}
	args := []value{integer(h), integer(m), integer(s), integer(us), orNone(zone)}
	if fold == 0 {
		return t.Call(cls.Value(), args...)
	}
	return t.CallNamed(cls.Value(), append(args, integer(fold)), object.Names{t.Interp.Intern("fold")})
}

var clockSignature = &signature{"function", []string{"hour", "minute", "second", "microsecond", "tzinfo", "fold"}, 0, 5, false}

func clockNew(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
	if n := len(args); (n == 1 || n == 2) && len(names) == 0 {
		if s := state(args[0], 6); s != "" && s[0]&0x7f < 24 {
			return clockFromState(t, cls, s, args[1:])
		}
	}
	var a [6]value
	if err := clockSignature.bind(t, a[:], args, names); err != nil {
		return value{}, err
	}
	var h, m, s, us, fold int
	if err := smallInts(t, a[:4], &h, &m, &s, &us); err != nil {
		return value{}, err
	}
	if err := smallInts(t, a[5:], &fold); err != nil {
		return value{}, err
	}
	zone, err := zoneArg(t, a[4])
	if err != nil {
		return value{}, err
	}
	if err := checkTime(t, h, m, s, us, fold); err != nil {
		return value{}, err
	}
	v, c := object.Make[clock](clockType, cls)
	c.set(h, m, s, us, fold, zone)
	return v, nil
}

// stateZone is the tzinfo that a pickle has beside the bytes.
func stateZone(t *thread, rest []value) (value, error) {
	if len(rest) == 0 || rest[0].IsNone() {
		return value{}, nil
	}
	if !object.IsInstance(rest[0], tzinfoType) {
		return value{}, t.Raise(object.TypeError, "bad tzinfo state arg")
	}
	return rest[0], nil
}

func clockFromState(t *thread, cls *object.Type, s string, rest []value) (value, error) {
	zone, err := stateZone(t, rest)
	if err != nil {
		return value{}, err
	}
	h, m, sec, us, fold := int(s[0]&0x7f), int(s[1]), int(s[2]), int(s[3])<<16|int(s[4])<<8|int(s[5]), int(s[0]>>7)
	if err := checkTime(t, h, m, sec, us, fold); err != nil {
		return value{}, err
	}
	v, c := object.Make[clock](clockType, cls)
	c.set(h, m, sec, us, fold, zone)
	return v, nil
}

// bytes is the time as pickle has it.
func (p *parts) bytes(fold bool) []byte {
	h := p.hour
	if fold {
		h |= 0x80
	}
	return []byte{h, p.minute, p.second, byte(p.micro >> 16), byte(p.micro >> 8), byte(p.micro)}
}

// appendArguments writes the arguments of a repr from the hour on, the zone before or after the fold.
func (p *parts) appendArguments(t *thread, b []byte, zoneFirst bool) ([]byte, error) {
	h, m, s, us, fold := p.get()
	b = appendInt(append(appendInt(b, h), ", "...), m)
	if s != 0 || us != 0 {
		b = appendInt(append(b, ", "...), s)
	}
	if us != 0 {
		b = appendInt(append(b, ", "...), us)
	}
	if fold != 0 && !zoneFirst {
		b = append(b, ", fold=1"...)
	}
	if !p.zone.IsNull() {
		text, err := t.Repr(p.zone)
		if err != nil {
			return nil, err
		}
		b = append(append(b, ", tzinfo="...), text...)
	}
	if fold != 0 && zoneFirst {
		b = append(b, ", fold=1"...)
	}
	return append(b, ')'), nil
}

func defineClock() {
	typ := clockType
	typ.Doc = "A time of day: time(hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)."
	object.Subclassable[clock](typ)
	typ.New = clockNew
	typ.Repr = func(t *thread, self value) (value, error) {
		b, err := object.As[clock](self).appendArguments(t, append([]byte(typeName(self)), '('), true)
		return object.NewStr(string(b)), err
	}
	typ.Str = func(t *thread, self value) (value, error) { return t.CallMethod(self, "isoformat") }
	typ.Hash = func(t *thread, self value) (int64, error) {
		c := object.As[clock](self)
		if c.fold != 0 {
			_, first := object.Make[clock](clockType, clockType)
			first.parts = c.parts
			first.fold = 0
			c = first
		}
		off, err := askZone(t, c.zone, "utcoffset", object.None)
		if err != nil || off == nil {
			return mix(int64(c.micros())), err
		}
		n, _ := off.micro()
		return mix(int64(c.micros() - n)), nil
	}
	typ.Compare = clockCompare
	attr := func(name, doc string, get func(p *parts) int) *object.GetSet {
		return object.Attr(name, doc, func(t *thread, self value) (value, error) { return integer(get(&object.As[clock](self).parts)), nil }, nil)
	}
	object.DefineType(typ, nil, "datetime", object.TypeDef{
		GetSets: []*object.GetSet{
			attr("hour", "The hour.", func(p *parts) int { return int(p.hour) }),
			attr("minute", "The minute.", func(p *parts) int { return int(p.minute) }),
			attr("second", "The second.", func(p *parts) int { return int(p.second) }),
			attr("microsecond", "The microsecond.", func(p *parts) int { return int(p.micro) }),
			attr("fold", "1 if it is the second of two times that are called the same.", func(p *parts) int { return int(p.fold) }),
			object.Attr("tzinfo", "The zone, or None.", func(t *thread, self value) (value, error) { return orNone(object.As[clock](self).zone), nil }, nil),
		},
		ClassMethods: []*object.Builtin{
			object.Method("fromisoformat", "(cls, string, /)", "Return the time that is written in a form of ISO 8601.", func(t *thread, a []value) (value, error) {
				s := object.AsStr(a[1])
				if s == nil {
					return value{}, t.Raise(object.TypeError, "fromisoformat: argument must be str")
				}
				text := s.S
				if text != "" && text[0] == 'T' {
					text = text[1:]
				}
				p, ok := parseTime(text)
				if !ok {
					return value{}, invalidISO(t, a[1], malformed, 0)
				}
				zone, err := p.zoneOf(t)
				if err != nil {
					return value{}, err
				}
				return clockLike(t, object.AsType(a[0]), p.hour, p.minute, p.second, p.micro, 0, zone)
			}),
		},
		Methods: clockMethods(),
		Constants: map[string]value{
			"min": plainClock(0, 0, 0, 0), "max": plainClock(23, 59, 59, second-1), "resolution": plainDelta(0, 0, 1),
		},
	})
}

func plainClock(h, m, s, us int) value {
	v, c := object.Make[clock](clockType, clockType)
	c.set(h, m, s, us, 0, value{})
	return v
}

func clockCompare(t *thread, a, b value, op int) (value, error) {
	x, y := clockOf(a), clockOf(b)
	if x == nil || y == nil {
		return object.NotImplemented, nil
	}
	if x.zone == y.zone {
		return object.Bool(object.ByOrder(x.micros()-y.micros(), op)), nil
	}
	xo, err := askZone(t, x.zone, "utcoffset", object.None)
	if err != nil {
		return value{}, err
	}
	yo, err := askZone(t, y.zone, "utcoffset", object.None)
	if err != nil {
		return value{}, err
	}
	if (xo == nil) != (yo == nil) {
		if isEquality(op) {
			return object.Bool(object.ByOrder(1, op)), nil
		}
		return value{}, t.Raise(object.TypeError, "can't compare offset-naive and offset-aware times")
	}
	xm, ym := x.micros(), y.micros()
	if xo != nil {
		n, _ := xo.micro()
		m, _ := yo.micro()
		xm, ym = xm-n, ym-m
	}
	return object.Bool(object.ByOrder(xm-ym, op)), nil
}

// zoneMethods are utcoffset, dst and tzname, which ask the zone about what asked makes of self.
func zoneMethods(zone func(self value) value, asked func(self value) value) []*object.Builtin {
	ask := func(name, doc string) *object.Builtin {
		return object.Method(name, "(self, /)", doc, func(t *thread, a []value) (value, error) {
			d, err := askZone(t, zone(a[0]), name, asked(a[0]))
			return optionalDelta(d), err
		})
	}
	return []*object.Builtin{
		ask("utcoffset", "Return how far the zone is ahead of UTC."),
		ask("dst", "Return how much of that is summer time."),
		object.Method("tzname", "(self, /)", "Return the name of the zone.", func(t *thread, a []value) (value, error) {
			return nameOf(t, zone(a[0]), asked(a[0]))
		}),
	}
}

func clockMethods() []*object.Builtin {
	const fields = "hour=unchanged, minute=unchanged, second=unchanged, microsecond=unchanged, tzinfo=unchanged, "
	methods := zoneMethods(func(self value) value { return object.As[clock](self).zone }, func(value) value { return object.None })
	return append(methods,
		object.Method("isoformat", "(self, /, timespec='auto')", "Return it as HH:MM:SS, with as much as timespec says.", func(t *thread, a []value) (value, error) {
			p, err := precisionArg(t, a[1], 1)
			if err != nil {
				return value{}, err
			}
			c := object.As[clock](a[0])
			h, m, s, us, _ := c.get()
			b := appendClock(nil, h, m, s, us, p)
			off, err := askZone(t, c.zone, "utcoffset", object.None)
			if off != nil {
				b = appendOffset(b, off, ":")
			}
			return object.NewStr(string(b)), err
		}),
		object.Method("strftime", "(self, /, format)", "Return it written as a format says.", func(t *thread, a []value) (value, error) {
			c := object.As[clock](a[0])
			h, m, s, us, _ := c.get()
			f := time.Fields{Year: 1900, Month: 1, Day: 1, Hour: h, Minute: m, Second: s, Yearday: 1, DST: -1}
			return strftime(t, a[0], a[1], f, us, c.zone)
		}),
		object.Method("__format__", "(self, format, /)", "Return it written as a format says.", formatted),
		object.Method("replace", "(self, /, "+fields+"*, fold=unchanged)", "Return a copy in which some fields have new values.", clockReplace),
		object.Method("__replace__", "(self, /, *, "+fields+"fold=unchanged)", "Return a copy in which some fields have new values.", clockReplace),
		object.Method("__reduce__", "(self, /)", "What pickle and copy make it again from.", func(t *thread, a []value) (value, error) {
			return clockReduce(a[0], false), nil
		}),
		object.Method("__reduce_ex__", "(self, proto, /)", "What pickle and copy make it again from.", func(t *thread, a []value) (value, error) {
			proto, err := t.IntArg(a[1])
			return clockReduce(a[0], proto > 3), err
		}),
	)
}

func clockReduce(self value, fold bool) value {
	c := object.As[clock](self)
	args := []value{object.NewBytes(string(c.bytes(fold && c.fold != 0)))}
	if !c.zone.IsNull() {
		args = append(args, c.zone)
	}
	return object.NewTuple(self.Type().Value(), object.NewTuple(args...))
}

func clockReplace(t *thread, a []value) (value, error) {
	c := object.As[clock](a[0])
	h, m, s, us, fold := c.get()
	if err := smallInts(t, a[1:5], &h, &m, &s, &us); err != nil {
		return value{}, err
	}
	if err := smallInts(t, a[6:], &fold); err != nil {
		return value{}, err
	}
	zone := c.zone
	if !a[5].IsNull() {
		var err error
		if zone, err = zoneArg(t, a[5]); err != nil {
			return value{}, err
		}
	}
	return clockLike(t, a[0].Type(), h, m, s, us, fold, zone)
}
