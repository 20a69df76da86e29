package builtins

import "github.com/jinklink/jink/python/object"

// This file holds the functions of iterables.

func iterationFunctions() []*object.Builtin {
	return []*object.Builtin{
		object.Fn("all", "(iterable, /)", "Return whether every item is true.", func(t *thread, a []value) (value, error) {
			return untilTruth(t, a[0], false)
		}),
		object.Fn("any", "(iterable, /)", "Return whether some item is true.", func(t *thread, a []value) (value, error) {
			return untilTruth(t, a[0], true)
		}),
		object.Fn("iter", "(object, sentinel=None, /)", "Return an iterator over an object, or over the results of a function until one equals the sentinel.", iter),
		object.Fn("next", "(iterator, default=None, /)", "Return the next item of an iterator, or the default at its end.", next),
		object.FullFn("sorted", "Return a list of all items in ascending order.", sorted),
	}
}

// untilTruth looks at items until one's truth is what is looked for.
func untilTruth(t *thread, iterable value, wanted bool) (value, error) {
	it, err := t.Iter(iterable)
	if err != nil {
		return value{}, err
	}
	next := it.Type().Next
	for {
		if err := t.Charge(1); err != nil {
			return value{}, err
		}
		v, err := next(t, it)
		if err != nil {
			return value{}, err
		}
		if v.IsNull() {
			return object.Bool(!wanted), nil
		}
		is, err := t.Truth(v)
		if err != nil {
			return value{}, err
		}
		if is == wanted {
			return object.Bool(wanted), nil
		}
	}
}

func iter(t *thread, a []value) (value, error) {
	if a[1].IsNull() {
		return t.Iter(a[0])
	}
	if !object.Callable(a[0]) {
		return value{}, t.Raise(object.TypeError, "iter(v, w): v must be callable")
	}
	t.MadeInstance(object.CallableIteratorType)
	return object.NewCallableIterator(a[0], a[1]), nil
}

func next(t *thread, a []value) (value, error) {
	v, err := t.Next(a[0])
	switch {
	case err != nil:
		if !a[1].IsNull() && object.Matches(err, object.StopIteration) {
			return a[1], nil
		}
		return v, err
	case !v.IsNull():
		return v, nil
	case !a[1].IsNull():
		return a[1], nil
	}
	return v, t.EndOf(a[0])
}

func sorted(t *thread, args []value, names object.Names) (value, error) {
	if n := len(args) - len(names); n != 1 {
		return value{}, t.Raise(object.TypeError, "sorted expected 1 argument, got %d", n)
	}
	items, err := t.Items(args[0])
	if err != nil {
		return value{}, err
	}
	l := object.NewList(items)
	sort := object.ListType.Lookup("sort")
	all, mark := t.Scratch(len(args))
	copy(all, args)
	all[0] = l
	_, err = t.CallNamed(sort, all, names)
	t.Release(mark)
	return l, err
}
