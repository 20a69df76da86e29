package cli

import (
	"slices"
	"strings"
	"testing"
)

// TestEndOptions says where the options of jink run end: after a program that -c or -m gives.
func TestEndOptions(t *testing.T) {
	for args, want := range map[string]string{
		"":                                 "",
		"run":                              "run",
		"run -m":                           "run -m",
		"run -m timeit":                    "run -m timeit",
		"run -m timeit -n 5":               "run -m timeit -- -n 5",
		"run -mtimeit -n 5":                "run -mtimeit -- -n 5",
		"run --module timeit -n 5":         "run --module timeit -- -n 5",
		"run --module=timeit -h":           "run --module=timeit -- -h",
		"run --path lib -m timeit -n 5":    "run --path lib -m timeit -- -n 5",
		"run --path=lib -c x --stdlib lib": "run --path=lib -c x -- --stdlib lib",
		"run -c x -- y":                    "run -c x -- -- y",
		"run program.py -m timeit -n 5":    "run program.py -m timeit -n 5",
		"run - -m timeit -n":               "run - -m timeit -n",
		"run -- -m timeit":                 "run -- -m timeit",
		"--json run -m timeit -n":          "--json run -m timeit -- -n",
		"add run -m x y":                   "add run -m x y",
	} {
		if have := endOptions(strings.Fields(args)); !slices.Equal(have, strings.Fields(want)) {
			t.Errorf("%q becomes %q, not %q", args, strings.Join(have, " "), want)
		}
	}
}
