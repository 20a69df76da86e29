package program

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jinklink/jink/link"
)

// This file holds where a rule leads: a URL, which may have placeholders.

// target is the parsed form of a rule's to.
type target struct {
	whole    string   // canonical, where there is no placeholder
	location []string // whole as the value of a header
	parts    []part
	hosts    []string // that placeholders in the host may make
}

// place is a part of a URL. What a placeholder gives is escaped for it.
type place uint8

const (
	inHost place = iota
	inPath
	inQuery
	inFragment
)

// part is literal text, which may be empty, and a placeholder after it; that of the last part is empty.
type part struct {
	literal string
	kind    string // "country"; "" for none
	name    string // of query[name]
	at      place
}

// placeholders are those without a name in brackets.
var placeholders = []string{"country", "language", "device", "os", "browser", "path", "slug", "host", "visitor"}

// named are those with one.
var named = []string{"query", "header", "cookie"}

// parseTarget reads a rule's to.
func parseTarget(problems *link.Problems, field string, r *link.Rule, targets link.Targets) target {
	pieces, err := cutPlaceholders(r.To)
	if err == nil {
		var t target
		if t, err = makeTarget(pieces, r.Hosts, targets); err == nil {
			return t
		}
	}
	e := link.FieldError{Field: field, Message: err.Error()}
	if p, ok := err.(*placeholderError); ok {
		e.Line, e.Column = 1, p.column
		e.Caret = caret(r.To, p.column, p.column+p.width, true)
	}
	*problems = append(*problems, e)
	return target{}
}

// placeholderError is what is wrong with one placeholder, with its place in characters from 1.
type placeholderError struct {
	message       string
	column, width int
}

func (e *placeholderError) Error() string { return e.message }

// cutPlaceholders splits a template into its parts. Doubled braces stand for themselves.
func cutPlaceholders(s string) ([]part, error) {
	var parts []part
	var literal strings.Builder
	column := func(i int) int { return len([]rune(s[:i])) + 1 }
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '{' && strings.HasPrefix(s[i:], "{{"), s[i] == '}' && strings.HasPrefix(s[i:], "}}"):
			literal.WriteByte(s[i])
			i++
		case s[i] == '}':
			return nil, &placeholderError{"has a } without a {; one that is meant as such is written }}", column(i), 1}
		case s[i] == '{':
			end := strings.IndexByte(s[i:], '}')
			if end < 0 {
				return nil, &placeholderError{"has a { without a }; one that is meant as such is written {{", column(i), 1}
			}
			p, err := placeholder(s[i+1 : i+end])
			if err != nil {
				return nil, &placeholderError{err.Error(), column(i), len([]rune(s[i : i+end+1]))}
			}
			p.literal = literal.String()
			literal.Reset()
			parts = append(parts, p)
			i += end
		default:
			literal.WriteByte(s[i])
		}
	}
	return append(parts, part{literal: literal.String()}), nil
}

func placeholder(text string) (part, error) {
	if slices.Contains(placeholders, text) {
		return part{kind: text}, nil
	}
	kind, rest, ok := strings.Cut(text, "[")
	name, closed := strings.CutSuffix(rest, "]")
	switch {
	case !ok && slices.Contains(named, text):
		return part{}, fmt.Errorf("has the placeholder {%s} without a name: write {%s[name]}", text, text)
	case !ok || !closed || !slices.Contains(named, kind):
		return part{}, fmt.Errorf("has the unknown placeholder {%s}; there are {%s}, and {query[name]}, {header[name]} and {cookie[name]}",
			text, strings.Join(placeholders, "}, {"))
	}
	if len(name) > 1 && (name[0] == '"' || name[0] == '\'') && name[len(name)-1] == name[0] {
		name = name[1 : len(name)-1]
	}
	if name == "" || strings.ContainsAny(name, "[]\"'") {
		return part{}, fmt.Errorf("has the placeholder {%s}, whose name is none", text)
	}
	if kind == "header" && !visibleHeader(name, false) {
		return part{}, fmt.Errorf("has the placeholder {%s}; logic does not see that header", text)
	}
	return part{kind: kind, name: name}, nil
}

// makeTarget finds out where each placeholder stands, and makes the text around them canonical: with a word in the place of
// each the template is a URL, and must be a valid one.
func makeTarget(parts []part, hosts []string, targets link.Targets) (target, error) {
	if len(parts) == 1 {
		t, err := targets.Parse(parts[0].literal)
		if err != nil {
			return target{}, err
		}
		whole := t.String()
		return target{whole: whole, location: []string{whole}}, nil
	}
	var sample strings.Builder
	for i, p := range parts {
		sample.WriteString(p.literal)
		if p.kind != "" {
			sample.WriteString(word(i))
		}
	}
	for i := range parts {
		if parts[i].kind != "" && strings.Count(sample.String(), word(i)) != 1 {
			return target{}, fmt.Errorf("contains %q, which cannot be told from a placeholder", word(i))
		}
	}
	scheme, _, found := strings.Cut(sample.String(), ":")
	if !found || strings.Contains(scheme, "xjink") {
		return target{}, fmt.Errorf("must begin with a scheme such as https://, without a placeholder in it")
	}
	u, err := targets.Parse(sample.String())
	if err != nil {
		return target{}, err
	}
	if !u.Web() {
		return target{}, fmt.Errorf("has placeholders, which only http and https URLs may have")
	}
	return splitSample(u, parts, hosts, targets)
}

