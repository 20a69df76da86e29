// Package decimal is Python's module _decimal: decimal floating-point numbers by the General Decimal Arithmetic Specification.
//
// A number is a coefficient and a power of ten: coefficients of up to 64 bits are computed with as such, larger ones by
// math/big. Exponents may be huge, but no number is ever written out to find a digit that cannot matter.
//
// Invariants: numbers never change; results are rounded once, by the context of the thread or the one that was given; what a
// computation signals is collected in work, and becomes flags and exceptions at its end.
package decimal

import (
	"sync"

	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
)

var (
	decimalType = &object.Type{Name: "decimal.Decimal"}
	contextType = &object.Type{Name: "decimal.Context"}
	signalsType = &object.Type{Name: "decimal.SignalDict", Flags: object.Unhashable | object.NoNew}
	managerType = &object.Type{Name: "decimal.ContextManager", Flags: object.Final | object.NoNew}
)

var defineTypes = sync.OnceFunc(func() {
	defineDecimal()
	defineContext()
	defineSignals()
	defineManager()
})

// stateKey is where an interpreter keeps what this module keeps for it.
type stateKey struct{}

// currentKey is where a thread keeps the context that it computes in.
type currentKey struct{}

// state is what an interpreter has of this module: classes with several bases, and the contexts of its threads.
type state struct {
	signals    map[status]value // the exception classes
	tuple      value            // DecimalTuple
	def        value            // DefaultContext
	rationals  value            // numbers.Rational
	roundNames [len(roundings)]value
	names      *object.Dict // those of the module
}

func stateOf(t *thread) *state {
	s, _ := t.Interp.Memo.Get(stateKey{}).(*state)
	return s
}

// Module makes module _decimal for an interpreter.
func Module(t *thread) (*object.Module, error) {
	defineTypes()
	m := object.NewModule("_decimal", "Decimal numbers.")
	if s := stateOf(t); s != nil { // it is imported anew: its numbers are the same, and so are its classes
		for _, e := range s.names.Entries() {
			if err := m.Dict.Set(t, e.Key, e.Value); err != nil {
				return nil, err
			}
		}
		return m, nil
	}
	s := &state{signals: make(map[status]value)}
	t.Interp.Memo.Set(stateKey{}, s)
	if err := s.makeSignals(t, m); err != nil {
		return nil, err
	}
	m.AddTypes(decimalType, contextType)
	for i, name := range roundings {
		s.roundNames[i] = object.NewStr(name)
		m.Set(name, s.roundNames[i])
	}
	collections, err := t.Import("collections")
	if err != nil {
		return nil, err
	}
	if s.tuple, err = t.CallMethod(collections, "namedtuple", object.NewStr("DecimalTuple"), object.NewStr("sign digits exponent")); err != nil {
		return nil, err
	}
	if err := t.SetAttr(s.tuple, t.Interp.Intern("__module__"), object.NewStr("decimal")); err != nil {
		return nil, err
	}
	m.Set("DecimalTuple", s.tuple)
	numbers, err := t.Import("numbers")
	if err != nil {
		return nil, err
	}
	if s.rationals, err = t.Attr(numbers, "Rational"); err != nil {
		return nil, err
	}
	number, err := t.Attr(numbers, "Number")
	if err != nil {
		return nil, err
	}
	if _, err := t.CallMethod(number, "register", decimalType.Value()); err != nil {
		return nil, err
	}
	usual := settings{prec: 28, emin: -999999, emax: 999999, rounding: halfEven}
	const traps = invalid | divisionByZero | overflow
	def, _ := newContext(contextType, usual, true, traps)
	s.def = def
	m.Set("DefaultContext", def)
	basic, _ := newContext(contextType, settings{prec: 9, emin: -999999, emax: 999999, rounding: halfUp}, true, traps|clamped|underflow)
	m.Set("BasicContext", basic)
	extended, _ := newContext(contextType, settings{prec: 9, emin: -999999, emax: 999999, rounding: halfEven}, true, 0)
	m.Set("ExtendedContext", extended)
	m.Set("MAX_PREC", object.Int(maxPrec))
	m.Set("MAX_EMAX", object.Int(maxPrec))
	m.Set("MIN_EMIN", object.Int(-maxPrec))
	m.Set("MIN_ETINY", object.Int(minEtiny))
	m.Set("HAVE_THREADS", object.True)
	m.Set("HAVE_CONTEXTVAR", object.True)
	m.Set("__version__", object.NewStr("1.70"))
	m.Set("__libmpdec_version__", object.NewStr("2.5.1"))
	m.Add(
		object.Fn("getcontext", "()", "Return the context of the thread.", func(t *thread, a []value) (value, error) {
			v, _ := current(t)
			return v, nil
		}),
		object.Fn("setcontext", "(context, /)", "Set the context of the thread.", func(t *thread, a []value) (value, error) {
			return object.None, setCurrent(t, a[0])
		}),
		object.Fn("localcontext", "(ctx=None, **kwargs)", "Return a context manager that sets a copy of a context, with changes.", localContext),
	)
	s.names = m.Dict.Copy()
	return m, nil
}

// current is the context of the thread: at first a copy of DefaultContext.
func current(t *thread) (value, *context) {
	s := stateOf(t)
	v, ok := t.Values.Get(currentKey{}).(value)
	if !ok {
		v = copyContext(object.As[context](s.def))
		object.As[context](v).flags = 0
		t.Values.Set(currentKey{}, v)
	}
	return v, object.As[context](v)
}

func setCurrent(t *thread, v value) error {
	if !object.IsInstance(v, contextType) {
		return t.Raise(object.TypeError, "argument must be a context")
	}
	c := object.As[context](v)
	// The three contexts of the module are templates.
	if m, err := t.Import("_decimal"); err == nil {
		for _, name := range [...]string{"DefaultContext", "BasicContext", "ExtendedContext"} {
			if template, err := t.Attr(m, name); err == nil && template == v {
				v = copyContext(c)
				object.As[context](v).flags = 0
			}
		}
	}
	t.Values.Set(currentKey{}, v)
	return nil
}

// contextArg is an optional context argument: the thread's if there is none.
func contextArg(t *thread, v value) (*context, error) {
	if v.IsNull() || v.IsNone() {
		_, c := current(t)
		return c, nil
	}
	if !object.IsInstance(v, contextType) {
		return nil, t.Raise(object.TypeError, "optional argument must be a context")
	}
	return object.As[context](v), nil
}
