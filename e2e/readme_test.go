package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestReadme does what the README's "Sixty seconds" says, word for word but for the port, in an empty folder and with the
// program built already.
func TestReadme(t *testing.T) {
	text, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, ok := strings.Cut(string(text), "## Sixty seconds\n")
	section, _, ends := strings.Cut(section, "\n## ")
	blocks := regexp.MustCompile("(?s)```sh\n(.*?)```").FindAllStringSubmatch(section, -1)
	if !ok || !ends || len(blocks) != 2 {
		t.Fatalf("the README has changed: %d blocks of commands in its first section", len(blocks))
	}
	addr := freeAddr()
	adapt := strings.NewReplacer("go run ./cmd/jink", filepath.Join(program, "jink"), "localhost:8080", addr).Replace
	run := func(dir, commands string) *exec.Cmd {
		cmd := command(t, "sh", "-e", "-c", adapt(commands))
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "JINK_ADDR="+addr, "JINK_ADMIN_ADDR="+freeAddr(), "JINK_URL=http://"+addr, "JINK_DRAIN_DELAY=0s")
		return cmd
	}

	dir := t.TempDir()
	_, start, ok := strings.Cut(blocks[0][1], "cd jink\n")
	if !ok {
		t.Fatalf("the first block does not enter the clone:\n%s", blocks[0][1])
	}
	server := run(dir, "exec "+start)
	var out strings.Builder
	printed, err := server.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		server.Process.Signal(syscall.SIGTERM)
		if err := server.Wait(); err != nil { // command ends it if it does not end by itself
			t.Errorf("the server ended with %v", err)
		}
	}()
	tokens := regexp.MustCompile(`export JINK_TOKEN=(jink_[\w-]{43})`)
	buf := make([]byte, 4096)
	for deadline := time.Now().Add(20 * time.Second); !tokens.MatchString(out.String()); {
		n, err := printed.Read(buf)
		out.Write(buf[:n])
		if err != nil || time.Now().After(deadline) {
			t.Fatalf("no token: %v\n%s", err, out.String())
		}
	}
	token := tokens.FindStringSubmatch(out.String())[1]

	second := strings.Replace(blocks[1][1], "JINK_TOKEN=jink_…", "JINK_TOKEN="+token, 1)
	answer, err := run(dir, second).Output()
	if err != nil || !strings.Contains(string(answer), "302 Found") || !strings.Contains(string(answer), "https://example.com/a/long/way") {
		t.Fatalf("%v\n%s\nsays\n%s", err, second, answer)
	}
	for _, path := range regexp.MustCompile("`http://localhost:8080(/[^`]+)`").FindAllStringSubmatch(section, -1) {
		if err := run(dir, "curl -sSf -o /dev/null http://localhost:8080"+path[1]).Run(); err != nil {
			t.Errorf("%s: %v", path[1], err)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "jink-data")); err != nil {
		t.Error(err)
	}
}
