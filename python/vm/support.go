package vm

import (
	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
)

// This file holds what the loop calls when the common case is not the case.

// operand is the right operand of a fused instruction: a local variable, or, of those that end in FK, a constant.
func operand(e *exec, st []object.Value, in instr) object.Value {
	if in.op&1 == fusedConst {
		return e.consts[in.c&0xffff]
	}
	return st[in.c&0xffff]
}

// fusedOp is an operator on local variables, which may be unbound.
func (m *machine) fusedOp(f *frame, in instr, a, b object.Value) (object.Value, error) {
	constant := in.op&1 == fusedConst
	if a.IsNull() || b.IsNull() {
		right := int(in.c & 0xffff)
		if constant {
			right = -1
		}
		return object.Value{}, m.unboundOf(f, int(in.b), right, -2)
	}
	o := object.Add
	switch in.op {
	case opSubtractFF, opSubtractFK:
		o = object.Subtract
	case opMultiplyFF, opMultiplyFK:
		o = object.Multiply
	}
	if in.a != 0 {
		return m.thread.InplaceOp(o, a, b)
	}
	return m.thread.BinaryOp(o, a, b)
}

// compareInts is x how y.
func compareInts(how int, x, y int64) bool {
	switch how {
	case code.Less:
		return x < y
	case code.LessEqual:
		return x <= y
	case code.Equal:
		return x == y
	case code.NotEqual:
		return x != y
	case code.Greater:
		return x > y
	}
	return x >= y
}

// compareBool is a comparison whose result is only jumped on.
func (m *machine) compareBool(f *frame, in instr, a, b object.Value) (bool, error) {
	if in.op != opCompareJump && (a.IsNull() || b.IsNull()) {
		right := int(in.c & 0xffff)
		if in.op == opCompareJumpFK {
			right = -1
		}
		return false, m.unboundOf(f, int(in.b), right, -2)
	}
	how := int(in.a &^ jumpIfTrue)
	if a.IsFloat() && b.IsFloat() {
		x, y := a.Float64(), b.Float64()
		switch how {
		case code.Less:
			return x < y, nil
		case code.LessEqual:
			return x <= y, nil
		case code.Equal:
			return x == y, nil
		case code.NotEqual:
			return x != y, nil
		case code.Greater:
			return x > y, nil
		default:
			return x >= y, nil
		}
	}
	if a.Is(object.StrType) && b.Is(object.StrType) {
		x, y := object.As[object.Str](a).S, object.As[object.Str](b).S
		switch how {
		case code.Equal:
			return x == y, nil
		case code.NotEqual:
			return x != y, nil
		}
	}
	return m.thread.CompareBool(how, a, b)
}

// contains is item in v, or, unless wanted, item not in v.
func (m *machine) contains(v, item object.Value, wanted bool) (object.Value, error) {
	in, err := m.thread.Contains(v, item)
	return object.Bool(in == wanted), err
}

// refuel is called when the steps of the thread are used up.
func (m *machine) refuel() error { return m.thread.SafePoint() }

// unbound is the error that a local variable has no value.
func (m *machine) unbound(f *frame, i int) error {
	name := f.exec.code.VarNames[i]
	return m.thread.Raise(object.UnboundLocalError, "cannot access local variable '%s' where it is not associated with a value", name)
}

// unboundOf is that error for the first of two variables that has none; k < 0 means that there is only one. first is how
// many instructions the loading of the first one is after the one that exec.number gives.
func (m *machine) unboundOf(f *frame, i, k int, first int32) error {
	f.adjust = first
	if k >= 0 && !f.st[i].IsNull() {
		f.adjust++
		i = k
	}
	return m.unbound(f, i)
}

// unboundCell is the error that a cell is empty.
func (m *machine) unboundCell(f *frame, i int) error {
	n := i - f.exec.locals
	name := f.exec.code.NameOfFree(n)
	if n < len(f.exec.code.CellVars) {
		return m.thread.Raise(object.UnboundLocalError, "cannot access local variable '%s' where it is not associated with a value", name)
	}
	return m.thread.RaiseName(object.NameError, name, "cannot access free variable '%s' where it is not associated with a value in enclosing scope", name)
}

