package vm

import (
	"strings"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
)

// rare runs the operations that the loop does not spell out. It gives the new top of the stack; where it jumps, it sets f.pc.
func (m *machine) rare(f *frame, in instr, sp int) (int, error) {
	t, st, e := m.thread, f.st, f.exec
	arg := int(in.c)
	var err error
	switch code.Op(in.op) {
	case code.RotThree:
		st[sp-1], st[sp-2], st[sp-3] = st[sp-2], st[sp-3], st[sp-1]
	case code.RotFour:
		top := st[sp-1]
		copy(st[sp-3:sp], st[sp-4:sp-1])
		st[sp-4] = top
	case code.RotN:
		top := st[sp-1]
		copy(st[sp-arg+1:sp], st[sp-arg:sp-1])
		st[sp-arg] = top
	case code.DupTopTwo:
		st[sp], st[sp+1] = st[sp-2], st[sp-1]
		sp += 2
	case code.UnaryPositive, code.UnaryNegative, code.UnaryInvert:
		st[sp-1], err = t.UnaryOp(code.Op(in.op), st[sp-1])
	case code.UnaryNot:
		var yes bool
		yes, err = t.Truth(st[sp-1])
		st[sp-1] = object.Bool(!yes)
	case code.DeleteSubscr:
		sp -= 2
		err = t.DelItem(st[sp], st[sp+1])

	case code.LoadName:
		st[sp], err = m.loadName(f, e.code.Names[arg])
		sp++
	case code.StoreName:
		sp--
		if f.names != nil {
			f.names.SetStr(e.code.Names[arg], st[sp])
		} else {
			err = t.SetItem(f.mapping, e.code.Names[arg].Value(), st[sp])
		}
	case code.DeleteName:
		name := e.code.Names[arg]
		if f.names != nil {
			if !f.names.DeleteString(name.S) {
				err = m.noName(name.S)
			}
		} else if err = t.DelItem(f.mapping, name.Value()); err != nil && object.Matches(err, object.KeyError) {
			err = m.noName(name.S)
		}
	case code.StoreGlobal:
		sp--
		f.globals.SetStr(e.code.Names[arg], st[sp])
	case code.DeleteGlobal:
		if !f.globals.DeleteString(e.code.Names[arg].S) {
			err = m.noName(e.code.Names[arg].S)
		}
	case code.LoadFromDictOrGlobals:
		var v object.Value
		if v, err = m.fromMapping(st[sp-1], e.code.Names[arg]); err == nil && v.IsNull() {
			v, err = m.globalName(f, e.code.Names[arg])
		}
		st[sp-1] = v
	case code.LoadLocals:
		st[sp] = f.mapping
		sp++
	case code.DeleteFast:
		if st[in.b].IsNull() {
			return sp, m.unbound(f, int(in.b))
		}
		st[in.b] = object.Value{}
	case code.LoadFastAndClear:
		st[sp], st[in.b] = st[in.b], object.Value{}
		sp++
	case code.LoadClosure:
		st[sp] = st[in.b]
		sp++
	case code.StoreClosure:
		sp--
		st[in.b] = st[sp]
	case code.StoreDeref:
		sp--
		object.AsCell(st[in.b]).V = st[sp]
	case code.MakeCell:
		st[in.b] = object.NewCell(object.Value{})
	case code.DeleteDeref:
		c := object.AsCell(st[in.b])
		if c.V.IsNull() {
			return sp, m.unboundCell(f, int(in.b))
		}
		c.V = object.Value{}
	case code.LoadClassderef:
		var v object.Value
		if v, err = m.fromMapping(st[sp-1], t.Interp.Intern(e.code.NameOfFree(arg))); err == nil && v.IsNull() {
			if v = object.AsCell(st[e.locals+arg]).V; v.IsNull() {
				err = m.unboundCell(f, e.locals+arg)
			}
		}
		st[sp-1] = v
	case code.DeleteAttr:
		sp--
		err = t.SetAttr(st[sp], e.code.Names[arg], object.Value{})

	case code.BuildTuple:
		items := make([]object.Value, arg)
		copy(items, st[sp-arg:sp])
		sp -= arg
		st[sp] = object.NewTuple(items...)
		sp++
	case code.BuildList:
		items := make([]object.Value, arg)
		copy(items, st[sp-arg:sp])
		sp -= arg
		st[sp] = object.NewList(items)
		sp++
	case code.BuildSet:
		s := object.NewSet()
		for _, v := range st[sp-arg : sp] {
			if err = s.Add(t, v); err != nil {
				return sp, err
			}
		}
		sp -= arg
		st[sp] = s.Value()
		sp++
	case code.BuildMap:
		d := object.NewDict()
		for i := sp - 2*arg; i < sp; i += 2 {
			if err = d.Set(t, st[i], st[i+1]); err != nil {
				return sp, err
			}
		}
		sp -= 2 * arg
		st[sp] = d.Value()
		sp++
	case code.BuildConstKeyMap:
		d := object.NewDict()
		for i, key := range object.AsTuple(st[sp-1]).Items {
			if err = d.Set(t, key, st[sp-1-arg+i]); err != nil {
				return sp, err
			}
		}
		sp -= arg
		st[sp-1] = d.Value()
	case code.BuildString:
		if st[sp-arg], err = m.join(st[sp-arg : sp]); err != nil {
			return sp, err
		}
		sp -= arg - 1
	case code.BuildSlice:
		step := object.None
		if arg == 3 {
			sp--
			step = st[sp]
		}
		sp--
		st[sp-1] = object.NewSlice(st[sp-1], st[sp], step)
	case code.SetAdd:
		sp--
		err = object.AsSet(st[sp-arg]).Add(t, st[sp])
	case code.MapAdd:
		sp -= 2
		err = object.AsDict(st[sp-arg]).Set(t, st[sp], st[sp+1])
	case code.ListExtend:
		sp--
		err = m.extend(object.AsList(st[sp-arg]), st[sp])
	case code.SetUpdate:
		sp--
		err = object.AsSet(st[sp-arg]).Update(t, st[sp])
	case code.DictUpdate:
		sp--
		if err = t.UpdateDict(object.AsDict(st[sp-arg]), st[sp]); err != nil && object.Matches(err, object.AttributeError) {
			err = t.Raise(object.TypeError, "'%s' object is not a mapping", st[sp].Type().Name)
		}
	case code.DictMerge:
		sp--
		err = m.mergeKeywords(object.AsDict(st[sp-arg]), st[sp], st[sp-arg-2])
	case code.ListToTuple:
		st[sp-1] = object.NewTuple(object.AsList(st[sp-1]).Items...)
	case code.UnpackEx:
		sp, err = m.unpackStarred(st, sp, arg&0xff, arg>>8)
	case code.FormatValue:
		sp, err = m.format(st, sp, arg)

	case code.ImportName:
		sp--
		st[sp-1], err = m.importName(f, e.code.Names[arg].S, st[sp-1], st[sp])
	case code.ImportFrom:
		st[sp], err = m.importFrom(st[sp-1], e.code.Names[arg])
		sp++
	case code.ImportStar:
		sp--
		err = m.importStar(f, st[sp])

	case code.JumpIfNotExcMatch:
		sp -= 2
		var yes bool
		if yes, err = t.CheckExcMatch(st[sp], st[sp+1]); !yes {
			f.pc = arg
		}
	case code.PopExcept:
		sp--
		t.Handled.Exc = st[sp]
	case code.Reraise:
		exc := object.AsException(st[sp-1])
		t.Handled.Exc = st[sp-2]
		// The block of the handler is left by this: unwinding must not restore the same again, which does no harm.
		f.reraise = true
		return sp, exc
	case code.RaiseVarargs:
		return sp, m.raiseStatement(st[sp-arg:sp], f)
	case code.CheckEgMatch:
		st[sp-2], st[sp-1], err = t.SplitGroup(st[sp-2], st[sp-1])
		if err == nil && !st[sp-1].IsNone() {
			t.Handled.Exc = st[sp-1] // what the clause handles, and a bare raise in it raises
		}
	case code.PrepReraiseStar:
		sp--
		st[sp-1], err = t.PrepReraiseStar(st[sp-1], object.AsList(st[sp]).Items)
	case code.SetupFinally, code.SetupAsyncWith:
	case code.SetupWith:
		st[sp-1], st[sp], err = m.enterWith(st[sp-1])
		sp++
	case code.WithExceptStart:
		exc := st[sp-1]
		st[sp], err = t.Call(st[sp-3], exc.Type().Value(), exc, object.TracebackValue(object.AsException(exc)))
		sp++

	case code.GetIter:
		st[sp-1], err = t.Iter(st[sp-1])
	case code.GetYieldFromIter:
		v := st[sp-1]
		switch {
		case v.Is(object.GeneratorType):
		case v.Is(object.CoroutineType):
			if e.flags&(code.Coroutine|code.IterableCoroutine) == 0 {
				err = t.Raise(object.TypeError, "cannot 'yield from' a coroutine object in a non-coroutine generator")
			}
		default:
			st[sp-1], err = t.Iter(v)
		}
	case code.GetAwaitable:
		v := st[sp-1]
		if st[sp-1], err = m.awaitable(v); err != nil && v.Type().Await == nil {
			err = m.notAwaitable(f, v, err)
		}
	case code.GetAiter:
		st[sp-1], err = t.AsyncIter(st[sp-1])
	case code.GetAnext:
		st[sp], err = m.asyncNext(st[sp-1])
		sp++
	case code.EndAsyncFor:
		exc := object.AsException(st[sp-1])
		t.Handled.Exc = st[sp-2]
		if !exc.Value().Type().IsSubtype(object.StopAsyncIteration) {
			f.reraise = true
			return sp, exc
		}
		sp -= 3
	case code.BeforeAsyncWith:
		st[sp-1], st[sp], err = m.enterAsyncWith(st[sp-1])
		sp++

	case code.LoadBuildClass:
		st[sp] = f.builtins.GetString("__build_class__")
		if st[sp].IsNull() {
			return sp, t.Raise(object.NameError, "__build_class__ not found")
		}
		sp++
	case code.LoadAssertionError:
		st[sp] = object.AssertionError.Value()
		sp++
	case code.PrintExpr:
		sp--
		err = m.rt.displayHook(t, st[sp])
	case code.SetupAnnotations:
		err = m.setupAnnotations(f)
	case code.MakeFunction:
		sp, err = m.makeFunction(f, sp, arg)
	case code.CallFunctionKw, code.CallMethodKw:
		return m.callKw(f, sp, arg, code.Op(in.op) == code.CallMethodKw)
	case code.CallFunctionEx:
		return m.callEx(st, sp, arg)
	case code.CallIntrinsic1:
		st[sp-1], err = m.rt.typingIntrinsic(t, arg, st[sp-1])
	case code.CallIntrinsic2:
		sp--
		st[sp-1], err = m.rt.intrinsic2(t, arg, st[sp-1], st[sp])

	case code.GetLen:
		var n int
		n, err = t.Len(st[sp-1])
		st[sp] = object.Int(int64(n))
		sp++
	case code.MatchMapping:
		st[sp] = object.Bool(st[sp-1].Type().Flags&object.Mapping != 0)
		sp++
	case code.MatchSequence:
		st[sp] = object.Bool(st[sp-1].Type().Flags&object.Sequence != 0)
		sp++
	case code.MatchKeys:
		st[sp], st[sp+1], err = m.matchKeys(st[sp-2], st[sp-1])
		sp += 2
	case code.MatchClass:
		sp--
		st[sp-2], st[sp-1], err = m.matchClass(st[sp-2], st[sp-1], object.AsTuple(st[sp]).Items, arg)
	case code.CopyDictWithoutKeys:
		st[sp-1], err = m.restOfMapping(st[sp-2], object.AsTuple(st[sp-1]).Items)
	default:
		return sp, t.Raise(object.SystemError, "unknown opcode %s", code.Op(in.op).String())
	}
	return sp, err
}

