package vm

import "github.com/jinklink/jink/python/object"

// Forget clears what the stack still holds of calls that are over, so that it keeps nothing alive: gc.collect asks for it.
func (rt *Runtime) Forget(t *object.Thread) {
	m := machineOf(t)
	clear(m.chunk[m.top:])
	for _, f := range m.free {
		*f = frame{}
	}
}
