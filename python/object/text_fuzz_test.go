package object

import (
	"strings"
	"testing"
)

// FuzzDecode holds that whatever bytes say, decoding never panics, its result is well formed, and escaped surrogates lead back
// to the bytes they came from.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{"", "abc", "\xff", "a\xe2\x82", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xff\xfea\x00", `\u12\N{x}\777`, "\xc3\xa9"} {
		f.Add([]byte(s))
	}
	encodings := []string{"utf-8", "ascii", "latin-1", "utf-16", "utf-16-be", "utf-32", "utf-32-be", "utf-8-sig", "cp1252", "cp037",
		"unicode_escape", "raw_unicode_escape"}
	f.Fuzz(func(t *testing.T, data []byte) {
		th := newTestThread()
		for _, encoding := range encodings {
			for _, errors := range []string{"strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass"} {
				v, err := th.Decode(string(data), encoding, errors)
				if err != nil {
					continue
				}
				wellFormed(t, v.str().S)
				if errors != "surrogateescape" || encoding != "utf-8" && encoding != "ascii" && encoding != "cp1252" {
					continue
				}
				back, err := th.Encode(v.str(), encoding, errors)
				if err != nil {
					t.Fatalf("%q in %s became %q, which cannot go back: %v", data, encoding, v.str().S, err)
				}
				if s, _ := byteString(back); s != string(data) {
					t.Fatalf("%q in %s became %q and then %q", data, encoding, v.str().S, s)
				}
			}
		}
	})
}

// wellFormed fails unless s is WTF-8: what every str must be.
func wellFormed(t *testing.T, s string) {
	var b []byte
	count := 0
	for i := 0; i < len(s); count++ {
		r, n := decodePoint(s[i:])
		b = appendPoint(b, r)
		i += n
	}
	if string(b) != s || countPoints(s) != count {
		t.Fatalf("%q is no text", s)
	}
}

// FuzzEncode holds that all text goes through every encoding that has all characters, and comes back the same.
func FuzzEncode(f *testing.F) {
	for _, s := range []string{"", "abc", "é€😀", "\xed\xa0\x80", "a\\u0041\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		th := newTestThread()
		v, err := th.Decode(text, "utf-8", "surrogateescape")
		if err != nil {
			t.Fatal(err)
		}
		s := v.str()
		for _, encoding := range []string{"utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "unicode_escape"} {
			data, err := th.Encode(s, encoding, "surrogatepass")
			if err != nil {
				t.Fatal(encoding, err)
			}
			raw, _ := byteString(data)
			back, err := th.Decode(raw, encoding, "surrogatepass")
			if err != nil {
				t.Fatal(encoding, err)
			}
			// In UTF-16 two surrogates beside each other are one character, and a mark at the beginning says the order.
			if back.str().S != s.S && !strings.Contains(s.S, "\xed") && !strings.HasPrefix(s.S, "\ufeff") {
				t.Fatalf("%q in %s came back as %q", s.S, encoding, back.str().S)
			}
		}
	})
}

// FuzzPercent and FuzzFormat hold that no format, with whatever arguments, panics or makes what is no text.
func FuzzPercent(f *testing.F) {
	for _, s := range []string{"%s", "%5.2f|%-5d|%+x", "%(a)s", "%*.*d", "%", "%é", "%c%%%r", "%#010.3g", "%99999999999d"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, format string) {
		th := newTestThread()
		th.Interp.MemoryLimit = 1 << 20
		v, err := th.Decode(format, "utf-8", "surrogateescape")
		if err != nil {
			t.Fatal(err)
		}
		d := NewDict()
		d.SetString("a", Int(7))
		for _, args := range []Value{Int(65), Float(2.5), NewStr("é"), d.Value(), NewTuple(Int(5), Int(3), Float(1.5), NewStr("x")), NewTuple()} {
			for _, f := range []Value{v, NewBytes(format)} {
				if out, err := th.BinaryOp(Modulo, f, args); err == nil && AsStr(out) != nil {
					wellFormed(t, out.str().S)
				}
			}
		}
	})
}

func FuzzFormat(f *testing.F) {
	for _, s := range []string{"{}", "{0!r:>{1}}", "{a.b[c]}", "{{}}", "{", "}", "{:{:{}}}", "{0[", "{!", "{:=^+#010,.3f}", "{0[0]}{1.real}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, format string) {
		th := newTestThread()
		th.Interp.MemoryLimit = 1 << 20
		v, err := th.Decode(format, "utf-8", "surrogateescape")
		if err != nil {
			t.Fatal(err)
		}
		if out, err := th.CallMethod(v, "format", NewStr("é"), Int(5), Float(1.5), NewTuple(Int(1))); err == nil {
			wellFormed(t, out.str().S)
		}
	})
}

// FuzzSplit holds that what is cut can be joined again.
func FuzzSplit(f *testing.F) {
	f.Add("a,b,,c", ",")
	f.Add(" a  b ", " ")
	f.Add("aaaa", "aa")
	f.Fuzz(func(t *testing.T, text, sep string) {
		if sep == "" {
			return
		}
		th := newTestThread()
		for _, kind := range []func(string) Value{NewBytes, func(s string) Value { return NewByteArray([]byte(s)) }} {
			for _, method := range []string{"split", "rsplit"} {
				parts, err := th.CallMethod(kind(text), method, NewBytes(sep))
				if err != nil {
					t.Fatal(err)
				}
				joined, err := th.CallMethod(kind(sep), "join", parts)
				if err != nil {
					t.Fatal(err)
				}
				if s, _ := byteString(joined); s != text {
					t.Fatalf("%q cut at %q and joined is %q", text, sep, s)
				}
			}
		}
	})
}
