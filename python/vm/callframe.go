package vm

import (
	"strconv"
	"strings"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
)

const suspendable = code.Generator | code.Coroutine | code.AsyncGenerator

// pushCall begins a call of fn with the n values of f's stack from args on. It gives the new frame; or, if the call made a
// generator, f itself, with that on its stack.
func (m *machine) pushCall(f *frame, fn *object.Function, args, n int) (*frame, error) {
	e := execOf(fn.Code)
	if !e.simple || n != e.args {
		return m.pushBound(f, fn, f.st[args:args+n], nil)
	}
	t := m.thread
	if t.Fuel -= e.steps; t.Fuel < 0 {
		if err := m.refuel(); err != nil {
			return nil, err
		}
	}
	if t.Depth >= t.Interp.RecursionLimit {
		return nil, t.Raise(object.RecursionError, "maximum recursion depth exceeded")
	}
	t.Depth++
	nf := m.newFrame()
	nf.exec, nf.fn, nf.globals, nf.builtins, nf.prev = e, fn, fn.Globals, fn.Builtins, f
	base := f.base + args
	if f.chunk != nil && base+e.size <= len(f.chunk) {
		nf.chunk, nf.base = f.chunk, base
		nf.st = f.chunk[base : base+e.size : base+e.size]
		m.top = base + e.size
		m.high = max(m.high, m.top)
	} else {
		m.window(nf, e.size)
		copy(nf.st, f.st[args:args+n])
	}
	for i := n; i < e.first; i++ {
		nf.st[i] = object.Value{}
	}
	if e.nfree > 0 {
		copy(nf.st[e.first-e.nfree:e.first], fn.Closure)
	}
	nf.sp = e.first
	m.cur = nf
	return nf, nil
}

// pushBound begins a call whose arguments must be bound to parameters one by one.
func (m *machine) pushBound(f *frame, fn *object.Function, args []object.Value, names object.Names) (*frame, error) {
	nf, err := m.bindCall(fn, args, names)
	if err != nil {
		return nil, err
	}
	if nf.exec.flags&suspendable != 0 {
		f.st[f.sp] = m.suspendNew(nf)
		f.sp++
		return f, nil
	}
	return nf, nil
}

// bindCall makes the frame of a call: it becomes the current one.
func (m *machine) bindCall(fn *object.Function, args []object.Value, names object.Names) (*frame, error) {
	e := execOf(fn.Code)
	if err := m.charge(e); err != nil {
		return nil, err
	}
	if err := m.deeper(); err != nil {
		return nil, err
	}
	nf := m.newFrame()
	nf.exec, nf.fn, nf.globals, nf.builtins, nf.prev = e, fn, fn.Globals, fn.Builtins, m.cur
	m.window(nf, e.size)
	clear(nf.st[:e.first])
	nf.sp = e.first
	if e.simple && len(args) == e.args && names == nil {
		copy(nf.st, args)
		if e.nfree > 0 {
			copy(nf.st[e.first-e.nfree:e.first], fn.Closure)
		}
		m.cur = nf
		return nf, nil
	}
	if err := m.bind(nf.st, fn, args, names); err != nil {
		m.cur = nf
		m.release(nf)
		return nil, err
	}
	nf.makeCells(m.thread, fn.Closure)
	if e.flags&code.Optimized == 0 { // made of the code of a module or class body, whose names are then the globals
		nf.mapping, nf.names = fn.Globals.Value(), fn.Globals
	}
	m.cur = nf
	return nf, nil
}

// bind puts arguments to the parameters of fn, which are the first ones of st.
func (m *machine) bind(st []object.Value, fn *object.Function, args []object.Value, names object.Names) error {
	t, c := m.thread, fn.Code
	given := len(args) - len(names)
	positional := c.ArgCount
	named := positional + c.KwOnlyArgCount
	copy(st[:positional], args[:min(given, positional)])
	at := named
	if c.Flags&code.VarArgs != 0 {
		var rest []object.Value
		if given > positional {
			rest = append(rest, args[positional:given]...)
		}
		t.Made(object.Bytes(len(rest)))
		st[at] = object.NewTuple(rest...)
		at++
	}
	var extra *object.Dict
	if c.Flags&code.VarKeywords != 0 {
		t.MadeInstance(object.DictType)
		t.Made(96 * len(names))
		extra = object.NewDict()
		st[at] = extra.Value()
	}
	for i, name := range names {
		v := args[given+i]
		slot := -1
		for k := c.PosOnlyArgCount; k < named; k++ {
			if c.VarNames[k] == name.S {
				slot = k
				break
			}
		}
		switch {
		case slot >= 0:
			if !st[slot].IsNull() {
				return t.Raise(object.TypeError, "%s() got multiple values for argument '%s'", functionName(fn), name.S)
			}
			st[slot] = v
		case extra != nil:
			extra.SetStr(name, v)
		default:
			return m.unexpectedName(fn, names, name.S)
		}
	}
	if given > positional && c.Flags&code.VarArgs == 0 {
		return m.tooManyArguments(st, fn, given)
	}
	defaults := fn.Defaults
	missing := 0
	for i := given; i < positional; i++ {
		if !st[i].IsNull() {
			continue
		}
		if d := i - (positional - len(defaults)); d >= 0 {
			st[i] = defaults[d]
		} else {
			missing++
		}
	}
	if missing > 0 {
		return m.missingArguments(fn, "positional", st[:positional])
	}
	for i := positional; i < named; i++ {
		if !st[i].IsNull() {
			continue
		}
		if fn.KwDefaults != nil {
			st[i] = fn.KwDefaults.GetString(c.VarNames[i])
		}
		if st[i].IsNull() {
			missing++
		}
	}
	if missing > 0 {
		return m.missingKeywords(fn, st)
	}
	return nil
}

