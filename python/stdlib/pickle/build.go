package pickle

import (
	"slices"

	"github.com/jinklink/jink/python/object"
)

// compound does the operations that make objects of others.
func (u *unpickler) compound(t *thread, op byte) error {
	switch op {
	case opEmptyTuple:
		u.push(object.NewTuple())
	case opEmptyList:
		u.push(object.NewList(nil))
		return t.Allocate(48)
	case opEmptyDict:
		u.push(object.NewDict().Value())
		return t.Allocate(64)
	case opEmptySet:
		u.push(object.NewSet().Value())
		return t.Allocate(64)
	case opTuple1, opTuple2, opTuple3:
		n := int(op) - opTuple1 + 1
		if len(u.stack)-u.bottom() < n {
			return u.underflow(t)
		}
		v := object.NewTuple(append([]value(nil), u.stack[len(u.stack)-n:]...)...)
		u.stack = append(u.stack[:len(u.stack)-n], v)
		return t.Allocate(64)
	case opTuple, opList, opDict, opFrozen:
		return u.gather(t, op)
	case opAppend, opAppends:
		return u.extend(t, op == opAppend)
	case opSetItem, opSetItems:
		return u.setItems(t, op == opSetItem)
	case opAddItems:
		return u.addItems(t)
	case opReduce:
		args, f, err := u.two(t)
		if err != nil {
			return err
		}
		tuple := object.AsTuple(args)
		if tuple == nil {
			return t.Raise(object.TypeError, "argument list must be a tuple")
		}
		v, err := t.CallNamed(f, append([]value(nil), tuple.Items...), nil)
		if err == nil {
			u.push(v)
		}
		return err
	case opNewObj:
		args, cls, err := u.two(t)
		if err != nil {
			return err
		}
		return u.newObject(t, cls, args, value{}, "NEWOBJ")
	case opNewObjEx:
		kwargs, err := u.pop(t)
		if err != nil {
			return err
		}
		args, cls, err := u.two(t)
		if err != nil {
			return err
		}
		return u.newObject(t, cls, args, kwargs, "NEWOBJ_EX")
	case opBuild:
		return u.build(t)
	case 'c', 'i', 'o', opStackGlobal, 0x82, 0x83, 0x84:
		return u.global(t, op)
	case 'P', 'Q':
		return u.kept(t, op)
	case 0x97:
		return u.nextBuffer(t)
	case 0x98:
		v, err := u.pop(t)
		if err != nil {
			return err
		}
		view, err := object.NewMemoryView(t, v)
		if err != nil {
			return err
		}
		fixed, err := t.Attr(view, "readonly")
		if err != nil {
			return err
		}
		if fixed == object.True {
			u.push(v)
			return nil
		}
		if view, err = t.CallMethod(view, "toreadonly"); err == nil {
			u.push(view)
		}
		return err
	default:
		return u.unknown(t, op)
	}
	return nil
}

func (u *unpickler) unknown(t *thread, op byte) error {
	if op >= 0x20 && op < 0x7f && op != '\'' && op != '\\' {
		return raiseUnpickling(t, "invalid load key, '%c'.", op)
	}
	return raiseUnpickling(t, `invalid load key, '\x%02x'.`, op)
}

// two pops the two topmost objects.
func (u *unpickler) two(t *thread) (top, below value, err error) {
	if top, err = u.pop(t); err != nil {
		return top, below, err
	}
	below, err = u.pop(t)
	return top, below, err
}

func (u *unpickler) gather(t *thread, op byte) error {
	items, err := u.popMark(t)
	if err != nil {
		return err
	}
	switch op {
	case opTuple:
		u.push(object.NewTuple(slices.Clone(items)...))
	case opList:
		u.push(object.NewList(slices.Clone(items)))
	case opFrozen:
		v, err := object.NewFrozenSet(t, items)
		if err != nil {
			return err
		}
		u.push(v)
	default:
		d := object.NewDict()
		if len(items)%2 != 0 {
			return raiseUnpickling(t, "odd number of items for DICT")
		}
		d.Reserve(len(items) / 2)
		for i := 0; i < len(items); i += 2 {
			if err := d.Set(t, items[i], items[i+1]); err != nil {
				return err
			}
		}
		u.push(d.Value())
	}
	return nil
}

// since takes what an operation works on: the topmost object, or what came since the mark. It is valid until the next push.
func (u *unpickler) since(t *thread, n int) ([]value, error) {
	if n == 0 {
		return u.popMark(t)
	}
	if len(u.stack)-u.bottom() < n+1 {
		return nil, u.underflow(t)
	}
	items := u.stack[len(u.stack)-n:]
	u.stack = u.stack[:len(u.stack)-n]
	return items, nil
}

