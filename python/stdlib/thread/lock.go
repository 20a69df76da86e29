package thread

import (
	"fmt"
	"math"
	"time"

	"github.com/jinklink/jink/python/object"
)

// maxTimeout is how many seconds one may wait for at most, more than anybody has.
const maxTimeout = float64(math.MaxInt64 / 1e9)

var lockType = &class{Name: "lock", Doc: "A lock, which one holds at a time. It does not matter who lets it go.", Flags: object.Final | object.HasWeakRef}

// lock is a lock.
type lock struct {
	object.Object
	gate
}

func newLock() value {
	v, _ := object.Make[lock](lockType, lockType)
	return v
}

// seconds is a timeout in seconds; NULL and -1 are none.
func seconds(t *thread, v value) (time.Duration, error) {
	if v.IsNull() {
		return -1, nil
	}
	f, err := t.FloatArg(v)
	if err != nil {
		return 0, err
	}
	switch {
	case math.IsNaN(f):
		return 0, t.Raise(object.ValueError, "Invalid value NaN (not a number)")
	case f == -1:
		return -1, nil
	case f < 0:
		return 0, t.Raise(object.ValueError, "timeout value must be a non-negative number")
	case f > maxTimeout:
		return 0, t.Raise(object.OverflowError, "timestamp out of range for platform time_t")
	}
	return time.Duration(math.Ceil(f * 1e9)), nil
}

// acquireArguments are those of acquire: blocking, timeout.
func acquireArguments(t *thread, a []value) (blocking bool, timeout time.Duration, err error) {
	blocking = true
	if !a[0].IsNull() {
		if blocking, err = t.Truth(a[0]); err != nil {
			return false, 0, err
		}
	}
	if timeout, err = seconds(t, a[1]); err != nil {
		return false, 0, err
	}
	if !blocking && timeout != -1 {
		return false, 0, t.Raise(object.ValueError, "can't specify a timeout for a non-blocking call")
	}
	return blocking, timeout, nil
}

const acquireSignature = "(self, /, blocking=True, timeout=-1)"

func defineLock() {
	acquire := func(t *thread, a []value) (value, error) {
		blocking, timeout, err := acquireArguments(t, a[1:])
		if err != nil {
			return value{}, err
		}
		got, err := object.As[lock](a[0]).enter(t, blocking, timeout)
		return object.Bool(got), err
	}
	release := func(t *thread, a []value) (value, error) {
		l := object.As[lock](a[0])
		if !l.shut {
			return value{}, t.Raise(object.RuntimeError, "release unlocked lock")
		}
		l.leave()
		return object.None, nil
	}
	locked := func(t *thread, a []value) (value, error) {
		return object.Bool(object.As[lock](a[0]).shut), nil
	}
	typ := lockType
	object.StructOf[lock](typ)
	typ.New = func(t *thread, cls *class, args []value, n names) (value, error) {
		if len(args) > 0 {
			return value{}, t.Raise(object.TypeError, "lock() takes no arguments")
		}
		return newLock(), nil
	}
	typ.Repr = func(t *thread, self value) (value, error) {
		return object.NewStr(fmt.Sprintf("<%s _thread.lock object at %#x>", object.As[lock](self).word(), t.Interp.ID(self))), nil
	}
	object.DefineType(typ, nil, "_thread", object.TypeDef{Methods: []*object.Builtin{
		object.Method("acquire", acquireSignature, "Take the lock, once it is free.", acquire),
		object.Method("acquire_lock", acquireSignature, "Take the lock, once it is free.", acquire),
		object.Method("release", "(self, /)", "Let the lock go.", release),
		object.Method("release_lock", "(self, /)", "Let the lock go.", release),
		object.Method("locked", "(self, /)", "Return whether somebody holds the lock.", locked),
		object.Method("locked_lock", "(self, /)", "Return whether somebody holds the lock.", locked),
		object.Method("__enter__", "(self, /)", "Take the lock, once it is free.", func(t *thread, a []value) (value, error) {
			got, err := object.As[lock](a[0]).enter(t, true, -1)
			return object.Bool(got), err
		}),
		object.Method("__exit__", "(self, /, *exc)", "Let the lock go.", release),
		object.Method("_at_fork_reinit", "(self, /)", "Make the lock free.", func(t *thread, a []value) (value, error) {
			object.As[lock](a[0]).gate = gate{}
			return object.None, nil
		}),
	}})
}
