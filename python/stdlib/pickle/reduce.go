package pickle

import (
	"encoding/binary"
	"strings"

	"github.com/jinklink/jink/python/object"
)

// saveReduced writes an object by what makes it again, which the object or someone else tells.
func (p *pickler) saveReduced(t *thread, v value) error {
	typ := v.Type()
	if !p.override.IsNull() {
		r, err := t.Call(p.override, v)
		if err != nil {
			return err
		}
		if r != object.NotImplemented {
			return p.reduce(t, v, r)
		}
	}
	switch {
	case typ == object.TypeType:
		switch object.AsType(v) {
		case object.NoneType:
			return p.singletonType(t, v, object.None)
		case object.EllipsisType:
			return p.singletonType(t, v, object.Ellipsis)
		case object.NotImplementedType:
			return p.singletonType(t, v, object.NotImplemented)
		}
		return p.saveGlobal(t, v, value{})
	case typ == object.FunctionType:
		return p.saveGlobal(t, v, value{})
	}
	table := p.dispatch
	if table.IsNull() {
		m, err := t.Import("copyreg")
		if err != nil {
			return err
		}
		if table, err = t.Attr(m, "dispatch_table"); err != nil {
			return err
		}
	}
	f, err := lookup(t, table, typ.Value())
	if err != nil {
		return err
	}
	var r value
	switch {
	case !f.IsNull():
		r, err = t.Call(f, v)
	case typ.IsSubtype(object.TypeType):
		return p.saveGlobal(t, v, value{})
	default:
		if f, err = t.FindAttr(v, t.Interp.Intern("__reduce_ex__")); err != nil {
			return err
		}
		if !f.IsNull() {
			r, err = t.Call(f, object.Int(int64(p.protocol)))
			break
		}
		if f, err = t.FindAttr(v, t.Interp.Intern("__reduce__")); err != nil {
			return err
		}
		if f.IsNull() {
			text, err := t.Repr(v)
			if err != nil {
				return err
			}
			return raisePickling(t, "can't pickle '%s' object: %s", typ.Name, text)
		}
		r, err = t.Call(f)
	}
	if err != nil {
		return err
	}
	return p.reduce(t, v, r)
}

func (p *pickler) singletonType(t *thread, typ, v value) error {
	return p.reduce(t, typ, object.NewPair(object.TypeType.Value(), object.NewTuple(v)))
}

// lookup gets an item of a mapping, NULL if it is not there.
func lookup(t *thread, m, key value) (value, error) {
	if d := object.AsDict(m); d != nil && m.Is(object.DictType) {
		return d.Get(t, key)
	}
	v, err := t.GetItem(m, key)
	if object.Matches(err, object.KeyError) {
		return value{}, nil
	}
	return v, err
}

