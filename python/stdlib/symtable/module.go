// Package symtable holds module _symtable: the scopes of a source, and what each says of its names.
//
// It exists so that programs see the table that the compiler works with, and not one that was made for them. The numbers are those
// of CPython, which its module symtable, and programs, expect.
package symtable

import (
	"fmt"
	"sync"

	"github.com/jinklink/jink/python/compile"
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/stdlib/io"
	"github.com/jinklink/jink/python/syntax"
)

type (
	thread = object.Thread
	value  = object.Value
)

// Config says where scopes come from.
type Config struct {
	// Scopes finds the scopes of a source, a str or bytes.
	Scopes func(t *thread, source value, filename string, mode syntax.Mode) (*compile.Scope, error)
}

// reachShift is by how much a name's reach stands above the ways in which it is used.
const reachShift = 12

// uses are the ways in which a scope speaks of a name, as programs know them.
var uses = []struct {
	bit    compile.Uses
	number int64
	name   string // none: programs see the bit alone
}{
	{compile.Global, 1, "DEF_GLOBAL"}, {compile.Local, 2, "DEF_LOCAL"}, {compile.Param, 4, "DEF_PARAM"}, {compile.Nonlocal, 8, "DEF_NONLOCAL"},
	{compile.Used, 16, "USE"}, {compile.FreeClass, 64, "DEF_FREE_CLASS"}, {compile.Imported, 128, "DEF_IMPORT"}, {compile.Annotated, 256, "DEF_ANNOT"},
	{compile.CompIter, 512, ""}, {compile.TypeParam, 1024, ""}, {compile.CompCell, 2048, ""},
}

// kinds are the kinds of scopes, by their numbers.
var kinds = []struct {
	kind compile.ScopeKind
	name string
}{
	{compile.FunctionScope, "FUNCTION"}, {compile.ClassScope, "CLASS"}, {compile.ModuleScope, "MODULE"}, {compile.AnnotationScope, "ANNOTATION"},
	{compile.TypeAliasScope, "TYPE_ALIAS"}, {compile.TypeParamsScope, "TYPE_PARAMETERS"}, {compile.TypeVarScope, "TYPE_VARIABLE"},
}

var entryType = &object.Type{Name: "symtable entry"}

// entry is a scope, as programs see it.
type entry struct {
	object.Object
	id                     int64
	name                   string
	line, kind             int64
	nested                 bool
	symbols, params, inner value
}

var defineEntry = sync.OnceFunc(func() {
	entryType.Repr = func(t *thread, self value) (value, error) {
		e := object.As[entry](self)
		return object.NewStr(fmt.Sprintf("<symtable entry %s(%d), line %d>", e.name, e.id, e.line)), nil
	}
	field := func(name string, get func(e *entry) value) *object.GetSet {
		return object.Attr(name, "", func(t *thread, self value) (value, error) { return get(object.As[entry](self)), nil }, nil)
	}
	object.DefineType(entryType, nil, "_symtable", object.TypeDef{GetSets: []*object.GetSet{
		field("id", func(e *entry) value { return object.Int(e.id) }),
		field("name", func(e *entry) value { return object.NewStr(e.name) }),
		field("lineno", func(e *entry) value { return object.Int(e.line) }),
		field("type", func(e *entry) value { return object.Int(e.kind) }),
		field("nested", func(e *entry) value { return object.Int(truth(e.nested)) }),
		field("symbols", func(e *entry) value { return e.symbols }),
		field("varnames", func(e *entry) value { return e.params }),
		field("children", func(e *entry) value { return e.inner }),
	}})
})

func truth(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// Module makes module _symtable for an interpreter.
func (c Config) Module(t *thread) (*object.Module, error) {
	defineEntry()
	m := object.NewModule("_symtable", "The scopes of a source.")
	for _, u := range uses {
		if u.name != "" {
			m.Set(u.name, object.Int(u.number))
		}
	}
	for n, k := range kinds {
		m.Set("TYPE_"+k.name, object.Int(int64(n)))
	}
	for name, n := range map[string]int64{
		"DEF_FREE": 32, "DEF_BOUND": 2 | 4 | 128, "LOCAL": 1, "GLOBAL_EXPLICIT": 2, "GLOBAL_IMPLICIT": 3, "FREE": 4, "CELL": 5,
		"SCOPE_OFF": reachShift, "SCOPE_MASK": 15,
	} {
		m.Set(name, object.Int(n))
	}
	m.Add(object.Fn("symtable", "(source, filename, startstr, /)", "Return symbol and scope dictionaries used internally by compiler.", c.symtable))
	return m, nil
}

func (c Config) symtable(t *thread, a []value) (value, error) {
	filename, err := io.PathArg(t, a[1])
	if err != nil {
		return value{}, err
	}
	name, err := t.StrArg(a[2], "symtable() argument 3")
	if err != nil {
		return value{}, err
	}
	mode, known := map[string]syntax.Mode{"exec": syntax.Exec, "eval": syntax.Eval, "single": syntax.Single}[name]
	if !known {
		return value{}, t.Raise(object.ValueError, "symtable() arg 3 must be 'exec' or 'eval' or 'single'")
	}
	top, err := c.Scopes(t, a[0], filename, mode)
	if err != nil {
		return value{}, err
	}
	count := int64(0)
	return entryOf(t, top, &count)
}

// What the object of a scope takes, in bytes, and a name in it.
const (
	perScope  = 512
	perSymbol = 192
)

// entryOf makes the object of a scope and those of the scopes in it, which count numbers.
func entryOf(t *thread, s *compile.Scope, count *int64) (value, error) {
	if err := t.Allocate(perScope + perSymbol*(len(s.Symbols)+len(s.Params))); err != nil {
		return value{}, err
	}
	*count++
	made, e := object.Make[entry](entryType, entryType)
	e.id, e.name, e.line, e.nested = *count, s.Name, int64(s.Line), s.Nested
	for n, k := range kinds {
		if k.kind == s.Kind {
			e.kind = int64(n)
		}
	}
	symbols := object.NewDict()
	for _, sym := range s.Symbols {
		symbols.SetString(sym.Name, object.Int(number(sym)))
	}
	e.symbols = symbols.Value()
	params := make([]value, len(s.Params))
	for i, name := range s.Params {
		params[i] = object.NewStr(name)
	}
	e.params = object.NewList(params)
	children := make([]value, len(s.Children))
	for i, child := range s.Children {
		var err error
		if children[i], err = entryOf(t, child, count); err != nil {
			return value{}, err
		}
	}
	e.inner = object.NewList(children)
	return made, nil
}

// number is all that is known of a name, as programs see it.
func number(s compile.Symbol) int64 {
	n := int64(s.Reach) << reachShift
	for _, u := range uses {
		if s.Uses&u.bit != 0 {
			n |= u.number
		}
	}
	return n
}
