package object

// Set is a set or a frozenset: a table of open addresses. Its probing and its growth are CPython's, so that sets of small ints
// are iterated over in the same order: a place and the nine after it are looked at, then i = 5i + 1 + perturb.
type Set struct {
	Object
	table  []setEntry // its length is a power of two; nil while the set has never had an item
	fill   int        // places of items and of removed ones
	used   int
	finger int   // where pop looks next
	hashed int64 // the hash of a frozenset, once it was asked for; else 0
	small  [minSet]setEntry
}

// setEntry is a place in a set: free if key is NULL and hash is 0, or, with hash removedHash, that of a removed item.
type setEntry struct {
	hash int64
	key  Value
}

const (
	minSet       = 8
	linearProbes = 9
	removedHash  = -1 // no hash of an object is -1
)

func newSet(typ *Type) *Set { return &Set{Object: Object{typ}} }

// NewSet is an empty set.
func NewSet() *Set { return newSet(SetType) }

// NewFrozenSet is a frozenset of these items.
func NewFrozenSet(t *Thread, items []Value) (Value, error) {
	s := newSet(FrozenSetType)
	for _, v := range items {
		if err := s.Add(t, v); err != nil {
			return Value{}, err
		}
	}
	return s.Value(), nil
}

// newFrozenConstant is a frozenset among the constants of code. Constants have hashes that take no Python code to find. It is
// made twice, the second time from the items as the first one orders them, since that is what CPython's compiler does. That
// the program has nothing left of what it may use is not found out here, where nobody could be told.
func newFrozenConstant(in *Interpreter, items []Value) Value {
	t := NewThread(&Interpreter{MemoryLimit: -1, RecursionLimit: maxNested, control: control{steps: NoLimit}, bell: new(Bell)}, nil)
	first, err := NewFrozenSet(t, items)
	if err == nil {
		first, err = NewFrozenSet(t, AsSet(first).Items())
	}
	if err != nil {
		panic("a constant without a hash: " + err.Error())
	}
	in.Allocated += t.Interp.Allocated
	return first
}

// Value is s as an object.
func (s *Set) Value() Value { return From(s) }

// AsSet is the set or frozenset that v is, of whatever subclass, or nil.
func AsSet(v Value) *Set {
	if v.p != nil {
		if typ := v.Type(); typ == SetType || typ.Layout == LayoutSet {
			return (*Set)(v.p)
		}
	}
	return nil
}

// Len is the number of items.
func (s *Set) Len() int { return s.used }

// Items are the items, in the order of iteration.
func (s *Set) Items() []Value {
	items := make([]Value, 0, s.used)
	for i := range s.table {
		if e := &s.table[i]; !e.key.IsNull() {
			items = append(items, e.key)
		}
	}
	return items
}

// find finds the place of an item, or -1. Comparing may run Python code that changes the set; then it begins again.
func (s *Set) find(t *Thread, v Value, hash int64) (int, error) {
	if s.used == 0 {
		return -1, nil
	}
	i, err := s.probe(t, v, hash)
	if err != nil || s.table[i].key.IsNull() {
		return -1, err
	}
	return i, nil
}

// probe finds the place of an item, or, if it is not there, the one for it: the last of the removed ones on the way, or the
// free one where the search ended.
func (s *Set) probe(t *Thread, v Value, hash int64) (int, error) {
again:
	table := s.table
	mask := uint64(len(table) - 1)
	perturb := uint64(hash)
	removed := -1
	for i := uint64(hash) & mask; ; {
		last := i
		if i+linearProbes <= mask {
			last = i + linearProbes
		}
		for at := i; at <= last; at++ {
			e := &table[at]
			if e.key.IsNull() {
				if e.hash == 0 {
					if removed >= 0 {
						return removed, nil
					}
					return int(at), nil
				}
				removed = int(at)
				continue
			}
			if e.hash != hash {
				continue
			}
			if e.key == v {
				return int(at), nil
			}
			had := e.key
			if had.Is(StrType) && v.Is(StrType) {
				if err := t.chargeText(len(v.str().S)); err != nil {
					return 0, err
				}
				if had.str().S == v.str().S {
					return int(at), nil
				}
				continue
			}
			if err := t.Charge(1); err != nil {
				return 0, err
			}
			same, err := t.Equal(had, v)
			if err != nil {
				return 0, err
			}
			if len(s.table) == 0 {
				s.table = s.small[:]
				goto again
			}
			if &s.table[0] != &table[0] || table[at].key != had {
				goto again
			}
			if same {
				return int(at), nil
			}
		}
		perturb >>= 5
		i = (i*5 + 1 + perturb) & mask
	}
}

// Add adds an item, unless it is there.
func (s *Set) Add(t *Thread, v Value) error {
	h, err := t.Hash(v)
	if err != nil {
		return err
	}
	return s.add(t, v, h)
}

func (s *Set) add(t *Thread, v Value, hash int64) error {
	if s.table == nil {
		s.table = s.small[:]
	}
	i, err := s.probe(t, v, hash)
	if err != nil || !s.table[i].key.IsNull() {
		return err
	}
	again := s.table[i].hash == removedHash
	s.table[i] = setEntry{hash, v}
	s.used++
	if again {
		return nil
	}
	s.fill++
	if s.fill*5 < (len(s.table)-1)*3 {
		return nil
	}
	return s.grow(t)
}

