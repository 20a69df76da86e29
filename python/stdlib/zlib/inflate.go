package zlib

import (
	"encoding/binary"
	"slices"
	"sync"
)

// This file takes what was deflated apart. Package compress/flate pulls its input from a reader, and reads ahead: what a program
// feeds by pieces, and wants to see the rest of, needs something that can stop at any byte.

// inflater holds all that is known between two bytes of input.
type inflater struct {
	in    []byte `image:"drop"` // what is being read
	at    int
	bits  uint64
	have  uint   // how many bits
	out   []byte // what came out, and before it what matches may refer to
	limit int    // how long out may become
	state state
	final bool // this is the last block

	stored         int // bytes of a stored block that are to come
	length, dist   int // of a match: what is to be copied yet
	literal        byte
	nlen, ndist    int // how many code lengths there are
	ncode, filled  int // how many there are of the code of code lengths; how many have been read
	lengths        [320]uint8
	symbols, dists huffman
}

// state is what comes next.
type state uint8

const (
	atBlock state = iota
	atStoredLength
	atStored
	atTable
	atCodeLengths
	atLengths
	atSymbol
	atLengthExtra
	atDistance
	atDistanceExtra
	atMatch
	atLiteral
	atEnd
)

// What stops inflating before the end.
const (
	needInput = "input"
	needRoom  = "room"
)

// need makes sure that there are n bits.
func (z *inflater) need(n uint) bool {
	for z.have < n {
		if z.at == len(z.in) {
			return false
		}
		z.bits |= uint64(z.in[z.at]) << z.have
		z.at++
		z.have += 8
	}
	return true
}

func (z *inflater) take(n uint) int {
	v := int(z.bits & (1<<n - 1))
	z.bits >>= n
	z.have -= n
	return v
}

// giveBack gives back the whole bytes that were read but not used.
func (z *inflater) giveBack() {
	n := min(int(z.have/8), z.at)
	z.at -= n
	z.have -= uint(8 * n)
	z.bits &= 1<<z.have - 1
}

var codeOrder = [19]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

var (
	lengthBase  = [29]uint16{3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258}
	lengthExtra = [29]uint8{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0}
	distBase    = [30]uint16{1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577}
	distExtra   = [30]uint8{0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13}
)

// symbol reads a symbol, if there are bits enough.
func (z *inflater) symbol(h *huffman) (s int, ok bool, bad bool) {
	for {
		s, n := h.read(z.bits, z.have)
		switch {
		case n == 16:
			return 0, false, true
		case n > 0:
			z.take(n)
			return s, true, false
		}
		if !z.need(z.have + 1) {
			return 0, false, false
		}
	}
}

// run goes on until the stream ends: then it gives "". Else it gives needInput, needRoom or what is wrong with the stream.
func (z *inflater) run() string {
	for {
		switch z.state {
		case atBlock:
			if z.final {
				z.state = atEnd
				continue
			}
			if !z.need(3) {
				return needInput
			}
			z.final = z.take(1) == 1
			switch z.take(2) {
			case 0:
				z.take(z.have & 7)
				z.state = atStoredLength
			case 1:
				z.fixed()
				z.state = atSymbol
			case 2:
				z.state = atTable
			default:
				return "invalid block type"
			}
		case atStoredLength:
			if !z.need(32) {
				return needInput
			}
			n, inverse := z.take(16), z.take(16)
			if n != inverse^0xffff {
				return "invalid stored block lengths"
			}
			z.stored, z.state = n, atStored
		case atStored:
			if wait := z.copyStored(); wait != "" {
				return wait
			}
			z.state = atBlock
		case atTable, atCodeLengths, atLengths:
			if wait := z.readTables(); wait != "" {
				return wait
			}
		case atEnd:
			z.giveBack()
			z.bits, z.have = 0, z.have&^7
			return ""
		default:
			if wait := z.readSymbols(); wait != "" {
				return wait
			}
		}
	}
}

