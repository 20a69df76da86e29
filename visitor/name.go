package visitor

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"net/netip"
	"time"
)

// nameBytes is how much of the hash makes a name: enough that two visitors of one day never share it by chance.
const nameBytes = 8

// Name returns what a visitor is called on one day (in UTC): a keyed hash of the day, his network and what his browser
// calls itself. No cookie is needed, none is set, and the address cannot be worked out of it without the salt.
func Name(salt []byte, at time.Time, a netip.Addr, agent string) string {
	return name(hmac.New(sha256.New, salt), at, a, agent)
}

// name uses a hash with its key again, because to make one costs more than to use it.
func name(h hash.Hash, at time.Time, a netip.Addr, agent string) string {
	var buf [256]byte
	text := at.UTC().AppendFormat(buf[:0], time.DateOnly)
	text = append(text, 0)
	text = appendNetwork(text, a)
	text = append(text, 0)
	text = append(text, agent...)
	h.Reset()
	h.Write(text)
	sum := h.Sum(text[:0])
	var out [2 * nameBytes]byte
	hex.Encode(out[:], sum[:nameBytes])
	return string(out[:])
}
