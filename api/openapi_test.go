package api

import (
	"bytes"
	"flag"
	"fmt"
	"net/http"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write testdata/openapi.json anew")

// TestDocument_golden shows every change of the contract in review.
func TestDocument_golden(t *testing.T) {
	const golden = "testdata/openapi.json"
	got, err := document(routes(), "golden", "https://s.example")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	expected, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(expected, got) {
		t.Errorf("the API has changed; if that is meant, run this test with -update\n%s", cmp.Diff(string(expected), string(got)))
	}
}

func TestDocument_served(t *testing.T) {
	s := start(t, func(c *Config) { c.Version, c.BaseURL = "1.2.3", "https://s.example" })
	x := s.do(t, "GET", "/api/openapi.json", "", "Authorization: ")
	got := want[map[string]any](x, http.StatusOK)
	if info := got["info"].(map[string]any); got["openapi"] != "3.1.0" || info["version"] != "1.2.3" || !strings.Contains(x.Body.String(), `"https://s.example"`) {
		t.Errorf("%v %v", got["openapi"], info)
	}
}

func TestDocument_hasEveryRoute(t *testing.T) {
	s := start(t)
	seen := map[string]bool{}
	for _, rt := range routes() {
		if documented().at("paths", rt.path, strings.ToLower(rt.method)) == nil {
			t.Errorf("%s %s is not in the document", rt.method, rt.path)
		}
		if seen[rt.operation] || rt.operation == "" || rt.summary == "" {
			t.Errorf("%s %s has the name %q", rt.method, rt.path, rt.operation)
		}
		seen[rt.operation] = true
	}
	for path, item := range documented().at("paths") {
		for method := range item.(map[string]any) {
			if method == "parameters" {
				continue
			}
			r, _ := http.NewRequest(strings.ToUpper(method), "http://s.example"+strings.NewReplacer("{", "", "}", "").Replace(path), nil)
			if _, pattern := s.api.mux.Handler(r); pattern != strings.ToUpper(method)+" "+path {
				t.Errorf("%s %s is documented and answered by %s", method, path, pattern)
			}
		}
	}
}

// TestDocument_isWhole holds that everything in it is explained, leads somewhere, and is of use.
func TestDocument_isWhole(t *testing.T) {
	doc := documented()
	used := map[string]bool{}
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			if ref, ok := v["$ref"].(string); ok {
				used[ref] = true
				if doc.at(strings.Split(strings.TrimPrefix(ref, "#/"), "/")...) == nil {
					t.Errorf("%s leads nowhere", ref)
				}
			}
			for _, w := range v {
				walk(w)
			}
		case []any:
			for _, w := range v {
				walk(w)
			}
		}
	}
	walk(doc.doc)
	properties := properties()
	for name, schema := range doc.at("components", "schemas") {
		s := schema.(map[string]any)
		if s["description"] == nil || !used["#/components/schemas/"+name] {
			t.Errorf("%s is not described or not used", name)
		}
		for member, p := range s["properties"].(map[string]any) {
			if p.(map[string]any)["description"] == nil {
				t.Errorf("%s.%s is not described", name, member)
			}
			delete(properties, name+"."+member)
			delete(properties, member)
		}
		delete(properties, name)
	}
	for name := range properties {
		t.Errorf("%s is described and does not exist", name)
	}
	for name := range doc.at("components", "responses") {
		if !used["#/components/responses/"+name] {
			t.Errorf("the response %s is not used", name)
		}
	}
	for name := range doc.at("components", "headers") {
		if !used["#/components/headers/"+name] {
			t.Errorf("the header %s is not used", name)
		}
	}
}

// TestDocument_requestsAreClosed: the decoder refuses unknown members, so the document must say so.
func TestDocument_requestsAreClosed(t *testing.T) {
	for _, rt := range routes() {
		if rt.body == nil {
			continue
		}
		name := reflect.TypeOf(rt.body).Name()
		if documented().at("components", "schemas", name)["additionalProperties"] != false {
			t.Errorf("%s, the body of %s, may have any member", name, rt.operation)
		}
	}
	for _, name := range []string{"Link", "Problem", "LinkPage"} {
		if _, ok := documented().at("components", "schemas", name)["additionalProperties"]; ok {
			t.Errorf("%s, an answer, must be open to new members", name)
		}
	}
}

// TestProblems_areDescribed: the type of a problem is a link to a heading of docs/problems.md.
func TestProblems_areDescribed(t *testing.T) {
	b, err := os.ReadFile("../docs/problems.md")
	if err != nil {
		t.Fatal(err)
	}
	var described []string
	for _, m := range regexp.MustCompile(`(?m)^## (\S+)$`).FindAllStringSubmatch(string(b), -1) {
		described = append(described, m[1])
	}
	var known []string
	seen := map[string]bool{}
	for _, k := range kinds() {
		known = append(known, string(k.code))
		if k.title == "" || k.status < 400 || seen[k.title] {
			t.Errorf("%+v", k)
		}
		seen[k.title] = true
		if heading := fmt.Sprintf("## %s\n\n%d %s. ", k.code, k.status, k.title); !strings.Contains(string(b), heading) {
			t.Errorf("docs/problems.md does not have %q", heading)
		}
	}
	slices.Sort(described)
	slices.Sort(known)
	if diff := cmp.Diff(known, described); diff != "" {
		t.Errorf("-known +described:\n%s", diff)
	}
}
