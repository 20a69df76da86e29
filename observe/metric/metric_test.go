package metric

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLatencyBound_is_a_bucket(t *testing.T) {
	if !slices.Contains(RequestBuckets(), LatencyBound) || !slices.IsSorted(RequestBuckets()) || !slices.IsSorted(StoreBuckets()) {
		t.Error(RequestBuckets(), StoreBuckets())
	}
}

// document is docs/metrics.md.
func document() string {
	var b strings.Builder
	b.WriteString("# Metrics\n\nWhat `/metrics` on the admin listener exports, made from the table in `observe/metric` by `go test ./observe/metric -update`. " +
		"Besides there are the\nusual ones of the Go runtime and the process (`go_…`, `process_…`) and of the exporter itself (`promhttp_…`). " +
		"Those of pools, replicas and the change feed exist\nwith PostgreSQL only.\n\n| metric | type | labels | meaning |\n|---|---|---|---|\n")
	for _, m := range Table() {
		var labels []string
		for _, l := range m.Labels {
			values := l.From
			if len(l.Values) > 0 {
				values = "`" + strings.Join(l.Values, "`, `") + "`"
			}
			labels = append(labels, fmt.Sprintf("`%s`: %s", l.Name, values))
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", m.Name, m.Type, strings.Join(labels, "<br>"), m.Help)
	}
	return b.String()
}

var update = flag.Bool("update", false, "write docs/metrics.md anew")

func TestDocumentation_is_the_table(t *testing.T) {
	const path = "../../docs/metrics.md"
	if *update {
		if err := os.WriteFile(path, []byte(document()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(document(), string(b)); diff != "" {
		t.Errorf("docs/metrics.md is not what the table says (run the test with -update):\n%s", diff)
	}
}
