// Package deploy holds what is needed to run jink in production; its tests hold that it fits the program.
package deploy

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/jinklink/jink/app"
)

// TestFiles_name_settings_that_exist reads every file here for JINK_ variables.
func TestFiles_name_settings_that_exist(t *testing.T) {
	known := []string{"JINK_CONFIG", "JINK_ADMIN_TOKEN"}
	for _, o := range app.Options() {
		known = append(known, o.Env())
	}
	found := 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, ".go") {
			return err
		}
		b, err := os.ReadFile(path)
		for _, name := range regexp.MustCompile(`JINK_[A-Z_]+`).FindAllString(string(b), -1) {
			if found++; name != "JINK_" && !slices.Contains(known, name) {
				t.Errorf("%s: jink knows no %s", path, name)
			}
		}
		return err
	})
	if err != nil || found == 0 {
		t.Error(err, found)
	}
}

// TestUnit has systemd read the units, with a program in the place of the one that is to be installed.
func TestUnit(t *testing.T) {
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		if slices.Contains(strings.Split(os.Getenv("JINK_REQUIRE"), ","), "systemd") {
			t.Fatal(err)
		}
		t.Skip("systemd is not installed")
	}
	dir := t.TempDir()
	var units []string
	for _, name := range []string{"jink.service", "jink.socket", "jink-tls.socket"} {
		b, err := os.ReadFile("systemd/" + name)
		if err != nil {
			t.Fatal(err)
		}
		units = append(units, filepath.Join(dir, name))
		if err := os.WriteFile(filepath.Join(dir, name), []byte(strings.ReplaceAll(string(b), "/usr/local/bin/jink", "/bin/true")), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	unit := units[0]
	if out, err := exec.CommandContext(t.Context(), analyze, append([]string{"verify", "--man=no", "--recursive-errors=no"}, units...)...).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%v\n%s", err, out)
	}
	out, err := exec.CommandContext(t.Context(), analyze, "security", "--offline=true", "--threshold=20", unit).CombinedOutput() // 2.0 of 10
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	t.Log(lines[len(lines)-1])
}

// TestUnits_name_sockets_that_the_program_knows holds the names together that systemd hands sockets over with.
func TestUnits_name_sockets_that_the_program_knows(t *testing.T) {
	for file, name := range map[string]string{"jink.socket": "public", "jink-tls.socket": "tls"} {
		b, err := os.ReadFile("systemd/" + file)
		if err != nil || !strings.Contains(string(b), "\nFileDescriptorName="+name+"\n") {
			t.Errorf("%s: %v", file, err)
		}
	}
	b, err := os.ReadFile("systemd/jink.service")
	for _, line := range []string{"\nType=notify\n", "\nWatchdogSec=60s\n"} {
		if err != nil || !strings.Contains(string(b), line) {
			t.Errorf("the service lacks %q: %v", line, err)
		}
	}
}

func TestDockerfile_copies_what_there_is_and_starts_what_there_is(t *testing.T) {
	b, err := os.ReadFile("docker/Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"COPY go.mod go.sum ./", "./cmd/jink", "CGO_ENABLED=0", "FROM golang:1.26 ", `CMD ["serve"]`, "USER 65532:65532"} {
		if !strings.Contains(string(b), line) {
			t.Errorf("lacks %s", line)
		}
	}
	mod, err := os.ReadFile("../go.mod")
	if err != nil || !strings.Contains(string(mod), "\ngo 1.26") {
		t.Errorf("the image is built with another version of Go than the module asks for: %v", err)
	}
}
