// Package password hashes the passwords of links with argon2id and checks them. It exists because a hash is the one thing
// in the service that is meant to be slow and big: here it is bounded how many run at once and how much each may ask for.
//
// Invariants: at most Config.Parallel hashes are computed at any time, so their memory is bounded; a stored hash is
// believed only within bounds, so that an imported one cannot ask for gigabytes; comparison is in constant time.
package password

import (
	"cmp"
	"context"
	"crypto/rand"
	"crypto/subtle"
	"fmt"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"github.com/jinklink/jink/link"
)

// MaxLength is how many bytes a password may have, in NFC. Nobody types more, and a bound keeps what a stranger can make
// us hash small.
const MaxLength = 256

// Config says how much work a hash is. The zero value is what OWASP recommends at least: 19 MiB, 2 passes, 1 lane. That
// is about 20 ms of one core: dear enough for who guesses a stolen hash, as attempts over HTTP are limited anyway, and
// cheap enough that visitors of a protected link do not starve the redirects of all others.
//
// Values that CheckHash would not accept in a hash become the nearest ones that it does.
type Config struct {
	MemoryKiB int // 0: 19,456
	Passes    int // 0: 2
	Lanes     int // 0: 1
	Parallel  int // how many hashes are computed at the same time; 0: 2
}

// Hasher computes and checks hashes. Its methods may be called from many goroutines.
type Hasher struct {
	cost  cost
	slots chan struct{}
}

// New makes a Hasher.
func New(c Config) *Hasher {
	k := cost{memory: cmp.Or(c.MemoryKiB, 19*1024), passes: cmp.Or(c.Passes, 2), lanes: cmp.Or(c.Lanes, 1)}
	return &Hasher{cost: k.bounded(), slots: make(chan struct{}, max(cmp.Or(c.Parallel, 2), 1))}
}

// Hash returns the hash of a password as a PHC string. It fails with CodeInvalid for a password that is empty, too long
// or not text, and with CodeUnavailable where ctx ends before it is its turn.
func (h *Hasher) Hash(ctx context.Context, password string) (string, error) {
	p, err := prepare(password)
	if err != nil {
		return "", err
	}
	d := digest{cost: h.cost, salt: make([]byte, 16)}
	rand.Read(d.salt) // never fails: it would end the program
	if d.key, err = h.compute(ctx, p, d, 32); err != nil {
		return "", err
	}
	return d.String(), nil
}

// Verify reports whether password is the one that phc is the hash of. It fails where phc is not a hash that CheckHash
// accepts, and with CodeUnavailable where ctx ends before it is its turn.
func (h *Hasher) Verify(ctx context.Context, phc, password string) (bool, error) {
	d, err := parse(phc)
	if err != nil {
		return false, fmt.Errorf("reading a password hash: it %w", err)
	}
	p, err := prepare(password)
	if err != nil {
		return false, nil // what cannot be a password is a wrong one
	}
	key, err := h.compute(ctx, p, d, len(d.key))
	if err != nil {
		return false, err
	}
	return subtle.ConstantTimeCompare(key, d.key) == 1, nil
}

// compute waits for its turn and hashes.
func (h *Hasher) compute(ctx context.Context, password []byte, d digest, size int) ([]byte, error) {
	if err := ctx.Err(); err != nil { // select would choose at random between the two
		return nil, link.Fail(link.CodeUnavailable, "too many passwords are being checked", err)
	}
	select {
	case h.slots <- struct{}{}:
	case <-ctx.Done():
		return nil, link.Fail(link.CodeUnavailable, "too many passwords are being checked", ctx.Err())
	}
	defer func() { <-h.slots }()
	return argon2.IDKey(password, d.salt, uint32(d.passes), uint32(d.memory), uint8(d.lanes), uint32(size)), nil
}

// prepare returns the bytes to hash. They are in NFC because the same é is typed as one code point on one system and as
// two on another, and its holder cannot see the difference (RFC 8265 does the same).
func prepare(password string) ([]byte, error) {
	// NFC makes text at most three times shorter, so what is longer than this stays too long, and is refused before any
	// work is done on it.
	if len(password) > 4*MaxLength {
		return nil, invalid("must not be longer than %d bytes", MaxLength)
	}
	if !utf8.ValidString(password) {
		return nil, invalid("is not valid UTF-8")
	}
	p := norm.NFC.Bytes([]byte(password))
	switch {
	case len(p) == 0:
		return nil, invalid("must not be empty")
	case len(p) > MaxLength:
		return nil, invalid("must not be longer than %d bytes", MaxLength)
	}
	return p, nil
}

func invalid(format string, args ...any) error {
	var p link.Problems
	p.Addf("password", format, args...)
	return p.Err("the password")
}
