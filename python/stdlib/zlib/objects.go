package zlib

import (
	"sync"

	"github.com/jinklink/jink/python/object"
)

// This file holds the objects that deflate and inflate by pieces.

var (
	compressType   = &object.Type{Name: "zlib.Compress", Flags: object.NoNew}
	decompressType = &object.Type{Name: "zlib.Decompress", Flags: object.NoNew}
	pieceType      = &object.Type{Name: "zlib._ZlibDecompressor", Doc: "Inflates by pieces, and keeps what it was given until that is asked for."}
)

// compressor is a Compress. Its writer cannot be copied with an interpreter.
type compressor struct {
	object.Object
	*deflater
}

// streamSize is about how much memory a stream takes, but for what comes out of it.
const streamSize = 8 << 10

// decompressor is a Decompress, or a _ZlibDecompressor.
type decompressor struct {
	object.Object
	stream
	unused string
	rest   string // what was given, but not yet read
	idle   bool   // of a _ZlibDecompressor: it can go on without more input
}

func compressObject(t *thread, a []value) (value, error) {
	o := options{level: -1, method: 8, wbits: 15, memLevel: 8}
	if !a[5].IsNull() {
		b, err := object.AsBytes(t, a[5])
		if err != nil {
			return value{}, err
		}
		if err := t.Allocate(len(b)); err != nil {
			return value{}, err
		}
		o.dict, o.hasDict = append([]byte(nil), b...), true
	}
	if err := ints(t, a, &o.level, &o.method, &o.wbits, &o.memLevel, &o.strategy); err != nil {
		return value{}, err
	}
	if err := t.Allocate(writerSize); err != nil {
		return value{}, err
	}
	if f, _, _ := kind(o.wbits); f == gzipFormat && o.hasDict {
		return value{}, t.Raise(object.ValueError, "Invalid dictionary")
	}
	d := newDeflater(o, nil)
	if d == nil {
		return value{}, t.Raise(object.ValueError, "Invalid initialization option")
	}
	return object.From(&compressor{object.Head(compressType), d}), nil
}

func compressPiece(t *thread, a []value) (value, error) {
	d := object.As[compressor](a[0]).deflater
	b, err := object.AsBytes(t, a[1])
	if err != nil {
		return value{}, err
	}
	if d.done {
		return value{}, raise(t, "Error -2 while compressing data: inconsistent stream state")
	}
	if err := charge(t, len(b)); err != nil {
		return value{}, err
	}
	d.write(b)
	return object.NewBytes(d.taken()), nil
}

func flushCompressor(t *thread, a []value) (value, error) {
	d := object.As[compressor](a[0]).deflater
	mode := 4
	if err := ints(t, a[1:], &mode); err != nil {
		return value{}, err
	}
	switch {
	case mode == 0:
		return object.NewBytes(""), nil
	case d.done || mode < 0 || mode > 5:
		return value{}, raise(t, "Error -2 while flushing: inconsistent stream state")
	}
	if err := charge(t, 1<<16); err != nil {
		return value{}, err
	}
	d.header()
	switch mode {
	case 4:
		d.finish()
	case 3:
		d.restart()
	default:
		d.w.Flush()
	}
	return object.NewBytes(d.taken()), nil
}

func copyCompressor(t *thread, a []value) (value, error) {
	d := object.As[compressor](a[0]).deflater
	if d.done {
		return value{}, t.Raise(object.ValueError, "Inconsistent stream state")
	}
	if err := t.Allocate(writerSize + 2*windowSize); err != nil {
		return value{}, err
	}
	return object.From(&compressor{object.Head(compressType), d.copy()}), nil
}

// dictionary is the argument zdict.
func dictionary(t *thread, v value) (b []byte, ok bool, err error) {
	if v.IsNull() {
		return nil, false, nil
	}
	b, err = object.AsBytes(t, v)
	if object.Matches(err, object.TypeError) {
		err = t.Raise(object.TypeError, "zdict argument must support the buffer protocol")
	}
	if err != nil {
		return nil, false, err
	}
	return append([]byte(nil), b...), len(b) > 0, t.Allocate(len(b))
}

// newDecompressor makes one of either type.
func newDecompressor(t *thread, typ *object.Type, wbits, dict value) (value, error) {
	bits := 15
	b, has, err := dictionary(t, dict)
	if err != nil {
		return value{}, err
	}
	if err := ints(t, []value{wbits}, &bits); err != nil {
		return value{}, err
	}
	if err := t.Allocate(streamSize); err != nil {
		return value{}, err
	}
	s, ok := newStream(bits, b, has)
	if !ok {
		return value{}, t.Raise(object.ValueError, "Invalid initialization option")
	}
	return object.From(&decompressor{Object: object.Head(typ), stream: *s}), nil
}

func decompressObject(t *thread, a []value) (value, error) {
	return newDecompressor(t, decompressType, a[0], a[1])
}

// inflate reads b as far as most bytes come out, gives those, and keeps the rest.
func (d *decompressor) inflate(t *thread, b []byte, most int) (v value, full bool, err error) {
	begin := len(d.out)
	used, full, err := d.feed(t, b, most)
	if err != nil {
		return value{}, false, err
	}
	if err := t.Allocate(len(b) - used); err != nil {
		return value{}, false, err
	}
	rest := string(b[used:])
	d.rest = ""
	if d.stage == ended {
		d.unused += rest
	} else {
		d.rest = rest
	}
	if begin < d.primed {
		begin = d.primed // what came first was the dictionary
	}
	v = object.NewBytes(string(d.out[begin:]))
	d.forget()
	return v, full, nil
}

