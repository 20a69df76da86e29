package object

// This file holds what ordered dicts need of dicts: to find, take and move items by their places.

// Place is the place of a key among Entries, or -1.
func (d *Dict) Place(t *Thread, key Value) (int, error) {
	h, err := t.Hash(key)
	if err != nil {
		return -1, err
	}
	if d.used == 0 {
		return -1, nil
	}
	return d.find(t, key, h)
}

// First is the place of the item that came first, of a dict that is not empty. That the place is remembered makes it cheap
// to take one item after the other from the front.
func (d *Dict) First() int {
	d.head = min(d.head, int32(len(d.entries)))
	for d.entries[d.head].Key.IsNull() {
		d.head++
	}
	return int(d.head)
}

// Last is the place of the item that came last, of a dict that is not empty.
func (d *Dict) Last() int {
	i := len(d.entries) - 1
	for d.entries[i].Key.IsNull() {
		i--
	}
	d.entries = d.entries[:i+1]
	return i
}

// Take removes the item at a place.
func (d *Dict) Take(i int) Entry {
	e := d.entries[i]
	if i == len(d.entries)-1 {
		return d.pop()
	}
	d.remove(i)
	return e
}

// MoveToEnd makes the item at a place the last one.
func (d *Dict) MoveToEnd(i int) {
	if i != d.Last() {
		e := d.Take(i)
		d.insert(e.Hash, e.Key, e.Value)
	}
}

// MoveToFront makes the item at a place the first one. It takes as long as there are items before it.
func (d *Dict) MoveToFront(i int) {
	first := d.First()
	if i == first {
		return
	}
	e := d.entries[i]
	kept := make([]Entry, 0, d.used)
	kept = append(kept, e)
	for j := first; j < len(d.entries); j++ {
		if j != i && !d.entries[j].Key.IsNull() {
			kept = append(kept, d.entries[j])
		}
	}
	d.entries = kept
	d.grow()
	d.Changed++
}

// Reserve makes room for n keys in a dict that has none yet.
func (d *Dict) Reserve(n int) {
	if len(d.entries) > 0 {
		return
	}
	d.entries = make([]Entry, 0, n)
	if n <= smallDict {
		return
	}
	size := 16
	for size*2/3 <= n {
		size *= 2
	}
	d.table, d.filled = make([]int32, size), 0
	for i := range d.table {
		d.table[i] = slotEmpty
	}
}

// NewDictOf is a dict of keys and values in turn; the keys are strs, of no subclass. Of equal keys the last value counts.
func NewDictOf(items []Value) *Dict {
	d := NewDict()
	d.Reserve(len(items) / 2)
	for i := 0; i+1 < len(items); i += 2 {
		d.SetStr(items[i].str(), items[i+1])
	}
	return d
}
