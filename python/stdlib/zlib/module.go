// Package zlib is Python's module zlib: streams that are deflated, with or without the headers of zlib and gzip.
//
// It exists since what others send is often compressed, and programs take it apart by pieces: a stream can stop at any byte, be
// copied, and tell what came after it, which Go's packages do not do. So inflating is written here; deflating is Go's, and what
// comes out is not, byte for byte, what the C library would make. The version that the module tells is that of the library
// whose behaviour it has.
//
// What comes out of a stream is accounted for as it comes: a small stream that stands for very much is stopped by the limit on
// memory.
package zlib

import (
	"compress/flate"
	"hash/crc32"

	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
)

// memory is what an interpreter keeps: its class of errors, and writers that can be used again.
type memory struct {
	failure *object.Type
	writers map[int]*flate.Writer `image:"drop"`
}

type memoryKey struct{}

func remembered(t *thread) *memory {
	m, _ := t.Interp.Memo.Get(memoryKey{}).(*memory)
	if m == nil {
		m = &memory{}
		t.Interp.Memo.Set(memoryKey{}, m)
	}
	return m
}

// raise is a zlib.error.
func raise(t *thread, msg string, args ...any) error {
	return t.Raise(remembered(t).failure, msg, args...)
}

// wrong is the error for what is wrong with a stream.
func wrong(t *thread, what string) error {
	switch what {
	case needDictionary:
		return raise(t, "Error 2 while decompressing data")
	case "zdict":
		return raise(t, "Error -3 while setting zdict: invalid input data")
	}
	return raise(t, "Error -3 while decompressing data: %s", what)
}

// feed reads b, and gives back how much of it was used and whether the stream stopped since enough came out: most bytes, if
// that is not negative.
func (s *stream) feed(t *thread, b []byte, most int) (used int, full bool, err error) {
	s.in, s.at = b, 0
	defer func() { s.in = nil }()
	room := 1 << 10
	for {
		room = max(room, min(4*(len(b)-s.at), 1<<20))
		if most >= 0 {
			room = min(room, most)
			most -= room
		}
		before := len(s.out)
		if err := t.Allocate(room); err != nil {
			return 0, false, err
		}
		if err := t.Charge(min(len(b)-s.at, room)>>4 + 1); err != nil {
			return 0, false, err
		}
		s.limit = before + room
		what := s.step()
		got := len(s.out) - before
		if err := t.Allocate(got); err != nil {
			return 0, false, err
		}
		if err := t.Charge(got >> 4); err != nil {
			return 0, false, err
		}
		full = len(s.out) == s.limit && what != ""
		switch {
		case what == "":
			return s.at, false, nil
		case what == needInput:
			return s.at, full && most == 0, nil
		case what != needRoom:
			return s.at, false, wrong(t, what)
		case most == 0:
			s.giveBack()
			return s.at, true, nil
		}
		if room < 1<<20 {
			room *= 2
		}
	}
}

func decompress(t *thread, a []value) (value, error) {
	b, err := object.AsBytes(t, a[0])
	if err != nil {
		return value{}, err
	}
	wbits, size := 15, 0
	if err := ints(t, a[1:], &wbits, &size); err != nil {
		return value{}, err
	}
	if size < 0 {
		return value{}, t.Raise(object.ValueError, "bufsize must be non-negative")
	}
	if err := t.Allocate(streamSize); err != nil {
		return value{}, err
	}
	s, ok := newStream(wbits, nil, false)
	if !ok {
		return value{}, raise(t, "Error -2 while preparing to decompress data: inconsistent stream state")
	}
	if _, _, err := s.feed(t, b, -1); err != nil {
		return value{}, err
	}
	if s.stage != ended {
		return value{}, raise(t, "Error -5 while decompressing data: incomplete or truncated stream")
	}
	return object.NewBytes(string(s.out)), nil
}

// ints reads arguments that are ints, those that were given.
func ints(t *thread, a []value, to ...*int) error {
	for i, p := range to {
		if a[i].IsNull() {
			continue
		}
		n, err := t.IntArg(a[i])
		if err != nil {
			return err
		}
		*p = n
	}
	return nil
}

