package e2e

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// knocking is a crowd that opens a new connection for each request, some two hundred a second.
type knocking struct {
	stop     func()
	mu       sync.Mutex
	answered int
	failures map[string]int
	slowest  time.Duration
}

func knock(t *testing.T, url string) *knocking {
	k := &knocking{failures: map[string]int{}}
	ctx, stop := context.WithCancel(t.Context())
	var visitors sync.WaitGroup
	for range 8 {
		transport := &http.Transport{DisableKeepAlives: true}
		visitors.Go(func() {
			for ctx.Err() == nil {
				began := time.Now()
				bounded, cancel := context.WithTimeout(context.Background(), patience)
				req, _ := http.NewRequestWithContext(bounded, "GET", url, nil)
				resp, err := transport.RoundTrip(req)
				what := ""
				switch {
				case err != nil:
					what = err.Error()[strings.LastIndexByte(err.Error(), ':')+1:]
				case resp.StatusCode != 200:
					what = resp.Status
				}
				if err == nil {
					resp.Body.Close()
				}
				cancel()
				k.mu.Lock()
				if k.slowest = max(k.slowest, time.Since(began)); what != "" {
					k.failures[what]++
				} else {
					k.answered++
				}
				k.mu.Unlock()
				time.Sleep(40 * time.Millisecond)
			}
		})
	}
	k.stop = func() { stop(); visitors.Wait() }
	t.Cleanup(k.stop)
	return k
}

// until waits for a server to answer at its admin listener.
func until(t *testing.T, admin string) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		if resp, err := get("http://" + admin + "/readyz"); err == nil {
			resp.Body.Close()
			if resp.StatusCode == 200 {
				return
			}
		}
		if time.Now().After(deadline) {
			t.Fatal("a server does not get ready")
		}
	}
}

// TestHandover_of_a_socket restarts a server whose socket somebody else holds, as systemd does, under load: visitors who come
// between two servers wait.
func TestHandover_of_a_socket(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	held, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	socket, err := held.(*net.TCPListener).File()
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	defer held.Close()
	notes, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: filepath.Join(t.TempDir(), "notify"), Net: "unixgram"})
	if err != nil {
		t.Fatal(err)
	}
	defer notes.Close()
	said := func(want string) {
		t.Helper()
		notes.SetReadDeadline(time.Now().Add(20 * time.Second))
		for b := make([]byte, 200); ; {
			n, err := notes.Read(b)
			if err != nil {
				t.Fatalf("it does not say %s: %v", want, err)
			}
			if string(b[:n]) == want {
				return
			}
		}
	}
	dir, admin := t.TempDir(), freeAddr()
	startOne := func() *process {
		// LISTEN_PID is the number of the process that the sockets are meant for, which only that knows before it runs.
		cmd := exec.Command("sh", "-c", `LISTEN_PID=$$ exec "$0" "$@"`, filepath.Join(program, "jink"), "serve", "--addr", "192.0.2.1:1",
			"--admin-addr", admin, "--data-dir", dir, "--drain-delay", "0s")
		cmd.Env = append(os.Environ(), "LISTEN_FDS=1", "LISTEN_FDNAMES=public", "NOTIFY_SOCKET="+notes.LocalAddr().String(), "WATCHDOG_USEC=200000")
		cmd.ExtraFiles = []*os.File{socket}
		return startCommand(t, cmd)
	}
	server := startOne()
	said("READY=1")
	said("WATCHDOG=1")
	k := knock(t, "http://"+held.Addr().String()+"/robots.txt")
	for range 4 {
		time.Sleep(300 * time.Millisecond)
		server.stop(t)
		said("STOPPING=1")
		server = startOne()
		said("READY=1")
	}
	time.Sleep(300 * time.Millisecond)
	k.stop()
	t.Logf("4 restarts, %d answered, slowest %v, failed %v", k.answered, k.slowest.Round(time.Millisecond), k.failures)
	if len(k.failures) > 0 || k.answered < 100 {
		t.Error("visitors were turned away")
	}
}

// TestHandover_on_a_shared_port starts each server before the one before it stops, on the same port, under load.
// JINK_ROLLS says how often; 4 by default.
func TestHandover_on_a_shared_port(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	store, addr := postgres.Start(t), freeAddr()
	startOne := func() *process {
		admin := freeAddr()
		p := startProcess(t, filepath.Join(program, "jink"), nil, "serve", "--store", store, "--addr", addr, "--admin-addr", admin, "--reuse-port", "--drain-delay", "0s")
		until(t, admin)
		return p
	}
	server := startOne()
	k := knock(t, "http://"+addr+"/robots.txt")
	rolls := 4
	if n, err := strconv.Atoi(os.Getenv("JINK_ROLLS")); err == nil {
		rolls = n
	}
	for range rolls {
		time.Sleep(100 * time.Millisecond)
		next := startOne()
		server.stop(t)
		server = next
	}
	k.stop()
	t.Logf("%d restarts, %d answered, slowest %v, failed %v", rolls, k.answered, k.slowest.Round(time.Millisecond), k.failures)
	if len(k.failures) > 0 || k.answered < 20*rolls {
		t.Error("visitors were turned away")
	}
}

// TestHandover_by_systemd has systemd's own tool open the sockets and start the server when somebody comes.
func TestHandover_by_systemd(t *testing.T) {
	tool, err := exec.LookPath("systemd-socket-activate")
	if err != nil {
		if slices.Contains(strings.Split(os.Getenv("JINK_REQUIRE"), ","), "systemd") {
			t.Fatal(err)
		}
		t.Skip("systemd is not installed")
	}
	for _, c := range []struct{ name, fdname, refused string }{
		{"a socket without a name is the public one", "", ""},
		{"a name", "public", ""},
		{"another name", "private", `a socket named "private" was handed over`},
	} {
		t.Run(c.name, func(t *testing.T) {
			addr := freeAddr()
			args := []string{"-l", addr}
			if c.fdname != "" {
				args = append(args, "--fdname="+c.fdname)
			}
			args = append(args, filepath.Join(program, "jink"), "serve", "--addr", "192.0.2.1:1", "--admin-addr", "", "--data-dir", t.TempDir(), "--drain-delay", "0s")
			cmd := exec.Command(tool, args...)
			cmd.Env = os.Environ()
			p := startCommand(t, cmd)
			for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(10 * time.Millisecond) {
				resp, err := get("http://" + addr + "/robots.txt")
				if err == nil {
					b, _ := io.ReadAll(resp.Body)
					resp.Body.Close()
					if c.refused == "" && strings.Contains(string(b), "User-agent") {
						p.stop(t)
						return
					}
					t.Fatalf("%s %s", resp.Status, b)
				}
				select {
				case err := <-p.done:
					p.done <- err
					exit, ok := errors.AsType[*exec.ExitError](err)
					if c.refused == "" || !ok || exit.ExitCode() != 2 {
						t.Errorf("it ended: %v\n%s", err, p.log(t))
					} else if !strings.Contains(p.log(t), c.refused) {
						t.Errorf("%s", p.log(t))
					}
					return
				default:
				}
				if time.Now().After(deadline) {
					t.Fatalf("%v\n%s", err, p.log(t))
				}
			}
		})
	}
}

// log returns what a process has written.
func (p *process) log(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile(p.output)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
