package api

import (
	"net/http"
	"testing"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/program"
)

func TestTry(t *testing.T) {
	s := start(t)
	s.create(t, `{"url":"https://example.com/","slug":"sale","rules":[{"when":"os == 'ios'","to":"https://apps.example/{country}"}],
		"program":"def route(req):\n    print('asked by', req.device)\n    if req.country == 'DE':\n        return redirect('https://de.example/', 307)\n    if req.path == 'page':\n        return page('<p>hello')\n    if req.path == 'bad':\n        return 1 / 0\n"}`)
	try := func(body string) v1.Verdict {
		t.Helper()
		r := want[v1.TryResult](s.do(t, "POST", "/api/v1/links/sale/try", body), http.StatusOK)
		if len(r.Results) != 1 {
			t.Fatalf("%d results", len(r.Results))
		}
		return r.Results[0]
	}
	v := try(`{"request":{"os":"ios","country":"at"}}`)
	if v.By != "rule" || *v.Rule != 0 || *v.URL != "https://apps.example/AT" || v.Status != 302 || len(v.Rules) != 1 || v.Rules[0].Value != "True" || !v.Rules[0].Holds {
		t.Errorf("%+v", v)
	}
	v = try(`{"request":{"country":"DE","device":"mobile"}}`)
	if v.By != "program" || v.Rule != nil || v.Line == nil || *v.Line != 4 || *v.URL != "https://de.example/" || v.Status != 307 || v.Output != "asked by mobile\n" || v.Steps < 1 || v.Rules[0].Holds {
		t.Errorf("%+v", v)
	}
	v = try(`{"request":{"path":"page","query":{"a":"b","c":["d","e"]},"headers":{"X-Test":"y"},"now":"2026-01-01T00:00:00Z"}}`)
	if v.Outcome != "page" || v.Status != 200 || *v.Body != "<p>hello" || v.URL != nil {
		t.Errorf("%+v", v)
	}
	v = try(`{"request":{"path":"bad"}}`)
	if v.By != "link" || *v.URL != "https://example.com/" || v.Failure == nil || v.Failure.Type != "ZeroDivisionError" || v.Failure.Line != 8 || v.Failure.Where != "program" {
		t.Errorf("%+v", v)
	}
	v = try(`{"program":"def route(req): return gone()","rules":[]}`)
	if v.Outcome != "gone" || v.Status != 410 || len(v.Rules) != 0 {
		t.Errorf("%+v", v)
	}
	r := want[v1.TryResult](s.do(t, "POST", "/api/v1/links/sale/try", `{"matrix":{"os":["ios","android"],"country":["DE","FR"],"now":["2026-01-01T00:00:00Z"]}}`), http.StatusOK)
	var got []string
	for _, v := range r.Results {
		got = append(got, v.Where["os"]+v.Where["country"]+" "+*v.URL)
	}
	if len(got) != 4 || got[0] != "iosDE https://apps.example/DE" || got[2] != "androidDE https://de.example/" || got[3] != "androidFR https://example.com/" {
		t.Errorf("%q", got)
	}
	many := `{"matrix":{"os":["a","b","c","d","e","f","g","h","i","j","k"],"device":["a","b","c","d","e","f","g","h","i","j"],"country":["a","b","c","d","e","f","g","h","i","j"]}}`
	if p := s.do(t, "POST", "/api/v1/links/sale/try", many).refused(link.CodeInvalid); p.Errors[0].Field != "matrix" {
		t.Errorf("%+v", p)
	}
	s.do(t, "POST", "/api/v1/links/sale/try", `{"request":{"headers":{"a":"b\r\nc"}}}`).refused(link.CodeInvalid, "request.headers")
	s.do(t, "POST", "/api/v1/links/none/try", `{}`).refused(link.CodeNotFound)
}

