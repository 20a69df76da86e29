package compile

import "github.com/jinklink/jink/python/code"

// This file improves the instructions of a unit before they are laid out. Every step leaves code that does the same, in
// which labels still stand before what they stood before.

// maxRounds bounds how often the steps are repeated; each makes work for the others.
const maxRounds = 10

func (u *unit) improve() {
	for range maxRounds {
		changed := u.threadJumps()
		changed = u.pairs() || changed
		u.dropUnreachable()
		changed = u.dropEmptyJumps() || changed
		u.compact()
		if !changed {
			return
		}
	}
}

// after is the first instruction from i on that does anything.
func (u *unit) after(i int) int {
	for i < len(u.instrs)-1 && u.instrs[i].op == code.Nop {
		i++
	}
	return i
}

func (u *unit) labelAt(i int) label {
	u.labels = append(u.labels, i)
	return label(len(u.labels) - 1)
}

// threadJumps lets jumps lead where the jumps lead that they lead to.
func (u *unit) threadJumps() bool {
	changed := false
	for i := range u.instrs {
		in := &u.instrs[i]
		if !in.jumps() {
			continue
		}
		j := u.after(u.labels[in.target])
		next := u.instrs[j]
		if j == i {
			continue
		}
		switch in.op {
		case code.JumpForward, code.JumpAbsolute, code.PopJumpIfFalse, code.PopJumpIfTrue, code.JumpIfNotExcMatch:
			if unconditional(next.op) && next.target != in.target && u.labels[next.target] != u.labels[in.target] {
				in.target = next.target
				changed = true
			}
		case code.JumpIfFalseOrPop, code.JumpIfTrueOrPop:
			changed = u.threadOrPop(in, j) || changed
		}
	}
	return changed
}

// threadOrPop improves a jump that keeps a value which the instruction it leads to looks at again.
func (u *unit) threadOrPop(in *instr, j int) bool {
	next := u.instrs[j]
	popping := code.PopJumpIfFalse
	if in.op == code.JumpIfTrueOrPop {
		popping = code.PopJumpIfTrue
	}
	switch next.op {
	case code.JumpForward, code.JumpAbsolute, in.op:
		if u.labels[next.target] == u.labels[in.target] {
			return false
		}
		in.target = next.target
	case popping:
		in.op, in.target = popping, next.target
	case code.JumpIfFalseOrPop, code.JumpIfTrueOrPop, code.PopJumpIfFalse, code.PopJumpIfTrue:
		in.op, in.target = popping, u.labelAt(j+1)
	default:
		return false
	}
	return true
}

// targets marks the instructions that something leads to.
func (u *unit) targets() []bool {
	marked := make([]bool, len(u.instrs)+1)
	for _, in := range u.instrs {
		if in.jumps() {
			marked[u.labels[in.target]] = true
		}
	}
	return marked
}

// pairs replaces two instructions in a row by less.
func (u *unit) pairs() bool {
	marked := u.targets()
	changed := false
	for i := 0; i+1 < len(u.instrs); i++ {
		a := &u.instrs[i]
		if a.op == code.Nop {
			continue
		}
		j := i + 1
		for j < len(u.instrs)-1 && u.instrs[j].op == code.Nop && !marked[j] {
			j++
		}
		if marked[j] {
			continue
		}
		changed = u.pair(a, &u.instrs[j]) || u.invert(a, j) || changed
	}
	return changed
}

// invert makes of a conditional jump over a jump a conditional jump.
func (u *unit) invert(a *instr, j int) bool {
	b := &u.instrs[j]
	if !unconditional(b.op) || a.op != code.PopJumpIfFalse && a.op != code.PopJumpIfTrue || j+1 >= len(u.instrs) ||
		u.after(u.labels[a.target]) != u.after(j+1) {
		return false
	}
	op := code.PopJumpIfTrue
	if a.op == code.PopJumpIfTrue {
		op = code.PopJumpIfFalse
	}
	a.op, a.target = op, b.target
	*b = instr{op: code.Nop, at: b.at}
	return true
}

