package expat

import (
	"strings"
	"unicode/utf8"

	"github.com/jinklink/jink/python/object"
)

// This file parses what elements hold, and what stands around the outermost.

// outside parses a thing before or after the outermost element.
func (p *parser) outside(s *source) error {
	start := s.at
	if p.stage == atStart {
		if decl, err := s.starts("<?xml"); err != nil {
			return err
		} else if decl {
			if s.at+5 >= len(s.text) {
				return errMore
			}
			if isSpace(s.text[s.at+5]) {
				p.stage = inProlog
				return p.declaration(s)
			}
		}
		p.stage = inProlog
	}
	if s.space() {
		p.begin(s, start)
		return p.leave(s.text[start:s.at])
	}
	if s.at >= len(s.text) {
		return nil
	}
	p.begin(s, start)
	if s.text[start] != '<' {
		if p.stage == inEpilog {
			return p.fail(s, start, junkAfter)
		}
		if r, _ := utf8.DecodeRuneInString(s.text[start:]); r == '&' || !allowed(r) || !nameStart(r) && !strings.ContainsRune("<>()[]%|,;\"'", r) {
			return p.fail(s, start, invalidToken)
		}
		word := strings.IndexFunc(s.text[start:], func(r rune) bool { return !nameChar(r) })
		if word > 0 && !strings.ContainsRune(" \t\r\n>),|[%?*+", rune(s.text[start+word])) {
			return p.fail(s, start+word, invalidToken)
		}
		return p.fail(s, start, syntaxError)
	}
	if len(s.text) < start+2 {
		return errMore
	}
	switch s.text[start+1] {
	case '?':
		return p.instruction(s)
	case '!':
		if ok, err := s.starts("<!--"); ok || err != nil {
			if err != nil {
				return err
			}
			return p.comment(s)
		}
		if ok, err := s.starts("<!DOCTYPE"); err != nil {
			return err
		} else if ok && p.stage == inProlog && !p.dtd.seen {
			return p.doctype(s)
		}
		if p.stage == inEpilog {
			return p.fail(s, start, junkAfter)
		}
		if ok, err := s.starts("<![CDATA["); ok || err != nil {
			return p.fail(s, start, syntaxError)
		}
		return p.fail(s, start+2, invalidToken)
	}
	if p.stage == inEpilog {
		return p.fail(s, start, junkAfter)
	}
	if s.text[start+1] == '/' {
		return p.fail(s, start+1, invalidToken)
	}
	p.stage = inContent
	err := p.startTag(s)
	if err == errMore {
		p.stage = inProlog
	}
	return err
}

// content parses a thing inside of an element.
func (p *parser) content(s *source) error {
	start := s.at
	p.begin(s, start)
	if start >= len(s.text) {
		return errMore
	}
	if p.inCdata {
		return p.cdata(s)
	}
	switch s.text[start] {
	case '&':
		return p.contentReference(s)
	case '<':
	default:
		return p.characters(s)
	}
	if len(s.text) < start+2 {
		return errMore
	}
	switch s.text[start+1] {
	case '/':
		return p.endTag(s)
	case '?':
		return p.instruction(s)
	case '!':
		if ok, err := s.starts("<!--"); ok {
			return p.comment(s)
		} else if ok2, err2 := s.starts("<![CDATA["); ok2 {
			s.at += len("<![CDATA[")
			p.inCdata = true
			if told, err := p.tell(startCdata); told {
				return err
			}
			return p.leave("<![CDATA[")
		} else if err != nil || err2 != nil {
			return errMore
		}
		return p.fail(s, start+2, invalidToken)
	}
	return p.startTag(s)
}

// characters parses text up to the next tag or reference.
func (p *parser) characters(s *source) error {
	rest := s.text[s.at:]
	end := strings.IndexAny(rest, "<&")
	cut := end < 0 // at a place where a character may go on
	if cut {
		end = len(rest)
		if !s.whole && !s.entity {
			end = len(strings.TrimRight(rest, "]\r"))
			if end > 0 && !utf8.FullRuneInString(rest[lastRune(rest[:end]):end]) {
				end = lastRune(rest[:end])
			}
			if end == 0 {
				return errMore
			}
		}
	}
	text := rest[:end]
	bad := wrong(text)
	told := bad
	if i := strings.Index(text, "]]>"); i >= 0 && (bad < 0 || i < bad) {
		bad, told = i, i+2
	}
	if bad >= 0 && cut && !utf8.FullRuneInString(text[bad:]) {
		return errMore
	}
	if bad == 0 {
		return p.fail(s, s.at+told, invalidToken)
	}
	if bad > 0 {
		text = text[:bad]
	}
	if err := p.lines(s, text); err != nil {
		return err
	}
	if bad > 0 {
		return p.fail(s, s.at+told-bad, invalidToken)
	}
	return nil
}

func lastRune(text string) int {
	for i := len(text) - 1; i >= 0; i-- {
		if utf8.RuneStart(text[i]) {
			return i
		}
	}
	return 0
}

// lines gives text to its handler, ends of lines apart.
func (p *parser) lines(s *source, text string) error {
	for text != "" {
		n := strings.IndexAny(text, "\r\n")
		raw, data := text, ""
		switch {
		case n == 0 && strings.HasPrefix(text, "\r\n"):
			raw, data = text[:2], "\n"
		case n == 0:
			raw, data = text[:1], "\n"
		case n > 0:
			raw = text[:n]
			data = raw
		default:
			data = raw
		}
		p.begin(s, s.at)
		if err := p.data(data, raw); err != nil {
			return err
		}
		s.at += len(raw)
		text = text[len(raw):]
	}
	return nil
}