// What is not there is for the site program to answer, if it has a say in that.
func TestTry_of_what_is_not_there(t *testing.T) {
	var engine *program.Engine
	s := start(t, func(c *Config) { engine = c.Logic.(*program.Engine) })
	s.create(t, `{"url":"https://example.com/","slug":"deleted"}`)
	if x := s.do(t, "DELETE", "/api/v1/links/deleted", ""); x.Code != http.StatusNoContent {
		t.Fatal(x.Code)
	}
	if _, problems := engine.SetSite([]byte(`def on_missing(req):
    if req.slug == "fails":
        return 1 / 0
    if req.country == "DE":
        return f"https://{req.host}.example/{req.slug}"
`)); len(problems) > 0 {
		t.Fatal(problems)
	}
	r := want[v1.TryResult](s.do(t, "POST", "/api/v1/links/none/try", `{"matrix":{"country":["DE","FR"]}}`), http.StatusOK)
	if v := r.Results[0]; v.By != "site" || v.Status != 302 || v.URL == nil || *v.URL != "https://s.example.example/none" || v.Where["country"] != "DE" {
		t.Errorf("%+v", v)
	}
	if v := r.Results[1]; v.By != "link" || v.Outcome != "not_found" || v.Status != 404 || v.URL != nil {
		t.Errorf("%+v", v)
	}
	r = want[v1.TryResult](s.do(t, "POST", "/api/v1/links/fails/try?domain=go.example", `{}`), http.StatusOK)
	if v := r.Results[0]; v.Outcome != "not_found" || v.Failure == nil || v.Failure.Where != "on_missing" || v.Failure.Line != 3 {
		t.Errorf("%+v", v)
	}
	s.do(t, "POST", "/api/v1/links/none/try?domain=nobody.example", `{}`).refused(link.CodeNotFound)
	s.do(t, "POST", "/api/v1/links/none/try", `{"url":"https://example.com/"}`).refused(link.CodeNotFound)
	s.do(t, "POST", "/api/v1/links/deleted/try", `{}`).refused(link.CodeGone)
	if _, problems := engine.SetSite([]byte("def on_redirect(req, link, decision): pass\n")); len(problems) > 0 {
		t.Fatal(problems)
	}
	s.do(t, "POST", "/api/v1/links/none/try", `{}`).refused(link.CodeNotFound)
}

func TestTry_unsaved(t *testing.T) {
	s := start(t)
	r := want[v1.TryResult](s.do(t, "POST", "/api/v1/try", `{"program":"def route(req): return 'https://example.com/' + req.visitor","request":{"visitor":"v"}}`), http.StatusOK)
	if *r.Results[0].URL != "https://example.com/v" {
		t.Errorf("%+v", r)
	}
	p := s.do(t, "POST", "/api/v1/try", `{"program":"def route(req):\n    return (1\n"}`).refused(link.CodeInvalid)
	if len(p.Errors) != 1 || p.Errors[0].Field != "program" || p.Errors[0].Line != 2 || p.Errors[0].Column != 12 || p.Errors[0].Caret == "" {
		t.Errorf("%+v", p.Errors)
	}
	p = s.do(t, "POST", "/api/v1/try", `{"rules":[{"when":"x = 1","to":"https://example.com/"}]}`).refused(link.CodeInvalid)
	if len(p.Errors) != 1 || p.Errors[0].Field != "rules[0].when" {
		t.Errorf("%+v", p.Errors)
	}
}

func TestErrors_and_variants_of_a_link_that_never_failed(t *testing.T) {
	s := start(t)
	s.create(t, `{"url":"https://example.com/","slug":"a"}`)
	if r := want[v1.LinkErrors](s.do(t, "GET", "/api/v1/links/a/errors", ""), http.StatusOK); len(r.Errors) != 0 || r.BypassedUntil != nil {
		t.Errorf("%+v", r)
	}
	if r := want[v1.VariantList](s.do(t, "GET", "/api/v1/links/a/variants", ""), http.StatusOK); len(r.Variants) != 0 {
		t.Errorf("%+v", r)
	}
	s.do(t, "GET", "/api/v1/links/none/errors", "").refused(link.CodeNotFound)
	s.do(t, "GET", "/api/v1/links/none/variants", "").refused(link.CodeNotFound)
}
