// Package folder reads and writes links as files: YAML that says everything about each link, and a Python file for each
// program. It exists apart from the commands so that what such files mean, and what is refused, can be tested and fuzzed
// without a server.
//
// Invariants:
//   - Nothing is passed over: a key that is not known, one that is there twice, and a link that is in two files are
//     errors, each with its file, line and column.
//   - Reading touches no file outside the folder, whatever a file in it says, be it by a path or by a symbolic link: a
//     change that somebody proposes cannot have a secret of the machine that applies it sent to the server.
//   - What Write wrote, Read reads as the same links; the same links are written as the same bytes.
package folder

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	v1 "github.com/jinklink/jink/api/v1"
)

// Folder is what files say.
type Folder struct {
	Owner string // whose links these are, "" if none of the files says
	Links []Link
}

// Link is a link as a file describes it.
type Link struct {
	v1.WantedLink
	Place Place // where it begins

	places  map[string]Place // of the members, by the names that the API has for them
	program Place            // where the first line of the program is; with a column where it is in the YAML itself
}

// Place is a place in a file. Lines and columns count from 1; 0 is for the file, or the line, as a whole.
type Place struct {
	File         string
	Line, Column int
}

func (p Place) String() string {
	s := p.File
	if p.Line > 0 {
		s += ":" + strconv.Itoa(p.Line)
		if p.Column > 0 {
			s += ":" + strconv.Itoa(p.Column)
		}
	}
	return s
}

// Problem is something that is wrong at a place.
type Problem struct {
	Place   Place
	Message string
}

// Problems are an error that tells of everything that is wrong, a line for each.
type Problems []Problem

func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, one := range p {
		lines[i] = one.Place.String() + ": " + one.Message
	}
	return strings.Join(lines, "\n")
}

func (p *Problems) addf(at Place, format string, args ...any) {
	*p = append(*p, Problem{Place: at, Message: fmt.Sprintf(format, args...)})
}

// err returns the problems in the order of their places, nil if there are none.
func (p Problems) err() error {
	if len(p) == 0 {
		return nil
	}
	return p
}

// indexed is how a server names a member of one of the links that it was sent.
var indexed = regexp.MustCompile(`^links\[(\d+)\]\.?(.*)$`)

// Locate finds the place of a field that the server complains about, such as links[3].rules[0].when, and says which link
// it belongs to and what is left of the field's name. ok is false for a field of the request as a whole.
func (f *Folder) Locate(field string) (at Place, rest string, ok bool) {
	m := indexed.FindStringSubmatch(field)
	if m == nil {
		return Place{}, field, false
	}
	i, err := strconv.Atoi(m[1])
	if err != nil || i >= len(f.Links) {
		return Place{}, field, false
	}
	l := &f.Links[i]
	for name := m[2]; name != ""; name = parent(name) {
		if at, ok := l.places[name]; ok {
			return at, m[2], true
		}
	}
	return l.Place, m[2], true
}

// parent returns the name of the member that holds the one of this name.
func parent(name string) string {
	return name[:max(strings.LastIndexAny(name, ".["), 0)]
}

// InProgram returns the place of a line of a link's program, as Locate does for its field.
func (f *Folder) InProgram(field string, line, column int) (Place, bool) {
	m := indexed.FindStringSubmatch(field)
	if m == nil || m[2] != "program" {
		return Place{}, false
	}
	i, err := strconv.Atoi(m[1])
	if err != nil || i >= len(f.Links) || f.Links[i].program.File == "" {
		return Place{}, false
	}
	at := f.Links[i].program
	at.Line += line - 1
	if at.Column == 0 {
		at.Column = column
	} else {
		at.Column = 0 // lines that are indented: how far is not known
	}
	return at, true
}

// Explain replaces, in what the server says, links by their number in the request by their places.
func (f *Folder) Explain(message string) string {
	return inText.ReplaceAllStringFunc(message, func(s string) string {
		if at, _, ok := f.Locate(s); ok {
			return at.String()
		}
		return s
	})
}

var inText = regexp.MustCompile(`links\[\d+\]`)

// Request returns what is to be sent to the server.
func (f *Folder) Request() v1.ApplyRequest {
	r := v1.ApplyRequest{Owner: f.Owner, Links: make([]v1.WantedLink, len(f.Links))}
	for i := range f.Links {
		r.Links[i] = f.Links[i].WantedLink
	}
	return r
}

// ownerTag begins the tag by which the server knows whose links they are.
const ownerTag = "managed:"

// OwnerOf returns the owner that one of a link's tags names, "" if none does.
func OwnerOf(tags []string) string {
	for _, tag := range tags {
		if owner, ok := strings.CutPrefix(tag, ownerTag); ok {
			return owner
		}
	}
	return ""
}

// keys lists what a link may have, in the order in which it is written.
func keys() []string {
	return []string{"slug", "domain", "url", "title", "note", "tags", "status", "forward_query", "forward_path", "starts_at",
		"expires_at", "expired_url", "max_clicks", "password_env", "password_hash", "enabled", "time_zone", "rules", "program"}
}

// known says what a key may be called where it is not known.
func known(names []string) string {
	sorted := slices.Clone(names)
	slices.Sort(sorted)
	return strings.Join(sorted, ", ")
}
