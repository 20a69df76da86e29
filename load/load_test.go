package load_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"math"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/app/apptest"
	"github.com/jinklink/jink/client"
	"github.com/jinklink/jink/load"
)

func run(t *testing.T, ctx context.Context, cfg load.Config) *load.Result {
	t.Helper()
	r, err := load.Run(ctx, cfg)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// jinkLike answers as jink redirects.
func jinkLike(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Location", "https://example.com/")
	w.Header().Set("Cache-Control", "private, max-age=0")
	w.WriteHeader(302)
}

func serve(t *testing.T, h http.HandlerFunc) string {
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

func TestRun_keepsTheRate(t *testing.T) {
	t.Parallel()
	s := apptest.Start(t)
	var slugs []string
	for i := range 10 {
		slugs = append(slugs, s.Create(t, fmt.Sprintf("l%d", i), "https://example.com/").Slug)
	}
	for name, test := range map[string]struct {
		arrivals load.Arrivals
		counted  bool
		spread   float64 // by how much the number of requests may differ
	}{
		"in equal distances":                  {load.Constant, false, 1},
		"as visitors come, counted as clicks": {load.Poisson, true, 5 * math.Sqrt(200)}, // five standard deviations
	} {
		t.Run(name, func(t *testing.T) {
			before := clicks(t, s)
			r := run(t, t.Context(), load.Config{Target: s.URL, Slugs: slugs, Rate: 200, Duration: time.Second, Zipf: 1.1, Connections: 8,
				Arrivals: test.arrivals, Counted: test.counted, Seed: 7})
			if math.Abs(float64(r.Due)-200) > test.spread || r.Sent != r.Due || r.Redirected != r.Sent || r.Answered != r.Sent ||
				r.Statuses["302"] != r.Sent || len(r.Errors) > 0 || r.Stopped != load.Finished || r.Counted != test.counted {
				t.Errorf("%+v", r)
			}
			if r.Seconds < 0.8 || r.Seconds > 3 || math.Abs(r.Rate*r.Seconds-float64(r.Answered)) > 0.01 {
				t.Errorf("%.3f s, %.1f a second", r.Seconds, r.Rate)
			}
			for what, x := range map[string]load.Times{"latency": r.Latency, "service": r.Service} {
				if !(0 < x.P50 && x.P50 <= x.P90 && x.P90 <= x.P99 && x.P99 <= x.P999 && x.P999 <= x.Max && 0 < x.Mean && x.Mean <= x.Max) {
					t.Errorf("%s: %+v", what, x)
				}
			}
			want := 0
			if test.counted {
				want = r.Redirected
			}
			for deadline := time.Now().Add(5 * time.Second); ; time.Sleep(50 * time.Millisecond) {
				got := clicks(t, s) - before
				if got == want && (want > 0 || time.Now().After(deadline.Add(-3500*time.Millisecond))) {
					break // clicks are stored each second, so nothing is concluded from none before that
				}
				if time.Now().After(deadline) {
					t.Fatalf("%d clicks were counted, want %d", got, want)
				}
			}
		})
	}
}

func clicks(t *testing.T, s *apptest.Server) int {
	t.Helper()
	n := 0
	for l, err := range s.Client(t).Links(t.Context(), client.Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		n += int(l.Clicks)
	}
	return n
}

// A server that stalls for a second makes everyone wait who comes meanwhile, though only as many are under way as there
// are connections.
func TestRun_doesNotOmitWhoHadToWait(t *testing.T) {
	t.Parallel()
	var once sync.Once
	var stalled sync.RWMutex
	began := time.Now()
	target := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if time.Since(began) > 200*time.Millisecond {
			once.Do(func() {
				stalled.Lock()
				defer stalled.Unlock()
				time.Sleep(time.Second)
			})
		}
		stalled.RLock()
		defer stalled.RUnlock()
		jinkLike(w, r)
	})
	r := run(t, t.Context(), load.Config{Target: target, Slugs: []string{"a"}, Rate: 100, Duration: 2 * time.Second, Connections: 2, Arrivals: load.Constant})
	// Half of the requests were due during the stall, and waited half a second in the mean.
	if r.Latency.P90 < 0.6 || r.Latency.P99 < 0.9 || r.Latency.Max < 0.95 || r.Latency.Mean < 0.15 {
		t.Errorf("the stall does not show: %+v", r.Latency)
	}
	if r.Service.P90 > 0.2 {
		t.Errorf("but for two requests none took long once it was sent: %+v", r.Service)
	}
	if r.Sent != r.Due || r.Stopped != load.Finished {
		t.Errorf("%+v", r)
	}
}

