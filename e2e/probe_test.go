package e2e

import (
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jinklink/jink/app/apptest"
	"github.com/jinklink/jink/client"
	"github.com/jinklink/jink/probe"
)

// TestProbe_killed holds that a prober that is killed in the middle of a round leaves nothing but a link that expires soon.
func TestProbe_killed(t *testing.T) {
	s := apptest.Start(t)
	u, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	reached, release := make(chan struct{}), make(chan struct{})
	var once sync.Once
	proxy := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(u) }}
	between := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/canary-") {
			once.Do(func() { close(reached) })
			<-release
		}
		proxy.ServeHTTP(w, r)
	}))
	defer between.Close()
	defer close(release)

	cmd := command(t, filepath.Join(program, "jink"), "probe", "--target", between.URL)
	cmd.Env = []string{"JINK_TOKEN=" + s.Token}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	select {
	case <-reached:
	case <-time.After(10 * time.Second):
		t.Error("the link is not followed")
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err == nil {
		t.Fatal("the prober was not killed")
	}

	page, err := s.Client(t).List(t.Context(), client.Query{})
	if err != nil || len(page.Links) != 1 {
		t.Fatalf("%v, links %v", err, page.Links)
	}
	l := page.Links[0]
	if l.ExpiresAt == nil || time.Until(*l.ExpiresAt) > 15*time.Minute || len(l.Tags) != 1 || l.Tags[0] != probe.Tag {
		t.Errorf("left %+v", l)
	}
}
