package zlib

import "math/bits"

// primaryBits is how many bits of a code one look into its table tells of.
const primaryBits = 10

// huffman is a code: how the symbols are written. Entries of the table are symbol<<4 | length; 0 stands for what is longer than
// the table is wide, or no code at all.
type huffman struct {
	table  [1 << primaryBits]uint16
	counts [16]uint16  // how many symbols have a code of each length
	sorted [320]uint16 // symbols by their codes
	most   uint8       // the longest length
}

// set makes the code in which each symbol has a code so long; 0: none. complete tells whether all codes must be there. It
// reports whether there is such a code.
func (h *huffman) set(lengths []uint8, complete bool) bool {
	h.counts = [16]uint16{}
	for _, n := range lengths {
		h.counts[n]++
	}
	h.counts[0] = 0
	h.most = 0
	left := 1
	for n := 1; n < 16; n++ {
		left = left<<1 - int(h.counts[n])
		if left < 0 {
			return false
		}
		if h.counts[n] > 0 {
			h.most = uint8(n)
		}
	}
	if left > 0 && h.most > 0 && (complete || h.most != 1) {
		return false
	}
	clear(h.table[:])
	var next, codes [16]uint16
	code := uint16(0)
	for n := 1; n < 15; n++ {
		next[n+1] = next[n] + h.counts[n]
		code = (code + h.counts[n]) << 1
		codes[n+1] = code
	}
	for symbol, n := range lengths {
		if n == 0 {
			continue
		}
		h.sorted[next[n]] = uint16(symbol)
		next[n]++
		c := codes[n]
		codes[n]++
		if n <= primaryBits {
			for at := int(bits.Reverse16(c) >> (16 - n)); at < len(h.table); at += 1 << n {
				h.table[at] = uint16(symbol)<<4 | uint16(n)
			}
		}
	}
	return true
}

// long reads a code bit by bit. n is how long it is: 0 if more than have bits are needed to tell, 16 if there is no such code.
func (h *huffman) long(b uint64, have uint) (symbol int, n uint) {
	code, first, at := 0, 0, 0
	for n = 1; n <= uint(max(h.most, 1)); n++ {
		if n > have {
			return 0, 0
		}
		code |= int(b & 1)
		b >>= 1
		count := int(h.counts[n])
		if code-first < count {
			return int(h.sorted[at+code-first]), n
		}
		at += count
		first = (first + count) << 1
		code <<= 1
	}
	return 0, 16
}

// read reads a symbol.
func (h *huffman) read(b uint64, have uint) (symbol int, n uint) {
	if e := h.table[b&(1<<primaryBits-1)]; e != 0 {
		if n = uint(e & 15); n <= have {
			return int(e >> 4), n
		}
		return 0, 0
	}
	return h.long(b, have)
}
