package collections

import (
	"math"
	"strings"

	"github.com/jinklink/jink/python/object"
)

var dequeType = &object.Type{Name: "collections.deque", Flags: object.Unhashable | object.Sequence}

// deque is a list with two ends.
type deque struct {
	object.Object
	ring    []value // its length is a power of two, or 0
	first   int     // where in ring the first item is
	n       int
	limit   int  // negative: none
	changed uint // counts changes of what items there are: iterators compare it
}

// at is the place in ring of item i.
func (d *deque) at(i int) int { return (d.first + i) & (len(d.ring) - 1) }

// items is a copy of all items.
func (d *deque) items() []value {
	all := make([]value, d.n)
	if d.n > 0 {
		k := copy(all, d.ring[d.first:min(d.first+d.n, len(d.ring))])
		copy(all[k:], d.ring)
	}
	return all
}

// room makes room for one more item.
func (d *deque) room(t *thread) error {
	if d.n < len(d.ring) {
		return nil
	}
	size := max(8, 2*len(d.ring))
	if err := t.Allocate(16 * size); err != nil {
		return err
	}
	ring := make([]value, size)
	k := copy(ring, d.ring[d.first:])
	copy(ring[k:], d.ring[:d.first])
	d.ring, d.first = ring, 0
	return nil
}

func (d *deque) push(t *thread, v value) error {
	if d.limit >= 0 && d.n >= d.limit {
		if d.limit == 0 {
			return nil
		}
		d.shift()
	}
	if err := d.room(t); err != nil {
		return err
	}
	d.ring[d.at(d.n)] = v
	d.n++
	d.changed++
	return nil
}

func (d *deque) pushFirst(t *thread, v value) error {
	if d.limit >= 0 && d.n >= d.limit {
		if d.limit == 0 {
			return nil
		}
		d.pop()
	}
	if err := d.room(t); err != nil {
		return err
	}
	d.first = (d.first - 1) & (len(d.ring) - 1)
	d.ring[d.first] = v
	d.n++
	d.changed++
	return nil
}

// pop removes the last item, which there must be.
func (d *deque) pop() value {
	i := d.at(d.n - 1)
	v := d.ring[i]
	d.ring[i] = value{}
	d.n--
	d.changed++
	return v
}

// shift removes the first item, which there must be.
func (d *deque) shift() value {
	v := d.ring[d.first]
	d.ring[d.first] = value{}
	d.first = (d.first + 1) & (len(d.ring) - 1)
	d.n--
	d.changed++
	return v
}

func (d *deque) clear() {
	d.ring, d.first, d.n = nil, 0, 0
	d.changed++
}

// rotate moves the last by items to the front.
func (d *deque) rotate(t *thread, by int) error {
	if d.n < 2 {
		return nil
	}
	by %= d.n
	if by < 0 {
		by += d.n
	}
	if by == 0 {
		return nil
	}
	if err := t.Charge(min(by, d.n-by) >> 2); err != nil {
		return err
	}
	if d.n == len(d.ring) {
		d.first = (d.first - by) & (len(d.ring) - 1)
	} else if by <= d.n/2 {
		for range by {
			v := d.pop()
			d.first = (d.first - 1) & (len(d.ring) - 1)
			d.ring[d.first] = v
			d.n++
		}
	} else {
		for range d.n - by {
			v := d.shift()
			d.ring[d.at(d.n)] = v
			d.n++
		}
	}
	d.changed++
	return nil
}

// insert puts an item before item i.
func (d *deque) insert(t *thread, i int, v value) error {
	if i < 0 {
		i = max(i+d.n, 0)
	}
	if i >= d.n {
		return d.push(t, v)
	}
	if err := d.room(t); err != nil {
		return err
	}
	if err := t.Charge(d.n >> 3); err != nil {
		return err
	}
	for k := d.n; k > i; k-- {
		d.ring[d.at(k)] = d.ring[d.at(k-1)]
	}
	d.ring[d.at(i)] = v
	d.n++
	d.changed++
	return nil
}

// remove removes item i.
func (d *deque) remove(t *thread, i int) error {
	if err := t.Charge(min(i, d.n-i) >> 3); err != nil {
		return err
	}
	if i < d.n/2 {
		for k := i; k > 0; k-- {
			d.ring[d.at(k)] = d.ring[d.at(k-1)]
		}
		d.shift()
		return nil
	}
	for k := i; k < d.n-1; k++ {
		d.ring[d.at(k)] = d.ring[d.at(k+1)]
	}
	d.pop()
	return nil
}

