package decimal

import (
	"github.com/jinklink/jink/python/object"
)

// signals are the signals in the order in which they are looked at and shown.
var signals = [...]struct {
	status status
	name   string
	bases  []string
}{
	{invalid, "InvalidOperation", []string{"DecimalException"}},
	{floatOperation, "FloatOperation", []string{"DecimalException", "TypeError"}},
	{divisionByZero, "DivisionByZero", []string{"DecimalException", "ZeroDivisionError"}},
	{overflow, "Overflow", []string{"Inexact", "Rounded"}},
	{underflow, "Underflow", []string{"Inexact", "Rounded", "Subnormal"}},
	{subnormal, "Subnormal", []string{"DecimalException"}},
	{inexact, "Inexact", []string{"DecimalException"}},
	{rounded, "Rounded", []string{"DecimalException"}},
	{clamped, "Clamped", []string{"DecimalException"}},
}

var conditionNames = [...]struct {
	status status
	name   string
	bases  []string
}{
	{conversionSyntax, "ConversionSyntax", []string{"InvalidOperation"}},
	{divisionImpossible, "DivisionImpossible", []string{"InvalidOperation"}},
	{divisionUndefined, "DivisionUndefined", []string{"InvalidOperation", "ZeroDivisionError"}},
	{invalidContext, "InvalidContext", []string{"InvalidOperation"}},
}

// makeSignals makes the exception classes. They have several bases, so each interpreter has its own.
func (s *state) makeSignals(t *thread, m *object.Module) error {
	classes := map[string]*object.Type{"TypeError": object.TypeError, "ZeroDivisionError": object.ZeroDivisionError}
	define := func(name string, bases ...string) (value, error) {
		d := object.NewDict()
		d.SetString("__module__", object.NewStr("decimal"))
		var all []*object.Type
		for _, b := range bases {
			all = append(all, classes[b])
		}
		if all == nil {
			all = []*object.Type{object.ArithmeticError}
		}
		cls, err := t.NewClass(object.TypeType, name, all, d)
		if err != nil {
			return value{}, err
		}
		classes[name] = cls
		m.Set(name, cls.Value())
		return cls.Value(), nil
	}
	if _, err := define("DecimalException"); err != nil {
		return err
	}
	// Bases come before what inherits from them.
	for i := len(signals) - 1; i >= 0; i-- {
		g := signals[i]
		v, err := define(g.name, g.bases...)
		if err != nil {
			return err
		}
		s.signals[g.status] = v
	}
	for _, g := range conditionNames {
		v, err := define(g.name, g.bases...)
		if err != nil {
			return err
		}
		s.signals[g.status] = v
	}
	return nil
}

// finish sets the flags of what a computation signaled, and raises what is trapped.
func (c *context) finish(w *work) error {
	if w.err != nil {
		return w.err
	}
	return c.signal(w.t, w.status)
}

func (c *context) signal(t *thread, st status) error {
	if st == 0 {
		return nil
	}
	if st&conditions != 0 {
		st |= invalid
	}
	c.flags |= st &^ conditions
	caught := st & c.traps
	if caught == 0 {
		return nil
	}
	s := stateOf(t)
	var list []value
	if caught&invalid != 0 {
		// The conditions say more.
		if st&conditions == 0 {
			list = append(list, s.signals[invalid])
		}
		for _, g := range conditionNames {
			if st&g.status != 0 {
				list = append(list, s.signals[g.status])
			}
		}
	}
	cls := value{}
	for _, g := range signals {
		if caught&g.status == 0 {
			continue
		}
		if cls.IsNull() {
			cls = s.signals[g.status]
		}
		if g.status != invalid {
			list = append(list, s.signals[g.status])
		}
	}
	exc, err := t.Call(cls, object.NewList(list))
	if err != nil {
		return err
	}
	e := object.AsException(exc)
	t.SetContext(e)
	return e
}

// signalOf is the signal that a class means, or 0.
func signalOf(t *thread, v value) status {
	s := stateOf(t)
	for _, g := range signals {
		if s.signals[g.status] == v {
			return g.status
		}
	}
	return 0
}

// noSignal is the error that a class is no signal.
func noSignal(t *thread) error {
	return t.Raise(object.KeyError, "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]")
}

// signalDict shows the flags or traps of a context as a dict of signals.
type signalDict struct {
	object.Object
	of    *context
	traps bool
}

func (d *signalDict) set() *status {
	if d.traps {
		return &d.of.traps
	}
	return &d.of.flags
}

func newSignalDict(c *context, traps bool) value {
	v, d := object.Make[signalDict](signalsType, signalsType)
	d.of, d.traps = c, traps
	return v
}

