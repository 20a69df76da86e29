package object

import "fmt"

func fillGenerators() {
	for _, typ := range []*Type{GeneratorType, CoroutineType} {
		prefix, what := "gi_", "generator"
		if typ == CoroutineType {
			prefix, what = "cr_", "coroutine"
		}
		typ.Flags = Final | NoNew | HasWeakRef
		typ.Repr = generatorRepr(what)
		if typ == GeneratorType {
			typ.Iter = func(t *Thread, self Value) (Value, error) { return self, nil }
			typ.Next = generatorNext
		} else {
			typ.Await = func(t *Thread, self Value) (Value, error) {
				return From(&coroutineWrapper{Object{CoroutineWrapperType}, As[Generator](self)}), nil
			}
		}
		def := generatorDef(prefix)
		def.Methods = append(def.Methods,
			Method("send", "(self, value, /)", "Continue it with a value for its yield.", func(t *Thread, a []Value) (Value, error) {
				return t.generatorSend(As[Generator](a[0]), a[1])
			}),
			Method("throw", "(self, type, value=None, traceback=None, /)", "Continue it with an exception.", func(t *Thread, a []Value) (Value, error) {
				exc, err := t.throwArguments(a[1], a[2], a[3])
				if err != nil {
					return Value{}, err
				}
				return t.generatorThrow(As[Generator](a[0]), exc)
			}),
			Method("close", "(self, /)", "Raise GeneratorExit inside it.", func(t *Thread, a []Value) (Value, error) {
				return t.CloseGenerator(As[Generator](a[0]))
			}),
		)
		define(typ, ObjectType, "builtins", def)
	}
	typ := CoroutineWrapperType
	typ.Flags = Final | NoNew
	typ.Iter = func(t *Thread, self Value) (Value, error) { return self, nil }
	typ.Next = func(t *Thread, self Value) (Value, error) {
		return generatorNext(t, As[coroutineWrapper](self).of.Value())
	}
	define(typ, ObjectType, "builtins", TypeDef{Methods: []*Builtin{
		Method("send", "(self, value, /)", "", func(t *Thread, a []Value) (Value, error) {
			return t.generatorSend(As[coroutineWrapper](a[0]).of, a[1])
		}),
		Method("throw", "(self, type, value=None, traceback=None, /)", "", func(t *Thread, a []Value) (Value, error) {
			exc, err := t.throwArguments(a[1], a[2], a[3])
			if err != nil {
				return Value{}, err
			}
			return t.generatorThrow(As[coroutineWrapper](a[0]).of, exc)
		}),
		Method("close", "(self, /)", "", func(t *Thread, a []Value) (Value, error) {
			return t.CloseGenerator(As[coroutineWrapper](a[0]).of)
		}),
	}})
	fillAsyncGenerators()
}

// coroutineWrapper is what __await__ of a coroutine gives.
type coroutineWrapper struct {
	Object
	of *Generator
}

func generatorRepr(what string) func(t *Thread, self Value) (Value, error) {
	return func(t *Thread, self Value) (Value, error) {
		return NewStr(fmt.Sprintf("<%s object %s at %#x>", what, AsStr(As[Generator](self).QualName).S, t.Interp.ID(self))), nil
	}
}

// generatorDef are the attributes that all kinds of generators have, under their own prefixes.
func generatorDef(prefix string) TypeDef {
	await := "yieldfrom"
	if prefix != "gi_" {
		await = "await"
	}
	attr := func(name string, get func(t *Thread, g *Generator) Value) *GetSet {
		return Attr(name, "", func(t *Thread, self Value) (Value, error) { return get(t, As[Generator](self)), nil }, nil)
	}
	text := func(name string, field func(g *Generator) *Value) *GetSet {
		return Attr(name, "", func(t *Thread, self Value) (Value, error) { return *field(As[Generator](self)), nil }, func(t *Thread, self, v Value) error {
			if v.IsNull() || AsStr(v) == nil {
				return t.Raise(TypeError, "%s must be set to a string object", name)
			}
			*field(As[Generator](self)) = v
			return nil
		})
	}
	def := TypeDef{GetSets: []*GetSet{
		text("__name__", func(g *Generator) *Value { return &g.Name }),
		text("__qualname__", func(g *Generator) *Value { return &g.QualName }),
		attr(prefix+"code", func(t *Thread, g *Generator) Value { return g.Code.Value() }),
		attr(prefix+"running", func(t *Thread, g *Generator) Value { return Bool(g.Running || g.AsyncBusy) }),
		attr(prefix+"suspended", func(t *Thread, g *Generator) Value { return Bool(g.Started && !g.Running && g.Frame != nil) }),
		attr(prefix+await, func(t *Thread, g *Generator) Value {
			if g.Running {
				return None
			}
			return orNone(g.Awaiting)
		}),
		attr(prefix+"frame", func(t *Thread, g *Generator) Value {
			if f := t.Runner.GeneratorFrame(g); f != nil {
				return f.Value()
			}
			return None
		}),
	}}
	if prefix == "cr_" {
		def.GetSets = append(def.GetSets, attr("cr_origin", func(t *Thread, g *Generator) Value { return orNone(g.Origin) }))
	}
	return def
}

