package operator

import (
	"crypto/subtle"

	"github.com/jinklink/jink/python/object"
)

// CompareDigest compares two strs in ASCII or two bytes-like objects, in a time that does not tell where they differ.
func CompareDigest(t *thread, a []value) (value, error) {
	x, y := object.AsStr(a[0]), object.AsStr(a[1])
	if x != nil && y != nil {
		if !x.IsASCII() || !y.IsASCII() {
			return value{}, t.Raise(object.TypeError, "comparing strings with non-ASCII characters is not supported")
		}
		return object.Bool(subtle.ConstantTimeCompare([]byte(x.S), []byte(y.S)) == 1), t.Charge(len(x.S) >> 4)
	}
	var b [2][]byte
	var errs [2]error
	for i := range b {
		b[i], errs[i] = object.AsBytes(t, a[i])
	}
	if object.Matches(errs[0], object.TypeError) && object.Matches(errs[1], object.TypeError) {
		return value{}, t.Raise(object.TypeError, "unsupported operand types(s) or combination of types: '%s' and '%s'", a[0].Type().Name, a[1].Type().Name)
	}
	for _, err := range errs {
		if err != nil {
			return value{}, err
		}
	}
	return object.Bool(subtle.ConstantTimeCompare(b[0], b[1]) == 1), t.Charge(len(b[0]) >> 4)
}
