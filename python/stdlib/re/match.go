package re

import (
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/pattern"
)

var matchType = &object.Type{Name: "re.Match", Flags: object.Final | object.NoNew}

// match is where a pattern matched.
type match struct {
	object.Object
	subject
	of          value // the pattern
	pat         *patternObject
	pos, endpos int // endpos negative: the end
	last        int
	spans       []int `image:"share"` // bytes; -1: the group did not match. They never change.
	few         [8]int
}

// newMatch is a match that a matcher found.
func newMatch(t *thread, of value, w *window, found *pattern.Matcher) (value, error) {
	if err := t.Allocate(224 + 8*len(found.Spans)); err != nil {
		return value{}, err
	}
	m := &match{Object: object.Head(matchType), subject: w.subject, of: of, pos: w.pos, endpos: w.endpos, last: found.Last}
	m.pat = object.As[patternObject](of)
	if len(found.Spans) <= len(m.few) {
		m.spans = m.few[:copy(m.few[:], found.Spans)]
	} else {
		m.spans = append([]int(nil), found.Spans...)
	}
	return object.From(m), nil
}

// groups is how many there are, group 0 among them.
func (m *match) groups() int { return len(m.spans) / 2 }

// group is what a group matched, or other if it did not.
func (m *match) group(i int, other value) value {
	if m.spans[2*i] < 0 {
		return other
	}
	return m.part(m.spans[2*i], m.spans[2*i+1])
}

// number is the group that an argument means: a number or a name.
func (m *match) number(t *thread, v value) (int, error) {
	if v.IsInt() {
		if i := v.Int64(); uint64(i) < uint64(m.groups()) {
			return int(i), nil
		}
	} else if v.Type().Index != nil {
		i, err := t.Index(v)
		if err != nil {
			return 0, err
		}
		if n, ok := object.AsInt64(i); ok && uint64(n) < uint64(m.groups()) {
			return int(n), nil
		}
	} else {
		hash, err := t.Hash(v)
		if err != nil {
			return 0, err
		}
		found, err := m.pat.index.GetHashed(t, v, hash)
		if err != nil {
			return 0, err
		}
		if !found.IsNull() {
			if n, ok := object.AsInt64(found); ok && uint64(n) < uint64(m.groups()) {
				return int(n), nil
			}
		}
	}
	return 0, t.Raise(object.IndexError, "no such group")
}

// position is a byte as programs count; -1 stays.
func (m *match) position(at int) value {
	if at < 0 {
		return object.Int(-1)
	}
	return object.Int(int64(m.place(at)))
}

func (m *match) span(i int) value {
	return object.NewPair(m.position(m.spans[2*i]), m.position(m.spans[2*i+1]))
}

// matchMethod is a method of a group that is 0 unless it is given.
func matchMethod(name, doc string, f func(m *match, i int) value) *object.Builtin {
	return object.Method(name, "(self, group=0, /)", doc, func(t *thread, a []value) (value, error) {
		m := object.As[match](a[0])
		i := 0
		if !a[1].IsNull() {
			var err error
			if i, err = m.number(t, a[1]); err != nil {
				return value{}, err
			}
		}
		return f(m, i), nil
	})
}