// grow makes the table as large as CPython makes it.
func (s *Set) grow(t *Thread) error {
	n := s.used * 4
	if s.used > 50000 {
		n = s.used * 2
	}
	return s.resize(t, n)
}

// setEntryBytes is what a place takes: 24, and more for what the allocator rounds up.
const setEntryBytes = 27

// resize makes a table for more than n items, without the removed ones.
func (s *Set) resize(t *Thread, n int) error {
	size := minSet
	for size <= n {
		size *= 2
	}
	old := s.table
	if size > minSet {
		// While the items move, there are two tables.
		if err := t.Allocate(setEntryBytes * size); err != nil {
			return err
		}
		if len(old) > minSet {
			t.GiveBack(setEntryBytes * len(old))
		}
	}
	if size == minSet {
		if len(old) == minSet && s.fill == s.used {
			return nil
		}
		if len(old) == minSet {
			old = append([]setEntry(nil), old...)
		}
		s.small = [minSet]setEntry{}
		s.table = s.small[:]
	} else {
		s.table = make([]setEntry, size)
	}
	s.fill = s.used
	for i := range old {
		if e := &old[i]; !e.key.IsNull() {
			s.place(e.key, e.hash)
		}
	}
	if size > minSet {
		s.small = [minSet]setEntry{}
	}
	return nil
}

// place puts an item into a table that has no removed ones and does not have it.
func (s *Set) place(v Value, hash int64) {
	mask := uint64(len(s.table) - 1)
	perturb := uint64(hash)
	for i := uint64(hash) & mask; ; {
		last := i
		if i+linearProbes <= mask {
			last = i + linearProbes
		}
		for at := i; at <= last; at++ {
			if s.table[at].key.IsNull() {
				s.table[at] = setEntry{hash, v}
				return
			}
		}
		perturb >>= 5
		i = (i*5 + 1 + perturb) & mask
	}
}

// discard removes an item, and reports whether it was there.
func (s *Set) discard(t *Thread, v Value, hash int64) (bool, error) {
	i, err := s.find(t, v, hash)
	if i < 0 || err != nil {
		return false, err
	}
	s.table[i] = setEntry{hash: removedHash}
	s.used--
	return true, nil
}

// has reports whether an item is there.
func (s *Set) has(t *Thread, v Value, hash int64) (bool, error) {
	i, err := s.find(t, v, hash)
	return i >= 0, err
}

// Clear removes all items.
func (s *Set) Clear() {
	s.small = [minSet]setEntry{}
	s.table, s.fill, s.used, s.finger = nil, 0, 0, 0
}

// Contains reports whether an item is there.
func (s *Set) Contains(t *Thread, v Value) (bool, error) {
	h, err := t.Hash(v)
	if err != nil {
		return false, err
	}
	return s.has(t, v, h)
}

// each calls f with each item. f may change the set.
func (s *Set) each(f func(v Value, hash int64) error) error {
	for i := 0; i < len(s.table); i++ {
		if e := s.table[i]; !e.key.IsNull() {
			if err := f(e.key, e.hash); err != nil {
				return err
			}
		}
	}
	return nil
}

// merge adds the items of another set.
func (s *Set) merge(t *Thread, other *Set) error {
	if other == s || other.used == 0 {
		return nil
	}
	if err := t.Charge(other.used); err != nil {
		return err
	}
	if s.table == nil {
		s.table = s.small[:]
	}
	if (s.fill+other.used)*5 >= (len(s.table)-1)*3 {
		if err := s.resize(t, (s.used+other.used)*2); err != nil {
			return err
		}
	}
	if s.fill == 0 {
		s.fill, s.used = other.used, other.used
		if len(s.table) == len(other.table) && other.fill == other.used {
			copy(s.table, other.table)
			return nil
		}
		for i := range other.table {
			if e := &other.table[i]; !e.key.IsNull() {
				s.place(e.key, e.hash)
			}
		}
		return nil
	}
	return other.each(func(v Value, hash int64) error { return s.add(t, v, hash) })
}

// mergeDict adds the keys of a dict.
func (s *Set) mergeDict(t *Thread, d *Dict) error {
	if err := t.Charge(d.used); err != nil {
		return err
	}
	if s.table == nil {
		s.table = s.small[:]
	}
	if (s.fill+d.used)*5 >= (len(s.table)-1)*3 {
		if err := s.resize(t, (s.used+d.used)*2); err != nil {
			return err
		}
	}
	for i := 0; i < len(d.entries); i++ {
		if e := d.entries[i]; !e.Key.IsNull() {
			if err := s.add(t, e.Key, e.Hash); err != nil {
				return err
			}
		}
	}
	return nil
}

// shuffle spreads the bits of a hash, for the hash of a set.
func shuffle(h uint64) uint64 { return ((h ^ 89869747) ^ (h << 16)) * 3644798167 }

// hash is CPython's hash of a frozenset: it does not depend on the order.
func (s *Set) hash() int64 {
	var h uint64
	for i := range s.table {
		if e := &s.table[i]; !e.key.IsNull() {
			h ^= shuffle(uint64(e.hash))
		}
	}
	h ^= (uint64(s.used) + 1) * 1927868237
	h ^= (h >> 11) ^ (h >> 25)
	h = h*69069 + 907133923
	if h == 1<<64-1 {
		return 590923713
	}
	return int64(h)
}