func (u *unit) pair(a, b *instr) bool {
	drop := func(list ...*instr) {
		for _, in := range list {
			*in = instr{op: code.Nop, at: in.at}
		}
	}
	switch {
	case a.op == code.LoadConst:
		is := truth(u.consts[a.arg])
		switch b.op {
		case code.PopTop:
			drop(a, b)
		case code.PopJumpIfFalse, code.PopJumpIfTrue:
			drop(a)
			if is == (b.op == code.PopJumpIfTrue) {
				b.op = code.JumpForward
			} else {
				drop(b)
			}
		case code.JumpIfFalseOrPop, code.JumpIfTrueOrPop:
			if is == (b.op == code.JumpIfTrueOrPop) {
				b.op = code.JumpForward
			} else {
				drop(a, b)
			}
		default:
			return false
		}
	case a.op == code.DupTop && b.op == code.PopTop:
		drop(a, b)
	case a.op == code.UnaryNot && b.op == code.PopJumpIfFalse:
		drop(a)
		b.op = code.PopJumpIfTrue
	case a.op == code.UnaryNot && b.op == code.PopJumpIfTrue:
		drop(a)
		b.op = code.PopJumpIfFalse
	case a.op == code.BuildTuple && b.op == code.UnpackSequence && a.arg == b.arg && 1 <= a.arg && a.arg <= 3:
		switch a.arg {
		case 1:
			drop(a, b)
		case 2:
			drop(a)
			b.op, b.arg = code.RotTwo, 0
		case 3:
			a.op, a.arg = code.RotThree, 0
			b.op, b.arg = code.RotTwo, 0
		}
	default:
		return false
	}
	return true
}

// dropUnreachable drops what no way leads to.
func (u *unit) dropUnreachable() {
	live := make([]bool, len(u.instrs))
	work := []int{0}
	for len(work) > 0 {
		i := work[len(work)-1]
		work = work[:len(work)-1]
		for i < len(live) && !live[i] {
			live[i] = true
			in := u.instrs[i]
			if in.jumps() && !live[u.labels[in.target]] {
				work = append(work, u.labels[in.target])
			}
			if ends(in.op) {
				break
			}
			i++
		}
	}
	for i := range u.instrs {
		if !live[i] {
			u.instrs[i] = instr{op: code.Nop}
		}
	}
}

// dropEmptyJumps drops jumps to what comes next anyway, and returns at once where a jump leads to a return.
func (u *unit) dropEmptyJumps() bool {
	changed := false
	for i := range u.instrs {
		in := &u.instrs[i]
		if !unconditional(in.op) { // a condition may do something when it is looked at, so it stays
			continue
		}
		target := u.after(u.labels[in.target])
		switch {
		case target == u.after(i+1):
			*in = instr{op: code.Nop, at: in.at}
			changed = true
		case u.instrs[target].op == code.ReturnValue:
			*in = instr{op: code.ReturnValue, at: u.instrs[target].at}
			changed = true
		}
	}
	return changed
}

// compact takes out what does nothing.
func (u *unit) compact() {
	moved := make([]int, len(u.instrs)+1)
	kept := u.instrs[:0]
	for i, in := range u.instrs {
		moved[i] = len(kept)
		if in.op != code.Nop {
			kept = append(kept, in)
		}
	}
	moved[len(u.instrs)] = len(kept)
	for i, at := range u.labels {
		if at >= 0 {
			u.labels[i] = moved[at]
		}
	}
	u.instrs = kept
}

// dropConstants drops the constants that nothing loads any more, but for the first, which may be a docstring.
func (u *unit) dropConstants() {
	if len(u.consts) == 0 {
		return
	}
	used := make([]bool, len(u.consts))
	used[0] = true
	for _, in := range u.instrs {
		if in.op == code.LoadConst {
			used[in.arg] = true
		}
	}
	moved := make([]int, len(u.consts))
	kept := u.consts[:0:0]
	for i, k := range u.consts {
		moved[i] = len(kept)
		if used[i] {
			kept = append(kept, k)
		}
	}
	u.consts = kept
	for i := range u.instrs {
		if u.instrs[i].op == code.LoadConst {
			u.instrs[i].arg = moved[u.instrs[i].arg]
		}
	}
}
