package marshal

import (
	"encoding/binary"
	"math"
	"math/big"
	"slices"

	"github.com/jinklink/jink/python/object"
)

// reader reads a value, from bytes or from a file.
type reader struct {
	thread *thread
	code   bool // code objects are allowed
	b      []byte
	file   value // NULL: from b
	depth  int
	refs   []value // what may be referred to; NULL while it is not whole
	flag   bool    // what is being read may be referred to
}

func (r *reader) bad(what string) error {
	return r.thread.Raise(object.ValueError, "bad marshal data (%s)", what)
}

func (r *reader) null(in string) error {
	return r.thread.Raise(object.TypeError, "NULL object in marshal data for %s", in)
}

// take gives the next n bytes; they are valid until the next call.
func (r *reader) take(n int) ([]byte, error) {
	if !r.file.IsNull() {
		return r.takeFile(n)
	}
	if n > len(r.b) {
		return nil, r.thread.Raise(object.EOFError, "marshal data too short")
	}
	b := r.b[:n]
	r.b = r.b[n:]
	return b, nil
}

func (r *reader) takeFile(n int) ([]byte, error) {
	t := r.thread
	var all []byte
	for len(all) < n {
		// A length that the data only claims to have takes no memory before it is there.
		size := min(n-len(all), 1<<20)
		if err := t.Allocate(size + 64); err != nil {
			return nil, err
		}
		into := make([]byte, size)
		view, err := object.NewMemoryView(t, object.NewByteArray(into))
		if err != nil {
			return nil, err
		}
		v, err := t.CallMethod(r.file, "readinto", view)
		if err != nil {
			return nil, err
		}
		got, err := t.IntArg(v)
		switch {
		case err != nil:
			return nil, err
		case got > size:
			return nil, t.Raise(object.ValueError, "read() returned too much data: %d bytes requested, %d returned", n, len(all)+got)
		case got < size:
			return nil, t.Raise(object.EOFError, "EOF read where not expected")
		case size == n:
			return into, nil
		}
		all = append(all, into...)
	}
	return all, nil
}

// byte reads a byte. That there is none is said in the words of the one who asks.
func (r *reader) byte(missing string) (byte, error) {
	if r.file.IsNull() && len(r.b) == 0 {
		return 0, r.thread.Raise(object.EOFError, "%s", missing)
	}
	b, err := r.take(1)
	if object.Matches(err, object.EOFError) {
		err = r.thread.Raise(object.EOFError, "%s", missing)
	}
	if err != nil {
		return 0, err
	}
	return b[0], nil
}

func (r *reader) long() (int, error) {
	b, err := r.take(4)
	if err != nil {
		return 0, err
	}
	return int(int32(binary.LittleEndian.Uint32(b))), nil
}

// size reads how much there is of something.
func (r *reader) size(what string) (int, error) {
	n, err := r.long()
	if err == nil && n < 0 {
		err = r.bad(what + " size out of range")
	}
	return n, err
}

func (r *reader) sized(what string) ([]byte, error) {
	n, err := r.size(what)
	if err != nil {
		return nil, err
	}
	return r.take(n)
}

func (r *reader) short() ([]byte, error) {
	n, err := r.byte("EOF read where not expected")
	if err != nil {
		return nil, err
	}
	return r.take(int(n))
}

// reserve keeps a number for what is about to be read; fill says what it is. Those that are not flagged get none.
func (r *reader) reserve() int {
	if !r.flag {
		return -1
	}
	r.refs = append(r.refs, value{})
	return len(r.refs) - 1
}

func (r *reader) fill(at int, v value) value {
	if at >= 0 {
		r.refs[at] = v
	}
	return v
}

// whole notes what was read and has no parts.
func (r *reader) whole(v value) value { return r.fill(r.reserve(), v) }

// perObject is what a value takes, in bytes, which are steps too.
const perObject = 64

