package conform

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Ledger is what is known to fail, by the id of the test.
type Ledger map[string]Test

// ReadLedger reads lines of id, outcome and reason with tabs between them. Lines that begin with "#" say what it is.
func ReadLedger(r io.Reader) (Ledger, error) {
	l := Ledger{}
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.SplitN(line, "\t", 3)
		if len(f) != 3 {
			return nil, fmt.Errorf("line %d of the ledger has %d parts, not 3", n, len(f))
		}
		l[f[0]] = Test{ID: f[0], Outcome: Outcome(f[1]), Reason: f[2]}
	}
	return l, lines.Err()
}

// Write writes the ledger in order.
func (l Ledger) Write(w io.Writer) error {
	b := bufio.NewWriter(w)
	fmt.Fprintln(b, "# What is known to fail of the tests of CPython 3.13: test, outcome, why. jink conform --update rewrites it.")
	ids := make([]string, 0, len(l))
	for id := range l {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		fmt.Fprintf(b, "%s\t%s\t%s\n", id, l[id].Outcome, l[id].Reason)
	}
	return b.Flush()
}

// fileOf is the file that a test of the ledger is in.
func fileOf(id, file string) bool { return id == file || strings.HasPrefix(id, file+".") }

// Compare tells what of a result is not as the ledger has it.
func (l Ledger) Compare(r *Result) (differences []string) {
	seen := map[string]Test{}
	early := false
	for _, t := range r.Tests {
		seen[t.ID] = t
		early = early || t.Outcome == Unready || t.Outcome == Stopped
		if _, known := l[t.ID]; t.Outcome.Failed() && !known {
			differences = append(differences, fmt.Sprintf("%s: %s, which is new: %s", t.ID, t.Outcome, t.Reason))
		}
	}
	for id := range l {
		if !fileOf(id, r.File) || early {
			continue
		}
		if t, ok := seen[id]; !ok || !t.Outcome.Failed() {
			differences = append(differences, id+": is in the ledger, but does not fail any more")
		}
	}
	slices.Sort(differences)
	return differences
}

// Update puts a result in the place of what the ledger knew of the file.
func (l Ledger) Update(r *Result) {
	for id := range l {
		if fileOf(id, r.File) {
			delete(l, id)
		}
	}
	for _, t := range r.Tests {
		if t.Outcome.Failed() {
			l[t.ID] = t
		}
	}
}
