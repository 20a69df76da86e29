package posix

import (
	"context"
	"sync"
	"syscall"

	"github.com/jinklink/jink/python/filesystem"
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/stdlib/io"
)

// Processes runs programs of the host for Python programs.
type Processes interface {
	Start(c Command) (Process, error)
	// ID is the number of the process itself, and of its parent.
	ID() (self, parent int)
}

// Command is what to run.
type Command struct {
	Path, Dir             string
	Args                  []string
	Env                   []string // nil: as the host's
	Stdin, Stdout, Stderr filesystem.File
	Group                 bool // it begins a session of its own
}

// Process is something that runs.
type Process interface {
	ID() int
	// Wait waits for the end, and gives how it was: the exit code, or minus the signal.
	Wait() (code int, err error)
	Signal(number int) error
}

// children are the processes that a program has started and not yet waited for.
type children struct {
	mu   sync.Mutex
	list map[int]*child
}

type child struct {
	process Process
	done    chan struct{}
	code    int
}

func (c *children) add(p Process) {
	started := &child{process: p, done: make(chan struct{})}
	c.mu.Lock()
	if c.list == nil {
		c.list = make(map[int]*child)
	}
	c.list[p.ID()] = started
	c.mu.Unlock()
	go func() {
		started.code, _ = p.Wait()
		close(started.done)
	}()
}

func (c *children) get(pid int) *child {
	c.mu.Lock()
	defer c.mu.Unlock()
	if pid == -1 {
		for _, found := range c.list {
			return found
		}
	}
	return c.list[pid]
}

func (c *children) forget(pid int) {
	c.mu.Lock()
	delete(c.list, pid)
	c.mu.Unlock()
}

// Start runs a command for module _posixsubprocess, and gives its number.
func Start(t *thread, c Command) (int, error) {
	s, ok := t.Interp.Memo[stateKey{}].(*state)
	if !ok || s.Processes == nil {
		return 0, syscall.EACCES
	}
	if c.Dir == "" && s.Files != nil {
		c.Dir, _ = s.Files.Dir()
	}
	p, err := s.Processes.Start(c)
	if err != nil {
		return 0, err
	}
	s.children.add(p)
	return p.ID(), nil
}

// Directory is the name of a directory as the host has it, seen from the program's own.
func Directory(t *thread, name string) string {
	s, ok := t.Interp.Memo[stateKey{}].(*state)
	if !ok || s.Files == nil {
		return name
	}
	dir, err := s.Files.Dir()
	if err != nil || name == "" || name[0] == '/' {
		return name
	}
	return dir + "/" + name
}

func (s *state) wait(t *thread, pid, options int) (int, int, error) {
	c := s.children.get(pid)
	if c == nil {
		return 0, 0, syscall.ECHILD
	}
	if options&1 != 0 {
		select {
		case <-c.done:
		default:
			return 0, 0, nil
		}
	}
	ctx := t.Interp.Context
	if ctx == nil {
		ctx = context.Background()
	}
	select {
	case <-c.done:
	case <-ctx.Done():
		return 0, 0, &object.Stop{Reason: object.Cancelled, Err: ctx.Err()}
	}
	s.children.forget(c.process.ID())
	status := c.code << 8
	if c.code < 0 {
		status = -c.code
	}
	return c.process.ID(), status, nil
}

