package vm

import (
	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
)

// Forget clears what the stack still holds of calls that are over, so that it keeps nothing alive: gc.collect asks for it.
func (rt *Runtime) Forget(t *object.Thread) {
	m := machineOf(t)
	clear(m.chunk[m.top:])
	for _, f := range m.free {
		*f = frame{}
	}
	var inner *frame
	for f := m.cur; f != nil; inner, f = f, f.prev {
		if above := f.used(); above < len(f.st) && (inner == nil || !inner.overlaps(f)) {
			clear(f.st[above:])
		}
	}
}

// used is how much of a frame's window may be in use while a call goes on that the frame began: the arguments lie above
// f.sp, together with the function and perhaps an object. Of other instructions it is not known.
func (f *frame) used() int {
	if f.pc == 0 {
		return len(f.st)
	}
	switch in := f.exec.instrs[f.pc-1]; in.op {
	case op(code.CallMethod), op(code.CallFunction):
		return f.sp + int(in.c) + 2
	case opCallKwConst, opCallMethodKwConst:
		return f.sp + int(in.b) + 2
	}
	return len(f.st)
}

// overlaps reports whether f's window lies in that of g, which called it.
func (f *frame) overlaps(g *frame) bool {
	return f.chunk != nil && g.chunk != nil && &f.chunk[0] == &g.chunk[0] && f.base < g.base+len(g.st)
}
