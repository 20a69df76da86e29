package abc

import (
	"strings"
	"weak"

	"github.com/jinklink/jink/python/object"
)

// This file holds what lets a programmer look into an abstract class, and reset it.

func resetRegistry(t *thread, a []value) (value, error) {
	_, d, err := needData(t, a[0])
	if err != nil {
		return value{}, err
	}
	d.registry = nil
	return object.None, nil
}

func resetCaches(t *thread, a []value) (value, error) {
	_, d, err := needData(t, a[0])
	if err != nil {
		return value{}, err
	}
	d.yes, d.no, d.last = nil, nil, nil
	return object.None, nil
}

// dump gives the registry, both caches, and the version of the negative one. The sets hold the classes themselves.
func dump(t *thread, a []value) (value, error) {
	_, d, err := needData(t, a[0])
	if err != nil {
		return value{}, err
	}
	set := func(pointers []weak.Pointer[class]) (value, error) {
		var live []value
		for _, w := range pointers {
			if c := w.Value(); c != nil {
				live = append(live, c.Value())
			}
		}
		return t.Call(object.SetType.Value(), object.NewList(live))
	}
	keys := func(m map[weak.Pointer[class]]bool) []weak.Pointer[class] {
		var list []weak.Pointer[class]
		for w := range m {
			list = append(list, w)
		}
		return list
	}
	registry, err := set(d.registry)
	if err != nil {
		return value{}, err
	}
	yes, err := set(keys(d.yes))
	if err != nil {
		return value{}, err
	}
	no, err := set(keys(d.no))
	return object.NewTuple(registry, yes, no, object.Int(d.version)), err
}

func dumpRegistry(t *thread, a []value) (value, error) {
	cls, _, err := needData(t, a[0])
	if err != nil {
		return value{}, err
	}
	v, err := dump(t, a)
	if err != nil {
		return value{}, err
	}
	var b strings.Builder
	b.WriteString("Class: " + cls.FullName() + "\n")
	b.WriteString("Inv. counter: ")
	rows := append([]value{object.Int(counter(t))}, object.AsTuple(v).Items...)
	for i, row := range rows {
		s, err := t.Repr(row)
		if err != nil {
			return value{}, err
		}
		b.WriteString([]string{"", "_abc_registry: ", "_abc_cache: ", "_abc_negative_cache: ", "_abc_negative_cache_version: "}[i] + s + "\n")
	}
	out := t.Interp.Sys.GetString("stdout")
	if len(a) > 1 && !a[1].IsNull() && !a[1].IsNone() {
		out = a[1]
	}
	if out.IsNull() {
		return object.None, nil
	}
	return t.CallMethod(out, "write", object.NewStr(b.String()))
}
