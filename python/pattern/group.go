package pattern

import (
	"strconv"
	"strings"

	"github.com/jinklink/jink/python/object"
)

// This file reads what stands in parentheses.

func flagOf(c string) int {
	switch c {
	case "i":
		return FlagIgnoreCase
	case "L":
		return FlagLocale
	case "m":
		return FlagMultiLine
	case "s":
		return FlagDotAll
	case "x":
		return FlagVerbose
	case "a":
		return FlagASCII
	case "u":
		return FlagUnicode
	}
	return 0
}

// group reads a group whose parenthesis was read; nil if it is nothing that matches.
func (p *parser) group(seq *node, start int, flags *int, first bool) (*node, error) {
	inner := *flags
	capture, atomic := true, false
	name := ""
	if p.accept('?') {
		c, ok, err := p.next()
		if err != nil {
			return nil, err
		}
		if !ok {
			return nil, p.fail(p.at, "unexpected end of pattern")
		}
		switch {
		case c == "P":
			switch {
			case p.accept('<'):
				if name, err = p.until('>', "group name"); err != nil {
					return nil, err
				}
				if err := p.checkName(name, 1); err != nil {
					return nil, err
				}
			case p.accept('='):
				return p.nameReference(*flags)
			default:
				c, ok, err := p.next()
				if err != nil {
					return nil, err
				}
				if !ok {
					return nil, p.fail(p.at, "unexpected end of pattern")
				}
				return nil, p.fail(p.at-count(c)-2, "unknown extension ?P%s", c)
			}
		case c == ":":
			capture = false
		case c == "#":
			for {
				if p.at >= len(p.text) {
					return nil, p.fail(start, "missing ), unterminated comment")
				}
				s, _, err := p.next()
				if err != nil {
					return nil, err
				}
				if s == ")" {
					return nil, nil
				}
			}
		case c == "=" || c == "!":
			return p.look(start, c == "!", false, *flags)
		case c == "<":
			c, ok, err := p.next()
			if err != nil {
				return nil, err
			}
			if !ok {
				return nil, p.fail(p.at, "unexpected end of pattern")
			}
			if c != "=" && c != "!" {
				return nil, p.fail(p.at-count(c)-2, "unknown extension ?<%s", c)
			}
			return p.look(start, c == "!", true, *flags)
		case c == "(":
			return p.condition(start, *flags)
		case c == ">":
			capture, atomic = false, true
		case flagOf(c) != 0 || c == "-":
			on, off, global, err := p.readFlags(c)
			if err != nil {
				return nil, err
			}
			if global {
				if !first || len(seq.subs) > 0 {
					return nil, p.fail(start, "global flags not at the start of the expression")
				}
				p.flags |= on
				if on&FlagVerbose != 0 && *flags&FlagVerbose == 0 {
					return nil, errVerbose{}
				}
				*flags |= on
				return nil, nil
			}
			if on&typeFlags != 0 {
				inner &^= typeFlags
			}
			inner = inner&^off | on
			capture = false
		default:
			return nil, p.fail(p.at-count(c)-1, "unknown extension ?%s", c)
		}
	}
	num := 0
	if capture {
		var err error
		if num, err = p.openGroup(name); err != nil {
			return nil, err
		}
	}
	sub, err := p.choice(inner, false)
	if err != nil {
		return nil, err
	}
	if !p.accept(')') {
		return nil, p.fail(start, "missing ), unterminated subpattern")
	}
	if capture {
		p.open[num] = false
		p.widths[num] = [2]int{sub.lo, sub.hi}
	}
	n := &node{kind: kGroup, num: num, subs: []*node{sub}}
	if atomic {
		n.kind = kAtomic
	}
	return n, nil
}

func (p *parser) nameReference(flags int) (*node, error) {
	name, err := p.until(')', "group name")
	if err != nil {
		return nil, err
	}
	if err := p.checkName(name, 1); err != nil {
		return nil, err
	}
	at := p.at - count(name) - 1
	num, ok := p.numbers[name]
	if !ok {
		return nil, p.fail(at, "unknown group name %s", p.quote(name))
	}
	if err := p.reference(num, at); err != nil {
		return nil, err
	}
	return p.ref(num, flags), nil
}

func (p *parser) ref(num, flags int) *node {
	return &node{kind: kRef, num: num, fold: flags&FlagIgnoreCase != 0, mode: p.modeOf(flags)}
}

