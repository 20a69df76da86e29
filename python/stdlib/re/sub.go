package re

import (
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/pattern"
)

// each calls f for each match in the window, one after the other: m says where. After an empty match the next one must not be
// empty and at the same place.
func (p *patternObject) each(t *thread, w *window, f func(m *pattern.Matcher) (more bool, err error)) error {
	if w.from > w.to {
		return nil
	}
	m := matcher(t)
	defer release(t, m)
	from, must := w.from, -1
	for {
		found, err := m.Find(t, p.prog, w.text[:w.to], from, must, pattern.Search)
		if !found || err != nil {
			return err
		}
		start, end := m.Spans[0], m.Spans[1]
		more, err := f(m)
		if !more || err != nil {
			return err
		}
		must = -1
		if start == end {
			must = end
		}
		from = end
	}
}

func findAll(t *thread, a []value) (value, error) {
	p := object.As[patternObject](a[0])
	w, err := p.window(t, a[1], a[2], a[3])
	if err != nil {
		return value{}, err
	}
	var all []value
	empty := w.part(0, 0)
	err = p.each(t, &w, func(m *pattern.Matcher) (bool, error) {
		part := func(i int) value {
			if m.Spans[2*i] < 0 {
				return empty
			}
			return w.part(m.Spans[2*i], m.Spans[2*i+1])
		}
		if err := t.Allocate(64 + 48*p.prog.Groups); err != nil {
			return false, err
		}
		switch n := p.prog.Groups; n {
		case 0:
			all = append(all, part(0))
		case 1:
			all = append(all, part(1))
		default:
			groups := make([]value, n)
			for i := range groups {
				groups[i] = part(i + 1)
			}
			all = append(all, object.NewTuple(groups...))
		}
		return true, nil
	})
	return object.NewList(all), err
}

func split(t *thread, a []value) (value, error) {
	p := object.As[patternObject](a[0])
	most := 0
	var err error
	if !a[2].IsNull() {
		if most, err = t.IntArg(a[2]); err != nil {
			return value{}, err
		}
	}
	w, err := p.window(t, a[1], value{}, value{})
	if err != nil {
		return value{}, err
	}
	var all []value
	done, n := 0, 0
	if most >= 0 {
		err = p.each(t, &w, func(m *pattern.Matcher) (bool, error) {
			if err := t.Allocate(64 + 48*p.prog.Groups); err != nil {
				return false, err
			}
			all = append(all, w.part(done, m.Spans[0]))
			done = m.Spans[1]
			for i := 2; i < len(m.Spans); i += 2 {
				if m.Spans[i] < 0 {
					all = append(all, object.None)
				} else {
					all = append(all, w.part(m.Spans[i], m.Spans[i+1]))
				}
			}
			n++
			return n != most, nil
		})
		if err != nil {
			return value{}, err
		}
	}
	return object.NewList(append(all, w.part(done, len(w.text)))), nil
}

// replacement is what stands for matches: a text, a template, or a function.
type replacement struct {
	text     string
	template *template
	function value
}

// replacement reads the argument of sub.
func (p *patternObject) replacement(t *thread, self, v value, s *subject) (r replacement, err error) {
	if object.Callable(v) {
		return replacement{function: v}, nil
	}
	r.template, err = p.templateFor(t, self, v)
	if err != nil {
		return r, err
	}
	if tm := r.template; tm.isText != (s.str != nil) {
		have, want := "str", "bytes"
		if s.str != nil {
			have, want = want, have
		}
		if want == "bytes" {
			return r, t.Raise(object.TypeError, "sequence item 0: expected a bytes-like object, %s found", have)
		}
		return r, t.Raise(object.TypeError, "sequence item 0: expected %s instance, %s found", want, have)
	}
	if len(r.template.parts) == 0 {
		r.text, r.template = r.template.first, nil
	}
	return r, nil
}

// substitute is sub: the new text, and how many matches there were.
func substitute(t *thread, a []value) (value, int, error) {
	p := object.As[patternObject](a[0])
	most := 0
	var err error
	if !a[3].IsNull() {
		if most, err = t.IntArg(a[3]); err != nil {
			return value{}, 0, err
		}
	}
	w, err := p.window(t, a[2], value{}, value{})
	if err != nil {
		return value{}, 0, err
	}
	r, err := p.replacement(t, a[0], a[1], &w.subject)
	if err != nil && object.Raised(err) != nil && most >= 0 {
		// Without a match, what does not fit does not matter.
		if e := object.Raised(err); e.Value().Is(object.TypeError) && p.never(t, &w) {
			return w.part(0, len(w.text)), 0, nil
		}
	}
	if err != nil {
		return value{}, 0, err
	}
	var out []byte
	done, n, items := 0, 0, 0 // items: as a list of pieces would have them, for messages
	grow := func(size int) (err error) {
		out, err = t.Room(out, size)
		return err
	}
	if most >= 0 {
		err = p.each(t, &w, func(m *pattern.Matcher) (bool, error) {
			start, end := m.Spans[0], m.Spans[1]
			if err := grow(start - done + len(r.text)); err != nil {
				return false, err
			}
			if start > done {
				items++
			}
			out = append(out, w.text[done:start]...)
			done = end
			switch {
			case !r.function.IsNull():
				found, err := newMatch(t, a[0], &w, m)
				if err != nil {
					return false, err
				}
				v, err := t.Call(r.function, found)
				if err != nil {
					return false, err
				}
				text, err := w.textOf(t, v, items)
				if err != nil {
					return false, err
				}
				if !v.IsNone() {
					items++
				}
				if err := grow(len(text)); err != nil {
					return false, err
				}
				out = append(out, text...)
			case r.template != nil:
				size := r.template.size(m.Spans)
				if err := grow(size); err != nil {
					return false, err
				}
				out = r.template.appendTo(out, w.text, m.Spans)
			default:
				out = append(out, r.text...)
			}
			n++
			return n != most, nil
		})
	}
	if err != nil {
		return value{}, 0, err
	}
	if n == 0 {
		return w.part(0, len(w.text)), 0, nil
	}
	if err := grow(len(w.text) - done); err != nil {
		return value{}, 0, err
	}
	out = append(out, w.text[done:]...)
	if err := t.Allocate(len(out)); err != nil {
		return value{}, 0, err
	}
	defer t.GiveBack(cap(out))
	if w.str != nil {
		return object.NewStr(string(out)), n, nil
	}
	return object.NewBytes(string(out)), n, nil
}

// never reports whether the pattern matches nowhere.
func (p *patternObject) never(t *thread, w *window) bool {
	found := false
	err := p.each(t, w, func(m *pattern.Matcher) (bool, error) {
		found = true
		return false, nil
	})
	return err == nil && !found
}

// textOf is what a function gave for a match: it must be of the kind of the subject, or None for nothing.
func (s *subject) textOf(t *thread, v value, n int) (string, error) {
	if v.IsNone() {
		return "", nil
	}
	if s.str != nil {
		if have := object.AsStr(v); have != nil {
			return have.S, nil
		}
		return "", t.Raise(object.TypeError, "sequence item %d: expected str instance, %s found", n, v.Type().Name)
	}
	text, err := object.ContentOf(t, v)
	if err != nil && object.Raised(err) != nil {
		return "", t.Raise(object.TypeError, "sequence item %d: expected a bytes-like object, %s found", n, v.Type().Name)
	}
	return text, err
}
