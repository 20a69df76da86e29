package ast

import (
	"sync"

	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
)

// nodeType is AST, from which all classes of nodes inherit.
var nodeType = &object.Type{Name: "ast.AST"}

// node is a node: all it has are attributes.
type node struct{ object.Object }

var defined sync.Once

// define fills the type, once in the process.
func define() { defined.Do(fill) }

func fill() {
	object.Attributable[node](nodeType)
	nodeType.New = func(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
		v, _ := object.Make[node](nodeType, cls)
		return v, nil
	}
	nodeType.Init = nodeInit
	empty := object.NewTuple()
	object.DefineType(nodeType, nil, "ast", object.TypeDef{
		Constants: map[string]value{"_fields": empty, "_attributes": empty, "__match_args__": empty},
		Methods:   []*object.Builtin{object.Method("__reduce__", "(self, /)", "What pickle and copy make it again from.", nodeReduce)},
	})
}

// nodeInit gives a node its fields: those given, and of the others what may be left out.
func nodeInit(t *thread, self value, args []value, names object.Names) error {
	n, err := nodesOf(t)
	if err != nil {
		return err
	}
	given := len(args) - len(names)
	cls := self.Type()
	fields, err := sequence(t, self, n.fields)
	if err != nil {
		return err
	}
	if given > len(fields) {
		plural := "s"
		if len(fields) == 1 {
			plural = ""
		}
		return t.Raise(object.TypeError, "%s constructor takes at most %d positional argument%s", cls.Short(), len(fields), plural)
	}
	if err := t.Charge(len(fields) + len(args)); err != nil {
		return err
	}
	missing := make([]bool, len(fields))
	for i, name := range fields {
		missing[i] = i >= given
		if i < given {
			if err := setNamed(t, self, name, args[i]); err != nil {
				return err
			}
		}
	}
	for k, name := range names {
		at, err := position(t, fields, name.Value())
		if err != nil {
			return err
		}
		switch {
		case at >= 0 && at < given:
			return t.Raise(object.TypeError, "%s got multiple values for argument '%s'", cls.Short(), name.S)
		case at >= 0:
			missing[at] = false
		default:
			if err := n.unexpected(t, self, name); err != nil {
				return err
			}
		}
		if err := t.SetAttr(self, name, args[given+k]); err != nil {
			return err
		}
	}
	for i, name := range fields {
		if missing[i] {
			if err := n.complete(t, self, name); err != nil {
				return err
			}
		}
	}
	return nil
}

// sequence is a tuple or list that an attribute holds.
func sequence(t *thread, v value, name *object.Str) ([]value, error) {
	got, err := t.FindAttr(v, name)
	if err != nil || got.IsNull() {
		return nil, err
	}
	if tuple := object.AsTuple(got); tuple != nil {
		return tuple.Items, nil
	}
	if _, err := t.Len(got); err != nil {
		return nil, err
	}
	return t.Items(got)
}

func position(t *thread, in []value, name value) (int, error) {
	for i, v := range in {
		if equal, err := t.Equal(v, name); err != nil || equal {
			return i, err
		}
	}
	return -1, nil
}

func setNamed(t *thread, self, name, v value) error {
	s := object.AsStr(name)
	if s == nil {
		return t.Raise(object.TypeError, "attribute name must be string, not '%s'", name.Type().Name)
	}
	return t.SetAttr(self, s, v)
}

// unexpected warns of an argument that is neither a field nor an attribute.
func (n *nodes) unexpected(t *thread, self value, name *object.Str) error {
	attributes, err := sequence(t, self, n.attribute)
	if err != nil {
		return err
	}
	at, err := position(t, attributes, name.Value())
	if err != nil || at >= 0 {
		return err
	}
	return t.Warn(object.DeprecationWarning, self.Type().Name+".__init__ got an unexpected keyword argument '"+name.S+"'. "+
		"Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.")
}

// complete gives a field that was not given what it is then: a list is empty, a context is Load, and what is optional its class has.
func (n *nodes) complete(t *thread, self, name value) error {
	types, err := t.FindAttr(self, n.types)
	if err != nil || types.IsNull() {
		return err
	}
	d := object.AsDict(types)
	if d == nil {
		return nil
	}
	typ, err := d.Get(t, name)
	if err != nil {
		return err
	}
	shown, err := t.Str(name)
	if err != nil {
		return err
	}
	switch {
	case typ.IsNull():
		return t.Warn(object.DeprecationWarning, "Field '"+shown+"' is missing from "+self.Type().Name+"._field_types. This will become an error in Python 3.15.")
	case typ.Is(object.UnionType):
		return nil
	case typ.Is(object.GenericAliasType):
		return setNamed(t, self, name, object.NewList(nil))
	case typ == n.context:
		return setNamed(t, self, name, n.classes[known().byName["Load"]].single)
	}
	return t.Warn(object.DeprecationWarning, self.Type().Name+".__init__ missing 1 required positional argument: '"+shown+"'. "+
		"This will become an error in Python 3.15.")
}

// nodeReduce gives None for each field that is there, so that no warning tells of it as missing, and the attributes as the state.
func nodeReduce(t *thread, a []value) (value, error) {
	n, err := nodesOf(t)
	if err != nil {
		return value{}, err
	}
	fields, err := sequence(t, a[0], n.fields)
	if err != nil {
		return value{}, err
	}
	d := object.DictOf(a[0])
	if d == nil {
		return object.NewTuple(a[0].Type().Value(), object.NewTuple()), nil
	}
	var args []value
	for _, name := range fields {
		v, err := d.Get(t, name)
		if err != nil {
			return value{}, err
		}
		if v.IsNull() {
			break
		}
		args = append(args, object.None)
	}
	return object.NewTuple(a[0].Type().Value(), object.NewTuple(args...), d.Value()), nil
}
