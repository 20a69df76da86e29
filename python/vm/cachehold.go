package vm

import "github.com/jinklink/jink/python/object"

// This file says which inline caches are still right after a reset. The versions of classes and the numbers of the keys of
// dicts only rise while a program runs, and a reset makes them again what they were: so what is remembered with the version of
// then was found before anything was changed.

// Holds reports whether what c remembers is true of a copy that was made anew.
func (c *attrCache) Holds(copy *object.Copy) bool {
	switch c.kind {
	case cacheNone, cacheOff:
		return false
	case cacheType:
		if cls := object.AsType(c.value); cls.Version != c.class {
			return false
		}
	}
	if c.typ.Version != c.version || c.typ.IsHeap() && !object.Has(copy, c.typ) {
		return false
	}
	if c.shape != nil && !object.Has(copy, c.shape) || c.next != nil && !object.Has(copy, c.next) {
		return false
	}
	if c.dict != nil && (c.dict.KeysVersion != c.keys || !object.Has(copy, c.dict)) {
		return false
	}
	return copy.HasValue(c.value) && copy.HasValue(c.found)
}

// Holds reports whether what c remembers is true of a copy that was made anew.
func (c *globalCache) Holds(copy *object.Copy) bool {
	return c.globals != nil && object.Has(copy, c.globals) && c.globals.KeysVersion == c.keys &&
		(!c.builtin || object.Has(copy, c.builtins) && c.builtins.KeysVersion == c.builtinKeys)
}
