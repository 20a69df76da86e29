package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/link"
)

func addLink(t *testing.T, s *Store, slug string) {
	t.Helper()
	c := &link.Creation{Link: &link.Link{URL: "https://example.com/", Status: 302, Enabled: true},
		Slugs: func(attempt int) (string, string, bool, error) { return slug, slug, attempt == 0, nil }}
	if err := s.Create(context.WithoutCancel(t.Context()), c); err != nil || c.Err != nil {
		t.Fatal(err, c.Err)
	}
}

func openPath(t *testing.T, path string) *Store {
	t.Helper()
	s, err := Open(t.Context(), Config{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func noon() time.Time { return time.Date(2030, 1, 1, 12, 0, 0, 0, time.UTC) }

// TestBackup copies a database that is being written, and holds that the copy is the database as it was at one moment: with
// everything that was acknowledged before the backup began.
func TestBackup_of_a_database_in_use_restores_to_what_it_was(t *testing.T) {
	dir := t.TempDir()
	path, file := filepath.Join(dir, "jink.db"), filepath.Join(dir, "backup.db")
	s := openPath(t, path)
	for i := range 500 {
		addLink(t, s, fmt.Sprintf("before%03d", i))
	}
	stop, done := make(chan struct{}), make(chan int)
	go func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				done <- i
				return
			default:
				addLink(t, s, fmt.Sprintf("during%06d", i))
			}
		}
	}()
	for range 3 {
		if err := Backup(t.Context(), path, file, true); err != nil {
			t.Fatal(err)
		}
	}
	close(stop)
	written := <-done
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v: a backup holds secrets", info.Mode(), err)
	}
	target := filepath.Join(dir, "new", "jink.db")
	if kept, err := Restore(t.Context(), file, target, false, noon()); err != nil || kept != "" {
		t.Fatal(kept, err)
	}
	restored := openPath(t, target)
	defer restored.Close()
	before, during, last := 0, 0, ""
	err := restored.Each(t.Context(), func(l *link.Link) error {
		if strings.HasPrefix(l.Key, "before") {
			before++
		} else {
			during++
			last = l.Key
		}
		return nil
	})
	if err != nil || before != 500 || during > 0 && last != fmt.Sprintf("during%06d", during-1) {
		t.Errorf("%v: %d links from before, %d of %d from during, the last one %s", err, before, during, written, last)
	}
}

func TestRestore_keeps_what_it_replaces(t *testing.T) {
	dir := t.TempDir()
	path, file := filepath.Join(dir, "jink.db"), filepath.Join(dir, "backup.db")
	s := openPath(t, path)
	addLink(t, s, "old")
	if err := Backup(t.Context(), path, file, false); err != nil {
		t.Fatal(err)
	}
	addLink(t, s, "newer")
	if _, err := Restore(t.Context(), file, path, true, noon()); err == nil || !strings.Contains(err.Error(), "in use") {
		t.Errorf("a database in use: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(t.Context(), file, path, false, noon()); err == nil || !strings.Contains(err.Error(), "there already") {
		t.Errorf("without force: %v", err)
	}
	kept, err := Restore(t.Context(), file, path, true, noon())
	if err != nil || kept != path+".before-restore-20300101T120000Z" {
		t.Fatal(kept, err)
	}
	for name, want := range map[string]int{path: 1, kept: 2} {
		s, n := openPath(t, name), 0
		if err := s.Each(t.Context(), func(*link.Link) error { n++; return nil }); err != nil || n != want {
			t.Errorf("%s: %d links, %v, want %d", name, n, err, want)
		}
		s.Close()
	}
}

// TestRestore_after_one_that_was_killed begins where one has ended between keeping the old database and putting the new one there,
// in the same second.
func TestRestore_after_one_that_was_killed(t *testing.T) {
	dir := t.TempDir()
	path, file := filepath.Join(dir, "jink.db"), filepath.Join(dir, "backup.db")
	s := openPath(t, path)
	addLink(t, s, "old")
	if err := errors.Join(Backup(t.Context(), path, file, false), s.Close()); err != nil {
		t.Fatal(err)
	}
	name := path + ".before-restore-20300101T120000Z"
	if err := os.Link(path, name); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{name, name + "-2", name + "-3"} { // what is kept first is kept already
		if kept, err := Restore(t.Context(), file, path, true, noon()); err != nil || kept != want {
			t.Errorf("kept %s, %v, want %s", kept, err, want)
		}
	}
}

func TestRestore_over_a_damaged_database(t *testing.T) {
	dir := t.TempDir()
	path, file := filepath.Join(dir, "jink.db"), filepath.Join(dir, "backup.db")
	s := openPath(t, path)
	addLink(t, s, "a")
	if err := Backup(t.Context(), path, file, false); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if err := os.WriteFile(path, []byte("rubbish"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(t.Context(), file, path, true, noon()); err != nil {
		t.Fatal(err)
	}
	s = openPath(t, path)
	defer s.Close()
	if _, err := s.Lookup(t.Context(), link.Ref{Key: "a"}); err != nil {
		t.Error(err)
	}
}

func TestBackup_and_Restore_refuse(t *testing.T) {
	dir := t.TempDir()
	path, file := filepath.Join(dir, "jink.db"), filepath.Join(dir, "backup.db")
	s := openPath(t, path)
	addLink(t, s, "a")
	s.Close()
	if err := Backup(t.Context(), path, file, false); err != nil {
		t.Fatal(err)
	}
	if err := Backup(t.Context(), path, file, false); err == nil || !strings.Contains(err.Error(), "there already") {
		t.Errorf("a file that is there: %v", err)
	}
	if err := Backup(t.Context(), filepath.Join(dir, "none.db"), filepath.Join(dir, "x"), false); err == nil {
		t.Error("there is no such database")
	}
	good, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	damaged := append([]byte{}, good...)
	for i := 4096; i < len(damaged) && i < 5*4096; i++ {
		damaged[i] = 0xff
	}
	foreign := filepath.Join(dir, "foreign.db")
	c, err := openWriter(foreign, 0)
	if err == nil {
		err = c.script(t.Context(), "CREATE TABLE t (a)")
		c.close()
	}
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{"empty": {}, "text": []byte("hello"), "cut off": good[:len(good)/2], "damaged": damaged} {
		bad := filepath.Join(dir, name)
		if err := os.WriteFile(bad, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Restore(t.Context(), bad, filepath.Join(dir, "target.db"), true, noon()); err == nil {
			t.Errorf("a backup that is %s is restored", name)
		}
	}
	if _, err := Restore(t.Context(), foreign, filepath.Join(dir, "target.db"), true, noon()); err == nil || !strings.Contains(err.Error(), "another program") {
		t.Errorf("another program's database: %v", err)
	}
	left, err := filepath.Glob(filepath.Join(dir, "*incomplete*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "target.db")); err == nil {
		t.Error("something was restored")
	}
}
