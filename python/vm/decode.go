package vm

import (
	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
)

type (
	typeRef  = object.Type
	shapeRef = object.Shape
	strRef   = object.Str
	dictRef  = object.Dict
	valueRef = object.Value
)

// exec is code in the form in which it runs. It belongs to one interpreter, because of its caches.
type exec struct {
	code    *object.Code
	consts  []object.Value `image:"fixed"`
	instrs  []instr        `image:"share"`
	number  []int32        `image:"share"` // of each instr: the number of the (last) wordcode instruction that it stands for
	blocks  []int32        `image:"share"` // of each instr: the innermost block, an index into nodes, or -1
	nodes   []block        `image:"share"`
	attrs   []attrCache
	globals []globalCache
	names   []object.Names `image:"share"` // of calls with keywords

	locals int      // how many local variables
	first  int      // where the stack begins in a frame: after locals and cells
	size   int      // of a frame
	cells  [][2]int `image:"share"` // parameters that are cells: which local, which place
	nfree  int
	args   int
	kwonly int
	flags  code.Flags
	steps  int64 // that a run of it takes from the beginning to the end; loops take more
	simple bool  // positional parameters only, and no more to do than to put them there
}

// block is a piece of code whose exceptions lead somewhere: SETUP_FINALLY and its kin until POP_BLOCK; or a handler, until
// POP_EXCEPT, at whose end the exception that was handled before is handled again.
type block struct {
	outer  int32 // the block around it, or -1
	target int32 // an index into instrs; -1: this is a handler
	depth  int32 // how deep the stack is when the handler begins; of a handler: where the earlier exception is
}

// execOf decodes code when it first runs.
func execOf(c *object.Code) *exec {
	if e, ok := c.Exec.(*exec); ok {
		return e
	}
	e := decode(c)
	c.Exec = e
	return e
}

// unit is a wordcode instruction with its whole argument.
type unit struct {
	op     code.Op
	arg    int
	number int // of the instruction itself, EXTENDED_ARG before it not counted
	first  int // of the first EXTENDED_ARG before it
	target bool
}

func units(c *code.Code) []unit {
	var all []unit
	arg, first := 0, 0
	for i := 0; i+1 < len(c.Code); i += 2 {
		o := code.Op(c.Code[i])
		arg = arg<<8 | int(c.Code[i+1])
		if o == code.ExtendedArg {
			continue
		}
		all = append(all, unit{op: o, arg: arg, number: i / 2, first: first})
		arg, first = 0, i/2+1
	}
	return all
}

// jumpTarget is the number of the instruction that u leads to, or -1.
func (u unit) jumpTarget() int {
	info, _ := code.Lookup(u.op)
	switch info.Kind {
	case code.JumpRel:
		return u.number + 1 + u.arg
	case code.JumpAbs:
		return u.arg
	}
	return -1
}

func decode(c *object.Code) *exec {
	e := &exec{code: c, consts: c.Consts, locals: len(c.VarNames), flags: c.Flags, args: c.ArgCount, kwonly: c.KwOnlyArgCount, nfree: len(c.FreeVars)}
	e.first = e.locals + len(c.CellVars) + len(c.FreeVars)
	e.size = e.first + c.StackSize + 2
	for i, name := range c.CellVars {
		for k := range c.ParameterCount() {
			if c.VarNames[k] == name {
				e.cells = append(e.cells, [2]int{k, e.locals + i})
			}
		}
	}
	const special = code.VarArgs | code.VarKeywords | code.Generator | code.Coroutine | code.AsyncGenerator
	e.simple = c.Flags&special == 0 && c.KwOnlyArgCount == 0 && len(c.CellVars) == 0 && c.Flags&code.Optimized != 0

	us := units(c.Code)
	at := make(map[int]int, len(us)) // number of a wordcode instruction → index into us
	for i := range us {
		at[us[i].number] = i
		at[us[i].first] = i
	}
	for i := range us {
		if to := us[i].jumpTarget(); to >= 0 {
			us[at[to]].target = true
		}
	}
	blockOf := e.findBlocks(us, at)

	index := make([]int32, len(us)+1) // index into us → index into instrs
	type fix struct{ at, unit int }
	var fixes []fix
	for i := 0; i < len(us); {
		in, n, last, jumps := e.fuse(us[i:], c)
		for k := range n {
			index[i+k] = int32(len(e.instrs))
		}
		if n > 1 && blockOf[i] != blockOf[i+n-1] {
			in, n, last, jumps = e.single(us[i], c)
		}
		if jumps >= 0 {
			fixes = append(fixes, fix{len(e.instrs), at[jumps]})
		}
		e.instrs = append(e.instrs, in)
		e.number = append(e.number, int32(us[i+last].number))
		e.blocks = append(e.blocks, blockOf[i])
		i += n
	}
	for i := range e.nodes {
		if t := e.nodes[i].target; t >= 0 {
			e.nodes[i].target = index[t]
		}
	}
	for _, f := range fixes {
		in := &e.instrs[f.at]
		to := index[f.unit]
		switch in.op {
		case opCompareJumpFF, opCompareJumpFK:
			in.c = in.c&0xffff | to<<16
		default:
			in.c = to
		}
	}
	e.steps = stepsOf(len(e.instrs))
	return e
}

