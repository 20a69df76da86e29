package object

import "github.com/jinklink/jink/python/code"

// slotDef ties a special method to a slot of Type, in both directions.
type slotDef struct {
	name string
	sig  string
	doc  string

	// has reports whether a built-in type has the slot, and so shows the method.
	has func(typ *Type) bool
	// native is the special method of a built-in type that has the slot: it calls the slot of typ.
	native func(typ *Type) func(t *Thread, a []Value) (Value, error)
	// full is used instead of native where the method takes any arguments.
	full func(typ *Type) func(t *Thread, args []Value, names Names) (Value, error)
	// inherit copies the slot from the type whose method was found.
	inherit func(to, from *Type)
	// python sets the slot to a function that calls the method as Python code defines it.
	python func(to *Type)
	// clear empties the slot.
	clear func(to *Type)
}

func slotDefs() []slotDef {
	defs := []slotDef{
		{name: "__repr__", sig: "(self, /)", doc: "Return repr(self).",
			has:     func(typ *Type) bool { return typ.Repr != nil },
			native:  func(typ *Type) func(*Thread, []Value) (Value, error) { return unary(typ.Repr) },
			inherit: func(to, from *Type) { to.Repr = from.Repr },
			python:  func(to *Type) { to.Repr = slotRepr },
			clear:   func(to *Type) { to.Repr = nil }},
		{name: "__str__", sig: "(self, /)", doc: "Return str(self).",
			has:     func(typ *Type) bool { return typ.Str != nil },
			native:  func(typ *Type) func(*Thread, []Value) (Value, error) { return unary(typ.Str) },
			inherit: func(to, from *Type) { to.Str = from.Str },
			python:  func(to *Type) { to.Str = slotStr },
			clear:   func(to *Type) { to.Str = nil }},
		{name: "__hash__", sig: "(self, /)", doc: "Return hash(self).",
			has: func(typ *Type) bool { return typ.Hash != nil },
			native: func(typ *Type) func(*Thread, []Value) (Value, error) {
				return func(t *Thread, a []Value) (Value, error) {
					h, err := typ.Hash(t, a[0])
					return Int(h), err
				}
			},
			inherit: func(to, from *Type) { to.Hash = from.Hash },
			python:  func(to *Type) { to.Hash = slotHash },
			clear:   func(to *Type) { to.Hash = nil }},
		{name: "__bool__", sig: "(self, /)", doc: "True if self else False",
			has: func(typ *Type) bool { return typ.Bool != nil },
			native: func(typ *Type) func(*Thread, []Value) (Value, error) {
				return func(t *Thread, a []Value) (Value, error) {
					b, err := typ.Bool(t, a[0])
					return Bool(b), err
				}
			},
			inherit: func(to, from *Type) { to.Bool = from.Bool },
			python:  func(to *Type) { to.Bool = slotBool },
			clear:   func(to *Type) { to.Bool = nil }},
		{name: "__len__", sig: "(self, /)", doc: "Return len(self).",
			has: func(typ *Type) bool { return typ.Len != nil },
			native: func(typ *Type) func(*Thread, []Value) (Value, error) {
				return func(t *Thread, a []Value) (Value, error) {
					n, err := typ.Len(t, a[0])
					return Int(int64(n)), err
				}
			},
			inherit: func(to, from *Type) { to.Len = from.Len },
			python:  func(to *Type) { to.Len = slotLen },
			clear:   func(to *Type) { to.Len = nil }},
		{name: "__getitem__", sig: "(self, key, /)", doc: "Return self[key].",
			has:     func(typ *Type) bool { return typ.GetItem != nil },
			native:  func(typ *Type) func(*Thread, []Value) (Value, error) { return binary(typ.GetItem) },
			inherit: func(to, from *Type) { to.GetItem = from.GetItem },
			python:  func(to *Type) { to.GetItem = slotGetItem },
			clear:   func(to *Type) { to.GetItem = nil }},
		{name: "__contains__", sig: "(self, key, /)", doc: "Return bool(key in self).",
			has: func(typ *Type) bool { return typ.Contains != nil },
			native: func(typ *Type) func(*Thread, []Value) (Value, error) {
				return func(t *Thread, a []Value) (Value, error) {
					b, err := typ.Contains(t, a[0], a[1])
					return Bool(b), err
				}
			},
			inherit: func(to, from *Type) { to.Contains = from.Contains },
			python:  func(to *Type) { to.Contains = slotContains },
			clear:   func(to *Type) { to.Contains = nil }},
		{name: "__iter__", sig: "(self, /)", doc: "Implement iter(self).",
			has:     func(typ *Type) bool { return typ.Iter != nil },
			native:  func(typ *Type) func(*Thread, []Value) (Value, error) { return unary(typ.Iter) },
			inherit: func(to, from *Type) { to.Iter = from.Iter },
			python:  func(to *Type) { to.Iter = slotIter },
			clear:   func(to *Type) { to.Iter = nil }},
		{name: "__next__", sig: "(self, /)", doc: "Implement next(self).",
			has: func(typ *Type) bool { return typ.Next != nil },
			native: func(typ *Type) func(*Thread, []Value) (Value, error) {
				return func(t *Thread, a []Value) (Value, error) {
					v, err := typ.Next(t, a[0])
					if err == nil && v.IsNull() {
						return v, t.stopIteration(a[0])
					}
					return v, err
				}
			},
			inherit: func(to, from *Type) { to.Next = from.Next },
			python:  func(to *Type) { to.Next = slotNext },
			clear:   func(to *Type) { to.Next = nil }},
		{name: "__init__", sig: "(**)", doc: "Initialize self.  See help(type(self)) for accurate signature.",
			has: func(typ *Type) bool { return typ.Init != nil },
			full: func(typ *Type) func(*Thread, []Value, Names) (Value, error) {
				return func(t *Thread, args []Value, names Names) (Value, error) {
					return None, typ.Init(t, args[0], args[1:], names)
				}
			},
			inherit: func(to, from *Type) { to.Init = from.Init },
			python:  func(to *Type) { to.Init = slotInit },
			clear:   func(to *Type) { to.Init = nil }},
		{name: "__call__", sig: "(**)", doc: "Call self as a function.",
			has: func(typ *Type) bool { return typ.Call != nil },
			full: func(typ *Type) func(*Thread, []Value, Names) (Value, error) {
				return func(t *Thread, args []Value, names Names) (Value, error) {
					return typ.Call(t, args[0], args[1:], names)
				}
			},
			inherit: func(to, from *Type) { to.Call = from.Call },
			python:  func(to *Type) { to.Call = slotCall },
			clear:   func(to *Type) { to.Call = nil }},
		{name: "__get__", sig: "(self, instance, owner=None, /)", doc: "Return an attribute of instance, which is of type owner.",
			has: func(typ *Type) bool { return typ.DescrGet != nil },
			native: func(typ *Type) func(*Thread, []Value) (Value, error) {
				return func(t *Thread, a []Value) (Value, error) {
					obj, owner := a[1], AsType(orNone(a[2]))
					if obj.IsNone() {
						if owner == nil {
							return Value{}, t.Raise(TypeError, "__get__(None, None) is invalid")
						}
						obj = Value{}
					} else if owner == nil {
						owner = obj.Type()
					}
					return typ.DescrGet(t, a[0], obj, owner)
				}
			},
			inherit: func(to, from *Type) { to.DescrGet = from.DescrGet },
			python:  func(to *Type) { to.DescrGet = slotDescrGet },
			clear:   func(to *Type) { to.DescrGet = nil }},
		{name: "__await__", sig: "(self, /)", doc: "Return an iterator to be used in await expression.",
			has:     func(typ *Type) bool { return typ.Await != nil },
			native:  func(typ *Type) func(*Thread, []Value) (Value, error) { return unary(typ.Await) },
			inherit: func(to, from *Type) { to.Await = from.Await },
			python:  func(to *Type) { to.Await = slotAwait },
			clear:   func(to *Type) { to.Await = nil }},
		{name: "__aiter__", sig: "(self, /)", doc: "Return an awaitable, that resolves in asynchronous iterator.",
			has:     func(typ *Type) bool { return typ.AIter != nil },
			native:  func(typ *Type) func(*Thread, []Value) (Value, error) { return unary(typ.AIter) },
			inherit: func(to, from *Type) { to.AIter = from.AIter },
			python:  func(to *Type) { to.AIter = slotAIter },
			clear:   func(to *Type) { to.AIter = nil }},
		{name: "__anext__", sig: "(self, /)", doc: "Return a value or raise StopAsyncIteration.",
			has:     func(typ *Type) bool { return typ.ANext != nil },
			native:  func(typ *Type) func(*Thread, []Value) (Value, error) { return unary(typ.ANext) },
			inherit: func(to, from *Type) { to.ANext = from.ANext },
			python:  func(to *Type) { to.ANext = slotANext },
			clear:   func(to *Type) { to.ANext = nil }},
		{name: "__del__", sig: "(self, /)",
			has:     func(typ *Type) bool { return false },
			inherit: func(to, from *Type) { to.Finalize = from.Finalize },
			python:  func(to *Type) { to.Finalize, to.Alloc = slotFinalize, allocFinalized },
			clear:   func(to *Type) { to.Finalize, to.Alloc = nil, nativeAlloc(to) }},
	}
	for _, u := range []struct {
		name, doc string
		slot      func(typ *Type) *func(*Thread, Value) (Value, error)
	}{
		{"__neg__", "-self", func(typ *Type) *func(*Thread, Value) (Value, error) { return &typ.Negative }},
		{"__pos__", "+self", func(typ *Type) *func(*Thread, Value) (Value, error) { return &typ.Positive }},
		{"__invert__", "~self", func(typ *Type) *func(*Thread, Value) (Value, error) { return &typ.Invert }},
		{"__abs__", "abs(self)", func(typ *Type) *func(*Thread, Value) (Value, error) { return &typ.Absolute }},
		{"__index__", "Return self converted to an integer, if self is suitable for use as an index into a list.",
			func(typ *Type) *func(*Thread, Value) (Value, error) { return &typ.Index }},
		{"__int__", "int(self)", func(typ *Type) *func(*Thread, Value) (Value, error) { return &typ.AsInt }},
		{"__float__", "float(self)", func(typ *Type) *func(*Thread, Value) (Value, error) { return &typ.AsFloat }},
	} {
		slot, name := u.slot, u.name
		call := pythonUnary(name)
		defs = append(defs, slotDef{name: name, sig: "(self, /)", doc: u.doc,
			has:     func(typ *Type) bool { return *slot(typ) != nil },
			native:  func(typ *Type) func(*Thread, []Value) (Value, error) { return unary(*slot(typ)) },
			inherit: func(to, from *Type) { *slot(to) = *slot(from) },
			python:  func(to *Type) { *slot(to) = call },
			clear:   func(to *Type) { *slot(to) = nil },
		})
	}
	for op, name := range comparisonNames {
		defs = append(defs, slotDef{name: name, sig: "(self, value, /)", doc: "Return self" + code.Comparisons[op] + "value.",
			has: func(typ *Type) bool { return typ.Compare != nil },
			native: func(typ *Type) func(*Thread, []Value) (Value, error) {
				return func(t *Thread, a []Value) (Value, error) { return typ.Compare(t, a[0], a[1], op) }
			},
		})
	}
	for op, names := range operatorNames {
		for i, name := range names {
			reflected := i == 1
			defs = append(defs, slotDef{name: name, sig: "(self, value, /)", doc: "Return self" + operatorSymbols[op] + "value.",
				has: func(typ *Type) bool {
					return typ.Binary[op] != nil && !(reflected && Operator(op) == Add && typ.Flags&noReflected != 0)
				},
				native: func(typ *Type) func(*Thread, []Value) (Value, error) {
					if typ.Flags&noReflected != 0 && (Operator(op) == Add || Operator(op) == Multiply) {
						return sequenceMethod(typ.Binary[op], Operator(op))
					}
					if Operator(op) == Power {
						return powMethod(typ, reflected)
					}
					if reflected {
						return func(t *Thread, a []Value) (Value, error) { return typ.Binary[op](t, a[1], a[0]) }
					}
					return func(t *Thread, a []Value) (Value, error) { return typ.Binary[op](t, a[0], a[1]) }
				},
			})
			if Operator(op) == Power {
				defs[len(defs)-1].sig = "(self, value, mod=None, /)"
			}
		}
		name := "__i" + names[0][2:]
		call := pythonInplace(name)
		defs = append(defs, slotDef{name: name, sig: "(self, value, /)", doc: "Return self" + operatorSymbols[op] + "=value.",
			has: func(typ *Type) bool { return typ.Inplace[op] != nil },
			native: func(typ *Type) func(*Thread, []Value) (Value, error) {
				if typ.Flags&noReflected != 0 {
					return sequenceMethod(typ.Inplace[op], Operator(op))
				}
				return func(t *Thread, a []Value) (Value, error) { return typ.Inplace[op](t, a[0], a[1]) }
			},
			inherit: func(to, from *Type) { to.Inplace[op] = from.Inplace[op] },
			python:  func(to *Type) { to.Inplace[op] = call },
			clear:   func(to *Type) { to.Inplace[op] = nil },
		})
	}
	return append(defs, pairDefs()...)
}

