// Package csv is Python's module _csv: rows of text, read and written. Module csv, in Python, is made of it.
//
// It exists in Go since each character passes through it. What separates, quotes and ends is told by a dialect.
package csv

import (
	"sync"

	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
)

// memory is what an interpreter keeps: the dialects by their names, the limit of fields, and the exception.
type memory struct {
	dialects *object.Dict
	limit    int64
	failure  *object.Type
}

type memoryKey struct{}

func memoryOf(t *thread) *memory {
	m, _ := t.Interp.Memo.Get(memoryKey{}).(*memory)
	if m == nil {
		m = &memory{dialects: object.NewDict(), limit: 128 << 10, failure: object.ExceptionType}
		t.Interp.Memo.Set(memoryKey{}, m)
	}
	return m
}

func raise(t *thread, msg string, args ...any) error {
	return t.Raise(memoryOf(t).failure, msg, args...)
}

var defineTypes = sync.OnceFunc(func() {
	defineDialect()
	defineReader()
	defineWriter()
})

// Module makes module _csv for an interpreter.
func Module(t *thread) (*object.Module, error) {
	defineTypes()
	m := object.NewModule("_csv", "Rows of text.")
	names := object.NewDict()
	names.SetString("__module__", object.NewStr("_csv"))
	failure, err := t.NewClass(object.TypeType, "Error", []*object.Type{object.ExceptionType}, names)
	if err != nil {
		return nil, err
	}
	k := memoryOf(t)
	k.failure = failure
	m.Set("Error", failure.Value())
	m.Set("_dialects", k.dialects.Value())
	m.Set("__version__", object.NewStr("1.0"))
	for name, n := range map[string]int64{"QUOTE_MINIMAL": quoteMinimal, "QUOTE_ALL": quoteAll, "QUOTE_NONNUMERIC": quoteNonNumeric,
		"QUOTE_NONE": quoteNone, "QUOTE_STRINGS": quoteStrings, "QUOTE_NOTNULL": quoteNotNull} {
		m.Set(name, object.Int(n))
	}
	m.Set("Dialect", dialectType.Value())
	m.Set("Reader", readerType.Value())
	m.Set("Writer", writerType.Value())
	m.Add(
		object.FullFn("reader", "Return an iterator over the rows of what gives lines.", newReader),
		object.FullFn("writer", "Return what writes rows to a file.", newWriter),
		object.Fn("list_dialects", "()", "Return the names of the dialects.", func(t *thread, a []value) (value, error) {
			items, err := t.Items(k.dialects.Value())
			return object.NewList(items), err
		}),
		object.FullFn("register_dialect", "Give a dialect a name.", func(t *thread, args []value, names object.Names) (value, error) {
			n := len(args) - len(names)
			if n < 1 || n > 2 {
				return value{}, t.Raise(object.TypeError, " expected at %s argument%s, got %d", map[bool]string{true: "least 1", false: "most 2"}[n < 1], map[bool]string{true: "", false: "s"}[n < 1], n)
			}
			if object.AsStr(args[0]) == nil {
				return value{}, t.Raise(object.TypeError, "dialect name must be a string")
			}
			d, err := t.CallNamed(dialectType.Value(), args[1:], names)
			if err != nil {
				return value{}, err
			}
			return object.None, k.dialects.Set(t, args[0], d)
		}),
		object.Fn("unregister_dialect", "(name)", "Forget the dialect of a name.", func(t *thread, a []value) (value, error) {
			had, err := k.dialects.Delete(t, a[0])
			if err == nil && had.IsNull() {
				err = raise(t, "unknown dialect")
			}
			return object.None, err
		}),
		object.Fn("get_dialect", "(name)", "Return the dialect of a name.", func(t *thread, a []value) (value, error) {
			return named(t, a[0])
		}),
		object.Fn("field_size_limit", "(new_limit=<unrepresentable>)", "Return how long a field may be, and set it.", func(t *thread, a []value) (value, error) {
			old := k.limit
			if !a[0].IsNull() {
				n, ok := object.AsInt64(a[0])
				if !ok {
					return value{}, t.Raise(object.TypeError, "limit must be an integer")
				}
				k.limit = n
			}
			return object.Int(old), nil
		}),
	)
	return m, nil
}

func named(t *thread, name value) (value, error) {
	d, err := memoryOf(t).dialects.Get(t, name)
	if err == nil && d.IsNull() {
		err = raise(t, "unknown dialect")
	}
	return d, err
}
