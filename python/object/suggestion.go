package object

// This file holds the likeness of names: what "Did you mean" is made of. The costs and limits are CPython's, and names are
// compared byte by byte as it does, since what they decide is printed.

const (
	moveCost       = 2
	caseCost       = 1
	maxCandidates  = 750
	maxNameCompare = 40
)

// Suggest is the name among others that is most like a name that is not there, or "" if none is like it.
func Suggest(name string, among []string) string {
	if len(among) >= maxCandidates {
		return ""
	}
	best, suggestion := 1<<30, ""
	for _, candidate := range among {
		if candidate == name {
			continue
		}
		// Of both names a third may have to change.
		most := min((len(name)+len(candidate)+3)*moveCost/6, best-1)
		if d := distance(name, candidate, most); d <= most {
			suggestion, best = candidate, d
		}
	}
	return suggestion
}

// distance is Levenshtein's, but cheaper for letters that differ only in case, and given up once it is more than most.
func distance(a, b string, most int) int {
	for a != "" && b != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if a == "" || b == "" {
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
	for i := range len(b) {
		above := i * moveCost
		result = above
		least := 1 << 30
		for k := range row {
			replaced := above + replaceCost(b[i], a[k])
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

func replaceCost(a, b byte) int {
	lower := func(c byte) byte {
		if 'A' <= c && c <= 'Z' {
			return c + 'a' - 'A'
		}
		return c
	}
	switch {
	case a == b:
		return 0
	case lower(a) == lower(b):
		return caseCost
	}
	return moveCost
}
