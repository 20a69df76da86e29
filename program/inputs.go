package program

import "encoding/binary"

// inputs is a set of what a visit has that logic can look at. Whoever gives something of a visit to logic notes it, so that it is
// known afterwards what a decision depends on.
type inputs uint32

const (
	readsOS inputs = 1 << iota
	readsOSVersion
	readsDevice
	readsBrowser
	readsBrowserVersion
	readsBotName
	readsLanguages
	readsCountry
	readsMethod
	readsHost
	readsSlug
	readsPath
	readsQuery
	readsOther // what is another with nearly each visit, or hard to compare
)

// look notes that logic looks at something.
func (v *visit) look(at inputs) *visit {
	v.read |= at
	return v
}

// maxCompared bounds what is compared of each input.
const maxCompared = 100

// appendTo appends what a visit has of the inputs, so that two visits give the same text if and only if they have the same; false
// where it would be too long.
func (i inputs) appendTo(b []byte, v *visit) ([]byte, bool) {
	for ; i != 0; i &= i - 1 {
		switch i & -i {
		case readsOS:
			b = appendText(b, v.facts.OS())
		case readsOSVersion:
			b = appendText(b, v.facts.OSVersion())
		case readsDevice:
			b = appendText(b, v.facts.Device())
		case readsBrowser:
			b = appendText(b, v.facts.Browser())
		case readsBrowserVersion:
			b = appendText(b, v.facts.BrowserVersion())
		case readsBotName:
			b = appendText(b, v.facts.BotName())
		case readsLanguages:
			list := v.facts.Languages()
			b = binary.AppendUvarint(b, uint64(len(list)))
			for _, l := range list {
				b = appendText(b, l)
			}
		case readsCountry:
			b = appendText(b, v.facts.Country())
		case readsMethod:
			b = appendText(b, v.method)
		case readsHost:
			b = appendText(b, v.host)
		case readsSlug:
			b = appendText(b, v.slug)
		case readsPath:
			b = appendText(b, v.rest)
		case readsQuery:
			b = appendText(b, v.query)
		default:
			return b, false
		}
		if len(b) > maxCompared {
			return b, false
		}
	}
	return b, true
}

func appendText(b []byte, s string) []byte {
	b = binary.AppendUvarint(b, uint64(len(s)))
	return append(b, s[:min(len(s), maxCompared+1)]...)
}
