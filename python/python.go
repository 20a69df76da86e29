// Package python runs Python inside Go programs: source is compiled once into a Program, which any number of Interpreters
// may run, each by one goroutine at a time.
//
// It exists so that a host needs to know nothing of scanners, code objects and frames. An interpreter reaches nothing of
// the process but what its Config grants: without Files there are no files, without Stdin no input.
//
// Invariants: a Program never changes; nothing mutable is shared by two interpreters; an exception that a program does not
// catch becomes an *Error, and no panic of the machine leaves this package.
package python

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/compile"
	"github.com/jinklink/jink/python/filesystem"
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/stdlib/ast"
	"github.com/jinklink/jink/python/stdlib/atexit"
	"github.com/jinklink/jink/python/stdlib/codecs"
	pyio "github.com/jinklink/jink/python/stdlib/io"
	"github.com/jinklink/jink/python/stdlib/posix"
	pytime "github.com/jinklink/jink/python/stdlib/time"
	"github.com/jinklink/jink/python/syntax"
	"github.com/jinklink/jink/python/traceback"
	"github.com/jinklink/jink/python/vm"
)

// Config says what an interpreter is given.
type Config struct {
	Stdin          io.Reader // nil: empty
	Stdout, Stderr io.Writer // nil: thrown away

	// Files are where modules in Python are read from; nil: only what is built in can be imported.
	Files Files
	// Open opens files for programs; nil: they may open none. If it is a filesystem.Tree too, modules os and pathlib work on
	// it, with a working directory of the interpreter's own.
	Open pyio.Files
	// Environment is what os.environ begins with.
	Environment map[string]string
	// Processes runs programs of the host; nil: none can be run.
	Processes posix.Processes
	// LoadCode lets programs read code objects by module marshal, and run them. They are verified, but not proved harmless: those
	// that somebody makes by hand may break the machine. Without it, programs can only write them.
	LoadCode bool
	// Clock tells programs the time; nil: they cannot know it.
	Clock pytime.Clock
	// Entropy is where randomness comes from that nobody can guess; nil: there is none, and generators that programs give no
	// seed all begin the same way.
	Entropy io.Reader
	// Cache keeps compiled modules from one interpreter to the next; nil: each compiles what it imports.
	Cache vm.Cache
	// Modules are the modules of the host, by their full names.
	Modules map[string]*Module
	// Stdlib names the modules of the standard library that can be imported; nil: all. See Pure.
	Stdlib []string
	// Library is the directory, in Files, of an installed CPython 3.13 library, whose modules take the place of the embedded
	// ones; "": there is none. Modules in Go stay, but those of which there is a file there: where CPython's are native,
	// so are these.
	Library string
	// Path are the directories in Files in which modules are looked for, in this order: sys.path.
	Path []string
	// Args is sys.argv.
	Args []string
	// Executable is sys.executable: a program that programs start, by Processes, to run Python as CPython's does (-c, -m, a file).
	// "": there is none, and they know of none.
	Executable string

	// Threads is how many threads a program may have at once beside the one that runs it; 0: none.
	Threads int

	// Steps is how many steps a program may take, 0 for any number. A step is a call, or a turn of a loop, with up to sixteen
	// instructions in it, and more with more; what is done in Go is counted as much. A program that takes more ends with a
	// *Stopped, which it cannot catch.
	Steps int64
	// Memory is how many bytes a program may allocate in all, small objects among them, 0 for any number. What is garbage is
	// not taken off, so it is also as much as can ever be held.
	Memory int64
	// Output is how many bytes may be written to Stdout and Stderr together, 0 for any number. A program that writes more ends
	// with a *Stopped, and nothing of what it wrote last is written.
	Output int64
	// Recursion is how deep calls may nest at first, and as deep as programs may set that limit; 0: 1000 at first.
	Recursion int
}

// Files is the part of a file system that imports need. Names are as programs write them.
type Files interface {
	ReadFile(name string) ([]byte, error)
	// Kind reports whether there is a file or a directory of this name.
	Kind(name string) (file, dir bool)
}

// Program is compiled Python. It never changes.
type Program struct {
	code     *code.Code
	source   []byte
	warnings []syntax.Warning // of the source; they are shown when it runs
}