// stepsOf is how many steps it takes to run so many instructions one after the other. A step is a call or a jump backwards; long ways
// between these count as several, so that a program cannot make them so long that nobody looks at it for long.
func stepsOf(instructions int) int64 { return 1 + int64(instructions)>>4 }

// findBlocks follows the code along all its ways, and says of each instruction in which block it is.
func (e *exec) findBlocks(us []unit, at map[int]int) []int32 {
	type state struct {
		depth int
		block int32
	}
	known := make([]bool, len(us))
	states := make([]state, len(us))
	blockOf := make([]int32, len(us))
	for i := range blockOf {
		blockOf[i] = -1
	}
	var todo []int
	visit := func(i int, s state) {
		if i < len(us) && !known[i] {
			known[i], states[i] = true, s
			todo = append(todo, i)
		}
	}
	visit(0, state{0, -1})
	for len(todo) > 0 {
		i := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		u, s := us[i], states[i]
		blockOf[i] = s.block
		next := state{s.depth + code.Effect(u.op, u.arg, false), s.block}
		if (u.op == code.Reraise || u.op == code.EndAsyncFor) && s.block >= 0 {
			// What these raise is raised when the handler is left already.
			blockOf[i] = e.nodes[s.block].outer
		}
		switch u.op {
		case code.SetupFinally, code.SetupWith, code.SetupAsyncWith:
			depth := s.depth
			if u.op == code.SetupAsyncWith {
				depth--
			}
			target := at[u.jumpTarget()]
			e.nodes = append(e.nodes, block{outer: s.block, target: int32(target), depth: int32(depth)})
			next.block = int32(len(e.nodes) - 1)
			e.nodes = append(e.nodes, block{outer: s.block, target: -1, depth: int32(depth)})
			visit(target, state{depth + 2, int32(len(e.nodes) - 1)})
			visit(i+1, next)
			continue
		case code.PopBlock, code.PopExcept, code.EndAsyncFor:
			if s.block >= 0 {
				next.block = e.nodes[s.block].outer
			}
		}
		if to := u.jumpTarget(); to >= 0 {
			visit(at[to], state{s.depth + code.Effect(u.op, u.arg, true), s.block})
		}
		switch u.op {
		case code.ReturnValue, code.Reraise, code.JumpForward, code.JumpAbsolute, code.RaiseVarargs:
		default:
			visit(i+1, next)
		}
	}
	return blockOf
}

// single decodes one instruction.
func (e *exec) single(u unit, c *object.Code) (in instr, n, last, jumps int) {
	in = instr{op: op(u.op), c: int32(u.arg)}
	jumps = u.jumpTarget()
	switch u.op {
	case code.LoadFast, code.StoreFast, code.DeleteFast, code.LoadFastAndClear:
		in.b = uint16(u.arg)
	case code.LoadClosure, code.StoreClosure, code.MakeCell, code.LoadDeref, code.StoreDeref, code.DeleteDeref:
		in.b = uint16(e.locals + u.arg)
	case code.LoadAttr, code.LoadMethod, code.StoreAttr:
		in.c = e.newAttr(c.Names[u.arg])
	case code.LoadGlobal:
		in.b = uint16(u.arg)
		in.c = int32(len(e.globals))
		e.globals = append(e.globals, globalCache{place: -1})
	case code.CompareOp:
		in.a = uint8(u.arg)
	}
	return in, 1, 0, jumps
}

func (e *exec) newAttr(name *object.Str) int32 {
	e.attrs = append(e.attrs, attrCache{name: name})
	return int32(len(e.attrs) - 1)
}

