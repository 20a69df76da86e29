package unicodedata

import (
	_ "embed" // the table of characters
	"maps"
	"strconv"
	"strings"
	"sync"

	"github.com/jinklink/jink/python/object"
)

//go:generate sh -c "${JINK_CPYTHON:-python3.13} tables.py > characters.txt"

//go:embed characters.txt
var characters string

// properties are what most is asked for of a character.
type properties struct {
	category, bidirectional, width value // strs
	combining                      uint8
	mirrored                       bool
}

// number is what a character stands for as a number.
type number struct {
	value          float64
	digit, decimal bool
}

// database is the table, read.
type database struct {
	version  string
	kinds    []properties
	blocks   [0x110000 >> blockBits]uint16 // which block of kindOf says it
	kindOf   [][1 << blockBits]uint8
	apart    map[rune]string // decompositions as the table writes them
	numbers  map[rune]number
	full     [2]map[rune]string // decomposed as far as can be: canonical, compatible
	composed map[[2]rune]rune
}

const blockBits = 7

// read reads the table when it is first asked for: programs that ask for nothing pay nothing.
var read = sync.OnceValue(func() *database {
	d := &database{apart: make(map[rune]string, 6000), numbers: make(map[rune]number, 2000), composed: make(map[[2]rune]rune, 1000)}
	kinds := map[string]uint8{}
	var all []uint8 // one for each character, until it is cut into blocks
	for line := range strings.Lines(characters) {
		what, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		first, rest, _ := strings.Cut(rest, " ")
		r := rune(hexadecimal(first))
		switch what {
		case "version":
			d.version = first
		case "p":
			kind, ok := kinds[rest]
			if !ok {
				kind = uint8(len(d.kinds))
				kinds[rest] = kind
				d.kinds = append(d.kinds, readProperties(rest))
			}
			for range r {
				all = append(all, kind)
			}
		case "d", "x":
			d.apart[r] = rest
			if pair := runes(rest); what == "d" && len(pair) == 2 && rest[0] != '<' {
				d.composed[[2]rune(pair)] = r
			}
		default:
			d.numbers[r] = number{ratio(rest), what != "num", what == "dec"}
		}
	}
	d.cut(all)
	d.full[0], d.full[1] = make(map[rune]string, len(d.apart)), make(map[rune]string, len(d.apart))
	for r := range maps.Keys(d.apart) {
		d.full[1][r] = d.decompose(r, true)
		if d.apart[r][0] != '<' {
			d.full[0][r] = d.decompose(r, false)
		}
	}
	return d
})

// cut makes blocks of the kinds of all characters: most are equal.
func (d *database) cut(all []uint8) {
	seen := map[[1 << blockBits]uint8]uint16{}
	for i := range d.blocks {
		block := [1 << blockBits]uint8(all[i<<blockBits:])
		at, ok := seen[block]
		if !ok {
			at = uint16(len(d.kindOf))
			seen[block] = at
			d.kindOf = append(d.kindOf, block)
		}
		d.blocks[i] = at
	}
}

// of gives the properties of a character.
func (d *database) of(r rune) *properties {
	return &d.kinds[d.kindOf[d.blocks[r>>blockBits]][r&(1<<blockBits-1)]]
}

func readProperties(text string) properties {
	f := strings.Fields(text)
	if f[1] == "-" {
		f[1] = ""
	}
	combining, _ := strconv.Atoi(f[2])
	// Interpreters share these strs, so what they would find out later, they are asked now.
	shared := func(s string) value {
		v := object.NewStr(s)
		object.AsStr(v).Hash()
		object.AsStr(v).Len()
		return v
	}
	return properties{shared(f[0]), shared(f[1]), shared(f[4]), uint8(combining), f[3] == "Y"}
}

func hexadecimal(s string) int {
	n, _ := strconv.ParseInt(s, 16, 32)
	return int(n)
}

// ratio reads a number such as 3/4.
func ratio(s string) float64 {
	above, below, fraction := strings.Cut(s, "/")
	x, _ := strconv.ParseFloat(above, 64)
	if fraction {
		y, _ := strconv.ParseFloat(below, 64)
		x /= y
	}
	return x
}

// runes reads characters by their numbers, without the tag before them.
func runes(s string) []rune {
	var all []rune
	for f := range strings.FieldsSeq(s) {
		if f[0] != '<' {
			all = append(all, rune(hexadecimal(f)))
		}
	}
	return all
}

// decompose takes a character apart, and what it consists of.
func (d *database) decompose(r rune, compatible bool) string {
	text, ok := d.apart[r]
	if !ok || text[0] == '<' && !compatible {
		return string(r)
	}
	var b strings.Builder
	for _, part := range runes(text) {
		b.WriteString(d.decompose(part, compatible))
	}
	return b.String()
}
