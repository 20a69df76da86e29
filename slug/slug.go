// Package slug makes slugs for links whose author did not choose one. It exists apart from the catalog so that each way
// of making them can be read, tested and measured alone.
//
// Invariants: what a generator returns passes link.Slugs.Parse unchanged and is already in lower case where the instance
// ignores case; a generator never reads or writes links: whether a slug is free, only the store can say.
package slug

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/jinklink/jink/link"
)

// Kind names a way of making slugs.
type Kind string

const (
	Random   Kind = "random"   // unguessable
	Hash     Kind = "hash"     // the same URL always gets the same slug
	Sequence Kind = "sequence" // the shortest that are free, in an order that nobody can foresee
	Words    Kind = "words"    // to be said aloud
)

// Kinds lists every kind, the default first.
func Kinds() []Kind { return []Kind{Random, Hash, Sequence, Words} }

// lengths holds, for each kind, the least, the default and the greatest length: in characters, for Words in words. The
// length of Sequence is the least that its slugs have; they grow when all of a length are used.
func (k Kind) lengths() (least, usual, most int) {
	switch k {
	case Sequence:
		return 1, 1, 10
	case Words:
		return 2, 2, 4
	default:
		return 4, 7, 40
	}
}

// Check reports whether there is such a kind and whether it can make slugs of this length; 0 means the usual one. The
// error is in words that follow the field's name.
func Check(k Kind, length int) (field string, err error) {
	if !slices.Contains(Kinds(), k) {
		names := make([]string, 0, len(Kinds()))
		for _, k := range Kinds() {
			names = append(names, string(k))
		}
		return "generator", fmt.Errorf("is %q; it must be one of %s", k, strings.Join(names, ", "))
	}
	least, _, most := k.lengths()
	if length != 0 && (length < least || length > most) {
		return "length", fmt.Errorf("is %d; for the generator %s it must be from %d to %d", length, k, least, most)
	}
	return "", nil
}

// The alphabets have no characters that are taken for one another in print or by ear: no 0 and O, no 1, l and I.
const (
	lowerAlphabet = "23456789abcdefghijkmnpqrstuvwxyz"
	mixedAlphabet = lowerAlphabet + "ABCDEFGHJKLMNPQRSTUVWXYZ"
)

// Config is what generators need.
type Config struct {
	// Key makes the slugs of this instance unlike those of any other: 32 random bytes that stay the same for ever.
	Key []byte
	// Lease reserves n numbers of a domain's sequence and returns the first. It is link.LinkStore.NextSequence.
	Lease func(ctx context.Context, domain string, n int64) (int64, error)
	// Policy is the instance's policy for slugs.
	Policy link.Slugs
}

// Generators makes slugs of every kind.
type Generators struct {
	cfg      Config
	alphabet string
	leases   leases
}

// New returns the generators of an instance.
func New(cfg Config) *Generators {
	g := &Generators{cfg: cfg, alphabet: mixedAlphabet}
	if cfg.Policy.FoldCase {
		g.alphabet = lowerAlphabet
	}
	g.leases.take = cfg.Lease
	return g
}

// Wish says what slug is wanted.
type Wish struct {
	Kind   Kind
	Length int // 0: the usual one
	Domain string
	URL    string // the canonical target
}

// Prepare makes sure that n slugs of a wish can be made without waiting for the store.
func (g *Generators) Prepare(ctx context.Context, w Wish, n int) error {
	if w.Kind != Sequence {
		return nil
	}
	return g.leases.prepare(ctx, w.Domain, n)
}

// Candidates returns a function that makes the slug to try at each attempt, counted from 0. It does not wait for
// anything; where a lease has run out it fails with ErrPrepare.
func (g *Generators) Candidates(w Wish) func(attempt int) (string, error) {
	if w.Length == 0 {
		_, w.Length, _ = w.Kind.lengths()
	}
	var produce func(attempt int) (string, error)
	switch w.Kind {
	case Hash:
		produce = g.hash(w)
	case Sequence:
		produce = g.sequence(w)
	case Words:
		produce = words(w)
	default:
		produce = g.random(w)
	}
	skipped := 0 // reserved words among the candidates move all later attempts on by one
	return func(attempt int) (string, error) {
		for {
			s, err := produce(attempt + skipped)
			if err != nil || !link.Reserved(s) {
				return s, err
			}
			skipped++
		}
	}
}
