package object

import (
	"fmt"
	"slices"
	"strings"
)

func fillObject() {
	typ := ObjectType
	typ.Doc = "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n"
	typ.Alloc, typ.subAttrs = newInstance, instanceAttrs
	typ.New = objectNew
	typ.Init = objectInit
	typ.Repr = objectRepr
	typ.Str = func(t *Thread, self Value) (Value, error) { return t.ReprValue(self) }
	typ.Hash = func(t *Thread, self Value) (int64, error) { return hashPointer(t.Interp.ID(self)), nil }
	typ.Compare = objectCompare
	define(typ, nil, "builtins", TypeDef{
		Methods: []*Builtin{
			Method("__format__", "(self, format_spec, /)", "Default object formatter.", objectFormat),
			Method("__dir__", "(self, /)", "Default dir() implementation.", objectDir),
			Method("__sizeof__", "(self, /)", "Size of object in memory, in bytes.", func(t *Thread, a []Value) (Value, error) { return Int(48), nil }),
			Method("__reduce__", "(self, /)", "Helper for pickle.", func(t *Thread, a []Value) (Value, error) { return objectReduce(t, a[0], 0) }),
			Method("__reduce_ex__", "(self, protocol, /)", "Helper for pickle.", objectReduceEx),
			Method("__getstate__", "(self, /)", "Helper for pickle.", func(t *Thread, a []Value) (Value, error) { return objectState(t, a[0]) }),
		},
		ClassMethods: []*Builtin{
			FullMethod("__init_subclass__", "This method is called when a class is subclassed.", func(t *Thread, args []Value, names Names) (Value, error) {
				if len(names) > 0 {
					return Value{}, t.Raise(TypeError, "%s.__init_subclass__() takes no keyword arguments", args[0].typ().Name)
				}
				if len(args) > 1 {
					return Value{}, t.Raise(TypeError, "%s.__init_subclass__() takes no arguments (%d given)", args[0].typ().Name, len(args)-1)
				}
				return None, nil
			}),
			Method("__subclasshook__", "(cls, object, /)", "Abstract classes can override this to customize issubclass().", func(t *Thread, a []Value) (Value, error) { return NotImplemented, nil }),
		},
		GetSets: []*GetSet{
			Attr("__class__", "the object's class", func(t *Thread, self Value) (Value, error) { return self.Type().Value(), nil }, setClass),
		},
	})
}

func hashPointer(id int64) int64 { return id >> 4 }

func objectNew(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
	if len(args) > 0 {
		if builtinNew(cls.Lookup("__new__")) == nil || builtinNew(cls.Lookup("__new__")).Owner != ObjectType {
			return Value{}, t.Raise(TypeError, "object.__new__() takes exactly one argument (the type to instantiate)")
		}
		if init := cls.Lookup("__init__"); init.Is(SlotWrapperType) && (*Builtin)(init.p).Owner == ObjectType {
			return Value{}, t.Raise(TypeError, "%s() takes no arguments", cls.Name)
		}
	}
	if cls.Flags&Abstract != 0 {
		return Value{}, t.abstractError(cls)
	}
	if cls == ObjectType {
		return From(&Instance{Object: Object{ObjectType}}), nil
	}
	return cls.Alloc(cls), nil
}

// abstractError is the error that a class has abstract methods and so no instances.
func (t *Thread) abstractError(cls *Type) error {
	var names []string
	if set := cls.extra["__abstractmethods__"]; !set.IsNull() {
		items, err := t.Items(set)
		if err != nil {
			return err
		}
		for _, item := range items {
			if s := AsStr(item); s != nil {
				names = append(names, s.S)
			}
		}
	}
	slices.Sort(names)
	methods := "method"
	if len(names) > 1 {
		methods = "methods"
	}
	return t.Raise(TypeError, "Can't instantiate abstract class %s without an implementation for abstract %s '%s'",
		cls.Name, methods, strings.Join(names, "', '"))
}