// extend adds the items of an iterable with push, at either end.
func (d *deque) extend(t *thread, self, iterable value, push func(d *deque, t *thread, v value) error) error {
	if iterable == self {
		for _, v := range d.items() {
			if err := push(d, t, v); err != nil {
				return err
			}
		}
		return nil
	}
	it, err := t.Iter(iterable)
	if err != nil {
		return err
	}
	next := it.Type().Next
	for {
		v, err := next(t, it)
		if err != nil || v.IsNull() {
			return err
		}
		if err := t.Charge(1); err != nil {
			return err
		}
		if err := push(d, t, v); err != nil {
			return err
		}
	}
}

var dequeParameters = object.Fn("deque", "(iterable=(), maxlen=None)", "", nil)

func defineDeque() {
	typ := dequeType
	typ.Doc = "A list that is as fast at its beginning as at its end. With maxlen, what is added at one end of a full deque pushes out what is at the other."
	object.Subclassable[deque](typ)
	typ.New = func(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
		v, d := object.Make[deque](dequeType, cls)
		d.limit = -1
		return v, nil
	}
	typ.Init = dequeInit
	typ.Repr = dequeRepr
	typ.Compare = dequeCompare
	typ.Len = func(t *thread, self value) (int, error) { return object.As[deque](self).n, nil }
	typ.GetItem = func(t *thread, self, key value) (value, error) {
		d := object.As[deque](self)
		if !key.IsInt() && key.Type().Index == nil {
			return value{}, t.Raise(object.TypeError, "sequence index must be integer, not '%s'", key.Type().Name)
		}
		i, err := d.index(t, key)
		if err != nil {
			return value{}, err
		}
		return d.ring[d.at(i)], nil
	}
	typ.SetItem = func(t *thread, self, key, v value) error {
		d := object.As[deque](self)
		i, err := d.index(t, key)
		if err != nil {
			return err
		}
		if v.IsNull() {
			return d.remove(t, i)
		}
		d.ring[d.at(i)] = v
		return nil
	}
	typ.Contains = func(t *thread, self, item value) (bool, error) {
		i, err := object.As[deque](self).find(t, item, 0, math.MaxInt, object.RuntimeError)
		return i >= 0, err
	}
	typ.Iter = func(t *thread, self value) (value, error) { return newDequeIterator(dequeIteratorType, self, 0), nil }
	typ.Binary[object.Add] = func(t *thread, a, b value) (value, error) {
		if !object.IsInstance(a, dequeType) {
			return object.NotImplemented, nil
		}
		if !object.IsInstance(b, dequeType) {
			return value{}, t.Raise(object.TypeError, `can only concatenate deque (not "%s") to deque`, b.Type().Name)
		}
		sum, err := dequeCopy(t, a)
		if err != nil {
			return value{}, err
		}
		return sum, dequeOf(sum).extend(t, sum, b, (*deque).push)
	}
	typ.Inplace[object.Add] = func(t *thread, a, b value) (value, error) {
		return a, object.As[deque](a).extend(t, a, b, (*deque).push)
	}
	typ.Binary[object.Multiply] = func(t *thread, a, b value) (value, error) {
		if !object.IsInstance(a, dequeType) {
			a, b = b, a
		}
		times, err := times(t, b)
		if err != nil {
			return value{}, err
		}
		product, err := dequeCopy(t, a)
		if err != nil {
			return value{}, err
		}
		return product, dequeOf(product).repeat(t, times)
	}
	typ.Inplace[object.Multiply] = func(t *thread, a, b value) (value, error) {
		times, err := times(t, b)
		if err != nil {
			return value{}, err
		}
		return a, object.As[deque](a).repeat(t, times)
	}
	object.DefineType(typ, nil, "collections", object.TypeDef{
		Methods:      dequeMethods(),
		ClassMethods: []*object.Builtin{object.ClassGetItem()},
		GetSets: []*object.GetSet{
			object.Attr("maxlen", "How many items it holds at most, or None.", func(t *thread, self value) (value, error) {
				if d := object.As[deque](self); d.limit >= 0 {
					return object.Int(int64(d.limit)), nil
				}
				return object.None, nil
			}, nil),
		},
	})
}

// dequeOf reads v, which a subclass may have made anything else of than a deque.
func dequeOf(v value) *deque { return object.As[deque](v) }

func dequeInit(t *thread, self value, args []value, names object.Names) error {
	a, err := dequeParameters.Bind(t, args, names)
	if err != nil {
		return err
	}
	limit := -1
	if !orNone(a[1]).IsNone() {
		if !object.IsInstance(a[1], object.IntType) {
			return t.Raise(object.TypeError, "an integer is required")
		}
		if limit, err = t.IntArg(a[1]); err != nil {
			return err
		}
		if limit < 0 {
			return t.Raise(object.ValueError, "maxlen must be non-negative")
		}
	}
	d := object.As[deque](self)
	d.limit = limit
	if d.n > 0 {
		d.clear()
	}
	if a[0].IsNull() {
		return nil
	}
	return d.extend(t, self, a[0], (*deque).push)
}

