package page

import (
	"strings"
)

// form is one of the forms in which a page can be had.
type form int

const (
	formText form = iota
	formHTML
	formJSON
)

// negotiate chooses a form by the Accept headers of a request (RFC 9110, 12.5.1).
//
// A browser names text/html and gets it; a program that names JSON gets that. Whoever takes anything (curl, wget and
// most libraries send */* or nothing) gets plain text: such a client shows the answer in a terminal or in a log, where
// a page of HTML hides the one sentence that matters. The same goes for whoever takes nothing of what there is: an
// error about the form of an error would help nobody.
func negotiate(accept []string) form {
	var best [3]preference
	for _, line := range accept {
		for line != "" {
			var entry string
			entry, line, _ = cutUnquoted(line, ',')
			media, params, _ := cutUnquoted(entry, ';')
			p := preference{quality: quality(params)}
			media = strings.ToLower(strings.TrimSpace(media))
			switch media {
			case "text/html":
				p.prefer(&best[formHTML], 3)
			case "text/plain":
				p.prefer(&best[formText], 3)
			case "application/problem+json", "application/json":
				p.prefer(&best[formJSON], 3)
			case "text/*":
				p.prefer(&best[formHTML], 2)
				p.prefer(&best[formText], 2)
			case "application/*":
				p.prefer(&best[formJSON], 2)
			case "*/*":
				p.prefer(&best[formHTML], 1)
				p.prefer(&best[formText], 1)
				p.prefer(&best[formJSON], 1)
			}
		}
	}
	choice := formText
	for _, f := range [...]form{formHTML, formJSON} {
		a, b := best[f], best[choice]
		// Of two equally good ones the one that was named wins over the one that was only not excluded, and what
		// somebody named beside plain text says more than plain text does.
		clearer := a.specific > b.specific || a.specific == b.specific && choice == formText && a.specific == 3
		if a.quality > b.quality || a.quality == b.quality && a.quality > 0 && clearer {
			choice = f
		}
	}
	return choice
}

// preference is how much a client wants a form: in thousandths, and by how specific a media range it said so.
type preference struct{ quality, specific int }

// prefer notes p for a form, if its media range is more specific than what was noted before, or as specific and better.
func (p preference) prefer(best *preference, specific int) {
	p.specific = specific
	if p.specific > best.specific || p.specific == best.specific && p.quality > best.quality {
		*best = p
	}
}

// quality reads the q parameter, in thousandths; 1000 where there is none. One that is malformed counts as 0: better to
// pass over what the client said badly than to send what it may not want.
func quality(params string) int {
	for params != "" {
		var param string
		param, params, _ = cutUnquoted(params, ';')
		name, value, _ := strings.Cut(strings.TrimSpace(param), "=")
		if !strings.EqualFold(name, "q") {
			continue
		}
		if value == "" || value[0] != '0' && value[0] != '1' || len(value) > 5 || len(value) > 1 && value[1] != '.' {
			return 0
		}
		q, unit := int(value[0]-'0')*1000, 100
		for i := 2; i < len(value); i++ {
			if value[i] < '0' || value[i] > '9' {
				return 0
			}
			q += int(value[i]-'0') * unit
			unit /= 10
		}
		if q > 1000 {
			return 0
		}
		return q
	}
	return 1000
}

// cutUnquoted is strings.Cut at the first sep that is not inside a quoted string.
func cutUnquoted(s string, sep byte) (before, after string, found bool) {
	quoted := false
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '"':
			quoted = !quoted
		case s[i] == '\\' && quoted:
			i++
		case s[i] == sep && !quoted:
			return s[:i], s[i+1:], true
		}
	}
	return s, "", false
}
