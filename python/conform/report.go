package conform

import (
	"bufio"
	"fmt"
	"io"
)

// Report writes the table of docs/conformance.md: the results by tiers.
func Report(w io.Writer, tiers []Tier, results map[string]*Result) error {
	b := bufio.NewWriter(w)
	for _, tier := range tiers {
		count, passed, skipped, files := 0, 0, 0, 0
		for _, file := range tier.Files {
			if r := results[file]; r != nil {
				files++
				count, passed, skipped = count+r.Count, passed+r.Passed, skipped+r.Skipped()
			}
		}
		if files == 0 {
			continue
		}
		fmt.Fprintf(b, "\n### %s: %s\n\n%s\n\n| file | tests | pass | skipped | share |\n|---|--:|--:|--:|--:|\n", tier.Name, tier.About, Share(passed, count)+fmt.Sprintf(": %d of %d tests in %d files.", passed, count, files))
		for _, file := range tier.Files {
			r := results[file]
			if r == nil {
				continue
			}
			note := ""
			for _, t := range r.Tests {
				if t.Outcome == Unready || t.Outcome == Stopped {
					note = " (" + string(t.Outcome) + ")"
				}
			}
			fmt.Fprintf(b, "| %s%s | %d | %d | %d | %s |\n", file, note, r.Count, r.Passed, r.Skipped(), Share(r.Passed, r.Count))
		}
	}
	return b.Flush()
}

// Share is how much of a whole passed.
func Share(passed, count int) string {
	if count == 0 {
		return "–"
	}
	return fmt.Sprintf("%.1f %%", 100*float64(passed)/float64(count))
}
