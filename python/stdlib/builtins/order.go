package builtins

import (
	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
)

// This file holds min and max.

func orderFunctions() []*object.Builtin {
	return []*object.Builtin{
		object.FullFn("max", "Return the largest item of an iterable, or the largest argument.", func(t *thread, args []value, names object.Names) (value, error) {
			return extreme(t, "max", code.Greater, args, names)
		}),
		object.FullFn("min", "Return the smallest item of an iterable, or the smallest argument.", func(t *thread, args []value, names object.Names) (value, error) {
			return extreme(t, "min", code.Less, args, names)
		}),
	}
}

// best is the item found so far, and its key.
type best struct {
	t         *thread
	op        int
	key       value // None: items are compared themselves
	item, val value
}

func (b *best) offer(v value) error {
	val := v
	if !b.key.IsNone() {
		var err error
		if val, err = b.t.Call(b.key, v); err != nil {
			return err
		}
	}
	if !b.item.IsNull() {
		better, err := b.beats(val)
		if err != nil || !better {
			return err
		}
	}
	b.item, b.val = v, val
	return nil
}

func (b *best) beats(val value) (bool, error) {
	switch {
	case val.IsInt() && b.val.IsInt():
		if b.op == code.Less {
			return val.Int64() < b.val.Int64(), nil
		}
		return val.Int64() > b.val.Int64(), nil
	case val.IsFloat() && b.val.IsFloat():
		if b.op == code.Less {
			return val.Float64() < b.val.Float64(), nil
		}
		return val.Float64() > b.val.Float64(), nil
	}
	return b.t.CompareBool(b.op, val, b.val)
}

func extreme(t *thread, name string, op int, args []value, names object.Names) (value, error) {
	positional := args[:len(args)-len(names)]
	if len(positional) == 0 {
		return value{}, t.Raise(object.TypeError, "%s expected at least 1 argument, got 0", name)
	}
	b := best{t: t, op: op, key: object.None}
	var fallback value
	for i, n := range names {
		switch v := args[len(positional)+i]; n.S {
		case "key":
			b.key = v
		case "default":
			fallback = v
		default:
			return value{}, t.UnexpectedKeyword(name+"()", n.S, "key", "default")
		}
	}
	if len(positional) > 1 {
		if !fallback.IsNull() {
			return value{}, t.Raise(object.TypeError, "Cannot specify a default for %s() with multiple positional arguments", name)
		}
		for _, v := range positional {
			if err := b.offer(v); err != nil {
				return value{}, err
			}
		}
		return b.item, nil
	}
	if err := t.Each(positional[0], b.offer); err != nil {
		return value{}, err
	}
	switch {
	case !b.item.IsNull():
		return b.item, nil
	case !fallback.IsNull():
		return fallback, nil
	}
	return value{}, t.Raise(object.ValueError, "%s() iterable argument is empty", name)
}
