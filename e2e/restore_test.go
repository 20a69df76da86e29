package e2e

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/app/apptest"
	"github.com/jinklink/jink/store/sqlite"
)

// copies makes two backups: of a database with one link, and of the same later with many more. No server runs any more.
func copies(t *testing.T, more int) (before, after []byte) {
	t.Helper()
	dir := t.TempDir()
	t.Run("making backups", func(t *testing.T) {
		data := t.TempDir()
		s := apptest.Start(t, "data_dir", data)
		s.Create(t, "one", "https://example.com/one")
		jink := func(input string, args ...string) {
			t.Helper()
			cmd := command(t, filepath.Join(program, "jink"), args...)
			cmd.Stdin = strings.NewReader(input)
			cmd.Env = append(os.Environ(), "JINK_URL="+s.URL, "JINK_TOKEN="+s.Token, "JINK_DATA_DIR="+data)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
		}
		jink("", "backup", filepath.Join(dir, "before"))
		var b strings.Builder
		b.WriteString("slug,url\n")
		for i := range more {
			fmt.Fprintf(&b, "m%06d,https://example.com/many/%d\n", i, i)
		}
		jink(b.String(), "import", "-", "--format", "csv")
		jink("", "backup", filepath.Join(dir, "after"))
	})
	read := func(name string) []byte {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	before, after = read("before"), read("after")
	if len(before) == 0 || len(after) < 2*len(before) {
		t.Fatalf("backups of %d and %d bytes", len(before), len(after))
	}
	return before, after
}

// TestRestore_killed kills "jink restore" at moments spread over half as much time again as it takes: what is in place then is the old database
// or the new one, whole, and the next restore succeeds.
func TestRestore_killed(t *testing.T) {
	before, after := copies(t, 20000)
	dir := t.TempDir()
	place := filepath.Join(dir, "data", "jink.db")
	backup := filepath.Join(dir, "backup.db")
	write := func(file string, b []byte) {
		t.Helper()
		if err := os.WriteFile(file, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(backup, after)
	restore := func(kill time.Duration) error {
		t.Helper()
		cmd := command(t, filepath.Join(program, "jink"), "restore", backup, "--force", "--data-dir", filepath.Dir(place))
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if kill > 0 {
			time.Sleep(kill)
			_ = cmd.Process.Kill() // it may have ended
		}
		return cmd.Wait()
	}
	fresh := func() {
		t.Helper()
		if err := os.RemoveAll(filepath.Dir(place)); err != nil {
			t.Fatal(err)
		}
		if err := os.Mkdir(filepath.Dir(place), 0o700); err != nil {
			t.Fatal(err)
		}
		write(place, before)
	}

	fresh()
	began := time.Now()
	if err := restore(0); err != nil {
		t.Fatal(err)
	}
	takes := time.Since(began)
	rounds := 12
	if testing.Short() {
		rounds = 4
	}
	found := map[string]int{}
	for i := range rounds {
		fresh()
		at := time.Duration(1.5 * float64(takes) * (float64(i) + rand.Float64()) / float64(rounds))
		ended := restore(max(at, 1)) == nil
		b, err := os.ReadFile(place)
		switch {
		case err != nil:
			t.Fatalf("killed after %v of %v: %v", at, takes, err)
		case bytes.Equal(b, after):
			found["new"]++
		case bytes.Equal(b, before) && !ended:
			found["old"]++
		default:
			t.Fatalf("killed after %v of %v: neither the old database nor the new one, but %d bytes", at, takes, len(b))
		}
		if err := sqlite.Verify(t.Context(), place); err != nil {
			t.Fatalf("killed after %v of %v: %v", at, takes, err)
		}
		if err := restore(0); err != nil {
			t.Fatalf("killed after %v of %v: the next restore: %v", at, takes, err)
		}
		if b, err := os.ReadFile(place); err != nil || !bytes.Equal(b, after) {
			t.Fatalf("killed after %v of %v: the next restore makes something else (%v)", at, takes, err)
		}
	}
	t.Logf("a restore takes %v; killed %d times, it left %v", takes.Round(time.Millisecond), rounds, found)
	if found["old"] == 0 {
		t.Error("no restore was killed before its end")
	}
}

// TestRestore_onto_a_full_disk holds that a restore for which there is no room leaves what was there. The disk is one in memory, which
// belongs to the process that mounts it and goes away with it: so all of it is one script. Who may not mount gets a limit on the
// size of files, which fails writes in the same place.
func TestRestore_onto_a_full_disk(t *testing.T) {
	before, after := copies(t, 20000)
	for _, c := range []struct {
		name, shell, begin, says string
		root                     bool
	}{
		{"a limit", "sh", fmt.Sprintf("ulimit -S -f %d", len(after)/2/512), "file too large", false},
		{"a disk", "unshare --mount sh", fmt.Sprintf("mount -t tmpfs -o size=%d none data", 2*len(before)+len(after)/2), "no space left on device", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			shell := strings.Fields(c.shell)
			if c.root && (runtime.GOOS != "linux" || command(t, "unshare", "--mount", "true").Run() != nil) {
				t.Skip("Linux alone has such disks, and root alone may have them")
			}
			dir := t.TempDir()
			for name, b := range map[string][]byte{"before.db": before, "after.db": after} {
				if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			script := "set -e; mkdir data\n" + c.begin + `
cp before.db data/jink.db
set +e
"$JINK" restore after.db --force --data-dir data
echo code $?
ls data
cmp before.db data/jink.db && echo unharmed
"$JINK" restore before.db --force --data-dir data && echo "works again"`
			cmd := command(t, shell[0], append(shell[1:], "-c", script)...)
			cmd.Dir = dir
			cmd.Env = append(os.Environ(), "JINK="+filepath.Join(program, "jink"))
			out, err := cmd.CombinedOutput()
			text := string(out)
			if err != nil {
				t.Fatalf("%v\n%s", err, text)
			}
			for _, want := range []string{"copying the backup", c.says, "code 1\n", "\nunharmed\n", "\nworks again\n"} {
				if !strings.Contains(text, want) {
					t.Errorf("lacks %q:\n%s", want, text)
				}
			}
			if strings.Contains(text, "jink.db.restoring\n") {
				t.Errorf("half a copy lies about:\n%s", text)
			}
		})
	}
}
