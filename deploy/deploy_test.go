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
	known := []string{"JINK_CONFIG", "JINK_ADMIN_TOKEN", "JINK_TOKEN", "JINK_INSECURE"}
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

// tool returns where a program is. Where it is missing the test is skipped, or fails if JINK_REQUIRE names what it belongs to.
func tool(t *testing.T, program, of string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil && slices.Contains(strings.Split(os.Getenv("JINK_REQUIRE"), ","), of) {
		t.Fatal(err)
	} else if err != nil {
		t.Skipf("%s is not installed", program)
	}
	return path
}

// TestUnit has systemd read the units, with a program in the place of the one that is to be installed.
func TestUnit(t *testing.T) {
	analyze := tool(t, "systemd-analyze", "systemd")
	dir := t.TempDir()
	var units []string
	for _, name := range []string{"jink.service", "jink.socket", "jink-tls.socket", "jink-backup.service", "jink-backup.timer", "jink.service.d/config.conf"} {
		b, err := os.ReadFile("systemd/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700); err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(name, ".conf") { // what is added to a unit is read with it
			units = append(units, filepath.Join(dir, name))
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(strings.ReplaceAll(string(b), "/usr/local/bin/jink", "/bin/true")), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if out, err := exec.CommandContext(t.Context(), analyze, append([]string{"verify", "--man=no", "--recursive-errors=no"}, units...)...).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%v\n%s", err, out)
	}
	for _, unit := range []string{units[0], units[3]} {
		out, err := exec.CommandContext(t.Context(), analyze, "security", "--offline=true", "--threshold=20", unit).CombinedOutput() // 2.0 of 10
		if err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		lines := strings.Split(strings.TrimSpace(string(out)), "\n")
		t.Log(lines[len(lines)-1])
	}
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
	for _, line := range []string{"COPY go.mod go.sum ./", "./cmd/jink", "CGO_ENABLED=0", "FROM golang:1.26 ", "COPY . .", `CMD ["serve"]`, "USER 65532:65532"} {
		if !strings.Contains(string(b), line) {
			t.Errorf("lacks %s", line)
		}
	}
	mod, err := os.ReadFile("../go.mod")
	if err != nil || !strings.Contains(string(mod), "\ngo 1.26") {
		t.Errorf("the image is built with another version of Go than the module asks for: %v", err)
	}
}

// TestImage_gets_the_version holds that git's own folder is part of what the image is built of: the version comes from it.
func TestImage_gets_the_version(t *testing.T) {
	b, err := os.ReadFile("../.dockerignore")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		if strings.HasPrefix(strings.TrimLeft(line, "*/"), ".git") {
			t.Errorf(".dockerignore keeps %q out", line)
		}
	}
	if _, err := os.Stat("docker/Dockerfile.dockerignore"); err == nil {
		t.Error("docker/Dockerfile.dockerignore would be read in its place")
	}
}
