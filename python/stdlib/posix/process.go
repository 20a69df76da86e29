package posix

import (
	"context"
	"errors"
	"os"
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
	Path, Dir string
	Args, Env []string
	Streams   [3]Stream               // standard input, output and error
	Files     map[int]filesystem.File // what else it is given, by the number that it has there: 3 and above
	Session   bool                    // it begins a session of its own
	Group     int                     // the group of processes that it joins; 0: one of its own; -1: that of the host
}

// Stream is one of the standard streams of what is run.
type Stream struct {
	File filesystem.File // nil: the host's
	Host int             // which of the host's: 0, 1 or 2
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

// signal sends a signal. One that ended but was not waited for takes signals, and does nothing.
func (c *child) signal(n int) error {
	err := c.process.Signal(n)
	if errors.Is(err, os.ErrProcessDone) {
		return nil
	}
	return err
}

func (c *children) forget(pid int) {
	c.mu.Lock()
	delete(c.list, pid)
	c.mu.Unlock()
}

// wait waits for a process that the program started, or with WNOHANG in options, only looks. The status is as systems tell it.
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
	if err := t.Block(func(ctx context.Context) error { return ended(ctx, c.done) }); err != nil {
		return 0, 0, err
	}
	s.children.forget(c.process.ID())
	status := c.code << 8
	if c.code < 0 {
		status = -c.code
	}
	return c.process.ID(), status, nil
}

func ended(ctx context.Context, done <-chan struct{}) error {
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (s *state) isSelf(pid int) bool {
	self, _ := s.Processes.ID()
	return pid == self
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
			return value{}, t.Exit(n)
		}),
		fn("abort", "()", "End the program as if it had failed.", func(t *thread, a []value) (value, error) {
			return value{}, t.Exit(134)
		}),
		fn("kill", "(pid, signal, /)", "Send a signal to a process that the program started, or to itself.", func(t *thread, a []value) (value, error) {
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
			case s.isSelf(pid) && n >= 0 && n < 64:
				if n > 0 {
					t.Interp.Bell().Signal(n)
				}
				return object.None, t.HandleSignals()
			case pid == -1 || c == nil:
				err = syscall.ESRCH
			default:
				err = c.signal(n)
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
