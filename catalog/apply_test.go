package catalog

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/link"
)

func wants(slug, url string) Wanted { return Wanted{Request: Request{Slug: &slug, URL: url}} }

func (b *book) apply(a Application) *Plan {
	b.t.Helper()
	plan, err := b.Apply(b.t.Context(), someone, a)
	if err != nil {
		b.t.Fatal(err)
	}
	return plan
}

// actions writes what a plan does as one line.
func actions(p *Plan) string {
	var s []string
	for _, step := range p.Steps {
		l := step.After
		if l == nil {
			l = step.Before
		}
		s = append(s, string(step.Action)+" "+l.Slug)
	}
	return strings.Join(s, ", ")
}

func wantActions(t *testing.T, p *Plan, want string) {
	t.Helper()
	if got := actions(p); got != want {
		t.Fatalf("the plan is %q, want %q", got, want)
	}
}

func TestApply_makes_links_as_they_are_wanted_and_once(t *testing.T) {
	b := newBook(t, nil)
	b.mustCreate(Request{URL: "https://example.com/old", Slug: ptr("b"), Title: ptr("by hand")})
	full := Wanted{Request: Request{
		Slug: ptr("c"), Domain: ptr("go.example:8443"), URL: "https://EXAMPLE.com", Title: ptr("T"), Note: ptr("N"), Tags: []string{"y", "x", "y"},
		Status: ptr(308), ForwardQuery: ptr(true), ForwardPath: ptr(true), StartsAt: ptr(b.now), ExpiresAt: ptr(b.now.Add(time.Hour)),
		ExpiredURL: ptr("https://example.com/x"), MaxClicks: ptr(int64(5)), Password: ptr("secret word"), Enabled: ptr(false),
		Rules: []link.Rule{{When: " True ", To: "https://example.com/r"}}, Program: ptr("def route(req): pass\n"), TimeZone: ptr("Europe/Berlin"),
	}}
	a := Application{Owner: "team", Links: []Wanted{wants("a", "https://EXAMPLE.com/a"), wants("b", "https://example.com/b"), full}, DryRun: true}
	plan := b.apply(a)
	wantActions(t, plan, "create a, change b, create c")
	if plan.Applied || len(b.changed) != 1 {
		t.Error("a dry run did something")
	}
	a.DryRun, a.Plan = false, plan.ID
	b.now = b.now.Add(time.Minute)
	if plan = b.apply(a); !plan.Applied || len(b.changed) != 4 {
		t.Errorf("applied %t, %d links are announced", plan.Applied, len(b.changed))
	}
	l := plan.Steps[1].After
	if l.URL != "https://example.com/b" || l.Title != "" || l.Revision != 2 || l.UpdatedAt != b.now || fmt.Sprint(l.Tags) != "[managed:team]" {
		t.Errorf("%+v", l)
	}
	l = plan.Steps[2].After
	if l.URL != "https://example.com/" || l.Domain != "go.example:8443" || fmt.Sprint(l.Tags) != "[y x managed:team]" || l.PasswordHash == "" || l.Revision != 1 {
		t.Errorf("%+v", l)
	}
	a.Plan = ""
	wantActions(t, b.apply(a), "keep a, keep b, keep c")
	if l, _ = b.Get(t.Context(), "", "b"); l.Revision != 2 {
		t.Errorf("a link that was as wanted got revision %d", l.Revision)
	}
	full.Password = ptr("another word")
	a.Links = []Wanted{full}
	wantActions(t, b.apply(a), "change c, orphan a, orphan b")
}

