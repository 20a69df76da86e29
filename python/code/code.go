// Package code holds compiled Python: the operations of the virtual machine, code objects, where in the source each
// instruction comes from, and the disassembler.
//
// It exists between the compiler, which makes code objects, and the virtual machine, which runs them, and knows neither. A
// code object is a value of plain Go parts. Once made it never changes, so that any number of interpreters may run it at the
// same time.
//
// The instructions are wordcode in the manner of CPython 3.6 to 3.10: two bytes each, operation and argument, with
// EXTENDED_ARG for arguments over 255; jumps count instructions, as in 3.10. It is the form that programs see, that is
// disassembled and stored. The virtual machine decodes it once into a form of its own.
package code

import (
	"math/big"
	"strconv"
)

// Flags tell what kind of code it is. The numbers are CPython's, since programs test them.
type Flags uint32

// The flags of a code object.
const (
	Optimized         Flags = 1 << 0 // locals live in slots, not in a dict
	NewLocals         Flags = 1 << 1
	VarArgs           Flags = 1 << 2
	VarKeywords       Flags = 1 << 3
	Nested            Flags = 1 << 4
	Generator         Flags = 1 << 5
	Coroutine         Flags = 1 << 7
	IterableCoroutine Flags = 1 << 8
	AsyncGenerator    Flags = 1 << 9
	HasDocstring      Flags = 1 << 26
	Method            Flags = 1 << 27 // defined in a class body
	FutureAnnotations Flags = 1 << 24
)

// Code is the compiled form of a module, a class body, a function, or an expression.
type Code struct {
	Name      string
	QualName  string
	Filename  string
	FirstLine int
	Flags     Flags

	ArgCount        int // positional parameters, with the positional-only ones; * and ** not counted
	PosOnlyArgCount int
	KwOnlyArgCount  int

	VarNames []string // local variables: positional parameters, keyword-only ones, *args, **kwargs, then the others
	CellVars []string // variables that inner functions use; a parameter may be one of them
	FreeVars []string // variables of outer functions

	Code      []byte // wordcode
	StackSize int    // how deep the stack can become
	Consts    []Constant
	Names     []string

	// Positions tell for each instruction where its source is; see EncodePositions.
	Positions []byte
}

// Constant is one of: nil (None), bool, int64, *big.Int, float64, complex128, string (in WTF-8: a lone surrogate is three
// bytes), Bytes, Tuple, FrozenSet, Ellipsis, *Code.
type Constant any

// Bytes is a constant of Python's type bytes.
type Bytes string

// Tuple is a constant tuple.
type Tuple []Constant

// FrozenSet is a constant set of constants that are pairwise different, in the order of the source.
type FrozenSet []Constant

// Ellipsis is the constant ….
type Ellipsis struct{}

var _ = []Constant{nil, false, int64(0), (*big.Int)(nil), 0.0, complex128(0), "", Bytes(""), Tuple(nil), FrozenSet(nil), Ellipsis{}, (*Code)(nil)}

// OpAt is the operation of instruction i; there is none after the last one.
func (c *Code) OpAt(i int) Op {
	if 2*i < 0 || 2*i >= len(c.Code) {
		return 0
	}
	return Op(c.Code[2*i])
}

// NameOfFree is the variable that argument i of LOAD_DEREF and its kin stands for.
func (c *Code) NameOfFree(i int) string {
	if i < len(c.CellVars) {
		return c.CellVars[i]
	}
	return c.FreeVars[i-len(c.CellVars)]
}

// ParameterCount is how many of VarNames are parameters.
func (c *Code) ParameterCount() int {
	n := c.ArgCount + c.KwOnlyArgCount
	if c.Flags&VarArgs != 0 {
		n++
	}
	if c.Flags&VarKeywords != 0 {
		n++
	}
	return n
}

func itoa(n int) string { return strconv.Itoa(n) }
