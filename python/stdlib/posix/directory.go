package posix

import (
	"io/fs"
	"strings"

	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/stdlib/io"
)

var (
	entryType   = &typ{Name: "DirEntry", Doc: "A file of a directory that is listed."}
	scandirType = &typ{Name: "ScandirIterator"}
)

// entry is a DirEntry. What is asked of it is remembered, links followed or not.
type entry struct {
	object.Object
	name, path value
	full       string // in the bytes of the system
	kind       fs.FileMode
	stats      [2]value // not followed, followed
}

// scandir is the iterator that scandir gives.
type scandir struct {
	object.Object
	dir     string
	bytes   bool
	shown   value
	entries []fs.DirEntry
}

func (s *state) list(t *thread, function string, v value) (filePath, []fs.DirEntry, error) {
	p, err := pathArg(t, function, "path", given(v), orFD|orNone)
	if err != nil {
		return p, nil, err
	}
	files, err := s.files(t, p.shown)
	if err != nil {
		return p, nil, err
	}
	name := p.name
	if p.isFD {
		// A directory that is open goes by the name that it was opened by.
		f, err := io.DescriptorsOf(t).Get(p.fd)
		if err != nil {
			return p, nil, io.OSError(t, err, p.shown, value{})
		}
		n, ok := f.(interface{ Name() string })
		if !ok {
			return p, nil, refused(t, p.shown)
		}
		name = n.Name()
	}
	entries, err := files.ReadDir(name)
	if err != nil {
		shown := p.shown
		if shown.IsNull() {
			shown = object.NewStr(".")
		}
		return p, nil, io.OSError(t, err, shown, value{})
	}
	return p, entries, t.Allocate(64 * len(entries))
}

func (s *state) directoryFunctions() []*object.Builtin {
	return []*object.Builtin{
		fn("listdir", "(path=None)", "Return the names of the files of a directory.", func(t *thread, a []value) (value, error) {
			p, entries, err := s.list(t, "listdir", a[0])
			if err != nil {
				return value{}, err
			}
			out := make([]value, len(entries))
			for i, e := range entries {
				if out[i], err = named(t, e.Name(), p.bytes); err != nil {
					return value{}, err
				}
			}
			return object.NewList(out), nil
		}),
		fn("scandir", "(path=None)", "Iterate over the files of a directory.", func(t *thread, a []value) (value, error) {
			p, entries, err := s.list(t, "scandir", a[0])
			if err != nil {
				return value{}, err
			}
			it := &scandir{Object: object.Head(scandirType), dir: p.name, bytes: p.bytes, entries: entries, shown: p.shown}
			return object.From(it), nil
		}),
	}
}

func (it *scandir) next(t *thread) (value, error) {
	if len(it.entries) == 0 {
		return value{}, nil
	}
	d := it.entries[0]
	it.entries = it.entries[1:]
	full := d.Name()
	if it.dir != "." || !it.shown.IsNull() {
		full = strings.TrimSuffix(it.dir, "/") + "/" + full
	}
	e := &entry{Object: object.Head(entryType), full: full, kind: d.Type()}
	var err error
	if e.name, err = named(t, d.Name(), it.bytes); err != nil {
		return value{}, err
	}
	shown := full
	if it.shown.IsNull() {
		shown = "./" + full
	}
	if e.path, err = named(t, shown, it.bytes); err != nil {
		return value{}, err
	}
	return object.From(e), nil
}

// stat is what stat gives of the entry.
func (e *entry) stat(t *thread, follow bool) (value, error) {
	at := 0
	if follow {
		if at = 1; e.kind&fs.ModeSymlink == 0 {
			at = 0
		}
	}
	if !e.stats[at].IsNull() {
		return e.stats[at], nil
	}
	s := stateOf(t)
	files, err := s.files(t, e.path)
	if err != nil {
		return value{}, err
	}
	info, err := files.Stat(e.full, follow)
	if err != nil {
		return value{}, io.OSError(t, err, e.path, value{})
	}
	e.stats[at] = statResult(info)
	return e.stats[at], nil
}

