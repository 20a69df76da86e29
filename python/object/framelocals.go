package object

import (
	"slices"

	"github.com/jinklink/jink/python/code"
)

// FrameLocals is f_locals of a function: a mapping through which its variables are read and written while it runs, and
// after. Names that the code does not have are kept beside them, in the frame.
type FrameLocals struct {
	Object
	frame *Frame
}

// frameVariable is a variable of a frame: its name, and the slot that it lies in.
type frameVariable struct {
	name string
	slot int
}

// all are the variables of the frame, bound or not. A variable that inner functions use lies in its cell, also if it is a
// parameter. A name can come twice: comprehensions that run in the frame have variables of their own, and only the one
// that is bound counts.
func (f *Frame) all() []frameVariable {
	if f.vars != nil {
		return f.vars
	}
	c := f.Code
	n, params := len(c.VarNames), c.ParameterCount()
	cells := make(map[string]int, len(c.CellVars))
	for i, name := range c.CellVars {
		cells[name] = n + i
	}
	f.vars = make([]frameVariable, 0, n+len(c.CellVars)+len(c.FreeVars))
	for i, name := range c.VarNames {
		slot := i
		if cell, ok := cells[name]; ok && i < params {
			slot = cell
			delete(cells, name)
		}
		f.vars = append(f.vars, frameVariable{name, slot})
	}
	for i, name := range c.CellVars {
		if _, ok := cells[name]; ok {
			f.vars = append(f.vars, frameVariable{name, n + i})
		}
	}
	for i, name := range c.FreeVars {
		f.vars = append(f.vars, frameVariable{name, n + len(c.CellVars) + i})
	}
	return f.vars
}

// variable is the value of a slot; NULL if it has none.
func (f *Frame) variable(slot int) Value {
	slots := f.slots()
	if slot >= len(slots) {
		return Value{}
	}
	v := slots[slot]
	if slot >= len(f.Code.VarNames) && !v.IsNull() {
		v = AsCell(v).V
	}
	return v
}

// setVariable gives a slot another value.
func (f *Frame) setVariable(slot int, v Value) {
	slots := f.slots()
	switch {
	case slot >= len(slots):
	case slot < len(f.Code.VarNames):
		slots[slot] = v
	case slots[slot].IsNull(): // nothing has run yet
		slots[slot] = NewCell(v)
	default:
		AsCell(slots[slot]).V = v
	}
}

// comprehends reports whether a comprehension runs in the frame of a class body or module: it has variables there that are
// not in the namespace.
func (f *Frame) comprehends() bool {
	for slot := range len(f.Code.VarNames) {
		if !f.variable(slot).IsNull() {
			return true
		}
	}
	for i, name := range f.Code.CellVars {
		if name != "__class__" && name != "__classdict__" && !f.variable(len(f.Code.VarNames)+i).IsNull() {
			return true
		}
	}
	return false
}

// slotOf is the slot of the variable with this name: the one that is bound, if there are two; -1 if there is none.
func (f *Frame) slotOf(name string) int {
	found := -1
	for _, v := range f.all() {
		if v.name != name {
			continue
		}
		if found = v.slot; !f.variable(found).IsNull() {
			break
		}
	}
	return found
}

// variables are the variables that have values, and what was written beside them, in a new dict.
func (f *Frame) variables() *Dict {
	d := NewDict()
	for _, v := range f.all() {
		if value := f.variable(v.slot); !value.IsNull() {
			d.SetString(v.name, value)
		}
	}
	if f.extra != nil {
		for _, e := range f.extra.entries {
			if !e.Key.IsNull() {
				d.insert(e.Hash, e.Key, e.Value)
			}
		}
	}
	return d
}

// variablesOf is the dict of what f_locals shows, accounted for.
func (t *Thread) variablesOf(v Value) (*Dict, error) {
	d := As[FrameLocals](v).frame.variables()
	return d, t.Allocate(48 * d.used)
}

