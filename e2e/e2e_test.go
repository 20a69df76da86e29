// Package e2e tests jink from outside: scripts in testdata/script start the program as it is built, talk to it as its
// users do, and stop, kill and restart it. It exists because every part can be right and the whole still wrong.
package e2e

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/jinklink/jink/store/storetest/pgtest"
)

func TestMain(m *testing.M) {
	os.Exit(run(m))
}

// postgres is started by the first script that asks for it.
var postgres = pgtest.New()

// program is the folder that holds the built program.
var program string

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "jink-e2e")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	build := exec.CommandContext(ctx, "go", "build", "-o", filepath.Join(dir, "jink"), "../cmd/jink")
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "building jink: %v\n%s", err, out)
		return 1
	}
	program = dir
	return postgres.Main(m)
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:      "testdata/script",
		Deadline: time.Now().Add(4 * time.Minute), // for all of them
		Setup: func(e *testscript.Env) error {
			e.Setenv("PATH", program+string(os.PathListSeparator)+e.Getenv("PATH"))
			e.Values[serverKey{}] = &server{}
			e.Values[testKey{}] = e.T().(testing.TB)
			e.Defer(func() { e.Values[serverKey{}].(*server).kill() })
			addr, admin := freeAddr(), freeAddr()
			e.Setenv("ADDR", addr)
			e.Setenv("ADMIN", admin)
			e.Setenv("JINK_URL", "http://"+addr)
			e.Setenv("JINK_ADDR", addr)
			e.Setenv("JINK_ADMIN_ADDR", admin)
			e.Setenv("JINK_DRAIN_DELAY", "0s")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"serve":    serve,
			"halt":     halt,
			"signal":   signal,
			"gone":     gone,
			"http":     request,
			"postgres": database,
			"many":     many,
		},
		Condition: func(name string) (bool, error) {
			switch name {
			case "root":
				return os.Getuid() == 0, nil
			case "linux":
				return runtime.GOOS == "linux", nil
			}
			return false, fmt.Errorf("there is no condition %q", name)
		},
	})
}

type serverKey struct{}

// server is the one that a script has running.
type server struct {
	cmd  *exec.Cmd
	done chan error
}

func (s *server) kill() {
	if s.cmd != nil {
		s.cmd.Process.Kill()
		<-s.done
		s.cmd = nil
	}
}

// patience is how long an answer may take: a server that accepts and says nothing must not keep a test for ever.
const patience = 20 * time.Second

// get asks for a URL.
func get(url string) (*http.Response, error) {
	return (&http.Client{Timeout: patience}).Get(url)
}

// command makes a command that is ended when the test ends, or after as long as programs here may take; and whose output is not
// waited for when what it has started goes on.
func command(t *testing.T, name string, args ...string) *exec.Cmd {
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	t.Cleanup(cancel)
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.WaitDelay = 5 * time.Second
	return cmd
}

