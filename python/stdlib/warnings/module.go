// Package warnings holds module _warnings: how programs warn. The filters and what was shown already belong to the
// interpreter, which warns too, before any program imports the module warnings and after.
package warnings

import "github.com/jinklink/jink/python/object"

type (
	thread = object.Thread
	value  = object.Value
)

// Module makes module _warnings for an interpreter.
func Module(t *thread) (*object.Module, error) {
	w := t.Interp.Warnings()
	m := object.NewModule("_warnings", "How programs warn.")
	m.Set("filters", object.From(w.Filters))
	m.Set("_defaultaction", w.DefaultAction)
	m.Set("_onceregistry", w.Once.Value())
	m.Add(
		object.Fn("warn", "(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())", "Warn of what the program does, or ignore it, or raise it.", warn),
		object.Fn("warn_explicit", "(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None)", "Warn of a place in a source.", warnExplicit),
		object.Fn("_filters_mutated", "()", "Ask the filters again for places that warned already.", func(t *thread, a []value) (value, error) {
			t.Interp.Warnings().Version++
			return object.None, nil
		}),
	)
	return m, nil
}

func given(v value) bool { return !v.IsNull() && !v.IsNone() }

// categoryOf is what a warning is filtered as: a message that is a warning itself tells.
func categoryOf(t *thread, message, category value) (*object.Type, error) {
	if object.IsInstance(message, object.Warning) {
		return message.Type(), nil
	}
	if !given(category) {
		return object.UserWarning, nil
	}
	if cls := object.AsType(category); cls != nil {
		is, err := t.IsSubclass(category, object.Warning.Value())
		if is || err != nil {
			return cls, err
		}
	}
	return nil, t.Raise(object.TypeError, "category must be a Warning subclass, not '%s'", category.Type().Name)
}

func warn(t *thread, a []value) (value, error) {
	level := 1
	if !a[2].IsNull() {
		var err error
		if level, err = t.IntArg(a[2]); err != nil {
			return value{}, err
		}
	}
	var skip []string
	if !a[4].IsNull() {
		prefixes := object.AsTuple(a[4])
		if prefixes == nil {
			return value{}, t.Raise(object.TypeError, "warn() argument 'skip_file_prefixes' must be tuple, not %s", a[4].Type().Name)
		}
		for _, v := range prefixes.Items {
			s := object.AsStr(v)
			if s == nil {
				return value{}, t.Raise(object.TypeError, "Found non-str '%s' in skip_file_prefixes.", v.Type().Name)
			}
			skip = append(skip, s.S)
		}
		if len(skip) > 0 {
			level = max(level, 2)
		}
	}
	category, err := categoryOf(t, a[0], a[1])
	if err != nil {
		return value{}, err
	}
	source := a[3]
	if !given(source) {
		source = value{}
	}
	return object.None, t.WarnLevel(a[0], category, level, skip, source)
}

func warnExplicit(t *thread, a []value) (value, error) {
	filename := object.AsStr(a[2])
	if filename == nil {
		return value{}, t.Raise(object.TypeError, "warn_explicit() argument 'filename' must be str, not %s", a[2].Type().Name)
	}
	line, err := t.IntArg(a[3])
	if err != nil {
		return value{}, err
	}
	at := object.WarningPlace{Filename: filename.S, Line: line}
	if given(a[4]) {
		module, err := t.Str(a[4])
		if err != nil {
			return value{}, err
		}
		at.Module = module
	}
	if given(a[5]) {
		if at.Registry = object.AsDict(a[5]); at.Registry == nil {
			return value{}, t.Raise(object.TypeError, "'registry' must be a dict or None")
		}
	}
	if given(a[6]) && object.AsDict(a[6]) == nil {
		return value{}, t.Raise(object.TypeError, "module_globals must be a dict, not '%s'", a[6].Type().Name)
	}
	if given(a[7]) {
		at.Source = a[7]
	}
	category, err := categoryOf(t, a[0], a[1])
	if err != nil {
		return value{}, err
	}
	return object.None, t.WarnAt(a[0], category, at)
}
