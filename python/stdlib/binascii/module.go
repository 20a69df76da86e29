// Package binascii is Python's module binascii: bytes as text, in the ways that mail and the web do it, and checksums.
//
// It exists in Go because module base64, which is written in Python, leaves all work on single bytes to it.
package binascii

import (
	"encoding/hex"
	"hash/crc32"

	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
)

type errorKey struct{}

// raise is a binascii.Error.
func raise(t *thread, msg string, args ...any) error {
	cls, _ := t.Interp.Memo.Get(errorKey{}).(*object.Type)
	if cls == nil {
		cls = object.ValueError
	}
	return t.Raise(cls, msg, args...)
}

// Module makes module binascii for an interpreter.
func Module(t *thread) (*object.Module, error) {
	m := object.NewModule("binascii", "Bytes as text, and back.")
	for _, c := range []struct {
		name string
		base *object.Type
	}{{"Error", object.ValueError}, {"Incomplete", object.ExceptionType}} {
		names := object.NewDict()
		names.SetString("__module__", object.NewStr("binascii"))
		cls, err := t.NewClass(object.TypeType, c.name, []*object.Type{c.base}, names)
		if err != nil {
			return nil, err
		}
		m.Set(c.name, cls.Value())
		if c.name == "Error" {
			t.Interp.Memo.Set(errorKey{}, cls)
		}
	}
	m.Add(
		object.Fn("a2b_base64", "(data, /, *, strict_mode=False)", "Decode base64.", fromBase64),
		object.Fn("b2a_base64", "(data, /, *, newline=True)", "Encode in base64, as a line.", toBase64),
		object.Fn("a2b_hex", "(hexstr, /)", "Decode hexadecimal.", fromHex),
		object.Fn("unhexlify", "(hexstr, /)", "Decode hexadecimal.", fromHex),
		object.Fn("b2a_hex", "(data, sep=<unrepresentable>, bytes_per_sep=1)", "Encode in hexadecimal.", toHex),
		object.Fn("hexlify", "(data, sep=<unrepresentable>, bytes_per_sep=1)", "Encode in hexadecimal.", toHex),
		object.Fn("_b2a_digits", "(data, alphabet, size, /)", "Encode groups of bytes as numbers, in digits.", toDigits),
		object.Fn("_a2b_digits", "(data, alphabet, size, /)", "Decode groups of digits, and say what is wrong with them.", fromDigits),
		object.Fn("a2b_uu", "(data, /)", "Decode a line of uuencoded data.", fromUU),
		object.Fn("b2a_uu", "(data, /, *, backtick=False)", "Uuencode a line.", toUU),
		object.Fn("a2b_qp", "(data, header=False)", "Decode quoted-printable data.", fromQuoted),
		object.Fn("b2a_qp", "(data, quotetabs=False, istext=True, header=False)", "Encode as quoted-printable data.", toQuoted),
		object.Fn("crc32", "(data, crc=0, /)", "Compute the CRC-32 of data, going on from another.", func(t *thread, a []value) (value, error) {
			b, start, err := checksum(t, a)
			return object.Int(int64(crc32.Update(uint32(start), crc32.IEEETable, b))), err
		}),
		object.Fn("crc_hqx", "(data, crc, /)", "Compute the CRC of BinHex, going on from another.", func(t *thread, a []value) (value, error) {
			b, start, err := checksum(t, a)
			crc := uint16(start)
			for _, c := range b {
				crc ^= uint16(c) << 8
				for range 8 {
					if crc&0x8000 != 0 {
						crc = crc<<1 ^ 0x1021
					} else {
						crc <<= 1
					}
				}
			}
			return object.Int(int64(crc)), err
		}),
	)
	return m, nil
}

// checksum are the bytes to sum up, and where to go on from.
func checksum(t *thread, a []value) ([]byte, uint64, error) {
	b, err := object.AsBytes(t, a[0])
	if err != nil {
		return nil, 0, err
	}
	var start uint64
	if !a[1].IsNull() {
		v, err := t.Index(a[1])
		if err != nil {
			return nil, 0, err
		}
		n, _ := object.AsBig(v)
		if n.Sign() >= 0 {
			start = n.Uint64()
		} else if i, ok := object.AsInt64(v); ok {
			start = uint64(i)
		}
		if b, err = object.AsBytes(t, a[0]); err != nil {
			return nil, 0, err
		}
	}
	return b, start, t.Charge(len(b) >> 4)
}

// text is what is to be decoded: bytes, or a str in ASCII.
func text(t *thread, v value) ([]byte, error) {
	if s := object.AsStr(v); s != nil {
		if !s.IsASCII() {
			return nil, t.Raise(object.ValueError, "string argument should contain only ASCII characters")
		}
		return []byte(s.S), t.Allocate(2 * len(s.S))
	}
	b, err := object.AsBytes(t, v)
	if object.Matches(err, object.TypeError) {
		return nil, t.Raise(object.TypeError, "argument should be bytes, buffer or ASCII string, not '%s'", v.Type().Name)
	}
	if err != nil {
		return nil, err
	}
	return b, t.Allocate(2 * len(b))
}

func fromHex(t *thread, a []value) (value, error) {
	s, err := text(t, a[0])
	if err != nil {
		return value{}, err
	}
	if len(s)%2 != 0 {
		return value{}, raise(t, "Odd-length string")
	}
	b := make([]byte, len(s)/2)
	if _, err := hex.Decode(b, s); err != nil {
		return value{}, raise(t, "Non-hexadecimal digit found")
	}
	return object.NewBytes(string(b)), nil
}

// toHex is what bytes.hex does, but gives bytes.
func toHex(t *thread, a []value) (value, error) {
	b, err := object.AsBytes(t, a[0])
	if err != nil {
		return value{}, err
	}
	args := make([]value, 0, 2)
	for _, v := range a[1:3] {
		if v.IsNull() {
			break
		}
		args = append(args, v)
	}
	if err := t.Allocate(4 * len(b)); err != nil {
		return value{}, err
	}
	if len(args) == 0 {
		if a[2].IsNull() {
			return object.NewBytes(hex.EncodeToString(b)), nil
		}
		return object.NewBytes(hex.EncodeToString(b)), nil
	}
	v, err := t.CallMethod(object.NewBytes(string(b)), "hex", args...)
	if err != nil {
		return value{}, err
	}
	return object.NewBytes(object.AsStr(v).S), nil
}
