package decimal

import (
	"github.com/jinklink/jink/python/object"
)

// operation is one of the specification's, with as many operands: a method of Decimal, and one of Context.
type operation struct {
	name, doc string
	operands  int
	of        func(w *work, a []num) num
	only      byte // 'c': only Context has it, 'd': only Decimal
}

func one(f func(w *work, a num) num) func(w *work, a []num) num {
	return func(w *work, a []num) num { return f(w, a[0]) }
}

func two(f func(w *work, a, b num) num) func(w *work, a []num) num {
	return func(w *work, a []num) num { return f(w, a[0], a[1]) }
}

// operations are those whose result is a Decimal.
func operations() []operation {
	choose := func(sign int, absolute bool) func(w *work, a []num) num {
		return two(func(w *work, a, b num) num { return w.choose(a, b, sign, absolute) })
	}
	bitwise := func(op func(x, y byte) byte) func(w *work, a []num) num {
		return two(func(w *work, a, b num) num { return w.logical(a, b, op) })
	}
	return []operation{
		{"exp", "Return e**self.", 1, one((*work).exp), 0},
		{"ln", "Return the natural logarithm.", 1, one((*work).ln), 0},
		{"log10", "Return the logarithm to base 10.", 1, one((*work).log10), 0},
		{"sqrt", "Return the square root.", 1, one((*work).sqrt), 0},
		{"logb", "Return the exponent of the first digit.", 1, one((*work).logb), 0},
		{"normalize", "Return it without zeros at the end.", 1, one((*work).reduce), 0},
		{"next_minus", "Return the greatest number that is less.", 1, one(func(w *work, a num) num { return w.next(a, false) }), 0},
		{"next_plus", "Return the least number that is greater.", 1, one(func(w *work, a num) num { return w.next(a, true) }), 0},
		{"logical_invert", "Return it with each digit, 0 or 1, inverted.", 1, one((*work).invert), 0},
		{"compare", "Return -1, 0 or 1 as it compares.", 2, two((*work).compareNum), 0},
		{"compare_signal", "Return -1, 0 or 1 as it compares; nans signal.", 2, two((*work).compareSignal), 0},
		{"compare_total", "Return -1, 0 or 1 by an order of all numbers.", 2, two(func(w *work, a, b num) num { return integer(int64(total(a, b))) }), 0},
		{"compare_total_mag", "Return -1, 0 or 1 by an order of all absolute values.", 2, two(func(w *work, a, b num) num { return integer(int64(totalAbs(a.abs(), b.abs()))) }), 0},
		{"max", "Return the greater one.", 2, choose(1, false), 0},
		{"max_mag", "Return the one with the greater absolute value.", 2, choose(1, true), 0},
		{"min", "Return the lesser one.", 2, choose(-1, false), 0},
		{"min_mag", "Return the one with the lesser absolute value.", 2, choose(-1, true), 0},
		{"next_toward", "Return the neighbour in the direction of other.", 2, two((*work).nextToward), 0},
		{"remainder_near", "Return what is left of a division by other whose quotient is rounded.", 2, two((*work).remainderNear), 0},
		{"rotate", "Return it with its digits rotated.", 2, two((*work).rotate), 0},
		{"shift", "Return it with its digits moved.", 2, two((*work).shift), 0},
		{"scaleb", "Return it with other added to the exponent.", 2, two((*work).scaleb), 0},
		{"logical_and", "Return the digits, 0 or 1, that both have.", 2, bitwise(func(x, y byte) byte { return x & y }), 0},
		{"logical_or", "Return the digits, 0 or 1, that either has.", 2, bitwise(func(x, y byte) byte { return x | y }), 0},
		{"logical_xor", "Return the digits, 0 or 1, in which they differ.", 2, bitwise(func(x, y byte) byte { return x ^ y }), 0},
		{"fma", "Return self*other + third, rounded once.", 3, func(w *work, a []num) num { return w.fma(a[0], a[1], a[2]) }, 0},
		{"abs", "Return the absolute value.", 1, one((*work).absolute), 'c'},
		{"minus", "Return -a.", 1, one((*work).minus), 'c'},
		{"plus", "Return +a.", 1, one((*work).plus), 'c'},
		{"add", "Return a + b.", 2, two((*work).add), 'c'},
		{"subtract", "Return a - b.", 2, two((*work).subtract), 'c'},
		{"multiply", "Return a * b.", 2, two((*work).multiply), 'c'},
		{"divide", "Return a / b.", 2, two((*work).divide), 'c'},
		{"divide_int", "Return a // b.", 2, two((*work).divideInt), 'c'},
		{"remainder", "Return a % b.", 2, two((*work).remainder), 'c'},
		{"quantize", "Return a with the exponent of b.", 2, two((*work).quantize), 'c'},
		{"to_integral_exact", "Return it rounded to a whole number.", 1, one(func(w *work, a num) num { return w.integral(a, w.rounding, true) }), 'c'},
		{"to_integral_value", "Return it rounded to a whole number, without signals.", 1, one(func(w *work, a num) num { return w.integral(a, w.rounding, false) }), 'c'},
		{"to_integral", "Return it rounded to a whole number, without signals.", 1, one(func(w *work, a num) num { return w.integral(a, w.rounding, false) }), 'c'},
	}
}

