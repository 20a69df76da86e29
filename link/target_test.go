package link

import (
	"net/url"
	"strings"
	"testing"
)

func TestTargetsParse_makes_canonical_what_browsers_open(t *testing.T) {
	policy := Targets{Schemes: []string{"http", "https", "mailto", "app"}}
	for in, want := range map[string]string{
		"https://example.com":                   "https://example.com/",
		"HTTPS://EXAMPLE.com:443/A?b=C#D":       "https://example.com/A?b=C#D",
		"http://example.com:80":                 "http://example.com/",
		"http://example.com:8080":               "http://example.com:8080/",
		"http://example.com:":                   "http://example.com/",
		"http:example.com/a":                    "http://example.com/a",
		"https:///example.com/a":                "https://example.com/a",
		`https:\\example.com\a`:                 "https://example.com/a",
		"https://example.com?q=1":               "https://example.com/?q=1",
		"https://example.com#top":               "https://example.com/#top",
		"https://example.com/?":                 "https://example.com/?",
		"https://example.com/a/./b/../c":        "https://example.com/a/c",
		"https://example.com/%2e%2E/x":          "https://example.com/x",
		"https://example.com/a/..":              "https://example.com/",
		"https://example.com/a//b":              "https://example.com/a//b",
		"https://example.com/..a/b..":           "https://example.com/..a/b..",
		"https://bücher.example/ä?ö=ü#é":        "https://xn--bcher-kva.example/%C3%A4?%C3%B6=%C3%BC#%C3%A9",
		"https://ＥＸＡＭＰＬＥ.com/":                  "https://example.com/",
		"https://faß.example/":                  "https://xn--fa-hia.example/",
		"https://ex%61mple.com/":                "https://example.com/",
		"https://under_score.example/":          "https://under_score.example/",
		"https://example.com./":                 "https://example.com./",
		"http://0x7f.1/":                        "http://127.0.0.1/",
		"http://2130706433/":                    "http://127.0.0.1/",
		"http://0177.0.0.1/":                    "http://127.0.0.1/",
		"http://192.168.257":                    "http://192.168.1.1/",
		"http://[::1]:8080/":                    "http://[::1]:8080/",
		"http://[2001:DB8:0:0::1]/":             "http://[2001:db8::1]/",
		"http://[::ffff:1.2.3.4]/":              "http://[::ffff:102:304]/",
		"https://example.com/a{b}|c^d`e\"f":     "https://example.com/a%7Bb%7D|c%5Ed%60e%22f",
		"https://example.com/?q='<>\"":          "https://example.com/?q=%27%3C%3E%22",
		"https://example.com/100%":              "https://example.com/100%",
		"https://example.com/%0d%0aX:1":         "https://example.com/%0d%0aX:1",
		"https://example.com/a@b:c":             "https://example.com/a@b:c",
		"mailto:someone@example.com?subject=Hi": "mailto:someone@example.com?subject=Hi",
		"app://open/é":                          "app://open/%C3%A9",
		"https://intranet/wiki":                 "https://intranet/wiki",
		"https://例え.テスト/":                       "https://xn--r8jz45g.xn--zckzah/",
		"https://example.com/🦊":                 "https://example.com/%F0%9F%A6%8A",
		"https://a.b.c.d.e.example:65535/":      "https://a.b.c.d.e.example:65535/",
		"https://example.com/?a=b?c=d":          "https://example.com/?a=b?c=d",
		"https://example.com/#a#b":              "https://example.com/#a#b",
	} {
		got, err := policy.Parse(in)
		if err != nil {
			t.Errorf("Parse(%q): %v", in, err)
			continue
		}
		if got.String() != want {
			t.Errorf("Parse(%q) = %q, want %q", in, got, want)
		}
		if again, err := policy.Parse(want); err != nil || again.String() != want {
			t.Errorf("Parse(%q) again = %q, %v: a canonical URL must stay as it is", want, again, err)
		}
		if split := SplitTarget(want); split != got {
			t.Errorf("SplitTarget(%q) = %+v, want %+v", want, split, got)
		}
	}
}

