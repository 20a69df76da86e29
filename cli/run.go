package cli

import (
	"bufio"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/jinklink/jink/python"
	"github.com/jinklink/jink/python/filesystem"
	pyio "github.com/jinklink/jink/python/stdlib/io"
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
				return c.runProgram(cmd.Context(), "<string>", []byte(source), append([]string{"-c"}, args...), "", look)
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
				return c.runProgram(cmd.Context(), "<stdin>", text, args, "", look)
			}
			return c.runFile(cmd.Context(), args, look)
		},
	}
	f := cmd.Flags()
	f.SetInterspersed(false)
	f.StringVarP(&source, "code", "c", "", "run this `TEXT`")
	f.StringVarP(&module, "module", "m", "", "run this `MODULE` as a program")
	look.flags(f)
	return cmd
}

// endOfOptions puts "--" behind the text of -c and the name after -m in a command line: as in CPython, the program has the rest,
// even what looks like an option of jink.
func endOfOptions(args []string) []string {
	if len(args) == 0 || args[0] != "run" {
		return args
	}
	for i := 1; i < len(args); i++ {
		name, _, joined := strings.Cut(args[i], "=")
		switch {
		case name == "-c" || name == "-m" || name == "--code" || name == "--module":
			if !joined {
				i++
			}
		case strings.HasPrefix(name, "-c") || strings.HasPrefix(name, "-m"):
		case name == "--path" || name == "--stdlib":
			if !joined {
				i++
			}
			continue
		default:
			return args
		}
		if i+1 < len(args) {
			return slices.Concat(args[:i+1], []string{"--"}, args[i+1:])
		}
	}
	return args
}

// Exit codes of jink run: as shells tell the signal that ended a program, and what CPython gives where there is none.
const (
	exitNoFile      = 2
	exitInterrupted = 128 + 2
	exitTerminated  = 128 + 15
)

// lookup is where modules are looked for beside the program.
type lookup struct {
	path    []string
	library string
}

func (l *lookup) flags(f *pflag.FlagSet) {
	f.StringArrayVar(&l.path, "path", nil, "look for modules in this `DIRECTORY` too; may be repeated")
	f.StringVar(&l.library, "stdlib", "", "use the library of CPython 3.13 in this `DIRECTORY`, not the one that is built in")
}

// maxThreads is how many threads a program may have: no more than a system would let it have.
const maxThreads = 10_000

// gcPercent lets the heap of a Python program grow to nine times what is in use before it is collected. Programs allocate
// much that does not live long; collecting less often takes a tenth to a third off their time, for memory that is there.
const gcPercent = 800

// readProgram reads a source: a file, or the standard input.
func (c *commands) readProgram(name string) ([]byte, error) {
	if name == "-" {
		text, err := io.ReadAll(c.env.Stdin)
		if err != nil {
			return nil, fmt.Errorf("reading the standard input: %w", err)
		}
		return text, nil
	}
	return os.ReadFile(name)
}

// runFile runs the program that args begin with. As in CPython, its name is absolute wherever it shows: a program may change
// its working directory, and a traceback must still tell where it is.
func (c *commands) runFile(ctx context.Context, args []string, look lookup) error {
	name, err := absolute(args[0])
	if err != nil {
		return err
	}
	dir := filepath.Dir(name)
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		dir, name = name, filepath.Join(name, "__main__.py")
		if _, err := os.Stat(name); err != nil {
			c.complain("", fmt.Errorf("can't find '__main__' module in %q", args[0]))
			return errReported
		}
	case err == nil:
		if real, err := filepath.EvalSymlinks(name); err == nil { // modules are beside what a link leads to
			dir = filepath.Dir(real)
		}
	}
	text, err := c.readProgram(name)
	if err != nil {
		c.complain("", err)
		return &exitError{exitNoFile}
	}
	return c.runProgram(ctx, name, text, args, dir, look)
}

// absolute is name below the working directory. It is not cleaned, as CPython does not.
func absolute(name string) (string, error) {
	if filepath.IsAbs(name) {
		return name, nil
	}
	wd, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("finding the working directory: %w", err)
	}
	return wd + string(filepath.Separator) + name, nil
}

// runModule runs a module as a program. Module dis is one of the few that take a file; it is what jink dis does.
func (c *commands) runModule(cmd *cobra.Command, module string, args []string, look lookup) error {
	if module == "dis" {
		switch len(args) {
		case 0:
			return c.disassemble("-")
		case 1:
			return c.disassemble(args[0])
		}
		return usage(cmd, "-m dis takes one FILE")
	}
	wd, err := os.Getwd()
	if err != nil {
		return fmt.Errorf("finding the working directory: %w", err)
	}
	for _, dir := range append([]string{wd}, c.modulePath(look)...) {
		base := filepath.Join(dir, filepath.FromSlash(strings.ReplaceAll(module, ".", "/")))
		for _, name := range []string{base + ".py", filepath.Join(base, "__main__.py")} {
			text, err := os.ReadFile(name)
			if errors.Is(err, os.ErrNotExist) {
				continue
			}
			if err != nil {
				return err
			}
			return c.runProgram(cmd.Context(), name, text, append([]string{name}, args...), wd, look)
		}
	}
	return fmt.Errorf("there is no module %q to run", module)
}

// modulePath are the directories of --path and PYTHONPATH.
func (c *commands) modulePath(look lookup) []string {
	all := append([]string(nil), look.path...)
	if env, ok := c.env.LookupEnv("PYTHONPATH"); ok && env != "" {
		all = append(all, filepath.SplitList(env)...)
	}
	return all
}

func (c *commands) runProgram(ctx context.Context, filename string, text []byte, args []string, dir string, look lookup) error {
	defer debug.SetGCPercent(debug.SetGCPercent(gcPercent))
	out := bufio.NewWriter(c.env.Stdout)
	stderr := &flushFirst{out: out, to: c.env.Stderr}
	in, err := python.New(python.Config{
		Stdin: c.env.Stdin, Stdout: out, Stderr: stderr,
		Files: diskFiles{}, Open: diskFiles{filesystem.Host()}, Environment: environment(), Processes: processes{c.env.Stdin, out, stderr},
		Entropy: rand.Reader, Cache: c.moduleCache(), Clock: wallClock{begun: time.Now()}, Threads: maxThreads,
		Path: append([]string{dir}, c.modulePath(look)...), Args: args, Library: look.library,
	})
	if err != nil {
		return err
	}
	program, err := python.Compile(filename, text)
	if err == nil {
		stop := c.env.Interrupts(in.Interrupt)
		err = in.Run(ctx, program)
		stop()
	}
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

// diskFiles is the file system as a Python program and its imports see it.
type diskFiles struct{ filesystem.Tree }

func (diskFiles) ReadFile(name string) ([]byte, error) { return os.ReadFile(name) }

// Open opens a file for a program, which may do what the user may.
func (d diskFiles) Open(name string, flags int) (pyio.File, error) {
	return d.OpenFile(name, flags, 0o666)
}

func (diskFiles) Kind(name string) (file, dir bool) {
	info, err := os.Stat(name)
	if err != nil {
		return false, false
	}
	return info.Mode().IsRegular(), info.IsDir()
}

// wallClock is the clock of the machine.
type wallClock struct{ begun time.Time }

func (wallClock) Now() time.Time { return time.Now() }

func (w wallClock) Monotonic() time.Duration { return time.Since(w.begun) }

func (wallClock) Sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
