package main

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/jinklink/jink/link"
)

// This file measures what programs that mean harm do to redirects that have none.

// attack is the body of a route.
type attack struct{ name, body string }

func attacks() []attack {
	return []attack{
		{"endless loop", "while True: pass"},
		{"all that it may take, and no more", "req.now\n    for i in range(30_000): pass"},
		{"memory", "x = []\n    while True: x.append('x' * 10_000)"},
		{"all memory that it may take", "req.now\n    x = 'x' * 1_400_000"},
		{"deep recursion", "return route(req)"},
		{"regular expression", "import re\n    re.match('(a*)*b', 'a' * 5000)"},
		{"big integers", "x = 3\n    while True: x *= x"},
		{"huge text", "return 'x' * 10**9"},
		{"output", "while True: print('x' * 1000)"},
	}
}

// copies is how many links have each attack: so many that they are not all bypassed at once.
const copies = 50

const (
	crowd      = 16 // clients that ask for hostile links, or for plain ones to compare with
	crowdPause = 5 * time.Millisecond
	watchers   = 8 // clients whose plain redirects are timed
	watchPause = 20 * time.Millisecond
	watchFor   = 6 * time.Second
	watchings  = 5
)

// hostile times plain redirects while others ask for plain links, and while they ask for hostile ones, in turn.
func hostile(ctx context.Context, b *bench) error {
	jink, err := b.startJink()
	if err != nil {
		return err
	}
	plain, bad := []string{"/calm"}, []string(nil)
	if err := jink.add(ctx, "calm", link.Logic{}); err != nil {
		return err
	}
	for i := range copies {
		for k, a := range attacks() {
			slug := fmt.Sprintf("bad-%d-%d", k, i)
			if err := jink.add(ctx, slug, link.Logic{Program: fmt.Sprintf("# %d\ndef route(req):\n    %s\n", i, a.body)}); err != nil {
				return fmt.Errorf("%s: %w", a.name, err)
			}
			bad = append(bad, "/"+slug)
		}
	}
	var ratios []float64
	for round := range watchings {
		calm, storm := watch(ctx, jink.url, plain), watch(ctx, jink.url, bad)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		ratios = append(ratios, storm.p99.Seconds()/calm.p99.Seconds())
		fmt.Printf("round %d: beside plain links p50 %.2f ms, p99 %.2f ms; beside hostile ones (%d asked) p50 %.2f ms, p99 %.2f ms; failed %d of %d; ratio of p99 %.2f\n", round+1,
			us(calm.p50)/1000, us(calm.p99)/1000, storm.crowd, us(storm.p50)/1000, us(storm.p99)/1000, storm.failed+calm.failed, storm.asked+calm.asked,
			storm.p99.Seconds()/calm.p99.Seconds())
	}
	memory, err := jink.peakMemory()
	if err != nil {
		return err
	}
	fmt.Printf("median ratio of the p99 of plain redirects, beside hostile programs to beside plain links: %.2f; peak memory: %d MiB\n", median(ratios), memory)
	return nil
}

// watched is what became of plain redirects.
type watched struct {
	p50, p99             time.Duration
	asked, failed, crowd int
}

// watch times plain redirects while a crowd asks for paths. Each is timed from when it should have been sent, so that waiting for
// the one before counts.
func watch(ctx context.Context, base string, paths []string) (w watched) {
	ctx, cancel := context.WithTimeout(ctx, watchFor)
	defer cancel()
	var mu sync.Mutex
	var took []time.Duration
	var clients sync.WaitGroup
	ask := func(t *http.Transport, path string) bool {
		req, err := http.NewRequest("GET", base+path, nil)
		if err != nil {
			return false
		}
		resp, err := t.RoundTrip(req)
		if err != nil {
			return false
		}
		resp.Body.Close()
		return resp.StatusCode == http.StatusFound
	}
	for c := range crowd {
		clients.Go(func() {
			t := &http.Transport{}
			defer t.CloseIdleConnections()
			n := 0
			for i := c; ctx.Err() == nil; i += crowd {
				ask(t, paths[i%len(paths)])
				n++
				time.Sleep(crowdPause)
			}
			mu.Lock()
			defer mu.Unlock()
			w.crowd += n
		})
	}
	for range watchers {
		clients.Go(func() {
			t := &http.Transport{}
			defer t.CloseIdleConnections()
			for due := time.Now(); ctx.Err() == nil; due = due.Add(watchPause) {
				time.Sleep(time.Until(due))
				ok := ask(t, "/calm")
				d := time.Since(due)
				mu.Lock()
				took = append(took, d)
				if !ok {
					w.failed++
				}
				mu.Unlock()
			}
		})
	}
	clients.Wait()
	slices.Sort(took)
	w.asked, w.p50, w.p99 = len(took), took[len(took)/2], took[len(took)*99/100]
	return w
}