// read reads a value. NULL is one that ends dicts.
func (r *reader) read() (value, error) {
	kind, err := r.byte("EOF read where object expected")
	if err != nil {
		return value{}, err
	}
	if r.depth++; r.depth > maxDepth {
		return value{}, r.thread.Raise(object.ValueError, "recursion limit exceeded")
	}
	defer func() { r.depth-- }()
	if err := r.thread.Allocate(perObject); err != nil {
		return value{}, err
	}
	r.flag = kind&flagRef != 0
	switch kind &^ flagRef {
	case typeNull:
		return value{}, nil
	case typeNone:
		return object.None, nil
	case typeFalse:
		return object.False, nil
	case typeTrue:
		return object.True, nil
	case typeStopIter:
		return object.StopIteration.Value(), nil
	case typeEllipsis:
		return object.Ellipsis, nil
	case typeInt, typeInt64, typeLong, typeFloat, typeFloatText, typeComplex, typeComplexText:
		v, err := r.number(kind &^ flagRef)
		if err != nil {
			return value{}, err
		}
		return r.whole(v), nil
	case typeBytes:
		b, err := r.sized("bytes object")
		if err != nil {
			return value{}, err
		}
		return r.whole(object.NewBytes(string(b))), r.thread.Allocate(len(b))
	case typeUnicode, typeInterned, typeASCII, typeASCIIIntern, typeShort, typeShortIntern:
		return r.str(kind &^ flagRef)
	case typeRef:
		n, err := r.long()
		if err != nil {
			return value{}, err
		}
		if n < 0 || n >= len(r.refs) || r.refs[n].IsNull() {
			return value{}, r.bad("invalid reference")
		}
		return r.refs[n], nil
	case typeSmallTuple:
		n, err := r.byte("EOF read where not expected")
		if err != nil {
			return value{}, err
		}
		return r.tuple(int(n))
	case typeTuple:
		n, err := r.size("tuple")
		if err != nil {
			return value{}, err
		}
		return r.tuple(n)
	case typeList:
		return r.list()
	case typeDict:
		return r.dict()
	case typeSet:
		return r.set()
	case typeFrozenSet:
		return r.frozenSet()
	case typeCode:
		return r.readCode()
	}
	return value{}, r.bad("unknown type code")
}

func (r *reader) number(kind byte) (value, error) {
	switch kind {
	case typeInt:
		n, err := r.long()
		return object.Int(int64(n)), err
	case typeInt64:
		b, err := r.take(8)
		if err != nil {
			return value{}, err
		}
		return object.Int(int64(binary.LittleEndian.Uint64(b))), nil
	case typeLong:
		return r.longInt()
	case typeFloat, typeFloatText:
		f, err := r.float(kind == typeFloatText)
		return object.Float(f), err
	}
	re, err := r.float(kind == typeComplexText)
	if err != nil {
		return value{}, err
	}
	im, err := r.float(kind == typeComplexText)
	return object.NewComplex(complex(re, im)), err
}

func (r *reader) longInt() (value, error) {
	n, err := r.long()
	if err != nil {
		return value{}, err
	}
	count := max(n, -n)
	if count > math.MaxInt32 {
		return value{}, r.bad("long size out of range")
	}
	b, err := r.take(2 * count)
	if err != nil {
		return value{}, err
	}
	if err := r.thread.Allocate(3 * len(b)); err != nil {
		return value{}, err
	}
	out := make([]byte, (count*digitBits+7)/8+2)
	for i := range count {
		digit := uint32(binary.LittleEndian.Uint16(b[2*i:]))
		if digit >= 1<<digitBits {
			return value{}, r.bad("digit out of range in long")
		}
		if digit == 0 && i == count-1 {
			return value{}, r.bad("unnormalized long data")
		}
		at := i * digitBits
		digit <<= at % 8
		out[at/8] |= byte(digit)
		out[at/8+1] |= byte(digit >> 8)
		out[at/8+2] |= byte(digit >> 16)
	}
	slices.Reverse(out)
	x := new(big.Int).SetBytes(out)
	if n < 0 {
		x.Neg(x)
	}
	return object.NewInt(x), nil
}

