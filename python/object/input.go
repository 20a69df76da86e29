package object

import (
	"context"
	"io"
)

// Input reads from a stream of the host that may have nothing to give for long, such as a terminal: the waiting ends when the
// program is stopped or interrupted, which reading itself does not. What comes after that is kept for the next one to read.
type Input struct {
	from io.Reader
	busy chan struct{}  // holds a token while somebody uses what follows
	read chan readInput // gives what was read; nil while nothing is being read
	rest []byte
	room []byte
}

type readInput struct {
	n   int
	err error
}

// NewInput makes an Input of a stream; nil is an empty one.
func NewInput(r io.Reader) *Input { return &Input{from: r, busy: make(chan struct{}, 1)} }

// Read reads as an io.Reader does.
func (i *Input) Read(t *Thread, b []byte) (n int, err error) {
	if i == nil || i.from == nil {
		return 0, io.EOF
	}
	if len(b) == 0 {
		return 0, nil
	}
	err = t.Block(func(ctx context.Context) error {
		select {
		case i.busy <- struct{}{}:
			defer func() { <-i.busy }()
		case <-ctx.Done():
			return ctx.Err()
		}
		var failed error
		n, failed = i.next(ctx, b)
		return failed
	})
	return n, err
}

// next reads, in a goroutine of its own, unless there is a rest.
func (i *Input) next(ctx context.Context, b []byte) (int, error) {
	if len(i.rest) == 0 {
		if i.read == nil {
			if i.room == nil {
				i.room = make([]byte, 1<<13)
			}
			read, room := make(chan readInput, 1), i.room[:min(len(i.room), len(b))]
			i.read = read
			go func() {
				n, err := i.from.Read(room)
				read <- readInput{n, err}
			}()
		}
		select {
		case r := <-i.read:
			i.read, i.rest = nil, i.room[:r.n]
			if r.n == 0 || r.err != nil && r.err != io.EOF {
				return 0, r.err
			}
		case <-ctx.Done():
			return 0, ctx.Err()
		}
	}
	n := copy(b, i.rest)
	i.rest = i.rest[n:]
	return n, nil
}
