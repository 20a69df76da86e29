package api

import (
	"bytes"
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// This file holds every answer in the tests of the API to the OpenAPI document.

// contract is the OpenAPI document, with schemas compiled as they are needed.
type contract struct {
	mu       sync.Mutex
	doc      map[string]any
	compiler *jsonschema.Compiler
	schemas  map[string]*jsonschema.Schema
}

// documented returns the contract; all services of the tests have the same.
var documented = sync.OnceValue(func() *contract {
	raw, err := document(routes(), "test", "")
	if err != nil {
		panic(err)
	}
	parse := func() map[string]any {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
		if err != nil {
			panic(err)
		}
		return v.(map[string]any)
	}
	// Clients are told to expect new members; the tests are not to miss one that is not described.
	strict := parse()
	for _, s := range strict["components"].(map[string]any)["schemas"].(map[string]any) {
		s.(map[string]any)["additionalProperties"] = false
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("openapi.json", strict); err != nil {
		panic(err)
	}
	return &contract{doc: parse(), compiler: compiler, schemas: map[string]*jsonschema.Schema{}}
})

// at walks the document.
func (c *contract) at(path ...string) map[string]any {
	at := c.doc
	for _, p := range path {
		at, _ = at[p].(map[string]any)
	}
	return at
}

// response returns where the document describes an answer.
func (c *contract) response(operation []string, status int) []string {
	path := append(slices.Clone(operation), "responses", strconv.Itoa(status))
	if ref, ok := c.at(path...)["$ref"].(string); ok {
		return strings.Split(strings.TrimPrefix(ref, "#/"), "/")
	}
	return path
}

func (c *contract) validate(t testing.TB, body []byte, path ...string) {
	t.Helper()
	c.mu.Lock()
	defer c.mu.Unlock()
	pointer := "openapi.json#"
	for _, p := range path {
		pointer += "/" + strings.NewReplacer("~", "~0", "/", "~1", "{", "%7B", "}", "%7D").Replace(p)
	}
	schema, ok := c.schemas[pointer]
	if !ok {
		var err error
		if schema, err = c.compiler.Compile(pointer); err != nil {
			t.Fatalf("the document: %v", err)
		}
		c.schemas[pointer] = schema
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err != nil {
		t.Fatalf("not JSON: %v: %s", err, body)
	}
	if err := schema.Validate(v); err != nil {
		t.Errorf("%v\nin %s", err, body)
	}
}

// conforms checks an answer, and where it is good also the request, against the document.
func (x *exchange) conforms(a *API, body string) {
	t := x.t
	t.Helper()
	h := x.Header()
	c := documented()
	for name := range h {
		if strings.HasPrefix(name, "Access-Control-") {
			t.Errorf("a CORS header: %s", name)
		}
	}
	if h.Get("X-Request-Id") == "" || h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Cache-Control") == "" {
		t.Errorf("headers are missing: %v", h)
	}
	if x.Code/100 == 3 {
		t.Errorf("a redirect: %d to %s", x.Code, h.Get("Location"))
	}
	if length := h.Get("Content-Length"); length != "" && x.sent.Method != http.MethodHead && length != strconv.Itoa(x.Body.Len()) {
		t.Errorf("Content-Length %s of %d bytes", length, x.Body.Len())
	}
	if x.Code >= 400 {
		p := struct{ Status int }{}
		if err := json.Unmarshal(x.Body.Bytes(), &p); err != nil || p.Status != x.Code {
			t.Errorf("%d is answered with %s", x.Code, x.Body)
		}
		if got := h.Get("Content-Type"); got != "application/problem+json" {
			t.Errorf("a problem of type %q", got)
		}
		c.validate(t, x.Body.Bytes(), "components", "schemas", "Problem")
	}
	_, pattern := a.mux.Handler(x.sent)
	method, path, ok := strings.Cut(pattern, " ")
	if !ok || !isClean(x.sent.URL.EscapedPath()) {
		if x.Code != http.StatusNotFound && x.Code != http.StatusMethodNotAllowed && x.Code != http.StatusUnauthorized && x.Code != http.StatusTooManyRequests {
			t.Errorf("%s %s is not documented and answered with %d", x.sent.Method, x.sent.URL.Path, x.Code)
		}
		return
	}
	operation := []string{"paths", path, strings.ToLower(method)}
	response := c.response(operation, x.Code)
	if c.at(response...) == nil {
		t.Errorf("%s has no answer %d: %s", pattern, x.Code, x.Body)
		return
	}
	described := c.at(append(response, "headers")...)
	for name := range c.at("components", "headers") {
		if h.Get(name) != "" && described[name] == nil {
			t.Errorf("%s, %d: the header %s is not documented", pattern, x.Code, name)
		}
	}
	media := h.Get("Content-Type")
	switch content := c.at(append(response, "content")...); {
	case content == nil && x.Body.Len() > 0:
		t.Errorf("%s, %d: a body: %s", pattern, x.Code, x.Body)
	case content != nil && content[media] == nil:
		t.Errorf("%s, %d: of type %q, documented %v", pattern, x.Code, media, slices.Collect(maps.Keys(content)))
	case content != nil && x.Body.Len() > 0:
		parts := [][]byte{x.Body.Bytes()}
		if media == "application/x-ndjson" {
			parts = slices.Collect(bytes.Lines(x.Body.Bytes()))
		}
		for _, part := range parts {
			c.validate(t, part, append(response, "content", media, "schema")...)
		}
	}
	partly := bytes.Contains(x.Body.Bytes(), []byte(`"failed":`)) && !bytes.Contains(x.Body.Bytes(), []byte(`"failed":0`))
	if x.Code/100 == 2 && !partly && body != "" && c.at(append(operation, "requestBody")...) != nil {
		c.validate(t, []byte(body), append(operation, "requestBody", "content", "application/json", "schema")...)
	}
}