func (m *machine) loadName(f *frame, name *object.Str) (object.Value, error) {
	if f.names != nil {
		if v := f.names.GetStr(name); !v.IsNull() {
			return v, nil
		}
	} else if !f.mapping.IsNull() {
		if v, err := m.fromMapping(f.mapping, name); err != nil || !v.IsNull() {
			return v, err
		}
	}
	return m.globalName(f, name)
}

func (m *machine) globalName(f *frame, name *object.Str) (object.Value, error) {
	if v := f.globals.GetStr(name); !v.IsNull() {
		return v, nil
	}
	if v := f.builtins.GetStr(name); !v.IsNull() {
		return v, nil
	}
	return object.Value{}, m.noName(name.S)
}

// fromMapping is mapping[name], NULL if it is not there.
func (m *machine) fromMapping(mapping object.Value, name *object.Str) (object.Value, error) {
	if mapping.Is(object.DictType) {
		return object.AsDict(mapping).GetStr(name), nil
	}
	v, err := m.thread.GetItem(mapping, name.Value())
	if err != nil && object.Matches(err, object.KeyError) {
		return object.Value{}, nil
	}
	return v, err
}

// join makes one str of several.
func (m *machine) join(parts []object.Value) (object.Value, error) {
	n := 0
	for _, p := range parts {
		n += len(object.AsStr(p).S)
	}
	if err := m.thread.Allocate(n + 48); err != nil {
		return object.Value{}, err
	}
	var b strings.Builder
	b.Grow(n)
	for _, p := range parts {
		b.WriteString(object.AsStr(p).S)
	}
	return object.NewStr(b.String()), nil
}

