package cli

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"

	"github.com/jinklink/jink/python/filesystem"
	"github.com/jinklink/jink/python/stdlib/posix"
)

// environment is that of the process, for Python programs.
func environment() map[string]string {
	env := make(map[string]string)
	for _, entry := range os.Environ() {
		if name, text, ok := strings.Cut(entry, "="); ok && name != "" {
			env[name] = text
		}
	}
	return env
}

// processes lets Python programs run others. What is not redirected is the command's own.
type processes struct {
	stdin          io.Reader
	stdout, stderr io.Writer
}

func (processes) ID() (self, parent int) { return os.Getpid(), os.Getppid() }

func (p processes) Start(c posix.Command) (posix.Process, error) {
	cmd := &exec.Cmd{Path: c.Path, Args: c.Args, Env: c.Env, Dir: c.Dir, Stdout: writer(c.Stdout, p.stdout), Stderr: writer(c.Stderr, p.stderr)}
	if c.Stdin != nil {
		cmd.Stdin = c.Stdin
	} else if own, ok := p.stdin.(*os.File); ok {
		cmd.Stdin = own // another reader would be read to its end, whatever the program wants of it
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	return process{cmd}, nil
}

// writer is where a command writes: to a file, or where the host does.
func writer(f filesystem.File, own io.Writer) io.Writer {
	if f != nil {
		return f
	}
	return own
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
