package pattern

import "github.com/jinklink/jink/python/object"

// This file reads the operations that CPython's own module re compiles patterns to, so that it can run over this engine. They are
// made a tree again, which is compiled as any other.

// Magic is the version of the operations.
const Magic = 20230612

// The operations. Those that ignore case have it ignored as bytes, as the locale, or as Unicode has it.
const (
	sreFailure = iota
	sreSuccess
	sreAny
	sreAnyAll
	sreAssert
	sreAssertNot
	sreAt
	sreBranch
	sreCategory
	sreCharset
	sreBigCharset
	sreGroupRef
	sreGroupRefExists
	sreIn
	sreInfo
	sreJump
	sreLiteral
	sreMark
	sreMaxUntil
	sreMinUntil
	sreNotLiteral
	sreNegate
	sreRange
	sreRepeat
	sreRepeatOne
	sreSubPattern
	sreMinRepeatOne
	sreAtomicGroup
	srePossessiveRepeat
	srePossessiveRepeatOne
	sreGroupRefIgnore
	sreInIgnore
	sreLiteralIgnore
	sreNotLiteralIgnore
	sreGroupRefLocIgnore
	sreInLocIgnore
	sreLiteralLocIgnore
	sreNotLiteralLocIgnore
	sreGroupRefUniIgnore
	sreInUniIgnore
	sreLiteralUniIgnore
	sreNotLiteralUniIgnore
	sreRangeUniIgnore
)

// IsCased reports whether a character has cases.
func IsCased(ascii bool, r rune) bool {
	if ascii {
		return isCased(modeASCII, r)
	}
	return isCased(modeUnicode, r)
}

// Lower is the lower case of a character.
func Lower(ascii bool, r rune) rune {
	if ascii {
		return lowerOf(modeASCII, r)
	}
	return lowerOf(modeUnicode, r)
}

// decoder reads operations.
type decoder struct {
	parser
	code []uint32
}

var errCode = &Error{"invalid SRE code", -1}

// Decode makes a program of operations.
func Decode(m Meter, code []uint32, bytes bool, flags, groups int) (*Program, error) {
	if groups < 0 || groups > len(code) {
		return nil, errCode
	}
	d := &decoder{parser: parser{meter: m, bytes: bytes}, code: code}
	d.widths = make([][2]int, groups+1)
	for i := range d.widths {
		d.widths[i] = [2]int{0, maxWidth}
	}
	n, at, err := d.sequence(0, len(code))
	if err != nil {
		return nil, err
	}
	if at != len(code)-1 || code[at] != sreSuccess {
		return nil, errCode
	}
	prog := &Program{Groups: groups, Flags: flags, Bytes: bytes}
	return prog, prog.build(m, n)
}

// sequence reads operations up to one that ends them, or up to end.
func (d *decoder) sequence(at, end int) (n *node, next int, err error) {
	if err := d.meter.Enter(""); err != nil {
		return nil, 0, err
	}
	defer d.meter.Leave()
	seq := &node{kind: kSequence}
	for at < end {
		if err := d.meter.Allocate(512); err != nil {
			return nil, 0, err
		}
		switch d.code[at] {
		case sreSuccess, sreJump, sreMaxUntil, sreMinUntil:
			return d.done(seq), at, nil
		}
		sub, next, err := d.operation(at, end)
		if err != nil {
			return nil, 0, err
		}
		if next <= at || next > end {
			return nil, 0, errCode
		}
		at = next
		if sub != nil {
			seq.subs = append(seq.subs, d.done(sub))
		}
	}
	return d.done(seq), at, nil
}

// body is a sequence that ends right before stop.
func (d *decoder) body(at, stop int) (*node, error) {
	n, next, err := d.sequence(at, stop)
	if err == nil && next != stop {
		err = errCode
	}
	return n, err
}

