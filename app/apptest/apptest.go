// Package apptest starts whole servers for the tests of packages that talk to one from outside. It exists so that they meet
// what operators run, and not a part of it.
package apptest

import (
	"bytes"
	"context"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/app"
	"github.com/jinklink/jink/client"
)

// Server is a server that a test has started on the loopback interface, with a database of its own. It ends with the test.
type Server struct {
	URL   string // of the public listener
	Token string // with the scope admin
}

// Start starts a server. Settings are keys and values as in the configuration file.
func Start(t testing.TB, settings ...string) *Server {
	t.Helper()
	flags := map[string]string{"addr": "127.0.0.1:0", "admin_addr": "", "data_dir": t.TempDir(), "drain_delay": "0s"}
	for i := 0; i < len(settings); i += 2 {
		flags[settings[i]] = settings[i+1]
	}
	cfg, err := app.Load(app.Sources{Flags: flags})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	out, log, done := &buffer{}, &buffer{}, make(chan error, 1)
	go func() { done <- app.Run(ctx, cfg, app.Streams{Out: out, Err: log}) }()
	t.Cleanup(func() {
		stop()
		select {
		case err := <-done:
			if err != nil {
				t.Errorf("the server ended with %v", err)
			}
		case <-time.After(time.Minute):
			t.Errorf("the server does not end: %s", log)
		}
	})
	for deadline := time.Now().Add(20 * time.Second); !strings.Contains(out.String(), "export JINK_TOKEN"); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("the server does not start: %s%s", out, log)
		}
	}
	base := regexp.MustCompile(`short links at (http://127\.0\.0\.1:\d+)/`).FindStringSubmatch(out.String())
	if base == nil {
		t.Fatalf("the server does not say where it is: %s", out)
	}
	return &Server{URL: base[1], Token: regexp.MustCompile(`jink_[\w-]{40,}`).FindString(out.String())}
}

// Client returns a client that may do everything.
func (s *Server) Client(t testing.TB) *client.Client {
	t.Helper()
	c, err := client.New(client.Config{URL: s.URL, Token: s.Token})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Create makes a link.
func (s *Server) Create(t testing.TB, slug, url string) *v1.Link {
	t.Helper()
	l, err := s.Client(t).Create(t.Context(), v1.NewLink{Slug: &slug, URL: url})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// buffer is written by a server while a test reads it.
type buffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}
