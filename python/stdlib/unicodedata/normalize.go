package unicodedata

import (
	"slices"
	"unicode/utf8"

	"github.com/jinklink/jink/python/object"
	"golang.org/x/text/unicode/norm"
)

// This file brings text into its normal forms. That is not left to package norm alone, which breaks up long runs of marks.

// form is one of NFC, NFD, NFKC and NFKD.
type form struct{ compose, compatible bool }

func formOf(t *thread, v value) (form, error) {
	switch s := object.AsStr(v).S; s {
	case "NFC":
		return form{true, false}, nil
	case "NFD":
		return form{false, false}, nil
	case "NFKC":
		return form{true, true}, nil
	case "NFKD":
		return form{false, true}, nil
	}
	return form{}, t.Raise(object.ValueError, "invalid normalization form")
}

// The syllables of Hangul are composed by arithmetic.
const (
	syllables, leads, vowels, tails  = 0xac00, 0x1100, 0x1161, 0x11a7
	leadCount, vowelCount, tailCount = 19, 21, 28
	syllableCount                    = leadCount * vowelCount * tailCount
)

// mark is a decomposed character with its combining class.
type mark struct {
	r     rune
	class uint8
}

// normal brings s into a form.
func (d *database) normal(t *thread, s *object.Str, f form) (string, error) {
	if s.IsASCII() {
		return s.S, nil
	}
	if err := t.Charge(s.Len()); err != nil {
		return "", err
	}
	if f.norm().IsNormalString(s.S) {
		return s.S, nil
	}
	if err := t.Allocate(24 * s.Len()); err != nil {
		return "", err
	}
	marks, err := d.decomposed(t, s.S, f)
	if err != nil {
		return "", err
	}
	if f.compose {
		marks = d.composeAll(marks)
	}
	b := make([]byte, 0, len(s.S)+len(s.S)/8)
	for _, m := range marks {
		b = object.AppendPoint(b, m.r)
	}
	return string(b), nil
}

// norm is the form as package norm has it. That can be trusted where it says that a text is in the form already: it knows no
// characters that have come since, but those decompose to nothing.
func (f form) norm() norm.Form {
	switch f {
	case form{true, false}:
		return norm.NFC
	case form{false, false}:
		return norm.NFD
	case form{true, true}:
		return norm.NFKC
	}
	return norm.NFKD
}

// decomposed takes s apart, and puts marks in order.
func (d *database) decomposed(t *thread, s string, f form) ([]mark, error) {
	full := d.full[0]
	if f.compatible {
		full = d.full[1]
	}
	marks := make([]mark, 0, len(s))
	begin := 0 // of a run of marks
	order := func() {
		if len(marks)-begin > 1 {
			slices.SortStableFunc(marks[begin:], func(a, b mark) int { return int(a.class) - int(b.class) })
		}
	}
	add := func(r rune) {
		m := mark{r, d.of(r).combining}
		if m.class == 0 {
			order()
			begin = len(marks) + 1
		}
		marks = append(marks, m)
	}
	for i := 0; i < len(s); {
		r, n := object.DecodePoint(s[i:])
		i += n
		if r < utf8.RuneSelf {
			add(r)
			continue
		}
		if at := r - syllables; 0 <= at && at < syllableCount {
			add(leads + at/(vowelCount*tailCount))
			add(vowels + at/tailCount%vowelCount)
			if at%tailCount > 0 {
				add(tails + at%tailCount)
			}
			continue
		}
		parts, ok := full[r]
		if !ok {
			add(r)
			continue
		}
		// One character can become as many as eighteen.
		if err := t.Allocate(8 * len(parts)); err != nil {
			return nil, err
		}
		for _, part := range parts {
			add(part)
		}
	}
	order()
	return marks, nil
}

// composeAll puts characters together, in place.
func (d *database) composeAll(marks []mark) []mark {
	out := marks[:0]
	starter := -1 // where in out the last character is that others combine with
	for _, m := range marks {
		if starter >= 0 {
			// What stands in between must be of a lower class.
			last := out[len(out)-1]
			if len(out)-1 == starter && last.class == 0 || last.class < m.class && last.class > 0 {
				if c, ok := d.pair(out[starter].r, m.r); ok {
					out[starter].r = c
					continue
				}
			}
		}
		if m.class == 0 {
			starter = len(out)
		}
		out = append(out, m)
	}
	return out
}

// pair puts two characters together.
func (d *database) pair(a, b rune) (rune, bool) {
	switch l, v, s := a-leads, b-vowels, a-syllables; {
	case 0 <= l && l < leadCount && 0 <= v && v < vowelCount:
		return syllables + (l*vowelCount+v)*tailCount, true
	case 0 <= s && s < syllableCount && s%tailCount == 0 && tails < b && b < tails+tailCount:
		return a + b - tails, true
	}
	c, ok := d.composed[[2]rune{a, b}]
	return c, ok
}