func (m *machine) extend(l *object.List, v object.Value) error {
	t := m.thread
	if v.Type().Iter == nil && v.Type().GetItem == nil {
		return t.Raise(object.TypeError, "Value after * must be an iterable, not %s", v.Type().Name)
	}
	return l.Extend(t, v)
}

// mergeKeywords adds the items of a ** argument: no name may come twice.
func (m *machine) mergeKeywords(d *object.Dict, v, callee object.Value) error {
	t := m.thread
	from := object.AsDict(v)
	if !v.Is(object.DictType) {
		from = object.NewDict()
		if err := t.UpdateDict(from, v); err != nil {
			if object.Matches(err, object.AttributeError) {
				return t.Raise(object.TypeError, "%s argument after ** must be a mapping, not %s", m.calleeName(callee), v.Type().Name)
			}
			return err
		}
	}
	for _, e := range from.Entries() {
		if e.Key.IsNull() {
			continue
		}
		have, err := d.Get(t, e.Key)
		if err != nil {
			return err
		}
		if !have.IsNull() {
			if s := object.AsStr(e.Key); s != nil {
				return t.Raise(object.TypeError, "%s got multiple values for keyword argument '%s'", m.calleeName(callee), s.S)
			}
			return t.Raise(object.TypeError, "keywords must be strings")
		}
		if err := d.Set(t, e.Key, e.Value); err != nil {
			return err
		}
	}
	return nil
}