// is reports whether the entry, or what it leads to, is of a kind.
func (e *entry) is(t *thread, follow bool, kind fs.FileMode) (bool, error) {
	if e.kind&fs.ModeSymlink == 0 || !follow {
		return e.kind.Type() == kind, nil
	}
	v, err := e.stat(t, true)
	if err != nil {
		if object.Matches(err, object.FileNotFoundError) {
			return false, nil
		}
		return false, err
	}
	mode := object.AsTuple(v).Items[0].Int64() & 0o170000
	return kind == fs.ModeDir && mode == 0o040000 || kind == 0 && mode == 0o100000, nil
}

func defineEntry() {
	method := object.Method
	is := func(name, doc string, kind fs.FileMode) *object.Builtin {
		return method(name, "(self, *, follow_symlinks=True)", doc, func(t *thread, a []value) (value, error) {
			follow, err := flagArg(t, a[1], true)
			if err != nil {
				return value{}, err
			}
			yes, err := object.As[entry](a[0]).is(t, follow, kind)
			return object.Bool(yes), err
		})
	}
	entryType.Flags |= object.NoNew | object.Final
	entryType.Repr = func(t *thread, self value) (value, error) {
		name, err := t.Repr(object.As[entry](self).name)
		return object.NewStr("<DirEntry " + name + ">"), err
	}
	object.DefineType(entryType, nil, "posix", object.TypeDef{
		ClassMethods: []*object.Builtin{object.ClassGetItem()},
		Methods: []*object.Builtin{
			is("is_dir", "Return whether it is a directory.", fs.ModeDir), is("is_file", "Return whether it is a regular file.", 0),
			method("is_symlink", "(self, /)", "Return whether it is a link.", func(t *thread, a []value) (value, error) {
				return object.Bool(object.As[entry](a[0]).kind&fs.ModeSymlink != 0), nil
			}),
			method("is_junction", "(self, /)", "Return whether it is a junction: never.", func(t *thread, a []value) (value, error) { return object.False, nil }),
			method("stat", "(self, *, follow_symlinks=True)", "Tell of the file.", func(t *thread, a []value) (value, error) {
				follow, err := flagArg(t, a[1], true)
				if err != nil {
					return value{}, err
				}
				return object.As[entry](a[0]).stat(t, follow)
			}),
			method("inode", "(self, /)", "Return the number of the file.", func(t *thread, a []value) (value, error) {
				v, err := object.As[entry](a[0]).stat(t, false)
				if err != nil {
					return value{}, err
				}
				return object.AsTuple(v).Items[1], nil
			}),
			method("__fspath__", "(self, /)", "Return the path.", func(t *thread, a []value) (value, error) { return object.As[entry](a[0]).path, nil }),
		},
		GetSets: []*object.GetSet{
			object.Attr("name", "the name in the directory", func(t *thread, self value) (value, error) { return object.As[entry](self).name, nil }, nil),
			object.Attr("path", "the name with the directory's", func(t *thread, self value) (value, error) { return object.As[entry](self).path, nil }, nil),
		},
	})
	scandirType.Flags |= object.NoNew | object.Final
	scandirType.Iter = func(t *thread, self value) (value, error) { return self, nil }
	scandirType.Next = func(t *thread, self value) (value, error) { return object.As[scandir](self).next(t) }
	shut := func(t *thread, a []value) (value, error) {
		object.As[scandir](a[0]).entries = nil
		return object.None, nil
	}
	object.DefineType(scandirType, nil, "posix", object.TypeDef{
		Methods: []*object.Builtin{
			method("close", "(self, /)", "End the listing.", shut), method("__exit__", "(*)", "", shut),
			method("__enter__", "(self, /)", "", func(t *thread, a []value) (value, error) { return a[0], nil }),
		},
	})
}
