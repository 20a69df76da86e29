package code_test

import (
	"math"
	"math/big"
	"testing"

	"github.com/jinklink/jink/python/code"
)

// TestRepr holds how constants are written against what CPython's repr says.
func TestRepr(t *testing.T) {
	large, _ := new(big.Int).SetString("-123456789012345678901234567890", 10)
	negativeZero := math.Copysign(0, -1)
	for want, k := range map[string]code.Constant{
		"None":                                 nil,
		"True":                                 true,
		"False":                                false,
		"-5":                                   int64(-5),
		"-123456789012345678901234567890":      large,
		"1.0":                                  1.0,
		"-0.0":                                 negativeZero,
		"0.1":                                  0.1,
		"1e+16":                                1e16,
		"1000000000000000.0":                   1e15,
		"1.5e-05":                              1.5e-5,
		"0.0001":                               1e-4,
		"1.7976931348623157e+308":              math.MaxFloat64,
		"5e-324":                               math.SmallestNonzeroFloat64,
		"inf":                                  math.Inf(1),
		"-inf":                                 math.Inf(-1),
		"nan":                                  math.NaN(),
		"2j":                                   2i,
		"(1+2j)":                               1 + 2i,
		"(1.5-2j)":                             1.5 - 2i,
		"(-0-0j)":                              complex(negativeZero, negativeZero),
		"1e+20j":                               1e20i,
		`'a'`:                                  "a",
		`"it's"`:                               "it's",
		`'it\'s "it"'`:                         `it's "it"`,
		`'\\\t\n\r\x00\x7f'`:                   "\\\t\n\r\x00\x7f",
		`'é\x80\xa0\xad'`:                      "é\u0080\u00a0\u00ad",
		`'日本\u200b'`:                           "日本\u200b",
		`'😀\U000e0001'`:                        "😀\U000e0001",
		`'\ud800'`:                             "\xed\xa0\x80",
		`b'a\xff\'"'`:                          code.Bytes("a\xff'\""),
		`b"'"`:                                 code.Bytes("'"),
		"()":                                   code.Tuple{},
		"(1,)":                                 code.Tuple{int64(1)},
		"(1, 'a', (None,))":                    code.Tuple{int64(1), "a", code.Tuple{nil}},
		"frozenset()":                          code.FrozenSet{},
		"frozenset({1, 2})":                    code.FrozenSet{int64(1), int64(2)},
		"Ellipsis":                             code.Ellipsis{},
		`<code object f, file "x.py", line 3>`: &code.Code{Name: "f", Filename: "x.py", FirstLine: 3},
		"<unknown constant>":                   3,
	} {
		if got := code.Repr(k); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