// calleeName is how messages name what is called: with its module, unless that is builtins or __main__… which CPython names too.
func (m *machine) calleeName(callee object.Value) string {
	t := m.thread
	name, err := t.FindAttr(callee, t.Interp.Intern("__qualname__"))
	if err != nil || object.AsStr(orNone(name)) == nil {
		s, err := t.Str(callee)
		if err != nil {
			return "object"
		}
		return s
	}
	full := object.AsStr(name).S + "()"
	module, err := t.FindAttr(callee, t.Interp.Intern("__module__"))
	if s := object.AsStr(orNone(module)); err == nil && s != nil && s.S != "builtins" {
		full = s.S + "." + full
	}
	return full
}

func orNone(v object.Value) object.Value {
	if v.IsNull() {
		return object.None
	}
	return v
}

func (m *machine) unpackStarred(st []object.Value, sp, before, after int) (int, error) {
	t, v := m.thread, st[sp-1]
	if v.Type().Iter == nil && v.Type().GetItem == nil {
		return sp, t.Raise(object.TypeError, "cannot unpack non-iterable %s object", v.Type().Name)
	}
	var items []object.Value
	if v.Is(object.ListType) || v.Is(object.TupleType) {
		var err error
		if items, err = t.Items(v); err != nil {
			return sp, err
		}
	} else {
		// The first ones are asked for one by one: only what is left is asked how long it is.
		it, err := t.Iter(v)
		if err != nil {
			return sp, err
		}
		for range before {
			item, err := t.Next(it)
			if err != nil {
				return sp, err
			}
			if item.IsNull() {
				return sp, t.Raise(object.ValueError, "not enough values to unpack (expected at least %d, got %d)", before+after, len(items))
			}
			items = append(items, item)
		}
		rest, err := t.Items(it)
		if err != nil {
			return sp, err
		}
		items = append(items, rest...)
	}
	if len(items) < before+after {
		return sp, t.Raise(object.ValueError, "not enough values to unpack (expected at least %d, got %d)", before+after, len(items))
	}
	at := sp - 1
	for i := len(items) - 1; i >= len(items)-after; i-- {
		st[at] = items[i]
		at++
	}
	st[at] = object.NewList(append([]object.Value(nil), items[before:len(items)-after]...))
	at++
	for i := before - 1; i >= 0; i-- {
		st[at] = items[i]
		at++
	}
	return at, nil
}

