package dash

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/page"
)

// ruleRow is a rule in the form of a link.
type ruleRow struct {
	N               int // from 0
	When, To, Hosts string
	Last            bool
	page            *linkPage
}

// Number is what people call it.
func (r ruleRow) Number() int { return r.N + 1 }

// Field returns the state of a part of the rule.
func (r ruleRow) Field(part string) page.Field { return r.page.Field(r.name(part)) }

// Carets returns the places of mistakes in a part of the rule.
func (r ruleRow) Carets(part string) []link.FieldError { return r.page.Carets(r.name(part)) }

func (r ruleRow) name(part string) string { return fmt.Sprintf("rules[%d].%s", r.N, part) }

func rowsOf(rules []link.Rule) []ruleRow {
	var rows []ruleRow
	for _, r := range rules {
		rows = append(rows, ruleRow{When: r.When, To: r.To, Hosts: strings.Join(r.Hosts, ", ")})
	}
	return numbered(rows)
}

func numbered(rows []ruleRow) []ruleRow {
	for i := range rows {
		rows[i].N, rows[i].Last = i, i == len(rows)-1
	}
	return rows
}

// rowsIn are the rules of a form, without those that nothing was entered for.
func rowsIn(f *form) []ruleRow {
	var rows []ruleRow
	at := func(field string, i int) string {
		if i < len(f.Values[field]) {
			return strings.TrimSpace(f.Values[field][i])
		}
		return ""
	}
	for i := range max(len(f.Values["when"]), len(f.Values["to"])) {
		r := ruleRow{When: at("when", i), To: at("to", i), Hosts: at("hosts", i)}
		if r.When != "" || r.To != "" || r.Hosts != "" {
			rows = append(rows, r)
		}
	}
	return numbered(rows)
}

func rulesIn(f *form) []link.Rule {
	var rules []link.Rule
	for _, r := range rowsIn(f) {
		rule := link.Rule{When: r.When, To: r.To}
		if r.Hosts != "" {
			rule.Hosts = strings.FieldsFunc(r.Hosts, func(c rune) bool { return c == ',' || c == ' ' })
		}
		rules = append(rules, rule)
	}
	return rules
}

// moved changes the rows as a button says.
func moved(rows []ruleRow, do, what string) []ruleRow {
	i, err := strconv.Atoi(what)
	switch {
	case do == "add":
		rows = append(rows, ruleRow{})
	case err != nil || i < 0 || i >= len(rows):
	case do == "drop":
		rows = slices.Delete(rows, i, i+1)
	case do == "up" && i > 0:
		rows[i-1], rows[i] = rows[i], rows[i-1]
	case do == "down" && i+1 < len(rows):
		rows[i+1], rows[i] = rows[i], rows[i+1]
	}
	return numbered(rows)
}
