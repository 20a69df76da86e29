package program

import (
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/link"
)

func newLink() *link.Link {
	return &link.Link{URL: "https://example.com/", Title: "T", Tags: []string{"a"}, Status: 302, Enabled: true, MaxClicks: 5}
}

var madeAt = time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)

func TestOnCreate_changes_links(t *testing.T) {
	for body, want := range map[string]func(*link.Link) bool{
		`return None`: func(l *link.Link) bool { return l.URL == "https://example.com/" },
		`return {}`:   func(l *link.Link) bool { return l.URL == "https://example.com/" },
		`return {"url": link.url + "?utm_source=" + actor.name}`:                                                                     func(l *link.Link) bool { return l.URL == "https://example.com/?utm_source=ann" },
		`return {"url": "https://EXAMPLE.org"}`:                                                                                      func(l *link.Link) bool { return l.URL == "https://example.org/" },
		`return {"slug": "x", "title": link.title + "!", "note": "n", "tags": link.tags + ["b"]}`:                                    func(l *link.Link) bool { return l.Slug == "x" && l.Title == "T!" && strings.Join(l.Tags, "") == "ab" },
		`return {"status": 301, "forward_query": True, "forward_path": True, "enabled": False}`:                                      func(l *link.Link) bool { return l.Status == 301 && l.ForwardPath && l.ForwardQuery && !l.Enabled },
		`return {"max_clicks": None, "tags": None, "title": None}`:                                                                   func(l *link.Link) bool { return l.MaxClicks == 0 && len(l.Tags) == 0 && l.Title == "" },
		`from datetime import datetime, timedelta, timezone; return {"expires_at": datetime.now(timezone.utc) + timedelta(days=30)}`: func(l *link.Link) bool { return l.ExpiresAt.Equal(madeAt.AddDate(0, 0, 30)) },
		`return {"note": repr((link.slug, link.domain, link.status, link.max_clicks, link.starts_at, link.expired_url, link.program, link.rules, link.enabled, actor.anonymous, actor.scopes))}`: func(l *link.Link) bool {
			return l.Note == "(None, '', 302, 5, None, '', '', 0, True, False, ['links:write'])"
		},
	} {
		e, outcomes := withSite(t, "def on_create(link, actor):\n    "+body+"\n")
		l := newLink()
		if err := e.OnCreate(&link.Actor{Name: "ann", ID: "1", Scopes: []link.Scope{link.ScopeLinksWrite}}, l, madeAt); err != nil {
			st, _ := e.Site()
			t.Errorf("%s: %v %+v", body, err, st.Report)
			continue
		}
		if !want(l) {
			t.Errorf("%s: %+v", body, l)
		}
		if len(*outcomes) != 1 {
			t.Errorf("%s: %v", body, *outcomes)
		}
	}
}

// A link is made as the site program says, or it is not made.
func TestOnCreate_refuses_or_fails_closed(t *testing.T) {
	for body, want := range map[string]string{
		`refuse("not here")`:                              "refused: not here",
		`return refuse("not here")`:                       "refused: not here",
		`refuse("too long", field="title")`:               "refused: too long: title: too long",
		`refuse("x" * 10000)`:                             "refused: " + strings.Repeat("x", maxRefusal) + "…",
		`refuse("")`:                                      "site-program on_create:2 raised ValueError: say why the link is refused",
		`refuse("a", field="b")`:                          "site-program on_create:2 raised ValueError: the field is one of enabled, expired_url,",
		`return 1 / 0`:                                    "site-program on_create:2 raised ZeroDivisionError: division by zero",
		`while True: pass`:                                "site-program on_create:0 steps",
		`return "https://a.example/"`:                     "site-program on_create:0 invalid InvalidAnswer: on_create returned str; it must return a dict",
		`return {"urll": "x"}`:                            "site-program on_create:0 invalid InvalidAnswer: on_create cannot change urll; it may change enabled,",
		`return {"password_hash": "x"}`:                   "site-program on_create:0 invalid InvalidAnswer: on_create cannot change password_hash",
		`return {"url": "javascript:alert(1)"}`:           "site-program on_create:0 invalid InvalidAnswer: what on_create made of the link is not valid: url: ",
		`return {"url": "https://s.example/x"}`:           "site-program on_create:0 invalid InvalidAnswer: what on_create made of the link is not valid: url: ",
		`return {"status": 200}`:                          "site-program on_create:0 invalid InvalidAnswer: what on_create made of the link is not valid: status: ",
		`return {"status": None}`:                         "site-program on_create:0 invalid InvalidAnswer: status: cannot be None",
		`return {"title": 5}`:                             "site-program on_create:0 invalid InvalidAnswer: title: ",
		`return {"tags": "abc"}`:                          "site-program on_create:0 invalid InvalidAnswer: tags: ",
		`return {"title": "x", "expires_at": "tomorrow"}`: "site-program on_create:0 invalid InvalidAnswer: expires_at: ",
		`return {1: 2}`:                                   "site-program on_create:0 invalid InvalidAnswer: on_create returned dict; it must return a dict",
		`link.url = "https://a.example/"`:                 "site-program on_create:2 raised AttributeError",
	} {
		e, _ := withSite(t, "def on_create(link, actor):\n    "+body+"\n")
		l := newLink()
		err := e.OnCreate(&link.Actor{Name: "ann"}, l, madeAt)
		got := string(link.CodeOf(err))
		if link.CodeOf(err) == link.CodeRefused {
			got += ": " + err.Error()
		}
		st, _ := e.Site()
		for _, f := range st.Report[OnCreate].Failures {
			got += " " + f.Where + ":" + string(rune('0'+f.Line)) + " " + f.Outcome + " " + f.Type + ": " + f.Message
		}
		if !strings.HasPrefix(got, want) {
			t.Errorf("%s:\n got  %s\n want %s", body, got, want)
		}
		if l.URL != "https://example.com/" || l.Title != "T" {
			t.Errorf("%s: the link was changed: %+v", body, l)
		}
	}
}

// It is never bypassed: what is made while it fails would stay.
func TestOnCreate_is_asked_however_often_it_fails(t *testing.T) {
	e, outcomes := withSite(t, "def on_create(link, actor): return 1 / 0\n")
	for range 3 * failuresBeforeBypass {
		if err := e.OnCreate(&link.Actor{}, newLink(), madeAt); link.CodeOf(err) != link.CodeSiteProgram {
			t.Fatal(err)
		}
	}
	if n := strings.Count(strings.Join(*outcomes, " "), "raised"); n != 3*failuresBeforeBypass {
		t.Error(n)
	}
}

// The same link made at the same moment is told the same, by chance too, so that a plan stays what it is.
func TestOnCreate_says_the_same_again(t *testing.T) {
	e, _ := withSite(t, "import random, time\ndef on_create(link, actor): return {'title': f'{random.random()} {time.time()}'}\n")
	title := func(url string, at time.Time) string {
		l := newLink()
		l.URL = url
		if err := e.OnCreate(&link.Actor{}, l, at); err != nil {
			t.Fatal(err)
		}
		return l.Title
	}
	first := title("https://a.example/", madeAt)
	if again := title("https://a.example/", madeAt); again != first {
		t.Errorf("%s, then %s", first, again)
	}
	if other := title("https://b.example/", madeAt); other == first {
		t.Errorf("another link has the same chance: %s", other)
	}
	if later := title("https://a.example/", madeAt.Add(time.Second)); later == first {
		t.Errorf("another moment has the same chance: %s", later)
	}
}
