// Package random is Python's module _random: the generator behind module random, which is written in Python, over this.
//
// It exists in Go since each number passes through it. Entropy comes from the host, if at all: without it, generators that
// are given no seed all begin the same way, so that programs are reproducible, and what is asked for real randomness
// refuses.
package random

import (
	"encoding/binary"
	"io"
	"math/big"
	"sync"

	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
)

// Config says where randomness comes from.
type Config struct {
	// Entropy gives bytes that nobody can guess; nil: there are none.
	Entropy io.Reader
}

var randomType = &object.Type{Name: "_random.Random", Doc: "A generator of random numbers."}

// generator is an instance of _random.Random.
type generator struct {
	object.Object
	twister

	// A generator that the program gave no seed goes by the host's.
	unseeded bool
	number   uint64 // of those that are unseeded, from 1
	given    uint64 // which of the host's seeds it had
}

// entropyKey is where an interpreter keeps its Config: the type is shared by all.
type entropyKey struct{}

var defineTypes = sync.OnceFunc(func() {
	object.Subclassable[generator](randomType)
	randomType.New = func(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
		v, g := object.Make[generator](randomType, cls)
		g.seed(5489)
		return v, nil
	}
	randomType.Init = func(t *thread, self value, args []value, names object.Names) error {
		if err := t.NoKeywords(self.Type(), randomType, names); err != nil {
			return err
		}
		if n := len(args) - len(names); n > 1 {
			return t.Raise(object.TypeError, "Random() requires 0 or 1 argument")
		}
		arg := object.None
		if len(args)-len(names) == 1 {
			arg = args[0]
		}
		return object.As[generator](self).seedValue(t, arg)
	}
	object.DefineType(randomType, nil, "_random", object.TypeDef{Methods: []*object.Builtin{
		object.Method("random", "(self, /)", "Return a number from 0 up to 1.", func(t *thread, a []value) (value, error) {
			return object.Float(of(t, a[0]).float()), nil
		}),
		object.Method("seed", "(self, n=None, /)", "Begin anew.", func(t *thread, a []value) (value, error) {
			n := a[1]
			if n.IsNull() {
				n = object.None
			}
			return object.None, object.As[generator](a[0]).seedValue(t, n)
		}),
		object.Method("getrandbits", "(self, k, /)", "Return an int of k random bits.", getRandBits),
		object.Method("getstate", "(self, /)", "Return what setstate needs to go on from here.", getState),
		object.Method("setstate", "(self, state, /)", "Go on from a state.", setState),
	}})
})

// Module makes module _random for an interpreter.
func (c Config) Module(t *thread) (*object.Module, error) {
	defineTypes()
	t.Interp.Memo.Set(entropyKey{}, c.Entropy)
	m := object.NewModule("_random", "The generator behind module random.")
	m.AddTypes(randomType)
	m.Add(object.Fn("_urandom", "(size, /)", "Return bytes that nobody can guess.", func(t *thread, a []value) (value, error) {
		n, err := t.IntArg(a[0])
		if err != nil {
			return value{}, err
		}
		if n < 0 {
			return value{}, t.Raise(object.ValueError, "negative argument not allowed")
		}
		if err := t.Allocate(2 * n); err != nil {
			return value{}, err
		}
		b := make([]byte, n)
		if err := read(t, b); err != nil {
			return value{}, err
		}
		return object.NewBytes(string(b)), nil
	}))
	return m, nil
}

// read fills b with entropy.
func read(t *thread, b []byte) error {
	r, _ := t.Interp.Memo.Get(entropyKey{}).(io.Reader)
	if r == nil {
		return t.Raise(object.PermissionError, "there is no randomness here")
	}
	if _, err := io.ReadFull(r, b); err != nil {
		return t.Raise(object.OSError, "reading randomness: %v", err)
	}
	return nil
}

// of is the generator of an object, begun anew if the host gave another seed since.
func of(t *thread, v value) *generator {
	g := object.As[generator](v)
	if g.unseeded && g.given != t.Interp.Seed.Given {
		g.seedHost(t)
		if d := object.DictOf(v); d != nil && !d.GetString("gauss_next").IsNull() {
			d.SetString("gauss_next", object.None) // the half of a pair that module random keeps
		}
	}
	return g
}