// noReflected marks sequences, whose + has no __radd__.
const noReflected TypeFlags = 1 << 30

var comparisonNames = [...]string{code.Less: "__lt__", code.LessEqual: "__le__", code.Equal: "__eq__", code.NotEqual: "__ne__",
	code.Greater: "__gt__", code.GreaterEqual: "__ge__"}

var operatorNames = [operatorCount][2]string{
	{"__add__", "__radd__"}, {"__sub__", "__rsub__"}, {"__mul__", "__rmul__"}, {"__matmul__", "__rmatmul__"},
	{"__truediv__", "__rtruediv__"}, {"__floordiv__", "__rfloordiv__"}, {"__mod__", "__rmod__"}, {"__pow__", "__rpow__"},
	{"__lshift__", "__rlshift__"}, {"__rshift__", "__rrshift__"}, {"__and__", "__rand__"}, {"__xor__", "__rxor__"}, {"__or__", "__ror__"},
}

// pairDefs are the methods of which two share one slot: setting and deleting.
func pairDefs() []slotDef {
	return []slotDef{
		{name: "__setitem__", sig: "(self, key, value, /)", doc: "Set self[key] to value.",
			has: func(typ *Type) bool { return typ.SetItem != nil },
			native: func(typ *Type) func(*Thread, []Value) (Value, error) {
				return func(t *Thread, a []Value) (Value, error) { return None, typ.SetItem(t, a[0], a[1], a[2]) }
			}},
		{name: "__delitem__", sig: "(self, key, /)", doc: "Delete self[key].",
			has: func(typ *Type) bool { return typ.SetItem != nil },
			native: func(typ *Type) func(*Thread, []Value) (Value, error) {
				return func(t *Thread, a []Value) (Value, error) { return None, typ.SetItem(t, a[0], a[1], Value{}) }
			}},
		{name: "__set__", sig: "(self, instance, value, /)", doc: "Set an attribute of instance to value.",
			has: func(typ *Type) bool { return typ.DescrSet != nil },
			native: func(typ *Type) func(*Thread, []Value) (Value, error) {
				return func(t *Thread, a []Value) (Value, error) { return None, typ.DescrSet(t, a[0], a[1], a[2]) }
			}},
		{name: "__delete__", sig: "(self, instance, /)", doc: "Delete an attribute of instance.",
			has: func(typ *Type) bool { return typ.DescrSet != nil },
			native: func(typ *Type) func(*Thread, []Value) (Value, error) {
				return func(t *Thread, a []Value) (Value, error) { return None, typ.DescrSet(t, a[0], a[1], Value{}) }
			}},
		{name: "__setattr__", sig: "(self, name, value, /)", doc: "Implement setattr(self, name, value).",
			has: func(typ *Type) bool { return typ.SetAttr != nil || typ == ObjectType },
			native: func(typ *Type) func(*Thread, []Value) (Value, error) {
				return func(t *Thread, a []Value) (Value, error) { return None, setAttrMethod(t, typ, a[0], a[1], a[2]) }
			}},
		{name: "__delattr__", sig: "(self, name, /)", doc: "Implement delattr(self, name).",
			has: func(typ *Type) bool { return typ.SetAttr != nil || typ == ObjectType },
			native: func(typ *Type) func(*Thread, []Value) (Value, error) {
				return func(t *Thread, a []Value) (Value, error) {
					return None, setAttrMethod(t, typ, a[0], a[1], Value{})
				}
			}},
		{name: "__getattribute__", sig: "(self, name, /)", doc: "Return getattr(self, name).",
			has: func(typ *Type) bool { return typ.GetAttr != nil || typ == ObjectType },
			native: func(typ *Type) func(*Thread, []Value) (Value, error) {
				return func(t *Thread, a []Value) (Value, error) { return getAttrMethod(t, typ, a[0], a[1]) }
			}},
	}
}

