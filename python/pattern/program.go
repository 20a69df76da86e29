package pattern

import (
	"fmt"
	"slices"
)

// op is what an instruction does.
type op uint8

const (
	opMatch  op = iota
	opByte      // a byte
	opText      // several
	opSet       // a character of a set
	opGreedy    // a character of a set, as often as possible
	opLazy      // the same, as seldom as possible
	opAt        // a place
	opWord      // a boundary of words, or none
	opSave      // the beginning or end of a group
	opJump
	opSplit  // x, and else y
	opChoice // one of several
	opLoop0  // begins a loop that counts
	opLoop   // goes round it once more, or leaves it
	opRef    // what a group matched
	opCond   // x if a group matched, else y
	opAtomic // begins what is not gone back into
	opCut    // ends it
	opLook   // begins a look around
	opLookEnd
	opFail
)

// inst is an instruction of a program.
type inst struct {
	op       op
	greed    greed
	negate   bool
	fold     bool
	sure     bool // of a repetition: no shorter one can match
	mode     mode
	place    place
	char     byte
	x, y     int32    // where to go on, or a number
	min, max int      // of repetitions
	text     string   // of opText
	set      *set     // of characters
	first    *byteSet // with which bytes x can go on; nil: any, and the end
	follow   *byteSet // the same of y, or of what follows
	choice   *choice
}

// choice is which alternatives are possible before each byte, and before the end.
type choice struct {
	table [257]uint16 // numbers in lists
	lists [][]int32   // of instructions
}

// Program is a compiled pattern.
type Program struct {
	Groups int // how many groups capture
	Names  []string
	Flags  int
	Bytes  bool

	insts    []inst
	loops    int
	minWidth int
	anchored bool     // matches at the beginning of the text only
	prefix   string   // what every match begins with
	first    *byteSet // what byte every match begins with; nil: any
	table    [256]bool
	skips    *set // matches begin with a run of these, and what follows no run follows no part of it either
}

// Compile reads a pattern. Of bytes, each character of text is one byte. What is suspicious is told to warn, as it is found.
func Compile(m Meter, text []rune, bytes bool, flags int, warn func(text string) error) (*Program, error) {
	if err := m.Allocate(512); err != nil {
		return nil, err
	}
	p := &parser{meter: m, text: text, bytes: bytes, warned: warn}
	begin := func() (*node, error) {
		p.at, p.flags, p.behind = 0, flags, -1
		p.names, p.open, p.widths = []string{""}, []bool{true}, [][2]int{{0, maxWidth}}
		p.numbers, p.later, p.laters = map[string]int{}, map[int]int{}, nil
		return p.parse()
	}
	n, err := begin()
	if _, again := err.(errVerbose); again {
		flags |= FlagVerbose
		n, err = begin()
	}
	if err != nil {
		return nil, err
	}
	if p.flags, err = fixFlags(p.flags, bytes); err != nil {
		return nil, err
	}
	prog := &Program{Groups: len(p.names) - 1, Names: p.names, Flags: p.flags, Bytes: bytes}
	return prog, prog.build(m, n)
}

// WrongFlags is flags that do not go together.
type WrongFlags struct{ Msg string }

func (e *WrongFlags) Error() string { return e.Msg }

func fixFlags(flags int, bytes bool) (int, error) {
	if !bytes {
		switch {
		case flags&FlagLocale != 0:
			return 0, &WrongFlags{"cannot use LOCALE flag with a str pattern"}
		case flags&FlagASCII != 0 && flags&FlagUnicode != 0:
			return 0, &WrongFlags{"ASCII and UNICODE flags are incompatible"}
		case flags&FlagASCII == 0:
			flags |= FlagUnicode
		}
		return flags, nil
	}
	switch {
	case flags&FlagUnicode != 0:
		return 0, &WrongFlags{"cannot use UNICODE flag with a bytes pattern"}
	case flags&FlagLocale != 0 && flags&FlagASCII != 0:
		return 0, &WrongFlags{"ASCII and LOCALE flags are incompatible"}
	}
	return flags, nil
}

