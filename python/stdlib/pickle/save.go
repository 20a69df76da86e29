package pickle

import (
	"encoding/binary"
	"math"
	"math/big"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/jinklink/jink/python/object"
)

func decimal(n int) string { return strconv.Itoa(n) }

// save writes an object.
func (p *pickler) save(t *thread, v value) error {
	if err := p.step(t); err != nil {
		return err
	}
	if !p.persistent.IsNull() {
		done, err := p.savePersistent(t, v)
		if done || err != nil {
			return err
		}
	}
	return p.saveHere(t, v)
}

func (p *pickler) savePersistent(t *thread, v value) (done bool, err error) {
	id, err := t.Call(p.persistent, v)
	if err != nil || id.IsNone() {
		return false, err
	}
	if p.protocol >= 1 {
		if err := p.saveHere(t, id); err != nil {
			return false, err
		}
		p.out = append(p.out, 'Q')
		return true, nil
	}
	s, err := t.Str(id)
	if err != nil {
		return false, err
	}
	for _, c := range []byte(s) {
		if c >= utf8.RuneSelf {
			return false, raisePickling(t, "persistent IDs in protocol 0 must be ASCII strings")
		}
	}
	p.line('P', s)
	return true, nil
}

// saveHere writes an object that is not kept elsewhere.
func (p *pickler) saveHere(t *thread, v value) error {
	switch typ := v.Type(); typ {
	case object.NoneType:
		p.out = append(p.out, 'N')
		return nil
	case object.BoolType:
		p.saveBool(v == object.True)
		return nil
	case object.IntType:
		return p.saveInt(t, v)
	case object.FloatType:
		if p.protocol >= 1 {
			p.out = binary.BigEndian.AppendUint64(append(p.out, 'G'), math.Float64bits(v.Float64()))
		} else {
			p.line('F', object.FormatFloat(v.Float64()))
		}
		return nil
	}
	if n, ok := p.memo.get(v); ok {
		p.get(n)
		return nil
	}
	switch v.Type() {
	case object.BytesType:
		return p.saveBytes(t, v)
	case object.StrType:
		return p.saveStr(t, v)
	}
	if err := t.EnterNative(); err != nil {
		if object.Raised(err) != nil {
			err = t.Raise(object.RecursionError, "maximum recursion depth exceeded while pickling an object")
		}
		return err
	}
	err := p.saveDeep(t, v)
	t.LeaveNative()
	return err
}

// saveDeep writes an object that may hold others.
func (p *pickler) saveDeep(t *thread, v value) error {
	switch v.Type() {
	case object.DictType:
		return p.saveDict(t, v)
	case object.ListType:
		return p.saveList(t, v)
	case object.TupleType:
		return p.saveTuple(t, v)
	case object.SetType:
		if p.protocol >= 4 {
			return p.saveSet(t, v)
		}
	case object.FrozenSetType:
		if p.protocol >= 4 {
			return p.saveFrozen(t, v)
		}
	case object.ByteArrayType:
		if p.protocol >= 5 {
			b := object.AsByteArray(v).B
			if err := p.large(t, binary.LittleEndian.AppendUint64([]byte{0x96}, uint64(len(b))), b); err != nil {
				return err
			}
			return p.memoize(t, v)
		}
		args := object.NewTuple()
		if b := object.AsByteArray(v).B; len(b) > 0 {
			args = object.NewTuple(object.NewBytes(string(b)))
		}
		return p.reduce(t, v, object.NewPair(object.ByteArrayType.Value(), args))
	case bufferType:
		return p.saveBuffer(t, v)
	}
	return p.saveReduced(t, v)
}

func (p *pickler) saveBool(b bool) {
	switch {
	case p.protocol >= 2 && b:
		p.out = append(p.out, 0x88)
	case p.protocol >= 2:
		p.out = append(p.out, 0x89)
	case b:
		p.out = append(p.out, "I01\n"...)
	default:
		p.out = append(p.out, "I00\n"...)
	}
}

func (p *pickler) saveInt(t *thread, v value) error {
	if n, ok := object.AsInt64(v); ok {
		if int64(int32(n)) == n {
			switch {
			case p.protocol == 0:
				p.line('I', strconv.FormatInt(n, 10))
			case n >= 0 && n < 256:
				p.out = append(p.out, 'K', byte(n))
			case n >= 0 && n < 1<<16:
				p.out = append(p.out, 'M', byte(n), byte(n>>8))
			default:
				p.out = binary.LittleEndian.AppendUint32(append(p.out, 'J'), uint32(n))
			}
			return nil
		}
	}
	n, _ := object.AsBig(v)
	if p.protocol < 2 {
		s, err := t.Repr(v)
		p.line('L', s+"L")
		return err
	}
	b := encodeLong(n)
	if err := t.Allocate(len(b)); err != nil {
		return err
	}
	if len(b) < 256 {
		p.out = append(p.out, 0x8a, byte(len(b)))
	} else {
		p.out = binary.LittleEndian.AppendUint32(append(p.out, 0x8b), uint32(len(b)))
	}
	p.out = append(p.out, b...)
	return nil
}