// statusOf reads a dict of all signals.
func statusOf(t *thread, v value) (status, error) {
	if v.Is(signalsType) {
		return *object.As[signalDict](v).set(), nil
	}
	d := object.AsDict(v)
	if d == nil {
		return 0, t.Raise(object.TypeError, "argument must be a signal dict")
	}
	if d.Len() != len(signals) {
		return 0, t.Raise(object.KeyError, "invalid signal dict")
	}
	var st status
	for _, g := range signals {
		on, err := d.Get(t, stateOf(t).signals[g.status])
		if err != nil {
			return 0, err
		}
		if on.IsNull() {
			return 0, t.Raise(object.KeyError, "invalid signal dict")
		}
		yes, err := t.Truth(on)
		if err != nil {
			return 0, err
		}
		if yes {
			st |= g.status
		}
	}
	return st, nil
}

// statusOfList reads a list of signals.
func statusOfList(t *thread, v value) (status, error) {
	var st status
	err := t.Each(v, func(item value) error {
		g := signalOf(t, item)
		if g == 0 {
			return noSignal(t)
		}
		st |= g
		return nil
	})
	return st, err
}

func (d *signalDict) dict(t *thread) *object.Dict {
	all := object.NewDict()
	for _, g := range signals {
		// The classes hash without running any code.
		_ = all.Set(t, stateOf(t).signals[g.status], object.Bool(*d.set()&g.status != 0))
	}
	return all
}

func defineSignals() {
	typ := signalsType
	typ.Doc = "The flags or traps of a context."
	object.Subclassable[signalDict](typ)
	typ.Len = func(t *thread, self value) (int, error) { return len(signals), nil }
	typ.GetItem = func(t *thread, self, key value) (value, error) {
		g := signalOf(t, key)
		if g == 0 {
			return value{}, noSignal(t)
		}
		return object.Bool(*object.As[signalDict](self).set()&g != 0), nil
	}
	typ.SetItem = func(t *thread, self, key, v value) error {
		if v.IsNull() {
			return t.Raise(object.ValueError, "signal keys cannot be deleted")
		}
		g := signalOf(t, key)
		if g == 0 {
			return noSignal(t)
		}
		on, err := t.Truth(v)
		if err != nil {
			return err
		}
		set := object.As[signalDict](self).set()
		if *set &^= g; on {
			*set |= g
		}
		return nil
	}
	typ.Contains = func(t *thread, self, key value) (bool, error) { return signalOf(t, key) != 0, nil }
	typ.Iter = func(t *thread, self value) (value, error) { return t.Iter(object.As[signalDict](self).dict(t).Value()) }
	typ.Repr = func(t *thread, self value) (value, error) {
		d := object.As[signalDict](self)
		text := "{"
		for i, g := range signals {
			if i > 0 {
				text += ", "
			}
			text += "<class 'decimal." + g.name + "'>:"
			if *d.set()&g.status != 0 {
				text += "True"
			} else {
				text += "False"
			}
		}
		return object.NewStr(text + "}"), nil
	}
	typ.Compare = func(t *thread, a, b value, op int) (value, error) {
		if !isEquality(op) || !a.Is(signalsType) {
			return object.NotImplemented, nil
		}
		if !b.Is(signalsType) && object.AsDict(b) == nil {
			return object.NotImplemented, nil
		}
		x := *object.As[signalDict](a).set()
		y, err := statusOf(t, b)
		if err != nil {
			if object.Raised(err) == nil {
				return value{}, err
			}
			return object.Bool(object.ByOrder(1, op)), nil
		}
		order := 0
		if x != y {
			order = 1
		}
		return object.Bool(object.ByOrder(order, op)), nil
	}
	through := func(name, sig string) *object.Builtin {
		return object.Method(name, sig, "As of a dict.", func(t *thread, a []value) (value, error) {
			args := a[1:]
			for len(args) > 0 && args[len(args)-1].IsNull() {
				args = args[:len(args)-1]
			}
			return t.CallMethod(object.As[signalDict](a[0]).dict(t).Value(), name, args...)
		})
	}
	object.DefineType(typ, nil, "decimal", object.TypeDef{Methods: []*object.Builtin{
		through("keys", "(self, /)"), through("values", "(self, /)"), through("items", "(self, /)"), through("get", "(self, key, default=None, /)"),
		object.Method("copy", "(self, /)", "Return it as a dict.", func(t *thread, a []value) (value, error) {
			return object.As[signalDict](a[0]).dict(t).Value(), nil
		}),
		object.Method("update", "(self, other, /)", "Set several of them.", func(t *thread, a []value) (value, error) {
			items, err := t.CallMethod(a[1], "items")
			if err != nil {
				return value{}, err
			}
			return object.None, t.Each(items, func(item value) error {
				pair, err := t.Items(item)
				if err != nil || len(pair) != 2 {
					return err
				}
				return typ.SetItem(t, a[0], pair[0], pair[1])
			})
		}),
	}})
}
