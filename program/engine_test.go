package program

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/redirect"
	"github.com/jinklink/jink/visitor"
)

const own = "https://example.com/own"

func testEngine() *Engine {
	return New(Config{Budget: Budget{Time: 2 * time.Second}, Targets: link.Targets{Own: func(h string) bool { return h == "s.example" }}})
}

func testLink(l link.Logic) *link.Link {
	return &link.Link{ID: 7, Slug: "go", Key: "go", URL: own, Status: 302, Enabled: true, Title: "Title", Tags: []string{"a", "b"},
		CreatedAt: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC), Clicks: 42, Logic: l}
}

// try runs a program for a visitor and says what came of it in a line.
func try(t *testing.T, l link.Logic, trial Trial) string {
	t.Helper()
	v, problems := testEngine().Try(testLink(l), &trial)
	if len(problems) > 0 {
		return "refused: " + problems.Err("it").Error()
	}
	return show(v)
}

func show(v *Verdict) string {
	if v.Failure != nil {
		return v.Failure.Outcome + " " + v.Failure.Type + ": " + v.Failure.Message
	}
	a := v.Answer
	s := v.By + ": "
	switch a.Outcome {
	case 0:
		s += "own"
	case redirect.Redirect:
		s += a.Location[0]
	case redirect.Page:
		s += "page " + a.Body
	case redirect.NotFound:
		s += "not found"
	case redirect.Gone:
		s += "gone"
	}
	for _, h := range a.Header {
		s += " [" + h.Name + ": " + h.Value + "]"
	}
	return s
}

