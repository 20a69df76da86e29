package code

import (
	"fmt"
	"slices"
)

// Verify proves of a code object, and of those among its constants, that the virtual machine may run it without looking:
// operations are known, arguments lead to something, jumps to the beginning of an instruction, the stack is as deep at an
// instruction whichever way leads there, never deeper than StackSize and never less deep than the innermost block began,
// blocks and handlers of exceptions end in the order in which they began. Code that no way leads to is only checked for
// its arguments.
func Verify(c *Code) error {
	return verify(c, 0)
}

// maxNesting is how deep code objects, or tuples, may lie in one another.
const maxNesting = 6500

func verify(c *Code, nesting int) error {
	if c == nil {
		return fmt.Errorf("verify code: there is none")
	}
	v := verifier{Code: c}
	err := v.header()
	if err == nil {
		err = v.decode()
	}
	if err == nil {
		err = v.walk()
	}
	if err != nil {
		return fmt.Errorf("verify code %q: %w", c.Name, err)
	}
	for _, k := range c.Consts {
		if err := verifyConstant(k, nesting+1); err != nil {
			return err
		}
	}
	return nil
}

func verifyConstant(k Constant, nesting int) error {
	if nesting > maxNesting {
		return fmt.Errorf("verify code: constants are nested too deeply")
	}
	var items []Constant
	switch k := k.(type) {
	case *Code:
		return verify(k, nesting)
	case Tuple:
		items = k
	case FrozenSet:
		items = k
	default:
		if Repr(k) == "<unknown constant>" {
			return fmt.Errorf("verify code: %T is no constant", k)
		}
	}
	for _, item := range items {
		if err := verifyConstant(item, nesting+1); err != nil {
			return err
		}
	}
	return nil
}

// decoded is an instruction with its whole argument.
type decoded struct {
	op  Op
	arg int
	end int // the number of the word after it
}

type verifier struct {
	*Code
	at     []decoded // by the number of the word where the instruction begins, with its prefixes
	begins []bool    // whether an instruction begins at a word
	states []*state  // how the stack and the blocks are before the instruction at a word
	work   []int
}

// maxStack bounds the frames that a virtual machine has to make.
const maxStack = 1 << 20

func (v *verifier) header() error {
	switch {
	case len(v.Code.Code) == 0 || len(v.Code.Code)%2 != 0:
		return fmt.Errorf("%d bytes are no wordcode", len(v.Code.Code))
	case v.StackSize < 0 || v.StackSize > maxStack:
		return fmt.Errorf("a stack of %d values", v.StackSize)
	case v.ArgCount < 0 || v.KwOnlyArgCount < 0 || v.PosOnlyArgCount < 0 || v.PosOnlyArgCount > v.ArgCount:
		return fmt.Errorf("impossible numbers of parameters")
	case v.ArgCount > len(v.VarNames) || v.KwOnlyArgCount > len(v.VarNames) || v.ParameterCount() > len(v.VarNames):
		return fmt.Errorf("more parameters than local variables")
	}
	left := len(v.Code.Code) / 2
	eachPosition(v.Positions, func(n int, _ Position) bool {
		if n < 0 || n > left {
			left = -1
			return false
		}
		left -= n
		return true
	})
	if left < 0 {
		return fmt.Errorf("positions of more than the %d instructions", len(v.Code.Code)/2)
	}
	return nil
}

// decode checks the instructions one by one.
func (v *verifier) decode() error {
	n := len(v.Code.Code) / 2
	v.at = make([]decoded, n)
	v.begins = make([]bool, n)
	for i := 0; i < n; {
		start, arg := i, 0
		for i < n && Op(v.Code.Code[2*i]) == ExtendedArg {
			if arg |= int(v.Code.Code[2*i+1]); arg >= 1<<22 || i-start >= 3 {
				return fmt.Errorf("instruction %d: its argument is too large", start)
			}
			arg <<= 8
			i++
		}
		if i == n {
			return fmt.Errorf("instruction %d: EXTENDED_ARG without an instruction", start)
		}
		op := Op(v.Code.Code[2*i])
		arg |= int(v.Code.Code[2*i+1])
		i++
		if op < HaveArgument {
			arg = 0
		}
		if err := v.argument(op, arg); err != nil {
			return fmt.Errorf("instruction %d: %w", start, err)
		}
		v.at[start] = decoded{op, arg, i}
		v.begins[start] = true
	}
	for i, in := range v.at {
		if !v.begins[i] {
			continue
		}
		if to, ok := in.target(); ok && (to >= n || !v.begins[to]) {
			return fmt.Errorf("instruction %d: %s to %d, where no instruction begins", i, in.op, to)
		}
	}
	return nil
}