// generatorNext is the next item of a generator; NULL at its end, with what it returned in Result.
func generatorNext(t *Thread, self Value) (Value, error) {
	g := As[Generator](self)
	v, done, err := t.SendGenerator(g, None)
	if err != nil {
		return Value{}, err
	}
	if done {
		g.Result = v
		return Value{}, nil
	}
	return v, nil
}

// SendGenerator continues a generator or coroutine with a value: it gives what is yielded, or done with what is returned.
func (t *Thread) SendGenerator(g *Generator, v Value) (Value, bool, error) {
	if g.Running {
		return Value{}, false, t.Raise(ValueError, "%s already executing", kindOf(g))
	}
	if g.Frame == nil {
		if g.typ == CoroutineType {
			return Value{}, false, t.Raise(RuntimeError, "cannot reuse already awaited coroutine")
		}
		return None, true, nil
	}
	if !g.Started && !v.IsNone() {
		return Value{}, false, t.Raise(TypeError, "can't send non-None value to a just-started %s", kindOf(g))
	}
	return t.Runner.Resume(t, g, v, nil)
}

func kindOf(g *Generator) string {
	switch g.typ {
	case CoroutineType:
		return "coroutine"
	case AsyncGeneratorType:
		return "async generator"
	}
	return "generator"
}

// ThrowGenerator continues a generator or coroutine with an exception.
func (t *Thread) ThrowGenerator(g *Generator, exc *Exception) (Value, bool, error) {
	if g.Running {
		return Value{}, false, t.Raise(ValueError, "%s already executing", kindOf(g))
	}
	if g.Frame == nil {
		if g.typ == CoroutineType {
			return Value{}, false, t.Raise(RuntimeError, "cannot reuse already awaited coroutine")
		}
		return Value{}, false, exc
	}
	return t.Runner.Resume(t, g, Value{}, exc)
}

// stopped is the StopIteration with which a generator that is done answers send and throw.
func (t *Thread) stopped(v Value) error {
	if v.IsNone() {
		return t.RaiseArgs(StopIteration)
	}
	return t.RaiseArgs(StopIteration, v)
}

func (t *Thread) generatorSend(g *Generator, v Value) (Value, error) {
	r, done, err := t.SendGenerator(g, v)
	if err == nil && done {
		return Value{}, t.stopped(r)
	}
	return r, err
}

func (t *Thread) generatorThrow(g *Generator, exc *Exception) (Value, error) {
	r, done, err := t.ThrowGenerator(g, exc)
	if err == nil && done {
		return Value{}, t.stopped(r)
	}
	return r, err
}

