package charname

import (
	"testing"
)

func TestNames_lead_to_their_characters_and_back(t *testing.T) {
	for r, name := range map[rune]string{
		'a': "LATIN SMALL LETTER A", '€': "EURO SIGN", 0x4e00: "CJK UNIFIED IDEOGRAPH-4E00", 0xac00: "HANGUL SYLLABLE GA",
		0xd7a3: "HANGUL SYLLABLE HIH", 0x1f600: "GRINNING FACE", 0x2ebf0: "CJK UNIFIED IDEOGRAPH-2EBF0",
		0x2fff: "IDEOGRAPHIC DESCRIPTION CHARACTER ROTATION", 0xf900: "CJK COMPATIBILITY IDEOGRAPH-F900",
	} {
		if got := Of(r); got != name {
			t.Errorf("U+%04X is named %q, want %q", r, got, name)
		}
		if got, ok := Find(name); !ok || got != r {
			t.Errorf("%q is U+%04X, %v; want U+%04X", name, got, ok, r)
		}
	}
}

func TestNames_that_are_aliases_or_in_small_letters_are_found(t *testing.T) {
	for name, want := range map[string]rune{"LF": '\n', "euro sign": '€', "nbsp": 0xa0, "hangul syllable gag": 0xac01} {
		if got, ok := Find(name); !ok || got != want {
			t.Errorf("%q is U+%04X, %v; want U+%04X", name, got, ok, want)
		}
	}
}

func TestNames_that_no_character_has_are_not_found(t *testing.T) {
	for _, name := range []string{"", "NO SUCH", "CJK UNIFIED IDEOGRAPH-", "CJK UNIFIED IDEOGRAPH-04E00", "CJK UNIFIED IDEOGRAPH-0041", "HANGUL SYLLABLE "} {
		if r, ok := Find(name); ok {
			t.Errorf("%q is U+%04X", name, r)
		}
	}
	for _, r := range []rune{0, '\n', 0xe000, 0xd800, 0x10ffff} {
		if n := Of(r); n != "" {
			t.Errorf("U+%04X is named %q", r, n)
		}
	}
}
