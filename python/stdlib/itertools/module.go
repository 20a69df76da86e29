// Package itertools is Python's module itertools: iterators that are made of other iterators.
//
// It is written in Go because programs use these where they count every step: an item passes through a chain of them
// without a Python frame in between.
//
// Each iterator asks the one below for an item only when it is asked for one itself, in the order that CPython asks in, since
// programs see that order when they share an iterator. An error leaves an iterator where it was. Loops that may turn without
// giving an item take a step at each turn, so that a thread's limits hold.
package itertools

import (
	"strings"
	"sync"

	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
)

// Module makes module itertools for an interpreter.
func Module(t *thread) (*object.Module, error) {
	defineTypes()
	m := object.NewModule("itertools", "Iterators made of iterators: endless ones, joined ones, filtered ones, and all combinations.")
	m.AddTypes(accumulateType, batchedType, chainType, combinationsType, replacementType, compressType, countType, cycleType,
		dropWhileType, filterFalseType, groupByType, sliceType, pairwiseType, permutationsType, productType, repeatType,
		starMapType, takeWhileType, longestType, teeType, teeDataType, grouperType)
	m.Add(teeFunction())
	return m, nil
}

// defineTypes makes the types of this package, once for all interpreters.
var defineTypes = sync.OnceFunc(func() {
	for _, define := range []func(){
		defineAccumulate, defineBatched, defineChain, defineCombinations, defineCompress, defineCount, defineCycle,
		defineWhile, defineFilterFalse, defineGroupBy, defineSlice, definePairwise, definePermutations, defineProduct,
		defineRepeat, defineStarMap, defineLongest, defineTee,
	} {
		define()
	}
})

// newType makes a type whose instances are iterators; its struct is T.
func newType[T any](typ *object.Type, doc string, next func(t *thread, it *T) (value, error), def object.TypeDef) {
	typ.Doc = doc
	typ.Iter = func(t *thread, self value) (value, error) { return self, nil }
	typ.Next = func(t *thread, self value) (value, error) {
		if err := t.EnterNative(); err != nil {
			return value{}, err
		}
		v, err := next(t, object.As[T](self))
		t.LeaveNative()
		return v, err
	}
	if typ.Flags&object.Final == 0 {
		object.Subclassable[T](typ)
	}
	object.DefineType(typ, nil, "itertools", def)
}

// bound gives a type a __new__ whose arguments are bound as the signature says.
func bound(typ *object.Type, sig string, make func(t *thread, cls *object.Type, a []value) (value, error)) {
	parameters := object.Fn(strings.TrimPrefix(typ.Name, "itertools."), sig, "", nil)
	typ.New = func(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
		a, err := parameters.Bind(t, args, names)
		if err != nil {
			return value{}, err
		}
		return make(t, cls, a)
	}
}

// positional gives a type a __new__ that takes exactly n arguments, none by keyword.
func positional(typ *object.Type, n int, make func(t *thread, cls *object.Type, a []value) (value, error)) {
	typ.New = func(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
		if err := t.NoKeywords(cls, typ, names); err != nil {
			return value{}, err
		}
		args = args[:len(args)-len(names)]
		if len(args) != n {
			s := "s"
			if n == 1 {
				s = ""
			}
			return value{}, t.Raise(object.TypeError, "%s expected %d argument%s, got %d", typ.QualName, n, s, len(args))
		}
		return make(t, cls, args)
	}
}

// next is the next item of an iterator, NULL at its end.
func next(t *thread, it value) (value, error) { return t.Next(it) }

// reduce is a __reduce__. Copies of these iterators are on their way out of Python, hence the warning.
func reduce[T any](state func(t *thread, self value, it *T) (value, error)) *object.Builtin {
	return object.Method("__reduce__", "(self, /)", "What copy makes the iterator again from.", func(t *thread, a []value) (value, error) {
		if err := warn(t); err != nil {
			return value{}, err
		}
		return state(t, a[0], object.As[T](a[0]))
	})
}

// setState is a __setstate__, which takes up where the iterator that was copied stood.
func setState[T any](set func(t *thread, it *T, state value) error) *object.Builtin {
	return object.Method("__setstate__", "(self, state, /)", "Take up where another iterator stood.", func(t *thread, a []value) (value, error) {
		if err := warn(t); err != nil {
			return value{}, err
		}
		return object.None, set(t, object.As[T](a[0]), a[1])
	})
}

func warn(t *thread) error {
	return t.Warn(object.DeprecationWarning, "Pickle, copy, and deepcopy support will be removed from itertools in Python 3.14.")
}

// tuple is a tuple of a copy of items.
func tuple(items ...value) value { return object.NewTuple(append([]value(nil), items...)...) }

// class is the type of v as an object.
func class(v value) value { return v.Type().Value() }

// orNone is v, or None where there is no object.
func orNone(v value) value {
	if v.IsNull() {
		return object.None
	}
	return v
}
