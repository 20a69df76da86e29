package object

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// wtf8 is text of any code points, surrogates too.
func wtf8(points []rune) string {
	var b []byte
	for _, r := range points {
		b = appendPoint(b, r)
	}
	return string(b)
}

// TestStr_indexes_are_those_of_code_points compares with a slice of code points, over texts longer than a step of the index.
func TestStr_indexes_are_those_of_code_points(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	kinds := []rune{'a', 'é', '€', '😀', 0xd800, 0xdfff, 0, 0x7f, 0x80, 0x7ff, 0x800, 0xffff, 0x10ffff}
	for range 300 {
		points := make([]rune, r.IntN(400))
		for i := range points {
			points[i] = kinds[r.IntN(len(kinds))]
		}
		s := newStr(wtf8(points))
		if s.Len() != len(points) {
			t.Fatalf("%d code points are counted as %d", len(points), s.Len())
		}
		for range 20 {
			i := r.IntN(len(points) + 1)
			j := i + r.IntN(len(points)-i+1)
			if got, want := s.sub(i, j).str(), wtf8(points[i:j]); got.S != want || got.Len() != j-i {
				t.Fatalf("[%d:%d] is %q of %d, want %q", i, j, got.S, got.Len(), want)
			}
			if at := s.offset(i); s.pointAt(at) != i {
				t.Fatalf("code point %d is at byte %d, which is code point %d", i, at, s.pointAt(at))
			}
		}
		var walked []rune
		thread := NewThread(NewInterpreter(), nil)
		for it := (&StrIterator{Of: s}); ; {
			v := it.Step(thread)
			if v.IsNull() {
				break
			}
			c, _ := decodePoint(v.str().S)
			walked = append(walked, c)
		}
		if !slices.Equal(walked, points) {
			t.Fatalf("walking over %q gave %q", s.S, wtf8(walked))
		}
	}
}

// TestConcat_grows_in_place holds that appending copies nothing but what is appended, most times: one Str each.
func TestConcat_grows_in_place(t *testing.T) {
	th := newTestThread()
	const n = 10000
	piece := newStr("0123456789")
	allocations := testing.AllocsPerRun(3, func() {
		s := emptyStr
		for range n {
			v, err := th.concat(s, piece)
			if err != nil {
				t.Fatal(err)
			}
			s = v.str()
		}
		if s.Len() != n*10 {
			t.Fatal(s.Len())
		}
	})
	if allocations > n+100 {
		t.Errorf("%d times appending took %v allocations", n, allocations)
	}
}

func TestConcat_never_changes_what_was_there(t *testing.T) {
	th := newTestThread()
	r := rand.New(rand.NewPCG(3, 4))
	type kept struct {
		s    *Str
		want string
	}
	all := []kept{{newStr(strings.Repeat("x", 70)), strings.Repeat("x", 70)}}
	for range 2000 {
		from := all[len(all)-1-r.IntN(min(len(all), 3))]
		more := strings.Repeat(string(rune('a'+r.IntN(26))), 1+r.IntN(4))
		if r.IntN(5) == 0 {
			more = "é"
		}
		v, err := th.concat(from.s, newStr(more))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, kept{v.str(), from.want + more})
	}
	for _, k := range all {
		if k.s.S != k.want || k.s.Len() != countPoints(k.want) {
			t.Fatalf("%q became %q", k.want, k.s.S)
		}
	}
}

func TestCountPoints_counts_what_begins_a_character(t *testing.T) {
	for n := range 40 {
		for _, c := range []string{"a", "é", "€", "😀"} {
			s := strings.Repeat("x", n%9) + strings.Repeat(c, n)
			if got, want := countPoints(s), utf8.RuneCountInString(s); got != want {
				t.Errorf("%q has %d, counted as %d", s, want, got)
			}
			if got, want := isASCII(s), utf8.RuneCountInString(s) == len(s); got != want {
				t.Errorf("isASCII(%q) is %v", s, got)
			}
		}
	}
}

func TestFlipCase_does_to_eight_bytes_what_it_does_to_one(t *testing.T) {
	for c := range 128 {
		for at := range 8 {
			b := []byte("@Z[`z{\x00\x7f")
			b[at] = byte(c)
			up, down := slices.Clone(b), slices.Clone(b)
			flipCase(up, 'a')
			flipCase(down, 'A')
			for i := range b {
				if up[i] != upperTable[b[i]] || down[i] != lowerTable[b[i]] {
					t.Fatalf("%q became %q and %q", b, up, down)
				}
			}
		}
	}
}

func TestHalf_floats_come_back_the_same(t *testing.T) {
	for n := range 1 << 16 {
		h := uint16(n)
		f := halfToFloat(h)
		if math.IsNaN(f) {
			continue
		}
		if got, ok := floatToHalf(f); !ok || got != h {
			t.Fatalf("%#04x is %v, which is %#04x, %v", h, f, got, ok)
		}
	}
	for _, f := range []float64{65520, 1e300, -65520} {
		if h, ok := floatToHalf(f); ok {
			t.Errorf("%v fits: %#04x", f, h)
		}
	}
}

func TestLimits_refuse_before_memory_is_taken(t *testing.T) {
	in := NewInterpreter()
	in.MemoryLimit = 1 << 20
	big := NewStr(strings.Repeat("ab", 200))
	bytes := NewBytes(strings.Repeat("ab", 200))
	for name, f := range map[string]func(th *Thread) (Value, error){
		"str *":   func(th *Thread) (Value, error) { return th.BinaryOp(Multiply, big, Int(1<<20)) },
		"bytes *": func(th *Thread) (Value, error) { return th.BinaryOp(Multiply, bytes, Int(1<<20)) },
		"center":  func(th *Thread) (Value, error) { return th.CallMethod(big, "center", Int(1<<24)) },
		"zfill":   func(th *Thread) (Value, error) { return th.CallMethod(big, "zfill", Int(1<<24)) },
		"rjust":   func(th *Thread) (Value, error) { return th.CallMethod(bytes, "rjust", Int(1<<24)) },
		"replace": func(th *Thread) (Value, error) {
			return th.CallMethod(big, "replace", NewStr("a"), NewStr(strings.Repeat("x", 1<<16)))
		},
		"% width":  func(th *Thread) (Value, error) { return th.BinaryOp(Modulo, NewStr("%16777216d"), Int(1)) },
		"% digits": func(th *Thread) (Value, error) { return th.BinaryOp(Modulo, NewStr("%.16777216d"), Int(1)) },
		"bytes(n)": func(th *Thread) (Value, error) { return th.Call(BytesType.Value(), Int(1<<24)) },
		"tabs":     func(th *Thread) (Value, error) { return th.CallMethod(NewStr("\t"), "expandtabs", Int(1<<24)) },
		"format":   func(th *Thread) (Value, error) { return th.CallMethod(NewStr("{:16777216}"), "format", big) },
		"translate": func(th *Thread) (Value, error) {
			d := NewDict()
			if err := d.Set(th, Int('a'), NewStr(strings.Repeat("x", 1<<16))); err != nil {
				return Value{}, err
			}
			return th.CallMethod(big, "translate", d.Value())
		},
	} {
		in.Allocated = 0
		v, err := f(NewThread(in, nil))
		if stop, ok := err.(*Stop); !ok || stop.Reason != OutOfMemory {
			t.Errorf("%s gave %v, %v", name, v.IsNull(), err)
		}
	}
}
