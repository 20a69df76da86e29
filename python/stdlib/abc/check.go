package abc

import (
	"weak"

	"github.com/jinklink/jink/python/object"
)

func (d *data) knows(c *class, w weak.Pointer[class]) bool {
	if d.last == c {
		return true
	}
	if d.yes[w] {
		d.last = c
		return true
	}
	return false
}

func (d *data) denies(t *thread, w weak.Pointer[class]) bool {
	return d.version == counter(t) && d.no[w]
}

func (d *data) accept(c *class, w weak.Pointer[class]) {
	if d.yes == nil {
		d.yes = make(map[weak.Pointer[class]]bool)
	}
	d.yes[w], d.last = true, c
	delete(d.no, w)
}

func (d *data) deny(t *thread, w weak.Pointer[class]) {
	if n := counter(t); d.no == nil || d.version != n {
		d.no, d.version = make(map[weak.Pointer[class]]bool), n
	}
	d.no[w] = true
}

// instanceCheck is isinstance(a[1], a[0]): both what the instance is and what it says it is count.
func instanceCheck(t *thread, a []value) (value, error) {
	cls, d, err := needData(t, a[0])
	if err != nil {
		return value{}, err
	}
	have := a[1].Type()
	says := have.Value()
	if have.GetAttr != nil || have.Lookup("__class__") != object.ObjectType.Lookup("__class__") {
		if says, err = t.Attr(a[1], "__class__"); err != nil {
			return value{}, err
		}
	}
	if c := object.AsType(says); c != nil {
		w := weak.Make(c)
		if d.knows(c, w) {
			return object.True, nil
		}
		if c == have {
			if d.denies(t, w) {
				return object.False, nil
			}
			return ask(t, cls, says)
		}
	}
	v, err := ask(t, cls, says)
	if err != nil {
		return v, err
	}
	if is, err := t.Truth(v); is || err != nil {
		return v, err
	}
	return ask(t, cls, have.Value())
}

// ask is cls.__subclasscheck__(sub), which a metaclass may override.
func ask(t *thread, cls *class, sub value) (value, error) {
	if cls.Value().Type() == metaType {
		return subclassCheck(t, []value{cls.Value(), sub})
	}
	return t.CallMethod(cls.Value(), "__subclasscheck__", sub)
}

func subclassCheck(t *thread, a []value) (value, error) {
	cls, d, err := needData(t, a[0])
	if err != nil {
		return value{}, err
	}
	sub := object.AsType(a[1])
	if sub == nil {
		return value{}, t.Raise(object.TypeError, "issubclass() arg 1 must be a class")
	}
	w := weak.Make(sub)
	if d.knows(sub, w) {
		return object.True, nil
	}
	if d.denies(t, w) {
		return object.False, nil
	}
	is, err := decide(t, cls, d, sub)
	if err != nil {
		return value{}, err
	}
	if is {
		d.accept(sub, w)
	} else {
		d.deny(t, w)
	}
	return object.Bool(is), nil
}

// decide finds out without the caches whether sub counts as a subclass.
func decide(t *thread, cls *class, d *data, sub *class) (bool, error) {
	hook, err := t.CallMethod(cls.Value(), "__subclasshook__", sub.Value())
	if err != nil {
		return false, err
	}
	switch {
	case hook == object.True:
		return true, nil
	case hook == object.False:
		return false, nil
	case hook != object.NotImplemented:
		return false, t.Raise(object.AssertionError, "__subclasshook__ must return either False, True, or NotImplemented")
	}
	if sub.IsSubtype(cls) {
		return true, nil
	}
	for _, w := range append([]weak.Pointer[class](nil), d.registry...) {
		if r := w.Value(); r != nil {
			if is, err := t.IsSubclass(sub.Value(), r.Value()); is || err != nil {
				return is, err
			}
		}
	}
	subclasses, err := t.CallMethod(cls.Value(), "__subclasses__")
	if err != nil {
		return false, err
	}
	found := false
	err = t.Each(subclasses, func(s value) error {
		if found {
			return nil
		}
		var err error
		found, err = t.IsSubclass(sub.Value(), s)
		return err
	})
	return found, err
}

// register makes a class count as a subclass.
func register(t *thread, a []value) (value, error) {
	cls, d, err := needData(t, a[0])
	if err != nil {
		return value{}, err
	}
	sub := object.AsType(a[1])
	if sub == nil {
		return value{}, t.Raise(object.TypeError, "Can only register classes")
	}
	if is, err := t.IsSubclass(a[1], a[0]); is || err != nil {
		return a[1], err
	}
	if is, err := t.IsSubclass(a[0], a[1]); err != nil {
		return value{}, err
	} else if is {
		return value{}, t.Raise(object.RuntimeError, "Refusing to create an inheritance cycle")
	}
	d.registry = append(d.registry, weak.Make(sub))
	t.Interp.Memo.Set(counterKey{}, counter(t)+1)
	if flags := cls.Flags & (object.Sequence | object.Mapping); flags != 0 {
		markPatterns(t, sub, flags)
	}
	return a[1], nil
}

// markPatterns makes instances of a class, and of those that inherit from it, match sequence or mapping patterns.
func markPatterns(t *thread, c *class, flags object.TypeFlags) {
	if !c.IsHeap() {
		return
	}
	c.Flags = c.Flags&^(object.Sequence|object.Mapping) | flags
	for _, s := range t.Subclasses(c) {
		markPatterns(t, s, flags)
	}
}