func TestApply_refuses_a_plan_that_is_no_longer_true(t *testing.T) {
	b := newBook(t, nil)
	b.mustCreate(Request{URL: "https://example.com/old", Slug: ptr("a")})
	a := Application{Links: []Wanted{wants("a", "https://example.com/new"), wants("b", "https://example.com/")}, DryRun: true}
	a.Plan = b.apply(a).ID
	a.DryRun = false
	if _, err := b.Update(t.Context(), someone, "", "a", 0, Change{Title: ptr("T")}); err != nil {
		t.Fatal(err)
	}
	_, err := b.Apply(t.Context(), someone, a)
	if link.CodeOf(err) != link.CodeRevision {
		t.Fatalf("got %v", err)
	}
	if _, err = b.Get(t.Context(), "", "b"); link.CodeOf(err) != link.CodeNotFound {
		t.Error("a part of the plan was carried out")
	}
	other := a
	other.Links = append(other.Links[:1:1], wants("b", "https://example.com/other"))
	other.Plan, other.DryRun = "", true
	if b.apply(other).ID == a.Plan {
		t.Error("two plans have one ID")
	}
}

func TestApply_deletes_only_what_the_owner_has_and_brings_back(t *testing.T) {
	b := newBook(t, nil)
	b.mustCreate(Request{URL: "https://example.com/hand", Slug: ptr("hand")})
	b.apply(Application{Owner: "other", Links: []Wanted{wants("theirs", "https://example.com/")}})
	b.apply(Application{Owner: "team", Links: []Wanted{wants("a", "https://example.com/"), wants("b", "https://example.com/")}})
	a := Application{Owner: "team", Links: []Wanted{wants("b", "https://example.com/")}}
	wantActions(t, b.apply(a), "keep b, orphan a")
	a.Prune = true
	wantActions(t, b.apply(a), "keep b, delete a")
	wantActions(t, b.apply(a), "keep b")
	if _, err := b.Get(t.Context(), "", "a"); link.CodeOf(err) != link.CodeGone {
		t.Error(err)
	}
	a.Links = append(a.Links, wants("a", "https://example.com/2"))
	plan := b.apply(a)
	wantActions(t, plan, "keep b, restore a")
	if l := plan.Steps[1].After; l.Deleted() || l.URL != "https://example.com/2" || l.Revision != 3 {
		t.Errorf("%+v", l)
	}
	for _, slug := range []string{"hand", "theirs"} {
		if _, err := b.Get(t.Context(), "", slug); err != nil {
			t.Error(err)
		}
	}
}

func TestApply_names_everything_that_is_wrong(t *testing.T) {
	b := newBook(t, func(c *Config) { c.Slugs.FoldCase = true })
	b.apply(Application{Owner: "other", Links: []Wanted{wants("theirs", "https://example.com/")}})
	hash := Wanted{Request: Request{Slug: ptr("h"), URL: "https://example.com/", Password: ptr("x")}, PasswordHash: ptr("y")}
	_, err := b.Apply(t.Context(), someone, Application{Owner: "Team!", Prune: true, Links: []Wanted{
		wants("a", "nonsense"), wants("Tea", "https://example.com/"), wants("tea", "https://example.com/"), {Request: Request{URL: "https://example.com/"}},
		hash, {Request: Request{Slug: ptr("i"), URL: "https://example.com/"}, PasswordHash: ptr("y")},
		{Request: Request{Slug: ptr("j"), URL: "https://example.com/", Tags: []string{"managed:x"}, Domain: ptr("x.example")}},
		wants("theirs", "https://example.com/"),
	}})
	want := "[owner links[0].url links[2].slug links[3].slug links[4].password links[5].password_hash links[6].domain links[6].tags links[7].slug]"
	if got := fmt.Sprint(fields(err)); got != want {
		t.Errorf("got %s\nwant %s\n%v", got, want, err)
	}
	_, err = b.Apply(t.Context(), someone, Application{Prune: true})
	if got := fmt.Sprint(fields(err)); got != "[prune]" {
		t.Error(got)
	}
	if _, err = b.Apply(t.Context(), someone, Application{Links: []Wanted{{Request: Request{Slug: ptr("k"), URL: "https://example.com/", Password: ptr("")}}}}); fmt.Sprint(fields(err)) != "[links[0].password]" {
		t.Error(err)
	}
	plan := b.apply(Application{Owner: "team", TakeOver: true, Links: []Wanted{wants("theirs", "https://example.com/")}})
	wantActions(t, plan, "change theirs")
}
