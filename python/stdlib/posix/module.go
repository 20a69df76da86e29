// Package posix holds Python's module posix: files, processes and the environment, under module os.
//
// Everything it does goes through a capability of the host: without Files there is no file, without Processes nothing can be run,
// the environment is what Config says it is. What is not granted fails as if the system refused it, with PermissionError, so
// that programs deal with it as they deal with other refusals. Functions exist whether granted or not.
//
// Descriptors and the working directory are the interpreter's own, never the process's.
package posix

import (
	goio "io"
	"sync"
	"syscall"

	"github.com/jinklink/jink/python/filesystem"
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/stdlib/io"
)

type (
	thread = object.Thread
	value  = object.Value
	names  = object.Names
	typ    = object.Type
)

// Config says what the host grants.
type Config struct {
	Files       *filesystem.View  // nil: no files
	Environment map[string]string // what os.environ begins with
	Processes   Processes         // nil: nothing can be run
	Entropy     goio.Reader       // nil: no random bytes
	Terminal    func() (columns, lines int, ok bool)
}

var defineTypes = sync.OnceFunc(func() {
	defineRecords()
	defineEntry()
})

// state is what the module keeps for an interpreter.
type state struct {
	Config
	children  children
	exchanges exchanges
	umask     int

	// What the functions of the module do to the files and processes of the host is not to be shared by copies of an interpreter.
	granted bool `image:"refuse"`
}

type stateKey struct{}

func stateOf(t *thread) *state { return t.Interp.Memo.Get(stateKey{}).(*state) }

// Module makes module posix for an interpreter.
func (c Config) Module(t *thread) (*object.Module, error) {
	defineTypes()
	s := &state{Config: c, umask: 0o022, granted: c.Files != nil || c.Processes != nil}
	t.Interp.Memo.Set(stateKey{}, s)
	m := object.NewModule("posix", "What the system does for programs, as far as the host lets it.")
	m.AddTypes(statType, statvfsType, terminalType, unameType, timesType, entryType)
	m.Set("error", object.OSError.Value())
	for name, n := range constants {
		m.Set(name, object.Int(n))
	}
	env := object.NewDict()
	for k, v := range c.Environment {
		if err := env.Set(t, object.NewBytes(k), object.NewBytes(v)); err != nil {
			return nil, err
		}
	}
	m.Set("environ", env.Value())
	var have []value
	for _, name := range []string{"HAVE_FSTATVFS", "HAVE_LSTAT", "HAVE_FCHMOD", "HAVE_FTRUNCATE", "HAVE_LCHOWN"} {
		have = append(have, object.NewStr(name))
	}
	m.Set("_have_functions", object.NewList(have))
	for _, list := range [][]*object.Builtin{s.fileFunctions(), s.treeFunctions(), s.directoryFunctions(), s.descriptorFunctions(), s.processFunctions(), s.subprocessFunctions(), s.systemFunctions(), pathFunctions()} {
		m.Add(list...)
	}
	return m, nil
}

var constants = map[string]int64{
	"F_OK": 0, "R_OK": 4, "W_OK": 2, "X_OK": 1,
	"O_RDONLY": 0, "O_WRONLY": 1, "O_RDWR": 2, "O_CREAT": 0o100, "O_EXCL": 0o200, "O_NOCTTY": 0o400, "O_TRUNC": 0o1000, "O_APPEND": 0o2000,
	"O_NONBLOCK": 0o4000, "O_NDELAY": 0o4000, "O_DSYNC": 0o10000, "O_SYNC": 0o4010000, "O_DIRECTORY": 0o200000, "O_NOFOLLOW": 0o400000,
	"O_CLOEXEC": cloexec, "O_TMPFILE": 0o20200000, "O_PATH": 0o10000000, "O_ACCMODE": 3,
	"EX_OK": 0, "EX_USAGE": 64, "EX_DATAERR": 65, "EX_NOINPUT": 66, "EX_NOUSER": 67, "EX_NOHOST": 68, "EX_UNAVAILABLE": 69, "EX_SOFTWARE": 70,
	"EX_OSERR": 71, "EX_OSFILE": 72, "EX_CANTCREAT": 73, "EX_IOERR": 74, "EX_TEMPFAIL": 75, "EX_PROTOCOL": 76, "EX_NOPERM": 77, "EX_CONFIG": 78,
	"WNOHANG": 1, "WUNTRACED": 2, "WCONTINUED": 8, "P_PID": 1, "P_ALL": 0, "P_PGID": 2, "WEXITED": 4, "WNOWAIT": 0x1000000, "WSTOPPED": 2,
	"SEEK_DATA": 3, "SEEK_HOLE": 4, "ST_RDONLY": 1, "ST_NOSUID": 2, "NGROUPS_MAX": 65536, "TMP_MAX": 238328,
	"PRIO_PROCESS": 0, "PRIO_PGRP": 1, "PRIO_USER": 2,
}

const cloexec = 0x80000

// fn makes a function of the module.
func fn(name, sig, doc string, f func(t *thread, a []value) (value, error)) *object.Builtin {
	return object.Fn(name, sig, doc, f)
}

// refused is the error of what the host does not grant.
func refused(t *thread, name value) error { return io.OSError(t, syscall.EACCES, name, value{}) }

// files are the files that are granted.
func (s *state) files(t *thread, name value) (*filesystem.View, error) {
	if s.Files == nil {
		return nil, refused(t, name)
	}
	return s.Files, nil
}

func given(v value) value {
	if v.IsNull() {
		return object.None
	}
	return v
}

// intArg is an int argument that may be left out.
func intArg(t *thread, v value, otherwise int) (int, error) {
	if v.IsNull() {
		return otherwise, nil
	}
	return t.IntArg(v)
}

// flagArg is a truth that may be left out.
func flagArg(t *thread, v value, otherwise bool) (bool, error) {
	if v.IsNull() {
		return otherwise, nil
	}
	return t.Truth(v)
}
