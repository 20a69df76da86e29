package code_test

import (
	"strings"
	"testing"

	"github.com/jinklink/jink/python/code"
)

// TestInstructions holds how a listing is made of wordcode: prefixes, targets, lines, and what leads nowhere.
func TestInstructions(t *testing.T) {
	c := &code.Code{Name: "f", Filename: "x.py", FirstLine: 1, StackSize: 1, Consts: []code.Constant{nil}, VarNames: []string{"a"},
		CellVars: []string{"b"}, FreeVars: []string{"c"}, Code: wordcode(
			int(code.JumpForward), 1,
			int(code.LoadFast), 9,
			int(code.ExtendedArg), 1,
			int(code.LoadConst), 2,
			int(code.LoadDeref), 1,
			int(code.FormatValue), int(code.ConvertRepr|code.WithSpec),
			int(code.MakeFunction), int(code.WithDefaults|code.WithClosure),
			int(code.CallIntrinsic2), int(code.IntrinsicTypeVarWithBound),
			int(code.JumpAbsolute), 2,
			253, 7),
		Positions: code.EncodePositions([]code.Position{{Line: 1}, {Line: 1}, {Line: 3}, {Line: 3}, {Line: 3}, {Line: 3}, {Line: 3},
			{Line: 3}, {Line: 3}, {Line: 1000}})}
	const want = `   1           0 JUMP_FORWARD             1 (to 4)
               2 LOAD_FAST                9

   3     >>    4 EXTENDED_ARG             1
               6 LOAD_CONST             258
               8 LOAD_DEREF               1 (c)
              10 FORMAT_VALUE             6 (repr, with format)
              12 MAKE_FUNCTION            9 (defaults, closure)
              14 CALL_INTRINSIC_2         1 (INTRINSIC_TYPEVAR_WITH_BOUND)
              16 JUMP_ABSOLUTE            2 (to 4)

1000          18 <253>                    7
`
	var out strings.Builder
	if err := code.Disassemble(&out, c); err != nil || out.String() != want {
		t.Errorf("%v\n%s\nwant\n%s", err, out.String(), want)
	}
}

// TestOperations holds that the table is whole: each operation has a name of its own, a description, and an effect.
func TestOperations(t *testing.T) {
	seen := map[string]code.Op{}
	for n := range 256 {
		op := code.Op(n)
		info, known := code.Lookup(op)
		if !known {
			continue
		}
		if other, twice := seen[info.Name]; twice {
			t.Errorf("%d and %d are both %s", op, other, info.Name)
		}
		seen[info.Name] = op
		if info.Doc == "" || (op >= code.HaveArgument) != (info.Kind != code.NoArg) {
			t.Errorf("%s is described badly", info.Name)
		}
		code.Effect(op, 2, false) // panics if the table says nothing
		code.Effect(op, 2, true)
	}
	if len(seen) < 120 {
		t.Errorf("only %d operations", len(seen))
	}
}