// build compiles the tree.
func (prog *Program) build(m Meter, n *node) error {
	c := &compiler{meter: m, prog: prog}
	c.measure(n)
	if err := c.emit(n, nil); err != nil {
		return err
	}
	c.add(inst{op: opMatch})
	prog.insts = c.insts
	prog.minWidth = n.lo
	if !n.nullable && c.err == nil {
		first := n.first
		prog.first = &first
		for b := range 256 {
			prog.table[b] = first.has(byte(b))
		}
		if full := (byteSet{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}); first == full {
			prog.first = nil
		}
	}
	prog.prefix = prog.leading()
	at := 0
	for at < len(prog.insts) && prog.insts[at].op == opSave {
		at++
	}
	in := &prog.insts[at]
	prog.anchored = in.op == opAt && in.place == atStart
	if in.op == opGreedy && in.sure && in.min <= 1 && in.max == unlimited && in.follow != nil && !c.backward {
		prog.skips = in.set
	}
	return nil
}

// leading is the text that the program begins with.
func (prog *Program) leading() string {
	var text []byte
	for i := range prog.insts {
		switch in := &prog.insts[i]; in.op {
		case opSave:
		case opByte:
			text = append(text, in.char)
		case opText:
			text = append(text, in.text...)
		default:
			return string(text)
		}
	}
	return string(text)
}

// compiler makes instructions of nodes.
type compiler struct {
	meter    Meter
	prog     *Program
	insts    []inst
	err      error
	backward bool // what matches depends on what groups matched
}

func (c *compiler) add(in inst) int {
	c.insts = append(c.insts, in)
	return len(c.insts) - 1
}

var allBytes = byteSet{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}

// measure finds out with which bytes each part can begin, and whether it can match nothing.
func (c *compiler) measure(n *node) {
	for _, s := range n.subs {
		c.measure(s)
	}
	switch n.kind {
	case kLiteral:
		if c.prog.Bytes || n.char < 0x80 {
			n.first.add(byte(n.char))
		} else {
			n.first.add(leadByte(n.char))
		}
	case kSet:
		n.first = n.set.first(c.prog.Bytes)
	case kSequence:
		n.nullable = true
		for _, s := range n.subs {
			n.first.addAll(&s.first)
			if !s.nullable {
				n.nullable = false
				break
			}
		}
	case kChoice:
		for _, s := range n.subs {
			n.first.addAll(&s.first)
			n.nullable = n.nullable || s.nullable
		}
	case kRepeat:
		n.nullable = n.min == 0 || n.subs[0].nullable
		if n.max > 0 {
			n.first = n.subs[0].first
		}
	case kGroup, kAtomic:
		n.first, n.nullable = n.subs[0].first, n.subs[0].nullable
	case kCond:
		n.nullable = len(n.subs) < 2
		for _, s := range n.subs {
			n.first.addAll(&s.first)
			n.nullable = n.nullable || s.nullable
		}
	case kRef:
		n.first, n.nullable = allBytes, true
	case kEmpty, kLook, kAt, kMark:
		n.nullable = true
	}
}

// ahead is what n begins with if follow comes after it; nil: anything.
func ahead(n *node, follow *byteSet) *byteSet {
	if !n.nullable {
		return &n.first
	}
	if follow == nil {
		return nil
	}
	both := n.first
	both.addAll(follow)
	return &both
}

// unit is the set of characters that n is, or nil if it is something else.
func (c *compiler) unit(n *node) *set {
	for n.kind == kGroup && n.num == 0 || n.kind == kSequence && len(n.subs) == 1 {
		n = n.subs[0]
	}
	switch n.kind {
	case kSet:
		return n.set
	case kLiteral:
		s := &set{spans: []span{{n.char, n.char}}}
		s.finish(c.prog.Bytes, false, n.mode)
		return s
	case kChoice:
		all := &set{}
		for _, sub := range n.subs {
			s := c.unit(sub)
			if s == nil || s.negate || len(s.classes) > 0 && len(all.classes) > 8 {
				return nil
			}
			all.spans = append(all.spans, s.spans...)
			all.classes = append(all.classes, s.classes...)
		}
		all.finish(c.prog.Bytes, false, modeUnicode)
		return all
	}
	return nil
}

