package code_test

import (
	"strings"
	"testing"

	"github.com/jinklink/jink/python/code"
)

// wordcode writes instructions as pairs of an operation and an argument.
func wordcode(words ...int) []byte {
	b := make([]byte, len(words))
	for i, w := range words {
		b[i] = byte(w)
	}
	return b
}

// returning is the end of code that is right up to there.
var returning = []int{int(code.LoadConst), 0, int(code.ReturnValue), 0}

// TestVerify says of each way in which code can be wrong that it is seen.
func TestVerify(t *testing.T) {
	op := func(o code.Op) int { return int(o) }
	for _, test := range []struct {
		what  string
		words []int
		want  string // "" if it is right
	}{
		{"a return", returning, ""},
		{"no code", nil, "0 bytes are no wordcode"},
		{"half a word", []int{1}, "1 bytes are no wordcode"},
		{"an unknown operation", []int{254, 0}, "operation 254 is unknown"},
		{"a constant there is not", []int{op(code.LoadConst), 1}, "LOAD_CONST has no 1"},
		{"a name there is not", []int{op(code.LoadName), 9}, "LOAD_NAME has no 9"},
		{"a local variable there is not", []int{op(code.LoadFast), 9}, "LOAD_FAST has no 9"},
		{"a cell there is not", []int{op(code.LoadDeref), 9}, "LOAD_DEREF has no 9"},
		{"a comparison there is not", []int{op(code.CompareOp), 6}, "COMPARE_OP has no 6"},
		{"an intrinsic there is not", []int{op(code.CallIntrinsic1), 0}, "CALL_INTRINSIC_1 has no 0"},
		{"a slice of one value", []int{op(code.BuildSlice), 1}, "BUILD_SLICE has no 1"},
		{"a prefix of nothing", []int{op(code.ExtendedArg), 1}, "EXTENDED_ARG without an instruction"},
		{"too many prefixes", []int{op(code.ExtendedArg), 0, op(code.ExtendedArg), 0, op(code.ExtendedArg), 0, op(code.ExtendedArg), 0,
			op(code.Nop), 0}, "its argument is too large"},
		{"the end is open", []int{op(code.Nop), 0}, "the code runs off its end"},
		{"a jump past the end", []int{op(code.JumpForward), 5}, "JUMP_FORWARD to 6, where no instruction begins"},
		{"a jump behind a prefix", append([]int{op(code.JumpAbsolute), 2, op(code.ExtendedArg), 0, op(code.Nop), 0}, returning...),
			"JUMP_ABSOLUTE to 2, where no instruction begins"},
		{"nothing to pop", []int{op(code.PopTop), 0}, "it needs 1 values, there are 0"},
		{"nothing to return", []int{op(code.ReturnValue), 0}, "it needs 1 values, there are 0"},
		{"a call without a function", []int{op(code.LoadConst), 0, op(code.CallFunction), 1}, "it needs 2 values, there are 1"},
		{"a deeper stack than there is", []int{op(code.LoadConst), 0, op(code.DupTop), 0, op(code.DupTopTwo), 0, op(code.DupTop), 0,
			op(code.Nop), 0},
			"the stack is 5 deep, more than 4"},
		{"a loop that piles up", []int{op(code.LoadConst), 0, op(code.JumpAbsolute), 0}, "two ways to instruction 0 differ"},
		{"a block that ends", append([]int{op(code.SetupFinally), 2, op(code.PopBlock), 0, op(code.JumpForward), 1,
			op(code.Reraise), 0}, returning...), ""},
		{"a block that does not end", append([]int{op(code.SetupFinally), 2}, append(returning, op(code.Reraise), 0)...),
			"a block has not ended"},
		{"no block to end", append([]int{op(code.PopBlock), 0}, returning...), "there is no block to end"},
		{"an exception that is none", append([]int{op(code.LoadConst), 0, op(code.PopExcept), 0}, returning...), "there is no block to end"},
		{"a block that ends as a handler", append([]int{op(code.LoadConst), 0, op(code.SetupFinally), 1, op(code.PopExcept), 0}, returning...),
			"no exception is handled"},
		{"a handler that ends as a block", append([]int{op(code.SetupFinally), 2, op(code.PopBlock), 0, op(code.JumpForward), 1, op(code.PopBlock), 0},
			returning...), "the innermost block is not one of SETUP"},
		{"a handler that ends", append([]int{op(code.SetupFinally), 2, op(code.PopBlock), 0, op(code.JumpForward), 2, op(code.PopTop), 0,
			op(code.PopExcept), 0}, returning...), ""},
		{"a value from under a block", append([]int{op(code.LoadConst), 0, op(code.SetupFinally), 1, op(code.UnaryNot), 0, op(code.PopBlock), 0},
			returning...), "it needs 1 values, there are 0 above the innermost block"},
	} {
		c := &code.Code{Code: wordcode(test.words...), StackSize: 4, Consts: []code.Constant{nil}}
		err := code.Verify(c)
		switch {
		case test.want == "" && err != nil:
			t.Errorf("%s: %v", test.what, err)
		case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
			t.Errorf("%s: got %v, want %s", test.what, err, test.want)
		}
	}
}

// TestVerify_looks_into_constants holds that code within code is verified as well.
func TestVerify_looks_into_constants(t *testing.T) {
	right := func(consts ...code.Constant) *code.Code {
		return &code.Code{Code: wordcode(returning...), StackSize: 1, Consts: append([]code.Constant{nil}, consts...)}
	}
	if err := code.Verify(right(right(), code.Tuple{right()})); err != nil {
		t.Error(err)
	}
	for what, k := range map[string]code.Constant{
		"wrong code":              &code.Code{Name: "inner"},
		"wrong code in a tuple":   code.Tuple{&code.Code{Name: "inner"}},
		"no code":                 (*code.Code)(nil),
		"what is no constant":     3,
		"a set of no constants":   code.FrozenSet{struct{}{}},
		"positions of nothing":    &code.Code{Code: wordcode(returning...), StackSize: 1, Consts: []code.Constant{nil}, Positions: []byte{3, 0, 0, 0, 0}},
		"a negative stack":        &code.Code{Code: wordcode(returning...), StackSize: -1, Consts: []code.Constant{nil}},
		"parameters without name": &code.Code{Code: wordcode(returning...), StackSize: 1, ArgCount: 1, Consts: []code.Constant{nil}},
	} {
		if err := code.Verify(right(k)); err == nil {
			t.Errorf("%s passes", what)
		}
	}
}
