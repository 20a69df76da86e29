package pickle

import (
	"bytes"
	"encoding/binary"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/jinklink/jink/python/object"
)

// run runs a pickle up to its end.
func (u *unpickler) run(t *thread) (value, error) {
	u.proto = 0
	for {
		if err := t.Charge(1); err != nil {
			return value{}, err
		}
		op, err := u.in.op(t)
		if err != nil {
			return value{}, err
		}
		if op == opStop {
			if !u.in.read.IsNull() {
				u.in.b, u.in.at = nil, 0
			}
			return u.pop(t)
		}
		if err := u.step(t, op); err != nil {
			return value{}, err
		}
	}
}

// size reads a length of so many bytes, and checks that it is no absurd one.
func (u *unpickler) size(t *thread, n int) (int, error) {
	b, err := u.in.take(t, n)
	if err != nil {
		return 0, err
	}
	var x uint64
	for i, c := range b {
		x |= uint64(c) << (8 * i)
	}
	if x > math.MaxInt64 {
		return 0, t.Raise(object.OverflowError, "BINBYTES exceeds system's maximum size of %d bytes", math.MaxInt64)
	}
	return int(x), nil
}

// counted reads bytes, before which stands their number, in so many bytes.
func (u *unpickler) counted(t *thread, width int) ([]byte, error) {
	n, err := u.size(t, width)
	if err != nil {
		return nil, err
	}
	if u.in.read.IsNull() && n > len(u.in.b)-u.in.at {
		return nil, u.in.short(t)
	}
	if err := t.Allocate(n + 32); err != nil {
		return nil, err
	}
	return u.in.take(t, n)
}

func (u *unpickler) text(t *thread, width int) error {
	b, err := u.counted(t, width)
	if err != nil {
		return err
	}
	s, err := t.Decode(string(b), "utf-8", "surrogatepass")
	if err == nil {
		u.push(s)
	}
	return err
}

// old is a str of Python 2, which here may be text or bytes.
func (u *unpickler) old(t *thread, b []byte) error {
	if u.encoding == "bytes" {
		u.push(object.NewBytes(string(b)))
		return nil
	}
	s, err := t.Decode(string(b), u.encoding, u.errors)
	if err == nil {
		u.push(s)
	}
	return err
}

// step does one operation.
func (u *unpickler) step(t *thread, op byte) error {
	switch op {
	case opMark:
		u.marks = append(u.marks, len(u.stack))
	case opPop:
		if n := len(u.marks); n > 0 && u.marks[n-1] == len(u.stack) {
			u.marks = u.marks[:n-1]
			return nil
		}
		_, err := u.pop(t)
		return err
	case opPopMark:
		_, err := u.popMark(t)
		return err
	case '2':
		v, err := u.top(t)
		if err != nil {
			return err
		}
		u.push(v)
	case 'N':
		u.push(object.None)
	case 0x88:
		u.push(object.True)
	case 0x89:
		u.push(object.False)
	case 'K':
		n, err := u.size(t, 1)
		u.push(object.Int(int64(n)))
		return err
	case 'M':
		n, err := u.size(t, 2)
		u.push(object.Int(int64(n)))
		return err
	case 'J':
		n, err := u.size(t, 4)
		u.push(object.Int(int64(int32(n))))
		return err
	case 'G':
		b, err := u.in.take(t, 8)
		if err != nil {
			return err
		}
		u.push(object.Float(math.Float64frombits(binary.BigEndian.Uint64(b))))
	case 'I', 'L', 'F', 'S', 'V':
		return u.textual(t, op)
	case 0x8a:
		return u.long(t, 1)
	case 0x8b:
		return u.long(t, 4)
	case 'U':
		b, err := u.counted(t, 1)
		if err != nil {
			return err
		}
		return u.old(t, b)
	case 'T':
		b, err := u.counted(t, 4)
		if err != nil {
			return err
		}
		return u.old(t, b)
	case 0x8c:
		return u.text(t, 1)
	case 'X':
		return u.text(t, 4)
	case 0x8d:
		return u.text(t, 8)
	case 'C', 'B', 0x8e, 0x96:
		width := 8
		switch op {
		case 'C':
			width = 1
		case 'B':
			width = 4
		}
		b, err := u.counted(t, width)
		if err != nil {
			return err
		}
		if op == 0x96 {
			u.push(object.NewByteArray(bytes.Clone(b)))
		} else {
			u.push(object.NewBytes(string(b)))
		}
	case opMemoize:
		return u.remember(t, u.memoized())
	case 'q':
		n, err := u.size(t, 1)
		if err != nil {
			return err
		}
		return u.remember(t, n)
	case 'r':
		n, err := u.size(t, 4)
		if err != nil {
			return err
		}
		return u.remember(t, n)
	case 'h':
		n, err := u.size(t, 1)
		if err != nil {
			return err
		}
		return u.recall(t, n)
	case 'j':
		n, err := u.size(t, 4)
		if err != nil {
			return err
		}
		return u.recall(t, n)
	case 'p', 'g':
		n, err := u.number(t)
		if err != nil {
			return err
		}
		if op == 'g' {
			return u.recall(t, n)
		}
		if n < 0 {
			return t.Raise(object.ValueError, "negative PUT argument")
		}
		return u.remember(t, n)
	case opProto:
		n, err := u.size(t, 1)
		if err != nil {
			return err
		}
		if n > highest {
			return t.Raise(object.ValueError, "unsupported pickle protocol: %d", n)
		}
		u.proto = n
	case opFrame:
		n, err := u.size(t, 8)
		if err != nil {
			return err
		}
		return u.in.frame(t, n)
	default:
		return u.compound(t, op)
	}
	return nil
}

