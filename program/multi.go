package program

import (
	"net/http"
	"slices"
	"strings"
	"sync"

	"github.com/jinklink/jink/python"
)

// This file holds req.query, req.headers and req.cookies, which programs use like dicts that do not change.

var queryClass = sync.OnceValue(func() *python.Class[*visit] {
	return mapping("Query", "The parameters of a query; a name may have several values.", source{
		get:  (*visit).parameter,
		all:  (*visit).parse,
		list: true,
	})
})

var headersClass = sync.OnceValue(func() *python.Class[*visit] {
	return mapping("Headers", "The headers of a request.", source{
		get: (*visit).header,
		all: func(v *visit) []pair {
			var all []pair
			for name := range v.look(readsOther).http.Header {
				if value, ok := v.header(name); ok {
					all = append(all, pair{name, value})
				}
			}
			slices.SortFunc(all, func(a, b pair) int { return strings.Compare(a.name, b.name) })
			return all
		},
		fold: true,
	})
})

var cookiesClass = sync.OnceValue(func() *python.Class[*visit] {
	return mapping("Cookies", "The cookies of a request.", source{
		get: (*visit).cookie,
		all: func(v *visit) []pair {
			var all []pair
			for _, c := range v.allCookies() {
				all = append(all, pair{c.Name, c.Value})
			}
			return all
		},
	})
})

// source says where a mapping has its items.
type source struct {
	get  func(v *visit, name string) (string, bool)
	all  func(v *visit) []pair
	list bool // a name may stand there several times
	fold bool // case does not matter
}

// mapping makes a class of mappings.
func mapping(name, doc string, s source) *python.Class[*visit] {
	charged := func(c python.Call, v *visit) error { return c.Allocate(len(v.query) + 2000) }
	key := func(c python.Call, v python.Value) (string, error) {
		k, ok := python.AsString(v)
		if !ok {
			return "", python.Raise("TypeError", "names are str, not %s", python.TypeName(v))
		}
		return k, c.Charge(len(k) + 100)
	}
	items := func(c python.Call, v *visit, make func(pair) python.Value) (python.Value, error) {
		if err := charged(c, v); err != nil {
			return python.None, err
		}
		all := s.all(v)
		if err := c.Allocate(200 * len(all)); err != nil {
			return python.None, err
		}
		var values []python.Value
		for _, p := range all {
			values = append(values, make(p))
		}
		return python.List(values...), nil
	}
	names := func(c python.Call, v *visit) (python.Value, error) {
		seen := map[string]bool{}
		if err := charged(c, v); err != nil {
			return python.None, err
		}
		all := s.all(v)
		if err := c.Allocate(200 * len(all)); err != nil {
			return python.None, err
		}
		var values []python.Value
		for _, p := range all {
			if !seen[p.name] {
				seen[p.name] = true
				values = append(values, python.String(p.name))
			}
		}
		return python.List(values...), nil
	}
	members := []python.Member[*visit]{
		python.Method("get", "(name, default=None, /)", "The value of a name, or the default.", func(c python.Call, v *visit) (python.Value, error) {
			k, err := key(c, c.Arg(0))
			if err != nil {
				return python.None, err
			}
			if value, ok := s.get(v, k); ok {
				return python.String(value), c.Allocate(len(value))
			}
			return c.Arg(1), nil
		}),
		python.GetItem(func(c python.Call, v *visit, name python.Value) (python.Value, error) {
			k, err := key(c, name)
			if err != nil {
				return python.None, err
			}
			if value, ok := s.get(v, k); ok {
				return python.String(value), c.Allocate(len(value))
			}
			return python.None, python.Raise("KeyError", "%s", k)
		}),
		python.Contains(func(c python.Call, v *visit, name python.Value) (bool, error) {
			k, err := key(c, name)
			if err != nil {
				return false, err
			}
			_, ok := s.get(v, k)
			return ok, nil
		}),
		python.Iter(names),
		python.Method("keys", "()", "The names.", names),
		python.Method("values", "()", "The values.", func(c python.Call, v *visit) (python.Value, error) {
			return items(c, v, func(p pair) python.Value { return python.String(p.value) })
		}),
		python.Method("items", "()", "The names and values; a name with several values is there several times.", func(c python.Call, v *visit) (python.Value, error) {
			return items(c, v, func(p pair) python.Value { return python.Tuple(python.String(p.name), python.String(p.value)) })
		}),
		python.Method("getlist", "(name, /)", "All values of a name.", func(c python.Call, v *visit) (python.Value, error) {
			k, err := key(c, c.Arg(0))
			if err != nil {
				return python.None, err
			}
			if err := charged(c, v); err != nil {
				return python.None, err
			}
			if s.fold {
				if !visibleHeader(k, v.engine.cfg.ShowIP) {
					return python.List(), nil
				}
				return texts(c, v.look(readsOther).http.Header[http.CanonicalHeaderKey(k)])
			}
			var values []string
			for _, p := range s.all(v) {
				if p.name == k {
					values = append(values, p.value)
				}
			}
			return texts(c, values)
		}),
		python.Len(func(v *visit) int {
			seen := map[string]bool{}
			for _, p := range s.all(v) {
				seen[p.name] = true
			}
			return len(seen)
		}),
		python.Repr(func(v *visit) string {
			var shown []string
			for _, p := range s.all(v) {
				if len(shown) == 50 {
					shown = append(shown, "…")
					break
				}
				shown = append(shown, p.name+"="+clip(p.value, 100))
			}
			return "<" + name + " " + strings.Join(shown, " ") + ">"
		}),
	}
	return python.NewClass(name, doc, members...)
}
