package traceback

import (
	"github.com/jinklink/jink/python/object"
)

// Report is all that is to be printed of an exception, read from it at once.
type Report struct {
	Type    string // as it is printed
	Text    string // str() of it, with what may have been meant
	Stack   []Frame
	Notes   []string
	Cause   *Report
	Context *Report
	Group   []*Report // nil if it is no group
	Cut     int       // how many members of the group were left out

	SuppressContext bool

	isGroup bool
	syntax  *syntaxError
}

// maxCapture bounds what is read, about in bytes. A few groups that contain each other many times look like any number of
// exceptions; CPython prints all of them.
const maxCapture = 1 << 24

// size is about how much memory the report takes.
func (r *Report) size() int {
	n := 200 + len(r.Text) + 100*len(r.Stack)
	for _, note := range r.Notes {
		n += 20 + len(note)
	}
	return n
}

// Capture reads an exception and those that it is chained to.
func Capture(t *object.Thread, exc object.Value, cfg Config) *Report {
	e := object.AsException(exc)
	seen := map[*object.Exception]bool{e: true}
	type pending struct {
		report *Report
		exc    *object.Exception
	}
	root := capture(t, e, e.Traceback, cfg)
	left := maxCapture - root.size()
	queue := []pending{{root, e}}
	link := func(v object.Value) *Report {
		e := object.AsException(v)
		if e == nil || seen[e] || left < 0 {
			return nil
		}
		seen[e] = true
		r := capture(t, e, e.Traceback, cfg)
		left -= r.size()
		return r
	}
	// As a list and not by recursion, since a program can make the chain as long as it likes.
	for len(queue) > 0 {
		at := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		at.report.Cause = link(at.exc.Cause)
		if at.report.Cause == nil && !at.exc.SuppressContext {
			at.report.Context = link(at.exc.Context)
		}
		if at.report.Cause != nil {
			queue = append(queue, pending{at.report.Cause, object.AsException(at.exc.Cause)})
		}
		if at.report.Context != nil {
			queue = append(queue, pending{at.report.Context, object.AsException(at.exc.Context)})
		}
		if !at.report.isGroup {
			continue
		}
		members := object.GroupExceptions(at.exc)
		for i, v := range members {
			if left < 0 {
				at.report.Cut = len(members) - i
				break
			}
			e := object.AsException(v)
			seen[e] = true
			r := capture(t, e, e.Traceback, cfg)
			left -= r.size()
			at.report.Group = append(at.report.Group, r)
			queue = append(queue, pending{r, e})
		}
	}
	return root
}

// CaptureOne reads an exception and none that it is chained to; tb is what counts as its traceback, nil for none.
func CaptureOne(t *object.Thread, exc object.Value, tb *object.Traceback, cfg Config) *Report {
	return capture(t, object.AsException(exc), tb, cfg)
}

// capture reads one exception.
func capture(t *object.Thread, e *object.Exception, tb *object.Traceback, cfg Config) *Report {
	v := e.Value()
	r := &Report{SuppressContext: e.SuppressContext}
	r.Stack = limited(t, Frames(tb), cfg)
	r.Text = safely(t.Str, v, "<exception str() failed>")
	r.Notes = notesOf(t, v)
	r.Type = typeName(t, v.Type())
	r.isGroup = object.IsInstance(v, object.BaseExceptionGroup)
	switch {
	case object.IsInstance(v, object.SyntaxError):
		r.syntax = readSyntaxError(t, v)
	case object.IsInstance(v, object.ImportError):
		r.Text += meant(t, v, tb, attribute(t, v, "name_from"))
	case object.IsInstance(v, object.NameError), object.IsInstance(v, object.AttributeError):
		r.Text += meant(t, v, tb, attribute(t, v, "name"))
	}
	return r
}

// safely is what f gives, or other words if it fails.
func safely(f func(object.Value) (string, error), v object.Value, otherwise string) string {
	s, err := f(v)
	if err != nil {
		return otherwise
	}
	return s
}

// attribute is an attribute that may be missing: then None.
func attribute(t *object.Thread, v object.Value, name string) object.Value {
	have, err := t.FindAttr(v, t.Interp.Intern(name))
	if err != nil || have.IsNull() {
		return object.None
	}
	return have
}

// typeName is the name of an exception's type, with its module unless that goes without saying.
func typeName(t *object.Thread, typ *object.Type) string {
	name := typ.QualName
	module, err := t.Attr(typ.Value(), "__module__")
	s := object.AsStr(module)
	switch {
	case err != nil || s == nil:
		return "<unknown>." + name
	case s.S == "__main__" || s.S == "builtins":
		return name
	}
	return s.S + "." + name
}

// notesOf are the lines of the notes. What is no sequence of notes is shown by its repr.
func notesOf(t *object.Thread, v object.Value) []string {
	notes, err := t.FindAttr(v, t.Interp.Intern("__notes__"))
	if err != nil {
		shown := "<__notes__ repr() failed>"
		if e := object.Raised(err); e != nil {
			shown = safely(t.Repr, e.Value(), shown)
		}
		return []string{"Ignored error getting __notes__: " + shown}
	}
	if notes.IsNull() || notes.IsNone() {
		return nil
	}
	if object.AsList(notes) == nil && object.AsTuple(notes) == nil {
		return []string{safely(t.Repr, notes, "<__notes__ repr() failed>")}
	}
	items, err := t.Items(notes)
	if err != nil {
		return nil
	}
	out := make([]string, len(items))
	for i, note := range append([]object.Value(nil), items...) {
		out[i] = safely(t.Str, note, "<note str() failed>")
	}
	return out
}