// Compile compiles the source of a whole program. The error, if there is one, is an *Error that prints as Python would.
func Compile(filename string, source []byte) (*Program, error) {
	return compileMode(filename, source, syntax.Exec, 0)
}

func compileMode(filename string, source []byte, mode syntax.Mode, optimize int) (*Program, error) {
	res, err := syntax.Parse(source, syntax.Config{Filename: filename, Mode: mode})
	if err != nil {
		return nil, syntaxError(err)
	}
	p := &Program{source: source, warnings: res.Warnings}
	warn := func(w syntax.Warning) error {
		p.warnings = append(p.warnings, w)
		return nil
	}
	p.code, err = compile.Tree(res.Tree, compile.Config{Filename: filename, Source: source, Optimize: optimize, Warn: warn})
	if err != nil {
		return nil, syntaxError(err)
	}
	return p, nil
}

// Disassemble writes the program's bytecode, that of its functions and classes after it.
func (p *Program) Disassemble(w io.Writer) error { return code.Disassemble(w, p.code) }

// Interpreter is a Python world of its own: modules, classes, objects.
type Interpreter struct {
	rt      *vm.Runtime
	sources *sources
	config  Config
	failed  error // why nothing can be run any more
	format  func(t *object.Thread, exc object.Value) string
}

// New makes an interpreter.
func New(c Config) (*Interpreter, error) {
	if tree, ok := c.Open.(filesystem.Tree); ok {
		c.Open = filesystem.NewView(tree)
	}
	in := &Interpreter{config: c, sources: newSources()}
	rt, err := vm.New(vm.Config{
		Stdin: c.Stdin, Stdout: c.Stdout, Stderr: c.Stderr,
		Clock: c.Clock, Modules: c.native(in.source), Finder: finder{c.Files, c.Stdlib}, Cache: c.Cache, Trees: ast.Trees{}, Path: c.searchPath(), Args: c.Args, Executable: c.Executable,
	})
	if err != nil {
		return nil, fmt.Errorf("make a Python interpreter: %w", err)
	}
	in.rt = rt
	if c.Recursion > 0 {
		rt.Interp.RecursionLimit, rt.Interp.MaxRecursion = c.Recursion, c.Recursion
	}
	in.formatExceptions()
	rt.Interp.Codecs().Find = codecs.Find
	rt.Interp.Warnings().Source = func(filename string, line int) (string, bool) {
		lines, ok := in.source(filename)
		if !ok || line < 1 || line > len(lines) {
			return "", false
		}
		return lines[line-1], true
	}
	in.limit()
	return in, nil
}

// formatExceptions tells the interpreter how to show exceptions.
func (in *Interpreter) formatExceptions() {
	if in.format == nil {
		in.format = func(t *object.Thread, exc object.Value) string {
			return traceback.Format(t, exc, traceback.Config{Source: in.source})
		}
	}
	in.rt.Interp.FormatException = in.format
}

// broken is the error of a run in which the machine itself failed, by a panic. Nothing can be run after that.
func (in *Interpreter) broken(r any) error {
	in.failed = failed(r)
	return in.failed
}

// begin readies the interpreter to run under a context, which the machine looks at now and then. end takes what it gives.
func (in *Interpreter) begin(ctx context.Context) (outer context.Context, err error) {
	if in.failed != nil {
		return nil, in.failed
	}
	if ctx.Err() != nil {
		return nil, &Stopped{Reason: object.Cancelled, Err: context.Cause(ctx)}
	}
	outer = in.rt.Interp.Context
	in.rt.Interp.Context = ctx
	return outer, nil
}

// end ends what begin began.
func (in *Interpreter) end(outer context.Context) { in.rt.Interp.Context = outer }

// Run runs a program as module __main__. Programs that are run one after the other share its names, and those that Set gave.
// When ctx ends, the program is stopped, whatever it does or waits for, and the error is a *Stopped.
func (in *Interpreter) Run(ctx context.Context, p *Program) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = in.broken(r)
		}
	}()
	outer, err := in.begin(ctx)
	if err != nil {
		return err
	}
	defer in.end(outer)
	return in.run(p)
}

