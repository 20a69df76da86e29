package vm

import (
	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
)

// raiseStatement is raise, raise exc, or raise exc from cause.
func (m *machine) raiseStatement(args []object.Value, f *frame) error {
	t := m.thread
	if len(args) == 0 {
		exc := t.Handled.Current()
		if exc.IsNull() {
			return t.Raise(object.RuntimeError, "No active exception to reraise")
		}
		f.reraise = true // the traceback has this frame already
		return object.AsException(exc)
	}
	exc, err := m.makeException(args[0], "exceptions must derive from BaseException")
	if err != nil {
		return err
	}
	if len(args) == 2 {
		cause := args[1]
		exc.SuppressContext = true
		if cause.IsNone() {
			exc.Cause = object.Value{}
		} else {
			c, err := m.makeException(cause, "exception causes must derive from BaseException")
			if err != nil {
				return err
			}
			exc.Cause = c.Value()
		}
	}
	t.SetContext(exc)
	return exc
}

// makeException is the exception that v is, or the instance that calling the class v makes.
func (m *machine) makeException(v object.Value, complaint string) (*object.Exception, error) {
	t := m.thread
	if exc := object.AsException(v); exc != nil {
		return exc, nil
	}
	cls := object.AsType(v)
	if cls == nil || !cls.IsSubtype(object.BaseException) {
		return nil, t.Raise(object.TypeError, "%s", complaint)
	}
	made, err := t.Call(v)
	if err != nil {
		return nil, err
	}
	exc := object.AsException(made)
	if exc == nil {
		return nil, t.Raise(object.TypeError, "calling %s should have returned an instance of BaseException, not %s", reprOf(t, v), reprOf(t, made.Type().Value()))
	}
	return exc, nil
}

func reprOf(t *object.Thread, v object.Value) string {
	s, err := t.Repr(v)
	if err != nil {
		return "?"
	}
	return s
}

// enterWith begins a with statement: it gives __exit__ and what __enter__ answers.
func (m *machine) enterWith(v object.Value) (exit, entered object.Value, err error) {
	t := m.thread
	enter, err := t.LookupSpecial(v, "__enter__")
	if err != nil {
		return exit, entered, err
	}
	if enter.IsNull() {
		return exit, entered, t.Raise(object.TypeError, "'%s' object does not support the context manager protocol", v.Type().Name)
	}
	if exit, err = t.LookupSpecial(v, "__exit__"); err != nil {
		return exit, entered, err
	}
	if exit.IsNull() {
		return exit, entered, t.Raise(object.TypeError, "'%s' object does not support the context manager protocol (missed __exit__ method)", v.Type().Name)
	}
	entered, err = t.Call(enter)
	return exit, entered, err
}

func (m *machine) enterAsyncWith(v object.Value) (exit, entered object.Value, err error) {
	t := m.thread
	enter, err := t.LookupSpecial(v, "__aenter__")
	if err != nil {
		return exit, entered, err
	}
	if enter.IsNull() {
		if !v.Type().Lookup("__enter__").IsNull() {
			return exit, entered, t.Raise(object.TypeError, "'%s' object does not support the asynchronous context manager protocol but it supports the context manager protocol. Did you mean to use 'with'?", v.Type().Name)
		}
		return exit, entered, t.Raise(object.TypeError, "'%s' object does not support the asynchronous context manager protocol", v.Type().Name)
	}
	if exit, err = t.LookupSpecial(v, "__aexit__"); err != nil {
		return exit, entered, err
	}
	if exit.IsNull() {
		return exit, entered, t.Raise(object.TypeError, "'%s' object does not support the asynchronous context manager protocol (missed __aexit__ method)", v.Type().Name)
	}
	entered, err = t.Call(enter)
	return exit, entered, err
}

// notAwaitable is the error that v cannot be awaited: in async with, in the words of that statement.
func (m *machine) notAwaitable(f *frame, v object.Value, err error) error {
	c, i := f.exec.code, f.Instruction()
	method := ""
	switch before := c.OpAt(i - 1); {
	case before == code.BeforeAsyncWith:
		method = "__aenter__"
	case before == code.WithExceptStart, before == code.CallFunction && c.OpAt(i-2) == code.DupTop && c.OpAt(i-3) == code.DupTop:
		method = "__aexit__"
	default:
		return err
	}
	return m.thread.Raise(object.TypeError, "'async with' received an object from %s that does not implement __await__: %s", method, v.Type().Name)
}

// awaitable is what await v runs: a coroutine, or the iterator that __await__ gives.
func (m *machine) awaitable(v object.Value) (object.Value, error) {
	t := m.thread
	if v.Is(object.CoroutineType) {
		if g := object.AsGenerator(v); !g.Awaiting.IsNull() {
			return v, t.Raise(object.RuntimeError, "coroutine is being awaited already")
		}
		return v, nil
	}
	if g := object.AsGenerator(v); g != nil && g.Code.Flags&iterableCoroutine != 0 {
		return v, nil
	}
	await := v.Type().Await
	if await == nil {
		return v, t.Raise(object.TypeError, "object %s can't be used in 'await' expression", v.Type().Name)
	}
	it, err := await(t, v)
	if err != nil {
		return it, err
	}
	if it.Is(object.CoroutineType) {
		return it, t.Raise(object.TypeError, "__await__() returned a coroutine")
	}
	if it.Type().Next == nil {
		return it, t.Raise(object.TypeError, "__await__() returned non-iterator of type '%s'", it.Type().Name)
	}
	return it, nil
}

// asyncNext is the awaitable of the next item of async for.
func (m *machine) asyncNext(it object.Value) (object.Value, error) {
	t := m.thread
	next := it.Type().ANext
	if next == nil {
		return it, t.Raise(object.TypeError, "'async for' requires an iterator with __anext__ method, got %s", it.Type().Name)
	}
	v, err := next(t, it)
	if err != nil || it.Is(object.AsyncGeneratorType) {
		return v, err
	}
	w, err := m.awaitable(v)
	if err != nil && object.Matches(err, object.TypeError) {
		cause := object.Raised(err)
		err = t.Raise(object.TypeError, "'async for' received an invalid object from __anext__: %s", v.Type().Name)
		object.Raised(err).Cause = cause.Value()
	}
	return w, err
}
