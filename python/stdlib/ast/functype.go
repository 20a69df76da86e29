package ast

import (
	"bytes"
	"reflect"

	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/syntax"
)

// Trees is what compile() needs of the nodes.
type Trees struct{}

// IsNode reports whether v is a node.
func (Trees) IsNode(v value) bool { return IsNode(v) }

// From makes nodes of a tree.
func (Trees) From(t *thread, tree syntax.Tree) (value, error) { return From(t, tree) }

// To makes a tree of a node, of the class that name names.
func (Trees) To(t *thread, v value, name string) (syntax.Tree, error) { return To(t, v, name) }

// FunctionType makes a node of a comment that tells the type of a function: "(int, str) -> float".
func (Trees) FunctionType(t *thread, src []byte, filename string) (value, error) {
	invalid := func() error {
		return syntax.NewError(src, filename, syntax.Span{Line: 1, EndLine: 1}, "invalid syntax")
	}
	depth, arrow := 0, -1
	for i := 0; i+1 < len(src) && arrow < 0; i++ {
		switch src[i] {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case '-':
			if depth == 0 && src[i+1] == '>' {
				arrow = i
			}
		}
	}
	if arrow < 0 {
		return value{}, invalid()
	}
	args, err := syntax.Parse(append([]byte("f"), src[:arrow]...), syntax.Config{Filename: filename, Mode: syntax.Eval})
	if err != nil {
		return value{}, invalid()
	}
	returns, err := syntax.Parse(bytes.TrimLeft(src[arrow+2:], " \t"), syntax.Config{Filename: filename, Mode: syntax.Eval})
	if err != nil {
		return value{}, invalid()
	}
	call, ok := args.Tree.(*syntax.Expression).Body.(*syntax.Call)
	if !ok {
		return value{}, invalid()
	}
	n, err := nodesOf(t)
	if err != nil {
		return value{}, err
	}
	m := &maker{thread: t, nodes: n, known: known()}
	var types []value
	stars, doubles := 0, 0
	add := func(e syntax.Expr) { types = append(types, m.node(reflect.ValueOf(e).Elem())) }
	for _, e := range call.Args {
		if star, ok := e.(*syntax.Starred); ok {
			stars++
			e = star.Value
		} else if stars > 0 {
			return value{}, invalid()
		}
		add(e)
	}
	for _, k := range call.Keywords {
		if k.Arg != "" {
			return value{}, invalid()
		}
		doubles++
		add(k.Value)
	}
	if stars > 1 || doubles > 1 {
		return value{}, invalid()
	}
	result := m.node(reflect.ValueOf(returns.Tree.(*syntax.Expression).Body).Elem())
	if m.err != nil {
		return value{}, m.err
	}
	return t.Call(n.classes[known().byName["FunctionType"]].typ.Value(), object.NewList(types), result)
}