func decompressPiece(t *thread, a []value) (value, error) {
	d := object.As[decompressor](a[0])
	b, err := object.AsBytes(t, a[1])
	if err != nil {
		return value{}, err
	}
	most := 0
	if err := ints(t, a[2:], &most); err != nil {
		return value{}, err
	}
	switch {
	case most < 0:
		return value{}, t.Raise(object.ValueError, "max_length must be non-negative")
	case most == 0:
		most = -1
	}
	if d.stage == ended {
		return object.NewBytes(""), d.keepUnused(t, b)
	}
	v, _, err := d.inflate(t, b, most)
	return v, err
}

func (d *decompressor) keepUnused(t *thread, b []byte) error {
	err := t.Allocate(len(d.unused) + len(b))
	if err == nil {
		d.unused += string(b)
	}
	return err
}

func flushDecompressor(t *thread, a []value) (value, error) {
	d := object.As[decompressor](a[0])
	length := 1
	if err := ints(t, a[1:], &length); err != nil {
		return value{}, err
	}
	if length <= 0 {
		return value{}, t.Raise(object.ValueError, "length must be greater than zero")
	}
	if d.stage == ended {
		return object.NewBytes(""), nil
	}
	v, _, err := d.inflate(t, []byte(d.rest), -1)
	return v, err
}

func copyDecompressor(t *thread, a []value) (value, error) {
	d := object.As[decompressor](a[0])
	if err := t.Allocate(streamSize + len(d.out)); err != nil {
		return value{}, err
	}
	c := *d
	c.out = append([]byte(nil), d.out...)
	return object.From(&c), nil
}

// decompressKept is decompress of a _ZlibDecompressor.
func decompressKept(t *thread, a []value) (value, error) {
	d := object.As[decompressor](a[0])
	b, err := object.AsBytes(t, a[1])
	if err != nil {
		return value{}, err
	}
	most := -1
	if err := ints(t, a[2:], &most); err != nil {
		return value{}, err
	}
	if d.stage == ended {
		return value{}, t.Raise(object.EOFError, "End of stream already reached")
	}
	if d.rest != "" {
		if err := t.Allocate(len(d.rest) + len(b)); err != nil {
			return value{}, err
		}
		b = append([]byte(d.rest), b...)
	}
	v, full, err := d.inflate(t, b, max(most, -1))
	d.idle = full
	return v, err
}

var defineTypes = sync.OnceFunc(func() {
	copies := func(f func(t *thread, a []value) (value, error)) []*object.Builtin {
		return []*object.Builtin{
			object.Method("copy", "(self, /)", "Return an object that goes on from here by itself.", f),
			object.Method("__copy__", "(self, /)", "", f),
			object.Method("__deepcopy__", "(self, memo, /)", "", f),
		}
	}
	object.DefineType(compressType, nil, "zlib", object.TypeDef{Methods: append(copies(copyCompressor),
		object.Method("compress", "(self, data, /)", "Deflate more bytes, and return what comes out.", compressPiece),
		object.Method("flush", "(self, mode=4, /)", "Return what is not out yet, and end the stream unless told otherwise.", flushCompressor),
	)})
	get := func(name, doc string, f func(d *decompressor) value) *object.GetSet {
		return object.Member(name, doc, func(self value) value { return f(object.As[decompressor](self)) })
	}
	eof := get("eof", "Whether the stream has ended.", func(d *decompressor) value { return object.Bool(d.stage == ended) })
	unused := get("unused_data", "What came after the end of the stream.", func(d *decompressor) value { return object.NewBytes(d.unused) })
	object.StructOf[decompressor](decompressType)
	object.DefineType(decompressType, nil, "zlib", object.TypeDef{
		GetSets: []*object.GetSet{eof, unused, get("unconsumed_tail", "What was not read, since enough had come out.", func(d *decompressor) value { return object.NewBytes(d.rest) })},
		Methods: append(copies(copyDecompressor),
			object.Method("decompress", "(self, data, /, max_length=0)", "Inflate more bytes, and return what comes out.", decompressPiece),
			object.Method("flush", "(self, length=16384, /)", "Return what is not out yet.", flushDecompressor),
		),
	})
	sig := object.Fn("_ZlibDecompressor", "(wbits=15, zdict=b'')", "", nil)
	pieceType.New = func(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
		a, err := sig.Bind(t, args, names)
		if err != nil {
			return value{}, err
		}
		return newDecompressor(t, pieceType, a[0], a[1])
	}
	object.StructOf[decompressor](pieceType)
	object.DefineType(pieceType, nil, "zlib", object.TypeDef{
		GetSets: []*object.GetSet{
			get("eof", "Whether the stream has ended.", func(d *decompressor) value { return object.Bool(d.stage == ended) }),
			get("unused_data", "What came after the end of the stream.", func(d *decompressor) value { return object.NewBytes(d.unused) }),
			get("needs_input", "Whether nothing more comes out without more input.", func(d *decompressor) value {
				return object.Bool(d.stage != ended && d.rest == "" && !d.idle)
			}),
		},
		Methods: []*object.Builtin{
			object.Method("decompress", "(self, data, /, max_length=-1)", "Inflate more bytes, and return what comes out.", decompressKept),
		},
	})
})