func TestPrograms_decide(t *testing.T) {
	iphone := Trial{Host: "s.example", Path: "a/b%20c", Query: url.Values{"q": {"1 2", "3"}, "r": {"ü"}}, Header: http.Header{"X-Thing": {"v"}, "Cookie": {"a=b; jink-session=s"}},
		Now: time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC), Visitor: visitor.Assumed{Device: "mobile", OS: "ios", OSVersion: "19.1", Browser: "safari", Country: "DE", Languages: []string{"de-AT", "en"}, Visitor: "v1"}}
	for body, want := range map[string]string{
		`return None`:                          "link: own",
		`return "https://EXAMPLE.org"`:         "program: https://example.org/",
		`return redirect("https://a.de", 301)`: "program: https://a.de/",
		`return page("<p>hi")`:                 "program: page <p>hi",
		`return not_found()`:                   "program: not found",
		`return gone()`:                        "program: gone",
		`return page(repr((req.os, req.device, req.browser, req.os_version, req.country, req.language, req.languages, req.bot, req.bot_name)))`:                                "program: page ('ios', 'mobile', 'safari', '19.1', 'DE', 'de', ['de-AT', 'en'], False, None)",
		`return page(repr((req.method, req.host, req.slug, req.path, req.url, req.referrer, req.ip, req.visitor)))`:                                                            "program: page ('GET', 's.example', 'go', 'a/b c', 'http://s.example/go/a/b%2520c?q=1+2&q=3&r=%C3%BC', '', None, 'v1')",
		`q = req.query; return page(repr((q["q"], q.getlist("q"), q.get("x"), q.get("x", 5), "r" in q, "s" in q, len(q), list(q), q.items(), q.keys(), q.values(), dict(q))))`: "program: page ('1 2', ['1 2', '3'], None, 5, True, False, 2, ['q', 'r'], [('q', '1 2'), ('q', '3'), ('r', 'ü')], ['q', 'r'], ['1 2', '3', 'ü'], {'q': '1 2', 'r': 'ü'})",
		`h = req.headers; return page(repr((h["x-thing"], h.get("X-THING"), "cookie" in h, "authorization" in h, h.getlist("x-thing"), h.get("Cookie"))))`:                     "program: page ('v', 'v', False, False, ['v'], None)",
		`return page(repr((req.cookies["a"], dict(req.cookies), req.cookies.get("jink-session"))))`:                                                                            "program: page ('b', {'a': 'b'}, None)",
		`l = req.link; return page(repr((l.slug, l.title, l.tags, l.url, l.clicks, l.created_at.isoformat(), l.domain, l)))`:                                                   "program: page ('go', 'Title', ['a', 'b'], 'https://example.com/own', 42, '2026-01-02T03:04:05+00:00', '', <Link go>)",
		`return page(str(req.now) + " " + str(req.now.tzinfo))`:                                                                                                                "program: page 2026-07-01 14:00:00+02:00 Europe/Berlin",
		`import datetime, time; return page(str(datetime.datetime.now()) + " " + str(time.time()))`:                                                                            "program: page 2026-07-01 14:00:00 1782907200.0",
		`return redirect("https://a.de/", headers={"X-Robots-Tag": "noindex"}, cookies={"seen": "1", "n": ("2", 3600)})`:                                                       "program: https://a.de/ [X-Robots-Tag: noindex] [Set-Cookie: seen=1; Path=/; HttpOnly; Secure; SameSite=Lax] [Set-Cookie: n=2; Path=/; Max-Age=3600; HttpOnly; Secure; SameSite=Lax]",
		`return redirect("https://a.de/", headers={"Location": "x"})`:                                                                                                          "raised ValueError: the header Location cannot be set; those are Content-Language, Link, Referrer-Policy, Retry-After, Server-Timing, X-Robots-Tag, and all that begin with X-Link-",
		`return redirect("https://a.de/", headers={"X-Link-A": "a\r\nb: c"})`:                                                                                                  "raised ValueError: the value of header X-Link-A has a character that no header can have, or is too long",
		`return redirect("https://a.de/", cookies={"__Host-x": "x"})`:                                                                                                          "raised ValueError: the cookie __Host-x cannot be set: its name is reserved",
		`return redirect("https://a.de/", cookies={"a": "x;y"})`:                                                                                                               "raised ValueError: the cookie a has a character that no cookie can have, or is too long",
		`return redirect("https://a.de/", 200)`:                                                                                                                                "raised ValueError: the status of a redirect is 301, 302, 303, 307 or 308, not 200",
		`return page("x" * 65537)`:                                                                                                                                             "raised ValueError: a page has at most 65536 bytes, not 65537",
		`return 5`:                                                                                                                                                             "invalid InvalidAnswer: route returned int; it must return a URL, redirect(…), page(…), not_found(), gone(), or None",
		`return "https://a.de/\r\nX: y"`:                                                                                                                                       "invalid InvalidAnswer: the target \"https://a.de/\\r\\nX: y\" has white space (U+000D) at byte 13",
		`return "javascript:alert(1)"`:                                                                                                                                         "invalid InvalidAnswer: the target \"javascript:alert(1)\" has the scheme \"javascript\", which is never allowed",
		`return "https://s.example/x"`:                                                                                                                                         "invalid InvalidAnswer: the target \"https://s.example/x\" leads to s.example, a short domain of this instance, and could go in circles",
		`return "/x"`:                                                                                                                                                          "invalid InvalidAnswer: the target \"/x\" is not absolute: it must begin with a scheme such as https://",
		`return 1 / 0`:                                                                                                                                                         "raised ZeroDivisionError: division by zero",
		`while True: pass`:                                                                                                                                                     "steps OutOfSteps: the program took more steps than it may",
		`return "x" * 10**9`:                                                                                                                                                   "memory OutOfMemory: the program used more memory than it may",
		`return route(req)`:                                                                                                                                                    "raised RecursionError: maximum recursion depth exceeded",
		`return open("/etc/passwd").read()`:                                                                                                                                    "raised PermissionError",
		`import os; return os.environ["HOME"]`:                                                                                                                                 "raised ModuleNotFoundError: No module named 'os'",
		`import socket`:                                                                                                                                                        "raised ModuleNotFoundError: No module named 'socket'",
		`import time; time.sleep(1)`:                                                                                                                                           "raised PermissionError: a link's logic cannot sleep",
		`for i in range(1000): print("x" * 1000)`:                                                                                                                              "output TooMuchOutput: ",
		`import sys; sys.exit(3)`:                                                                                                                                              "raised SystemExit: the program called sys.exit",
		`return 2 ** 10**9`:                                                                                                                                                    "raised MemoryError",
		`import re; return re.match("(a*)*b", "a" * 5000)`:                                                                                                                     "",
		`return req.split("s", {"https://a.de": 1, "https://b.de": 0})`:                                                                                                        "program: https://a.de/",
		`return page(str([req.chance(0), req.chance(1, "x")]))`:                                                                                                                "program: page [False, True]",
		`return req.split("s", {"a": -1})`:                                                                                                                                     "raised ValueError: a weight must be a number from 0 on",
		`return req.split("s", {})`:                                                                                                                                            "raised ValueError: there is nothing to choose from",
		`req.os = "x"`:                                                                                                                                                         "raised AttributeError",
		`return type(req)()`:                                                                                                                                                   "raised TypeError",
	} {
		source := "def route(req):\n    " + body + "\n"
		got := try(t, link.Logic{Program: source, TimeZone: "Europe/Berlin"}, iphone)
		if want == "" {
			if !strings.HasPrefix(got, OutcomeSteps) && !strings.HasPrefix(got, OutcomeMemory) {
				t.Errorf("%s:\n got %s, want it to be stopped", body, got)
			}
			continue
		}
		if !strings.HasPrefix(got, want) {
			t.Errorf("%s:\n got  %s\n want %s", body, got, want)
		}
	}
}

