package api

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/link"
)

func planText(p v1.Plan) string {
	var s []string
	for _, c := range p.Changes {
		line := c.Action + " " + c.Domain + "/" + c.Slug
		for _, f := range c.Fields {
			line += fmt.Sprintf(" %s:%s->%s", f.Field, f.Before, f.After)
		}
		s = append(s, line)
	}
	return strings.Join(s, "\n")
}

func TestApply(t *testing.T) {
	s := start(t)
	want[v1.Link](s.do(t, "POST", "/api/v1/links", `{"url":"https://example.com/old","slug":"b","tags":["x"],"password":"secret"}`), http.StatusCreated)
	body := `"owner":"team","links":[{"slug":"a","url":"https://example.com/a","password":"hunter2"},
		{"slug":"b","url":"https://example.com/b","rules":[{"when":"True","to":"https://example.com/r"}],"program":"def route(req): pass\n"}]`
	plan := want[v1.Plan](s.do(t, "POST", "/api/v1/links/apply", "{"+body+`,"dry_run":true}`), http.StatusOK)
	expected := `create s.example/a url:null->"https://example.com/a" tags:null->["managed:team"] status:null->302 password:null->true enabled:null->true
change s.example/b url:"https://example.com/old"->"https://example.com/b" tags:["x"]->["managed:team"] password:true->false ` +
		`rules:[]->[{"when":"True","to":"https://example.com/r"}] program:null->"def route(req): pass\n"`
	if got := planText(plan); got != expected || plan.Applied {
		t.Errorf("got\n%s\nwant\n%s", got, expected)
	}
	x := s.do(t, "POST", "/api/v1/links/apply", "{"+body+`,"plan":"another"}`)
	x.refused(link.CodeRevision)
	done := want[v1.Plan](s.do(t, "POST", "/api/v1/links/apply", "{"+body+`,"plan":"`+plan.Plan+`"}`), http.StatusOK)
	if !done.Applied || done.Plan != plan.Plan {
		t.Errorf("%+v", done)
	}
	again := want[v1.Plan](s.do(t, "POST", "/api/v1/links/apply", "{"+body+"}"), http.StatusOK)
	if !again.Applied || len(again.Changes) != 0 || again.Unchanged != 2 {
		t.Errorf("%+v", again)
	}
	pruned := want[v1.Plan](s.do(t, "POST", "/api/v1/links/apply", `{"owner":"team","links":[],"prune":true}`), http.StatusOK)
	if got := planText(pruned); got != "delete s.example/a\ndelete s.example/b" {
		t.Error(got)
	}
	back := want[v1.Plan](s.do(t, "POST", "/api/v1/links/apply", "{"+body+"}"), http.StatusOK)
	if got := planText(back); got != "restore s.example/a\nrestore s.example/b" {
		t.Error(got)
	}
}

func TestApply_refuses(t *testing.T) {
	s := start(t)
	for body, field := range map[string]string{
		`{"links":[{"slug":"a","url":"nonsense"}]}`:                                                 "links[0].url",
		`{"links":[{"slug":"a","url":"https://example.com"}],"owner":"A"}`:                          "owner",
		`{"links":[],"prune":true}`:                                                                 "prune",
		`{"links":[],"plan":""}`:                                                                    "plan",
		`{"links":[{"slug":"","url":"https://example.com"}]}`:                                       "links[0].slug",
		`{"links":[{"slug":"a","url":"https://example.com","password_hash":"x"}]}`:                  "links[0].password_hash",
		`{"links":[{"slug":"a","url":"https://example.com","tags":["managed:b"]}]}`:                 "links[0].tags",
		`{"links":[` + strings.Repeat(`{"slug":"a","url":"x"},`, 5000) + `{"slug":"b","url":"x"}]}`: "links",
	} {
		p := s.do(t, "POST", "/api/v1/links/apply", body).refused(link.CodeInvalid)
		if len(p.Errors) != 1 || p.Errors[0].Field != field {
			t.Errorf("%.60s: %+v", body, p)
		}
	}
	s.do(t, "POST", "/api/v1/links/apply", `{"links":[{"slug":"a","url":"https://example.com","reuse":true}]}`).refused(codeMalformed)
}

func TestDomains(t *testing.T) {
	s := start(t)
	l := want[v1.DomainList](s.do(t, "GET", "/api/v1/domains", ""), http.StatusOK)
	if len(l.Domains) == 0 || !l.Domains[0].Default || l.Domains[0].Host != "s.example" || l.Domains[0].Status != 302 {
		t.Errorf("%+v", l)
	}
}
