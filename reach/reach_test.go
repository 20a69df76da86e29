package reach_test

import (
	"context"
	"crypto/x509"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"

	"github.com/google/go-cmp/cmp"

	"github.com/jinklink/jink/catalog"
	"github.com/jinklink/jink/reach"
)

// site is a real server on a loopback address whose pages are the ways a target can behave.
func site(t *testing.T, address string) *httptest.Server {
	t.Helper()
	l, err := net.Listen("tcp", address)
	if err != nil {
		t.Skipf("no listener on %s: %v", address, err)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/ok", func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, "hello") })
	mux.HandleFunc("/status/{code}", func(w http.ResponseWriter, r *http.Request) {
		code, _ := strconv.Atoi(r.PathValue("code"))
		w.WriteHeader(code)
	})
	mux.HandleFunc("/to", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", r.FormValue("url"))
		w.WriteHeader(http.StatusFound)
	})
	mux.HandleFunc("/hops/{n}", func(w http.ResponseWriter, r *http.Request) {
		n, _ := strconv.Atoi(r.PathValue("n"))
		if n == 0 {
			return
		}
		http.Redirect(w, r, "/hops/"+strconv.Itoa(n-1), http.StatusMovedPermanently)
	})
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	mux.HandleFunc("/endless", func(w http.ResponseWriter, r *http.Request) {
		for {
			if _, err := w.Write(make([]byte, 64<<10)); err != nil {
				return
			}
		}
	})
	mux.HandleFunc("/endless-header", func(w http.ResponseWriter, r *http.Request) {
		conn, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			return
		}
		defer conn.Close()
		_, _ = io.WriteString(conn, "HTTP/1.1 200 OK\r\n")
		for err == nil {
			_, err = io.WriteString(conn, "X-A: "+strings.Repeat("a", 1000)+"\r\n")
		}
	})
	mux.HandleFunc("/broken", func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) })
	s := &httptest.Server{Listener: l, Config: &http.Server{Handler: mux}}
	s.Start()
	t.Cleanup(s.Close)
	return s
}

func port(t *testing.T, s *httptest.Server) uint16 {
	t.Helper()
	return s.Listener.Addr().(*net.TCPAddr).AddrPort().Port()
}

// local is a configuration that may open s and nothing else on the loopback network.
func local(t *testing.T, s *httptest.Server) reach.Config {
	t.Helper()
	a, _ := netip.ParseAddrPort(s.Listener.Addr().String())
	return reach.Config{Allow: []netip.Prefix{netip.PrefixFrom(a.Addr(), a.Addr().BitLen())}, Ports: []uint16{port(t, s)}}
}

