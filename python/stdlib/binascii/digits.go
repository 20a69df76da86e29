package binascii

import (
	"bytes"
	"math"

	"github.com/jinklink/jink/python/object"
)

// This file holds what base32 and base85 have in common: a few bytes at a time are a number, written in so many digits.

// digitsArguments are those of both functions: the data, the digits by their values, and how many bytes a group has; width is how many
// digits that takes.
func digitsArguments(t *thread, a []value) (data, alphabet []byte, size, width int, err error) {
	if data, err = object.AsBytes(t, a[0]); err != nil {
		return
	}
	if alphabet, err = object.AsBytes(t, a[1]); err != nil {
		return
	}
	if size, err = t.IntArg(a[2]); err != nil {
		return
	}
	if len(alphabet) < 2 || size < 1 || size > 7 {
		err = t.Raise(object.ValueError, "no digits for groups of %d bytes", size)
		return
	}
	width = int(math.Ceil(8 * float64(size) / math.Log2(float64(len(alphabet)))))
	return data, alphabet, size, width, t.Allocate(width*(len(data)/size+1) + len(data))
}

// toDigits encodes bytes, the last group filled up with zeros.
func toDigits(t *thread, a []value) (value, error) {
	data, alphabet, size, width, err := digitsArguments(t, a)
	if err != nil {
		return value{}, err
	}
	base := uint64(len(alphabet))
	out := make([]byte, width*((len(data)+size-1)/size))
	for at := 0; at < len(out); at += width {
		n := uint64(0)
		for i := range size {
			n <<= 8
			if i < len(data) {
				n |= uint64(data[i])
			}
		}
		data = data[min(size, len(data)):]
		for i := width - 1; i >= 0; i-- {
			out[at+i] = alphabet[n%base]
			n /= base
		}
	}
	return object.NewBytes(string(out)), t.Charge(len(out) >> 4)
}

// fromDigits decodes whole groups of digits. With what it decoded before it returns where the first thing is that is no digit, and where
// the first group is whose number is too large; -1 if there is none.
func fromDigits(t *thread, a []value) (value, error) {
	data, alphabet, size, width, err := digitsArguments(t, a)
	if err != nil {
		return value{}, err
	}
	var values [256]int
	for i := range values {
		values[i] = bytes.IndexByte(alphabet, byte(i))
	}
	base, wrong, large := uint64(len(alphabet)), -1, -1
	out := make([]byte, 0, size*(len(data)/width+1))
	for at := 0; at+width <= len(data) && wrong < 0 && large < 0; at += width {
		n := uint64(0)
		for i, c := range data[at : at+width] {
			if values[c] < 0 {
				wrong = at + i
				break
			}
			n = n*base + uint64(values[c])
		}
		switch {
		case wrong >= 0:
		case n>>(8*size) > 0:
			large = at
		default:
			for i := size - 1; i >= 0; i-- {
				out = append(out, byte(n>>(8*i)))
			}
		}
	}
	return object.NewTuple(object.NewBytes(string(out)), object.Int(int64(wrong)), object.Int(int64(large))), t.Charge(len(data) >> 4)
}