// loadGlobal finds a name among the globals and the built-in names, and remembers where.
func (m *machine) loadGlobal(f *frame, c *globalCache, name *object.Str) (object.Value, error) {
	if i := f.globals.PlaceOf(name); i >= 0 {
		*c = globalCache{globals: f.globals, keys: f.globals.KeysVersion, place: int32(i)}
		return f.globals.ValueAt(i), nil
	}
	if i := f.builtins.PlaceOf(name); i >= 0 {
		*c = globalCache{globals: f.globals, keys: f.globals.KeysVersion, place: int32(i),
			builtin: true, builtins: f.builtins, builtinKeys: f.builtins.KeysVersion}
		return f.builtins.ValueAt(i), nil
	}
	return object.Value{}, m.noName(name.S)
}

func (m *machine) noName(name string) error {
	return m.thread.RaiseName(object.NameError, name, "name '%s' is not defined", name)
}

// missed counts that a cache did not help, and reports whether it is still worth filling.
func (c *attrCache) missed() bool {
	if c.misses == 255 {
		return false
	}
	c.misses++
	return true
}

// loadAttr is obj.name, and remembers where it was found.
func (m *machine) loadAttr(obj object.Value, c *attrCache) (object.Value, error) {
	if c.kind == cacheGetSet && c.typ == obj.Type() {
		return object.As[object.GetSet](c.value).Get(m.thread, obj)
	}
	if v := m.typeAttr(obj, c); !v.IsNull() {
		return v, nil
	}
	if c.missed() {
		m.cacheLoad(obj, obj.Type(), c)
	}
	return m.thread.GetAttrStrict(obj, c.name)
}

// typeAttr is an attribute of a class that a cache remembers, or NULL.
func (m *machine) typeAttr(obj object.Value, c *attrCache) object.Value {
	if c.kind != cacheType || c.value != obj || object.AsType(obj).Version != c.class {
		return object.Value{}
	}
	if c.dict == nil {
		return c.found
	}
	if c.dict.KeysVersion == c.keys {
		return c.dict.ValueAt(int(c.place))
	}
	return object.Value{}
}

// cacheType finds out how an attribute of a class is found.
func (m *machine) cacheType(obj object.Value, c *attrCache) {
	cls := object.AsType(obj)
	if !obj.Is(object.TypeType) || !object.TypeType.Lookup(c.name.S).IsNull() {
		return
	}
	v, owner := cls.LookupOwner(c.name.S)
	switch {
	case v.IsNull():
		return
	case v.Is(object.FunctionType):
		c.dict, c.found = nil, v
	case v.Type().DescrGet != nil:
		return
	default:
		c.dict, c.keys, c.place = owner.Dict, owner.Dict.KeysVersion, int32(owner.Dict.PlaceOf(c.name))
	}
	c.typ, c.version, c.kind, c.value, c.class = object.TypeType, object.TypeType.Version, cacheType, obj, cls.Version
}

// cacheLoad finds out how obj.name is found, if it is in one of the ways that caches know.
func (m *machine) cacheLoad(obj object.Value, typ *object.Type, c *attrCache) {
	c.kind = cacheNone
	if typ == object.ModuleType {
		d := object.AsModule(obj).Dict
		if i := d.PlaceOf(c.name); i >= 0 && typ.Lookup(c.name.S).IsNull() {
			c.typ, c.version, c.kind = typ, typ.Version, cacheModule
			c.dict, c.keys, c.place = d, d.KeysVersion, int32(i)
		}
		return
	}
	if typ == object.TypeType {
		m.cacheType(obj, c)
		return
	}
	if typ.GetAttr != nil || typ == object.FunctionType {
		return
	}
	onType := typ.Lookup(c.name.S)
	c.typ, c.version, c.shape = typ, typ.Version, nil
	if !onType.IsNull() {
		d := onType.Type()
		if d == object.PropertyType {
			c.kind, c.value = cacheProperty, onType
			return
		}
		if d == object.SlotMemberType {
			c.kind, c.place = cacheMember, int32(object.As[object.SlotMember](onType).Place)
			return
		}
		if d == object.GetSetType && !typ.IsHeap() {
			c.kind, c.value = cacheGetSet, onType
			return
		}
		if d.DescrSet != nil || d.DescrGet != nil {
			return
		}
	}
	if !typ.HasAttrs() {
		if !onType.IsNull() {
			c.kind, c.value = cacheClass, onType
		}
		return
	}
	_, owner := typ.LookupOwner(c.name.S)
	a := typ.Attrs(obj)
	if a.Shape == nil {
		return
	}
	if i := a.Shape.Find(c.name.S); i >= 0 {
		c.kind, c.shape, c.place = cacheSlot, a.Shape, int32(typ.SlotCount()+i)
		return
	}
	if owner != nil {
		c.kind, c.shape = cacheData, a.Shape
		c.dict, c.keys, c.place = owner.Dict, owner.Dict.KeysVersion, int32(owner.Dict.PlaceOf(c.name))
	}
}

