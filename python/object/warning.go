package object

import (
	"io"
	"strconv"
	"strings"
)

// This file holds warnings: what of the module warnings works without it.

// Warnings is what an interpreter knows of warnings. As soon as a program imports the module warnings, the variables of
// that module count instead.
type Warnings struct {
	Filters       *List // of tuples: action, message, category, module, line
	DefaultAction Value
	Once          *Dict // of the action "once"
	Version       int64 // changes with the filters, so that places that warned already are asked again

	// Source gives a line of a source, to be shown below the warning; nil: none is.
	Source func(filename string, line int) (string, bool)
}

type warningsKey struct{}

// Warnings is the state of warnings of the interpreter.
func (in *Interpreter) Warnings() *Warnings {
	if w, ok := in.Memo.Get(warningsKey{}).(*Warnings); ok {
		return w
	}
	filter := func(action string, category *Type, module Value) Value {
		return NewTuple(NewStr(action), None, category.Value(), module, Int(0))
	}
	w := &Warnings{DefaultAction: NewStr("default"), Once: NewDict()}
	w.Filters = NewList([]Value{
		filter("default", DeprecationWarning, NewStr("__main__")),
		filter("ignore", DeprecationWarning, None),
		filter("ignore", PendingDeprecationWarning, None),
		filter("ignore", ImportWarning, None),
		filter("ignore", ResourceWarning, None),
	}).list()
	in.Memo.Set(warningsKey{}, w)
	return w
}

// FrameRunner is a Runner that tells where the program is: for warnings and what else looks at frames.
type FrameRunner interface {
	// CurrentFrame is the Python frame so many calls up from the innermost, or nil.
	CurrentFrame(t *Thread, up int) *Frame
}

// currentFrame is the innermost Python frame, or nil.
func (t *Thread) currentFrame() *Frame {
	if r, ok := t.Runner.(FrameRunner); ok {
		return r.CurrentFrame(t, 0)
	}
	return nil
}

// Warn warns of what the running frame does. The error is that the program wants warnings as exceptions.
func (t *Thread) Warn(category *Type, text string) error {
	return t.WarnLevel(NewStr(text), category, 1, nil, Value{})
}

// WarnLevel is warnings.warn: level 1 blames the innermost frame, 2 the one that called it, and so on. Frames of files that
// begin with one of skip do not count. source is the object that a ResourceWarning is about, or NULL.
func (t *Thread) WarnLevel(message Value, category *Type, level int, skip []string, source Value) error {
	f := t.currentFrame()
	// As long as the frame itself belongs to the import system, its inner workings are not passed over.
	counts := func(f *Frame) bool { return !isImportFrame(f) && !hasPrefixIn(f.Code.Filename, skip) }
	if level <= 0 || f != nil && isImportFrame(f) {
		counts = func(f *Frame) bool { return !hasPrefixIn(f.Code.Filename, skip) }
	}
	for n := level - 1; n > 0 && f != nil; n-- {
		f = f.caller()
		for f != nil && !counts(f) {
			f = f.caller()
		}
	}
	at := WarningPlace{Filename: "<sys>", Source: source}
	globals := t.Interp.Sys
	if f != nil {
		globals, at.Filename, at.Line = f.Globals, f.Code.Filename, f.Line()
	}
	registry := globals.GetString("__warningregistry__")
	if registry.IsNull() {
		registry = NewDict().Value()
		globals.SetString("__warningregistry__", registry)
	}
	at.Registry = AsDict(registry)
	at.Module = "<string>"
	if name := AsStr(orNone(globals.GetString("__name__"))); name != nil {
		at.Module = name.S
	}
	return t.WarnAt(message, category, at)
}

func (f *Frame) caller() *Frame {
	if f.Live != nil {
		return f.Live.Back()
	}
	return f.Back
}

func isImportFrame(f *Frame) bool {
	return strings.Contains(f.Code.Filename, "importlib") && strings.Contains(f.Code.Filename, "_bootstrap")
}