// RunModule runs a module of sys.path, or a built-in one, as module __main__; of a package, its __main__. It is otherwise as Run.
func (in *Interpreter) RunModule(ctx context.Context, name string) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = in.broken(r)
		}
	}()
	outer, err := in.begin(ctx)
	if err != nil {
		return err
	}
	defer in.end(outer)
	return in.runMain(func(t *object.Thread) error {
		in.rt.Main()
		runpy, err := t.Import("runpy")
		if err != nil {
			return err
		}
		c, err := t.CallMethod(runpy, "_main", object.NewStr(name))
		if err != nil {
			return err
		}
		globals := in.rt.Main().Dict
		_, err = in.rt.Exec(object.As[object.Code](c), globals, globals.Value())
		return err
	})
}

// Interrupt raises KeyboardInterrupt in the running program, or calls its own handler of signal SIGINT. Any goroutine may
// call it.
func (in *Interpreter) Interrupt() { in.Signal(2) }

// Signal tells the program of a signal, by its number, from 1 to 63. One that the program does not handle ends it, if it would
// end a process. Any goroutine may call it.
func (in *Interpreter) Signal(n int) {
	if n >= 1 && n < 64 {
		in.rt.Signal(n)
	}
}

// run is Run, without a net.
func (in *Interpreter) run(p *Program) error {
	in.sources.set(p.code.Filename, p.source)
	for _, w := range p.warnings {
		at := object.WarningPlace{Filename: p.code.Filename, Line: w.Line}
		if err := in.rt.Thread.WarnAt(object.NewStr(w.Msg), object.SyntaxWarning, at); err != nil {
			return in.outcome(err)
		}
	}
	return in.runMain(func(*object.Thread) error {
		_, err := in.rt.RunMain(p.code)
		return err
	})
}

// runMain does what runs the program, and then what is to be done at its end.
func (in *Interpreter) runMain(run func(t *object.Thread) error) (ended error) {
	defer func() {
		if err := in.rt.Thread.StopThreads(); err != nil && ended == nil {
			ended = err
		}
	}()
	err := run(in.rt.Thread)
	// What ended the program is told before what it registered for its end runs.
	outcome := in.outcome(err)
	if err != nil && object.Raised(err) == nil {
		return outcome
	}
	if err := in.finish(); outcome == nil {
		outcome = in.outcome(err)
	}
	return outcome
}

// finish does what is to be done when a program is over: it calls what was registered for that, finalizes what is left, and
// writes out what files still hold.
func (in *Interpreter) finish() error {
	t := in.rt.Thread
	if err := in.waitThreads(); err != nil {
		return err
	}
	if err := atexit.Run(t); err != nil {
		return err
	}
	if m := object.AsModule(t.Interp.Modules.GetString("__main__")); m != nil {
		if err := t.FinalizeAll(m.Dict); err != nil {
			return err
		}
	}
	return pyio.Flush(t)
}

// waitThreads waits for the threads of the program, as module threading does if that is what started them.
func (in *Interpreter) waitThreads() error {
	t := in.rt.Thread
	if m := object.AsModule(t.Interp.Modules.GetString("threading")); m != nil {
		if f := m.Dict.GetString("_shutdown"); !f.IsNull() {
			if _, err := t.Call(f); err != nil {
				return t.Unraisable(err, m.Value(), "Exception ignored on threading shutdown")
			}
		}
	}
	return t.WaitThreads()
}

// outcome turns what ended a run into what the host is told.
func (in *Interpreter) outcome(err error) error {
	if err == nil {
		return nil
	}
	exc := object.Raised(err)
	if exc == nil {
		return err
	}
	t := in.rt.Thread
	if object.Matches(err, object.SystemExit) {
		return in.exit(exc)
	}
	text, ended := in.uncaught(exc)
	if ended != nil {
		return ended
	}
	return describe(t, exc, &text)
}

// exit is what SystemExit asks for: its code, or, if that is no number, 1 and a message.
func (in *Interpreter) exit(exc *object.Exception) error {
	t := in.rt.Thread
	v, err := t.Attr(exc.Value(), "code")
	if err != nil || v.IsNone() {
		return &Exit{}
	}
	if n, ok := object.AsInt64(v); ok && object.IsInstance(v, object.IntType) {
		return &Exit{Code: int(n) & 0xff}
	}
	s, err := t.Str(v)
	if err == nil && in.config.Stderr != nil {
		_, err = io.WriteString(in.config.Stderr, s+"\n")
	}
	return errors.Join(&Exit{Code: 1}, err)
}
