package real

import (
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
)

var functions = map[string]func(x, y float64) float64{"Pow": Pow, "Atan2": Atan2, "Hypot": Hypot,
	"Exp": one(Exp), "Exp2": one(Exp2), "Expm1": one(Expm1), "Log": one(Log), "Log2": one(Log2), "Log10": one(Log10), "Log1p": one(Log1p),
	"Sin": one(Sin), "Cos": one(Cos), "Tan": one(Tan), "Asin": one(Asin), "Acos": one(Acos), "Atan": one(Atan), "Sinh": one(Sinh),
	"Cosh": one(Cosh), "Tanh": one(Tanh), "Asinh": one(Asinh), "Acosh": one(Acosh), "Atanh": one(Atanh), "Cbrt": one(Cbrt)}

func one(f func(float64) float64) func(x, y float64) float64 {
	return func(x, _ float64) float64 { return f(x) }
}

// TestFunctions_give_the_last_digit_of_C holds results against those of C's library, to the last bit: for arguments at
// random, and for all that is special.
func TestFunctions_give_the_last_digit_of_C(t *testing.T) {
	var text []byte
	for _, name := range []string{"values.txt", "special.txt"} {
		part, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		text = append(text, part...)
	}
	seen := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		words := strings.Fields(line)
		var n [3]float64
		for i, word := range words[1:] {
			f, err := strconv.ParseFloat(word, 64)
			if err != nil {
				t.Fatal(line, err)
			}
			n[i] = f
		}
		seen[words[0]] = true
		if got := functions[words[0]](n[0], n[1]); got != n[2] && (got == got || n[2] == n[2]) || math.Signbit(got) != math.Signbit(n[2]) && got == got {
			t.Errorf("%s(%v, %v) = %v, want %v", words[0], n[0], n[1], got, n[2])
		}
	}
	for name := range functions {
		if !seen[name] {
			t.Errorf("no values for %s", name)
		}
	}
}

func BenchmarkPow(b *testing.B) {
	x := 1.1
	for b.Loop() {
		x = Pow(1.1, 3.7+0*x)
	}
}

func BenchmarkSin(b *testing.B) {
	x := 1.1
	for b.Loop() {
		x = Sin(1.1 + 0*x)
	}
}
