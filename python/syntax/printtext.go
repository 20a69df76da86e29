package syntax

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// This file prints f-strings and patterns.

// joined writes an f-string. Since 3.12 the quotes in a replacement field may be the ones around it.
func (w *printer) joined(j *JoinedStr) {
	w.write("f'")
	w.fparts(j.Values, false)
	w.write("'")
}

func (w *printer) fparts(parts []Expr, spec bool) {
	for _, v := range parts {
		switch v := v.(type) {
		case *Constant:
			s, _ := v.Value.(string)
			w.ftext(s, spec)
		case *FormattedValue:
			w.field(v)
		case *JoinedStr:
			w.fparts(v.Values, spec)
		}
	}
}

// ftext writes the text of an f-string. In a format spec two braces are not one, so a brace is written as an escape.
func (w *printer) ftext(s string, spec bool) {
	for i := 0; i < len(s); {
		if r, ok := surrogate(s[i:]); ok {
			w.out = fmt.Appendf(w.out, "\\u%04x", r)
			i += 3
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case (r == '{' || r == '}') && spec:
			w.out = fmt.Appendf(w.out, "\\x%02x", r)
		case r == '{', r == '}':
			w.out = append(w.out, byte(r), byte(r))
		default:
			w.out = appendChar(w.out, r, '\'')
		}
		i += n
	}
}

func (w *printer) field(v *FormattedValue) {
	inner := &printer{}
	inner.expr(v.Value, precOr)
	text := string(inner.out)
	w.write("{")
	if strings.HasPrefix(text, "{") { // two braces would be one
		w.write(" ")
	}
	w.write(text)
	if v.Conversion >= 0 {
		w.write("!", string(rune(v.Conversion)))
	}
	if spec, ok := v.FormatSpec.(*JoinedStr); ok {
		w.write(":")
		w.fparts(spec.Values, true)
	}
	w.write("}")
}

func (w *printer) matchCase(c *MatchCase) {
	w.line("case ")
	w.pattern(c.Pattern, precTest)
	if c.Guard != nil {
		w.write(" if ")
		w.expr(c.Guard, precNamed)
	}
	w.block(c.Body)
}

func (w *printer) pattern(p Pattern, least int) {
	switch p := p.(type) {
	case *MatchValue:
		w.expr(p.Value, precTest)
	case *MatchSingleton:
		w.write(repr(p.Value))
	case *MatchSequence:
		w.write("[")
		w.patterns(p.Patterns)
		w.write("]")
	case *MatchMapping:
		w.mapping(p)
	case *MatchClass:
		w.classPattern(p)
	case *MatchStar:
		w.write("*", orWildcard(p.Name))
	case *MatchAs:
		if p.Pattern == nil {
			w.write(orWildcard(p.Name))
			return
		}
		if least > precTest {
			w.write("(")
			defer w.write(")")
		}
		w.pattern(p.Pattern, precBitOr)
		w.write(" as ", p.Name)
	case *MatchOr:
		if least > precBitOr {
			w.write("(")
			defer w.write(")")
		}
		for i, x := range p.Patterns {
			if i > 0 {
				w.write(" | ")
			}
			w.pattern(x, precBitOr+1)
		}
	}
}

func orWildcard(name string) string {
	if name == "" {
		return "_"
	}
	return name
}

func (w *printer) patterns(list []Pattern) {
	for i, p := range list {
		if i > 0 {
			w.write(", ")
		}
		w.pattern(p, precTest)
	}
}

func (w *printer) mapping(p *MatchMapping) {
	w.write("{")
	for i, k := range p.Keys {
		if i > 0 {
			w.write(", ")
		}
		w.expr(k, precTest)
		w.write(": ")
		w.pattern(p.Patterns[i], precTest)
	}
	if p.Rest != "" {
		if len(p.Keys) > 0 {
			w.write(", ")
		}
		w.write("**", p.Rest)
	}
	w.write("}")
}

func (w *printer) classPattern(p *MatchClass) {
	w.expr(p.Cls, precAtom)
	w.write("(")
	w.patterns(p.Patterns)
	for i, attr := range p.KwdAttrs {
		if i+len(p.Patterns) > 0 {
			w.write(", ")
		}
		w.write(attr, "=")
		w.pattern(p.KwdPatterns[i], precTest)
	}
	w.write(")")
}
