package app

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/client"
	"github.com/jinklink/jink/store/storetest/pgtest"
)

// nodes starts n servers on one database. All but the first know its token.
func nodes(t *testing.T, dsn string, n int, flags map[string]string) []*running {
	t.Helper()
	var all []*running
	for range n {
		own := map[string]string{"store": dsn}
		for k, v := range flags {
			own[k] = v
		}
		r := start(t, t.TempDir(), own)
		if len(all) > 0 {
			r.token = all[0].token
		}
		all = append(all, r)
	}
	return all
}

func (r *running) add(slug string, change func(*v1.NewLink)) {
	r.t.Helper()
	l := v1.NewLink{URL: "https://example.com/" + slug, Slug: &slug}
	if change != nil {
		change(&l)
	}
	if _, err := r.client().Create(r.t.Context(), l); err != nil {
		r.t.Fatal(err)
	}
}

func (r *running) clicks(slug string) int64 {
	r.t.Helper()
	l, err := r.client().Get(r.t.Context(), client.Ref{Slug: slug})
	if err != nil {
		r.t.Fatal(err)
	}
	return l.Clicks
}

func within(t *testing.T, d time.Duration, what string, happened func() bool) time.Duration {
	t.Helper()
	for began := time.Now(); ; time.Sleep(2 * time.Millisecond) {
		if happened() {
			return time.Since(began)
		}
		if time.Since(began) > d {
			t.Fatalf("waited %v in vain for %s", d, what)
		}
	}
}

