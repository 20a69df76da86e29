package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/jinklink/jink/python"
)

// This file finds what jink run is to run.

// runnable is what is to be run.
type runnable struct {
	name string // as its tracebacks say
	text []byte
	args []string // sys.argv
	dir  string   // where its modules are
	pkg  string   // the package that it is in
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

// lookup is where modules are looked for beside the program.
type lookup struct {
	path    []string
	library string
}

func (l *lookup) flags(f *pflag.FlagSet) {
	f.StringArrayVar(&l.path, "path", nil, "look for modules in this `DIRECTORY` too; may be repeated")
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
	for _, dir := range append([]string{wd}, c.modulePath(look)...) {
		base := filepath.Join(dir, filepath.FromSlash(strings.ReplaceAll(module, ".", "/")))
		for _, name := range []string{base + ".py", filepath.Join(base, "__main__.py")} {
			text, err := os.ReadFile(name)
			if errors.Is(err, os.ErrNotExist) {
				continue
			}
			if err != nil {
				return err
			}
			return c.runProgram(cmd.Context(), moduleProgram(module, name, text, args, wd), look)
		}
	}
	if name, text, ok := python.MainModule(module); ok {
		return c.runProgram(cmd.Context(), moduleProgram(module, name, text, args, wd), look)
	}
	return fmt.Errorf("there is no module %q to run", module)
}

// modulePath are the directories of --path and PYTHONPATH.
func (c *commands) modulePath(look lookup) []string {
	all := append([]string(nil), look.path...)
	if env, ok := c.env.LookupEnv("PYTHONPATH"); ok && env != "" {
		all = append(all, filepath.SplitList(env)...)
	}
	return all
}

// moduleProgram is a module as a program, in a working directory: part of its package, or of itself if it is one.
func moduleProgram(module, file string, text []byte, args []string, wd string) runnable {
	pkg := module
	if filepath.Base(file) != "__main__.py" {
		pkg = module[:max(strings.LastIndexByte(module, '.'), 0)]
	}
	return runnable{name: file, text: text, args: append([]string{file}, args...), dir: wd, pkg: pkg}
}
