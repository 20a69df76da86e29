package syntax

import (
	"golang.org/x/text/unicode/norm"
)

// This file is the frame of the parser: its tokens, its two passes, its errors.
//
// The first pass looks at each token once or twice and stops where it cannot go on. Only then a second pass tries what
// CPython's second pass tries, in the same order, to find out what the author meant; that order decides which of several
// messages is given, so the functions of the second pass follow the language reference's grammar alternative by alternative.

type parser struct {
	scan     *scanner
	toks     []token
	pos      int
	diagnose bool // the second pass
	err      *SyntaxError
	check    func(tokens int) error
	stopped  error // what check gave
	warnings []Warning
	depth    int
	long     bool // some chain of operators or calls is long
	single   bool
	keepOpen bool // the end of the source does not end a block
	names    map[string]string
	memo     map[memoKey]memoValue
}

// maxDepth is how deep statements and expressions may be nested, and maxHeight how high a tree may grow without nesting, as
// a+b+c+… does: whoever walks the tree recurses that deep.
const (
	maxDepth  = 6000
	maxHeight = 10000
	longChain = 30
)

// at returns the kind of the token n after the next one.
func (p *parser) at(n int) Kind {
	for p.pos+n >= len(p.toks) {
		if p.scan.err != nil {
			return noToken
		}
		if k := len(p.toks); k > 0 && p.toks[k-1].kind == EndMarker {
			return EndMarker
		}
		if p.check != nil && len(p.toks)%checkEvery == 0 && !p.allowed() {
			return noToken
		}
		var t token
		if !p.scan.next(&t) {
			if p.err == nil {
				p.err = p.scan.err
			}
			return noToken
		}
		if t.kind == EndMarker && p.single {
			p.endSingle(&t)
		}
		p.toks = append(p.toks, t)
	}
	return p.toks[p.pos+n].kind
}

// checkEvery is how many tokens are read before Config.Check is asked again.
const checkEvery = 256

// allowed asks whether more tokens may be read.
func (p *parser) allowed() bool {
	if p.stopped == nil {
		p.stopped = p.check(checkEvery)
	}
	if p.stopped != nil && p.err == nil {
		p.err = &SyntaxError{Kind: LimitError, Msg: "stopped", Filename: p.scan.filename}
	}
	return p.stopped == nil
}

// endSingle puts a line end before the end of interactive input, and ends the blocks that are open.
func (p *parser) endSingle(t *token) {
	if n := len(p.toks); n == 0 || p.toks[n-1].kind == EndMarker {
		return
	}
	p.single = false
	t.kind = Newline
	if p.scan.indent > 0 && !p.keepOpen {
		p.scan.pending = -p.scan.indent
		p.scan.indent = 0
	}
}

// peek returns the kind of the next token.
func (p *parser) peek() Kind {
	if p.pos < len(p.toks) {
		return p.toks[p.pos].kind
	}
	return p.at(0)
}

// tok returns the next token, which peek has seen.
func (p *parser) tok() *token { return &p.toks[p.pos] }

// last returns the token before the next one.
func (p *parser) last() *token { return &p.toks[p.pos-1] }

// accept moves over the next token if it is of the kind.
func (p *parser) accept(k Kind) bool {
	if p.peek() == k {
		p.pos++
		return true
	}
	return false
}

func (p *parser) text(t *token) []byte { return p.scan.src[t.start:t.end] }

// isWord reports whether the next token is that soft keyword.
func (p *parser) isWord(w string) bool {
	return p.peek() == NameToken && string(p.text(p.tok())) == w
}

// from returns the place that begins at the token and ends with the last one.
func (p *parser) from(start int) Span {
	a, b := &p.toks[start], &p.toks[p.pos-1]
	return Span{a.Line, a.Col, b.EndLine, b.EndCol}
}

func (p *parser) expr(start int) exprNode { return exprNode{Place{p.from(start)}} }
func (p *parser) stmt(start int) stmtNode { return stmtNode{Place{p.from(start)}} }