// reduce writes what __reduce_ex__ gave for an object.
func (p *pickler) reduce(t *thread, obj, r value) error {
	if object.AsStr(r) != nil {
		return p.saveGlobal(t, obj, r)
	}
	tuple := object.AsTuple(r)
	if tuple == nil {
		return raisePickling(t, "__reduce__ must return a string or tuple")
	}
	if n := len(tuple.Items); n < 2 || n > 6 {
		return raisePickling(t, "tuple returned by __reduce__ must contain 2 through 6 elements")
	}
	var a [6]value
	copy(a[:], tuple.Items)
	for i := range a {
		if i > 1 && !a[i].IsNull() && a[i].IsNone() {
			a[i] = value{}
		}
	}
	f, state, list, dict, setter := a[0], a[2], a[3], a[4], a[5]
	args := object.AsTuple(a[1])
	switch {
	case !object.Callable(f):
		return raisePickling(t, "first item of the tuple returned by __reduce__ must be callable")
	case args == nil:
		return raisePickling(t, "second item of the tuple returned by __reduce__ must be a tuple")
	case !list.IsNull() && list.Type().Next == nil:
		return raisePickling(t, "fourth element of the tuple returned by __reduce__ must be an iterator, not %s", list.Type().Name)
	case !dict.IsNull() && dict.Type().Next == nil:
		return raisePickling(t, "fifth element of the tuple returned by __reduce__ must be an iterator, not %s", dict.Type().Name)
	case !setter.IsNull() && !object.Callable(setter):
		return raisePickling(t, "sixth element of the tuple returned by __reduce__ must be a function, not %s", setter.Type().Name)
	}
	if err := p.saveMaker(t, obj, f, args); err != nil {
		return err
	}
	if n, ok := p.memo.get(obj); ok {
		// What makes it contains it.
		p.out = append(p.out, opPop)
		p.get(n)
	} else if err := p.memoize(t, obj); err != nil {
		return err
	}
	if !list.IsNull() {
		if err := p.items(t, list, opAppend, opAppends, p.save); err != nil {
			return err
		}
	}
	if !dict.IsNull() {
		pair := func(t *thread, v value) error {
			kv := object.AsTuple(v)
			if kv == nil || len(kv.Items) != 2 {
				return t.Raise(object.TypeError, "dict items iterator must return 2-tuples")
			}
			if err := p.save(t, kv.Items[0]); err != nil {
				return err
			}
			return p.save(t, kv.Items[1])
		}
		if err := p.items(t, dict, opSetItem, opSetItems, pair); err != nil {
			return err
		}
	}
	if state.IsNull() {
		return nil
	}
	if setter.IsNull() {
		if err := p.save(t, state); err != nil {
			return err
		}
		p.out = append(p.out, opBuild)
		return nil
	}
	for _, v := range []value{setter, obj, state} {
		if err := p.save(t, v); err != nil {
			return err
		}
	}
	p.out = append(p.out, opTuple2, opReduce, opPop)
	return nil
}

// saveMaker writes the call that makes an object.
func (p *pickler) saveMaker(t *thread, obj, f value, args *object.Tuple) error {
	name := ""
	if p.protocol >= 2 {
		v, err := t.FindAttr(f, t.Interp.Intern("__name__"))
		if err != nil {
			return err
		}
		if s := object.AsStr(orNone(v)); s != nil {
			name = s.S
		}
	}
	switch name {
	case "__newobj__":
		if len(args.Items) < 1 {
			return raisePickling(t, "__newobj__ arglist is empty")
		}
		return p.saveNew(t, obj, args.Items[0], args.Items[1:], "__newobj__")
	case "__newobj_ex__":
		if len(args.Items) != 3 {
			return raisePickling(t, "length of the NEWOBJ_EX argument tuple must be exactly 3, not %d", len(args.Items))
		}
		return p.saveNewEx(t, obj, args.Items)
	}
	if err := p.save(t, f); err != nil {
		return err
	}
	if err := p.save(t, object.From(args)); err != nil {
		return err
	}
	p.out = append(p.out, opReduce)
	return nil
}

// checkNew checks what __newobj__ was given.
func checkNew(t *thread, obj, cls value, what string) error {
	typ := object.AsType(cls)
	if typ == nil || typ.Lookup("__new__").IsNull() {
		return raisePickling(t, "args[0] from %s args has no __new__", what)
	}
	have, err := t.Attr(obj, "__class__")
	if err != nil {
		return err
	}
	if have != cls {
		return raisePickling(t, "args[0] from %s args has the wrong class", what)
	}
	return nil
}

func (p *pickler) saveNew(t *thread, obj, cls value, rest []value, what string) error {
	if err := checkNew(t, obj, cls, what); err != nil {
		return err
	}
	if err := p.save(t, cls); err != nil {
		return err
	}
	if err := p.save(t, object.NewTuple(append([]value(nil), rest...)...)); err != nil {
		return err
	}
	p.out = append(p.out, opNewObj)
	return nil
}