// times is the number that a deque is multiplied by.
func times(t *thread, v value) (int, error) {
	if v.Type().Index == nil {
		return 0, t.Raise(object.TypeError, "can't multiply sequence by non-int of type '%s'", v.Type().Name)
	}
	n, err := t.IntArg(v)
	if err != nil && object.Matches(err, object.OverflowError) {
		err = t.Raise(object.OverflowError, "cannot fit '%s' into an index-sized integer", v.Type().Name)
	}
	return n, err
}

// repeat makes it n times as long.
func (d *deque) repeat(t *thread, n int) error {
	if n <= 0 || d.n == 0 {
		d.clear()
		return nil
	}
	if d.limit > 0 {
		// What is pushed out again need not be added.
		n = min(n, (d.limit+d.n-1)/d.n+1)
	}
	if n > math.MaxInt32*4/d.n {
		return t.RaiseArgs(object.MemoryError)
	}
	if err := t.Allocate(16 * d.n * (n - 1)); err != nil {
		return err
	}
	items := d.items()
	// Where the limit cuts, the last items count, whatever turn they are of.
	for range n - 1 {
		for _, v := range items {
			if err := d.push(t, v); err != nil {
				return err
			}
		}
	}
	return nil
}

// index is the number of the item that key means.
func (d *deque) index(t *thread, key value) (int, error) {
	i, err := t.IntArg(key)
	if err != nil {
		if object.Matches(err, object.OverflowError) {
			err = t.Raise(object.IndexError, "cannot fit '%s' into an index-sized integer", key.Type().Name)
		}
		return 0, err
	}
	if i < 0 {
		i += d.n
	}
	if i < 0 || i >= d.n {
		return 0, t.Raise(object.IndexError, "deque index out of range")
	}
	return i, nil
}

// find is the number of the first item among those from start to stop that equals v, or -1. If the deque changes meanwhile,
// that is an error of type exc.
func (d *deque) find(t *thread, v value, start, stop int, exc *object.Type) (int, error) {
	changed := d.changed
	for i := start; i < min(stop, d.n); i++ {
		if err := t.Charge(1); err != nil {
			return -1, err
		}
		same, err := t.Equal(d.ring[d.at(i)], v)
		if err != nil {
			return -1, err
		}
		if d.changed != changed {
			return -1, t.Raise(exc, "deque mutated during iteration")
		}
		if same {
			return i, nil
		}
	}
	return -1, nil
}

// dequeCopy is d.copy(): of the same class, and with the same limit.
func dequeCopy(t *thread, self value) (value, error) {
	d := object.As[deque](self)
	if self.Is(dequeType) {
		v, c := object.Make[deque](dequeType, dequeType)
		c.limit, c.n = d.limit, d.n
		if err := t.Allocate(16 * len(d.ring)); err != nil {
			return value{}, err
		}
		c.ring = make([]value, len(d.ring))
		copy(c.ring, d.items())
		return v, nil
	}
	cls := self.Type().Value()
	var v value
	var err error
	if d.limit < 0 {
		v, err = t.Call(cls, self)
	} else {
		v, err = t.Call(cls, self, object.Int(int64(d.limit)))
	}
	if err != nil {
		return value{}, err
	}
	if !object.IsInstance(v, dequeType) {
		return value{}, t.Raise(object.TypeError, "%s() must return a deque, not %s", self.Type().Name, v.Type().Name)
	}
	return v, nil
}

func dequeRepr(t *thread, self value) (value, error) {
	if t.Showing(self) {
		return object.NewStr("[...]"), nil
	}
	defer t.Shown()
	d := object.As[deque](self)
	text, err := t.Repr(object.NewList(d.items()))
	if err != nil {
		return value{}, err
	}
	var b strings.Builder
	b.WriteString(self.Type().Short() + "(" + text)
	if d.limit >= 0 {
		n, err := t.Repr(object.Int(int64(d.limit)))
		if err != nil {
			return value{}, err
		}
		b.WriteString(", maxlen=" + n)
	}
	b.WriteByte(')')
	return object.NewStr(b.String()), nil
}

func dequeCompare(t *thread, a, b value, op int) (value, error) {
	if !object.IsInstance(a, dequeType) || !object.IsInstance(b, dequeType) {
		return object.NotImplemented, nil
	}
	return t.Compare(op, object.NewList(object.As[deque](a).items()), object.NewList(object.As[deque](b).items()))
}
