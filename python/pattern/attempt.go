package pattern

import (
	"strings"
)

// attempt matches the program at one place; end is negative if it does not match there.
//
// It is one loop, with a stack of its own of what can be gone back to: no pattern can exhaust Go's.
func (m *Matcher) attempt(start int) (end int, err error) {
	if m.dirty {
		for i := range m.groups {
			m.groups[i] = -1
		}
		m.Last = 0
		m.dirty = false
	}
	m.stack = m.stack[:0]
	m.barrier = -1
	text, insts := m.text, m.prog.insts
	i := start
	pc := 0
	for {
		in := &insts[pc]
		m.cost++
		if m.cost > batch {
			if err := m.charge(); err != nil {
				return -1, err
			}
		}
		switch in.op {
		case opByte:
			if i < len(text) && text[i] == in.char {
				i++
				pc++
				continue
			}
		case opText:
			if strings.HasPrefix(text[i:], in.text) {
				i += len(in.text)
				pc++
				continue
			}
		case opSet:
			if i < len(text) {
				c := text[i]
				if in.set.table[c] {
					i++
					pc++
					continue
				}
				if c >= 0x80 && in.set.wide {
					if j := m.one(in.set, i); j >= 0 {
						i = j
						pc++
						continue
					}
				}
			}
		case opGreedy:
			j, n := m.run(in.set, i, in.max)
			m.cost += (j - i) >> 3
			floor := i
			if in.min > 0 {
				if n < in.min {
					break
				}
				if in.set.wide {
					if floor, n = m.run(in.set, i, in.min); in.set.dot != noDot && n < in.min {
						break
					}
				} else {
					floor += in.min
				}
			}
			if in.sure {
				if !m.can(in.follow, j) {
					break
				}
				i = j
				pc++
				continue
			}
			if j, ok, err := m.backOff(in, pc, j, floor); err != nil {
				return -1, err
			} else if ok {
				i = j
				pc++
				continue
			}
		case opLazy:
			if in.min > 0 {
				j, n := m.run(in.set, i, in.min)
				m.cost += n >> 3
				if n < in.min {
					break
				}
				i = j
			}
			if j, ok, err := m.goOn(in, pc, i, in.min); err != nil {
				return -1, err
			} else if ok {
				i = j
				pc++
				continue
			}
		case opAt:
			if m.isAt(in.place, i) {
				pc++
				continue
			}
		case opWord:
			if len(text) > 0 && m.isBoundary(in.mode, i) != in.negate {
				pc++
				continue
			}
		case opSave:
			if len(m.stack) > 0 {
				if err := m.push(frame{kind: undoGroup, pc: in.x, pos: m.groups[in.x], x: m.Last}); err != nil {
					return -1, err
				}
			}
			m.groups[in.x] = i
			m.dirty = true
			if in.x&1 != 0 {
				m.Last = int(in.x)/2 + 1
			}
			pc++
			continue
		case opJump:
			pc = int(in.x)
			continue
		case opSplit:
			if !m.can(in.first, i) {
				pc = int(in.y)
				continue
			}
			if m.can(in.follow, i) {
				if err := m.push(frame{kind: backBranch, pc: in.y, pos: i}); err != nil {
					return -1, err
				}
			}
			pc = int(in.x)
			continue
		case opChoice:
			at := 256
			if i < len(text) {
				at = int(text[i])
			}
			num := int(in.choice.table[at])
			list := in.choice.lists[num]
			if len(list) == 0 {
				break
			}
			if len(list) > 1 {
				if err := m.push(frame{kind: backChoice, pc: int32(pc), pos: i, x: num<<32 | 1}); err != nil {
					return -1, err
				}
			}
			pc = int(list[0])
			continue
		case opLoop0:
			if err := m.saveLoop(in.x); err != nil {
				return -1, err
			}
			m.loops[in.x] = loop{0, -1}
			pc++
			continue
		case opLoop:
			l := m.loops[in.x]
			switch {
			case l.count < in.min:
				if err := m.saveLoop(in.x); err != nil {
					return -1, err
				}
				m.loops[in.x].count++
				pc++
				continue
			case in.greed == lazy:
				if err := m.push(frame{kind: backLoop, pc: int32(pc), pos: i}); err != nil {
					return -1, err
				}
			case (l.count < in.max || in.max == unlimited) && l.last != i && m.can(in.first, i):
				if m.can(in.follow, i) {
					if err := m.push(frame{kind: backBranch, pc: in.y, pos: i}); err != nil {
						return -1, err
					}
				}
				if err := m.saveLoop(in.x); err != nil {
					return -1, err
				}
				m.loops[in.x] = loop{l.count + 1, i}
				pc++
				continue
			}
			pc = int(in.y)
			continue
		case opRef:
			if j := m.refer(in, i); j >= 0 {
				i = j
				pc++
				continue
			}
		case opCond:
			pc = int(in.y)
			if m.groups[in.min] >= 0 && m.groups[in.min+1] >= 0 {
				pc = int(in.x)
			}
			continue
		case opAtomic:
			if err := m.push(frame{kind: barrier, pc: int32(pc), pos: i, x: m.barrier}); err != nil {
				return -1, err
			}
			m.barrier = len(m.stack) - 1
			pc++
			continue
		case opCut:
			m.commit()
			pc++
			continue
		case opLook:
			at, ok := m.behind(i, in.min)
			if !ok {
				if in.negate {
					pc = int(in.y)
					continue
				}
				break
			}
			if err := m.push(frame{kind: barrier, pc: int32(pc), pos: i, x: m.barrier}); err != nil {
				return -1, err
			}
			m.barrier = len(m.stack) - 1
			i = at
			pc++
			continue
		case opLookEnd:
			if !in.negate {
				i = m.commit().pos
				pc++
				continue
			}
			m.revert()
		case opMatch:
			if !(m.full && i != len(text) || i == m.must && i == start) {
				return i, nil
			}
		}
		// It does not match this way: go back.
	back:
		for {
			top := len(m.stack) - 1
			if top < 0 {
				return -1, nil
			}
			f := m.stack[top]
			m.stack = m.stack[:top]
			m.cost++
			switch f.kind {
			case backBranch:
				i, pc = f.pos, int(f.pc)
				break back
			case backChoice:
				list := insts[f.pc].choice.lists[f.x>>32]
				next := f.x & (1<<32 - 1)
				if next+1 < len(list) {
					f.x++
					m.stack = append(m.stack, f)
				}
				i, pc = f.pos, int(list[next])
				break back
			case backGreedy:
				j, ok, err := m.backOff(&insts[f.pc], int(f.pc), m.before(f.pos), f.x)
				if err != nil {
					return -1, err
				}
				if ok {
					i, pc = j, int(f.pc)+1
					break back
				}
			case backLazy:
				in := &insts[f.pc]
				j := -1
				if f.x < in.max || in.max == unlimited {
					j = m.one(in.set, f.pos)
				}
				if j < 0 {
					continue
				}
				j, ok, err := m.goOn(in, int(f.pc), j, f.x+1)
				if err != nil {
					return -1, err
				}
				if ok {
					i, pc = j, int(f.pc)+1
					break back
				}
			case backLoop:
				in := &insts[f.pc]
				l := m.loops[in.x]
				if l.count >= in.max && in.max != unlimited || l.last == f.pos {
					continue
				}
				if err := m.saveLoop(in.x); err != nil {
					return -1, err
				}
				m.loops[in.x] = loop{l.count + 1, f.pos}
				i, pc = f.pos, int(f.pc)+1
				break back
			case undoGroup, undoLoop:
				m.undo(f)
			case barrier:
				m.barrier = f.x
				if in := &insts[f.pc]; in.op == opLook && in.negate {
					i, pc = f.pos, int(in.y)
					break back
				}
			}
		}
	}
}