func functionName(fn *object.Function) string { return object.AsStr(fn.QualName).S }

func (m *machine) unexpectedName(fn *object.Function, names object.Names, name string) error {
	c := fn.Code
	var wrong []string
	for k := range c.PosOnlyArgCount {
		for _, n := range names {
			if n.S == c.VarNames[k] {
				wrong = append(wrong, n.S)
			}
		}
	}
	if len(wrong) > 0 {
		return m.thread.Raise(object.TypeError, "%s() got some positional-only arguments passed as keyword arguments: '%s'",
			functionName(fn), strings.Join(wrong, ", "))
	}
	return m.thread.UnexpectedKeyword(functionName(fn)+"()", name, c.VarNames[c.PosOnlyArgCount:c.ArgCount+c.KwOnlyArgCount]...)
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

func (m *machine) tooManyArguments(st []object.Value, fn *object.Function, given int) error {
	c := fn.Code
	kwonly := 0
	for i := c.ArgCount; i < c.ArgCount+c.KwOnlyArgCount; i++ {
		if !st[i].IsNull() {
			kwonly++
		}
	}
	n := strconv.Itoa(c.ArgCount)
	many := plural(c.ArgCount)
	if d := len(fn.Defaults); d > 0 {
		n = "from " + strconv.Itoa(c.ArgCount-d) + " to " + n
		many = "s"
	}
	were := "were"
	if given == 1 && kwonly == 0 {
		were = "was"
	}
	also := ""
	if kwonly > 0 {
		also = " positional argument" + plural(given) + " (and " + strconv.Itoa(kwonly) + " keyword-only argument" + plural(kwonly) + ")"
	}
	return m.thread.Raise(object.TypeError, "%s() takes %s positional argument%s but %d%s %s given", functionName(fn), n, many, given, also, were)
}

func (m *machine) missingArguments(fn *object.Function, kind string, st []object.Value) error {
	var names []string
	for i, v := range st {
		if v.IsNull() {
			names = append(names, fn.Code.VarNames[i])
		}
	}
	return m.missing(fn, kind, names)
}

func (m *machine) missingKeywords(fn *object.Function, st []object.Value) error {
	var names []string
	for i := fn.Code.ArgCount; i < fn.Code.ArgCount+fn.Code.KwOnlyArgCount; i++ {
		if st[i].IsNull() {
			names = append(names, fn.Code.VarNames[i])
		}
	}
	return m.missing(fn, "keyword-only", names)
}

func (m *machine) missing(fn *object.Function, kind string, names []string) error {
	n := len(names)
	for i := range names {
		names[i] = "'" + names[i] + "'"
	}
	list := names[n-1]
	switch {
	case n == 2:
		list = names[0] + " and " + names[1]
	case n > 2:
		list = strings.Join(names[:n-1], ", ") + ", and " + names[n-1]
	}
	return m.thread.Raise(object.TypeError, "%s() missing %d required %s argument%s: %s", functionName(fn), n, kind, plural(n), list)
}

// pushNew begins the making of an instance of cls, if that is only to run an __init__ in Python: st[args-1] is the class.
// Without a frame and an error, it must be done the long way.
func (m *machine) pushNew(f *frame, cls *object.Type, args, n int) (*frame, error) {
	if !cls.IsHeap() || !cls.Value().Is(object.TypeType) {
		return nil, nil
	}
	c := classOf(cls)
	if !c.plain {
		return nil, nil
	}
	if c.init == nil {
		if n > 0 {
			return nil, nil
		}
		m.thread.MadeInstance(cls)
		f.st[f.sp] = cls.Alloc(cls)
		f.sp++
		return f, nil
	}
	if execOf(c.init.Code).flags&suspendable != 0 {
		return nil, nil
	}
	m.thread.MadeInstance(cls)
	self := cls.Alloc(cls)
	f.st[args-1] = self
	nf, err := m.pushCall(f, c.init, args-1, n+1)
	if err != nil {
		return nil, err
	}
	nf.kind, nf.self = initFrame, self
	return nf, nil
}

// callNamed calls with keywords. If that pushes a frame (or puts the result on the stack of f), it gives the frame to go on with.
func (m *machine) callNamed(f *frame, callee object.Value, args []object.Value, names object.Names) (object.Value, *frame, error) {
	if fn := object.AsFunction(callee); fn != nil {
		nf, err := m.pushBound(f, fn, args, names)
		return object.Value{}, nf, err
	}
	r, err := m.thread.CallNamed(callee, args, names)
	return r, nil, err
}

// CallFunction calls a Python function from Go.
func (rt *Runtime) CallFunction(t *object.Thread, fn *object.Function, args []object.Value, names object.Names) (object.Value, error) {
	m := machineOf(t)
	nf, err := m.bindCall(fn, args, names)
	if err != nil {
		return object.Value{}, err
	}
	if nf.exec.flags&suspendable != 0 {
		return m.suspendNew(nf), nil
	}
	nf.kind = entryFrame
	return m.runNested(nf)
}
