package decimal

import (
	"strconv"
	"strings"

	"github.com/jinklink/jink/python/object"
)

func newContext(cls *object.Type, s settings, capitals bool, traps status) (value, *context) {
	v, c := object.Make[context](contextType, cls)
	c.settings, c.capitals, c.traps = s, capitals, traps
	return v, c
}

func copyContext(c *context) value {
	v, n := newContext(contextType, c.settings, c.capitals, c.traps)
	n.flags = c.flags
	return v
}

// fields are the settable attributes.
func contextFields() []*object.GetSet {
	limited := func(name, doc string, at func(c *context) *int, least, most int, complaint string) *object.GetSet {
		return object.Attr(name, doc, func(t *thread, self value) (value, error) {
			return object.Int(int64(*at(object.As[context](self)))), nil
		}, func(t *thread, self, v value) error {
			n, err := intSetting(t, v)
			if err != nil {
				return err
			}
			if n < least || n > most {
				return t.Raise(object.ValueError, "%s", complaint)
			}
			*at(object.As[context](self)) = n
			return nil
		})
	}
	binary := func(name, doc string, at func(c *context) *bool) *object.GetSet {
		return object.Attr(name, doc, func(t *thread, self value) (value, error) {
			if *at(object.As[context](self)) {
				return object.Int(1), nil
			}
			return object.Int(0), nil
		}, func(t *thread, self, v value) error {
			n, err := intSetting(t, v)
			if err != nil {
				return err
			}
			if n != 0 && n != 1 {
				return t.Raise(object.ValueError, "valid values for %s are 0 or 1", name)
			}
			*at(object.As[context](self)) = n == 1
			return nil
		})
	}
	set := func(name, doc string, traps bool) *object.GetSet {
		return object.Attr(name, doc, func(t *thread, self value) (value, error) {
			return newSignalDict(object.As[context](self), traps), nil
		}, func(t *thread, self, v value) error {
			st, err := statusOf(t, orNone(v))
			if err != nil {
				return err
			}
			*(&signalDict{of: object.As[context](self), traps: traps}).set() = st
			return nil
		})
	}
	return []*object.GetSet{
		limited("prec", "How many digits results have.", func(c *context) *int { return &c.prec }, 1, maxPrec, "valid range for prec is [1, MAX_PREC]"),
		limited("Emin", "The least exponent of a first digit.", func(c *context) *int { return &c.emin }, -maxPrec, 0, "valid range for Emin is [MIN_EMIN, 0]"),
		limited("Emax", "The greatest exponent of a first digit.", func(c *context) *int { return &c.emax }, 0, maxPrec, "valid range for Emax is [0, MAX_EMAX]"),
		binary("capitals", "1 if exponents are written with E, 0 with e.", func(c *context) *bool { return &c.capitals }),
		binary("clamp", "1 if exponents are kept so low that all digits fit.", func(c *context) *bool { return &c.clamp }),
		object.Attr("rounding", "How results are rounded.", func(t *thread, self value) (value, error) {
			return stateOf(t).roundNames[object.As[context](self).rounding], nil
		}, func(t *thread, self, v value) error {
			if orNone(v).IsNone() {
				v = object.Int(0)
			}
			mode, err := roundingArg(t, v, nil)
			if err == nil {
				object.As[context](self).rounding = mode
			}
			return err
		}),
		set("flags", "The signals that there were.", false), set("traps", "The signals that are raised as exceptions.", true),
	}
}

func orNone(v value) value {
	if v.IsNull() {
		return object.None
	}
	return v
}

func intSetting(t *thread, v value) (int, error) {
	if v.IsNull() {
		return 0, t.Raise(object.AttributeError, "context attributes cannot be deleted")
	}
	if !object.IsInstance(v, object.IntType) {
		return 0, t.Raise(object.TypeError, "an integer is required")
	}
	return t.IntArg(v)
}

var contextParameters = object.Fn("Context", "(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)", "", nil)

