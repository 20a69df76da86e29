package syntax

import "fmt"

// This file parses strings, of which several in a row are one, and f-strings.

func (p *parser) strings() Expr {
	start := p.pos
	var values []Expr
	joined, isBytes, plain := false, 0, 0
	for {
		switch p.peek() {
		case String:
			at := p.pos
			p.pos++
			v, kind, ok := p.stringValue(p.last())
			if !ok {
				return nil
			}
			if _, b := v.(Bytes); b {
				isBytes++
			}
			plain++
			values = append(values, &Constant{exprNode: p.expr(at), Value: v, Kind: kind})
			if plain == 1 && !joined && p.peek() != String && p.peek() != FStringStart {
				return values[0]
			}
			continue
		case FStringStart:
			joined = true
			parts, ok := p.fstring()
			if !ok {
				return nil
			}
			values = append(values, parts...)
			plain++
			continue
		}
		break
	}
	if p.err != nil {
		return nil
	}
	if isBytes > 0 && (isBytes < plain || joined) {
		p.raiseLast(PlainError, "cannot mix bytes and nonbytes literals")
		return nil
	}
	if !joined {
		return p.concatenate(start, values, isBytes > 0)
	}
	return &JoinedStr{exprNode: p.expr(start), Values: merge(values)}
}

func (p *parser) concatenate(start int, values []Expr, isBytes bool) Expr {
	var all []byte
	for _, v := range values {
		switch v := v.(*Constant).Value.(type) {
		case Bytes:
			all = append(all, v...)
		case string:
			all = append(all, v...)
		}
	}
	c := &Constant{exprNode: p.expr(start), Value: string(all), Kind: values[0].(*Constant).Kind}
	if isBytes {
		c.Value = Bytes(all)
	}
	return c
}

// merge joins constants that follow each other and drops empty ones.
func merge(values []Expr) []Expr {
	var out []Expr
	for i := 0; i < len(values); {
		c, ok := values[i].(*Constant)
		if !ok {
			out = append(out, values[i])
			i++
			continue
		}
		first, text := c, ""
		for ok {
			text += c.Value.(string)
			end := c.At
			if i++; i == len(values) {
				first = &Constant{exprNode: exprNode{Place{Span{first.At.Line, first.At.Col, end.EndLine, end.EndCol}}}, Kind: first.Kind}
				break
			}
			next, more := values[i].(*Constant)
			if !more {
				first = &Constant{exprNode: exprNode{Place{Span{first.At.Line, first.At.Col, end.EndLine, end.EndCol}}}, Kind: first.Kind}
				break
			}
			c = next
		}
		if text != "" {
			first.Value = text
			out = append(out, first)
		}
	}
	return out
}

// fstring parses an f-string into its parts.
func (p *parser) fstring() ([]Expr, bool) {
	if !p.enter() {
		p.leave()
		return nil, false
	}
	defer p.leave()
	raw := false
	for _, c := range p.text(p.tok()) {
		raw = raw || c|0x20 == 'r'
	}
	p.pos++
	var parts []Expr
	var texts []int // which tokens the texts are: an escape is read, and found wrong, when the end has been read
	for {
		at := p.pos
		more, ok := p.fstringPart(true)
		if !ok {
			break
		}
		if parts = append(parts, more...); p.toks[at].kind == FStringMiddle {
			texts = append(texts, at, len(parts)-1)
		}
	}
	if p.err != nil || !p.accept(FStringEnd) {
		return nil, false
	}
	for i := 0; i < len(texts) && !raw; i += 2 {
		t := &p.toks[texts[i]]
		if hasEscape(p.text(t)) {
			text, ok := p.unescape(p.text(t), t)
			if !ok {
				return nil, false
			}
			parts[texts[i+1]].(*Constant).Value = text
		}
	}
	return parts, true
}

// fstringPart parses text or a replacement field. With "=" in it the field is text as well.
func (p *parser) fstringPart(raw bool) ([]Expr, bool) {
	start := p.pos
	switch p.peek() {
	case FStringMiddle:
		p.pos++
		t := p.last()
		text := string(p.text(t))
		if !raw && hasEscape(p.text(t)) {
			var ok bool
			if text, ok = p.unescape(p.text(t), t); !ok {
				return nil, false
			}
		}
		return []Expr{&Constant{exprNode: p.expr(start), Value: text}}, true
	case opLBrace:
		parts, ok := p.replacement()
		if !ok {
			if p.pos = start; p.diagnose && p.err == nil {
				p.invalidReplacement()
				p.pos = start
			}
		}
		return parts, ok
	}
	return nil, false
}

func (p *parser) replacement() ([]Expr, bool) {
	start := p.pos
	p.pos++
	v := &FormattedValue{Conversion: -1}
	if v.Value = p.rhs(); v.Value == nil {
		return nil, false
	}
	debug := p.accept(opAssign)
	p.peek()
	if p.err != nil {
		return nil, false
	}
	after := p.pos // where the text of "=" ends
	end := Span{}
	if p.peek() == opBang {
		if !p.conversion(v) {
			return nil, false
		}
		end = p.last().Span
	}
	if p.peek() == opColon {
		spec := p.pos
		p.pos++
		js, ok := p.formatSpec(spec)
		if !ok {
			return nil, false
		}
		v.FormatSpec = js
		if v.Conversion < 0 {
			end = js.At
			end.Col++
		}
	}
	if !p.accept(opRBrace) {
		return nil, false
	}
	v.exprNode = p.expr(start)
	if !debug {
		return []Expr{v}, true
	}
	if end.Line == 0 {
		end = Span{Line: v.At.EndLine, Col: v.At.EndCol}
	}
	open := &p.toks[start]
	if v.Conversion < 0 && v.FormatSpec == nil {
		v.Conversion = 'r'
	}
	text := withoutComments(p.scan.src[open.end:p.toks[after].start])
	c := &Constant{exprNode: exprNode{Place{Span{open.Line, open.Col + 1, end.Line, end.Col - 1}}}, Value: string(text)}
	return []Expr{c, v}, true
}

func (p *parser) conversion(v *FormattedValue) bool {
	p.pos++
	if p.peek() != NameToken {
		return false
	}
	t, bang := p.tok(), p.last()
	p.pos++
	text := string(p.text(t))
	if bang.end != t.start {
		p.raise("f-string: conversion type must come right after the exclamanation mark" /* as CPython spells it */, Span{bang.Line, bang.Col, t.EndLine, t.EndCol})
		return false
	}
	if text != "s" && text != "r" && text != "a" {
		p.raise(fmt.Sprintf("f-string: invalid conversion character '%s': expected 's', 'r', or 'a'", text), t.Span)
		return false
	}
	v.Conversion = int(text[0])
	return true
}

func (p *parser) formatSpec(start int) (*JoinedStr, bool) {
	if !p.enter() {
		p.leave()
		return nil, false
	}
	defer p.leave()
	var parts []Expr
	for {
		more, ok := p.fstringPart(false)
		if !ok {
			break
		}
		parts = append(parts, more...)
	}
	if p.err != nil {
		return nil, false
	}
	return &JoinedStr{exprNode: p.expr(start), Values: merge(parts)}, true
}

// withoutComments removes comments from the text of an expression, which may have several lines.
func withoutComments(b []byte) []byte {
	var out []byte
	var quote byte
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"', c == '\'':
			quote = c
		case c == '#':
			for i < len(b) && b[i] != '\n' {
				i++
			}
			if i == len(b) {
				return out
			}
		}
		out = append(out, b[i])
	}
	return out
}