// look reads what must, or must not, lie ahead or behind.
func (p *parser) look(start int, negate, behind bool, flags int) (*node, error) {
	outer := p.behind
	if behind && outer < 0 {
		p.behind = len(p.names)
	}
	sub, err := p.choice(flags, false)
	if err != nil {
		return nil, err
	}
	p.behind = outer
	if !p.accept(')') {
		return nil, p.fail(start, "missing ), unterminated subpattern")
	}
	if negate && sub.kind == kSequence && len(sub.subs) == 0 {
		return &node{kind: kFail}, nil
	}
	n := &node{kind: kLook, negate: negate, num: -1, subs: []*node{sub}}
	if behind {
		n.num = sub.lo
		if sub.lo != sub.hi {
			n.num = -2 // the whole pattern is read first: another error may be found
		}
	}
	return n, nil
}

// condition reads a choice that depends on whether a group matched.
func (p *parser) condition(start, flags int) (*node, error) {
	name, err := p.until(')', "group name")
	if err != nil {
		return nil, err
	}
	at := p.at - count(name) - 1
	var num int
	if !isDigits(name) {
		if err := p.checkName(name, 1); err != nil {
			return nil, err
		}
		var ok bool
		if num, ok = p.numbers[name]; !ok {
			return nil, p.fail(at, "unknown group name %s", p.quote(name))
		}
	} else {
		num, err = strconv.Atoi(name)
		switch {
		case err == nil && num == 0:
			return nil, p.fail(at, "bad group number")
		case err != nil || num >= maxGroups:
			digits := strings.TrimLeft(name, "0")
			return nil, p.fail(at, "invalid group reference %s", digits)
		}
		if _, ok := p.later[num]; !ok {
			p.later[num] = at
			p.laters = append(p.laters, num)
		}
	}
	if err := p.checkBehind(num); err != nil {
		return nil, err
	}
	yes, err := p.sequence(&flags, false)
	if err != nil {
		return nil, err
	}
	n := &node{kind: kCond, num: num, subs: []*node{yes}}
	if p.accept('|') {
		no, err := p.sequence(&flags, false)
		if err != nil {
			return nil, err
		}
		if p.is('|') {
			return nil, p.fail(p.at, "conditional backref with more than two branches")
		}
		n.subs = append(n.subs, no)
	}
	if !p.accept(')') {
		return nil, p.fail(start, "missing ), unterminated subpattern")
	}
	return n, nil
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// isAlpha reports whether s is one letter.
func isAlpha(s string) bool {
	r, n := object.DecodePoint(s)
	return n == len(s) && object.IsAlpha(r)
}

// readFlags reads the flags of a group, of which the first character was read. They are global if no colon follows.
func (p *parser) readFlags(c string) (on, off int, global bool, err error) {
	next := func(missing, end string) (string, error) {
		c, ok, err := p.next()
		switch {
		case err != nil:
			return "", err
		case !ok:
			return "", p.fail(p.at, "%s", missing)
		case strings.Contains(end, c) || flagOf(c) != 0:
			return c, nil
		case isAlpha(c):
			missing = "unknown flag"
		}
		return "", p.fail(p.at-count(c), "%s", missing)
	}
	for c != "-" {
		flag := flagOf(c)
		switch {
		case !p.bytes && c == "L":
			return 0, 0, false, p.fail(p.at, "bad inline flags: cannot use 'L' flag with a str pattern")
		case p.bytes && c == "u":
			return 0, 0, false, p.fail(p.at, "bad inline flags: cannot use 'u' flag with a bytes pattern")
		}
		on |= flag
		if flag&typeFlags != 0 && on&typeFlags != flag {
			return 0, 0, false, p.fail(p.at, "bad inline flags: flags 'a', 'u' and 'L' are incompatible")
		}
		if c, err = next("missing -, : or )", ")-:"); err != nil {
			return 0, 0, false, err
		}
		if c == ")" {
			return on, 0, true, nil
		}
		if c == ":" {
			return on, 0, false, nil
		}
	}
	if c, err = next("missing flag", ""); err != nil {
		return 0, 0, false, err
	}
	for c != ":" {
		flag := flagOf(c)
		if flag&typeFlags != 0 {
			return 0, 0, false, p.fail(p.at, "bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
		}
		off |= flag
		if c, err = next("missing :", ":"); err != nil {
			return 0, 0, false, err
		}
	}
	if on&off != 0 {
		return 0, 0, false, p.fail(p.at-1, "bad inline flags: flag turned on and off")
	}
	return on, off, false, nil
}
