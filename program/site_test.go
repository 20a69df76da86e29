package program

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/redirect"
)

// withSite is an engine with a site program, and what it was told of the runs of that.
func withSite(t testing.TB, source string) (*Engine, *[]string) {
	t.Helper()
	outcomes := &[]string{}
	e := New(Config{Budget: Budget{Time: 2 * time.Second}, Targets: link.Targets{Own: func(h string) bool { return h == "s.example" }},
		ObserveSite: func(h Hook, outcome string, _ time.Duration) {
			*outcomes = append(*outcomes, string(h)+" "+outcome)
		}})
	if _, problems := e.SetSite([]byte(source)); len(problems) > 0 {
		t.Fatal(Describe("site.py", problems))
	}
	return e, outcomes
}

func get(path string) *redirect.Request {
	return &redirect.Request{Method: "GET", Host: "s.example", Path: path, HTTP: noRequest()}
}

func TestSite_has_the_last_word_on_redirects(t *testing.T) {
	const own, elsewhere = "", `def route(req): return redirect("https://there.example/", 307, headers={"X-Link-A": "1"})`
	for _, c := range []struct{ link, body, want string }{
		{own, `return None`, "link: own"},
		{own, `return decision`, "link: own"},
		{own, `return decision.url + "?a=1"`, "site: https://example.com/own?a=1"},
		{own, `return page(repr((decision.outcome, decision.url, decision.status, decision)))`, `site: page ('redirect', 'https://example.com/own', 302, redirect("https://example.com/own", status=302))`},
		{own, `return gone()`, "site: gone"},
		{own, `return page(repr((req.slug, link.slug, link.tags, req.link.title)))`, "site: page ('go', 'go', ['a', 'b'], 'Title')"},
		{elsewhere, `return None`, "program: https://there.example/ [X-Link-A: 1]"},
		{elsewhere, `return decision`, "program: https://there.example/ [X-Link-A: 1]"},
		{elsewhere, `return decision.url + "x"`, "site: https://there.example/x [X-Link-A: 1]"}, // only the URL is another
		{elsewhere, `return redirect(decision.url + "x")`, "site: https://there.example/x"},
		{elsewhere, `return not_found() if decision.status == 307 else None`, "site: not found"},
		{`def route(req): return page("<p>")`, `return page(decision.body + "!")`, "site: page <p>!"},
		{`def route(req): return gone()`, `return page(f"{decision.outcome} {decision.status} {decision.url!r}")`, "site: page gone 410 ''"},
		{`def route(req): return not_found()`, `return page(f"{decision.outcome} {decision.status}")`, "site: page not_found 404"},
		{`def route(req): return 1 / 0`, `return None`, "raised ZeroDivisionError: division by zero"},
		{own, `return 1 / 0`, "raised ZeroDivisionError: division by zero"},
		{own, `return 5`, "invalid InvalidAnswer: on_redirect returned int; it must return a URL, redirect(…), page(…), not_found(), gone(), or None"},
		{own, `return "https://s.example/x"`, `invalid InvalidAnswer: the target "https://s.example/x" leads to s.example, a short domain of this instance, and could go in circles`},
		{own, `while True: pass`, "steps OutOfSteps: the program took more steps than it may"},
		{own, `refuse("no")`, "raised PermissionError: no"},
	} {
		e, _ := withSite(t, "def on_redirect(req, link, decision):\n    "+c.body+"\n")
		v, problems := e.Try(testLink(link.Logic{Program: c.link}), &Trial{Host: "s.example"})
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		if got := show(v); got != c.want {
			t.Errorf("%s after %q:\n got  %s\n want %s", c.body, c.link, got, c.want)
		}
		if v.Failure != nil && v.Failure.Where != "program" && (v.Failure.Where != "on_redirect" || v.Failure.Outcome == OutcomeRaised && v.Failure.Line != 2) {
			t.Errorf("%s: fails at %s:%d", c.body, v.Failure.Where, v.Failure.Line)
		}
	}
}

