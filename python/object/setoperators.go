package object

// This file holds what sets do with other sets and iterables. Which of the two is gone through, and when the table is made
// anew, is as in CPython, since the order of iteration follows from it.

var setOperators = map[Operator]func(s *Set, t *Thread, other Value) (*Set, error){
	Subtract: (*Set).difference,
	And:      (*Set).intersection,
	Xor:      (*Set).symmetric,
	Or: func(s *Set, t *Thread, other Value) (*Set, error) {
		c, err := s.copied(t)
		if err != nil {
			return nil, err
		}
		return c, c.Update(t, other)
	},
}

var inplaceSetOperators = map[Operator]func(s *Set, t *Thread, other Value) error{
	Subtract: (*Set).subtract,
	Xor:      (*Set).toggle,
	Or:       (*Set).Update,
	And: func(s *Set, t *Thread, other Value) error {
		kept, err := s.intersection(t, other)
		if err == nil {
			s.become(kept)
		}
		return err
	},
}

// copied is a set, or frozenset, of the same items.
func (s *Set) copied(t *Thread) (*Set, error) {
	c := newSet(s.base())
	return c, c.merge(t, s)
}

// become makes the items of other, which nobody else has, those of s.
func (s *Set) become(other *Set) {
	s.fill, s.used, s.finger = other.fill, other.used, other.finger
	s.small, s.table = other.small, other.table
	if len(s.table) == minSet {
		s.table = s.small[:]
	}
}

// Update adds the items of an iterable.
func (s *Set) Update(t *Thread, from Value) error {
	if other := AsSet(from); other != nil {
		return s.merge(t, other)
	}
	if from.Is(DictType) {
		return s.mergeDict(t, from.dict())
	}
	return t.Each(from, func(v Value) error { return s.Add(t, v) })
}

func (s *Set) updateAll(t *Thread, others Value) error {
	for _, other := range others.tuple().Items {
		if err := s.Update(t, other); err != nil {
			return err
		}
	}
	return nil
}

func (s *Set) intersectAll(t *Thread, others Value) (*Set, error) {
	all := others.tuple().Items
	if len(all) == 0 {
		return s.copied(t)
	}
	kept := s
	for _, other := range all {
		var err error
		if kept, err = kept.intersection(t, other); err != nil {
			return nil, err
		}
	}
	return kept, nil
}

func (s *Set) intersection(t *Thread, other Value) (*Set, error) {
	o := AsSet(other)
	if o == s {
		return s.copied(t)
	}
	common := newSet(s.base())
	if o == nil {
		err := t.Each(other, func(v Value) error {
			h, err := t.Hash(v)
			if err != nil {
				return err
			}
			in, err := s.has(t, v, h)
			if !in || err != nil {
				return err
			}
			return common.add(t, v, h)
		})
		return common, err
	}
	few, many := o, s
	if few.used > many.used {
		few, many = many, few
	}
	if err := t.Charge(few.used); err != nil {
		return nil, err
	}
	err := few.each(func(v Value, hash int64) error {
		in, err := many.has(t, v, hash)
		if !in || err != nil {
			return err
		}
		return common.add(t, v, hash)
	})
	return common, err
}

func (s *Set) difference(t *Thread, other Value) (*Set, error) {
	var size int
	o, d := AsSet(other), (*Dict)(nil)
	switch {
	case o != nil:
		size = o.used
	case other.Is(DictType):
		d = other.dict()
		size = d.used
	}
	if o == nil && d == nil || s.used>>2 > size {
		c, err := s.copied(t)
		if err != nil {
			return nil, err
		}
		return c, c.subtract(t, other)
	}
	if err := t.Charge(s.used); err != nil {
		return nil, err
	}
	rest := newSet(s.base())
	err := s.each(func(v Value, hash int64) error {
		var in bool
		var err error
		if o != nil {
			in, err = o.has(t, v, hash)
		} else {
			var i int
			i, err = d.find(t, v, hash)
			in = i >= 0
		}
		if in || err != nil {
			return err
		}
		return rest.add(t, v, hash)
	})
	return rest, err
}

// subtract removes the items of an iterable.
func (s *Set) subtract(t *Thread, other Value) error {
	o := AsSet(other)
	if o == s {
		s.Clear()
		return nil
	}
	var err error
	if o != nil {
		if o.used>>3 > s.used {
			if o, err = s.intersection(t, other); err != nil {
				return err
			}
		}
		if err := t.Charge(o.used); err != nil {
			return err
		}
		err = o.each(func(v Value, hash int64) error {
			_, err := s.discard(t, v, hash)
			return err
		})
	} else {
		err = t.Each(other, func(v Value) error {
			h, err := t.Hash(v)
			if err != nil {
				return err
			}
			_, err = s.discard(t, v, h)
			return err
		})
	}
	if err != nil || s.table == nil || s.fill-s.used <= (len(s.table)-1)/4 {
		return err
	}
	return s.grow(t)
}

func (s *Set) symmetric(t *Thread, other Value) (*Set, error) {
	o, err := t.SetOf(s.base(), other)
	if err != nil {
		return nil, err
	}
	return o, o.toggle(t, s.Value())
}

// toggle removes the items of an iterable that are there, and adds those that are not.
func (s *Set) toggle(t *Thread, other Value) error {
	one := func(v Value, hash int64) error {
		was, err := s.discard(t, v, hash)
		if was || err != nil {
			return err
		}
		return s.add(t, v, hash)
	}
	if other.Is(DictType) {
		d := other.dict()
		for i := 0; i < len(d.entries); i++ {
			if e := d.entries[i]; !e.Key.IsNull() {
				if err := one(e.Key, e.Hash); err != nil {
					return err
				}
			}
		}
		return t.Charge(d.used)
	}
	o := AsSet(other)
	if o == s {
		s.Clear()
		return nil
	}
	if o == nil {
		var err error
		if o, err = t.SetOf(s.base(), other); err != nil {
			return err
		}
	}
	if err := t.Charge(o.used); err != nil {
		return err
	}
	return o.each(one)
}

// disjoint reports whether no item of an iterable is in s.
func (s *Set) disjoint(t *Thread, other Value) (bool, error) {
	o := AsSet(other)
	if o == s {
		return s.used == 0, nil
	}
	if o != nil {
		few, many := s, o
		if few.used > many.used {
			few, many = many, few
		}
		common, err := few.intersection(t, many.Value())
		return err == nil && common.used == 0, err
	}
	it, err := t.Iter(other)
	if err != nil {
		return false, err
	}
	for {
		v, err := t.Next(it)
		if err != nil || v.IsNull() {
			return err == nil, err
		}
		if err := t.Charge(1); err != nil {
			return false, err
		}
		h, err := t.Hash(v)
		if err != nil {
			return false, err
		}
		if in, err := s.has(t, v, h); in || err != nil {
			return false, err
		}
	}
}
