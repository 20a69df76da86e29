package datetime

import (
	"math"
	"math/big"

	"github.com/jinklink/jink/python/object"
)

const (
	maxDeltaDays = 999999999
	daySeconds   = 86400
	second       = 1000000 // microseconds
	dayMicros    = daySeconds * second
)

// delta is a timedelta: days of either sign, and seconds and microseconds that are not negative and less than a day and a
// second.
type delta struct {
	object.Object
	days, seconds, micros int
}

// micro is all of it in microseconds; ok is false if that does not fit.
func (d *delta) micro() (n int, ok bool) {
	return d.days*dayMicros + d.seconds*second + d.micros, d.days < 100_000_000 && d.days > -100_000_000
}

// total is all of it in microseconds.
func (d *delta) total() *big.Int {
	if n, ok := d.micro(); ok {
		return big.NewInt(int64(n))
	}
	n := big.NewInt(dayMicros)
	n.Mul(n, big.NewInt(int64(d.days)))
	return n.Add(n, big.NewInt(int64(d.seconds*second+d.micros)))
}

// deltaOf is the timedelta that v is, of whatever subclass, or nil.
func deltaOf(v value) *delta {
	if object.IsInstance(v, deltaType) {
		return object.As[delta](v)
	}
	return nil
}

// newDelta makes a timedelta; seconds and micros may be anything that leaves room for a sum.
func newDelta(t *thread, cls *object.Type, days, seconds, micros int) (value, error) {
	if micros < 0 || micros >= second {
		var more int
		more, micros = floorDiv(micros, second)
		seconds += more
	}
	if seconds < 0 || seconds >= daySeconds {
		var more int
		more, seconds = floorDiv(seconds, daySeconds)
		days += more
	}
	if days > maxDeltaDays || days < -maxDeltaDays {
		return value{}, t.Raise(object.OverflowError, "days=%d; must have magnitude <= %d", days, maxDeltaDays)
	}
	v, d := object.Make[delta](deltaType, cls)
	d.days, d.seconds, d.micros = days, seconds, micros
	return v, nil
}

// plainDelta is newDelta for a timedelta that is known to be in range.
func plainDelta(days, seconds, micros int) value {
	v, _ := newDelta(nil, deltaType, days, seconds, micros)
	return v
}

// bigDelta makes a timedelta of so many microseconds.
func bigDelta(t *thread, cls *object.Type, n *big.Int) (value, error) {
	days, rest := new(big.Int).DivMod(n, big.NewInt(dayMicros), new(big.Int))
	if !days.IsInt64() || days.Int64() > math.MaxInt32 || days.Int64() < math.MinInt32 {
		return value{}, t.Raise(object.OverflowError, "Python int too large to convert to C int")
	}
	return newDelta(t, cls, int(days.Int64()), 0, int(rest.Int64()))
}

var deltaSignature = &signature{"__new__()", []string{"days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"}, 0, 7, false}

// deltaUnits are the parameters, in the order in which they are added up: it matters for what is lost of fractions.
var deltaUnits = [...]struct{ parameter, micros int }{
	{2, 1}, {3, 1000}, {1, second}, {4, 60 * second}, {5, 3600 * second}, {0, dayMicros}, {6, 7 * dayMicros},
}

func deltaNew(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
	var a [7]value
	if err := deltaSignature.bind(t, a[:], args, names); err != nil {
		return value{}, err
	}
	// Most are made of a few small ints.
	const small = 100_000_000
	days, micros, ok := 0, 0, true
	for _, u := range deltaUnits {
		v := a[u.parameter]
		if v.IsNull() {
			continue
		}
		n := v.Int64()
		if !v.IsInt() || n > small || n < -small {
			ok = false
			break
		}
		if u.micros >= dayMicros {
			days += int(n) * (u.micros / dayMicros)
		} else {
			micros += int(n) * u.micros
		}
	}
	if ok {
		more, rest := floorDiv(micros, dayMicros)
		return newDelta(t, cls, days+more, 0, rest)
	}
	sum, left := new(big.Int), 0.0
	for _, u := range deltaUnits {
		if v := a[u.parameter]; !v.IsNull() {
			if err := addUnits(t, sum, &left, v, u.micros, deltaSignature.names[u.parameter]); err != nil {
				return value{}, err
			}
		}
	}
	if left != 0 {
		whole := math.Round(left)
		if math.Abs(whole-left) == 0.5 {
			// Halfway between two: the sum is to be even.
			odd := float64(sum.Bit(0))
			whole = 2*math.Round((left+odd)/2) - odd
		}
		sum.Add(sum, big.NewInt(int64(whole)))
	}
	return bigDelta(t, cls, sum)
}

// addUnits adds v units of so many microseconds to sum, and what is less than one to left.
func addUnits(t *thread, sum *big.Int, left *float64, v value, micros int, name string) error {
	unit := big.NewInt(int64(micros))
	if n, ok := object.AsBig(v); ok {
		if err := t.Charge(len(n.Bits())); err != nil {
			return err
		}
		sum.Add(sum, unit.Mul(unit, n))
		return nil
	}
	f, ok := object.AsFloat(v)
	if !ok {
		return t.Raise(object.TypeError, "unsupported type for timedelta %s component: %s", name, v.Type().Name)
	}
	whole, frac := math.Modf(f)
	n, err := wholeFloat(t, whole)
	if err != nil {
		return err
	}
	sum.Add(sum, n.Mul(n, unit))
	if frac != 0 {
		w, rest := math.Modf(frac * float64(micros))
		sum.Add(sum, big.NewInt(int64(w)))
		*left += rest
	}
	return nil
}

