package pattern

import (
	"strings"

	"github.com/jinklink/jink/python/object"
)

// This file runs programs.

// frameKind says what going back to a frame means.
type frameKind uint8

const (
	backBranch frameKind = iota // go on elsewhere
	backChoice                  // try the next alternative
	backGreedy                  // take one character less
	backLazy                    // take one more
	backLoop                    // go round a lazy loop once more
	undoGroup                   // a group was what it was before
	undoLoop                    // and so a loop
	barrier                     // below lies what an atomic group or a look around must not go back into
)

// frame is what can be gone back to.
type frame struct {
	pos  int
	x    int
	pc   int32
	kind frameKind
}

// loop is how often a loop was gone round, and where that began the last time.
type loop struct{ count, last int }

// Matcher runs a program over a text. It can be used again and again, for whatever program.
type Matcher struct {
	meter Meter
	prog  *Program
	text  string // up to where matches may go
	must  int    // where a match must not be empty, or -1
	full  bool   // a match must go up to the end

	Spans []int // of group 0 and the others, byte offsets; -1: did not match
	Last  int   // the group that was closed last; 0: none

	groups  []int
	dirty   bool
	loops   []loop
	stack   []frame
	barrier int
	cost    int // steps not yet charged
}

// batch is how many steps are charged at once.
const batch = 2048

// How a text is searched.
const (
	Search = iota
	Match
	FullMatch
)

// Find looks for a match in text, from a byte on. Nothing before from is matched, but it can be looked at. A match at must may not
// be empty.
func (m *Matcher) Find(meter Meter, prog *Program, text string, from, must, how int) (found bool, err error) {
	m.meter, m.prog, m.text, m.must, m.full = meter, prog, text, must, how == FullMatch
	if n := 2 * prog.Groups; cap(m.groups) < n {
		m.groups = make([]int, n)
	} else {
		m.groups = m.groups[:n]
	}
	if cap(m.loops) < prog.loops {
		m.loops = make([]loop, prog.loops)
	} else {
		m.loops = m.loops[:prog.loops]
	}
	m.dirty = true
	m.cost += 16
	var end int
	if how == Search {
		from, end, err = m.search(from)
	} else {
		end, err = m.attempt(from)
	}
	if err == nil && m.cost > batch {
		err = m.charge()
	}
	if cap(m.stack) > 1<<16 {
		m.stack = nil
	}
	if end < 0 || err != nil {
		return false, err
	}
	m.Spans = append(m.Spans[:0], from, end)
	m.Spans = append(m.Spans, m.groups...)
	for i := 2; i < len(m.Spans); i += 2 {
		if m.Spans[i] < 0 || m.Spans[i+1] < 0 {
			m.Spans[i], m.Spans[i+1] = -1, -1
		}
	}
	return true, nil
}

func (m *Matcher) charge() error {
	n := m.cost
	m.cost = 0
	return m.meter.Charge(n)
}

// search tries one place after the other.
func (m *Matcher) search(from int) (start, end int, err error) {
	prog, text := m.prog, m.text
	if prog.anchored {
		if from > 0 {
			return 0, -1, nil
		}
		end, err = m.attempt(0)
		return 0, end, err
	}
	for from <= len(text) {
		switch {
		case len(prog.prefix) > 0:
			i := strings.Index(text[from:], prog.prefix)
			if i < 0 {
				m.cost += (len(text) - from) >> 5
				return 0, -1, nil
			}
			m.cost += i >> 5
			from += i
		case prog.first != nil:
			i := from
			for i < len(text) && !prog.table[text[i]] {
				i++
			}
			m.cost += (i - from) >> 3
			from = i
			if from == len(text) {
				return 0, -1, nil
			}
		}
		end, err = m.attempt(from)
		if end >= 0 || err != nil {
			return from, end, err
		}
		if s := prog.skips; s != nil {
			next, _ := m.run(s, from, unlimited)
			m.cost += (next - from) >> 3
			if next > from {
				from = next
				continue
			}
		}
		from = m.after(from)
	}
	return 0, -1, nil
}

// after is where the character after the one at i begins.
func (m *Matcher) after(i int) int {
	if i >= len(m.text) || m.prog.Bytes {
		return i + 1
	}
	return i + pointSize(m.text[i])
}

// pointSize is how many bytes the character has that begins with c.
func pointSize(c byte) int {
	switch {
	case c < 0xc0:
		return 1
	case c < 0xe0:
		return 2
	case c < 0xf0:
		return 3
	}
	return 4
}

// before is where the character before i begins.
func (m *Matcher) before(i int) int {
	i--
	if !m.prog.Bytes {
		for i > 0 && m.text[i]&0xc0 == 0x80 {
			i--
		}
	}
	return i
}

// run is how far characters of a set go, at most most of them, and how many they are.
func (m *Matcher) run(s *set, i, most int) (end, n int) {
	text := m.text
	switch {
	case s.dot == allDot && (m.prog.Bytes || most == unlimited):
		end = len(text)
		if most < end-i {
			end = i + most
		}
		return end, end - i // of text, too many; but nobody asks then
	case s.dot == lineDot && (m.prog.Bytes || most == unlimited):
		end = len(text)
		if most < end-i {
			end = i + most
		}
		if at := strings.IndexByte(text[i:end], '\n'); at >= 0 {
			end = i + at
		}
		return end, end - i
	}
	start := i
	if most == unlimited {
		for i < len(text) && s.table[text[i]] {
			i++
		}
		n = i - start
	} else {
		for n < most && i < len(text) && s.table[text[i]] {
			i++
			n++
		}
	}
	if !s.wide {
		return i, n
	}
	for n < most && i < len(text) {
		c := text[i]
		if c < 0x80 {
			if !s.table[c] {
				break
			}
			i++
			n++
			continue
		}
		if s.dot != noDot {
			i += pointSize(c)
			n++
			continue
		}
		r, size := object.DecodePoint(text[i:])
		if !s.has(r) {
			break
		}
		i += size
		n++
	}
	return i, n
}