func TestRules_decide(t *testing.T) {
	trial := Trial{Host: "s.example", Path: "a/b", Query: url.Values{"u": {"x/y ü&z"}}, Visitor: visitor.Assumed{Device: "mobile", OS: "ios", Country: "DE", Languages: []string{"de"}, Visitor: "v1"}}
	rule := func(when, to string, hosts ...string) link.Logic {
		return link.Logic{Rules: []link.Rule{{When: when, To: to, Hosts: hosts}}}
	}
	for _, c := range []struct {
		logic link.Logic
		want  string
	}{
		{rule(`os == "ios"`, "https://a.de"), "rule: https://a.de/"},
		{rule(`req.os == "ios" and req.country in {"DE", "AT"}`, "https://a.de"), "rule: https://a.de/"},
		{rule(`country == "FR"`, "https://a.de"), "link: own"},
		{rule(`(x := query.get("u")) and x.startswith("x")`, "https://a.de/{query[u]}?q={query[u]}&l={language}#{device}"), "rule: https://a.de/x%2Fy%20%C3%BC%26z?q=x%2Fy%20%C3%BC%26z&l=de#mobile"},
		{rule(`True`, "https://a.de/{path}?c={country}"), "rule: https://a.de/a/b?c=DE"},
		{rule(`any(os == "ios" for os in ["ios"])`, "https://a.de/{{x}}"), "rule: https://a.de/%7Bx%7D"},
		{rule(`True`, "https://{country}.a.de/", "de.a.de"), "rule: https://de.a.de/"},
		{rule(`True`, "https://{country}.a.de/", "fr.a.de"), "invalid InvalidAnswer: the host \"de.a.de\" is not one of the rule's hosts"},
		{rule(`True`, "https://{country}.a.de/"), "refused: it is not valid: rules[0].to: has the placeholder {country} in the host, which needs hosts: a list of those that it may make"},
		{rule(`True`, "https://a.de/{nope}"), "refused: it is not valid: rules[0].to: has the unknown placeholder {nope}"},
		{rule(`True`, "https://a.de/{query}"), "refused: it is not valid: rules[0].to: has the placeholder {query} without a name"},
		{rule(`True`, "https://a.de/{"), "refused: it is not valid: rules[0].to: has a { without a }"},
		{rule(`True`, "{query[u]}"), "refused: it is not valid: rules[0].to: must begin with a scheme"},
		{rule(`True`, "{query[u]}://a.de"), "refused: it is not valid: rules[0].to: must begin with a scheme"},
		{rule(`True`, "https://a.de:{query[u]}/", "a.de"), "refused"},
		{rule(`True`, "https://{query[u]}@a.de/", "a.de"), "refused"},
		{rule(`True`, "javascript:{query[u]}"), "refused"},
		{rule(`True`, "https://s.example/x"), "refused: it is not valid: rules[0].to: leads to s.example"},
		{rule(`import os`, "https://a.de"), "refused: it is not valid: rules[0].when: must be one expression, not a statement"},
		{rule(`x = 1`, "https://a.de"), "refused: it is not valid: rules[0].when: must be one expression, not a statement"},
		{rule(`os ==`, "https://a.de"), "refused: it is not valid: rules[0].when: SyntaxError: invalid syntax"},
		{rule(`contry == "DE"`, "https://a.de"), "refused: it is not valid: rules[0].when: the name \"contry\" is neither"},
		{rule(`req.contry == "DE"`, "https://a.de"), "refused: it is not valid: rules[0].when: req has no attribute \"contry\""},
		{rule(`(yield)`, "https://a.de"), "refused"},
		{rule(`await x`, "https://a.de"), "refused"},
		{rule(strings.Repeat("(", 1900)+"1"+strings.Repeat(")", 1900), "https://a.de"), "refused: it is not valid: rules[0].when: SyntaxError: too many nested parentheses"},
		{rule(`1 / 0`, "https://a.de"), "raised ZeroDivisionError: division by zero"},
		{link.Logic{Rules: []link.Rule{{When: "helper(os)", To: "https://a.de"}}, Program: "def helper(x): return x == 'ios'\ndef route(req): return 'https://b.de'"}, "rule: https://a.de/"},
		{link.Logic{Rules: []link.Rule{{When: "os == 'x'", To: "https://a.de"}}, Program: "def route(req): return 'https://b.de'"}, "program: https://b.de/"},
		{link.Logic{Program: "x = 1"}, "refused: it is not valid: program: defines no function route(req)"},
		{link.Logic{Program: "def route(): pass"}, "refused: it is not valid: program: has a function route that takes 0 arguments"},
		{link.Logic{Program: "def route(a, b): pass"}, "refused: it is not valid: program: has a function route that takes 2 arguments"},
		{link.Logic{Program: "def route(a, b=1, *c, d=2): pass"}, "link: own"},
		{link.Logic{Program: "route = lambda req: 'https://b.de'"}, "program: https://b.de/"},
		{link.Logic{Program: "def route(req, *, x): pass"}, "refused"},
		{link.Logic{Program: "async def route(req): pass"}, "refused: it is not valid: program: has a function route that is async or has yield"},
		{link.Logic{Program: "def route(req): yield"}, "refused"},
		{link.Logic{Program: "route = 5"}, "refused: it is not valid: program: has a route that is no function"},
		{link.Logic{Program: "1/0\ndef route(req): pass"}, "refused: it is not valid: program: fails when it is loaded: ZeroDivisionError: division by zero"},
		{link.Logic{Program: "while True: pass"}, "refused: it is not valid: program: fails when it is loaded: OutOfSteps"},
		{link.Logic{Program: "x = 'x' * 10**10"}, "refused: it is not valid: program: fails when it is loaded: MemoryError"},
		{link.Logic{Program: "x = [[] for i in range(100_000)]\ndef route(req): pass"}, "refused: it is not valid: program: keeps"},
		{link.Logic{Program: strings.Repeat("(", 10000) + strings.Repeat(")", 10000)}, "refused: it is not valid: program: SyntaxError: too many nested parentheses"},
	} {
		if got := try(t, c.logic, trial); !strings.HasPrefix(got, c.want) {
			t.Errorf("%+v:\n got  %s\n want %s", c.logic, clip(got, 300), c.want)
		}
	}
}

