package expat

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/jinklink/jink/python/object"
)

// This file makes UTF-8 of the bytes of a document.

// decoder knows how a document is encoded, once enough of it is there.
type decoder struct {
	encoding string // "" while that is not known
	forced   bool   // it was said by who parses
	rest     string // what is not decoded yet
	started  bool
}

// add decodes more of a document.
func (p *parser) decode(data string, final bool) error {
	d := &p.input
	d.rest += data
	if !d.started {
		if !d.recognise(final) {
			return nil
		}
	}
	switch d.encoding {
	case "utf-8":
		p.text += d.rest // what is wrong in it, the scanner finds
		d.rest = ""
	case "utf-16-le", "utf-16-be":
		p.text += d.utf16()
	case "us-ascii":
		for i := 0; i < len(d.rest); i++ {
			if d.rest[i] >= utf8.RuneSelf {
				p.text += d.rest[:i] + "\xff"
				d.rest = ""
				return nil
			}
		}
		p.text += d.rest
		d.rest = ""
	default:
		v, used, err := p.t.DecodePart(d.rest, d.encoding, "strict", final)
		if object.Matches(err, object.UnicodeDecodeError) {
			p.now = p.from
			return &failure{invalidToken}
		}
		if err != nil {
			return err
		}
		p.text += textOf(v)
		d.rest = d.rest[used:]
	}
	return nil
}

// recognise finds out how the document is encoded, and reports whether it could.
func (d *decoder) recognise(final bool) bool {
	r := d.rest
	mark := func(n int, encoding string) bool {
		d.rest, d.started = r[n:], true
		if !d.forced || strings.HasPrefix(d.encoding, "utf-16") {
			d.encoding = encoding
		}
		return true
	}
	switch {
	case strings.HasPrefix(r, "\xef\xbb\xbf"):
		return mark(3, "utf-8")
	case strings.HasPrefix(r, "\xff\xfe"):
		return mark(2, "utf-16-le")
	case strings.HasPrefix(r, "\xfe\xff"):
		return mark(2, "utf-16-be")
	case d.forced:
		d.started = true
		return true
	case strings.HasPrefix(r, "<\x00"):
		return mark(0, "utf-16-le")
	case strings.HasPrefix(r, "\x00<"):
		return mark(0, "utf-16-be")
	}
	if len(r) < 4 && !final {
		return false
	}
	if strings.HasPrefix("<?xml", r[:min(len(r), 5)]) && !strings.Contains(r, "?>") && !final && len(r) < 1<<12 {
		return false
	}
	d.encoding, d.started = "utf-8", true
	if name := declaredEncoding(r); name != "" {
		d.encoding = name
	}
	return true
}

// declaredEncoding is what an XML declaration says of the encoding.
func declaredEncoding(text string) string {
	if !strings.HasPrefix(text, "<?xml") {
		return ""
	}
	text, _, _ = strings.Cut(text, "?>")
	_, after, found := strings.Cut(text, "encoding")
	after = strings.TrimLeft(after, " \t\r\n=")
	if !found || after == "" {
		return ""
	}
	name, _, _ := strings.Cut(after[1:], after[:1])
	return strings.ToLower(name)
}

func (d *decoder) utf16() string {
	var units []uint16
	for len(d.rest) >= 2 {
		u := uint16(d.rest[0]) | uint16(d.rest[1])<<8
		if d.encoding == "utf-16-be" {
			u = u<<8 | u>>8
		}
		if utf16.IsSurrogate(rune(u)) && u < 0xDC00 && len(d.rest) < 4 {
			break
		}
		if utf16.IsSurrogate(rune(u)) && u < 0xDC00 {
			low := uint16(d.rest[2]) | uint16(d.rest[3])<<8
			if d.encoding == "utf-16-be" {
				low = low<<8 | low>>8
			}
			units = append(units, u, low)
			d.rest = d.rest[4:]
			continue
		}
		units = append(units, u)
		d.rest = d.rest[2:]
	}
	return string(utf16.Decode(units))
}