// TestNodes_see_what_others_change_within_a_second changes a link as often as JINK_TRIES says, 60 times by default, and breaks
// the connections that changes are told over after every fiftieth time.
func TestNodes_see_what_others_change_within_a_second(t *testing.T) {
	tries, bound := 60, 3*time.Second // other tests may keep the processors busy
	if n, err := strconv.Atoi(os.Getenv("JINK_TRIES")); err == nil {
		tries, bound = n, time.Second
	}
	two := nodes(t, database.Start(t), 2, nil)
	a, b := two[0], two[1]
	location := func() string { _, to, _ := visit(t, "GET", b.base+"/x"); return to }
	if location() != "" { // b remembers that there is no such link
		t.Fatal("there is a link")
	}
	a.add("x", nil)
	within(t, bound, "a new link", func() bool { return location() == "https://example.com/x" })
	var took []time.Duration
	for i := range tries {
		if i%50 == 49 {
			database.Command(t, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_snapshot_xmin(snapshot%' AND pid <> pg_backend_pid()")
		}
		to := fmt.Sprint("https://example.com/", i)
		if _, err := a.client().Update(t.Context(), client.Ref{Slug: "x"}, v1.LinkPatch{URL: v1.Value(to)}, 0); err != nil {
			t.Fatal(err)
		}
		took = append(took, within(t, bound, "a change", func() bool { return location() == to }))
	}
	slices.Sort(took)
	t.Logf("of %d changes half were seen within %v, all within %v", tries, took[tries/2].Round(time.Millisecond/10), took[tries-1].Round(time.Millisecond/10))
	if err := a.client().Delete(t.Context(), client.Ref{Slug: "x"}, 0); err != nil {
		t.Fatal(err)
	}
	within(t, bound, "a deletion", func() bool { status, _, _ := visit(t, "GET", b.base+"/x"); return status == 410 })

	made, err := a.client().CreateToken(t.Context(), v1.NewToken{Name: "other", Scopes: []string{"links:read"}})
	if err != nil {
		t.Fatal(err)
	}
	other := *b
	other.token = made.Secret
	if _, err := other.client().List(t.Context(), client.Query{}); err != nil {
		t.Fatal(err)
	}
	if err := a.client().RevokeToken(t.Context(), made.ID); err != nil {
		t.Fatal(err)
	}
	within(t, bound, "a revocation", func() bool {
		_, err := other.client().List(t.Context(), client.Query{})
		p, ok := errors.AsType[*v1.Problem](err)
		return ok && p.Status == 401
	})
}

func TestNodes_share_the_clicks_of_a_limited_link(t *testing.T) {
	three := nodes(t, database.Start(t), 3, nil)
	three[0].add("x", func(l *v1.NewLink) { l.MaxClicks = new(int64(50)) })
	var followed atomic.Int64
	var visitors sync.WaitGroup
	for i := range 12 {
		visitors.Go(func() {
			for range 20 {
				if status, _, _ := visit(t, "GET", three[i%3].base+"/x"); status == 302 {
					followed.Add(1)
				}
			}
		})
	}
	visitors.Wait()
	if followed.Load() != 50 {
		t.Errorf("a link for 50 visits was followed %d times", followed.Load())
	}
}

func TestDatabase_away_and_back(t *testing.T) {
	own := pgtest.Own(t)
	r := nodes(t, own.Start(t), 1, nil)[0]
	cold := nodes(t, r.store(), 1, nil)[0] // has nothing in memory
	r.add("known", nil)
	r.add("limited", func(l *v1.NewLink) { l.MaxClicks = new(int64(5)) })
	visit(t, "GET", r.base+"/known")
	visit(t, "GET", r.base+"/limited")
	within(t, 5*time.Second, "the first click", func() bool { return r.clicks("known") == 1 })
	time.Sleep(time.Second)          // a node hears of its own changes too, and forgets what it has looked up since
	visit(t, "GET", r.base+"/known") // so this is what it remembers
	within(t, 5*time.Second, "the second click", func() bool { return r.clicks("known") == 2 })
	own.Kill(t)
	for range 20 {
		if status, to, _ := visit(t, "GET", r.base+"/known"); status != 302 || to != "https://example.com/known" {
			t.Errorf("a cached link: %d %s", status, to)
		}
	}
	for _, path := range []string{"/unknown", "/limited", "/api/v1/links"} {
		req, _ := http.NewRequest("GET", r.base+path, nil)
		req.Header.Set("Authorization", "Bearer "+r.token)
		resp, err := http.DefaultTransport.RoundTrip(req)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != 503 || resp.Header.Get("Retry-After") == "" {
			t.Errorf("%s: %d, Retry-After %q", path, resp.StatusCode, resp.Header.Get("Retry-After"))
		}
	}
	for n, want := range map[*running]string{r: `200 "degraded"`, cold: `503 "unavailable"`} {
		status, _, body := visit(t, "GET", n.admin+"/readyz")
		got := fmt.Sprint(status, " ", body[strings.Index(body, `"status":`)+len(`"status":`):])
		if !strings.HasPrefix(got, want) {
			t.Errorf("/readyz: %d %s, want %s", status, body, want)
		}
		if status, _, _ := visit(t, "GET", n.admin+"/livez"); status != 200 {
			t.Errorf("/livez: %d", status)
		}
	}
	own.Resume(t)
	within(t, 10*time.Second, "the clicks that waited", func() bool {
		l, err := r.client().Get(context.WithoutCancel(t.Context()), client.Ref{Slug: "known"})
		return err == nil && l.Clicks == 22
	})
	within(t, 10*time.Second, "a ready server", func() bool {
		status, _, body := visit(t, "GET", r.admin+"/readyz")
		return status == 200 && strings.Contains(body, `"status":"ok"`)
	})
	if status, _, _ := visit(t, "GET", r.base+"/unknown"); status != 404 {
		t.Errorf("an unknown slug: %d", status)
	}
	time.Sleep(1500 * time.Millisecond)
	if got := r.clicks("known"); got != 22 {
		t.Errorf("%d clicks are counted, want 22", got)
	}
}

// TestFailover_under_load has visitors ask two nodes for a link while the primary dies and its standby takes over.
func TestFailover_under_load(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	primary := pgtest.Own(t)
	dsn := primary.Start(t)
	standby := primary.Standby(t, true)
	two := nodes(t, pgtest.Hosts(t, dsn, primary, standby), 2, nil)
	two[0].add("x", nil)
	for _, n := range two {
		visit(t, "GET", n.base+"/x")
	}
	var asked, failed atomic.Int64
	asked.Add(2)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var visitors sync.WaitGroup
	for i := range 4 {
		visitors.Go(func() {
			for ctx.Err() == nil {
				if status, _, _ := visit(t, "GET", two[i%2].base+"/x"); status != 302 {
					failed.Add(1)
				}
				asked.Add(1)
				time.Sleep(time.Millisecond)
			}
		})
	}
	time.Sleep(time.Second)
	primary.Kill(t)
	died := time.Now()
	time.Sleep(time.Second)
	standby.Promote(t)
	promoted := time.Now()
	within(t, 20*time.Second, "a link that is made", func() bool {
		slug := "after"
		_, err := two[1].client().Create(context.WithoutCancel(t.Context()), v1.NewLink{URL: "https://example.com/after", Slug: &slug})
		return err == nil
	})
	t.Logf("links can be made %v after the standby took over, %v after the primary died", time.Since(promoted).Round(time.Millisecond), time.Since(died).Round(time.Millisecond))
	time.Sleep(time.Second)
	stop()
	visitors.Wait()
	within(t, 15*time.Second, "every click to be counted", func() bool { return two[0].clicks("x") == asked.Load() })
	t.Logf("%d redirects, %d failed", asked.Load(), failed.Load())
	if failed.Load() != 0 {
		t.Errorf("%d of %d redirects failed", failed.Load(), asked.Load())
	}
}

func TestReplicas_are_read(t *testing.T) {
	if testing.Short() {
		t.Skip("starts servers of its own")
	}
	primary := pgtest.Own(t)
	dsn := primary.Start(t)
	standby := primary.Standby(t, false)
	r := nodes(t, dsn, 1, map[string]string{"store_read": pgtest.Hosts(t, dsn, standby)})[0]
	r.add("x", nil)
	if status, _, _ := visit(t, "GET", r.base+"/x"); status != 302 { // at once, although the replica may not have it yet
		t.Fatal(status)
	}
	i := 0
	within(t, 5*time.Second, "the replica to be read", func() bool {
		i++
		visit(t, "GET", fmt.Sprint(r.base, "/none", i))
		_, _, body := visit(t, "GET", r.admin+"/metrics")
		return strings.Contains(body, `jink_store_replica_reads_total{result="replica"}`) && !strings.Contains(body, `{result="replica"} 0`)
	})
}
