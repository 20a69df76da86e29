package zlib

import (
	"encoding/binary"
	"hash/crc32"
)

// This file is what stands around a deflated stream: the headers and trailers of zlib and gzip.

// stream is a stream that is being taken apart.
type stream struct {
	inflater
	stage   stage
	zlib    bool // may be zlib's
	gzip    bool // may be gzip's
	window  int  // what the header may ask for, as a power of two; 0: anything
	field   uint64
	got     uint // bytes of field
	flags   uint64
	sum     uint32 // of the header, then of what came out
	summed  int    // up to where in out
	size    uint32 // of all that came out
	dict    []byte
	hasDict bool
	primed  int // how much of out is the dictionary
}

// stage is which part of the stream comes next.
type stage uint8

const (
	inHeader stage = iota
	inDictionary
	inGzip
	inExtraLength
	inExtra
	inName
	inComment
	inHeaderSum
	inBody
	inTrailer
	inLength
	ended
)

// What a program must give before going on.
const needDictionary = "dictionary"

// newStream is a stream of a kind, as wbits says it; ok is false if there is no such kind.
func newStream(wbits int, dict []byte, hasDict bool) (s *stream, ok bool) {
	s = &stream{dict: dict, hasDict: hasDict}
	switch {
	case -15 <= wbits && wbits <= -8:
		s.stage = inBody
		s.useDictionary()
	case wbits == 0 || 8 <= wbits && wbits <= 15:
		s.zlib, s.window = true, wbits
	case wbits == 16 || 24 <= wbits && wbits <= 31:
		s.gzip = true
	case wbits == 32 || 40 <= wbits && wbits <= 47:
		s.zlib, s.gzip, s.window = true, true, wbits-32
	default:
		return nil, false
	}
	return s, true
}

func (s *stream) useDictionary() {
	if s.hasDict {
		s.out = append(s.out, s.dict[max(0, len(s.dict)-windowSize):]...)
		s.limit += len(s.out) // it takes no room from what is to come out
		s.summed, s.primed = len(s.out), len(s.out)
	}
}

// number reads n bytes, the lowest first.
func (s *stream) number(n uint) (uint64, bool) {
	for s.got < n {
		if !s.need(8) {
			return 0, false
		}
		b := s.take(8)
		s.field |= uint64(b) << (8 * s.got)
		s.got++
		if s.stage < inHeaderSum {
			s.sum = crc32.Update(s.sum, crc32.IEEETable, []byte{byte(b)})
		}
	}
	v := s.field
	s.field, s.got = 0, 0
	return v, true
}

// step goes on until the stream ends: then it gives "". Else it gives what is needed, or what is wrong.
func (s *stream) step() string {
	for {
		switch s.stage {
		case inBody:
			wait := s.run()
			s.check()
			if wait != "" {
				return wait
			}
			s.stage = inTrailer
			if !s.zlib && !s.gzip {
				s.stage = ended
			}
		case ended:
			return ""
		default:
			if wait := s.frame(); wait != "" {
				return wait
			}
		}
	}
}