func (z *inflater) copyStored() string {
	for z.stored > 0 {
		if len(z.out) == z.limit {
			return needRoom
		}
		if z.have >= 8 {
			z.out = append(z.out, byte(z.take(8)))
			z.stored--
			continue
		}
		n := min(z.stored, len(z.in)-z.at, z.limit-len(z.out))
		if n == 0 {
			return needInput
		}
		z.out = append(z.out, z.in[z.at:z.at+n]...)
		z.at += n
		z.stored -= n
	}
	return ""
}

// fixedPair holds a code for symbols and one for distances.
type fixedPair struct{ symbols, dists huffman }

// fixedCodes are those that need no table.
var fixedCodes = sync.OnceValue(func() *fixedPair {
	codes := new(fixedPair)
	var l [288]uint8
	for i := range l {
		switch {
		case i < 144 || i >= 280:
			l[i] = 8
		case i < 256:
			l[i] = 9
		default:
			l[i] = 7
		}
	}
	codes.symbols.set(l[:], true)
	for i := range 32 {
		l[i] = 5
	}
	codes.dists.set(l[:32], true)
	return codes
})

// fixed sets the code that needs no table.
func (z *inflater) fixed() {
	codes := fixedCodes()
	z.symbols, z.dists = codes.symbols, codes.dists
}

// readTables reads the code of a block.
func (z *inflater) readTables() string {
	if z.state == atTable {
		if !z.need(14) {
			return needInput
		}
		z.nlen, z.ndist, z.ncode = z.take(5)+257, z.take(5)+1, z.take(4)+4
		if z.nlen > 286 || z.ndist > 30 {
			return "too many length or distance symbols"
		}
		z.filled, z.state = 0, atCodeLengths
		clear(z.lengths[:19])
	}
	if z.state == atCodeLengths {
		for ; z.filled < z.ncode; z.filled++ {
			if !z.need(3) {
				return needInput
			}
			z.lengths[codeOrder[z.filled]] = uint8(z.take(3))
		}
		if !z.symbols.set(z.lengths[:19], true) || z.symbols.most == 0 {
			return "invalid code lengths set"
		}
		z.filled, z.state = 0, atLengths
	}
	for z.filled < z.nlen+z.ndist {
		s, n := z.symbols.read(z.bits, z.have)
		if n == 0 {
			if !z.need(z.have + 1) {
				return needInput
			}
			continue
		}
		repeat, more, least, length := 1, uint(0), 0, uint8(s)
		switch s {
		case 16:
			more, least = 2, 3
		case 17:
			more, least, length = 3, 3, 0
		case 18:
			more, least, length = 7, 11, 0
		}
		if !z.need(n + more) {
			return needInput
		}
		z.take(n)
		if s >= 16 {
			repeat = least + z.take(more)
			if s == 16 {
				if z.filled == 0 {
					return "invalid bit length repeat"
				}
				length = z.lengths[z.filled-1]
			}
			if z.filled+repeat > z.nlen+z.ndist {
				return "invalid bit length repeat"
			}
		}
		for range repeat {
			z.lengths[z.filled] = length
			z.filled++
		}
	}
	switch {
	case z.lengths[256] == 0:
		return "invalid code -- missing end-of-block"
	case !z.symbols.set(z.lengths[:z.nlen], false):
		return "invalid literal/lengths set"
	case !z.dists.set(z.lengths[z.nlen:z.nlen+z.ndist], false):
		return "invalid distances set"
	}
	z.state = atSymbol
	return ""
}

