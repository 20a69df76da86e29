package link

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A slug that looks like another one but is not is a tool for fraud. The rules here are the "highly restrictive" level
// of Unicode Technical Standard 39 (section 5.2: one script, or Latin with the scripts of one East Asian language), its
// rules against mixed digits (5.3) and compatibility characters (3.1), and a refusal of Cyrillic and Greek words that
// could be read as Latin ones (4).

// scriptMixes lists which scripts may stand in one segment together.
func scriptMixes() [][]string {
	return [][]string{
		{"Latin", "Han", "Hiragana", "Katakana"},
		{"Latin", "Han", "Bopomofo"},
		{"Latin", "Han", "Hangul"},
	}
}

// latinLookalikes are the Cyrillic and Greek letters that most typefaces draw like a Latin one.
const latinLookalikes = "асԁеһіјӏорԛѕԝхуѵАВСЕНІЈКМОРЅТХҮԚԜ" + "οναιρυκχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"

func checkScripts(segment string) error {
	if isASCII(segment) {
		return nil
	}
	var scripts []string
	zero := rune(-1)
	lookalike := true
	for _, r := range segment {
		if unicode.Is(unicode.Nd, r) {
			if z := digitZero(r); zero >= 0 && z != zero {
				return fmt.Errorf("mixes digits of different scripts")
			} else {
				zero = z
			}
		}
		name := script(r)
		if name == "Common" || name == "Inherited" || name == "" {
			continue
		}
		if !slices.Contains(scripts, name) {
			scripts = append(scripts, name)
		}
		if unicode.IsLetter(r) && !strings.ContainsRune(latinLookalikes, r) {
			lookalike = false
		}
	}
	switch {
	case len(scripts) == 0:
		return nil
	case len(scripts) == 1:
		if lookalike && (scripts[0] == "Cyrillic" || scripts[0] == "Greek") {
			return fmt.Errorf("is written in %s but reads like Latin letters", scripts[0])
		}
		return nil
	}
	for _, mix := range scriptMixes() {
		if !slices.ContainsFunc(scripts, func(s string) bool { return !slices.Contains(mix, s) }) {
			return nil
		}
	}
	slices.Sort(scripts)
	return fmt.Errorf("mixes the scripts %s, which can be used to imitate another slug", strings.Join(scripts, " and "))
}

// otherForm returns what a compatibility character stands for, such as A for the full-width Ａ or the mathematical 𝐀, and
// nothing for any other: the standard does not allow them in identifiers (Not_NFKC), because they read like what they
// stand for. Thai, Lao and Hangul have some that people write with.
func otherForm(r rune) string {
	form := norm.NFKC.String(string(r))
	if form == string(r) || unicode.In(r, unicode.Thai, unicode.Lao, unicode.Hangul) {
		return ""
	}
	return form
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x80 })
}

func script(r rune) string {
	for name, table := range unicode.Scripts {
		if unicode.Is(table, r) {
			return name
		}
	}
	return ""
}

// digitZero returns the zero of the digits that r belongs to. Unicode promises that decimal digits come in runs of ten
// in ascending order, and each run in the table begins with a zero.
func digitZero(r rune) rune {
	for _, run := range unicode.Nd.R16 {
		if rune(run.Lo) <= r && r <= rune(run.Hi) {
			return r - (r-rune(run.Lo))%10
		}
	}
	for _, run := range unicode.Nd.R32 {
		if rune(run.Lo) <= r && r <= rune(run.Hi) {
			return r - (r-rune(run.Lo))%10
		}
	}
	return r
}
