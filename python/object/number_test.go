package object_test

import (
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/compile"
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/syntax"
	"github.com/jinklink/jink/python/vm"
)

// world is an interpreter with the functions on numbers that the tables below call.
type world struct{ *vm.Runtime }

func newWorld(t testing.TB) world {
	rt, err := vm.New(vm.Config{})
	if err != nil {
		t.Fatal(err)
	}
	d := rt.Interp.Builtins
	for _, typ := range []*object.Type{object.ObjectType, object.IntType, object.FloatType, object.ComplexType, object.BoolType,
		object.StrType, object.BytesType, object.ByteArrayType, object.TypeType, object.TupleType, object.ListType} {
		d.SetString(typ.Name, typ.Value())
	}
	for _, f := range []*object.Builtin{
		object.Fn("hash", "(x, /)", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
			h, err := t.Hash(a[0])
			return object.Int(h), err
		}),
		object.Fn("abs", "(x, /)", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
			return a[0].Type().Absolute(t, a[0])
		}),
		object.Fn("repr", "(x, /)", "", func(t *object.Thread, a []object.Value) (object.Value, error) { return t.ReprValue(a[0]) }),
		object.Fn("divmod", "(x, y, /)", "", func(t *object.Thread, a []object.Value) (object.Value, error) { return t.DivMod(a[0], a[1]) }),
		object.Fn("pow", "(x, y, z=None, /)", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
			if a[2].IsNull() {
				return t.BinaryOp(object.Power, a[0], a[1])
			}
			return t.PowMod(a[0], a[1], a[2])
		}),
		object.Fn("round", "(x, n=None, /)", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
			if a[1].IsNull() || a[1].IsNone() {
				return t.CallMethod(a[0], "__round__")
			}
			return t.CallMethod(a[0], "__round__", a[1])
		}),
		object.Fn("format", "(x, spec='', /)", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
			if s := object.AsStr(a[0]); s != nil {
				return object.FormatStr(t, s, object.AsStr(a[1]).S)
			}
			return t.CallMethod(a[0], "__format__", a[1])
		}),
	} {
		d.SetString(f.Name, f.Value())
	}
	return world{rt}
}

// eval is the repr of an expression, or the exception that it raises.
func (w world) eval(t testing.TB, expr string) string {
	res, err := syntax.Parse([]byte(expr), syntax.Config{Filename: "<test>", Mode: syntax.Eval})
	if err != nil {
		return "SyntaxError: " + err.Error()
	}
	c, err := compile.Tree(res.Tree, compile.Config{Filename: "<test>", Source: []byte(expr)})
	if err != nil {
		t.Fatal(expr, err)
	}
	globals := object.NewDict()
	v, err := w.Exec(w.Interp.NewCode(c), globals, globals.Value())
	if err == nil {
		var s string
		if s, err = w.Thread.Repr(v); err == nil {
			return s
		}
	}
	e := object.Raised(err)
	if e == nil {
		t.Fatal(expr, err)
	}
	s, err := w.Thread.Str(e.Value())
	if err != nil {
		t.Fatal(expr, err)
	}
	return e.Value().Type().Name + ": " + s
}

// TestNumbers holds expressions against what CPython 3.13 answers. The tables are lines "expression ==> answer".
func TestNumbers(t *testing.T) {
	files, err := filepath.Glob("testdata/number/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	w := newWorld(t)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(string(text)) {
				expr, want, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  ==>  ")
				if !ok {
					t.Fatalf("no answer in %q", line)
				}
				if got := w.eval(t, expr); got != want {
					t.Errorf("%s\n got %s\nwant %s", expr, got, want)
				}
			}
		})
	}
}

func bigInt(digits string) *big.Int {
	n, _ := new(big.Int).SetString(digits, 10)
	return n
}

// TestArithmetic_of_small_numbers_allocates_nothing holds what loops count on.
func TestArithmetic_of_small_numbers_allocates_nothing(t *testing.T) {
	w := newWorld(t)
	th := w.Thread
	values := []object.Value{object.Int(7), object.Int(-3), object.True, object.Float(2.5)}
	allocated := testing.AllocsPerRun(100, func() {
		for _, a := range values {
			for _, b := range values {
				for _, op := range []object.Operator{object.Add, object.Subtract, object.Multiply, object.TrueDivide, object.FloorDivide, object.Modulo} {
					if _, err := th.BinaryOp(op, a, b); err != nil {
						t.Fatal(err)
					}
				}
				if _, err := th.Compare(code.Less, a, b); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
	if allocated != 0 {
		t.Errorf("%v allocations", allocated)
	}
}

func BenchmarkBig(b *testing.B) {
	w := newWorld(b)
	th := w.Thread
	x, y := object.NewInt(bigInt("123456789012345678901234567890")), object.Int(98765)
	for _, op := range []struct {
		name string
		op   object.Operator
	}{{"add", object.Add}, {"multiply", object.Multiply}, {"divide", object.FloorDivide}, {"true divide", object.TrueDivide}} {
		b.Run(op.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := th.BinaryOp(op.op, x, y); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
