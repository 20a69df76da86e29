package cli

import (
	"net/http/httptest"
	"path/filepath"
	"testing"
	"time"

	"github.com/jinklink/jink/api"
	"github.com/jinklink/jink/auth"
	"github.com/jinklink/jink/catalog"
	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/password"
	"github.com/jinklink/jink/program"
	"github.com/jinklink/jink/ratelimit"
	"github.com/jinklink/jink/slug"
	"github.com/jinklink/jink/store/sqlite"
)

// adminToken is the token of the servers that tests start.
const adminToken = "jink_an-admin-token-of-tests"

// startServer starts the API over an empty store of its own and returns its base URL. The short domain is s.example,
// another one go.example.
func startServer(t testing.TB) string {
	t.Helper()
	store, err := sqlite.Open(t.Context(), sqlite.Config{Path: filepath.Join(t.TempDir(), "jink.db")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	engine := program.New(program.Config{Budget: program.Budget{Time: time.Minute}}) // however busy the machine is
	book, err := catalog.New(catalog.Config{
		Store: store, Logic: engine,
		Domains: []catalog.Domain{
			{BaseURL: "https://s.example", ForwardQuery: true}, {BaseURL: "https://go.example", Generator: slug.Words},
		},
		Generators: slug.New(slug.Config{Key: make([]byte, 32), Lease: store.NextSequence}),
		Targets:    link.Targets{}, Passwords: password.New(password.Config{MemoryKiB: 64, Passes: 1}),
	})
	if err != nil {
		t.Fatal(err)
	}
	keeper, err := auth.New(auth.Config{Store: store, AdminToken: adminToken})
	if err != nil {
		t.Fatal(err)
	}
	unlimited := ratelimit.Limit{}
	service, err := api.New(api.Config{Catalog: book, Keeper: keeper, Logic: engine,
		Limits: &api.Limits{Token: unlimited, Address: unlimited, Anonymous: unlimited, WrongToken: unlimited}})
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(service)
	t.Cleanup(s.Close)
	return s.URL
}
