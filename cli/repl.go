package cli

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/jinklink/jink/cli/repl"
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
		Path: c.modulePath(".", look), Args: []string{""}, Executable: c.env.Executable, Library: look.library,
	})
	if err != nil {
		return err
	}
	lines := sync.OnceValue(func() *lineReader { return readLines(ctx, c.env.Stdin) }) // an editor reads by itself
	err = repl.Run(ctx, repl.Config{
		Interpreter: in, Stdout: c.env.Stdout, Stderr: c.env.Stderr,
		Banner:     fmt.Sprintf("jink %s, Python 3.13. Tab completes, Ctrl-D or exit ends the session.", c.env.Version),
		Line:       func(ctx context.Context) (string, error) { return c.nextTyped(ctx, lines()) },
		Interrupts: c.env.Interrupts, Terminal: c.edits(), Colours: c.colours(), History: c.historyFile(),
	})
	if exit, ok := errors.AsType[*python.Exit](err); ok {
		return &exitError{exit.Code}
	}
	return err
}

// edits reports whether lines are edited: it needs a terminal that can move its cursor.
func (c *commands) edits() bool {
	kind, ok := c.env.LookupEnv("TERM")
	return c.env.Terminal(c.env.Stdin) && c.env.Terminal(c.env.Stdout) && !(ok && (kind == "dumb" || kind == ""))
}

// colours reports whether to use colours: on a terminal, unless the user does not want them (no-color.org).
func (c *commands) colours() bool {
	no, _ := c.env.LookupEnv("NO_COLOR")
	python, _ := c.env.LookupEnv("PYTHON_COLORS")
	return c.edits() && no == "" && python != "0"
}

// historyFile is where what was typed is kept: JINK_PYTHON_HISTORY names it, and nothing is kept if that is empty.
func (c *commands) historyFile() string {
	if name, ok := c.env.LookupEnv("JINK_PYTHON_HISTORY"); ok {
		return name
	}
	if dir, ok := c.env.LookupEnv("XDG_STATE_HOME"); ok && filepath.IsAbs(dir) {
		return filepath.Join(dir, "jink", "python-history")
	}
	if home, ok := c.env.LookupEnv("HOME"); ok && filepath.IsAbs(home) {
		return filepath.Join(home, ".local", "state", "jink", "python-history")
	}
	return ""
}

// nextTyped reads a line, unless Ctrl-C comes first.
func (c *commands) nextTyped(ctx context.Context, lines *lineReader) (string, error) {
	typing, cancel := context.WithCancel(ctx)
	defer cancel()
	defer c.env.Interrupts(cancel)()
	line, err := lines.next(typing)
	if err != nil && interrupted(typing, err) && ctx.Err() == nil {
		return "", repl.ErrInterrupted
	}
	return line, err
}