// name moves over a name and returns it in normal form.
func (p *parser) name() (string, bool) {
	if p.peek() != NameToken {
		return "", false
	}
	p.pos++
	return p.intern(p.text(p.last())), true
}

func (p *parser) intern(w []byte) string {
	if s, ok := p.names[string(w)]; ok {
		return s
	}
	s := string(w)
	for i := range s {
		if s[i] >= 0x80 {
			s = norm.NFKC.String(s)
			break
		}
	}
	p.names[string(w)] = s
	return s
}

// enter counts a level of nesting; where there are too many it fails for good. Each enter has its leave.
func (p *parser) enter() bool {
	p.depth++
	if p.depth > maxDepth && p.err == nil {
		p.tooComplex()
	}
	return p.err == nil
}

func (p *parser) leave() { p.depth-- }

func (p *parser) tooComplex() {
	at := Span{Line: p.scan.line}
	if p.pos < len(p.toks) {
		at = p.toks[p.pos].Span
	}
	p.raise("Parser stack overflowed - Python source too complex to parse", at)
	p.err.Kind = LimitError
}

// raise reports an error over a span. The first error is the one that counts. It returns nil for the caller to return.
func (p *parser) raise(msg string, at Span) Expr {
	if p.err != nil {
		return nil
	}
	text := p.scan.errorText(int(at.Line))
	e := &SyntaxError{Msg: msg, Filename: p.scan.filename, Line: int(at.Line), EndLine: int(at.EndLine), Text: text}
	if at.Col >= 0 {
		e.Col = chars(text, int(at.Col)) + 1
	}
	if at.EndCol >= 0 {
		e.EndCol = chars(text, int(at.EndCol)) + 1
	}
	p.err = e
	return nil
}

// raiseLast reports an error at the token that was read last.
func (p *parser) raiseLast(kind ErrorKind, msg string) {
	if p.err != nil {
		return
	}
	t := &p.toks[len(p.toks)-1]
	if p.raise(msg, t.Span); t.Col < 0 {
		p.err.Col, p.err.EndCol = chars(p.err.Text, p.scan.pos-p.scan.lineStart), -1
	}
	p.err.Kind = kind
}

// raiseFrom reports an error from a place up to where the scanner is.
func (p *parser) raiseFrom(at Span, msg string) {
	s := p.scan
	p.raise(msg, Span{at.Line, at.Col, s.line, int32(s.pos-s.lineStart) - 1})
}

// force moves over a token that must be there.
func (p *parser) force(k Kind, text string) bool {
	if p.accept(k) {
		return true
	}
	if p.err == nil {
		p.raise("expected '"+text+"'", p.tok().Span)
	}
	return false
}

// memoKey is a rule at a token. Only the second pass remembers what a rule gave, for it asks again and again.
type memoKey struct {
	rule rule
	pos  int
}

type memoValue struct {
	node any
	ok   bool
	end  int
}

type rule uint8

const (
	ruleExpression rule = iota
	ruleStarExpression
	ruleNamed
	ruleDisjunction
	ruleInversion
	ruleBitOr
	rulePrimary
	ruleAtom
	ruleArguments
	ruleBlock
	ruleSimple
	ruleStarTarget
)

// remember calls parse in the second pass only if it has not been called for that rule at that token.
func remember[T any](p *parser, r rule, parse func(*parser) (T, bool)) (T, bool) {
	if !p.diagnose && p.memo == nil {
		return parse(p)
	}
	if p.err != nil { // nothing matters any more, and without this every level of nesting would try all it can
		var none T
		return none, false
	}
	key := memoKey{r, p.pos}
	if v, found := p.memo[key]; found {
		p.pos = v.end
		node, _ := v.node.(T)
		return node, v.ok
	}
	node, ok := parse(p)
	if p.err == nil {
		p.memo[key] = memoValue{node, ok, p.pos}
	}
	return node, ok
}