// loadMethod finds what obj.name(…) calls, and remembers where it was found.
func (m *machine) loadMethod(obj object.Value, c *attrCache) (function, self object.Value, err error) {
	typ := obj.Type()
	if v := m.typeAttr(obj, c); !v.IsNull() {
		return object.Value{}, v, nil
	}
	if c.missed() {
		c.kind = cacheNone
		onType := typ.Lookup(c.name.S)
		switch {
		case typ == object.ModuleType, typ == object.TypeType:
			m.cacheLoad(obj, typ, c)
		case typ.GetAttr != nil || typ == object.FunctionType:
		case !onType.IsNull() && onType.Type().Flags&object.MethodDescr != 0:
			if !typ.HasAttrs() {
				c.typ, c.version, c.shape, c.kind, c.value = typ, typ.Version, nil, cacheMethod, onType
				break
			}
			if a := typ.Attrs(obj); a.Shape != nil && a.Shape.Find(c.name.S) < 0 {
				c.typ, c.version, c.shape, c.kind, c.value = typ, typ.Version, a.Shape, cacheMethod, onType
			}
		}
	}
	return m.methodOf(obj, c.name)
}

// superMethod finds what super().name(…) calls, and remembers it for the type of the object.
func (m *machine) superMethod(f *frame, name *object.Str, c *attrCache) (function, self object.Value, err error) {
	t := m.thread
	super, err := m.globalName(f, name)
	if err != nil {
		f.adjust = -2
		return object.Value{}, object.Value{}, err
	}
	if super != object.SuperType.Value() {
		made, err := t.Call(super)
		if err != nil {
			f.adjust = -1
			return object.Value{}, object.Value{}, err
		}
		return m.methodOf(made, c.name)
	}
	start, obj, err := m.rt.SuperArguments(t)
	if err != nil {
		f.adjust = -1
		return object.Value{}, object.Value{}, err
	}
	typ := obj.Type()
	if c.kind == cacheMethod && c.typ == typ && c.version == typ.Version && c.value == start.Value() {
		return c.found, obj, nil
	}
	function, self, err = t.SuperMethod(start, obj, c.name)
	if err != nil {
		return object.Value{}, object.Value{}, err
	}
	if self.IsNull() {
		return object.Value{}, function, nil
	}
	c.kind, c.typ, c.version, c.value, c.found = cacheMethod, typ, typ.Version, start.Value(), function
	return function, self, nil
}

// methodOf is LoadMethod in the form that the stack wants: NULL and the attribute where it is no method.
func (m *machine) methodOf(obj object.Value, name *object.Str) (function, self object.Value, err error) {
	function, self, err = m.thread.LoadMethod(obj, name)
	if err == nil && self.IsNull() {
		return object.Value{}, function, nil
	}
	return function, self, err
}

// storeAttr is obj.name = v, and remembers where it is stored.
func (m *machine) storeAttr(obj, v object.Value, c *attrCache) error {
	t, typ := m.thread, obj.Type()
	if typ.SetAttr != nil || !typ.HasAttrs() || !c.missed() {
		return t.SetAttr(obj, c.name, v)
	}
	onType := typ.Lookup(c.name.S)
	if onType.Is(object.SlotMemberType) {
		c.typ, c.version, c.kind, c.place = typ, typ.Version, cacheMember, int32(object.As[object.SlotMember](onType).Place)
		return t.SetAttr(obj, c.name, v)
	}
	if typ.Flags&object.HasDict == 0 || !onType.IsNull() && onType.Type().DescrSet != nil {
		return t.SetAttr(obj, c.name, v)
	}
	a := typ.Attrs(obj)
	before := a.Shape
	if err := t.SetAttr(obj, c.name, v); err != nil || before == nil || a.Shape == nil {
		return err
	}
	c.typ, c.version, c.shape = typ, typ.Version, before
	if before == a.Shape {
		c.kind, c.place = cacheSlot, int32(typ.SlotCount()+before.Find(c.name.S))
	} else {
		c.kind, c.next = cacheAdd, a.Shape
	}
	return nil
}

