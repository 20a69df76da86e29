package posix

import (
	"context"
	goio "io"
	"math"
	"sync"
	"syscall"
	gotime "time"

	"github.com/jinklink/jink/python/filesystem"
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/stdlib/io"
)

// This file is what module subprocess needs: starting programs, waiting for them for a time, and giving them input while taking
// what they write.

func (s *state) subprocessFunctions() []*object.Builtin {
	return []*object.Builtin{
		fn("_pipe", "()", "Make a pipe to a program that is run: descriptors to read from and to write to.", func(t *thread, a []value) (value, error) {
			if s.Processes == nil {
				return value{}, refused(t, value{})
			}
			r, w, err := filesystem.Host().Pipe()
			if err != nil {
				return value{}, io.OSError(t, err, value{}, value{})
			}
			d := io.DescriptorsOf(t)
			return object.NewPair(object.Int(int64(d.Add(r))), object.Int(int64(d.Add(w)))), nil
		}),
		fn("_start_process", "(path, args, cwd, env, stdin, stdout, stderr, pass_fds, session, group)", "Run a program. Its number is returned, or minus the number of an error.", s.start),
		fn("_wait_process", "(pid, timeout)", "Wait for so many seconds, or without end for None; the exit code, or None, is returned.", s.waitFor),
		fn("_exchange_start", "(input, stdin, fds)", "Begin to write bytes to one descriptor, and to read others to their ends.", s.beginExchange),
		fn("_exchange_wait", "(number, timeout)", "Return whether all is written and read, after so many seconds at most.", s.waitExchange),
		fn("_exchange_end", "(number)", "Forget what was written and read.", func(t *thread, a []value) (value, error) {
			n, err := t.IntArg(a[0])
			delete(s.exchanges.list, n)
			return object.None, err
		}),
		fn("_exchange_data", "(number, index)", "Return what was read from a descriptor.", func(t *thread, a []value) (value, error) {
			x, err := s.exchange(t, a[0])
			if err != nil {
				return value{}, err
			}
			i, err := t.IntArg(a[1])
			if err != nil {
				return value{}, err
			}
			if i < 0 || i >= len(x.outputs) {
				return value{}, t.Raise(object.IndexError, "there is no such output")
			}
			o := x.outputs[i]
			o.mu.Lock()
			defer o.mu.Unlock()
			return object.NewBytes(string(o.data)), t.Allocate(len(o.data))
		}),
	}
}

// strings are a list of str and bytes in the bytes of the system.
func stringsArg(t *thread, v value) ([]string, error) {
	list := []string{}
	err := t.Each(v, func(item value) error {
		s, err := io.PathArg(t, item)
		list = append(list, s)
		return err
	})
	return list, err
}

func (s *state) start(t *thread, a []value) (value, error) {
	if s.Processes == nil {
		return value{}, refused(t, value{})
	}
	c := Command{Group: -1}
	var err error
	if c.Path, err = io.PathArg(t, a[0]); err != nil {
		return value{}, err
	}
	if c.Args, err = stringsArg(t, a[1]); err != nil {
		return value{}, err
	}
	if !a[2].IsNone() {
		if c.Dir, err = io.PathArg(t, a[2]); err != nil {
			return value{}, err
		}
	}
	if c.Env, err = stringsArg(t, a[3]); err != nil {
		return value{}, err
	}
	for i := range c.Streams {
		if c.Streams[i], err = stream(t, a[4+i], i); err != nil {
			return value{}, err
		}
	}
	c.Files = map[int]filesystem.File{}
	if err := t.Each(a[7], func(item value) error {
		n, err := t.IntArg(item)
		if err != nil {
			return err
		}
		f, err := io.DescriptorsOf(t).Get(n)
		if err != nil {
			return io.OSError(t, err, value{}, value{})
		}
		if n >= 3 && n < 1<<10 {
			c.Files[n] = f
		}
		return nil
	}); err != nil {
		return value{}, err
	}
	if c.Session, err = t.Truth(a[8]); err != nil {
		return value{}, err
	}
	if c.Group, err = t.IntArg(a[9]); err != nil {
		return value{}, err
	}
	if s.Files != nil {
		dir, err := s.Files.Dir()
		switch {
		case err != nil:
		case c.Dir == "":
			c.Dir = dir
		case c.Dir[0] != '/':
			c.Dir = dir + "/" + c.Dir
		}
	}
	p, err := s.Processes.Start(c)
	if err != nil {
		return object.Int(-int64(io.ErrorNumber(err))), nil
	}
	s.children.add(p)
	return object.Int(int64(p.ID())), nil
}

// stream is the standard stream that a descriptor stands for; -1: the one of the same number.
func stream(t *thread, v value, number int) (Stream, error) {
	fd, err := t.IntArg(v)
	if err != nil {
		return Stream{}, err
	}
	if fd == -1 {
		fd = number
	}
	f, err := io.DescriptorsOf(t).Get(fd)
	if err != nil {
		if fd == number {
			return Stream{Host: number}, nil // the program never looked at its own
		}
		return Stream{}, io.OSError(t, err, value{}, value{})
	}
	if n, ok := io.ConsoleNumber(t, f); ok {
		return Stream{Host: n}, nil
	}
	return Stream{File: f}, nil
}

