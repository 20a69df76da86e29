package object

import "slices"

// Dict is a dict: compact and ordered. Entries stand in the order in which they came; a table of open addresses says where
// the entry of a hash is. The probing is CPython's: i = 5i + perturb + 1.
type Dict struct {
	Object
	entries []Entry
	table   []int32 // numbers of entries; empty, or deleted; its length is a power of two; nil while entries are few
	filled  int     // places of the table that are not empty: those of items and of deleted ones
	used    int
	head    int32 // no item has a place before it; see First
	odd     bool  // there is, or was, a key that is not of type str itself
	shared  bool  // entries and table belong to an image; see own

	// KeysVersion changes whenever a key comes or goes; not when a value changes. As long as it stays, the entry at a place
	// stays the same one. Inline caches compare it.
	KeysVersion uint32

	// Changed counts all changes of size: iterators compare it.
	Changed uint32
}

// Entry is an item of a dict, or, if Key is NULL, the place of one that was deleted.
type Entry struct {
	Hash  int64
	Key   Value
	Value Value
}

const (
	slotEmpty   = -1
	slotDeleted = -2
	smallDict   = 8 // so many entries are searched without a table
)

// dictBytes is what a dict with few items takes: the first of them make room for some more.
const dictBytes = 256

// NewDict is an empty dict.
func NewDict() *Dict { return &Dict{Object: Object{DictType}} }

// Value is d as an object.
func (d *Dict) Value() Value { return From(d) }

// AsDict is the dict that v is, of whatever subclass, or nil.
func AsDict(v Value) *Dict {
	if v.p != nil {
		if typ := v.Type(); typ == DictType || typ.Layout == LayoutDict {
			return v.dict()
		}
	}
	return nil
}

// Len is the number of items.
func (d *Dict) Len() int { return d.used }

// Entries are the places of the items, in order; those whose Key is NULL are empty. They must not be kept across changes.
func (d *Dict) Entries() []Entry { return d.entries }

// findString finds the place of a key that is a str with this content. It runs no Python code: keys of other types that
// claim to equal a str are asked only by find.
func (d *Dict) findString(s string, hash int64) int {
	if d.table == nil {
		for i := range d.entries {
			e := &d.entries[i]
			if e.Hash == hash && !e.Key.IsNull() && e.Key.Type() == StrType && e.Key.str().S == s {
				return i
			}
		}
		return -1
	}
	mask := uint64(len(d.table) - 1)
	for i, perturb := uint64(hash)&mask, uint64(hash); ; {
		at := d.table[i]
		if at == slotEmpty {
			return -1
		}
		if at >= 0 {
			e := &d.entries[at]
			if e.Hash == hash && e.Key.Type() == StrType && e.Key.str().S == s {
				return int(at)
			}
		}
		perturb >>= 5
		i = (i*5 + perturb + 1) & mask
	}
}

// GetString finds the value of a key that is the str s, or NULL.
func (d *Dict) GetString(s string) Value {
	if d.used == 0 {
		return Value{}
	}
	if i := d.findString(s, hashString(s)); i >= 0 {
		return d.entries[i].Value
	}
	return Value{}
}

// GetStr is GetString with the hash remembered.
func (d *Dict) GetStr(s *Str) Value {
	if d.used == 0 {
		return Value{}
	}
	if i := d.findString(s.S, s.Hash()); i >= 0 {
		return d.entries[i].Value
	}
	return Value{}
}

// PlaceOf is the place of a str key among Entries, or -1: for inline caches.
func (d *Dict) PlaceOf(s *Str) int {
	if d.used == 0 {
		return -1
	}
	return d.findString(s.S, s.Hash())
}

// SetString sets the value of a str key.
func (d *Dict) SetString(s string, v Value) { d.SetStr(newStr(s), v) }

