package code

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/big"
)

// This file turns code objects into bytes and back, for a cache of what was compiled.

// version begins what Append writes. It changes with the form and with the operations; what was written by another version
// is compiled again.
const version = "jinkpy" + string(rune(1)) + string(rune(opCount))

// ErrVersion says that something else, or another version, has written the bytes.
var ErrVersion = errors.New("decode code: not of this version")

// The kinds of constants in encoded form.
const (
	tagNone byte = iota
	tagFalse
	tagTrue
	tagInt
	tagBigInt
	tagNegativeBigInt
	tagFloat
	tagComplex
	tagString
	tagBytes
	tagTuple
	tagFrozenSet
	tagEllipsis
	tagCode
)

// Append appends the encoded form of a code object.
func Append(to []byte, c *Code) []byte {
	return appendCode(append(to, version...), c)
}

func appendCode(to []byte, c *Code) []byte {
	for _, s := range []string{c.Name, c.QualName, c.Filename, string(c.Code), string(c.Positions)} {
		to = appendString(to, s)
	}
	for _, n := range []int{c.FirstLine, int(c.Flags), c.ArgCount, c.PosOnlyArgCount, c.KwOnlyArgCount, c.StackSize} {
		to = binary.AppendVarint(to, int64(n))
	}
	for _, list := range [][]string{c.VarNames, c.CellVars, c.FreeVars, c.Names} {
		to = binary.AppendUvarint(to, uint64(len(list)))
		for _, s := range list {
			to = appendString(to, s)
		}
	}
	return appendConstants(to, c.Consts)
}

func appendString(to []byte, s string) []byte {
	return append(binary.AppendUvarint(to, uint64(len(s))), s...)
}

func appendConstants(to []byte, list []Constant) []byte {
	to = binary.AppendUvarint(to, uint64(len(list)))
	for _, k := range list {
		to = appendConstant(to, k)
	}
	return to
}

func appendFloat(to []byte, x float64) []byte {
	return binary.LittleEndian.AppendUint64(to, math.Float64bits(x))
}

func appendConstant(to []byte, k Constant) []byte {
	switch k := k.(type) {
	case nil:
		return append(to, tagNone)
	case bool:
		if k {
			return append(to, tagTrue)
		}
		return append(to, tagFalse)
	case int64:
		return binary.AppendVarint(append(to, tagInt), k)
	case *big.Int:
		if k.Sign() < 0 {
			return appendString(append(to, tagNegativeBigInt), string(k.Bytes()))
		}
		return appendString(append(to, tagBigInt), string(k.Bytes()))
	case float64:
		return appendFloat(append(to, tagFloat), k)
	case complex128:
		return appendFloat(appendFloat(append(to, tagComplex), real(k)), imag(k))
	case string:
		return appendString(append(to, tagString), k)
	case Bytes:
		return appendString(append(to, tagBytes), string(k))
	case Tuple:
		return appendConstants(append(to, tagTuple), k)
	case FrozenSet:
		return appendConstants(append(to, tagFrozenSet), k)
	case Ellipsis:
		return append(to, tagEllipsis)
	case *Code:
		return appendCode(append(to, tagCode), k)
	}
	panic(fmt.Sprintf("code: %T is no constant", k))
}

// Decode is the reverse of Append. It trusts nobody: what it returns has passed Verify.
func Decode(from []byte) (*Code, error) {
	if len(from) < len(version) || string(from[:len(version)]) != version {
		return nil, ErrVersion
	}
	d := decoder{from: from[len(version):]}
	c := d.code(0)
	if d.err == nil && len(d.from) > 0 {
		d.fail("%d bytes too many", len(d.from))
	}
	if d.err != nil {
		return nil, d.err
	}
	if err := Verify(c); err != nil {
		return nil, err
	}
	return c, nil
}

// decoder takes apart the bytes that are left. After an error there are none.
type decoder struct {
	from []byte
	err  error
}

func (d *decoder) fail(format string, args ...any) {
	if d.err == nil {
		d.err = fmt.Errorf("decode code: "+format, args...)
	}
	d.from = nil
}

func (d *decoder) int() int {
	n, width := binary.Varint(d.from)
	if width <= 0 || n < math.MinInt32 || n > math.MaxInt32 {
		d.fail("a number is missing")
		return 0
	}
	d.from = d.from[width:]
	return int(n)
}

// count reads how many things follow, each of which takes at least a byte.
func (d *decoder) count() int {
	n, width := binary.Uvarint(d.from)
	if width <= 0 || n > uint64(len(d.from)-width) {
		d.fail("it ends too early")
		return 0
	}
	d.from = d.from[width:]
	return int(n)
}

func (d *decoder) bytes(n int) []byte {
	if n > len(d.from) {
		d.fail("it ends too early")
		return make([]byte, n)
	}
	b := d.from[:n]
	d.from = d.from[n:]
	return b
}

func (d *decoder) string() string { return string(d.bytes(d.count())) }

func (d *decoder) float() float64 {
	return math.Float64frombits(binary.LittleEndian.Uint64(d.bytes(8)))
}

func (d *decoder) strings() []string {
	var list []string
	for n := d.count(); n > 0 && d.err == nil; n-- {
		list = append(list, d.string())
	}
	return list
}

func (d *decoder) code(nesting int) *Code {
	if nesting > maxNesting {
		d.fail("it is nested too deeply")
		return nil
	}
	c := &Code{}
	for _, s := range []*string{&c.Name, &c.QualName, &c.Filename} {
		*s = d.string()
	}
	c.Code = []byte(d.string())
	c.Positions = []byte(d.string())
	flags := 0
	for _, n := range []*int{&c.FirstLine, &flags, &c.ArgCount, &c.PosOnlyArgCount, &c.KwOnlyArgCount, &c.StackSize} {
		*n = d.int()
	}
	if flags < 0 {
		d.fail("impossible flags")
	}
	c.Flags = Flags(flags)
	for _, list := range []*[]string{&c.VarNames, &c.CellVars, &c.FreeVars, &c.Names} {
		*list = d.strings()
	}
	c.Consts = d.constants(nesting)
	return c
}

func (d *decoder) constants(nesting int) []Constant {
	if nesting > maxNesting {
		d.fail("it is nested too deeply")
		return nil
	}
	var list []Constant
	for n := d.count(); n > 0 && d.err == nil; n-- {
		list = append(list, d.constant(nesting+1))
	}
	return list
}

func (d *decoder) constant(nesting int) Constant {
	switch tag := d.bytes(1)[0]; tag {
	case tagFalse, tagTrue:
		return tag == tagTrue
	case tagInt:
		n, width := binary.Varint(d.from)
		if width <= 0 {
			d.fail("a number is missing")
			return nil
		}
		d.from = d.from[width:]
		return n
	case tagBigInt, tagNegativeBigInt:
		n := new(big.Int).SetBytes(d.bytes(d.count()))
		if tag == tagNegativeBigInt {
			n.Neg(n)
		}
		if n.IsInt64() {
			d.fail("a small number in the form of a large one")
		}
		return n
	case tagFloat:
		return d.float()
	case tagComplex:
		re := d.float()
		return complex(re, d.float())
	case tagString:
		return d.string()
	case tagBytes:
		return Bytes(d.string())
	case tagTuple:
		return Tuple(d.constants(nesting))
	case tagFrozenSet:
		return FrozenSet(d.constants(nesting))
	case tagEllipsis:
		return Ellipsis{}
	case tagCode:
		return d.code(nesting)
	case tagNone:
	default:
		d.fail("constant of kind %d", tag)
	}
	return nil
}
