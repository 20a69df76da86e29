package re

import (
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/pattern"
)

var (
	scannerType = &object.Type{Name: "_sre.SRE_Scanner", Flags: object.Final | object.NoNew}
	// finditer gives an iterator that says what CPython's says that it is: a function that is called again and again.
	finderType = &object.Type{Name: "callable_iterator", Flags: object.Final | object.NoNew}
)

// scanner looks for one match after the other.
type scanner struct {
	object.Object
	window
	of   value
	pat  *patternObject
	must int
	over bool
}

func makeScanner(t *thread, typ *object.Type, a []value) (value, error) {
	p := object.As[patternObject](a[0])
	w, err := p.window(t, a[1], a[2], a[3])
	if err != nil {
		return value{}, err
	}
	if err := t.Allocate(128); err != nil {
		return value{}, err
	}
	return object.From(&scanner{Object: object.Head(typ), window: w, of: a[0], pat: p, must: -1, over: w.from > w.to}), nil
}

func newScanner(t *thread, a []value) (value, error) { return makeScanner(t, scannerType, a) }

func findIter(t *thread, a []value) (value, error) { return makeScanner(t, finderType, a) }

// next is the next match, or NULL.
func (s *scanner) next(t *thread, how int) (value, error) {
	if s.over {
		return value{}, nil
	}
	m := matcher(t)
	found, err := m.Find(t, s.pat.prog, s.text[:s.to], s.from, s.must, how)
	var v value
	switch {
	case err != nil:
	case !found:
		s.over = true
	default:
		v, err = newMatch(t, s.of, &s.window, m)
		s.must = -1
		if m.Spans[0] == m.Spans[1] {
			s.must = m.Spans[1]
		}
		s.from = m.Spans[1]
	}
	release(t, m)
	return v, err
}

func defineScanner() {
	method := func(name, doc string, how int) *object.Builtin {
		return object.Method(name, "(self, /)", doc, func(t *thread, a []value) (value, error) {
			v, err := object.As[scanner](a[0]).next(t, how)
			if v.IsNull() && err == nil {
				return object.None, nil
			}
			return v, err
		})
	}
	object.DefineType(scannerType, nil, "_sre", object.TypeDef{
		Methods: []*object.Builtin{
			method("match", "The match that begins where the last one ended, or None.", pattern.Match),
			method("search", "The next match, or None.", pattern.Search),
		},
		GetSets: []*object.GetSet{
			object.Attr("pattern", "The pattern.", func(t *thread, self value) (value, error) { return object.As[scanner](self).of, nil }, nil),
		},
	})
	finderType.Iter = func(t *thread, self value) (value, error) { return self, nil }
	finderType.Next = func(t *thread, self value) (value, error) { return object.As[scanner](self).next(t, pattern.Search) }
	object.DefineType(finderType, nil, "builtins", object.TypeDef{})
}