// unpack puts the items of an iterable into room, the first one last.
func (m *machine) unpack(v object.Value, room []object.Value) error {
	t, n := m.thread, len(room)
	var known []object.Value
	switch v.Type() {
	case object.TupleType:
		known = object.AsTuple(v).Items
	case object.ListType:
		known = object.AsList(v).Items
	}
	if known != nil && len(known) == n {
		for i, item := range known {
			room[n-1-i] = item
		}
		return nil
	}
	if v.Type().Iter == nil && v.Type().GetItem == nil {
		return t.Raise(object.TypeError, "cannot unpack non-iterable %s object", v.Type().Name)
	}
	it, err := t.Iter(v)
	if err != nil {
		if object.Matches(err, object.TypeError) && v.Type().Iter == nil {
			return t.Raise(object.TypeError, "cannot unpack non-iterable %s object", v.Type().Name)
		}
		return err
	}
	items := make([]object.Value, 0, n)
	for len(items) < n {
		item, err := t.Next(it)
		if err != nil {
			return err
		}
		if item.IsNull() {
			return t.Raise(object.ValueError, "not enough values to unpack (expected %d, got %d)", n, len(items))
		}
		items = append(items, item)
	}
	more, err := t.Next(it)
	if err != nil {
		return err
	}
	if !more.IsNull() {
		return t.Raise(object.ValueError, "too many values to unpack (expected %d)", n)
	}
	for i, item := range items {
		room[n-1-i] = item
	}
	return nil
}

// nextPair is the next item of an iterator, unpacked into two; a is NULL at the end.
func (m *machine) nextPair(f *frame, it object.Value) (a, b object.Value, err error) {
	t := m.thread
	a, b, ok, err := t.NextPair(it)
	if ok {
		return a, b, err
	}
	v, err := t.Next(it)
	if err != nil || v.IsNull() {
		return object.Value{}, object.Value{}, err
	}
	var room [2]object.Value
	if err := m.unpack(v, room[:]); err != nil {
		f.adjust = 1 // it is the unpacking that fails
		return object.Value{}, object.Value{}, err
	}
	return room[1], room[0], nil
}

// tracebackBytes is what an entry of a traceback takes, with a frame object.
const tracebackBytes = 320

// unwind finds the handler in f for an exception. If there is one, it puts on the stack what the handler finds there.
func (m *machine) unwind(f *frame, errp *error) (sp int, found bool) {
	t := m.thread
	exc := object.Raised(*errp)
	if exc == nil {
		return 0, false
	}
	if err := t.Charge(1); err != nil {
		*errp = err
		if exc = object.Raised(err); exc == nil {
			return 0, false
		}
	}
	if !f.reraise {
		t.Made(tracebackBytes + object.Bytes(f.exec.first))
		exc.Traceback = object.NewTraceback(f.frameObject(), f.Instruction(), exc.Traceback)
	}
	f.reraise, f.adjust = false, 0
	e := f.exec
	for i := e.blocks[f.pc-1]; i >= 0; {
		b := &e.nodes[i]
		at := e.first + int(b.depth)
		if b.target < 0 {
			t.Handled.Exc = f.st[at]
			i = b.outer
			continue
		}
		f.st[at], f.st[at+1] = t.Handled.Exc, exc.Value()
		t.Handled.Exc = exc.Value()
		f.pc = int(b.target)
		return at + 2, true
	}
	return 0, false
}

// leave ends a frame that an exception leaves.
func (m *machine) leave(f *frame, err error) error {
	if f.gen != nil {
		err = m.generatorError(f, err)
	}
	m.finish(f)
	return err
}

// finish ends a frame, of a generator too, and gives the one that called it.
func (m *machine) finish(f *frame) *frame {
	g := f.gen
	p := m.release(f)
	if g != nil {
		m.thread.Handled = g.Handled.Outer
		g.Handled = object.HandledException{}
		g.Running, g.Closed, g.Frame = false, true, nil
		clear(f.st)
	}
	return p
}
