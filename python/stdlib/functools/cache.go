package functools

import (
	"github.com/jinklink/jink/python/object"
)

var cacheType = &object.Type{Name: "functools._lru_cache_wrapper", Flags: object.Final | object.MethodDescr}

// cache is a function that remembers what it returned for the arguments of its last calls.
//
// The answers stand in a table by the hash of the arguments, and in a list from the one that was wanted last to the one
// that was wanted first, which goes when a new one comes and the table is full.
type cache struct {
	object.Object
	function value
	limit    int // negative: none
	typed    bool
	makeInfo value // of cache_info

	table   []*answer // chains; its length is a power of two
	used    int
	last    *answer // of the list: its next is the oldest, its previous the newest; nil without a limit
	changed uint    // counts the changes of the table, since comparing arguments may cause some
	hits    int64
	misses  int64
}

// answer is what the function returned for some arguments.
type answer struct {
	question
	result value
	chain  *answer // with the same place in the table
	prev   *answer
	next   *answer
}

// question is what a call asks.
type question struct {
	hash  int64
	args  []value // the last of them belong to names
	names object.Names
	// bare is said of a single str or int: it is asked by what it is, so that 1 and 1.0 are two questions, as in CPython.
	bare bool
}

const firstTable = 16

func defineCache() {
	cacheType.Doc = "A function that remembers what it returned for the arguments of its last calls."
	object.Attributable[cache](cacheType)
	cacheType.Layout = object.LayoutOther
	cacheType.New = cacheNew
	cacheType.Call = func(t *thread, self value, args []value, names object.Names) (value, error) {
		if err := t.EnterNative(); err != nil {
			return value{}, err
		}
		v, err := object.As[cache](self).call(t, args, names)
		t.LeaveNative()
		return v, err
	}
	cacheType.DescrGet = func(t *thread, self, obj value, owner *object.Type) (value, error) {
		if obj.IsNull() || obj.IsNone() {
			return self, nil
		}
		return object.NewMethod(self, obj), nil
	}
	itself := func(t *thread, a []value) (value, error) { return a[0], nil }
	object.DefineType(cacheType, nil, "functools", object.TypeDef{Methods: []*object.Builtin{
		object.Method("cache_info", "(self, /)", "How often an answer was known, and how many there are.", func(t *thread, a []value) (value, error) {
			c := object.As[cache](a[0])
			limit := object.None
			if c.limit >= 0 {
				limit = object.Int(int64(c.limit))
			}
			return t.Call(c.makeInfo, object.Int(c.hits), object.Int(c.misses), limit, object.Int(int64(c.used)))
		}),
		object.Method("cache_clear", "(self, /)", "Forget all answers, and the counts.", func(t *thread, a []value) (value, error) {
			c := object.As[cache](a[0])
			c.table, c.used, c.last, c.hits, c.misses = nil, 0, nil, 0, 0
			c.changed++
			return object.None, nil
		}),
		object.Method("__reduce__", "(self, /)", "The name under which pickle finds it.", func(t *thread, a []value) (value, error) {
			return t.Attr(a[0], "__qualname__")
		}),
		object.Method("__copy__", "(self, /)", "The cache itself.", itself),
		object.Method("__deepcopy__", "(self, memo, /)", "The cache itself.", itself),
	}})
}

var cacheParameters = object.Fn("lru_cache", "(user_function, maxsize, typed, cache_info_type)", "", nil)

func cacheNew(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
	a, err := cacheParameters.Bind(t, args, names)
	if err != nil {
		return value{}, err
	}
	if !object.Callable(a[0]) {
		return value{}, t.Raise(object.TypeError, "the first argument must be callable")
	}
	limit := -1
	if !a[1].IsNone() {
		if a[1].Type().Index == nil {
			return value{}, t.Raise(object.TypeError, "maxsize should be integer or None")
		}
		if limit, err = t.IntArg(a[1]); err != nil {
			return value{}, err
		}
		limit = max(limit, 0)
	}
	typed, err := t.Truth(a[2])
	if err != nil {
		return value{}, err
	}
	v, c := object.Make[cache](cacheType, cls)
	c.function, c.limit, c.typed, c.makeInfo = a[0], limit, typed, a[3]
	return v, nil
}

