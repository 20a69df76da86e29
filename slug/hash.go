package slug

import (
	"crypto/hmac"
	"crypto/sha256"
	"math/big"
)

// hash takes a slug from the keyed hash of the URL. Where the slug belongs to another URL, the next attempt takes one
// character more of the same hash, so that the outcome depends on nothing but the links that are there. The key keeps
// strangers from computing which URLs have been shortened.
func (g *Generators) hash(w Wish) func(int) (string, error) {
	mac := hmac.New(sha256.New, g.cfg.Key)
	mac.Write([]byte("slug/hash\x00" + w.URL))
	digits := hashDigits(mac.Sum(nil), g.alphabet)
	return func(attempt int) (string, error) {
		n := w.Length + attempt
		for n > len(digits) { // another URL would have to share 256 bits; still, never run out
			mac.Write([]byte{0})
			digits += hashDigits(mac.Sum(nil), g.alphabet)
		}
		return digits[:n], nil
	}
}

// hashDigits writes a hash as a number to the base of the alphabet's size, least significant digit first, without the
// last digit, which is not evenly distributed.
func hashDigits(sum []byte, alphabet string) string {
	n, base, digit := new(big.Int).SetBytes(sum), big.NewInt(int64(len(alphabet))), new(big.Int)
	var out []byte
	for n.Cmp(base) >= 0 {
		n.DivMod(n, base, digit)
		out = append(out, alphabet[digit.Int64()])
	}
	return string(out)
}