func defineMatch() {
	typ := matchType
	typ.Doc = "Where a regular expression matched."
	typ.Repr = func(t *thread, self value) (value, error) {
		m := object.As[match](self)
		shown, err := t.Repr(m.group(0, object.None))
		if err != nil {
			return value{}, err
		}
		at, err := t.Repr(m.span(0))
		return object.NewStr("<re.Match object; span=" + at + ", match=" + cut(shown, 50) + ">"), err
	}
	typ.GetItem = func(t *thread, self, key value) (value, error) {
		m := object.As[match](self)
		i, err := m.number(t, key)
		if err != nil {
			return value{}, err
		}
		return m.group(i, object.None), nil
	}
	this := func(t *thread, a []value) (value, error) { return a[0], nil }
	member := func(name, doc string, get func(m *match) value) *object.GetSet {
		return object.Member(name, doc, func(self value) value { return get(object.As[match](self)) })
	}
	computed := func(name, doc string, get func(m *match) value) *object.GetSet {
		return object.Attr(name, doc, func(t *thread, self value) (value, error) { return get(object.As[match](self)), nil }, nil)
	}
	object.StructOf[match](typ)
	object.DefineType(typ, nil, "re", object.TypeDef{
		Methods: []*object.Builtin{
			object.Method("group", "(*)", "What groups matched, by number or name: the whole, if none is named.", matchGroup),
			object.Method("groups", "(self, /, default=None)", "What all groups matched.", matchGroups),
			object.Method("groupdict", "(self, /, default=None)", "What the groups with names matched.", matchGroupDict),
			object.Method("expand", "(self, /, template)", "A template with the groups put in.", expand),
			matchMethod("start", "Where a group begins.", func(m *match, i int) value { return m.position(m.spans[2*i]) }),
			matchMethod("end", "Where a group ends.", func(m *match, i int) value { return m.position(m.spans[2*i+1]) }),
			matchMethod("span", "Where a group begins and ends.", (*match).span),
			object.Method("__copy__", "(self, /)", "The match itself.", this),
			object.Method("__deepcopy__", "(self, memo, /)", "The match itself.", this),
		},
		ClassMethods: []*object.Builtin{object.ClassGetItem()},
		GetSets: []*object.GetSet{
			member("string", "What was searched.", func(m *match) value { return m.value }),
			member("re", "The pattern that matched.", func(m *match) value { return m.of }),
			member("pos", "Where the search began.", func(m *match) value { return object.Int(int64(m.pos)) }),
			member("endpos", "Where the search had to end.", func(m *match) value {
				if m.endpos < 0 {
					return object.Int(int64(m.length()))
				}
				return object.Int(int64(m.endpos))
			}),
			computed("lastindex", "The group that matched last, or None.", func(m *match) value {
				if m.last == 0 {
					return object.None
				}
				return object.Int(int64(m.last))
			}),
			computed("lastgroup", "The name of the group that matched last, or None.", func(m *match) value {
				if m.last == 0 || m.last >= len(m.pat.names) || m.pat.names[m.last].IsNull() {
					return object.None
				}
				return m.pat.names[m.last]
			}),
			computed("regs", "Where all groups begin and end.", func(m *match) value {
				all := make([]value, m.groups())
				for i := range all {
					all[i] = m.span(i)
				}
				return object.NewTuple(all...)
			}),
		},
	})
}

func matchGroup(t *thread, a []value) (value, error) {
	m := object.As[match](a[0])
	switch len(a) {
	case 1:
		return m.group(0, object.None), nil
	case 2:
		i, err := m.number(t, a[1])
		if err != nil {
			return value{}, err
		}
		return m.group(i, object.None), nil
	}
	all := make([]value, len(a)-1)
	for k, v := range a[1:] {
		i, err := m.number(t, v)
		if err != nil {
			return value{}, err
		}
		all[k] = m.group(i, object.None)
	}
	return object.NewTuple(all...), nil
}

func matchGroups(t *thread, a []value) (value, error) {
	m := object.As[match](a[0])
	other := a[1]
	if other.IsNull() {
		other = object.None
	}
	if err := t.Allocate(64 * m.groups()); err != nil {
		return value{}, err
	}
	all := make([]value, m.groups()-1)
	for i := range all {
		all[i] = m.group(i+1, other)
	}
	return object.NewTuple(all...), nil
}

func matchGroupDict(t *thread, a []value) (value, error) {
	m := object.As[match](a[0])
	other := a[1]
	if other.IsNull() {
		other = object.None
	}
	if err := t.Allocate(96 * m.pat.index.Len()); err != nil {
		return value{}, err
	}
	d := object.NewDict()
	for _, e := range m.pat.index.Entries() {
		i, err := m.number(t, e.Key)
		if err != nil {
			return value{}, err
		}
		if err := d.Set(t, e.Key, m.group(i, other)); err != nil {
			return value{}, err
		}
	}
	return d.Value(), nil
}
