package object

// This file holds the merging of two neighbouring runs, of which the shorter one is put aside. When it ends with an error, all
// values are still there.

// mergeAt merges run i with the one after it.
func (s *sorter) mergeAt(i int) error {
	a, b := s.runs[i], s.runs[i+1]
	if err := s.t.Charge((a.size + b.size) >> 2); err != nil {
		return err
	}
	s.runs[i].size += b.size
	s.runs = append(s.runs[:i+1], s.runs[i+2:]...)
	// What is in place already at either end need not be merged.
	skip, err := s.place(s.keys[b.from], s.keys[a.from:a.from+a.size], 0, true)
	if err != nil {
		return err
	}
	a.from += skip
	a.size -= skip
	if a.size == 0 {
		return nil
	}
	if b.size, err = s.place(s.keys[a.from+a.size-1], s.keys[b.from:b.from+b.size], b.size-1, false); err != nil || b.size == 0 {
		return err
	}
	if a.size <= b.size {
		return s.mergeLow(a.from, a.size, b.size)
	}
	return s.mergeHigh(a.from, a.size, b.size)
}

// putAside copies a run to where merging does not overwrite it.
func (s *sorter) putAside(from, size int) {
	s.spareKeys = append(s.spareKeys[:0], s.keys[from:from+size]...)
	if s.follow != nil {
		s.spareFollow = append(s.spareFollow[:0], s.follow[from:from+size]...)
	}
}

// shift copies n items within the list.
func (s *sorter) shift(to, from, n int) {
	copy(s.keys[to:to+n], s.keys[from:from+n])
	if s.follow != nil {
		copy(s.follow[to:to+n], s.follow[from:from+n])
	}
}

// back copies n items from aside into the list.
func (s *sorter) back(to, from, n int) {
	copy(s.keys[to:to+n], s.spareKeys[from:from+n])
	if s.follow != nil {
		copy(s.follow[to:to+n], s.spareFollow[from:from+n])
	}
}

// mergeLow merges from below: run a, of na items at from, is put aside; run b follows it. The last item of a is known to come
// last, the first of b first.
func (s *sorter) mergeLow(from, na, nb int) error {
	s.putAside(from, na)
	to, a, b := from, 0, from+na
	endA, endB := na, from+na+nb
	takeA := func(n int) { s.back(to, a, n); to += n; a += n }
	takeB := func(n int) { s.shift(to, b, n); to += n; b += n }
	takeB(1)
	for b < endB && endA-a > 1 {
		wonA, wonB := 0, 0
		for wonA < s.gallop && wonB < s.gallop {
			less, err := s.less(s.keys[b], s.spareKeys[a])
			if err != nil {
				takeA(endA - a)
				return err
			}
			if less {
				s.keys[to] = s.keys[b]
				if s.follow != nil {
					s.follow[to] = s.follow[b]
				}
				b++
				wonA, wonB = 0, wonB+1
			} else {
				s.keys[to] = s.spareKeys[a]
				if s.follow != nil {
					s.follow[to] = s.spareFollow[a]
				}
				a++
				wonA, wonB = wonA+1, 0
			}
			to++
			if b == endB || endA-a == 1 {
				goto done
			}
		}
		s.gallop++
		for again := true; again; again = wonA >= minGallop || wonB >= minGallop {
			s.gallop = max(s.gallop-1, 1)
			var err error
			if wonA, err = s.place(s.keys[b], s.spareKeys[a:endA], 0, true); err != nil {
				takeA(endA - a)
				return err
			}
			takeA(wonA)
			if endA-a <= 1 {
				goto done
			}
			takeB(1)
			if b == endB {
				goto done
			}
			if wonB, err = s.place(s.spareKeys[a], s.keys[b:endB], 0, false); err != nil {
				takeA(endA - a)
				return err
			}
			takeB(wonB)
			if b == endB {
				goto done
			}
			takeA(1)
			if endA-a == 1 {
				goto done
			}
		}
		s.gallop++
	}
done:
	if b < endB && a < endA {
		takeB(endB - b)
	}
	takeA(endA - a)
	return nil
}

// mergeHigh merges from above: run b, of nb items, is put aside; run a, of na items at from, comes before it. Here a, b and
// to are the ends of what is left.
func (s *sorter) mergeHigh(from, na, nb int) error {
	s.putAside(from+na, nb)
	to, a, b := from+na+nb, from+na, nb
	takeA := func(n int) { to -= n; a -= n; s.shift(to, a, n) }
	takeB := func(n int) { to -= n; b -= n; s.back(to, b, n) }
	takeA(1)
	for a > from && b > 1 {
		wonA, wonB := 0, 0
		for wonA < s.gallop && wonB < s.gallop {
			less, err := s.less(s.spareKeys[b-1], s.keys[a-1])
			if err != nil {
				takeB(b)
				return err
			}
			to--
			if less {
				a--
				s.keys[to] = s.keys[a]
				if s.follow != nil {
					s.follow[to] = s.follow[a]
				}
				wonA, wonB = wonA+1, 0
			} else {
				b--
				s.keys[to] = s.spareKeys[b]
				if s.follow != nil {
					s.follow[to] = s.spareFollow[b]
				}
				wonA, wonB = 0, wonB+1
			}
			if a == from || b == 1 {
				goto done
			}
		}
		s.gallop++
		for again := true; again; again = wonA >= minGallop || wonB >= minGallop {
			s.gallop = max(s.gallop-1, 1)
			at, err := s.place(s.spareKeys[b-1], s.keys[from:a], a-from-1, true)
			if err != nil {
				takeB(b)
				return err
			}
			wonA = a - from - at
			takeA(wonA)
			if a == from {
				goto done
			}
			takeB(1)
			if b == 1 {
				goto done
			}
			if at, err = s.place(s.keys[a-1], s.spareKeys[:b], b-1, false); err != nil {
				takeB(b)
				return err
			}
			wonB = b - at
			takeB(wonB)
			if b <= 1 {
				goto done
			}
			takeA(1)
			if a == from {
				goto done
			}
		}
		s.gallop++
	}
done:
	if a > from && b > 0 {
		takeA(a - from)
	}
	takeB(b)
	return nil
}
