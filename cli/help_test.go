package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/jinklink/jink/cli/rows"
)

// everyCommand calls fn with every command that a person can find.
func everyCommand(fn func(*cobra.Command)) {
	root := newCommands(Env{Version: "v1.2.3"}).root()
	root.InitDefaultHelpCmd()
	var walk func(*cobra.Command)
	walk = func(cmd *cobra.Command) {
		cmd.InitDefaultHelpFlag()
		fn(cmd)
		for _, child := range cmd.Commands() {
			walk(child)
		}
	}
	walk(root)
}

// The help texts are what people read first. JINK_UPDATE=1 writes them anew.
func TestHelp(t *testing.T) {
	seen := map[string]bool{}
	everyCommand(func(cmd *cobra.Command) {
		path := strings.Fields(cmd.CommandPath())
		name := filepath.Join("testdata", "help", strings.Join(path, "-")+".txt")
		seen[name] = true
		t.Run(cmd.CommandPath(), func(t *testing.T) {
			if cmd.Example == "" || cmd.Short == "" {
				t.Error("has no example or no short description")
			}
			var out, errs bytes.Buffer
			if code := Run(t.Context(), Env{Args: append(path[1:], "--help"), Stdout: &out, Stderr: &errs, Version: "v1.2.3"}); code != 0 || errs.Len() > 0 {
				t.Fatalf("code %d, %s", code, errs.String())
			}
			for line := range strings.Lines(out.String()) {
				if n := len([]rune(line)) - 1; n > 100 && !strings.HasPrefix(line, "      --") && !strings.HasPrefix(line, "  -") {
					t.Errorf("a line is %d characters wide: %s", n, line)
				}
			}
			if os.Getenv("JINK_UPDATE") != "" {
				if err := os.WriteFile(name, out.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), out.String()); diff != "" {
				t.Errorf("the help differs (-want +got):\n%s", diff)
			}
		})
	})
	files, err := filepath.Glob("testdata/help/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !seen[f] {
			t.Errorf("%s is the help of no command", f)
		}
	}
}

// The examples of a command can be typed: they name its own flags.
func TestHelp_examplesNameFlagsThatExist(t *testing.T) {
	flag := regexp.MustCompile(`\s(--[a-z][a-z-]*)`)
	everyCommand(func(cmd *cobra.Command) {
		root := cmd.Root()
		for line := range strings.Lines(cmd.Example) {
			line, _, _ = strings.Cut(line, "|")
			_, command, found := strings.Cut(line, "jink ")
			if !found {
				continue
			}
			target, _, err := root.Find(strings.Fields(command))
			if err != nil {
				t.Errorf("%s: the example %q: %v", cmd.CommandPath(), line, err)
				continue
			}
			for _, m := range flag.FindAllStringSubmatch(command, -1) {
				if name := strings.TrimPrefix(m[1], "--"); target.Flags().Lookup(name) == nil && name != "help" {
					t.Errorf("%s: the example %q names the flag --%s", cmd.CommandPath(), line, name)
				}
			}
		}
	})
}

// docs/cli.md has a section for every command, with an example and every flag, and no others.
func TestDocumentation(t *testing.T) {
	b, err := os.ReadFile("../docs/cli.md")
	if err != nil {
		t.Fatal(err)
	}
	sections := map[string]string{}
	var title string
	for line := range strings.Lines(string(b)) {
		if s, ok := strings.CutPrefix(line, "### "); ok {
			title = strings.Trim(strings.TrimSpace(s), "`")
		}
		if strings.HasPrefix(line, "## ") {
			title = ""
		}
		sections[title] += line
	}
	delete(sections, "")
	common := map[string]bool{"help": true, "json": true, "server": true, "token-file": true, "insecure": true}
	for name := range common {
		if name != "help" && !strings.Contains(string(b), "`--"+name) {
			t.Errorf("the flag --%s is not described", name)
		}
	}
	everyCommand(func(cmd *cobra.Command) {
		if cmd.Name() == "help" || !cmd.Runnable() || cmd.HasSubCommands() {
			return
		}
		text, ok := sections[cmd.CommandPath()]
		if !ok {
			t.Errorf("no section is called `%s`", cmd.CommandPath())
			return
		}
		if cmd.Name() == "check" { // its flags are those of serve
			text += sections["jink serve"]
		} else if cmd.Name() != "serve" {
			delete(sections, cmd.CommandPath())
		}
		if !strings.Contains(text, "\n```sh\n") || !strings.Contains(text, "\n"+cmd.CommandPath()) && !strings.Contains(text, "| "+cmd.CommandPath()) {
			t.Errorf("the section `%s` has no example", cmd.CommandPath())
		}
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if !common[f.Name] && !regexp.MustCompile("--"+f.Name+`\b[^-]`).MatchString(text) {
				t.Errorf("the section `%s` does not tell of --%s", cmd.CommandPath(), f.Name)
			}
		})
	})
	delete(sections, "jink check")
	delete(sections, "jink serve")
	for name := range sections {
		t.Errorf("the section `%s` is about no command", name)
	}
	for _, names := range rows.Columns() {
		if !strings.Contains(string(b), "`"+strings.Join(names, "`, `")+"`") && !strings.Contains(string(b), "| `"+names[0]+"` | `"+strings.Join(names[1:], "`, `")+"`") && !strings.Contains(string(b), "| `"+names[0]+"` | |") {
			t.Errorf("the CSV column %s is not told of with its other names", names[0])
		}
	}
}
