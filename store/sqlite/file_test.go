package sqlite_test

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/sqlite"
)

// at names a link by its slug on the default domain.
func at(slug string) link.Ref { return link.Ref{Key: slug} }

func creation(slug, note string) *link.Creation {
	return &link.Creation{
		Link:  &link.Link{URL: "https://example.com/" + slug, Status: 302, Enabled: true, Note: note, Tags: []string{"t"}},
		Slugs: func(attempt int) (string, string, bool, error) { return slug, slug, attempt == 0, nil },
	}
}

// create stores one link and returns what went wrong.
func create(tb testing.TB, s *sqlite.Store, slug, note string) error {
	c := creation(slug, note)
	if err := s.Create(tb.Context(), c); err != nil {
		return err
	}
	return c.Err
}

func wantCode(tb testing.TB, err error, code link.Code) {
	tb.Helper()
	if link.CodeOf(err) != code {
		tb.Fatalf("got error %v (code %q), want code %q", err, link.CodeOf(err), code)
	}
}

// wantRefused checks that Open fails with a message that names the file and says what is wrong with it.
func wantRefused(t *testing.T, path string, words ...string) {
	t.Helper()
	s, err := sqlite.Open(t.Context(), sqlite.Config{Path: path, BusyTimeout: 50 * time.Millisecond})
	if err == nil {
		_ = s.Close()
		t.Fatal("it was opened")
	}
	for _, word := range append(words, path) {
		if !strings.Contains(err.Error(), word) {
			t.Errorf("the message lacks %q: %v", word, err)
		}
	}
}

func TestReopenKeepsEverything(t *testing.T) {
	path := filepath.Join(t.TempDir(), "jink.db")
	s := openAt(t, path)
	if err := create(t, s, "a", "note"); err != nil {
		t.Fatal(err)
	}
	before, err := s.Update(t.Context(), at("a"), 1, func(l *link.Link) error { l.Title = "t"; return nil })
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.NextSequence(t.Context(), "", 5); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path + "-wal"); err == nil {
		t.Error("the write-ahead log was not moved into the file")
	}
	s = openAt(t, path)
	after, err := s.Lookup(t.Context(), at("a"))
	if diff := cmp.Diff(before, after); diff != "" || err != nil {
		t.Fatalf("%v\n%s", err, diff)
	}
	revisions, err := s.Revisions(t.Context(), after.ID, 0, 10)
	if err != nil || len(revisions) != 1 {
		t.Fatalf("revisions: %v %v", revisions, err)
	}
	if first, err := s.NextSequence(t.Context(), "", 1); first != 5 || err != nil {
		t.Fatalf("the sequence goes on with %d: %v", first, err)
	}
}

func TestFileAndFolderAreTheOwnersAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "folder", "jink.db")
	openAt(t, path)
	for name, mode := range map[string]os.FileMode{path: 0o600, path + ".lock": 0o600, filepath.Dir(path): 0o700} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != mode {
			t.Errorf("%s has mode %o", name, info.Mode().Perm())
		}
	}
}

