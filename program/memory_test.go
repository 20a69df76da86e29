package program

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/redirect"
	"github.com/jinklink/jink/visitor"
)

// asker asks one link about visits.
type asker struct {
	*decider
	at time.Time
}

func newAsker(t testing.TB, logic link.Logic) *asker {
	t.Helper()
	a := &asker{at: time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC)}
	engine := New(Config{Budget: Budget{Time: 2 * time.Second}, ShowIP: true, Now: func() time.Time { return a.at }})
	if problems := engine.Check(&logic); len(problems) > 0 {
		t.Fatal(problems.Err("it"))
	}
	a.decider = engine.Prepare(testLink(logic)).(*decider)
	return a
}

func (a *asker) ask(req *redirect.Request, rest string) string {
	return fmt.Sprint(a.Decide(context.Background(), req, rest))
}

// remembered is how many decisions were not made anew.
func (a *asker) remembered() int64 {
	_, p := a.compiled()
	return p.memory.hits.Load()
}

// visitOf is a visit like all others.
func visitOf() *redirect.Request {
	return &redirect.Request{Method: "GET", Host: "s.example", Path: "/go", Query: "q=1",
		HTTP:    &http.Request{Method: "GET", URL: &url.URL{Path: "/go"}, Header: http.Header{}, RemoteAddr: "192.0.2.1:1"},
		Assumed: visitor.Assumed{Device: "mobile", OS: "ios", OSVersion: "19", Browser: "safari", BrowserVersion: "19", Country: "DE", Languages: []string{"de-AT", "en"}, Visitor: "v"}}
}

// Each attribute of req is looked at by a program, which is asked by two visits that differ in nothing else.
func TestMemory_tells_visits_apart(t *testing.T) {
	type change = func(a *asker, req *redirect.Request, rest *string)
	assume := func(f func(*visitor.Assumed)) change {
		return func(_ *asker, req *redirect.Request, _ *string) { f(&req.Assumed) }
	}
	header := func(name, value string) change {
		return func(_ *asker, req *redirect.Request, _ *string) { req.HTTP.Header.Set(name, value) }
	}
	later := func(a *asker, _ *redirect.Request, _ *string) { a.at = a.at.Add(time.Hour) }
	someone := assume(func(s *visitor.Assumed) { s.Visitor = "w" })
	rows := map[string]struct {
		expression string
		change     change
		kept       bool // whether a second visit like the first need not be decided anew
	}{
		"bot":             {`str(req.bot)`, assume(func(s *visitor.Assumed) { s.Device = "bot" }), true},
		"bot_name":        {`str(req.bot_name)`, assume(func(s *visitor.Assumed) { s.BotName = "examplebot" }), true},
		"browser":         {`req.browser`, assume(func(s *visitor.Assumed) { s.Browser = "firefox" }), true},
		"browser_version": {`req.browser_version`, assume(func(s *visitor.Assumed) { s.BrowserVersion = "20" }), true},
		"chance":          {`str([req.chance(0.5, str(i)) for i in range(50)])`, someone, false},
		"cookies":         {`req.cookies.get("a", "none")`, header("Cookie", "a=b"), false},
		"country":         {`req.country`, assume(func(s *visitor.Assumed) { s.Country = "AT" }), true},
		"device":          {`req.device`, assume(func(s *visitor.Assumed) { s.Device = "tablet" }), true},
		"headers":         {`str(list(req.headers))`, header("X-A", "b"), false},
		"host":            {`req.host`, func(_ *asker, req *redirect.Request, _ *string) { req.Host = "t.example" }, true},
		"ip": {`req.ip`, func(_ *asker, req *redirect.Request, _ *string) {
			req.HTTP.RemoteAddr = netip.MustParseAddrPort("192.0.2.2:1").String()
		}, false},
		"language":   {`req.language`, assume(func(s *visitor.Assumed) { s.Languages = []string{"fr"} }), true},
		"languages":  {`str(req.languages)`, assume(func(s *visitor.Assumed) { s.Languages = []string{"de-AT", "fr"} }), true},
		"link":       {`str(req.link.clicks)`, func(a *asker, _ *redirect.Request, _ *string) { a.link = &linkFacts{id: 7, clicks: 99} }, false},
		"method":     {`req.method`, func(_ *asker, req *redirect.Request, _ *string) { req.Method = "HEAD" }, true},
		"now":        {`str(req.now)`, later, false},
		"os":         {`req.os`, assume(func(s *visitor.Assumed) { s.OS = "android" }), true},
		"os_version": {`req.os_version`, assume(func(s *visitor.Assumed) { s.OSVersion = "20" }), true},
		"path":       {`req.path`, func(_ *asker, _ *redirect.Request, rest *string) { *rest = "b" }, true},
		"query":      {`req.query["q"]`, func(_ *asker, req *redirect.Request, _ *string) { req.Query = "q=2" }, true},
		"referrer":   {`req.referrer`, header("Referer", "https://a.example/"), false},
		"slug":       {`req.slug`, func(a *asker, _ *redirect.Request, _ *string) { a.link = &linkFacts{id: 7, slug: "other"} }, true},
		"split":      {`str([req.split(str(i), ["a", "b"]) for i in range(50)])`, someone, false},
		"url":        {`req.url`, func(_ *asker, req *redirect.Request, _ *string) { req.HTTP.URL.Path = "/gone" }, false},
		"visitor":    {`req.visitor`, someone, false},

		"no attribute, but random numbers":  {`str(__import__("random").random())`, later, false},
		"no attribute, but a new generator": {`str(__import__("random").Random().random())`, later, false},
		"no attribute, but the time":        {`str(__import__("time").time())`, later, false},
		"no attribute, but a counter":       {`str(__import__("time").perf_counter())`, later, false},
		"no attribute, but today":           {`str(__import__("datetime").datetime.now())`, later, false},
		"no attribute, but its text":        {`repr(req)`, func(_ *asker, req *redirect.Request, _ *string) { req.HTTP.URL.Path = "/gone" }, false},
		"no header at all":                  {`str(len(req.headers))`, header("X-A", "b"), false},
		"headers of one name":               {`str(req.headers.getlist("x-a"))`, header("X-A", "b"), false},
	}
	for name, c := range rows {
		t.Run(name, func(t *testing.T) {
			a := newAsker(t, link.Logic{Program: "def route(req):\n    return page(" + c.expression + ")\n"})
			first := a.ask(visitOf(), "a")
			if again := a.ask(visitOf(), "a"); again != first {
				t.Errorf("the same visit leads to %s, then to %s", first, again)
			}
			if kept := a.remembered() == 1; kept != c.kept {
				t.Errorf("remembered: %v", kept)
			}
			req, rest := visitOf(), "a"
			c.change(a, req, &rest)
			if other := a.ask(req, rest); other == first {
				t.Errorf("another visit leads to the same: %s", other)
			}
		})
	}
	for _, name := range requestNames {
		if _, ok := rows[name]; !ok {
			t.Errorf("req.%s is not tried", name)
		}
	}
}

