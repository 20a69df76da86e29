package cli

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/app"
	"github.com/jinklink/jink/client"
)

// usageError says that the command line is wrong.
type usageError struct {
	command string // whose help tells more
	message string
}

func (e *usageError) Error() string { return e.message }

func usage(cmd *cobra.Command, format string, args ...any) error {
	return &usageError{command: cmd.CommandPath(), message: fmt.Sprintf(format, args...)}
}

// errReported says that something failed and Stderr tells already what.
var errReported = errors.New("reported")

// report tells of err on Stderr and returns the exit code.
func (c *commands) report(err error) int {
	if err == nil {
		return exitOK
	}
	if errors.Is(err, errReported) {
		return exitFailed
	}
	if e, ok := errors.AsType[*exitError](err); ok {
		return e.code
	}
	if e, ok := errors.AsType[*usageError](err); ok {
		fmt.Fprintf(c.env.Stderr, "jink: %s\nRun \"%s --help\" for how it is used.\n", clean(e.message), e.command)
		return exitUsage
	}
	c.complain("", err)
	if _, ok := errors.AsType[*app.Error](err); ok {
		return exitUsage
	}
	return exitFailed
}

// complain writes err to Stderr: one line, what is wrong with each field indented below, and a way out where there is
// one. About names what the error is about where a command has more than one thing to do.
func (c *commands) complain(about string, err error) {
	if about != "" {
		about = clean(about) + ": "
	}
	if p, ok := errors.AsType[*v1.Problem](err); ok {
		fmt.Fprintf(c.env.Stderr, "jink: %s%s\n", about, clean(p.Headline()))
		for _, f := range p.Unsaid() {
			fmt.Fprintf(c.env.Stderr, "  %s: %s\n", clean(f.Field), clean(f.Detail))
			if f.Line > 0 && f.Column > 0 {
				fmt.Fprintf(c.env.Stderr, "    line %d, column %d\n", f.Line, f.Column)
			} else if f.Line > 0 {
				fmt.Fprintf(c.env.Stderr, "    line %d\n", f.Line)
			}
			c.showCaret(&f)
		}
	} else {
		fmt.Fprintf(c.env.Stderr, "jink: %s%s\n", about, clean(err.Error()))
		if e, ok := errors.AsType[*app.Error](err); ok {
			for line := range strings.Lines(e.Detail) {
				fmt.Fprintf(c.env.Stderr, "%s\n", clean(strings.TrimSuffix(line, "\n")))
			}
		}
	}
	if hint := c.hint(err); hint != "" {
		fmt.Fprintf(c.env.Stderr, "  %s\n", hint)
	}
}

// showCaret shows the line of source text that an error is about.
func (c *commands) showCaret(f *v1.FieldError) {
	for line := range strings.Lines(f.Caret) {
		fmt.Fprintf(c.env.Stderr, "      %s\n", clean(strings.TrimSuffix(line, "\n")))
	}
}

// hint says what may help, "" if nothing is known to.
func (c *commands) hint(err error) string {
	if p, ok := errors.AsType[*v1.Problem](err); ok {
		if p.Status == http.StatusUnauthorized && !c.remote.hasToken {
			return "No token was given: set JINK_TOKEN, or name a file that holds one with --token-file.\n" +
				"  A server prints its first token when it starts for the first time; \"jink token create\" makes more."
		}
		return ""
	}
	if _, ok := errors.AsType[*client.InsecureError](err); ok {
		return "Use https://, or --insecure (JINK_INSECURE=1) where the network itself is trusted."
	}
	if errors.Is(err, syscall.ECONNREFUSED) {
		return "Is the server running? \"jink serve\" starts one; --server or JINK_URL names another."
	}
	return ""
}

// interrupted reports whether err came of the end of ctx.
func interrupted(ctx context.Context, err error) bool { return err != nil && ctx.Err() != nil }

// noSuchCommand is the argument check of a command that has only commands below it.
func noSuchCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	message := fmt.Sprintf("there is no command %q", strings.TrimPrefix(cmd.CommandPath()+" "+args[0], "jink "))
	if s := cmd.SuggestionsFor(args[0]); len(s) > 0 {
		message += fmt.Sprintf("; did you mean %s?", quoted(s))
	}
	return usage(cmd, "%s", message)
}

func quoted(names []string) string {
	q := make([]string, len(names))
	for i, n := range names {
		q[i] = fmt.Sprintf("%q", n)
	}
	return strings.Join(q, " or ")
}

// exactly is the argument check of a command that takes these arguments.
func exactly(names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < len(names):
			return usage(cmd, "%s is missing", names[len(args)])
		case len(args) > len(names):
			return usage(cmd, "%q is one argument too many", args[len(names)])
		}
		return nil
	}
}

// atLeastOne is the argument check of a command that takes one or more of something.
func atLeastOne(name string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usage(cmd, "%s is missing", name)
		}
		return nil
	}
}