// timeout makes a channel that tells when so many seconds are over; None: never.
func timeout(t *thread, v value) (<-chan gotime.Time, error) {
	if v.IsNone() {
		return nil, nil
	}
	seconds, err := t.FloatArg(v)
	if err != nil {
		return nil, err
	}
	return gotime.After(gotime.Duration(min(max(seconds, 0), math.MaxInt32) * float64(gotime.Second))), nil
}

// blockUntil waits for something to be done, and reports whether it was before the time was over.
func blockUntil(t *thread, done <-chan struct{}, late <-chan gotime.Time) (ok bool, err error) {
	err = t.Block(func(ctx context.Context) error {
		select {
		case <-done:
			ok = true
			return nil
		case <-late:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	})
	return ok, err
}

func (s *state) waitFor(t *thread, a []value) (value, error) {
	pid, err := t.IntArg(a[0])
	if err != nil {
		return value{}, err
	}
	late, err := timeout(t, a[1])
	if err != nil {
		return value{}, err
	}
	c := s.children.get(pid)
	if c == nil || pid <= 0 {
		return value{}, io.OSError(t, syscall.ECHILD, value{}, value{})
	}
	select { // what is over is told even where there is no time
	case <-c.done:
	default:
		if ok, err := blockUntil(t, c.done, late); err != nil || !ok {
			return object.None, err
		}
	}
	s.children.forget(pid)
	return object.Int(int64(c.code)), nil
}

// exchanges are those that a program has begun, by number.
type exchanges struct {
	list map[int]*exchange
	last int
}

// exchange is a talk with a program that runs: both sides must be served at once, or each would wait for the other.
type exchange struct {
	outputs []*output
	done    chan struct{}
}

// output is what a program wrote.
type output struct {
	mu    sync.Mutex
	data  []byte
	limit int // how much is kept; what is beyond is refused when it is asked for
}

// Write takes what was written; it is what io.Copy wants.
func (o *output) Write(b []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.data = append(o.data, b...)
	if len(o.data) > o.limit {
		return 0, syscall.ENOMEM
	}
	return len(b), nil
}

func (o *output) size() int {
	o.mu.Lock()
	defer o.mu.Unlock()
	return len(o.data)
}

func (s *state) beginExchange(t *thread, a []value) (value, error) {
	d := io.DescriptorsOf(t)
	x := &exchange{done: make(chan struct{})}
	limit := math.MaxInt
	if in := t.Interp; in.MemoryLimit >= 0 {
		limit = int(max(in.MemoryLimit-in.Allocated, 0))
	}
	var all sync.WaitGroup
	// serve gives a file a descriptor of our own, so that it stays open until f is done with it.
	serve := func(v value, f func(file filesystem.File)) error {
		fd, err := t.IntArg(v)
		if err != nil {
			return err
		}
		file, err := d.Get(fd)
		if err != nil {
			return io.OSError(t, err, value{}, value{})
		}
		own := d.Add(file)
		all.Go(func() {
			f(file)
			_ = d.Close(own)
		})
		return nil
	}
	if !a[1].IsNone() {
		b, err := object.AsBytes(t, a[0])
		if err != nil {
			return value{}, err
		}
		input := string(b)
		if err := serve(a[1], func(file filesystem.File) { _, _ = goio.WriteString(file, input) }); err != nil {
			return value{}, err
		}
	}
	if err := t.Each(a[2], func(item value) error {
		o := &output{limit: limit}
		x.outputs = append(x.outputs, o)
		return serve(item, func(file filesystem.File) { _, _ = goio.Copy(o, file) })
	}); err != nil {
		return value{}, err
	}
	go func() {
		all.Wait()
		close(x.done)
	}()
	e := &s.exchanges
	if e.list == nil {
		e.list = map[int]*exchange{}
	}
	e.last++
	e.list[e.last] = x
	return object.Int(int64(e.last)), nil
}

func (s *state) exchange(t *thread, v value) (*exchange, error) {
	n, err := t.IntArg(v)
	if err != nil {
		return nil, err
	}
	x := s.exchanges.list[n]
	if x == nil {
		return nil, t.Raise(object.ValueError, "there is no such exchange")
	}
	return x, nil
}

func (s *state) waitExchange(t *thread, a []value) (value, error) {
	x, err := s.exchange(t, a[0])
	if err != nil {
		return value{}, err
	}
	late, err := timeout(t, a[1])
	if err != nil {
		return value{}, err
	}
	ok, err := blockUntil(t, x.done, late)
	if err != nil {
		return value{}, err
	}
	for _, o := range x.outputs {
		if n := o.size(); n > o.limit {
			if err := t.Allocate(n); err != nil {
				return value{}, err
			}
			return value{}, t.Raise(object.MemoryError, "")
		}
	}
	return object.Bool(ok), nil
}
