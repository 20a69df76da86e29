// Package dis holds module _dis: what Python's module dis needs of the bytecode. The listings are those of package code, so
// that a program sees its code as "jink dis" shows it.
package dis

import (
	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
)

// Module makes module _dis for an interpreter.
func Module(t *thread) (*object.Module, error) {
	m := object.NewModule("_dis", "What module dis needs of the bytecode.")
	names := make([]value, 256)
	kinds := map[string][]value{}
	for i := range names {
		op := code.Op(i)
		names[i] = object.NewStr(op.String())
		info, known := code.Lookup(op)
		if !known {
			continue
		}
		if name := kindNames[info.Kind]; name != "" {
			kinds[name] = append(kinds[name], object.Int(int64(i)))
		}
		if op >= code.HaveArgument {
			kinds["hasarg"] = append(kinds["hasarg"], object.Int(int64(i)))
		}
	}
	m.Set("opname", object.NewTuple(names...))
	for _, name := range append([]string{"hasarg"}, kindNames[:]...) {
		if name != "" {
			m.Set(name, object.NewTuple(kinds[name]...))
		}
	}
	comparisons := make([]value, len(code.Comparisons))
	for i, op := range code.Comparisons {
		comparisons[i] = object.NewStr(op)
	}
	m.Set("cmp_op", object.NewTuple(comparisons...))
	m.Set("HAVE_ARGUMENT", object.Int(int64(code.HaveArgument)))
	m.Set("EXTENDED_ARG", object.Int(int64(code.ExtendedArg)))
	m.Add(
		object.Fn("instructions", "(code, /)", "Return what the instructions of a code object are.", instructions),
		object.Fn("listing", "(code, last, /)", "Return the listing of a code object.", listing),
		object.Fn("title", "(code, /)", "Return what a listing calls a code object.", title),
		object.Fn("stack_effect", "(opcode, oparg=None, /, *, jump=None)", "Return by how much an instruction changes the depth of the stack.", stackEffect),
	)
	return m, nil
}

// kindNames are the names of the lists of operations, by what their argument is.
var kindNames = [...]string{
	code.Const: "hasconst", code.Name: "hasname", code.Local: "haslocal", code.Free: "hasfree", code.JumpRel: "hasjrel",
	code.JumpAbs: "hasjabs", code.Comparison: "hascompare", code.Intrinsic: "",
}

// codeArg is the code of an argument, which is a code object or its instructions alone. Of those the constants are not known.
func codeArg(t *thread, v value) (*code.Code, []value, error) {
	switch {
	case v.Is(object.CodeType):
		c := object.As[object.Code](v)
		return c.Code, c.Consts, nil
	case object.IsInstance(v, object.BytesType):
		b, err := object.AsBytes(t, v)
		return &code.Code{Code: b}, nil, err
	}
	return nil, nil, t.Raise(object.TypeError, "expected a code object, got '%s'", v.Type().Name)
}

// cost is how many steps it counts for to list a code object.
func cost(c *code.Code) int { return 8 * (1 + len(c.Code)) }

func instructions(t *thread, a []value) (value, error) {
	c, consts, err := codeArg(t, a[0])
	if err != nil {
		return value{}, err
	}
	if err := t.Charge(cost(c)); err != nil {
		return value{}, err
	}
	list := c.Instructions()
	items := make([]value, len(list))
	for i, in := range list {
		arg, meaning := object.None, object.None
		if in.HasArg {
			arg = object.Int(int64(in.Arg))
			meaning = meant(in, consts)
		}
		p := in.Position
		place := object.NewTuple(object.None, object.None, object.None, object.None)
		if p.Line > 0 {
			place = object.NewTuple(object.Int(int64(p.Line)), object.Int(int64(p.EndLine)), object.Int(int64(p.Col)), object.Int(int64(p.EndCol)))
		}
		items[i] = object.NewTuple(object.Int(int64(in.Op)), arg, meaning, object.NewStr(in.ArgRepr), object.Int(int64(in.Offset)),
			object.Int(int64(in.Line)), object.Bool(in.IsTarget), place)
	}
	return object.NewList(items), nil
}

// meant is what the argument of an instruction stands for.
func meant(in code.Instruction, consts []value) value {
	info, _ := code.Lookup(in.Op)
	switch info.Kind {
	case code.Const:
		if in.Arg < len(consts) {
			return consts[in.Arg]
		}
	case code.Name, code.Local, code.Free, code.Comparison:
		if in.ArgRepr != "" {
			return object.NewStr(in.ArgRepr)
		}
	case code.JumpRel, code.JumpAbs:
		to, _ := in.Target()
		return object.Int(int64(to))
	}
	return object.Int(int64(in.Arg))
}

func listing(t *thread, a []value) (value, error) {
	c, _, err := codeArg(t, a[0])
	if err != nil {
		return value{}, err
	}
	last, err := t.IntArg(a[1])
	if err != nil {
		return value{}, err
	}
	if err := t.Charge(cost(c)); err != nil {
		return value{}, err
	}
	text := c.Listing(last)
	if err := t.Allocate(len(text)); err != nil {
		return value{}, err
	}
	return object.NewStr(text), nil
}

func title(t *thread, a []value) (value, error) {
	c, _, err := codeArg(t, a[0])
	if err != nil {
		return value{}, err
	}
	return object.NewStr(code.Repr(c)), nil
}

func stackEffect(t *thread, a []value) (value, error) {
	op, err := t.IntArg(a[0])
	if err != nil {
		return value{}, err
	}
	known := false
	if 0 <= op && op < 256 {
		_, known = code.Lookup(code.Op(op))
	}
	if !known {
		return value{}, t.Raise(object.ValueError, "invalid opcode or oparg")
	}
	arg, hasArg := 0, code.Op(op) >= code.HaveArgument
	given := !a[1].IsNull() && !a[1].IsNone()
	switch {
	case hasArg && !given:
		return value{}, t.Raise(object.ValueError, "stack_effect: opcode requires oparg but oparg was not specified")
	case given:
		if arg, err = t.IntArg(a[1]); err != nil {
			return value{}, err
		}
	}
	if arg < 0 || arg > 1<<31-1 {
		return value{}, t.Raise(object.ValueError, "invalid opcode or oparg")
	}
	on, off := code.Effect(code.Op(op), arg, false), code.Effect(code.Op(op), arg, true)
	switch jump := a[2]; {
	case jump.IsNull() || jump.IsNone():
		return object.Int(int64(max(on, off))), nil
	case jump == object.True:
		return object.Int(int64(off)), nil
	case jump == object.False:
		return object.Int(int64(on)), nil
	}
	return value{}, t.Raise(object.ValueError, "stack_effect: jump must be False, True or None")
}
