package pattern

// kind says what a node is.
type kind uint8

const (
	kEmpty   kind = iota
	kLiteral      // of a char
	kSet
	kSequence
	kChoice
	kRepeat
	kGroup // capturing if num > 0
	kAtomic
	kLook
	kRef
	kCond
	kAt
	kFail
	kMark // the beginning or the end of a group, as operations have them
)

// place is where a pattern can say that it is.
type place uint8

const (
	atStart place = iota // of the text
	atLineStart
	atLineEnd // or the end of the text
	atEnd     // or before a newline that ends it
	atVeryEnd
	atBoundary
	atNoBoundary
)

// greed is how a repetition goes on.
type greed uint8

const (
	greedy greed = iota
	lazy
	possessive
)

// node is a part of a pattern as it was read.
type node struct {
	kind     kind
	char     rune
	set      *set
	subs     []*node
	min, max int // of kRepeat
	greed    greed
	num      int // of a group; of kLook, the width behind which it looks, or -1
	negate   bool
	fold     bool
	mode     mode
	place    place

	// What lies ahead of it; see measure.
	nullable bool
	first    byteSet
	lo, hi   int // its width in characters
}

// unlimited is a repetition without end; maxWidth is wider than any text.
const (
	unlimited = 1<<32 - 1
	maxWidth  = 1 << 61
)

// width tells how many characters a part matches at least, and at most. groups are those of the groups already read.
func (p *parser) width(n *node) (lo, hi int) {
	switch n.kind {
	case kLiteral, kSet:
		return 1, 1
	case kSequence:
		for _, s := range n.subs {
			lo, hi = min(lo+s.lo, maxWidth), min(hi+s.hi, maxWidth)
		}
	case kChoice:
		lo = maxWidth
		for _, s := range n.subs {
			lo, hi = min(lo, s.lo), max(hi, s.hi)
		}
	case kRepeat:
		return times(n.subs[0].lo, n.min), times(n.subs[0].hi, n.max)
	case kGroup, kAtomic:
		return n.subs[0].lo, n.subs[0].hi
	case kRef:
		w := p.widths[n.num]
		return w[0], w[1]
	case kCond:
		lo, hi = n.subs[0].lo, n.subs[0].hi
		if len(n.subs) > 1 {
			lo, hi = min(lo, n.subs[1].lo), max(hi, n.subs[1].hi)
		} else {
			lo = 0
		}
	}
	return min(lo, maxWidth), min(hi, maxWidth)
}

func times(width, n int) int {
	if width == 0 || n == 0 {
		return 0
	}
	if width > maxWidth/n {
		return maxWidth
	}
	return min(width*n, maxWidth)
}
