package code_test

import (
	"errors"
	"math"
	"math/big"
	"reflect"
	"testing"

	"github.com/jinklink/jink/python/code"
)

// sample has a constant of every kind, and every other part.
func sample() *code.Code {
	large := new(big.Int).Lsh(big.NewInt(1), 100)
	inner := &code.Code{Name: "g", QualName: "f.<locals>.g", Filename: "x.py", FirstLine: 2, Flags: code.Optimized | code.Method,
		FreeVars: []string{"a"}, Code: wordcode(returning...), StackSize: 1, Positions: []byte{2, 2, 0, 0, 0}, Consts: []code.Constant{nil}}
	return &code.Code{Name: "f", QualName: "f", Filename: "x.py", FirstLine: 1, Flags: code.Optimized | code.VarArgs, ArgCount: 2,
		PosOnlyArgCount: 1, KwOnlyArgCount: 1, VarNames: []string{"a", "b", "c", "d"}, CellVars: []string{"a"},
		Code: wordcode(returning...), StackSize: 1, Names: []string{"n", ""},
		Positions: code.EncodePositions([]code.Position{{Line: 1, EndLine: 2, Col: 3, EndCol: 4}, {Line: 1, EndLine: 1}}),
		Consts: []code.Constant{nil, true, false, int64(math.MinInt64), int64(7), large, new(big.Int).Neg(large), math.Copysign(0, -1),
			1.5, 1 + 2i, "text\xed\xa0\x80", code.Bytes("\x00\xff"), code.Tuple{int64(1), code.Tuple{"a"}}, code.FrozenSet{"x"},
			code.Ellipsis{}, inner}}
}

// TestDecode_undoes_Append holds that nothing of a code object is lost.
func TestDecode_undoes_Append(t *testing.T) {
	want := sample()
	got, err := code.Decode(code.Append(nil, want))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
	if zero := got.Consts[7].(float64); !math.Signbit(zero) {
		t.Error("-0.0 has lost its sign")
	}
}

// TestDecode_distrusts holds that bytes that are cut short, that another version wrote or that hold unsound code are refused.
func TestDecode_distrusts(t *testing.T) {
	whole := code.Append(nil, sample())
	for n := range whole {
		if _, err := code.Decode(whole[:n]); err == nil {
			t.Errorf("the first %d of %d bytes are taken for the whole", n, len(whole))
		}
	}
	if _, err := code.Decode(append(whole, 0)); err == nil {
		t.Error("a byte too many is not seen")
	}
	other := append([]byte(nil), whole...)
	other[6]++
	if _, err := code.Decode(other); !errors.Is(err, code.ErrVersion) {
		t.Errorf("of another version: %v", err)
	}
	unsound := sample()
	unsound.StackSize = 0
	if _, err := code.Decode(code.Append(nil, unsound)); err == nil {
		t.Error("unsound code is not verified")
	}
}

// FuzzDecode holds that no bytes make Decode panic, and that what it accepts is written and read as the same again.
func FuzzDecode(f *testing.F) {
	f.Add(code.Append(nil, sample()))
	f.Add([]byte("jinkpy"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := code.Decode(data)
		if err != nil {
			return
		}
		written := code.Append(nil, c)
		again, err := code.Decode(written)
		if err != nil {
			t.Fatal(err)
		}
		if string(code.Append(nil, again)) != string(written) {
			t.Error("it is written differently the second time")
		}
		c.Instructions()
	})
}
