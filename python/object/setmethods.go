package object

func setMethods() []*Builtin {
	return []*Builtin{
		Method("copy", "(self, /)", "A set of the same items.", func(t *Thread, a []Value) (Value, error) {
			if a[0].Is(FrozenSetType) {
				return a[0], nil
			}
			s, err := As[Set](a[0]).copied(t)
			return s.Value(), err
		}),
		Method("union", "(self, *others)", "A set of the items of this one and of all others.", func(t *Thread, a []Value) (Value, error) {
			s, err := As[Set](a[0]).copied(t)
			if err != nil {
				return Value{}, err
			}
			return s.Value(), s.updateAll(t, a[1])
		}),
		Method("intersection", "(self, *others)", "A set of the items that all have.", func(t *Thread, a []Value) (Value, error) {
			s, err := As[Set](a[0]).intersectAll(t, a[1])
			if err != nil {
				return Value{}, err
			}
			return s.Value(), nil
		}),
		Method("difference", "(self, *others)", "A set of the items that none of the others has.", func(t *Thread, a []Value) (Value, error) {
			s, others := As[Set](a[0]), a[1].tuple().Items
			if len(others) == 0 {
				c, err := s.copied(t)
				return c.Value(), err
			}
			d, err := s.difference(t, others[0])
			for _, other := range others[1:] {
				if err != nil {
					break
				}
				err = d.subtract(t, other)
			}
			if err != nil {
				return Value{}, err
			}
			return d.Value(), nil
		}),
		Method("symmetric_difference", "(self, other, /)", "A set of the items that only one of the two has.", func(t *Thread, a []Value) (Value, error) {
			s, err := As[Set](a[0]).symmetric(t, a[1])
			if err != nil {
				return Value{}, err
			}
			return s.Value(), nil
		}),
		Method("isdisjoint", "(self, other, /)", "Whether the two have no item in common.", func(t *Thread, a []Value) (Value, error) {
			is, err := As[Set](a[0]).disjoint(t, a[1])
			return Bool(is), err
		}),
		Method("issubset", "(self, other, /)", "Whether all items are in other too.", func(t *Thread, a []Value) (Value, error) {
			s := As[Set](a[0])
			if other := AsSet(a[1]); other != nil {
				is, err := s.within(t, other)
				return Bool(is), err
			}
			common, err := s.intersection(t, a[1])
			if err != nil {
				return Value{}, err
			}
			return Bool(common.used == s.used), nil
		}),
		Method("issuperset", "(self, other, /)", "Whether all items of other are in this set too.", func(t *Thread, a []Value) (Value, error) {
			if other := AsSet(a[1]); other != nil {
				is, err := other.within(t, As[Set](a[0]))
				return Bool(is), err
			}
			is, err := t.allIn(a[1], a[0])
			return Bool(is), err
		}),
		Method("__reduce__", "(self, /)", "What pickle makes the set again from.", func(t *Thread, a []Value) (Value, error) {
			state, err := t.CallMethod(a[0], "__getstate__")
			return NewTuple(a[0].Type().Value(), NewTuple(NewList(As[Set](a[0]).Items())), state), err
		}),
		Method("__sizeof__", "(self, /)", "How many bytes of memory the set takes.", func(t *Thread, a []Value) (Value, error) {
			return Int(int64(248 + 24*len(As[Set](a[0]).table))), nil
		}),
	}
}

// changingSetMethods are those that a frozenset does not have.
func changingSetMethods() []*Builtin {
	return []*Builtin{
		Method("add", "(self, object, /)", "Add an object, unless it is there already.", func(t *Thread, a []Value) (Value, error) {
			return None, As[Set](a[0]).Add(t, a[1])
		}),
		Method("discard", "(self, object, /)", "Remove an object if it is there.", func(t *Thread, a []Value) (Value, error) {
			h, v, err := t.hashOfItem(a[1])
			if err != nil {
				return Value{}, err
			}
			_, err = As[Set](a[0]).discard(t, v, h)
			return None, err
		}),
		Method("remove", "(self, object, /)", "Remove an object, which must be there.", func(t *Thread, a []Value) (Value, error) {
			h, v, err := t.hashOfItem(a[1])
			if err != nil {
				return Value{}, err
			}
			was, err := As[Set](a[0]).discard(t, v, h)
			if err == nil && !was {
				err = t.RaiseArgs(KeyError, a[1])
			}
			return None, err
		}),
		Method("pop", "(self, /)", "Remove any item and return it.", func(t *Thread, a []Value) (Value, error) {
			s := As[Set](a[0])
			if s.used == 0 {
				return Value{}, t.Raise(KeyError, "pop from an empty set")
			}
			mask := len(s.table) - 1
			i := s.finger & mask
			for s.table[i].key.IsNull() {
				i = (i + 1) & mask
			}
			v := s.table[i].key
			s.table[i] = setEntry{hash: removedHash}
			s.used--
			s.finger = i + 1
			return v, nil
		}),
		Method("clear", "(self, /)", "Remove all items.", func(t *Thread, a []Value) (Value, error) {
			As[Set](a[0]).Clear()
			return None, nil
		}),
		Method("update", "(self, *others)", "Add the items of all others.", func(t *Thread, a []Value) (Value, error) {
			return None, As[Set](a[0]).updateAll(t, a[1])
		}),
		Method("intersection_update", "(self, *others)", "Keep only the items that all others have.", func(t *Thread, a []Value) (Value, error) {
			s := As[Set](a[0])
			kept, err := s.intersectAll(t, a[1])
			if err == nil {
				s.become(kept)
			}
			return None, err
		}),
		Method("difference_update", "(self, *others)", "Remove the items that one of the others has.", func(t *Thread, a []Value) (Value, error) {
			for _, other := range a[1].tuple().Items {
				if err := As[Set](a[0]).subtract(t, other); err != nil {
					return Value{}, err
				}
			}
			return None, nil
		}),
		Method("symmetric_difference_update", "(self, other, /)", "Keep the items that only one of the two has.", func(t *Thread, a []Value) (Value, error) {
			return None, As[Set](a[0]).toggle(t, a[1])
		}),
	}
}
