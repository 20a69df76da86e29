// Command jink serves short links and works with them. This package only hands the process to package cli.
package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"golang.org/x/term"

	"github.com/jinklink/jink/cli"
)

func main() {
	ctx, stop := untilSignal()
	code := cli.Run(ctx, cli.Env{
		Args:         os.Args[1:],
		Stdin:        os.Stdin,
		Stdout:       os.Stdout,
		Stderr:       os.Stderr,
		LookupEnv:    os.LookupEnv,
		Terminal:     isTerminal,
		Width:        width,
		ReadPassword: readPassword,
		Version:      version(),
	})
	stop()
	os.Exit(code)
}

// untilSignal returns a context that the first signal to stop ends. After it signals have their usual effect again, so
// that a second one ends the process.
func untilSignal() (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		s := <-signals
		signal.Stop(signals)
		if s == os.Interrupt {
			cancel(cli.ErrInterrupted)
			return
		}
		cancel(nil)
	}()
	return ctx, func() { signal.Stop(signals) }
}

func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

func width() int {
	w, _, err := term.GetSize(int(os.Stdout.Fd()))
	if err != nil {
		return 0
	}
	return w
}

// readPassword reads a line from the terminal without showing it. A signal ends the waiting, and the terminal shows again
// what is typed.
func readPassword(ctx context.Context) (string, error) {
	fd := int(os.Stdin.Fd())
	before, err := term.GetState(fd)
	if err != nil {
		return "", err
	}
	type answer struct {
		password []byte
		err      error
	}
	answers := make(chan answer, 1)
	go func() {
		p, err := term.ReadPassword(fd)
		answers <- answer{p, err}
	}()
	select {
	case a := <-answers:
		return string(a.password), a.err
	case <-ctx.Done():
		return "", errors.Join(ctx.Err(), term.Restore(fd, before))
	}
}

func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}