// encodeLong is a number in two's complement, the least byte first.
func encodeLong(n *big.Int) []byte {
	if n.Sign() == 0 {
		return nil
	}
	size := n.BitLen()/8 + 1
	m := n
	if n.Sign() < 0 {
		m = new(big.Int).Add(n, new(big.Int).Lsh(big.NewInt(1), uint(8*size)))
	}
	b := m.FillBytes(make([]byte, size))
	slices.Reverse(b)
	if n.Sign() < 0 && size > 1 && b[size-1] == 0xff && b[size-2]&0x80 != 0 {
		b = b[:size-1]
	}
	return b
}

func (p *pickler) saveBytes(t *thread, v value) error {
	s := object.AsBytesObject(v).S
	if p.protocol < 3 {
		if s == "" {
			return p.reduce(t, v, object.NewTuple(object.BytesType.Value(), object.NewTuple()))
		}
		codecs, err := t.Import("_codecs")
		if err != nil {
			return err
		}
		encode, err := t.Attr(codecs, "encode")
		if err != nil {
			return err
		}
		text, err := t.Decode(s, "latin-1", "strict")
		if err != nil {
			return err
		}
		return p.reduce(t, v, object.NewPair(encode, object.NewPair(text, object.NewStr("latin1"))))
	}
	if err := p.bytes(t, s); err != nil {
		return err
	}
	return p.memoize(t, v)
}

func (p *pickler) bytes(t *thread, s string) error {
	var head []byte
	switch n := len(s); {
	case n < 256:
		p.out = append(append(p.out, 'C', byte(n)), s...)
		return nil
	case n <= math.MaxUint32:
		head = binary.LittleEndian.AppendUint32([]byte{'B'}, uint32(n))
	case p.protocol >= 4:
		head = binary.LittleEndian.AppendUint64([]byte{0x8e}, uint64(n))
	default:
		return t.Raise(object.OverflowError, "serializing a bytes object larger than 4 GiB requires pickle protocol 4 or higher")
	}
	return p.large(t, head, []byte(s))
}

func (p *pickler) saveStr(t *thread, v value) error {
	s := object.AsStr(v).S
	switch n := len(s); {
	case p.protocol == 0:
		if err := t.Allocate(2 * n); err != nil {
			return err
		}
		p.out = append(p.out, 'V')
		p.out = appendRaw(p.out, s)
		p.out = append(p.out, '\n')
	case n < 256 && p.protocol >= 4:
		p.out = append(append(p.out, 0x8c, byte(n)), s...)
	case n <= math.MaxUint32:
		if err := p.large(t, binary.LittleEndian.AppendUint32([]byte{'X'}, uint32(n)), []byte(s)); err != nil {
			return err
		}
	case p.protocol >= 4:
		if err := p.large(t, binary.LittleEndian.AppendUint64([]byte{0x8d}, uint64(n)), []byte(s)); err != nil {
			return err
		}
	default:
		return t.Raise(object.OverflowError, "serializing a string larger than 4 GiB requires pickle protocol 4 or higher")
	}
	return p.memoize(t, v)
}

// appendRaw writes text as protocol 0 does: in Latin-1, with escapes for all else and for what ends lines.
func appendRaw(b []byte, s string) []byte {
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		if r == utf8.RuneError && n == 1 && len(s) >= 3 && s[0] == 0xed {
			r, n = rune(s[0]&0x0f)<<12|rune(s[1]&0x3f)<<6|rune(s[2]&0x3f), 3
		}
		s = s[n:]
		switch {
		case r >= 0x10000:
			b = append(b, `\U`...)
			b = appendHex(b, uint32(r), 8)
		case r >= 256 || r == '\\' || r == 0 || r == '\n' || r == '\r' || r == 0x1a:
			b = append(b, `\u`...)
			b = appendHex(b, uint32(r), 4)
		default:
			b = append(b, byte(r))
		}
	}
	return b
}

func appendHex(b []byte, n uint32, digits int) []byte {
	for i := digits - 1; i >= 0; i-- {
		b = append(b, "0123456789abcdef"[n>>(4*i)&15])
	}
	return b
}

