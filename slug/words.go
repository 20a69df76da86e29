package slug

import (
	"crypto/rand"
	"math/big"
	"strings"
)

// words joins adjectives and a noun: brisk-otter. Where pairs are taken again and again it adds another adjective, and
// at last figures, so that it never runs out as lists of pairs do after a few thousand links.
func words(w Wish) func(int) (string, error) {
	adjectives, nouns := strings.Fields(adjectives), strings.Fields(nouns)
	return func(attempt int) (string, error) {
		n := min(w.Length+attempt/crowded, 4)
		parts := make([]string, 0, n+1)
		for range n - 1 {
			parts = append(parts, adjectives[randomBelow(len(adjectives))])
		}
		parts = append(parts, nouns[randomBelow(len(nouns))])
		if attempt >= 4*crowded {
			parts = append(parts, randomString("23456789", 1+attempt/crowded))
		}
		return strings.Join(parts, "-"), nil
	}
}

func randomBelow(n int) int {
	i, err := rand.Int(rand.Reader, big.NewInt(int64(n)))
	if err != nil {
		panic(err) // crypto/rand.Reader never returns an error
	}
	return int(i.Int64())
}