func (u *unpickler) extend(t *thread, one bool) error {
	n := 0
	if one {
		n = 1
	}
	items, err := u.since(t, n)
	if err != nil {
		return err
	}
	list, err := u.top(t)
	if err != nil {
		return err
	}
	if list.Is(object.ListType) {
		l := object.AsList(list)
		if one {
			return l.Append(t, items[0])
		}
		return l.Extend(t, object.NewTuple(items...))
	}
	if !one {
		f, err := t.FindAttr(list, t.Interp.Intern("extend"))
		if err != nil {
			return err
		}
		if !f.IsNull() {
			_, err := t.Call(f, object.NewList(slices.Clone(items)))
			return err
		}
	}
	f, err := t.Attr(list, "append")
	if err != nil {
		return err
	}
	for _, item := range items {
		if _, err := t.Call(f, item); err != nil {
			return err
		}
	}
	return nil
}

func (u *unpickler) setItems(t *thread, one bool) error {
	n := 0
	if one {
		n = 2
	}
	items, err := u.since(t, n)
	if err != nil {
		return err
	}
	if len(items)%2 != 0 {
		return raiseUnpickling(t, "odd number of items for SETITEMS")
	}
	m, err := u.top(t)
	if err != nil {
		return err
	}
	d := object.AsDict(m)
	if m.Is(object.DictType) {
		d.Reserve(len(items) / 2)
	}
	for i := 0; i < len(items); i += 2 {
		if m.Is(object.DictType) {
			err = d.Set(t, items[i], items[i+1])
		} else {
			err = t.SetItem(m, items[i], items[i+1])
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (u *unpickler) addItems(t *thread) error {
	items, err := u.popMark(t)
	if err != nil {
		return err
	}
	set, err := u.top(t)
	if err != nil {
		return err
	}
	s := object.AsSet(set)
	var add value
	if !set.Is(object.SetType) {
		if add, err = t.Attr(set, "add"); err != nil {
			return err
		}
	}
	for _, item := range items {
		if add.IsNull() {
			err = s.Add(t, item)
		} else {
			_, err = t.Call(add, item)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (u *unpickler) newObject(t *thread, cls, args, kwargs value, op string) error {
	typ := object.AsType(cls)
	if typ == nil {
		return raiseUnpickling(t, "%s class argument must be a type, not %s", op, cls.Type().Name)
	}
	tuple := object.AsTuple(args)
	if tuple == nil {
		return raiseUnpickling(t, "%s args argument must be a tuple, not %s", op, args.Type().Name)
	}
	if typ.New == nil || typ.Flags&object.NoNew != 0 {
		return raiseUnpickling(t, "%s class argument '%s' doesn't have __new__", op, typ.Name)
	}
	all := append([]value(nil), tuple.Items...)
	var names object.Names
	if !kwargs.IsNull() {
		d := object.AsDict(kwargs)
		if d == nil {
			return raiseUnpickling(t, "%s kwargs argument must be a dict, not %s", op, kwargs.Type().Name)
		}
		for _, e := range d.Entries() {
			if e.Key.IsNull() {
				continue
			}
			s := object.AsStr(e.Key)
			if s == nil {
				return t.Raise(object.TypeError, "keywords must be strings")
			}
			names, all = append(names, s), append(all, e.Value)
		}
	}
	v, err := typ.New(t, typ, all, names)
	if err == nil {
		u.push(v)
	}
	return err
}

// build gives an object its state.
func (u *unpickler) build(t *thread) error {
	state, err := u.pop(t)
	if err != nil {
		return err
	}
	obj, err := u.top(t)
	if err != nil {
		return err
	}
	f, err := t.FindAttr(obj, t.Interp.Intern("__setstate__"))
	if err != nil {
		return err
	}
	if !f.IsNull() {
		_, err := t.Call(f, state)
		return err
	}
	var slots value
	if pair := object.AsTuple(state); pair != nil && len(pair.Items) == 2 {
		state, slots = pair.Items[0], pair.Items[1]
	}
	if !state.IsNone() {
		d := object.AsDict(state)
		if d == nil {
			return raiseUnpickling(t, "state is not a dictionary")
		}
		attrs := object.AttrsOf(obj)
		into := value{}
		if attrs == nil || obj.Type().Lookup("__dict__").IsNull() {
			if into, err = t.Attr(obj, "__dict__"); err != nil {
				return err
			}
		}
		for _, e := range append([]object.Entry(nil), d.Entries()...) {
			if e.Key.IsNull() {
				continue
			}
			if err := t.Charge(1); err != nil {
				return err
			}
			name := object.AsStr(e.Key)
			switch {
			case into.IsNull() && name != nil && e.Key.Is(object.StrType):
				attrs.Set(obj.Type(), t.Interp.Intern(name.S), e.Value)
				continue
			case into.IsNull():
				if into, err = t.Attr(obj, "__dict__"); err != nil {
					return err
				}
			}
			if err := t.SetItem(into, e.Key, e.Value); err != nil {
				return err
			}
		}
	}
	if slots.IsNull() || slots.IsNone() {
		return nil
	}
	d := object.AsDict(slots)
	if d == nil {
		return raiseUnpickling(t, "slot state is not a dictionary")
	}
	for _, e := range append([]object.Entry(nil), d.Entries()...) {
		if name := object.AsStr(orNone(e.Key)); name != nil {
			if err := t.SetAttr(obj, t.Interp.Intern(name.S), e.Value); err != nil {
				return err
			}
		}
	}
	return nil
}

// global does the operations that name a class or function.
func (u *unpickler) global(t *thread, op byte) error {
	var module, name string
	var args []value
	switch op {
	case 'o':
		items, err := u.popMark(t)
		if err != nil {
			return err
		}
		if len(items) == 0 {
			return u.underflow(t)
		}
		return u.instance(t, items[0], items[1:])
	case opStackGlobal:
		n, m, err := u.two(t)
		if err != nil {
			return err
		}
		if object.AsStr(n) == nil || object.AsStr(m) == nil {
			return raiseUnpickling(t, "STACK_GLOBAL requires str")
		}
		module, name = object.AsStr(m).S, object.AsStr(n).S
	case 'c', 'i':
		for _, to := range []*string{&module, &name} {
			b, err := u.in.line(t)
			if err != nil {
				return err
			}
			*to = string(b)
		}
	default:
		return u.extension(t, int(op)-0x82)
	}
	if op == 'i' {
		items, err := u.popMark(t)
		if err != nil {
			return err
		}
		args = items
	}
	v, err := u.find(t, module, name)
	if err != nil {
		return err
	}
	if op == 'i' {
		return u.instance(t, v, args)
	}
	u.push(v)
	return nil
}

// instance makes an instance as protocols 0 and 1 do.
func (u *unpickler) instance(t *thread, cls value, args []value) error {
	if typ := object.AsType(cls); typ != nil && len(args) == 0 {
		f, err := t.FindAttr(cls, t.Interp.Intern("__getinitargs__"))
		if err != nil {
			return err
		}
		if f.IsNull() {
			return u.newObject(t, cls, object.NewTuple(), value{}, "INST")
		}
	}
	v, err := t.CallNamed(cls, args, nil)
	if err == nil {
		u.push(v)
	}
	return err
}

// extension finds a global by the number that copyreg knows for it.
func (u *unpickler) extension(t *thread, kind int) error {
	code, err := u.size(t, []int{1, 2, 4}[kind])
	if err != nil {
		return err
	}
	m, err := t.Import("copyreg")
	if err != nil {
		return err
	}
	key := object.Int(int64(code))
	cache, err := t.Attr(m, "_extension_cache")
	if err != nil {
		return err
	}
	have, err := lookup(t, cache, key)
	if err != nil {
		return err
	}
	if !have.IsNull() {
		u.push(have)
		return nil
	}
	names, err := t.Attr(m, "_inverted_registry")
	if err != nil {
		return err
	}
	pair, err := lookup(t, names, key)
	if err != nil {
		return err
	}
	if pair.IsNull() {
		if int32(code) <= 0 {
			return raiseUnpickling(t, "EXT specifies code <= 0")
		}
		return t.Raise(object.ValueError, "unregistered extension code %d", code)
	}
	tuple := object.AsTuple(pair)
	if tuple == nil || len(tuple.Items) != 2 || object.AsStr(tuple.Items[0]) == nil || object.AsStr(tuple.Items[1]) == nil {
		return t.Raise(object.ValueError, "_inverted_registry[%d] isn't a 2-tuple of strings", code)
	}
	v, err := u.find(t, object.AsStr(tuple.Items[0]).S, object.AsStr(tuple.Items[1]).S)
	if err != nil {
		return err
	}
	if err := t.SetItem(cache, key, v); err != nil {
		return err
	}
	u.push(v)
	return nil
}

// kept asks the program for an object that is kept elsewhere.
func (u *unpickler) kept(t *thread, op byte) error {
	var id value
	var err error
	if op == 'P' {
		b, err := u.in.line(t)
		if err != nil {
			return err
		}
		if id, err = t.Decode(string(b), "ascii", "strict"); err != nil {
			return raiseUnpickling(t, "persistent IDs in protocol 0 must be ASCII strings")
		}
	} else if id, err = u.pop(t); err != nil {
		return err
	}
	if u.persistent.IsNull() {
		return raiseUnpickling(t, "A load persistent id instruction was encountered, but no persistent_load function was specified.")
	}
	v, err := t.Call(u.persistent, id)
	if err == nil {
		u.push(v)
	}
	return err
}

func (u *unpickler) nextBuffer(t *thread) error {
	if u.buffers.IsNull() {
		return raiseUnpickling(t, "pickle stream refers to out-of-band data but no *buffers* argument was given")
	}
	v, err := t.Next(u.buffers)
	if err != nil {
		return err
	}
	if v.IsNull() {
		return raiseUnpickling(t, "not enough out-of-band buffers")
	}
	u.push(v)
	return nil
}