// operation reads the one at a place: next is where the one after it begins.
func (d *decoder) operation(at, end int) (n *node, next int, err error) {
	// Each has arguments: how many, the switch says.
	arg := func(i int) int {
		if at+i < end {
			return int(d.code[at+i])
		}
		return 0
	}
	o := d.code[at]
	need := 1
	switch o {
	case sreFailure, sreAny, sreAnyAll:
		need = 0
	case sreAssert, sreAssertNot, sreGroupRefExists:
		need = 2
	case sreRepeat, sreRepeatOne, sreMinRepeatOne, srePossessiveRepeat, srePossessiveRepeatOne:
		need = 3
	}
	if at+need >= end {
		return nil, 0, errCode
	}
	skipped := at + 1 + arg(1) // where most of those with a body end
	if o == sreInUniIgnore || o == sreLiteralUniIgnore || o == sreNotLiteralUniIgnore {
		if err := d.meter.Charge(1024); err != nil { // all that has cases is looked at
			return nil, 0, err
		}
	}
	if need > 0 && skipped > end {
		switch o {
		case sreAssert, sreAssertNot, sreInfo, sreIn, sreInIgnore, sreInLocIgnore, sreInUniIgnore, sreAtomicGroup, sreRepeat, sreRepeatOne,
			sreMinRepeatOne, srePossessiveRepeat, srePossessiveRepeatOne:
			return nil, 0, errCode
		}
	}
	switch o {
	case sreFailure:
		return &node{kind: kFail}, at + 1, nil
	case sreAny, sreAnyAll:
		return &node{kind: kSet, set: dot(d.bytes, o == sreAnyAll)}, at + 1, nil
	case sreInfo:
		return nil, skipped, nil
	case sreLiteral:
		return &node{kind: kLiteral, char: rune(arg(1) & 0x1fffff)}, at + 2, nil
	case sreNotLiteral, sreLiteralIgnore, sreNotLiteralIgnore, sreLiteralLocIgnore, sreNotLiteralLocIgnore, sreLiteralUniIgnore, sreNotLiteralUniIgnore:
		s := &set{spans: []span{{rune(arg(1) & 0x1fffff), rune(arg(1) & 0x1fffff)}}}
		s.negate = o == sreNotLiteral || o == sreNotLiteralIgnore || o == sreNotLiteralLocIgnore || o == sreNotLiteralUniIgnore
		return d.setNode(s, o), at + 2, nil
	case sreIn, sreInIgnore, sreInLocIgnore, sreInUniIgnore:
		s, err := d.charset(at+2, skipped)
		if err != nil {
			return nil, 0, err
		}
		return d.setNode(s, o), skipped, nil
	case sreCategory:
		s := &set{}
		if !d.class(s, arg(1)) {
			return nil, 0, errCode
		}
		return d.setNode(s, sreIn), at + 2, nil
	case sreAt:
		n, ok := placeOf(arg(1))
		if !ok {
			return nil, 0, errCode
		}
		return n, at + 2, nil
	case sreMark:
		if arg(1) >= 2*(len(d.widths)-1) {
			return nil, 0, errCode
		}
		return &node{kind: kMark, num: arg(1)}, at + 2, nil
	case sreGroupRef, sreGroupRefIgnore, sreGroupRefLocIgnore, sreGroupRefUniIgnore:
		if arg(1) >= len(d.widths)-1 {
			return nil, 0, errCode
		}
		n := &node{kind: kRef, num: arg(1) + 1, fold: o != sreGroupRef, mode: modeASCII}
		if o == sreGroupRefUniIgnore {
			n.mode = modeUnicode
		}
		return n, at + 2, nil
	case sreAssert, sreAssertNot:
		sub, err := d.body(at+3, skipped-1)
		return &node{kind: kLook, negate: o == sreAssertNot, num: arg(2), subs: []*node{sub}}, skipped, err
	case sreAtomicGroup:
		sub, err := d.body(at+2, skipped-1)
		return &node{kind: kAtomic, subs: []*node{sub}}, skipped, err
	case sreRepeat, srePossessiveRepeat, sreRepeatOne, sreMinRepeatOne, srePossessiveRepeatOne:
		return d.repeat(o, at, skipped, end)
	case sreBranch:
		return d.branch(at+1, end)
	case sreGroupRefExists:
		return d.condition(at, end)
	}
	return nil, 0, errCode
}

// repeat reads a repetition: those of one character end before skipped, the others with it.
func (d *decoder) repeat(o uint32, at, skipped, end int) (*node, int, error) {
	stop, next := skipped-1, skipped
	if o == sreRepeat || o == srePossessiveRepeat {
		stop, next = skipped, skipped+1
	}
	if stop >= end || d.code[at+2] > d.code[at+3] {
		return nil, 0, errCode
	}
	sub, err := d.body(at+4, stop)
	if err != nil {
		return nil, 0, err
	}
	n := &node{kind: kRepeat, subs: []*node{sub}, min: int(d.code[at+2]), max: int(d.code[at+3])}
	switch {
	case o == sreMinRepeatOne || o == sreRepeat && d.code[stop] == sreMinUntil:
		n.greed = lazy
	case o == srePossessiveRepeat || o == srePossessiveRepeatOne:
		n.greed = possessive
	}
	return n, next, nil
}

// branch reads alternatives: each begins with where the next one does.
func (d *decoder) branch(at, end int) (*node, int, error) {
	n := &node{kind: kChoice}
	for at < end && d.code[at] != 0 {
		next := at + int(d.code[at])
		if next >= end || next < at+3 {
			return nil, 0, errCode
		}
		sub, err := d.body(at+1, next-2)
		if err != nil {
			return nil, 0, err
		}
		n.subs = append(n.subs, sub)
		at = next
	}
	if len(n.subs) == 0 {
		return nil, 0, errCode
	}
	return n, at + 1, nil
}