// slotFor is the slot of the variable that a key names, or -1. What is equal to the name names it too.
func (t *Thread) slotFor(f *Frame, key Value) (int, error) {
	vars := f.all()
	if err := t.Charge(1 + len(vars)/16); err != nil {
		return -1, err
	}
	if key.Is(StrType) {
		return f.slotOf(AsStr(key).S), nil
	}
	hash, err := t.Hash(key)
	if err != nil {
		return -1, err
	}
	for _, v := range vars {
		name := NewStr(v.name)
		if h, err := t.Hash(name); err != nil || h != hash {
			continue
		}
		if same, err := t.Equal(name, key); err != nil {
			return -1, err
		} else if same {
			return f.slotOf(v.name), nil
		}
	}
	return -1, nil
}

// localsGet is the value of a variable; NULL if it has none.
func localsGet(t *Thread, self, key Value) (Value, error) {
	f := As[FrameLocals](self).frame
	slot, err := t.slotFor(f, key)
	if err != nil {
		return Value{}, err
	}
	if slot >= 0 {
		if v := f.variable(slot); !v.IsNull() {
			return v, nil
		}
	}
	if f.extra == nil {
		_, err := t.Hash(key)
		return Value{}, err
	}
	return f.extra.Get(t, key)
}

func localsSet(t *Thread, self, key, v Value) error {
	f := As[FrameLocals](self).frame
	if v.IsNull() {
		return t.Raise(TypeError, "cannot remove variables from FrameLocalsProxy")
	}
	slot, err := t.slotFor(f, key)
	if err != nil {
		return err
	}
	if slot >= 0 {
		f.setVariable(slot, v)
		return nil
	}
	if f.extra == nil {
		f.extra = NewDict()
	}
	return f.extra.Set(t, key, v)
}

// localsUpdate writes the items of a dict, or of f_locals.
func localsUpdate(t *Thread, self, from Value) error {
	d := AsDict(from)
	if from.Is(FrameLocalsType) {
		d = As[FrameLocals](from).frame.variables()
	}
	for _, e := range slices.Clone(d.entries) {
		if e.Key.IsNull() {
			continue
		}
		if err := t.Charge(1); err != nil {
			return err
		}
		if err := localsSet(t, self, e.Key, e.Value); err != nil {
			return err
		}
	}
	return nil
}

func isLocalsOrDict(v Value) bool { return AsDict(v) != nil || v.Is(FrameLocalsType) }

func localsCompare(t *Thread, a, b Value, op int) (Value, error) {
	if b.Is(FrameLocalsType) {
		same := As[FrameLocals](a).frame == As[FrameLocals](b).frame
		switch op {
		case code.Equal:
			return Bool(same), nil
		case code.NotEqual:
			return Bool(!same), nil
		}
	} else if AsDict(b) != nil {
		return t.Compare(op, As[FrameLocals](a).frame.variables().Value(), b)
	}
	return NotImplemented, nil
}