func freeAddr() string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// serve [FLAG ...] starts a server and waits until it is ready. What it prints goes to the files serve.out and serve.err.
// A token that it prints is put into JINK_TOKEN.
func serve(ts *testscript.TestScript, neg bool, args []string) {
	s := ts.Value(serverKey{}).(*server)
	if neg || s.cmd != nil {
		ts.Fatalf("usage: serve [FLAG ...], while no server runs")
	}
	out, err := os.Create(ts.MkAbs("serve.out"))
	ts.Check(err)
	defer out.Close()
	log, err := os.OpenFile(ts.MkAbs("serve.err"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	ts.Check(err)
	defer log.Close()
	s.cmd = exec.Command(filepath.Join(program, "jink"), append([]string{"serve"}, args...)...)
	s.cmd.Dir = ts.MkAbs(".")
	s.cmd.Stdout, s.cmd.Stderr = out, log
	for _, name := range []string{"JINK_ADDR", "JINK_ADMIN_ADDR", "JINK_DRAIN_DELAY", "JINK_ADMIN_TOKEN", "JINK_STORE"} {
		if v := ts.Getenv(name); v != "" {
			s.cmd.Env = append(s.cmd.Env, name+"="+v)
		}
	}
	ts.Check(s.cmd.Start())
	s.done = make(chan error, 1)
	go func() { s.done <- s.cmd.Wait() }()
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		select {
		case err := <-s.done:
			s.cmd = nil
			ts.Fatalf("the server has ended: %v\n%s", err, ts.ReadFile("serve.err"))
		default:
		}
		if strings.Contains(ts.ReadFile("serve.out"), "sign in") {
			break
		}
		if time.Now().After(deadline) {
			ts.Fatalf("the server is not ready:\n%s", ts.ReadFile("serve.err"))
		}
	}
	if token := regexp.MustCompile(`jink_[\w-]{40,}`).FindString(ts.ReadFile("serve.out")); token != "" {
		ts.Setenv("JINK_TOKEN", token)
	}
}

// halt [kill] ends the server, by SIGTERM and then with exit code 0, or by SIGKILL. It is not called stop, because testscript
// has a command of that name, which ends the script.
func halt(ts *testscript.TestScript, neg bool, args []string) {
	s := ts.Value(serverKey{}).(*server)
	if neg || s.cmd == nil {
		ts.Fatalf("usage: halt [kill], while a server runs")
	}
	if len(args) == 1 && args[0] == "kill" {
		s.kill()
		return
	}
	ts.Check(s.cmd.Process.Signal(syscall.SIGTERM))
	select {
	case err := <-s.done:
		s.cmd = nil
		if err != nil {
			ts.Fatalf("the server ended with %v\n%s", err, ts.ReadFile("serve.err"))
		}
	case <-time.After(30 * time.Second):
		ts.Fatalf("the server does not stop")
	}
}

// signal TERM|INT sends a signal to the server and waits until it has had a moment to act on it.
func signal(ts *testscript.TestScript, neg bool, args []string) {
	s := ts.Value(serverKey{}).(*server)
	if neg || s.cmd == nil || len(args) != 1 {
		ts.Fatalf("usage: signal TERM|INT, while a server runs")
	}
	ts.Check(s.cmd.Process.Signal(map[string]os.Signal{"TERM": syscall.SIGTERM, "INT": syscall.SIGINT}[args[0]]))
	time.Sleep(200 * time.Millisecond)
}

// gone waits for the server to end, however it ends.
func gone(ts *testscript.TestScript, _ bool, _ []string) {
	s := ts.Value(serverKey{}).(*server)
	select {
	case <-s.done:
		s.cmd = nil
	case <-time.After(5 * time.Second):
		ts.Fatalf("the server still runs")
	}
}

// request METHOD URL [HEADER: VALUE ...] [@BODY] asks without following redirects and writes the status, the header and
// the body to standard output.
func request(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: http METHOD URL [HEADER: VALUE ...] [@BODY]")
	}
	url := strings.Replace(args[1], "ADMIN", "http://"+ts.Getenv("ADMIN"), 1)
	if strings.HasPrefix(url, "/") {
		url = "http://" + ts.Getenv("ADDR") + url
	}
	var body io.Reader
	if last := args[len(args)-1]; strings.HasPrefix(last, "@") {
		body, args = strings.NewReader(last[1:]), args[:len(args)-1]
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, args[0], url, body)
	ts.Check(err)
	for _, h := range args[2:] {
		name, value, ok := strings.Cut(h, ": ")
		if !ok {
			ts.Fatalf("%q is no header", h)
		}
		if name == "Host" {
			req.Host = value
		}
		req.Header.Set(name, value)
	}
	resp, err := http.DefaultTransport.RoundTrip(req)
	ts.Check(err)
	defer resp.Body.Close()
	fmt.Fprintf(ts.Stdout(), "%s\n", resp.Status)
	var header strings.Builder
	ts.Check(resp.Header.Write(&header))
	fmt.Fprintln(ts.Stdout(), strings.ReplaceAll(header.String(), "\r\n", "\n"))
	_, err = io.Copy(ts.Stdout(), resp.Body)
	ts.Check(err)
}

// database puts the address of an empty PostgreSQL database into JINK_STORE.
func database(ts *testscript.TestScript, _ bool, _ []string) {
	t, ok := ts.Value(testKey{}).(testing.TB)
	if !ok {
		ts.Fatalf("no test to start PostgreSQL for")
	}
	ts.Setenv("JINK_STORE", postgres.Start(t))
}

type testKey struct{}

// many N FILE writes a CSV file of N links.
func many(ts *testscript.TestScript, _ bool, args []string) {
	var n int
	if len(args) != 2 || func() bool { _, err := fmt.Sscan(args[0], &n); return err != nil }() {
		ts.Fatalf("usage: many N FILE")
	}
	var b strings.Builder
	b.WriteString("slug,url\n")
	for i := range n {
		fmt.Fprintf(&b, "m%06d,https://example.com/many/%d\n", i, i)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(b.String()), 0o600))
}
