package hashlib

import (
	"encoding"
	"encoding/binary"
	"hash"
	"math/bits"

	"golang.org/x/crypto/blake2b"
	"golang.org/x/crypto/blake2s"
)

// This file is BLAKE2, of RFC 7693, with all of its parameters. The blocks are hashed by golang.org/x/crypto, which has
// instructions of the processor for it, but knows few of the parameters. They are in the state that a hash begins with, and a
// state can be handed to that package in the form in which it saves its own. Only the end of a last node is marked in
// a way that it cannot: that block is hashed here.

// blake2 hashes with words of 64 bits (BLAKE2b) or 32 (BLAKE2s).
type blake2 struct {
	hash.Hash
	lastNode bool
}

// saved is a hash that gives its state and takes another one.
type saved interface {
	encoding.BinaryMarshaler
	encoding.BinaryUnmarshaler
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

// plain reports whether there is nothing but a size.
func (p *parameters) plain() bool {
	return len(p.key) == 0 && len(p.salt) == 0 && len(p.person) == 0 && p.fanout == 1 && p.depth == 1 && p.leafSize == 0 &&
		p.nodeOffset == 0 && p.nodeDepth == 0 && p.innerSize == 0 && !p.lastNode
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

func newBlake2b(p parameters) state {
	if p.plain() {
		if h, err := blake2b.New(p.size, nil); err == nil {
			return &blake2{Hash: h}
		}
	}
	block := p.block(8)
	b := append(make([]byte, 0, 256), "b2b"...)
	for i, w := range initial64 {
		b = binary.BigEndian.AppendUint64(b, w^binary.LittleEndian.Uint64(block[8*i:]))
	}
	return begin(blake2b.BlockSize, b, p)
}

func newBlake2s(p parameters) state {
	block := p.block(4)
	b := append(make([]byte, 0, 128), "b2s"...)
	for i, w := range initial32 {
		b = binary.BigEndian.AppendUint32(b, w^binary.LittleEndian.Uint32(block[4*i:]))
	}
	return begin(blake2s.BlockSize, b, p)
}

// begin makes a hash that begins with the words of a saved state, which has room for the rest: the count of its bytes, its size,
// what waits and how much that is. The key is hashed as a block of its own.
func begin(size int, words []byte, p parameters) *blake2 {
	n := len(words)
	b := words[:n+size/8+1+size+1]
	b[n+size/8] = byte(p.size)
	d := restored(size, b, p.lastNode)
	if len(p.key) > 0 {
		key := make([]byte, size)
		copy(key, p.key)
		d.Write(key)
	}
	return d
}

// restored makes a hash of a saved state, by the size of its blocks. It panics if package blake2b does not know a state of its
// own any more.
func restored(size int, b []byte, lastNode bool) *blake2 {
	h, err := blake2b.New512(nil)
	if size == blake2s.BlockSize {
		h, err = blake2s.New256(nil)
	}
	if err == nil {
		err = h.(saved).UnmarshalBinary(b)
	}
	if err != nil {
		panic("hashlib: " + err.Error())
	}
	return &blake2{h, lastNode}
}

func (d *blake2) save() []byte {
	b, err := d.Hash.(saved).MarshalBinary()
	if err != nil {
		panic("hashlib: " + err.Error())
	}
	return b
}

func (d *blake2) copy() state { return restored(d.BlockSize(), d.save(), d.lastNode) }

func (d *blake2) Sum(b []byte) []byte {
	if !d.lastNode {
		return d.Hash.Sum(b)
	}
	s := d.save()[len("b2b"):]
	var out []byte
	if d.BlockSize() == blake2b.BlockSize {
		var h [8]uint64
		for i := range h {
			h[i] = binary.BigEndian.Uint64(s[8*i:])
		}
		count := [2]uint64{binary.BigEndian.Uint64(s[64:]), binary.BigEndian.Uint64(s[72:])}
		block, waiting := s[81:209], s[209]
		low, carry := bits.Add64(count[0], uint64(waiting), 0)
		clear(block[waiting:])
		lastNode64(&h, low, count[1]+carry, block)
		for _, w := range h {
			out = binary.LittleEndian.AppendUint64(out, w)
		}
	} else {
		var h [8]uint32
		for i := range h {
			h[i] = binary.BigEndian.Uint32(s[4*i:])
		}
		count := [2]uint32{binary.BigEndian.Uint32(s[32:]), binary.BigEndian.Uint32(s[36:])}
		block, waiting := s[41:105], s[105]
		low, carry := bits.Add32(count[0], uint32(waiting), 0)
		clear(block[waiting:])
		lastNode32(&h, low, count[1]+carry, block)
		for _, w := range h {
			out = binary.LittleEndian.AppendUint32(out, w)
		}
	}
	return append(b, out[:d.Size()]...)
}

// lastNode64 hashes the last block of a last node, count0 and count1 telling how many bytes there were.
func lastNode64(h *[8]uint64, count0, count1 uint64, block []byte) {
	var m, v [16]uint64
	for i := range m {
		m[i] = binary.LittleEndian.Uint64(block[8*i:])
	}
	copy(v[:], h[:])
	copy(v[8:], initial64[:])
	v[12] ^= count0
	v[13] ^= count1
	v[14] = ^v[14]
	v[15] = ^v[15]
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
	for i := range h {
		h[i] ^= v[i] ^ v[i+8]
	}
}

// lastNode32 hashes the last block of a last node, count0 and count1 telling how many bytes there were.
func lastNode32(h *[8]uint32, count0, count1 uint32, block []byte) {
	var m, v [16]uint32
	for i := range m {
		m[i] = binary.LittleEndian.Uint32(block[4*i:])
	}
	copy(v[:], h[:])
	copy(v[8:], initial32[:])
	v[12] ^= count0
	v[13] ^= count1
	v[14] = ^v[14]
	v[15] = ^v[15]
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
	for i := range h {
		h[i] ^= v[i] ^ v[i+8]
	}
}
