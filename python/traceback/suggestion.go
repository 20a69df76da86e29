package traceback

import (
	"sort"
	"strings"

	"github.com/jinklink/jink/python/object"
)

// This file finds what may have been meant by a name that is not there.

// meant is what is said of it, or "".
func meant(t *object.Thread, exc object.Value, tb *object.Traceback, name object.Value) string {
	wrong := object.AsStr(name)
	if wrong == nil {
		return ""
	}
	for tb != nil && tb.Next != nil {
		tb = tb.Next
	}
	var frame *object.Frame
	if tb != nil && !tb.Frame.IsNull() && tb.Frame.Is(object.FrameType) {
		frame = object.As[object.Frame](tb.Frame)
	}
	suggestion, text := "", ""
	switch {
	case object.IsInstance(exc, object.AttributeError):
		suggestion = likeAttribute(t, attribute(t, exc, "obj"), wrong.S, frame)
	case object.IsInstance(exc, object.ImportError):
		suggestion = likeMember(t, attribute(t, exc, "name"), wrong.S)
	case frame != nil:
		suggestion = likeVariable(t, wrong, frame)
	}
	if suggestion != "" {
		text = ". Did you mean: '" + suggestion + "'?"
	}
	if object.IsInstance(exc, object.NameError) && object.IsStdlibModule(wrong.S) {
		if suggestion != "" {
			return text + " Or did you forget to import '" + wrong.S + "'?"
		}
		return ". Did you forget to import '" + wrong.S + "'?"
	}
	return text
}

// likeAttribute is an attribute of an object. Those that begin with an underscore are meant only by names that do so too,
// or inside of the object's own methods.
func likeAttribute(t *object.Thread, obj object.Value, wrong string, frame *object.Frame) string {
	names, ok := dir(t, obj)
	if !ok {
		return ""
	}
	hide := !strings.HasPrefix(wrong, "_")
	if hide && frame != nil {
		if d := object.AsDict(frame.Snapshot()); d != nil && d.GetString("self") == obj {
			hide = false
		}
	}
	return object.Suggest(wrong, visible(names, hide))
}

// likeMember is a name of a module.
func likeMember(t *object.Thread, module object.Value, wrong string) string {
	name := object.AsStr(module)
	if name == nil {
		return ""
	}
	if _, err := t.Import(name.S); err != nil {
		return ""
	}
	top, _, _ := strings.Cut(name.S, ".")
	m := t.Interp.Modules.GetString(top)
	if m.IsNull() {
		return ""
	}
	names, ok := dir(t, m)
	if !ok {
		return ""
	}
	return object.Suggest(wrong, visible(names, !strings.HasPrefix(wrong, "_")))
}

// likeVariable is a variable that the frame sees, or an attribute of self.
func likeVariable(t *object.Thread, wrong *object.Str, frame *object.Frame) string {
	var names []string
	locals := object.AsDict(frame.Snapshot())
	for _, d := range []*object.Dict{locals, frame.Globals, frame.Builtins} {
		if d == nil {
			continue
		}
		for _, e := range d.Entries() {
			if e.Key.IsNull() {
				continue
			}
			s := object.AsStr(e.Key)
			if s == nil {
				return ""
			}
			names = append(names, s.S)
		}
	}
	if locals != nil {
		if self := locals.GetString("self"); !self.IsNull() {
			if v, err := t.FindAttr(self, wrong); err == nil && !v.IsNull() {
				return "self." + wrong.S
			}
		}
	}
	return object.Suggest(wrong.S, names)
}

func visible(names []string, hideUnderscored bool) []string {
	if !hideUnderscored {
		return names
	}
	var out []string
	for _, n := range names {
		if !strings.HasPrefix(n, "_") {
			out = append(out, n)
		}
	}
	return out
}

// dir are the names that dir(obj) gives.
func dir(t *object.Thread, obj object.Value) ([]string, bool) {
	v, found, err := t.CallSpecial(obj, "__dir__")
	if err != nil || !found {
		return nil, false
	}
	items, err := t.Items(v)
	if err != nil {
		return nil, false
	}
	names := make([]string, len(items))
	for i, item := range items {
		s := object.AsStr(item)
		if s == nil {
			return nil, false
		}
		names[i] = s.S
	}
	sort.Strings(names)
	return names, true
}