// predicate is a question about a number.
type predicate struct {
	name, doc string
	of        func(w *work, a num) bool
	context   bool // it depends on the context
}

func predicates() []predicate {
	normal := func(w *work, a num) bool { return a.kind == finite && !a.noCoef() && a.adjusted() >= w.emin }
	return []predicate{
		{"is_canonical", "Return True.", func(w *work, a num) bool { return true }, false},
		{"is_finite", "Return whether it is finite.", func(w *work, a num) bool { return a.kind == finite }, false},
		{"is_infinite", "Return whether it is infinite.", func(w *work, a num) bool { return a.kind == infinite }, false},
		{"is_nan", "Return whether it is a nan.", func(w *work, a num) bool { return a.isNaN() }, false},
		{"is_qnan", "Return whether it is a quiet nan.", func(w *work, a num) bool { return a.kind == quiet }, false},
		{"is_snan", "Return whether it is a signaling nan.", func(w *work, a num) bool { return a.kind == signaling }, false},
		{"is_signed", "Return whether it has a minus.", func(w *work, a num) bool { return a.neg }, false},
		{"is_zero", "Return whether it is 0.", func(w *work, a num) bool { return a.isZero() }, false},
		{"is_normal", "Return whether it is finite, not 0, and not subnormal.", normal, true},
		{"is_subnormal", "Return whether it is nearer to 0 than a normal number.", func(w *work, a num) bool {
			return a.kind == finite && !a.noCoef() && a.adjusted() < w.emin
		}, true},
	}
}

var operandNames = [...]string{"other", "third"}

// operationMethods are the operations as methods of Decimal.
func operationMethods() []*object.Builtin {
	var all []*object.Builtin
	for _, op := range operations() {
		if op.only == 'c' {
			continue
		}
		sig := "(self, /, "
		for i := 1; i < op.operands; i++ {
			sig += operandNames[i-1] + ", "
		}
		all = append(all, object.Method(op.name, sig+"context=None)", op.doc, func(t *thread, a []value) (value, error) {
			c, err := contextArg(t, a[op.operands])
			if err != nil {
				return value{}, err
			}
			return c.apply(t, op, a[:op.operands])
		}))
	}
	for _, p := range predicates() {
		sig := "(self, /)"
		if p.context {
			sig = "(self, /, context=None)"
		}
		all = append(all, object.Method(p.name, sig, p.doc, func(t *thread, a []value) (value, error) {
			ctx := value{}
			if p.context {
				ctx = a[1]
			}
			c, err := contextArg(t, ctx)
			if err != nil {
				return value{}, err
			}
			return object.Bool(p.of(c.work(t), object.As[decimal](a[0]).num)), nil
		}))
	}
	return all
}

// apply computes an operation.
func (c *context) apply(t *thread, op operation, args []value) (value, error) {
	var operands [3]num
	for i, v := range args {
		n, err := operand(t, v)
		if err != nil {
			return value{}, err
		}
		operands[i] = n
	}
	w := c.work(t)
	n := op.of(w, operands[:op.operands])
	return newDecimal(n), c.finish(w)
}