func (p *pickler) saveNewEx(t *thread, obj value, a []value) error {
	args, kwargs := object.AsTuple(a[1]), object.AsDict(a[2])
	if args == nil {
		return raisePickling(t, "second item from NEWOBJ_EX argument tuple must be a tuple, not %s", a[1].Type().Name)
	}
	if kwargs == nil {
		return raisePickling(t, "third item from NEWOBJ_EX argument tuple must be a dict, not %s", a[2].Type().Name)
	}
	if p.protocol >= 4 {
		if err := checkNew(t, obj, a[0], "__newobj_ex__"); err != nil {
			return err
		}
		for _, v := range a {
			if err := p.save(t, v); err != nil {
				return err
			}
		}
		p.out = append(p.out, opNewObjEx)
		return nil
	}
	// Protocols before 4 call with keywords by a partial.
	functools, err := t.Import("functools")
	if err != nil {
		return err
	}
	partial, err := t.Attr(functools, "partial")
	if err != nil {
		return err
	}
	made, err := t.Attr(a[0], "__new__")
	if err != nil {
		return err
	}
	all := append([]value{made, a[0]}, args.Items...)
	var names object.Names
	for _, e := range kwargs.Entries() {
		if s := object.AsStr(orNone(e.Key)); s != nil {
			names, all = append(names, s), append(all, e.Value)
		}
	}
	call, err := t.CallNamed(partial, all, names)
	if err != nil {
		return err
	}
	if err := p.save(t, call); err != nil {
		return err
	}
	if err := p.save(t, object.NewTuple()); err != nil {
		return err
	}
	p.out = append(p.out, opReduce)
	return nil
}

// items writes what an iterator gives, in batches.
func (p *pickler) items(t *thread, it value, one, many byte, save func(t *thread, v value) error) error {
	next := it.Type().Next
	if p.protocol == 0 {
		return t.Each(it, func(v value) error {
			if err := save(t, v); err != nil {
				return err
			}
			p.out = append(p.out, one)
			return nil
		})
	}
	for {
		first, err := next(t, it)
		if err != nil || first.IsNull() {
			return err
		}
		second, err := next(t, it)
		if err != nil {
			return err
		}
		if second.IsNull() {
			if err := save(t, first); err != nil {
				return err
			}
			p.out = append(p.out, one)
			return nil
		}
		p.out = append(p.out, opMark)
		if err := save(t, first); err != nil {
			return err
		}
		v, n := second, 1
		for !v.IsNull() {
			if err := save(t, v); err != nil {
				return err
			}
			if n++; n == batch {
				break
			}
			if v, err = next(t, it); err != nil {
				return err
			}
		}
		p.out = append(p.out, many)
		if n < batch {
			return nil
		}
	}
}

func orNone(v value) value {
	if v.IsNull() {
		return object.None
	}
	return v
}

// saveGlobal writes an object that is found by its name in a module.
func (p *pickler) saveGlobal(t *thread, obj, name value) error {
	var err error
	if name.IsNull() {
		if name, err = t.FindAttr(obj, t.Interp.Intern("__qualname__")); err != nil {
			return err
		}
		if name.IsNull() {
			if name, err = t.Attr(obj, "__name__"); err != nil {
				return err
			}
		}
	}
	dotted := object.AsStr(name)
	if dotted == nil {
		return raisePickling(t, "global name must be str, not %s", name.Type().Name)
	}
	module, err := moduleOf(t, obj, dotted.S)
	if err != nil {
		return err
	}
	if err := check(t, obj, module, dotted.S); err != nil {
		return err
	}
	if p.protocol >= 2 {
		done, err := p.saveExtension(t, module, name)
		if done || err != nil {
			return err
		}
	}
	if p.protocol >= 4 {
		if err := p.save(t, t.Interp.Intern(module).Value()); err != nil {
			return err
		}
		if err := p.save(t, t.Interp.Intern(dotted.S).Value()); err != nil {
			return err
		}
		p.out = append(p.out, opStackGlobal)
		return p.memoize(t, obj)
	}
	if err := p.saveDotted(t, module, strings.Split(dotted.S, ".")); err != nil {
		return err
	}
	return p.memoize(t, obj)
}

// saveDotted writes a global as protocols before 4 do: what is inside of another is got by getattr.
func (p *pickler) saveDotted(t *thread, module string, path []string) error {
	for range path[1:] {
		if err := p.save(t, t.Interp.Builtins.GetString("getattr")); err != nil {
			return err
		}
		if p.protocol < 2 {
			p.out = append(p.out, opMark)
		}
	}
	have := path[0]
	if p.fix {
		module, have = oldName(module, have)
	}
	if p.protocol < 3 {
		for _, s := range []string{module, have} {
			for _, c := range []byte(s) {
				if c >= 0x80 {
					return raisePickling(t, "can't pickle global identifier '%s.%s' using pickle protocol %d", module, have, p.protocol)
				}
			}
		}
	}
	p.out = append(append(append(append(append(p.out, 'c'), module...), '\n'), have...), '\n')
	for _, name := range path[1:] {
		if err := p.save(t, t.Interp.Intern(name).Value()); err != nil {
			return err
		}
		if p.protocol < 2 {
			p.out = append(p.out, opTuple, opReduce)
		} else {
			p.out = append(p.out, opTuple2, opReduce)
		}
	}
	return nil
}

