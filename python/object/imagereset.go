package object

import (
	"bytes"
	"reflect"
	"slices"
)

// This file makes copies again what they were when they were new.

// stretch is how many bytes are compared at once, and written over if one of them differs; more where one item is larger.
const stretch = 512

// restore writes over what differs from what was there when the copy was new. That is found by comparing, because that is
// quicker by far than to write over all of it: a call changes little, and each pointer that is written costs most while garbage
// is collected.
func (c *Copy) restore() {
	im, base := c.image, c.base
	if c.clean == nil {
		c.clean = c.remember()
	}
	now := bytesAt(base, im.size)
	for i, p := range im.layout {
		if end := p.offset + uintptr(p.n)*p.size; p.caches || bytes.Equal(now[p.offset:end], c.clean[p.offset:end]) {
			continue
		}
		step := max(1, stretch/int(max(p.size, 1)))
		for first := 0; first < p.n; first += step {
			last := min(first+step, p.n)
			begin, end := p.offset+uintptr(first)*p.size, p.offset+uintptr(last)*p.size
			if !bytes.Equal(now[begin:end], c.clean[begin:end]) {
				c.write(i, first, last)
			}
		}
	}
	for i := range im.weaks {
		im.weaks[i].set(base)
	}
	for i := range c.maps {
		m := &c.maps[i]
		m.restore()
		m.set(base)
		putAddress(c.clean[m.at:], m.m.UnsafePointer())
	}
	for i, p := range im.layout {
		if p.caches {
			c.restoreCaches(i)
		}
	}
}

// write makes items of a part what they are in the image, from first up to last.
func (c *Copy) write(part, first, last int) {
	for k := first; k < last; k++ {
		c.block.Field(part).Index(k).Set(c.image.block.Field(part).Index(k))
	}
	p := c.image.layout[part]
	c.image.point(c.base, c.image.fixesIn(p.offset+uintptr(first)*p.size, p.offset+uintptr(last)*p.size))
}

// Cache is what remembers something of other objects to find it sooner, and knows by their versions whether it is still true.
type Cache interface {
	// Holds reports whether what is remembered is of objects that were in a copy when it was new, and is true of these now. It is
	// asked when they are what they were.
	Holds(*Copy) bool
}

// Has reports whether what p points to was in the copy when it was new.
func Has[T any](c *Copy, p *T) bool { return bytesBetween(c.base, place(p)) < c.image.size }

// HasValue reports whether v is NULL, or was in the copy when it was new, or belongs to a built-in type.
func (c *Copy) HasValue(v Value) bool {
	switch {
	case v.IsNull():
		return true
	case v.Is(GetSetType):
		owner := As[GetSet](v).Owner
		return owner != nil && !owner.IsHeap()
	case AsBuiltin(v) != nil:
		b := AsBuiltin(v)
		return b.Self.IsNull() && b.Owner != nil && !b.Owner.IsHeap()
	}
	return bytesBetween(c.base, v.p) < c.image.size
}

// restoreCaches restores caches of which something else is remembered than when the copy was new, unless that holds: then it
// is what they are made again from now on. Otherwise a program would find everything anew after each reset.
func (c *Copy) restoreCaches(part int) {
	p := c.image.layout[part]
	now := bytesAt(c.base, c.image.size)
	if end := p.offset + uintptr(p.n)*p.size; bytes.Equal(now[p.offset:end], c.clean[p.offset:end]) {
		return
	}
	for k := range p.n {
		begin, end := p.offset+uintptr(k)*p.size, p.offset+uintptr(k+1)*p.size
		if bytes.Equal(now[begin:end], c.clean[begin:end]) {
			continue
		}
		if cache, ok := c.block.Field(part).Index(k).Addr().Interface().(Cache); !ok || !cache.Holds(c) {
			c.write(part, k, k+1)
		}
		copy(c.clean[begin:end], now[begin:end])
	}
}

// remember gives the bytes that the copy had when it was new: those of the image, but for pointers.
//
// The garbage collector sees no pointers in bytes. It need not: what they lead to lies in the block itself, in the image or in
// maps, and so lives as long as the copy. No other thing can come to lie at the same address meanwhile, and what compares as
// equal is the same.
func (c *Copy) remember() []byte {
	im, base := c.image, c.base
	b := bytes.Clone(bytesAt(im.block.Addr().UnsafePointer(), im.size))
	for _, f := range im.fixes {
		putAddress(b[f.at:], placeAt(base, uintptr(f.to)))
	}
	for i := range im.weaks {
		w := im.weaks[i].of(base)
		copy(b[im.weaks[i].at:], bytesOf(&w))
	}
	for i := range c.maps {
		putAddress(b[c.maps[i].at:], c.maps[i].m.UnsafePointer())
	}
	return b
}

// putAddress puts the address of a place to the front of bytes.
func putAddress(b []byte, p place) { copy(b, bytesOf(&p)) }

// fixesIn are the fixes of pointers that lie from begin up to end.
func (im *Image) fixesIn(begin, end uintptr) []fix {
	at := func(f fix, off uintptr) int { return int(f.at) - int(off) }
	first, _ := slices.BinarySearchFunc(im.fixes, begin, at)
	last, _ := slices.BinarySearchFunc(im.fixes, end, at)
	return im.fixes[first:last]
}

// copiedMap is a map of a copy.
type copiedMap struct {
	mapFix
	m                  reflect.Value
	keyItems, valItems reflect.Value // arrays in the block
}

func (m *copiedMap) find(base place) {
	if m.n == 0 {
		return
	}
	m.keyItems = reflect.NewAt(reflect.ArrayOf(m.n, m.typ.Key()), placeAt(base, m.keys)).Elem()
	m.valItems = reflect.NewAt(reflect.ArrayOf(m.n, m.typ.Elem()), placeAt(base, m.vals)).Elem()
}

func (m *copiedMap) make() {
	m.m = reflect.MakeMapWithSize(m.typ, m.n)
	m.fill()
}

func (m *copiedMap) fill() {
	for k := range m.n {
		m.m.SetMapIndex(m.keyItems.Index(k), m.valItems.Index(k))
	}
}

// restore makes the map what it was. One that has grown is made anew, since maps do not shrink.
func (m *copiedMap) restore() {
	switch n := m.m.Len(); {
	case n > m.n:
		m.make()
	case m.n > 0:
		m.m.Clear()
		m.fill()
	}
}

// set has the field that the map is in hold it.
func (m *copiedMap) set(base place) { setPointer(placeAt(base, m.at), m.m.UnsafePointer()) }
