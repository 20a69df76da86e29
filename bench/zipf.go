package main

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"
)

const (
	links    = 1_000_000
	requests = 3_000_000 // drawn before the load starts; wrk goes round and round in them
)

// zipf imports a million links and compares redirects spread over all of them with redirects of one.
func zipf(ctx context.Context, b *bench) error {
	file := filepath.Join(b.dir, "links.csv")
	if err := writeLinks(file); err != nil {
		return err
	}
	jink, err := b.startJink()
	if err != nil {
		return err
	}
	began := time.Now()
	if err := jink.cli(ctx, b, "import", file); err != nil {
		return err
	}
	took := time.Since(began)
	cpu, err := jink.cpu()
	if err != nil {
		return err
	}
	memory, err := jink.peakMemory()
	if err != nil {
		return err
	}
	fmt.Printf("import of %d links: %.1f s, %.1f s of the server's CPU time, its peak memory %d MiB\n",
		links, took.Seconds(), cpu.Seconds(), memory)
	return compareZipf(ctx, b, jink)
}

func compareZipf(ctx context.Context, b *bench, jink *process) error {
	script := filepath.Join(b.dir, "paths.lua")
	if err := os.WriteFile(script, []byte(pathsScript), 0o600); err != nil {
		return err
	}
	one, many := filepath.Join(b.dir, "one.txt"), filepath.Join(b.dir, "many.txt")
	if err := os.WriteFile(one, []byte(path(1)+"\n"), 0o600); err != nil {
		return err
	}
	if err := writePaths(many); err != nil {
		return err
	}
	// The first minutes are told apart: the cache is empty, and much of what comes is asked for the first time.
	for minute := range 3 {
		cold, rate, err := jink.load(ctx, 60, jink.url, script, many)
		if err != nil {
			return err
		}
		fmt.Printf("minute %d of filling the cache: %.1f us, %.0f/s\n", minute+1, cold, rate)
	}
	var ratios []float64
	for round := range rounds {
		o, oRate, err := jink.load(ctx, 8, jink.url, script, one)
		if err != nil {
			return err
		}
		m, mRate, err := jink.load(ctx, 8, jink.url, script, many)
		if err != nil {
			return err
		}
		ratios = append(ratios, m/o)
		fmt.Printf("round %d: one link %.1f us, %.0f/s; a million %.1f us, %.0f/s; ratio %.2f\n", round+1, o, oRate, m, mRate, m/o)
	}
	memory, err := jink.peakMemory()
	if err != nil {
		return err
	}
	fmt.Printf("median ratio of CPU time per redirect, a million links to one: %.2f; peak memory: %d MiB\n", median(ratios), memory)
	return nil
}

// pathsScript makes wrk ask for the paths in a file, in turn.
const pathsScript = `
local paths, n, i = {}, 0, 0
function init(args)
  for line in io.lines(args[1]) do n = n + 1; paths[n] = line end
end
function request()
  i = i % n + 1
  return wrk.format("GET", paths[i])
end
`

func path(i int) string { return fmt.Sprintf("/link-%07d", i) }

func writeLinks(file string) error {
	return write(file, func(w *bufio.Writer) {
		fmt.Fprintln(w, "slug,url,title")
		for i := range links {
			fmt.Fprintf(w, "%s,https://example.com/articles/%d/a-path-of-the-usual-length?page=%d,Article %d\n", path(i)[1:], i, i%10, i)
		}
	})
}

// writePaths draws requests by Zipf's law with exponent 1: the k-th most popular link is asked for 1/k times as often as
// the first. rand.Zipf needs an exponent above 1; 1.0001 differs from 1 by less than what can be measured here.
func writePaths(file string) error {
	r := rand.New(rand.NewPCG(1, 2))
	draw := rand.NewZipf(r, 1.0001, 1, links-1)
	popularity := r.Perm(links) // popular links lie anywhere in the order of their making
	return write(file, func(w *bufio.Writer) {
		for range requests {
			fmt.Fprintln(w, path(popularity[draw.Uint64()]))
		}
	})
}

func write(file string, fill func(*bufio.Writer)) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	fill(w)
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}