// moduleOf is the name of the module in which an object is found.
func moduleOf(t *thread, obj value, dotted string) (string, error) {
	v, err := t.FindAttr(obj, t.Interp.Intern("__module__"))
	if err != nil {
		return "", err
	}
	if isSet(v) {
		s := object.AsStr(v)
		if s == nil {
			return "", raisePickling(t, "__module__ must be a string")
		}
		return s.S, nil
	}
	for _, e := range append([]object.Entry(nil), t.Interp.Modules.Entries()...) {
		name := object.AsStr(orNone(e.Key))
		if name == nil || name.S == "__main__" || name.S == "__mp_main__" || e.Value.IsNone() {
			continue
		}
		if found, err := walk(t, e.Value, dotted); err == nil && found == obj {
			return name.S, nil
		}
		if err := t.Charge(8); err != nil {
			return "", err
		}
	}
	return "__main__", nil
}

// walk gets an attribute by its dotted name.
func walk(t *thread, from value, dotted string) (value, error) {
	for part := range strings.SplitSeq(dotted, ".") {
		if part == "<locals>" {
			return value{}, t.Raise(object.AttributeError, "a local object")
		}
		next, err := t.FindAttr(from, t.Interp.Intern(part))
		if err != nil {
			return value{}, err
		}
		if next.IsNull() {
			return value{}, t.Raise(object.AttributeError, "no attribute")
		}
		from = next
	}
	return from, nil
}

// check makes sure that the name leads to the object.
func check(t *thread, obj value, module, dotted string) error {
	text := func() string {
		s, err := t.Repr(obj)
		if err != nil {
			return "?"
		}
		return s
	}
	if strings.Contains(dotted, "<locals>") {
		return t.Raise(object.AttributeError, "Can't get local object '%s'", dotted)
	}
	parent, err := t.Import(module)
	if err != nil {
		if object.Raised(err) == nil {
			return err
		}
		return raisePickling(t, "Can't pickle %s: import of module %s failed", text(), object.ReprString(module))
	}
	last := dotted
	if i := strings.LastIndexByte(dotted, '.'); i >= 0 {
		if parent, err = walk(t, parent, dotted[:i]); err == nil {
			last = dotted[i+1:]
		}
	}
	var found value
	if err == nil {
		found, err = walk(t, parent, last)
	}
	if err != nil {
		if object.Raised(err) == nil {
			return err
		}
		return raisePickling(t, "Can't pickle %s: attribute lookup %s on %s failed", text(), dotted, module)
	}
	if found != obj {
		return raisePickling(t, "Can't pickle %s: it's not the same object as %s.%s", text(), module, dotted)
	}
	return nil
}

// saveExtension writes the number of a global that copyreg knows one for.
func (p *pickler) saveExtension(t *thread, module string, name value) (done bool, err error) {
	m, err := t.Import("copyreg")
	if err != nil {
		return false, err
	}
	registry, err := t.Attr(m, "_extension_registry")
	if err != nil {
		return false, err
	}
	n, err := lookup(t, registry, object.NewPair(object.NewStr(module), name))
	if err != nil || n.IsNull() {
		return false, err
	}
	code, ok := object.AsInt64(n)
	if !ok || code <= 0 || code > 0x7fffffff {
		return false, raisePickling(t, "extension code out of range")
	}
	switch {
	case code < 256:
		p.out = append(p.out, 0x82, byte(code))
	case code < 1<<16:
		p.out = binary.LittleEndian.AppendUint16(append(p.out, 0x83), uint16(code))
	default:
		p.out = binary.LittleEndian.AppendUint32(append(p.out, 0x84), uint32(code))
	}
	return true, nil
}