// AttrName is an attribute's name that a program gave.
func AttrName(t *Thread, name Value) (*Str, error) {
	s := AsStr(name)
	if s == nil {
		return nil, t.Raise(TypeError, "attribute name must be string, not '%s'", name.Type().Name)
	}
	return s, t.Charge(len(s.S) >> 5) // to look it up is to read it
}

func setAttrMethod(t *Thread, typ *Type, self, name, v Value) error {
	n, err := AttrName(t, name)
	if err != nil {
		return err
	}
	if typ.SetAttr == nil {
		if cls := AsType(self); cls != nil {
			return t.Raise(TypeError, "can't apply this __setattr__ to %s object", self.Type().Name)
		}
		return t.genericSet(self, n, v)
	}
	return typ.SetAttr(t, self, n, v)
}

func getAttrMethod(t *Thread, typ *Type, self, name Value) (Value, error) {
	n, err := AttrName(t, name)
	if err != nil {
		return Value{}, err
	}
	var v Value
	if typ.GetAttr == nil {
		v, err = t.genericGet(self, n)
	} else {
		v, err = typ.GetAttr(t, self, n)
	}
	if err == nil && v.IsNull() {
		return v, t.noAttribute(self, n)
	}
	return v, err
}

func unary(f func(*Thread, Value) (Value, error)) func(*Thread, []Value) (Value, error) {
	return func(t *Thread, a []Value) (Value, error) { return f(t, a[0]) }
}

