package compile

import (
	"slices"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/syntax"
)

// This file holds a code object while it is made.

// unitKind is what a code object is made for.
type unitKind uint8

const (
	moduleUnit unitKind = iota
	classUnit
	functionUnit
	asyncFunctionUnit
	lambdaUnit
	comprehensionUnit
	annotationUnit // type parameters, their bounds and defaults
)

// unit is a code object while it is made.
type unit struct {
	kind      unitKind
	scope     *scope // whose names count: changes in parts while an inlined comprehension is compiled
	within    *scope // where the scopes of nodes are found: the comprehension's within an inlined one
	outer     *unit
	name      string
	qualName  string
	private   string // the class whose private names are mangled
	firstLine int
	docstring bool

	argCount, posOnlyCount, kwOnlyCount int

	instrs []instr
	labels []int // where each label is: the number of an instruction, or -1

	names, varNames, cells, frees numbered

	consts    []code.Constant
	constKeys map[string]int

	blocks       []block
	inlinedDepth int             // how deep in inlined comprehensions
	hidden       map[string]bool // names that live in slots although the scope is none of a function
	staticAttrs  map[string]bool // of a class: what its methods assign to self
	lastPosition syntax.Span
}

// instr is an instruction before it is laid out.
type instr struct {
	op     code.Op
	arg    int
	target label // of a jump
	at     syntax.Span
}

// label is a place to jump to. Zero is none.
type label int

// numbered numbers names as they come.
type numbered struct {
	list  []string
	index map[string]int
}

func (t *numbered) add(name string) int {
	if i, ok := t.index[name]; ok {
		return i
	}
	if t.index == nil {
		t.index = map[string]int{}
	}
	t.index[name] = len(t.list)
	t.list = append(t.list, name)
	return len(t.list) - 1
}

func (c *compiler) enterUnit(name string, kind unitKind, s *scope, firstLine int) {
	u := &unit{kind: kind, scope: s, within: s, outer: c.u, name: name, firstLine: firstLine, labels: []int{-1},
		constKeys: map[string]int{}, hidden: map[string]bool{}, staticAttrs: map[string]bool{}}
	for _, p := range s.params {
		u.varNames.add(p)
		if sym := s.symbols[p]; sym.reach == cell || sym.flags&isCompCell != 0 {
			u.cells.add(p)
		}
	}
	for _, n := range sortedWhere(s, func(sym symbol) bool { return sym.reach == cell || sym.flags&isCompCell != 0 }) {
		u.cells.add(n)
	}
	if s.needsClassCell {
		u.cells.add("__class__")
	}
	if s.needsClassDict {
		u.cells.add("__classdict__")
	}
	for _, n := range sortedWhere(s, func(sym symbol) bool { return sym.reach == free || sym.flags&isFreeClass != 0 }) {
		u.frees.add(n)
	}
	if c.u != nil {
		u.private = c.u.private
	}
	c.u = u
	u.qualName = name
	if kind != moduleUnit {
		u.qualName = c.qualify(u)
	}
}

func sortedWhere(s *scope, ok func(symbol) bool) []string {
	var list []string
	for _, n := range s.order {
		if ok(s.symbols[n]) {
			list = append(list, n)
		}
	}
	slices.Sort(list)
	return list
}

// qualify gives the name with which a function or class is found from its module.
func (c *compiler) qualify(u *unit) string {
	parent := u.outer
	if parent.kind == annotationUnit { // type parameters do not show
		if parent = parent.outer; parent == nil {
			return u.name
		}
	}
	if parent.kind == moduleUnit {
		return u.name
	}
	switch u.kind {
	case functionUnit, asyncFunctionUnit, classUnit:
		in := u.outer
		if in.scope.symbols[mangle(in.private, in.scope, u.name)].reach == globalExplicit {
			return u.name
		}
	}
	switch parent.kind {
	case functionUnit, asyncFunctionUnit, lambdaUnit:
		return parent.qualName + ".<locals>." + u.name
	}
	return parent.qualName + "." + u.name
}

// leaveUnit finishes a code object.
func (c *compiler) leaveUnit() *code.Code {
	u := c.u
	var made *code.Code
	if c.err == nil {
		made = c.assemble()
	}
	c.u = u.outer
	return made
}

func (c *compiler) scopeOf(node any, part scopePart) *scope {
	if s := c.u.within.inner[scopeKey{node, part}]; s != nil {
		return s
	}
	panic("compile: a node without a scope") // the first pass has been over it
}

func (c *compiler) newLabel() label {
	c.u.labels = append(c.u.labels, -1)
	return label(len(c.u.labels) - 1)
}

// place puts a label before the next instruction.
func (c *compiler) place(l label) { c.u.labels[l] = len(c.u.instrs) }

func (c *compiler) emit(at syntax.Span, op code.Op, arg int) {
	c.append(instr{op: op, arg: arg, at: at})
}

func (c *compiler) jump(at syntax.Span, op code.Op, to label) {
	c.append(instr{op: op, target: to, at: at})
}

// checkEvery is how many instructions are made before Config.Check is asked again.
const checkEvery = 256

func (c *compiler) append(i instr) {
	if c.err != nil {
		return
	}
	if c.emitted++; c.emitted > maxEmitted {
		c.limit(i.at, "code is too large to compile")
		return
	}
	if c.Check != nil && c.emitted%checkEvery == 1 {
		if c.stopped = c.Check(checkEvery); c.stopped != nil {
			c.limit(i.at, "stopped")
			return
		}
	}
	if i.at.Line != 0 {
		c.u.lastPosition = i.at
	}
	c.u.instrs = append(c.u.instrs, i)
}

// emitName emits an operation whose argument is a name of an attribute, a module or a global variable.
func (c *compiler) emitName(at syntax.Span, op code.Op, name string) {
	c.emit(at, op, c.u.names.add(mangle(c.u.private, c.u.scope, name)))
}

func (c *compiler) load(at syntax.Span, k code.Constant) { c.emit(at, code.LoadConst, c.u.constant(k)) }

func (u *unit) constant(k code.Constant) int {
	key := constantKey(k)
	if i, ok := u.constKeys[key]; ok {
		return i
	}
	u.constKeys[key] = len(u.consts)
	u.consts = append(u.consts, k)
	return len(u.consts) - 1
}

// deref is the number of a variable that lives in a cell, or -1. In a class the same name may be a cell of it and free in it.
func (u *unit) deref(name string, want reach) int {
	if want == free {
		if i, ok := u.frees.index[name]; ok {
			return len(u.cells.list) + i
		}
	}
	if i, ok := u.cells.index[name]; ok {
		return i
	}
	if i, ok := u.frees.index[name]; ok {
		return len(u.cells.list) + i
	}
	return -1
}
