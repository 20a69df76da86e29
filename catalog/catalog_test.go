package catalog

import (
	"context"
	"fmt"
	"maps"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/password"
	"github.com/jinklink/jink/slug"
	"github.com/jinklink/jink/store/sqlite"
)

// book is a Catalog over a real store, with a clock that a test can turn and a record of what was announced.
type book struct {
	*Catalog
	t       *testing.T
	now     time.Time
	mu      sync.Mutex
	changed []link.Ref
}

func newBook(t *testing.T, change func(*Config)) *book {
	store, err := sqlite.Open(t.Context(), sqlite.Config{Path: filepath.Join(t.TempDir(), "jink.db")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	b := &book{t: t, now: time.Date(2030, 1, 1, 12, 0, 0, 0, time.UTC)}
	cfg := Config{
		Store:     store,
		Domains:   []Domain{{BaseURL: "https://s.example", ForwardQuery: true}, {BaseURL: "https://go.example:8443", Generator: slug.Words, Status: 307}},
		Passwords: password.New(password.Config{MemoryKiB: 8, Passes: 1}),
		Now:       func() time.Time { return b.now },
		Changed: func(refs ...link.Ref) {
			b.mu.Lock()
			defer b.mu.Unlock()
			b.changed = append(b.changed, refs...)
		},
	}
	if change != nil {
		change(&cfg)
	}
	cfg.Generators = slug.New(slug.Config{Key: []byte("key"), Lease: store.NextSequence, Policy: cfg.Slugs})
	if b.Catalog, err = New(cfg); err != nil {
		t.Fatal(err)
	}
	return b
}

var someone = &link.Actor{Name: "someone"}

func (b *book) create(r Request) Result {
	b.t.Helper()
	results, err := b.Create(b.t.Context(), someone, r)
	if err != nil {
		b.t.Fatal(err)
	}
	return results[0]
}

func (b *book) mustCreate(r Request) *link.Link {
	b.t.Helper()
	r0 := b.create(r)
	if r0.Err != nil {
		b.t.Fatal(r0.Err)
	}
	return r0.Link
}

func ptr[T any](v T) *T { return &v }

// fields returns the fields that err complains about, in order.
func fields(err error) []string {
	var names []string
	if e, ok := err.(*link.Error); ok {
		for _, f := range e.Fields {
			names = append(names, f.Field)
		}
	}
	return names
}

func TestCreate_takes_what_is_not_said_from_the_domain(t *testing.T) {
	b := newBook(t, nil)
	l := b.mustCreate(Request{URL: "HTTPS://Example.com"})
	if l.URL != "https://example.com/" || l.Status != 302 || !l.ForwardQuery || !l.Enabled || l.Domain != "" || len(l.Slug) != 7 ||
		l.CreatedBy != "someone" || l.Revision != 1 || !l.CreatedAt.Equal(b.now) {
		t.Errorf("%+v", l)
	}
	if got := b.ShortURL(l); got != "https://s.example/"+l.Slug {
		t.Errorf("ShortURL = %q", got)
	}
	l = b.mustCreate(Request{URL: "https://example.com", Domain: ptr("GO.example:8443")})
	if l.Domain != "go.example:8443" || l.Status != 307 || l.ForwardQuery || strings.Count(l.Slug, "-") != 1 {
		t.Errorf("%+v", l)
	}
	if got := b.ShortURL(l); got != "https://go.example:8443/"+l.Slug {
		t.Errorf("ShortURL = %q", got)
	}
	if got := b.ShortURL(&link.Link{Slug: "grün/🦊"}); got != "https://s.example/gr%C3%BCn/%F0%9F%A6%8A" {
		t.Errorf("ShortURL = %q", got)
	}
}

func TestCreate_names_every_field_that_is_wrong(t *testing.T) {
	b := newBook(t, nil)
	for name, c := range map[string]struct {
		request Request
		want    []string
	}{
		"url":            {Request{URL: "javascript:alert(1)"}, []string{"url"}},
		"own domain":     {Request{URL: "https://S.example/x"}, []string{"url"}},
		"own with a dot": {Request{URL: "https://s.example./x"}, []string{"url"}},
		"port and dot":   {Request{URL: "https://go.example.:8443/x"}, []string{"url"}},
		"other own":      {Request{URL: "https://go.example:8443/x"}, []string{"url"}},
		"many":           {Request{URL: "x", Status: ptr(200), MaxClicks: ptr(int64(-1)), Slug: ptr("a b"), Tags: []string{""}}, []string{"url", "tags[0]", "status", "max_clicks", "slug"}},
		"domain":         {Request{URL: "https://example.com", Domain: ptr("other.example")}, []string{"domain"}},
		"generator":      {Request{URL: "https://example.com", Generator: ptr("uuid")}, []string{"generator"}},
		"length":         {Request{URL: "https://example.com", Length: ptr(1)}, []string{"length"}},
		"no length":      {Request{URL: "https://example.com", Length: ptr(0)}, []string{"length"}},
		"both":           {Request{URL: "https://example.com", Slug: ptr("a"), Generator: ptr("words")}, []string{"slug"}},
		"reserved":       {Request{URL: "https://example.com", Slug: ptr("api")}, []string{"slug"}},
		"order":          {Request{URL: "https://example.com", StartsAt: ptr(b.now), ExpiresAt: ptr(b.now)}, []string{"expires_at"}},
		"no clicks":      {Request{URL: "https://example.com", MaxClicks: ptr(int64(0))}, []string{"max_clicks"}},
		"zero times":     {Request{URL: "https://example.com", StartsAt: ptr(time.Time{}), ExpiresAt: ptr(time.Time{})}, []string{"starts_at", "expires_at"}},
		"far out":        {Request{URL: "https://example.com", ExpiresAt: ptr(time.Date(12000, 1, 1, 0, 0, 0, 0, time.UTC))}, []string{"expires_at"}},
		"expired_url":    {Request{URL: "https://example.com", ExpiredURL: ptr("file:///etc/passwd")}, []string{"expired_url"}},
		"title":          {Request{URL: "https://example.com", Title: ptr(strings.Repeat("x", 501))}, []string{"title"}},
		"note":           {Request{URL: "https://example.com", Note: ptr("a\x00b")}, []string{"note"}},
		"empty password": {Request{URL: "https://example.com", Password: ptr("")}, []string{"password"}},
		"tag comma":      {Request{URL: "https://example.com", Tags: []string{"a", "b,c"}}, []string{"tags[1]"}},
	} {
		r := b.create(c.request)
		if link.CodeOf(r.Err) != link.CodeInvalid || !cmp.Equal(fields(r.Err), c.want) {
			t.Errorf("%s: %v names %q, want %q", name, r.Err, fields(r.Err), c.want)
		}
	}
	if page, err := b.List(t.Context(), link.Query{Limit: 10}); err != nil || len(page.Links) != 0 {
		t.Errorf("something was stored all the same: %v, %v", page, err)
	}
	if len(b.changed) != 0 {
		t.Errorf("announced %v", b.changed)
	}
}

func TestCreate_refuses_loops_through_any_name_of_this_machine(t *testing.T) {
	b := newBook(t, func(c *Config) { c.Domains = []Domain{{BaseURL: "http://localhost:8080"}} })
	for target, own := range map[string]bool{
		"http://localhost:8080/a": true, "http://127.0.0.1:8080/a": true, "http://[::1]:8080/": true, "http://2130706433:8080/": true,
		"http://x.localhost:8080/": true, "http://localhost:8081/": false, "http://localhost/": false, "http://example.com:8080/": false,
	} {
		if r := b.create(Request{URL: target}); (r.Err != nil) != own {
			t.Errorf("%s: %v", target, r.Err)
		}
	}
}

func TestCreate_refuses_a_custom_slug_twice(t *testing.T) {
	b := newBook(t, nil)
	b.mustCreate(Request{URL: "https://example.com/1", Slug: ptr("sale")})
	if r := b.create(Request{URL: "https://example.com/2", Slug: ptr("sale")}); link.CodeOf(r.Err) != link.CodeSlugTaken {
		t.Errorf("%v", r.Err)
	}
	b.mustCreate(Request{URL: "https://example.com/2", Slug: ptr("Sale")})
	b.mustCreate(Request{URL: "https://example.com/2", Slug: ptr("sale"), Domain: ptr("go.example:8443")})
}

func TestCreate_hash_gives_the_same_link_for_the_same_URL_and_longer_slugs_on_collisions(t *testing.T) {
	b := newBook(t, nil)
	hash := func(url string, change func(*Request)) Result {
		r := Request{URL: url, Generator: ptr("hash")}
		if change != nil {
			change(&r)
		}
		return b.create(r)
	}
	first := hash("https://example.com/", nil)
	if again := hash("HTTPS://EXAMPLE.com", nil); again.Outcome != link.Reused || again.Link.ID != first.Link.ID {
		t.Errorf("the same URL: %+v", again)
	}
	locked := hash("https://example.com/", func(r *Request) { r.Password = ptr("secret") })
	if locked.Outcome != link.Created || !strings.HasPrefix(locked.Link.Slug, first.Link.Slug) || len(locked.Link.Slug) != 8 {
		t.Errorf("a link with a password must be one of its own: %+v", locked.Link)
	}
	candidate := b.cfg.Generators.Candidates(slug.Wish{Kind: slug.Hash, URL: "https://example.org/"})
	taken, _ := candidate(0)
	b.mustCreate(Request{URL: "https://example.net/", Slug: ptr(taken)})
	other := hash("https://example.org/", nil)
	if longer, _ := candidate(1); other.Err != nil || other.Link.Slug != longer {
		t.Errorf("with %q taken the slug is %+v, want %q", taken, other, longer)
	}
	if again := hash("https://example.org/", nil); again.Outcome != link.Reused || again.Link.ID != other.Link.ID {
		t.Errorf("the same URL after a collision: %+v", again)
	}
}

func TestCreate_reuses_only_what_behaves_the_same(t *testing.T) {
	b := newBook(t, nil)
	first := b.mustCreate(Request{URL: "https://example.com/", Title: ptr("one")})
	for name, c := range map[string]struct {
		request Request
		same    bool
	}{
		"same":         {Request{}, true},
		"other title":  {Request{Title: ptr("two"), Tags: []string{"x"}}, true},
		"other status": {Request{Status: ptr(301)}, false},
		"expires":      {Request{ExpiresAt: ptr(b.now.Add(time.Hour))}, false},
		"password":     {Request{Password: ptr("secret")}, false},
		"disabled":     {Request{Enabled: ptr(false)}, false},
		"domain":       {Request{Domain: ptr("go.example:8443")}, false},
		"own slug":     {Request{Slug: ptr("mine")}, false},
		"limited":      {Request{MaxClicks: ptr(int64(1))}, false},
	} {
		c.request.URL, c.request.Reuse = "https://example.com", true
		r := b.create(c.request)
		if r.Err != nil || (r.Outcome == link.Reused) != c.same || (r.Link.ID == first.ID) != c.same {
			t.Errorf("%s: %+v", name, r)
		}
	}
	if err := b.Delete(t.Context(), someone, "", first.Slug, 0); err != nil {
		t.Fatal(err)
	}
	if r := b.create(Request{URL: "https://example.com/", Reuse: true}); r.Err != nil || r.Link.ID == first.ID {
		t.Errorf("a deleted link was handed out: %+v", r)
	}
}

func TestCreate_sequence_gives_the_shortest_slugs_to_many_at_once(t *testing.T) {
	b := newBook(t, nil)
	var mu sync.Mutex
	lengths := map[int]int{}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 10 {
				reqs := slices.Repeat([]Request{{URL: "https://example.com/", Generator: ptr("sequence")}}, 5)
				results, err := b.Create(context.Background(), someone, reqs...)
				if err != nil {
					t.Error(err)
					return
				}
				mu.Lock()
				for _, r := range results {
					if r.Err != nil {
						t.Error(r.Err)
						continue
					}
					lengths[len(r.Link.Slug)]++
				}
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	// The alphabet has 56 characters: all one-character slugs are used, the rest have two.
	if !maps.Equal(lengths, map[int]int{1: 56, 2: 344}) {
		t.Errorf("lengths %v", lengths)
	}
}

func TestCreate_warns_of_what_is_odd(t *testing.T) {
	b := newBook(t, nil)
	for name, c := range map[string]struct {
		request Request
		want    string
	}{
		"nothing":   {Request{}, ""},
		"expired":   {Request{ExpiresAt: ptr(b.now.Add(-time.Hour))}, "has expired already"},
		"permanent": {Request{Status: ptr(301), MaxClicks: ptr(int64(5))}, "must not be cached"},
		"check":     {Request{Check: true}, "does not check targets"},
	} {
		c.request.URL = "https://example.com/"
		r := b.create(c.request)
		if got := strings.Join(r.Warnings, "; "); r.Err != nil || !strings.Contains(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%s: warnings %q, %v, want %q", name, got, r.Err, c.want)
		}
	}
}

// fixed is a checker with one answer.
type fixed Check

func (f fixed) Check(context.Context, string) Check { return Check(f) }

func TestCheck_warns_and_does_not_refuse(t *testing.T) {
	b := newBook(t, func(c *Config) { c.Checker = fixed{Result: Unreachable, Detail: "no answer"} })
	r := b.create(Request{URL: "https://example.com/", Check: true})
	if r.Err != nil || r.Check.Result != Unreachable || len(r.Warnings) != 1 {
		t.Errorf("%+v", r)
	}
}

// slow is a checker that takes as long as it may.
type slow struct{}

func (slow) Check(ctx context.Context, _ string) Check {
	<-ctx.Done()
	return Check{Result: Unreachable, Detail: "did not answer"}
}

func TestCheck_of_many_targets_ends_in_time(t *testing.T) {
	b := newBook(t, func(c *Config) { c.Checker = slow{} })
	results := make([]Result, 100)
	for i := range results {
		results[i].Link = &link.Link{URL: "https://example.com/"}
	}
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		b.checkAll(t.Context(), slices.Repeat([]Request{{Check: true}}, len(results)), results)
		if took := time.Since(began); took != checksTimeout {
			t.Errorf("it took %v", took)
		}
	})
	if last := results[len(results)-1]; last.Check == nil || last.Check.Result != Unreachable {
		t.Errorf("the last: %+v", last)
	}
}

func TestUpdate_changes_what_it_names_and_keeps_the_rest(t *testing.T) {
	b := newBook(t, nil)
	l := b.mustCreate(Request{URL: "https://example.com/", Slug: ptr("a"), Title: ptr("title"), Tags: []string{"x"},
		ExpiresAt: ptr(b.now.Add(time.Hour)), Password: ptr("secret"), MaxClicks: ptr(int64(3))})
	b.changed = nil
	b.now = b.now.Add(time.Minute)
	r, err := b.Update(t.Context(), &link.Actor{Name: "other"}, "", "a", 1, Change{URL: ptr("https://example.org"), Clear: []string{"expires_at", "password", "max_clicks"}})
	if err != nil {
		t.Fatal(err)
	}
	want := l.Clone()
	want.URL, want.ExpiresAt, want.PasswordHash, want.MaxClicks = "https://example.org/", time.Time{}, "", 0
	want.UpdatedAt, want.UpdatedBy, want.Revision = b.now, "other", 2
	if diff := cmp.Diff(want, r.Link); diff != "" {
		t.Error(diff)
	}
	if !slices.Equal(b.changed, []link.Ref{{Key: "a"}}) {
		t.Errorf("announced %v", b.changed)
	}

	b.changed = nil
	r, err = b.Update(t.Context(), someone, "", "a", 0, Change{URL: ptr("https://example.org/"), Tags: ptr([]string{"x"})})
	if err != nil || r.Link.Revision != 2 || len(b.changed) != 0 {
		t.Errorf("a change that changes nothing: %+v, %v, announced %v", r.Link, err, b.changed)
	}
	if _, err := b.Update(t.Context(), someone, "", "a", 1, Change{Title: ptr("x")}); link.CodeOf(err) != link.CodeRevision {
		t.Errorf("at another revision: %v", err)
	}
	for name, ch := range map[string]Change{
		"url": {URL: ptr("data:x")}, "status": {Status: ptr(200)}, "max_clicks": {MaxClicks: ptr(int64(0))},
		"expires_at": {ExpiresAt: ptr(time.Time{})}, "starts_at": {StartsAt: ptr(time.Time{})}, "enabled": {Clear: []string{"enabled"}},
	} {
		if _, err := b.Update(t.Context(), someone, "", "a", 0, ch); !cmp.Equal(fields(err), []string{name}) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := b.Update(t.Context(), someone, "", "none", 0, Change{}); link.CodeOf(err) != link.CodeNotFound {
		t.Errorf("no such link: %v", err)
	}
}

func TestDelete_keeps_the_slug_and_rollback_brings_the_link_back(t *testing.T) {
	b := newBook(t, nil)
	b.mustCreate(Request{URL: "https://example.com/1", Slug: ptr("a")})
	if _, err := b.Update(t.Context(), someone, "", "a", 0, Change{URL: ptr("https://example.com/2")}); err != nil {
		t.Fatal(err)
	}
	if err := b.Delete(t.Context(), someone, "", "a", 0); err != nil {
		t.Fatal(err)
	}
	for what, err := range map[string]error{
		"get":    func() error { _, err := b.Get(t.Context(), "", "a"); return err }(),
		"update": func() error { _, err := b.Update(t.Context(), someone, "", "a", 0, Change{}); return err }(),
		"delete": b.Delete(t.Context(), someone, "", "a", 0),
	} {
		if link.CodeOf(err) != link.CodeGone {
			t.Errorf("%s of a deleted link: %v", what, err)
		}
	}
	if r := b.create(Request{URL: "https://example.com/3", Slug: ptr("a")}); link.CodeOf(r.Err) != link.CodeSlugTaken {
		t.Errorf("the slug was free: %v", r.Err)
	}
	revisions, err := b.Revisions(t.Context(), "", "a", 0, 10)
	var history []string
	for _, r := range revisions {
		history = append(history, fmt.Sprintf("%d %s %v", r.Revision, r.State.URL, r.State.Deleted()))
	}
	if want := []string{"3 https://example.com/2 true", "2 https://example.com/2 false", "1 https://example.com/1 false"}; err != nil || !slices.Equal(history, want) {
		t.Errorf("revisions %q, %v", history, err)
	}
	if some, err := b.Revisions(t.Context(), "", "a", 3, 1); err != nil || len(some) != 1 || some[0].Revision != 2 {
		t.Errorf("one before revision 3: %+v, %v", some, err)
	}
	l, err := b.Rollback(t.Context(), someone, "", "a", 1)
	if err != nil || l.URL != "https://example.com/1" || l.Deleted() || l.Revision != 4 {
		t.Errorf("rollback: %+v, %v", l, err)
	}
	if _, err := b.Rollback(t.Context(), someone, "", "a", 9); link.CodeOf(err) != link.CodeNotFound {
		t.Errorf("a revision that never was: %v", err)
	}
	if err := b.Purge(t.Context(), someone, "", "a"); err != nil {
		t.Fatal(err)
	}
	if l := b.mustCreate(Request{URL: "https://example.com/3", Slug: ptr("a")}); l.Revision != 1 {
		t.Errorf("after a purge: %+v", l)
	}
}

func TestExport_and_import_bring_everything_to_another_instance(t *testing.T) {
	from := newBook(t, nil)
	from.mustCreate(Request{URL: "https://example.com/1", Slug: ptr("a"), Password: ptr("secret"), Tags: []string{"x", "y"}, Note: ptr("line\nline")})
	from.mustCreate(Request{URL: "https://example.com/2", Slug: ptr("b"), Domain: ptr("go.example:8443")})
	from.now = from.now.Add(time.Hour)
	for _, url := range []string{"https://example.com/3", "https://example.com/4"} {
		if _, err := from.Update(t.Context(), someone, "", "a", 0, Change{URL: ptr(url)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := from.Delete(t.Context(), someone, "go.example:8443", "b", 0); err != nil {
		t.Fatal(err)
	}
	export := func(b *book) (records []Record) {
		if err := b.Export(t.Context(), func(l *link.Link, h []link.Revision) error {
			r := Record{Link: *l, History: h}
			r.Link.ID = 0
			r.Link.Domain = b.Host(l.Domain)
			for i := range r.History {
				r.History[i].LinkID, r.History[i].State.ID = 0, 0
			}
			records = append(records, r)
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		return records
	}
	records := export(from)
	to := newBook(t, nil)
	for _, unchanged := range []bool{false, true} {
		results, err := to.Import(t.Context(), someone, records...)
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range results {
			if r.Err != nil || r.Unchanged != unchanged {
				t.Errorf("record %d: %+v, want unchanged %v", i, r, unchanged)
			}
		}
	}
	if diff := cmp.Diff(records, export(to)); diff != "" {
		t.Error(diff)
	}
}

func TestImport_refuses_records_one_by_one(t *testing.T) {
	b := newBook(t, nil)
	b.mustCreate(Request{URL: "https://example.com/", Slug: ptr("taken")})
	good := link.Link{Slug: "good", URL: "https://example.com/", Status: 302, Enabled: true, Revision: 2, CreatedAt: b.now, UpdatedAt: b.now}
	record := func(change func(*Record)) Record {
		r := Record{Link: *good.Clone()}
		change(&r)
		return r
	}
	cases := []struct {
		record Record
		want   string
	}{
		{record(func(r *Record) {}), ""},
		{record(func(r *Record) { r.Link.Slug = "taken" }), "slug-taken"},
		{record(func(r *Record) { r.Link.Slug = "a b" }), "slug"},
		{record(func(r *Record) { r.Link.URL = "javascript:x" }), "url"},
		{record(func(r *Record) { r.Link.Domain = "other.example" }), "domain"},
		{record(func(r *Record) { r.Link.PasswordHash = "md5:x" }), "password_hash"},
		{record(func(r *Record) { r.Link.Clicks = -1 }), "clicks"},
		{record(func(r *Record) { r.Link.Clicks = math.MaxInt64 }), "clicks"},
		{record(func(r *Record) { r.Link.Used = math.MaxInt64 }), "used"},
		{record(func(r *Record) { r.Link.Revision = 0 }), "revision"},
		{record(func(r *Record) { r.Link.Revision = math.MaxInt64 }), "revision"},
		{record(func(r *Record) { r.Link.CreatedAt = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC) }), "created_at"},
		{record(func(r *Record) { r.Link.UpdatedAt = time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC) }), "updated_at"},
		{record(func(r *Record) { r.Link.DeletedAt = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC) }), "deleted_at"},
		{record(func(r *Record) { r.Link.CreatedBy = strings.Repeat("x", 201) }), "created_by"},
		{record(func(r *Record) { r.Link.UpdatedBy = "a\r\nb" }), "updated_by"},
		{record(func(r *Record) { r.History = []link.Revision{{Revision: 1, State: link.Link{URL: "javascript:x"}}} }), "revisions[0].url"},
		{record(func(r *Record) { r.Link.CreatedAt = time.Time{} }), "created_at"},
		{record(func(r *Record) { r.History = []link.Revision{{Revision: 2, State: good}} }), "revisions"},
		{Record{Err: link.Errorf(link.CodeInvalid, "not JSON")}, "not JSON"},
	}
	var records []Record
	for _, c := range cases {
		records = append(records, c.record)
	}
	results, err := b.Import(t.Context(), someone, records...)
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range cases {
		got := string(link.CodeOf(results[i].Err))
		if results[i].Err != nil {
			got += " " + results[i].Err.Error()
		}
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("record %d: %q, want %q", i, got, c.want)
		}
	}
}

func TestNew_refuses_domains_that_cannot_be(t *testing.T) {
	for _, urls := range [][]string{{}, {"s.example"}, {"ftp://s.example"}, {"https://s.example/path"}, {"https://u@s.example"}, {"https://a", "http://a:443", "https://A"}, {"https://"}} {
		var list []Domain
		for _, u := range urls {
			list = append(list, Domain{BaseURL: u})
		}
		if _, err := New(Config{Domains: list}); err == nil {
			t.Errorf("%q is accepted", urls)
		}
	}
}
