package decimal

import (
	"math"
	"math/big"
	"strconv"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
)

var decimalParameters = object.Fn("Decimal", "(value='0', context=None)", "", nil)

func decimalNew(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
	var v, ctx value
	switch {
	case len(names) == 0 && len(args) == 1:
		v = args[0]
	case len(args) == 0:
		return made(cls, num{}), nil
	default:
		a, err := decimalParameters.Bind(t, args, names)
		if err != nil {
			return value{}, err
		}
		v, ctx = a[0], a[1]
	}
	c, err := contextArg(t, ctx)
	if err != nil {
		return value{}, err
	}
	if v.IsNull() {
		return made(cls, num{}), nil
	}
	if cls == decimalType && v.Is(decimalType) {
		return v, nil
	}
	n, err := c.exact(t, v)
	if err != nil {
		return value{}, err
	}
	return made(cls, n), nil
}

// operator makes an operator: the operands in their order, by the context of the thread.
func operator(f func(w *work, a, b num) num) func(t *thread, a, b value) (value, error) {
	return func(t *thread, a, b value) (value, error) {
		x, ok := numOf(a)
		if !ok {
			return object.NotImplemented, nil
		}
		y, ok := numOf(b)
		if !ok {
			return object.NotImplemented, nil
		}
		_, c := current(t)
		w := work{t: t, settings: c.settings}
		n := f(&w, x, y)
		if w.status != 0 || w.err != nil {
			if err := c.finish(&w); err != nil {
				return value{}, err
			}
		}
		return newDecimal(n), nil
	}
}

// unaryOperator does the same for one operand.
func unaryOperator(f func(w *work, a num) num) func(t *thread, self value) (value, error) {
	return func(t *thread, self value) (value, error) {
		_, c := current(t)
		w := work{t: t, settings: c.settings}
		n := f(&w, object.As[decimal](self).num)
		return newDecimal(n), c.finish(&w)
	}
}

func defineDecimal() {
	typ := decimalType
	typ.Doc = "A decimal number: Decimal(value) of a number, a text, or a tuple of sign, digits and exponent."
	object.Subclassable[decimal](typ)
	typ.New = decimalNew
	typ.Repr = func(t *thread, self value) (value, error) {
		text, err := textOf(t, self)
		return object.NewStr("Decimal('" + text + "')"), err
	}
	typ.Str = func(t *thread, self value) (value, error) {
		text, err := textOf(t, self)
		return object.NewStr(text), err
	}
	typ.Hash = func(t *thread, self value) (int64, error) {
		n := object.As[decimal](self).num
		switch n.kind {
		case signaling:
			return 0, t.Raise(object.TypeError, "Cannot hash a signaling NaN value")
		case quiet:
			return object.ObjectType.Hash(t, self)
		}
		return n.hash(), t.Charge(n.digits() >> 4)
	}
	typ.Bool = func(t *thread, self value) (bool, error) { return !object.As[decimal](self).isZero(), nil }
	typ.Compare = decimalCompare
	typ.Negative, typ.Positive, typ.Absolute = unaryOperator((*work).minus), unaryOperator((*work).plus), unaryOperator((*work).absolute)
	typ.Binary[object.Add], typ.Binary[object.Subtract] = operator((*work).add), operator((*work).subtract)
	typ.Binary[object.Multiply], typ.Binary[object.TrueDivide] = operator((*work).multiply), operator((*work).divide)
	typ.Binary[object.FloorDivide], typ.Binary[object.Modulo] = operator((*work).divideInt), operator((*work).remainder)
	typ.Binary[object.Power] = operator((*work).pow)
	typ.PowMod = func(t *thread, a, b, m value) (value, error) {
		x, ok1 := numOf(a)
		y, ok2 := numOf(b)
		z, ok3 := numOf(m)
		if !ok1 || !ok2 || !ok3 {
			return object.NotImplemented, nil
		}
		_, c := current(t)
		w := c.work(t)
		n := w.powMod(x, y, z)
		return newDecimal(n), c.finish(w)
	}
	typ.AsInt = func(t *thread, self value) (value, error) { return whole(t, object.As[decimal](self).num) }
	typ.AsFloat = func(t *thread, self value) (value, error) {
		n := object.As[decimal](self).num
		if n.isNaN() {
			if n.kind == signaling {
				return value{}, t.Raise(object.ValueError, "cannot convert signaling NaN to float")
			}
			f := math.NaN()
			if n.neg {
				f = math.Copysign(f, -1)
			}
			return object.Float(f), nil
		}
		if err := t.Charge(n.digits()); err != nil {
			return value{}, err
		}
		f, _ := strconv.ParseFloat(n.write(true, false), 64)
		return object.Float(f), nil
	}
	attr := func(name, doc string, get func(self value) value) *object.GetSet {
		return object.Attr(name, doc, func(t *thread, self value) (value, error) { return get(self), nil }, nil)
	}
	object.DefineType(typ, nil, "decimal", object.TypeDef{
		Methods: append(decimalMethods(), operationMethods()...),
		GetSets: []*object.GetSet{
			attr("real", "The number itself.", func(self value) value { return self }),
			attr("imag", "0.", func(self value) value { return newDecimal(num{}) }),
		},
		ClassMethods: []*object.Builtin{
			object.Method("from_float", "(cls, f, /)", "Return the exact value of a float or int.", func(t *thread, a []value) (value, error) {
				n, ok := numOf(a[1])
				if !ok || object.IsInstance(a[1], decimalType) {
					f, isFloat := object.AsFloat(a[1])
					if !isFloat {
						return value{}, t.Raise(object.TypeError, "argument must be int or float")
					}
					n = ofFloat(f)
				}
				if cls := object.AsType(a[0]); cls != decimalType {
					return t.Call(a[0], newDecimal(n))
				}
				return newDecimal(n), nil
			}),
		},
	})
}