func (c *cache) call(t *thread, args []value, names object.Names) (value, error) {
	if c.limit == 0 {
		c.misses++
		return t.CallNamed(c.function, args, names)
	}
	q := question{args: args, names: names}
	if err := c.ask(t, &q); err != nil {
		return value{}, err
	}
	known, err := c.find(t, &q)
	if err != nil {
		return value{}, err
	}
	if known != nil {
		c.hits++
		c.renew(known)
		return known.result, nil
	}
	c.misses++
	// The arguments belong to the caller: they are copied before the function is called, which may use their place.
	q.args = append([]value(nil), args...)
	result, err := t.CallNamed(c.function, args, names)
	if err != nil {
		return value{}, err
	}
	// Meanwhile, the function may have asked the same.
	if known, err = c.find(t, &q); err != nil || known != nil {
		return result, err
	}
	if err := t.Allocate(96 + 16*len(q.args)); err != nil {
		return value{}, err
	}
	if c.limit > 0 && c.used >= c.limit {
		c.forget(c.last.next)
	}
	c.add(&answer{question: q, result: result})
	return result, nil
}

// ask finds the hash of a question.
func (c *cache) ask(t *thread, q *question) error {
	if len(q.args) == 1 && len(q.names) == 0 && !c.typed {
		v := q.args[0]
		h, err := t.Hash(v)
		q.hash, q.bare = h, v.Is(object.IntType) || v.Is(object.StrType)
		return err
	}
	h := uint64(len(q.names))
	for _, v := range q.args {
		n, err := t.Hash(v)
		if err != nil {
			return err
		}
		h = (h ^ uint64(n)) * 0x9e3779b97f4a7c15
		h ^= h >> 29
	}
	for _, name := range q.names {
		h = (h ^ uint64(name.Hash())) * 0x9e3779b97f4a7c15
	}
	q.hash = int64(h)
	return nil
}

// find finds the answer to a question. Comparing arguments may run Python code that changes the table: then it begins again.
func (c *cache) find(t *thread, q *question) (*answer, error) {
again:
	if c.table == nil {
		return nil, nil
	}
	for a := c.table[uint64(q.hash)&uint64(len(c.table)-1)]; a != nil; a = a.chain {
		if a.hash != q.hash || a.bare != q.bare || len(a.args) != len(q.args) || len(a.names) != len(q.names) {
			continue
		}
		changed := c.changed
		same, err := c.same(t, &a.question, q)
		if err != nil {
			return nil, err
		}
		if changed != c.changed {
			goto again
		}
		if same {
			return a, nil
		}
	}
	return nil, nil
}

func (c *cache) same(t *thread, a, b *question) (bool, error) {
	for i, name := range a.names {
		if other := b.names[i]; name != other && name.S != other.S {
			return false, nil
		}
	}
	for i, v := range a.args {
		w := b.args[i]
		if v == w {
			continue
		}
		if c.typed && v.Type() != w.Type() {
			return false, nil
		}
		if same, err := t.Equal(v, w); err != nil || !same {
			return false, err
		}
	}
	return true, nil
}

// renew makes an answer the newest.
func (c *cache) renew(a *answer) {
	if c.limit < 0 || c.last.prev == a {
		return
	}
	a.prev.next, a.next.prev = a.next, a.prev
	c.link(a)
}

// link puts an answer into the list, as the newest.
func (c *cache) link(a *answer) {
	if c.last == nil {
		c.last = &answer{}
		c.last.prev, c.last.next = c.last, c.last
	}
	a.prev, a.next = c.last.prev, c.last
	a.prev.next, c.last.prev = a, a
}

func (c *cache) add(a *answer) {
	if c.used >= len(c.table) {
		c.grow()
	}
	at := &c.table[uint64(a.hash)&uint64(len(c.table)-1)]
	a.chain, *at = *at, a
	c.used++
	c.changed++
	if c.limit > 0 {
		c.link(a)
	}
}

func (c *cache) grow() {
	old := c.table
	c.table = make([]*answer, max(firstTable, 2*len(old)))
	for _, a := range old {
		for a != nil {
			following := a.chain
			at := &c.table[uint64(a.hash)&uint64(len(c.table)-1)]
			a.chain, *at = *at, a
			a = following
		}
	}
}

// forget removes an answer.
func (c *cache) forget(a *answer) {
	at := &c.table[uint64(a.hash)&uint64(len(c.table)-1)]
	for *at != a {
		at = &(*at).chain
	}
	*at = a.chain
	a.prev.next, a.next.prev = a.next, a.prev
	c.used--
	c.changed++
}
