package client_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/client"
)

func TestIdentify(t *testing.T) {
	problem := func(code string) string { return `{"type":"` + v1.ProblemType(code) + `","title":"x","status":404}` }
	for name, test := range map[string]struct {
		status            int
		contentType, body string
		want              string // part of the error; "" for none
	}{
		"jink":                         {404, "application/problem+json", problem("no-route"), ""},
		"jink that is busy":            {503, "application/problem+json", problem("unavailable"), ""},
		"jink that knows no token":     {401, "application/problem+json", problem("unauthorized"), ""},
		"a page":                       {404, "text/html", "<p>Not found", "got 404 text/html"},
		"a page for everything":        {200, "text/html", "<p>Welcome", "got 200 text/html"},
		"nothing":                      {204, "", "", "got 204 no content type"},
		"JSON for everything":          {200, "application/json", "{}", "something where jink has nothing"},
		"the problem of another API":   {404, "application/problem+json", `{"type":"about:blank"}`, "a problem of another service"},
		"a problem that cannot be one": {404, "application/problem+json", `[]`, "reading the 404 answer"},
	} {
		t.Run(name, func(t *testing.T) {
			c := serve(t, func(w http.ResponseWriter, r *http.Request) {
				if r.Method != "GET" || r.URL.Path != "/api/v1/" {
					t.Errorf("got %s %s", r.Method, r.URL)
				}
				if test.contentType == "" {
					w.WriteHeader(test.status)
					return
				}
				answer(w, test.status, test.contentType, test.body)
			})
			err := c.Identify(t.Context())
			if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
	t.Run("nobody", func(t *testing.T) {
		s := httptest.NewServer(http.NotFoundHandler())
		s.Close()
		c, err := client.New(client.Config{URL: s.URL})
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Identify(t.Context()); err == nil || !strings.Contains(err.Error(), "cannot reach") {
			t.Errorf("got %v", err)
		}
	})
}
