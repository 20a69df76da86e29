package folder

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// maxFile bounds a file, and so the memory that reading one takes.
const maxFile = 16 << 20

// Env looks up the variables that password_env names.
type Env func(name string) (string, bool)

// Read reads what the paths name: each is a YAML file, or a folder with any number of them at any depth. Files and folders
// whose names begin with a dot are passed over. An error about what the files say is of the type Problems.
func Read(paths []string, env Env) (*Folder, error) {
	r := &reader{env: env, seen: map[[2]string]Place{}, files: map[string]bool{}}
	for _, p := range paths {
		if err := r.path(p); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(r.problems, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.Place.File, b.Place.File), cmp.Compare(a.Place.Line, b.Place.Line), cmp.Compare(a.Place.Column, b.Place.Column))
	})
	return &r.folder, r.problems.err()
}

// reader reads files one after the other.
type reader struct {
	env      Env
	folder   Folder
	owner    Place // where it was said
	problems Problems
	seen     map[[2]string]Place // the links so far, by domain and slug
	files    map[string]bool     // those that were read

	// The file that is being read.
	root *os.Root
	base string // as the user names the root
	name string // in the root, with slashes
}

func (r *reader) path(p string) error {
	info, err := os.Stat(p)
	if err != nil {
		return err
	}
	dir, only := p, ""
	if !info.IsDir() {
		dir, only = filepath.Split(p)
		dir = cmp.Or(dir, ".")
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	r.root, r.base = root, dir
	if only != "" {
		return r.file(only)
	}
	found := false
	err = fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case strings.HasPrefix(d.Name(), ".") && name != ".":
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir() || path.Ext(name) != ".yaml" && path.Ext(name) != ".yml":
			return nil
		}
		found = true
		return r.file(name)
	})
	if err == nil && !found {
		err = fmt.Errorf("there is no YAML file in %s", p)
	}
	return err
}

// shown is how the user calls a file of the root.
func (r *reader) shown(name string) string { return filepath.Join(r.base, filepath.FromSlash(name)) }

func (r *reader) place(n *yaml.Node) Place {
	return Place{File: r.shown(r.name), Line: n.Line, Column: n.Column}
}

func (r *reader) wrong(n *yaml.Node, format string, args ...any) {
	r.problems.addf(r.place(n), format, args...)
}

// load reads a file of the root.
func (r *reader) load(name string, most int64) ([]byte, error) {
	f, err := r.root.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() { // a pipe would be waited for
		return nil, cmp.Or(err, errors.New("is not a regular file"))
	}
	b, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && int64(len(b)) > most {
		err = fmt.Errorf("is larger than %d KiB", most>>10)
	}
	return b, err
}

// syntax is how the library tells of what is not YAML.
var syntax = regexp.MustCompile(`^(?:yaml: )?line (\d+): (.*)$`)

// file reads a YAML file of the root. What is wrong with its content is noted.
func (r *reader) file(name string) error {
	r.name = name
	if r.files[r.shown(name)] {
		return nil
	}
	r.files[r.shown(name)] = true
	b, err := r.load(name, maxFile)
	if err != nil {
		return fmt.Errorf("reading %s: %w", r.shown(name), reason(err))
	}
	d := yaml.NewDecoder(bytes.NewReader(b))
	var doc, more yaml.Node
	err = d.Decode(&doc)
	if err == nil {
		if err = d.Decode(&more); err == nil {
			r.wrong(&more, "there is a second document; a file has one")
			return nil
		}
	}
	switch {
	case errors.Is(err, io.EOF) && doc.Kind == 0:
		return nil // empty
	case !errors.Is(err, io.EOF):
		at, message := Place{File: r.shown(name)}, strings.TrimPrefix(err.Error(), "yaml: ")
		if m := syntax.FindStringSubmatch(err.Error()); m != nil {
			at.Line, _ = strconv.Atoi(m[1])
			message = m[2]
		}
		r.problems.addf(at, "is not valid YAML: %s", message)
		return nil
	}
	r.document(doc.Content[0])
	return nil
}

// reason returns an error of the file system without the path, which is named otherwise.
func reason(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	return err
}

func (r *reader) document(n *yaml.Node) {
	var links *yaml.Node
	defaults := Link{}
	r.mapping(n, []string{"owner", "defaults", "links"}, func(key string, k, v *yaml.Node) {
		switch key {
		case "owner":
			owner := ""
			if r.text(v, &owner); owner == "" {
				return
			}
			if r.folder.Owner != "" && r.folder.Owner != owner {
				r.wrong(v, "the owner is %q, and %q at %s: links that are applied together have one", owner, r.folder.Owner, r.owner)
			}
			r.folder.Owner, r.owner = owner, r.place(v)
		case "defaults":
			r.mapping(v, defaultKeys(), func(key string, _, v *yaml.Node) { r.member(&defaults, key, v) })
		case "links":
			links = v
		}
	})
	if links == nil {
		return
	}
	r.sequence(links, func(_ int, n *yaml.Node) {
		l := defaults
		l.places = map[string]Place{}
		l.Place = r.place(n)
		before := len(r.problems)
		if !r.mapping(n, keys(), func(key string, _, v *yaml.Node) { r.member(&l, key, v) }) {
			return
		}
		r.complete(&l, before)
		r.folder.Links = append(r.folder.Links, l)
	})
}

// defaultKeys lists what links of a file can have in common.
func defaultKeys() []string {
	return []string{"domain", "status", "forward_query", "forward_path", "time_zone"}
}

// complete checks a link that was read. Where anything was wrong with it already, no more is said.
func (r *reader) complete(l *Link, before int) {
	if len(r.problems) > before {
		return
	}
	if l.Slug == "" {
		r.problems.addf(l.Place, "the link has no slug")
		return
	}
	if l.URL == "" {
		r.problems.addf(l.Place, "the link %q has no url", l.Slug)
	}
	if l.Password != nil && l.PasswordHash != nil {
		r.problems.addf(l.Place, "the link %q has both password_env and password_hash", l.Slug)
	}
	id := [2]string{"", l.Slug}
	if l.Domain != nil {
		id[0] = strings.ToLower(*l.Domain)
	}
	if first, twice := r.seen[id]; twice {
		r.problems.addf(l.places["slug"], "the link %q is there twice; first at %s", l.Slug, first)
		return
	}
	r.seen[id] = l.places["slug"]
}