// roundingArg is a rounding argument: the context's if there is none.
func roundingArg(t *thread, v value, c *context) (rounding, error) {
	if v.IsNull() || v.IsNone() {
		return c.rounding, nil
	}
	if s := object.AsStr(v); s != nil {
		for i, name := range roundings {
			if s.S == name {
				return rounding(i), nil
			}
		}
	}
	return 0, t.Raise(object.TypeError, "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
}

func decimalMethods() []*object.Builtin {
	self := func(a []value) num { return object.As[decimal](a[0]).num }
	integral := func(name string, loud bool) *object.Builtin {
		return object.Method(name, "(self, /, rounding=None, context=None)", "Return it rounded to a whole number.", func(t *thread, a []value) (value, error) {
			c, err := contextArg(t, a[2])
			if err != nil {
				return value{}, err
			}
			mode, err := roundingArg(t, a[1], c)
			if err != nil {
				return value{}, err
			}
			w := c.work(t)
			return newDecimal(w.integral(self(a), mode, loud)), c.finish(w)
		})
	}
	toInt := func(name, doc string, mode rounding) *object.Builtin {
		return object.Method(name, "(self, /)", doc, func(t *thread, a []value) (value, error) {
			return roundedInt(t, self(a), mode)
		})
	}
	same := func(t *thread, a []value) (value, error) { return a[0], nil }
	return []*object.Builtin{
		integral("to_integral_exact", true), integral("to_integral_value", false), integral("to_integral", false),
		toInt("__trunc__", "Return it rounded towards 0.", down), toInt("__floor__", "Return it rounded down.", floor), toInt("__ceil__", "Return it rounded up.", ceiling),
		object.Method("quantize", "(self, /, exp, rounding=None, context=None)", "Return it with the exponent of exp.", func(t *thread, a []value) (value, error) {
			c, err := contextArg(t, a[3])
			if err != nil {
				return value{}, err
			}
			mode, err := roundingArg(t, a[2], c)
			if err != nil {
				return value{}, err
			}
			b, err := operand(t, a[1])
			if err != nil {
				return value{}, err
			}
			w := c.work(t)
			w.rounding = mode
			n := w.quantize(self(a), b)
			return newDecimal(n), c.finish(w)
		}),
		object.Method("same_quantum", "(self, /, other, context=None)", "Return whether both have the same exponent.", func(t *thread, a []value) (value, error) {
			b, err := operand(t, a[1])
			return object.Bool(sameQuantum(self(a), b)), err
		}),
		object.Method("adjusted", "(self, /)", "Return the exponent of the first digit.", func(t *thread, a []value) (value, error) {
			n := self(a)
			if n.kind != finite {
				return object.Int(0), nil
			}
			return object.Int(int64(n.adjusted())), nil
		}),
		object.Method("canonical", "(self, /)", "Return the number itself.", same),
		object.Method("conjugate", "(self, /)", "Return the number itself.", same),
		object.Method("__copy__", "(self, /)", "Return the number itself.", same),
		object.Method("__deepcopy__", "(self, memo, /)", "Return the number itself.", same),
		object.Method("radix", "(self, /)", "Return 10.", func(t *thread, a []value) (value, error) { return newDecimal(num{low: 10}), nil }),
		object.Method("copy_abs", "(self, /)", "Return it without a minus.", func(t *thread, a []value) (value, error) { return newDecimal(self(a).abs()), nil }),
		object.Method("copy_negate", "(self, /)", "Return it with the other sign.", func(t *thread, a []value) (value, error) { return newDecimal(self(a).negated()), nil }),
		object.Method("copy_sign", "(self, /, other, context=None)", "Return it with the sign of other.", func(t *thread, a []value) (value, error) {
			b, err := operand(t, a[1])
			n := self(a)
			n.neg = b.neg
			return newDecimal(n), err
		}),
		object.Method("number_class", "(self, /, context=None)", "Return what kind of number it is.", func(t *thread, a []value) (value, error) {
			c, err := contextArg(t, a[1])
			if err != nil {
				return value{}, err
			}
			return object.NewStr(c.work(t).class(self(a))), nil
		}),
		object.Method("to_eng_string", "(self, /, context=None)", "Return it as text whose exponent is a multiple of 3.", func(t *thread, a []value) (value, error) {
			c, err := contextArg(t, a[1])
			if err != nil {
				return value{}, err
			}
			return object.NewStr(self(a).write(c.capitals, true)), t.Allocate(self(a).digits())
		}),
		object.Method("as_tuple", "(self, /)", "Return the sign, the digits and the exponent.", func(t *thread, a []value) (value, error) { return asTuple(t, self(a)) }),
		object.Method("as_integer_ratio", "(self, /)", "Return it as a fraction in lowest terms.", func(t *thread, a []value) (value, error) {
			n := self(a)
			switch n.kind {
			case infinite:
				return value{}, t.Raise(object.OverflowError, "cannot convert Infinity to integer ratio")
			case quiet, signaling:
				return value{}, t.Raise(object.ValueError, "cannot convert NaN to integer ratio")
			}
			x, y, err := ratio(t, n)
			if err != nil {
				return value{}, err
			}
			return object.NewTuple(object.NewInt(x), object.NewInt(y)), nil
		}),
		object.Method("__round__", "(self, ndigits=None, /)", "Return it rounded to so many digits behind the point, or to an int.", decimalRound),
		object.Method("__format__", "(self, format_spec, override=None, /)", "Return it written as a format says.", func(t *thread, a []value) (value, error) {
			s := object.AsStr(a[1])
			if s == nil {
				return value{}, t.Raise(object.TypeError, "format arg must be str")
			}
			_, c := current(t)
			w := c.work(t)
			w.prec, w.emax, w.emin = maxPrec, maxPrec, -maxPrec
			v, err := w.format(self(a), s.S, c.capitals)
			if err == nil {
				err = w.err
			}
			return v, err
		}),
		object.Method("__complex__", "(self, /)", "Return it as a complex.", func(t *thread, a []value) (value, error) {
			f, err := decimalType.AsFloat(t, a[0])
			if err != nil {
				return value{}, err
			}
			return object.NewComplex(complex(f.Float64(), 0)), nil
		}),
		object.Method("__reduce__", "(self, /)", "What pickle and copy make it again from.", func(t *thread, a []value) (value, error) {
			text := self(a).write(true, false)
			return object.NewTuple(a[0].Type().Value(), object.NewTuple(object.NewStr(text))), nil
		}),
		object.Method("__divmod__", "(self, value, /)", "Return divmod(self, value).", func(t *thread, a []value) (value, error) { return decimalDivmod(t, nil, a[0], a[1]) }),
		object.Method("__rdivmod__", "(self, value, /)", "Return divmod(value, self).", func(t *thread, a []value) (value, error) { return decimalDivmod(t, nil, a[1], a[0]) }),
	}
}

func sameQuantum(a, b num) bool {
	if a.kind != finite || b.kind != finite {
		return a.isNaN() && b.isNaN() || a.kind == infinite && b.kind == infinite
	}
	return a.exp == b.exp
}

func roundedInt(t *thread, n num, mode rounding) (value, error) {
	if n.kind == finite {
		_, c := current(t)
		w := c.work(t)
		m, _ := w.rescaled(n, 0, mode)
		if w.err != nil {
			return value{}, w.err
		}
		n = m
	}
	return whole(t, n)
}

func decimalRound(t *thread, a []value) (value, error) {
	n := object.As[decimal](a[0]).num
	if a[1].IsNull() || a[1].IsNone() {
		return roundedInt(t, n, halfEven)
	}
	if !object.IsInstance(a[1], object.IntType) {
		return value{}, t.Raise(object.TypeError, "optional arg must be an integer")
	}
	places, err := t.IntArg(a[1])
	if err != nil {
		return value{}, err
	}
	_, c := current(t)
	w := c.work(t)
	w.rounding = halfEven
	m := w.quantize(n, num{low: 1, exp: -max(min(places, 4*maxPrec), -4*maxPrec)})
	return newDecimal(m), c.finish(w)
}

func decimalDivmod(t *thread, c *context, a, b value) (value, error) {
	x, ok1 := numOf(a)
	y, ok2 := numOf(b)
	if !ok1 || !ok2 {
		return object.NotImplemented, nil
	}
	if c == nil {
		_, c = current(t)
	}
	w := c.work(t)
	q, r := w.divmod(x, y)
	return object.NewTuple(newDecimal(q), newDecimal(r)), c.finish(w)
}

func asTuple(t *thread, n num) (value, error) {
	sign, exp := object.Int(0), object.Int(int64(n.exp))
	if n.neg {
		sign = object.Int(1)
	}
	text := n.text()
	switch n.kind {
	case infinite:
		exp, text = object.NewStr("F"), "0"
	case quiet:
		exp = object.NewStr("n")
	case signaling:
		exp = object.NewStr("N")
	}
	if n.isNaN() && n.noCoef() {
		text = ""
	}
	if err := t.Allocate(17 * len(text)); err != nil {
		return value{}, err
	}
	digits := make([]value, len(text))
	for i := range text {
		digits[i] = object.Int(int64(text[i] - '0'))
	}
	return t.Call(stateOf(t).tuple, sign, object.NewTuple(digits...), exp)
}
