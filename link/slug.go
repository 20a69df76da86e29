package link

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Limits of slugs.
const (
	MaxSlugBytes    = 255
	MaxSlugSegments = 8
)

// Slugs is the instance's policy for slugs. docs/slugs.md explains the rules and their reasons to users.
type Slugs struct {
	FoldCase bool // Docs and docs are the same slug
}

// Parse checks a slug that somebody chose and returns it in NFC, as it will be shown, with the key under which it is
// looked up. The error says what is wrong in words that follow the field's name.
func (p Slugs) Parse(raw string) (slug, key string, err error) {
	if raw == "" {
		return "", "", fmt.Errorf("must not be empty")
	}
	if len(raw) > 4*MaxSlugBytes || !utf8.ValidString(raw) {
		if !utf8.ValidString(raw) {
			return "", "", fmt.Errorf("is not valid UTF-8")
		}
		return "", "", fmt.Errorf("is longer than %d bytes", MaxSlugBytes)
	}
	slug = canonical(raw)
	if len(slug) > MaxSlugBytes {
		return "", "", fmt.Errorf("is longer than %d bytes", MaxSlugBytes)
	}
	segments := strings.Split(slug, "/")
	if len(segments) > MaxSlugSegments {
		return "", "", fmt.Errorf("has more than %d segments", MaxSlugSegments)
	}
	for _, s := range segments {
		if err := checkSegment(s); err != nil {
			return "", "", err
		}
	}
	if Reserved(slug) {
		return "", "", fmt.Errorf("%q is reserved for jink itself", segments[0])
	}
	return slug, p.Fold(slug), nil
}

// Key returns the key of a slug that somebody follows, or false where it cannot be any link's slug: a cheap test that
// spares the store from what scanners ask for. It accepts everything that Parse does.
func (p Slugs) Key(path string) (string, bool) {
	if path == "" || len(path) > 4*MaxSlugBytes {
		return "", false
	}
	upper := false
	for i := 0; i < len(path); i++ {
		c := path[i]
		if c >= utf8.RuneSelf {
			return p.unicodeKey(path)
		}
		if !slugByte(c) {
			return "", false
		}
		upper = upper || 'A' <= c && c <= 'Z'
	}
	if len(path) > MaxSlugBytes {
		return "", false
	}
	if upper && p.FoldCase {
		return strings.ToLower(path), true
	}
	return path, true
}

func (p Slugs) unicodeKey(path string) (string, bool) {
	if !utf8.ValidString(path) {
		return "", false
	}
	slug := canonical(path)
	if len(slug) > MaxSlugBytes {
		return "", false
	}
	for _, r := range slug {
		if r < utf8.RuneSelf && !slugByte(byte(r)) || r >= utf8.RuneSelf && !slugRune(r) {
			return "", false
		}
	}
	return p.Fold(slug), true
}

// Fold returns the key of a slug that Parse returned.
func (p Slugs) Fold(slug string) string {
	if !p.FoldCase {
		return slug
	}
	return norm.NFC.String(strings.Map(foldRune, slug))
}

// foldRune maps every letter that differs only by case to the same one: the lower-case form of the smallest member of
// its folding orbit (so that the Kelvin sign, K and k meet).
func foldRune(r rune) rune {
	least := r
	for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
		least = min(least, f)
	}
	return unicode.ToLower(least)
}

// variationSelector asks for an emoji to be drawn in colour. Keyboards add it or not, so it makes no difference here.
const variationSelector = '\uFE0F'

func canonical(s string) string {
	return norm.NFC.String(strings.ReplaceAll(s, string(variationSelector), ""))
}

// slugByte reports whether an ASCII character may stand in a slug: the unreserved characters of RFC 3986, so that a
// short link needs no escaping, and the slash between segments.
func slugByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' ||
		c == '-' || c == '_' || c == '.' || c == '~' || c == '/'
}

func slugRune(r rune) bool {
	return unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.So) || r == joiner || skinTone(r)
}

const joiner = '\u200D' // joins emoji to one

func skinTone(r rune) bool { return 0x1F3FB <= r && r <= 0x1F3FF }

func checkSegment(s string) error {
	switch {
	case s == "":
		return fmt.Errorf("has an empty segment: remove the extra slash")
	case s[0] == '.':
		return fmt.Errorf("has a segment that begins with a dot")
	case s[len(s)-1] == '.':
		return fmt.Errorf("has a segment that ends with a dot, which would get lost at the end of a sentence")
	}
	var before rune
	for i, r := range s {
		switch {
		case r < utf8.RuneSelf && !slugByte(byte(r)):
			return fmt.Errorf("has the character %q: letters, digits, - _ . ~ and emoji are allowed", r)
		case r >= utf8.RuneSelf && !slugRune(r):
			return fmt.Errorf("has the character %U: letters, digits, - _ . ~ and emoji are allowed", r)
		case r >= utf8.RuneSelf && otherForm(r) != "":
			return fmt.Errorf("has the character %U, which is another form of %q and reads like it", r, otherForm(r))
		case i == 0 && unicode.Is(unicode.M, r):
			return fmt.Errorf("has a segment that begins with the combining mark %U", r)
		case r == joiner && !unicode.Is(unicode.So, before) && !skinTone(before):
			return fmt.Errorf("has a joiner (U+200D) that does not stand between emoji")
		}
		before = r
	}
	if before == joiner {
		return fmt.Errorf("has a joiner (U+200D) that does not stand between emoji")
	}
	return checkScripts(s)
}