func (s *state) processFunctions() []*object.Builtin {
	id := func(name, doc string, f func() int) *object.Builtin {
		return fn(name, "()", doc, func(t *thread, a []value) (value, error) { return object.Int(int64(f())), nil })
	}
	self := func(which int) func() int {
		return func() int {
			if s.Processes == nil {
				return 1 - which // as the first process of a machine of its own
			}
			own, parent := s.Processes.ID()
			return []int{own, parent}[which]
		}
	}
	status := func(name, doc string, f func(n int) value) *object.Builtin {
		return fn(name, "(status)", doc, func(t *thread, a []value) (value, error) {
			n, err := t.IntArg(a[0])
			if err != nil {
				return value{}, err
			}
			return f(n), nil
		})
	}
	refuse := func(name, doc string) *object.Builtin {
		return fn(name, "(*)", doc, func(t *thread, a []value) (value, error) {
			return value{}, io.OSError(t, syscall.EPERM, value{}, value{})
		})
	}
	return []*object.Builtin{
		id("getpid", "Return the number of the process.", self(0)), id("getppid", "Return the number of its parent.", self(1)),
		id("getuid", "Return the user.", s.userID), id("geteuid", "Return the user.", s.userID), id("getgid", "Return the group.", s.groupID), id("getegid", "Return the group.", s.groupID),
		refuse("fork", "Refused: an interpreter cannot be copied into another process."), refuse("execv", "Refused: the process belongs to the host."),
		refuse("execve", "Refused: the process belongs to the host."),
		fn("_exit", "(status)", "End the program at once, without what is to be done at its end.", func(t *thread, a []value) (value, error) {
			n, err := t.IntArg(a[0])
			if err != nil {
				return value{}, err
			}
			return value{}, t.RaiseArgs(object.SystemExit, object.Int(int64(n)))
		}),
		fn("abort", "()", "End the program as if it had failed.", func(t *thread, a []value) (value, error) {
			return value{}, t.RaiseArgs(object.SystemExit, object.Int(134))
		}),
		fn("kill", "(pid, signal, /)", "Send a signal to a process that the program started.", func(t *thread, a []value) (value, error) {
			pid, err := t.IntArg(a[0])
			if err != nil {
				return value{}, err
			}
			n, err := t.IntArg(a[1])
			if err != nil {
				return value{}, err
			}
			c := s.children.get(pid)
			switch {
			case s.Processes == nil:
				err = syscall.EPERM
			case pid == -1 || c == nil:
				err = syscall.ESRCH
			default:
				err = c.process.Signal(n)
			}
			if err != nil {
				return value{}, io.OSError(t, err, value{}, value{})
			}
			return object.None, nil
		}),
		fn("waitpid", "(pid, options, /)", "Wait for a process to end; its number and how it ended are returned.", func(t *thread, a []value) (value, error) {
			pid, err := t.IntArg(a[0])
			if err != nil {
				return value{}, err
			}
			options, err := t.IntArg(a[1])
			if err != nil {
				return value{}, err
			}
			pid, code, err := s.wait(t, pid, options)
			if err != nil {
				return value{}, io.OSError(t, err, value{}, value{})
			}
			return object.NewPair(object.Int(int64(pid)), object.Int(int64(code))), nil
		}),
		status("WIFEXITED", "Return whether it ended by itself.", func(n int) value { return object.Bool(n&0x7f == 0) }),
		status("WEXITSTATUS", "Return its exit code.", func(n int) value { return object.Int(int64(n >> 8 & 0xff)) }),
		status("WIFSIGNALED", "Return whether a signal ended it.", func(n int) value { return object.Bool(n&0x7f != 0 && n&0x7f != 0x7f) }),
		status("WTERMSIG", "Return the signal that ended it.", func(n int) value { return object.Int(int64(n & 0x7f)) }),
		status("WIFSTOPPED", "Return whether it was stopped.", func(n int) value { return object.Bool(n&0xff == 0x7f) }),
		status("WSTOPSIG", "Return the signal that stopped it.", func(n int) value { return object.Int(int64(n >> 8 & 0xff)) }),
		status("WCOREDUMP", "Return whether it left a dump.", func(n int) value { return object.Bool(n&0x80 != 0) }),
		fn("waitstatus_to_exitcode", "(status)", "Turn how a process ended into an exit code.", func(t *thread, a []value) (value, error) {
			n, err := t.IntArg(a[0])
			if err != nil {
				return value{}, err
			}
			switch {
			case n&0x7f == 0:
				return object.Int(int64(n >> 8 & 0xff)), nil
			case n&0xff == 0x7f:
				return value{}, t.Raise(object.ValueError, "process stopped by delivery of signal %d", n>>8&0xff)
			}
			return object.Int(-int64(n & 0x7f)), nil
		}),
	}
}
