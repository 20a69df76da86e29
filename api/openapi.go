package api

import (
	"fmt"
	"net/http"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/link"
)

// This file makes the OpenAPI document of the routes; schema.go makes the schemas of their types.

type object = map[string]any

const about = `Short links as JSON over HTTP: make, find, change, delete and restore them, and the tokens that allow it.

Errors are problems (RFC 9457, application/problem+json): type says which kind, detail what is wrong and where, errors
which fields. The kinds are described at https://github.com/jinklink/jink/blob/main/docs/problems.md.

Answers may gain members; a client passes over those that it does not know. Requests must not have members that are not
described.`

// document returns the OpenAPI document as JSON.
func document(table []route, version, baseURL string) ([]byte, error) {
	s := &schemas{all: object{}, properties: properties()}
	paths := object{}
	for i := range table {
		rt := &table[i]
		item, ok := paths[rt.path].(object)
		if !ok {
			item = object{}
			if params := pathParams(rt.path); len(params) > 0 {
				item["parameters"] = params
			}
			paths[rt.path] = item
		}
		item[strings.ToLower(rt.method)] = operation(rt, s)
	}
	server := baseURL
	if server == "" {
		server = "/"
	}
	doc := object{
		"openapi": "3.1.0",
		"info": object{"title": "jink", "version": version, "description": about,
			"license": object{"name": "MIT", "identifier": "MIT"}},
		"servers": []any{object{"url": server}},
		"paths":   paths,
		"components": object{
			"responses": problemResponses(s), "schemas": s.all, "headers": headers(),
			"securitySchemes": object{"token": object{"type": "http", "scheme": "bearer",
				"description": "A token from `jink token create` or POST /api/v1/tokens. Scopes: " +
					strings.Join(scopeNames(), ", ") + "."}},
		},
	}
	return json.Marshal(doc, json.Deterministic(true), jsontext.WithIndent("  "))
}

func operation(rt *route, s *schemas) object {
	op := object{"operationId": rt.operation, "summary": rt.summary, "tags": []any{tagOf(rt.path)}}
	if rt.description != "" {
		op["description"] = rt.description
	}
	var params []any
	for _, p := range rt.params {
		params = append(params, parameter(p, "query"))
	}
	for _, p := range rt.headers {
		params = append(params, parameter(p, "header"))
	}
	if params != nil {
		op["parameters"] = params
	}
	if rt.body != nil {
		schema := s.use(reflect.TypeOf(rt.body))
		s.closed(reflect.TypeOf(rt.body)) // requests must not have unknown members
		content := object{}
		for _, media := range rt.mediaTypes() {
			content[media] = object{"schema": schema}
		}
		op["requestBody"] = object{"required": true, "content": content,
			"description": fmt.Sprintf("At most %d KiB.", rt.limit()>>10)}
	}
	op["security"] = security(rt)
	op["responses"] = responses(rt, s)
	return op
}

func security(rt *route) []any {
	var either []any
	if rt.scope != "" {
		either = append(either, object{"token": []any{string(rt.scope)}})
	}
	if rt.scope == "" || rt.anonymous {
		either = append(either, object{})
	}
	return either
}

func responses(rt *route, s *schemas) object {
	out := object{}
	for _, a := range rt.answers {
		names := slices.Concat([]string{"X-Request-Id"}, rateHeaders(), a.headers)
		response := object{"description": a.about, "headers": headerRefs(names...)}
		if a.body != nil {
			media := a.media
			if media == "" {
				media = "application/json"
			}
			response["content"] = object{media: object{"schema": s.use(reflect.TypeOf(a.body))}}
		}
		out[strconv.Itoa(a.status)] = response
	}
	for _, code := range rt.problems() {
		status := strconv.Itoa(kindOf(code).status)
		out[status] = object{"$ref": "#/components/responses/" + status}
	}
	return out
}

// problemResponses describes the answers that are problems, by status. An operation refers to those that it may have.
func problemResponses(s *schemas) object {
	byStatus := map[int][]string{}
	for _, k := range kinds() {
		if k.code == codeMethod { // no answer of any operation
			continue
		}
		byStatus[k.status] = append(byStatus[k.status], fmt.Sprintf("`%s`: %s.", k.code, k.title))
	}
	out := object{}
	for status, lines := range byStatus {
		out[strconv.Itoa(status)] = object{"description": strings.Join(lines, " "),
			"headers": headerRefs(problemHeaders(status)...),
			"content": object{"application/problem+json": object{"schema": s.use(reflect.TypeFor[v1.Problem]())}}}
	}
	return out
}

