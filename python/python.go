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
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/stdlib/atexit"
	pyio "github.com/jinklink/jink/python/stdlib/io"
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
	// Open opens files for programs; nil: they may open none.
	Open pyio.Files
	// Clock tells programs the time; nil: they cannot know it.
	Clock pytime.Clock
	// Cache keeps compiled modules from one interpreter to the next; nil: each compiles what it imports.
	Cache vm.Cache
	// Path are the directories in Files in which modules are looked for, in this order: sys.path.
	Path []string
	// Args is sys.argv.
	Args []string

	// Threads is how many threads a program may have at once beside the one that runs it; 0: none.
	Threads int

	// Steps is how many steps a program may take, 0 for any number. A step is about an instruction or the work of one; what
	// is done in Go is counted as much. A program that takes more ends with a *Stopped, which it cannot catch.
	Steps int64
	// Memory is how many bytes may be allocated in all, 0 for any number. What the garbage collector gives back is not
	// taken off.
	Memory int64
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
	sources map[string][]byte
	config  Config
}

// New makes an interpreter.
func New(c Config) (*Interpreter, error) {
	in := &Interpreter{config: c, sources: make(map[string][]byte)}
	rt, err := vm.New(vm.Config{
		Stdin: c.Stdin, Stdout: c.Stdout, Stderr: c.Stderr,
		Modules: modules(c, in.source), Finder: finder{c.Files}, Cache: c.Cache, Path: c.Path, Args: c.Args,
	})
	if err != nil {
		return nil, fmt.Errorf("make a Python interpreter: %w", err)
	}
	in.rt = rt
	rt.Interp.FormatException = func(t *object.Thread, exc object.Value) string {
		return traceback.Format(t, exc, traceback.Config{Source: in.source})
	}
	rt.Interp.Warnings().Source = func(filename string, line int) (string, bool) {
		lines, ok := in.source(filename)
		if !ok || line < 1 || line > len(lines) {
			return "", false
		}
		return lines[line-1], true
	}
	if c.Steps > 0 {
		rt.Thread.SetSteps(c.Steps)
	}
	rt.Interp.SetThreads(c.Threads)
	if c.Memory > 0 {
		rt.Interp.MemoryLimit = c.Memory
	}
	return in, nil
}

// Stopped is the error of a program that was ended from outside: it used up what it may use.
type Stopped = object.Stop

// Signalled is why a *Stopped program was stopped, if a signal did.
type Signalled = object.Signalled

// Error is an exception that nobody caught. It prints as CPython prints it.
type Error struct {
	Type    string // the class
	Message string // str() of it
	Text    string // the whole traceback, as on standard error; "" if a hook of the program printed it

	// Incomplete is of errors of the source: it ended where it could have gone on, as while someone types it.
	Incomplete bool
}

func (e *Error) Error() string { return e.Text }

// Exit is how a program ends that calls sys.exit.
type Exit struct{ Code int }

func (e *Exit) Error() string { return fmt.Sprintf("exit status %d", e.Code) }

// Run runs a program as module __main__. When ctx ends, the program is stopped, whatever it does or waits for, and the error
// is a *Stopped.
func (in *Interpreter) Run(ctx context.Context, p *Program) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the virtual machine failed: %v", r)
		}
	}()
	return in.run(ctx, p)
}

// during has the program stopped when ctx ends, until what it returns is called.
func (in *Interpreter) during(ctx context.Context) func() {
	in.rt.Interp.Context = ctx
	return func() { in.rt.Interp.Context = nil }
}

// Interrupt raises KeyboardInterrupt in the running program, or calls its own handler of signal SIGINT. Any goroutine may
// call it.
func (in *Interpreter) Interrupt() { in.Signal(2) }

// Signal tells the program of a signal, by its number, from 1 to 63. One that the program does not handle ends it, if it would
// end a process. Any goroutine may call it.
func (in *Interpreter) Signal(n int) {
	if n >= 1 && n < 64 {
		in.rt.Interp.Signal(n)
	}
}

// run is Run, without a net.
func (in *Interpreter) run(ctx context.Context, p *Program) (ended error) {
	defer in.during(ctx)()
	defer func() {
		if err := in.rt.Thread.StopThreads(); err != nil && ended == nil {
			ended = err
		}
	}()
	in.sources[p.code.Filename] = p.source
	for _, w := range p.warnings {
		at := object.WarningPlace{Filename: p.code.Filename, Line: w.Line}
		if err := in.rt.Thread.WarnAt(object.NewStr(w.Msg), object.SyntaxWarning, at); err != nil {
			return in.outcome(err)
		}
	}
	if err := ctx.Err(); err != nil {
		return &Stopped{Reason: object.Cancelled, Err: err}
	}
	_, err := in.rt.RunMain(p.code)
	// What ended the program is told before what it registered for its end runs.
	outcome := in.outcome(err)
	if _, stopped := err.(*Stopped); stopped {
		return outcome
	}
	if err := in.end(); outcome == nil {
		outcome = in.outcome(err)
	}
	return outcome
}

// end does what is to be done when a program is over: it calls what was registered for that, finalizes what is left, and
// writes out what files still hold.
func (in *Interpreter) end() error {
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
	message, serr := t.Str(exc.Value())
	if serr != nil {
		message = "<exception str() failed>"
	}
	return &Error{Type: exc.Value().Type().Name, Message: message, Text: text}
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
