package vm

import (
	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
)

// suspendNew turns a frame that has just been pushed into a generator, coroutine or asynchronous generator. The frame
// moves to a stack of its own.
func (m *machine) suspendNew(f *frame) object.Value {
	e := f.exec
	typ := object.GeneratorType
	switch {
	case e.flags&code.Coroutine != 0:
		typ = object.CoroutineType
	case e.flags&code.AsyncGenerator != 0:
		typ = object.AsyncGeneratorType
	}
	var name, qualName object.Value
	if f.fn != nil {
		name, qualName = f.fn.Name, f.fn.QualName
	} else {
		name, qualName = object.NewStr(e.code.Name), object.NewStr(e.code.QualName)
	}
	own := &frame{exec: e, fn: f.fn, globals: f.globals, builtins: f.builtins, names: f.names, mapping: f.mapping, sp: f.sp, kind: entryFrame}
	own.st = make([]object.Value, e.size)
	copy(own.st, f.st[:e.first])
	m.release(f)
	g := object.NewGenerator(typ, e.code, name, qualName)
	g.Frame = own
	if typ == object.CoroutineType {
		if m.thread.OriginDepth > 0 {
			g.Origin = m.origin()
		}
		if !m.awaits() {
			g.Watched = true
			m.thread.Interp.Watch(g.Value())
		}
	}
	return g.Value()
}

// awaits reports whether what is called now is awaited as soon as it returns: then it needs no watching over, which takes
// its time.
func (m *machine) awaits() bool {
	f := m.cur
	return f != nil && f.exec.code.OpAt(f.Instruction()+1) == code.GetAwaitable
}

// origin is cr_origin of a coroutine that is made now: file, line and function of the calls, the innermost first.
func (m *machine) origin() object.Value {
	var calls []object.Value
	for f := m.cur; f != nil && len(calls) < m.thread.OriginDepth; f = f.prev {
		c := f.exec.code
		line := object.Int(int64(c.PositionOf(f.Instruction()).Line))
		calls = append(calls, object.NewTuple(object.NewStr(c.Filename), line, object.NewStr(c.Name)))
	}
	return object.NewTuple(calls...)
}

// resumeInLoop is the frame of a generator that a for loop may step without leaving the loop of the machine; nil if it
// cannot be: it is over, or running.
func (m *machine) resumeInLoop(g *object.Generator) *frame {
	if g.Running || g.Frame == nil {
		return nil
	}
	return g.Frame.(*frame)
}

// pushGenerator continues a generator's frame, after f. A value is pushed for the yield that it is in, if it is in one.
func (m *machine) pushGenerator(f *frame, g *object.Generator, gf *frame) {
	if g.Started {
		gf.st[gf.sp] = object.None
		gf.sp++
	}
	g.Started, g.Running = true, true
	g.Handled.Outer = m.thread.Handled
	m.thread.Handled = &g.Handled
	gf.prev, gf.gen = f, g
	m.cur = gf
}

// suspend leaves a generator's frame as it is, and gives the one that resumed it.
func (m *machine) suspend(f *frame) *frame {
	g := f.gen
	m.thread.Handled = g.Handled.Outer
	g.Handled.Outer = nil
	g.Running = false
	m.cur = f.prev
	f.prev, f.gen = nil, nil // a circle would keep the generator from being finalized
	if !g.Watched && (f.exec.blocks[f.pc] >= 0 || f.exec.blocks[f.pc-1] >= 0) && g.Value().Is(object.GeneratorType) {
		g.Watched = true
		m.thread.Interp.Watch(g.Value())
	}
	m.thread.Depth--
	return m.cur
}

// Resume continues a generator, coroutine or asynchronous generator.
func (rt *Runtime) Resume(t *object.Thread, g *object.Generator, send object.Value, raise *object.Exception) (object.Value, bool, error) {
	m := machineOf(t)
	gf := g.Frame.(*frame)
	if err := m.deeper(); err != nil {
		return object.Value{}, false, err
	}
	started := g.Started
	m.pushGenerator(m.cur, g, gf)
	gf.kind = entryFrame
	if started {
		if send.IsNull() {
			send = object.None
		}
		gf.st[gf.sp-1] = send
	}
	var v object.Value
	var err error
	if raise != nil {
		if started {
			gf.sp--
		}
		v, err = m.runRaise(gf, raise)
	} else {
		v, err = m.runNested(gf)
	}
	return v, g.Frame == nil, err
}

// runRaise continues f with an exception, as if the instruction that it is at had raised it.
func (m *machine) runRaise(f *frame, raise *object.Exception) (object.Value, error) {
	t := m.thread
	if !t.Handled.Exc.IsNull() { // what the frame itself handles, not what its caller does
		t.SetContext(raise)
	}
	if f.pc == 0 {
		// Nothing has run yet, so nothing handles it; but the traceback shows the first line.
		f.pc = 1
		raise.Traceback = object.NewTraceback(f.frameObject(), 0, raise.Traceback)
		return object.Value{}, m.leave(f, raise)
	}
	var err error = raise
	if it := f.gen.Awaiting; !it.IsNull() {
		v, done, thrown := t.Throw(it, raise)
		if thrown == nil && !done {
			m.suspend(f)
			return v, nil
		}
		f.gen.Awaiting = object.Value{}
		f.pc++
		if thrown == nil {
			f.st[f.sp-1] = v
			return m.runNested(f)
		}
		err = thrown
	}
	sp, found := m.unwind(f, &err)
	if !found {
		return object.Value{}, m.leave(f, err)
	}
	f.sp = sp
	return m.runNested(f)
}

// generatorError is the error that leaves a generator: StopIteration must not.
func (m *machine) generatorError(f *frame, err error) error {
	exc := object.Raised(err)
	if exc == nil {
		return err
	}
	t := m.thread
	flags := f.exec.flags
	what := "generator"
	switch {
	case flags&code.Coroutine != 0:
		what = "coroutine"
	case flags&code.AsyncGenerator != 0:
		what = "async generator"
	}
	name := ""
	switch {
	case object.Matches(err, object.StopIteration):
		name = "StopIteration"
	case flags&code.AsyncGenerator != 0 && object.Matches(err, object.StopAsyncIteration):
		name = "StopAsyncIteration"
	default:
		return err
	}
	made := object.Raised(t.Raise(object.RuntimeError, "%s raised %s", what, name))
	made.Cause, made.Context, made.SuppressContext = exc.Value(), exc.Value(), true
	return made
}