// throwArguments is the exception that the arguments of throw() mean: one, a class, or the three of old.
func (t *Thread) throwArguments(typ, value, tb Value) (*Exception, error) {
	if !value.IsNull() || !tb.IsNull() {
		if err := t.Warn(DeprecationWarning, "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead."); err != nil {
			return nil, err
		}
	}
	exc := AsException(typ)
	if cls := AsType(typ); exc == nil && cls != nil && cls.IsSubtype(BaseException) {
		if e := AsException(orNone(value)); e != nil {
			exc = e
		} else {
			var args []Value
			if tuple := AsTuple(orNone(value)); tuple != nil {
				args = tuple.Items
			} else if v := orNone(value); !v.IsNone() {
				args = []Value{v}
			}
			made, err := t.Call(typ, args...)
			if err == nil && AsException(made) == nil {
				repr, e := t.Repr(typ)
				if e != nil {
					return nil, e
				}
				err = t.Raise(TypeError, "calling %s should have returned an instance of BaseException, not %s", repr, made.Type().Name)
			}
			// Where the exception cannot be made, the generator gets the one that says why.
			if err == nil {
				exc = AsException(made)
			} else if exc = Raised(err); exc == nil {
				return nil, err
			}
		}
	} else if exc != nil && !value.IsNull() && !value.IsNone() {
		return nil, t.Raise(TypeError, "instance exception may not have a separate value")
	}
	if exc == nil {
		return nil, t.Raise(TypeError, "exceptions must be classes or instances deriving from BaseException, not %s", typ.Type().Name)
	}
	if tb := orNone(tb); !tb.IsNone() {
		if !tb.Is(TracebackType) {
			return nil, t.Raise(TypeError, "throw() third argument must be a traceback object")
		}
		exc.Traceback = As[Traceback](tb)
	}
	return exc, nil
}

// CloseGenerator is close(): what the generator returns when it gets GeneratorExit.
func (t *Thread) CloseGenerator(g *Generator) (Value, error) {
	if g.Frame == nil {
		return None, nil
	}
	if !g.Started && !g.Running {
		g.Frame, g.Closed = nil, true
		return None, nil
	}
	exit := newException(GeneratorExit)
	t.SetContext(exit) // unlike an exception that is thrown into it
	v, done, err := t.ThrowGenerator(g, exit)
	switch {
	case err == nil && !done:
		return Value{}, t.Raise(RuntimeError, "%s ignored GeneratorExit", kindOf(g))
	case err == nil:
		return v, nil
	case Matches(err, GeneratorExit):
		return None, nil
	case Matches(err, StopIteration):
		return StopValue(Raised(err)), nil
	}
	return Value{}, err
}

// Send passes a value on to what yield from or await delegates to. done: it is over, with that value.
func (t *Thread) Send(it, v Value) (result Value, done bool, err error) {
	typ := it.Type()
	switch typ {
	case GeneratorType, CoroutineType:
		return t.SendGenerator(As[Generator](it), v)
	case CoroutineWrapperType:
		return t.SendGenerator(As[coroutineWrapper](it).of, v)
	}
	if v.IsNone() && !typ.IsHeap() {
		if typ.Next == nil {
			return Value{}, false, t.Raise(TypeError, "'%s' object is not an iterator", typ.Name)
		}
		result, err = typ.Next(t, it)
		if err == nil && result.IsNull() {
			return None, true, nil
		}
	} else if v.IsNone() {
		result, err = t.special(it, "__next__")
	} else {
		result, err = t.CallMethod(it, "send", v)
	}
	if err != nil && Matches(err, StopIteration) {
		return StopValue(Raised(err)), true, nil
	}
	return result, false, err
}

// Throw passes an exception on to what yield from or await delegates to.
func (t *Thread) Throw(it Value, exc *Exception) (result Value, done bool, err error) {
	var g *Generator
	switch it.Type() {
	case GeneratorType, CoroutineType:
		g = As[Generator](it)
	case CoroutineWrapperType:
		g = As[coroutineWrapper](it).of
	}
	if exc.typ.IsSubtype(GeneratorExit) {
		if g != nil {
			_, err = t.CloseGenerator(g)
		} else if f, e := t.FindAttr(it, t.Interp.Intern("close")); e != nil {
			// A generator is to be closed all the same.
			err = t.Unraisable(e, it, "")
		} else if !f.IsNull() {
			_, err = t.Call(f)
		}
		if err == nil {
			err = exc
		}
		return Value{}, false, err
	}
	if g != nil {
		return t.ThrowGenerator(g, exc)
	}
	f, err := t.FindAttr(it, t.Interp.Intern("throw"))
	if err != nil {
		return Value{}, false, err
	}
	if f.IsNull() {
		return Value{}, false, exc
	}
	result, err = t.Call(f, exc.Value())
	if err != nil && Matches(err, StopIteration) {
		return StopValue(Raised(err)), true, nil
	}
	return result, false, err
}