// backOff finds the last place from j down to floor where what follows can match, and remembers that there may be more.
func (m *Matcher) backOff(in *inst, pc, j, floor int) (at int, ok bool, err error) {
	if in.follow != nil {
		from := j
		for j >= len(m.text) || !in.follow.has(m.text[j]) {
			if j <= floor {
				m.cost += (from - j) >> 2
				return 0, false, nil
			}
			j = m.before(j)
		}
		m.cost += (from - j) >> 2
	}
	if j > floor {
		err = m.push(frame{kind: backGreedy, pc: int32(pc), pos: j, x: floor})
	}
	return j, true, err
}

// goOn finds the first place from i on where what follows can match, after n characters, and remembers that there may be more.
func (m *Matcher) goOn(in *inst, pc, i, n int) (at int, ok bool, err error) {
	if in.follow != nil {
		from := i
		for i >= len(m.text) || !in.follow.has(m.text[i]) {
			if n >= in.max && in.max != unlimited {
				return 0, false, nil
			}
			j := m.one(in.set, i)
			if j < 0 {
				m.cost += (i - from) >> 2
				return 0, false, nil
			}
			i = j
			n++
		}
		m.cost += (i - from) >> 2
	}
	if n < in.max || in.max == unlimited {
		err = m.push(frame{kind: backLazy, pc: int32(pc), pos: i, x: n})
	}
	return i, true, err
}

// behind is the place n characters before i; n negative: i itself.
func (m *Matcher) behind(i, n int) (at int, ok bool) {
	if n <= 0 {
		return i, true
	}
	if m.prog.Bytes {
		return i - n, n <= i
	}
	if n > i {
		return 0, false
	}
	m.cost += n >> 2
	for ; n > 0; n-- {
		if i == 0 {
			return 0, false
		}
		i = m.before(i)
	}
	return i, true
}