// What a slow target could not be asked for is not forgotten.
func TestRun_givesUpWhatIsTooLate(t *testing.T) {
	t.Parallel()
	target := serve(t, func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(50 * time.Millisecond)
		jinkLike(w, r)
	})
	r := run(t, t.Context(), load.Config{Target: target, Slugs: []string{"a"}, Rate: 200, Duration: 500 * time.Millisecond, Connections: 1,
		Timeout: 300 * time.Millisecond, Arrivals: load.Constant})
	if r.Stopped != load.Behind || r.Due < 99 || r.Due > 101 || r.Sent < 5 || r.Sent > 17 || r.Seconds > 1.5 {
		t.Errorf("%+v", r)
	}
}

func TestRun_stops(t *testing.T) {
	t.Parallel()
	t.Run("where the target fails", func(t *testing.T) {
		if testing.Short() {
			t.Skip("it looks at five seconds")
		}
		t.Parallel()
		var asked atomic.Int64
		target := serve(t, func(w http.ResponseWriter, r *http.Request) {
			if asked.Add(1)%4 == 0 {
				jinkLike(w, r)
				return
			}
			http.Error(w, "upstream", http.StatusBadGateway)
		})
		r := run(t, t.Context(), load.Config{Target: target, Slugs: []string{"a"}, Rate: 50, Duration: time.Minute})
		if r.Stopped != load.Failing || r.Seconds < 4.9 || r.Seconds > 8 || r.Failed < 100 || r.Statuses["502"] != r.Failed || r.Answered == 0 {
			t.Errorf("%+v", r)
		}
	})
	t.Run("at once where something else than jink answers", func(t *testing.T) {
		t.Parallel()
		var asked atomic.Int64
		target := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			asked.Add(1)
			io.WriteString(w, "<h1>It works!")
		})
		r := run(t, t.Context(), load.Config{Target: target, Slugs: []string{"a"}, Rate: 200, Duration: time.Minute, Connections: 4})
		if r.Stopped != load.Foreign || r.Foreign < 10 || asked.Load() > 20 || r.Seconds > 5 {
			t.Errorf("%d requests: %+v", asked.Load(), r)
		}
	})
	t.Run("when it is interrupted, with what there is", func(t *testing.T) {
		t.Parallel()
		ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
		defer cancel()
		r := run(t, ctx, load.Config{Target: serve(t, jinkLike), Slugs: []string{"a"}, Rate: 100, Duration: time.Minute, Arrivals: load.Constant})
		if r.Stopped != load.Interrupted || r.Redirected < 10 || r.Sent != r.Redirected+r.Cut+r.Failed || r.Due < r.Sent || r.Due > r.Sent+2 || r.Seconds > 3 {
			t.Errorf("%+v", r)
		}
	})
}