// condition reads what depends on a group. A jump at the end of the first part says that there is a second.
func (d *decoder) condition(at, end int) (*node, int, error) {
	group, stop := int(d.code[at+1]), at+1+int(d.code[at+2])
	if group >= len(d.widths)-1 || stop > end || stop < at+3 {
		return nil, 0, errCode
	}
	yes, next, err := d.sequence(at+3, stop)
	if err != nil {
		return nil, 0, err
	}
	n := &node{kind: kCond, num: group + 1, subs: []*node{yes}}
	if next == stop {
		return n, stop, nil
	}
	if next != stop-2 || d.code[next] != sreJump {
		return nil, 0, errCode
	}
	last := stop - 1 + int(d.code[stop-1])
	if last > end || last < stop {
		return nil, 0, errCode
	}
	no, err := d.body(stop, last)
	n.subs = append(n.subs, no)
	return n, last, err
}

// setNode finishes a set as the operation says that case is treated: what is in it is lower case.
func (d *decoder) setNode(s *set, o uint32) *node {
	switch o {
	case sreLiteralIgnore, sreNotLiteralIgnore, sreInIgnore, sreLiteralLocIgnore, sreNotLiteralLocIgnore, sreInLocIgnore:
		s.fold(modeASCII)
	case sreLiteralUniIgnore, sreNotLiteralUniIgnore, sreInUniIgnore:
		cases := unicodeCases()
		given := *s
		given.negate = false
		given.finish(false, false, modeUnicode)
		for _, r := range cases.cased {
			if lower := object.Lower(r); lower != r && given.find(lower) {
				s.spans = append(s.spans, span{r, r})
			}
		}
	}
	s.finish(d.bytes, false, modeUnicode)
	return &node{kind: kSet, set: s}
}

// charset reads what is in a set.
func (d *decoder) charset(at, end int) (*set, error) {
	s := &set{}
	bits := func(at, from int) {
		for i := range 256 {
			if d.code[at+i/32]>>(i%32)&1 != 0 {
				s.spans = append(s.spans, span{rune(from + i), rune(from + i)})
			}
		}
	}
	for at < end {
		if err := d.meter.Charge(8); err != nil {
			return nil, err
		}
		left := end - at
		switch o := d.code[at]; {
		case o == sreFailure:
			return s, nil
		case o == sreNegate:
			s.negate = true
			at++
		case o == sreLiteral && left > 1:
			s.spans = append(s.spans, span{rune(d.code[at+1] & 0x1fffff), rune(d.code[at+1] & 0x1fffff)})
			at += 2
		case (o == sreRange || o == sreRangeUniIgnore) && left > 2:
			p := span{rune(d.code[at+1] & 0x1fffff), rune(d.code[at+2] & 0x1fffff)}
			s.spans = append(s.spans, p)
			if o == sreRangeUniIgnore {
				if err := d.meter.Allocate(1 << 16); err != nil {
					return nil, err
				}
				one := &set{spans: []span{p}}
				one.fold(modeUnicode)
				s.spans = append(s.spans, one.spans...)
			}
			at += 3
		case o == sreCategory && left > 1:
			if !d.class(s, int(d.code[at+1])) {
				return nil, errCode
			}
			at += 2
		case o == sreCharset && left > 8:
			if err := d.meter.Allocate(2048); err != nil {
				return nil, err
			}
			bits(at+1, 0)
			at += 9
		case o == sreBigCharset && left > 66:
			blocks := int(d.code[at+1])
			if blocks > 256 || left < 66+8*blocks {
				return nil, errCode
			}
			if err := d.meter.Allocate(256 * 256 * 8); err != nil {
				return nil, err
			}
			for i := range 256 {
				block := int(d.code[at+2+i/4] >> (i % 4 * 8) & 0xff)
				if block >= blocks {
					return nil, errCode
				}
				bits(at+66+8*block, i<<8)
			}
			at += 66 + 8*blocks
		default:
			return nil, errCode
		}
	}
	return nil, errCode
}

// class adds a category: there are those of ASCII, two of the locale, and those of Unicode.
func (d *decoder) class(s *set, c int) bool {
	m := modeASCII
	switch {
	case c >= 10:
		c, m = c-10, modeUnicode
	case c >= 8:
		c = int(word) + c - 8
	}
	if c > int(notLineBreak) {
		return false
	}
	s.classes = append(s.classes, class{category(c), m})
	return true
}

// placeOf is a place as the operations number them.
func placeOf(c int) (*node, bool) {
	places := [...]place{atStart, atLineStart, atStart, atBoundary, atNoBoundary, atEnd, atLineEnd, atVeryEnd,
		atBoundary, atNoBoundary, atBoundary, atNoBoundary}
	if c >= len(places) {
		return nil, false
	}
	n := &node{kind: kAt, place: places[c], mode: modeASCII}
	if c >= 10 {
		n.mode = modeUnicode
	}
	return n, true
}
