package compile

import "slices"

// This file decides where each name is found.

// names is a set of names.
type names map[string]bool

func (n names) addAll(of names) {
	for name := range of {
		n[name] = true
	}
}

// resolver decides where each scope finds its names, from the outermost scope to the innermost and back: what is bound
// outside comes in from above, what is free inside comes up from below.
type resolver struct{ *compiler }

// resolve decides about all scopes under the module's.
func (c *compiler) resolve(top *scope) {
	r := resolver{c}
	r.block(top, outside{}, names{})
}

// layer is a set of names as one scope sees it: that of the scope around it, with changes. Nothing is copied, since scopes
// are many and changes few.
type layer struct {
	changes names // false for what is taken out
	up      *layer
}

func (l *layer) has(name string) bool {
	for ; l != nil; l = l.up {
		if in, changed := l.changes[name]; changed {
			return in
		}
	}
	return false
}

// set adds a name or takes it out, unless that is so already.
func (l *layer) set(name string, in bool) {
	if l.has(name) == in {
		return
	}
	if l.changes == nil {
		l.changes = names{}
	}
	l.changes[name] = in
}

// outside is what a scope sees of those around it.
type outside struct {
	bound      *layer // in functions around it; nil for a module
	global     *layer // declared global around it
	typeParams *layer // those of bound that are type parameters
	class      *scope
}

// block decides about a scope and those in it. What is free there it adds to freed.
func (r *resolver) block(s *scope, around outside, freed names) {
	o := outside{global: &layer{up: around.global}, typeParams: &layer{up: around.typeParams}, class: around.class}
	if around.bound != nil {
		o.bound = &layer{up: around.bound}
	}
	locals, newFree, inlinedCells := names{}, names{}, names{}
	reaches := map[string]reach{}
	for _, name := range s.order {
		r.name(s, reaches, name, &o, locals, freed)
	}
	bound := o.bound
	newBound, newGlobal := &layer{up: bound}, o.global
	switch {
	case s.kind == classScope: // what a class binds is not seen by its methods
		newBound = &layer{changes: names{"__class__": true, "__classdict__": true}, up: around.bound}
		newGlobal = around.global
	case s.functionLike():
		newBound.changes = locals
	}
	var children []*scope
	for _, child := range s.children {
		var sees *scope
		if child.seesClass {
			if sees = o.class; s.kind == classScope {
				sees = s
			}
		}
		childFree := names{}
		r.block(child, outside{bound: newBound, global: newGlobal, typeParams: o.typeParams, class: sees}, childFree)
		// Comprehensions run where they stand, but for generator expressions, and for those in an annotation scope in a
		// class, which would have to look into the class.
		if child.comprehension != noComprehension && !child.generator && !s.seesClass {
			inline(s, child, reaches, childFree, inlinedCells)
			child.inlined = true
			children = append(children, child.children...)
		} else {
			children = append(children, child)
		}
		newFree.addAll(childFree)
	}
	s.children = children
	switch {
	case s.functionLike():
		for name, at := range reaches {
			if at == local && (newFree[name] || inlinedCells[name]) {
				reaches[name] = cell
				delete(newFree, name)
			}
		}
	case s.kind == classScope:
		s.needsClassCell = newFree["__class__"]
		s.needsClassDict = newFree["__classdict__"]
		delete(newFree, "__class__")
		delete(newFree, "__classdict__")
	}
	for _, name := range s.order {
		sym := s.symbols[name]
		if inlinedCells[name] {
			sym.flags |= isCompCell
		}
		sym.reach = reaches[name]
		s.symbols[name] = sym
	}
	for _, name := range sorted(newFree) {
		if sym, known := s.symbols[name]; known {
			if (s.kind == classScope || s.seesClass) && sym.flags&(isBound|isGlobal) != 0 {
				sym.flags |= isFreeClass
				s.symbols[name] = sym
			}
		} else if bound == nil || bound.has(name) {
			s.set(name, symbol{reach: free})
		}
	}
	freed.addAll(newFree)
}

func sorted(n names) []string {
	list := make([]string, 0, len(n))
	for name := range n {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}

// name decides about one name of a scope.
func (r *resolver) name(s *scope, reaches map[string]reach, name string, o *outside, locals, freed names) {
	f := s.symbols[name].flags
	switch {
	case f&isGlobal != 0:
		if f&isNonlocal != 0 {
			r.failDirective(s, name, "name '%s' is nonlocal and global")
			return
		}
		reaches[name] = globalExplicit
		o.global.set(name, true)
		if o.bound != nil {
			o.bound.set(name, false)
		}
		return
	case f&isNonlocal != 0:
		switch {
		case o.bound == nil:
			r.failDirective(s, name, "nonlocal declaration not allowed at module level")
		case !o.bound.has(name):
			r.failDirective(s, name, "no binding for nonlocal '%s' found")
		case o.typeParams.has(name):
			r.failDirective(s, name, "nonlocal binding not allowed for type parameter '%s'")
		}
		reaches[name] = free
		freed[name] = true
		return
	case f&isBound != 0:
		reaches[name] = local
		locals[name] = true
		o.global.set(name, false)
		o.typeParams.set(name, f&isTypeParam != 0)
		return
	}
	if o.class != nil {
		// What the class binds is looked for in its namespace and then, past functions around it, in the globals.
		in := o.class.symbols[name].flags
		if in&isGlobal != 0 {
			reaches[name] = globalExplicit
			return
		}
		if in&isBound != 0 && in&isNonlocal == 0 {
			reaches[name] = globalImplicit
			return
		}
	}
	switch {
	case o.bound.has(name):
		reaches[name] = free
		freed[name] = true
	default:
		reaches[name] = globalImplicit
	}
}

func (r *resolver) failDirective(s *scope, name, format string) {
	for _, d := range s.directives {
		if d.name == name {
			if format == "nonlocal declaration not allowed at module level" {
				r.fail(d.at, "%s", format)
			} else {
				r.fail(d.at, format, name)
			}
			return
		}
	}
}

// inline lets a scope take over the names of a comprehension that runs in it.
func inline(s, comp *scope, reaches map[string]reach, compFree, inlinedCells names) {
	dropClass := false
	for _, name := range comp.order {
		sym := comp.symbols[name]
		if sym.flags&isParam != 0 {
			continue
		}
		if sym.reach == cell || sym.flags&isCompCell != 0 {
			inlinedCells[name] = true
		}
		if sym.reach == free && s.kind == classScope && name == "__class__" {
			sym.reach = globalImplicit
			delete(compFree, name)
			dropClass = true
		}
		existing, known := s.symbols[name]
		if !known {
			s.set(name, symbol{flags: sym.flags})
			reaches[name] = sym.reach
		} else if existing.flags&isBound != 0 && s.kind != classScope && !freeInChildren(comp, name) {
			delete(compFree, name)
		}
	}
	if dropClass {
		delete(comp.symbols, "__class__")
		comp.order = slices.DeleteFunc(comp.order, func(n string) bool { return n == "__class__" })
	}
}

func freeInChildren(s *scope, name string) bool {
	for _, child := range s.children {
		if child.symbols[name].reach == free {
			return true
		}
	}
	return false
}
