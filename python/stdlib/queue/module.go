// Package queue holds module _queue: the simple queue between threads, which has no limit and can be filled from anywhere.
package queue

import (
	"context"
	"math"
	"sync"
	"time"

	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
	names  = object.Names
	class  = object.Type
)

var queueType = &class{Name: "SimpleQueue", Doc: "A queue without limit.", Flags: object.HasWeakRef}

// simple is a SimpleQueue.
type simple struct {
	object.Object
	items   []value
	waiting []chan struct{} // a channel for each thread that waits for an item
}

type emptyKey struct{}

var defineTypes = sync.OnceFunc(func() {
	typ := queueType
	object.Subclassable[simple](typ)
	typ.New = func(t *thread, cls *class, args []value, n names) (value, error) {
		if len(args) > 0 && cls == typ {
			return value{}, t.Raise(object.TypeError, "SimpleQueue() takes no positional arguments")
		}
		v, _ := object.Make[simple](typ, cls)
		return v, nil
	}
	object.DefineType(typ, nil, "_queue", object.TypeDef{
		ClassMethods: []*object.Builtin{object.ClassGetItem()},
		Methods: []*object.Builtin{
			object.Method("put", "(self, item, block=True, timeout=None)", "Put an item at the end; that never waits.", put),
			object.Method("put_nowait", "(self, item)", "Put an item at the end.", put),
			object.Method("get", "(self, block=True, timeout=None)", "Take the first item, once there is one.", get),
			object.Method("get_nowait", "(self)", "Take the first item, if there is one.", func(t *thread, a []value) (value, error) {
				return get(t, []value{a[0], object.False, object.None})
			}),
			object.Method("empty", "(self)", "Return whether there is no item.", func(t *thread, a []value) (value, error) {
				return object.Bool(len(object.As[simple](a[0]).items) == 0), nil
			}),
			object.Method("qsize", "(self)", "Return how many items there are.", func(t *thread, a []value) (value, error) {
				return object.Int(int64(len(object.As[simple](a[0]).items))), nil
			}),
		},
	})
})

// Module makes module _queue for an interpreter.
func Module(t *thread) (*object.Module, error) {
	defineTypes()
	m := object.NewModule("_queue", "The simple queue between threads.")
	ns := object.NewDict()
	ns.SetString("__module__", object.NewStr("_queue"))
	ns.SetString("__doc__", object.NewStr("There is no item in a queue."))
	empty, err := t.Call(object.TypeType.Value(), object.NewStr("Empty"), object.NewTuple(object.ExceptionType.Value()), ns.Value())
	if err != nil {
		return nil, err
	}
	t.Interp.Memo.Set(emptyKey{}, empty)
	m.Set("Empty", empty)
	m.AddTypes(queueType)
	return m, nil
}

func put(t *thread, a []value) (value, error) {
	q := object.As[simple](a[0])
	if err := t.Allocate(16); err != nil {
		return value{}, err
	}
	q.items = append(q.items, a[1])
	q.wake()
	return object.None, nil
}

// wake lets the thread go on that has waited longest.
func (q *simple) wake() {
	if len(q.waiting) > 0 {
		close(q.waiting[0])
		q.waiting = q.waiting[1:]
	}
}

func get(t *thread, a []value) (value, error) {
	q := object.As[simple](a[0])
	block := true
	if !a[1].IsNull() {
		var err error
		if block, err = t.Truth(a[1]); err != nil {
			return value{}, err
		}
	}
	var late <-chan time.Time
	if block && !a[2].IsNull() && !a[2].IsNone() {
		f, err := t.FloatArg(a[2])
		if err != nil {
			return value{}, err
		}
		if f < 0 {
			return value{}, t.Raise(object.ValueError, "'timeout' must be a non-negative number")
		}
		if f > math.MaxInt64/1e9 {
			return value{}, t.Raise(object.OverflowError, "timeout value is too large")
		}
		timer := time.NewTimer(time.Duration(f * 1e9))
		defer timer.Stop()
		late = timer.C
	}
	for len(q.items) == 0 {
		if !block {
			return value{}, q.none(t)
		}
		over, err := q.wait(t, late)
		if err != nil {
			return value{}, err
		}
		if over && len(q.items) == 0 {
			return value{}, q.none(t)
		}
	}
	v := q.items[0]
	q.items[0] = value{}
	q.items = q.items[1:]
	return v, nil
}

// none is the exception that there is no item.
func (q *simple) none(t *thread) error {
	v, err := t.Call(t.Interp.Memo.Get(emptyKey{}).(value))
	if err != nil {
		return err
	}
	return object.AsException(v)
}

// wait waits for an item, and reports whether the time was over before there was one.
func (q *simple) wait(t *thread, late <-chan time.Time) (over bool, err error) {
	turn := make(chan struct{})
	q.waiting = append(q.waiting, turn)
	err = t.Block(func(ctx context.Context) error {
		select {
		case <-turn:
			return nil
		case <-late:
			over = true
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	})
	if !over && err == nil {
		return false, nil
	}
	for i, w := range q.waiting {
		if w == turn {
			q.waiting = append(q.waiting[:i:i], q.waiting[i+1:]...)
			return over, err
		}
	}
	if err != nil && len(q.items) > 0 {
		q.wake() // it was this one's turn, which it does not take
	}
	return over, err
}
