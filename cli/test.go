package cli

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/program"
	"github.com/jinklink/jink/program/linktest"
)

func (c *commands) testCommand() *cobra.Command {
	var match string
	cmd := &cobra.Command{
		Use:   "test FILE ...",
		Short: "Run the tests of link programs and site programs",
		Long: `Run the tests of link programs, without a server. The tests of sale.py are the functions that
begin with test_, in sale.py itself and in sale_test.py beside it. A test calls visit(...), with
what the visitor is like, and looks at what comes of it:

  LINK = {"url": "https://example.com/", "time_zone": "Europe/Berlin"}

  def test_phones():
      assert visit(os="ios", country="DE").url == "https://apps.example/de"

Tests of a site program (on_create, on_change, on_redirect, on_missing) also call
create(url=..., ...), which tells what is made of a link or that it is refused,
change({"url": ...}, url=..., ...), which tells whether a change is, and missing("slug", ...).`,
		Example: `  jink test sale.py
  jink test links/programs/*.py
  jink test --match night sale.py`,
		Args:              atLeastOne("FILE"),
		ValidArgsFunction: cobra.FixedCompletions(nil, cobra.ShellCompDirectiveDefault),
		RunE:              func(cmd *cobra.Command, args []string) error { return c.runTests(cmd, args, match) },
	}
	cmd.Flags().StringVar(&match, "match", "", "only tests with `TEXT` in their names")
	return cmd
}

// testEnding ends the names of files that hold tests of the program beside them.
const testEnding = "_test.py"

func (c *commands) runTests(cmd *cobra.Command, files []string, match string) error {
	// A test must not fail because the machine is slow; steps are what programs are measured by.
	engine := func() *program.Engine {
		return program.New(program.Config{Budget: program.Budget{Time: time.Minute},
			Targets: link.Targets{Own: func(host string) bool { return host == "s.example" }}})
	}
	links := engine() // that of all programs of links
	seen := map[string]bool{}
	ran, failed := 0, 0
	for _, file := range files {
		if base, ok := strings.CutSuffix(file, testEnding); ok {
			file = base + ".py"
		}
		if seen[file] {
			continue
		}
		seen[file] = true
		n, bad, err := c.testFile(cmd, links, engine, file, match)
		if err != nil {
			return err
		}
		ran, failed = ran+n, failed+bad
	}
	switch {
	case failed > 0:
		if err := c.write(fmt.Sprintf("FAILED: %d of %d tests\n", failed, ran)); err != nil {
			return err
		}
		return errReported
	case ran == 0:
		return errors.New("there is no test: a test is a function whose name begins with test_")
	}
	return c.write(fmt.Sprintf("OK: %d tests\n", ran))
}

// testFile runs the tests of one program: those in its own file, and those in the file beside it. Programs of a site have an
// engine of their own.
func (c *commands) testFile(cmd *cobra.Command, engine *program.Engine, own func() *program.Engine, file, match string) (ran, failed int, err error) {
	source, err := os.ReadFile(file)
	if err != nil {
		return 0, 0, err
	}
	suites := []*linktest.Suite{{Program: string(source), File: file, Tests: string(source), Engine: engine}}
	if suites[0].Site() {
		engine = own()
		suites[0].Engine = engine
	}
	if err := suites[0].Check(); err != nil {
		return 1, 1, c.write("FAIL " + clean(file) + "\n" + indented(err.Error()))
	}
	if !strings.Contains(string(source), "def test_") {
		suites = nil
	}
	beside := strings.TrimSuffix(file, ".py") + testEnding
	tests, err := os.ReadFile(beside)
	if err == nil {
		suites = append(suites, &linktest.Suite{Program: string(source), File: beside, Tests: string(tests), Engine: engine})
	} else if !errors.Is(err, os.ErrNotExist) {
		return 0, 0, err
	}
	for _, s := range suites {
		names, err := s.Names(cmd.Context())
		if err != nil {
			ran, failed = ran+1, failed+1
			if err := c.write("FAIL " + clean(s.File) + "\n" + indented(linktest.Told(err))); err != nil {
				return ran, failed, err
			}
			continue
		}
		for _, name := range names {
			if !strings.Contains(name, match) {
				continue
			}
			r := s.Run(cmd.Context(), name)
			ran++
			line := "ok   " + clean(s.File) + " " + clean(name) + "\n"
			if r.Failed != "" {
				failed++
				line = "FAIL " + clean(s.File) + " " + clean(name) + "\n" + indented(r.Failed)
			}
			if err := c.write(line); err != nil {
				return ran, failed, err
			}
		}
	}
	return ran, failed, nil
}

// indented writes each line of a text below what it is about.
func indented(text string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		b.WriteString("     " + clean(strings.ReplaceAll(line, "\t", "    ")) + "\n")
	}
	return b.String()
}