// change sets what arguments of Context() or localcontext() say.
func (c *context) change(t *thread, self value, names []string, args []value) error {
	for i, name := range names {
		v := args[i]
		if v.IsNull() || v.IsNone() {
			continue
		}
		if name == "flags" || name == "traps" {
			var st status
			var err error
			if v.Is(signalsType) || object.AsDict(v) != nil {
				st, err = statusOf(t, v)
			} else if object.AsList(v) == nil {
				return t.Raise(object.TypeError, "argument must be a signal dict")
			} else {
				st, err = statusOfList(t, v)
			}
			if err != nil {
				return err
			}
			if name == "flags" {
				c.flags = st
			} else {
				c.traps = st
			}
			continue
		}
		if err := t.SetAttr(self, t.Interp.Intern(name), v); err != nil {
			return err
		}
	}
	return nil
}

var contextNames = []string{"prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"}

func defineContext() {
	typ := contextType
	typ.Doc = "How numbers are computed with: precision, rounding, limits, and which signals are raised."
	object.Subclassable[context](typ)
	typ.New = func(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
		a, err := contextParameters.Bind(t, args, names)
		if err != nil {
			return value{}, err
		}
		def := settings{prec: 28, emin: -999999, emax: 999999, rounding: halfEven}
		traps, capitals := invalid|divisionByZero|overflow, true
		if s := stateOf(t); !s.def.IsNull() {
			d := object.As[context](s.def)
			def, traps, capitals = d.settings, d.traps, d.capitals
		}
		v, c := newContext(cls, def, capitals, traps)
		return v, c.change(t, v, contextNames, a)
	}
	typ.Repr = func(t *thread, self value) (value, error) {
		c := object.As[context](self)
		flag := func(b bool) string {
			if b {
				return "1"
			}
			return "0"
		}
		return object.NewStr("Context(prec=" + strconv.Itoa(c.prec) + ", rounding=" + roundings[c.rounding] + ", Emin=" + strconv.Itoa(c.emin) +
			", Emax=" + strconv.Itoa(c.emax) + ", capitals=" + flag(c.capitals) + ", clamp=" + flag(c.clamp) +
			", flags=" + c.flags.text(true) + ", traps=" + c.traps.text(false) + ")"), nil
	}
	methods := contextMethods()
	for _, op := range operations() {
		if op.only == 'd' {
			continue
		}
		sig := [...]string{"(self, x, /)", "(self, x, y, /)", "(self, x, y, z, /)"}[op.operands-1]
		methods = append(methods, object.Method(op.name, sig, op.doc, func(t *thread, a []value) (value, error) {
			return object.As[context](a[0]).apply(t, op, a[1:])
		}))
	}
	for _, p := range predicates() {
		methods = append(methods, object.Method(p.name, "(self, x, /)", p.doc, func(t *thread, a []value) (value, error) {
			n, err := operand(t, a[1])
			return object.Bool(p.of(object.As[context](a[0]).work(t), n)), err
		}))
	}
	object.DefineType(typ, nil, "decimal", object.TypeDef{Methods: methods, GetSets: contextFields()})
}

// shown is the order in which the repr of a context has signals.
var shown = [...]status{clamped, invalid, divisionByZero, inexact, overflow, rounded, subnormal, underflow, floatOperation}

// text is a set of signals as a list. Among flags, an invalid operation stands behind a division by zero.
func (s status) text(flags bool) string {
	order := shown
	if flags {
		order[1], order[2] = order[2], order[1]
	}
	var names []string
	for _, st := range order {
		for _, g := range signals {
			if s&st&g.status != 0 {
				names = append(names, g.name)
			}
		}
	}
	return "[" + strings.Join(names, ", ") + "]"
}

