package ast

import (
	"github.com/jinklink/jink/python/object"
)

// This file makes the classes of nodes. Each interpreter has its own, since programs may give them attributes.

// nodes is what an interpreter has of this module.
type nodes struct {
	classes   map[*class]*made
	byType    map[*object.Type]*class
	fields    *object.Str // _fields
	match     *object.Str
	attribute *object.Str // _attributes
	types     *object.Str // _field_types
	context   value       // the class expr_context
	place     [4]*object.Str
}

// made is a class of nodes in an interpreter.
type made struct {
	*class
	typ    *object.Type
	names  []*object.Str // of the fields
	single value         // of a class without fields: the instance that parsed trees have
}

type memoKey struct{}

var placeNames = [4]string{"lineno", "col_offset", "end_lineno", "end_col_offset"}

// nodesOf gives the classes of an interpreter, which are made when they are first needed.
func nodesOf(t *thread) (*nodes, error) {
	if n, ok := t.Interp.Memo.Get(memoKey{}).(*nodes); ok {
		return n, nil
	}
	define()
	n := &nodes{classes: map[*class]*made{}, byType: map[*object.Type]*class{}}
	n.fields, n.match = t.Interp.Intern("_fields"), t.Interp.Intern("__match_args__")
	n.attribute, n.types = t.Interp.Intern("_attributes"), t.Interp.Intern("_field_types")
	for i, name := range placeNames {
		n.place[i] = t.Interp.Intern(name)
	}
	for _, c := range known().all {
		if err := n.make(t, c); err != nil {
			return nil, err
		}
	}
	for _, c := range known().all {
		if err := n.describe(t, c); err != nil {
			return nil, err
		}
	}
	n.context = n.classes[known().byName["expr_context"]].typ.Value()
	t.Interp.Memo.Set(memoKey{}, n)
	return n, nil
}

// make makes a class, of which the types of the fields are not known yet.
func (n *nodes) make(t *thread, c *class) error {
	base := nodeType
	if c.sum != nil {
		base = n.classes[c.sum].typ
	}
	space := object.NewDict()
	m := &made{class: c}
	names := make([]value, len(c.fields))
	for i, f := range c.fields {
		m.names = append(m.names, t.Interp.Intern(f.name))
		names[i] = m.names[i].Value()
	}
	space.SetString("_fields", object.NewTuple(names...))
	space.SetString("__match_args__", object.NewTuple(names...))
	space.SetString("__module__", object.NewStr("ast"))
	space.SetString("__doc__", object.NewStr(c.doc))
	if c.sum == nil {
		attributes := make([]value, len(c.attributes))
		for i, f := range c.attributes {
			attributes[i] = t.Interp.Intern(f.name).Value()
		}
		space.SetString("_attributes", object.NewTuple(attributes...))
		for _, f := range c.attributes {
			if f.optional {
				space.SetString(f.name, object.None)
			}
		}
	}
	for _, f := range c.fields {
		if f.optional {
			space.SetString(f.name, object.None)
		}
	}
	typ, err := t.NewClass(object.TypeType, c.name, []*object.Type{base}, space)
	if err != nil {
		return err
	}
	m.typ = typ
	if c.sum != nil && c.sum.simple {
		m.single, _ = object.Make[node](nodeType, typ)
	}
	n.classes[c], n.byType[typ] = m, c
	return nil
}

// describe tells the types of a class's fields.
func (n *nodes) describe(t *thread, c *class) error {
	if c.sum == nil && len(c.fields) == 0 {
		return nil
	}
	types := object.NewDict()
	for _, f := range c.fields {
		var typ value
		switch f.kind {
		case "identifier", "string":
			typ = object.StrType.Value()
		case "int":
			typ = object.IntType.Value()
		case "constant":
			typ = object.ObjectType.Value()
		default:
			typ = n.classes[known().byName[f.kind]].typ.Value()
		}
		var err error
		switch {
		case f.many:
			typ, err = t.GetItem(object.ListType.Value(), typ)
		case f.optional:
			typ, err = t.BinaryOp(object.Or, typ, object.None)
		}
		if err != nil {
			return err
		}
		types.SetString(f.name, typ)
	}
	d := n.classes[c].typ
	for _, name := range []string{"_field_types", "__annotations__"} {
		if err := t.SetAttr(d.Value(), t.Interp.Intern(name), types.Value()); err != nil {
			return err
		}
	}
	return nil
}
