package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jinklink/jink/app/apptest"
	"github.com/jinklink/jink/client"
)

// output is written by a command while a test reads it.
type output struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.buf.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.buf.String()
}

// command runs a command line with the environment, and returns the exit code and what it wrote.
func command(t *testing.T, ctx context.Context, env map[string]string, args ...string) (code int, out, errs string) {
	t.Helper()
	var stdout, stderr output
	code = Run(ctx, Env{Args: args, Stdin: strings.NewReader(""), Stdout: &stdout, Stderr: &stderr, Version: "v1.2.3",
		LookupEnv: func(name string) (string, bool) { v, ok := env[name]; return v, ok }})
	return code, stdout.String(), stderr.String()
}

func TestProbe(t *testing.T) {
	s := apptest.Start(t)
	s.Create(t, "known", "https://example.com/known")
	token := map[string]string{"JINK_TOKEN": s.Token}
	gone := httptest.NewServer(nil)
	gone.Close()
	for name, test := range map[string]struct {
		env  map[string]string
		args []string
		code int
		out  string // that must be there
		errs string
	}{
		"all is well":                      {token, []string{"--target", s.URL}, 0, "\tgone\t", ""},
		"the server is the target":         {map[string]string{"JINK_TOKEN": s.Token, "JINK_URL": s.URL}, nil, 0, "\tgone\t", ""},
		"a link that is there":             {nil, []string{"--target", s.URL, "--slug", "known", "--expect", "https://example.com/known"}, 0, "\tfollow\t", ""},
		"with another target":              {nil, []string{"--target", s.URL, "--slug", "known", "--expect", "https://example.com/x"}, 1, "\tfailed\n", "follow: expected a redirect to https://example.com/x, got 302 to https://example.com/known\n"},
		"two targets, one of them down":    {token, []string{"--target", "a=" + s.URL, "--target", "b=" + gone.URL}, 1, "a\tgone\t", "jink: b: connect: dial tcp"},
		"nodes behind a name":              {token, []string{"--target", "http://s.localhost:80", "--resolve", "s.localhost:80=" + s.URL[7:], "--resolve", "S.localhost:80=" + gone.URL[7:]}, 1, "http://s.localhost:80 at " + s.URL[7:] + "\tgone\t", "http://s.localhost:80 at " + gone.URL[7:] + ": connect: "},
		"no token":                         {nil, []string{"--target", s.URL}, 2, "", "there is no token to make a link with"},
		"expecting without a slug":         {token, []string{"--target", s.URL, "--expect", "x"}, 2, "", "only be said with its slug"},
		"a target without a scheme":        {token, []string{"--target", "s.example"}, 2, "", `"s.example" does not begin with http`},
		"a target that is there twice":     {token, []string{"--target", s.URL, "--target", s.URL}, 2, "", "is there twice"},
		"no address":                       {token, []string{"--target", s.URL, "--resolve", s.URL[7:]}, 2, "", "is not HOST:PORT=ADDRESS"},
		"an address that nobody asks for":  {token, []string{"--target", s.URL, "--resolve", "s.example:443=10.0.0.1"}, 2, "", "--resolve: s.example:443 is asked for by no target"},
		"metrics of one round":             {token, []string{"--target", s.URL, "--metrics-addr", ":0"}, 2, "", "goes with --interval"},
		"too often":                        {token, []string{"--target", s.URL, "--interval", "10ms"}, 2, "", "at least 1s"},
		"no time":                          {token, []string{"--target", s.URL, "--warn-certificate", "soon"}, 2, "", `"soon" is no span of time`},
		"a token that would be overheard":  {token, []string{"--target", "http://s.example"}, 1, "", "is not HTTPS"},
		"metrics where somebody listens":   {token, []string{"--target", s.URL, "--interval", "1s", "--metrics-addr", s.URL[7:]}, 2, "", "cannot listen on"},
		"too long for a round that is due": {token, []string{"--target", s.URL, "--timeout", "0s"}, 2, "", "--timeout: must be above 0"},
	} {
		t.Run(name, func(t *testing.T) {
			code, out, errs := command(t, t.Context(), test.env, append([]string{"probe"}, test.args...)...)
			if code != test.code || !strings.Contains(out, test.out) || !strings.Contains(errs, test.errs) || (errs == "") != (test.errs == "") {
				t.Errorf("code %d\n%s%s", code, out, errs)
			}
		})
	}
}

