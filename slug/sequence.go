package slug

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"math/bits"
	"sync"
)

// ErrPrepare says that Prepare must be called (again) before more slugs of a sequence can be made.
var ErrPrepare = errors.New("no numbers of the sequence are left")

// sequence numbers the links of a domain and writes each number as a slug of the shortest length that still has room,
// through a keyed permutation of all slugs of that length. No two numbers give the same slug, so nothing has to be
// looked up, and without the key the next slug cannot be told from the ones before.
func (g *Generators) sequence(w Wish) func(int) (string, error) {
	return func(int) (string, error) {
		n, ok := g.leases.next(w.Domain)
		if !ok {
			return "", ErrPrepare
		}
		return encodeSequence(g.cfg.Key, w.Domain, g.alphabet, w.Length, uint64(n)), nil
	}
}

func encodeSequence(key []byte, domain, alphabet string, length int, n uint64) string {
	base := uint64(len(alphabet))
	size := uint64(1) // how many slugs of this length there are
	for range length {
		size *= base
	}
	for n >= size {
		n -= size
		size *= base
		length++
	}
	p := permutation{key: key, tweak: domain, length: length, size: size}
	n = p.apply(n)
	out := make([]byte, length)
	for i := range out {
		out[i] = alphabet[n%base]
		n /= base
	}
	return string(out)
}

// permutation is a keyed permutation of 0 … size-1: a balanced Feistel network over the next even number of bits, applied
// again while the result is out of range (cycle walking, Black and Rogaway, "Ciphers with Arbitrary Finite Domains",
// 2002). Ten rounds, as NIST SP 800-38G takes for FF1.
type permutation struct {
	key    []byte
	tweak  string
	length int
	size   uint64
}

const rounds = 10

func (p permutation) apply(n uint64) uint64 {
	half := (bits.Len64(p.size-1) + 1) / 2
	mask := uint64(1)<<half - 1
	mac := hmac.New(sha256.New, p.key)
	var block [10]byte
	var sum [sha256.Size]byte
	for {
		left, right := n>>half, n&mask
		for round := range rounds {
			mac.Reset()
			block[0], block[1] = byte(round), byte(p.length)
			binary.BigEndian.PutUint64(block[2:], right)
			mac.Write([]byte("slug/sequence\x00"))
			mac.Write(block[:])
			mac.Write([]byte(p.tweak))
			f := binary.BigEndian.Uint64(mac.Sum(sum[:0]))
			left, right = right, left^f&mask
		}
		if n = left<<half | right; n < p.size {
			return n
		}
	}
}

// leaseBlock is how many numbers are reserved at a time beyond what is needed at once. The rest of a block is lost when
// the process ends, which costs nothing but numbers.
const leaseBlock = 64

// leases holds the numbers that were reserved and not used yet.
type leases struct {
	take func(ctx context.Context, domain string, n int64) (int64, error)

	refill sync.Mutex // held while the store is asked, so that those who wait share what comes

	mu   sync.Mutex // guards held; never held while waiting, because next is called by the store itself
	held map[string][]lease
}

type lease struct{ next, end int64 }

func (l *leases) prepare(ctx context.Context, domain string, n int) error {
	l.refill.Lock()
	defer l.refill.Unlock()
	have := l.left(domain)
	if have >= int64(n) {
		return nil
	}
	want := int64(n) - have + leaseBlock
	first, err := l.take(ctx, domain, want)
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.held == nil {
		l.held = map[string][]lease{}
	}
	l.held[domain] = append(l.held[domain], lease{first, first + want})
	return nil
}

func (l *leases) left(domain string) (n int64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, h := range l.held[domain] {
		n += h.end - h.next
	}
	return n
}

func (l *leases) next(domain string) (int64, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	held := l.held[domain]
	if len(held) == 0 {
		return 0, false
	}
	n := held[0].next
	if held[0].next++; held[0].next == held[0].end {
		l.held[domain] = held[1:]
	}
	return n, true
}
