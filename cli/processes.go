package cli

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"sync"
	"syscall"

	"github.com/jinklink/jink/python/stdlib/posix"
)

// processes lets Python programs run others. What is not redirected is the command's own.
type processes struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	flush          func() error // writes what the program has written so far; nil: nothing is held back
}

// lockedWriter is a writer that a program and those that it runs write to at once.
type lockedWriter struct {
	mu sync.Mutex
	to io.Writer
}

func (w *lockedWriter) Write(b []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.to.Write(b)
}

// shared is a writer that several may use: a file is one.
func shared(w io.Writer) io.Writer {
	if f, ok := w.(*os.File); ok {
		return f
	}
	return &lockedWriter{to: w}
}

func (processes) ID() (self, parent int) { return os.Getpid(), os.Getppid() }

func (p processes) Start(c posix.Command) (posix.Process, error) {
	if p.flush != nil {
		if err := p.flush(); err != nil {
			return nil, err
		}
	}
	cmd := &exec.Cmd{Path: c.Path, Args: c.Args, Env: c.Env, Dir: c.Dir, Stdout: p.output(c.Streams[1]), Stderr: p.output(c.Streams[2])}
	if in := c.Streams[0]; in.File != nil {
		cmd.Stdin = in.File
	} else if own, ok := p.stdin.(*os.File); ok {
		cmd.Stdin = own // another reader would be read to its end, whatever the program wants of it
	}
	for n, f := range c.Files {
		file, ok := f.(*os.File)
		if !ok {
			return nil, syscall.EBADF
		}
		for len(cmd.ExtraFiles) <= n-3 {
			cmd.ExtraFiles = append(cmd.ExtraFiles, nil)
		}
		cmd.ExtraFiles[n-3] = file
	}
	if err := group(cmd, c); err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	return process{cmd}, nil
}

// output is where a command writes: to a file, or where the host does.
func (p processes) output(s posix.Stream) io.Writer {
	switch {
	case s.File != nil:
		return s.File
	case s.Host == 2:
		return p.stderr
	}
	return p.stdout
}

type process struct{ cmd *exec.Cmd }

func (p process) ID() int { return p.cmd.Process.Pid }

func (p process) Wait() (int, error) {
	err := p.cmd.Wait()
	var ended *exec.ExitError
	if !errors.As(err, &ended) {
		return 0, err
	}
	if s, ok := ended.Sys().(syscall.WaitStatus); ok && s.Signaled() {
		return -int(s.Signal()), nil
	}
	return ended.ExitCode(), nil
}

func (p process) Signal(number int) error { return p.cmd.Process.Signal(syscall.Signal(number)) }