// target is the number of the word that an instruction jumps to.
func (in decoded) target() (int, bool) {
	info, _ := Lookup(in.op)
	switch info.Kind {
	case JumpAbs:
		return in.arg, true
	case JumpRel:
		return in.end + in.arg, true
	}
	return 0, false
}

func (v *verifier) argument(op Op, arg int) error {
	info, known := Lookup(op)
	if !known {
		return fmt.Errorf("operation %d is unknown", op)
	}
	limit := -1
	switch info.Kind {
	case Const:
		limit = len(v.Consts)
	case Name:
		limit = len(v.Names)
	case Local:
		limit = len(v.VarNames)
	case Free:
		limit = len(v.CellVars) + len(v.FreeVars)
	case Comparison:
		limit = len(Comparisons)
	case Conversion:
		limit = 2 * WithSpec
	case Function:
		limit = 2 * WithClosure
	case Intrinsic:
		limit = len(Intrinsic1Names)
		if op == CallIntrinsic2 {
			limit = len(Intrinsic2Names)
		}
		if arg == 0 {
			limit = 0
		}
	case Number:
		switch op {
		case IsOp, ContainsOp, CallFunctionEx:
			limit = 2
		case RaiseVarargs:
			limit = 3
		case BuildSlice:
			if arg < 2 {
				limit = 0
			} else {
				limit = 4
			}
		}
	}
	if limit >= 0 && arg >= limit {
		return fmt.Errorf("%s has no %d", op, arg)
	}
	return nil
}

// blockState is a block that has begun: how deep the stack was, and whether it is the handling of an exception.
type blockState struct {
	level    int
	handling bool
}

// state is how things are before an instruction.
type state struct {
	depth  int
	blocks []blockState
}

// walk follows all ways through the code.
func (v *verifier) walk() error {
	v.states = make([]*state, len(v.at))
	if err := v.reach(0, state{}); err != nil {
		return err
	}
	for len(v.work) > 0 {
		i := v.work[len(v.work)-1]
		v.work = v.work[:len(v.work)-1]
		if err := v.step(i); err != nil {
			return fmt.Errorf("instruction %d, %s: %w", i, v.at[i].op, err)
		}
	}
	return nil
}

func (v *verifier) reach(i int, s state) error {
	if i >= len(v.at) {
		return fmt.Errorf("the code runs off its end")
	}
	if s.depth > v.StackSize {
		return fmt.Errorf("the stack is %d deep, more than %d", s.depth, v.StackSize)
	}
	if known := v.states[i]; known != nil {
		if known.depth != s.depth || !slices.Equal(known.blocks, s.blocks) {
			return fmt.Errorf("two ways to instruction %d differ in what they leave", i)
		}
		return nil
	}
	v.states[i] = &s
	v.work = append(v.work, i)
	return nil
}

// needs is how many values of the stack an operation takes or replaces, and how many it looks at, with those.
func needs(op Op, arg int) (takes, looks int) {
	switch op {
	case ListAppend, SetAdd, ListExtend, SetUpdate, DictUpdate:
		return 1, arg + 1
	case MapAdd:
		return 2, arg + 2
	case DictMerge:
		return 1, arg + 3
	case DupTop, GetLen, MatchMapping, MatchSequence, GetAnext, ImportFrom:
		return 0, 1
	case DupTopTwo, MatchKeys:
		return 0, 2
	case WithExceptStart:
		return 0, 3
	}
	n := takesAll(op, arg)
	return n, n
}

// quiet tells whether an operation never raises. Only where something raises must the innermost block find what was there
// when it began; on the way out of a block, values under it may be moved and dropped.
func quiet(op Op) bool {
	switch op {
	case Nop, PopTop, RotTwo, RotThree, RotFour, RotN, DupTop, DupTopTwo, LoadConst, StoreFast, StoreClosure:
		return true
	}
	return false
}