func TestSite_that_fails_leaves_what_the_link_said_and_is_bypassed(t *testing.T) {
	now := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	e, outcomes := withSite(t, "def on_redirect(req, link, decision):\n    return 1 / 0\n\ndef on_missing(req):\n    return 'https://found.example/'\n")
	e.cfg.Now = func() time.Time { return now }
	d := e.Prepare(testLink(link.Logic{Program: "def route(req): return 'https://there.example/'"}))
	for range failuresBeforeBypass + 2 {
		if a := d.Decide(context.Background(), get("/go"), ""); a.Outcome != redirect.Redirect || a.Location[0] != "https://there.example/" {
			t.Fatalf("%+v", a)
		}
	}
	if n := strings.Count(strings.Join(*outcomes, ","), "raised"); n != failuresBeforeBypass {
		t.Errorf("it was asked %d times: %v", n, *outcomes)
	}
	st, ok := e.Site()
	r := st.Report[OnRedirect]
	if !ok || len(r.Failures) != 1 || r.Failures[0].Count != failuresBeforeBypass || r.Failures[0].Line != 2 || r.Failures[0].Where != "on_redirect" || r.BypassedUntil.IsZero() {
		t.Errorf("%+v", r)
	}
	if a := e.Missing(context.Background(), get("/x")); a.Outcome != redirect.Redirect { // the other functions are none the worse for it
		t.Errorf("%+v", a)
	}
	now = now.Add(firstBypass)
	*outcomes = nil
	d.Decide(context.Background(), get("/go"), "")
	if len(*outcomes) != 1 || (*outcomes)[0] != "on_redirect raised" {
		t.Errorf("after a while it is asked again: %v", *outcomes)
	}
}

func TestSite_is_asked_where_there_is_no_link(t *testing.T) {
	for body, want := range map[string]string{
		`return None`: "0",
		`return "https://search.example/?q=" + req.slug`: "1 https://search.example/?q=a/b",
		`return page(str(req.link) + req.path)`:          "10 None",
		`return page(str(req.split("s", ["x"])))`:        "10 x",
		`return gone()`:        "3",
		`return not_found()`:   "2",
		`return 1 / 0`:         "0",
		`return req.link.slug`: "0",
	} {
		e, _ := withSite(t, "def on_missing(req):\n    "+body+"\n")
		a := e.Missing(context.Background(), get("/a/b"))
		got := strings.TrimSpace(fmt.Sprint(int(a.Outcome), " ", strings.Join(a.Location, ""), a.Body))
		if got != want {
			t.Errorf("%s: got %q, want %q", body, got, want)
		}
		if len(a.Variants) > 0 {
			t.Errorf("%s: counts %v of no link", body, a.Variants)
		}
	}
}

func TestSite_is_not_asked_by_those_who_ask_too_much(t *testing.T) {
	e, outcomes := withSite(t, "def on_missing(req): return 'https://found.example/'\n")
	left := 2
	e.cfg.MayMiss = func(*redirect.Request) bool { left--; return left >= 0 }
	for range 3 {
		e.Missing(context.Background(), get("/x"))
	}
	if got := strings.Join(*outcomes, ", "); got != "on_missing decided, on_missing decided, on_missing limited" {
		t.Error(got)
	}
}

// What has no say in redirects costs them nothing: links without logic are prepared as if there were no site program.
func TestSite_without_on_redirect_prepares_nothing(t *testing.T) {
	e := testEngine()
	plain := testLink(link.Logic{})
	for _, step := range []struct {
		source           string
		turned, prepared bool
	}{
		{"def on_missing(req): pass", false, false},
		{"def on_redirect(req, link, decision): pass", true, true},
		{"def on_redirect(req, link, decision): return None", false, true},
		{"def on_create(link, actor): pass", true, false},
	} {
		turned, problems := e.SetSite([]byte(step.source))
		if len(problems) > 0 || turned != step.turned {
			t.Errorf("%s: turned %t, %v", step.source, turned, problems)
		}
		if prepared := e.Prepare(plain) != nil; prepared != step.prepared {
			t.Errorf("%s: prepared %t", step.source, prepared)
		}
	}
}