// word stands in for placeholder number i.
func word(i int) string { return fmt.Sprintf("xjink%dx", i) }

// splitSample takes the canonical sample apart again.
func splitSample(u link.Target, parts []part, hosts []string, targets link.Targets) (target, error) {
	t := target{}
	if i := strings.LastIndexByte(u.Host, ':'); i > strings.LastIndexByte(u.Host, ']') && strings.Contains(u.Host[i:], "xjink") {
		return target{}, fmt.Errorf("has a placeholder in the port")
	}
	rest := u.Scheme + "://" + u.Host + u.Path + u.Query + u.Fragment
	pathAt := len(u.Scheme) + 3 + len(u.Host)
	queryAt, fragmentAt := pathAt+len(u.Path), pathAt+len(u.Path)+len(u.Query)
	offset := 0
	for i, p := range parts {
		if p.kind == "" {
			break
		}
		at := strings.Index(rest[offset:], word(i))
		if at < 0 || strings.Count(rest, word(i)) != 1 {
			return target{}, fmt.Errorf("has the placeholder {%s} where it would not stay", p.kind)
		}
		start := offset + at
		p.literal = rest[offset:start]
		switch {
		case start < pathAt:
			p.at = inHost
		case start < queryAt:
			p.at = inPath
		case start < fragmentAt:
			p.at = inQuery
		default:
			p.at = inFragment
		}
		if p.at == inHost && len(hosts) == 0 {
			return target{}, fmt.Errorf("has the placeholder {%s} in the host, which needs hosts: a list of those that it may make", p.kind)
		}
		t.parts = append(t.parts, p)
		offset = start + len(word(i))
	}
	t.parts = append(t.parts, part{literal: rest[offset:]})
	for _, h := range hosts {
		canonical, err := link.ParseHost(h, u.Scheme)
		if err != nil {
			return target{}, fmt.Errorf("may make the host %q, which is none: %v", h, err)
		}
		if targets.Own != nil && targets.Own(canonical) {
			return target{}, fmt.Errorf("may lead to %s, a short domain of this instance, and could go in circles", canonical)
		}
		t.hosts = append(t.hosts, canonical)
	}
	return t, nil
}

// fill puts what a visit has in the place of placeholders. It fails where the host is none that was allowed, or where the
// path would not stay what it is.
func (t *target) fill(v *visit) (string, error) {
	var b strings.Builder
	host := -1 // where the host ends
	for i := range t.parts {
		p := &t.parts[i]
		b.WriteString(p.literal)
		if p.kind == "" {
			break
		}
		value := v.placeholder(p.kind, p.name)
		if len(value) > link.MaxURLBytes {
			return "", fmt.Errorf("the value for {%s} is too long", p.kind)
		}
		switch {
		case p.at == inHost:
			b.WriteString(strings.ToLower(escape(value)))
			host = i
		case p.at == inPath && p.kind == "path":
			b.WriteString(link.EncodePath(v.look(readsPath).rest)) // it is escaped as the visitor has sent it
		default:
			b.WriteString(escape(value))
		}
	}
	made := b.String()
	u := link.SplitTarget(made)
	switch {
	case len(made) > link.MaxURLBytes:
		return "", fmt.Errorf("the target is longer than %d bytes", link.MaxURLBytes)
	case host >= 0 && !slices.Contains(t.hosts, u.Host):
		return "", fmt.Errorf("the host %q is not one of the rule's hosts", clip(u.Host, 100))
	case link.HasDots(u.Path):
		return "", fmt.Errorf("the path of the target would have . or .. in it")
	}
	return made, nil
}

// escape percent-encodes all but letters, digits, and - . _ ~.
func escape(s string) string {
	const hex = "0123456789ABCDEF"
	plain := func(c byte) bool {
		return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~'
	}
	n := 0
	for i := 0; i < len(s); i++ {
		if !plain(s[i]) {
			n++
		}
	}
	if n == 0 {
		return s
	}
	b := make([]byte, 0, len(s)+2*n)
	for i := 0; i < len(s); i++ {
		if c := s[i]; plain(c) {
			b = append(b, c)
		} else {
			b = append(b, '%', hex[c>>4], hex[c&15])
		}
	}
	return string(b)
}

func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "") + "…"
}
