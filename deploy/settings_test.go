package deploy

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/jinklink/jink/app"
)

// TestSettings_of_the_unit_are_right_when_they_are_taken_in removes the signs that make jink.toml's examples comments. They are
// taken in one by one, since not all of them go together, but for those of https.
func TestSettings_of_the_unit_are_right_when_they_are_taken_in(t *testing.T) {
	b, err := os.ReadFile("systemd/jink.toml")
	if err != nil {
		t.Fatal(err)
	}
	examples := regexp.MustCompile(`(?m)^#([a-z_]+ = .*)$`).FindAllStringSubmatch(string(b), -1)
	if len(examples) < 8 {
		t.Fatalf("%d examples", len(examples))
	}
	for _, e := range append(examples, []string{"", ""}) {
		text := e[1] + "\n"
		if strings.HasPrefix(text, "tls_addr") || strings.HasPrefix(text, "acme") {
			text = "base_url = \"https://s.example\"\ntls_addr = \":443\"\nacme = true\n"
		}
		read := func(string) ([]byte, error) { return []byte(text), nil }
		if _, err := app.Load(app.Sources{File: "jink.toml", ReadFile: read}); err != nil {
			t.Errorf("%s%v", text, err)
		}
	}
}

// TestFiles_start_commands_with_flags_that_exist finds the commands in the files here, and asks the program itself for the
// flags of each.
func TestFiles_start_commands_with_flags_that_exist(t *testing.T) {
	found := 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, "_test.go") {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, words := range commands(string(b)) {
			found++
			help := jink(t, append(words.command, "--help")...)
			if !strings.Contains(help, "\n  jink "+strings.Join(words.command, " ")) {
				t.Errorf("%s: jink has no command %s", path, strings.Join(words.command, " "))
			}
			for _, flag := range words.flags {
				if !regexp.MustCompile(`\s` + flag + `\b`).MatchString(help) {
					t.Errorf("%s: jink %s has no flag %s", path, strings.Join(words.command, " "), flag)
				}
			}
		}
		return nil
	})
	if err != nil || found < 8 {
		t.Error(err, found)
	}
}

// started is a command of jink that a file starts.
type started struct{ command, flags []string }

// commands finds commands in a text: after the program's path in a unit or a script, in a list in YAML, between quotation marks.
func commands(text string) []started {
	var all []started
	patterns := []string{
		`(?m)(?:=|exec )/usr/local/bin/jink +([a-z][^"'\n]*)`, // a unit
		`"jink +([a-z][^"\n]*)"`,                              // named in a comment or in a table
		`(?m)command: \[((?:probe|serve|monitoring)[^\n]*)\]`, // compose
		`(?m)args: \[([a-z][^\n]*)\]`,                         // Kubernetes
		`(?m)test: \[CMD, /jink, ([^\n\]]*)\]`,                // a health check
		`(?m)CMD \["([a-z][^\n]*)"\]`,                         // the image
		"(?m)`jink +([a-z][^`\n]*)`",                          // documentation
	}
	for _, p := range patterns {
		for _, m := range regexp.MustCompile(p).FindAllStringSubmatch(text, -1) {
			words := regexp.MustCompile(`[^\s,"\]\[]+`).FindAllString(m[1], -1)
			s := started{command: words[:1]}
			if words[0] == "monitoring" && len(words) > 1 {
				s.command = words[:2]
			}
			for _, w := range words {
				if strings.HasPrefix(w, "--") {
					name, _, _ := strings.Cut(w, "=")
					s.flags = append(s.flags, name)
				}
			}
			all = append(all, s)
		}
	}
	return all
}