func (r *reader) float(text bool) (float64, error) {
	if !text {
		b, err := r.take(8)
		if err != nil {
			return 0, err
		}
		return math.Float64frombits(binary.LittleEndian.Uint64(b)), nil
	}
	b, err := r.short()
	if err != nil {
		return 0, err
	}
	v, err := r.thread.Call(object.FloatType.Value(), object.NewStr(string(b)))
	if err != nil {
		return 0, err
	}
	f, _ := object.AsFloat(v)
	return f, nil
}

func (r *reader) str(kind byte) (value, error) {
	flag := r.flag
	var b []byte
	var err error
	if kind == typeShort || kind == typeShortIntern {
		b, err = r.short()
	} else {
		b, err = r.sized("string")
	}
	if err != nil {
		return value{}, err
	}
	if err := r.thread.Allocate(len(b)); err != nil {
		return value{}, err
	}
	encoding, errors := "utf-8", "surrogatepass"
	if kind != typeUnicode && kind != typeInterned {
		encoding, errors = "latin-1", "strict"
	}
	v, err := r.thread.Decode(string(b), encoding, errors)
	if err != nil {
		return value{}, err
	}
	if kind == typeInterned || kind == typeASCIIIntern || kind == typeShortIntern {
		v = r.thread.Interp.Intern(object.AsStr(v).S).Value()
	}
	r.flag = flag
	return r.whole(v), nil
}

// item reads a part of something, which must not be NULL.
func (r *reader) item(of string) (value, error) {
	v, err := r.read()
	if err == nil && v.IsNull() {
		err = r.null(of)
	}
	return v, err
}

// tuple reads a tuple of n items. It may contain itself, by way of a list, say; until it is whole it is shorter.
func (r *reader) tuple(n int) (value, error) {
	if n == 0 {
		return r.whole(object.NewTuple()), nil
	}
	tuple := &object.Tuple{Object: object.Head(object.TupleType)}
	v := r.whole(object.From(tuple))
	for range n {
		item, err := r.item("tuple")
		if err != nil {
			return value{}, err
		}
		tuple.Items = append(tuple.Items, item)
	}
	tuple.Items = slices.Clip(tuple.Items)
	return v, nil
}

func (r *reader) list() (value, error) {
	n, err := r.size("list")
	if err != nil {
		return value{}, err
	}
	v := r.whole(object.NewList(nil))
	list := object.AsList(v)
	for range n {
		item, err := r.item("list")
		if err != nil {
			return value{}, err
		}
		list.Items = append(list.Items, item)
	}
	return v, nil
}

func (r *reader) dict() (value, error) {
	d := object.NewDict()
	v := r.whole(d.Value())
	for {
		key, err := r.read()
		if err != nil || key.IsNull() {
			return v, err
		}
		item, err := r.read()
		if err != nil || item.IsNull() {
			return v, err
		}
		if err := d.Set(r.thread, key, item); err != nil {
			return value{}, err
		}
	}
}

func (r *reader) set() (value, error) {
	n, err := r.size("set")
	if err != nil {
		return value{}, err
	}
	s := object.NewSet()
	v := r.whole(s.Value())
	for range n {
		item, err := r.item("set")
		if err != nil {
			return value{}, err
		}
		if err := s.Add(r.thread, item); err != nil {
			return value{}, err
		}
	}
	return v, nil
}

// frozenSet reads a frozenset. Nothing in it can refer to it, for it must be whole to have a hash.
func (r *reader) frozenSet() (value, error) {
	n, err := r.size("set")
	if err != nil {
		return value{}, err
	}
	at := r.reserve()
	var items []value
	for range n {
		item, err := r.item("set")
		if err != nil {
			return value{}, err
		}
		items = append(items, item)
	}
	v, err := object.NewFrozenSet(r.thread, items)
	if err != nil {
		return value{}, err
	}
	return r.fill(at, v), nil
}
