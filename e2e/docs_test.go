package e2e

import (
	"bytes"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jinklink/jink/app/apptest"
)

// This file reads commands out of the documentation.

// blocks returns the blocks of commands in a file of docs/ that contain these words, in the order of the words.
func blocks(t *testing.T, file string, words ...string) []string {
	t.Helper()
	b, err := os.ReadFile("../docs/" + file)
	if err != nil {
		t.Fatal(err)
	}
	all := regexp.MustCompile("(?s)```sh\n(.*?)```").FindAllStringSubmatch(string(b), -1)
	var found []string
	for _, word := range words {
		i := slices.IndexFunc(all, func(m []string) bool { return strings.Contains(m[1], word) })
		if i < 0 {
			t.Fatalf("docs/%s has no commands with %s", file, word)
		}
		found = append(found, all[i][1])
	}
	return found
}

// visit follows a short link and says where it leads.
func visit(t *testing.T, addr, slug string) (status, location string) {
	t.Helper()
	c := &http.Client{Timeout: patience, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := c.Get("http://" + addr + "/" + slug)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	return resp.Status, resp.Header.Get("Location")
}

// TestDocs_commands does what is said in these files, word for word but for addresses and folders, beside a server that runs. What is
// only named has a page of help.
func TestDocs_commands(t *testing.T) {
	data, admin := t.TempDir(), freeAddr()
	s := apptest.Start(t, "data_dir", data, "admin_addr", admin)
	s.Create(t, "canary", "https://example.com/")
	for _, file := range []string{"operating.md", "monitoring.md", "tls.md"} {
		t.Run(file, func(t *testing.T) {
			dir := t.TempDir()
			adapt := strings.NewReplacer("https://s.example", s.URL, "127.0.0.1:8081", admin, "/var/backups/", "", "FILE", "copy.db").Replace
			ran := 0
			for _, text := range said(t, file) {
				cmd := command(t, "sh", "-e", "-c", adapt(text))
				cmd.Dir = dir
				cmd.Env = append(os.Environ(), "PATH="+program+string(os.PathListSeparator)+os.Getenv("PATH"), "JINK_URL="+s.URL, "JINK_TOKEN="+s.Token, "JINK_DATA_DIR="+data)
				if strings.HasPrefix(text, "jink restore") {
					cmd.Env = append(cmd.Env, "JINK_DATA_DIR="+filepath.Join(dir, "restored"))
				}
				if ran++; strings.HasSuffix(text, " serve") || strings.Contains(text, "--interval") {
					lasting(t, text, cmd)
				} else if out, err := cmd.CombinedOutput(); err != nil || len(out) == 0 && !strings.Contains(text, ">") {
					t.Errorf("%s: %v\n%s", text, err, out)
				}
			}
			if file != "tls.md" && ran < 5 {
				t.Errorf("%d commands", ran)
			}
			files, err := filepath.Glob(filepath.Join(dir, "*"))
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range files {
				if i, err := os.Stat(f); err != nil || i.Size() == 0 {
					t.Errorf("%s is empty: %v", f, err)
				}
			}
		})
	}
}

// said returns the commands of jink and curl in a file of docs/. One that is only named, without anything for it to do, is asked for help.
func said(t *testing.T, file string) []string {
	t.Helper()
	b, err := os.ReadFile("../docs/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, m := range regexp.MustCompile("(?s)```sh\n(.*?)```").FindAllStringSubmatch(string(b), -1) {
		if !strings.Contains(m[1], "pg_") { // TestPostgres_backup does that
			all = append(all, strings.Split(strings.TrimSpace(m[1]), "\n")...)
		}
	}
	for _, m := range regexp.MustCompile("`((?:jink|curl) [^`\n]+)`").FindAllStringSubmatch(string(b), -1) {
		text := m[1]
		if !strings.Contains(text, "…") {
			if regexp.MustCompile(`^jink [a-z ]+$`).MatchString(text) {
				text += " --help"
			}
			all = append(all, text)
		}
	}
	return all
}

// lasting runs a command that goes on until it is stopped, and stops it when it answers.
func lasting(t *testing.T, text string, cmd *exec.Cmd) {
	t.Helper()
	addr := freeAddr()
	path, want := "/startupz", "ok"
	if strings.Contains(text, "probe") {
		cmd.Args[3] += " --metrics-addr " + addr
		path, want = "/metrics", "probe_success"
	}
	cmd.Args[3] = "exec env " + cmd.Args[3]
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	cmd.Env = append(cmd.Env, "JINK_ADDR="+freeAddr(), "JINK_ADMIN_ADDR="+addr, "JINK_DATA_DIR="+t.TempDir(), "JINK_DRAIN_DELAY=0s")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	answer := ""
	for deadline := time.Now().Add(20 * time.Second); !strings.Contains(answer, want) && time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if resp, err := get("http://" + addr + path); err == nil {
			b, _ := io.ReadAll(resp.Body)
			resp.Body.Close()
			answer = string(b)
		}
	}
	_ = cmd.Process.Signal(syscall.SIGTERM) // it may have ended, which shows next
	if err := cmd.Wait(); err != nil || !strings.Contains(answer, want) {
		t.Errorf("%s: %v\n%s\n%s", text, err, answer, &out)
	}
}