// emit compiles n; follow is what bytes can come after it, nil: any, and the end.
func (c *compiler) emit(n *node, follow *byteSet) error {
	if err := c.meter.Charge(8); err != nil {
		return err
	}
	if err := c.meter.Allocate(160); err != nil {
		return err
	}
	switch n.kind {
	case kLiteral:
		c.literal(n)
	case kSet:
		c.add(inst{op: opSet, set: n.set})
	case kSequence:
		return c.sequence(n, follow)
	case kChoice:
		if s := c.unit(n); s != nil {
			c.add(inst{op: opSet, set: s})
			return nil
		}
		return c.choice(n, follow)
	case kRepeat:
		return c.repeat(n, follow)
	case kGroup:
		if n.num == 0 {
			return c.emit(n.subs[0], follow)
		}
		c.add(inst{op: opSave, x: int32(2*n.num - 2)})
		if err := c.emit(n.subs[0], follow); err != nil {
			return err
		}
		c.add(inst{op: opSave, x: int32(2*n.num - 1)})
	case kAtomic:
		c.add(inst{op: opAtomic})
		if err := c.emit(n.subs[0], nil); err != nil {
			return err
		}
		c.add(inst{op: opCut})
	case kLook:
		if n.num == -2 {
			return &Error{"look-behind requires fixed-width pattern", -1}
		}
		if n.num > unlimited {
			return &Error{"looks too much behind", -1}
		}
		at := c.add(inst{op: opLook, negate: n.negate, min: n.num})
		if err := c.emit(n.subs[0], nil); err != nil {
			return err
		}
		end := c.add(inst{op: opLookEnd, negate: n.negate})
		c.insts[at].y = int32(end + 1)
	case kRef:
		c.backward = true
		c.add(inst{op: opRef, x: int32(2*n.num - 2), fold: n.fold, mode: n.mode})
	case kCond:
		c.backward = true
		at := c.add(inst{op: opCond, min: 2*n.num - 2})
		c.insts[at].x = int32(at + 1)
		if err := c.emit(n.subs[0], follow); err != nil {
			return err
		}
		jump := c.add(inst{op: opJump})
		c.insts[at].y = int32(len(c.insts))
		if len(n.subs) > 1 {
			if err := c.emit(n.subs[1], follow); err != nil {
				return err
			}
		}
		c.insts[jump].x = int32(len(c.insts))
	case kAt:
		o := opAt
		if n.place == atBoundary || n.place == atNoBoundary {
			o = opWord
		}
		c.add(inst{op: o, place: n.place, mode: n.mode, negate: n.place == atNoBoundary})
	case kMark:
		c.add(inst{op: opSave, x: int32(n.num)})
	case kFail:
		c.add(inst{op: opFail})
	}
	return nil
}

func (c *compiler) literal(n *node) {
	if c.prog.Bytes || n.char < 0x80 {
		c.add(inst{op: opByte, char: byte(n.char)})
	} else {
		c.add(inst{op: opText, text: runeText(n.char)})
	}
}

// sequence compiles parts one after the other; literals that follow each other become one text.
func (c *compiler) sequence(n *node, follow *byteSet) error {
	follows := make([]*byteSet, len(n.subs))
	for i := len(n.subs) - 1; i >= 0; i-- {
		follows[i] = follow
		follow = ahead(n.subs[i], follow)
	}
	for i := 0; i < len(n.subs); i++ {
		end := i
		for end < len(n.subs) && n.subs[end].kind == kLiteral {
			end++
		}
		if end-i >= 2 {
			var text []byte
			for _, s := range n.subs[i:end] {
				if c.prog.Bytes {
					text = append(text, byte(s.char))
				} else {
					text = append(text, runeText(s.char)...)
				}
			}
			c.add(inst{op: opText, text: string(text)})
			i = end - 1
			continue
		}
		if err := c.emit(n.subs[i], follows[i]); err != nil {
			return err
		}
	}
	return nil
}

