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

// endOptions puts "--" after the program of jink run that -c or -m gives: what follows are its own options, as those that follow a
// file are.
func endOptions(args []string) []string {
	at := slices.Index(args, "run")
	if at < 0 || slices.ContainsFunc(args[:at], func(arg string) bool { return !strings.HasPrefix(arg, "-") }) {
		return args
	}
	for i := at + 1; i < len(args); i++ {
		arg := args[i]
		switch {
		case arg == "-c" || arg == "--code" || arg == "-m" || arg == "--module":
			i++
		case arg == "--path" || arg == "--stdlib":
			i++
			continue
		case strings.HasPrefix(arg, "-c") || strings.HasPrefix(arg, "--code=") || strings.HasPrefix(arg, "-m") || strings.HasPrefix(arg, "--module="):
		case strings.HasPrefix(arg, "-") && arg != "-" && arg != "--":
			continue
		default:
			return args
		}
		if i+1 >= len(args) {
			return args
		}
		return slices.Concat(args[:i+1], []string{"--"}, args[i+1:])
	}
	return args
}

// exitError ends jink with the exit code of a Python program.
type exitError struct{ code int }

func (e *exitError) Error() string { return fmt.Sprintf("exit status %d", e.code) }

func (c *commands) runCommand() *cobra.Command {
	var source, module string
	var look lookup
	cmd := &cobra.Command{
		Use:   "run [FILE] [ARGUMENT]...",
		Short: "Run a Python program",
		Long: `Run a Python program by jink's own virtual machine: a file, "-" for the standard input,
the text given by -c, or a module given by -m.

Modules are looked for beside the program, in the directories of --path, and in those of
the environment variable PYTHONPATH.`,
		Example: `  jink run hello_world.py
  jink run -c 'print(2**100)'
  jink run -m dis hello_world.py`,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case source != "" && module != "":
				return usage(cmd, "-c and -m exclude each other")
			case cmd.Flags().Changed("code"):
				return c.runProgram(cmd.Context(), runnable{name: "<string>", text: []byte(source), args: append([]string{"-c"}, args...)}, look)
			case module != "":
				return c.runModule(cmd, module, args, look)
			case len(args) == 0:
				return usage(cmd, "FILE is missing")
			}
			text, err := c.readProgram(args[0])
			if err != nil {
				return err
			}
			if args[0] == "-" {
				return c.runProgram(cmd.Context(), runnable{name: "<stdin>", text: text, args: args}, look)
			}
			return c.runProgram(cmd.Context(), runnable{name: args[0], text: text, args: args, dir: filepath.Dir(args[0])}, look)
		},
	}
	f := cmd.Flags()
	f.SetInterspersed(false)
	f.StringVarP(&source, "code", "c", "", "run this `TEXT`")
	f.StringVarP(&module, "module", "m", "", "run this `MODULE` as a program")
	look.flags(f)
	return cmd
}

// Exit codes of a Python program that a signal ended, as shells tell them.
const (
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
	for _, dir := range append([]string{"."}, c.modulePath(look)...) {
		base := filepath.Join(dir, filepath.FromSlash(strings.ReplaceAll(module, ".", "/")))
		for _, name := range []string{base + ".py", filepath.Join(base, "__main__.py")} {
			text, err := os.ReadFile(name)
			if errors.Is(err, os.ErrNotExist) {
				continue
			}
			if err != nil {
				return err
			}
			return c.runProgram(cmd.Context(), moduleProgram(module, name, text, args), look)
		}
	}
	if name, text, ok := python.MainModule(module); ok {
		return c.runProgram(cmd.Context(), moduleProgram(module, name, text, args), look)
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

// runnable is what is to be run.
type runnable struct {
	name string // as its tracebacks say
	text []byte
	args []string // sys.argv
	dir  string   // where its modules are
	pkg  string   // the package that it is in
}

// moduleProgram is a module as a program: part of its package, or of itself if it is one.
func moduleProgram(module, file string, text []byte, args []string) runnable {
	pkg := module
	if filepath.Base(file) != "__main__.py" {
		pkg = module[:max(strings.LastIndexByte(module, '.'), 0)]
	}
	return runnable{name: file, text: text, args: append([]string{file}, args...), dir: ".", pkg: pkg}
}

func (c *commands) runProgram(ctx context.Context, p runnable, look lookup) error {
	defer debug.SetGCPercent(debug.SetGCPercent(gcPercent))
	stdout, failures := shared(c.env.Stdout), shared(c.env.Stderr)
	out := bufio.NewWriter(stdout)
	stderr := &flushFirst{out: out, to: failures}
	in, err := python.New(python.Config{
		Stdin: c.env.Stdin, Stdout: out, Stderr: stderr,
		Files: diskFiles{}, Open: diskFiles{filesystem.Host()}, Environment: environment(), LoadCode: true, Processes: processes{c.env.Stdin, stdout, failures, out.Flush},
		Entropy: rand.Reader, Cache: c.moduleCache(), Clock: wallClock{begun: time.Now()}, Threads: maxThreads,
		Path: append([]string{p.dir}, c.modulePath(look)...), Args: p.args, Library: look.library,
	})
	if err != nil {
		return err
	}
	if p.pkg != "" {
		if err := in.Set("__package__", p.pkg); err != nil {
			return err
		}
	}
	compiled, err := python.Compile(p.name, p.text)
	if err == nil {
		stop := c.env.Interrupts(in.Interrupt)
		err = in.Run(ctx, compiled)
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
