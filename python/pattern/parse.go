package pattern

import (
	"fmt"
	"strings"

	"github.com/jinklink/jink/python/object"
)

// This file reads patterns.

// Flags of patterns.
const (
	FlagIgnoreCase = 2
	FlagLocale     = 4
	FlagMultiLine  = 8
	FlagDotAll     = 16
	FlagUnicode    = 32
	FlagVerbose    = 64
	FlagDebug      = 128
	FlagASCII      = 256

	typeFlags = FlagASCII | FlagLocale | FlagUnicode
)

// maxGroups is how many groups a pattern may have: their numbers must fit where they are kept.
const maxGroups = 1<<31/2 - 1

// Error is a pattern that is wrong: Pos is the character where, or -1.
type Error struct {
	Msg string
	Pos int
}

func (e *Error) Error() string { return e.Msg }

// TooLarge is a number in a pattern that is larger than any may be.
type TooLarge struct{ Msg string }

func (e *TooLarge) Error() string { return e.Msg }

// Meter is who counts the steps and bytes that are used, and the nesting: a thread.
type Meter interface {
	Charge(n int) error
	Allocate(n int) error
	Enter(where string) error
	Leave()
}

// parser reads a pattern, character by character or escape by escape.
type parser struct {
	meter   Meter
	text    []rune
	bytes   bool
	at      int
	flags   int // those of the whole pattern
	names   []string
	numbers map[string]int
	open    []bool   // of groups: whether they are still being read
	widths  [][2]int // of groups that were read
	behind  int      // how many groups there were before the innermost look-behind; -1: none
	later   map[int]int
	laters  []int                   // the groups that conditions name, in order
	warned  func(text string) error // told what is suspicious
}

// errVerbose is not an error: the pattern turned out to be verbose, and must be read again.
type errVerbose struct{}

func (errVerbose) Error() string { return "verbose" }

