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

// TestAsRun says which arguments are taken for those of CPython's python, as programs give them to sys.executable.
func TestAsRun(t *testing.T) {
	for args, want := range map[string]string{
		"":                                 "",
		"ls":                               "ls",
		"--json ls":                        "--json ls",
		"-c x -I":                          "run -c x -I",
		"-m mod -c":                        "run -m mod -c",
		"program.py -c":                    "run program.py -c",
		"./program a":                      "run ./program a",
		"-":                                "run -",
		"-I -E -s -S -B -u -c x":           "run -I -E -u -c x",
		"-IBc x":                           "run -I -c x",
		"-X faulthandler -Xdev -I x.py -X": "run -I x.py -X",
	} {
		if have := asRun(strings.Fields(args)); !slices.Equal(have, strings.Fields(want)) {
			t.Errorf("%q becomes %q, not %q", args, strings.Join(have, " "), want)
		}
	}
}
