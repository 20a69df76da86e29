package thread

import (
	"fmt"

	"github.com/jinklink/jink/python/object"
)

var rlockType = &class{Name: "RLock", Doc: "A lock that the thread which holds it may take again.", Flags: object.HasWeakRef}

// rlock is a lock that counts how often its owner took it.
type rlock struct {
	object.Object
	gate
	owner int64 // the number of the thread; 0: nobody
	count int64
}

func (l *rlock) free() {
	l.owner, l.count = 0, 0
	l.leave()
}

func defineRLock() {
	typ := rlockType
	object.Subclassable[rlock](typ)
	typ.New = func(t *thread, cls *class, args []value, n names) (value, error) {
		v, _ := object.Make[rlock](typ, cls)
		return v, nil
	}
	typ.Repr = func(t *thread, self value) (value, error) {
		l := object.As[rlock](self)
		return object.NewStr(fmt.Sprintf("<%s %s object owner=%d count=%d at %#x>", l.word(), self.Type().FullName(), l.owner,
			l.count, t.Interp.ID(self))), nil
	}
	acquire := func(t *thread, a []value) (value, error) {
		blocking, timeout, err := acquireArguments(t, a[1:])
		if err != nil {
			return value{}, err
		}
		l := object.As[rlock](a[0])
		if l.owner == t.ID() {
			l.count++
			return object.True, nil
		}
		got, err := l.enter(t, blocking, timeout)
		if got {
			l.owner, l.count = t.ID(), 1
		}
		return object.Bool(got), err
	}
	release := func(t *thread, a []value) (value, error) {
		l := object.As[rlock](a[0])
		if l.owner != t.ID() {
			return value{}, t.Raise(object.RuntimeError, "cannot release un-acquired lock")
		}
		if l.count--; l.count == 0 {
			l.free()
		}
		return object.None, nil
	}
	object.DefineType(typ, nil, "_thread", object.TypeDef{Methods: []*object.Builtin{
		object.Method("acquire", acquireSignature, "Take the lock, once it is free or this thread's.", acquire),
		object.Method("release", "(self, /)", "Let the lock go, as often as it was taken.", release),
		object.Method("__enter__", "(self, /)", "Take the lock, once it is free or this thread's.", func(t *thread, a []value) (value, error) {
			return acquire(t, []value{a[0], {}, {}})
		}),
		object.Method("__exit__", "(self, /, *exc)", "Let the lock go.", release),
		object.Method("_is_owned", "(self, /)", "Return whether this thread holds the lock.", func(t *thread, a []value) (value, error) {
			return object.Bool(object.As[rlock](a[0]).owner == t.ID()), nil
		}),
		object.Method("_recursion_count", "(self, /)", "Return how often this thread holds the lock.", func(t *thread, a []value) (value, error) {
			l := object.As[rlock](a[0])
			if l.owner != t.ID() {
				return object.Int(0), nil
			}
			return object.Int(l.count), nil
		}),
		object.Method("_release_save", "(self, /)", "Let the lock go at once, and return what _acquire_restore needs.", func(t *thread, a []value) (value, error) {
			l := object.As[rlock](a[0])
			if l.owner == 0 {
				return value{}, t.Raise(object.RuntimeError, "cannot release un-acquired lock")
			}
			state := object.NewTuple(object.Int(l.count), object.Int(l.owner))
			l.free()
			return state, nil
		}),
		object.Method("_acquire_restore", "(self, state, /)", "Take the lock as often as it was held.", func(t *thread, a []value) (value, error) {
			l, state := object.As[rlock](a[0]), object.AsTuple(a[1])
			if state == nil || len(state.Items) != 2 || !state.Items[0].IsInt() || !state.Items[1].IsInt() {
				return value{}, t.Raise(object.TypeError, "_acquire_restore() takes what _release_save() returned")
			}
			if _, err := l.enter(t, true, -1); err != nil {
				return value{}, err
			}
			l.count, l.owner = state.Items[0].Int64(), state.Items[1].Int64()
			return object.None, nil
		}),
		object.Method("_at_fork_reinit", "(self, /)", "Make the lock free.", func(t *thread, a []value) (value, error) {
			l := object.As[rlock](a[0])
			l.gate, l.owner, l.count = gate{}, 0, 0
			return object.None, nil
		}),
	}})
}
