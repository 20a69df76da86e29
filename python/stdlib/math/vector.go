package math

import (
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/real"
)

func vectorFunctions() []*object.Builtin {
	return []*object.Builtin{
		object.Fn("hypot", "(*)", "The length of a vector.", func(t *thread, a []value) (value, error) {
			v, err := coordinates(t, a)
			return object.Float(real.Norm(v)), err
		}),
		object.Fn("dist", "(p, q, /)", "The distance of two points.", dist),
	}
}

func coordinates(t *thread, items []value) ([]float64, error) {
	v := make([]float64, len(items))
	for i, item := range items {
		x, err := t.FloatArg(item)
		if err != nil {
			return nil, err
		}
		v[i] = x
	}
	return v, nil
}

func dist(t *thread, a []value) (value, error) {
	p, err := t.Items(a[0])
	if err != nil {
		return value{}, err
	}
	q, err := t.Items(a[1])
	if err != nil {
		return value{}, err
	}
	if len(p) != len(q) {
		return value{}, t.Raise(object.ValueError, "both points must have the same number of dimensions")
	}
	v := make([]float64, len(p))
	for i := range p {
		x, y, err := floats(t, []value{p[i], q[i]})
		if err != nil {
			return value{}, err
		}
		v[i] = x - y
	}
	return object.Float(real.Norm(v)), nil
}
