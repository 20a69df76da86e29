package object

import (
	"strings"
	"unicode"
)

// This file holds the distance of names: what "Did you mean" is made of. The costs and limits are CPython's, since what
// they decide is printed.

const (
	moveCost       = 2
	caseCost       = 1
	maxCandidates  = 750
	maxNameCompare = 40
)

// Suggest is the name among others that is most like a name that is not there, or "" if none is like it.
func Suggest(name string, among []string) string {
	if len(among) > maxCandidates {
		return ""
	}
	wrong := []rune(name)
	if len(wrong) > maxNameCompare {
		return ""
	}
	best, suggestion := len(wrong), ""
	for i, candidate := range among {
		if candidate == name {
			continue
		}
		have := []rune(candidate)
		most := min((len(have)+len(wrong)+3)*moveCost/6, best-1)
		if d := distance(wrong, have, most); d <= most && (d < best || i == 0) {
			suggestion, best = candidate, d
		}
	}
	return suggestion
}

// distance is Levenshtein's, but for letters that differ only in case, and given up once it is more than most.
func distance(a, b []rune, most int) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 0 || len(b) == 0 {
		return moveCost * (len(a) + len(b))
	}
	if len(a) > maxNameCompare || len(b) > maxNameCompare {
		return most + 1
	}
	if len(b) < len(a) {
		a, b = b, a
	}
	if (len(b)-len(a))*moveCost > most {
		return most + 1
	}
	var buffer [maxNameCompare]int
	row := buffer[:len(a)]
	for i := range row {
		row[i] = (i + 1) * moveCost
	}
	result := 0
	for i, rb := range b {
		above := i * moveCost
		result = above
		least := 1 << 30
		for k, ra := range a {
			replaced := above + replaceCost(rb, ra)
			above = row[k]
			result = min(min(result, above)+moveCost, replaced)
			row[k] = result
			least = min(least, result)
		}
		if least > most {
			return most + 1
		}
	}
	return result
}

func replaceCost(a, b rune) int {
	switch {
	case a == b:
		return 0
	case a < unicode.MaxASCII && b < unicode.MaxASCII && strings.EqualFold(string(a), string(b)):
		return caseCost
	}
	return moveCost
}
