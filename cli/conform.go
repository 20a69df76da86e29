package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/jinklink/jink/python"
	"github.com/jinklink/jink/python/conform"
)

// conformFlags are the flags of jink conform.
type conformFlags struct {
	library, ledger, report string
	whole, update, verbose  bool
	timeout                 time.Duration
}

func (c *commands) conformCommand() *cobra.Command {
	var f conformFlags
	cmd := &cobra.Command{
		Use:   "conform [FILE|TIER]...",
		Short: "Run CPython's own tests",
		Long: `Run the test files of an installed CPython 3.13, each in a process of its own, and hold what
becomes of each test against the ledger of what is known to fail. Names are those of files,
such as test_bool, or the letters of tiers; without any, all of the tiers are run.`,
		Example: `  jink conform test_bool test_dict
  jink conform A B
  jink conform --stdlib /usr/lib/python3.13 --whole A`,
		RunE: func(cmd *cobra.Command, args []string) error {
			files, err := conformFiles(args)
			if err != nil {
				return usage(cmd, "%s", err)
			}
			return c.conform(cmd.Context(), f, files)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.library, "stdlib", "", "the `DIRECTORY` of CPython's library; looked for if not given")
	flags.BoolVar(&f.whole, "whole", false, "test CPython's library over jink's modules in Go, not jink's own")
	flags.StringVar(&f.ledger, "ledger", "python/conform/ledger.txt", "the `FILE` that says what is known to fail")
	flags.StringVar(&f.report, "report", "", "write tables of the results to this `FILE`, as Markdown")
	flags.BoolVar(&f.update, "update", false, "write what fails now to the ledger")
	flags.BoolVarP(&f.verbose, "verbose", "v", false, "name each test that fails, and why")
	flags.DurationVar(&f.timeout, "timeout", 2*time.Minute, "how long a file may take")
	return cmd
}

func (c *commands) conform(ctx context.Context, f conformFlags, files []string) error {
	library, err := c.findLibrary(f.library)
	if err != nil {
		return err
	}
	binary, err := os.Executable()
	if err != nil {
		return fmt.Errorf("finding jink itself: %w", err)
	}
	ledger, err := readLedger(f.ledger)
	if err != nil {
		return err
	}
	config := conform.Config{
		Binary: binary, Library: library, Whole: f.whole, BuiltIn: python.BuiltIn(), Timeout: f.timeout, Memory: 6 << 30,
	}
	results := map[string]*conform.Result{}
	count, passed, surprises := 0, 0, 0
	for _, file := range files {
		r, err := config.Run(ctx, file)
		if err != nil {
			return err
		}
		results[file] = r
		count, passed = count+r.Count, passed+r.Passed
		fmt.Fprintf(c.env.Stdout, "%-28s %5d of %5d passed, %4d skipped  %s\n", file, r.Passed, r.Count, r.Skipped(), r.Time.Round(100*time.Millisecond))
		if f.verbose {
			for _, t := range r.Tests {
				if t.Outcome.Failed() {
					fmt.Fprintf(c.env.Stdout, "    %s: %s: %s\n", t.ID, t.Outcome, t.Reason)
				}
			}
		}
		if f.update {
			ledger.Update(r)
			continue
		}
		for _, d := range ledger.Compare(r) {
			surprises++
			fmt.Fprintln(c.env.Stdout, "  "+d)
		}
	}
	fmt.Fprintf(c.env.Stdout, "%d of %d tests passed, %s\n", passed, count, conform.Share(passed, count))
	if f.update {
		if err := writeFile(f.ledger, ledger.Write); err != nil {
			return err
		}
	}
	if f.report != "" {
		report := func(w io.Writer) error { return conform.Report(w, conform.Tiers(), results) }
		if err := writeFile(f.report, report); err != nil {
			return err
		}
	}
	if surprises > 0 {
		return fmt.Errorf("%d outcomes are not those of the ledger", surprises)
	}
	return nil
}

// conformFiles are the files that arguments name.
func conformFiles(args []string) ([]string, error) {
	var files, names []string
	for _, tier := range conform.Tiers() {
		names = append(names, tier.Name)
		if len(args) == 0 || slices.Contains(args, tier.Name) {
			files = append(files, tier.Files...)
		}
	}
	for _, a := range args {
		switch {
		case len(a) > 1:
			files = append(files, strings.TrimSuffix(filepath.Base(a), ".py"))
		case !slices.Contains(names, a):
			return nil, fmt.Errorf("there is no tier %q; there are %s", a, strings.Join(names, ", "))
		}
	}
	return files, nil
}

// findLibrary is the directory of the library of CPython 3.13: the one that was given, that of a python3.13 that can be run,
// or of one that pyenv has.
func (c *commands) findLibrary(given string) (string, error) {
	var candidates []string
	if given != "" {
		candidates = append(candidates, given)
	} else {
		if path, err := exec.LookPath("python3.13"); err == nil {
			if path, err = filepath.EvalSymlinks(path); err == nil {
				candidates = append(candidates, filepath.Join(filepath.Dir(filepath.Dir(path)), "lib", "python3.13"))
			}
		}
		if home, ok := c.env.LookupEnv("HOME"); ok {
			if found, err := filepath.Glob(filepath.Join(home, ".pyenv", "versions", "3.13.*", "lib", "python3.13")); err == nil {
				candidates = append(candidates, found...)
			}
		}
		candidates = append(candidates, "/usr/lib/python3.13", "/usr/local/lib/python3.13")
	}
	for _, dir := range candidates {
		if _, err := os.Stat(filepath.Join(dir, "test", "support")); err == nil {
			return filepath.Abs(dir)
		}
	}
	return "", errors.New("there is no library of CPython 3.13 with its tests; --stdlib names the directory")
}

func readLedger(name string) (conform.Ledger, error) {
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return conform.Ledger{}, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return conform.ReadLedger(f)
}

func writeFile(name string, write func(io.Writer) error) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}
