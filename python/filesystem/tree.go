// Package filesystem holds what a host can grant a Python program of files: the machine's own tree, a part of it, or any
// fs.FS, which cannot be written to.
//
// It exists so that modules os and io, and the hosts that grant files, agree on one interface, and so that each interpreter has
// a working directory of its own: that of the process belongs to all of them.
//
// Invariants: names are as programs write them, with slashes; errors wrap those of io/fs or are numbers of the system; what is
// granted by Within or Reading cannot be left by any name, nor by a link.
package filesystem

import (
	"io"
	"io/fs"
	"time"
)

// File is an open file.
type File interface {
	io.Reader
	io.Writer
	io.Seeker
	io.Closer
	Truncate(size int64) error
}

// Tree is a tree of files.
type Tree interface {
	OpenFile(name string, flags int, perm fs.FileMode) (File, error)
	// Stat tells of a file; of what a link leads to if follow.
	Stat(name string, follow bool) (Info, error)
	ReadDir(name string) ([]fs.DirEntry, error)
	Mkdir(name string, perm fs.FileMode) error
	// Remove removes a file; with dir, an empty directory.
	Remove(name string, dir bool) error
	Rename(from, to string) error
	Link(from, to string) error
	Symlink(target, name string) error
	Readlink(name string) (string, error)
	Chmod(name string, perm uint32, follow bool) error
	Chown(name string, uid, gid int, follow bool) error
	Chtimes(name string, accessed, modified time.Time, follow bool) error
	Truncate(name string, size int64) error
	// Access reports whether the program may do what mode says: 4 to read, 2 to write, 1 to execute, 0 to see it.
	Access(name string, mode uint32) error
	// Usage tells how big the file system is that holds a file.
	Usage(name string) (Usage, error)
	// Pipe makes two files, of which the first gives what is written to the second.
	Pipe() (r, w File, err error)
	// Dir is the directory that programs start in.
	Dir() (string, error)
}

// Info is what there is to know of a file. Mode is as stat has it.
type Info struct {
	Mode                        uint32
	Ino, Dev, Nlink, Rdev       uint64
	UID, GID                    uint32
	Size                        int64
	Accessed, Modified, Changed time.Time
	BlockSize, Blocks           int64
}

// Usage is the size of a file system, as statvfs has it.
type Usage struct {
	BlockSize                        uint64
	Blocks, Free, Available          uint64
	Files, FreeFiles, AvailableFiles uint64
	Flags, NameMax                   uint64
}

// The bits of Info.Mode that say what a file is.
const (
	modeDir     = 0o040000
	modeRegular = 0o100000
	modeLink    = 0o120000
)

// infoOf tells of a file what every fs.FileInfo knows.
func infoOf(i fs.FileInfo) Info {
	mode := uint32(i.Mode().Perm())
	switch {
	case i.IsDir():
		mode |= modeDir
	case i.Mode()&fs.ModeSymlink != 0:
		mode |= modeLink
	case i.Mode()&fs.ModeNamedPipe != 0:
		mode |= 0o010000
	case i.Mode()&fs.ModeSocket != 0:
		mode |= 0o140000
	case i.Mode()&fs.ModeCharDevice != 0:
		mode |= 0o020000
	case i.Mode()&fs.ModeDevice != 0:
		mode |= 0o060000
	default:
		mode |= modeRegular
	}
	if i.Mode()&fs.ModeSetuid != 0 {
		mode |= 0o4000
	}
	if i.Mode()&fs.ModeSetgid != 0 {
		mode |= 0o2000
	}
	if i.Mode()&fs.ModeSticky != 0 {
		mode |= 0o1000
	}
	when := i.ModTime()
	return Info{
		Mode: mode, Nlink: 1, Size: i.Size(), Accessed: when, Modified: when, Changed: when, BlockSize: 4096, Blocks: (i.Size() + 511) / 512,
	}
}

// modeOf is permission bits of the system as package fs has them.
func modeOf(perm uint32) fs.FileMode {
	mode := fs.FileMode(perm & 0o777)
	if perm&0o4000 != 0 {
		mode |= fs.ModeSetuid
	}
	if perm&0o2000 != 0 {
		mode |= fs.ModeSetgid
	}
	if perm&0o1000 != 0 {
		mode |= fs.ModeSticky
	}
	return mode
}
