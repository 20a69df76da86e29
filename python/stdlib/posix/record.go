package posix

import (
	"time"

	"github.com/jinklink/jink/python/filesystem"
	"github.com/jinklink/jink/python/object"
)

var (
	statType     = &typ{Name: "stat_result", Doc: "What there is to know of a file."}
	statvfsType  = &typ{Name: "statvfs_result", Doc: "The size of a file system."}
	terminalType = &typ{Name: "terminal_size", Doc: "How many columns and lines a terminal has."}
	unameType    = &typ{Name: "uname_result", Doc: "What system this is."}
	timesType    = &typ{Name: "times_result", Doc: "How long a process ran."}
)

func defineRecords() {
	// The times of the tuple are whole seconds; by name they are floats.
	object.DefineRecord(statType, "os", 10, true, "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime",
		"st_ctime", "st_atime", "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev")
	// A record that is made of a tuple alone has the times by name all the same.
	made := statType.New
	statType.New = func(t *thread, cls *typ, args []value, n names) (value, error) {
		v, err := made(t, cls, args, n)
		if err != nil {
			return v, err
		}
		r := object.As[object.Record](v)
		for i := range 3 {
			if r.Hidden[i].IsNone() {
				r.Hidden[i] = r.Items[7+i]
			}
		}
		return v, nil
	}
	object.DefineRecord(statvfsType, "os", 10, true, "f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail",
		"f_flag", "f_namemax", "f_fsid")
	object.DefineRecord(terminalType, "os", 2, true, "columns", "lines")
	object.DefineRecord(unameType, "posix", 5, true, "sysname", "nodename", "release", "version", "machine")
	object.DefineRecord(timesType, "posix", 5, true, "user", "system", "children_user", "children_system", "elapsed")
}

func statResult(i filesystem.Info) value {
	n := func(n uint64) value { return object.Int(int64(n)) }
	whole := func(t time.Time) value { return object.Int(t.Unix()) }
	exact := func(t time.Time) value { return object.Float(float64(t.Unix()) + 1e-9*float64(t.Nanosecond())) }
	ns := func(t time.Time) value { return object.Int(t.UnixNano()) }
	return object.NewRecord(statType, n(uint64(i.Mode)), n(i.Ino), n(i.Dev), n(i.Nlink), n(uint64(i.UID)), n(uint64(i.GID)), object.Int(i.Size),
		whole(i.Accessed), whole(i.Modified), whole(i.Changed), exact(i.Accessed), exact(i.Modified), exact(i.Changed),
		ns(i.Accessed), ns(i.Modified), ns(i.Changed), object.Int(i.BlockSize), object.Int(i.Blocks), n(i.Rdev))
}

func statvfsResult(u filesystem.Usage) value {
	n := func(n uint64) value { return object.Int(int64(n)) }
	return object.NewRecord(statvfsType, n(u.BlockSize), n(u.BlockSize), n(u.Blocks), n(u.Free), n(u.Available), n(u.Files), n(u.FreeFiles),
		n(u.AvailableFiles), n(u.Flags), n(u.NameMax), object.Int(0))
}
