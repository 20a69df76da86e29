package e2e

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestProxyProtocol_of_HAProxy has HAProxy pass connections on with a header of either version, and check the server as it does by
// itself: by connections without a request, ten a second, which must make no noise.
func TestProxyProtocol_of_HAProxy(t *testing.T) {
	haproxy, err := exec.LookPath("haproxy")
	if err != nil && slices.Contains(strings.Split(os.Getenv("JINK_REQUIRE"), ","), "haproxy") {
		t.Fatal(err)
	} else if err != nil {
		t.Skip("haproxy is not installed")
	}
	for _, header := range []string{"send-proxy", "send-proxy-v2"} {
		t.Run(header, func(t *testing.T) {
			addr, admin, front := freeAddr(), freeAddr(), freeAddr()
			server := startProcess(t, filepath.Join(program, "jink"), nil, "serve", "--addr", addr, "--admin-addr", admin, "--data-dir", t.TempDir(),
				"--proxy-protocol", "--trusted-proxies", "127.0.0.1", "--access-log", "all", "--log-format", "json")
			until(t, admin)
			file := filepath.Join(t.TempDir(), "haproxy.cfg")
			config := fmt.Sprintf("defaults\n mode tcp\n timeout connect 2s\n timeout client 9s\n timeout server 9s\n"+
				"listen jink\n bind %s\n source 127.0.0.1\n server a %s %s check inter 100ms\n", front, addr, header)
			if err := os.WriteFile(file, []byte(config), 0o600); err != nil {
				t.Fatal(err)
			}
			startProcess(t, haproxy, nil, "-db", "-f", file)
			var status int
			for deadline := time.Now().Add(10 * time.Second); status == 0 && time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
				if resp, err := get("http://" + front + "/robots.txt"); err == nil {
					io.Copy(io.Discard, resp.Body)
					resp.Body.Close()
					status = resp.StatusCode
				}
			}
			if status != 200 {
				t.Fatalf("%d\n%s", status, server.log(t))
			}
			time.Sleep(500 * time.Millisecond) // some checks
			resp, err := get("http://" + addr + "/robots.txt")
			if err == nil {
				resp.Body.Close()
				t.Errorf("a trusted peer without a header is answered with %s", resp.Status)
			}
			log := server.log(t)
			if n := strings.Count(log, "without a header"); n != 1 || strings.Contains(log, `"level":"ERROR"`) {
				t.Errorf("%d warnings:\n%s", n, log)
			}
		})
	}
}