// SetStr sets the value of a str key, which must be of type str itself.
func (d *Dict) SetStr(s *Str, v Value) {
	h := s.Hash()
	if i := d.findString(s.S, h); i >= 0 {
		d.setAt(i, v)
		return
	}
	d.insert(h, s.Value(), v)
}

// own makes the memory of the items the dict's alone, before it is written to: copies of an interpreter share that of dicts whose
// keys and values never change, until one of them changes its dict.
func (d *Dict) own() {
	if d.shared {
		d.entries, d.table, d.shared = slices.Clone(d.entries), slices.Clone(d.table), false
	}
}

func (d *Dict) setAt(i int, v Value) {
	d.own()
	d.entries[i].Value = v
}

// DeleteString removes a str key, and reports whether it was there.
func (d *Dict) DeleteString(s string) bool {
	i := d.findString(s, hashString(s))
	if i < 0 {
		return false
	}
	d.remove(i)
	return true
}

// find finds the place of any key. Comparing keys may run Python code, which may change the dict; then it begins again.
func (d *Dict) find(t *Thread, key Value, hash int64) (int, error) {
	if key.Type() == StrType {
		if d.used == 0 {
			return -1, nil
		}
		if err := t.chargeText(len(key.str().S)); err != nil {
			return -1, err
		}
		if i := d.findString(key.str().S, hash); i >= 0 {
			return i, nil
		}
		// Only a key of another type can still equal a str.
		if !d.odd {
			return -1, nil
		}
	}
again:
	if d.table == nil {
		for i := 0; i < len(d.entries); i++ {
			e := &d.entries[i]
			if e.Hash != hash || e.Key.IsNull() {
				continue
			}
			if e.Key == key {
				return i, nil
			}
			version, had := d.KeysVersion, e.Key
			same, err := t.Equal(had, key)
			if err != nil {
				return -1, err
			}
			if d.KeysVersion != version {
				goto again
			}
			if same {
				return i, nil
			}
		}
		return -1, nil
	}
	mask := uint64(len(d.table) - 1)
	for i, perturb := uint64(hash)&mask, uint64(hash); ; {
		at := d.table[i]
		if at == slotEmpty {
			return -1, nil
		}
		if at >= 0 {
			e := &d.entries[at]
			if e.Hash == hash {
				if e.Key == key {
					return int(at), nil
				}
				version, had := d.KeysVersion, e.Key
				if err := t.Charge(1); err != nil {
					return -1, err
				}
				same, err := t.Equal(had, key)
				if err != nil {
					return -1, err
				}
				if d.KeysVersion != version {
					goto again
				}
				if same {
					return int(at), nil
				}
			}
		}
		perturb >>= 5
		i = (i*5 + perturb + 1) & mask
	}
}

// Get finds the value of a key; NULL if it is not there.
func (d *Dict) Get(t *Thread, key Value) (Value, error) {
	h, err := t.Hash(key)
	if err != nil {
		return Value{}, err
	}
	return d.GetHashed(t, key, h)
}

// GetHashed is Get for a key whose hash is known.
func (d *Dict) GetHashed(t *Thread, key Value, hash int64) (Value, error) {
	if d.used == 0 {
		return Value{}, nil
	}
	i, err := d.find(t, key, hash)
	if i < 0 || err != nil {
		return Value{}, err
	}
	return d.entries[i].Value, nil
}

// Set sets the value of a key. A key that is there already stays the object it is.
func (d *Dict) Set(t *Thread, key, v Value) error {
	h, err := t.Hash(key)
	if err != nil {
		return err
	}
	return d.SetHashed(t, key, h, v)
}

// SetHashed is Set for a key whose hash is known.
func (d *Dict) SetHashed(t *Thread, key Value, hash int64, v Value) error {
	i, err := d.find(t, key, hash)
	if err != nil {
		return err
	}
	if i >= 0 {
		d.setAt(i, v)
		return nil
	}
	if err := t.Allocate(48); err != nil {
		return err
	}
	d.insert(hash, key, v)
	return nil
}