func (p *pickler) saveTuple(t *thread, v value) error {
	items := object.AsTuple(v).Items
	if len(items) == 0 {
		if p.protocol >= 1 {
			p.out = append(p.out, opEmptyTuple)
		} else {
			p.out = append(p.out, opMark, opTuple)
		}
		return nil
	}
	short := len(items) <= 3 && p.protocol >= 2
	if !short {
		p.out = append(p.out, opMark)
	}
	for _, item := range items {
		if err := p.save(t, item); err != nil {
			return err
		}
	}
	// A tuple that contains itself was remembered by what it contains.
	if n, ok := p.memo.get(v); ok {
		switch {
		case short:
			for range items {
				p.out = append(p.out, opPop)
			}
		case p.protocol >= 1:
			p.out = append(p.out, opPopMark)
		default:
			for range len(items) + 1 {
				p.out = append(p.out, opPop)
			}
		}
		p.get(n)
		return nil
	}
	if short {
		p.out = append(p.out, [...]byte{opTuple1, opTuple2, opTuple3}[len(items)-1])
	} else {
		p.out = append(p.out, opTuple)
	}
	return p.memoize(t, v)
}

const batch = 1000

func (p *pickler) saveList(t *thread, v value) error {
	if p.protocol >= 1 {
		p.out = append(p.out, opEmptyList)
	} else {
		p.out = append(p.out, opMark, opList)
	}
	if err := p.memoize(t, v); err != nil {
		return err
	}
	l := object.AsList(v)
	if p.protocol >= 1 && len(l.Items) == 1 {
		if err := p.save(t, l.Items[0]); err != nil {
			return err
		}
		p.out = append(p.out, opAppend)
		return nil
	}
	for i := 0; i < len(l.Items); {
		if p.protocol == 0 {
			if err := p.save(t, l.Items[i]); err != nil {
				return err
			}
			p.out = append(p.out, opAppend)
			i++
			continue
		}
		p.out = append(p.out, opMark)
		for end := i + batch; i < end && i < len(l.Items); i++ {
			if err := p.save(t, l.Items[i]); err != nil {
				return err
			}
		}
		p.out = append(p.out, opAppends)
	}
	return nil
}

func (p *pickler) saveDict(t *thread, v value) error {
	if p.protocol >= 1 {
		p.out = append(p.out, opEmptyDict)
	} else {
		p.out = append(p.out, opMark, opDict)
	}
	if err := p.memoize(t, v); err != nil {
		return err
	}
	d := object.AsDict(v)
	size := d.Len()
	i := 0
	next := func() (e object.Entry, ok bool) {
		for i < len(d.Entries()) {
			e := d.Entries()[i]
			i++
			if !e.Key.IsNull() {
				return e, true
			}
		}
		return e, false
	}
	pair := func(e object.Entry) error {
		if err := p.save(t, e.Key); err != nil {
			return err
		}
		if err := p.save(t, e.Value); err != nil {
			return err
		}
		if d.Len() != size {
			return t.Raise(object.RuntimeError, "dictionary changed size during iteration")
		}
		return nil
	}
	if p.protocol == 0 || size == 1 {
		for e, ok := next(); ok; e, ok = next() {
			if err := pair(e); err != nil {
				return err
			}
			p.out = append(p.out, opSetItem)
		}
		return nil
	}
	for left := size; left > 0; left -= batch {
		p.out = append(p.out, opMark)
		for range min(left, batch) {
			e, ok := next()
			if !ok {
				break
			}
			if err := pair(e); err != nil {
				return err
			}
		}
		p.out = append(p.out, opSetItems)
	}
	return nil
}

func (p *pickler) saveSet(t *thread, v value) error {
	p.out = append(p.out, opEmptySet)
	if err := p.memoize(t, v); err != nil {
		return err
	}
	items := object.AsSet(v).Items()
	for len(items) > 0 {
		p.out = append(p.out, opMark)
		n := min(len(items), batch)
		for _, item := range items[:n] {
			if err := p.save(t, item); err != nil {
				return err
			}
		}
		items = items[n:]
		p.out = append(p.out, opAddItems)
	}
	return nil
}

func (p *pickler) saveFrozen(t *thread, v value) error {
	p.out = append(p.out, opMark)
	for _, item := range object.AsSet(v).Items() {
		if err := p.save(t, item); err != nil {
			return err
		}
	}
	if n, ok := p.memo.get(v); ok {
		p.out = append(p.out, opPopMark)
		p.get(n)
		return nil
	}
	p.out = append(p.out, opFrozen)
	return p.memoize(t, v)
}