func binary(f func(*Thread, Value, Value) (Value, error)) func(*Thread, []Value) (Value, error) {
	return func(t *Thread, a []Value) (Value, error) { return f(t, a[0], a[1]) }
}

// sequenceMethod is __add__ or __mul__ of a sequence: as a method it never answers NotImplemented, but raises at once.
func sequenceMethod(f func(*Thread, Value, Value) (Value, error), op Operator) func(*Thread, []Value) (Value, error) {
	return func(t *Thread, a []Value) (Value, error) {
		v, err := f(t, a[0], a[1])
		if err == nil && v == NotImplemented {
			if op == Multiply {
				_, err = t.Index(a[1])
			}
			if err == nil {
				err = t.badOperands(operatorSymbols[op], a[0], a[1])
			}
			return Value{}, err
		}
		return v, err
	}
}

func powMethod(typ *Type, reflected bool) func(*Thread, []Value) (Value, error) {
	return func(t *Thread, a []Value) (Value, error) {
		base, exp := a[0], a[1]
		if reflected {
			base, exp = exp, base
		}
		if len(a) < 3 || a[2].IsNull() || a[2].IsNone() {
			return typ.Binary[Power](t, base, exp)
		}
		if typ.PowMod == nil {
			return NotImplemented, nil
		}
		return typ.PowMod(t, base, exp, a[2])
	}
}

