package sys

import (
	"strings"

	"github.com/jinklink/jink/python/object"
)

// displayHook prints the value of an expression typed at a prompt.
func displayHook(t *thread, a []value) (value, error) {
	b := t.Interp.Builtins
	if a[0].IsNone() {
		return object.None, nil
	}
	b.SetString("_", object.None)
	out := t.Interp.Sys.GetString("stdout")
	if out.IsNull() || out.IsNone() {
		return value{}, t.Raise(object.RuntimeError, "lost sys.stdout")
	}
	s, err := t.ReprValue(a[0])
	if err != nil {
		return value{}, err
	}
	if _, err := t.CallMethod(out, "write", s); err != nil {
		return value{}, err
	}
	if _, err := t.CallMethod(out, "write", object.NewStr("\n")); err != nil {
		return value{}, err
	}
	b.SetString("_", a[0])
	return object.None, nil
}

// exceptHook prints an exception by module traceback, and where that is not to be had, its last line alone.
func exceptHook(t *thread, a []value) (value, error) {
	exc := object.AsException(a[1])
	if exc == nil {
		return value{}, t.Raise(object.TypeError, "print_exception(): Exception expected for value, %s found", a[1].Type().Name)
	}
	text := t.Interp.FormatException
	if text == nil {
		return object.None, writeError(t, exc.Error()+"\n")
	}
	return object.None, writeError(t, text(t, a[1]))
}

func unraisableHook(t *thread, a []value) (value, error) {
	part := func(name string) (value, error) { return t.Attr(a[0], name) }
	exc, err := part("exc_value")
	if err != nil {
		return value{}, err
	}
	of, err := part("object")
	if err != nil {
		return value{}, err
	}
	words, err := part("err_msg")
	if err != nil {
		return value{}, err
	}
	head := "Exception ignored"
	if s := object.AsStr(words); s != nil {
		head = s.S
	}
	if !of.IsNone() {
		repr, err := t.Repr(of)
		if err != nil {
			return value{}, err
		}
		if words.IsNone() {
			head += " in"
		}
		head += ": " + repr
	}
	if of.IsNone() {
		head += ":"
	}
	if err := writeError(t, head+"\n"); err != nil {
		return value{}, err
	}
	if exc.IsNone() {
		return object.None, nil
	}
	if format := t.Interp.FormatException; format != nil {
		return object.None, writeError(t, withoutMarks(format(t, exc)))
	}
	return exceptHook(t, []value{exc.Type().Value(), exc, object.None})
}

// withoutMarks leaves out the lines of a traceback that point at a part of the line above, which this hook does not show.
func withoutMarks(text string) string {
	var kept strings.Builder
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "    ") && strings.Trim(line, " ~^\n") == "" {
			continue
		}
		kept.WriteString(line)
	}
	return kept.String()
}

func writeError(t *thread, text string) error {
	out := t.Interp.Sys.GetString("stderr")
	if out.IsNull() || out.IsNone() {
		return nil
	}
	_, err := t.CallMethod(out, "write", object.NewStr(text))
	return err
}
