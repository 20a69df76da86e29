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
		`refuse("not here")`:                    "refused: not here",
		`return refuse("not here")`:             "refused: not here",
		`refuse("too long", field="title")`:     "refused: too long: title: too long",
		`refuse("x" * 10000)`:                   "refused: " + strings.Repeat("x", maxRefusal) + "…",
		`refuse("")`:                            "site-program on_create:2 raised ValueError: say why the link is refused",
		`refuse("a", field="b")`:                "site-program on_create:2 raised ValueError: the field is one of enabled, expired_url,",
		`return 1 / 0`:                          "site-program on_create:2 raised ZeroDivisionError: division by zero",
		`while True: pass`:                      "site-program on_create:0 steps",
		`return "https://a.example/"`:           "site-program on_create:0 invalid InvalidAnswer: on_create returned str; it must return a dict",
		`return {"urll": "x"}`:                  "site-program on_create:0 invalid InvalidAnswer: on_create cannot change urll; it may change enabled,",
		`return {"password_hash": "x"}`:         "site-program on_create:0 invalid InvalidAnswer: on_create cannot change password_hash",
		`return {"url": "javascript:alert(1)"}`: "site-program on_create:0 invalid InvalidAnswer: what on_create made of the link is not valid: url: ",
		`return {"url": "https://s.example/x"}`: "site-program on_create:0 invalid InvalidAnswer: what on_create made of the link is not valid: url: ",
		`return {"status": 200}`:                "site-program on_create:0 invalid InvalidAnswer: what on_create made of the link is not valid: status: ",
		`return {"status": None}`:               "site-program on_create:0 invalid InvalidAnswer: status: cannot be None",
		`return {1: 2}`:                         "site-program on_create:0 invalid InvalidAnswer: on_create returned a dict whose keys are not all str",
		`link.url = "https://a.example/"`:       "site-program on_create:2 raised AttributeError",
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
// What is of the wrong type is told in Python's words, not in those of the language underneath.
func TestOnCreate_names_types_as_Python_does(t *testing.T) {
	for answer, want := range map[string]string{
		`{"title": 5}`:                     "title: must be str, not int",
		`{"url": b"https://example.com/"}`: "url: must be str, not bytes",
		`{"tags": "abc"}`:                  "tags: must be list of str, not str",
		`{"tags": {"a": 1}}`:               "tags: must be list of str, not dict",
		`{"tags": ["a", 1]}`:               "tags: must be list of str, not list with int in it",
		`{"tags": ("a", None)}`:            "tags: must be list of str, not tuple with NoneType in it",
		`{"status": "302"}`:                "status: must be int, not str",
		`{"status": 302.5}`:                "status: must be int, not float",
		`{"status": 10**30}`:               "status: is out of range",
		`{"max_clicks": []}`:               "max_clicks: must be int, not list",
		`{"max_clicks": 2**63}`:            "max_clicks: is out of range",
		`{"enabled": "yes"}`:               "enabled: must be bool, not str",
		`{"enabled": None}`:                "enabled: cannot be None",
		`{"forward_path": 1}`:              "forward_path: must be bool, not int",
		`{"expires_at": "tomorrow"}`:       "expires_at: must be datetime.datetime, not str",
		`{"starts_at": __import__("datetime").date.today()}`: "starts_at: must be datetime.datetime, not datetime.date",
		`{"starts_at": __import__("datetime").timedelta(1)}`: "starts_at: must be datetime.datetime, not datetime.timedelta",
		`[("title", "x")]`:        "on_create returned list; it must return a dict of what is to be changed, or None",
		`True`:                    "on_create returned bool; it must return a dict of what is to be changed, or None",
		`type("Title", (), {})()`: "on_create returned Title; it must return a dict of what is to be changed, or None",
		`{("title",): "x"}`:       "on_create returned a dict whose keys are not all str; they are the names of what is to be changed",
	} {
		e, _ := withSite(t, "def on_create(link, actor): return "+answer+"\n")
		if err := e.OnCreate(&link.Actor{Name: "ann"}, newLink(), madeAt); link.CodeOf(err) != link.CodeSiteProgram {
			t.Errorf("%s: %v", answer, err)
			continue
		}
		st, _ := e.Site()
		if got := st.Report[OnCreate].Failures[0].Message; got != want {
			t.Errorf("%s:\n got  %s\n want %s", answer, got, want)
		}
	}
}

// on_change sees what there is and what is to come of it, and lets it be or refuses it; it changes nothing.
func TestOnChange_judges(t *testing.T) {
	for body, want := range map[string]string{
		"pass":                      "",
		"return":                    "",
		`refuse("no")`:              "refused no",
		`refuse("no", field="url")`: "refused no: url: no",
		`refuse(f"{before.url} {link.url} {before.slug} {actor.name}")`: "refused https://example.com/ https://new.example/ a ann",
		`link.url = "https://a.example/"`:                               "site-program on_change:2 AttributeError",
		"return 1 / 0":                                                  "site-program on_change:2 ZeroDivisionError: division by zero",
		"while True: pass":                                              "site-program on_change:0",
		`return {"title": "x"}`:                                         "site-program on_change:0 InvalidAnswer: on_change returned dict; it must return None: it can refuse a change, and makes none",
		"return True":                                                   "site-program on_change:0 InvalidAnswer: on_change returned bool; it must return None",
	} {
		e, _ := withSite(t, "def on_change(link, before, actor):\n    "+body+"\n")
		l, before := newLink(), newLink()
		l.URL, l.Slug, before.Slug = "https://new.example/", "a", "a"
		var got string
		for range 7 { // it is asked however often it fails
			err := e.OnChange(&link.Actor{Name: "ann"}, l, before, madeAt)
			if got = string(link.CodeOf(err)); got == string(link.CodeRefused) {
				got += " " + err.Error()
			}
		}
		st, _ := e.Site()
		for _, f := range st.Report[OnChange].Failures {
			got += " " + f.Where + ":" + string(rune('0'+f.Line)) + " " + f.Type + ": " + f.Message
			if f.Count != 7 {
				t.Errorf("%s: it was asked %d times", body, f.Count)
			}
		}
		if !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("%s:\n got  %s\n want %s", body, got, want)
		}
		if l.URL != "https://new.example/" || before.URL != "https://example.com/" {
			t.Errorf("%s: it changed them: %+v, %+v", body, l, before)
		}
	}
}

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
