// Package codecs holds the native part of Python's module codecs: the registry of encodings and of error handlers, and the
// codecs that are built in, one function for each direction.
//
// Encodings that the language itself knows never ask the registry when text is encoded or decoded; it is there for those that
// programs register, and for what asks for a CodecInfo.
package codecs

import (
	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
)

// registry are the search functions of an interpreter, and what they found.
type registry struct {
	search  []value
	cache   map[string]value
	started bool
}

type registryKey struct{}

func registryOf(t *thread) *registry {
	r, ok := t.Interp.Memo.Get(registryKey{}).(*registry)
	if !ok {
		r = &registry{cache: make(map[string]value)}
		t.Interp.Memo.Set(registryKey{}, r)
	}
	return r
}

// Find is the CodecInfo of an encoding, by its normalised name; NULL if nobody knows it.
func Find(t *thread, name string) (value, error) {
	r := registryOf(t)
	if v, ok := r.cache[name]; ok {
		return v, nil
	}
	if !r.started {
		// Package encodings registers the search function for all that is built in.
		r.started = true
		// A module of the program that has the name of one of it must not be taken for it, so nothing is looked for in sys.path.
		path := t.Interp.Sys.GetString("path")
		t.Interp.Sys.SetString("path", object.NewList(nil))
		_, err := t.Import("encodings")
		t.Interp.Sys.SetString("path", path)
		if err != nil {
			r.started = false
			return value{}, err
		}
	}
	for i := 0; i < len(r.search); i++ {
		v, err := t.Call(r.search[i], object.NewStr(name))
		if err != nil {
			return value{}, err
		}
		if v.IsNone() {
			continue
		}
		if pair := object.AsTuple(v); pair == nil || len(pair.Items) != 4 {
			return value{}, t.Raise(object.TypeError, "codec search functions must return 4-tuples")
		}
		if err := t.Allocate(64 + len(name)); err != nil {
			return value{}, err
		}
		r.cache[name] = v
		return v, nil
	}
	return value{}, nil
}

// lookup is Find for an encoding's name as programs write it; what is not there is a LookupError.
func lookup(t *thread, v value, function string) (value, error) {
	name, err := t.StrArg(v, function+"() argument")
	if err != nil {
		return value{}, err
	}
	if err := t.Charge(len(name)); err != nil {
		return value{}, err
	}
	info, err := Find(t, object.NormalEncoding(name))
	if err == nil && info.IsNull() {
		err = t.Raise(object.LookupError, "unknown encoding: %s", name)
	}
	return info, err
}

// Module makes module _codecs for an interpreter.
func Module(t *thread) (*object.Module, error) {
	m := object.NewModule("_codecs", "The registry of encodings, and those that are built in.")
	m.Add(registryFunctions()...)
	m.Add(builtinFunctions()...)
	m.Add(charmapFunctions()...)
	m.Add(multibyteFunctions()...)
	return m, nil
}

func fn(name, sig, doc string, f func(t *thread, a []value) (value, error)) *object.Builtin {
	return object.Fn(name, sig, doc, f)
}

// transform is encode and decode: by the function of a CodecInfo.
func transform(name string, which int64, direction string) *object.Builtin {
	return fn(name, "(obj, encoding='utf-8', errors='strict')", "Run an object through the "+direction+"r of an encoding.", func(t *thread, a []value) (value, error) {
		encoding := a[1]
		if encoding.IsNull() {
			encoding = object.NewStr("utf-8")
		}
		info, err := lookup(t, encoding, name)
		if err != nil {
			return value{}, err
		}
		f, err := t.GetItem(info, object.Int(which))
		if err != nil {
			return value{}, err
		}
		args := []value{a[0]}
		if !a[2].IsNull() {
			if object.AsStr(a[2]) == nil {
				return value{}, t.Raise(object.TypeError, "%s() argument 'errors' must be str, not %s", name, a[2].Type().Name)
			}
			args = append(args, a[2])
		}
		v, err := t.Call(f, args...)
		if err != nil {
			if exc := object.Raised(err); exc != nil {
				note(t, exc, direction, encoding)
			}
			return value{}, err
		}
		pair := object.AsTuple(v)
		if pair == nil || len(pair.Items) != 2 {
			return value{}, t.Raise(object.TypeError, "%sr must return a tuple (object, integer)", direction)
		}
		return pair.Items[0], nil
	})
}

