package builtins

import (
	"github.com/jinklink/jink/python/object"
	"unicode/utf8"
)

// This file holds print, input, open and breakpoint.

func streamFunctions() []*object.Builtin {
	return []*object.Builtin{
		object.FullFn("print", "Write objects as text to sys.stdout, or to the file given.", print),
		object.Fn("input", "(prompt='', /)", "Read a line from sys.stdin, without its end.", input),
		object.FullFn("breakpoint", "Call sys.breakpointhook().", func(t *thread, args []value, names object.Names) (value, error) {
			hook := t.Interp.Sys.GetString("breakpointhook")
			if hook.IsNull() {
				return value{}, t.Raise(object.RuntimeError, "lost sys.breakpointhook")
			}
			return t.CallNamed(hook, args, names)
		}),
		object.FullFn("open", "Open a file.", func(t *thread, args []value, names object.Names) (value, error) {
			m, err := t.Import("_io")
			if err != nil {
				return value{}, err
			}
			f, err := t.Attr(m, "_open")
			if err != nil {
				return value{}, err
			}
			return t.CallNamed(f, args, names)
		}),
	}
}

func print(t *thread, args []value, names object.Names) (value, error) {
	sep, end, file, flush := " ", "\n", object.None, object.False
	positional := args[:len(args)-len(names)]
	for i, n := range names {
		v := args[len(positional)+i]
		switch n.S {
		case "sep", "end":
			s := object.AsStr(v)
			if s == nil && !v.IsNone() {
				return value{}, t.Raise(object.TypeError, "%s must be None or a string, not %s", n.S, v.Type().Name)
			}
			if s != nil && n.S == "sep" {
				sep = s.S
			} else if s != nil {
				end = s.S
			}
		case "file":
			file = v
		case "flush":
			flush = v
		default:
			return value{}, t.UnexpectedKeyword("print()", n.S, "sep", "end", "file", "flush")
		}
	}
	if file.IsNone() {
		file = t.Interp.Sys.GetString("stdout")
		switch {
		case file.IsNull() && !t.Interp.Console.IsNull():
			return value{}, t.Raise(object.RuntimeError, "lost sys.stdout")
		case file == t.Interp.Console:
			if err := printConsole(t, positional, sep, end); err != nil {
				return value{}, err
			}
			return object.None, flushConsole(t, flush)
		case file.IsNone():
			return object.None, nil
		}
	}
	write, err := t.Attr(file, "write")
	if err != nil {
		return value{}, err
	}
	for i, v := range positional {
		if i > 0 {
			if _, err := t.Call(write, object.NewStr(sep)); err != nil {
				return value{}, err
			}
		}
		s, err := t.StrValue(v)
		if err != nil {
			return value{}, err
		}
		if _, err := t.Call(write, s); err != nil {
			return value{}, err
		}
	}
	if _, err := t.Call(write, object.NewStr(end)); err != nil {
		return value{}, err
	}
	if is, err := t.Truth(flush); err != nil || !is {
		return object.None, err
	}
	_, err = t.CallMethod(file, "flush")
	return object.None, err
}

// printConsole writes to the host's output at once, and in one piece unless an object's str fails.
func printConsole(t *thread, args []value, sep, end string) error {
	line := make([]byte, 0, 64)
	var failed error
	for i, v := range args {
		if i > 0 {
			line = append(line, sep...)
		}
		s, err := t.Str(v)
		if err != nil {
			failed = err
			break
		}
		line = append(line, s...)
	}
	if failed == nil {
		line = append(line, end...)
	}
	if err := t.Charge(len(line) >> 6); err != nil {
		return err
	}
	if err := checkEncodable(t, line); err != nil {
		return err
	}
	if _, err := t.Interp.Stdout.Write(line); err != nil && failed == nil {
		if stop := object.Stopping(err); stop != nil {
			return stop
		}
		return t.Raise(object.OSError, "%s", err.Error())
	}
	return failed
}

// checkEncodable refuses lone surrogates, which have no form in UTF-8.
func checkEncodable(t *thread, text []byte) error {
	for i := range text {
		if text[i] == 0xed && i+1 < len(text) && text[i+1] >= 0xa0 {
			at := utf8.RuneCount(text[:i])
			return t.RaiseArgs(object.UnicodeEncodeError, object.NewStr("utf-8"), object.NewStr(string(text)), object.Int(int64(at)),
				object.Int(int64(at+1)), object.NewStr("surrogates not allowed"))
		}
	}
	return nil
}

type flusher interface{ Flush() error }

func flushConsole(t *thread, wanted value) error {
	is, err := t.Truth(wanted)
	if err != nil || !is {
		return err
	}
	if f, ok := t.Interp.Stdout.(flusher); ok {
		if err := f.Flush(); err != nil {
			return t.Raise(object.OSError, "%s", err.Error())
		}
	}
	return nil
}

func input(t *thread, a []value) (value, error) {
	if _, err := t.Import("sys"); err != nil {
		return value{}, err
	}
	sys := t.Interp.Sys
	stdin, stdout := sys.GetString("stdin"), sys.GetString("stdout")
	for _, f := range []struct {
		v    value
		name string
	}{{stdin, "stdin"}, {stdout, "stdout"}} {
		if f.v.IsNull() || f.v.IsNone() {
			return value{}, t.Raise(object.RuntimeError, "input(): lost sys.%s", f.name)
		}
	}
	if !a[0].IsNull() {
		text, err := t.StrValue(a[0])
		if err != nil {
			return value{}, err
		}
		if _, err := t.CallMethod(stdout, "write", text); err != nil {
			return value{}, err
		}
	}
	if _, err := t.CallMethod(stdout, "flush"); err != nil {
		return value{}, err
	}
	line, err := t.CallMethod(stdin, "readline")
	if err != nil {
		return value{}, err
	}
	s := object.AsStr(line)
	switch {
	case s == nil:
		return value{}, t.Raise(object.TypeError, "object.readline() returned non-string")
	case s.S == "":
		return value{}, t.Raise(object.EOFError, "EOF when reading a line")
	case s.S[len(s.S)-1] == '\n':
		return object.NewStr(s.S[:len(s.S)-1]), nil
	}
	return line, nil
}
