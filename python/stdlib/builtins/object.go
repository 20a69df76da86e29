package builtins

import "github.com/jinklink/jink/python/object"

// This file holds the functions that ask an object about itself.

func objectFunctions() []*object.Builtin {
	return []*object.Builtin{
		object.Fn("callable", "(obj, /)", "Return whether obj can be called.", func(t *thread, a []value) (value, error) {
			return object.Bool(object.Callable(a[0])), nil
		}),
		object.Fn("id", "(obj, /)", "Return the identity of an object: a number no other living object has.", func(t *thread, a []value) (value, error) {
			return object.Int(t.Interp.ID(a[0])), nil
		}),
		object.Fn("hash", "(obj, /)", "Return the hash of an object.", func(t *thread, a []value) (value, error) {
			h, err := t.Hash(a[0])
			return object.Int(h), err
		}),
		object.Fn("len", "(obj, /)", "Return how many items a container has.", func(t *thread, a []value) (value, error) {
			n, err := t.Len(a[0])
			return object.Int(int64(n)), err
		}),
		object.Fn("isinstance", "(obj, class_or_tuple, /)", "Return whether obj is an instance of a class, or of one of several.", func(t *thread, a []value) (value, error) {
			is, err := t.IsInstance(a[0], a[1])
			return object.Bool(is), err
		}),
		object.Fn("issubclass", "(cls, class_or_tuple, /)", "Return whether cls inherits from a class, or from one of several.", func(t *thread, a []value) (value, error) {
			is, err := t.IsSubclass(a[0], a[1])
			return object.Bool(is), err
		}),
		object.Fn("getattr", "(object, name, default=None, /)", "Return an attribute by name, or the default where there is none.", getattr),
		object.Fn("hasattr", "(obj, name, /)", "Return whether an object has an attribute of this name.", func(t *thread, a []value) (value, error) {
			name, err := object.AttrName(t, a[1])
			if err != nil {
				return value{}, err
			}
			v, err := t.FindAttr(a[0], name)
			return object.Bool(!v.IsNull()), err
		}),
		object.Fn("setattr", "(obj, name, value, /)", "Set an attribute by name.", func(t *thread, a []value) (value, error) {
			name, err := object.AttrName(t, a[1])
			if err != nil {
				return value{}, err
			}
			return object.None, t.SetAttr(a[0], name, a[2])
		}),
		object.Fn("delattr", "(obj, name, /)", "Delete an attribute by name.", func(t *thread, a []value) (value, error) {
			name, err := object.AttrName(t, a[1])
			if err != nil {
				return value{}, err
			}
			return object.None, t.SetAttr(a[0], name, value{})
		}),
	}
}

func getattr(t *thread, a []value) (value, error) {
	name, err := object.AttrName(t, a[1])
	if err != nil {
		return value{}, err
	}
	if a[2].IsNull() {
		return t.GetAttr(a[0], name)
	}
	v, err := t.FindAttr(a[0], name)
	if err == nil && v.IsNull() {
		return a[2], nil
	}
	return v, err
}
