package compile

import (
	"slices"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/syntax"
)

// This file compiles match statements. A pattern consumes the subject on top of the stack. Where it does not match it jumps
// to the label that clears what the pattern and those around it have put on the stack by then. Names are bound only once the
// whole pattern has matched; until then their values lie on the stack under what is worked on.

// patternState is what is known about a pattern while it is compiled.
type patternState struct {
	stores      []string // the names bound so far, whose values lie on the stack in this order
	irrefutable bool     // a pattern that matches everything may stand here
	onTop       int      // values on the stack above those of stores
	failPop     []label  // failPop[n] is where to go to pop n values and try the next case
}

func (c *compiler) match(s *syntax.Match) {
	c.expr(s.Subject)
	end := c.newLabel()
	cases := len(s.Cases)
	last := s.Cases[cases-1]
	hasDefault := wildcard(last.Pattern) && cases > 1
	tried := s.Cases
	if hasDefault {
		tried = tried[:cases-1]
	}
	for i, m := range tried {
		at := m.Pattern.Span()
		final := i == len(tried)-1
		if !final {
			c.emit(at, code.DupTop, 0) // the last one takes the subject itself
		}
		p := &patternState{irrefutable: m.Guard != nil || i == cases-1}
		c.pattern(m.Pattern, p)
		for _, name := range p.stores {
			c.name(at, name, syntax.Store)
		}
		if m.Guard != nil {
			c.jumpIf(at, m.Guard, c.failLabel(p, 0), false)
		}
		if !final {
			c.emit(at, code.PopTop, 0)
		}
		c.stmts(m.Body)
		c.jump(syntax.Span{}, code.JumpForward, end)
		c.placeFails(at, p)
	}
	if hasDefault {
		if last.Guard != nil {
			c.jumpIf(last.Pattern.Span(), last.Guard, end, false)
		}
		c.stmts(last.Body)
	}
	c.place(end)
}

func wildcard(p syntax.Pattern) bool {
	as, ok := p.(*syntax.MatchAs)
	return ok && as.Name == ""
}

func wildcardStar(p syntax.Pattern) bool {
	star, ok := p.(*syntax.MatchStar)
	return ok && star.Name == ""
}

// failLabel is where to go when n values have to be popped before the next case.
func (c *compiler) failLabel(p *patternState, n int) label {
	for len(p.failPop) <= n {
		p.failPop = append(p.failPop, c.newLabel())
	}
	return p.failPop[n]
}

// failPattern jumps, with op, to the next case.
func (c *compiler) failPattern(at syntax.Span, p *patternState, op code.Op) {
	c.jump(at, op, c.failLabel(p, p.onTop+len(p.stores)))
}

// placeFails emits where failLabel leads: each label pops one value and goes on to the one before it.
func (c *compiler) placeFails(at syntax.Span, p *patternState) {
	for n := len(p.failPop) - 1; n > 0; n-- {
		c.place(p.failPop[n])
		c.emit(at, code.PopTop, 0)
	}
	if len(p.failPop) > 0 {
		c.place(p.failPop[0])
	}
	p.failPop = nil
}

func (c *compiler) pattern(p syntax.Pattern, state *patternState) {
	if c.err != nil {
		return
	}
	at := p.Span()
	switch p := p.(type) {
	case *syntax.MatchValue:
		_, isAttribute := p.Value.(*syntax.Attribute)
		if _, isConstant := c.foldAlways(p.Value); !isConstant && !isAttribute {
			c.fail(at, "patterns may only match literals and attribute lookups")
			return
		}
		c.expr(p.Value)
		c.emit(at, code.CompareOp, code.Equal)
		c.failPattern(at, state, code.PopJumpIfFalse)
	case *syntax.MatchSingleton:
		c.load(at, p.Value)
		c.emit(at, code.IsOp, 0)
		c.failPattern(at, state, code.PopJumpIfFalse)
	case *syntax.MatchSequence:
		c.patternSequence(p, state)
	case *syntax.MatchMapping:
		c.patternMapping(p, state)
	case *syntax.MatchClass:
		c.patternClass(p, state)
	case *syntax.MatchStar:
		c.capture(at, p.Name, state)
	case *syntax.MatchAs:
		c.patternAs(p, state)
	case *syntax.MatchOr:
		c.patternOr(p, state)
	}
}

// capture keeps the value on top of the stack for a name, under those that are worked on.
func (c *compiler) capture(at syntax.Span, name string, state *patternState) {
	if name == "" {
		c.emit(at, code.PopTop, 0)
		return
	}
	c.checkName(at, name, syntax.Store)
	if slices.Contains(state.stores, name) {
		c.fail(at, "multiple assignments to name '%s' in pattern", name)
		return
	}
	c.rotate(at, state.onTop+len(state.stores)+1)
	state.stores = append(state.stores, name)
}