func TestProblems_have_a_place(t *testing.T) {
	e := testEngine()
	p := e.Check(&link.Logic{Program: "def route(req):\n    return req.os = 5\n"})
	if len(p) != 1 || p[0].Line != 2 || p[0].Column != 19 || p[0].Caret != "return req.os = 5\n              ^" {
		t.Errorf("got %+v", p)
	}
	p = e.Check(&link.Logic{Rules: []link.Rule{{When: "os == 'x' and contry", To: "https://a.de/{x}"}}})
	if len(p) != 1 || p[0].Field != "rules[0].to" || p[0].Column != 14 || p[0].Caret != "https://a.de/{x}\n             ^^^" {
		t.Errorf("got %+v", p)
	}
}

func TestNothing_leaks_from_visit_to_visit(t *testing.T) {
	e := testEngine()
	l := testLink(link.Logic{Program: `
import json, math
count = []
class C: n = 0
def route(req):
    count.append(1); C.n += 1; json.x = getattr(json, "x", 0) + 1
    route.n = getattr(route, "n", 0) + 1
    import builtins
    builtins.len, old = (lambda x: 99), len
    n = (old(count), C.n, json.x, route.n, old([]))
    globals()["g"] = globals().get("g", 0) + 1
    if req.path == "raise": raise ValueError
    if req.path == "loop":
        while True: pass
    return page(repr(n + (g, len is old)))
`})
	d := e.Prepare(l)
	for i := range 30 {
		a := d.Decide(context.Background(), &redirect.Request{Method: "GET"}, []string{"", "raise", "loop"}[i%3])
		if i%3 == 0 && a.Body != "(1, 1, 1, 1, 0, 1, False)" {
			t.Fatalf("visit %d got %q", i, a.Body)
		}
	}
}