func TestCheck_tellsWhatTheTargetAnswers(t *testing.T) {
	s := site(t, "127.0.0.1:0")
	c := reach.New(local(t, s))
	const notPublic = "leads to an address that is not public; those are never opened"
	to := func(target string) string { return "/to?url=" + url.QueryEscape(target) }
	tests := map[string]catalog.Check{
		"/ok":             {Result: catalog.Reachable, Status: 200},
		"/status/204":     {Result: catalog.Reachable, Status: 204},
		"/status/401":     {Result: catalog.Reachable, Status: 401},
		"/status/403":     {Result: catalog.Reachable, Status: 403},
		"/status/429":     {Result: catalog.Reachable, Status: 429},
		"/status/404":     {Result: catalog.Unreachable, Status: 404, Detail: "answers 404 Not Found"},
		"/status/410":     {Result: catalog.Unreachable, Status: 410, Detail: "answers 410 Gone"},
		"/status/503":     {Result: catalog.Unreachable, Status: 503, Detail: "answers 503 Service Unavailable"},
		"/status/304":     {Result: catalog.Reachable, Status: 304},
		"/status/302":     {Result: catalog.Unreachable, Status: 302, Detail: "redirects, but not to a URL"},
		"/hops/1":         {Result: catalog.Reachable, Status: 200},
		"/hops/5":         {Result: catalog.Reachable, Status: 200},
		"/hops/6":         {Result: catalog.Unreachable, Status: 301, Detail: "redirects more than 5 times"},
		"/endless":        {Result: catalog.Reachable, Status: 200},
		"/endless-header": {Result: catalog.Unreachable, Detail: "cannot be reached"},
		"/broken":         {Result: catalog.Unreachable, Detail: "cannot be reached"},

		to("/ok"):                             {Result: catalog.Reachable, Status: 200},
		to("http://169.254.169.254:PORT/"):    {Result: catalog.Refused, Status: 302, Detail: notPublic},
		to("http://127.0.0.2:PORT/ok"):        {Result: catalog.Refused, Status: 302, Detail: notPublic},
		to("http://10.0.0.1:PORT/"):           {Result: catalog.Refused, Status: 302, Detail: notPublic},
		to("http://[::ffff:7f00:2]:PORT/ok"):  {Result: catalog.Refused, Status: 302, Detail: notPublic},
		to("http://[64:ff9b::a00:1]:PORT/ok"): {Result: catalog.Refused, Status: 302, Detail: notPublic},
		to("http://[fe80::1%25lo]:PORT/"):     {Result: catalog.Refused, Status: 302, Detail: notPublic},
		to("http://example.com:22/"):          {Result: catalog.Refused, Status: 302, Detail: "leads to a port that is not opened"},
		to("http://example.com/"):             {Result: catalog.Refused, Status: 302, Detail: "leads to a port that is not opened"},
		to("file:///etc/passwd"):              {Result: catalog.Refused, Status: 302, Detail: "leads to something other than http and https"},
		to("gopher://example.com/"):           {Result: catalog.Refused, Status: 302, Detail: "leads to something other than http and https"},
		to("http://"):                         {Result: catalog.Refused, Status: 302, Detail: "leads to a URL without a host"},
		to("http://%zz/"):                     {Result: catalog.Unreachable, Status: 302, Detail: "redirects, but not to a URL"},
	}
	for path, want := range tests {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			path = strings.ReplaceAll(path, "PORT", fmt.Sprint(port(t, s)))
			got := c.Check(t.Context(), s.URL+path)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCheck_refusesByDefault(t *testing.T) {
	s := site(t, "127.0.0.1:0")
	var hit atomic.Bool
	s.Config.ConnState = func(net.Conn, http.ConnState) { hit.Store(true) }
	c := reach.New(reach.Config{Ports: []uint16{port(t, s)}})
	for _, host := range []string{"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"} {
		got := c.Check(t.Context(), fmt.Sprintf("http://%s:%d/ok", host, port(t, s)))
		if got.Result != catalog.Refused || got.Status != 0 {
			t.Errorf("%s: %+v", host, got)
		}
	}
	for _, target := range []string{s.URL + "/ok", "http://example.com:8080/", "ftp://example.com/", "http://a b/", ""} {
		if got := reach.New(reach.Config{}).Check(t.Context(), target); got.Result != catalog.Refused {
			t.Errorf("%s: %+v", target, got)
		}
	}
	if hit.Load() {
		t.Error("a refused server saw a connection")
	}
}

func TestCheck_opensIPv6(t *testing.T) {
	s := site(t, "[::1]:0")
	if got := reach.New(local(t, s)).Check(t.Context(), s.URL+"/ok"); got.Result != catalog.Reachable {
		t.Errorf("%+v", got)
	}
	cfg := local(t, s)
	cfg.Allow = nil
	if got := reach.New(cfg).Check(t.Context(), s.URL+"/ok"); got.Result != catalog.Refused {
		t.Errorf("without the allow-list: %+v", got)
	}
}

func TestCheck_carriesNothingButItsName(t *testing.T) {
	var requests []http.Header
	s := site(t, "127.0.0.1:0")
	inner := s.Config.Handler
	s.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		requests = append(requests, r.Header.Clone())
		http.SetCookie(w, &http.Cookie{Name: "a", Value: "b", Path: "/"})
		inner.ServeHTTP(w, r)
	})
	t.Setenv("HTTP_PROXY", "http://127.0.0.1:1") // would break every request if it were used
	host := strings.TrimPrefix(s.URL, "http://")
	got := reach.New(local(t, s)).Check(t.Context(), "http://user:secret@"+host+"/to?url="+url.QueryEscape("http://u:p@"+host+"/ok"))
	if got.Result != catalog.Reachable {
		t.Fatalf("%+v", got)
	}
	want := http.Header{"User-Agent": {"jink-check/1"}, "Accept": {"*/*"}, "Connection": {"close"}}
	if diff := cmp.Diff([]http.Header{want, want}, requests); diff != "" {
		t.Error(diff)
	}
}