// choice compiles alternatives.
func (c *compiler) choice(n *node, follow *byteSet) error {
	if err := c.meter.Charge(64 * len(n.subs)); err != nil {
		return err
	}
	if err := c.meter.Allocate(1024 + 64*len(n.subs)); err != nil {
		return err
	}
	at := c.add(inst{op: opChoice})
	starts := make([]int32, len(n.subs))
	jumps := make([]int, len(n.subs))
	for i, s := range n.subs {
		starts[i] = int32(len(c.insts))
		if err := c.emit(s, follow); err != nil {
			return err
		}
		jumps[i] = c.add(inst{op: opJump})
	}
	for _, j := range jumps {
		c.insts[j].x = int32(len(c.insts))
	}
	ch := &choice{}
	known := make(map[string]uint16)
	firsts := make([]*byteSet, len(n.subs))
	for i, s := range n.subs {
		firsts[i] = ahead(s, follow)
	}
	for b := range 257 {
		var list []int32
		for i, first := range firsts {
			if first == nil || b < 256 && first.has(byte(b)) {
				list = append(list, starts[i])
			}
		}
		key := fmt.Sprint(list)
		num, ok := known[key]
		if !ok {
			if err := c.meter.Allocate(4 * len(list)); err != nil {
				return err
			}
			num = uint16(len(ch.lists))
			known[key] = num
			ch.lists = append(ch.lists, slices.Clip(list))
		}
		ch.table[b] = num
	}
	c.insts[at].choice = ch
	return nil
}

// repeat compiles a repetition.
func (c *compiler) repeat(n *node, follow *byteSet) error {
	sub := n.subs[0]
	if s := c.unit(sub); s != nil {
		in := inst{op: opGreedy, greed: n.greed, set: s, min: n.min, max: n.max, follow: follow}
		if n.greed == lazy {
			in.op = opLazy
		}
		if n.greed == possessive {
			in.follow = nil
			in.sure = true
		} else if first := s.first(c.prog.Bytes); follow != nil && !first.meets(follow) {
			in.sure = true
		}
		c.add(in)
		return nil
	}
	if n.max == 0 {
		return nil
	}
	if n.greed == possessive {
		c.add(inst{op: opAtomic})
		defer func() { c.add(inst{op: opCut}) }()
		sub = &node{kind: kAtomic, subs: []*node{sub}, nullable: sub.nullable, first: sub.first}
		follow = nil
	}
	split := func(x, y int, lazily bool) inst {
		in := inst{op: opSplit, x: int32(x), y: int32(y), first: ahead(sub, follow), follow: follow}
		if lazily {
			in.x, in.y, in.first, in.follow = in.y, in.x, in.follow, in.first
		}
		return in
	}
	switch {
	case n.min == 0 && n.max == 1:
		at := c.add(inst{})
		if err := c.emit(sub, follow); err != nil {
			return err
		}
		c.insts[at] = split(at+1, len(c.insts), n.greed == lazy)
		return nil
	case n.min == 1 && n.max == 1:
		return c.emit(sub, follow)
	}
	var around *byteSet // what can come after the body: itself, or what follows
	if follow != nil && !sub.nullable {
		both := sub.first
		both.addAll(follow)
		around = &both
	}
	if n.min <= 1 && n.max == unlimited && !sub.nullable {
		// Nothing needs to be counted. A body that must match is gone through before the choice, not written twice.
		at := len(c.insts)
		if n.min == 0 {
			c.add(inst{})
		}
		body := len(c.insts)
		if err := c.emit(sub, around); err != nil {
			return err
		}
		again := c.add(inst{})
		c.insts[again] = split(body, again+1, n.greed == lazy)
		if n.min == 0 {
			c.insts[at] = split(body, again+1, n.greed == lazy)
		}
		return nil
	}
	reg := int32(c.prog.loops)
	c.prog.loops++
	c.add(inst{op: opLoop0, x: reg})
	at := c.add(inst{op: opLoop, x: reg, greed: n.greed, min: n.min, max: n.max, first: ahead(sub, nil), follow: follow})
	if err := c.emit(sub, around); err != nil {
		return err
	}
	c.add(inst{op: opJump, x: int32(at)})
	c.insts[at].y = int32(len(c.insts))
	return nil
}