func TestFailures_are_kept_and_bypassed(t *testing.T) {
	now := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	seen := map[string]int{}
	e := New(Config{Now: func() time.Time { return now }, Budget: Budget{Time: time.Second}, Observe: func(o string, _ time.Duration) { seen[o]++ }})
	l := testLink(link.Logic{Program: "def route(req):\n    if req.path: return 'https://a.de'\n    return {}['x']\n"})
	d := e.Prepare(l)
	visit := func(rest string) redirect.Answer {
		return d.Decide(context.Background(), &redirect.Request{Method: "GET"}, rest)
	}
	for range 7 {
		if a := visit(""); a.Outcome != 0 {
			t.Fatalf("got %+v", a)
		}
	}
	if seen[OutcomeRaised] != 5 || seen[OutcomeBypassed] != 2 {
		t.Errorf("seen %v", seen)
	}
	r := e.Errors(l.ID)
	if len(r.Failures) != 1 || r.Failures[0].Type != "KeyError" || r.Failures[0].Line != 3 || r.Failures[0].Count != 5 || !r.BypassedUntil.Equal(now.Add(time.Second)) {
		t.Errorf("got %+v", r)
	}
	now = now.Add(time.Second)
	visit("")
	if r := e.Errors(l.ID); !r.BypassedUntil.Equal(now.Add(2 * time.Second)) {
		t.Errorf("got %+v", r)
	}
	now = now.Add(2 * time.Second)
	if a := visit("x"); a.Location[0] != "https://a.de/" {
		t.Errorf("got %+v", a)
	}
	visit("")
	if r := e.Errors(l.ID); !r.BypassedUntil.IsZero() || r.InARow != 1 {
		t.Errorf("got %+v", r)
	}
}

func TestRandom_is_seeded_by_the_visit(t *testing.T) {
	program := link.Logic{Program: "def route(req):\n    import random\n    return page(str(random.random()))\n"}
	at := func(n int, visitorID string) Trial {
		return Trial{Now: time.Unix(int64(n), 0), Visitor: visitor.Assumed{Visitor: visitorID}}
	}
	first := try(t, program, at(1, "a"))
	if again := try(t, program, at(1, "a")); again != first {
		t.Errorf("got %s, then %s", first, again)
	}
	if other := try(t, program, at(2, "a")); other == first {
		t.Errorf("got %s at another moment, too", first)
	}
	if other := try(t, program, at(1, "b")); other == first {
		t.Errorf("got %s for another visitor, too", first)
	}
}

func TestSplits_are_sticky_and_even(t *testing.T) {
	e := testEngine()
	l := testLink(link.Logic{Program: `
def route(req):
    return req.split("s", {"https://a.de/": 1, "https://b.de/": 3})
`})
	counts := map[string]int{}
	for i := range 4000 {
		trial := Trial{Visitor: visitor.Assumed{Visitor: "visitor " + string(rune('a'+i%26)) + time.Duration(i).String()}}
		v, _ := e.Try(l, &trial)
		counts[v.Answer.Location[0]]++
		if again, _ := e.Try(l, &trial); again.Answer.Location[0] != v.Answer.Location[0] {
			t.Fatal("a visitor was led elsewhere")
		}
		if len(v.Variants) != 1 || v.Variants[0].Split != "s" || v.Variants[0].Name != v.Answer.Location[0] {
			t.Fatalf("got %+v", v.Variants)
		}
	}
	if n := counts["https://a.de/"]; n < 900 || n > 1100 {
		t.Errorf("got %v", counts)
	}
}

