package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

// lineReader hands out the lines of Stdin. Waiting for one ends with the context, which a read itself does not.
type lineReader struct {
	lines chan string
	err   error // set before lines is closed
}

func readLines(ctx context.Context, r io.Reader) *lineReader {
	l := &lineReader{lines: make(chan string)}
	go func() {
		defer close(l.lines)
		scanner := bufio.NewScanner(r)
		scanner.Buffer(nil, 1<<20)
		for scanner.Scan() {
			select {
			case l.lines <- scanner.Text():
			case <-ctx.Done():
				return
			}
		}
		l.err = scanner.Err()
	}()
	return l
}

// next returns the next line, io.EOF after the last.
func (l *lineReader) next(ctx context.Context) (string, error) {
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case s, ok := <-l.lines:
		switch {
		case ok:
			return s, nil
		case l.err != nil:
			return "", fmt.Errorf("reading the standard input: %w", l.err)
		}
		return "", io.EOF
	}
}

// confirm asks a question and reports whether the answer is yes.
func (c *commands) confirm(ctx context.Context, question string) (bool, error) {
	fmt.Fprintf(c.env.Stderr, "%s [y/N] ", clean(question))
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s, err := readLines(ctx, c.env.Stdin).next(ctx)
	if err != nil && !errors.Is(err, io.EOF) {
		return false, err
	}
	s = strings.ToLower(strings.TrimSpace(s))
	return s == "y" || s == "yes", nil
}

// How a password is given: the flag alone asks for it, with a dash it is the first line of Stdin.
const (
	passwordAsked = "ask"
	passwordStdin = "-"
)

// passwordSource is the value of a flag that says where a password comes from, never the password.
type passwordSource string

func (p *passwordSource) String() string     { return string(*p) }
func (p *passwordSource) Set(s string) error { *p = passwordSource(s); return nil }
func (p *passwordSource) Type() string       { return "" }

// readPassword gets the password of a link as the flag says.
func (c *commands) readPassword(cmd *cobra.Command, how string) (string, error) {
	ctx := cmd.Context()
	var password string
	var err error
	switch {
	case how == passwordStdin:
		password, err = readLines(ctx, c.env.Stdin).next(ctx)
		if errors.Is(err, io.EOF) {
			err = nil
		}
		password = strings.TrimSuffix(password, "\r")
	case how != passwordAsked:
		return "", usage(cmd, "a password on the command line is seen by every user of the machine: "+
			"--password alone asks for it, --password=- reads it from the standard input")
	case c.env.ReadPassword == nil || !c.env.Terminal(c.env.Stdin):
		return "", usage(cmd, "there is no terminal to ask for the password on: --password=- reads it from the standard input")
	default:
		password, err = c.askTwice(ctx)
	}
	if err != nil {
		return "", err
	}
	if password == "" {
		return "", errors.New("the password is empty")
	}
	return password, nil
}

// askTwice asks for a new password twice, because it is not shown.
func (c *commands) askTwice(ctx context.Context) (string, error) {
	var answers [2]string
	for i, prompt := range []string{"Password of the link: ", "Once more: "} {
		fmt.Fprint(c.env.Stderr, prompt)
		s, err := c.env.ReadPassword(ctx)
		fmt.Fprintln(c.env.Stderr)
		if err != nil {
			return "", fmt.Errorf("reading the password: %w", err)
		}
		answers[i] = s
	}
	if answers[0] != answers[1] {
		return "", errors.New("the two passwords differ")
	}
	return answers[0], nil
}