func TestCheck_endsAtTheDeadline(t *testing.T) {
	s := site(t, "127.0.0.1:0")
	cfg := local(t, s)
	cfg.Timeout = 100 * time.Millisecond
	start := time.Now()
	got := reach.New(cfg).Check(t.Context(), s.URL+"/to?url=/slow")
	want := catalog.Check{Result: catalog.Unreachable, Status: 302, Detail: "did not answer within 100ms"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if took := time.Since(start); took > 2*time.Second {
		t.Errorf("took %v", took)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	cfg.Timeout = 0
	got = reach.New(cfg).Check(ctx, s.URL+"/ok")
	if got.Result != catalog.Unreachable {
		t.Errorf("after the caller gave up: %+v", got)
	}
}

func TestCheck_waitsForAPlaceOnlyUntilTheDeadline(t *testing.T) {
	s := site(t, "127.0.0.1:0")
	cfg := local(t, s)
	cfg.Concurrency, cfg.Timeout = 1, time.Minute
	c := reach.New(cfg)
	holding, release := context.WithCancel(t.Context())
	held := make(chan catalog.Check)
	go func() { held <- c.Check(holding, s.URL+"/slow") }()
	wait := func() string {
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		defer cancel()
		return c.Check(ctx, s.URL+"/slow").Detail
	}
	const full = "could not be checked: too many checks are under way"
	for range 100 { // until the first check has taken the only place
		if wait() == full {
			break
		}
	}
	for range 3 {
		if got := wait(); got != full {
			t.Errorf("with the only place taken: %q", got)
		}
	}
	release()
	<-held
	if got := c.Check(t.Context(), s.URL+"/ok"); got.Result != catalog.Reachable {
		t.Errorf("with the place free again: %+v", got)
	}
}

func TestCheck_saysWhatIsWrongWithoutAddresses(t *testing.T) {
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := closed.Addr().String()
	closed.Close()
	secure := httptest.NewTLSServer(http.NotFoundHandler())
	t.Cleanup(secure.Close)
	secure.Config.ErrorLog = nil
	allow := []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}
	ports := []uint16{netip.MustParseAddrPort(address).Port(), port(t, secure)}

	c := reach.New(reach.Config{Allow: allow, Ports: ports})
	for target, detail := range map[string]string{
		"http://" + address: "refuses connections",
		secure.URL:          "has a certificate that is not valid",
	} {
		if got := c.Check(t.Context(), target); got != (catalog.Check{Result: catalog.Unreachable, Detail: detail}) {
			t.Errorf("%s: %+v", target, got)
		}
	}
	roots := x509.NewCertPool()
	roots.AddCert(secure.Certificate())
	got := reach.New(reach.Config{Allow: allow, Ports: ports, RootCAs: roots}).Check(t.Context(), secure.URL)
	if got.Status != 404 {
		t.Errorf("with its authority trusted: %+v", got)
	}
}

// names is a DNS server whose n-th answer about an address is the n-th given; the last one stays.
func names(t *testing.T, answers ...string) *net.Resolver {
	t.Helper()
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	go func() {
		buf := make([]byte, 4096)
		for asked := 0; ; {
			n, from, err := conn.ReadFrom(buf)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if err := m.Unpack(buf[:n]); err != nil || len(m.Questions) != 1 {
				continue
			}
			m.Response, m.RecursionAvailable, m.Additionals = true, true, nil
			q := m.Questions[0]
			if len(answers) == 0 {
				m.RCode = dnsmessage.RCodeNameError
			} else if q.Type == dnsmessage.TypeA {
				a := netip.MustParseAddr(answers[min(asked, len(answers)-1)]).As4()
				asked++
				m.Answers = []dnsmessage.Resource{{
					Header: dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class, Type: q.Type},
					Body:   &dnsmessage.AResource{A: a},
				}}
			}
			if b, err := m.Pack(); err == nil {
				_, _ = conn.WriteTo(b, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
}

func TestCheck_judgesEveryAnswerOfTheResolver(t *testing.T) {
	s := site(t, "127.0.0.1:0")
	check := func(answers ...string) catalog.Check {
		cfg := local(t, s)
		cfg.Resolver = names(t, answers...)
		// The first answer leads to the page that redirects to the same name again.
		here := fmt.Sprintf("http://changing.example.org.:%d", port(t, s))
		return reach.New(cfg).Check(t.Context(), here+"/to?url="+url.QueryEscape(here+"/ok"))
	}
	if got := check("127.0.0.1"); got.Result != catalog.Reachable || got.Status != 200 {
		t.Errorf("a steady name: %+v", got)
	}
	for _, second := range []string{"127.0.0.2", "10.0.0.1", "169.254.169.254", "192.168.0.1", "0.0.0.0"} {
		got := check("127.0.0.1", second)
		if got.Result != catalog.Refused || got.Status != 302 || strings.Contains(got.Detail, second) {
			t.Errorf("a name that turned to %s: %+v", second, got)
		}
	}
	if got := check(); got != (catalog.Check{Result: catalog.Unreachable, Detail: "has a host name that does not exist"}) {
		t.Errorf("no such name: %+v", got)
	}
}
