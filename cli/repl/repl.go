// Package repl is the interactive session of Python: it reads statements, runs them and shows what they give. It exists so that
// trying the language is a pleasure: on a terminal, blocks are edited as a whole, names are completed, source and errors have
// colours, and what was typed is there the next time.
//
// Invariants:
//   - Without a terminal nothing is shown but what the program shows, so that a session can be a part of a pipe.
//   - An error of what was typed never ends the session, nor does Ctrl-C.
package repl

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/jinklink/jink/python"
)

// Config is what a session needs.
type Config struct {
	Interpreter *python.Interpreter
	Stdout      io.Writer
	Stderr      io.Writer
	Banner      string // what a person is greeted with

	// Line reads a line where nobody sits at a terminal, io.EOF after the last.
	Line func(ctx context.Context) (string, error)
	// Interrupts has Ctrl-C call f until stop is called.
	Interrupts func(f func()) (stop func())

	Terminal bool
	Colours  bool
	// History is the file that keeps what was typed at a terminal; "": it is not kept.
	History string
}

// ErrInterrupted is that Ctrl-C came while something was typed.
var ErrInterrupted = errors.New("interrupted")

// source gives what was typed, a whole statement each time. It returns io.EOF after the last, and ErrInterrupted where the
// statement was given up.
type source interface {
	next(ctx context.Context) (string, error)
}

// Run runs a session until its input ends, or exit() is called: a *python.Exit is the error then.
func Run(ctx context.Context, cfg Config) error {
	s := cfg.Interpreter.NewSession()
	var from source = &piped{line: cfg.Line, whole: s.Whole}
	if cfg.Terminal {
		fmt.Fprintln(cfg.Stdout, cfg.Banner)
		from = newEditor(cfg, s)
	}
	for {
		text, err := from.next(ctx)
		switch {
		case errors.Is(err, ErrInterrupted):
			fmt.Fprint(cfg.Stderr, "\nKeyboardInterrupt\n")
			continue
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		if err := run(ctx, cfg, s, text); err != nil {
			return err
		}
	}
}

// run runs a statement and shows what it raises.
func run(ctx context.Context, cfg Config, s *python.Session, text string) error {
	stop := cfg.Interrupts(cfg.Interpreter.Interrupt)
	_, err := s.Run(ctx, text, true)
	stop()
	raised, ok := errors.AsType[*python.Error](err)
	if !ok {
		return err
	}
	message := raised.Text
	if cfg.Colours {
		message = colourTraceback(message)
	}
	_, err = io.WriteString(cfg.Stderr, message)
	return err
}

// piped reads statements from lines. A block ends with an empty line, and with the input.
type piped struct {
	line  func(ctx context.Context) (string, error)
	whole func(source string, last bool) bool
}

func (p *piped) next(ctx context.Context) (string, error) {
	var typed strings.Builder
	for {
		line, err := p.line(ctx)
		blank := strings.TrimSpace(line) == ""
		switch {
		case errors.Is(err, io.EOF) && strings.TrimSpace(typed.String()) != "":
			return typed.String(), nil
		case err != nil:
			return "", err
		case typed.Len() == 0 && blank:
			continue
		}
		typed.WriteString(line + "\n")
		if p.whole(typed.String(), blank) {
			return typed.String(), nil
		}
	}
}