func fillFrameLocals() {
	typ := FrameLocalsType
	typ.Flags = Final | Mapping | Unhashable
	typ.New = func(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
		if given := len(args) - len(names); given != 1 {
			return Value{}, t.Raise(TypeError, "FrameLocalsProxy expected 1 argument, got %d", given)
		}
		if !args[0].Is(FrameType) {
			return Value{}, t.Raise(TypeError, "expect frame, not %s", args[0].Type().Name)
		}
		if len(names) > 0 {
			return Value{}, t.Raise(TypeError, "FrameLocalsProxy takes no keyword arguments")
		}
		return From(&FrameLocals{Object{FrameLocalsType}, As[Frame](args[0])}), nil
	}
	typ.Repr = func(t *Thread, self Value) (Value, error) {
		// f_locals makes another object each time; what must not be shown twice is the frame.
		frame := As[FrameLocals](self).frame.Value()
		if t.showing(frame) {
			return NewStr("{...}"), nil
		}
		defer t.shownNow()
		d, err := t.variablesOf(self)
		if err != nil {
			return Value{}, err
		}
		return t.ReprValue(d.Value())
	}
	typ.Compare = localsCompare
	typ.Len = func(t *Thread, self Value) (int, error) {
		d, err := t.variablesOf(self)
		return d.used, err
	}
	typ.GetItem = func(t *Thread, self, key Value) (Value, error) {
		v, err := localsGet(t, self, key)
		if !v.IsNull() || err != nil {
			return v, err
		}
		shown, err := t.Repr(key)
		if err != nil {
			return Value{}, err
		}
		return Value{}, t.RaiseArgs(KeyError, NewStr("local variable '"+shown+"' is not defined"))
	}
	typ.SetItem = localsSet
	typ.Contains = func(t *Thread, self, key Value) (bool, error) {
		v, err := localsGet(t, self, key)
		return !v.IsNull(), err
	}
	key := func(e Entry) Value { return e.Key }
	typ.Iter = func(t *Thread, self Value) (Value, error) {
		names, err := t.variableList(self, key)
		if err != nil {
			return Value{}, err
		}
		return t.Iter(NewList(names))
	}
	typ.Binary[Or] = func(t *Thread, a, b Value) (Value, error) {
		if !isLocalsOrDict(b) {
			return NotImplemented, nil
		}
		d := NewDict()
		if err := d.merge(t, a); err != nil {
			return Value{}, err
		}
		return d.Value(), d.merge(t, b)
	}
	typ.Inplace[Or] = func(t *Thread, a, b Value) (Value, error) {
		if !isLocalsOrDict(b) {
			return NotImplemented, nil
		}
		return a, localsUpdate(t, a, b)
	}
	list := func(name, doc string, of func(e Entry) Value) *Builtin {
		return Method(name, "(self, /)", doc, func(t *Thread, a []Value) (Value, error) {
			l, err := t.variableList(a[0], of)
			return NewList(l), err
		})
	}
	// orDefault are get and setdefault, whose complaint about their arguments is their own.
	orDefault := func(name, doc string, do func(t *Thread, self, key, v, otherwise Value) (Value, error)) *Builtin {
		return FullMethod(name, doc, func(t *Thread, args []Value, names Names) (Value, error) {
			self, args := args[0], args[1:]
			if len(names) > 0 {
				return Value{}, t.Raise(TypeError, "FrameLocalsProxy.%s() takes no keyword arguments", name)
			}
			if len(args) != 1 && len(args) != 2 {
				return Value{}, t.Raise(TypeError, "%s expected 1 or 2 arguments", name)
			}
			otherwise := None
			if len(args) == 2 {
				otherwise = args[1]
			}
			v, err := localsGet(t, self, args[0])
			if err != nil {
				return Value{}, err
			}
			return do(t, self, args[0], v, otherwise)
		})
	}
	define(typ, ObjectType, "builtins", TypeDef{Methods: []*Builtin{
		list("keys", "The names of the variables that have values.", key),
		list("values", "The values of the variables.", func(e Entry) Value { return e.Value }),
		list("items", "The pairs of name and value.", func(e Entry) Value { return NewPair(e.Key, e.Value) }),
		Method("__reversed__", "(self, /)", "The names from the last to the first.", func(t *Thread, a []Value) (Value, error) {
			names, err := t.variableList(a[0], key)
			slices.Reverse(names)
			return NewList(names), err
		}),
		Method("copy", "(self, /)", "A dict with the same items.", func(t *Thread, a []Value) (Value, error) {
			d, err := t.variablesOf(a[0])
			return d.Value(), err
		}),
		Method("update", "(self, other, /)", "Write the items of a dict to the variables.", func(t *Thread, a []Value) (Value, error) {
			if !isLocalsOrDict(a[1]) {
				return Value{}, t.Raise(TypeError, "update() argument must be dict or another FrameLocalsProxy")
			}
			return None, localsUpdate(t, a[0], a[1])
		}),
		orDefault("get", "The value of a variable, or default if it has none.", func(t *Thread, self, key, v, otherwise Value) (Value, error) {
			if v.IsNull() {
				v = otherwise
			}
			return v, nil
		}),
		orDefault("setdefault", "The value of a variable, which becomes default if it has none.", func(t *Thread, self, key, v, otherwise Value) (Value, error) {
			if !v.IsNull() {
				return v, nil
			}
			return otherwise, localsSet(t, self, key, otherwise)
		}),
	}})
}

// variableList is a part of each of the items that f_locals shows.
func (t *Thread) variableList(v Value, part func(e Entry) Value) ([]Value, error) {
	d, err := t.variablesOf(v)
	if err != nil {
		return nil, err
	}
	out := make([]Value, 0, d.used)
	for _, e := range d.entries {
		out = append(out, part(e))
	}
	return out, nil
}
