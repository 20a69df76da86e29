package cli

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/app/apptest"
	"github.com/jinklink/jink/load"
)

// benchServer is a server with links of which two may be asked for by anybody, any number of times.
func benchServer(t *testing.T) *apptest.Server {
	s := apptest.Start(t)
	one, password, off, soon := int64(1), "correct horse", false, time.Now().Add(time.Minute)
	for slug, n := range map[string]v1.NewLink{
		"a": {}, "b": {}, "once": {MaxClicks: &one}, "secret": {Password: &password}, "off": {Enabled: &off}, "ends": {ExpiresAt: &soon}, "begins": {StartsAt: &soon},
	} {
		n.Slug, n.URL = &slug, "https://example.com/"+slug
		if _, err := s.Client(t).Create(t.Context(), n); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func TestBench(t *testing.T) {
	s := benchServer(t)
	file := filepath.Join(t.TempDir(), "slugs")
	if err := os.WriteFile(file, []byte("a\n\n /b/ \n"), 0o600); err != nil {
		t.Fatal(err)
	}
	empty := filepath.Join(t.TempDir(), "empty")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	page := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "<h1>It works!") }))
	defer page.Close()
	token := map[string]string{"JINK_TOKEN": s.Token}
	short := []string{"--rate", "50", "--duration", "300ms"}
	for name, test := range map[string]struct {
		env  map[string]string
		args []string
		code int
		out  string
		errs string
	}{
		"links that are named":         {nil, append([]string{s.URL, "a"}, short...), 0, "302 ", "for one link over 16 connections; they are not counted as clicks\n"},
		"links of a file":              {nil, append([]string{s.URL, "--slugs", file}, short...), 0, "302 ", "for 2 links over"},
		"links of the server":          {token, append([]string{s.URL}, short...), 0, "302 ", "for 2 links over"},
		"counted":                      {nil, append([]string{s.URL, "a", "--count"}, short...), 0, "302 ", "they add up to 15 clicks\n"},
		"nothing to ask for":           {nil, append([]string{s.URL}, short...), 2, "", "there are no links to ask for"},
		"an empty file":                {nil, append([]string{s.URL, "--slugs", empty}, short...), 1, "", "empty has none"},
		"no file":                      {nil, append([]string{s.URL, "--slugs", empty + "x"}, short...), 1, "", "reading the slugs: open "},
		"a link that is not there":     {nil, append([]string{s.URL, "a", "unknown"}, short...), 1, "", `the link "unknown" of ` + s.URL + " does not redirect: got 404"},
		"a link with a password":       {nil, append([]string{s.URL, "secret"}, short...), 1, "", `the link "secret" of ` + s.URL + " does not redirect: got 403"},
		"another service":              {nil, append([]string{page.URL, "a", "--yes"}, short...), 1, "", "does not answer like jink: got 200 text/html"},
		"no URL":                       {nil, nil, 2, "", "URL is missing"},
		"no scheme":                    {nil, []string{"s.example", "a"}, 2, "", "is no URL that begins with"},
		"too fast":                     {nil, []string{s.URL, "a", "--rate", "10001"}, 2, "", "need --force"},
		"too long":                     {nil, []string{s.URL, "a", "--duration", "11m"}, 2, "", "need --force"},
		"no rate":                      {nil, []string{s.URL, "a", "--rate", "0"}, 2, "", "the rate must be above 0"},
		"no connections":               {nil, []string{s.URL, "a", "--connections", "0"}, 2, "", "at least 1"},
		"no patience":                  {nil, []string{s.URL, "a", "--timeout", "0s"}, 2, "", "--timeout: must be above 0"},
		"links from everywhere":        {nil, []string{s.URL, "a", "--slugs", file}, 2, "", "not both"},
		"arrivals that there are not":  {nil, []string{s.URL, "a", "--arrivals", "bursts"}, 2, "", `arrivals are poisson or constant, not "bursts"`},
		"a token that is nobody's":     {map[string]string{"JINK_TOKEN": "jink_nobody-has-this-token-0123456789"}, append([]string{s.URL}, short...), 1, "", "jink: the token is not known"},
		"a server that is not running": {nil, append([]string{"http://127.0.0.1:1", "a"}, short...), 1, "", "cannot reach http://127.0.0.1:1: "},
	} {
		t.Run(name, func(t *testing.T) {
			code, out, errs := command(t, t.Context(), test.env, append([]string{"bench"}, test.args...)...)
			if code != test.code || !strings.Contains(out, test.out) || (out == "") != (test.out == "") || !strings.Contains(errs, test.errs) {
				t.Errorf("code %d\n%s%s", code, out, errs)
			}
		})
	}
	t.Run("several domains", func(t *testing.T) {
		s := apptest.Start(t, "domains", "http://go.example")
		s.Create(t, "a", "https://example.com/")
		domain, slug := "go.example", "b"
		if _, err := s.Client(t).Create(t.Context(), v1.NewLink{Domain: &domain, Slug: &slug, URL: "https://example.com/"}); err != nil {
			t.Fatal(err)
		}
		for args, want := range map[string]string{"": "for one link", "--domain=go.example": "for one link"} {
			line := append([]string{"bench", s.URL}, short...)
			if args != "" {
				line = append(line, args)
			}
			if code, out, errs := command(t, t.Context(), map[string]string{"JINK_TOKEN": s.Token}, line...); code != 0 || !strings.Contains(errs, want) {
				t.Errorf("code %d\n%s%s", code, out, errs)
			}
		}
		line := append([]string{"bench", strings.Replace(s.URL, "127.0.0.1", "localhost", 1)}, short...)
		if code, _, errs := command(t, t.Context(), map[string]string{"JINK_TOKEN": s.Token, "JINK_URL": s.URL}, line...); code != 1 || !strings.Contains(errs, "go.example: --domain says which") {
			t.Errorf("code %d %s", code, errs)
		}
	})
}

