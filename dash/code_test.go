package dash_test

import (
	"bytes"
	"image/png"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"github.com/jinklink/jink/catalog"
	"github.com/jinklink/jink/link"
)

func TestCode_leadsToTheLink(t *testing.T) {
	s := start(t, options{baseURL: "https://s.example"})
	v := s.visitor(t)
	for slug, path := range map[string]string{
		"a": "a", "a/b": "a/b", "grüße": "gr%C3%BC%C3%9Fe", "v1.2": "v1.2", "世界": "%E4%B8%96%E7%95%8C",
	} {
		s.add(t, catalog.Request{URL: "https://example.com/", Slug: &slug})
		resp, body := v.get("/-/qr/" + path + ".png?size=300")
		if resp.StatusCode != 200 || resp.Header.Get("Content-Type") != "image/png" || resp.Header.Get("Cache-Control") != "public, max-age=3600" {
			t.Fatalf("%s: %d %v", slug, resp.StatusCode, resp.Header)
		}
		img, err := png.Decode(bytes.NewReader([]byte(body)))
		if err != nil {
			t.Fatal(err)
		}
		bitmap, err := gozxing.NewBinaryBitmapFromImage(img)
		if err != nil {
			t.Fatal(err)
		}
		got, err := qrcode.NewQRCodeReader().Decode(bitmap, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_PURE_BARCODE: true})
		if err != nil || got.GetText() != "https://s.example/"+path {
			t.Errorf("%s: %v, %v", slug, got, err)
		}
	}
}

func TestCode_headers(t *testing.T) {
	s := start(t, options{})
	s.add(t, catalog.Request{URL: "https://example.com/", Slug: new("a/grüße")})
	v := s.visitor(t)
	const path = "/-/qr/a/gr%C3%BC%C3%9Fe.svg"

	resp, body := v.get(path + "?download=1")
	if got, want := resp.Header.Get("Content-Disposition"), `attachment; filename*=utf-8''a-gr%C3%BC%C3%9Fe.svg`; got != want {
		t.Errorf("Content-Disposition %q, want %q", got, want)
	}
	if !strings.HasPrefix(body, "<svg ") || resp.Header.Get("X-Content-Type-Options") != "nosniff" ||
		resp.Header.Get("Content-Security-Policy") != "default-src 'none'; frame-ancestors 'none'" {
		t.Errorf("%v", resp.Header)
	}
	tag := resp.Header.Get("ETag")
	for _, header := range []string{tag, "W/" + tag, `"x", ` + tag, "*"} {
		if resp, body := v.get(path, "If-None-Match", header); resp.StatusCode != http.StatusNotModified || body != "" || resp.Header.Get("ETag") != tag {
			t.Errorf("If-None-Match: %s: %d", header, resp.StatusCode)
		}
	}
	for _, other := range []string{"?size=300", "?margin=1", "?level=H"} {
		if resp, _ := v.get(path+other, "If-None-Match", tag); resp.StatusCode != 200 {
			t.Errorf("%s: %d", other, resp.StatusCode)
		}
	}
	resp, body = v.send("HEAD", path, nil)
	if resp.StatusCode != 200 || body != "" || resp.Header.Get("Content-Length") == "" {
		t.Errorf("HEAD: %d %v", resp.StatusCode, resp.Header)
	}
}

func TestCode_refusesWithReason(t *testing.T) {
	s := start(t, options{})
	s.add(t, catalog.Request{URL: "https://example.com/", Slug: new("a")})
	for query, want := range map[string]string{
		"size=1": "size must be a whole number from 64 to 2048.", "margin=x&level=z": "margin must be a whole number from 0 to 16; level must be L, M, Q or H.",
	} {
		resp, body := s.visitor(t).get("/-/qr/a.svg?" + query)
		if resp.StatusCode != http.StatusBadRequest || !strings.Contains(body, want) || resp.Header.Get("ETag") != "" {
			t.Errorf("%s: %d %s", query, resp.StatusCode, body)
		}
	}
}

func TestCode_isThereForLiveLinksOnly(t *testing.T) {
	s := start(t, options{})
	s.add(t, catalog.Request{URL: "https://example.com/", Slug: new("live"), Password: new("long enough")})
	s.add(t, catalog.Request{URL: "https://example.com/", Slug: new("off"), Enabled: new(false)})
	s.add(t, catalog.Request{URL: "https://example.com/", Slug: new("later"), StartsAt: new(time.Now().Add(time.Hour))})
	s.add(t, catalog.Request{URL: "https://example.com/", Slug: new("deleted")})
	s.add(t, catalog.Request{URL: "https://example.com/", Slug: new("there"), Domain: new("other.example")})
	if err := s.catalog.Delete(t.Context(), s.admin, "", "deleted", 0); err != nil {
		t.Fatal(err)
	}
	anyone, reader := s.visitor(t), s.signedIn(t, link.ScopeLinksRead)
	tests := []struct {
		path           string
		anyone, reader int
	}{
		{"live.svg", 200, 200},
		{"off.svg", 404, 200},
		{"later.svg", 404, 200},
		{"deleted.svg", 404, 404},
		{"nothing.svg", 404, 404},
		{"there.svg", 404, 404},
		{"there.svg?domain=other.example", 200, 200},
		{"there.svg?domain=evil.example", 404, 404},
		{"live", 404, 404},
		{"live.gif", 404, 404},
		{".svg", 404, 404},
		{"", 404, 404},
		{"%00.svg", 404, 404},
		{"../x.svg", 404, 404},
		{"%2e%2e/live.svg", 404, 404},
		{"%ff.svg", 404, 404},
	}
	for _, tt := range tests {
		if resp, _ := anyone.get("/-/qr/" + tt.path); resp.StatusCode != tt.anyone {
			t.Errorf("%s for anyone: %d, want %d", tt.path, resp.StatusCode, tt.anyone)
		}
		resp, _ := reader.get("/-/qr/" + tt.path)
		if resp.StatusCode != tt.reader {
			t.Errorf("%s for a reader: %d, want %d", tt.path, resp.StatusCode, tt.reader)
		}
		if tt.anyone != tt.reader && resp.Header.Get("Cache-Control") != "private, no-cache" {
			t.Errorf("%s for a reader: %s", tt.path, resp.Header.Get("Cache-Control"))
		}
	}
}
