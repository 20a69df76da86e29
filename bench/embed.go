package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"syscall"
	"time"

	"github.com/jinklink/jink/python"
)

// ruleSource is a rule as links have them: about forty instructions.
const ruleSource = `
REGIONS = {"ch": "https://example.ch", "de": "https://example.de"}

def route(req):
    if req.path == "/admin" or req.method != "GET":
        return None
    if req.agent.startswith("bot"):
        return "https://example.com/bots"
    base = REGIONS.get(req.country)
    if base is None:
        base = "https://example.com"
    return f"{base}{req.path}?from={req.slug}"

def work(n):
    total = 0
    for i in range(n):
        total = (total + i * 3) % 1000003
    return total
`

type ruleRequest struct{ path, method, agent, country, slug string }

func ruleClass() *python.Class[*ruleRequest] {
	return python.NewClass("Request", "A request.",
		python.Attribute("path", "", func(r *ruleRequest) string { return r.path }),
		python.Attribute("method", "", func(r *ruleRequest) string { return r.method }),
		python.Attribute("agent", "", func(r *ruleRequest) string { return r.agent }),
		python.Attribute("country", "", func(r *ruleRequest) string { return r.country }),
		python.Attribute("slug", "", func(r *ruleRequest) string { return r.slug }),
	)
}

// embed measures interpreters inside of a Go program: calls, copies of a template, resets, memory, and two at once.
func embed(ctx context.Context, b *bench) error {
	for _, imports := range []string{"", "import json, re, collections, dataclasses, enum, functools"} {
		fmt.Printf("\nprogram: a rule of forty instructions; %q\n", imports)
		if err := embedded(ctx, imports+ruleSource); err != nil {
			return err
		}
	}
	return nil
}

// limits compares the CPU time of the programs of bench/python with limits, which none of them reaches, and without, in turn.
func limits(ctx context.Context, b *bench) error {
	programs, err := filepath.Glob("bench/python/*.py")
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var all []float64
	for _, path := range programs {
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		p, err := python.Compile(path, source)
		if err != nil {
			return err
		}
		run := func(ctx context.Context, c python.Config) (float64, error) {
			c.Stdout = io.Discard
			in, err := python.New(c)
			if err != nil {
				return 0, err
			}
			runtime.GC()
			before, err := cpuTime()
			if err != nil {
				return 0, err
			}
			if err := in.Run(ctx, p); err != nil {
				return 0, fmt.Errorf("%s: %w", path, err)
			}
			after, err := cpuTime()
			return float64(after - before), err
		}
		var ratios []float64
		for range 5 {
			without, err := run(context.Background(), python.Config{})
			if err != nil {
				return err
			}
			with, err := run(ctx, python.Config{Steps: 1 << 50, Memory: 1 << 50})
			if err != nil {
				return err
			}
			ratios = append(ratios, with/without)
		}
		all = append(all, median(ratios))
		fmt.Printf("%-28s %8.3f times the CPU time without limits   (%.2f)\n", filepath.Base(path), median(ratios), ratios)
	}
	fmt.Printf("geometric mean of %d: %.3f\n", len(all), geometric(all))
	return nil
}

// cpuTime is the CPU time of this process so far, the garbage collector's included.
func cpuTime() (time.Duration, error) {
	var usage syscall.Rusage
	err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano()), err
}

func embedded(ctx context.Context, source string) error {
	p, err := python.Compile("rule.py", []byte(source))
	if err != nil {
		return err
	}
	in, err := python.New(python.Config{Stdlib: python.Pure()})
	if err != nil {
		return err
	}
	if err := in.Run(ctx, p); err != nil {
		return err
	}
	class := ruleClass()
	r := &ruleRequest{path: "/shoes", method: "GET", agent: "Mozilla/5.0", country: "ch", slug: "spring"}
	route, err := in.Func("route")
	if err != nil {
		return err
	}
	call := func() error {
		_, err := route.CallValues(ctx, class.New(r))
		return err
	}
	if err := each("call of route(req), warm", 200_000, call); err != nil {
		return err
	}
	template, err := in.Template()
	if err != nil {
		return err
	}
	fmt.Printf("%-32s %d bytes, and 8192 of stack\n", "memory of an idle copy", template.Size())
	var kept [100]*python.Interpreter
	n := 0
	if err := each("copy of a template", 2000, func() error { kept[n%len(kept)] = template.New(); n++; return nil }); err != nil {
		return err
	}
	one := template.New()
	if route, err = one.Func("route"); err != nil {
		return err
	}
	if err := each("reset of a copy", 5000, one.Reset); err != nil {
		return err
	}
	if err := each("call and reset", 5000, func() error {
		if err := call(); err != nil {
			return err
		}
		return one.Reset()
	}); err != nil {
		return err
	}
	return twoAtOnce(ctx, template)
}

// each prints the CPU time of the whole process, the garbage collector's included, for one f: the median of five rounds.
func each(name string, n int, f func() error) error {
	var rounds []float64
	var allocations uint64
	for range 5 {
		var memBefore, memAfter runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&memBefore)
		before, err := cpuTime()
		if err != nil {
			return err
		}
		for range n {
			if err := f(); err != nil {
				return err
			}
		}
		after, err := cpuTime()
		if err != nil {
			return err
		}
		runtime.ReadMemStats(&memAfter)
		allocations = (memAfter.Mallocs - memBefore.Mallocs) / uint64(n)
		rounds = append(rounds, float64(after-before)/float64(n)/1000)
	}
	sorted := slices.Sorted(slices.Values(rounds))
	fmt.Printf("%-32s %8.2f µs CPU, %d allocations   (%.2f)\n", name, sorted[2], allocations, rounds)
	return nil
}

// twoAtOnce compares how much two interpreters on two goroutines do with what one does, in the same time. Where others use the
// cores too, that says little; how much they do in the same CPU time says whether they wait for each other.
func twoAtOnce(ctx context.Context, template *python.Template) error {
	done := func(workers int) (perSecond, perCPU float64, err error) {
		counts := make([]int, workers)
		errs := make([]error, workers)
		begun := time.Now()
		until := begun.Add(time.Second)
		before, err := cpuTime()
		if err != nil {
			return 0, 0, err
		}
		var all sync.WaitGroup
		for w := range workers {
			all.Go(func() {
				work, err := template.New().Func("work")
				for ; err == nil && time.Now().Before(until); counts[w]++ {
					_, err = work.CallValues(ctx, python.Int(20_000))
				}
				errs[w] = err
			})
		}
		all.Wait()
		after, err := cpuTime()
		total := 0
		for w, n := range counts {
			err = errors.Join(err, errs[w])
			total += n
		}
		return float64(total) / time.Since(begun).Seconds(), float64(total) / (after - before).Seconds(), err
	}
	var ratios, perCPU []float64
	for range 5 {
		one, oneCPU, err := done(1)
		if err != nil {
			return err
		}
		two, twoCPU, err := done(2)
		if err != nil {
			return err
		}
		ratios, perCPU = append(ratios, two/one), append(perCPU, twoCPU/oneCPU)
	}
	fmt.Printf("%-32s %8.2f times the work of one   (%.2f)\n", "two interpreters at once", median(ratios), ratios)
	fmt.Printf("%-32s %8.2f times the work of one   (%.2f)\n", "the same, per CPU second", median(perCPU), perCPU)
	return nil
}
