package qr_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
	"pgregory.net/rapid"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/qr"
)

var levels = []qr.Level{qr.Low, qr.Medium, qr.Quartile, qr.High}

// read decodes a picture. The reader is told that it is a clean one, not a photograph: its search for a code in a scene
// mistakes some small ones for noise.
func read(t interface {
	Helper()
	Fatalf(string, ...any)
}, img image.Image) string {
	t.Helper()
	bitmap, err := gozxing.NewBinaryBitmapFromImage(img)
	if err != nil {
		t.Fatalf("binarising: %v", err)
	}
	result, err := qrcode.NewQRCodeReader().Decode(bitmap, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_PURE_BARCODE: true})
	if err != nil {
		t.Fatalf("reading the code: %v", err)
	}
	return result.GetText()
}

var texts = map[string]string{
	"short":         "https://s.example/a",
	"upper case":    "HTTPS://S.EXAMPLE/ABC",
	"digits":        "0123456789",
	"random slug":   "https://s.example/k7RmXq2",
	"many segments": "https://links.example.com/team/2026/q4/launch",
	"unicode":       "https://s.example/" + url.PathEscape("grüße-世界-🎉"),
	"raw UTF-8":     "https://s.example/grüße-世界",
	"long slug":     "https://s.example/" + strings.Repeat("long-", 40),
	"port, IPv6":    "http://[2001:db8::1]:8080/x",
}

func TestPNG_isReadAtEveryLevel(t *testing.T) {
	for name, text := range texts {
		for _, level := range levels {
			t.Run(name+"/"+string(level), func(t *testing.T) {
				var b bytes.Buffer
				if err := qr.PNG(&b, text, qr.Options{Size: 300, Margin: 4, Level: level}); err != nil {
					t.Fatal(err)
				}
				img, err := png.Decode(&b)
				if err != nil {
					t.Fatal(err)
				}
				if got := read(t, img); got != text {
					t.Errorf("read %q, want %q", got, text)
				}
			})
		}
	}
}

func TestSVG_isReadAtEveryLevel(t *testing.T) {
	for name, text := range texts {
		for _, level := range levels {
			t.Run(name+"/"+string(level), func(t *testing.T) {
				var b bytes.Buffer
				if err := qr.SVG(&b, text, qr.Options{Size: 300, Margin: 4, Level: level}); err != nil {
					t.Fatal(err)
				}
				if got := read(t, rasterise(t, b.Bytes(), 3)); got != text {
					t.Errorf("read %q, want %q", got, text)
				}
			})
		}
	}
}

type svg struct {
	Width   string `xml:"width,attr"`
	Height  string `xml:"height,attr"`
	ViewBox string `xml:"viewBox,attr"`
	Path    []struct {
		D string `xml:"d,attr"`
	} `xml:"path"`
}

// rasterise draws the one path of our SVG at scale pixels a unit.
func rasterise(t *testing.T, doc []byte, scale int) image.Image {
	t.Helper()
	var s svg
	if err := xml.Unmarshal(doc, &s); err != nil {
		t.Fatal(err)
	}
	var side int
	if _, err := fmt.Sscanf(s.ViewBox, "0 0 %d", &side); err != nil || len(s.Path) != 1 {
		t.Fatalf("viewBox %q, %d paths", s.ViewBox, len(s.Path))
	}
	img := image.NewGray(image.Rect(0, 0, side*scale, side*scale))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	step := regexp.MustCompile(`^M(\d+) (\d+)h(\d+)v1h-(\d+)z`)
	for d := s.Path[0].D; d != ""; {
		m := step.FindStringSubmatch(d)
		if m == nil || m[3] != m[4] {
			t.Fatalf("path continues with %.30q", d)
		}
		d = d[len(m[0]):]
		x, _ := strconv.Atoi(m[1])
		y, _ := strconv.Atoi(m[2])
		n, _ := strconv.Atoi(m[3])
		for py := y * scale; py < (y+1)*scale; py++ {
			for px := x * scale; px < (x+n)*scale; px++ {
				img.SetGray(px, py, color.Gray{})
			}
		}
	}
	return img
}

