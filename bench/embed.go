package main

import (
	"context"
	"fmt"
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
		var before, after syscall.Rusage
		var memBefore, memAfter runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&memBefore)
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &before); err != nil {
			return err
		}
		for range n {
			if err := f(); err != nil {
				return err
			}
		}
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &after); err != nil {
			return err
		}
		runtime.ReadMemStats(&memAfter)
		allocations = (memAfter.Mallocs - memBefore.Mallocs) / uint64(n)
		spent := after.Utime.Nano() - before.Utime.Nano() + after.Stime.Nano() - before.Stime.Nano()
		rounds = append(rounds, float64(spent)/float64(n)/1000)
	}
	sorted := slices.Sorted(slices.Values(rounds))
	fmt.Printf("%-32s %8.2f µs CPU, %d allocations   (%.2f)\n", name, sorted[2], allocations, rounds)
	return nil
}

// twoAtOnce compares how much two interpreters on two goroutines do with what one does, in the same time.
func twoAtOnce(ctx context.Context, template *python.Template) error {
	done := func(workers int) (int, error) {
		counts := make([]int, workers)
		errs := make([]error, workers)
		until := time.Now().Add(time.Second)
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
		total := 0
		for w, n := range counts {
			if errs[w] != nil {
				return 0, errs[w]
			}
			total += n
		}
		return total, nil
	}
	var ratios []float64
	for range 5 {
		one, err := done(1)
		if err != nil {
			return err
		}
		two, err := done(2)
		if err != nil {
			return err
		}
		ratios = append(ratios, float64(two)/float64(one))
	}
	sorted := slices.Sorted(slices.Values(ratios))
	fmt.Printf("%-32s %8.2f times the work of one   (%.2f)\n", "two interpreters at once", sorted[2], ratios)
	return nil
}
