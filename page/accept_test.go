package page

import "testing"

func TestNegotiate(t *testing.T) {
	const (
		chromium = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7"
		firefox  = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
		axios    = "application/json, text/plain, */*"
	)
	tests := []struct {
		name   string
		accept []string
		want   form
	}{
		{"Chromium", []string{chromium}, formHTML},
		{"Firefox", []string{firefox}, formHTML},
		{"a picture in a page", []string{"image/avif,image/webp,image/*,*/*;q=0.8"}, formText},
		{"curl", []string{"*/*"}, formText},
		{"no header", nil, formText},
		{"an empty header", []string{""}, formText},
		{"axios", []string{axios}, formJSON},
		{"JSON", []string{"application/json"}, formJSON},
		{"problems", []string{"application/problem+json"}, formJSON},
		{"any application type", []string{"application/*"}, formJSON},
		{"plain text", []string{"text/plain"}, formText},
		{"any text", []string{"text/*"}, formText},
		{"HTML before JSON", []string{"application/json;q=0.5, text/html"}, formHTML},
		{"JSON before HTML", []string{"text/html;q=0.5, application/json;q=0.6"}, formJSON},
		{"equally JSON and HTML", []string{"application/json, text/html"}, formHTML},
		{"in two lines", []string{"text/html;q=0.1", "application/json"}, formJSON},
		{"in capitals, with spaces", []string{" TEXT/HTML ; Q=1.000 , */* ; q=0.1"}, formHTML},
		{"anything but text", []string{"text/plain;q=0, text/html;q=0, */*"}, formJSON},
		{"anything but what there is", []string{"text/*;q=0, application/*;q=0"}, formText},
		{"something else", []string{"image/png"}, formText},
		{"the more specific counts", []string{"application/json;q=0.1, application/*;q=0.9, text/html;q=0.5"}, formHTML},
		{"other parameters do not matter", []string{`text/html;level=1;a="x,y;q=0"`}, formHTML},
		{"a malformed quality is none", []string{"text/html;q=high, application/json;q=0.1"}, formJSON},
		{"nor is one above 1", []string{"text/html;q=1.5, application/json;q=0.1"}, formJSON},
		{"nor one too exact", []string{"text/html;q=0.12345, application/json;q=0.1"}, formJSON},
		{"an open quote swallows the rest", []string{`text/html;a=", application/json`}, formHTML},
	}
	for _, tt := range tests {
		if got := negotiate(tt.accept); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
	}
}

func TestQuality(t *testing.T) {
	for params, want := range map[string]int{
		"": 1000, "q=1": 1000, "q=0": 0, "q=0.": 0, "q=0.5": 500, "q=0.05": 50, "q=0.005": 5, "q=0.999": 999, "q=1.0": 1000, "q=1.000": 1000,
		" Q=0.25 ": 250, "a=b;q=0.5": 500, "q=0.5;q=1": 500, "q=": 0, "q": 0, "q=2": 0, "q=1.001": 0, "q=-1": 0, "q=.5": 0, "q=0.0001": 0, "q=0x1": 0,
	} {
		if got := quality(params); got != want {
			t.Errorf("%q: %d, want %d", params, got, want)
		}
	}
}

// FuzzNegotiate holds that naming one more form, whatever stands before it, either gets that form or changes nothing.
func FuzzNegotiate(f *testing.F) {
	for _, s := range []string{"*/*", "text/html,*/*;q=0.8", `text/html;a="`, `a="\`, ",,;;==", "text/html;q=0, application/json", "\x00/\xff;q=1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, accept string) {
		before := negotiate([]string{accept})
		for media, want := range map[string]form{"text/html": formHTML, "application/json": formJSON, "text/plain": formText} {
			if got := negotiate([]string{accept, media}); got != want && got != before {
				t.Fatalf("form %d, with %s too form %d", before, media, got)
			}
			if got := negotiate([]string{media, "*/*;q=0"}); got != want {
				t.Fatalf("only %s: form %d", media, got)
			}
		}
		if q := quality(accept); q < 0 || q > 1000 {
			t.Fatalf("quality %d", q)
		}
	})
}