func TestSite_that_is_none_is_refused(t *testing.T) {
	e, _ := withSite(t, "def on_missing(req): return 'https://old.example/'\n")
	for source, want := range map[string]string{
		"def on_missing(req):\n    return (1\n":               "site.py, line 2, column 12: SyntaxError: '(' was never closed\n  return (1\n         ^",
		"import os":                                           "site.py, line 1: fails when it is loaded: ModuleNotFoundError: No module named 'os'\n  import os",
		"x = 1":                                               "site.py: defines none of on_create, on_change, on_redirect, on_missing",
		"def on_creat(link, actor): pass":                     "site.py, line 1: defines on_creat, which is never asked; there are on_create, on_change, on_redirect, on_missing",
		"on_missing = 5":                                      "site.py: has an on_missing that is no function",
		"def on_redirect(req): pass":                          "site.py, line 1: has a function on_redirect that takes 1 arguments; it is called as on_redirect(req, link, decision)",
		"\nasync def on_missing(req): pass":                   "site.py, line 2: has a function on_missing that is async or has yield; it must return its answer",
		"def on_missing(req): pass\nwhile True: pass":         "site.py: fails when it is loaded: OutOfSteps: the program took more steps than it may",
		"#" + strings.Repeat("x", maxSite):                    fmt.Sprintf("site.py: has %d bytes; at most %d are allowed", maxSite+1, maxSite),
		"def on_missing(req): pass\nx = (i for i in [1])\n":   "site.py: keeps something that cannot be copied for each visit",
		"def on_missing(req): pass\nrefuse('at the start')\n": "site.py, line 2: fails when it is loaded: PermissionError: at the start",
	} {
		_, problems := e.SetSite([]byte(source))
		if got := Describe("site.py", problems); !strings.HasPrefix(got, want) || len(problems) == 0 {
			t.Errorf("%.60q:\n got  %s\n want %s", source, got, want)
		}
	}
	if a := e.Missing(context.Background(), get("/x")); len(a.Location) == 0 || a.Location[0] != "https://old.example/" {
		t.Errorf("the old one does not go on: %+v", a)
	}
}

// file is a file that a test writes.
type file struct {
	text string
	err  error
}

func (f *file) read(string) ([]byte, error) { return []byte(f.text), f.err }

func TestSiteFile_is_loaded_anew_when_it_is_whole(t *testing.T) {
	version := func(n int) string { return fmt.Sprintf("def on_missing(req): return 'https://%d.example/'\n", n) }
	e := testEngine()
	f := &file{text: version(1)}
	var loads []bool
	var log strings.Builder
	s, err := e.OpenSite(SiteFileConfig{Path: "site.py", ReadFile: f.read, Log: slog.New(slog.NewTextHandler(&log, nil)),
		Loaded: func(ok bool) { loads = append(loads, ok) }, Turned: func() { t.Error("it has no say in redirects") }})
	if err != nil {
		t.Fatal(err)
	}
	serves := func(n int, refused string) {
		t.Helper()
		a := e.Missing(context.Background(), get("/x"))
		if want := fmt.Sprintf("https://%d.example/", n); len(a.Location) == 0 || a.Location[0] != want {
			t.Errorf("%+v, want %s", a, want)
		}
		if got := s.Refused(); !strings.Contains(got, refused) || refused == "" && got != "" {
			t.Errorf("refused: %q, want %q", got, refused)
		}
	}
	s.look(false)
	serves(1, "")
	f.text = version(2)[:20] // is being written
	s.look(false)
	serves(1, "")
	f.text = version(2)
	s.look(false)
	serves(1, "")
	s.look(false)
	serves(2, "")

	f.text = "def on_missing(req:\n"
	for range 4 {
		s.look(false)
	}
	serves(2, "line 1")
	if n := strings.Count(log.String(), "cannot be used"); n != 1 || !strings.Contains(log.String(), "line=1 column=") || !strings.Contains(log.String(), "caret=") {
		t.Errorf("told %d times: %s", n, log.String())
	}
	f.text = version(2)
	s.look(false)
	serves(2, "")

	f.err = errors.New("it has gone")
	s.look(false)
	s.look(false)
	serves(2, "it has gone")
	f.err, f.text = nil, version(3)
	s.Reload() // whoever asks for it has written it to its end
	serves(3, "")
	f.text = ""
	s.Reload()
	serves(3, "defines none")
	if got := fmt.Sprint(loads); got != "[true false false true false]" {
		t.Errorf("loads: %s", got)
	}
}

