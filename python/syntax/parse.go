package syntax

import "bytes"

// Mode says what a source is.
type Mode uint8

const (
	Exec   Mode = iota // a file: any number of statements
	Eval               // one expression
	Single             // one line of an interactive session, or one compound statement
)

// Config says how to parse.
type Config struct {
	Filename string
	Mode     Mode
	Encoding string // of the source; "": what it declares, else UTF-8
	// Check is asked, if it is not nil, before each so many tokens are read; its error ends the parsing, and is Parse's.
	Check      func(tokens int) error
	Incomplete bool // where the source ends too early, say "incomplete input"; in Single the end does not end a block
}

// Result is a parsed source.
type Result struct {
	Tree     Tree
	Warnings []Warning
}

// Parse parses a source. The error, if there is one, is a *SyntaxError; the result then has the warnings of what is before
// it, if it could be read at all.
func Parse(src []byte, cfg Config) (*Result, error) {
	if cfg.Filename == "" {
		cfg.Filename = "<unknown>"
	}
	text, err := decode(src, cfg)
	if err != nil {
		return nil, err
	}
	p := newParser(text, cfg)
	tree := p.root(cfg.Mode)
	if p.stopped != nil {
		return nil, p.stopped
	}
	if tree != nil && p.err == nil && p.long {
		if at, tall := tooTall(tree); tall {
			p.raise("maximum recursion depth exceeded during compilation", at)
			p.err.Kind = LimitError
			return nil, p.err
		}
	}
	res := &Result{Tree: tree, Warnings: append(p.scan.warnings, p.warnings...)}
	if tree == nil || p.err != nil {
		return res, p.explain(cfg)
	}
	return res, nil
}

func newParser(text []byte, cfg Config) *parser {
	return &parser{scan: newScanner(text, cfg.Filename), toks: make([]token, 0, len(text)/4+8), names: map[string]string{},
		check: cfg.Check, single: cfg.Mode == Single, keepOpen: cfg.Incomplete}
}

func (p *parser) root(mode Mode) Tree {
	switch mode {
	case Eval:
		e := p.expressions()
		if e == nil {
			return nil
		}
		for p.accept(Newline) {
			continue
		}
		if p.peek() != EndMarker {
			return nil
		}
		return &Expression{Body: e}
	case Single:
		body, ok := p.interactive()
		if !ok || p.err != nil || !p.nothingMore() {
			return nil
		}
		return &Interactive{Body: body}
	}
	var body []Stmt
	if p.peek() != EndMarker {
		body, _ = p.statements(nil)
	}
	if p.err != nil || p.peek() != EndMarker {
		return nil
	}
	return &Module{Body: body}
}

// interactive parses a line, or a compound statement and the empty line after it.
func (p *parser) interactive() ([]Stmt, bool) {
	start := p.pos
	if p.accept(Newline) {
		return []Stmt{&Pass{p.stmt(start)}}, true
	}
	if s := p.compound(); s != nil {
		return []Stmt{s}, p.accept(Newline)
	}
	p.pos = start
	return p.simpleStatements(nil)
}

// nothingMore sees to it that no second statement follows what interactive input may hold.
func (p *parser) nothingMore() bool {
	s := p.scan
	rest := s.src[s.pos : len(s.src)-1]
	for len(rest) > 0 {
		switch rest[0] {
		case ' ', '\t', '\f', '\n':
			rest = rest[1:]
			continue
		case '#':
			if i := bytes.IndexByte(rest, '\n'); i >= 0 {
				rest = rest[i:]
				continue
			}
			return true
		}
		p.raiseLast(PlainError, "multiple statements found while compiling a single statement")
		return false
	}
	return true
}

// explain finds out what to say of a source that did not parse.
func (p *parser) explain(cfg Config) *SyntaxError {
	s := p.scan
	incomplete := s.eof || s.err == nil && s.ended()
	if cfg.Incomplete && incomplete {
		if p.err == nil {
			p.raiseLast(PlainError, "incomplete input")
		}
		p.err.Msg, p.err.Kind, p.err.Incomplete = "incomplete input", PlainError, true
		return p.err
	}
	last := len(p.toks) - 1
	if p.err == nil {
		p.pos, p.diagnose, p.memo, p.depth = 0, true, map[memoKey]memoValue{}, 0
		p.root(cfg.Mode)
	}
	if p.err == nil {
		switch t := &p.toks[last]; t.kind {
		case Indent:
			p.raiseLast(IndentationError, "unexpected indent")
			return p.err
		case Dedent:
			p.raiseLast(IndentationError, "unexpected unindent")
			return p.err
		default:
			p.raise("invalid syntax", t.Span)
		}
	}
	if p.err.Kind != LimitError && s.err == nil {
		p.scanRest()
	}
	p.err.Incomplete = p.err.Incomplete || incomplete
	return p.err
}

// scanRest looks for errors the scanner would have found later: they are more likely to be the cause.
func (p *parser) scanRest() {
	s := p.scan
	last := p.toks[len(p.toks)-1]
	if last.kind == EndMarker {
		return
	}
	inside := p.diagnose && len(s.fstrings) > 0
	for t := last; t.kind != EndMarker; {
		if s.next(&t) {
			inside = inside && len(s.fstrings) > 0
			continue
		}
		if inside { // what the second pass found in a field is more exact
			return
		}
		n := len(s.brackets)
		if !s.soft || s.eof && n > 0 && last.Line > s.brackets[n-1].line {
			p.err = s.err
		}
		return
	}
}