func compress(t *thread, a []value) (value, error) {
	b, err := object.AsBytes(t, a[0])
	if err != nil {
		return value{}, err
	}
	o := options{level: -1, method: 8, wbits: 15, memLevel: 8}
	if err := ints(t, a[1:], &o.level, &o.wbits); err != nil {
		return value{}, err
	}
	m := remembered(t)
	w := m.writers[o.level]
	if w == nil {
		if err := t.Allocate(writerSize); err != nil {
			return value{}, err
		}
	}
	if err := charge(t, len(b)); err != nil {
		return value{}, err
	}
	d := newDeflater(o, w)
	if d == nil {
		return value{}, raise(t, "Bad compression level")
	}
	d.write(b)
	d.finish()
	if m.writers == nil {
		m.writers = make(map[int]*flate.Writer, 11)
	}
	m.writers[o.level] = d.w
	return object.NewBytes(d.taken()), nil
}

// charge accounts for deflating n bytes.
func charge(t *thread, n int) error {
	if err := t.Charge(n >> 2); err != nil {
		return err
	}
	return t.Allocate(n + n>>3 + 1024)
}

// checksum makes a function that adds bytes to a checksum.
func checksum(name, sig, doc string, first uint32, add func(sum uint32, b []byte) uint32) *object.Builtin {
	return object.Fn(name, sig, doc, func(t *thread, a []value) (value, error) {
		b, err := object.AsBytes(t, a[0])
		if err != nil {
			return value{}, err
		}
		sum := first
		if !a[1].IsNull() {
			n, err := t.Index(a[1])
			if err != nil {
				return value{}, err
			}
			if small, ok := object.AsInt64(n); ok {
				sum = uint32(small)
			} else if big, ok := object.AsBig(n); ok {
				// The lowest 32 bits, of the complement of two.
				low := uint32(big.Bits()[0])
				if big.Sign() < 0 {
					low = -low
				}
				sum = low
			}
		}
		if err := t.Charge(len(b) >> 5); err != nil {
			return value{}, err
		}
		return object.Int(int64(add(sum, b))), nil
	})
}

// Module makes module zlib for an interpreter.
func Module(t *thread) (*object.Module, error) {
	defineTypes()
	m := object.NewModule("zlib", "Deflated streams, and checksums.")
	names := object.NewDict()
	names.SetString("__module__", object.NewStr("zlib"))
	failure, err := t.NewClass(object.TypeType, "error", []*object.Type{object.ExceptionType}, names)
	if err != nil {
		return nil, err
	}
	remembered(t).failure = failure
	m.Set("error", failure.Value())
	m.AddTypes(pieceType)
	m.Add(
		checksum("adler32", "(data, value=1, /)", "Return the Adler-32 checksum of bytes.", 1, adler),
		checksum("crc32", "(data, value=0, /)", "Return the CRC-32 checksum of bytes.", 0, func(sum uint32, b []byte) uint32 { return crc32.Update(sum, crc32.IEEETable, b) }),
		object.Fn("compress", "(data, /, level=-1, wbits=15)", "Return bytes deflated.", compress),
		object.Fn("decompress", "(data, /, wbits=15, bufsize=16384)", "Return what deflated bytes stand for.", decompress),
		object.Fn("compressobj", "(level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None)", "Return an object that deflates by pieces.", compressObject),
		object.Fn("decompressobj", "(wbits=15, zdict=b'')", "Return an object that inflates by pieces.", decompressObject),
	)
	for name, n := range map[string]int64{
		"DEFLATED": 8, "DEF_BUF_SIZE": 16384, "DEF_MEM_LEVEL": 8, "MAX_WBITS": 15, "Z_BEST_COMPRESSION": 9, "Z_BEST_SPEED": 1, "Z_BLOCK": 5,
		"Z_DEFAULT_COMPRESSION": -1, "Z_DEFAULT_STRATEGY": 0, "Z_FILTERED": 1, "Z_FINISH": 4, "Z_FIXED": 4, "Z_FULL_FLUSH": 3, "Z_HUFFMAN_ONLY": 2,
		"Z_NO_COMPRESSION": 0, "Z_NO_FLUSH": 0, "Z_PARTIAL_FLUSH": 1, "Z_RLE": 3, "Z_SYNC_FLUSH": 2, "Z_TREES": 6,
	} {
		m.Set(name, object.Int(n))
	}
	for _, name := range []string{"ZLIB_VERSION", "ZLIB_RUNTIME_VERSION"} {
		m.Set(name, object.NewStr("1.2.13"))
	}
	m.Set("__version__", object.NewStr("1.0"))
	return m, nil
}