// one is where the character of a set at i ends, or -1.
func (m *Matcher) one(s *set, i int) int {
	if i >= len(m.text) {
		return -1
	}
	c := m.text[i]
	if s.table[c] {
		return i + 1
	}
	if c < 0x80 || !s.wide {
		return -1
	}
	if s.dot != noDot {
		return i + pointSize(c)
	}
	r, size := object.DecodePoint(m.text[i:])
	if s.has(r) {
		return i + size
	}
	return -1
}

// push puts a frame on the stack, whose growing is accounted for.
func (m *Matcher) push(f frame) error {
	if len(m.stack) == cap(m.stack) {
		return m.grow(f)
	}
	m.stack = append(m.stack, f)
	return nil
}

func (m *Matcher) grow(f frame) error {
	size := max(2*cap(m.stack), 64)
	if size > 256 {
		if err := m.meter.Allocate(24 * size); err != nil {
			return err
		}
	}
	bigger := make([]frame, len(m.stack), size)
	copy(bigger, m.stack)
	m.stack = append(bigger, f)
	return nil
}

// undo takes back what a frame remembers.
func (m *Matcher) undo(f frame) {
	switch f.kind {
	case undoGroup:
		m.groups[f.pc] = f.pos
		m.Last = f.x
	case undoLoop:
		m.loops[f.pc] = loop{f.x, f.pos}
	}
}

// commit ends an atomic part: what it could go back to is gone, what must be undone stays.
func (m *Matcher) commit() frame {
	at := m.barrier
	f := m.stack[at]
	m.barrier = f.x
	m.cost += len(m.stack) - at
	kept := m.stack[:at]
	for _, g := range m.stack[at+1:] {
		if at > 0 && (g.kind == undoGroup || g.kind == undoLoop) {
			kept = append(kept, g)
		}
	}
	m.stack = kept
	return f
}

// revert ends a part that must leave no traces.
func (m *Matcher) revert() {
	at := m.barrier
	m.cost += len(m.stack) - at
	for i := len(m.stack) - 1; i > at; i-- {
		m.undo(m.stack[i])
	}
	m.barrier = m.stack[at].x
	m.stack = m.stack[:at]
}

// saveLoop remembers a loop before it changes.
func (m *Matcher) saveLoop(reg int32) error {
	if len(m.stack) == 0 {
		return nil
	}
	l := m.loops[reg]
	return m.push(frame{kind: undoLoop, pc: reg, pos: l.last, x: l.count})
}

// can reports whether what begins with first can match at i.
func (m *Matcher) can(first *byteSet, i int) bool {
	return first == nil || i < len(m.text) && first.has(m.text[i])
}

// isAt reports whether i is such a place.
func (m *Matcher) isAt(p place, i int) bool {
	switch p {
	case atStart:
		return i == 0
	case atLineStart:
		return i == 0 || m.text[i-1] == '\n'
	case atLineEnd:
		return i == len(m.text) || m.text[i] == '\n'
	case atEnd:
		return i == len(m.text) || i == len(m.text)-1 && m.text[i] == '\n'
	}
	return i == len(m.text)
}

// isBoundary reports whether a word begins or ends at i.
func (m *Matcher) isBoundary(md mode, i int) bool {
	before, after := false, false
	if i > 0 {
		c := m.text[i-1]
		before = wordBytes.has(c)
		if c >= 0x80 && md == modeUnicode {
			r, _ := object.DecodePoint(m.text[m.before(i):])
			before = isWord(md, r)
		}
	}
	if i < len(m.text) {
		c := m.text[i]
		after = wordBytes.has(c)
		if c >= 0x80 && md == modeUnicode {
			r, _ := object.DecodePoint(m.text[i:])
			after = isWord(md, r)
		}
	}
	return before != after
}

// wordBytes are the letters, digits and the underscore of ASCII.
var wordBytes = byteSet{0x03ff000000000000, 0x07fffffe87fffffe}

// refer matches what a group matched; -1: it does not.
func (m *Matcher) refer(in *inst, i int) int {
	from, to := m.groups[in.x], m.groups[in.x+1]
	if from < 0 || to < from {
		return -1
	}
	want := m.text[from:to]
	m.cost += len(want) >> 3
	if !in.fold {
		if strings.HasPrefix(m.text[i:], want) {
			return i + len(want)
		}
		return -1
	}
	m.cost += len(want)
	for len(want) > 0 {
		if i >= len(m.text) {
			return -1
		}
		a, b, an, bn := rune(want[0]), rune(m.text[i]), 1, 1
		if !m.prog.Bytes {
			a, an = object.DecodePoint(want)
			b, bn = object.DecodePoint(m.text[i:])
		}
		if lowerOf(in.mode, a) != lowerOf(in.mode, b) {
			return -1
		}
		want = want[an:]
		i += bn
	}
	return i
}

// Forget lets go of the text and the program.
func (m *Matcher) Forget() { m.text, m.prog, m.meter = "", nil, nil }
