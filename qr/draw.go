package qr

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"strconv"
)

// SVG writes the code of text as an SVG picture: a white ground and a single path in units of one module, so that it
// scales to any size without seams. The ground is drawn because the page around it may be dark.
func SVG(w io.Writer, text string, o Options) error {
	g, err := encode(text, o)
	if err != nil {
		return err
	}
	side := g.n + 2*o.Margin
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%[1]d" `+
		`viewBox="0 0 %d %[2]d" shape-rendering="crispEdges">`+
		`<rect width="%[2]d" height="%[2]d" fill="#fff"/><path d="`, o.Size, side)
	g.runs(func(x, y, length int) {
		b.WriteByte('M')
		b.WriteString(strconv.Itoa(x + o.Margin))
		b.WriteByte(' ')
		b.WriteString(strconv.Itoa(y + o.Margin))
		b.WriteByte('h')
		b.WriteString(strconv.Itoa(length))
		b.WriteString("v1h-")
		b.WriteString(strconv.Itoa(length))
		b.WriteByte('z')
	})
	b.WriteString("\"/></svg>\n")
	_, err = b.WriteTo(w)
	return err
}

// runs calls fn for every horizontal run of dark modules.
func (g *grid) runs(fn func(x, y, length int)) {
	for y := range g.n {
		for x := 0; x < g.n; x++ {
			if !g.at(x, y) {
				continue
			}
			start := x
			for x < g.n && g.at(x, y) {
				x++
			}
			fn(start, y, x-start)
		}
	}
}

// PNG writes the code of text as a black and white PNG of exactly o.Size pixels. It fails with CodeInvalid where that
// is less than one pixel for each module.
func PNG(w io.Writer, text string, o Options) error {
	g, err := encode(text, o)
	if err != nil {
		return err
	}
	side := g.n + 2*o.Margin
	module := o.Size / side
	if module == 0 {
		return invalid("size", fmt.Sprintf("must be at least %d for this text, level and margin", side))
	}
	img := image.NewPaletted(image.Rect(0, 0, o.Size, o.Size), color.Palette{color.White, color.Black})
	offset := (o.Size - g.n*module) / 2
	g.runs(func(x, y, length int) {
		x, y = offset+x*module, offset+y*module
		row := img.Pix[y*img.Stride+x:][:length*module]
		for i := range row {
			row[i] = 1
		}
		for i := 1; i < module; i++ {
			copy(img.Pix[(y+i)*img.Stride+x:], row)
		}
	})
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return fmt.Errorf("encoding a PNG: %w", err)
	}
	_, err = b.WriteTo(w)
	return err
}
