package visitor

import (
	"slices"
	"strings"
	"testing"
)

func TestAppendLanguages(t *testing.T) {
	for _, c := range []struct {
		name    string
		headers []string
		want    string
	}{
		{"none", nil, ""},
		{"an empty header", []string{""}, ""},
		{"one", []string{"de"}, "de"},
		{"what a browser sends", []string{"de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7"}, "de-DE de en-US en"},
		{"by weight, whatever the order", []string{"en;q=0.3, fr;q=0.9, de"}, "de fr en"},
		{"the same weight keeps the order", []string{"b1x, da, sv;q=0.5, nb;q=0.5, fi;q=0.5"}, "da sv nb fi"},
		{"over several lines", []string{"en;q=0.5", "de"}, "de en"},
		{"0 says no", []string{"de;q=0, en;q=0.000, fr"}, "fr"},
		{"* is no language", []string{"*, de;q=0.1, *;q=0.5"}, "de"},
		{"letters are written as is usual", []string{"DE-at, ZH-hANS-cn, sr-LATN"}, "de-AT zh-Hans-CN sr-Latn"},
		{"underscores too", []string{"pt_BR"}, "pt-BR"},
		{"twice the same", []string{"de, de-DE, DE;q=0.9, de-de"}, "de de-DE"},
		{"spaces", []string{" \tde ; q = 0.5 ,  en\t"}, "en de"},
		{"other parameters", []string{"de;level=1;q=0.2, en;q=0.3;x"}, "en de"},
		{"a capital Q", []string{"de;Q=0.2, en;Q=0.3"}, "en de"},
		{"a weight above 1 counts as 1", []string{"de;q=0.9, en;q=5"}, "en de"},
		{"a tiny weight is one", []string{"de;q=0.0001"}, "de"},
		{"broken weights", []string{"de;q=x, en;q=, fr;q=-1, it;q=NaN, es;q=0.1"}, "es"},
		{"broken tags", []string{"d, de-, -de, de--AT, d€, 1de, abcdefghi, <script>, es"}, "es"},
		{"empty items", []string{",,de,,;q=1,"}, "de"},
		{"private subtags", []string{"de-x-secret, i-klingon"}, "de-x-secret"},
		{"numbers for regions", []string{"es-419"}, "es-419"},
		{"no more than some", []string{strings.Repeat("aa,", 3) + "ab,ac,ad,ae,af,ag,ah,ai,aj,ak,al,am,an,ao,ap,aq,ar"}, "aa ab ac ad ae af ag ah ai aj ak al am an ao ap"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(AppendLanguages(nil, c.headers), " "); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestAppendLanguagesKeepsWhatIsThere(t *testing.T) {
	if got := AppendLanguages([]string{"xx"}, []string{"de;q=0.1,en"}); !slices.Equal(got, []string{"xx", "en", "de"}) {
		t.Errorf("got %q", got)
	}
}

func FuzzAppendLanguages(f *testing.F) {
	for _, s := range []string{"", "de", "de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7", "*;q=0", ";;;,,,", "zh_hans_CN;q=1e-9", "a-b-c", "q=1;q=2"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		tags := AppendLanguages(nil, []string{a, b})
		if len(tags) > maxLanguages {
			t.Errorf("%d languages", len(tags))
		}
		for i, tag := range tags {
			if !isLanguage(tag) || canonicalLanguage(tag) != tag || slices.Contains(tags[:i], tag) || strings.Contains(tag, "_") {
				t.Errorf("%q of %q", tag, tags)
			}
		}
	})
}