// seedHost begins with the seed that the host gave: the first generator as with that number itself.
func (g *generator) seedHost(t *thread) {
	seed := t.Interp.Seed
	g.given, t.Interp.Seed.Taken = seed.Given, seed.Given
	n := uint64(seed.Value)
	if seed.Value < 0 {
		n = -n
	}
	key := []uint32{uint32(n)}
	if n>>32 != 0 || g.number > 1 {
		key = append(key, uint32(n>>32))
	}
	if g.number > 1 {
		key = append(key, uint32(g.number))
	}
	g.seedWords(key)
}

// seedValue begins with what a program gives: an int, or the hash of anything else.
func (g *generator) seedValue(t *thread, v value) error {
	g.unseeded = v.IsNone()
	switch {
	case v.IsNone():
		if g.number == 0 {
			t.Interp.Seed.Made++
			g.number = t.Interp.Seed.Made
		}
		if t.Interp.Seed.Given > 0 {
			g.seedHost(t)
			return nil
		}
		if r, _ := t.Interp.Memo.Get(entropyKey{}).(io.Reader); r == nil {
			g.seedWords([]uint32{0})
			return nil
		}
		b := make([]byte, 64)
		if err := read(t, b); err != nil {
			return err
		}
		key := make([]uint32, 16)
		for i := range key {
			key[i] = binary.LittleEndian.Uint32(b[4*i:])
		}
		g.seedWords(key)
		return nil
	case v.Type().IsSubtype(object.IntType):
	default:
		h, err := t.Hash(v)
		if err != nil {
			return err
		}
		v = object.NewUint(uint64(h))
	}
	n, ok := object.AsBig(v)
	if !ok {
		return t.Raise(object.TypeError, "an int is needed")
	}
	bits := n.BitLen()
	if err := t.Allocate(bits / 4); err != nil {
		return err
	}
	key := make([]uint32, max(1, (bits+31)/32))
	b := new(big.Int).Abs(n).FillBytes(make([]byte, 4*len(key)))
	for i := range key {
		key[i] = binary.BigEndian.Uint32(b[len(b)-4*i-4:])
	}
	g.seedWords(key)
	return nil
}

func getRandBits(t *thread, a []value) (value, error) {
	g := of(t, a[0])
	k, err := t.IntArg(a[1])
	if err != nil || int64(k) > 1<<31-1 {
		if err == nil || object.Matches(err, object.OverflowError) {
			err = t.Raise(object.OverflowError, "Python int too large to convert to C int")
		}
		return value{}, err
	}
	switch {
	case k < 0:
		return value{}, t.Raise(object.ValueError, "number of bits must be non-negative")
	case k == 0:
		return object.Int(0), nil
	case k <= 32:
		return object.Int(int64(g.word() >> (32 - k))), nil
	}
	if err := t.Allocate(k / 4); err != nil {
		return value{}, err
	}
	words := (k + 31) / 32
	b := make([]byte, 4*words)
	for i := range words {
		w := g.word()
		if rest := k - 32*i; rest < 32 {
			w >>= 32 - rest
		}
		binary.BigEndian.PutUint32(b[4*(words-i-1):], w)
	}
	if words == 2 {
		return object.NewUint(binary.BigEndian.Uint64(b)), nil
	}
	return object.NewInt(new(big.Int).SetBytes(b)), nil
}

func getState(t *thread, a []value) (value, error) {
	g := of(t, a[0])
	items := make([]value, size+1)
	for i, w := range g.state {
		items[i] = object.Int(int64(w))
	}
	items[size] = object.Int(int64(g.next))
	return object.NewTuple(items...), t.Allocate(16 * len(items))
}

func setState(t *thread, a []value) (value, error) {
	g := object.As[generator](a[0])
	tuple := object.AsTuple(a[1])
	if tuple == nil {
		return value{}, t.Raise(object.TypeError, "state vector must be a tuple")
	}
	if len(tuple.Items) != size+1 {
		return value{}, t.Raise(object.ValueError, "state vector is the wrong size")
	}
	var next twister
	for i, v := range tuple.Items {
		if !v.Type().IsSubtype(object.IntType) {
			return value{}, t.Raise(object.TypeError, "an integer is required")
		}
		n, ok := object.AsInt64(v)
		if !ok {
			return value{}, t.Raise(object.OverflowError, "Python int too large to convert to C unsigned long")
		}
		if i < size {
			if n < 0 {
				return value{}, t.Raise(object.OverflowError, "can't convert negative value to unsigned int")
			}
			next.state[i] = uint32(n)
			continue
		}
		if n < 0 || n > size {
			return value{}, t.Raise(object.ValueError, "invalid state")
		}
		next.next = int(n)
	}
	g.twister, g.unseeded = next, false
	return object.None, nil
}
