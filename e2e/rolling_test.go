package e2e

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

const adminToken = "rolling-token-0123456789"

// process is a program that a test has started.
type process struct {
	cmd    *exec.Cmd
	done   chan error
	output string // file with what it writes
}

func startProcess(t *testing.T, name string, env []string, args ...string) *process {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), env...)
	return startCommand(t, cmd)
}

func startCommand(t *testing.T, cmd *exec.Cmd) *process {
	t.Helper()
	p := &process{cmd: cmd, done: make(chan error, 1)}
	log, err := os.Create(filepath.Join(t.TempDir(), "log"))
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	p.output = log.Name()
	p.cmd.Stdout, p.cmd.Stderr = log, log
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { p.done <- p.cmd.Wait() }()
	t.Cleanup(func() {
		p.cmd.Process.Kill()
		<-p.done
	})
	return p
}

// stop ends a process as an init system does, and fails unless it ends well.
func (p *process) stop(t *testing.T) {
	t.Helper()
	p.cmd.Process.Signal(syscall.SIGTERM)
	select {
	case err := <-p.done:
		p.done <- err
		if err != nil {
			t.Errorf("a node ended with %v", err)
		}
	case <-time.After(40 * time.Second):
		t.Fatal("a node does not stop")
	}
}

func startNode(t *testing.T, store, addr, admin string) *process {
	t.Helper()
	p := startProcess(t, filepath.Join(program, "jink"), []string{"JINK_ADMIN_TOKEN=" + adminToken},
		"serve", "--store", store, "--addr", addr, "--admin-addr", admin, "--base-url", "http://s.example", "--drain-delay", "3s")
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		resp, err := get("http://" + admin + "/readyz")
		if err == nil {
			resp.Body.Close()
			if resp.StatusCode == 200 {
				return p
			}
		}
		if time.Now().After(deadline) {
			t.Fatal("a node does not get ready")
		}
	}
}

// call sends a request with the admin token.
func call(t *testing.T, method, url, body string) map[string]any {
	t.Helper()
	req, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+adminToken)
	req.Header.Set("Content-Type", "application/json")
	resp, err := (&http.Client{Timeout: patience}).Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var answer map[string]any
	if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil || resp.StatusCode >= 300 {
		t.Fatalf("%s %s: %d %v %v", method, url, resp.StatusCode, answer, err)
	}
	return answer
}

// TestRollingRestart restarts two nodes behind HAProxy, one after the other, while visitors follow a link through it: some over
// connections that stay open, some over a new one each time. JINK_ROLLS says how often; 1 by default.
func TestRollingRestart(t *testing.T) {
	if testing.Short() {
		t.Skip("takes ten seconds and more")
	}
	haproxy, err := exec.LookPath("haproxy")
	if err != nil && slices.Contains(strings.Split(os.Getenv("JINK_REQUIRE"), ","), "haproxy") {
		t.Fatal(err)
	} else if err != nil {
		t.Skip("haproxy is not installed")
	}
	rolls := 1
	if n, err := strconv.Atoi(os.Getenv("JINK_ROLLS")); err == nil {
		rolls = n
	}
	store := postgres.Start(t)
	var addr, admin [2]string
	var nodes [2]*process
	for i := range nodes {
		addr[i], admin[i] = freeAddr(), freeAddr()
		nodes[i] = startNode(t, store, addr[i], admin[i])
	}
	front := freeAddr()
	cfg, err := os.ReadFile("../deploy/haproxy/haproxy.cfg")
	if err != nil {
		t.Fatal(err)
	}
	port := func(a string) string { _, p, _ := net.SplitHostPort(a); return p }
	adapted := strings.NewReplacer("bind :80", "bind "+front, "bind 127.0.0.1:8404", "bind "+freeAddr(), "check port 8081 ", "check ",
		"server a 10.0.0.11:8080", "server a "+addr[0]+" port "+port(admin[0]),
		"server b 10.0.0.12:8080", "server b "+addr[1]+" port "+port(admin[1])).Replace(string(cfg))
	file := filepath.Join(t.TempDir(), "haproxy.cfg")
	if err := os.WriteFile(file, []byte(adapted), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, f := range []string{file, "../deploy/haproxy/haproxy.cfg"} {
		if out, err := command(t, haproxy, "-c", "-f", f).CombinedOutput(); err != nil {
			t.Fatalf("haproxy -c: %v\n%s", err, out)
		}
	}
	startProcess(t, haproxy, nil, "-db", "-f", file)
	call(t, "POST", "http://"+addr[0]+"/api/v1/links", `{"url": "https://example.com/", "slug": "x"}`)
	time.Sleep(2 * time.Second) // until HAProxy has found both

	var followed atomic.Int64
	var mu sync.Mutex
	failures := map[string]int{}
	ctx, stop := context.WithCancel(t.Context())
	var visitors sync.WaitGroup
	for i := range 8 {
		transport := &http.Transport{DisableKeepAlives: i%2 == 0}
		visitors.Go(func() {
			for ctx.Err() == nil {
				bounded, cancel := context.WithTimeout(context.Background(), patience)
				req, _ := http.NewRequestWithContext(bounded, "GET", "http://"+front+"/x", nil)
				resp, err := transport.RoundTrip(req)
				what := ""
				switch {
				case err != nil:
					what = err.Error()
				case resp.StatusCode != 302:
					what = resp.Status
				default:
					followed.Add(1)
				}
				if err == nil {
					resp.Body.Close()
				}
				cancel()
				if what != "" {
					mu.Lock()
					failures[what]++
					mu.Unlock()
				}
				time.Sleep(5 * time.Millisecond)
			}
		})
	}
	for range rolls {
		for i := range nodes {
			time.Sleep(time.Second)
			nodes[i].stop(t)
			nodes[i] = startNode(t, store, addr[i], admin[i])
			time.Sleep(2 * time.Second) // until HAProxy has found it
		}
	}
	stop()
	visitors.Wait()
	if len(failures) != 0 {
		t.Errorf("failed: %v", failures)
	}
	var counted int64
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(200 * time.Millisecond) {
		clicks, _ := call(t, "GET", "http://"+addr[0]+"/api/v1/links/x", "")["clicks"].(float64)
		if counted = int64(clicks); counted == followed.Load() {
			break
		}
	}
	t.Logf("%d restarts, %d redirects, %d failed, %d clicks counted", 2*rolls, followed.Load(), len(failures), counted)
	if counted != followed.Load() {
		t.Errorf("%d of %d clicks were counted", counted, followed.Load())
	}
}