// wholeFloat is a float without a fraction as an int.
func wholeFloat(t *thread, f float64) (*big.Int, error) {
	switch {
	case math.IsNaN(f):
		return nil, t.Raise(object.ValueError, "cannot convert float NaN to integer")
	case math.IsInf(f, 0):
		return nil, t.Raise(object.OverflowError, "cannot convert float infinity to integer")
	}
	n, _ := big.NewFloat(f).Int(nil)
	return n, nil
}

func defineDelta() {
	typ := deltaType
	typ.Doc = "The time between two moments: timedelta(days, seconds, microseconds, milliseconds, minutes, hours, weeks), all of them numbers that may be negative."
	object.Subclassable[delta](typ)
	object.Constant(typ)
	typ.New = deltaNew
	typ.Repr = deltaRepr
	typ.Str = func(t *thread, self value) (value, error) { return object.NewStr(object.As[delta](self).text()), nil }
	typ.Hash = func(t *thread, self value) (int64, error) { return object.As[delta](self).hash(), nil }
	typ.Bool = func(t *thread, self value) (bool, error) {
		d := object.As[delta](self)
		return d.days != 0 || d.seconds != 0 || d.micros != 0, nil
	}
	typ.Compare = func(t *thread, a, b value, op int) (value, error) {
		x, y := deltaOf(a), deltaOf(b)
		if x == nil || y == nil {
			return object.NotImplemented, nil
		}
		return object.Bool(object.ByOrder(x.compare(y), op)), nil
	}
	typ.Negative = func(t *thread, self value) (value, error) { return object.As[delta](self).negated(t) }
	typ.Positive = func(t *thread, self value) (value, error) {
		d := object.As[delta](self)
		return newDelta(t, deltaType, d.days, d.seconds, d.micros)
	}
	typ.Absolute = func(t *thread, self value) (value, error) {
		d := object.As[delta](self)
		if d.days < 0 {
			return d.negated(t)
		}
		return newDelta(t, deltaType, d.days, d.seconds, d.micros)
	}
	deltaOperators(typ)
	attr := func(name, doc string, get func(d *delta) int) *object.GetSet {
		return object.Attr(name, doc, func(t *thread, self value) (value, error) { return integer(get(object.As[delta](self))), nil }, func(t *thread, self, v value) error {
			return t.Raise(object.AttributeError, "readonly attribute")
		})
	}
	object.DefineType(typ, nil, "datetime", object.TypeDef{
		GetSets: []*object.GetSet{
			attr("days", "The days, of either sign.", func(d *delta) int { return d.days }),
			attr("seconds", "The seconds, from 0 to less than a day.", func(d *delta) int { return d.seconds }),
			attr("microseconds", "The microseconds, from 0 to less than a second.", func(d *delta) int { return d.micros }),
		},
		Methods: []*object.Builtin{
			object.Method("total_seconds", "(self, /)", "Return all of it in seconds.", func(t *thread, a []value) (value, error) {
				d := object.As[delta](a[0])
				if n, ok := d.micro(); ok && n < 1<<53 && n > -1<<53 {
					return object.Float(float64(n) / second), nil
				}
				f, _ := new(big.Rat).SetFrac(d.total(), big.NewInt(second)).Float64()
				return object.Float(f), nil
			}),
			object.Method("__reduce__", "(self, /)", "What pickle and copy make it again from.", func(t *thread, a []value) (value, error) {
				d := object.As[delta](a[0])
				return object.NewTuple(a[0].Type().Value(), object.NewTuple(integer(d.days), integer(d.seconds), integer(d.micros))), nil
			}),
			object.Method("__divmod__", "(self, value, /)", "Return divmod(self, value).", deltaDivmod),
			object.Method("__rdivmod__", "(self, value, /)", "Return divmod(value, self).", func(t *thread, a []value) (value, error) {
				return deltaDivmod(t, []value{a[1], a[0]})
			}),
		},
		Constants: map[string]value{
			"min": plainDelta(-maxDeltaDays, 0, 0), "max": plainDelta(maxDeltaDays, daySeconds-1, second-1), "resolution": plainDelta(0, 0, 1),
		},
	})
}

func (d *delta) negated(t *thread) (value, error) {
	return newDelta(t, deltaType, -d.days, -d.seconds, -d.micros)
}

func (d *delta) compare(o *delta) int {
	for _, c := range [...]int{d.days - o.days, d.seconds - o.seconds, d.micros - o.micros} {
		if c != 0 {
			return c
		}
	}
	return 0
}

func (d *delta) hash() int64 { return mix(int64(d.days), int64(d.seconds), int64(d.micros)) }

func deltaRepr(t *thread, self value) (value, error) {
	d := object.As[delta](self)
	b := append([]byte(typeName(self)), '(')
	sep := ""
	for _, p := range [...]struct {
		name string
		n    int
	}{{"days=", d.days}, {"seconds=", d.seconds}, {"microseconds=", d.micros}} {
		if p.n != 0 {
			b = appendInt(append(append(b, sep...), p.name...), p.n)
			sep = ", "
		}
	}
	if sep == "" {
		b = append(b, '0')
	}
	return object.NewStr(string(append(b, ')'))), nil
}

func (d *delta) text() string {
	var b []byte
	if d.days != 0 {
		b = append(appendInt(b, d.days), " day"...)
		if d.days != 1 && d.days != -1 {
			b = append(b, 's')
		}
		b = append(b, ", "...)
	}
	b = appendInt(b, d.seconds/3600)
	b = append2(append(b, ':'), d.seconds/60%60)
	b = append2(append(b, ':'), d.seconds%60)
	if d.micros != 0 {
		b = append6(append(b, '.'), d.micros)
	}
	return string(b)
}