func contextMethods() []*object.Builtin {
	self := func(a []value) *context { return object.As[context](a[0]) }
	unary := func(name, doc string, f func(t *thread, c *context, n num) (value, error)) *object.Builtin {
		return object.Method(name, "(self, x, /)", doc, func(t *thread, a []value) (value, error) {
			n, err := operand(t, a[1])
			if err != nil {
				return value{}, err
			}
			return f(t, self(a), n)
		})
	}
	copied := func(t *thread, a []value) (value, error) { return copyContext(self(a)), nil }
	create := func(t *thread, c *context, n num) (value, error) {
		w := c.work(t)
		if n.isNaN() && n.digits() > c.prec {
			return newDecimal(nan), c.signal(t, invalid|conversionSyntax)
		}
		n = w.fix(n)
		return newDecimal(n), c.finish(w)
	}
	return []*object.Builtin{
		object.Method("Etiny", "(self, /)", "Return the least exponent that a number can have.", func(t *thread, a []value) (value, error) { return object.Int(int64(self(a).etiny())), nil }),
		object.Method("Etop", "(self, /)", "Return the greatest exponent that a number with all digits can have.", func(t *thread, a []value) (value, error) { return object.Int(int64(self(a).etop())), nil }),
		object.Method("radix", "(self, /)", "Return 10.", func(t *thread, a []value) (value, error) { return newDecimal(num{low: 10}), nil }),
		object.Method("clear_flags", "(self, /)", "Forget the signals that there were.", func(t *thread, a []value) (value, error) {
			self(a).flags = 0
			return object.None, nil
		}),
		object.Method("clear_traps", "(self, /)", "Let no signal be raised.", func(t *thread, a []value) (value, error) {
			self(a).traps = 0
			return object.None, nil
		}),
		object.Method("copy", "(self, /)", "Return a copy.", copied), object.Method("__copy__", "(self, /)", "Return a copy.", copied),
		object.Method("create_decimal", "(self, num='0', /)", "Return a Decimal, rounded.", func(t *thread, a []value) (value, error) {
			if a[1].IsNull() {
				return newDecimal(num{}), nil
			}
			if s := object.AsStr(a[1]); s != nil && (s.S != strings.TrimSpace(s.S) || strings.Contains(s.S, "_")) {
				return newDecimal(nan), self(a).signal(t, invalid|conversionSyntax)
			}
			n, err := self(a).exact(t, a[1])
			if err != nil {
				return value{}, err
			}
			return create(t, self(a), n)
		}),
		object.Method("create_decimal_from_float", "(self, f, /)", "Return a float as a Decimal, rounded.", func(t *thread, a []value) (value, error) {
			f, ok := object.AsFloat(a[1])
			if !ok {
				n, isInt := numOf(a[1])
				if !isInt || object.IsInstance(a[1], decimalType) {
					return value{}, t.Raise(object.TypeError, "argument must be int or float")
				}
				return create(t, self(a), n)
			}
			return create(t, self(a), ofFloat(f))
		}),
		object.Method("power", "(self, /, a, b, modulo=None)", "Return a**b, or what is left of it by modulo.", func(t *thread, a []value) (value, error) {
			x, err := operand(t, a[1])
			if err != nil {
				return value{}, err
			}
			y, err := operand(t, a[2])
			if err != nil {
				return value{}, err
			}
			w := self(a).work(t)
			if orNone(a[3]).IsNone() {
				n := w.pow(x, y)
				return newDecimal(n), self(a).finish(w)
			}
			z, err := operand(t, a[3])
			if err != nil {
				return value{}, err
			}
			n := w.powMod(x, y, z)
			return newDecimal(n), self(a).finish(w)
		}),
		object.Method("divmod", "(self, x, y, /)", "Return divmod(x, y).", func(t *thread, a []value) (value, error) {
			for _, v := range a[1:] {
				if _, err := operand(t, v); err != nil {
					return value{}, err
				}
			}
			return decimalDivmod(t, self(a), a[1], a[2])
		}),
		object.Method("same_quantum", "(self, x, y, /)", "Return whether both have the same exponent.", func(t *thread, a []value) (value, error) {
			x, err := operand(t, a[1])
			if err != nil {
				return value{}, err
			}
			y, err := operand(t, a[2])
			return object.Bool(sameQuantum(x, y)), err
		}),
		object.Method("copy_sign", "(self, x, y, /)", "Return x with the sign of y.", func(t *thread, a []value) (value, error) {
			x, err := operand(t, a[1])
			if err != nil {
				return value{}, err
			}
			y, err := operand(t, a[2])
			x.neg = y.neg
			return newDecimal(x), err
		}),
		unary("copy_abs", "Return it without a minus.", func(t *thread, c *context, n num) (value, error) { return newDecimal(n.abs()), nil }),
		unary("copy_negate", "Return it with the other sign.", func(t *thread, c *context, n num) (value, error) { return newDecimal(n.negated()), nil }),
		unary("copy_decimal", "Return it as a Decimal.", func(t *thread, c *context, n num) (value, error) { return newDecimal(n), nil }),
		unary("canonical", "Return the number itself.", func(t *thread, c *context, n num) (value, error) { return newDecimal(n), nil }),
		unary("number_class", "Return what kind of number it is.", func(t *thread, c *context, n num) (value, error) { return object.NewStr(c.work(t).class(n)), nil }),
		unary("to_sci_string", "Return it as text.", func(t *thread, c *context, n num) (value, error) {
			return object.NewStr(n.write(c.capitals, false)), t.Allocate(n.digits())
		}),
		unary("to_eng_string", "Return it as text whose exponent is a multiple of 3.", func(t *thread, c *context, n num) (value, error) {
			return object.NewStr(n.write(c.capitals, true)), t.Allocate(n.digits())
		}),
		object.Method("__reduce__", "(self, /)", "What pickle and copy make it again from.", func(t *thread, a []value) (value, error) {
			c := self(a)
			list := func(st status) value {
				var all []value
				for _, g := range signals {
					if st&g.status != 0 {
						all = append(all, stateOf(t).signals[g.status])
					}
				}
				return object.NewList(all)
			}
			bit := func(b bool) value {
				if b {
					return object.Int(1)
				}
				return object.Int(0)
			}
			n := func(i int) value { return object.Int(int64(i)) }
			return object.NewTuple(a[0].Type().Value(), object.NewTuple(n(c.prec), stateOf(t).roundNames[c.rounding], n(c.emin), n(c.emax), bit(c.capitals), bit(c.clamp), list(c.flags), list(c.traps))), nil
		}),
	}
}

