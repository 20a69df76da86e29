package api

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/link"
)

func TestBulk(t *testing.T) {
	s := start(t)
	old := s.create(t, `{"url":"https://example.com/old","reuse":true}`)
	body := `{"links":[
		{"url":"https://example.com/1","slug":"one","tags":["x"]},
		{"url":"javascript:alert(1)","slug":"two","status":999},
		{"url":"https://example.com/3","slug":"one"},
		{"url":"https://example.com/old","reuse":true},
		{"url":"https://example.com/5"}]}`
	got := want[v1.BulkResult](s.do(t, "POST", "/api/v1/links/bulk", body), http.StatusOK)
	var statuses []int
	for _, r := range got.Results {
		statuses = append(statuses, r.Status)
		if (r.Link == nil) == (r.Problem == nil) {
			t.Errorf("either a link or a problem: %+v", r)
		}
	}
	if diff := cmp.Diff([]int{201, 422, 409, 200, 201}, statuses); diff != "" || got.Created != 2 || got.Reused != 1 || got.Failed != 2 {
		t.Fatalf("%+v %s", got, diff)
	}
	if got.Results[0].Link.Slug != "one" || got.Results[3].Link.Slug != old.Slug {
		t.Errorf("%+v", got)
	}
	var fields []string
	for _, f := range got.Results[1].Problem.Errors {
		fields = append(fields, f.Field)
	}
	if diff := cmp.Diff([]string{"url", "status"}, fields); diff != "" {
		t.Errorf("the fields of an item are named as if it had come alone:\n%s", diff)
	}
	if got := s.slugs(t, "?q=one&sort=slug"); got != "one" {
		t.Errorf("stored: %s", got)
	}
}

func TestBulk_minimal(t *testing.T) {
	s := start(t)
	for _, prefer := range []string{"return=minimal", "respond-async, Return = Minimal; x=1"} {
		x := s.do(t, "POST", "/api/v1/links/bulk", `{"links":[{"url":"https://example.com"},{"url":""}]}`, "Prefer: "+prefer)
		got := want[v1.BulkResult](x, http.StatusOK)
		if got.Results[0].Link != nil || got.Results[0].Status != 201 || got.Results[1].Problem == nil || x.Header().Get("Preference-Applied") != "return=minimal" {
			t.Errorf("%s: %+v", prefer, got)
		}
	}
	got := want[v1.BulkResult](s.do(t, "POST", "/api/v1/links/bulk", `{"links":[{"url":"https://example.com"}]}`, "Prefer: return=representation"), http.StatusOK)
	if got.Results[0].Link == nil {
		t.Errorf("%+v", got)
	}
}

func TestBulk_idempotency(t *testing.T) {
	s := start(t)
	send := func(body string) v1.BulkResult {
		t.Helper()
		return want[v1.BulkResult](s.do(t, "POST", "/api/v1/links/bulk", body, "Idempotency-Key: k"), http.StatusOK)
	}
	first := send(`{"links":[{"url":"https://example.com/1"},{"url":"https://example.com/2"}]}`)
	again := send(`{"links":[{"url":"https://example.com/1"},{"url":"https://example.com/2"}]}`)
	if diff := cmp.Diff(first, again); diff != "" {
		t.Errorf("-first +again:\n%s", diff)
	}
	for _, key := range []string{"k", "k#0", "k0"} { // none of which is the key of an item
		x := s.do(t, "POST", "/api/v1/links", `{"url":"https://example.com/1"}`, "Idempotency-Key: "+key)
		if made := want[v1.Link](x, http.StatusCreated); made.Slug == first.Results[0].Link.Slug {
			t.Errorf("the key %s brings an item of the bulk back", key)
		}
	}
	changed := send(`{"links":[{"url":"https://example.com/1"},{"url":"https://example.com/3"}]}`)
	if changed.Results[0].Status != 201 || changed.Results[1].Status != 409 {
		t.Errorf("%+v", changed)
	}
	if n := len(strings.Fields(s.slugs(t, ""))); n != 2+3 {
		t.Errorf("%d links", n)
	}
}

func TestBulk_size(t *testing.T) {
	s := start(t)
	of := func(n int) string {
		return `{"links":[` + strings.TrimSuffix(strings.Repeat(`{"url":"https://example.com"},`, n), ",") + `]}`
	}
	if got := want[v1.BulkResult](s.do(t, "POST", "/api/v1/links/bulk", of(1000)), http.StatusOK); got.Created != 1000 {
		t.Errorf("%d made", got.Created)
	}
	s.do(t, "POST", "/api/v1/links/bulk", of(1001)).refused(link.CodeInvalid, "links", "1001", "1000")
	s.do(t, "POST", "/api/v1/links/bulk", `{"links":[]}`).refused(link.CodeInvalid, "links")
	s.do(t, "POST", "/api/v1/links/bulk", `{}`).refused(link.CodeInvalid, "links")
	s.do(t, "POST", "/api/v1/import", `{"records":[]}`).refused(link.CodeInvalid, "records")
}

