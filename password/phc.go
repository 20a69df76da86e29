package password

import (
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/crypto/argon2"
)

// Bounds of what a stored hash may ask for. They hold the usual choices (RFC 9106's second: 64 MiB, 3 passes, 4 lanes)
// with room to spare, and keep a check below about a second and 128 MiB.
const (
	maxMemoryKiB = 128 * 1024
	maxPasses    = 16
	maxLanes     = 16
	maxWork      = 512 * 1024 // memory × passes
)

// cost is how much work a hash is.
type cost struct {
	memory int // KiB
	passes int
	lanes  int
}

func (c cost) check() error {
	switch {
	case c.lanes < 1 || c.lanes > maxLanes:
		return fmt.Errorf("asks for %d lanes; 1 to %d are accepted", c.lanes, maxLanes)
	case c.passes < 1 || c.passes > maxPasses:
		return fmt.Errorf("asks for %d passes; 1 to %d are accepted", c.passes, maxPasses)
	case c.memory < 8*c.lanes || c.memory > maxMemoryKiB:
		return fmt.Errorf("asks for %d KiB; %d to %d are accepted", c.memory, 8*c.lanes, maxMemoryKiB)
	case c.memory*c.passes > maxWork:
		return fmt.Errorf("asks for %d passes over %d KiB; %d KiB in all are accepted", c.passes, c.memory, maxWork)
	}
	return nil
}

// bounded returns the nearest cost that check accepts.
func (c cost) bounded() cost {
	c.lanes = min(max(c.lanes, 1), maxLanes)
	c.memory = min(max(c.memory, 8*c.lanes), maxMemoryKiB)
	c.passes = min(max(c.passes, 1), maxPasses, maxWork/c.memory)
	return c
}

// digest is what a PHC string holds.
type digest struct {
	cost
	salt []byte
	key  []byte
}

// String encodes the digest in the format of the Password Hashing Competition, which other programs read and write too.
func (d digest) String() string {
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, d.memory, d.passes, d.lanes,
		base64.RawStdEncoding.EncodeToString(d.salt), base64.RawStdEncoding.EncodeToString(d.key))
}

// CheckHash says what is wrong with a hash that came from elsewhere, such as an import: one that Verify would not accept.
func (h *Hasher) CheckHash(phc string) error {
	_, err := parse(phc)
	return err
}

func parse(phc string) (digest, error) {
	var d digest
	if len(phc) > 512 {
		return d, fmt.Errorf("is longer than 512 bytes")
	}
	if strings.ContainsAny(phc, "\r\n") { // which the decoder of base64 passes over
		return d, fmt.Errorf("has a line break")
	}
	parts := strings.Split(phc, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" {
		return d, fmt.Errorf("is not an argon2id hash in PHC format")
	}
	if version, ok := number(parts[2], "v="); !ok || version != argon2.Version {
		return d, fmt.Errorf("is of another version than %d", argon2.Version)
	}
	params := strings.Split(parts[3], ",")
	if len(params) != 3 {
		return d, fmt.Errorf("must have the parameters m, t and p")
	}
	for i, p := range []struct {
		name string
		to   *int
	}{{"m=", &d.memory}, {"t=", &d.passes}, {"p=", &d.lanes}} {
		n, ok := number(params[i], p.name)
		if !ok {
			return d, fmt.Errorf("must have the parameters m, t and p")
		}
		*p.to = n
	}
	if err := d.check(); err != nil {
		return d, err
	}
	var err1, err2 error
	d.salt, err1 = base64.RawStdEncoding.Strict().DecodeString(parts[4])
	d.key, err2 = base64.RawStdEncoding.Strict().DecodeString(parts[5])
	if err1 != nil || err2 != nil || len(d.salt) < 8 || len(d.salt) > 64 || len(d.key) < 16 || len(d.key) > 64 {
		return d, fmt.Errorf("must have a salt of 8 to 64 bytes and a key of 16 to 64, in base64 without padding")
	}
	return d, nil
}

// number reads a parameter such as m=19456, without sign, leading zeros or anything else.
func number(s, name string) (int, bool) {
	digits, ok := strings.CutPrefix(s, name)
	n, err := strconv.Atoi(digits)
	return n, ok && err == nil && n >= 0 && n < 1<<31 && strconv.Itoa(n) == digits
}
