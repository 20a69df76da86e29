package pickle

import (
	"bytes"

	"github.com/jinklink/jink/python/object"
)

// input is where a pickle is read from: bytes, or a file, of which never more is read than the pickle has.
type input struct {
	b              []byte
	at             int
	read, readline value // of the file; NULL: there is none
}

// take gives the next n bytes; they are valid until the next call.
func (in *input) take(t *thread, n int) ([]byte, error) {
	if n <= len(in.b)-in.at {
		b := in.b[in.at : in.at+n]
		in.at += n
		return b, nil
	}
	if in.read.IsNull() {
		return nil, in.short(t)
	}
	if in.at < len(in.b) {
		return nil, raiseUnpickling(t, "pickle exhausted before end of frame")
	}
	b, err := in.call(t, in.read, object.Int(int64(n)))
	if err != nil {
		return nil, err
	}
	if len(b) < n {
		return nil, in.short(t)
	}
	return b[:n], nil
}

func (in *input) short(t *thread) error {
	if in.at == 0 && len(in.b) == 0 {
		return t.Raise(object.EOFError, "Ran out of input")
	}
	return raiseUnpickling(t, "pickle data was truncated")
}

// frame reads n bytes ahead, which belong to the pickle.
func (in *input) frame(t *thread, n int) error {
	if in.read.IsNull() {
		if n > len(in.b)-in.at {
			return raiseUnpickling(t, "pickle exhausted before end of frame")
		}
		return nil
	}
	if in.at < len(in.b) {
		return raiseUnpickling(t, "beginning of a new frame before end of current frame")
	}
	b, err := in.call(t, in.read, object.Int(int64(n)))
	if err != nil {
		return err
	}
	if len(b) < n {
		return raiseUnpickling(t, "pickle exhausted before end of frame")
	}
	in.b, in.at = b, 0
	return nil
}

// line gives the next line, without its end.
func (in *input) line(t *thread) ([]byte, error) {
	if in.at < len(in.b) || in.read.IsNull() {
		i := bytes.IndexByte(in.b[in.at:], '\n')
		if i < 0 {
			return nil, in.short(t)
		}
		b := in.b[in.at : in.at+i]
		in.at += i + 1
		return b, t.Charge(len(b) >> 4)
	}
	b, err := in.call(t, in.readline)
	if err != nil {
		return nil, err
	}
	if len(b) == 0 || b[len(b)-1] != '\n' {
		return nil, in.short(t)
	}
	return b[:len(b)-1], nil
}

// call reads from the file.
func (in *input) call(t *thread, f value, args ...value) ([]byte, error) {
	v, err := t.Call(f, args...)
	if err != nil {
		return nil, err
	}
	b, err := object.AsBytes(t, v)
	if object.Matches(err, object.TypeError) {
		return nil, t.Raise(object.ValueError, "read() returned non-bytes object (%s)", v.Type().Name)
	}
	if err != nil {
		return nil, err
	}
	if object.AsBytesObject(v) == nil {
		b = bytes.Clone(b)
	}
	return b, t.Allocate(len(b))
}