func TestTargetsParse_refuses(t *testing.T) {
	policy := Targets{Own: func(host string) bool { return host == "s.example" }}
	for in, want := range map[string]string{
		"":                                 "must not be empty",
		"example.com":                      "not absolute",
		"/path":                            "not absolute",
		"//example.com/":                   "not absolute",
		"https://":                         "no host",
		"https:///":                        "no host",
		"https://?q":                       "no host",
		"javascript:alert(1)":              "never allowed",
		"JavaScript:alert(1)":              "never allowed",
		"data:text/html,x":                 "never allowed",
		"vbscript:x":                       "never allowed",
		"file:///etc/passwd":               "never allowed",
		"ftp://example.com/":               `scheme "ftp"; allowed are http, https`,
		"mailto:a@example.com":             "allowed are",
		"https://user@example.com/":        "credentials",
		"https://u:p@example.com/":         "credentials",
		`https://good.example\@x.example/`: "", // a backslash is a slash: the host is good.example
		"https://exa mple.com/":            "white space (U+0020) at byte 11",
		" https://example.com/":            "white space",
		"https://example.com/\n":           "white space (U+000A)",
		"https://example.com/\r\nX: 1":     "white space (U+000D)",
		"https://example.com/\x00":         "control character U+0000",
		"https://example.com/\u0085":       "white space",
		"https://example.com/\u2028":       "white space",
		"https://example.com/\xff":         "not valid UTF-8",
		"https://exa%00mple.com/":          "host",
		"https://exa%zzmple.com/":          "broken percent escape",
		"https://example%2":                "broken percent escape",
		"https://ex%b0mple.com/":           "not UTF-8",
		"https://exa<mple.com/":            "host",
		"https://a..b/":                    "empty label",
		"https://./":                       "empty label",
		"https://.example/":                "empty label",
		"https://256.256.256.256/":         "neither a name nor a valid IPv4",
		"https://1.2.3.4.5/":               "neither a name nor a valid IPv4",
		"https://0x100000000/":             "neither a name nor a valid IPv4",
		"https://[::1/":                    "",
		"https://[zz]/":                    "IPv6",
		"https://[fe80::1%25eth0]/":        "IPv6",
		"https://example.com:65536/":       "port",
		"https://example.com:+80/":         "port",
		"https://example.com:80:80/":       "host",
		"https://xn--a/":                   "not a valid domain name",
		"https://S.Example/x":              "short domain of this instance",
		"https://ｓ.example/":               "short domain of this instance",
		"https://" + strings.Repeat("a", 64) + ".example/":  "not a valid domain name",
		"https://example.com/" + strings.Repeat("a", 8<<10): "longer than 8192 bytes",
		"https://example.com/" + strings.Repeat("é", 3<<10): "once it is percent-encoded",
	} {
		got, err := policy.Parse(in)
		if in == `https://good.example\@x.example/` {
			if err != nil || got.Host != "good.example" {
				t.Errorf("Parse(%q) = %q, %v, want the host good.example", in, got, err)
			}
			continue
		}
		if err == nil {
			t.Errorf("Parse(%q) = %q, want an error with %q", in, got, want)
		} else if !strings.Contains(err.Error(), want) {
			t.Errorf("Parse(%q): %v, want an error with %q", in, err, want)
		}
	}
}

func TestCheckScheme(t *testing.T) {
	for scheme, ok := range map[string]bool{
		"ftp": true, "web+app": true, "javascript": false, "data": false, "file": false, "": false, "HTTP": false,
		"a:b": false, "1a": false, "vbscript": false,
	} {
		if err := CheckScheme(scheme); (err == nil) != ok {
			t.Errorf("CheckScheme(%q) = %v", scheme, err)
		}
	}
}

// FuzzTarget holds that whatever is accepted is safe to stand in a Location header and means to Go's parser, as to any
// client that reads it, the host that was checked.
func FuzzTarget(f *testing.F) {
	for _, s := range []string{"https://example.com/a?b#c", `http:\\a\b`, "http://0x7f.1", "https://bücher.example/%zz",
		"mailto:x", "https://a@b", "https://a\\@b", "https://[::1]:1/", "http:%b0", "http://a/..%2f..", "https://a?#"} {
		f.Add(s)
	}
	policy := Targets{Schemes: []string{"http", "https", "mailto"}}
	f.Fuzz(func(t *testing.T, raw string) {
		target, err := policy.Parse(raw)
		if err != nil {
			return
		}
		s := target.String()
		for i := 0; i < len(s); i++ {
			if s[i] <= ' ' || s[i] >= 0x7f {
				t.Fatalf("Parse(%q) = %q with byte %#x", raw, s, s[i])
			}
		}
		if again, err := policy.Parse(s); err != nil || again != target {
			t.Fatalf("Parse(%q) = %q, but parsing that gives %q, %v", raw, s, again, err)
		}
		if target.Web() {
			// Go refuses broken escapes that browsers let pass; they have nothing to do with the host.
			if u, err := url.Parse(target.Scheme + "://" + target.Host + "/"); err != nil || u.Host != target.Host || u.User != nil {
				t.Fatalf("Parse(%q) = %q, host %q, which Go reads as %v, %v", raw, s, target.Host, u, err)
			}
		}
	})
}