// addSlotMethods gives a built-in type the special methods of the slots that it has of its own.
func addSlotMethods(typ *Type, defs []slotDef) {
	for i := range defs {
		def := &defs[i]
		if !def.has(typ) {
			continue
		}
		if !typ.Dict.GetString(def.name).IsNull() {
			continue
		}
		b := newBuiltin(SlotWrapperType, slotWrapper, def.name, def.sig, def.doc, nil)
		if def.full != nil {
			b.Full = def.full(typ)
		} else {
			b.Fn = def.native(typ)
		}
		b.Owner = typ
		typ.Dict.SetString(def.name, b.Value())
	}
}

// updateSlots sets the slots of a class that depend on a special method, or, if name is empty, all of them, and those of
// the classes that inherit from it.
func (cls *Type) updateSlots(name string) {
	if name == "" || name == "__new__" {
		cls.New = slotNewFor(cls)
	}
	defs := cachedSlotDefs()
	for i := range defs {
		def := &defs[i]
		if def.inherit == nil || name != "" && name != def.name {
			continue
		}
		cls.setSlot(def)
	}
	cls.updateShared(name)
	for _, s := range cls.liveSubclasses() {
		s.updateSlots(name)
	}
}

func (cls *Type) setSlot(def *slotDef) {
	v := cls.Lookup(def.name)
	switch {
	case v.IsNull():
		def.clear(cls)
	case v.IsNone() && def.name == "__hash__":
		cls.Hash = nil
	case v.Is(SlotWrapperType) && (*Builtin)(v.p).Name == def.name:
		def.inherit(cls, (*Builtin)(v.p).Owner)
	default:
		def.python(cls)
	}
}