func objectInit(t *Thread, self Value, args []Value, names Names) error {
	if len(args) == 0 {
		return nil
	}
	cls := self.Type()
	if init := cls.Lookup("__init__"); !init.Is(SlotWrapperType) || (*Builtin)(init.p).Owner != ObjectType {
		return t.Raise(TypeError, "object.__init__() takes exactly one argument (the instance to initialize)")
	}
	if f := builtinNew(cls.Lookup("__new__")); f != nil && f.Owner == ObjectType {
		return t.Raise(TypeError, "%s.__init__() takes exactly one argument (the instance to initialize)", cls.Name)
	}
	return nil
}

// FullName is a type's name with its module, as repr shows it.
func (typ *Type) FullName() string {
	module := typ.Module
	if typ.IsHeap() {
		if s := AsStr(orNone(typ.Dict.GetString("__module__"))); s != nil {
			module = s.S
		}
	}
	if module == "" || module == "builtins" {
		return typ.QualName
	}
	return module + "." + typ.QualName
}

func objectRepr(t *Thread, self Value) (Value, error) {
	return NewStr(fmt.Sprintf("<%s object at %#x>", self.Type().FullName(), t.Interp.ID(self))), nil
}

func objectFormat(t *Thread, a []Value) (Value, error) {
	spec := AsStr(a[1])
	if spec == nil {
		return Value{}, t.Raise(TypeError, "__format__() argument must be str, not %s", a[1].Type().Name)
	}
	if spec.S != "" {
		return Value{}, t.Raise(TypeError, "unsupported format string passed to %s.__format__", a[0].Type().Name)
	}
	return t.StrValue(a[0])
}

// DictOf is obj.__dict__, or nil if it has none.
func DictOf(obj Value) *Dict {
	typ := obj.Type()
	if typ.Flags&HasDict != 0 {
		if attrs := AttrsOf(obj); attrs != nil {
			return attrs.Materialise(typ)
		}
	}
	return ownDict(obj)
}

func objectDir(t *Thread, a []Value) (Value, error) {
	names := NewDict()
	if d, err := t.FindAttr(a[0], t.Interp.Intern("__dict__")); err != nil {
		return Value{}, err
	} else if d := AsDict(orNone(d)); d != nil {
		addNames(names, d)
	}
	for _, m := range a[0].Type().MRO {
		addNames(names, m.Dict)
	}
	return keyList(names), t.Charge(4 * names.Len())
}

func addNames(to, from *Dict) {
	for _, e := range from.Entries() {
		if !e.Key.IsNull() && e.Key.Type() == StrType {
			to.SetStr(e.Key.str(), None)
		}
	}
}

func keyList(d *Dict) Value {
	items := make([]Value, 0, d.Len())
	for _, e := range d.Entries() {
		if !e.Key.IsNull() {
			items = append(items, e.Key)
		}
	}
	return NewList(items)
}

// setClass is obj.__class__ = cls: allowed between classes of the same layout.
func setClass(t *Thread, self, v Value) error {
	if v.IsNull() {
		return t.Raise(TypeError, "can't delete __class__ attribute")
	}
	to := AsType(v)
	if to == nil {
		return t.Raise(TypeError, "__class__ must be set to a class, not '%s' object", v.Type().Name)
	}
	from := self.Type()
	if AsModule(self) != nil && to.IsSubtype(ModuleType) {
		if to.IsHeap() && from == ModuleType {
			return t.Raise(TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses")
		}
	} else if !from.IsHeap() || !to.IsHeap() {
		return t.Raise(TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses")
	}
	if from.Layout != to.Layout || from.solidNative() != to.solidNative() || !slices.Equal(from.slotNames, to.slotNames) || (from.Flags^to.Flags)&HasDict != 0 {
		return t.Raise(TypeError, "__class__ assignment: '%s' object layout differs from '%s'", to.Name, from.Name)
	}
	if attrs := AttrsOf(self); attrs != nil {
		// The shape belongs to the old class: make the attributes again, in the new one's.
		old := *attrs
		if old.Dict == nil && old.Shape != nil {
			first := len(from.slotNames)
			attrs.Shape = to.root
			attrs.Slots = slices.Clone(old.Slots[:first])
			for i, name := range old.Shape.names {
				attrs.Set(to, newStr(name), old.Slots[first+i])
			}
		}
	}
	self.header().typ = to
	return nil
}