func TestSVG_hasTheSizeAndTheQuietZone(t *testing.T) {
	for _, margin := range []int{0, 1, 4, 16} {
		var b bytes.Buffer
		if err := qr.SVG(&b, texts["short"], qr.Options{Size: 512, Margin: margin, Level: qr.Low}); err != nil {
			t.Fatal(err)
		}
		var s svg
		if err := xml.Unmarshal(b.Bytes(), &s); err != nil {
			t.Fatal(err)
		}
		// 19 bytes at level L make a code of version 2: 25 modules.
		want := fmt.Sprintf("0 0 %d %[1]d", 25+2*margin)
		if s.ViewBox != want || s.Width != "512" || s.Height != "512" {
			t.Errorf("margin %d: viewBox %q, %s×%s; want %q, 512×512", margin, s.ViewBox, s.Width, s.Height, want)
		}
		if first := fmt.Sprintf("M%d %[1]dh7", margin); !strings.HasPrefix(s.Path[0].D, first) {
			t.Errorf("margin %d: the path begins %.12q, want %q", margin, s.Path[0].D, first)
		}
	}
}

func TestPNG_hasExactlyTheSizeAndEqualModules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := qr.Options{
			Size:   rapid.IntRange(128, 500).Draw(t, "size"),
			Margin: rapid.IntRange(0, qr.MaxMargin).Draw(t, "margin"),
			Level:  rapid.SampledFrom(levels).Draw(t, "level"),
		}
		var b bytes.Buffer
		if err := qr.PNG(&b, texts["random slug"], o); err != nil {
			t.Fatal(err)
		}
		decoded, err := png.Decode(&b)
		if err != nil {
			t.Fatal(err)
		}
		img, ok := decoded.(*image.Paletted)
		if !ok || img.Bounds() != image.Rect(0, 0, o.Size, o.Size) {
			t.Fatalf("%T of %v, want a paletted one of %d", decoded, decoded.Bounds(), o.Size)
		}
		// 26 bytes need a code of version 2, 2, 3 or 4. The first dark pixel is the corner of its finder pattern.
		n := map[qr.Level]int{qr.Low: 25, qr.Medium: 25, qr.Quartile: 29, qr.High: 33}[o.Level]
		module := o.Size / (n + 2*o.Margin)
		x := (o.Size - n*module) / 2
		if top := bytes.IndexByte(img.Pix, 1); top != x*img.Stride+x || bytes.IndexByte(img.Pix[top:], 0) != 7*module {
			t.Fatalf("the code begins at %d,%d, want %d,%[3]d", top%img.Stride, top/img.Stride, x)
		}
		// Every change between dark and light falls on the module grid.
		for py := range o.Size {
			for px := 1; px < o.Size; px++ {
				if img.Pix[py*img.Stride+px] != img.Pix[py*img.Stride+px-1] && (px-x)%module != 0 {
					t.Fatalf("an edge at %d,%d is off the grid of %d pixels", px, py, module)
				}
			}
		}
	})
}

func TestText_anyUpToTheCapacityIsReadOrRefused(t *testing.T) {
	capacity := map[qr.Level]int{qr.Low: 2953, qr.Medium: 2331, qr.Quartile: 1663, qr.High: 1273}
	for level, most := range capacity {
		for _, n := range []int{1, 79, 500, most} {
			text := strings.Repeat("a/b?c=d&", n/8+1)[:n]
			var b bytes.Buffer
			if err := qr.PNG(&b, text, qr.Options{Size: 370, Margin: 4, Level: level}); err != nil {
				t.Fatalf("%s, %d bytes: %v", level, n, err)
			}
			img, err := png.Decode(&b)
			if err != nil {
				t.Fatal(err)
			}
			if got := read(t, img); got != text {
				t.Errorf("%s, %d bytes: read something else", level, n)
			}
		}
		var b bytes.Buffer
		err := qr.SVG(&b, strings.Repeat("a", most+1), qr.Options{Size: 256, Level: level})
		want := fmt.Sprintf("the QR code is not valid: text: has %d bytes, a QR code of level %s holds at most %d", most+1, level, most)
		if link.CodeOf(err) != link.CodeInvalid || err.Error() != want || b.Len() > 0 {
			t.Errorf("%s: error %v, %d bytes written", level, err, b.Len())
		}
	}
}