// frame reads a part of what is around the stream.
func (s *stream) frame() string {
	width := map[stage]uint{inHeader: 2, inDictionary: 4, inGzip: 8, inExtraLength: 2, inHeaderSum: 2, inTrailer: 4, inLength: 4}[s.stage]
	if width == 0 {
		width = 1
	}
	v, ok := s.number(width)
	if !ok {
		return needInput
	}
	switch s.stage {
	case inHeader:
		return s.header(v)
	case inDictionary:
		if s.hasDict && adler(1, s.dict) == bigEndian(v) {
			s.useDictionary()
		} else if s.hasDict {
			return "zdict"
		} else {
			return needDictionary
		}
		s.sum, s.stage = 1, inBody
	case inGzip:
		s.flags = v >> 8 & 0xff
		if v&0xff != 8 {
			return "unknown compression method"
		}
		if s.flags&0xe0 != 0 {
			return "unknown header flags set"
		}
		s.stage = inExtraLength
		s.skip()
	case inExtraLength:
		s.stored = int(v)
		s.stage = inExtra
		if v == 0 {
			s.stage = inName
		}
		s.skip()
	case inExtra:
		if s.stored--; s.stored == 0 {
			s.stage = inName
			s.skip()
		}
	case inName, inComment:
		if v == 0 {
			s.stage++
			s.skip()
		}
	case inHeaderSum:
		if uint32(v) != s.sum&0xffff {
			return "header crc mismatch"
		}
		s.sum, s.stage = 0, inBody
	case inTrailer:
		if s.zlib && bigEndian(v) != s.sum || s.gzip && uint32(v) != s.sum {
			return "incorrect data check"
		}
		s.stage = ended
		if s.gzip {
			s.stage = inLength
		}
	case inLength:
		if uint32(v) != s.size {
			return "incorrect length check"
		}
		s.stage = ended
	}
	return ""
}

// skip goes over the parts of a gzip header that are not there.
func (s *stream) skip() {
	for _, part := range []struct {
		stage stage
		flag  uint64
	}{{inExtraLength, 4}, {inName, 8}, {inComment, 16}, {inHeaderSum, 2}} {
		if s.stage == part.stage && s.flags&part.flag == 0 {
			s.stage++
			if s.stage == inExtra {
				s.stage = inName
			}
		}
	}
	if s.stage == inBody {
		s.sum = 0
	}
}

// header reads the two bytes with which every stream begins that has a header.
func (s *stream) header(v uint64) string {
	first, second := v&0xff, v>>8
	switch {
	case s.gzip && first == 0x1f && second == 0x8b:
		s.zlib, s.stage = false, inGzip
		return ""
	case !s.zlib || (first<<8+second)%31 != 0:
		return "incorrect header check"
	case first&15 != 8:
		return "unknown compression method"
	case first>>4 > 7 || s.window > 0 && int(first>>4)+8 > s.window:
		return "invalid window size"
	}
	s.gzip = false
	s.sum, s.stage = 1, inBody
	if second&0x20 != 0 {
		s.stage = inDictionary
	}
	return ""
}

// check adds what came out to the checksum.
func (s *stream) check() {
	b := s.out[s.summed:]
	s.size += uint32(len(b))
	if s.zlib {
		s.sum = adler(s.sum, b)
	} else if s.gzip {
		s.sum = crc32.Update(s.sum, crc32.IEEETable, b)
	}
	s.summed = len(s.out)
}

func bigEndian(v uint64) uint32 {
	var b [4]byte
	binary.LittleEndian.PutUint32(b[:], uint32(v))
	return binary.BigEndian.Uint32(b[:])
}

// windowSize is how far matches reach back.
const windowSize = 1 << 15

// forget lets go of what no match can refer to any more.
func (s *stream) forget() {
	if len(s.out) <= 3*windowSize {
		return
	}
	tail := s.out[len(s.out)-windowSize:]
	if cap(s.out) > 8*windowSize {
		s.out = append(make([]byte, 0, 4*windowSize), tail...)
	} else {
		s.out = s.out[:copy(s.out, tail)]
	}
	s.summed, s.primed = len(s.out), 0
}

// adler adds bytes to an Adler-32 checksum.
func adler(sum uint32, b []byte) uint32 {
	const prime, most = 65521, 5552 // so many bytes can be added before the sums overflow
	low, high := sum&0xffff, sum>>16
	for len(b) > 0 {
		part := b[:min(len(b), most)]
		b = b[len(part):]
		for len(part) >= 4 {
			low += uint32(part[0])
			high += low
			low += uint32(part[1])
			high += low
			low += uint32(part[2])
			high += low
			low += uint32(part[3])
			high += low
			part = part[4:]
		}
		for _, c := range part {
			low += uint32(c)
			high += low
		}
		low %= prime
		high %= prime
	}
	return high<<16 | low
}