func TestAnyPathWillDo(t *testing.T) {
	for _, name := range []string{"a b.db", "50%.db", "what?.db", "a#b&c=d.db", "ünïcode.db", "%20.db", "file:x.db"} {
		path := filepath.Join(t.TempDir(), name)
		if err := create(t, openAt(t, path), "a", ""); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if info, err := os.Stat(path); err != nil || info.Size() == 0 {
			t.Errorf("%s: the database is somewhere else (%v)", name, err)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	t.Run("a folder", func(t *testing.T) { wantRefused(t, dir, "not a file") })
	t.Run("text", func(t *testing.T) {
		wantRefused(t, write("text", "Dear diary, today I opened a database"), "not a SQLite database")
	})
	t.Run("very short text", func(t *testing.T) { wantRefused(t, write("short", "x"), "not a SQLite database") })
	t.Run("a header without a database", func(t *testing.T) {
		wantRefused(t, write("header", "SQLite format 3\x00"+strings.Repeat("\xff", 5000)), "damaged", "backup")
	})
	t.Run("a folder that is a file", func(t *testing.T) {
		_, err := sqlite.Open(t.Context(), sqlite.Config{Path: filepath.Join(write("file", ""), "jink.db")})
		if err == nil || !strings.Contains(err.Error(), "file") {
			t.Errorf("got %v", err)
		}
	})
	t.Run("no path", func(t *testing.T) {
		if _, err := sqlite.Open(t.Context(), sqlite.Config{}); err == nil {
			t.Error("it was opened")
		}
	})
	t.Run("a second time", func(t *testing.T) {
		path := filepath.Join(dir, "jink.db")
		s := openAt(t, path)
		wantRefused(t, path, "in use by another jink", fmt.Sprint(os.Getpid()))
		if err := create(t, s, "a", ""); err != nil {
			t.Fatalf("the first one was disturbed: %v", err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		openAt(t, path)
	})
}

// TestDatabaseIsLockedByAnotherProgram has another connection, such as that of the sqlite3 shell, in a write transaction.
func TestDatabaseIsLockedByAnotherProgram(t *testing.T) {
	path := filepath.Join(t.TempDir(), "jink.db")
	s, err := sqlite.Open(t.Context(), sqlite.Config{Path: path, BusyTimeout: 50 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := create(t, s, "a", ""); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("BEGIN EXCLUSIVE"); err != nil {
		t.Fatal(err)
	}
	wantCode(t, create(t, s, "b", ""), link.CodeUnavailable)
	if _, err := s.Lookup(t.Context(), at("a")); err != nil {
		t.Errorf("reading does not work: %v", err)
	}
	if _, err := db.Exec("ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	if err := create(t, s, "b", ""); err != nil {
		t.Errorf("writing does not work again: %v", err)
	}
}

// TestDatabaseIsDamaged overwrites the middle of the file.
func TestDatabaseIsDamaged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "jink.db")
	s := openAt(t, path)
	var batch []*link.Creation
	for i := range 3000 {
		batch = append(batch, creation(fmt.Sprint("slug", i), strings.Repeat("note ", 20)))
	}
	if err := s.Create(t.Context(), batch...); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteAt([]byte(strings.Repeat("\xde\xad", int(info.Size())/4)), info.Size()/4); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	s, err = sqlite.Open(t.Context(), sqlite.Config{Path: path})
	if err == nil {
		defer s.Close()
		err = s.Each(t.Context(), func(*link.Link) error { return nil })
	}
	wantCode(t, err, link.CodeUnavailable)
	if !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), "backup") {
		t.Errorf("the message does not help: %v", err)
	}
}

// TestDiskIsFull runs into a limit on the size of files, which fails writes as a full disk does.
func TestDiskIsFull(t *testing.T) {
	if os.Getenv("JINK_TEST_FULL") == "" {
		runAgain(t, "JINK_TEST_FULL=1")
		return
	}
	path := filepath.Join(t.TempDir(), "jink.db")
	s := openAt(t, path)
	if err := create(t, s, "before", ""); err != nil {
		t.Fatal(err)
	}
	limit := &syscall.Rlimit{Cur: 1 << 20, Max: 1 << 40}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, limit); err != nil {
		t.Skipf("the size of files cannot be limited here: %v", err)
	}
	var err error
	n := 0
	for ; err == nil; n++ {
		err = create(t, s, fmt.Sprint("slug", n), strings.Repeat("note ", 2000))
		if n > 1000 {
			t.Fatal("the disk did not get full")
		}
	}
	t.Logf("after %d links: %v", n, err)
	wantCode(t, err, link.CodeStorageFull)
	links := 0
	if err := s.Each(t.Context(), func(*link.Link) error { links++; return nil }); err != nil || links != n {
		t.Errorf("%d links can be read, %d were stored: %v", links, n, err)
	}
	limit.Cur = limit.Max
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, limit); err != nil {
		t.Fatal(err)
	}
	if err := create(t, s, "after", ""); err != nil {
		t.Errorf("writing does not work again: %v", err)
	}
}