func TestPNG_refusesASizeBelowOnePixelAModule(t *testing.T) {
	var b bytes.Buffer
	err := qr.PNG(&b, strings.Repeat("a", 1000), qr.Options{Size: 64, Margin: 4, Level: qr.Low})
	if link.CodeOf(err) != link.CodeInvalid || !strings.Contains(err.Error(), "size: must be at least 113 ") {
		t.Errorf("error %v", err)
	}
	if err := qr.PNG(&b, strings.Repeat("a", 1000), qr.Options{Size: 113, Margin: 4, Level: qr.Low}); err != nil {
		t.Errorf("at the size it named: %v", err)
	}
}

func TestDraw_refusesOptionsOutOfRange(t *testing.T) {
	for _, o := range []qr.Options{{}, {Size: 63, Level: qr.Low}, {Size: 2049, Level: qr.Low}, {Size: 64, Margin: -1, Level: qr.Low},
		{Size: 64, Margin: 17, Level: qr.Low}, {Size: 64, Level: "l"}} {
		var b bytes.Buffer
		for name, draw := range map[string]error{"SVG": qr.SVG(&b, "a", o), "PNG": qr.PNG(&b, "a", o)} {
			if link.CodeOf(draw) != link.CodeInvalid || b.Len() > 0 {
				t.Errorf("%s of %+v: error %v", name, o, draw)
			}
		}
	}
}

func TestParseOptions(t *testing.T) {
	tests := []struct {
		query string
		want  qr.Options
		err   string
	}{
		{"", qr.Options{Size: 256, Margin: 4, Level: qr.Medium}, ""},
		{"size=64&margin=0&level=H&download=1", qr.Options{Size: 64, Margin: 0, Level: qr.High}, ""},
		{"size=2048&margin=16&level=L", qr.Options{Size: 2048, Margin: 16, Level: qr.Low}, ""},
		{"size=63", qr.Options{}, "size: must be a whole number from 64 to 2048"},
		{"size=2049", qr.Options{}, "size: must be a whole number from 64 to 2048"},
		{"size=99999999999999999999", qr.Options{}, "size: must be a whole number from 64 to 2048"},
		{"size=", qr.Options{}, "size: must be a whole number from 64 to 2048"},
		{"size=1e3", qr.Options{}, "size: must be a whole number from 64 to 2048"},
		{"margin=-1", qr.Options{}, "margin: must be a whole number from 0 to 16"},
		{"level=m", qr.Options{}, "level: must be L, M, Q or H"},
		{"size=0&margin=x&level=Z", qr.Options{}, "size: must be a whole number from 64 to 2048; " +
			"margin: must be a whole number from 0 to 16; level: must be L, M, Q or H"},
	}
	for _, tt := range tests {
		q, err := url.ParseQuery(tt.query)
		if err != nil {
			t.Fatal(err)
		}
		got, err := qr.ParseOptions(q)
		if tt.err != "" {
			if want := "the QR code is not valid: " + tt.err; link.CodeOf(err) != link.CodeInvalid || err.Error() != want {
				t.Errorf("%q: error %v, want %s", tt.query, err, want)
			}
			continue
		}
		if err != nil || got != tt.want {
			t.Errorf("%q: %v, %s", tt.query, err, cmp.Diff(tt.want, got))
		}
	}
}

func BenchmarkSVG(b *testing.B) {
	for b.Loop() {
		if err := qr.SVG(new(bytes.Buffer), texts["random slug"], qr.Defaults()); err != nil {
			b.Fatal(err)
		}
	}
}