func (p *parser) cdata(s *source) error {
	rest := s.text[s.at:]
	end := strings.Index(rest, "]]>")
	if end == 0 {
		s.at += 3
		p.inCdata = false
		if told, err := p.tell(endCdata); told {
			return err
		}
		return p.leave("]]>")
	}
	if end < 0 {
		end = len(strings.TrimRight(rest, "]\r"))
		if end > 0 && !utf8.FullRuneInString(rest[lastRune(rest[:end]):end]) {
			end = lastRune(rest[:end])
		}
		if end == 0 {
			return errMore
		}
	}
	if i := wrong(rest[:end]); i >= 0 {
		return p.fail(s, s.at+i, invalidToken)
	}
	return p.lines(s, rest[:end])
}

func (p *parser) comment(s *source) error {
	start := s.at
	s.at += len("<!--")
	text, err := p.until(s, "--")
	if err != nil {
		return err
	}
	if s.at >= len(s.text) {
		return errMore
	}
	if s.text[s.at] != '>' {
		return p.fail(s, s.at, invalidToken)
	}
	s.at++
	if told, err := p.tell(comment, object.NewStr(normal(text))); told {
		return err
	}
	return p.leave(s.text[start:s.at])
}

func (p *parser) instruction(s *source) error {
	start := s.at
	s.at += 2
	name, err := p.name(s)
	if err != nil {
		return err
	}
	if strings.EqualFold(name, "xml") {
		if name == "xml" {
			return p.fail(s, start, misplacedDecl)
		}
		return p.fail(s, start+2, invalidToken)
	}
	if !s.space() && s.text[s.at] != '?' {
		return p.fail(s, s.at, invalidToken)
	}
	text, err := p.until(s, "?>")
	if err != nil {
		return err
	}
	if told, err := p.tell(processingInstruction, object.NewStr(name), object.NewStr(normal(text))); told {
		return err
	}
	return p.leave(s.text[start:s.at])
}

// contentReference parses "&" and what follows.
func (p *parser) contentReference(s *source) error {
	start := s.at
	char, name, err := p.reference(s)
	if err != nil {
		return err
	}
	raw := s.text[start:s.at]
	if char != 0 {
		return p.data(string(char), raw)
	}
	e := p.dtd.general[name]
	switch {
	case e == nil && p.mayBeElsewhere():
		if told, err := p.tell(skippedEntity, object.NewStr(name), object.Int(0)); told {
			return err
		}
		return p.leave(raw)
	case e == nil:
		return p.fail(s, start, undefinedEntity)
	case p.expanding[name]:
		return p.fail(s, start, recursiveEntity)
	case e.notation != "":
		return p.fail(s, start, binaryEntity)
	case !e.internal:
		return p.externalReference(s, start, name, e, raw)
	}
	if p.has(byDefault) && !p.has(byDefaultExpanded) {
		return p.leave(raw)
	}
	return p.expand(s, start, name, e)
}

// mayBeElsewhere reports whether an entity that is not known may be declared in what is not read.
func (p *parser) mayBeElsewhere() bool {
	return !p.dtd.standalone && (p.dtd.external || p.dtd.parameters || p.foreign)
}

// maxExpanding is how many entities may stand in one another.
const maxExpanding = 200

// enter accounts for the text of an entity, which is an entity in itself as long as it is looked at.
func (p *parser) enter(s *source, at int, name string, e *entity) error {
	p.expanded += len(e.text)
	if total := p.read + p.expanded; total > 8<<20 && total > 100*max(p.read, 1) || len(p.expanding) >= maxExpanding {
		return p.fail(s, at, amplified)
	}
	if err := p.t.Allocate(len(e.text)); err != nil {
		return err
	}
	p.expanding[name] = true
	return nil
}

func (p *parser) expand(s *source, at int, name string, e *entity) error {
	if err := p.enter(s, at, name, e); err != nil {
		return err
	}
	defer delete(p.expanding, name)
	depth := len(p.open)
	inner := &source{text: e.text, entity: true, depth: depth, whole: true}
	for inner.at < len(inner.text) {
		if err := p.content(inner); err == errMore {
			return p.fail(s, at, unclosedToken)
		} else if err != nil {
			return err
		}
	}
	if len(p.open) != depth || p.inCdata {
		return p.fail(s, at, asyncEntity)
	}
	return nil
}

func (p *parser) externalReference(s *source, at int, name string, e *entity, raw string) error {
	if !p.has(externalEntityRef) {
		return p.leave(raw)
	}
	if err := p.flush(); err != nil {
		return err
	}
	answer, err := p.t.Call(p.handlers[externalEntityRef], object.NewStr(name), p.base, optional(e.system), optional(e.public))
	if err != nil {
		return err
	}
	ok, err := p.t.Truth(answer)
	if err == nil && !ok {
		return p.fail(s, at, externalHandling)
	}
	return err
}

// optional is a str, or None instead of an empty one.
func optional(text string) value {
	if text == "" {
		return object.None
	}
	return object.NewStr(text)
}