// fuse decodes the instruction at the head of us together with those after it that it can be made one with: n of them, of
// which the one with index last is where an error happens. None but the first may be jumped to.
func (e *exec) fuse(us []unit, c *object.Code) (in instr, n, last, jumps int) {
	is := func(i int, ops ...code.Op) bool {
		if i >= len(us) || i > 0 && us[i].target {
			return false
		}
		for _, o := range ops {
			if us[i].op == o {
				return true
			}
		}
		return false
	}
	small := func(i int) bool { return us[i].arg < noStore }
	switch us[0].op {
	case code.LoadFast:
		if !small(0) {
			break
		}
		b := uint16(us[0].arg)
		if is(1, code.LoadFast, code.LoadConst) && us[1].arg < 1<<15 {
			constant := us[1].op == code.LoadConst
			pick := func(ff, fk op) op {
				if constant {
					return fk
				}
				return ff
			}
			right := int32(us[1].arg)
			if is(2, code.BinaryAdd, code.InplaceAdd, code.BinarySubtract, code.InplaceSubtract, code.BinaryMultiply, code.InplaceMultiply) {
				var o op
				var inplace uint8
				switch us[2].op {
				case code.BinaryAdd, code.InplaceAdd:
					o = pick(opAddFF, opAddFK)
				case code.BinarySubtract, code.InplaceSubtract:
					o = pick(opSubtractFF, opSubtractFK)
				default:
					o = pick(opMultiplyFF, opMultiplyFK)
				}
				if us[2].op >= code.InplaceAdd {
					inplace = 1
				}
				if is(3, code.StoreFast) && us[3].arg < 1<<15 {
					return instr{o, inplace, b, right | int32(us[3].arg)<<16}, 4, 2, -1
				}
				return instr{o, inplace, b, right | -1<<16}, 3, 2, -1
			}
			if is(2, code.CompareOp) && is(3, code.PopJumpIfFalse, code.PopJumpIfTrue) && us[3].arg < 1<<14 {
				a := uint8(us[2].arg)
				if us[3].op == code.PopJumpIfTrue {
					a |= jumpIfTrue
				}
				return instr{pick(opCompareJumpFF, opCompareJumpFK), a, b, right}, 4, 2, us[3].jumpTarget()
			}
			if !constant && is(2, code.BinarySubscr) {
				return instr{opSubscrFF, 0, b, right}, 3, 2, -1
			}
			return instr{pick(opLoadFastLoadFast, opLoadFastLoadConst), 0, b, right}, 2, 0, -1
		}
		if is(1, code.LoadAttr) {
			return instr{opLoadFastAttr, 0, b, e.newAttr(c.Names[us[1].arg])}, 2, 1, -1
		}
		if is(1, code.LoadMethod) {
			return instr{opLoadFastMethod, 0, b, e.newAttr(c.Names[us[1].arg])}, 2, 1, -1
		}
		if is(1, code.ReturnValue) {
			return instr{op: opLoadFastReturn, b: b}, 2, 0, -1
		}
	case code.LoadConst:
		if is(1, code.ReturnValue) {
			return instr{op: opLoadConstReturn, c: int32(us[0].arg)}, 2, 1, -1
		}
		if is(1, code.CallFunctionKw, code.CallMethodKw) {
			if tuple := object.AsTuple(c.Consts[us[0].arg]); tuple != nil {
				names := make(object.Names, len(tuple.Items))
				for i, item := range tuple.Items {
					names[i] = object.AsStr(item)
				}
				o := opCallKwConst
				if us[1].op == code.CallMethodKw {
					o = opCallMethodKwConst
				}
				e.names = append(e.names, names)
				if us[1].arg < noStore {
					return instr{o, 0, uint16(us[1].arg), int32(len(e.names) - 1)}, 2, 1, -1
				}
			}
		}
		if is(1, code.IsOp) && is(2, code.PopJumpIfFalse, code.PopJumpIfTrue) && c.Consts[us[0].arg].IsNone() {
			var a uint8
			if us[2].op == code.PopJumpIfTrue {
				a = jumpIfTrue
			}
			return instr{opIsNoneJump, a, uint16(us[1].arg), 0}, 3, 1, us[2].jumpTarget()
		}
	case code.StoreFast:
		if is(1, code.LoadFast) && small(0) {
			return instr{opStoreFastLoadFast, 0, uint16(us[0].arg), int32(us[1].arg)}, 2, 1, -1
		}
	case code.LoadGlobal:
		if c.Names[us[0].arg].S == "super" && is(1, code.CallFunction) && us[1].arg == 0 && is(2, code.LoadMethod) && small(0) {
			return instr{opSuperMethod, 0, uint16(us[0].arg), e.newAttr(c.Names[us[2].arg])}, 3, 2, -1
		}
	case code.CompareOp:
		if is(1, code.PopJumpIfFalse, code.PopJumpIfTrue) {
			a := uint8(us[0].arg)
			if us[1].op == code.PopJumpIfTrue {
				a |= jumpIfTrue
			}
			return instr{op: opCompareJump, a: a}, 2, 0, us[1].jumpTarget()
		}
	case code.ForIter:
		if is(1, code.UnpackSequence) && us[1].arg == 2 {
			return instr{op: opForIterPair}, 2, 0, us[0].jumpTarget()
		}
		if is(1, code.StoreFast) && small(1) {
			return instr{op: opForIterStore, b: uint16(us[1].arg)}, 2, 0, us[0].jumpTarget()
		}
	}
	return e.single(us[0], c)
}
