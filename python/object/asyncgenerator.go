package object

var (
	asyncSendType  = &Type{Name: "async_generator_asend"}
	asyncThrowType = &Type{Name: "async_generator_athrow"}
)

// asyncStep is one step of an asynchronous generator, to be awaited: what __anext__, asend, athrow and aclose give.
type asyncStep struct {
	Object
	of     *Generator
	send   Value
	throw  *Exception // of athrow and aclose
	closer bool       // of aclose
	begun  bool
	over   bool
}

func fillAsyncGenerators() {
	typ := AsyncGeneratorType
	typ.Flags = Final | NoNew | HasWeakRef
	typ.Repr = generatorRepr("async_generator")
	typ.AIter = func(t *Thread, self Value) (Value, error) { return self, nil }
	typ.ANext = func(t *Thread, self Value) (Value, error) {
		return newAsyncSend(t, As[Generator](self), None)
	}
	def := generatorDef("ag_")
	def.Methods = append(def.Methods,
		Method("asend", "(self, value, /)", "Send a value into it, when awaited.", func(t *Thread, a []Value) (Value, error) {
			return newAsyncSend(t, As[Generator](a[0]), a[1])
		}),
		Method("athrow", "(self, type, value=None, traceback=None, /)", "Raise an exception in it, when awaited.", func(t *Thread, a []Value) (Value, error) {
			exc, err := t.throwArguments(a[1], a[2], a[3])
			if err != nil {
				return Value{}, err
			}
			return newAsyncThrow(t, &asyncStep{of: As[Generator](a[0]), throw: exc})
		}),
		Method("aclose", "(self, /)", "Close it, when awaited.", func(t *Thread, a []Value) (Value, error) {
			return newAsyncThrow(t, &asyncStep{of: As[Generator](a[0]), throw: newException(GeneratorExit), closer: true})
		}),
		Method("__class_getitem__", "(cls, item, /)", "", func(t *Thread, a []Value) (Value, error) { return genericAlias(t, a[0], a[1]) }),
	)
	define(typ, ObjectType, "builtins", def)
	for _, typ := range []*Type{asyncSendType, asyncThrowType} {
		typ.Flags = Final | NoNew
		typ.Await = func(t *Thread, self Value) (Value, error) { return self, nil }
		typ.Iter = typ.Await
		typ.Next = func(t *Thread, self Value) (Value, error) {
			v, err := t.asyncSend(As[asyncStep](self), None)
			return v, err
		}
		define(typ, ObjectType, "builtins", TypeDef{Methods: []*Builtin{
			Method("send", "(self, value, /)", "", func(t *Thread, a []Value) (Value, error) {
				return t.asyncSend(As[asyncStep](a[0]), a[1])
			}),
			Method("throw", "(self, type, value=None, traceback=None, /)", "", func(t *Thread, a []Value) (Value, error) {
				exc, err := t.throwArguments(a[1], a[2], a[3])
				if err != nil {
					return Value{}, err
				}
				return t.asyncThrow(As[asyncStep](a[0]), exc)
			}),
			Method("close", "(self, /)", "", func(t *Thread, a []Value) (Value, error) {
				As[asyncStep](a[0]).over = true
				return None, nil
			}),
		}})
	}
}

// AsyncHooks are what sys.set_asyncgen_hooks of a thread set: functions that are called with an asynchronous generator before its
// first step, and when it is not needed any more. The latter is only remembered, since nothing tells when that is.
type AsyncHooks struct{ First, Final Value }

type asyncHooksKey struct{}

// AsyncHooks gives the hooks of the thread, NULL where there is none.
func (t *Thread) AsyncHooks() AsyncHooks {
	h, _ := t.Values.Get(asyncHooksKey{}).(AsyncHooks)
	return h
}

// SetAsyncHooks replaces the hooks of the thread.
func (t *Thread) SetAsyncHooks(h AsyncHooks) { t.Values.Set(asyncHooksKey{}, h) }

// announceAsync tells the hook of the thread of a generator that is used for the first time.
func (t *Thread) announceAsync(g *Generator) error {
	if g.Announced {
		return nil
	}
	g.Announced = true
	first := t.AsyncHooks().First
	if first.IsNull() || first.IsNone() {
		return nil
	}
	_, err := t.Call(first, From(g))
	return err
}

func newAsyncThrow(t *Thread, s *asyncStep) (Value, error) {
	s.Object = Object{asyncThrowType}
	if err := t.announceAsync(s.of); err != nil {
		return Value{}, err
	}
	return From(s), nil
}

func newAsyncSend(t *Thread, g *Generator, v Value) (Value, error) {
	if err := t.announceAsync(g); err != nil {
		return Value{}, err
	}
	return From(&asyncStep{Object: Object{asyncSendType}, of: g, send: v}), nil
}

// asyncSend takes the step, or goes on with it after what it awaited. A value that the generator yields ends the step: it
// comes as StopIteration, as the result of an await does.
func (t *Thread) asyncSend(s *asyncStep, v Value) (Value, error) {
	if s.over {
		if s.throw != nil {
			return Value{}, t.Raise(RuntimeError, "cannot reuse already awaited aclose()/athrow()")
		}
		return Value{}, t.Raise(RuntimeError, "cannot reuse already awaited __anext__()/asend()")
	}
	g := s.of
	if !s.begun {
		if g.AsyncBusy {
			s.over = true
			return Value{}, t.Raise(RuntimeError, "%s: asynchronous generator is already running", s.name())
		}
		s.begun, g.AsyncBusy = true, true
		if s.throw != nil {
			if g.Frame == nil || !g.Started {
				g.Frame, g.Closed, g.AsyncBusy, s.over = nil, true, false, true
				if s.closer {
					return Value{}, t.RaiseArgs(StopIteration)
				}
				return Value{}, s.throw
			}
			r, done, err := t.ThrowGenerator(g, s.throw)
			return t.asyncResult(s, r, done, err)
		}
		if v.IsNone() {
			v = s.send
		}
	}
	r, done, err := t.SendGenerator(g, v)
	return t.asyncResult(s, r, done, err)
}

func (s *asyncStep) name() string {
	switch {
	case s.closer:
		return "aclose()"
	case s.throw != nil:
		return "athrow()"
	}
	return "anext()"
}

func (t *Thread) asyncThrow(s *asyncStep, exc *Exception) (Value, error) {
	if s.over {
		return Value{}, t.Raise(RuntimeError, "cannot reuse already awaited %s", s.name())
	}
	if !s.begun {
		s.over = true
		return Value{}, exc
	}
	r, done, err := t.ThrowGenerator(s.of, exc)
	return t.asyncResult(s, r, done, err)
}

// asyncResult tells a step's outcome: an await goes through as it is, a yield ends the step, the end of the generator is
// StopAsyncIteration.
func (t *Thread) asyncResult(s *asyncStep, v Value, done bool, err error) (Value, error) {
	g := s.of
	if err == nil && !done && !g.Yielded {
		return v, nil
	}
	s.over, g.AsyncBusy = true, false
	switch {
	case err != nil:
		if s.closer && (Matches(err, StopAsyncIteration) || Matches(err, GeneratorExit)) {
			return Value{}, t.RaiseArgs(StopIteration)
		}
		return Value{}, err
	case done:
		if s.closer {
			return Value{}, t.RaiseArgs(StopIteration)
		}
		return Value{}, t.RaiseArgs(StopAsyncIteration)
	case s.closer:
		return Value{}, t.Raise(RuntimeError, "async generator ignored GeneratorExit")
	}
	return Value{}, t.RaiseArgs(StopIteration, v)
}