func textOf(t *thread, self value) (string, error) {
	n := object.As[decimal](self).num
	_, c := current(t)
	size := n.digits()
	if err := t.Allocate(size); err != nil {
		return "", err
	}
	if size > 1000 {
		if err := t.Charge(size >> 4 * (size >> 10)); err != nil {
			return "", err
		}
	}
	return n.write(c.capitals, false), nil
}

// decimalCompare compares with any real number, by their exact values.
func decimalCompare(t *thread, a, b value, op int) (value, error) {
	x := object.As[decimal](a).num
	_, c := current(t)
	y, ok := numOf(b)
	if !ok {
		if f, isFloat := object.AsFloat(b); isFloat {
			y = ofFloat(f)
			if isEquality(op) {
				c.flags |= floatOperation
			} else if err := c.signal(t, floatOperation); err != nil {
				return value{}, err
			}
		} else if z, isComplex := object.AsComplex(b); isComplex && isEquality(op) {
			if imag(z) != 0 {
				return object.Bool(op == code.NotEqual), nil
			}
			y = ofFloat(real(z))
			c.flags |= floatOperation
		} else {
			rational, err := t.IsInstance(b, stateOf(t).rationals)
			if err != nil {
				return value{}, err
			}
			if !rational {
				return object.NotImplemented, nil
			}
			if x, y, err = crossed(t, x, b); err != nil {
				return value{}, err
			}
		}
	}
	if x.isNaN() || y.isNaN() {
		if x.kind == signaling || y.kind == signaling || !isEquality(op) {
			if err := c.signal(t, invalid); err != nil {
				return value{}, err
			}
		}
		return object.Bool(op == code.NotEqual), nil
	}
	if x.kind == finite && y.kind == finite {
		if d := x.exp - y.exp; d > 40 || d < -40 {
			if err := t.Charge(x.digits() + y.digits()); err != nil {
				return value{}, err
			}
		}
	}
	return object.Bool(object.ByOrder(compare(x, y), op)), nil
}

// crossed is x * denominator, and the numerator, of a rational number: they compare as x and the number do.
func crossed(t *thread, x num, v value) (num, num, error) {
	var parts [2]num
	for i, name := range [...]string{"numerator", "denominator"} {
		p, err := t.Attr(v, name)
		if err != nil {
			return x, x, err
		}
		n, ok := object.AsBig(p)
		if !ok {
			return x, x, t.Raise(object.TypeError, "%s must be an int", name)
		}
		parts[i] = bigInteger(n)
	}
	if x.kind == finite {
		w := &work{t: t}
		x = w.product(x, parts[1])
		if w.err != nil {
			return x, x, w.err
		}
	}
	return x, parts[0], nil
}

// ratio is a finite number as a fraction in lowest terms.
func ratio(t *thread, n num) (above, below *big.Int, err error) {
	w := &work{t: t, settings: settings{prec: maxPrec}}
	if e := max(n.exp, -n.exp); !w.room(e + n.digits()) {
		return nil, nil, w.err
	}
	above, below = new(big.Int).Set(n.coef()), big.NewInt(1)
	if n.exp >= 0 {
		above.Mul(above, power(n.exp))
	} else {
		below.Set(power(-n.exp))
		if err := t.ChargeDivisor(above, below); err != nil {
			return nil, nil, err
		}
		g := new(big.Int).GCD(nil, nil, above, below)
		if above.Sign() != 0 {
			above.Quo(above, g)
			below.Quo(below, g)
		} else {
			below.SetInt64(1)
		}
	}
	if n.neg {
		above.Neg(above)
	}
	return above, below, nil
}
