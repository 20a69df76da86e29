// Package traceback holds module _traceback: what Python's modules traceback and linecache need of sources and of
// exceptions. The text itself is made by package python/traceback, so that a program that prints an exception prints what
// it would have ended with.
package traceback

import (
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/traceback"
)

type (
	thread = object.Thread
	value  = object.Value
)

// Config says where the lines of sources come from.
type Config struct {
	// Source gives the lines of a file, without their line feeds; of a file that ends with one, the last is empty.
	Source func(filename string) ([]string, bool)
}

// Module makes module _traceback for an interpreter.
func (c Config) Module(t *thread) (*object.Module, error) {
	m := object.NewModule("_traceback", "What modules traceback and linecache need.")
	m.Add(
		object.Fn("source", "(filename, /)", "Return the lines of a file, or None.", c.source),
		object.Fn("marked", "(lines, end_line, column, end_column, /)", "Return the lines of a frame as they are printed, with the marks below them.", marked),
		object.Fn("described", "(exc, tb, /)", "Return what is printed of an exception below the frames: its type, its text, and the lines.", described),
		object.Fn("position", "(code, lasti, /)", "Return where in the source an instruction is.", position),
	)
	return m, nil
}

func (c Config) source(t *thread, a []value) (value, error) {
	name := object.AsStr(a[0])
	if name == nil || c.Source == nil {
		return object.None, nil
	}
	lines, ok := c.Source(name.S)
	if !ok {
		return object.None, nil
	}
	if n := len(lines); n > 0 && lines[n-1] == "" {
		lines = lines[:n-1]
	}
	size := 0
	for _, line := range lines {
		size += len(line) + 40
	}
	if err := t.Allocate(size); err != nil {
		return value{}, err
	}
	items := make([]value, len(lines))
	for i, line := range lines {
		items[i] = object.NewStr(line + "\n")
	}
	return object.NewList(items), nil
}

// marked counts lines from the first that it is given. A column that is None is not known.
func marked(t *thread, a []value) (value, error) {
	list := object.AsList(a[0])
	if list == nil {
		return value{}, t.Raise(object.TypeError, "lines must be a list, not '%s'", a[0].Type().Name)
	}
	f := traceback.Frame{Line: 1, Col: -1, EndCol: -1}
	for i, to := range []*int{&f.EndLine, &f.Col, &f.EndCol} {
		if v := a[1+i]; !v.IsNone() {
			n, err := t.IntArg(v)
			if err != nil {
				return value{}, err
			}
			*to = n
		}
	}
	lines := make([]string, len(list.Items))
	size := 0
	for i, v := range list.Items {
		s := object.AsStr(v)
		if s == nil {
			return value{}, t.Raise(object.TypeError, "lines must be strings, not '%s'", v.Type().Name)
		}
		lines[i] = s.S
		size += len(s.S)
	}
	if len(lines) == 0 {
		return object.NewStr(""), nil
	}
	f.EndLine = max(1, min(f.EndLine, len(lines)))
	if err := t.Charge(16 + size); err != nil {
		return value{}, err
	}
	return object.NewStr(traceback.FormatLines(f, lines)), nil
}

func described(t *thread, a []value) (value, error) {
	if !object.IsInstance(a[0], object.BaseException) {
		return value{}, t.Raise(object.TypeError, "exception expected, got '%s'", a[0].Type().Name)
	}
	var tb *object.Traceback
	if a[1].Is(object.TracebackType) {
		tb = object.As[object.Traceback](a[1])
	}
	none := func([]traceback.Frame) []traceback.Frame { return nil }
	r := traceback.CaptureOne(t, a[0], tb, traceback.Config{Limit: none})
	lines := r.FormatOnly()
	items := make([]value, len(lines))
	size := 0
	for i, line := range lines {
		items[i] = object.NewStr(line)
		size += len(line)
	}
	if err := t.Allocate(size); err != nil {
		return value{}, err
	}
	return object.NewTuple(object.NewStr(r.Type), object.NewStr(r.Text), object.NewList(items)), nil
}

func position(t *thread, a []value) (value, error) {
	if !a[0].Is(object.CodeType) {
		return value{}, t.Raise(object.TypeError, "expected a code object, got '%s'", a[0].Type().Name)
	}
	lasti, err := t.IntArg(a[1])
	if err != nil {
		return value{}, err
	}
	if lasti >= 0 {
		if p := object.As[object.Code](a[0]).PositionOf(lasti / 2); p.Line > 0 {
			return object.NewTuple(object.Int(int64(p.Line)), object.Int(int64(max(p.Line, p.EndLine))), column(p.Col), column(p.EndCol)), nil
		}
	}
	return object.NewTuple(object.None, object.None, object.None, object.None), nil
}

func column(n int) value {
	if n < 0 {
		return object.None
	}
	return object.Int(int64(n))
}
