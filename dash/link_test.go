package dash_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/jinklink/jink/catalog"
	"github.com/jinklink/jink/dash/browsertest"
	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/redirect"
)

// entries are what a browser would send of the form of a link's page, but for the button.
func entries(t *testing.T, page string) url.Values {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	form := url.Values{}
	for n := range root.Descendants() {
		attr := map[string]string{}
		for _, a := range n.Attr {
			attr[a.Key] = a.Val
		}
		_, checked := attr["checked"]
		_, selected := attr["selected"]
		switch {
		case n.Data == "input" && attr["type"] == "checkbox" && checked:
			form.Add(attr["name"], "on")
		case n.Data == "input" && attr["type"] != "checkbox" && attr["name"] != "":
			form.Add(attr["name"], attr["value"])
		case n.Data == "textarea" && n.FirstChild != nil:
			form.Add(attr["name"], n.FirstChild.Data)
		case n.Data == "option" && selected:
			form.Add("status", attr["value"])
		}
	}
	return form
}

const split = "def route(req):\n    if req.query.get('boom'):\n        return 1 / 0\n    return req.split('landing', ['https://a.example/', 'https://b.example/'])\n"

func (s *service) addThinking(t *testing.T) *link.Link {
	t.Helper()
	return s.add(t, catalog.Request{URL: "https://example.com/own", Slug: new("team/app"), Title: new("<b>App"), Tags: []string{"spring"}, Program: new(split),
		Rules:    []link.Rule{{When: `os == "ios"`, To: "https://apps.example/{country}"}, {When: `device == "desktop"`, To: "https://desk.example/"}},
		StartsAt: new(time.Date(2026, 1, 2, 3, 4, 5, 678e6, time.UTC))})
}

