package ast

import (
	"math/big"
	"reflect"

	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/syntax"
)

// This file makes nodes of a tree that was parsed.

// nodeBytes is about how much memory a node takes.
const nodeBytes = 160

// From makes Python's nodes of a tree.
func From(t *thread, tree syntax.Tree) (value, error) {
	n, err := nodesOf(t)
	if err != nil {
		return value{}, err
	}
	m := &maker{thread: t, nodes: n, known: known()}
	v := m.node(reflect.ValueOf(tree).Elem())
	return v, m.err
}

type maker struct {
	*nodes
	thread *thread
	known  *classes
	names  map[string]value
	err    error
}

func (m *maker) node(v reflect.Value) value {
	if m.err != nil {
		return object.None
	}
	if m.err = m.thread.Allocate(nodeBytes); m.err != nil {
		return object.None
	}
	made := m.classes[m.known.byStruct[v.Type()]]
	self, _ := object.Make[node](nodeType, made.typ)
	attrs := object.AttrsOf(self)
	for i := range made.fields {
		f := &made.fields[i]
		attrs.Set(made.typ, made.names[i], m.field(f, v.Field(f.index)))
	}
	if len(made.attributes) > 0 {
		if placed, ok := v.Addr().Interface().(syntax.Node); ok {
			at := placed.Span()
			for i, number := range [4]int32{at.Line, at.Col, at.EndLine, at.EndCol} {
				attrs.Set(made.typ, m.place[i], object.Int(int64(number)))
			}
		}
	}
	return self
}

func (m *maker) field(f *field, v reflect.Value) value {
	if !f.many {
		return m.item(f, v)
	}
	items := make([]value, v.Len())
	if m.err == nil {
		m.err = m.thread.Allocate(16 * len(items))
	}
	for i := range items {
		items[i] = m.item(f, v.Index(i))
	}
	return object.NewList(items)
}

func (m *maker) item(f *field, v reflect.Value) value {
	switch f.kind {
	case "identifier", "string":
		if v.Len() == 0 && f.optional {
			return object.None
		}
		return m.name(v.String())
	case "int":
		if v.Kind() == reflect.Bool {
			if v.Bool() {
				return object.Int(1)
			}
			return object.Int(0)
		}
		return object.Int(v.Int())
	case "constant":
		return m.constant(v.Interface())
	case "expr_context", "boolop", "operator", "unaryop", "cmpop":
		return m.single(f.kind, int(v.Uint()))
	}
	for v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return object.None
		}
		v = v.Elem()
	}
	return m.node(v)
}

// single is the instance of an operator or a context.
func (m *maker) single(kind string, number int) value {
	for _, made := range m.classes {
		if made.sum != nil && made.sum.name == kind && made.number == number {
			return made.single
		}
	}
	return object.None
}

// name is an identifier as a str: the same for all places where it stands.
func (m *maker) name(s string) value {
	if v, ok := m.names[s]; ok {
		return v
	}
	if m.names == nil {
		m.names = map[string]value{}
	}
	v := object.NewStr(s)
	m.names[s] = v
	return v
}

func (m *maker) constant(c any) value {
	switch c := c.(type) {
	case nil:
		return object.None
	case bool:
		return object.Bool(c)
	case int64:
		return object.Int(c)
	case *big.Int:
		return object.NewInt(new(big.Int).Set(c))
	case float64:
		return object.Float(c)
	case complex128:
		return object.NewComplex(c)
	case string:
		return object.NewStr(c)
	case syntax.Bytes:
		return object.NewBytes(string(c))
	}
	return object.Ellipsis
}
