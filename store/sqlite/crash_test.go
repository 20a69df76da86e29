package sqlite_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/sqlite"
)

// again is this test binary, to run the present test alone in a process of its own.
func again(t *testing.T, env ...string) *exec.Cmd {
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run", "^"+t.Name()+"$", "-test.v")
	cmd.Env = append(os.Environ(), env...)
	return cmd
}

// runAgain runs the present test in a process of its own and passes on what it says.
func runAgain(t *testing.T, env ...string) {
	t.Helper()
	out, err := again(t, env...).CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	} else if strings.Contains(string(out), "--- SKIP") {
		t.Skipf("%s", out)
	}
}

// TestAcknowledgedLinksSurviveAKill has a child process store links and say so, kills it at some moment, and looks for
// every link that the child spoke of.
func TestAcknowledgedLinksSurviveAKill(t *testing.T) {
	if path := os.Getenv("JINK_TEST_KILL"); path != "" {
		storeForever(t, path)
		return
	}
	path := filepath.Join(t.TempDir(), "jink.db")
	acknowledged := map[string]bool{}
	for round := range 3 {
		cmd := again(t, "JINK_TEST_KILL="+path, fmt.Sprint("JINK_TEST_ROUND=", round))
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		kill := func() { _ = cmd.Process.Kill() }
		stop := time.AfterFunc(20*time.Second, kill) // in case it says nothing
		enough := len(acknowledged) + 300 + 100*round
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			if slug, ok := strings.CutPrefix(lines.Text(), "stored "); ok {
				acknowledged[slug] = true
			}
			if len(acknowledged) == enough {
				kill()
			}
		}
		err = cmd.Wait()
		stop.Stop()
		if e, ok := errors.AsType[*exec.ExitError](err); !ok || e.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
			t.Fatalf("the child ended by itself: %v", err)
		}
	}
	if len(acknowledged) < 1000 {
		t.Fatalf("only %d links were stored", len(acknowledged))
	}
	s := openAt(t, path)
	for slug := range acknowledged {
		if l, err := s.Lookup(t.Context(), at(slug)); err != nil || len(l.Tags) != 1 {
			t.Errorf("link %s: %v %v", slug, l, err)
		}
	}
	whole := 0
	err := s.Each(t.Context(), func(l *link.Link) error { whole++; return nil })
	page, listErr := s.List(t.Context(), link.Query{Tag: "t", Limit: 1000})
	if err != nil || listErr != nil || whole < len(acknowledged) || len(page.Links) != 1000 && len(page.Links) != whole {
		t.Errorf("%d links, %d with their tag: %v %v", whole, len(page.Links), err, listErr)
	}
}

// storeForever stores links from many goroutines and says which are stored.
func storeForever(t *testing.T, path string) {
	s, err := sqlite.Open(t.Context(), sqlite.Config{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for worker := range 16 {
		wg.Go(func() {
			for i := 0; ; i++ {
				slug := fmt.Sprintf("%s-%d-%d", os.Getenv("JINK_TEST_ROUND"), worker, i)
				c := creation(slug, "")
				if err := s.Create(context.Background(), c); err != nil || c.Err != nil {
					t.Errorf("%v %v", err, c.Err)
					return
				}
				fmt.Println("stored " + slug)
			}
		})
	}
	wg.Wait()
}

// TestReadOnlyFile is about a file that this user must not write. Root may write every file, so that it becomes nobody.
func TestReadOnlyFile(t *testing.T) {
	path := os.Getenv("JINK_TEST_READONLY")
	if path == "" {
		dir, err := os.MkdirTemp("", "jink-readonly") // unlike t.TempDir, in a folder that everyone may enter
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(dir)
		path = filepath.Join(dir, "jink.db")
		s := openAt(t, path)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		for name, mode := range map[string]os.FileMode{path: 0o444, dir: 0o777} {
			if err := os.Chmod(name, mode); err != nil {
				t.Fatal(err)
			}
		}
		if os.Getuid() != 0 {
			wantReadOnly(t, path)
			return
		}
		binary, err := os.ReadFile(os.Args[0])
		if err != nil {
			t.Fatal(err)
		}
		cmd := again(t, "JINK_TEST_READONLY="+path)
		cmd.Path = filepath.Join(dir, "sqlite.test")
		cmd.Dir = dir
		if err := os.WriteFile(cmd.Path, binary, 0o755); err != nil {
			t.Fatal(err)
		}
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		return
	}
	wantReadOnly(t, path)
}

func wantReadOnly(t *testing.T, path string) {
	t.Helper()
	_, err := sqlite.Open(t.Context(), sqlite.Config{Path: path})
	wantCode(t, err, link.CodeReadOnly)
	if !strings.Contains(err.Error(), path) {
		t.Errorf("the message does not name the file: %v", err)
	}
}