// A server that is neither on this machine nor in a private network may be another's. The name is one that stands for such
// an address, at which nothing is asked here: the run ends before.
func TestBench_asksBeforeItDisturbsOthers(t *testing.T) {
	ask := func(terminal bool, answer string) (code int, errs string) {
		var out, stderr output
		c := newCommands(Env{Stdin: strings.NewReader(answer), Stdout: &out, Stderr: &stderr, Terminal: func(any) bool { return terminal }})
		cmd := c.benchCommand()
		cmd.SetContext(t.Context())
		ok, err := c.mayBench(cmd, load.Config{Target: "https://203.0.113.9", Slugs: []string{"a"}, Rate: 100, Duration: 30 * time.Second, Connections: 16}, false)
		if ok && err == nil {
			return 0, stderr.String()
		}
		code = c.report(err)
		return code, stderr.String()
	}
	if code, errs := ask(false, "y\n"); code != 2 || !strings.Contains(errs, "say --yes if it is yours") {
		t.Errorf("code %d %s", code, errs)
	}
	if code, errs := ask(true, "\n"); code != 1 || !strings.Contains(errs, "100 requests a second to https://203.0.113.9 for 30s, about 3000 in all") || !strings.Contains(errs, "Is https://203.0.113.9 yours") || !strings.Contains(errs, "nothing was asked") {
		t.Errorf("code %d %s", code, errs)
	}
	if code, errs := ask(true, "y\n"); code != 0 {
		t.Errorf("code %d %s", code, errs)
	}
}

func TestBench_interrupted(t *testing.T) {
	s := benchServer(t)
	ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond)
	defer cancel()
	code, out, errs := command(t, ctx, nil, "bench", s.URL, "a")
	if code != 1 || !strings.Contains(out, "302 ") || !strings.HasSuffix(errs, "jink: interrupted; this is what came until then\n") {
		t.Errorf("code %d\n%s%s", code, out, errs)
	}
}

// The JSON has always the same shape. JINK_UPDATE=1 writes it anew.
func TestBench_JSON(t *testing.T) {
	s := benchServer(t)
	code, out, errs := command(t, t.Context(), nil, "bench", s.URL, "a", "b", "--rate", "100", "--duration", "300ms", "--arrivals", "constant", "--json")
	if code != 0 || strings.Count(out, "\n") != 1 {
		t.Fatalf("code %d\n%s%s", code, out, errs)
	}
	var members map[string]any
	if err := json.Unmarshal([]byte(out), &members); err != nil {
		t.Fatal(err)
	}
	if members["redirected"] != members["due"] || members["due"].(float64) < 29 || members["due"].(float64) > 31 {
		t.Errorf("%v", members)
	}
	shape := strings.ReplaceAll(out, s.URL, "http://127.0.0.1:8080")
	shape = regexp.MustCompile(`"\d{4}-[^"]*Z"`).ReplaceAllString(shape, `"2026-01-31T12:00:00.000Z"`)
	shape = regexp.MustCompile(`"(duration_seconds|rate|mean|p\d[\d.]*|max|due|sent|answered|redirected|302)":[\d.e-]+`).ReplaceAllString(shape, `"$1":0`)
	const golden = "testdata/bench.json"
	if os.Getenv("JINK_UPDATE") != "" {
		if err := os.WriteFile(golden, []byte(shape), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || string(want) != shape {
		t.Errorf("%v\ngot  %swant %s", err, shape, want)
	}
}
