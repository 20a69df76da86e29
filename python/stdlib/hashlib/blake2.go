package hashlib

import (
	"encoding/binary"
	"math/bits"
)

// This file is BLAKE2, of RFC 7693, with all of its parameters: what Go's has not, Python's needs. The two differ in their
// words alone, so that they are written once.

type word interface{ uint32 | uint64 }

// blake2 hashes with words of 64 bits (BLAKE2b) or 32 (BLAKE2s).
type blake2[W word] struct {
	h         [8]W
	count     [2]W // bytes, in two words
	buf       [128]byte
	n         int // how much of buf is filled: the last block waits, since it is marked
	size      int
	lastNode  bool
	rotations [4]int
}

var (
	initial64 = [8]uint64{0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1, 0x510e527fade682d1,
		0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179}
	initial32 = [8]uint32{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}
)

var sigma = [10][16]uint8{
	{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
	{14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
	{11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
	{7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
	{9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
	{2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
	{12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
	{13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
	{6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
	{10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
}

// parameters are those of RFC 7693 and of the tree mode.
type parameters struct {
	size                    int
	key, salt, person       []byte
	fanout, depth, leafSize int
	nodeOffset              uint64
	nodeDepth, innerSize    int
	lastNode                bool
}

// block is the parameter block, for words of so many bytes.
func (p *parameters) block(width int) []byte {
	b := make([]byte, 0, 64)
	b = append(b, byte(p.size), byte(len(p.key)), byte(p.fanout), byte(p.depth))
	b = binary.LittleEndian.AppendUint32(b, uint32(p.leafSize))
	b = binary.LittleEndian.AppendUint64(b, p.nodeOffset)
	if width == 4 {
		// BLAKE2s has 48 bits for the offset.
		b = b[:14]
		b = append(b, byte(p.nodeDepth), byte(p.innerSize))
	} else {
		b = append(b, byte(p.nodeDepth), byte(p.innerSize))
		b = append(b, make([]byte, 14)...)
	}
	pad := func(s []byte) {
		b = append(b, s...)
		b = append(b, make([]byte, 2*width-len(s))...)
	}
	pad(p.salt)
	pad(p.person)
	return b
}

func newBlake2b(p parameters) *blake2[uint64] {
	d := &blake2[uint64]{size: p.size, lastNode: p.lastNode, rotations: [4]int{32, 24, 16, 63}}
	block := p.block(8)
	for i := range d.h {
		d.h[i] = initial64[i] ^ binary.LittleEndian.Uint64(block[8*i:])
	}
	d.takeKey(p.key)
	return d
}

func newBlake2s(p parameters) *blake2[uint32] {
	d := &blake2[uint32]{size: p.size, lastNode: p.lastNode, rotations: [4]int{16, 12, 8, 7}}
	block := p.block(4)
	for i := range d.h {
		d.h[i] = initial32[i] ^ binary.LittleEndian.Uint32(block[4*i:])
	}
	d.takeKey(p.key)
	return d
}

// takeKey hashes the key, as a block of its own.
func (d *blake2[W]) takeKey(key []byte) {
	if len(key) > 0 {
		block := make([]byte, d.BlockSize())
		copy(block, key)
		d.Write(block)
	}
}

func (d *blake2[W]) wide() bool { return d.rotations[0] == 32 }

func (d *blake2[W]) BlockSize() int {
	if d.wide() {
		return 128
	}
	return 64
}

func (d *blake2[W]) Size() int { return d.size }

func (d *blake2[W]) copy() state {
	c := *d
	return &c
}

func (d *blake2[W]) Write(p []byte) (int, error) {
	total, size := len(p), d.BlockSize()
	for len(p) > 0 {
		if d.n == size {
			d.compress(size, false)
			d.n = 0
		}
		k := copy(d.buf[d.n:size], p)
		d.n += k
		p = p[k:]
	}
	return total, nil
}

func (d *blake2[W]) Sum(b []byte) []byte {
	c := *d
	clear(c.buf[c.n:])
	c.compress(c.n, true)
	var out [64]byte
	for i, w := range c.h {
		if c.wide() {
			binary.LittleEndian.PutUint64(out[8*i:], uint64(w))
		} else {
			binary.LittleEndian.PutUint32(out[4*i:], uint32(w))
		}
	}
	return append(b, out[:d.size]...)
}

// compress takes in the block in buf, which has n bytes of input.
func (d *blake2[W]) compress(n int, last bool) {
	d.count[0] += W(n)
	if d.count[0] < W(n) {
		d.count[1]++
	}
	switch d := any(d).(type) {
	case *blake2[uint64]:
		d.compress64(last)
	case *blake2[uint32]:
		d.compress32(last)
	}
}

func (d *blake2[W]) flags(last bool) (a, b W) {
	if last {
		a = ^W(0)
		if d.lastNode {
			b = ^W(0)
		}
	}
	return a, b
}

func (d *blake2[W]) compress64(last bool) {
	var m [16]uint64
	for i := range m {
		m[i] = binary.LittleEndian.Uint64(d.buf[8*i:])
	}
	f0, f1 := d.flags(last)
	var v [16]uint64
	for i, w := range d.h {
		v[i] = uint64(w)
	}
	copy(v[8:], initial64[:])
	v[12] ^= uint64(d.count[0])
	v[13] ^= uint64(d.count[1])
	v[14] ^= uint64(f0)
	v[15] ^= uint64(f1)
	mix := func(a, b, c, e int, x, y uint64) {
		va, vb, vc, ve := v[a], v[b], v[c], v[e]
		va += vb + x
		ve = bits.RotateLeft64(ve^va, -32)
		vc += ve
		vb = bits.RotateLeft64(vb^vc, -24)
		va += vb + y
		ve = bits.RotateLeft64(ve^va, -16)
		vc += ve
		vb = bits.RotateLeft64(vb^vc, -63)
		v[a], v[b], v[c], v[e] = va, vb, vc, ve
	}
	for r := range 12 {
		s := &sigma[r%10]
		mix(0, 4, 8, 12, m[s[0]], m[s[1]])
		mix(1, 5, 9, 13, m[s[2]], m[s[3]])
		mix(2, 6, 10, 14, m[s[4]], m[s[5]])
		mix(3, 7, 11, 15, m[s[6]], m[s[7]])
		mix(0, 5, 10, 15, m[s[8]], m[s[9]])
		mix(1, 6, 11, 12, m[s[10]], m[s[11]])
		mix(2, 7, 8, 13, m[s[12]], m[s[13]])
		mix(3, 4, 9, 14, m[s[14]], m[s[15]])
	}
	for i := range d.h {
		d.h[i] ^= W(v[i] ^ v[i+8])
	}
}

func (d *blake2[W]) compress32(last bool) {
	var m [16]uint32
	for i := range m {
		m[i] = binary.LittleEndian.Uint32(d.buf[4*i:])
	}
	f0, f1 := d.flags(last)
	var v [16]uint32
	for i, w := range d.h {
		v[i] = uint32(w)
	}
	copy(v[8:], initial32[:])
	v[12] ^= uint32(d.count[0])
	v[13] ^= uint32(d.count[1])
	v[14] ^= uint32(f0)
	v[15] ^= uint32(f1)
	mix := func(a, b, c, e int, x, y uint32) {
		va, vb, vc, ve := v[a], v[b], v[c], v[e]
		va += vb + x
		ve = bits.RotateLeft32(ve^va, -16)
		vc += ve
		vb = bits.RotateLeft32(vb^vc, -12)
		va += vb + y
		ve = bits.RotateLeft32(ve^va, -8)
		vc += ve
		vb = bits.RotateLeft32(vb^vc, -7)
		v[a], v[b], v[c], v[e] = va, vb, vc, ve
	}
	for r := range 10 {
		s := &sigma[r]
		mix(0, 4, 8, 12, m[s[0]], m[s[1]])
		mix(1, 5, 9, 13, m[s[2]], m[s[3]])
		mix(2, 6, 10, 14, m[s[4]], m[s[5]])
		mix(3, 7, 11, 15, m[s[6]], m[s[7]])
		mix(0, 5, 10, 15, m[s[8]], m[s[9]])
		mix(1, 6, 11, 12, m[s[10]], m[s[11]])
		mix(2, 7, 8, 13, m[s[12]], m[s[13]])
		mix(3, 4, 9, 14, m[s[14]], m[s[15]])
	}
	for i := range d.h {
		d.h[i] ^= W(v[i] ^ v[i+8])
	}
}
