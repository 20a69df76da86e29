package thread

import (
	"context"
	"fmt"
	"math"
	"time"

	"github.com/jinklink/jink/python/object"
)

// maxTimeout is how many seconds one may wait for at most, more than anybody has.
const maxTimeout = float64(math.MaxInt64 / 1e9)

var lockType = &class{Name: "lock", Doc: "A lock, which one holds at a time. It does not matter who lets it go.", Flags: object.Final | object.HasWeakRef}

// lock is a lock: who holds it has put something into the channel.
type lock struct {
	object.Object
	held chan struct{}
}

func newLock() value {
	v, l := object.Make[lock](lockType, lockType)
	l.held = make(chan struct{}, 1)
	return v
}

// take waits until something can be put into a channel. Without a timeout, a negative one, it waits as long as it takes.
func take(t *thread, held chan struct{}, blocking bool, timeout time.Duration) (bool, error) {
	select {
	case held <- struct{}{}:
		return true, nil
	default:
	}
	if !blocking || timeout == 0 {
		return false, nil
	}
	return wait(t, timeout, func(ctx context.Context, late <-chan time.Time) (bool, error) {
		select {
		case held <- struct{}{}:
			return true, nil
		case <-late:
			return false, nil
		case <-ctx.Done():
			return false, ctx.Err()
		}
	})
}

// wait blocks while f does, which is to end when late says that the time is over: it never does if the timeout is negative.
func wait(t *thread, timeout time.Duration, f func(ctx context.Context, late <-chan time.Time) (bool, error)) (bool, error) {
	var late <-chan time.Time
	if timeout >= 0 {
		timer := time.NewTimer(timeout)
		defer timer.Stop()
		late = timer.C
	}
	got := false
	err := t.Block(func(ctx context.Context) (err error) {
		got, err = f(ctx, late)
		return err
	})
	return got, err
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
		return 0, t.Raise(object.OverflowError, "timeout value is too large")
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
		got, err := take(t, object.As[lock](a[0]).held, blocking, timeout)
		return object.Bool(got), err
	}
	release := func(t *thread, a []value) (value, error) {
		select {
		case <-object.As[lock](a[0]).held:
			return object.None, nil
		default:
			return value{}, t.Raise(object.RuntimeError, "release unlocked lock")
		}
	}
	locked := func(t *thread, a []value) (value, error) {
		return object.Bool(len(object.As[lock](a[0]).held) > 0), nil
	}
	typ := lockType
	typ.New = func(t *thread, cls *class, args []value, n names) (value, error) {
		if len(args) > 0 {
			return value{}, t.Raise(object.TypeError, "lock() takes no arguments")
		}
		return newLock(), nil
	}
	typ.Repr = func(t *thread, self value) (value, error) {
		return object.NewStr(fmt.Sprintf("<%s _thread.lock object at %#x>", lockedWord(object.As[lock](self).held), t.Interp.ID(self))), nil
	}
	object.DefineType(typ, nil, "_thread", object.TypeDef{Methods: []*object.Builtin{
		object.Method("acquire", acquireSignature, "Take the lock, once it is free.", acquire),
		object.Method("acquire_lock", acquireSignature, "Take the lock, once it is free.", acquire),
		object.Method("release", "(self, /)", "Let the lock go.", release),
		object.Method("release_lock", "(self, /)", "Let the lock go.", release),
		object.Method("locked", "(self, /)", "Return whether somebody holds the lock.", locked),
		object.Method("locked_lock", "(self, /)", "Return whether somebody holds the lock.", locked),
		object.Method("__enter__", "(self, /)", "Take the lock, once it is free.", func(t *thread, a []value) (value, error) {
			got, err := take(t, object.As[lock](a[0]).held, true, -1)
			return object.Bool(got), err
		}),
		object.Method("__exit__", "(self, /, *exc)", "Let the lock go.", release),
		object.Method("_at_fork_reinit", "(self, /)", "Make the lock free.", func(t *thread, a []value) (value, error) {
			object.As[lock](a[0]).held = make(chan struct{}, 1)
			return object.None, nil
		}),
	}})
}

func lockedWord(held chan struct{}) string {
	if len(held) > 0 {
		return "locked"
	}
	return "unlocked"
}
