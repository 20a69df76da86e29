package folder

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	v1 "github.com/jinklink/jink/api/v1"
)

// Main is the name of the YAML file that Write makes; programs are in files below Programs.
const (
	Main     = "links.yaml"
	Programs = "programs"
)

// Write returns the files that describe the links, by their names with slashes. The domains are those of the server, the
// default one first: what most links have is said once for all. What changes by itself, such as clicks, is left out.
func Write(owner string, domains []v1.Domain, links []v1.Record) (map[string][]byte, error) {
	if len(domains) == 0 {
		return nil, fmt.Errorf("the server has no short domain")
	}
	w := &writer{files: map[string][]byte{}, names: map[string]string{}, standard: domains[0]}
	sorted := slices.SortedFunc(slices.Values(links), func(a, b v1.Record) int {
		return cmp.Or(w.later(&a)-w.later(&b), strings.Compare(a.Domain, b.Domain), strings.Compare(a.Slug, b.Slug))
	})
	var b bytes.Buffer
	if owner != "" {
		if err := w.emit(&b, "", mappingOf(pair("owner", text(owner)))); err != nil {
			return nil, err
		}
		b.WriteByte('\n')
	}
	d := mappingOf(pair("defaults", mappingOf(pair("status", plain(strconv.Itoa(w.standard.Status))),
		pair("forward_query", truth(w.standard.ForwardQuery)), pair("forward_path", truth(w.standard.ForwardPath)))))
	if err := w.emit(&b, "", d); err != nil {
		return nil, err
	}
	b.WriteString("\nlinks:")
	if len(sorted) == 0 {
		b.WriteString(" []")
	}
	b.WriteByte('\n')
	for i := range sorted {
		if i > 0 {
			b.WriteByte('\n')
		}
		item := &yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{w.link(&sorted[i])}}
		if err := w.emit(&b, "  ", item); err != nil {
			return nil, fmt.Errorf("the link %q: %w", sorted[i].Slug, err)
		}
	}
	w.files[Main] = b.Bytes()
	return w.files, nil
}

type writer struct {
	files    map[string][]byte
	names    map[string]string // of the files of programs, in lower case: some systems know no other
	standard v1.Domain
}

// later puts the links of the default domain first.
func (w *writer) later(r *v1.Record) int {
	if r.Domain == w.standard.Host {
		return 0
	}
	return 1
}

// emit writes a node, each line behind indent.
func (w *writer) emit(b *bytes.Buffer, indent string, n *yaml.Node) error {
	var part bytes.Buffer
	e := yaml.NewEncoder(&part)
	e.SetIndent(2)
	if err := e.Encode(n); err != nil {
		return err
	}
	if err := e.Close(); err != nil {
		return err
	}
	for line := range strings.Lines(part.String()) {
		if line != "\n" {
			b.WriteString(indent)
		}
		b.WriteString(line)
	}
	return nil
}

// link describes a link: what is not set, or is as the defaults have it, is left out.
func (w *writer) link(r *v1.Record) *yaml.Node {
	n := mappingOf(pair("slug", text(r.Slug)))
	add := func(key string, v *yaml.Node, wanted bool) {
		if wanted {
			n.Content = append(n.Content, pair(key, v)...)
		}
	}
	optional := func(key string, s *string) {
		if s != nil {
			add(key, text(*s), true)
		}
	}
	moment := func(key string, at *time.Time) {
		if at != nil {
			add(key, plain(at.UTC().Format("2006-01-02T15:04:05.999Z07:00")), true)
		}
	}
	add("domain", text(r.Domain), r.Domain != w.standard.Host)
	add("url", text(r.URL), true)
	add("title", text(r.Title), r.Title != "")
	add("note", text(r.Note), r.Note != "")
	tags := slices.DeleteFunc(slices.Clone(r.Tags), func(tag string) bool { return OwnerOf([]string{tag}) != "" })
	add("tags", flow(tags), len(tags) > 0)
	add("status", plain(strconv.Itoa(r.Status)), r.Status != w.standard.Status)
	add("forward_query", truth(r.ForwardQuery), r.ForwardQuery != w.standard.ForwardQuery)
	add("forward_path", truth(r.ForwardPath), r.ForwardPath != w.standard.ForwardPath)
	moment("starts_at", r.StartsAt)
	moment("expires_at", r.ExpiresAt)
	optional("expired_url", r.ExpiredURL)
	if r.MaxClicks != nil {
		add("max_clicks", plain(strconv.FormatInt(*r.MaxClicks, 10)), true)
	}
	add("password_hash", text(r.PasswordHash), r.PasswordHash != "")
	add("enabled", truth(false), !r.Enabled)
	optional("time_zone", r.TimeZone)
	if len(r.Rules) > 0 {
		rules := &yaml.Node{Kind: yaml.SequenceNode}
		for _, rule := range r.Rules {
			one := mappingOf(pair("when", text(rule.When)), pair("to", text(rule.To)))
			if len(rule.Hosts) > 0 {
				one.Content = append(one.Content, pair("hosts", flow(rule.Hosts))...)
			}
			rules.Content = append(rules.Content, one)
		}
		add("rules", rules, true)
	}
	if r.Program != nil {
		add("program", text(w.program(r)), true)
	}
	return n
}

