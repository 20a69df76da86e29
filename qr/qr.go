// Package qr draws QR codes of short links as SVG and PNG. It exists so that both forms come from one grid of modules
// and one set of options: the encoding itself is github.com/boombuler/barcode's, the drawing is ours, because a code on
// a poster must be sharp at every size and have the quiet zone that was asked for.
//
// Invariants: every module of a picture has the same whole number of units (SVG) or pixels (PNG); a PNG is exactly Size
// pixels wide, whatever does not divide evenly goes to the quiet zone; the same text and options give the same bytes.
package qr

import (
	"fmt"

	"github.com/boombuler/barcode/qr"

	"github.com/jinklink/jink/link"
)

// grid is a QR code without its quiet zone: n×n modules, row by row, true for dark.
type grid struct {
	n    int
	dark []bool
}

func (g *grid) at(x, y int) bool { return g.dark[y*g.n+x] }

// capacity is what the largest code holds at each level, in bytes. (Digits alone would fit more; short links are text.)
func capacity(l Level) int {
	return map[Level]int{Low: 2953, Medium: 2331, Quartile: 1663, High: 1273}[l]
}

// encode turns text into modules. It refuses options that ParseOptions would not have returned.
func encode(text string, o Options) (*grid, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	switch most := capacity(o.Level); {
	case text == "":
		return nil, invalid("text", "is empty")
	case len(text) > most:
		return nil, invalid("text", fmt.Sprintf("has %d bytes, a QR code of level %s holds at most %d", len(text), o.Level, most))
	}
	levels := map[Level]qr.ErrorCorrectionLevel{Low: qr.L, Medium: qr.M, Quartile: qr.Q, High: qr.H}
	code, err := qr.Encode(text, levels[o.Level], qr.Auto)
	if err != nil {
		err = fmt.Errorf("encoding %d bytes: %w", len(text), err)
		return nil, link.Fail(link.CodeInternal, "the QR code cannot be drawn", err)
	}
	n := code.Bounds().Dx()
	g := &grid{n: n, dark: make([]bool, n*n)}
	for y := range n {
		for x := range n {
			r, _, _, _ := code.At(x, y).RGBA()
			g.dark[y*n+x] = r == 0
		}
	}
	return g, nil
}

func invalid(field, message string) error {
	var p link.Problems
	p.Addf(field, "%s", message)
	return p.Err("the QR code")
}
