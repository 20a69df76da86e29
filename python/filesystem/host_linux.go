package filesystem

import (
	"io/fs"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

const errNotSupported = syscall.ENOTSUP

// complete adds what Linux knows of a file.
func complete(info Info, i fs.FileInfo) Info {
	s, ok := i.Sys().(*syscall.Stat_t)
	if !ok {
		return info
	}
	at := func(t syscall.Timespec) time.Time { return time.Unix(t.Unix()) }
	return Info{
		Mode: s.Mode, Ino: s.Ino, Dev: uint64(s.Dev), Nlink: uint64(s.Nlink), Rdev: uint64(s.Rdev), UID: s.Uid, GID: s.Gid, Size: s.Size,
		Accessed: at(s.Atim), Modified: at(s.Mtim), Changed: at(s.Ctim), BlockSize: int64(s.Blksize), Blocks: s.Blocks,
	}
}

func remove(name string, dir bool) error {
	if dir {
		return unix.Rmdir(name)
	}
	return unix.Unlink(name)
}

func rename(from, to string) error { return unix.Rename(from, to) }

func access(name string, mode uint32) error { return unix.Access(name, mode) }

func usage(name string) (Usage, error) {
	var s unix.Statfs_t
	if err := unix.Statfs(name, &s); err != nil {
		return Usage{}, err
	}
	return Usage{
		BlockSize: uint64(s.Bsize), Blocks: s.Blocks, Free: s.Bfree, Available: s.Bavail,
		Files: s.Files, FreeFiles: s.Ffree, AvailableFiles: s.Ffree, Flags: uint64(s.Flags), NameMax: uint64(s.Namelen),
	}, nil
}

func chtimes(name string, accessed, modified time.Time, follow bool) error {
	flags := 0
	if !follow {
		flags = unix.AT_SYMLINK_NOFOLLOW
	}
	times := make([]unix.Timespec, 2)
	for i, t := range []time.Time{accessed, modified} {
		times[i] = unix.NsecToTimespec(t.UnixNano())
	}
	return unix.UtimesNanoAt(unix.AT_FDCWD, name, times, flags)
}
