package app

import (
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jinklink/jink/observe/metric"
)

func TestMetrics_are_on_the_admin_listener_alone(t *testing.T) {
	r := start(t, t.TempDir(), nil)
	r.add("x", nil)
	for range 3 {
		visit(t, "GET", r.base+"/x")
	}
	visit(t, "GET", r.base+"/none")
	req, _ := http.NewRequest("GET", r.base+"/x", nil)
	req.Header.Set("User-Agent", "jink-probe/1")
	resp, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	within(t, 5*time.Second, "the clicks to be stored", func() bool { return r.clicks("x") == 3 })
	body := ""
	within(t, 5*time.Second, "the clicks to be counted as stored", func() bool { // which comes after the storing
		_, _, body = visit(t, "GET", r.admin+"/metrics")
		return strings.Contains(body, "jink_clicks_stored_total 3")
	})
	for _, line := range []string{
		`jink_redirects_total{outcome="redirect"} 4`, `jink_redirects_total{outcome="not_found"} 1`, `jink_redirects_total{outcome="error"} 0`,
		`jink_link_cache_requests_total{result="hit"} 3`, `jink_clicks_recorded_total 3`, `jink_clicks_stored_total 3`, `jink_clicks_excluded_total 1`,
		`jink_clicks_dropped_total{reason="full"} 0`, `jink_health_check_status{check="store"} 1`, `jink_health_check_status{check="draining"} 1`,
		`http_server_request_duration_seconds_count{error_type="",http_request_method="GET",http_response_status_code="302",http_route="/{slug}",network_protocol_version="1.1",url_scheme="http"} 4`,
		`http_route="/api/v1/links"`, `db_client_operation_duration_seconds_count{db_operation_name="create",db_system_name="sqlite",error_type=""} 1`,
	} {
		if !strings.Contains(body, line) {
			t.Errorf("/metrics lacks %s", line)
		}
	}
	if strings.Contains(body, "none") || strings.Contains(body, `"/x"`) || strings.Contains(body, metric.FeedListening) {
		t.Errorf("a slug is in the metrics, or what only PostgreSQL has")
	}
	for path, want := range map[string]int{"/startupz": 200, "/livez": 200, "/healthz": 200, "/readyz?verbose": 200} {
		if status, _, body := visit(t, "GET", r.admin+path); status != want || !strings.Contains(body, `"ok"`) {
			t.Errorf("%s: %d %s", path, status, body)
		}
	}
	if status, _, _ := visit(t, "GET", r.base+"/metrics"); status != 404 {
		t.Errorf("/metrics is public: %d", status)
	}
}

// TestOverload_sheds_the_API_before_redirects has more requests under way in the API than there is room for.
func TestOverload_sheds_the_API_before_redirects(t *testing.T) {
	r := start(t, t.TempDir(), map[string]string{"api_concurrency": "2"})
	r.add("x", nil)
	hold, release := make(chan struct{}, 1000), make(chan struct{})
	var held sync.WaitGroup
	for range 2 { // a body that does not end keeps a request under way
		held.Go(func() {
			for {
				req, _ := http.NewRequest("POST", r.base+"/api/v1/links", &slowBody{hold: hold, release: release})
				req.Header.Set("Authorization", "Bearer "+r.token)
				req.Header.Set("Content-Type", "application/json")
				resp, err := http.DefaultTransport.RoundTrip(req)
				if err != nil {
					return
				}
				resp.Body.Close()
				// On a busy machine this one may be put off itself, because the whole process is late: then again.
				select {
				case <-release:
					return
				case <-time.After(20 * time.Millisecond):
				}
			}
		})
	}
	<-hold
	<-hold
	within(t, 5*time.Second, "requests to be put off", func() bool {
		status, _, body := visit(t, "GET", r.base+"/api/v1/links")
		return status == 503 && strings.Contains(body, "busy") && strings.Contains(body, "unavailable")
	})
	if status, _, body := visit(t, "GET", r.base+"/-/sign-in"); status != 503 || !strings.Contains(body, "try again") {
		t.Errorf("the dashboard: %d %s", status, body)
	}
	for range 20 {
		if status, _, _ := visit(t, "GET", r.base+"/x"); status != 302 {
			t.Errorf("a redirect: %d", status)
		}
	}
	if _, _, body := visit(t, "GET", r.admin+"/metrics"); !strings.Contains(body, `jink_shed_requests_total{reason="concurrency",surface="dashboard"} 1`) {
		t.Error("what was put off is not counted")
	}
	close(release)
	held.Wait()
	within(t, 5*time.Second, "room", func() bool { status, _, _ := visit(t, "GET", r.base+"/-/sign-in"); return status == 200 })
}

// slowBody sends one byte and then nothing until it is released.
type slowBody struct {
	hold, release chan struct{}
	begun         bool
}

func (b *slowBody) Read(p []byte) (int, error) {
	if !b.begun {
		b.begun = true
		p[0] = '{'
		b.hold <- struct{}{}
		return 1, nil
	}
	<-b.release
	p[0] = '}'
	return 1, http.ErrBodyNotAllowed
}

func TestDomains_have_fronts_of_their_own(t *testing.T) {
	c, err := Load(sources(`
base_url = "http://s.example"
root = "https://example.com/s"
domains = ["http://same.example"]
[[domain]]
base_url = "http://go.example"
root = "https://example.com/go"
not_found = "https://example.com/lost"
[[domain]]
base_url = "http://bare.example"
`, nil, map[string]string{"addr": freeAddr(t), "admin_addr": "", "data_dir": t.TempDir(), "drain_delay": "0s"}))
	if err != nil {
		t.Fatal(err)
	}
	r := run(t, c, nil)
	for _, want := range []struct {
		host, path, location string
		status               int
	}{
		{"s.example", "/", "https://example.com/s", 302}, {"same.example", "/", "https://example.com/s", 302},
		{"go.example", "/", "https://example.com/go", 302}, {"bare.example", "/", "", 200},
		{"go.example", "/none", "https://example.com/lost", 302}, {"s.example", "/none", "", 404}, {"bare.example", "/none", "", 404},
	} {
		req, _ := http.NewRequest("GET", r.base+want.path, nil)
		req.Host = want.host
		resp, err := http.DefaultTransport.RoundTrip(req)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != want.status || resp.Header.Get("Location") != want.location {
			t.Errorf("%s%s: %d %q", want.host, want.path, resp.StatusCode, resp.Header.Get("Location"))
		}
	}
}

func TestStop_asks_clients_to_connect_anew(t *testing.T) {
	r := start(t, t.TempDir(), map[string]string{"drain_delay": "2s"}) // time enough to ask, also where the processors are busy
	ask := func() bool {
		resp, err := http.Get(r.base + "/robots.txt")
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		return resp.Close
	}
	if ask() {
		t.Error("a server that does not stop closes connections")
	}
	r.stop(nil)
	within(t, 2*time.Second, "Connection: close", ask)
}
