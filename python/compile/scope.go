package compile

import (
	"strings"

	"github.com/jinklink/jink/python/syntax"
)

// This file holds the scopes and symbols of a source, and how names get into them.

// flags say in which ways a scope speaks of a name.
type flags uint16

const (
	isGlobal    flags = 1 << iota // declared global
	isLocal                       // bound
	isParam                       // a parameter
	isNonlocal                    // declared nonlocal
	isUsed                        // read
	isFreeClass                   // bound in a class, and free in one of its methods
	isImport                      // bound by an import
	isAnnotated                   // annotated
	isCompIter                    // the target of a comprehension
	isTypeParam                   // a type parameter
	isCompCell                    // a cell of an inlined comprehension
	isBound     = isLocal | isParam | isImport | isTypeParam
)

// reach says where a scope finds the value of a name.
type reach uint8

const (
	nowhere reach = iota
	local
	globalExplicit
	globalImplicit
	free
	cell
)

// global reports whether a name is found among those of the module.
func (r reach) global() bool { return r == globalExplicit || r == globalImplicit }

// symbol is what a scope knows of a name.
type symbol struct {
	flags flags
	reach reach
}

// kind of a scope.
type kind uint8

const (
	functionScope kind = iota
	classScope
	moduleScope
	annotationScope // of an annotation that stays text
	typeVarScope    // the bound or the default of a type parameter
	typeAliasScope
	typeParamsScope
)

// comprehensionKind says of which kind the comprehension is whose scope it is.
type comprehensionKind uint8

const (
	noComprehension comprehensionKind = iota
	listComprehension
	dictComprehension
	setComprehension
	generatorExpression
)

// directive is a global or nonlocal statement, or an assignment expression that acts like one.
type directive struct {
	name string
	at   syntax.Span
}

// scope is a stretch of source in which names mean the same.
type scope struct {
	kind       kind
	of         scopeKey // what it is the scope of
	info       string   // of a typeVarScope: what it is, for messages
	symbols    map[string]symbol
	order      []string // the names, as they came
	params     []string
	directives []directive
	children   []*scope
	inner      map[scopeKey]*scope // the scopes of the nodes right under this one

	nested        bool
	generator     bool
	coroutine     bool
	varargs       bool
	varkeywords   bool
	method        bool
	comprehension comprehensionKind
	inlined       bool

	needsClassCell bool // a method uses __class__
	needsClassDict bool // an annotation scope looks into the class
	seesClass      bool
	mangled        map[string]bool // if not nil, only these names are mangled

	iterTarget bool // within the target of a comprehension
	iterExpr   int  // how deep within iterables of comprehensions
}

// scopeKey finds the scope of a node. A node may have several: a function with type parameters has two.
type scopeKey struct {
	node any
	part scopePart
}

type scopePart uint8

const (
	wholeNode scopePart = iota
	typeParamsOf
	boundOf
	defaultOf
)

// functionLike tells whether the names of the scope live in slots.
func (s *scope) functionLike() bool {
	return s.kind == functionScope || s.kind >= annotationScope
}

func (s *scope) set(name string, sym symbol) {
	if _, known := s.symbols[name]; !known {
		s.order = append(s.order, name)
	}
	s.symbols[name] = sym
}

// mangle gives the name that a private name has within a class.
func mangle(private string, in *scope, name string) string {
	if private == "" || !strings.HasPrefix(name, "__") || in != nil && in.mangled != nil && !in.mangled[name] {
		return name
	}
	if strings.HasSuffix(name, "__") || strings.Contains(name, ".") {
		return name
	}
	stripped := strings.TrimLeft(private, "_")
	if stripped == "" {
		return name
	}
	return "_" + stripped + name
}

// table makes the scopes of a tree. It is the first of the two passes over it, and checks what the second one relies on:
// that no part is missing, and that no part lies too deep.
type table struct {
	*compiler
	cur     *scope
	stack   []*scope
	globals *scope
	private string
}

func (t *table) enter(k kind, node any, part scopePart) *scope {
	s := &scope{kind: k, of: scopeKey{node, part}, symbols: map[string]symbol{}}
	if prev := t.cur; prev != nil {
		s.nested = prev.nested || prev.functionLike()
		s.iterExpr = prev.iterExpr
		if k != classScope {
			s.mangled = prev.mangled
		}
		if k != annotationScope {
			prev.children = append(prev.children, s)
		}
		if prev.inner == nil {
			prev.inner = map[scopeKey]*scope{}
		}
		prev.inner[s.of] = s
	} else {
		t.globals = s
	}
	t.stack = append(t.stack, s)
	t.cur = s
	return s
}

func (t *table) exit() {
	t.stack = t.stack[:len(t.stack)-1]
	t.cur = nil
	if n := len(t.stack); n > 0 {
		t.cur = t.stack[n-1]
	}
}

func (t *table) lookup(s *scope, name string) flags {
	return s.symbols[mangle(t.private, s, name)].flags
}

func (t *table) add(name string, f flags, at syntax.Span) { t.addTo(t.cur, name, f, at) }

func (t *table) addTo(s *scope, name string, f flags, at syntax.Span) {
	if f&isTypeParam != 0 && s.mangled != nil {
		s.mangled[name] = true
	}
	mangled := mangle(t.private, t.cur, name)
	sym := s.symbols[mangled]
	if f&isParam != 0 && sym.flags&isParam != 0 {
		t.fail(at, "duplicate argument '%s' in function definition", name)
		return
	}
	if f&isTypeParam != 0 && sym.flags&isTypeParam != 0 {
		t.fail(at, "duplicate type parameter '%s'", name)
		return
	}
	sym.flags |= f
	if s.iterTarget {
		if sym.flags&(isGlobal|isNonlocal) != 0 {
			t.fail(at, "comprehension inner loop cannot rebind assignment expression target '%s'", name)
			return
		}
		sym.flags |= isCompIter
	}
	s.set(mangled, sym)
	if f&isParam != 0 {
		s.params = append(s.params, mangled)
	} else if f&isGlobal != 0 {
		g := t.globals.symbols[mangled]
		g.flags |= f
		t.globals.set(mangled, g)
	}
}

func (t *table) directive(name string, at syntax.Span) {
	t.cur.directives = append(t.cur.directives, directive{mangle(t.private, t.cur, name), at})
}