// rotate moves the top of the stack down to place n.
func (c *compiler) rotate(at syntax.Span, n int) {
	switch n {
	case 0, 1:
	case 2:
		c.emit(at, code.RotTwo, 0)
	case 3:
		c.emit(at, code.RotThree, 0)
	case 4:
		c.emit(at, code.RotFour, 0)
	default:
		c.emit(at, code.RotN, n)
	}
}

func (c *compiler) patternAs(p *syntax.MatchAs, state *patternState) {
	at := p.Span()
	if p.Pattern == nil {
		if !state.irrefutable {
			if p.Name != "" {
				c.fail(at, "name capture '%s' makes remaining patterns unreachable", p.Name)
			} else {
				c.fail(at, "wildcard makes remaining patterns unreachable")
			}
			return
		}
		c.capture(at, p.Name, state)
		return
	}
	state.onTop++ // a copy for the pattern, below it the one for the name
	c.emit(at, code.DupTop, 0)
	c.pattern(p.Pattern, state)
	state.onTop--
	c.capture(at, p.Name, state)
}

// sub compiles a pattern in another one.
func (c *compiler) sub(p syntax.Pattern, state *patternState) {
	was := state.irrefutable
	state.irrefutable = true
	c.pattern(p, state)
	state.irrefutable = was
}

func (c *compiler) patternSequence(p *syntax.MatchSequence, state *patternState) {
	at := p.Span()
	n := len(p.Patterns)
	star := -1
	onlyWildcard, starWildcard := true, false
	for i, sub := range p.Patterns {
		if _, ok := sub.(*syntax.MatchStar); ok {
			if star >= 0 {
				c.fail(at, "multiple starred names in sequence pattern")
				return
			}
			star = i
			starWildcard = wildcardStar(sub)
			onlyWildcard = onlyWildcard && starWildcard
			continue
		}
		onlyWildcard = onlyWildcard && wildcard(sub)
	}
	state.onTop++ // the subject stays while it is looked at
	c.emit(at, code.MatchSequence, 0)
	c.failPattern(at, state, code.PopJumpIfFalse)
	if star < 0 {
		c.emit(at, code.GetLen, 0)
		c.load(at, int64(n))
		c.emit(at, code.CompareOp, code.Equal)
		c.failPattern(at, state, code.PopJumpIfFalse)
	} else if n > 1 {
		c.emit(at, code.GetLen, 0)
		c.load(at, int64(n-1))
		c.emit(at, code.CompareOp, code.GreaterEqual)
		c.failPattern(at, state, code.PopJumpIfFalse)
	}
	state.onTop--
	switch {
	case onlyWildcard:
		c.emit(at, code.PopTop, 0)
	case starWildcard:
		c.patternBySubscript(p, star, state)
	default:
		c.patternByUnpacking(p, star, state)
	}
}

func (c *compiler) patternByUnpacking(p *syntax.MatchSequence, star int, state *patternState) {
	at := p.Span()
	n := len(p.Patterns)
	switch {
	case star < 0:
		c.emit(at, code.UnpackSequence, n)
	case star >= 1<<8 || n-star-1 >= 1<<23:
		c.fail(at, "too many expressions in star-unpacking sequence pattern")
		return
	default:
		c.emit(at, code.UnpackEx, star|(n-star-1)<<8)
	}
	state.onTop += n
	for _, sub := range p.Patterns {
		state.onTop--
		c.sub(sub, state)
	}
}

// patternBySubscript takes the elements one by one, so that what the star stands for is not copied.
func (c *compiler) patternBySubscript(p *syntax.MatchSequence, star int, state *patternState) {
	at := p.Span()
	n := len(p.Patterns)
	state.onTop++
	for i, sub := range p.Patterns {
		if wildcard(sub) || i == star {
			continue
		}
		c.emit(at, code.DupTop, 0)
		if i < star {
			c.load(at, int64(i))
		} else {
			c.emit(at, code.GetLen, 0)
			c.load(at, int64(n-i))
			c.emit(at, code.BinarySubtract, 0)
		}
		c.emit(at, code.BinarySubscr, 0)
		c.sub(sub, state)
	}
	state.onTop--
	c.emit(at, code.PopTop, 0)
}

