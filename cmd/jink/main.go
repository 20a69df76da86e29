// Command jink serves short links and works with them. This package only hands the process to package cli.
package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"runtime/debug"
	"sync"
	"syscall"

	"golang.org/x/term"

	"github.com/jinklink/jink/cli"
)

func main() {
	ctx, signals := untilSignal()
	code := cli.Run(ctx, cli.Env{
		Args:         os.Args[1:],
		Executable:   executable(),
		Stdin:        os.Stdin,
		Stdout:       os.Stdout,
		Stderr:       os.Stderr,
		LookupEnv:    os.LookupEnv,
		Terminal:     isTerminal,
		Width:        width,
		ReadPassword: readPassword,
		Interrupts:   signals.interrupts,
		Hangups:      hangups,
		Version:      version(),
	})
	signals.stop()
	os.Exit(code)
}

// signals are those that ask the process to stop.
type signals struct {
	came chan os.Signal

	mu        sync.Mutex
	interrupt func() // what Ctrl-C calls in place of ending the context; nil: nothing
}

// untilSignal returns a context that the first signal to stop ends. After it signals have their usual effect again, so
// that a second one ends the process.
func untilSignal() (context.Context, *signals) {
	ctx, cancel := context.WithCancelCause(context.Background())
	s := &signals{came: make(chan os.Signal, 1)}
	signal.Notify(s.came, os.Interrupt, syscall.SIGTERM)
	go func() {
		for came := range s.came {
			if came == os.Interrupt && s.handled() {
				continue
			}
			s.stop()
			if came == os.Interrupt {
				cancel(cli.ErrInterrupted)
				return
			}
			cancel(nil)
			return
		}
	}()
	return ctx, s
}

// stop has signals have their usual effect.
func (s *signals) stop() { signal.Stop(s.came) }

// handled calls what Ctrl-C is to call, and reports whether there is something.
func (s *signals) handled() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.interrupt != nil {
		s.interrupt()
	}
	return s.interrupt != nil
}

// interrupts has Ctrl-C call f, every time, until what it returns is called.
func (s *signals) interrupts(f func()) (stop func()) {
	set := func(f func()) {
		s.mu.Lock()
		s.interrupt = f
		s.mu.Unlock()
	}
	set(f)
	return func() { set(nil) }
}

// hangups has SIGHUP call f, every time, until what it returns is called. Nothing happens any more then, because whoever has
// sent it wants files to be read anew and not the process to end.
func hangups(f func()) (stop func()) {
	came := make(chan os.Signal, 1)
	signal.Notify(came, syscall.SIGHUP)
	go func() {
		for range came {
			f()
		}
	}()
	return func() {
		signal.Ignore(syscall.SIGHUP)
		close(came)
	}
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

// executable is the file of this program; "" where the system does not tell.
func executable() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	return name
}

func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}
