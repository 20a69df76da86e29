package object_test

import (
	"math"
	"testing"
	"unicode/utf8"

	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/vm"
)

// FuzzParseSpec holds that no specification breaks the formatting of anything, that what is formatted is as wide as was
// asked for, and that an error is a Python exception.
func FuzzParseSpec(f *testing.F) {
	for _, spec := range []string{"", "d", ">10", "*^+#010_.3f", "0=+15,", "é<5c", "z.0%", ",.2f", "_x", ".17g", "n", "<<", "1.", "\ud7ff=5", ",_", "99999999999999999999"} {
		f.Add(spec)
	}
	rt, err := vm.New(vm.Config{})
	if err != nil {
		f.Fatal(err)
	}
	rt.Interp.MemoryLimit = 1 << 40
	values := []object.Value{object.Int(0), object.Int(-12345), object.Float(math.Copysign(0, -1)), object.Float(1234.5678), object.Float(1e300),
		object.NewComplex(1 - 2i), object.NewStr("text"), object.NewInt(bigInt("-123456789012345678901234567890"))}
	f.Fuzz(func(t *testing.T, spec string) {
		if !utf8.ValidString(spec) {
			t.Skip("text is UTF-8")
		}
		parsed, err := object.ParseSpec(rt.Thread, spec, "int", 'd')
		if err != nil && object.Raised(err) == nil {
			t.Fatal(err)
		}
		if err == nil && (parsed.Width > 1<<16 || parsed.Precision > 1<<12) {
			t.Skip("too large to be worth the time")
		}
		for _, v := range values {
			var made object.Value
			if s := object.AsStr(v); s != nil {
				made, err = object.FormatStr(rt.Thread, s, spec)
			} else {
				made, err = rt.Thread.CallMethod(v, "__format__", object.NewStr(spec))
			}
			if err != nil {
				if object.Raised(err) == nil {
					t.Fatal(spec, err)
				}
				continue
			}
			if n := object.AsStr(made).Len(); n < parsed.Width {
				t.Errorf("format(%v, %q) is %d wide, not %d", v, spec, n, parsed.Width)
			}
		}
	})
}

// FuzzIntText holds that ints survive being written and read, in decimal and in every base, and that no text breaks int()
// or float().
func FuzzIntText(f *testing.F) {
	for _, text := range []string{"0", "-12_345", " 9223372036854775808\n", "0x_ff", "٣٤", "1e400", "nan", "-0", "1__0", "0b2"} {
		f.Add(text)
	}
	w := newWorld(f)
	th := w.Thread
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 1000 {
			t.Skip("text is UTF-8, and short")
		}
		if x, err := th.ParseFloat(text); err == nil {
			y, err := th.ParseFloat(object.FormatFloat(x))
			if err != nil || x != y && x == x {
				t.Errorf("float(%q) is %v, and that written and read is %v, %v", text, x, y, err)
			}
		} else if object.Raised(err) == nil {
			t.Fatal(text, err)
		}
		for _, base := range []int{0, 2, 10, 36} {
			v, err := th.ParseInt(text, base)
			if err != nil {
				if object.Raised(err) == nil {
					t.Fatal(text, err)
				}
				continue
			}
			for _, format := range []struct {
				spec string
				base int
			}{{"d", 10}, {"b", 2}, {"o", 8}, {"x", 16}, {"#X", 0}, {"_d", 10}} {
				s, err := object.FormatInt(th, v, format.spec)
				if err != nil {
					t.Fatal(err)
				}
				back, err := th.ParseInt(object.AsStr(s).S, format.base)
				same, err2 := th.Equal(v, back)
				if err != nil || err2 != nil || !same {
					t.Errorf("int(%q, %d) formatted by %q is %q, and that is read as something else", text, base, format.spec, object.AsStr(s).S)
				}
			}
		}
	})
}
