package load

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// Any two links are chosen in the proportion that Zipf's law gives them.
func TestPopularity_isZipfsLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 50).Draw(t, "n")
		exponent := rapid.Float64Range(0, 3).Draw(t, "exponent")
		p := newPopularity(n, exponent)
		before := 0.0
		share := make([]float64, n)
		for k := range p {
			share[k] = p[k] - before
			before = p[k]
		}
		if math.Abs(before-1) > 1e-9 {
			t.Fatalf("the shares are %f together", before)
		}
		for k := range share {
			if want := share[0] * math.Pow(float64(k+1), -exponent); math.Abs(share[k]-want) > 1e-9 {
				t.Fatalf("the share of %d is %f, want %f", k, share[k], want)
			}
		}
		u := rapid.Float64Range(0, 1).Draw(t, "u")
		k := p.rank(u)
		if k < 0 || k >= n || u < 1 && (p[k] <= u || k > 0 && p[k-1] > u) {
			t.Fatalf("%f is the link %d of %d", u, k, n)
		}
	})
}

func TestPopularity_asDrawn(t *testing.T) {
	const draws = 200_000
	random, p := rand.New(rand.NewPCG(1, 2)), newPopularity(100, 1.1)
	counts := make([]float64, 100)
	for range draws {
		counts[p.rank(random.Float64())]++
	}
	for k, from := 0, 0.0; k < 100; k++ {
		want := draws * (p[k] - from)
		from = p[k]
		if deviation := math.Abs(counts[k] - want); deviation > 5*math.Sqrt(want) {
			t.Errorf("link %d was drawn %.0f times, want %.0f", k, counts[k], want)
		}
	}
}

func TestSchedule_dependsOnTheSeedAlone(t *testing.T) {
	began := time.Now()
	cfg := Config{Slugs: []string{"a", "b", "c"}, Rate: 1000, Duration: time.Second, Arrivals: Poisson, Zipf: 1, Timeout: time.Hour}
	draw := func(seed uint64) (due []time.Time, slugs string) {
		cfg.Seed = seed
		s := newSchedule(cfg, began)
		for {
			at, slug, ok := s.next(t.Context())
			if !ok {
				if s.handed != len(due) || s.unsent(began.Add(time.Hour)) != 0 {
					t.Errorf("%d were handed out", s.handed)
				}
				return due, slugs
			}
			if at.Before(began) || at.After(began.Add(time.Second)) || len(due) > 0 && at.Before(due[len(due)-1]) {
				t.Fatalf("due at %s", at.Sub(began))
			}
			due, slugs = append(due, at), slugs+slug
		}
	}
	due1, slugs1 := draw(1)
	due2, slugs2 := draw(1)
	_, slugs3 := draw(2)
	if len(due1) < 800 || len(due1) > 1200 || len(due1) != len(due2) || slugs1 != slugs2 || slugs1 == slugs3 {
		t.Errorf("%d and %d, alike %v", len(due1), len(due2), slugs1 == slugs2)
	}
	// Independent arrivals: the gaps vary as much as they are long.
	var sum, squares float64
	for i := 1; i < len(due1); i++ {
		gap := due1[i].Sub(due1[i-1]).Seconds()
		sum, squares = sum+gap, squares+gap*gap
	}
	n := float64(len(due1) - 1)
	if mean := sum / n; math.Abs(math.Sqrt(squares/n-mean*mean)/mean-1) > 0.2 {
		t.Errorf("mean %f, deviation %f", mean, math.Sqrt(squares/n-mean*mean))
	}
}