// Delete removes a key and gives its value; NULL if it was not there.
func (d *Dict) Delete(t *Thread, key Value) (Value, error) {
	h, err := t.Hash(key)
	if err != nil {
		return Value{}, err
	}
	i, err := d.find(t, key, h)
	if i < 0 || err != nil {
		return Value{}, err
	}
	v := d.entries[i].Value
	d.remove(i)
	return v, nil
}

// Clear removes all items.
func (d *Dict) Clear() {
	d.entries, d.table, d.shared, d.filled, d.used, d.odd, d.head = nil, nil, false, 0, 0, false, 0
	d.KeysVersion++
	d.Changed++
}

// Copy is a new dict, of type dict, with the same items.
func (d *Dict) Copy() *Dict {
	c := NewDict()
	c.odd, c.used, c.filled = d.odd, d.used, d.filled
	if d.used < len(d.entries)/2 {
		c.entries = d.entries
		c.grow()
		return c
	}
	c.entries = append([]Entry(nil), d.entries...)
	if d.table != nil {
		c.table = append([]int32(nil), d.table...)
	}
	return c
}

// insert adds a key that is known not to be there.
func (d *Dict) insert(hash int64, key, v Value) {
	if d.table == nil && len(d.entries) == smallDict || d.table != nil && max(len(d.entries), d.filled) >= len(d.table)*2/3 {
		d.grow()
	}
	d.own()
	if d.table != nil {
		d.put(hash, int32(len(d.entries)))
	}
	if key.Type() != StrType {
		d.odd = true
	}
	d.entries = append(d.entries, Entry{hash, key, v})
	d.used++
	d.KeysVersion++
	d.Changed++
}

func (d *Dict) put(hash int64, at int32) {
	mask := uint64(len(d.table) - 1)
	i, perturb := uint64(hash)&mask, uint64(hash)
	for d.table[i] >= 0 {
		perturb >>= 5
		i = (i*5 + perturb + 1) & mask
	}
	if d.table[i] == slotEmpty {
		d.filled++
	}
	d.table[i] = at
}

// grow makes room: it leaves out deleted places and, if need be, makes the table larger.
func (d *Dict) grow() {
	size := 16
	for size*2/3 <= d.used+d.used/2 {
		size *= 2
	}
	kept := make([]Entry, 0, size*2/3)
	for _, e := range d.entries {
		if !e.Key.IsNull() {
			kept = append(kept, e)
		}
	}
	d.entries, d.head = kept, 0
	d.table, d.shared, d.filled = nil, false, 0
	if len(kept) >= smallDict {
		d.table = make([]int32, size)
		for i := range d.table {
			d.table[i] = slotEmpty
		}
		for i := range kept {
			d.put(kept[i].Hash, int32(i))
		}
	}
	d.KeysVersion++
}

// pop removes the item that came last, which there must be.
func (d *Dict) pop() Entry {
	i := len(d.entries) - 1
	for d.entries[i].Key.IsNull() {
		i--
	}
	e := d.entries[i]
	d.remove(i)
	d.entries = d.entries[:min(i, len(d.entries))]
	return e
}

// remove empties the place i.
func (d *Dict) remove(i int) {
	d.own()
	if d.table != nil {
		hash := d.entries[i].Hash
		mask := uint64(len(d.table) - 1)
		for at, perturb := uint64(hash)&mask, uint64(hash); ; {
			if d.table[at] == int32(i) {
				d.table[at] = slotDeleted
				break
			}
			perturb >>= 5
			at = (at*5 + perturb + 1) & mask
		}
	}
	d.entries[i] = Entry{}
	d.used--
	if d.used == 0 && len(d.entries) > 64 {
		d.entries, d.table, d.filled, d.head = nil, nil, 0, 0
	}
	d.KeysVersion++
	d.Changed++
}
