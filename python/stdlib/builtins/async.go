package builtins

import (
	"sync"

	"github.com/jinklink/jink/python/object"
)

// This file holds aiter and anext.

func asyncFunctions() []*object.Builtin {
	return []*object.Builtin{
		object.Fn("aiter", "(async_iterable, /)", "Return an asynchronous iterator.", aiter),
		object.Fn("anext", "(aiterator, default=None, /)", "Return an awaitable for the next item, or for the default at the end.", anext),
	}
}

func aiter(t *thread, a []value) (value, error) {
	f := a[0].Type().AIter
	if f == nil {
		return value{}, t.Raise(object.TypeError, "'%s' object is not an async iterable", a[0].Type().Name)
	}
	it, err := f(t, a[0])
	if err == nil && it.Type().ANext == nil {
		return value{}, t.Raise(object.TypeError, "aiter() returned not an async iterator of type '%s'", it.Type().Name)
	}
	return it, err
}

func anext(t *thread, a []value) (value, error) {
	f := a[0].Type().ANext
	if f == nil {
		return value{}, t.Raise(object.TypeError, "'%s' object is not an async iterator", a[0].Type().Name)
	}
	awaitable, err := f(t, a[0])
	if err != nil || a[1].IsNull() {
		return awaitable, err
	}
	v, n := object.Make[nextOrDefault](anextType, anextType)
	n.awaitable, n.fallback = awaitable, a[1]
	return v, nil
}

var anextType = &object.Type{Name: "anext_awaitable", Flags: object.Final | object.NoNew}

// nextOrDefault awaits what it wraps, and where that says that the iteration is over, gives the default.
type nextOrDefault struct {
	object.Object
	awaitable, fallback value
	it                  value
}

// defineTypes makes the types of this package.
var defineTypes = sync.OnceFunc(func() {
	self := func(t *thread, v value) (value, error) { return v, nil }
	anextType.Await, anextType.Iter = self, self
	anextType.Next = func(t *thread, v value) (value, error) {
		n := object.As[nextOrDefault](v)
		it, err := n.iterator(t)
		if err != nil {
			return value{}, err
		}
		got, err := t.CallMethod(it, "__next__")
		return n.settle(t, got, err)
	}
	pass := func(name string) *object.Builtin {
		return object.Method(name, "(self, *args)", "", func(t *thread, a []value) (value, error) {
			n := object.As[nextOrDefault](a[0])
			it, err := n.iterator(t)
			if err != nil {
				return value{}, err
			}
			got, err := t.CallMethod(it, name, object.AsTuple(a[1]).Items...)
			return n.settle(t, got, err)
		})
	}
	object.DefineType(anextType, nil, "builtins", object.TypeDef{Methods: []*object.Builtin{pass("send"), pass("throw"), pass("close")}})
	defineSite()
})

func (n *nextOrDefault) iterator(t *thread) (value, error) {
	if !n.it.IsNull() {
		return n.it, nil
	}
	var it value
	var err error
	switch f := n.awaitable.Type().Await; {
	case f != nil:
		it, err = f(t, n.awaitable)
	case object.AsGenerator(n.awaitable) != nil:
		it = n.awaitable
	default:
		return it, t.Raise(object.TypeError, "object %s can't be used in 'await' expression", n.awaitable.Type().Name)
	}
	n.it = it
	return it, err
}

// settle turns the end of the asynchronous iteration into the end of the wait, with the default.
func (n *nextOrDefault) settle(t *thread, got value, err error) (value, error) {
	if object.Matches(err, object.StopAsyncIteration) {
		return value{}, t.RaiseArgs(object.StopIteration, n.fallback)
	}
	return got, err
}
