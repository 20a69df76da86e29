package storetest

import (
	"crypto/sha256"
	"testing"
	"time"

	"github.com/jinklink/jink/link"
)

func token(id string, at time.Time) *link.Token {
	hash := sha256.Sum256([]byte(id))
	return &link.Token{ID: id, Name: "name of " + id, Hash: hash[:], Scopes: []link.Scope{link.ScopeLinksRead, link.ScopeAdmin},
		CreatedAt: at, CreatedBy: "ann"}
}

func tokenTests() []test {
	return []test{
		{"every part of a token is kept", func(t *testing.T, s link.Store) {
			expiring := token("a", noon())
			expiring.ExpiresAt, expiring.LastUsedAt = noon().Add(-time.Hour), noon().Add(time.Minute)
			plain := token("b", noon())
			plain.Scopes = nil
			for _, tok := range []*link.Token{expiring, plain} {
				ok(t, s.CreateToken(t.Context(), tok, false))
				got, err := s.TokenByHash(t.Context(), tok.Hash)
				ok(t, err)
				same(t, "by hash", got, tok)
				got, err = s.TokenByID(t.Context(), tok.ID)
				ok(t, err)
				same(t, "by ID", got, tok)
			}
		}},
		{"a token that is not there is NotFound", func(t *testing.T, s link.Store) {
			ok(t, s.CreateToken(t.Context(), token("a", noon()), false))
			for _, hash := range [][]byte{nil, {}, token("b", noon()).Hash, token("a", noon()).Hash[:31], []byte("\x00")} {
				_, err := s.TokenByHash(t.Context(), hash)
				wantCode(t, err, link.CodeNotFound)
			}
			for _, id := range []string{"", "b", "A", "a\x00", "\xff"} {
				_, err := s.TokenByID(t.Context(), id)
				wantCode(t, err, link.CodeNotFound)
				wantCode(t, s.RevokeToken(t.Context(), id), link.CodeNotFound)
			}
		}},
		{"tokens come oldest first", func(t *testing.T, s link.Store) {
			none, err := s.Tokens(t.Context())
			ok(t, err)
			same(t, "tokens", len(none), 0)
			b, a, c := token("b", noon()), token("a", noon()), token("c", noon().Add(-time.Second))
			for _, tok := range []*link.Token{b, a, c} {
				ok(t, s.CreateToken(t.Context(), tok, false))
			}
			tokens, err := s.Tokens(t.Context())
			ok(t, err)
			same(t, "tokens", tokens, []*link.Token{c, a, b})
		}},
		{"a revoked token is gone", func(t *testing.T, s link.Store) {
			ok(t, s.CreateToken(t.Context(), token("a", noon()), false))
			ok(t, s.RevokeToken(t.Context(), "a"))
			_, err := s.TokenByID(t.Context(), "a")
			wantCode(t, err, link.CodeNotFound)
			wantCode(t, s.RevokeToken(t.Context(), "a"), link.CodeNotFound)
		}},
		{"the first token is only made where there is none", func(t *testing.T, s link.Store) {
			ok(t, s.CreateToken(t.Context(), token("a", noon()), true))
			wantCode(t, s.CreateToken(t.Context(), token("b", noon()), true), link.CodeConflict)
			ok(t, s.CreateToken(t.Context(), token("c", noon()), false))
			_, err := s.TokenByID(t.Context(), "b")
			wantCode(t, err, link.CodeNotFound)
			ok(t, s.RevokeToken(t.Context(), "a"))
			ok(t, s.RevokeToken(t.Context(), "c"))
			ok(t, s.CreateToken(t.Context(), token("b", noon()), true))
		}},
		{"a token's ID and hash are its own", func(t *testing.T, s link.Store) {
			ok(t, s.CreateToken(t.Context(), token("a", noon()), false))
			sameHash := token("b", noon())
			sameHash.Hash = token("a", noon()).Hash
			sameID := token("b", noon())
			sameID.ID = "a"
			for _, tok := range []*link.Token{token("a", noon()), sameHash, sameID} {
				wantCode(t, s.CreateToken(t.Context(), tok, false), link.CodeConflict)
			}
		}},
		{"what cannot be stored is refused", func(t *testing.T, s link.Store) {
			for _, set := range []func(*link.Token){
				func(t *link.Token) { t.ID = "" }, func(t *link.Token) { t.ID = "a\x00" }, func(t *link.Token) { t.Name = "\xff" },
				func(t *link.Token) { t.Hash = nil }, func(t *link.Token) { t.CreatedBy = "\x00" },
				func(t *link.Token) { t.Scopes = []link.Scope{"\x00"} },
			} {
				tok := token("a", noon())
				set(tok)
				wantCode(t, s.CreateToken(t.Context(), tok, false), link.CodeInvalid)
			}
		}},
		{"the last use is kept to the minute and does not go back", func(t *testing.T, s link.Store) {
			ok(t, s.CreateToken(t.Context(), token("a", noon()), false))
			for _, c := range []struct{ at, want time.Time }{
				{noon().Add(90 * time.Second), noon().Add(time.Minute)},
				{noon(), noon().Add(time.Minute)},
				{noon().Add(time.Hour + time.Second), noon().Add(time.Hour)},
			} {
				ok(t, s.TouchToken(t.Context(), "a", c.at))
				got, err := s.TokenByID(t.Context(), "a")
				ok(t, err)
				same(t, "last used", got.LastUsedAt, c.want)
			}
			ok(t, s.TouchToken(t.Context(), "gone", noon()))
			ok(t, s.TouchToken(t.Context(), "a\x00", noon()))
		}},
	}
}
