package marshal

import (
	"encoding/binary"
	"math"
	"math/big"
	"slices"
	"strconv"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
)

// writer writes a value.
//
// CPython flags, as such that may be referred to, what is referred to from somewhere when it writes. There are no counts of
// references here: all that can be flagged is. Both forms mean the same.
type writer struct {
	thread  *thread
	version int
	code    bool // code objects are allowed
	out     []byte
	depth   int
	refs    map[value]int // the numbers of what was written; nil before the first
}

func (w *writer) unmarshallable() error {
	return w.thread.Raise(object.ValueError, "unmarshallable object")
}

func (w *writer) long(n int) { w.out = binary.LittleEndian.AppendUint32(w.out, uint32(n)) }

// write writes a value, which may be NULL: that ends dicts.
func (w *writer) write(v value) error {
	if err := w.thread.Charge(1); err != nil {
		return err
	}
	if w.depth++; w.depth > maxDepth {
		return w.thread.Raise(object.ValueError, "object too deeply nested to marshal")
	}
	defer func() { w.depth-- }()
	switch {
	case v.IsNone():
		w.out = append(w.out, typeNone)
	case v == object.StopIteration.Value():
		w.out = append(w.out, typeStopIter)
	case v == object.Ellipsis:
		w.out = append(w.out, typeEllipsis)
	case v == object.False:
		w.out = append(w.out, typeFalse)
	case v == object.True:
		w.out = append(w.out, typeTrue)
	default:
		flag, known := w.refer(v)
		if known {
			return nil
		}
		return w.body(v, flag)
	}
	return nil
}

// refer writes a reference to what was written before, or else gives the flag of what may be referred to.
func (w *writer) refer(v value) (flag byte, known bool) {
	if w.version < 3 {
		return 0, false
	}
	if n, ok := w.refs[v]; ok {
		w.out = append(w.out, typeRef)
		w.long(n)
		return 0, true
	}
	if w.refs == nil {
		w.refs = map[value]int{}
	}
	w.refs[v] = len(w.refs)
	return flagRef, false
}

func (w *writer) body(v value, flag byte) error {
	switch {
	case v.IsInt(), v.Is(object.IntType):
		return w.int(v, flag)
	case v.IsFloat():
		w.float(v.Float64(), flag)
	case v.Is(object.ComplexType):
		c, _ := object.AsComplex(v)
		w.complex(c, flag)
	case v.Is(object.BytesType):
		return w.sized(typeBytes|flag, object.AsBytesObject(v).S)
	case v.Is(object.StrType):
		return w.str(object.AsStr(v), flag)
	case v.Is(object.TupleType):
		items := object.AsTuple(v).Items
		if w.version >= 4 && len(items) < 256 {
			w.out = append(w.out, typeSmallTuple|flag, byte(len(items)))
			return w.each(items)
		}
		return w.items(typeTuple|flag, items)
	case v.Is(object.ListType):
		return w.items(typeList|flag, object.AsList(v).Items)
	case v.Is(object.DictType):
		return w.dict(object.AsDict(v), flag)
	case v.Is(object.SetType), v.Is(object.FrozenSetType):
		return w.set(v, flag)
	case v.Is(object.CodeType):
		if !w.code {
			return w.thread.Raise(object.ValueError, "marshalling code objects is disallowed")
		}
		c, ok := plain(object.As[object.Code](v))
		if !ok {
			return w.unmarshallable()
		}
		return w.sized(typeCode|flag, string(code.Append(nil, c)))
	default:
		b, err := object.AsBytes(w.thread, v)
		if object.Matches(err, object.ExceptionType) {
			return w.unmarshallable()
		}
		if err != nil {
			return err
		}
		return w.sized(typeBytes|flag, string(b))
	}
	return nil
}

// sized writes text and, before it, how long it is.
func (w *writer) sized(kind byte, s string) error {
	if len(s) > math.MaxInt32 {
		return w.unmarshallable()
	}
	if err := w.thread.Allocate(2 * len(s)); err != nil {
		return err
	}
	w.out = append(w.out, kind)
	w.long(len(s))
	w.out = append(w.out, s...)
	return nil
}

// digitBits is how much of a long int one digit holds.
const digitBits = 15

