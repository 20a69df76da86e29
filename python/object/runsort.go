package object

import "slices"

// This file holds the merge sort that lists are sorted with. It asks exactly the comparisons that CPython asks, in its order:
// programs see them in their __lt__, and where an order makes no sense, as with NaN, the outcome depends on them.
//
// Runs that are in order already are found and short ones made longer by insertion. How deep the border between two runs
// lies in a perfectly balanced tree over the list, its power, says when they are merged. Where one of two runs wins again
// and again, merging gallops: it searches how far that goes on by doubling steps.

// minGallop is how often in a row a run must win before merging gallops.
const minGallop = 7

// sorter sorts keys; what follows them, if not nil, gets the same order.
type sorter struct {
	t            *Thread
	keys, follow []Value
	less         func(a, b Value) (bool, error)
	runs         []sortRun
	gallop       int // how often in a row a run must win now
	spareKeys    []Value
	spareFollow  []Value
}

// sortRun is a run that waits for being merged. power is that of the border to the run after it.
type sortRun struct{ from, size, power int }

func (s *sorter) sort() error {
	n, odd := len(s.keys), 0
	s.gallop = minGallop
	shortest := n
	for shortest >= 64 {
		odd |= shortest & 1
		shortest >>= 1
	}
	shortest += odd
	for at := 0; at < n; {
		if err := s.t.Charge(shortest); err != nil {
			return err
		}
		size, err := s.run(at, n)
		if err != nil {
			return err
		}
		if size < shortest {
			whole := min(n-at, shortest)
			if err := s.insert(at, size, whole); err != nil {
				return err
			}
			size = whole
		}
		if err := s.add(at, size); err != nil {
			return err
		}
		at += size
	}
	for len(s.runs) > 1 {
		i := len(s.runs) - 2
		if i > 0 && s.runs[i-1].size < s.runs[i+1].size {
			i--
		}
		if err := s.mergeAt(i); err != nil {
			return err
		}
	}
	return nil
}

// add puts a new run beside the others, of which those are merged first whose border is deeper than the new one.
func (s *sorter) add(from, size int) error {
	if len(s.runs) > 0 {
		last := s.runs[len(s.runs)-1]
		power := borderPower(last.from, last.size, size, len(s.keys))
		for len(s.runs) > 1 && s.runs[len(s.runs)-2].power > power {
			if err := s.mergeAt(len(s.runs) - 2); err != nil {
				return err
			}
		}
		s.runs[len(s.runs)-1].power = power
	}
	s.runs = append(s.runs, sortRun{from: from, size: size})
	return nil
}

// borderPower is the first binary digit after the point in which the middles of two neighbouring runs differ, as parts of n.
func borderPower(from, size, next, n int) int {
	a := 2*from + size
	b := a + size + next
	for power := 1; ; power++ {
		if a >= n {
			a -= n
			b -= n
		} else if b >= n {
			return power
		}
		a <<= 1
		b <<= 1
	}
}

// reverse turns a part of the list round.
func (s *sorter) reverse(from, to int) {
	slices.Reverse(s.keys[from:to])
	if s.follow != nil {
		slices.Reverse(s.follow[from:to])
	}
}

// run is how long the run is that begins at from. One that goes down is turned round: equal items in it keep their order, so
// their stretches are turned round before.
func (s *sorter) run(from, to int) (int, error) {
	at, err := s.up(from, from+1, to)
	if at == to || err != nil {
		return at - from, err
	}
	if at > from+1 {
		rising, err := s.less(s.keys[from], s.keys[at-1])
		if rising || err != nil {
			return at - from, err
		}
		s.reverse(from, at)
	}
	equal := 0
	for at++; at < to; at++ {
		smaller, err := s.less(s.keys[at], s.keys[at-1])
		if err != nil {
			return 0, err
		}
		if smaller {
			s.reverse(at-equal-1, at)
			equal = 0
			continue
		}
		larger, err := s.less(s.keys[at-1], s.keys[at])
		if err != nil {
			return 0, err
		}
		if larger {
			break
		}
		equal++
	}
	s.reverse(at-equal-1, at)
	s.reverse(from, at)
	at, err = s.up(from, at, to)
	return at - from, err
}

// up is where, from at on, the items are not in order any more.
func (s *sorter) up(from, at, to int) (int, error) {
	for ; at < to; at++ {
		smaller, err := s.less(s.keys[at], s.keys[at-1])
		if smaller || err != nil {
			return at, err
		}
	}
	return at, nil
}

// insert makes a run of size items longer, one by one, until it is whole.
func (s *sorter) insert(from, size, whole int) error {
	for at := from + size; at < from+whole; at++ {
		low, high := from, at
		for low < high {
			mid := int(uint(low+high) >> 1)
			less, err := s.less(s.keys[at], s.keys[mid])
			if err != nil {
				return err
			}
			if less {
				high = mid
			} else {
				low = mid + 1
			}
		}
		rotate(s.keys, low, at)
		if s.follow != nil {
			rotate(s.follow, low, at)
		}
	}
	return nil
}

// rotate moves the value at to down to low.
func rotate(values []Value, low, to int) {
	v := values[to]
	copy(values[low+1:to+1], values[low:to])
	values[low] = v
}

// place is where key belongs among keys, which are in order, from the left of those equal to it or the right. The search
// begins at hint and doubles its steps away from it.
func (s *sorter) place(key Value, keys []Value, hint int, right bool) (int, error) {
	// before is whether what is at i comes before the place.
	before := func(i int) (bool, error) {
		if right {
			less, err := s.less(key, keys[i])
			return !less, err
		}
		return s.less(keys[i], key)
	}
	is, err := before(hint)
	if err != nil {
		return 0, err
	}
	last, step := 0, 1
	var low, high int
	if is {
		most := len(keys) - hint
		for step < most {
			if is, err = before(hint + step); err != nil {
				return 0, err
			}
			if !is {
				break
			}
			last, step = step, 2*step+1
		}
		low, high = hint+last+1, hint+min(step, most)
	} else {
		most := hint + 1
		for step < most {
			if is, err = before(hint - step); err != nil {
				return 0, err
			}
			if is {
				break
			}
			last, step = step, 2*step+1
		}
		low, high = hint-min(step, most)+1, hint-last
	}
	for low < high {
		mid := int(uint(low+high) >> 1)
		if is, err = before(mid); err != nil {
			return 0, err
		}
		if is {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return high, nil
}
