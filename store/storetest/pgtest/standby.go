package pgtest

import (
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// This file is for tests of what happens when a database is away, and when another one takes over.

// Own returns a server for one test alone, which may end it. It ends with the test. Options are arguments of postgres, of which
// the later wins: they follow those that every server gets.
func Own(tb testing.TB, options ...string) *Server {
	tb.Helper()
	s := New()
	s.options = options
	s.Need(tb)
	tb.Cleanup(s.stop)
	return s
}

// Kill ends the server at once, as a machine that fails does: nothing is tidied up, connections break.
func (s *Server) Kill(tb testing.TB) {
	tb.Helper()
	if err := s.process.Process.Signal(syscall.SIGQUIT); err != nil { // "immediate shutdown"
		tb.Fatal(err)
	}
	select {
	case <-s.exited:
	case <-time.After(20 * time.Second):
		tb.Fatal("postgres does not end")
	}
}

// Resume starts a server again that was killed. It recovers what it had committed.
func (s *Server) Resume(tb testing.TB) {
	tb.Helper()
	if err := s.run(); err != nil {
		tb.Fatal(err)
	}
}

// Standby makes a copy of the server that follows it by streaming replication and can be read. It ends with the test.
// Where sync is set, the server acknowledges a commit only when the standby has it.
func (s *Server) Standby(tb testing.TB, sync bool) *Server {
	tb.Helper()
	dir, err := os.MkdirTemp("", "jinkpg")
	if err != nil {
		tb.Fatal(err)
	}
	standby := &Server{dir: dir, binary: s.binary, log: filepath.Join(dir, "log")}
	tb.Cleanup(standby.stop)
	who, err := unprivileged(dir)
	if err != nil {
		tb.Fatal(err)
	}
	// The settings of replication are written into the copy; a checkpoint now, and not when it is due, begins it at once.
	backup := exec.CommandContext(tb.Context(), filepath.Join(s.Programs(tb), "pg_basebackup"), "--pgdata", filepath.Join(dir, "data"),
		"--write-recovery-conf", "--checkpoint=fast", "--no-sync", "--dbname", "host="+s.dir+" user=jink application_name=standby")
	backup.Dir, backup.SysProcAttr = dir, attributes(who)
	if out, err := backup.CombinedOutput(); err != nil {
		tb.Fatalf("pg_basebackup: %v\n%s", err, out)
	}
	if err := standby.run(); err != nil {
		tb.Fatal(err)
	}
	if sync {
		for _, sql := range []string{"ALTER SYSTEM SET synchronous_standby_names = 'standby'", "SELECT pg_reload_conf()"} {
			if err := s.command(sql); err != nil {
				tb.Fatal(err)
			}
		}
	}
	return standby
}

// Programs returns the folder of the programs of a server that was started, such as pg_dump, which are not always on PATH.
func (s *Server) Programs(tb testing.TB) string {
	tb.Helper()
	binary, err := filepath.EvalSymlinks(s.binary)
	if err != nil {
		tb.Fatal(err)
	}
	return filepath.Dir(binary)
}

// Promote has a standby take over. It no longer waits for a standby of its own.
func (s *Server) Promote(tb testing.TB) {
	tb.Helper()
	for _, sql := range []string{"SELECT pg_promote()", "ALTER SYSTEM SET synchronous_standby_names = ''", "SELECT pg_reload_conf()"} {
		if err := s.command(sql); err != nil {
			tb.Fatal(err)
		}
	}
}

// Command has an operator's connection run a statement.
func (s *Server) Command(tb testing.TB, sql string) {
	tb.Helper()
	if err := s.command(sql); err != nil {
		tb.Fatal(err)
	}
}

// Hosts returns dsn, which Start has returned, with these servers as its hosts.
func Hosts(tb testing.TB, dsn string, servers ...*Server) string {
	tb.Helper()
	u, err := url.Parse(dsn)
	if err != nil {
		tb.Fatal(err)
	}
	hosts := ""
	for i, s := range servers {
		if i > 0 {
			hosts += ","
		}
		hosts += s.dir
	}
	q := u.Query()
	q.Set("host", hosts)
	u.RawQuery = q.Encode()
	return u.String()
}
