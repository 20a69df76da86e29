package python

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime/debug"

	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/traceback"
)

// This file holds the errors of both worlds: exceptions as Go errors, and Go errors as exceptions.

// Stopped is the error of a program that was ended from outside: it used up what it may use, or its context ended.
type Stopped = object.Stop

// Why a program was stopped: Stopped.Reason.
const (
	OutOfSteps  = object.OutOfSteps
	OutOfMemory = object.OutOfMemory
	OutOfOutput = object.OutOfOutput
	Cancelled   = object.Cancelled
)

// Signalled is why a *Stopped program was stopped, if a signal did.
type Signalled = object.Signalled

// Error is an exception that nobody caught. It prints as CPython prints it.
type Error struct {
	Type    string // the class
	Message string // str() of it
	Text    string // the whole traceback, as on standard error; "" if a hook of the program printed it

	Bases  []string // the names of all classes that Type inherits from, the nearest first
	Frames []Frame  // the calls that the exception passed, the outermost first

	// Exception is the exception itself, for the interpreter that it came of; the zero Value of errors of the source.
	Exception Value

	// Incomplete is of errors of the source: it ended where it could have gone on, as while someone types it.
	Incomplete bool

	cause error
}

// Frame is one entry of a traceback. Lines count from 1.
type Frame struct {
	File, Function string
	Line           int
}

func (e *Error) Error() string {
	if e.Text == "" {
		return e.Type + ": " + e.Message
	}
	return e.Text
}

// Unwrap is the Go error that became the exception, or nil.
func (e *Error) Unwrap() error { return e.cause }

// IsA reports whether the exception is of this class or of one that inherits from it, as except would.
func (e *Error) IsA(class string) bool {
	if e.Type == class {
		return true
	}
	for _, b := range e.Bases {
		if b == class {
			return true
		}
	}
	return false
}

// Exit is how a program ends that calls sys.exit or os._exit.
type Exit = object.Exit

// Panic is the error of Go code that panicked while Python code called it. Python sees a SystemError.
type Panic struct {
	Value any
	Stack []byte
}

func (p *Panic) Error() string { return fmt.Sprintf("panic: %v", p.Value) }

// describe makes an *Error of an exception. text is its traceback; nil: it is made here.
func describe(t *object.Thread, exc *object.Exception, text *string) *Error {
	v := exc.Value()
	e := &Error{Type: v.Type().Name, Exception: v, cause: causeOf(exc)}
	var err error
	if e.Message, err = t.Str(v); err != nil {
		e.Message = "<exception str() failed>"
	}
	if text != nil {
		e.Text = *text
	} else if t.Interp.FormatException != nil {
		e.Text = t.Interp.FormatException(t, v)
	}
	for _, base := range v.Type().MRO[1:] {
		e.Bases = append(e.Bases, base.Name)
	}
	frames := traceback.Frames(exc.Traceback)
	e.Frames = make([]Frame, len(frames))
	for i, f := range frames {
		e.Frames[i] = Frame{File: f.Filename, Function: f.Name, Line: f.Line}
	}
	return e
}

// causeOf is the Go error that an exception came of: its own, or that of the exceptions it was raised from.
func causeOf(exc *object.Exception) error {
	for range 100 {
		if exc.Err != nil {
			return exc.Err
		}
		next := object.AsException(exc.Cause)
		if next == nil {
			return nil
		}
		exc = next
	}
	return nil
}

// raise is a Go error that names the exception it becomes.
type raise struct {
	class, message string
	err            error
}

func (r *raise) Error() string { return r.class + ": " + r.message }
func (r *raise) Unwrap() error { return r.err }

// Raise is the error of a Go function that raises a built-in exception: Raise("ValueError", "no such country: %q", code).
// An error given for %w is found again by errors.Is and errors.As if the exception comes back to Go.
func Raise(class, format string, args ...any) error {
	err := fmt.Errorf(format, args...)
	return &raise{class: class, message: err.Error(), err: errors.Unwrap(err)}
}

// exceptionOf makes an exception of the error of a Go function.
func exceptionOf(t *object.Thread, err error) *object.Exception {
	if exc := object.Raised(err); exc != nil {
		return exc
	}
	class, message := classOf(err), err.Error()
	var r *raise
	if errors.As(err, &r) {
		message = r.message
		class = object.RuntimeError
		if named := object.AsType(t.Interp.Builtins.GetString(r.class)); named != nil && named.IsSubtype(object.BaseException) {
			class = named
		}
	}
	exc := object.Raised(t.Raise(class, "%s", validText(message)))
	exc.Err = err
	return exc
}

// classOf is the class of exception that a Go error becomes which names none.
func classOf(err error) *object.Type {
	var e *Error
	var c *ConversionError
	var p *Panic
	switch {
	case errors.As(err, &p):
		return object.SystemError
	case errors.As(err, &c):
		return object.TypeError
	case errors.As(err, &e):
		return object.RuntimeError
	case errors.Is(err, fs.ErrNotExist):
		return object.FileNotFoundError
	case errors.Is(err, fs.ErrExist):
		return object.FileExistsError
	case errors.Is(err, fs.ErrPermission):
		return object.PermissionError
	case errors.Is(err, os.ErrDeadlineExceeded), errors.Is(err, context.DeadlineExceeded):
		return object.TimeoutError
	}
	return object.RuntimeError
}

// raised is the error of a Go function as the machine takes it: an exception, or what no program can catch.
func raised(t *object.Thread, err error) error {
	if err == nil || object.Raised(err) != nil {
		return err
	}
	if stop, ok := errors.AsType[*Stopped](err); ok {
		return stop
	}
	if exit, ok := errors.AsType[*Exit](err); ok {
		if exit.AtOnce() {
			return exit
		}
		return t.RaiseArgs(object.SystemExit, Int(int64(exit.Code)))
	}
	return exceptionOf(t, err)
}

// hostPanic is what becomes of a panic of Go code that Python called: an exception, if the machine is as it was before the
// call. Otherwise it was not that code, or not that code alone, and the panic goes on, to end the run.
func hostPanic(t *object.Thread, depth int, r any) error {
	if t.Depth != depth {
		panic(r)
	}
	return exceptionOf(t, &Panic{Value: r, Stack: debug.Stack()})
}

// guard runs f, which uses the thread of the interpreter from outside of any program, and tells its error as the host wants it.
func (in *Interpreter) guard(f func(t *object.Thread) error) error {
	t := in.rt.Thread
	return guarded(t, func() error { return f(t) })
}

func guarded(t *object.Thread, f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = failed(r)
		}
	}()
	return failure(t, f())
}

// failed is the error of a run in which the machine itself, and not a program, failed.
func failed(r any) error {
	return fmt.Errorf("the virtual machine failed: %w", &Panic{Value: r, Stack: debug.Stack()})
}

// failure is an error as the host wants it: exceptions as an *Error, that of sys.exit as an *Exit.
func failure(t *object.Thread, err error) error {
	if err == nil {
		return nil
	}
	exc := object.Raised(err)
	if exc == nil {
		return err
	}
	if object.Matches(err, object.SystemExit) {
		return &Exit{Code: exitCode(t, exc)}
	}
	return describe(t, exc, nil)
}

// exitCode is the status that a SystemExit asks for; 1 if it is no number but a message.
func exitCode(t *object.Thread, exc *object.Exception) int {
	v, err := t.Attr(exc.Value(), "code")
	switch {
	case err == nil && v.IsNone():
		return 0
	case err == nil && object.IsInstance(v, object.IntType):
		n, _ := object.AsInt64(v)
		return int(n) & 0xff
	}
	return 1
}
