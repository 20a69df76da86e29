package object

import (
	"fmt"

	"github.com/jinklink/jink/python/code"
)

func fillCodeType() {
	typ := CodeType
	typ.Flags = Final | NoNew
	typ.Repr = func(t *Thread, self Value) (Value, error) {
		c := As[Code](self)
		return NewStr(fmt.Sprintf("<code object %s at %#x, file %q, line %d>", c.Name, t.Interp.ID(self), c.Filename, c.FirstLine)), nil
	}
	typ.Hash = func(t *Thread, self Value) (int64, error) {
		return hashString(As[Code](self).Name + string(As[Code](self).Code.Code)), nil
	}
	typ.Compare = func(t *Thread, a, b Value, op int) (Value, error) {
		if !b.Is(CodeType) || op != code.Equal && op != code.NotEqual {
			return NotImplemented, nil
		}
		same, err := t.sameCode(As[Code](a), As[Code](b))
		return Bool(same == (op == code.Equal)), err
	}
	number := func(name string, get func(c *code.Code) int) *GetSet {
		return member(name, func(c *Code) Value { return Int(int64(get(c.Code))) })
	}
	text := func(name string, get func(c *code.Code) string) *GetSet {
		return member(name, func(c *Code) Value { return NewStr(get(c.Code)) })
	}
	texts := func(name string, get func(c *code.Code) []string) *GetSet {
		return member(name, func(c *Code) Value {
			names := get(c.Code)
			items := make([]Value, len(names))
			for i, n := range names {
				items[i] = NewStr(n)
			}
			return NewTuple(items...)
		})
	}
	define(typ, ObjectType, "builtins", TypeDef{
		Methods: []*Builtin{
			Method("co_positions", "(self, /)", "", codePositions),
			Method("co_lines", "(self, /)", "", codeLines),
			Method("replace", "(self, /, *, co_argcount=None, co_posonlyargcount=None, co_kwonlyargcount=None, co_flags=None, co_firstlineno=None, co_name=None, co_qualname=None, co_filename=None, co_consts=None, co_names=None, co_varnames=None, co_freevars=None, co_cellvars=None, co_code=None, co_nlocals=None, co_stacksize=None, co_linetable=None, co_exceptiontable=None)",
				"Return a copy of the code object with new values for the specified fields.", codeReplace),
		},
		GetSets: []*GetSet{
			number("co_argcount", func(c *code.Code) int { return c.ArgCount }),
			number("co_posonlyargcount", func(c *code.Code) int { return c.PosOnlyArgCount }),
			number("co_kwonlyargcount", func(c *code.Code) int { return c.KwOnlyArgCount }),
			number("co_nlocals", func(c *code.Code) int { return len(c.VarNames) }),
			number("co_stacksize", func(c *code.Code) int { return c.StackSize }),
			number("co_flags", func(c *code.Code) int { return int(c.Flags) }),
			number("co_firstlineno", func(c *code.Code) int { return c.FirstLine }),
			text("co_name", func(c *code.Code) string { return c.Name }),
			text("co_qualname", func(c *code.Code) string { return c.QualName }),
			text("co_filename", func(c *code.Code) string { return c.Filename }),
			texts("co_names", func(c *code.Code) []string { return c.Names }),
			texts("co_varnames", func(c *code.Code) []string { return c.VarNames }),
			texts("co_freevars", func(c *code.Code) []string { return c.FreeVars }),
			texts("co_cellvars", func(c *code.Code) []string { return c.CellVars }),
			member("co_consts", func(c *Code) Value { return NewTuple(c.Consts...) }),
			member("co_code", func(c *Code) Value { return NewBytes(string(c.Code.Code)) }),
			member("co_linetable", func(c *Code) Value { return NewBytes(string(c.Positions)) }),
			member("co_exceptiontable", func(c *Code) Value { return NewBytes("") }),
		},
	})
}

func member(name string, get func(c *Code) Value) *GetSet {
	g := Attr(name, "", func(t *Thread, self Value) (Value, error) { return get(As[Code](self)), nil }, nil)
	g.member = true
	return g
}