func takesAll(op Op, arg int) int {
	switch op {
	case ForIter, JumpIfFalseOrPop, JumpIfTrueOrPop, LoadMethod, BeforeAsyncWith, SetupWith, UnpackSequence, UnpackEx, GetIter, GetYieldFromIter, GetAiter, GetAwaitable,
		UnaryPositive, UnaryNegative, UnaryNot, UnaryInvert, YieldValue, LoadAttr, LoadFromDictOrGlobals, LoadClassderef,
		CallIntrinsic1, ListToTuple:
		return 1
	case RotTwo, CopyDictWithoutKeys, CheckEgMatch, PrepReraiseStar, SetupAsyncWith, YieldFrom,
		CallIntrinsic2:
		return 2
	case RotThree, MatchClass:
		return 3
	case RotFour:
		return 4
	case RotN:
		return arg
	case BuildTuple, BuildList, BuildSet, BuildString, BuildSlice, RaiseVarargs:
		return arg
	case BuildMap:
		return 2 * arg
	case FormatValue:
		if arg&WithSpec != 0 {
			return 2
		}
		return 1
	}
	// All others leave nothing, or one value in the place of what they take.
	pushes := 0
	switch op {
	case CallFunction, CallFunctionKw, CallFunctionEx, CallMethod, CallMethodKw, MakeFunction, BuildConstKeyMap, ImportName,
		BinarySubscr, CompareOp, IsOp, ContainsOp:
		pushes = 1
	case LoadBuildClass, LoadAssertionError, LoadLocals, LoadConst, LoadName, LoadGlobal, LoadFast, LoadFastAndClear,
		LoadClosure, LoadDeref:
		pushes = 1
	}
	if BinaryAdd <= op && op <= InplaceOr {
		pushes = 1
	}
	return pushes - Effect(op, arg, false)
}

func (v *verifier) step(i int) error {
	in, s := v.at[i], v.states[i]
	level := 0
	if n := len(s.blocks); n > 0 {
		level = s.blocks[n-1].level
		if s.blocks[n-1].handling {
			level++ // the exception that was handled before stays until the handling ends
		}
	}
	next := state{depth: s.depth + Effect(in.op, in.arg, false), blocks: s.blocks}
	switch in.op {
	case PopBlock, PopExcept, Reraise, EndAsyncFor:
		return v.endBlock(in, s)
	}
	takes, looks := needs(in.op, in.arg)
	if s.depth < looks {
		return fmt.Errorf("it needs %d values, there are %d", looks, s.depth)
	}
	if !quiet(in.op) && s.depth-level < takes {
		return fmt.Errorf("it needs %d values, there are %d above the innermost block", takes, s.depth-level)
	}
	if to, ok := in.target(); ok {
		jumped := state{depth: s.depth + Effect(in.op, in.arg, true), blocks: s.blocks}
		switch in.op {
		case SetupFinally, SetupWith, SetupAsyncWith:
			base := jumped.depth - 2
			jumped.blocks = append(slices.Clone(s.blocks), blockState{base, true})
			next.blocks = append(slices.Clone(s.blocks), blockState{base, false})
			if len(next.blocks) > maxBlockDepth {
				return fmt.Errorf("blocks are nested too deeply")
			}
		}
		if err := v.reach(to, jumped); err != nil {
			return err
		}
	}
	switch in.op {
	case JumpForward, JumpAbsolute, RaiseVarargs:
		return nil
	case ReturnValue:
		if len(s.blocks) > 0 {
			return fmt.Errorf("a block has not ended")
		}
		return nil
	}
	return v.reach(in.end, next)
}

// maxBlockDepth bounds the blocks in one another, so that checking them takes no time to speak of. The compiler makes less:
// two for each statement of those that CPython allows in one another.
const maxBlockDepth = 100

// endBlock is step for what ends a block.
func (v *verifier) endBlock(in decoded, s *state) error {
	n := len(s.blocks)
	if n == 0 {
		return fmt.Errorf("there is no block to end")
	}
	b := s.blocks[n-1]
	next := state{depth: s.depth + Effect(in.op, in.arg, false), blocks: s.blocks[: n-1 : n-1]}
	if next.depth < 0 {
		return fmt.Errorf("the stack is only %d deep", s.depth)
	}
	if in.op == PopBlock {
		if b.handling || s.depth < b.level {
			return fmt.Errorf("the innermost block is not one of SETUP")
		}
		return v.reach(in.end, next)
	}
	if !b.handling {
		return fmt.Errorf("no exception is handled")
	}
	if in.op == Reraise {
		return nil
	}
	return v.reach(in.end, next)
}