func TestMemory_of_rules_knows_placeholders(t *testing.T) {
	for placeholder, change := range map[string]func(*redirect.Request){
		"{country}":     func(r *redirect.Request) { r.Assumed.Country = "AT" },
		"{language}":    func(r *redirect.Request) { r.Assumed.Languages = []string{"fr"} },
		"{device}":      func(r *redirect.Request) { r.Assumed.Device = "tablet" },
		"{os}":          func(r *redirect.Request) { r.Assumed.OS = "android" },
		"{browser}":     func(r *redirect.Request) { r.Assumed.Browser = "firefox" },
		"{host}":        func(r *redirect.Request) { r.Host = "t.example" },
		"{visitor}":     func(r *redirect.Request) { r.Assumed.Visitor = "w" },
		"{query[q]}":    func(r *redirect.Request) { r.Query = "q=2" },
		"{header[x-a]}": func(r *redirect.Request) { r.HTTP.Header.Set("X-A", "b") },
		"{cookie[a]}":   func(r *redirect.Request) { r.HTTP.Header.Set("Cookie", "a=b") },
	} {
		a := newAsker(t, link.Logic{Rules: []link.Rule{{When: "True", To: "https://example.com/" + placeholder}}})
		first, again := a.ask(visitOf(), ""), a.ask(visitOf(), "")
		other := visitOf()
		change(other)
		if second := a.ask(other, ""); again != first || second == first {
			t.Errorf("%s: %s, %s, and then %s", placeholder, first, again, second)
		}
	}
	a := newAsker(t, link.Logic{Rules: []link.Rule{{When: "True", To: "https://example.com/{path}"}}})
	if a.ask(visitOf(), "a") == a.ask(visitOf(), "b") {
		t.Error("the path is forgotten")
	}
}

