package rows

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"slices"
)

// source is an input of which some is consumed: hashed, counted and forgotten. What was read but not consumed yet is
// held, so that a row can be looked at as it stands in the input however far a parser has read ahead.
type source struct {
	r      io.Reader
	err    error  // of the last read
	buf    []byte // held
	ahead  int    // how much of buf Read has handed out
	offset int64  // of buf[0] in the input
	lines  int    // line ends before buf
	sum    hash.Hash
}

func newSource(r io.Reader) *source { return &source{r: r, sum: sha256.New()} }

// errTooLong says that more than MaxRow bytes are held and the row has still not ended.
var errTooLong = errors.New("the row is longer than 8 MiB")

// fill reads once more, and reports whether something was read.
func (s *source) fill() bool {
	for tries := 0; s.err == nil && tries < 100; tries++ {
		s.buf = slices.Grow(s.buf, 64<<10)
		n, err := s.r.Read(s.buf[len(s.buf):cap(s.buf)])
		s.buf, s.err = s.buf[:len(s.buf)+n], err
		if n > 0 {
			return true
		}
	}
	if s.err == nil {
		s.err = io.ErrNoProgress
	}
	return false
}

// peek returns up to n bytes without consuming them. It fails only if the input does.
func (s *source) peek(n int) ([]byte, error) {
	for len(s.buf) < n && s.fill() {
	}
	if s.err != nil && s.err != io.EOF {
		return nil, s.err
	}
	return s.buf[:min(n, len(s.buf))], nil
}

// Read hands out what is held and then what follows, holding it.
func (s *source) Read(p []byte) (int, error) {
	if s.ahead == len(s.buf) {
		if s.ahead > MaxRow {
			return 0, errTooLong
		}
		if !s.fill() {
			return 0, s.err
		}
	}
	n := copy(p, s.buf[s.ahead:])
	s.ahead += n
	return n, nil
}

// consume lets go of the first n bytes held.
func (s *source) consume(n int) {
	b := s.buf[:n]
	s.sum.Write(b)
	s.lines += bytes.Count(b, []byte{'\n'})
	s.offset += int64(n)
	s.ahead = max(s.ahead-n, 0)
	s.buf = s.buf[n:]
}

// skip consumes n bytes whatever they are, io.EOF if there are not as many.
func (s *source) skip(n int64) error {
	for n > 0 {
		if len(s.buf) == 0 && !s.fill() {
			return s.err
		}
		k := int(min(n, int64(len(s.buf))))
		s.consume(k)
		n -= int64(k)
	}
	return nil
}

// rewind lets Read begin again at the first byte held.
func (s *source) rewind() { s.ahead = 0 }

func (s *source) position() Position {
	return Position{Offset: s.offset, Line: s.lines, Sum: hex.EncodeToString(s.sum.Sum(nil))}
}