func TestProbe_JSON(t *testing.T) {
	s := apptest.Start(t)
	code, out, errs := command(t, t.Context(), map[string]string{"JINK_TOKEN": s.Token}, "probe", "--target", "x="+s.URL, "--json")
	var got struct {
		Target   string
		Healthy  bool
		Duration float64 `json:"duration_seconds"`
		Failure  any
		Warnings []string
		Steps    []struct {
			Step     string
			OK       bool
			Duration float64 `json:"duration_seconds"`
		}
		Phases map[string]float64
		Status int
		IP     string
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil || code != 0 || errs != "" {
		t.Fatalf("%v, code %d\n%s%s", err, code, out, errs)
	}
	if got.Target != "x" || !got.Healthy || got.Duration <= 0 || got.Failure != nil || got.Warnings == nil || len(got.Steps) != 9 || !got.Steps[8].OK ||
		got.Phases["processing_seconds"] <= 0 || got.Status != 302 || got.IP != "127.0.0.1" {
		t.Errorf("%+v", got)
	}

	code, out, _ = command(t, t.Context(), nil, "probe", "--target", s.URL, "--slug", "unknown", "--json")
	if want := `"failure":{"step":"follow","expected":"a redirect","got":"404 Not Found (There is no such link)"}`; code != 1 || !strings.Contains(out, want) {
		t.Errorf("code %d\n%s", code, out)
	}
}

// With an interval the probe goes round, logs, and serves metrics, until it is stopped; then nothing of it is left.
func TestProbe_interval(t *testing.T) {
	s := apptest.Start(t)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var errs output
	done := make(chan int, 1)
	go func() {
		done <- Run(ctx, Env{Args: []string{"probe", "--target", "x=" + s.URL, "--interval", "1s", "--metrics-addr", "127.0.0.1:0"}, Stderr: &errs, Stdout: io.Discard,
			LookupEnv: func(name string) (string, bool) {
				v, ok := map[string]string{"JINK_TOKEN": s.Token}[name]
				return v, ok
			}})
	}()
	type line struct{ Level, Msg, Target, Address string }
	rounds := func() (n int, address string) {
		for l := range strings.Lines(errs.String()) {
			var x line
			if err := json.Unmarshal([]byte(l), &x); err != nil {
				continue // it is being written
			}
			if x.Address != "" {
				address = x.Address
			}
			if x.Msg == "the target works" && x.Target == "x" && x.Level == "INFO" {
				n++
			}
		}
		return n, address
	}
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		if n, _ := rounds(); n >= 2 {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("there are no two rounds: %s", errs.String())
		}
	}
	_, address := rounds()
	resp, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(resp.Body)
	resp.Body.Close()
	if err != nil || !strings.Contains(string(body), `probe_success{address="",target="x"} 1`) {
		t.Errorf("%v %s", err, body)
	}
	stop()
	if code := <-done; code != 0 {
		t.Errorf("code %d: %s", code, errs.String())
	}
	if page, err := s.Client(t).List(t.Context(), client.Query{}); err != nil || len(page.Links) > 0 {
		t.Errorf("%v, left %v", err, page.Links)
	}
	if conn, err := net.DialTimeout("tcp", strings.TrimSuffix(strings.TrimPrefix(address, "http://"), "/metrics"), time.Second); err == nil {
		conn.Close()
		t.Error("the metrics are still served")
	}
}

func TestProbe_interrupted(t *testing.T) {
	slow := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }))
	defer slow.Close()
	ctx, cancel := context.WithCancelCause(t.Context())
	time.AfterFunc(100*time.Millisecond, func() { cancel(errors.New("a signal")) })
	code, out, errs := command(t, ctx, map[string]string{"JINK_TOKEN": "t"}, "probe", "--target", slow.URL)
	if code != 1 || out != "" || errs != "jink: interrupted\n" {
		t.Error(fmt.Sprint(code, out, errs))
	}
}
