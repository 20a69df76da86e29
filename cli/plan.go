package cli

import (
	"fmt"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/rogpeppe/go-internal/diff"

	v1 "github.com/jinklink/jink/api/v1"
)

// This file writes a plan as a person reads it.

// marks begin the lines of a plan, by what is done.
func marks() map[string]string {
	return map[string]string{v1.ActionCreate: "+", v1.ActionChange: "~", v1.ActionRestore: "^", v1.ActionDelete: "-", v1.ActionOrphan: "?"}
}

// changesOf counts what a plan does.
func changesOf(p *v1.Plan) int {
	n := 0
	for _, l := range p.Changes {
		if l.Action != v1.ActionOrphan {
			n++
		}
	}
	return n
}

// summary counts what a plan does in words.
func summary(p *v1.Plan) string {
	count := map[string]int{}
	for _, l := range p.Changes {
		count[l.Action]++
	}
	var parts []string
	for _, kind := range []struct{ action, words string }{
		{v1.ActionCreate, "made"}, {v1.ActionChange, "changed"}, {v1.ActionRestore, "brought back"}, {v1.ActionDelete, "deleted"},
	} {
		if n := count[kind.action]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, kind.words))
		}
	}
	return strings.Join(append(parts, fmt.Sprintf("%d unchanged", p.Unchanged)), ", ")
}

// describePlan writes what a plan does: a line for each link, what changes of it indented below, and a sum.
func describePlan(p *v1.Plan) string {
	var b strings.Builder
	orphans := 0
	for i := range p.Changes {
		l := &p.Changes[i]
		if l.Action == v1.ActionOrphan {
			orphans++
		}
		fmt.Fprintf(&b, "%s %s\n", marks()[l.Action], clean(l.ShortURL))
		for _, f := range l.Fields {
			describeField(&b, &f)
		}
		for _, w := range l.Warnings {
			fmt.Fprintf(&b, "    (%s)\n", clean(w))
		}
	}
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "%s\n", summary(p))
	if orphans > 0 {
		fmt.Fprintf(&b, "%d of this owner and not in the files, marked with ?; --prune deletes them\n", orphans)
	}
	return b.String()
}

func describeField(b *strings.Builder, f *v1.FieldChange) {
	switch {
	case f.Field == "program":
		describeProgram(b, f)
	case f.Field == "password":
		fmt.Fprintf(b, "    password: %s\n", passwordChange(f))
	case f.Field == "rules":
		fmt.Fprintf(b, "    rules:\n%s", lineDiff(rulesText(f.Before), rulesText(f.After)))
	case isUnset(f.Before):
		fmt.Fprintf(b, "    %s: %s\n", f.Field, clean(string(f.After)))
	default:
		fmt.Fprintf(b, "    %s: %s -> %s\n", f.Field, clean(string(f.Before)), clean(string(f.After)))
	}
}

func isUnset(v jsontext.Value) bool { return v.Kind() == jsontext.KindNull }

func passwordChange(f *v1.FieldChange) string {
	switch {
	case string(f.After) != "true":
		return "removed"
	case string(f.Before) == "true":
		return "another one"
	}
	return "set"
}

func describeProgram(b *strings.Builder, f *v1.FieldChange) {
	fmt.Fprintf(b, "    program:\n%s", lineDiff(asText(f.Before), asText(f.After)))
}

// asText returns a JSON string, "" for anything else.
func asText(v jsontext.Value) string {
	var s string
	if json.Unmarshal(v, &s) != nil {
		return ""
	}
	return s
}

// rulesText writes rules a line each.
func rulesText(v jsontext.Value) string {
	var rules []v1.Rule
	if json.Unmarshal(v, &rules) != nil {
		return ""
	}
	var b strings.Builder
	for _, r := range rules {
		fmt.Fprintf(&b, "%s => %s", r.When, r.To)
		if len(r.Hosts) > 0 {
			fmt.Fprintf(&b, " (hosts %s)", strings.Join(r.Hosts, ", "))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// lineDiff writes how a text changes, line by line, indented.
func lineDiff(before, after string) string {
	var b strings.Builder
	text := string(diff.Diff("before", []byte(before), "after", []byte(after)))
	for i, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		if i < 3 || strings.HasPrefix(line, "@@") && (before == "" || after == "") {
			continue // names that mean nothing here, and numbers where it is the whole text
		}
		fmt.Fprintf(&b, "      %s\n", clean(strings.ReplaceAll(line, "\t", "    ")))
	}
	return b.String()
}