// memoized is how many objects the memo holds.
func (u *unpickler) memoized() int {
	n := len(u.memo)
	for n > 0 && u.memo[n-1].IsNull() {
		n--
	}
	return n
}

func (u *unpickler) number(t *thread) (int, error) {
	b, err := u.in.line(t)
	if err != nil {
		return 0, err
	}
	n, err := strconv.Atoi(string(b))
	if err != nil {
		return 0, t.Raise(object.ValueError, "invalid literal for int() with base 10: %s", object.ReprString(string(b)+"\n"))
	}
	return n, nil
}

// textual reads what protocol 0 writes as text.
func (u *unpickler) textual(t *thread, op byte) error {
	b, err := u.in.line(t)
	if err != nil {
		return err
	}
	s := string(b)
	switch op {
	case 'I':
		switch s {
		case "00":
			u.push(object.False)
			return nil
		case "01":
			u.push(object.True)
			return nil
		}
		if err := u.parsed(t, s); !object.Matches(err, object.ValueError) {
			return err
		}
		return t.Raise(object.ValueError, "could not convert string to int")
	case 'L':
		return u.parsed(t, strings.TrimSuffix(s, "L"))
	case 'F':
		f, err := strconv.ParseFloat(s, 64)
		if err != nil && !math.IsInf(f, 0) {
			return t.Raise(object.ValueError, "could not convert string to float: '%s\n'", s)
		}
		u.push(object.Float(f))
		return nil
	case 'V':
		v, err := t.Decode(s, "raw_unicode_escape", "strict")
		if err == nil {
			u.push(v)
		}
		return err
	}
	s = strings.TrimRight(s, " \t\r")
	if len(s) < 2 || s[0] != s[len(s)-1] || s[0] != '\'' && s[0] != '"' {
		return raiseUnpickling(t, "the STRING opcode argument must be quoted")
	}
	v, err := t.Decode(s[1:len(s)-1], "unicode_escape", "strict")
	if err != nil {
		return err
	}
	raw, err := t.Encode(object.AsStr(v), "latin-1", "strict")
	if err != nil {
		return err
	}
	return u.old(t, []byte(object.AsBytesObject(raw).S))
}

func (u *unpickler) parsed(t *thread, s string) error {
	v, err := t.ParseInt(s, 0)
	if err == nil {
		u.push(v)
	}
	return err
}

func (u *unpickler) long(t *thread, width int) error {
	n, err := u.size(t, width)
	if err != nil {
		return err
	}
	if width == 4 && int32(n) < 0 {
		return raiseUnpickling(t, "LONG pickle has negative byte count")
	}
	if err := t.Allocate(2 * n); err != nil {
		return err
	}
	b, err := u.in.take(t, n)
	if err != nil {
		return err
	}
	b = bytes.Clone(b)
	negative := n > 0 && b[n-1]&0x80 != 0
	slices.Reverse(b)
	x := new(big.Int).SetBytes(b)
	if negative {
		x.Sub(x, new(big.Int).Lsh(big.NewInt(1), uint(8*n)))
	}
	u.push(object.NewInt(x))
	return nil
}
