package api

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/catalog"
	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/ratelimit"
)

// instant is a catalog that makes links without storing them, so that the benchmarks show what the API itself costs.
type instant struct{ Catalog }

func (instant) Create(_ context.Context, actor *link.Actor, reqs ...catalog.Request) ([]catalog.Result, error) {
	out := make([]catalog.Result, len(reqs))
	links := make([]link.Link, len(reqs))
	now := time.UnixMilli(1777636800123)
	for i, r := range reqs {
		links[i] = link.Link{ID: int64(i), Slug: "abcdefg", Key: "abcdefg", URL: r.URL, Tags: r.Tags, Status: 302, Enabled: true,
			CreatedAt: now, UpdatedAt: now, CreatedBy: actor.Name, UpdatedBy: actor.Name, Revision: 1}
		out[i] = catalog.Result{Link: &links[i], Outcome: link.Created}
	}
	return out, nil
}

func bench(b *testing.B, path, body string, headers ...string) {
	s := start(b, func(c *Config) {
		c.Catalog, c.Limits = instant{c.Catalog}, &Limits{Token: ratelimit.Limit{Rate: 1, Burst: 1e9}}
	})
	secret := s.token(b, link.ScopeLinksWrite)
	b.ReportAllocs()
	for b.Loop() {
		r, _ := http.NewRequest("POST", "http://s.example"+path, strings.NewReader(body))
		r.Header = http.Header{"Authorization": {"Bearer " + secret}, "Content-Type": {"application/json"}}
		for i := 0; i < len(headers); i += 2 {
			r.Header.Set(headers[i], headers[i+1])
		}
		w := httptest.NewRecorder()
		s.api.ServeHTTP(w, r)
		if w.Code/100 != 2 {
			b.Fatal(w.Body)
		}
	}
}

func BenchmarkCreate(b *testing.B) {
	bench(b, "/api/v1/links", `{"url":"https://example.com/a/rather/usual/path?with=a&query=string","tags":["spring","mail"]}`)
}

// BenchmarkBulk tells the cost per item.
func BenchmarkBulk(b *testing.B) {
	var items []string
	for i := range 1000 {
		items = append(items, fmt.Sprintf(`{"url":"https://example.com/a/rather/usual/path?with=a&query=string%d","slug":"s%d","tags":["spring"]}`, i, i))
	}
	body := `{"links":[` + strings.Join(items, ",") + `]}`
	for name, headers := range map[string][]string{
		"full":       nil,
		"minimal":    {"Prefer", "return=minimal"},
		"idempotent": {"Prefer", "return=minimal", "Idempotency-Key", "key"},
	} {
		b.Run(name, func(b *testing.B) {
			bench(b, "/api/v1/links/bulk", body, headers...)
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1000, "ns/item")
		})
	}
}
