package compile

import (
	"github.com/jinklink/jink/python/code"
)

// This file lays out what was generated: jumps get their distances, the stack its size.

// assemble lays out the instructions of the unit.
func (c *compiler) assemble() *code.Code {
	u := c.u
	fillPositions(u)
	if c.Optimize >= 0 {
		u.improve()
		u.dropConstants()
	}
	made := &code.Code{
		Name: u.name, QualName: u.qualName, Filename: c.Filename, FirstLine: u.firstLine, Flags: c.flags(),
		ArgCount: u.argCount, PosOnlyArgCount: u.posOnlyCount, KwOnlyArgCount: u.kwOnlyCount,
		VarNames: u.varNames.list, CellVars: u.cells.list, FreeVars: u.frees.list,
		StackSize: u.stackSize(), Consts: u.consts, Names: u.names.list,
	}
	u.layOut(made)
	return made
}

// fillPositions gives what belongs to no place the place of what comes before it.
func fillPositions(u *unit) {
	at := u.instrs[0].at
	if at.Line == 0 {
		at.Line, at.EndLine = int32(u.firstLine), int32(u.firstLine)
	}
	for i := range u.instrs {
		if u.instrs[i].at.Line == 0 {
			u.instrs[i].at = at
		}
		at = u.instrs[i].at
	}
}

func (c *compiler) flags() code.Flags {
	s := c.u.scope
	var f code.Flags
	if s.functionLike() {
		f |= code.Optimized | code.NewLocals
		if s.nested {
			f |= code.Nested
		}
		switch {
		case s.generator && s.coroutine:
			f |= code.AsyncGenerator
		case s.generator:
			f |= code.Generator
		case s.coroutine:
			f |= code.Coroutine
		}
		if s.varargs {
			f |= code.VarArgs
		}
		if s.varkeywords {
			f |= code.VarKeywords
		}
		if s.method {
			f |= code.Method
		}
		if c.u.docstring {
			f |= code.HasDocstring
		}
	} else if c.topLevelAwait() && s.coroutine {
		f |= code.Coroutine
	}
	if c.futureAnnotations {
		f |= code.FutureAnnotations
	}
	return f
}

// jumps tells whether an instruction has a target.
func (in *instr) jumps() bool { return in.target != 0 }

func unconditional(op code.Op) bool { return op == code.JumpForward || op == code.JumpAbsolute }

// ends tells whether control never goes on to the next instruction.
func ends(op code.Op) bool {
	return unconditional(op) || op == code.ReturnValue || op == code.RaiseVarargs || op == code.Reraise
}

// stackSize walks all ways through the instructions and notes how deep the stack becomes.
func (u *unit) stackSize() int {
	depths := make([]int, len(u.instrs))
	for i := range depths {
		depths[i] = -1
	}
	deepest := 0
	var work []int
	reach := func(i, depth int) {
		deepest = max(deepest, depth)
		if depths[i] < 0 {
			depths[i] = depth
			work = append(work, i)
		}
	}
	reach(0, 0)
	for len(work) > 0 {
		i := work[len(work)-1]
		work = work[:len(work)-1]
		in := u.instrs[i]
		if in.jumps() {
			reach(u.labels[in.target], depths[i]+code.Effect(in.op, in.arg, true))
		}
		if !ends(in.op) {
			reach(i+1, depths[i]+code.Effect(in.op, in.arg, false))
		}
	}
	return deepest
}

// layOut writes the wordcode. How far jumps go depends on how many words their arguments take and the reverse, so the
// places are found by going over them until nothing moves any more.
func (u *unit) layOut(made *code.Code) {
	n := len(u.instrs)
	starts := make([]int, n+1)
	args := make([]int, n)
	ops := make([]code.Op, n)
	for i, in := range u.instrs {
		starts[i+1] = starts[i] + 1
		ops[i], args[i] = in.op, in.arg
		if unconditional(in.op) {
			ops[i] = code.JumpAbsolute
			if u.labels[in.target] > i {
				ops[i] = code.JumpForward
			}
		}
	}
	for moved := true; moved; {
		moved = false
		at := 0
		for i, in := range u.instrs {
			if in.jumps() {
				args[i] = starts[u.labels[in.target]]
				if info, _ := code.Lookup(ops[i]); info.Kind == code.JumpRel {
					args[i] -= starts[i+1]
				}
			}
			// An instruction never becomes shorter again: else this might not end.
			width := max(words(args[i]), starts[i+1]-starts[i])
			if starts[i] != at {
				moved = true
			}
			starts[i] = at
			at += width
		}
		if starts[n] != at {
			starts[n] = at
			moved = true
		}
	}
	out := make([]byte, 0, 2*starts[n])
	positions := make([]code.Position, 0, starts[n])
	for i, in := range u.instrs {
		p := code.Position{Line: int(in.at.Line), EndLine: int(in.at.EndLine), Col: int(in.at.Col), EndCol: int(in.at.EndCol)}
		for w := starts[i+1] - starts[i] - 1; w > 0; w-- {
			out = append(out, byte(code.ExtendedArg), byte(args[i]>>(8*w)))
			positions = append(positions, p)
		}
		out = append(out, byte(ops[i]), byte(args[i]))
		positions = append(positions, p)
	}
	made.Code = out
	made.Positions = code.EncodePositions(positions)
}

// words is how many words an instruction with this argument takes.
func words(arg int) int {
	switch {
	case arg < 1<<8:
		return 1
	case arg < 1<<16:
		return 2
	case arg < 1<<24:
		return 3
	}
	return 4
}
