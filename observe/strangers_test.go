package observe

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/jinklink/jink/observe/metric"
)

// This file tests what strangers can do to those who watch, over real connections.

// send writes a request as it stands and reads an answer, if there is one.
func send(t *testing.T, address, request string) {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := io.WriteString(conn, request); err != nil {
		t.Fatal(err)
	}
	if answer, err := http.ReadResponse(bufio.NewReader(conn), nil); err == nil {
		io.Copy(io.Discard, answer.Body)
		answer.Body.Close()
	}
}

func TestLabels_are_closed_to_strangers(t *testing.T) {
	m := everything()
	mux := http.NewServeMux()
	patterns := []string{"GET /api/v1/links/{slug}", "/api/v1/trees/{name}/", "POST evil.example/api/v1/links"}
	for _, p := range patterns {
		mux.HandleFunc(p, func(http.ResponseWriter, *http.Request) {})
	}
	server := httptest.NewServer(Middleware(mux, MiddlewareConfig{Metrics: m}))
	defer server.Close()
	sent := 0
	for _, method := range []string{"GET", "get", "BREW", "PROPFIND", "CONNECT", "POST", strings.Repeat("X", 1000)} {
		for _, path := range []string{"/stranger", "/api/v1/links/stranger", "/api/v1/trees/stranger", "/api/v1/trees/stranger/x",
			"//api/v1/./links/stranger", "http://stranger.example/api/v1/links/stranger", "*"} {
			for _, version := range []string{"1.0", "1.1", "1.7"} {
				send(t, server.Listener.Addr().String(), fmt.Sprintf("%s %s HTTP/%s\r\nHost: evil.example\r\nConnection: close\r\n\r\n", method, path, version))
				sent++
			}
		}
	}
	routes := []string{"", metric.RouteRedirect, "/api/v1/links/{slug}", "/api/v1/trees/{name}/", "/api/v1/links"}
	found, counted := gather(t, m), 0
	for _, d := range metric.Table() {
		for _, series := range found[d.Name].GetMetric() {
			if d.Name == metric.RequestDuration {
				counted += int(series.GetHistogram().GetSampleCount())
			}
			for _, got := range series.GetLabel() {
				i := slices.IndexFunc(d.Labels, func(l metric.Label) bool { return l.Name == got.GetName() })
				if i < 0 || len(d.Labels[i].Values) > 0 && !slices.Contains(d.Labels[i].Values, got.GetValue()) {
					t.Errorf("%s: %s=%q", d.Name, got.GetName(), got.GetValue())
				}
				if got.GetName() == "http_route" && !slices.Contains(routes, got.GetValue()) {
					t.Errorf("the route %q", got.GetValue())
				}
			}
		}
	}
	if counted < sent/2 { // the standard library answers some of them itself
		t.Errorf("only %d of %d requests came as far as the middleware", counted, sent)
	}
}

func TestStrangers_neither_start_traces_nor_name_spans(t *testing.T) {
	c := &receiver{}
	server := httptest.NewServer(c)
	defer server.Close()
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", server.URL)
	token := "jink_" + strings.Repeat("a1-_", 10) + "xyz"
	ask := func(sampler string) {
		t.Setenv("OTEL_TRACES_SAMPLER", sampler)
		tracing, err := NewTracing(t.Context(), TracingConfig{LookupEnv: os.LookupEnv, Log: slog.New(slog.DiscardHandler)})
		if err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest("BREW", "/"+token, nil)
		r.Header.Set("Traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01") // sampled, says the stranger
		watch(everything(), MiddlewareConfig{Tracing: tracing}, redirecting, r)
		if err := tracing.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if ask("parentbased_always_off"); len(c.spans) != 0 {
		t.Errorf("a stranger had %d spans recorded", len(c.spans))
	}
	if ask("always_on"); len(c.spans) != 1 {
		t.Fatalf("%d spans", len(c.spans))
	}
	if got := c.spans[0].Name; got != "HTTP /{slug}" {
		t.Errorf("the span is called %s", got)
	}
	if text := c.spans[0].String(); strings.Contains(text, token) || !strings.Contains(text, "jink_…") {
		t.Errorf("a token is sent along: %s", text)
	}
}

func TestExemplars_name_the_trace_where_it_is_kept(t *testing.T) {
	c := &receiver{}
	server := httptest.NewServer(c)
	defer server.Close()
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", server.URL)
	for sampler, kept := range map[string]bool{"always_on": true, "always_off": false} {
		t.Setenv("OTEL_TRACES_SAMPLER", sampler)
		tracing, err := NewTracing(t.Context(), TracingConfig{LookupEnv: os.LookupEnv, Log: slog.New(slog.DiscardHandler)})
		if err != nil {
			t.Fatal(err)
		}
		m := everything()
		watch(m, MiddlewareConfig{Tracing: tracing}, redirecting, httptest.NewRequest("GET", "/a", nil))
		if err := tracing.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
		r, w := httptest.NewRequest("GET", "/metrics", nil), httptest.NewRecorder()
		r.Header.Set("Accept", "application/openmetrics-text;version=1.0.0")
		m.Handler().ServeHTTP(w, r)
		exemplar := []byte(`# {trace_id="`)
		if kept {
			exemplar = fmt.Appendf(exemplar, "%s", hex.EncodeToString(c.spans[0].TraceId))
		}
		if got := bytes.Contains(w.Body.Bytes(), exemplar); got != kept || !strings.Contains(w.Body.String(), "# EOF") {
			t.Errorf("%s: exemplar %v\n%s", sampler, got, w.Body)
		}
	}
}