// What was decided for one visit is not said of another, whatever the order in which they come.
func TestMemory_changes_no_decision(t *testing.T) {
	logics := []link.Logic{
		{Program: "def route(req):\n    if req.os == 'ios':\n        return page(req.language)\n    if req.country == 'DE':\n        return page(str(req.query))\n    return page(req.device + req.path)\n"},
		{Program: "def route(req):\n    if req.language == 'en':\n        return page(req.visitor)\n    return page(req.os)\n"},
		{Program: "import random\ndef route(req):\n    if req.device == 'desktop':\n        return page(str(random.random()))\n    return page(req.host)\n"},
		{Rules: []link.Rule{{When: "os == 'ios' and language == 'de'", To: "https://a.example/{path}"}, {When: "country == 'DE'", To: "https://b.example/{query[q]}"}}},
	}
	random := rand.New(rand.NewPCG(1, 2))
	pick := func(of ...string) string { return of[min(random.IntN(2*len(of)), len(of)-1)] } // the last one most often
	for _, logic := range logics {
		a, remembered := newAsker(t, logic), 0
		_, p := a.compiled()
		for range 2000 {
			req, rest := visitOf(), pick("b/c", "a", "")
			req.Query, req.Host = pick("q=2&r=3", "q=1", ""), pick("t.example", "s.example")
			req.Assumed = visitor.Assumed{Device: pick("desktop", "mobile"), OS: pick("ios", "android"), Country: pick("DE", "AT"), Languages: []string{pick("en", "fr", "de")}, Visitor: pick("v", "w")}
			hits := p.memory.hits.Load()
			got, failure := a.run(req, rest, a.at)
			if p.memory.hits.Load() > hits {
				remembered++
			}
			known := p.memory.known.Swap(nil)
			want, _ := a.run(req, rest, a.at)
			p.memory.known.Store(known)
			if failure != nil || fmt.Sprint(got) != fmt.Sprint(want) {
				t.Fatalf("%+v: %v was remembered, and is %v (%v)", req.Assumed, got, want, failure)
			}
		}
		if remembered < 200 {
			t.Errorf("only %d decisions of 2000 were remembered of %+v", remembered, logic)
		}
	}
}

func TestMemory_forgets(t *testing.T) {
	t.Run("failures at once", func(t *testing.T) {
		a := newAsker(t, link.Logic{Program: "def route(req):\n    return page(1 / len(req.country))\n"})
		for range 3 {
			a.ask(visitOf(), "")
		}
		if r := a.engine.Errors(7); len(r.Failures) != 1 || r.Failures[0].Count != 3 {
			t.Errorf("%+v", r)
		}
	})
	t.Run("what is too long", func(t *testing.T) {
		a := newAsker(t, link.Logic{Program: "def route(req):\n    return page(req.path)\n"})
		long := string(slices.Repeat([]byte("x"), maxCompared))
		first, again, other := a.ask(visitOf(), long), a.ask(visitOf(), long), a.ask(visitOf(), long+"y")
		if again != first || other == first || a.remembered() > 0 {
			t.Errorf("%d decisions are remembered", a.remembered())
		}
		a = newAsker(t, link.Logic{Program: "def route(req):\n    return page('x' * 2000)\n"})
		if first, again := a.ask(visitOf(), ""), a.ask(visitOf(), ""); again != first || a.remembered() > 0 {
			t.Error("a large page is remembered")
		}
	})
	t.Run("all, for a while, where it does not pay", func(t *testing.T) {
		a := newAsker(t, link.Logic{Program: "def route(req):\n    return page(req.path)\n"})
		_, p := a.compiled()
		for i := range judgedAfter + 1 {
			a.ask(visitOf(), fmt.Sprint(i))
		}
		if p.memory.any() {
			t.Error("what never comes again is remembered")
		}
		for range restFor {
			a.ask(visitOf(), "")
		}
		if p.memory.any() {
			t.Error("something is remembered before its time")
		}
		a.ask(visitOf(), "")
		if !p.memory.any() {
			t.Error("nothing is remembered after the rest")
		}
	})
	t.Run("what there is no room for", func(t *testing.T) {
		a := newAsker(t, link.Logic{Program: "def route(req):\n    return page(req.path)\n"})
		_, p := a.compiled()
		for i := range 10 * maxRemembered {
			for range 4 {
				a.ask(visitOf(), fmt.Sprint(i))
			}
			if n := len(p.memory.known.Load().answers); n > maxRemembered {
				t.Fatalf("%d decisions are remembered", n)
			}
		}
	})
}

func TestMemory_serves_many_at_once(t *testing.T) {
	a := newAsker(t, link.Logic{Program: "def route(req):\n    return page(req.language + req.path)\n"})
	var all sync.WaitGroup
	for g := range 8 {
		all.Go(func() {
			for i := range 300 {
				req, rest := visitOf(), fmt.Sprint(i%40)
				req.Assumed.Languages = []string{[]string{"de", "fr"}[g%2]}
				want := fmt.Sprint(redirect.Answer{Outcome: redirect.Page, Status: 200, Body: req.Assumed.Languages[0] + rest})
				if got := a.ask(req, rest); got != want {
					t.Errorf("%s, not %s", got, want)
				}
			}
		})
	}
	all.Wait()
}