func (m *machine) format(st []object.Value, sp, arg int) (int, error) {
	t := m.thread
	spec := object.Value{}
	if arg&code.WithSpec != 0 {
		sp--
		spec = st[sp]
	}
	v := st[sp-1]
	var err error
	switch arg &^ code.WithSpec {
	case code.ConvertStr:
		v, err = t.StrValue(v)
	case code.ConvertRepr:
		v, err = t.ReprValue(v)
	case code.ConvertASCII:
		v, err = t.ASCIIValue(v)
	}
	if err == nil {
		v, err = t.Format(v, spec)
	}
	st[sp-1] = v
	return sp, err
}

func (m *machine) setupAnnotations(f *frame) error {
	name := m.thread.Interp.Intern("__annotations__")
	v, err := m.fromMapping(f.mapping, name)
	if err != nil || !v.IsNull() {
		return err
	}
	return m.thread.SetItem(f.mapping, name.Value(), object.NewDict().Value())
}

func (m *machine) makeFunction(f *frame, sp, flags int) (int, error) {
	t, st := m.thread, f.st
	sp -= 2
	fn := t.NewFunction(object.As[object.Code](st[sp]), f.globals)
	fn.Builtins = f.builtins
	fn.QualName = st[sp+1]
	if flags&code.WithClosure != 0 {
		sp--
		fn.Closure = object.AsTuple(st[sp]).Items
	}
	if flags&code.WithAnnotations != 0 {
		sp--
		fn.Annotations = st[sp]
	}
	if flags&code.WithKwDefaults != 0 {
		sp--
		fn.KwDefaults = object.AsDict(st[sp])
	}
	if flags&code.WithDefaults != 0 {
		sp--
		fn.Defaults = object.AsTuple(st[sp]).Items
	}
	st[sp] = fn.Value()
	return sp + 1, nil
}

func namesOf(v object.Value) object.Names {
	items := object.AsTuple(v).Items
	names := make(object.Names, len(items))
	for i, item := range items {
		names[i] = object.AsStr(item)
	}
	return names
}

// callKw is a call with keywords whose names are not a constant right before it.
func (m *machine) callKw(f *frame, sp, n int, method bool) (int, error) {
	st := f.st
	sp--
	names := namesOf(st[sp])
	args := st[sp-n : sp]
	at := sp - n - 1
	if method {
		at--
		if st[at].IsNull() {
			r, err := m.thread.CallNamed(st[at+1], args, names)
			st[at] = r
			return at + 1, err
		}
		args = st[sp-n-1 : sp]
	}
	r, err := m.thread.CallNamed(st[at], args, names)
	st[at] = r
	return at + 1, err
}

// callEx is f(*iterable, **mapping).
func (m *machine) callEx(st []object.Value, sp, flags int) (int, error) {
	t := m.thread
	var kw *object.Dict
	if flags&1 != 0 {
		sp--
		kw = object.AsDict(st[sp])
		if kw == nil {
			kw = object.NewDict()
			if err := m.mergeKeywords(kw, st[sp], st[sp-2]); err != nil {
				return sp, err
			}
		}
	}
	sp--
	callee := st[sp-1]
	args, err := t.Items(st[sp])
	if err != nil {
		if v := st[sp]; v.Type().Iter == nil && v.Type().GetItem == nil && object.Matches(err, object.TypeError) {
			err = t.Raise(object.TypeError, "%s argument after * must be an iterable, not %s", m.calleeName(callee), v.Type().Name)
		}
		return sp, err
	}
	var names object.Names
	if kw != nil {
		for _, e := range kw.Entries() {
			if e.Key.IsNull() {
				continue
			}
			s := object.AsStr(e.Key)
			if s == nil {
				return sp, t.Raise(object.TypeError, "keywords must be strings")
			}
			names = append(names, s)
			args = append(args, e.Value)
		}
	}
	st[sp-1], err = t.CallNamed(callee, args, names)
	return sp, err
}