func (p *parser) fail(at int, format string, args ...any) error {
	// A backslash at the very end is found before all that is wrong with what stands right before it.
	if n := len(p.text); p.at < n && p.peek() == `\` {
		return &Error{"bad escape (end of pattern)", n - 1}
	}
	return &Error{fmt.Sprintf(format, args...), at}
}

// peek is what comes next, or "" at the end: a backslash with what it escapes.
func (p *parser) peek() string {
	switch {
	case p.at >= len(p.text):
		return ""
	case p.text[p.at] == '\\' && p.at+1 < len(p.text):
		return runeText(p.text[p.at : p.at+2]...)
	}
	return runeText(p.text[p.at])
}

// is reports whether the next character is c.
func (p *parser) is(c rune) bool { return p.at < len(p.text) && p.text[p.at] == c }

// accept takes the next character if it is c.
func (p *parser) accept(c rune) bool {
	if p.is(c) {
		p.at++
		return true
	}
	return false
}

// next takes what comes next. ok is false at the end.
func (p *parser) next() (s string, ok bool, err error) {
	s = p.peek()
	switch {
	case s == "":
		return "", false, nil
	case s == `\`:
		return "", false, &Error{"bad escape (end of pattern)", p.at}
	case s[0] == '\\':
		p.at++
	}
	p.at++
	return s, true, nil
}

// runeText is text of characters, surrogates too.
func runeText(all ...rune) string {
	var b []byte
	for _, r := range all {
		b = object.AppendPoint(b, r)
	}
	return string(b)
}

func count(s string) int {
	n := 0
	for range s {
		n++
	}
	return n
}

// until takes all up to a terminator.
func (p *parser) until(end rune, what string) (string, error) {
	start := p.at
	for {
		s, ok, err := p.next()
		if err != nil {
			return "", err
		}
		switch {
		case !ok && p.at == start:
			return "", p.fail(p.at, "missing %s", what)
		case !ok:
			return "", p.fail(start, "missing %c, unterminated name", end)
		case s == string(end):
			if p.at == start+1 {
				return "", p.fail(p.at-1, "missing %s", what)
			}
			return runeText(p.text[start : p.at-1]...), nil
		}
	}
}

func (p *parser) checkName(name string, offset int) error {
	at := p.at - count(name) - offset
	switch {
	case !object.IsIdentifier(name):
		return p.fail(at, "bad character in group name %s", p.quote(name))
	case p.bytes && !isASCII(name):
		return p.fail(at, "bad character in group name %s", ascii(name))
	}
	return nil
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= 0x80 }) < 0
}

// quote is repr of a name.
func (p *parser) quote(s string) string { return object.ReprString(s) }

// ascii is ascii() of a name of bytes.
func ascii(s string) string {
	var b strings.Builder
	b.WriteByte('\'')
	for _, r := range s {
		if r < 0x80 {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, `\x%02x`, r)
		}
	}
	b.WriteByte('\'')
	return b.String()
}

// done finishes a node: its width is known now.
func (p *parser) done(n *node) *node {
	n.lo, n.hi = p.width(n)
	return n
}

func (p *parser) modeOf(flags int) mode {
	if p.bytes || flags&FlagASCII != 0 {
		return modeASCII
	}
	return modeUnicode
}

// parse reads the whole pattern.
func (p *parser) parse() (*node, error) {
	n, err := p.choice(p.flags, true)
	if err != nil {
		return nil, err
	}
	if p.at < len(p.text) {
		return nil, p.fail(p.at, "unbalanced parenthesis")
	}
	for _, num := range p.laters {
		if num >= len(p.names) {
			return nil, &Error{fmt.Sprintf("invalid group reference %d", num), p.later[num]}
		}
	}
	return n, nil
}

// choice reads alternatives, up to a parenthesis.
func (p *parser) choice(flags int, first bool) (*node, error) {
	if err := p.meter.Enter(""); err != nil {
		return nil, err
	}
	defer p.meter.Leave()
	var all []*node
	for {
		n, err := p.sequence(&flags, first && all == nil)
		if err != nil {
			return nil, err
		}
		all = append(all, n)
		if !p.accept('|') {
			break
		}
	}
	if len(all) == 1 {
		return all[0], nil
	}
	return p.done(&node{kind: kChoice, subs: all}), nil
}

// sequence reads parts, up to a bar or a parenthesis.
func (p *parser) sequence(flags *int, first bool) (*node, error) {
	if err := p.meter.Enter(""); err != nil {
		return nil, err
	}
	defer p.meter.Leave()
	seq := &node{kind: kSequence}
	for p.at < len(p.text) && !p.is('|') && !p.is(')') {
		if err := p.meter.Charge(4); err != nil {
			return nil, err
		}
		if err := p.meter.Allocate(512); err != nil {
			return nil, err
		}
		start := p.at
		this, _, err := p.next()
		if err != nil {
			return nil, err
		}
		var n *node
		switch c := this[0]; c {
		case '\\':
			n, err = p.escape(this, start, *flags)
		case '[':
			n, err = p.class(start, *flags)
		case '*', '+', '?', '{':
			err = p.repeat(seq, this, start)
		case '.':
			n = &node{kind: kSet, set: dot(p.bytes, *flags&FlagDotAll != 0)}
		case '(':
			n, err = p.group(seq, start, flags, first)
		case '^':
			n = &node{kind: kAt, place: atStart}
			if *flags&FlagMultiLine != 0 {
				n.place = atLineStart
			}
		case '$':
			n = &node{kind: kAt, place: atEnd}
			if *flags&FlagMultiLine != 0 {
				n.place = atLineEnd
			}
		case ' ', '\t', '\n', '\r', '\v', '\f', '#':
			if *flags&FlagVerbose == 0 {
				n = p.literal(rune(c), *flags)
				break
			}
			for c == '#' {
				s, ok, err := p.next()
				if err != nil {
					return nil, err
				}
				if !ok || s == "\n" {
					break
				}
			}
		default:
			n = p.literal(p.text[start], *flags)
		}
		if err != nil {
			return nil, err
		}
		if n != nil {
			seq.subs = append(seq.subs, p.done(n))
		}
	}
	return p.done(seq), nil
}

// literal is a character, in whatever case the flags say.
func (p *parser) literal(c rune, flags int) *node {
	n := &node{kind: kLiteral, char: c, mode: p.modeOf(flags)}
	if flags&FlagIgnoreCase != 0 && isCased(n.mode, c) {
		s := &set{spans: []span{{c, c}}}
		s.finish(p.bytes, true, n.mode)
		return &node{kind: kSet, set: s}
	}
	return n
}

// dot is the set of all characters, or of all that end no line.
func dot(bytes, all bool) *set {
	s := &set{negate: true, dot: allDot}
	if !all {
		s.dot = lineDot
		s.spans = []span{{'\n', '\n'}}
	}
	s.finish(bytes, false, modeUnicode)
	return s
}

// repeat reads how often what stands before it is repeated.
func (p *parser) repeat(seq *node, this string, start int) error {
	least, most := 0, unlimited
	switch this {
	case "+":
		least = 1
	case "?":
		most = 1
	case "{":
		if p.is('}') {
			seq.subs = append(seq.subs, p.done(p.literal('{', 0)))
			return nil
		}
		lo, err := p.number()
		if err != nil {
			return err
		}
		hi := lo
		if p.accept(',') {
			if hi, err = p.number(); err != nil {
				return err
			}
		}
		if !p.accept('}') {
			p.at = start + 1
			seq.subs = append(seq.subs, p.done(p.literal('{', 0)))
			return nil
		}
		if lo >= unlimited || hi >= unlimited {
			return &TooLarge{"the repetition number is too large"}
		}
		if lo >= 0 {
			least = lo
		}
		if hi >= 0 {
			most = hi
			if most < least {
				return p.fail(start+1, "min repeat greater than max repeat")
			}
		}
	}
	n := len(seq.subs)
	if n == 0 || seq.subs[n-1].kind == kAt {
		return p.fail(start, "nothing to repeat")
	}
	item := seq.subs[n-1]
	if item.kind == kRepeat {
		return p.fail(start, "multiple repeat")
	}
	r := &node{kind: kRepeat, subs: []*node{item}, min: least, max: most}
	switch {
	case p.accept('?'):
		r.greed = lazy
	case p.accept('+'):
		r.greed = possessive
	}
	seq.subs[n-1] = p.done(r)
	return nil
}

// number reads digits: -1 if there are none.
func (p *parser) number() (int, error) {
	n := -1
	for p.at < len(p.text) && '0' <= p.text[p.at] && p.text[p.at] <= '9' {
		n = min(max(n, 0)*10+int(p.text[p.at]-'0'), unlimited)
		p.at++
	}
	return n, nil
}

// openGroup begins a group.
func (p *parser) openGroup(name string) (int, error) {
	num := len(p.names)
	if num > maxGroups {
		return 0, p.fail(p.at, "too many groups")
	}
	if name != "" {
		if have, ok := p.numbers[name]; ok {
			return 0, p.fail(p.at-count(name)-1, "redefinition of group name %s as group %d; was group %d", p.quote(name), num, have)
		}
		p.numbers[name] = num
	}
	p.names = append(p.names, name)
	p.open = append(p.open, true)
	p.widths = append(p.widths, [2]int{0, 0})
	return num, nil
}

// reference checks that a group can be referred to.
func (p *parser) reference(num, at int) error {
	if p.open[num] {
		return p.fail(at, "cannot refer to an open group")
	}
	return p.checkBehind(num)
}

func (p *parser) checkBehind(num int) error {
	switch {
	case p.behind < 0:
	case num >= len(p.names) || p.open[num]:
		return p.fail(p.at, "cannot refer to an open group")
	case num >= p.behind:
		return p.fail(p.at, "cannot refer to group defined in the same lookbehind subpattern")
	}
	return nil
}