func TestSiteFile_that_is_none_is_not_opened(t *testing.T) {
	e := testEngine()
	if _, err := e.OpenSite(SiteFileConfig{Path: "site.py", ReadFile: (&file{err: errors.New("no such file")}).read}); err == nil {
		t.Error("there is no file")
	}
	_, err := e.OpenSite(SiteFileConfig{Path: "site.py", ReadFile: (&file{text: "def"}).read})
	if _, ok := errors.AsType[*SiteError](err); !ok {
		t.Errorf("%v", err)
	}
	if _, ok := e.Site(); ok {
		t.Error("there is a program")
	}
}

// No request sees parts of two versions, however often they change.
func TestSite_is_replaced_as_a_whole(t *testing.T) {
	e, _ := withSite(t, "A = B = 0\ndef on_missing(req): return page(f'{A} {B}')\n")
	e.cfg.ObserveSite = func(Hook, string, time.Duration) {}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for n := range 50 {
			if _, problems := e.SetSite(fmt.Appendf(nil, "A = %d\nB = %d\ndef on_missing(req): return page(f'{A} {B}')\n", n, n)); len(problems) > 0 {
				t.Error(problems)
			}
		}
	}()
	for {
		a := e.Missing(context.Background(), get("/x"))
		if x, y, _ := strings.Cut(a.Body, " "); x != y || x == "" {
			t.Fatalf("%+v", a)
		}
		select {
		case <-done:
			return
		default:
		}
	}
}

func BenchmarkSite(b *testing.B) {
	e, _ := withSite(b, `
BAD = {"https://bad.example/"}

def on_create(link, actor):
    return {"url": link.url + "?utm_source=" + actor.name}

def on_redirect(req, link, decision):
    if decision.url in BAD:
        return gone()

def on_missing(req):
    return "https://search.example/?q=" + req.slug
`)
	e.cfg.ObserveSite = func(Hook, string, time.Duration) {}
	b.Run("on_create", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			e.OnCreate(&link.Actor{Name: "ann"}, newLink(), madeAt)
		}
	})
	b.Run("on_redirect", func(b *testing.B) {
		d, req := e.Prepare(testLink(link.Logic{})), get("/go")
		b.ReportAllocs()
		for b.Loop() {
			d.Decide(b.Context(), req, "")
		}
	})
	b.Run("on_missing", func(b *testing.B) {
		req := get("/nothing")
		b.ReportAllocs()
		for b.Loop() {
			e.Missing(b.Context(), req)
		}
	})
}

// TestSite_gives_links_nothing says that what a site program finds beside the rest is its own: programs of links do not.
func TestSite_gives_links_nothing(t *testing.T) {
	e, _ := withSite(t, "def on_create(link, actor): refuse('no')\n")
	problems := e.Check(&link.Logic{Program: "refuse\ndef route(req): return None\n"})
	if len(problems) == 0 || !strings.Contains(problems[0].Message, "name 'refuse' is not defined") {
		t.Errorf("the program of a link finds refuse: %v", problems)
	}
}