func TestRun_countsErrorsByKind(t *testing.T) {
	t.Parallel()
	gone := httptest.NewServer(nil)
	gone.Close()
	slow := serve(t, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	secure := httptest.NewUnstartedServer(http.HandlerFunc(jinkLike))
	secure.Config.ErrorLog = log.New(io.Discard, "", 0)
	secure.StartTLS()
	t.Cleanup(secure.Close)
	for want, target := range map[string]string{"connection refused": gone.URL, "timeout": slow, "resolve": "http://no-such-host.invalid", "tls": secure.URL} {
		t.Run(want, func(t *testing.T) {
			cfg := load.Config{Target: target, Slugs: []string{"a"}, Rate: 20, Duration: 200 * time.Millisecond, Arrivals: load.Constant}
			if want == "timeout" {
				cfg.Timeout = 100 * time.Millisecond
			}
			r := run(t, t.Context(), cfg)
			if r.Failed == 0 || r.Errors[want] != r.Failed || r.Answered != 0 || r.Stopped != load.Finished {
				t.Errorf("%+v", r)
			}
		})
	}
}

func TestRecognize(t *testing.T) {
	t.Parallel()
	s := apptest.Start(t)
	s.Create(t, "known", "https://example.com/")
	s.Create(t, "once", "https://example.com/")
	if _, err := s.Client(t).Update(t.Context(), client.Ref{Slug: "once"}, v1.LinkPatch{MaxClicks: v1.Value(int64(1))}, 0); err != nil {
		t.Fatal(err)
	}
	page := serve(t, func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "<h1>It works!") })
	moved := serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "https://other.example"+r.URL.Path, http.StatusMovedPermanently)
	})
	for name, test := range map[string]struct {
		target, slug, want string
	}{
		"jink":                              {s.URL, "known", ""},
		"jink without the link":             {s.URL, "unknown", `the link "unknown" of ` + s.URL + " does not redirect: got 404"},
		"a page":                            {page, "known", `does not answer like jink when it is asked for "known": got 200`},
		"a balancer that leads to HTTPS":    {moved, "known", `does not answer like jink when it is asked for "known": got 301`},
		"a link that can be visited once":   {s.URL, "once", ""},
		"and was not visited by looking at": {s.URL, "once", ""},
	} {
		t.Run(name, func(t *testing.T) {
			err := load.Recognize(t.Context(), load.Config{Target: test.target, Slugs: []string{test.slug}, Rate: 1, Duration: time.Second})
			if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v", err)
			}
		})
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := load.Recognize(ctx, load.Config{Target: s.URL, Slugs: []string{"known"}, Rate: 1, Duration: 1}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestPublic(t *testing.T) {
	for target, want := range map[string]bool{
		"http://127.0.0.1:8080": false, "http://localhost": false, "http://[::1]": false, "http://10.1.2.3": false, "http://192.168.0.9": false,
		"http://172.20.0.1": false, "http://100.100.1.1": false, "http://[fd00::1]": false, "http://[fe80::1]": false, "http://[::ffff:10.0.0.1]": false,
		"http://203.0.113.9": true, "https://[2001:db8::1]": true, "http://[::ffff:203.0.113.9]": true, "http://100.128.0.1": true, "http://172.32.0.1": true,
	} {
		if got, err := load.Public(t.Context(), target); got != want || err != nil {
			t.Errorf("%s: %v %v", target, got, err)
		}
	}
	if _, err := load.Public(t.Context(), "https://no-such-host.invalid"); err == nil {
		t.Error("a name that does not resolve is no error")
	}
}

func TestConfig_Check(t *testing.T) {
	good := load.Config{Target: "https://s.example", Slugs: []string{"a"}, Rate: 1, Duration: 1}
	if err := good.Check(); err != nil {
		t.Fatal(err)
	}
	for want, change := range map[string]func(*load.Config){
		"is no URL":                           func(c *load.Config) { c.Target = "s.example" },
		"may hold only":                       func(c *load.Config) { c.Target = "https://s.example/?a" },
		"no links to ask for":                 func(c *load.Config) { c.Slugs = nil },
		"the rate must be above 0":            func(c *load.Config) { c.Rate = math.NaN() },
		"the duration must be above 0":        func(c *load.Config) { c.Duration = 0 },
		"at least one connection":             func(c *load.Config) { c.Connections = -1 },
		"the exponent must be from 0":         func(c *load.Config) { c.Zipf = -1 },
		`arrivals are poisson or constant, n`: func(c *load.Config) { c.Arrivals = "bursts" },
	} {
		c := good
		change(&c)
		_, err := load.Run(t.Context(), c)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