func (c *compiler) patternMapping(p *syntax.MatchMapping, state *patternState) {
	at := p.Span()
	n := len(p.Keys)
	state.onTop++
	c.emit(at, code.MatchMapping, 0)
	c.failPattern(at, state, code.PopJumpIfFalse)
	if n == 0 && p.Rest == "" {
		state.onTop--
		c.emit(at, code.PopTop, 0)
		return
	}
	if n > 0 {
		c.emit(at, code.GetLen, 0)
		c.load(at, int64(n))
		c.emit(at, code.CompareOp, code.GreaterEqual)
		c.failPattern(at, state, code.PopJumpIfFalse)
	}
	seen := map[string]bool{}
	for _, key := range p.Keys {
		if k, ok := c.foldAlways(key); ok {
			id := constantKey(comparable(k))
			if seen[id] {
				c.fail(at, "mapping pattern checks duplicate key (%s)", code.Repr(k))
				return
			}
			seen[id] = true
		} else if _, ok := key.(*syntax.Attribute); !ok {
			c.fail(at, "mapping pattern keys may only match literals and attribute lookups")
			return
		}
		c.expr(key)
	}
	c.emit(at, code.BuildTuple, n)
	c.emit(at, code.MatchKeys, 0)
	state.onTop += 2 // the keys and the values
	c.failPattern(at, state, code.PopJumpIfFalse)
	c.emit(at, code.UnpackSequence, n)
	state.onTop += n - 1
	for _, sub := range p.Patterns {
		state.onTop--
		c.sub(sub, state)
	}
	state.onTop -= 2 // the keys and the subject
	if p.Rest != "" {
		c.emit(at, code.CopyDictWithoutKeys, 0)
		c.emit(at, code.RotTwo, 0)
		c.emit(at, code.PopTop, 0)
		c.capture(at, p.Rest, state)
		return
	}
	c.emit(at, code.PopTop, 0)
	c.emit(at, code.PopTop, 0)
}

func (c *compiler) patternClass(p *syntax.MatchClass, state *patternState) {
	at := p.Span()
	n, attrs := len(p.Patterns), len(p.KwdAttrs)
	list := make(code.Tuple, attrs)
	for i, name := range p.KwdAttrs {
		where := p.KwdPatterns[i].Span()
		c.checkName(where, name, syntax.Store)
		list[i] = name
	}
	if i := repeated(p.KwdAttrs); i >= 0 {
		c.fail(p.KwdPatterns[i].Span(), "attribute name repeated in class pattern: %s", p.KwdAttrs[i])
		return
	}
	c.expr(p.Cls)
	c.load(at, list)
	c.emit(at, code.MatchClass, n)
	state.onTop++ // the attributes
	c.failPattern(at, state, code.PopJumpIfFalse)
	c.emit(at, code.UnpackSequence, n+attrs)
	state.onTop += n + attrs - 1
	for i := range n + attrs {
		state.onTop--
		var sub syntax.Pattern
		if i < n {
			sub = p.Patterns[i]
		} else {
			sub = p.KwdPatterns[i-n]
		}
		if wildcard(sub) {
			c.emit(at, code.PopTop, 0)
			continue
		}
		c.sub(sub, state)
	}
}

func (c *compiler) patternOr(p *syntax.MatchOr, state *patternState) {
	at := p.Span()
	end := c.newLabel()
	outer := *state
	var control []string
	last := len(p.Patterns) - 1
	for i, alt := range p.Patterns {
		where := alt.Span()
		own := &patternState{irrefutable: i == last && outer.irrefutable}
		c.emit(where, code.DupTop, 0)
		c.pattern(alt, own)
		if c.err != nil {
			return
		}
		if i == 0 {
			control = own.stores
		} else if !c.reorder(at, control, own.stores) {
			return
		}
		c.jump(where, code.JumpForward, end)
		c.placeFails(where, own)
	}
	// No alternative has matched: the subject that was copied for them goes.
	c.emit(at, code.PopTop, 0)
	c.failPattern(at, state, code.JumpForward)
	c.place(end)
	// What was captured goes under what the patterns around this one have on the stack, and under the subject, which goes.
	bound := len(control)
	rotations := bound + 1 + state.onTop + len(state.stores)
	for _, name := range control {
		c.rotate(at, rotations)
		if slices.Contains(state.stores, name) {
			c.fail(at, "multiple assignments to name '%s' in pattern", name)
			return
		}
		state.stores = append(state.stores, name)
	}
	c.emit(at, code.PopTop, 0)
}

// reorder brings the values of an alternative into the order in which the first one has them. The first of a list is the
// top of the stack.
func (c *compiler) reorder(at syntax.Span, want, got []string) bool {
	if len(want) != len(got) {
		c.fail(at, "alternative patterns bind different names")
		return false
	}
	for i := len(want) - 1; i >= 0; i-- {
		j := slices.Index(got, want[i])
		if j < 0 {
			c.fail(at, "alternative patterns bind different names")
			return false
		}
		if j == i {
			continue
		}
		for range j + 1 { // what is above the one wanted moves down with it
			c.rotate(at, i+1)
		}
		got = slices.Concat(got[j+1:i+1], got[:j+1], got[i+1:])
	}
	return true
}
