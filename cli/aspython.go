package cli

import (
	"slices"
	"strings"
)

// This file lets programs start jink as they start CPython's python: sys.executable -c TEXT, -m MODULE, FILE.

// asRun makes arguments like those of python those of jink run; others it leaves. Of python's options there are -c, -m, -E, -I and
// -u, and those that change nothing here: -B, -q, -s, -S, and -X with what follows.
func asRun(args []string) []string {
	if len(args) == 0 || !asPython(args[0]) {
		return args
	}
	run, args := []string{"run"}, slices.Clone(args)
	for len(args) > 0 && pythonOption(args[0]) {
		letter, rest := args[0][1], args[0][2:]
		switch letter {
		case 'c', 'm':
			return append(run, args...)
		case 'E', 'I', 'u':
			run = append(run, args[0][:2])
		case 'X':
			if rest == "" && len(args) > 1 {
				args = args[1:]
			}
			rest = ""
		}
		if rest == "" {
			args = args[1:]
		} else {
			args[0] = "-" + rest
		}
	}
	return append(run, args...)
}

// asPython reports whether the first argument is one of python's: no command of jink is called like a file or like those options.
func asPython(arg string) bool {
	return arg == "-" || strings.HasSuffix(arg, ".py") || strings.Contains(arg, "/") || pythonOption(arg)
}

// pythonOption reports whether an argument begins as an option of python that is known here.
func pythonOption(arg string) bool {
	return len(arg) > 1 && arg[0] == '-' && strings.ContainsRune("BEISXcmqsu", rune(arg[1]))
}
