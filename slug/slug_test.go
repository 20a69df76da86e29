package slug

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/jinklink/jink/link"
)

func generators(fold bool) *Generators {
	var mu sync.Mutex
	next := map[string]int64{}
	return New(Config{
		Key:    []byte("0123456789abcdef0123456789abcdef"),
		Policy: link.Slugs{FoldCase: fold},
		Lease: func(_ context.Context, domain string, n int64) (int64, error) {
			mu.Lock()
			defer mu.Unlock()
			first := next[domain]
			next[domain] += n
			return first, nil
		},
	})
}

func TestEveryKind_makes_slugs_that_links_may_have(t *testing.T) {
	for _, fold := range []bool{false, true} {
		g := generators(fold)
		for _, kind := range Kinds() {
			least, _, most := kind.lengths()
			for _, length := range []int{0, least, most} {
				w := Wish{Kind: kind, Length: length, URL: "https://example.com/"}
				if err := g.Prepare(t.Context(), w, 100); err != nil {
					t.Fatal(err)
				}
				candidate := g.Candidates(w)
				for attempt := range 100 {
					s, err := candidate(attempt)
					if err != nil {
						t.Fatalf("%s: %v", kind, err)
					}
					slug, key, err := g.cfg.Policy.Parse(s)
					if err != nil || slug != s || key != s {
						t.Errorf("%s (fold %v) makes %q, which is stored as %q, %q, %v", kind, fold, s, slug, key, err)
					}
				}
			}
		}
	}
}

func TestRandom_uses_every_character_about_as_often(t *testing.T) {
	count := map[rune]int{}
	for range 2000 {
		for _, r := range randomString(mixedAlphabet, 28) {
			count[r]++
		}
	}
	for _, r := range mixedAlphabet { // 56,000 characters: 1,000 of each, give or take six standard deviations
		if n := count[r]; n < 810 || n > 1190 {
			t.Errorf("%q stands %d times in 56,000 characters", r, n)
		}
	}
}

func TestHash_depends_on_nothing_but_URL_and_key(t *testing.T) {
	a, b := generators(false).Candidates(Wish{Kind: Hash, URL: "https://example.com/"}), generators(false).Candidates(Wish{Kind: Hash, URL: "https://example.com/"})
	other := generators(false).Candidates(Wish{Kind: Hash, URL: "https://example.org/"})
	for attempt := range 60 {
		x, _ := a(attempt)
		y, _ := b(attempt)
		z, _ := other(attempt)
		if x != y || x == z || len(x) != 7+attempt {
			t.Errorf("attempt %d: %q, %q, and for another URL %q", attempt, x, y, z)
		}
	}
	first, _ := a(0)
	if longer, _ := a(1); !strings.HasPrefix(longer, first) {
		t.Errorf("%q does not lengthen %q", longer, first)
	}
}

func TestSequence_uses_every_slug_of_a_length_before_a_longer_one(t *testing.T) {
	key := []byte("k")
	seen := map[string]bool{}
	n := uint64(0)
	for length, size := 1, len(lowerAlphabet); length <= 3; length, size = length+1, size*len(lowerAlphabet) {
		for range size {
			s := encodeSequence(key, "", lowerAlphabet, 1, n)
			if len(s) != length || seen[s] {
				t.Fatalf("number %d gives %q (seen %v), want a new one of length %d", n, s, seen[s], length)
			}
			seen[s] = true
			n++
		}
	}
	if got := len(encodeSequence(key, "", mixedAlphabet, 10, 0)); got != 10 {
		t.Errorf("the least length is 10, got %d", got)
	}
}

func TestSequence_cannot_be_foreseen(t *testing.T) {
	var ours, keyed, domain []string
	for n := range uint64(200) {
		ours = append(ours, encodeSequence([]byte("a"), "", mixedAlphabet, 6, n))
		keyed = append(keyed, encodeSequence([]byte("b"), "", mixedAlphabet, 6, n))
		domain = append(domain, encodeSequence([]byte("a"), "s.example", mixedAlphabet, 6, n))
	}
	for i := range ours {
		if slices.Contains(keyed, ours[i]) || slices.Contains(domain, ours[i]) {
			t.Errorf("%q appears under another key or domain too", ours[i])
		}
		if i > 0 && ours[i][1:] == ours[i-1][1:] {
			t.Errorf("%q follows %q", ours[i], ours[i-1])
		}
	}
}

func TestLeases_under_concurrency_give_each_number_once(t *testing.T) {
	g := generators(false)
	w := Wish{Kind: Sequence, Length: 3}
	var mu sync.Mutex
	seen := map[string]bool{}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			candidate := g.Candidates(w)
			for range 200 {
				s, err := candidate(0)
				for errors.Is(err, ErrPrepare) {
					if err := g.Prepare(t.Context(), w, 1); err != nil {
						t.Error(err)
						return
					}
					s, err = candidate(0)
				}
				mu.Lock()
				if seen[s] {
					t.Errorf("%q was given twice", s)
				}
				seen[s] = true
				mu.Unlock()
			}
		})
	}
	wg.Wait()
}

func TestSequence_without_a_store_says_so(t *testing.T) {
	down := errors.New("down")
	g := New(Config{Lease: func(context.Context, string, int64) (int64, error) { return 0, down }})
	if err := g.Prepare(t.Context(), Wish{Kind: Sequence}, 1); !errors.Is(err, down) {
		t.Errorf("Prepare = %v", err)
	}
	if _, err := g.Candidates(Wish{Kind: Sequence})(0); !errors.Is(err, ErrPrepare) {
		t.Errorf("a candidate without a lease: %v", err)
	}
}

func TestWords_are_sorted_short_and_apart(t *testing.T) {
	a, n := strings.Fields(adjectives), strings.Fields(nouns)
	for _, list := range [][]string{a, n} {
		if !slices.IsSorted(list) || len(slices.Compact(slices.Clone(list))) != len(list) {
			t.Error("a list is not sorted or has a word twice")
		}
		for _, w := range list {
			if len(w) < 2 || len(w) > 10 || strings.ToLower(w) != w || slices.Contains(a, w) && slices.Contains(n, w) {
				t.Errorf("%q is too long, not in lower case or in both lists", w)
			}
		}
	}
	if pairs := len(a) * len(n); pairs < 80_000 {
		t.Errorf("there are only %d pairs", pairs)
	}
}

func TestCheck(t *testing.T) {
	for _, c := range []struct {
		kind   Kind
		length int
		field  string
	}{
		{Random, 0, ""}, {Random, 4, ""}, {Random, 3, "length"}, {Random, 41, "length"}, {Random, -1, "length"},
		{Sequence, 1, ""}, {Sequence, 11, "length"}, {Words, 5, "length"}, {"", 0, "generator"}, {"uuid", 0, "generator"},
	} {
		if field, err := Check(c.kind, c.length); field != c.field || (err != nil) != (c.field != "") {
			t.Errorf("Check(%q, %d) = %q, %v, want the field %q", c.kind, c.length, field, err, c.field)
		}
	}
}

func BenchmarkCandidates(b *testing.B) {
	for _, kind := range Kinds() {
		b.Run(fmt.Sprint(kind), func(b *testing.B) {
			g := generators(false)
			w := Wish{Kind: kind, URL: "https://example.com/a/b"}
			if err := g.Prepare(b.Context(), w, 10_000_000); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if _, err := g.Candidates(w)(0); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
