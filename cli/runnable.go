package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// This file finds what jink run is to run.

// runnable is what is to be run.
type runnable struct {
	module string // a module to run, in place of a text
	name   string // of the text, as its tracebacks say
	text   []byte
	args   []string // sys.argv
	dir    string   // where its modules are
}

// endOptions puts "--" after the program of jink run that -c or -m gives: what follows are its own options, as those that follow a
// file are.
func endOptions(args []string) []string {
	at := slices.Index(args, "run")
	if at < 0 || slices.ContainsFunc(args[:at], func(arg string) bool { return !strings.HasPrefix(arg, "-") }) {
		return args
	}
	for i := at + 1; i < len(args); i++ {
		arg := args[i]
		switch {
		case arg == "-c" || arg == "--code" || arg == "-m" || arg == "--module":
			i++
		case arg == "--path" || arg == "--stdlib":
			i++
			continue
		case strings.HasPrefix(arg, "-c") || strings.HasPrefix(arg, "--code=") || strings.HasPrefix(arg, "-m") || strings.HasPrefix(arg, "--module="):
		case strings.HasPrefix(arg, "-") && arg != "-" && arg != "--":
			continue
		default:
			return args
		}
		if i+1 >= len(args) {
			return args
		}
		return slices.Concat(args[:i+1], []string{"--"}, args[i+1:])
	}
	return args
}

// lookup is where modules are looked for.
type lookup struct {
	path    []string
	library string
	alone   bool // neither beside the program nor in PYTHONPATH
	noEnv   bool // not in PYTHONPATH
}

func (l *lookup) flags(f *pflag.FlagSet) {
	f.StringArrayVar(&l.path, "path", nil, "look for modules in this `DIRECTORY` too; may be repeated")
	f.BoolVarP(&l.alone, "isolated", "I", false, "look for modules neither beside the program nor in PYTHONPATH")
	f.BoolVarP(&l.noEnv, "ignore-environment", "E", false, "do not look for modules in PYTHONPATH")
	f.StringVar(&l.library, "stdlib", "", "use the library of CPython 3.13 in this `DIRECTORY`, not the one that is built in")
}

// readProgram reads a source: a file, or the standard input.
func (c *commands) readProgram(name string) ([]byte, error) {
	if name == "-" {
		text, err := io.ReadAll(c.env.Stdin)
		if err != nil {
			return nil, fmt.Errorf("reading the standard input: %w", err)
		}
		return text, nil
	}
	return os.ReadFile(name)
}

// runFile runs the program that args begin with. As in CPython, its name is absolute wherever it shows: a program may change
// its working directory, and a traceback must still tell where it is.
func (c *commands) runFile(ctx context.Context, args []string, look lookup) error {
	name, err := absolute(args[0])
	if err != nil {
		return err
	}
	dir := filepath.Dir(name)
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		dir, name = name, filepath.Join(name, "__main__.py")
		if _, err := os.Stat(name); err != nil {
			c.complain("", fmt.Errorf("can't find '__main__' module in %q", args[0]))
			return errReported
		}
	case err == nil:
		if real, err := filepath.EvalSymlinks(name); err == nil { // modules are beside what a link leads to
			dir = filepath.Dir(real)
		}
	}
	text, err := c.readProgram(name)
	if err != nil {
		c.complain("", err)
		return &exitError{exitNoFile}
	}
	return c.runProgram(ctx, runnable{name: name, text: text, args: args, dir: dir}, look)
}

// absolute is name below the working directory. It is not cleaned, as CPython does not.
func absolute(name string) (string, error) {
	if filepath.IsAbs(name) {
		return name, nil
	}
	wd, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("finding the working directory: %w", err)
	}
	return wd + string(filepath.Separator) + name, nil
}

// runModule runs a module as a program. Module dis is one of the few that take a file; it is what jink dis does.
func (c *commands) runModule(cmd *cobra.Command, module string, args []string, look lookup) error {
	if module == "dis" {
		switch len(args) {
		case 0:
			return c.disassemble("-")
		case 1:
			return c.disassemble(args[0])
		}
		return usage(cmd, "-m dis takes one FILE")
	}
	wd, err := os.Getwd()
	if err != nil {
		return fmt.Errorf("finding the working directory: %w", err)
	}
	return c.runProgram(cmd.Context(), runnable{module: module, args: append([]string{"-m"}, args...), dir: wd}, look)
}

// modulePath are the directories in which a program in a directory looks for modules.
func (c *commands) modulePath(dir string, look lookup) []string {
	var all []string
	if !look.alone {
		all = append(all, dir)
	}
	all = append(all, look.path...)
	if env, ok := c.env.LookupEnv("PYTHONPATH"); ok && env != "" && !look.alone && !look.noEnv {
		all = append(all, filepath.SplitList(env)...)
	}
	return all
}
