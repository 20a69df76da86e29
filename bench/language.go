package main

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// language compares the language itself, by programs that import next to nothing.
func language(ctx context.Context, b *bench) error { return beside(ctx, b, "bench/python/*.py") }

// library compares the modules, by programs that do something with the texts of this repository.
func library(ctx context.Context, b *bench) error { return beside(ctx, b, "bench/library/*.py") }

// beside runs programs under jink and under CPython 3.13, in turn, and compares their CPU times. CPU time counts the garbage
// collector's goroutines too, and so is the stricter measure of the two.
func beside(ctx context.Context, b *bench, glob string) error {
	cpython := os.Getenv("JINK_CPYTHON")
	if cpython == "" {
		cpython = "python3.13"
	}
	if path, err := exec.LookPath(cpython); err == nil {
		cpython = path
	}
	programs, err := filepath.Glob(glob)
	if err != nil {
		return err
	}
	rounds := 5
	var all, wall []float64
	fmt.Printf("%-18s %8s %8s   %s\n", "program", "CPU", "time", "CPU ratio of each round (jink / CPython)")
	for _, p := range programs {
		name := strings.TrimSuffix(filepath.Base(p), ".py")
		var cpu, times []float64
		for range rounds {
			ours, err := timed(ctx, b.jink, "run", p)
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			theirs, err := timed(ctx, cpython, p)
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			if !bytes.Equal(ours.out, theirs.out) {
				return fmt.Errorf("%s prints something else than CPython:\n%s%s", name, ours.out, theirs.out)
			}
			cpu = append(cpu, ours.cpu.Seconds()/theirs.cpu.Seconds())
			times = append(times, ours.wall.Seconds()/theirs.wall.Seconds())
		}
		each := make([]string, len(cpu))
		for i, r := range cpu {
			each[i] = fmt.Sprintf("%.2f", r)
		}
		slices.Sort(cpu)
		slices.Sort(times)
		all, wall = append(all, cpu[rounds/2]), append(wall, times[rounds/2])
		fmt.Printf("%-18s %8.2f %8.2f   %s\n", name, cpu[rounds/2], times[rounds/2], strings.Join(each, " "))
	}
	fmt.Printf("geometric mean of %d: CPU %.2f, time %.2f\n", len(all), geometric(all), geometric(wall))
	return nil
}

// peers runs what gpython and starlark-go can run of Python, bench/peers, under both and under jink, in turn. Their programs are
// gpython and starlark in PATH; one that is not there is left out, and the output says so.
func peers(ctx context.Context, b *bench) error {
	programs, err := filepath.Glob("bench/peers/*.py")
	if err != nil {
		return err
	}
	for _, peer := range [][]string{{"gpython"}, {"starlark", "-recursion"}} {
		path, err := exec.LookPath(peer[0])
		if err != nil {
			fmt.Printf("%s: not found, not measured\n", peer[0])
			continue
		}
		var all []float64
		for _, p := range programs {
			var ratios []float64
			for range 5 {
				ours, err := timed(ctx, b.jink, "run", p)
				if err != nil {
					return err
				}
				theirs, err := timed(ctx, path, append(peer[1:], p)...)
				if err != nil {
					return err
				}
				ratios = append(ratios, theirs.cpu.Seconds()/ours.cpu.Seconds())
			}
			slices.Sort(ratios)
			all = append(all, ratios[len(ratios)/2])
			fmt.Printf("%-10s %-10s %.2f times jink's CPU time (%.2f to %.2f)\n", peer[0], filepath.Base(p), ratios[2], ratios[0], ratios[4])
		}
		fmt.Printf("%-10s geometric mean of %d: %.2f\n", peer[0], len(all), geometric(all))
	}
	return nil
}

func geometric(ratios []float64) float64 {
	sum := 0.0
	for _, r := range ratios {
		sum += math.Log(r)
	}
	return math.Exp(sum / float64(len(ratios)))
}

type timing struct {
	cpu, wall time.Duration
	out       []byte
}

func timed(ctx context.Context, name string, args ...string) (timing, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	begun := time.Now()
	out, err := cmd.Output()
	if err != nil {
		return timing{}, fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, stderr.Bytes())
	}
	usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	return timing{
		cpu:  time.Duration(usage.Utime.Nano() + usage.Stime.Nano()),
		wall: time.Since(begun),
		out:  out,
	}, nil
}