func (s *service) stored(t *testing.T) *link.Link {
	t.Helper()
	l, err := s.catalog.Get(t.Context(), "", "team/app")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestLink_isShownAndChanged(t *testing.T) {
	s := start(t, options{})
	before := s.addThinking(t)
	v := s.signedIn(t, link.ScopeLinksRead, link.ScopeLinksWrite)
	if _, list := v.get("/-/"); !strings.Contains(list, `href="/-/links/team/app"`) {
		t.Error("the list does not lead to it")
	}
	resp, body := v.get("/-/links/team/app")
	if resp.StatusCode != http.StatusOK || !strings.Contains(body, "&lt;b&gt;App") || strings.Contains(body, "<b>App") {
		t.Fatalf("%d %s", resp.StatusCode, body)
	}
	form := entries(t, body)
	form.Set("do", "save")
	if resp, body = v.post("/-/links/team/app", form); resp.StatusCode != http.StatusSeeOther || resp.Header.Get("Location") != "/-/links/team/app?saved" {
		t.Fatalf("%d %s", resp.StatusCode, body)
	}
	if same := s.stored(t); same.Revision != before.Revision || !same.StartsAt.Equal(before.StartsAt) {
		t.Errorf("saved as it was, it became %+v", same)
	}
	for field, text := range map[string]string{"url": "https://example.com/new", "title": "", "tags": "a, b", "status": "307", "starts_at": "", "expires_at": "2099-01-31T18:00", "expired_url": "https://example.com/over",
		"max_clicks": "5", "password": " secret ", "note": "first\r\nsecond", "program": "def route(req):\r\n    return None\r\n", "time_zone": "Europe/Berlin"} {
		form.Set(field, text)
	}
	form.Del("enabled")
	form.Set("forward_path", "on")
	form["when"][0], form["hosts"][1] = `country == "AT"`, "x.example, y.example"
	if resp, body = v.post("/-/links/team/app", form); resp.StatusCode != http.StatusSeeOther {
		t.Fatalf("%d %s", resp.StatusCode, body)
	}
	l := s.stored(t)
	want := &link.Link{URL: "https://example.com/new", Tags: []string{"a", "b"}, Status: 307, ExpiresAt: time.Date(2099, 1, 31, 18, 0, 0, 0, time.UTC), ExpiredURL: "https://example.com/over", MaxClicks: 5, ForwardPath: true,
		ForwardQuery: l.ForwardQuery, Note: "first\nsecond", Logic: link.Logic{Program: "def route(req):\n    return None\n", TimeZone: "Europe/Berlin",
			Rules: []link.Rule{{When: `country == "AT"`, To: "https://apps.example/{country}"}, {When: `device == "desktop"`, To: "https://desk.example/", Hosts: []string{"x.example", "y.example"}}}}}
	got := &link.Link{URL: l.URL, Title: l.Title, Tags: l.Tags, Status: l.Status, StartsAt: l.StartsAt, ExpiresAt: l.ExpiresAt, ExpiredURL: l.ExpiredURL, MaxClicks: l.MaxClicks, ForwardPath: l.ForwardPath,
		ForwardQuery: l.ForwardQuery, Note: strings.ReplaceAll(l.Note, "\r\n", "\n"), Enabled: l.Enabled, Logic: l.Logic}
	if diff := cmp.Diff(want, got); diff != "" || l.PasswordHash == "" {
		t.Errorf("%s, password %v", diff, l.PasswordHash != "")
	}
	if _, body = v.get("/-/links/team/app?saved"); !strings.Contains(body, `role="status">Saved.`) || strings.Contains(body, "secret") {
		t.Error("it does not say that it was saved, or it tells the password")
	}
	form = entries(t, body)
	form.Set("no_password", "on")
	v.post("/-/links/team/app", form)
	if l = s.stored(t); l.PasswordHash != "" {
		t.Error("the password stayed")
	}
}

func TestLink_savedAsItIsStaysWhatItIs(t *testing.T) {
	s := start(t, options{})
	s.add(t, catalog.Request{URL: "https://example.com/", Slug: new("plain")})
	v := s.signedIn(t, link.ScopeLinksRead, link.ScopeLinksWrite)
	_, body := v.get("/-/links/plain")
	if resp, _ := v.post("/-/links/plain", entries(t, body)); resp.StatusCode != http.StatusSeeOther {
		t.Errorf("status %d", resp.StatusCode)
	}
	if l, err := s.catalog.Get(t.Context(), "", "plain"); err != nil || l.Revision != 1 {
		t.Errorf("%+v, %v", l, err)
	}
}

func TestLink_saysWhereAMistakeIsAndStoresNothing(t *testing.T) {
	s := start(t, options{})
	before := s.addThinking(t)
	v := s.signedIn(t, link.ScopeLinksRead, link.ScopeLinksWrite)
	_, body := v.get("/-/links/team/app")
	for _, c := range []struct {
		field, entered string
		want           []string
	}{
		{"program", "def route(req):\n    return (1\n", []string{"Line 2: SyntaxError: &#39;(&#39; was never closed.", "<pre class=\"caret\">return (1\n       ^</pre>", "return (1\n</textarea>"}},
		{"program", "def rout(req): pass", []string{"Defines no function route(req)"}},
		{"when", "os = 3", []string{`id="wrong-rules-0-when"`, "must be one expression", "<pre class=\"caret\">os = 3\n   ^</pre>", `value="os = 3"`}},
		{"when", "oss == 3", []string{"the name &#34;oss&#34; is neither"}},
		{"to", "https://{country}.example/", []string{`id="wrong-rules-0-to"`, "needs hosts"}},
		{"url", "javascript:alert(1)", []string{`id="wrong-url"`, `value="javascript:alert(1)"`}},
		{"url", "", []string{"Is needed: where the link leads."}},
		{"max_clicks", "many", []string{"Must be a whole number."}},
		{"expires_at", "soon", []string{"Must be a day and a time"}},
		{"time_zone", "Mars", []string{"is not a time zone"}},
	} {
		form := entries(t, body)
		form[c.field][0] = c.entered
		form.Set("password", "secret")
		resp, answer := v.post("/-/links/team/app", form)
		for _, want := range c.want {
			if !strings.Contains(answer, want) {
				t.Errorf("%s %q: the page lacks %s", c.field, c.entered, want)
			}
		}
		if resp.StatusCode != http.StatusUnprocessableEntity || strings.Contains(answer, "secret") {
			t.Errorf("%s %q: %d", c.field, c.entered, resp.StatusCode)
		}
	}
	if s.stored(t).Revision != before.Revision {
		t.Error("something was stored")
	}
}

func TestLink_rowsOfRulesMoveWithoutJavaScript(t *testing.T) {
	s := start(t, options{})
	before := s.addThinking(t)
	v := s.signedIn(t, link.ScopeLinksRead, link.ScopeLinksWrite)
	_, body := v.get("/-/links/team/app")
	for _, step := range []struct{ do, want string }{
		{"add", `os == "ios"|device == "desktop"|`}, {"up:1", `device == "desktop"|os == "ios"`}, {"down:0", `os == "ios"|device == "desktop"`}, {"drop:0", `device == "desktop"`},
		{"drop:9", `device == "desktop"`}, {"up:x", `device == "desktop"`},
	} {
		form := entries(t, body)
		form.Set("do", step.do)
		form.Set("title", "kept")
		_, body = v.post("/-/links/team/app", form)
		form = entries(t, body)
		if got := strings.Join(form["when"], "|"); got != step.want || form.Get("title") != "kept" {
			t.Errorf("%s: %s, title %q", step.do, got, form.Get("title"))
		}
	}
	if s.stored(t).Revision != before.Revision {
		t.Error("something was stored")
	}
}

func TestLink_thatSomebodyElseHasChanged(t *testing.T) {
	s := start(t, options{})
	s.addThinking(t)
	v := s.signedIn(t, link.ScopeLinksRead, link.ScopeLinksWrite)
	_, body := v.get("/-/links/team/app")
	form := entries(t, body)
	form.Set("title", "mine")
	if _, err := s.catalog.Update(t.Context(), s.admin, "", "team/app", 0, catalog.Change{Title: new("theirs")}); err != nil {
		t.Fatal(err)
	}
	resp, body := v.post("/-/links/team/app", form)
	if resp.StatusCode != http.StatusConflict || !strings.Contains(body, "Somebody else has changed this link meanwhile") || !strings.Contains(body, `value="mine"`) || s.stored(t).Title != "theirs" {
		t.Errorf("%d %s", resp.StatusCode, body)
	}
	if resp, _ = v.post("/-/links/team/app", entries(t, body)); resp.StatusCode != http.StatusSeeOther || s.stored(t).Title != "mine" {
		t.Errorf("to save it again: %d", resp.StatusCode)
	}
	form.Del("revision")
	if resp, _ = v.post("/-/links/team/app", form); resp.StatusCode != http.StatusConflict {
		t.Errorf("a form without a revision: %d", resp.StatusCode)
	}
}

func TestLink_isTried(t *testing.T) {
	s := start(t, options{})
	before := s.addThinking(t)
	v := s.signedIn(t, link.ScopeLinksRead, link.ScopeLinksWrite)
	_, body := v.get("/-/links/team/app")
	for _, c := range []struct {
		name   string
		change map[string]string
		status int
		want   []string
	}{
		{"a rule", map[string]string{"try_device": "ios", "try_country": "de"}, 200, []string{"302 https://apps.example/DE", "rule 1", "<code>os == &#34;ios&#34;</code> is <code>True</code>"}},
		{"the program", map[string]string{"try_os": "android", "try_device": "mobile", "try_visitor": "v"}, 200, []string{"the program, line 4", "<dt>Variant</dt><dd>landing: https://"}},
		{"a failure", map[string]string{"try_device": "mobile", "try_os": "android", "try_query": "boom=1"}, 200, []string{"ZeroDivisionError: division by zero (program, line 3)", "302 https://example.com/own"}},
		{"what is not stored", map[string]string{"when": "country == 'AT'", "try_country": "AT", "url": "https://elsewhere.example/"}, 200, []string{"302 https://apps.example/AT"}},
		{"a page", map[string]string{"program": "def route(req):\n    print('<hi>', req.now.year)\n    return page('<i>x</i>')", "try_now": "2030-01-01", "try_os": "linux", "try_device": "tv"}, 200, []string{"200, a page of 8 bytes", "&lt;hi&gt; 2030", "&lt;i&gt;x&lt;/i&gt;"}},
		{"a table", map[string]string{"try_os": "ios, linux", "try_device": "mobile,desktop", "try_country": "DE"}, 200, []string{"<th>device</th><th>os</th>", "<td>mobile</td><td>ios</td><td class=\"long\">302 https://apps.example/DE</td><td>rule 1</td>", "<td>desktop</td><td>linux</td><td class=\"long\">302 https://desk.example/</td><td>rule 2</td>"}},
		{"nobody's device", map[string]string{"try_device": "phone"}, 422, []string{"&#34;phone&#34; is no kind of device"}},
		{"no time", map[string]string{"try_now": "soon"}, 422, []string{"The time is none"}},
		{"no query", map[string]string{"try_query": "%zz"}, 422, []string{"The query is none"}},
		{"too many", map[string]string{"try_path": strings.Repeat("a,", 201)}, 422, []string{"more than 200 combinations"}},
		{"a mistake", map[string]string{"program": "def"}, 422, []string{"It cannot be tried before", "SyntaxError"}},
	} {
		form := entries(t, body)
		form.Set("do", "try")
		for field, text := range c.change {
			form[field][0] = text
		}
		resp, answer := v.post("/-/links/team/app", form)
		if resp.StatusCode != c.status {
			t.Errorf("%s: %d", c.name, resp.StatusCode)
		}
		for _, want := range c.want {
			if !strings.Contains(answer, want) {
				t.Errorf("%s: the page lacks %s", c.name, want)
			}
		}
	}
	if s.stored(t).Revision != before.Revision || len(s.logic.Errors(before.ID).Failures) > 0 {
		t.Error("something was stored, or counted")
	}
}

func TestLink_tellsWhatWentWrong(t *testing.T) {
	s := start(t, options{})
	d := s.logic.Prepare(s.addThinking(t))
	fail := func() {
		d.Decide(t.Context(), &redirect.Request{Method: "GET", Query: "boom=<1>", HTTP: &http.Request{Header: http.Header{}, URL: &url.URL{}}}, "")
	}
	v := s.signedIn(t, link.ScopeLinksRead)
	for _, c := range []struct {
		failures int
		badge    string
		want     string
	}{
		{1, "failing", "<b>ZeroDivisionError</b>: division by zero</td><td>program, line 3</td><td>1</td>"},
		{4, "bypassed", "After 5 failures in a row, visitors are led to the link’s own target"},
	} {
		for range c.failures {
			fail()
		}
		_, list := v.get("/-/")
		_, body := v.get("/-/links/team/app")
		if badge := `<span class="badge">` + c.badge + `</span>`; !strings.Contains(list, badge) || !strings.Contains(body, badge) || !strings.Contains(body, c.want) {
			t.Errorf("after %d more failures: %s", c.failures, body)
		}
	}
}

func TestLink_isBroughtBackAndDeleted(t *testing.T) {
	s := start(t, options{})
	before := s.addThinking(t)
	if _, err := s.catalog.Update(t.Context(), s.admin, "", "team/app", 0, catalog.Change{URL: new("https://example.com/later")}); err != nil {
		t.Fatal(err)
	}
	v := s.signedIn(t, link.ScopeLinksRead, link.ScopeLinksWrite)
	if resp, _ := v.post("/-/links/team/app", url.Values{"do": {"restore:1"}}); resp.StatusCode != http.StatusSeeOther || s.stored(t).URL != before.URL {
		t.Errorf("to bring it back: %d", resp.StatusCode)
	}
	if resp, body := v.post("/-/links/team/app", url.Values{"do": {"restore:99"}}); resp.StatusCode != http.StatusNotFound || !strings.Contains(body, `role="alert"`) {
		t.Errorf("a revision that is not there: %d", resp.StatusCode)
	}
	_, body := v.get("/-/links/team/app")
	form := entries(t, body)
	form.Set("do", "delete")
	if resp, _ := v.post("/-/links/team/app", form); resp.StatusCode != http.StatusSeeOther || resp.Header.Get("Location") != "/-/" {
		t.Errorf("to delete it: %d", resp.StatusCode)
	}
	if resp, _ := v.get("/-/links/team/app"); resp.StatusCode != http.StatusGone {
		t.Errorf("after that: %d", resp.StatusCode)
	}
}

func TestLink_isForThoseWhoMay(t *testing.T) {
	s := start(t, options{})
	s.addThinking(t)
	s.add(t, catalog.Request{URL: "https://example.com/", Slug: new("far"), Domain: new("other.example")})
	reader, stranger := s.signedIn(t, link.ScopeLinksRead), s.signedIn(t, link.ScopeStatsRead)
	if resp, body := reader.get("/-/links/team/app"); resp.StatusCode != http.StatusOK || strings.Contains(body, `class="primary"`) || strings.Contains(body, ">Delete<") || !strings.Contains(body, "<fieldset class=\"stack\" disabled>") {
		t.Errorf("who may only read: %d %s", resp.StatusCode, body)
	}
	for _, do := range []string{"save", "try", "delete", "restore:1", "add"} {
		if resp, _ := reader.post("/-/links/team/app", url.Values{"do": {do}}); resp.StatusCode != http.StatusForbidden {
			t.Errorf("who may only read may %s: %d", do, resp.StatusCode)
		}
	}
	if resp, _ := stranger.get("/-/links/team/app"); resp.StatusCode != http.StatusForbidden {
		t.Errorf("who may not read: %d", resp.StatusCode)
	}
	if resp, _ := s.visitor(t).get("/-/links/team/app"); resp.StatusCode != http.StatusSeeOther || !strings.Contains(resp.Header.Get("Location"), "/-/sign-in") {
		t.Errorf("who is not signed in: %d", resp.StatusCode)
	}
	for path, want := range map[string]int{"/-/links/far?domain=other.example": 200, "/-/links/far": 404, "/-/links/nowhere": 404, "/-/links/": 404, "/-/links/far?domain=x.example": 404} {
		if resp, _ := reader.get(path); resp.StatusCode != want {
			t.Errorf("%s: %d", path, resp.StatusCode)
		}
	}
}

func TestBrowser_changesALink(t *testing.T) {
	tab := browsertest.Open(t, host)
	s := start(t, options{baseURL: "http://" + host + ":PORT"})
	s.addThinking(t)
	in(t, tab, chromedp.Navigate(s.URL+"/-/sign-in#"+url.PathEscape(adminToken)), chromedp.WaitVisible(chromedp.CSS(`a[href="/-/links/team/app"]`)),
		chromedp.Click(chromedp.CSS(`a[href="/-/links/team/app"]`)), chromedp.WaitVisible(chromedp.CSS(`textarea[name=program]`)),
		// The tab key indents.
		chromedp.Clear(chromedp.CSS(`textarea[name=program]`)), chromedp.SendKeys(chromedp.CSS(`textarea[name=program]`), "def route(req):\n\treturn (1"), chromedp.Click(chromedp.CSS(`button.primary`)), chromedp.WaitVisible(chromedp.CSS(`pre.caret`)))
	if got := value(t, tab, chromedp.Text(chromedp.CSS(`pre.caret`))); !strings.HasPrefix(got, "return (1\n") {
		t.Errorf("the mistake is shown as %q", got)
	}
	in(t, tab, chromedp.SetValue(chromedp.CSS(`textarea[name=program]`), "def route(req):\n    return 'https://c.example/'"), chromedp.SetValue(chromedp.CSS(`input[name=try_device]`), "tv"),
		chromedp.Click(chromedp.CSS(`button[value=try]`)), chromedp.WaitVisible(chromedp.CSS(`dl.facts`)))
	if got := value(t, tab, chromedp.Text(chromedp.CSS(`dl.facts`))); !strings.Contains(got, "302 https://c.example/") {
		t.Errorf("trying it shows %q", got)
	}
	in(t, tab, chromedp.Click(chromedp.CSS(`button.primary`)), chromedp.WaitVisible(chromedp.CSS(`p.note[role=status]`)))
	if got := s.stored(t).Logic.Program; got != "def route(req):\n    return 'https://c.example/'" {
		t.Errorf("stored is %q", got)
	}
	in(t, tab, chromedp.EmulateViewport(390, 800), chromedp.Navigate(s.URL+"/-/links/team/app"), chromedp.WaitVisible(chromedp.CSS(`textarea[name=program]`)))
	if wide := value(t, tab, chromedp.Evaluate[int](`document.documentElement.scrollWidth`)); wide > 390 {
		t.Errorf("on a telephone the page is %d wide", wide)
	}
}
