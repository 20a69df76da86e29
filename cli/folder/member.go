package folder

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	v1 "github.com/jinklink/jink/api/v1"
)

// maxProgram bounds a file that is sent as a program; the server has a narrower bound of its own.
const maxProgram = 1 << 20

// member reads one key of a link.
func (r *reader) member(l *Link, key string, n *yaml.Node) {
	at := r.place(n)
	if l.places != nil {
		l.places[apiName(key)] = at
	}
	switch key {
	case "slug":
		r.text(n, &l.Slug)
	case "url":
		r.text(n, &l.URL)
	case "domain":
		r.optional(n, &l.Domain)
	case "title":
		r.optional(n, &l.Title)
	case "note":
		r.optional(n, &l.Note)
	case "tags":
		l.Tags = r.texts(l, "tags", n)
	case "status":
		if number, ok := r.number(n); ok {
			l.Status = new(int(number))
		}
	case "forward_query":
		r.boolean(n, &l.ForwardQuery)
	case "forward_path":
		r.boolean(n, &l.ForwardPath)
	case "enabled":
		r.boolean(n, &l.Enabled)
	case "starts_at":
		r.moment(n, &l.StartsAt)
	case "expires_at":
		r.moment(n, &l.ExpiresAt)
	case "expired_url":
		r.optional(n, &l.ExpiredURL)
	case "max_clicks":
		if number, ok := r.number(n); ok {
			l.MaxClicks = &number
		}
	case "password_env":
		r.password(l, n)
	case "password_hash":
		r.optional(n, &l.PasswordHash)
	case "time_zone":
		r.optional(n, &l.TimeZone)
	case "rules":
		l.Rules = r.rules(l, n)
	case "program":
		r.program(l, n)
	}
}

// apiName is what the API calls a member.
func apiName(key string) string {
	if key == "password_env" {
		return "password"
	}
	return key
}

// mapping calls fn with each key and value, and reports whether n is a mapping at all.
func (r *reader) mapping(n *yaml.Node, names []string, fn func(key string, k, v *yaml.Node)) bool {
	n = target(n)
	if n.Kind != yaml.MappingNode {
		r.wrong(n, "must be a mapping, with keys such as %s:", names[0])
		return false
	}
	first := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		switch key := k.Value; {
		case k.Kind != yaml.ScalarNode || !slices.Contains(names, key):
			r.wrong(k, "%q is not known here; what is known is %s", key, known(names))
		case first[key] != nil:
			r.wrong(k, "%q is there twice; first in line %d", key, first[key].Line)
		default:
			first[key] = k
			fn(key, k, v)
		}
	}
	return true
}

func (r *reader) sequence(n *yaml.Node, fn func(i int, n *yaml.Node)) {
	n = target(n)
	if isNull(n) {
		return // links: with nothing below it
	}
	if n.Kind != yaml.SequenceNode {
		r.wrong(n, "must be a list, each item with a dash before it")
		return
	}
	for i, item := range n.Content {
		fn(i, item)
	}
}

// target follows an alias, once: an anchor is never an alias itself.
func target(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" }

// scalar returns a value as it is written. A slug 007 is no number, and a title yes no truth.
func (r *reader) scalar(n *yaml.Node) (string, bool) {
	n = target(n)
	switch {
	case n.Kind != yaml.ScalarNode:
		r.wrong(n, "must be a single value")
	case isNull(n):
		r.wrong(n, "is empty; leave the key out for what a new link has")
	case n.ShortTag() == "!!binary":
		r.wrong(n, "must be text")
	default:
		return n.Value, true
	}
	return "", false
}

func (r *reader) text(n *yaml.Node, to *string) {
	if s, ok := r.scalar(n); ok {
		*to = s
	}
}

func (r *reader) optional(n *yaml.Node, to **string) {
	if s, ok := r.scalar(n); ok {
		*to = &s
	}
}

func (r *reader) number(n *yaml.Node) (int64, bool) {
	s, ok := r.scalar(n)
	if !ok {
		return 0, false
	}
	v, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		r.wrong(n, "must be a whole number, not %q", s)
	}
	return v, err == nil
}

func (r *reader) boolean(n *yaml.Node, to **bool) {
	switch s, ok := r.scalar(n); {
	case !ok:
	case s == "true" || s == "false":
		*to = new(s == "true")
	default:
		r.wrong(n, "must be true or false, not %q", s)
	}
}

// moment reads a time. It names its offset: files mean the same on every machine.
func (r *reader) moment(n *yaml.Node, to **time.Time) {
	s, ok := r.scalar(n)
	if !ok {
		return
	}
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		r.wrong(n, "must be a time with its offset, such as 2026-12-31T18:00:00+01:00, not %q", s)
		return
	}
	*to = &at
}

func (r *reader) texts(l *Link, name string, n *yaml.Node) []string {
	list := []string{}
	r.sequence(n, func(i int, item *yaml.Node) {
		s := ""
		r.text(item, &s)
		list = append(list, s)
		l.places[fmt.Sprintf("%s[%d]", name, i)] = r.place(item)
	})
	return list
}

func (r *reader) rules(l *Link, n *yaml.Node) []v1.Rule {
	rules := []v1.Rule{}
	r.sequence(n, func(i int, item *yaml.Node) {
		rule, name := v1.Rule{}, fmt.Sprintf("rules[%d]", i)
		l.places[name] = r.place(item)
		r.mapping(item, []string{"when", "to", "hosts"}, func(key string, _, v *yaml.Node) {
			l.places[name+"."+key] = r.place(v)
			switch key {
			case "when":
				r.text(v, &rule.When)
			case "to":
				r.text(v, &rule.To)
			case "hosts":
				rule.Hosts = r.texts(l, name+".hosts", v)
			}
		})
		rules = append(rules, rule)
	})
	return rules
}

// password reads the name of a variable. The password itself is never in a file.
func (r *reader) password(l *Link, n *yaml.Node) {
	name, ok := r.scalar(n)
	if !ok {
		return
	}
	value, ok := r.env(name)
	if !ok || value == "" {
		r.wrong(n, "the environment variable %q is not set", name)
		return
	}
	l.Password = &value
}

// program reads a program: the name of a file, beside the one that names it or below, or lines of Python.
func (r *reader) program(l *Link, n *yaml.Node) {
	s, ok := r.scalar(n)
	if !ok {
		return
	}
	if strings.Contains(s, "\n") {
		l.Program, l.program = &s, r.place(n)
		if target(n).Style&yaml.LiteralStyle != 0 {
			l.program.Line = target(n).Line + 1
		}
		return
	}
	name := path.Join(path.Dir(r.name), s)
	if path.IsAbs(s) || name == ".." || strings.HasPrefix(name, "../") {
		r.wrong(n, "%q is outside of the folder", s)
		return
	}
	b, err := r.load(name, maxProgram)
	if err != nil {
		r.wrong(n, "%s: %v", r.shown(name), reason(err))
		return
	}
	l.Program, l.program = new(string(b)), Place{File: r.shown(name), Line: 1}
}