func TestTry_shows_how_it_was_decided(t *testing.T) {
	l := testLink(link.Logic{Program: "def route(req):\n    print('hello')\n    return 'https://p.de'\n",
		Rules: []link.Rule{{When: "country", To: "https://a.de"}, {When: "os == 'ios'", To: "https://b.de"}, {When: "1/0", To: "https://c.de"}}})
	v, p := testEngine().Try(l, &Trial{Visitor: visitor.Assumed{OS: "ios"}})
	if len(p) > 0 || v.By != "rule" || v.Rule != 1 || len(v.Rules) != 2 || v.Rules[0].Value != "None" || v.Rules[0].Holds || v.Rules[1].Value != "True" || !v.Rules[1].Holds || v.Steps == 0 {
		t.Errorf("got %+v %+v", v, p)
	}
	v, _ = testEngine().Try(l, &Trial{})
	if v.Failure == nil || v.Failure.Where != "rules[2].when" || v.Failure.Line != 1 || len(v.Rules) != 3 || v.Rules[2].Error != "ZeroDivisionError: division by zero" {
		t.Errorf("got %+v %+v", v, v.Failure)
	}
	l.Logic.Rules = nil
	if v, _ = testEngine().Try(l, &Trial{}); v.Output != "hello\n" || v.By != "program" {
		t.Errorf("got %+v", v)
	}
}

func TestPrograms_are_evicted(t *testing.T) {
	e := New(Config{CacheBytes: 1 << 20})
	for i := range 40 {
		source := "x = " + time.Duration(i).String()[:1] + "\n" + strings.Repeat("#", i) + "\ndef route(req): return None\n"
		if p := e.Check(&link.Logic{Program: source}); len(p) > 0 {
			t.Fatal(p)
		}
	}
	if s := e.Stats(); s.Bytes > 1<<20 || s.Programs == 0 || s.Programs >= 40 {
		t.Errorf("got %+v", s)
	}
}

// However many compile at once while others are evicted, the bytes that are counted are those of what is held.
func TestPrograms_are_counted_while_they_come_and_go(t *testing.T) {
	e := New(Config{CacheBytes: 1 << 20})
	var all sync.WaitGroup
	for i := range 40 {
		all.Go(func() { e.Check(&link.Logic{Program: "def route(req): return None\n" + strings.Repeat("#", i)}) })
	}
	all.Wait()
	var held int64
	for _, c := range e.cached {
		held += c.size
	}
	if s := e.Stats(); s.Bytes != held || s.Programs == 40 {
		t.Errorf("%+v, and %d bytes are held", s, held)
	}
}

// cpuTime is what the process has taken so far, in nanoseconds: on a machine that others use it tells more than the clock.
func cpuTime(b *testing.B) int64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return u.Utime.Nano() + u.Stime.Nano()
}

func BenchmarkDecide(b *testing.B) {
	for name, l := range map[string]link.Logic{
		"rules": {Rules: []link.Rule{{When: `os == "android"`, To: "https://a.de"}, {When: `country in {"DE", "AT"} and os == "ios"`, To: "https://b.de"}, {When: `language == "fr"`, To: "https://c.de"}}},
		"program": {Program: `
SHOPS = {"DE": "https://shop.de/", "AT": "https://shop.at/", "CH": "https://shop.ch/"}

def route(req):
    if req.bot:
        return None
    if req.os == "ios":
        return "https://apps.apple.com/app"
    if req.os == "android":
        return "https://play.google.com/store"
    shop = SHOPS.get(req.country)
    if shop is None:
        shop = "https://shop.com/"
    if req.language == "fr":
        return shop + "fr"
    return shop
`},
	} {
		b.Run(name, func(b *testing.B) {
			d := testEngine().Prepare(testLink(l))
			req := &redirect.Request{Method: "GET", Host: "s.example", HTTP: &http.Request{URL: &url.URL{}, Header: http.Header{}}, Assumed: visitor.Assumed{Country: "DE", OS: "ios", Device: "mobile", Visitor: "v"}}
			b.ReportAllocs()
			before := cpuTime(b)
			for b.Loop() {
				d.Decide(context.Background(), req, "")
			}
			b.ReportMetric(float64(cpuTime(b)-before)/float64(b.N), "cpu-ns/op")
		})
	}
}
