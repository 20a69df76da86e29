// Package geotest makes small files in the format of MaxMind DB for tests. It exists so that tests need neither a file of
// others, whose licences differ, nor a library that only they would use.
package geotest

import (
	"encoding/binary"
	"maps"
	"net/netip"
	"slices"
)

// Shape is how a publisher writes a country.
type Shape int

const (
	MaxMind  Shape = iota // {"country": {"iso_code": "DE"}}
	IPinfo                // {"country_code": "DE"}
	Provider              // {"autonomous_system_number": 64500}: no country at all
)

// Database returns a file that knows the countries of some networks. Networks must not lie within each other.
func Database(shape Shape, countries map[string]string) []byte {
	data, offsets := []byte{}, map[string]int{}
	for _, code := range slices.Sorted(maps.Values(countries)) {
		if _, ok := offsets[code]; ok {
			continue
		}
		offsets[code] = len(data)
		switch shape {
		case MaxMind:
			data = append(data, object(pair{"country", object(pair{"iso_code", text(code)})})...)
		case IPinfo:
			data = append(data, object(pair{"country_code", text(code)})...)
		case Provider:
			data = append(data, object(pair{"autonomous_system_number", number(6, 64500)})...)
		}
	}
	const none, leaf = -1, 1 << 24
	nodes := [][2]int{{none, none}}
	for _, network := range slices.Sorted(maps.Keys(countries)) {
		p := netip.MustParsePrefix(network)
		address, bits := p.Addr().As16(), p.Bits()
		if p.Addr().Is4() { // at ::/96 of the tree
			clear(address[:12])
			bits += 96
		}
		at := 0
		for i := range bits {
			side := int(address[i/8]>>(7-i%8)) & 1
			switch next := nodes[at][side]; {
			case i == bits-1:
				nodes[at][side] = leaf + offsets[countries[network]]
			case next == none:
				nodes = append(nodes, [2]int{none, none})
				nodes[at][side] = len(nodes) - 1
				at = len(nodes) - 1
			default:
				at = next
			}
		}
	}
	var file []byte
	for _, node := range nodes {
		for _, record := range node {
			switch {
			case record == none:
				record = len(nodes)
			case record >= leaf:
				record += len(nodes) + 16 - leaf
			}
			file = append(file, byte(record>>16), byte(record>>8), byte(record))
		}
	}
	file = append(append(file, make([]byte, 16)...), data...)
	file = append(file, "\xab\xcd\xefMaxMind.com"...)
	return append(file, object(
		pair{"binary_format_major_version", number(5, 2)}, pair{"binary_format_minor_version", number(5, 0)},
		pair{"build_epoch", number(9, 1_700_000_000)}, pair{"database_type", text("Test")},
		pair{"description", object()}, pair{"ip_version", number(5, 6)}, pair{"languages", []byte{0, 4}},
		pair{"node_count", number(6, uint64(len(nodes)))}, pair{"record_size", number(5, 24)},
	)...)
}

// pair is an entry of a map, whose value is written already.
type pair struct {
	key   string
	value []byte
}

func object(pairs ...pair) []byte {
	b := []byte{7<<5 | byte(len(pairs))}
	for _, p := range pairs {
		b = append(append(b, text(p.key)...), p.value...)
	}
	return b
}

func text(s string) []byte {
	if len(s) < 29 {
		return append([]byte{2<<5 | byte(len(s))}, s...)
	}
	return append([]byte{2<<5 | 29, byte(len(s) - 29)}, s...)
}

// number writes an integer of a kind: 5 and 6 are of 16 and 32 bits, 9 is of 64, which needs a byte more to say.
func number(kind byte, n uint64) []byte {
	b := binary.BigEndian.AppendUint64(nil, n)
	for len(b) > 0 && b[0] == 0 {
		b = b[1:]
	}
	if kind > 7 {
		return append([]byte{byte(len(b)), kind - 7}, b...)
	}
	return append([]byte{kind<<5 | byte(len(b))}, b...)
}
