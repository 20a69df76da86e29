package qr

import (
	"fmt"
	"net/url"
	"strconv"

	"github.com/jinklink/jink/link"
)

// Level is how much of a code may be damaged or covered and still be read.
type Level string

const (
	Low      Level = "L" // about 7 %
	Medium   Level = "M" // about 15 %
	Quartile Level = "Q" // about 25 %
	High     Level = "H" // about 30 %
)

const levelMessage = "must be L, M, Q or H"

// Limits of Options.
const (
	MinSize   = 64
	MaxSize   = 2048
	MaxMargin = 16
)

// Options say how a code is drawn. Start from Defaults: a Margin of 0 is a picture without a quiet zone.
type Options struct {
	Size   int   // width and height in pixels, MinSize to MaxSize
	Margin int   // the quiet zone, in modules, 0 to MaxMargin
	Level  Level // error correction
}

// Defaults returns the options that suit a screen and a page of paper. A quiet zone of four modules is what the
// standard (ISO/IEC 18004) asks for.
func Defaults() Options { return Options{Size: 256, Margin: 4, Level: Medium} }

// ParseOptions reads size, margin and level from a query, with Defaults for those that are not there. It fails with
// CodeInvalid, naming each parameter that is wrong. Other parameters are not its business.
func ParseOptions(q url.Values) (Options, error) {
	o := Defaults()
	var p link.Problems
	number := func(name string, value *int, low, high int) {
		if !q.Has(name) {
			return
		}
		n, err := strconv.Atoi(q.Get(name))
		if err != nil || n < low || n > high {
			p.Addf(name, "must be a whole number from %d to %d", low, high)
			return
		}
		*value = n
	}
	number("size", &o.Size, MinSize, MaxSize)
	number("margin", &o.Margin, 0, MaxMargin)
	if q.Has("level") {
		o.Level = Level(q.Get("level"))
		if capacity(o.Level) == 0 {
			p.Addf("level", levelMessage)
		}
	}
	return o, p.Err("the QR code")
}

// check refuses options that ParseOptions would not have returned.
func (o Options) check() error {
	var p link.Problems
	if o.Size < MinSize || o.Size > MaxSize {
		p.Addf("size", "must be a whole number from %d to %d", MinSize, MaxSize)
	}
	if o.Margin < 0 || o.Margin > MaxMargin {
		p.Addf("margin", "must be a whole number from 0 to %d", MaxMargin)
	}
	if capacity(o.Level) == 0 {
		p.Addf("level", levelMessage)
	}
	return p.Err("the QR code")
}

// Key names the options in a short canonical form, for use in an ETag.
func (o Options) Key() string { return fmt.Sprintf("%d.%d.%s", o.Size, o.Margin, o.Level) }