// program writes the file of a program and returns its name.
func (w *writer) program(r *v1.Record) string {
	id := r.Slug
	if r.Domain != w.standard.Host {
		id = r.Domain + "/" + r.Slug
	}
	name := Programs
	for part := range strings.SplitSeq(id, "/") {
		name += "/" + fileName(part)
	}
	if holder, taken := w.names[strings.ToLower(name)]; taken && holder != id {
		sum := sha256.Sum256([]byte(id)) // depends on nothing but the link itself
		name += "-" + hex.EncodeToString(sum[:4])
	}
	w.names[strings.ToLower(name)] = id
	w.files[name+".py"] = []byte(*r.Program)
	return name + ".py"
}

// fileName makes a name of a part of a slug that every file system takes, and that a shell needs no quotes for.
func fileName(part string) string {
	name := strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("._-", r) {
			return r
		}
		return '_'
	}, part)
	if base, ok := strings.CutSuffix(name, ".py"); ok {
		name = base + "_py" // a folder of that name could stand where the file of another program does
	}
	if name == "" || name[0] == '.' || len(name) > 100 {
		sum := sha256.Sum256([]byte(part))
		name = strings.TrimLeft(name, ".")
		name = "_" + name[:min(len(name), 80)] + hex.EncodeToString(sum[:4])
	}
	return name
}

// Names returns the names of files in order.
func Names(files map[string][]byte) []string { return slices.Sorted(maps.Keys(files)) }

func pair(key string, v *yaml.Node) []*yaml.Node { return []*yaml.Node{plain(key), v} }

func mappingOf(pairs ...[]*yaml.Node) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode}
	for _, p := range pairs {
		n.Content = append(n.Content, p...)
	}
	return n
}

func plain(s string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Value: s} }

// text is a string, in quotes where it would be taken for something else.
func text(s string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s}
	switch strings.ToLower(s) {
	case "y", "n", "yes", "no", "on", "off": // which other readers of YAML take for a truth value
		n.Style = yaml.DoubleQuotedStyle
	}
	if strings.ContainsAny(s, "\t\r\u0085\u00a0\u2028\u2029\ufeff") || strings.Contains(s, "\n") && !block(s) {
		n.Style = yaml.DoubleQuotedStyle
	}
	return n
}

// block reports whether text of several lines can stand as it is: no line begins or ends with a space, so that nothing
// depends on how far it is indented.
func block(s string) bool {
	if strings.HasPrefix(s, "\n") || strings.HasSuffix(s, "\n\n") {
		return false
	}
	for line := range strings.Lines(s) {
		if line = strings.TrimSuffix(line, "\n"); strings.TrimSpace(line) != line {
			return false
		}
	}
	return true
}

func truth(v bool) *yaml.Node { return plain(strconv.FormatBool(v)) }

func flow(list []string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}
	for _, s := range list {
		n.Content = append(n.Content, text(s))
	}
	return n
}
