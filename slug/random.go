package slug

import "crypto/rand"

// crowded is the number of collisions after which a generator takes longer slugs: with an eighth of the space taken,
// eight collisions in a row are a matter of one in sixteen million.
const crowded = 8

func (g *Generators) random(w Wish) func(int) (string, error) {
	return func(attempt int) (string, error) {
		return randomString(g.alphabet, w.Length+attempt/crowded), nil
	}
}

// randomString returns n characters of the alphabet, each as likely as any other: bytes beyond the last whole multiple
// of the alphabet's size are thrown away.
func randomString(alphabet string, n int) string {
	limit := 256 - 256%len(alphabet)
	out := make([]byte, 0, n)
	var buf [64]byte
	for {
		rand.Read(buf[:]) // never fails: crypto/rand ends the program rather than return weak bytes
		for _, b := range buf {
			if int(b) >= limit {
				continue
			}
			if out = append(out, alphabet[int(b)%len(alphabet)]); len(out) == n {
				return string(out)
			}
		}
	}
}
