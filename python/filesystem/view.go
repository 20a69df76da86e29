package filesystem

import (
	"io/fs"
	"strings"
	"sync"
	"time"
)

// View is a Tree as one interpreter sees it: with a working directory of its own.
type View struct {
	tree Tree

	mu  sync.Mutex
	dir string // "" as long as the program has not changed it
}

// NewView makes a view of a tree.
func NewView(tree Tree) *View { return &View{tree: tree} }

// Tree is what the view is of.
func (v *View) Tree() Tree { return v.tree }

// at is a name, seen from the working directory.
func (v *View) at(name string) string {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.dir == "" || name == "" || strings.HasPrefix(name, "/") {
		return name
	}
	return strings.TrimSuffix(v.dir, "/") + "/" + name
}

// Chdir changes the working directory.
func (v *View) Chdir(name string) error {
	full := v.at(name)
	info, err := v.tree.Stat(full, true)
	switch {
	case err != nil:
		return err
	case info.Mode&0o170000 != modeDir:
		return errNotDir
	}
	if err := v.tree.Access(full, 1); err != nil {
		return err
	}
	if !strings.HasPrefix(full, "/") {
		dir, err := v.tree.Dir()
		if err != nil {
			return err
		}
		full = strings.TrimSuffix(dir, "/") + "/" + full
	}
	if full, err = v.resolve(full); err != nil {
		return err
	}
	v.mu.Lock()
	v.dir = full
	v.mu.Unlock()
	return nil
}

// resolve is an absolute name without links and dots: what the system calls the directory.
func (v *View) resolve(name string) (string, error) {
	done := ""
	rest := strings.Split(name, "/")
	for links := 0; len(rest) > 0; {
		part := rest[0]
		rest = rest[1:]
		switch part {
		case "", ".":
			continue
		case "..":
			done = done[:max(strings.LastIndexByte(done, '/'), 0)]
			continue
		}
		next := done + "/" + part
		target, err := v.tree.Readlink(next)
		if err != nil {
			done = next
			continue
		}
		if links++; links > 40 {
			return "", errLoop
		}
		if strings.HasPrefix(target, "/") {
			done = ""
		}
		rest = append(strings.Split(target, "/"), rest...)
	}
	if done == "" {
		done = "/"
	}
	return done, nil
}

// Open opens a file for module io.
func (v *View) Open(name string, flags int) (File, error) { return v.OpenFile(name, flags, 0o666) }

// OpenFile and the methods below are those of the tree.
func (v *View) OpenFile(name string, flags int, perm fs.FileMode) (File, error) {
	f, err := v.tree.OpenFile(v.at(name), flags, perm)
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (v *View) Stat(name string, follow bool) (Info, error) { return v.tree.Stat(v.at(name), follow) }
func (v *View) ReadDir(name string) ([]fs.DirEntry, error)  { return v.tree.ReadDir(v.at(name)) }
func (v *View) Mkdir(name string, perm fs.FileMode) error   { return v.tree.Mkdir(v.at(name), perm) }
func (v *View) Remove(name string, dir bool) error          { return v.tree.Remove(v.at(name), dir) }
func (v *View) Rename(from, to string) error                { return v.tree.Rename(v.at(from), v.at(to)) }
func (v *View) Link(from, to string) error                  { return v.tree.Link(v.at(from), v.at(to)) }
func (v *View) Symlink(target, name string) error           { return v.tree.Symlink(target, v.at(name)) }
func (v *View) Readlink(name string) (string, error)        { return v.tree.Readlink(v.at(name)) }
func (v *View) Access(name string, mode uint32) error       { return v.tree.Access(v.at(name), mode) }
func (v *View) Usage(name string) (Usage, error)            { return v.tree.Usage(v.at(name)) }
func (v *View) Truncate(name string, size int64) error      { return v.tree.Truncate(v.at(name), size) }

func (v *View) Chmod(name string, perm uint32, follow bool) error {
	return v.tree.Chmod(v.at(name), perm, follow)
}

func (v *View) Chown(name string, uid, gid int, follow bool) error {
	return v.tree.Chown(v.at(name), uid, gid, follow)
}

func (v *View) Chtimes(name string, accessed, modified time.Time, follow bool) error {
	return v.tree.Chtimes(v.at(name), accessed, modified, follow)
}

// Dir is the working directory.
func (v *View) Dir() (string, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.dir != "" {
		return v.dir, nil
	}
	return v.tree.Dir()
}

// Pipe makes a pipe.
func (v *View) Pipe() (r, w File, err error) { return v.tree.Pipe() }
