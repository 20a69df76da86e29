package cli

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/jinklink/jink/python"
	"github.com/jinklink/jink/python/filesystem"
)

func (c *commands) replCommand() *cobra.Command {
	var look lookup
	cmd := &cobra.Command{
		Use:   "repl",
		Short: "Try Python, line by line",
		Long: `Read Python line by line, run it, and print the values of expressions. A block ends with an
empty line, the session with the end of the input or exit().`,
		Example: `  jink repl`,
		Args:    exactly(),
		RunE:    func(cmd *cobra.Command, _ []string) error { return c.repl(cmd.Context(), look) },
	}
	look.flags(cmd.Flags())
	return cmd
}

func (c *commands) repl(ctx context.Context, look lookup) error {
	stdout, stderr := shared(c.env.Stdout), shared(c.env.Stderr)
	in, err := python.New(python.Config{
		Stdin: strings.NewReader(""), Stdout: stdout, Stderr: stderr,
		Files: diskFiles{}, Open: diskFiles{filesystem.Host()}, Environment: environment(), LoadCode: true, Processes: processes{c.env.Stdin, stdout, stderr, nil},
		Entropy: rand.Reader, Cache: c.moduleCache(), Clock: wallClock{begun: time.Now()}, Threads: maxThreads,
		Path: append([]string{"."}, c.modulePath(look)...), Args: []string{""}, Library: look.library,
	})
	if err != nil {
		return err
	}
	ask := c.env.Terminal(c.env.Stdin)
	if ask {
		fmt.Fprintf(c.env.Stdout, "jink %s, Python 3.13. Ctrl-D or exit() ends the session.\n", c.env.Version)
	}
	prompt := func(s string) {
		if ask {
			fmt.Fprint(c.env.Stdout, s)
		}
	}
	session := in.NewSession()
	lines := readLines(ctx, c.env.Stdin)
	var typed strings.Builder
	for {
		if typed.Len() == 0 {
			prompt(">>> ")
		} else {
			prompt("... ")
		}
		line, err := c.nextTyped(ctx, lines)
		if errors.Is(err, errInterrupted) {
			fmt.Fprint(c.env.Stderr, "\nKeyboardInterrupt\n")
			typed.Reset()
			continue
		}
		if errors.Is(err, io.EOF) {
			prompt("\n")
			return c.runTyped(ctx, in, session, &typed, true)
		}
		if err != nil {
			return err
		}
		if typed.Len() == 0 && strings.TrimSpace(line) == "" {
			continue
		}
		typed.WriteString(line + "\n")
		if err := c.runTyped(ctx, in, session, &typed, strings.TrimSpace(line) == ""); err != nil {
			return err
		}
	}
}

// errInterrupted is that Ctrl-C came while a line was being typed.
var errInterrupted = errors.New("interrupted")

// nextTyped reads a line, unless Ctrl-C comes first.
func (c *commands) nextTyped(ctx context.Context, lines *lineReader) (string, error) {
	typing, cancel := context.WithCancel(ctx)
	defer cancel()
	defer c.env.Interrupts(cancel)()
	line, err := lines.next(typing)
	if err != nil && interrupted(typing, err) && ctx.Err() == nil {
		return "", errInterrupted
	}
	return line, err
}

// runTyped runs what was typed, unless it is not all of it yet. An exception is shown, and the session goes on; exit() ends it.
func (c *commands) runTyped(ctx context.Context, in *python.Interpreter, session *python.Session, typed *strings.Builder, last bool) error {
	if strings.TrimSpace(typed.String()) == "" {
		return nil
	}
	stop := c.env.Interrupts(in.Interrupt)
	more, err := session.Run(ctx, typed.String(), last)
	stop()
	if more {
		return nil
	}
	typed.Reset()
	if raised, ok := errors.AsType[*python.Error](err); ok {
		_, err = io.WriteString(c.env.Stderr, raised.Text)
	}
	if exit, ok := errors.AsType[*python.Exit](err); ok {
		return &exitError{exit.Code}
	}
	return err
}
