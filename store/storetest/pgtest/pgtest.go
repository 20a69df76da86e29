// Package pgtest gives tests a PostgreSQL server of their own. It exists so that "go test ./..." needs no setup: where
// PostgreSQL is installed it is started, where it is not those tests are skipped, or fail if JINK_REQUIRE names
// "postgres".
//
// Invariants: one server per test binary, in a temporary folder, listening on a Unix socket in that folder alone; what
// one call of Start returns has nothing to do with that of another. A package that uses it says
//
//	var server = pgtest.New()
//
//	func TestMain(m *testing.M) { os.Exit(server.Main(m)) }
//
// and in its tests server.Start(t), so that the server ends with the binary, whatever the tests do.
package pgtest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// Server is a PostgreSQL server that starts when it is first asked for a database.
type Server struct {
	start   func() error // once
	dir     string       // holds the data and the socket
	binary  string       // postgres
	options []string     // beyond those that every server gets
	process *exec.Cmd
	exited  chan struct{} // closed when the process has ended
	log     string
	made    atomic.Int64 // schemas
}

// errMissing says that PostgreSQL is not installed.
var errMissing = errors.New("PostgreSQL is not installed: initdb and postgres are neither on PATH nor in /usr/lib/postgresql")

// New returns a server that has not been started.
func New() *Server {
	s := &Server{}
	s.start = sync.OnceValue(s.launch)
	return s
}

// Main runs the tests of a package and then ends the server. It is to be called from TestMain.
func (s *Server) Main(m *testing.M) int {
	defer s.stop()
	return m.Run()
}

// Need starts the server. Where PostgreSQL is missing it skips the test, or fails it if JINK_REQUIRE names "postgres". A test
// whose every part needs a database calls it first, so that it is skipped in one line.
func (s *Server) Need(tb testing.TB) {
	tb.Helper()
	if err := s.start(); errors.Is(err, errMissing) && !slices.Contains(strings.Split(os.Getenv("JINK_REQUIRE"), ","), "postgres") {
		tb.Skip(err)
	} else if err != nil {
		tb.Fatal(err)
	}
}

// Start returns the connection string, a postgres:// URL, of a database without tables. In truth it is a schema of its own
// in the one database that there is, since to make a database takes a hundred times as long. It goes away with the server.
func (s *Server) Start(tb testing.TB) string {
	tb.Helper()
	s.Need(tb)
	schema := fmt.Sprintf("test%d", s.made.Add(1))
	if err := s.command("CREATE SCHEMA " + schema); err != nil {
		tb.Fatalf("making a schema: %v", err)
	}
	return s.dsn(schema)
}

func (s *Server) dsn(schema string) string {
	q := url.Values{"host": {s.dir}, "search_path": {schema}, "sslmode": {"disable"}}
	return "postgres://jink@/postgres?" + q.Encode()
}

func (s *Server) command(sql string) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	c, err := pgx.Connect(ctx, s.dsn("public"))
	if err != nil {
		return err
	}
	_, err = c.Exec(ctx, sql)
	return errors.Join(err, c.Close(ctx))
}

// launch makes a cluster and starts its server.
func (s *Server) launch() (err error) {
	initdb, postgres, err := find()
	if err != nil {
		return err
	}
	// The path of a socket has about 100 bytes, so the folder is not inside that of the test.
	if s.dir, err = os.MkdirTemp("", "jinkpg"); err != nil {
		return err
	}
	who, err := unprivileged(s.dir)
	if err != nil {
		return err
	}
	data := filepath.Join(s.dir, "data")
	cluster := exec.Command(initdb, "--pgdata", data, "--username", "jink", "--auth", "trust", "--no-sync",
		"--encoding", "UTF8", "--locale", "C.UTF-8")
	cluster.Dir, cluster.SysProcAttr = s.dir, attributes(who)
	cluster.WaitDelay = 10 * time.Second // it starts servers, which hold its output
	if out, err := cluster.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w\n%s", err, out)
	}
	s.log, s.binary = filepath.Join(s.dir, "log"), postgres
	return s.run()
}

// run starts the server over its data.
func (s *Server) run() error {
	who, err := unprivileged(s.dir)
	if err != nil {
		return err
	}
	log, err := os.OpenFile(s.log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	s.process = exec.Command(s.binary, append([]string{"-D", filepath.Join(s.dir, "data"), "-k", s.dir, "-c", "listen_addresses=",
		"-c", "max_connections=200", "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "deadlock_timeout=100ms",
		"-c", "autovacuum=off"}, s.options...)...)
	s.process.Dir, s.process.Stdout, s.process.Stderr, s.process.SysProcAttr = s.dir, log, log, attributes(who)
	s.exited = make(chan struct{})
	started := make(chan error)
	go func(p *exec.Cmd, exited chan struct{}) {
		runtime.LockOSThread() // the server ends when the thread that started it does, see attributes
		started <- p.Start()
		_ = p.Wait() // it says nothing that the log does not say better
		close(exited)
	}(s.process, s.exited)
	if err := <-started; err != nil {
		return fmt.Errorf("starting postgres: %w", err)
	}
	return s.await()
}

// await returns when the server accepts connections.
func (s *Server) await() error {
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		err := s.command("SELECT 1")
		if err == nil {
			return nil
		}
		select {
		case <-s.exited:
		default:
			if time.Now().Before(deadline) {
				continue
			}
		}
		log, _ := os.ReadFile(s.log)
		return fmt.Errorf("postgres does not answer: %w\n%s", err, log)
	}
}

// stop ends the server, if it was started, and removes its folder.
func (s *Server) stop() {
	if s.process != nil && s.process.Process != nil {
		_ = s.process.Process.Signal(syscall.SIGINT) // "fast shutdown"; it may have ended already
		select {
		case <-s.exited:
		case <-time.After(10 * time.Second):
			_ = s.process.Process.Kill()
			<-s.exited
		}
	}
	if s.dir != "" {
		_ = os.RemoveAll(s.dir)
	}
}

// find returns the paths of initdb and postgres: on PATH, or where Debian keeps them, the newest version first.
func find() (initdb, postgres string, err error) {
	folders := []string{""}
	debian, err := filepath.Glob("/usr/lib/postgresql/*/bin")
	if err != nil {
		return "", "", err
	}
	slices.SortFunc(debian, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(b, a)) })
	for _, folder := range append(folders, debian...) {
		initdb, err1 := exec.LookPath(filepath.Join(folder, "initdb"))
		postgres, err2 := exec.LookPath(filepath.Join(folder, "postgres"))
		if err1 == nil && err2 == nil {
			return initdb, postgres, nil
		}
	}
	return "", "", errMissing
}