func (w *writer) int(v value, flag byte) error {
	n, ok := object.AsInt64(v)
	if ok && int64(int32(n)) == n {
		w.out = append(w.out, typeInt|flag)
		w.long(int(n))
		return nil
	}
	x, _ := object.AsBig(v)
	if err := w.thread.Allocate(x.BitLen() / 4); err != nil {
		return err
	}
	count := (x.BitLen() + digitBits - 1) / digitBits
	w.out = append(w.out, typeLong|flag)
	if x.Sign() < 0 {
		w.long(-count)
	} else {
		w.long(count)
	}
	// Each run of fifteen bytes is eight digits.
	b := new(big.Int).Abs(x).FillBytes(make([]byte, (count+7)/8*digitBits))
	slices.Reverse(b)
	for i := range count {
		at := i * digitBits
		bits := uint32(b[at/8]) | uint32(b[at/8+1])<<8
		if at/8+2 < len(b) {
			bits |= uint32(b[at/8+2]) << 16
		}
		w.out = binary.LittleEndian.AppendUint16(w.out, uint16(bits>>(at%8)&(1<<digitBits-1)))
	}
	return nil
}

// floatText is a float as C writes it in seventeen digits.
func floatText(f float64) string {
	switch {
	case math.IsNaN(f):
		return "nan"
	case math.IsInf(f, 1):
		return "inf"
	case math.IsInf(f, -1):
		return "-inf"
	}
	return strconv.FormatFloat(f, 'g', 17, 64)
}

func (w *writer) float(f float64, flag byte) {
	if w.version > 1 {
		w.out = append(w.out, typeFloat|flag)
		w.binary(f)
		return
	}
	w.out = append(w.out, typeFloatText|flag)
	w.text(f)
}

func (w *writer) complex(c complex128, flag byte) {
	if w.version > 1 {
		w.out = append(w.out, typeComplex|flag)
		w.binary(real(c))
		w.binary(imag(c))
		return
	}
	w.out = append(w.out, typeComplexText|flag)
	w.text(real(c))
	w.text(imag(c))
}

func (w *writer) binary(f float64) {
	w.out = binary.LittleEndian.AppendUint64(w.out, math.Float64bits(f))
}

func (w *writer) text(f float64) {
	s := floatText(f)
	w.out = append(append(w.out, byte(len(s))), s...)
}

func (w *writer) str(s *object.Str, flag byte) error {
	interned := w.version >= 3 && w.thread.Interp.Interned(s)
	switch {
	case w.version < 4 || !s.IsASCII():
		if interned {
			return w.sized(typeInterned|flag, s.S)
		}
		return w.sized(typeUnicode|flag, s.S)
	case len(s.S) >= 256 && interned:
		return w.sized(typeASCIIIntern|flag, s.S)
	case len(s.S) >= 256:
		return w.sized(typeASCII|flag, s.S)
	case interned:
		w.out = append(w.out, typeShortIntern|flag, byte(len(s.S)))
	default:
		w.out = append(w.out, typeShort|flag, byte(len(s.S)))
	}
	w.out = append(w.out, s.S...)
	return w.thread.Allocate(len(s.S))
}

func (w *writer) items(kind byte, items []value) error {
	w.out = append(w.out, kind)
	w.long(len(items))
	return w.each(items)
}

func (w *writer) each(items []value) error {
	for _, item := range items {
		if err := w.write(item); err != nil {
			return err
		}
	}
	return w.thread.Allocate(8 * len(items))
}

func (w *writer) dict(d *object.Dict, flag byte) error {
	w.out = append(w.out, typeDict|flag)
	for _, e := range d.Entries() {
		if e.Key.IsNull() {
			continue
		}
		if err := w.write(e.Key); err != nil {
			return err
		}
		if err := w.write(e.Value); err != nil {
			return err
		}
	}
	w.out = append(w.out, typeNull)
	return w.thread.Allocate(16 * d.Len())
}

// set writes the items of a set in the order of what they are as bytes, so that equal sets are written alike.
func (w *writer) set(v value, flag byte) error {
	type member struct {
		item value
		text string
	}
	items := object.AsSet(v).Items()
	members := make([]member, len(items))
	for i, item := range items {
		alone := writer{thread: w.thread, version: w.version, code: w.code}
		if err := alone.write(item); err != nil {
			return err
		}
		if err := w.thread.Allocate(len(alone.out) + 48); err != nil {
			return err
		}
		members[i] = member{item, string(alone.out)}
	}
	slices.SortStableFunc(members, func(a, b member) int {
		switch {
		case a.text < b.text:
			return -1
		case a.text > b.text:
			return 1
		}
		return 0
	})
	for i, m := range members {
		items[i] = m.item
	}
	kind := byte(typeFrozenSet)
	if v.Is(object.SetType) {
		kind = typeSet
	}
	return w.items(kind|flag, items)
}
