package code

import "encoding/binary"

// Position is a stretch of source: lines count from 1, columns from 0 in bytes of UTF-8. Line 0 means none.
type Position struct {
	Line, EndLine int
	Col, EndCol   int
}

// EncodePositions packs the positions of all instructions (one for each two bytes of wordcode). Runs of the same position
// are one entry: how many, then the differences to the entry before, all as varints.
func EncodePositions(of []Position) []byte {
	var out []byte
	var last Position
	for i := 0; i < len(of); {
		n := 1
		for i+n < len(of) && of[i+n] == of[i] {
			n++
		}
		p := of[i]
		out = binary.AppendUvarint(out, uint64(n))
		out = binary.AppendVarint(out, int64(p.Line-last.Line))
		out = binary.AppendVarint(out, int64(p.EndLine-p.Line))
		out = binary.AppendVarint(out, int64(p.Col-last.Col))
		out = binary.AppendVarint(out, int64(p.EndCol-p.Col))
		last = p
		i += n
	}
	return out
}

// DecodePositions is the reverse of EncodePositions: one position for each instruction.
func DecodePositions(packed []byte) []Position {
	var all []Position
	eachPosition(packed, func(n int, p Position) bool {
		for range n {
			all = append(all, p)
		}
		return true
	})
	return all
}

// PositionOf gives the position of the instruction with this number, or none.
func (c *Code) PositionOf(instruction int) Position {
	var found Position
	eachPosition(c.Positions, func(n int, p Position) bool {
		if instruction < n {
			found = p
			return false
		}
		instruction -= n
		return true
	})
	return found
}

func eachPosition(packed []byte, yield func(n int, p Position) bool) {
	var p Position
	for len(packed) > 0 {
		n, width := binary.Uvarint(packed)
		var d [4]int64
		for i := range d {
			if width <= 0 {
				return
			}
			packed = packed[width:]
			d[i], width = binary.Varint(packed)
		}
		if width <= 0 {
			return
		}
		packed = packed[width:]
		p.Line += int(d[0])
		p.EndLine = p.Line + int(d[1])
		p.Col += int(d[2])
		p.EndCol = p.Col + int(d[3])
		if !yield(int(n), p) {
			return
		}
	}
}
