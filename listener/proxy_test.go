package listener

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pires/go-proxyproto"
)

type log struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// serve answers requests with the address of who asks.
func serve(t *testing.T, trusted string, timeout time.Duration) (addr string, lines *log) {
	lines = &log{}
	l := open(t, Config{Addr: "127.0.0.1:0", ProxyProtocol: true, Trusted: []netip.Prefix{netip.MustParsePrefix(trusted)}})
	l.LogTo(slog.New(slog.NewTextHandler(lines, nil)))
	l.headers.timeout = timeout
	s := &http.Server{ReadHeaderTimeout: time.Second, ErrorLog: slog.NewLogLogger(slog.NewTextHandler(lines, nil), slog.LevelError),
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, r.RemoteAddr) })}
	go s.Serve(l)
	t.Cleanup(func() { s.Close() })
	return l.Addr().String(), lines
}

// say sends bytes and returns what is answered before the connection is closed.
func say(t *testing.T, addr string, bytes string) (answer, self string) {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(5 * time.Second))
	if _, err := io.WriteString(c, bytes); err != nil {
		t.Fatal(err)
	}
	b, _ := io.ReadAll(c) // a reset is no answer
	return string(b), c.LocalAddr().String()
}

func v2(t *testing.T, client string, command proxyproto.ProtocolVersionAndCommand, tlvs int) string {
	t.Helper()
	source := net.TCPAddrFromAddrPort(netip.MustParseAddrPort(client))
	h := proxyproto.HeaderProxyFromAddrs(2, source, &net.TCPAddr{IP: source.IP, Port: 80})
	h.Command = command
	if tlvs > 0 {
		if err := h.SetTLVs([]proxyproto.TLV{{Type: proxyproto.PP2_TYPE_MIN_CUSTOM, Value: make([]byte, tlvs)}}); err != nil {
			t.Fatal(err)
		}
	}
	b, err := h.Format()
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestProxyProtocol(t *testing.T) {
	const request = "GET / HTTP/1.0\r\n\r\n"
	for _, c := range []struct {
		name, trusted, sent string
		want                string // the address; "self" for the peer's own; "400"; "" for no answer
		warned              bool
	}{
		{"version 1", "127.0.0.0/8", "PROXY TCP4 203.0.113.9 192.0.2.1 4711 80\r\n" + request, "203.0.113.9:4711", false},
		{"version 1, IPv6", "127.0.0.0/8", "PROXY TCP6 2001:db8::9 2001:db8::1 4711 80\r\n" + request, "[2001:db8::9]:4711", false},
		{"version 1 without a client", "127.0.0.0/8", "PROXY UNKNOWN\r\n" + request, "self", false},
		{"version 2", "127.0.0.0/8", v2(t, "203.0.113.9:4711", proxyproto.PROXY, 0) + request, "203.0.113.9:4711", false},
		{"version 2, IPv6", "127.0.0.0/8", v2(t, "[2001:db8::9]:4711", proxyproto.PROXY, 0) + request, "[2001:db8::9]:4711", false},
		{"version 2 with much besides", "127.0.0.0/8", v2(t, "203.0.113.9:4711", proxyproto.PROXY, 3000) + request, "203.0.113.9:4711", false},
		{"the proxy's own health check", "127.0.0.0/8", v2(t, "203.0.113.9:4711", proxyproto.LOCAL, 0) + request, "self", false},
		{"a trusted proxy without a header", "127.0.0.0/8", request, "", true},
		{"a stranger's header", "10.0.0.0/8", "PROXY TCP4 203.0.113.9 192.0.2.1 4711 80\r\n" + request, "400", false},
		{"a stranger's header, version 2", "10.0.0.0/8", v2(t, "203.0.113.9:4711", proxyproto.PROXY, 0) + request, "400", false},
		{"a stranger's request", "10.0.0.0/8", request, "self", false},
		{"a header that is no header", "127.0.0.0/8", "PROXY TCP4 example.com 192.0.2.1 4711 80\r\n" + request, "", false},
		{"a header without an end", "127.0.0.0/8", "PROXY " + strings.Repeat("x", 5000), "", false},
		{"a header that breaks off", "127.0.0.0/8", "PROXY TCP4 203.0", "", false},
		{"silence", "127.0.0.0/8", "", "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			addr, lines := serve(t, c.trusted, 100*time.Millisecond)
			answer, self := say(t, addr, c.sent)
			_, body, _ := strings.Cut(answer, "\r\n\r\n")
			switch {
			case c.want == "self" && body == self, c.want == body && c.want != "400", c.want == "400" && strings.HasPrefix(answer, "HTTP/1.1 400 "):
			default:
				t.Errorf("%q", answer)
			}
			if warned := lines.String() != ""; warned != c.warned {
				t.Errorf("logged: %s", lines)
			}
		})
	}
}

func TestProxyProtocol_a_check_that_sends_nothing_makes_no_noise(t *testing.T) {
	addr, lines := serve(t, "127.0.0.0/8", 100*time.Millisecond)
	for range 10 {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		c.Close()
	}
	time.Sleep(50 * time.Millisecond)
	if lines.String() != "" {
		t.Errorf("logged: %s", lines)
	}
}

func TestProxyProtocol_missing_headers_are_told_of_once_a_minute(t *testing.T) {
	addr, lines := serve(t, "127.0.0.0/8", 100*time.Millisecond)
	for range 3 {
		say(t, addr, "GET / HTTP/1.0\r\n\r\n")
	}
	if n := strings.Count(lines.String(), "without a header"); n != 1 {
		t.Errorf("%d times: %s", n, lines)
	}
}

func TestProxyProtocol_a_slow_header_holds_up_nobody(t *testing.T) {
	addr, _ := serve(t, "127.0.0.0/8", 2*time.Second)
	for i := range 50 {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		fmt.Fprint(c, "PROXY TCP4 203.0"[:i%16])
	}
	began := time.Now()
	if answer, _ := say(t, addr, "PROXY TCP4 203.0.113.9 192.0.2.1 4711 80\r\nGET / HTTP/1.0\r\n\r\n"); !strings.HasSuffix(answer, "203.0.113.9:4711") {
		t.Errorf("%q", answer)
	}
	if took := time.Since(began); took > time.Second {
		t.Errorf("it took %v", took)
	}
}
