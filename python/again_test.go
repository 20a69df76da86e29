package python_test

import (
	"testing"

	"github.com/jinklink/jink/python"
)

// TestModules_imported_anew_have_the_same_classes lets programs import native modules a second time: what was made before fits what
// comes after.
func TestModules_imported_anew_have_the_same_classes(t *testing.T) {
	in, err := python.New(python.Config{})
	if err != nil {
		t.Fatal(err)
	}
	got := do(t, in, `
import decimal, struct, sys
context, invalid, error, one = decimal.Context(), decimal.InvalidOperation, struct.error, decimal.Decimal(1)
for name in '_decimal', 'decimal', '_struct', 'struct':
    del sys.modules[name]
import decimal, struct
out = [context.flags[invalid], one + decimal.Decimal(2), decimal.InvalidOperation is invalid]
for f, expected in (lambda: decimal.Decimal('x'), invalid), (lambda: struct.pack('b'), error):
    try:
        f()
    except expected:
        out.append('caught')
`)
	if want := "[False, Decimal('3'), True, 'caught', 'caught']"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