func TestBulk_unreadableDoesNothing(t *testing.T) {
	s := start(t)
	s.do(t, "POST", "/api/v1/links/bulk", `{"links":[{"url":"https://example.com"},{"url":"https://example.com","tags":["a",1]}]}`).
		refused(codeMalformed, "links[1].tags[1]", "/links/1/tags/1", "must be a string, not a number")
	s.do(t, "POST", "/api/v1/links/bulk", `{"links":[{"url":"https://example.com"},{"uri":"https://example.com"}]}`).
		refused(codeMalformed, "links[1].uri", "not known")
	if got := s.slugs(t, ""); got != "" {
		t.Errorf("made: %s", got)
	}
}

func TestExportAndImport(t *testing.T) {
	from := start(t)
	from.create(t, `{"url":"https://example.com/1","slug":"a/b","tags":["x","y"],"title":"T","note":"N","status":308,"forward_query":true,
		"starts_at":"2026-01-01T00:00:00.001Z","expires_at":"2027-01-01T00:00:00Z","expired_url":"https://example.org","max_clicks":3,"password":"p"}`)
	want[v1.Link](from.do(t, "PATCH", "/api/v1/links/a%2Fb", `{"url":"https://example.com/2","tags":null}`), http.StatusOK)
	from.create(t, `{"url":"https://example.com/3","slug":"gone"}`)
	nothing(from.do(t, "DELETE", "/api/v1/links/gone", ""), http.StatusNoContent)
	from.create(t, `{"url":"https://example.com/4","slug":"other","domain":"go.example"}`)

	x := from.do(t, "GET", "/api/v1/export", "")
	lines := strings.Split(strings.TrimSuffix(x.Body.String(), "\n"), "\n")
	if len(lines) != 4 || lines[3] != `{"end":true,"links":3}` || x.Header().Get("Content-Type") != "application/x-ndjson" {
		t.Fatalf("%s", x.Body)
	}
	if !strings.Contains(lines[0], "$argon2id$") {
		t.Errorf("without the password's hash nobody could go on: %s", lines[0])
	}
	body := `{"records":[` + strings.Join(lines[:3], ",") + `]}`

	to := start(t)
	got := want[v1.ImportResult](to.do(t, "POST", "/api/v1/import", body), http.StatusOK)
	if got.Imported != 3 || got.Failed != 0 {
		t.Fatalf("%+v", got)
	}
	if back := to.do(t, "GET", "/api/v1/export", "").Body.String(); !sameExport(t, x.Body.String(), back) {
		t.Errorf("exported\n%s\nimported\n%s", x.Body, back)
	}
	if got := want[v1.ImportResult](to.do(t, "POST", "/api/v1/import", body), http.StatusOK); got.Unchanged != 3 {
		t.Errorf("again: %+v", got)
	}
	other := strings.Replace(body, "https://example.com/4", "https://example.com/5", 1)
	if got := want[v1.ImportResult](to.do(t, "POST", "/api/v1/import", other), http.StatusOK); got.Failed != 1 || got.Results[2].Problem.Status != 409 {
		t.Errorf("another link with the slug: %+v", got)
	}
	nothing(from.do(t, "HEAD", "/api/v1/export", ""), http.StatusOK)
}

// sameExport compares exports but for the IDs, which a store gives anew.
func sameExport(t *testing.T, a, b string) bool {
	t.Helper()
	strip := func(s string) string {
		for i := range 10 {
			s = strings.ReplaceAll(s, fmt.Sprintf(`"id":"%d"`, i), `"id":""`)
		}
		return s
	}
	return strip(a) == strip(b)
}

// TestImport_byHand imports what a person would write: the members that are needed and no more.
func TestImport_byHand(t *testing.T) {
	s := start(t)
	body := `{"records":[
		{"slug":"a","url":"https://example.com","status":302,"revision":2,"created_at":"2026-01-01T00:00:00Z",
			"revisions":[{"slug":"a","url":"https://example.org","status":302,"revision":1,"created_at":"2026-01-01T00:00:00Z"}]},
		{"slug":"b","url":"https://example.com","status":302,"revision":1,"created_at":"2026-01-01T00:00:00Z","enabled":false},
		{"slug":"c","url":"https://example.com","status":"302"},
		null,
		{"slug":"d","url":"https://example.com","colour":"red"}]}`
	got := want[v1.ImportResult](s.do(t, "POST", "/api/v1/import", body), http.StatusOK)
	if got.Imported != 2 || got.Failed != 3 {
		t.Errorf("%+v", got)
	}
	for i, field := range map[int]string{2: "status", 4: "colour"} {
		if p := got.Results[i].Problem; p.Status != http.StatusBadRequest || len(p.Errors) != 1 || p.Errors[0].Field != field {
			t.Errorf("%d: %+v", i, p)
		}
	}
	for slug, on := range map[string]bool{"a": true, "b": false} {
		if l := want[v1.Link](s.do(t, "GET", "/api/v1/links/"+slug, ""), http.StatusOK); l.Enabled != on {
			t.Errorf("%s is on: %v", slug, l.Enabled)
		}
	}
	if l := want[v1.Link](s.do(t, "POST", "/api/v1/links/a/rollback", `{"revision":1}`), http.StatusOK); !l.Enabled {
		t.Error("the earlier state is off")
	}
}

