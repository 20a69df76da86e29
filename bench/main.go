// Command bench measures what jink promises, on this machine, against a real server and with real load generators. It
// exists so that every figure in the documentation can be measured again by anyone: see README.md beside it.
//
// Invariants: everything runs on loopback, for a stated time, and is ended by the handle it was started with; what is
// compared runs in turn within one run; every single figure is printed besides the medians.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
)

// measurement is one thing that can be measured.
type measurement struct {
	name, what string
	run        func(ctx context.Context, b *bench) error
}

func measurements() []measurement {
	return []measurement{
		{"redirect", "CPU time of a cached redirect beside nginx's \"return 302\"", redirects},
		{"zipf", "import of a million links; CPU time of redirects over all of them beside one link", zipf},
		{"create", "links made over the API by 32 clients, durably", create},
		{"program", "links with rules and programs beside plain ones; many programs beside one", logicCosts},
		{"hostile", "plain redirects beside programs that mean harm, and beside plain links", hostile},
		{"language", "the Python programs of bench/python beside CPython 3.13", language},
		{"stdlib", "the programs of bench/library, which use modules, beside CPython 3.13", library},
		{"embed", "Python inside of a Go program: calls, copies of interpreters, two at once", embed},
		{"peers", "the programs of bench/peers beside gpython and starlark-go", peers},
	}
}

func main() {
	if len(os.Args) != 2 {
		usage()
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	for _, m := range measurements() {
		if m.name != os.Args[1] {
			continue
		}
		if err := measure(ctx, m); err != nil {
			fmt.Fprintln(os.Stderr, "bench:", err)
			os.Exit(1)
		}
		return
	}
	usage()
}

func usage() {
	var b strings.Builder
	b.WriteString("usage: go run ./bench NAME\n")
	for _, m := range measurements() {
		fmt.Fprintf(&b, "  %-10s %s\n", m.name, m.what)
	}
	fmt.Fprint(os.Stderr, b.String())
	os.Exit(2)
}

func measure(ctx context.Context, m measurement) error {
	dir, err := os.MkdirTemp("", "jink-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	b := &bench{dir: dir, jink: filepath.Join(dir, "jink")}
	defer b.stopAll()
	if err := command(ctx, "", nil, "go", "build", "-o", b.jink, "./cmd/jink"); err != nil {
		return err
	}
	fmt.Printf("# %s: %s\n", m.name, m.what)
	return m.run(ctx, b)
}
