package object

import "sort"

// This file holds what makes objects in a copy of an interpreter have the numbers (id, and the hash of what has no other) that
// they had when the image was made: tables of sets and dicts, and whatever remembers such numbers, stay right.

// origins tells where the pieces of an image lay when it was made.
type origins struct {
	offsets []uint32 // of the pieces in the block, rising
	places  []place  // where each lay. That they are held keeps these places from becoming those of new objects
	steps   []int32  // for each stretch of originStep bytes of the block: the piece at its begin
	parent  *origins // those of the copy that the image was made of
}

const originStep = 64

func newOrigins(pieces []piece, size uintptr, parent *copied) *origins {
	o := &origins{}
	order := make([]int, len(pieces))
	for i := range order {
		order[i] = i
	}
	sort.Slice(order, func(i, j int) bool { return pieces[order[i]].offset < pieces[order[j]].offset })
	for _, i := range order {
		o.offsets = append(o.offsets, uint32(pieces[i].offset))
		at := pieces[i].at
		if parent != nil {
			at, o.parent = parent.original(at), parent.origins
		}
		o.places = append(o.places, at)
	}
	o.steps = make([]int32, size/originStep+1)
	k := 0
	for i := range o.steps {
		for k+1 < len(o.offsets) && uintptr(o.offsets[k+1]) <= uintptr(i)*originStep {
			k++
		}
		o.steps[i] = int32(k)
	}
	return o
}

// copied is the block of memory that an interpreter is a copy in.
type copied struct {
	base    place
	size    uintptr
	origins *origins
}

// original is where what lies at p lay when the image was made: p itself, if it came later.
func (c *copied) original(p place) place {
	off := bytesBetween(c.base, p)
	if off >= c.size {
		return p
	}
	o := c.origins
	k := int(o.steps[off/originStep])
	for k+1 < len(o.offsets) && uintptr(o.offsets[k+1]) <= off {
		k++
	}
	return placeAt(o.places[k], off-uintptr(o.offsets[k]))
}
