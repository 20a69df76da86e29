package hashlib

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/sha512"
	"hash"
)

// state is a hash that can be copied.
type state interface {
	Write(p []byte) (int, error)
	Sum(b []byte) []byte
	Size() int
	BlockSize() int
	copy() state
}

// goHash is one of Go's.
type goHash struct{ hash.Hash }

func (g goHash) copy() state {
	if c, ok := g.Hash.(hash.Cloner); ok {
		if h, err := c.Clone(); err == nil {
			return goHash{h}
		}
	}
	return nil
}

// shake is a hash whose digest is as long as one likes.
type shake struct {
	s *sha3.SHAKE
}

func (s shake) Write(p []byte) (int, error) { return s.s.Write(p) }
func (s shake) BlockSize() int              { return s.s.BlockSize() }
func (s shake) Size() int                   { return 0 }
func (s shake) Sum(b []byte) []byte         { return b }

func (s shake) copy() state {
	c := *s.s
	return shake{&c}
}

// read gives n bytes of digest.
func (s shake) read(n int) []byte {
	c := *s.s
	b := make([]byte, n)
	c.Read(b)
	return b
}

// algorithm is a hash by its name.
type algorithm struct {
	name string
	xof  bool
	make func() state
}

// algorithms are those that need no parameters.
var algorithms = []algorithm{
	{"md5", false, func() state { return goHash{md5.New()} }},
	{"sha1", false, func() state { return goHash{sha1.New()} }},
	{"sha224", false, func() state { return goHash{sha256.New224()} }},
	{"sha256", false, func() state { return goHash{sha256.New()} }},
	{"sha384", false, func() state { return goHash{sha512.New384()} }},
	{"sha512", false, func() state { return goHash{sha512.New()} }},
	{"sha512_224", false, func() state { return goHash{sha512.New512_224()} }},
	{"sha512_256", false, func() state { return goHash{sha512.New512_256()} }},
	{"sha3_224", false, func() state { return goHash{sha3.New224()} }},
	{"sha3_256", false, func() state { return goHash{sha3.New256()} }},
	{"sha3_384", false, func() state { return goHash{sha3.New384()} }},
	{"sha3_512", false, func() state { return goHash{sha3.New512()} }},
	{"shake_128", true, func() state { return shake{sha3.NewSHAKE128()} }},
	{"shake_256", true, func() state { return shake{sha3.NewSHAKE256()} }},
	{"blake2b", false, func() state { return newBlake2b(plainParameters(64)) }},
	{"blake2s", false, func() state { return newBlake2s(plainParameters(32)) }},
}
