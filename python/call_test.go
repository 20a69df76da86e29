package python_test

import (
	"context"
	"testing"

	"github.com/jinklink/jink/python"
)

// routeSource is a rule as links have them: about forty instructions.
const routeSource = `
REGIONS = {"ch": "https://example.ch", "de": "https://example.de"}

def route(req):
    if req.path == "/admin" or req.method != "GET":
        return None
    if req.agent.startswith("bot"):
        return "https://example.com/bots"
    base = REGIONS.get(req.country)
    if base is None:
        base = "https://example.com"
    return f"{base}{req.path}?from={req.slug}"
`

type request struct{ path, method, agent, country, slug string }

var requestClass = python.NewClass("Request", "A request.",
	python.Attribute("path", "", func(r *request) string { return r.path }),
	python.Attribute("method", "", func(r *request) python.Value { return get }),
	python.Attribute("agent", "", func(r *request) string { return r.agent }),
	python.Attribute("country", "", func(r *request) string { return r.country }),
	python.Attribute("slug", "", func(r *request) string { return r.slug }),
)

var get = python.String("GET")

func route(t testing.TB) *python.Callable {
	t.Helper()
	p, err := python.Compile("route.py", []byte(routeSource))
	if err != nil {
		t.Fatal(err)
	}
	in, err := python.New(python.Config{Stdlib: python.Pure()})
	if err != nil {
		t.Fatal(err)
	}
	if err := in.Run(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	f, err := in.Func("route")
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func BenchmarkCall_route(b *testing.B) {
	f := route(b)
	ctx := context.Background()
	r := &request{path: "/shoes", method: "GET", agent: "Mozilla/5.0", country: "ch", slug: "spring"}
	b.ReportAllocs()
	for b.Loop() {
		v, err := f.CallValues(ctx, requestClass.New(r))
		if err != nil {
			b.Fatal(err)
		}
		if s, _ := python.AsString(v); s != "https://example.ch/shoes?from=spring" {
			b.Fatal(s)
		}
	}
}