func TestImport_refuses(t *testing.T) {
	s := start(t)
	good := `"slug":"a","url":"https://example.com","status":302,"revision":1,"created_at":"2026-01-01T00:00:00Z"`
	for name, c := range map[string]struct{ record, field string }{
		"another domain":          {`{` + good + `,"domain":"else.example"}`, "domain"},
		"no slug":                 {`{"url":"https://example.com","status":302,"revision":1,"created_at":"2026-01-01T00:00:00Z"}`, "slug"},
		"a dangerous target":      {`{` + strings.Replace(good, "https://example.com", "javascript:alert(1)", 1) + `}`, "url"},
		"no time":                 {`{"slug":"a","url":"https://example.com","status":302,"revision":1}`, "created_at"},
		"negative clicks":         {`{` + good + `,"clicks":-1}`, "clicks"},
		"negative used":           {`{` + good + `,"used":-1}`, "used"},
		"a hostile password hash": {`{` + good + `,"password_hash":"$argon2id$v=19$m=4194304,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"}`, "password_hash"},
		"revisions of revisions":  {`{` + strings.Replace(good, `"revision":1`, `"revision":3`, 1) + `,"revisions":[{` + strings.Replace(good, `"revision":1`, `"revision":2`, 1) + `,"revisions":[{` + good + `}]}]}`, "revisions[0].revisions"},
	} {
		t.Run(name, func(t *testing.T) {
			r := s.do(t, "POST", "/api/v1/import", `{"records":[`+c.record+`]}`)
			got := want[v1.ImportResult](r, http.StatusOK)
			if p := got.Results[0].Problem; got.Results[0].Result != "failed" || p == nil || len(p.Errors) != 1 || p.Errors[0].Field != c.field {
				t.Errorf("%s", r.Body)
			}
		})
	}
	if got := s.slugs(t, ""); got != "" {
		t.Errorf("stored: %s", got)
	}
}

// TestExport_broken holds that a client cannot take an export that broke off for a complete one.
func TestExport_broken(t *testing.T) {
	s := start(t, func(c *Config) { c.Catalog = failing{c.Catalog, fmt.Errorf("the disk has a hole")} })
	server := newServer(t, s.api)
	r, _ := http.NewRequest("GET", server+"/api/v1/export", nil)
	r.Header.Set("Authorization", "Bearer "+adminToken)
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var got bytes.Buffer
	if _, err = got.ReadFrom(resp.Body); err == nil {
		t.Error("the connection was closed as if all were well")
	}
	if got.Len() == 0 || strings.Contains(got.String(), `"end"`) {
		t.Errorf("%d bytes were sent", got.Len())
	}
}

func TestTokens(t *testing.T) {
	s := start(t)
	x := s.do(t, "POST", "/api/v1/tokens", `{"name":"robot","scopes":["links:read","links:write"],"expires_at":"2027-01-01T00:00:00Z"}`)
	made := want[v1.Token](x, http.StatusCreated)
	if !strings.HasPrefix(made.Secret, "jink_") || made.Name != "robot" || made.CreatedBy != "admin" || made.LastUsedAt != nil || x.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("%s", x.Body)
	}
	with := "Authorization: Bearer " + made.Secret
	if l := want[v1.Link](s.do(t, "POST", "/api/v1/links", `{"url":"https://example.com"}`, with), http.StatusCreated); l.CreatedBy != "robot" {
		t.Errorf("%+v", l)
	}
	x = s.do(t, "GET", "/api/v1/tokens", "")
	if list := want[v1.TokenList](x, http.StatusOK); len(list.Tokens) != 1 || list.Tokens[0].ID != made.ID || strings.Contains(x.Body.String(), "jink_") {
		t.Errorf("%s", x.Body)
	}
	nothing(s.do(t, "DELETE", "/api/v1/tokens/"+made.ID, ""), http.StatusNoContent)
	s.do(t, "GET", "/api/v1/links", "", with).refused(link.CodeUnauthorized)
	s.do(t, "DELETE", "/api/v1/tokens/"+made.ID, "").refused(link.CodeNotFound)
	s.do(t, "DELETE", "/api/v1/tokens/%00", "").refused(link.CodeNotFound)
	s.do(t, "DELETE", "/api/v1/tokens/env", "").refused(link.CodeInvalid, "JINK_ADMIN_TOKEN")
	s.do(t, "POST", "/api/v1/tokens", `{"name":"","scopes":["root"],"expires_at":"0001-01-01T00:00:00Z"}`).
		refused(link.CodeInvalid, "name", "scopes[0]", "expires_at")
	s.do(t, "POST", "/api/v1/tokens", `{"name":"x","scopes":"admin"}`).refused(codeMalformed, "/scopes", "must be an array, not a string")
}