// readSymbols reads the content of a block, until its end.
func (z *inflater) readSymbols() string {
	for {
		switch z.state {
		case atSymbol:
			if len(z.in)-z.at >= 16 && z.limit-len(z.out) >= 300 {
				if wait := z.fast(); wait != "" || z.state != atSymbol {
					return wait
				}
			}
			s, ok, bad := z.symbol(&z.symbols)
			switch {
			case bad:
				return "invalid literal/length code"
			case !ok:
				return needInput
			case s < 256:
				z.literal, z.state = byte(s), atLiteral
			case s == 256:
				z.state = atBlock
				return ""
			case s > 285:
				return "invalid literal/length code"
			default:
				z.length, z.state = s-257, atLengthExtra
			}
		case atLiteral:
			if len(z.out) == z.limit {
				return needRoom
			}
			z.out = append(z.out, z.literal)
			z.state = atSymbol
		case atLengthExtra:
			extra := uint(lengthExtra[z.length])
			if !z.need(extra) {
				return needInput
			}
			z.length, z.state = int(lengthBase[z.length])+z.take(extra), atDistance
		case atDistance:
			s, ok, bad := z.symbol(&z.dists)
			switch {
			case bad || s > 29:
				return "invalid distance code"
			case !ok:
				return needInput
			}
			z.dist, z.state = s, atDistanceExtra
		case atDistanceExtra:
			extra := uint(distExtra[z.dist])
			if !z.need(extra) {
				return needInput
			}
			z.dist, z.state = int(distBase[z.dist])+z.take(extra), atMatch
			if z.dist > len(z.out) {
				return "invalid distance too far back"
			}
		case atMatch:
			if len(z.out) == z.limit {
				return needRoom
			}
			n := min(z.length, z.limit-len(z.out))
			z.match(n)
			if z.length -= n; z.length == 0 {
				z.state = atSymbol
			}
		default:
			return ""
		}
	}
}

// match repeats n bytes of what came out before.
func (z *inflater) match(n int) {
	for n > 0 {
		from := len(z.out) - z.dist
		part := min(n, z.dist)
		z.out = append(z.out, z.out[from:from+part]...)
		n -= part
	}
}

// fast is what readSymbols does as long as there is input and room enough not to ask for it each time.
func (z *inflater) fast() string {
	b, have, at, in := z.bits, z.have, z.at, z.in
	end := len(z.out)
	z.out = slices.Grow(z.out, z.limit-end)
	out := z.out[:z.limit]
	symbols, dists := &z.symbols, &z.dists
	leave := func() { z.bits, z.have, z.at, z.out = b, have, at, out[:end] }
	for len(in)-at >= 16 && len(out)-end >= 300 {
		// At least 56 bits: enough for a length, a distance and what they have in addition.
		b |= binary.LittleEndian.Uint64(in[at:]) << have
		at += int((63 - have) >> 3)
		have |= 56
		s, n := 0, uint(0)
		if e := symbols.table[b&(1<<primaryBits-1)]; e != 0 {
			s, n = int(e>>4), uint(e&15)
		} else if s, n = symbols.long(b, have); n == 16 {
			leave()
			return "invalid literal/length code"
		}
		b >>= n
		have -= n
		if s < 256 {
			out[end] = byte(s)
			end++
			// A second one, since that is so common.
			if e := symbols.table[b&(1<<primaryBits-1)]; e != 0 && e>>4 < 256 {
				out[end] = byte(e >> 4)
				end++
				b >>= e & 15
				have -= uint(e & 15)
			}
			continue
		}
		if s == 256 {
			leave()
			z.mask()
			z.state = atBlock
			return ""
		}
		if s > 285 {
			leave()
			return "invalid literal/length code"
		}
		extra := uint(lengthExtra[s-257])
		length := int(lengthBase[s-257]) + int(b&(1<<extra-1))
		b >>= extra
		have -= extra
		if e := dists.table[b&(1<<primaryBits-1)]; e != 0 {
			s, n = int(e>>4), uint(e&15)
		} else {
			s, n = dists.long(b, have)
		}
		if n == 16 || s > 29 {
			leave()
			return "invalid distance code"
		}
		b >>= n
		have -= n
		extra = uint(distExtra[s])
		dist := int(distBase[s]) + int(b&(1<<extra-1))
		b >>= extra
		have -= extra
		if dist > end {
			leave()
			return "invalid distance too far back"
		}
		if dist >= length {
			copy(out[end:end+length], out[end-dist:])
			end += length
			continue
		}
		for from, to := end-dist, end+length; end < to; {
			end += copy(out[end:to], out[from:end])
		}
	}
	leave()
	z.mask()
	z.giveBack()
	return ""
}

// mask clears what the fast loop read beyond the bits that it counts.
func (z *inflater) mask() { z.bits &= 1<<z.have - 1 }