func hasPrefixIn(s string, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// WarningPlace is what a warning is about.
type WarningPlace struct {
	Filename string
	Line     int
	Module   string // "": what the name of the file says
	Registry *Dict  // what was warned of there already; nil: nothing is remembered
	Source   Value  // the object that a ResourceWarning is about, or NULL
}

// WarnAt is warnings.warn_explicit: message is a text, or a Warning whose type counts instead of category.
func (t *Thread) WarnAt(message Value, category *Type, at WarningPlace) error {
	if at.Module == "" {
		if at.Module = strings.TrimSuffix(at.Filename, ".py"); at.Filename == "" {
			at.Module = "<unknown>"
		}
	}
	text := message
	if IsInstance(message, Warning) {
		s, err := t.StrValue(message)
		if err != nil {
			return err
		}
		text, category = s, message.Type()
	} else {
		made, err := t.Call(category.Value(), message)
		if err != nil {
			return err
		}
		message = made
	}
	w := t.Interp.Warnings()
	line := Int(int64(at.Line))
	key := NewTuple(text, category.Value(), line)
	if at.Registry != nil {
		if known, err := w.known(t, at.Registry, key); known || err != nil {
			return err
		}
	}
	action, item, err := w.actionFor(t, text, category, at)
	if err != nil {
		return err
	}
	switch action {
	case "error":
		return t.raised(message.exception())
	case "ignore":
		return nil
	case "always":
		return w.show(t, message, text, category, at)
	}
	if at.Registry != nil {
		if err := at.Registry.Set(t, key, True); err != nil {
			return err
		}
	}
	known := false
	switch action {
	case "default":
	case "once":
		once := at.Registry
		if once == nil {
			if once = AsDict(w.variable(t, "onceregistry")); once == nil {
				once = w.Once
			}
		}
		known, err = w.remember(t, once, NewTuple(text, category.Value(), Int(0)))
	case "module":
		if at.Registry != nil {
			known, err = w.remember(t, at.Registry, NewTuple(text, category.Value(), Int(0)))
		}
	default:
		repr, failed := t.Repr(item)
		if failed != nil {
			return failed
		}
		return t.Raise(RuntimeError, "Unrecognized action ('%s') in warnings.filters:\n %s", action, repr)
	}
	if known || err != nil {
		return err
	}
	return w.show(t, message, text, category, at)
}

// known reports whether the key is in a registry that is of now; one of before the filters changed is emptied.
func (w *Warnings) known(t *Thread, registry *Dict, key Value) (bool, error) {
	version := Int(w.Version)
	if have := registry.GetString("version"); have != version {
		registry.Clear()
		registry.SetString("version", version)
		return false, nil
	}
	v, err := registry.Get(t, key)
	if err != nil || v.IsNull() {
		return false, err
	}
	return t.Truth(v)
}

// remember puts the key into a registry, and reports whether it was there.
func (w *Warnings) remember(t *Thread, registry *Dict, key Value) (bool, error) {
	known, err := w.known(t, registry, key)
	if known || err != nil {
		return known, err
	}
	return false, registry.Set(t, key, True)
}

// variable is a variable of the module warnings, NULL unless a program has imported it.
func (w *Warnings) variable(t *Thread, name string) Value {
	m := t.Interp.Modules.GetString("warnings")
	if m.IsNull() || AsModule(m) == nil {
		return Value{}
	}
	return AsModule(m).Dict.GetString(name)
}

// actionFor is what the first filter that applies says, with that filter.
func (w *Warnings) actionFor(t *Thread, text Value, category *Type, at WarningPlace) (string, Value, error) {
	filters := w.Filters
	if v := w.variable(t, "filters"); !v.IsNull() {
		if filters = AsList(v); filters == nil {
			return "", Value{}, t.Raise(ValueError, "_warnings.filters must be a list")
		}
	}
	// A filter's match may change the list.
	for i := 0; i < len(filters.Items); i++ {
		item := filters.Items[i]
		parts := AsTuple(item)
		if parts == nil || len(parts.Items) != 5 {
			return "", Value{}, t.Raise(ValueError, "_warnings.filters item %d isn't a 5-tuple", i)
		}
		action := AsStr(parts.Items[0])
		if action == nil {
			return "", Value{}, t.Raise(TypeError, "action must be a string, not '%s'", parts.Items[0].Type().Name)
		}
		applies, err := t.filterApplies(parts.Items, text, category, at)
		if err != nil {
			return "", Value{}, err
		}
		if applies {
			return action.S, item, nil
		}
	}
	action := w.DefaultAction
	if v := w.variable(t, "defaultaction"); !v.IsNull() {
		action = v
	}
	s := AsStr(action)
	if s == nil {
		return "", Value{}, t.Raise(TypeError, "warnings.defaultaction must be a string, not '%s'", action.Type().Name)
	}
	return s.S, None, nil
}

func (t *Thread) filterApplies(filter []Value, text Value, category *Type, at WarningPlace) (bool, error) {
	for _, m := range []struct{ pattern, value Value }{{filter[1], text}, {filter[3], NewStr(at.Module)}} {
		ok, err := t.patternMatches(m.pattern, m.value)
		if !ok || err != nil {
			return false, err
		}
	}
	if is, err := t.IsSubclass(category.Value(), filter[2]); !is || err != nil {
		return false, err
	}
	line, err := t.IntArg(filter[4])
	return err == nil && (line == 0 || line == at.Line), err
}

// patternMatches: None matches all, a str only itself, anything else is asked.
func (t *Thread) patternMatches(pattern, value Value) (bool, error) {
	if pattern.IsNone() {
		return true, nil
	}
	if pattern.Is(StrType) {
		return t.Equal(pattern, value)
	}
	v, err := t.CallMethod(pattern, "match", value)
	if err != nil {
		return false, err
	}
	return t.Truth(v)
}

// show shows a warning: by the module warnings if a program has imported it, or else on sys.stderr.
func (w *Warnings) show(t *Thread, message, text Value, category *Type, at WarningPlace) error {
	if show := w.variable(t, "_showwarnmsg"); !show.IsNull() {
		make := w.variable(t, "WarningMessage")
		if make.IsNull() {
			return t.Raise(RuntimeError, "unable to get warnings.WarningMessage")
		}
		msg, err := t.Call(make, message, category.Value(), NewStr(at.Filename), Int(int64(at.Line)), None, None, orNone(at.Source))
		if err == nil {
			_, err = t.Call(show, msg)
		}
		return err
	}
	shown, err := t.Str(text)
	if err != nil {
		return err
	}
	out := at.Filename + ":" + strconv.Itoa(at.Line) + ": " + category.Name + ": " + shown + "\n"
	if w.Source != nil {
		if line, ok := w.Source(at.Filename, at.Line); ok && strings.TrimSpace(line) != "" {
			out += "  " + strings.TrimSpace(line) + "\n"
		}
	}
	return t.writeError(out)
}

// writeError writes to sys.stderr. That it cannot be written to is nobody's concern.
func (t *Thread) writeError(text string) error {
	stderr := t.Interp.Sys.GetString("stderr")
	switch {
	case stderr.IsNull():
		if _, err := io.WriteString(t.Interp.Stderr, text); err != nil {
			return Stopping(err)
		}
	case stderr.IsNone():
	default:
		if _, err := t.CallMethod(stderr, "write", NewStr(text)); err != nil && Raised(err) == nil {
			return err
		}
	}
	return nil
}