// note says in an exception with which codec it came about.
func note(t *thread, exc *object.Exception, direction string, encoding value) {
	if _, err := t.CallMethod(exc.Value(), "add_note", object.NewStr(direction[:len(direction)-1]+"ing with '"+object.AsStr(encoding).S+"' codec failed")); err != nil {
		return // the exception itself counts
	}
}

func registryFunctions() []*object.Builtin {
	return []*object.Builtin{
		fn("register", "(search_function, /)", "Register a function that finds codecs.", func(t *thread, a []value) (value, error) {
			if !object.Callable(a[0]) {
				return value{}, t.Raise(object.TypeError, "argument must be callable")
			}
			r := registryOf(t)
			r.search = append(r.search, a[0])
			return object.None, t.Allocate(16)
		}),
		fn("unregister", "(search_function, /)", "Take back what register did.", func(t *thread, a []value) (value, error) {
			r := registryOf(t)
			for i, f := range r.search {
				if f == a[0] {
					r.search = append(r.search[:i:i], r.search[i+1:]...)
					clear(r.cache)
					break
				}
			}
			return object.None, nil
		}),
		fn("lookup", "(encoding, /)", "Return the CodecInfo of an encoding.", func(t *thread, a []value) (value, error) { return lookup(t, a[0], "lookup") }),
		fn("_forget_codec", "(encoding, /)", "Forget what was found for an encoding.", func(t *thread, a []value) (value, error) {
			name, err := t.StrArg(a[0], "_forget_codec() argument")
			if err != nil {
				return value{}, err
			}
			delete(registryOf(t).cache, object.NormalEncoding(name))
			return object.None, nil
		}),
		transform("encode", 0, "encode"), transform("decode", 1, "decode"),
		fn("register_error", "(errors, handler, /)", "Register an error handler.", func(t *thread, a []value) (value, error) {
			name, err := t.StrArg(a[0], "register_error() argument 1")
			if err != nil {
				return value{}, err
			}
			if !object.Callable(a[1]) {
				return value{}, t.Raise(object.TypeError, "handler must be callable")
			}
			t.Interp.Codecs().Errors[name] = a[1]
			return object.None, t.Allocate(64 + len(name))
		}),
		fn("_unregister_error", "(errors, /)", "Take back what register_error did; whether there was something to take back is returned.", func(t *thread, a []value) (value, error) {
			name, err := t.StrArg(a[0], "_unregister_error() argument")
			if err != nil {
				return value{}, err
			}
			if handlerDocs[name] != "" {
				return value{}, t.Raise(object.ValueError, "cannot un-register built-in error handler '%s'", name)
			}
			own := t.Interp.Codecs().Errors
			_, had := own[name]
			delete(own, name)
			return object.Bool(had), nil
		}),
		fn("lookup_error", "(errors, /)", "Return an error handler.", func(t *thread, a []value) (value, error) {
			name, err := t.StrArg(a[0], "lookup_error() argument")
			if err != nil {
				return value{}, err
			}
			return handler(t, name)
		}),
	}
}

var handlerDocs = map[string]string{
	"strict": "Raise the error.", "ignore": "Leave out what is wrong.", "replace": "Put ? or U+FFFD in its place.",
	"xmlcharrefreplace": "Put a reference of XML in its place.", "backslashreplace": "Put an escape in its place.", "namereplace": "Put \\N{...} in its place.",
	"surrogateescape": "Let surrogates stand for bytes.", "surrogatepass": "Let surrogates through.",
}

// builtinHandlers are an interpreter's handlers that are built in, made when first asked for.
type builtinHandlers struct{}

// handler is the error handler of a name.
func handler(t *thread, name string) (value, error) {
	if v := t.Interp.Codecs().Errors[name]; !v.IsNull() {
		return v, nil
	}
	doc, ok := handlerDocs[name]
	if !ok {
		return value{}, t.Raise(object.LookupError, "unknown error handler name '%s'", name)
	}
	made, ok := t.Interp.Memo.Get(builtinHandlers{}).(map[string]value)
	if !ok {
		made = make(map[string]value)
		t.Interp.Memo.Set(builtinHandlers{}, made)
	}
	if made[name].IsNull() {
		made[name] = fn(name+"_errors", "(exception, /)", doc, func(t *thread, a []value) (value, error) { return t.HandleUnicodeError(name, a[0]) }).Value()
	}
	return made[name], nil
}
