// Package abc holds the native part of Python's module abc: the metaclass ABCMeta, with its registries and caches.
//
// It is native because isinstance and issubclass of abstract classes are asked all the time, and a Python frame for each
// would make them slow. Caches know classes weakly: an abstract class keeps none alive that was once asked about, but for
// the one asked about last.
package abc

import (
	"sync"
	"weak"

	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
	names  = object.Names
	class  = object.Type
)

var (
	metaType = &class{Name: "ABCMeta", Doc: "The metaclass of abstract base classes."}
	dataType = &class{Name: "_abc_data", Flags: object.Final | object.NoNew}
)

// data is what an abstract class remembers.
type data struct {
	object.Object
	registry []weak.Pointer[class]
	yes, no  map[weak.Pointer[class]]bool `image:"drop"`
	last     *class                       // among those of yes
	version  int64                        // of no: what Counter was when it was begun
}

const dataName = "_abc_impl"

// counterKey is where an interpreter counts registrations: each makes all that was found out by absence doubtful.
type counterKey struct{}

func counter(t *thread) int64 {
	n, _ := t.Interp.Memo.Get(counterKey{}).(int64)
	return n
}

// Module makes module _abc for an interpreter.
func Module(t *thread) (*object.Module, error) {
	defineTypes()
	m := object.NewModule("_abc", "The native part of module abc.")
	m.AddTypes(metaType)
	with := func(name, sig string, f func(t *thread, a []value) (value, error)) {
		m.Add(object.Fn(name, sig, "", f))
	}
	with("get_cache_token", "()", func(t *thread, a []value) (value, error) { return object.Int(counter(t)), nil })
	with("_abc_init", "(self, /)", func(t *thread, a []value) (value, error) { return object.None, initClass(t, object.AsType(a[0])) })
	with("_abc_register", "(self, subclass, /)", register)
	with("_abc_instancecheck", "(self, instance, /)", instanceCheck)
	with("_abc_subclasscheck", "(self, subclass, /)", subclassCheck)
	with("_get_dump", "(self, /)", dump)
	with("_reset_registry", "(self, /)", resetRegistry)
	with("_reset_caches", "(self, /)", resetCaches)
	return m, nil
}

var defineTypes = sync.OnceFunc(func() {
	object.StructOf[data](dataType)
	object.DefineType(dataType, nil, "_abc", object.TypeDef{})
	metaType.New = func(t *thread, meta *class, args []value, n names) (value, error) {
		v, err := object.TypeType.New(t, meta, args, n)
		if err != nil {
			return v, err
		}
		cls := object.AsType(v)
		if cls == nil || !cls.Dict.GetString(dataName).IsNull() {
			return v, nil
		}
		// To CPython, whose ABCMeta is written in Python, a class made without a class statement comes from module abc.
		if ns := object.AsDict(args[2]); ns.GetString("__module__").IsNull() {
			cls.Module = "abc"
			cls.Dict.SetString("__module__", object.NewStr("abc"))
		}
		return v, initClass(t, cls)
	}
	object.DefineType(metaType, object.TypeType, "abc", object.TypeDef{Methods: []*object.Builtin{
		object.Method("register", "(cls, subclass, /)", "Make a class count as a subclass, without inheriting. Can be used as a decorator.", register),
		object.Method("__instancecheck__", "(cls, instance, /)", "Return isinstance(instance, cls).", instanceCheck),
		object.Method("__subclasscheck__", "(cls, subclass, /)", "Return issubclass(subclass, cls).", subclassCheck),
		object.Method("_dump_registry", "(cls, file=None)", "Print what the class remembers.", dumpRegistry),
		object.Method("_abc_registry_clear", "(cls, /)", "Forget what was registered.", resetRegistry),
		object.Method("_abc_caches_clear", "(cls, /)", "Forget what was found out.", resetCaches),
	}})
})

// dataOf is what a class remembers, or nil if it is not an abstract one that was made as such.
func dataOf(cls *class) *data {
	v := cls.Dict.GetString(dataName)
	if v.IsNull() || !v.Is(dataType) {
		return nil
	}
	return object.As[data](v)
}

func needData(t *thread, v value) (*class, *data, error) {
	cls := object.AsType(v)
	if cls == nil {
		return nil, nil, t.Raise(object.TypeError, "descriptor requires a class, not '%s'", v.Type().Name)
	}
	d := dataOf(cls)
	if d == nil {
		return nil, nil, t.Raise(object.TypeError, "_abc_impl is set to a wrong type")
	}
	return cls, d, nil
}

// initClass prepares a new abstract class: which methods are abstract, and what patterns it matches.
func initClass(t *thread, cls *class) error {
	v, _ := object.Make[data](dataType, dataType)
	cls.Dict.SetString(dataName, v)
	abstract, err := abstractNames(t, cls)
	if err != nil {
		return err
	}
	set, err := t.Call(object.FrozenSetType.Value(), object.NewList(abstract))
	if err != nil {
		return err
	}
	if err := t.SetAttr(cls.Value(), t.Interp.Intern("__abstractmethods__"), set); err != nil {
		return err
	}
	flags := cls.Dict.GetString("__abc_tpflags__")
	if flags.IsNull() || !flags.IsInt() {
		return nil
	}
	if flags.Int64()>>5&3 == 3 {
		return t.Raise(object.TypeError, "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING")
	}
	cls.Dict.DeleteString("__abc_tpflags__")
	cls.Flags &^= object.Sequence | object.Mapping
	if flags.Int64()&(1<<5) != 0 {
		cls.Flags |= object.Sequence
	}
	if flags.Int64()&(1<<6) != 0 {
		cls.Flags |= object.Mapping
	}
	return nil
}

// abstractNames are the names of the methods that are abstract in a class: its own, and those of its bases that it does not
// replace.
func abstractNames(t *thread, cls *class) ([]value, error) {
	var found []value
	isAbstract := t.Interp.Intern("__isabstractmethod__")
	check := func(v value) (bool, error) {
		mark, err := t.FindAttr(v, isAbstract)
		if err != nil || mark.IsNull() {
			return false, err
		}
		return t.Truth(mark)
	}
	for _, e := range cls.Dict.Copy().Entries() {
		if e.Key.IsNull() {
			continue
		}
		is, err := check(e.Value)
		if err != nil {
			return nil, err
		}
		if is {
			found = append(found, e.Key)
		}
	}
	for _, base := range cls.Bases {
		inherited, err := t.FindAttr(base.Value(), t.Interp.Intern("__abstractmethods__"))
		if err != nil {
			return nil, err
		}
		if inherited.IsNull() {
			continue
		}
		err = t.Each(inherited, func(name value) error {
			s := object.AsStr(name)
			if s == nil {
				return nil
			}
			v, err := t.FindAttr(cls.Value(), s)
			if err != nil || v.IsNull() {
				return err
			}
			is, err := check(v)
			if is {
				found = append(found, name)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}