// nativeOwner is the built-in type whose slot wrapper all these special methods are; ok is false if one of them is not such
// a wrapper, or they come from different types; nil if none is there.
func (cls *Type) nativeOwner(names ...string) (owner *Type, ok bool) {
	for _, name := range names {
		v := cls.Lookup(name)
		if v.IsNull() {
			continue
		}
		if !v.Is(SlotWrapperType) || (*Builtin)(v.p).Name != name {
			return nil, false
		}
		from := (*Builtin)(v.p).Owner
		if owner != nil && owner != from {
			return nil, false
		}
		owner = from
	}
	return owner, true
}

func oneOf(name string, names ...string) bool {
	for _, n := range names {
		if n == name {
			return true
		}
	}
	return name == ""
}

// updateShared sets the slots that several special methods share.
func (cls *Type) updateShared(name string) {
	if oneOf(name, comparisonNames[:]...) {
		if owner, ok := cls.nativeOwner(comparisonNames[:]...); ok && owner != nil {
			cls.Compare = owner.Compare
		} else {
			cls.Compare = slotCompare
		}
	}
	for op, names := range operatorNames {
		if !oneOf(name, names[:]...) {
			continue
		}
		owner, ok := cls.nativeOwner(names[:]...)
		cls.pythonOps &^= 1 << op
		switch {
		case !ok:
			cls.pythonOps |= 1 << op
			cls.Binary[op] = pythonBinary(Operator(op))
		case owner != nil:
			cls.Binary[op] = owner.Binary[op]
			if Operator(op) == Power {
				cls.PowMod = owner.PowMod
			}
		default:
			cls.Binary[op] = nil
		}
		if Operator(op) == Power && !ok {
			cls.PowMod = slotPowMod
		}
	}
	if oneOf(name, "__setitem__", "__delitem__") {
		owner, ok := cls.nativeOwner("__setitem__", "__delitem__")
		switch {
		case !ok:
			cls.SetItem = slotSetItem
		case owner != nil:
			cls.SetItem = owner.SetItem
		default:
			cls.SetItem = nil
		}
	}
	if oneOf(name, "__set__", "__delete__") {
		owner, ok := cls.nativeOwner("__set__", "__delete__")
		switch {
		case !ok:
			cls.DescrSet = slotDescrSet
		case owner != nil:
			cls.DescrSet = owner.DescrSet
		default:
			cls.DescrSet = nil
		}
	}
	if oneOf(name, "__setattr__", "__delattr__") {
		owner, ok := cls.nativeOwner("__setattr__", "__delattr__")
		if ok && owner != nil {
			cls.SetAttr = owner.SetAttr
		} else {
			cls.SetAttr = slotSetAttr
		}
	}
	if oneOf(name, "__getattribute__", "__getattr__") {
		owner, ok := cls.nativeOwner("__getattribute__")
		if ok && owner != nil && cls.Lookup("__getattr__").IsNull() {
			cls.GetAttr = owner.GetAttr
		} else {
			cls.GetAttr = slotGetAttr
		}
	}
}
