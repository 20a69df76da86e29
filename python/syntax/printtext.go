package syntax

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// This file prints docstrings, f-strings and patterns.

// docstring writes a docstring: over as many lines as it has, in the quotes that it does not contain.
func docstring(s string) string {
	text, quotes, ok := quoted(escaped(s, true), []string{`"""`, "'''"})
	if !ok {
		text = reprString(s)
		q := text[:1]
		return q + q + text + q + q
	}
	return quotes[0] + text + quotes[0]
}

// escaped writes what has no shape of its own as escapes, and line feeds and tabs unless they are to be kept.
func escaped(s string, keep bool) string {
	var out []byte
	for i := 0; i < len(s); {
		if r, ok := surrogate(s[i:]); ok {
			out = fmt.Appendf(out, "\\u%04x", r)
			i += 3
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if keep && (r == '\n' || r == '\t') {
			out = append(out, byte(r))
		} else {
			out = appendChar(out, r, '\\')
		}
		i += n
	}
	return string(out)
}

// quoted finds the quotes, of those possible, that a text can stand between, the best ones first; ok is false if there are
// none. A quote at the end of the text, which would end it, becomes an escape.
func quoted(text string, possible []string) (string, []string, bool) {
	var quotes, last []string
	for _, q := range possible {
		switch {
		case strings.Contains(text, q):
		case strings.HasSuffix(text, q[:1]):
			last = append(last, q)
		default:
			quotes = append(quotes, q)
		}
	}
	quotes = append(quotes, last...)
	if len(quotes) > 0 && strings.HasSuffix(text, quotes[0][:1]) {
		text = text[:len(text)-1] + "\\" + quotes[0][:1]
	}
	return text, quotes, len(quotes) > 0
}

// joined writes an f-string, in quotes that occur nowhere in its texts, if there are any. Since 3.12 the quotes in a field may
// be those around it.
func (w *printer) joined(j *JoinedStr) {
	quotes := []string{"'", `"`, `"""`, "'''"}
	var parts []string
	for _, v := range j.parts() {
		text := ""
		switch v := v.(type) {
		case *Constant:
			s, _ := v.Value.(string)
			fits, left, ok := quoted(doubled(escaped(s, false)), quotes)
			if !ok {
				w.joinedAnyway(j)
				return
			}
			text, quotes = fits, left
		case *FormattedValue:
			inner := &printer{}
			inner.field(v)
			text = string(inner.out)
			if strings.Contains(text, "\n") {
				quotes = slices.DeleteFunc(slices.Clone(quotes), func(q string) bool { return len(q) == 1 })
			}
		}
		parts = append(parts, text)
	}
	w.write("f", quotes[0])
	w.write(parts...)
	w.write(quotes[0])
}

// joinedAnyway writes an f-string in which all quotes occur.
func (w *printer) joinedAnyway(j *JoinedStr) {
	w.write("f'''")
	w.fparts(j.Values, false)
	w.write("'''")
}

// parts are the texts and fields of an f-string.
func (j *JoinedStr) parts() []Expr {
	var all []Expr
	for _, v := range j.Values {
		if inner, ok := v.(*JoinedStr); ok {
			all = append(all, inner.parts()...)
		} else {
			all = append(all, v)
		}
	}
	return all
}

func doubled(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "{", "{{"), "}", "}}")
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
		case r == '"' && spec:
			w.write(`\"`)
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
		w.expr(c.Guard, precTest)
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
