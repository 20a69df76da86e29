package load

import (
	"math"
	"sort"
)

// popularity chooses among n things by Zipf's law: the k-th is chosen in proportion to 1/k^exponent. math/rand's own needs
// an exponent above 1, and links that are equally popular are a case worth measuring.
type popularity []float64 // the probability of each thing or one before it

func newPopularity(n int, exponent float64) popularity {
	p := make(popularity, n)
	sum := 0.0
	for k := range p {
		sum += math.Pow(float64(k+1), -exponent)
		p[k] = sum
	}
	for k := range p {
		p[k] /= sum
	}
	return p
}

// rank returns the index of the thing that a number from 0 to below 1 means.
func (p popularity) rank(u float64) int {
	return min(sort.Search(len(p), func(k int) bool { return p[k] > u }), len(p)-1)
}
