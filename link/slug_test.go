package link

import (
	"strings"
	"testing"
)

func TestSlugsParse_accepts(t *testing.T) {
	for raw, want := range map[string]struct{ slug, folded string }{
		"a":                      {"a", "a"},
		"Docs":                   {"Docs", "docs"},
		"a/b/c":                  {"a/b/c", "a/b/c"},
		"2026-report_v1.2~":      {"2026-report_v1.2~", "2026-report_v1.2~"},
		"cafe\u0301":             {"café", "café"},
		"STRASSE":                {"STRASSE", "strasse"},
		"привет":                 {"привет", "привет"},
		"ПРИВЕТ":                 {"ПРИВЕТ", "привет"},
		"日本語カタカナabc":             {"日本語カタカナabc", "日本語カタカナabc"},
		"한국어text":                {"한국어text", "한국어text"},
		"ㅋㅋ":                     {"ㅋㅋ", "ㅋㅋ"},
		"คำ":                     {"คำ", "คำ"},
		"🦊":                      {"🦊", "🦊"},
		"❤\ufe0f":                {"❤", "❤"},
		"👩\u200d💻":               {"👩\u200d💻", "👩\u200d💻"},
		"👍🏽":                     {"👍🏽", "👍🏽"},
		"עברית":                  {"עברית", "עברית"},
		"٣٤":                     {"٣٤", "٣٤"},
		"docs/привет":            {"docs/привет", "docs/привет"}, // scripts may differ between segments
		"apis":                   {"apis", "apis"},
		"x/api":                  {"x/api", "x/api"},
		"Σίσυφος":                {"Σίσυφος", "σίσυφοσ"},
		strings.Repeat("a", 255): {strings.Repeat("a", 255), strings.Repeat("a", 255)},
	} {
		slug, key, err := Slugs{}.Parse(raw)
		if err != nil || slug != want.slug || key != want.slug {
			t.Errorf("Parse(%q) = %q, %q, %v, want %q", raw, slug, key, err, want.slug)
		}
		if got, ok := (Slugs{}).Key(raw); !ok || got != key {
			t.Errorf("Key(%q) = %q, %v, but the link is stored under %q", raw, got, ok, key)
		}
		slug, key, err = Slugs{FoldCase: true}.Parse(raw)
		if err != nil || slug != want.slug || key != want.folded {
			t.Errorf("folding, Parse(%q) = %q, %q, %v, want %q, %q", raw, slug, key, err, want.slug, want.folded)
		}
		if got, ok := (Slugs{FoldCase: true}).Key(raw); !ok || got != key {
			t.Errorf("folding, Key(%q) = %q, %v, but the link is stored under %q", raw, got, ok, key)
		}
	}
}

func TestSlugsParse_refuses(t *testing.T) {
	for raw, want := range map[string]string{
		"":                         "must not be empty",
		"/a":                       "empty segment",
		"a/":                       "empty segment",
		"a//b":                     "empty segment",
		".":                        "begins with a dot",
		"a/../b":                   "begins with a dot",
		".hidden":                  "begins with a dot",
		"end.":                     "ends with a dot",
		"a b":                      "' '",
		"a+b":                      "'+'",
		"a?b":                      "'?'",
		"a#b":                      "'#'",
		"a%41":                     "'%'",
		"a\\b":                     `'\\'`,
		"a\x00b":                   `'\x00'`,
		"a\nb":                     `'\n'`,
		"a\u200bb":                 "U+200B",
		"a\u202eb":                 "U+202E",
		"a\u00a0b":                 "U+00A0",
		"\xff":                     "not valid UTF-8",
		"\u0301a":                  "combining mark",
		"a\u200db":                 "joiner",
		"👩\u200d":                  "joiner",
		"pаypal":                   "mixes the scripts Cyrillic and Latin",
		"раура":                    "reads like Latin letters",
		"ΑΒΕ":                      "reads like Latin letters",
		"latinעברית":               "mixes the scripts Hebrew and Latin",
		"1٣":                       "mixes digits",
		"ＡＢＣ":                      "another form of \"A\"",
		"１２":                       "another form of \"1\"",
		"ﬁne":                      "another form of \"fi\"",
		"p𝛂ypal":                   "another form of \"α\"",
		"🄰":                        "another form of \"A\"",
		"api":                      `"api" is reserved`,
		"API/x":                    "reserved",
		"-":                        "reserved",
		"-/qr":                     "reserved",
		"robots.txt":               "reserved",
		"favicon.ico":              "reserved",
		"a/b/c/d/e/f/g/h/i":        "more than 8 segments",
		strings.Repeat("a", 256):   "longer than 255 bytes",
		strings.Repeat("語", 86):    "longer than 255 bytes",
		strings.Repeat("a", 1<<20): "longer than 255 bytes",
	} {
		slug, _, err := Slugs{}.Parse(raw)
		if err == nil {
			t.Errorf("Parse(%.40q) = %.40q, want an error with %q", raw, slug, want)
		} else if !strings.Contains(err.Error(), want) {
			t.Errorf("Parse(%.40q): %v, want an error with %q", raw, err, want)
		}
	}
}

func TestSlugsKey_refuses_cheaply_what_can_be_no_slug(t *testing.T) {
	for _, path := range []string{"", "a b", "a\x00", "a%2e", "a\\b", "<script>", "a\xff", "a\u202e", strings.Repeat("a", 4000)} {
		if key, ok := (Slugs{}).Key(path); ok {
			t.Errorf("Key(%.20q) = %.20q", path, key)
		}
	}
	if n := testing.AllocsPerRun(100, func() { Slugs{}.Key("spring-sale") }); n != 0 {
		t.Errorf("Key of an ASCII slug allocates %v times", n)
	}
}

func TestFolding_joins_what_differs_only_by_case(t *testing.T) {
	policy := Slugs{FoldCase: true}
	for _, same := range [][]string{{"Kelvin", "kelvin", "\u212Aelvin"}, {"ÄÖ", "äö"}, {"ΣΑΣΩ", "σασω", "ςαςω"}, {"É", "e\u0301"}} {
		first, _ := policy.Key(same[0])
		for _, s := range same[1:] {
			if key, ok := policy.Key(s); !ok || key != first {
				t.Errorf("Key(%q) = %q, want %q as for %q", s, key, first, same[0])
			}
		}
	}
}

// FuzzSlug holds that a slug that was accepted stays as it is when it is parsed again, is found under its key, and
// stands in a path without being escaped or cleaned into another one.
func FuzzSlug(f *testing.F) {
	for _, s := range []string{"a", "a/b", "Cafe\u0301", "❤\ufe0f", "👩\u200d💻", "İ", "ß", "ǅ", "..", "a\x00", "ﬁ", "\u212A"} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, raw string, fold bool) {
		policy := Slugs{FoldCase: fold}
		slug, key, err := policy.Parse(raw)
		if err != nil {
			return
		}
		if s, k, err := policy.Parse(slug); err != nil || s != slug || k != key {
			t.Fatalf("Parse(%q) = %q, %q, but again %q, %q, %v", raw, slug, key, s, k, err)
		}
		for _, path := range []string{raw, slug, key} {
			if k, ok := policy.Key(path); !ok || k != key {
				t.Fatalf("Parse(%q) has the key %q, but Key(%q) = %q, %v", raw, key, path, k, ok)
			}
		}
		if HasDots(slug) || strings.Contains(slug, "//") || strings.ContainsAny(slug, "?#%\\+ \r\n\x00") {
			t.Fatalf("Parse(%q) = %q", raw, slug)
		}
	})
}
