// Package pgtest gives tests a PostgreSQL server of their own. It exists so that "go test ./..." needs no setup: where
// PostgreSQL is installed it is started, where it is not those tests are skipped, or fail if JINK_REQUIRE names
// "postgres".
//
// Invariants: one server per test binary, in a temporary folder, listening on a Unix socket in that folder alone; one
// database per call of Start. Call Main from TestMain, so that the server ends with the binary.
package pgtest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// Server is a PostgreSQL server that starts when it is first asked for a database.
type Server struct {
	start   func() error // once
	dir     string       // holds the data and the socket
	process *exec.Cmd
	exited  chan struct{} // closed when the process has ended
	log     string

	mu   sync.Mutex
	made int // databases
}

// errMissing says that PostgreSQL is not installed.
var errMissing = errors.New("PostgreSQL is not installed: initdb and postgres are neither on PATH nor in /usr/lib/postgresql")

// New returns a server that has not been started.
func New() *Server {
	s := &Server{exited: make(chan struct{})}
	s.start = sync.OnceValue(s.launch)
	return s
}

// Main runs the tests of a package and then ends the server. It is to be called from TestMain.
func (s *Server) Main(m *testing.M) int {
	defer s.stop()
	return m.Run()
}

// Start returns the connection string of a new, empty database.
func (s *Server) Start(tb testing.TB) string {
	tb.Helper()
	if err := s.start(); errors.Is(err, errMissing) && !slices.Contains(strings.Split(os.Getenv("JINK_REQUIRE"), ","), "postgres") {
		tb.Skip(err)
	} else if err != nil {
		tb.Fatal(err)
	}
	s.mu.Lock()
	s.made++
	name := fmt.Sprintf("test%d", s.made)
	s.mu.Unlock()
	if err := s.command("CREATE DATABASE " + name); err != nil {
		tb.Fatalf("making a database: %v", err)
	}
	tb.Cleanup(func() {
		if err := s.command("DROP DATABASE " + name + " WITH (FORCE)"); err != nil {
			tb.Errorf("removing a database: %v", err)
		}
	})
	return s.dsn(name)
}

func (s *Server) dsn(database string) string {
	return fmt.Sprintf("host=%s user=jink dbname=%s sslmode=disable", s.dir, database)
}

func (s *Server) command(sql string) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	c, err := pgx.Connect(ctx, s.dsn("postgres"))
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
	if out, err := cluster.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w\n%s", err, out)
	}
	s.log = filepath.Join(s.dir, "log")
	log, err := os.Create(s.log)
	if err != nil {
		return err
	}
	defer log.Close()
	s.process = exec.Command(postgres, "-D", data, "-k", s.dir, "-c", "listen_addresses=", "-c", "max_connections=200",
		"-c", "fsync=off", "-c", "full_page_writes=off", "-c", "deadlock_timeout=100ms", "-c", "autovacuum=off")
	s.process.Dir, s.process.Stdout, s.process.Stderr, s.process.SysProcAttr = s.dir, log, log, attributes(who)
	started := make(chan error)
	go func() {
		runtime.LockOSThread() // the server ends when the thread that started it does, see attributes
		started <- s.process.Start()
		_ = s.process.Wait() // it says nothing that the log does not say better
		close(s.exited)
	}()
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
	debian, err := filepath.Glob("/usr/lib/postgresql/*/bin/")
	if err != nil {
		return "", "", err
	}
	slices.SortFunc(debian, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(b, a)) })
	for _, folder := range append(folders, debian...) {
		initdb, err1 := exec.LookPath(folder + "initdb")
		postgres, err2 := exec.LookPath(folder + "postgres")
		if err1 == nil && err2 == nil {
			return initdb, postgres, nil
		}
	}
	return "", "", errMissing
}