// manager is what localcontext makes.
type manager struct {
	object.Object
	local, outer value
}

// localContext makes the context manager that sets a copy of a context.
func localContext(t *thread, a []value) (value, error) {
	c, err := contextArg(t, a[0])
	if err != nil {
		return value{}, err
	}
	local := copyContext(c)
	if kw := object.AsDict(orNone(a[1])); kw != nil {
		args := make([]value, len(contextNames))
		for _, e := range kw.Entries() {
			if e.Key.IsNull() {
				continue
			}
			known := false
			for i, name := range contextNames {
				if object.AsStr(e.Key).S == name {
					args[i], known = e.Value, true
				}
			}
			if !known {
				return value{}, t.Raise(object.TypeError, "this function got an unexpected keyword argument '%s'", object.AsStr(e.Key).S)
			}
		}
		if err := object.As[context](local).change(t, local, contextNames, args); err != nil {
			return value{}, err
		}
	}
	v, m := object.Make[manager](managerType, managerType)
	m.local = local
	m.outer, _ = current(t)
	return v, nil
}

func defineManager() {
	object.DefineType(managerType, nil, "decimal", object.TypeDef{Methods: []*object.Builtin{
		object.Method("__enter__", "(self, /)", "Set the context.", func(t *thread, a []value) (value, error) {
			m := object.As[manager](a[0])
			t.Values.Set(currentKey{}, m.local)
			return m.local, nil
		}),
		object.Method("__exit__", "(self, /, *args)", "Set the context that there was.", func(t *thread, a []value) (value, error) {
			t.Values.Set(currentKey{}, object.As[manager](a[0]).outer)
			return object.False, nil
		}),
	}})
}