// problems lists the codes of a route: its own, and those that its parts bring with them.
func (rt *route) problems() []link.Code {
	codes := slices.Concat(rt.codes, []link.Code{codeMalformed, codeTooLong, link.CodeUnauthorized, link.CodeTooMany,
		link.CodeInternal, link.CodeUnavailable})
	if rt.scope != "" {
		codes = append(codes, link.CodeForbidden)
	}
	if rt.body != nil {
		codes = append(codes, codeTooLarge, codeMediaType)
	}
	return codes
}

func parameter(p param, in string) object {
	schema := object{"type": p.kind}
	switch {
	case p.kind == "integer":
		schema["minimum"], schema["maximum"] = p.min, p.max
	case p.max > 0:
		schema["maxLength"] = p.max
	}
	if p.kind == "string" && p.min > 0 {
		schema["minLength"] = p.min
	}
	if len(p.choices) > 0 {
		schema["enum"] = p.choices
	}
	if p.standard != "" {
		schema["default"] = jsontext.Value(p.standard)
		if p.kind == "string" {
			schema["default"] = p.standard
		}
	}
	return object{"name": p.name, "in": in, "description": p.about, "schema": schema}
}

// pathParams describes the wildcards of a path.
func pathParams(path string) []any {
	described := object{
		"slug": "The slug, percent-encoded as one segment: a slash within it is written %2F.",
		"id":   "The ID of the token.",
	}
	var out []any
	for _, m := range regexp.MustCompile(`\{(\w+)\}`).FindAllStringSubmatch(path, -1) {
		out = append(out, object{"name": m[1], "in": "path", "required": true, "description": described[m[1]],
			"schema": object{"type": "string"}})
	}
	return out
}

func tagOf(path string) string {
	switch {
	case strings.HasPrefix(path, "/api/v1/links"):
		return "links"
	case strings.HasPrefix(path, "/api/v1/tokens"):
		return "tokens"
	case path == "/api/openapi.json":
		return "about"
	default:
		return "transfer"
	}
}

func rateHeaders() []string {
	return []string{"RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"}
}

func problemHeaders(status int) []string {
	names := append(rateHeaders(), "X-Request-Id")
	switch status {
	case http.StatusUnauthorized, http.StatusForbidden:
		names = append(names, "WWW-Authenticate")
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		names = append(names, "Retry-After")
	}
	return names
}

func headerRefs(names ...string) object {
	out := object{}
	for _, name := range names {
		out[name] = object{"$ref": "#/components/headers/" + name}
	}
	return out
}

// headers describes every header of an answer that means something.
func headers() object {
	out := object{}
	for _, h := range []struct{ name, kind, about string }{
		{"ETag", "string", "The revision of the link, in quotes, for If-Match. Clicks alone do not change it."},
		{"Idempotent-Replayed", "string", "`true` where the Idempotency-Key was seen before and nothing was made now."},
		{"Link", "string", "With rel=\"next\", where the next page is."},
		{"Location", "string", "Where the API has the link."},
		{"Preference-Applied", "string", "The preference that was followed."},
		{"RateLimit-Limit", "integer", "How many requests the limit allows at once; absent where there is no limit."},
		{"RateLimit-Remaining", "integer", "How many more it allows now."},
		{"RateLimit-Reset", "integer", "Seconds until it allows all of them again."},
		{"Retry-After", "integer", "Seconds after which to ask again."},
		{"WWW-Authenticate", "string", "How to authenticate (RFC 6750)."},
		{"X-Request-Id", "string", "The ID of the request: the caller's own where that is up to 64 letters, digits and " +
			"-_.:/+=, else a new one."},
	} {
		out[h.name] = object{"description": h.about, "schema": object{"type": h.kind}}
	}
	return out
}

func scopeNames() []string {
	var names []string
	for _, s := range link.Scopes() {
		names = append(names, string(s))
	}
	return names
}
