package cli

import (
	"bufio"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"github.com/jinklink/jink/python"
	"github.com/jinklink/jink/python/filesystem"
)

// exitError ends jink with the exit code of a Python program.
type exitError struct{ code int }

func (e *exitError) Error() string { return fmt.Sprintf("exit status %d", e.code) }

func (c *commands) runCommand() *cobra.Command {
	var source, module string
	var look lookup
	cmd := &cobra.Command{
		Use:   "run [FILE] [ARGUMENT]...",
		Short: "Run a Python program",
		Long: `Run a Python program by jink's own virtual machine: a file, a directory that
has a __main__.py, "-" for the standard input, the text given by -c, or a module given by -m.

Modules are looked for beside the program, in the directories of --path, and in those of
the environment variable PYTHONPATH.`,
		Example: `  jink run hello_world.py
  jink run -c 'print(2**100)'
  jink run -m dis hello_world.py`,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case cmd.Flags().Changed("code"):
				return c.runProgram(cmd.Context(), runnable{name: "<string>", text: []byte(source), args: append([]string{"-c"}, args...)}, look)
			case module != "":
				return c.runModule(cmd, module, args, look)
			case len(args) == 0:
				return usage(cmd, "FILE is missing")
			}
			if args[0] == "-" {
				text, err := c.readProgram("-")
				if err != nil {
					return err
				}
				return c.runProgram(cmd.Context(), runnable{name: "<stdin>", text: text, args: args}, look)
			}
			return c.runFile(cmd.Context(), args, look)
		},
	}
	f := cmd.Flags()
	f.SetInterspersed(false)
	f.StringVarP(&source, "code", "c", "", "run this `TEXT`")
	f.StringVarP(&module, "module", "m", "", "run this `MODULE` as a program")
	f.BoolVarP(&c.unbuffered, "unbuffered", "u", false, "write what the program prints at once")
	look.flags(f)
	return cmd
}

// Exit codes of jink run: as shells tell the signal that ended a program, and what CPython gives where there is none.
const (
	exitNoFile      = 2
	exitInterrupted = 128 + 2
	exitTerminated  = 128 + 15
)

// maxThreads is how many threads a program may have: no more than a system would let it have.
const maxThreads = 10_000

// gcPercent lets the heap of a Python program grow to nine times what is in use before it is collected. Programs allocate
// much that does not live long; collecting less often takes a tenth to a third off their time, for memory that is there.
const gcPercent = 800

func (c *commands) runProgram(ctx context.Context, p runnable, look lookup) error {
	defer debug.SetGCPercent(debug.SetGCPercent(gcPercent))
	stdout, failures := shared(c.env.Stdout), shared(c.env.Stderr)
	out := bufio.NewWriter(stdout)
	stderr := &flushFirst{out: out, to: failures}
	held := io.Writer(out)
	if c.unbuffered {
		held = stdout
	}
	in, err := python.New(python.Config{
		Stdin: c.env.Stdin, Stdout: held, Stderr: stderr,
		Files: diskFiles{}, Open: diskFiles{filesystem.Host()}, Environment: environment(), LoadCode: true, Processes: processes{c.env.Stdin, stdout, failures, out.Flush},
		Entropy: rand.Reader, Cache: c.moduleCache(), Clock: wallClock{begun: time.Now()}, Threads: maxThreads,
		Path: c.modulePath(p.dir, look), Args: p.args, Executable: c.env.Executable, Library: look.library,
	})
	if err != nil {
		return err
	}
	err = c.runIn(ctx, in, p)
	if ferr := out.Flush(); ferr != nil && err == nil {
		err = fmt.Errorf("writing the output: %w", ferr)
	}
	var raised *python.Error
	var exit *python.Exit
	switch {
	case errors.As(err, &raised):
		if _, err := io.WriteString(c.env.Stderr, raised.Text); err != nil {
			return err
		}
		if raised.Type == "KeyboardInterrupt" {
			return &exitError{exitInterrupted}
		}
		return errReported
	case errors.As(err, &exit):
		if exit.Code == 0 {
			return nil
		}
		return &exitError{exit.Code}
	case interrupted(ctx, err):
		return &exitError{exitTerminated}
	}
	if s, ok := errors.AsType[*python.Signalled](err); ok {
		return &exitError{128 + s.Number}
	}
	return err
}

// runIn runs what is to be run in an interpreter.
func (c *commands) runIn(ctx context.Context, in *python.Interpreter, p runnable) error {
	if p.module != "" {
		defer c.env.Interrupts(in.Interrupt)()
		return in.RunModule(ctx, p.module)
	}
	compiled, err := python.Compile(p.name, p.text)
	if err != nil {
		return err
	}
	defer c.env.Interrupts(in.Interrupt)()
	return in.Run(ctx, compiled)
}

// flushFirst writes errors after the output that came before them.
type flushFirst struct {
	out *bufio.Writer
	to  io.Writer
}

func (f *flushFirst) Write(b []byte) (int, error) {
	if err := f.out.Flush(); err != nil {
		return 0, err
	}
	return f.to.Write(b)
}
