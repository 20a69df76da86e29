package api

import (
	"testing"
	"time"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/link"
)

// Who reads the store must not be able to try out passwords on the hashes of requests, so these depend on the token.
func TestIdempotency_isKeyedByTheToken(t *testing.T) {
	password, title := "secret", ""
	hash := func(token string, n *v1.NewLink) string {
		c := &call{api: &API{now: time.Now}, actor: &link.Actor{ID: "1"}, secret: token}
		i, err := c.idempotency("k", n)
		if err != nil {
			t.Fatal(err)
		}
		return i.Hash
	}
	n := &v1.NewLink{URL: "https://example.com/", Password: &password}
	if hash("a", n) == hash("b", n) {
		t.Error("two tokens give the same hash")
	}
	if hash("a", n) != hash("a", &v1.NewLink{URL: "https://example.com/", Password: &password}) {
		t.Error("the same request gives two hashes")
	}
	if hash("a", n) == hash("a", &v1.NewLink{URL: "https://example.com/", Password: &password, Title: &title}) {
		t.Error("a request for an empty title passes for one that does not ask for any")
	}
}