func (t *Thread) sameCode(a, b *Code) (bool, error) {
	if a.Code == b.Code {
		return true, nil
	}
	if a.Name != b.Name || a.FirstLine != b.FirstLine || a.ArgCount != b.ArgCount || a.Flags != b.Flags ||
		string(a.Code.Code) != string(b.Code.Code) || len(a.Consts) != len(b.Consts) {
		return false, nil
	}
	return t.Equal(NewTuple(a.Consts...), NewTuple(b.Consts...))
}

func positionItem(n int, known bool) Value {
	if !known {
		return None
	}
	return Int(int64(n))
}

func codePositions(t *Thread, a []Value) (Value, error) {
	var items []Value
	for _, p := range code.DecodePositions(As[Code](a[0]).Positions) {
		known := p.Line > 0
		items = append(items, NewTuple(positionItem(p.Line, known), positionItem(p.EndLine, known), positionItem(p.Col, known), positionItem(p.EndCol, known)))
	}
	return t.Iter(NewList(items))
}

func codeLines(t *Thread, a []Value) (Value, error) {
	all := code.DecodePositions(As[Code](a[0]).Positions)
	var items []Value
	for i := 0; i < len(all); {
		end := i + 1
		for end < len(all) && all[end].Line == all[i].Line {
			end++
		}
		items = append(items, NewTuple(Int(int64(2*i)), Int(int64(2*end)), positionItem(all[i].Line, all[i].Line > 0)))
		i = end
	}
	return t.Iter(NewList(items))
}

// codeReplace makes a copy with other values. The instructions themselves cannot be replaced: the virtual machine trusts
// what the compiler made.
func codeReplace(t *Thread, a []Value) (Value, error) {
	old := As[Code](a[0])
	c := *old.Code
	names := []string{"co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_flags", "co_firstlineno", "co_name", "co_qualname", "co_filename"}
	for i, name := range names {
		v := a[1+i]
		if v.IsNull() {
			continue
		}
		if i < 5 {
			n, err := t.IntArg(v)
			if err != nil {
				return Value{}, err
			}
			switch {
			case i == 3 && code.Flags(n)&^code.FutureAnnotations != c.Flags&^code.FutureAnnotations && !harmlessFlags(c.Flags, code.Flags(n)),
				i < 3 && n != [3]int{c.ArgCount, c.PosOnlyArgCount, c.KwOnlyArgCount}[i]:
				return Value{}, t.Raise(ValueError, "code.replace() cannot change %s", name)
			case i == 3:
				c.Flags = code.Flags(n)
			case i == 4:
				c.FirstLine = n
			}
			continue
		}
		s := AsStr(v)
		if s == nil {
			return Value{}, t.Raise(TypeError, "replace() argument '%s' must be str, not %s", name, v.Type().Name)
		}
		*[3]*string{&c.Name, &c.QualName, &c.Filename}[i-5] = s.S
	}
	made := *old
	made.Code = &c
	made.Exec = nil
	if v := a[9]; !v.IsNull() {
		tuple := AsTuple(v)
		if tuple == nil || len(tuple.Items) != len(old.Consts) {
			return Value{}, t.Raise(ValueError, "code.replace() needs as many co_consts as there were")
		}
		made.Consts = tuple.Items
	}
	given := []struct {
		v    Value
		same Value
		name string
	}{{a[10], Value{}, "co_names"}, {a[11], Value{}, "co_varnames"}, {a[12], Value{}, "co_freevars"}, {a[13], Value{}, "co_cellvars"}, {a[14], NewBytes(string(c.Code)), "co_code"}}
	for _, g := range given {
		if g.v.IsNull() {
			continue
		}
		if g.same.IsNull() {
			var err error
			if g.same, err = t.Attr(a[0], g.name); err != nil {
				return Value{}, err
			}
		}
		same, err := t.Equal(g.v, g.same)
		if err != nil {
			return Value{}, err
		}
		if !same {
			return Value{}, t.Raise(ValueError, "code.replace() cannot change %s", g.name)
		}
	}
	return made.Value(), nil
}

// harmlessFlags reports whether the change of flags is one that programs make: a generator that can be awaited.
func harmlessFlags(from, to code.Flags) bool {
	return from^to == code.IterableCoroutine && from&code.Generator != 0
}
