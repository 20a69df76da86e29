package io

import (
	"context"
	"errors"
	"os"
	"time"
)

// This file reads and writes what may have to wait: pipes. Others run meanwhile, and signals end it.

// deadlined is a file whose reading and writing can be ended from outside, as that of pipes can. Others say so by an error.
type deadlined interface {
	SetReadDeadline(t time.Time) error
	SetWriteDeadline(t time.Time) error
}

// read reads from a file as an io.Reader does.
func read(t *thread, f File, b []byte) (n int, err error) {
	d, ok := f.(deadlined)
	if !ok || d.SetReadDeadline(time.Time{}) != nil {
		return f.Read(b)
	}
	err = block(t, d.SetReadDeadline, func() error {
		n, err = f.Read(b)
		return err
	})
	return n, err
}

// Write writes to a file as an io.Writer does.
func Write(t *thread, f File, b []byte) (n int, err error) {
	d, ok := f.(deadlined)
	if !ok || d.SetWriteDeadline(time.Time{}) != nil {
		return f.Write(b)
	}
	err = block(t, d.SetWriteDeadline, func() error {
		k, err := f.Write(b[n:])
		n += k
		return err
	})
	return n, err
}

// block runs what a deadline in the past ends. It is run again where that was for a signal which let the program go on.
func block(t *thread, setDeadline func(time.Time) error, run func() error) error {
	return t.Block(func(ctx context.Context) error {
		set := make(chan struct{})
		stop := context.AfterFunc(ctx, func() {
			_ = setDeadline(time.Unix(1, 0))
			close(set)
		})
		err := run()
		if !stop() {
			<-set
			_ = setDeadline(time.Time{})
		}
		if errors.Is(err, os.ErrDeadlineExceeded) && ctx.Err() != nil {
			return ctx.Err()
		}
		return err
	})
}

// ConsoleNumber is which of the standard streams of the host a file is: 0, 1 or 2.
func ConsoleNumber(t *thread, f File) (n int, ok bool) {
	c, ok := f.(*consoleFile)
	switch {
	case !ok:
		return 0, false
	case c.out == nil:
		return 0, true
	case c.out(t.Interp) == t.Interp.Stderr && t.Interp.Stderr != t.Interp.Stdout:
		return 2, true
	}
	return 1, true
}
