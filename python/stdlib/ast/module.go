// Package ast holds module _ast: the nodes of Python's abstract syntax tree as programs see them, and how they become the tree that
// the compiler takes, and the other way round.
//
// It exists apart from package syntax because programs may make nodes that no source has, change them, and inherit from their
// classes. Nodes are made only for those who ask for them; the compiler does without.
//
// Invariants: what To gives, package compile bears, however its nodes hang together; the classes belong to one interpreter.
package ast

import "github.com/jinklink/jink/python/object"

// The flags of compile() that concern trees.
const (
	OnlyTree      = 0x400
	TopLevelAwait = 0x2000
	TypeComments  = 0x1000
	Optimized     = 0x8000 | OnlyTree
)

// Module makes module _ast for an interpreter.
func Module(t *thread) (*object.Module, error) {
	n, err := nodesOf(t)
	if err != nil {
		return nil, err
	}
	m := object.NewModule("_ast", "The nodes of Python's abstract syntax tree.")
	m.AddTypes(nodeType)
	for _, c := range known().all {
		m.Set(c.name, n.classes[c].typ.Value())
	}
	m.Set("PyCF_ONLY_AST", object.Int(OnlyTree))
	m.Set("PyCF_TYPE_COMMENTS", object.Int(TypeComments))
	m.Set("PyCF_ALLOW_TOP_LEVEL_AWAIT", object.Int(TopLevelAwait))
	m.Set("PyCF_OPTIMIZED_AST", object.Int(Optimized))
	m.Add(object.Fn("_unparse", "(node, /)", "Return source that a node could have been parsed from.", func(t *thread, a []value) (value, error) {
		s, err := text(t, a[0])
		return object.NewStr(s), err
	}))
	return m, nil
}
