package compile

import (
	"fmt"

	"github.com/jinklink/jink/python/syntax"
)

// This file shows to others what the first pass found out: for module symtable.

// Scope is a stretch of source in which names mean the same.
type Scope struct {
	Kind     ScopeKind
	Name     string
	Line     int
	Nested   bool     // there is a function around it
	Params   []string // in the order in which they were declared
	Symbols  []Symbol // in the order in which they came
	Children []*Scope
}

// ScopeKind says what a scope is the scope of.
type ScopeKind uint8

// The kinds of scopes.
const (
	FunctionScope   = ScopeKind(functionScope)
	ClassScope      = ScopeKind(classScope)
	ModuleScope     = ScopeKind(moduleScope)
	AnnotationScope = ScopeKind(annotationScope)
	TypeVarScope    = ScopeKind(typeVarScope)
	TypeAliasScope  = ScopeKind(typeAliasScope)
	TypeParamsScope = ScopeKind(typeParamsScope)
)

// Symbol is what a scope knows of a name.
type Symbol struct {
	Name  string
	Uses  Uses
	Reach int // where it is found: 1 local, 2 declared global, 3 global, 4 in a function around, 5 local and in functions inside
}

// Uses is a set of ways in which a scope speaks of a name.
type Uses uint16

// The ways.
const (
	Global    = Uses(isGlobal)
	Local     = Uses(isLocal)
	Param     = Uses(isParam)
	Nonlocal  = Uses(isNonlocal)
	Used      = Uses(isUsed)
	FreeClass = Uses(isFreeClass)
	Imported  = Uses(isImport)
	Annotated = Uses(isAnnotated)
	CompIter  = Uses(isCompIter)
	TypeParam = Uses(isTypeParam)
	CompCell  = Uses(isCompCell)
)

// Scopes returns the scope of a tree, with those inside of it.
func Scopes(tree syntax.Tree, config Config) (*Scope, error) {
	c := newCompiler(config)
	var top *scope
	var err error
	switch tree := tree.(type) {
	case *syntax.Module:
		top, err = c.scopes(execute, tree.Body, nil)
	case *syntax.Expression:
		top, err = c.scopes(evaluate, nil, tree.Body)
	case *syntax.Interactive:
		top, err = c.scopes(interact, tree.Body, nil)
	default:
		err = fmt.Errorf("scopes of %T: no tree", tree)
	}
	if err != nil {
		return nil, err
	}
	return top.show(), nil
}

func (s *scope) show() *Scope {
	name, line := s.of.title()
	shown := &Scope{Kind: ScopeKind(s.kind), Name: name, Line: line, Nested: s.nested, Params: s.params}
	for _, name := range s.order {
		sym := s.symbols[name]
		shown.Symbols = append(shown.Symbols, Symbol{name, Uses(sym.flags), int(sym.reach)})
	}
	for _, child := range s.children {
		shown.Children = append(shown.Children, child.show())
	}
	return shown
}

// title is what the scope of a node is called, and its line.
func (k scopeKey) title() (string, int) {
	name, at := "top", syntax.Span{}
	switch n := k.node.(type) {
	case *syntax.FunctionDef:
		name, at = n.Name, n.Span()
	case *syntax.AsyncFunctionDef:
		name, at = n.Name, n.Span()
	case *syntax.ClassDef:
		name, at = n.Name, n.Span()
	case *syntax.TypeAlias:
		at = n.Span()
		if id, ok := n.Name.(*syntax.Name); ok {
			name = id.ID
		}
	case *syntax.TypeVar:
		name, at = n.Name, k.expression(n.Bound, n.DefaultValue)
	case *syntax.ParamSpec:
		name, at = n.Name, k.expression(nil, n.DefaultValue)
	case *syntax.TypeVarTuple:
		name, at = n.Name, k.expression(nil, n.DefaultValue)
	case *syntax.Lambda:
		name, at = "lambda", n.Span()
	case *syntax.ListComp:
		name, at = "listcomp", n.Span()
	case *syntax.SetComp:
		name, at = "setcomp", n.Span()
	case *syntax.DictComp:
		name, at = "dictcomp", n.Span()
	case *syntax.GeneratorExp:
		name, at = "genexpr", n.Span()
	}
	return name, int(at.Line)
}

// expression is where the part of a type parameter stands that has a scope.
func (k scopeKey) expression(bound, value syntax.Expr) syntax.Span {
	if k.part == boundOf {
		return bound.Span()
	}
	return value.Span()
}
