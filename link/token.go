package link

import (
	"context"
	"slices"
	"time"
)

// Scope is something that a token allows.
type Scope string

const (
	ScopeLinksRead  Scope = "links:read"
	ScopeLinksWrite Scope = "links:write"
	ScopeStatsRead  Scope = "stats:read"
	ScopeAdmin      Scope = "admin" // everything, tokens included
)

// Scopes lists every scope.
func Scopes() []Scope { return []Scope{ScopeLinksRead, ScopeLinksWrite, ScopeStatsRead, ScopeAdmin} }

// Token is a right to use the API. The secret itself is known to its holder only.
type Token struct {
	ID         string // random, short, public
	Name       string
	Hash       []byte // SHA-256 of the secret
	Scopes     []Scope
	CreatedAt  time.Time
	CreatedBy  string
	ExpiresAt  time.Time // zero: never
	LastUsedAt time.Time // to the minute; zero: never used
}

// TokenStore is the part of a Store that is about tokens.
type TokenStore interface {
	// CreateToken stores a token. If onlyFirst is set and there already is any token it stores nothing and fails with
	// CodeConflict, so that of two nodes that start at once only one makes the first token.
	CreateToken(ctx context.Context, t *Token, onlyFirst bool) error

	// TokenByHash finds the token whose secret has this hash, expired or not, or fails with CodeNotFound.
	TokenByHash(ctx context.Context, hash []byte) (*Token, error)

	// TokenByID finds a token, expired or not, or fails with CodeNotFound.
	TokenByID(ctx context.Context, id string) (*Token, error)

	// Tokens returns all tokens, oldest first.
	Tokens(ctx context.Context) ([]*Token, error)

	// RevokeToken removes a token or fails with CodeNotFound.
	RevokeToken(ctx context.Context, id string) error

	// TouchToken notes when a token was last used. A token that no longer exists is passed over.
	TouchToken(ctx context.Context, id string, at time.Time) error
}

// Anonymous is what every visitor without a token is called. No token has this name.
const Anonymous = "anonymous"

// Actor is who asks for something: the holder of a token, or a visitor where the instance is open to all.
type Actor struct {
	Name   string // the token's name; Anonymous for a visitor
	ID     string // the token's ID; "" for a visitor
	Scopes []Scope
}

// May reports whether the actor has the scope. An admin has every scope; who may write links may also read them.
func (a *Actor) May(s Scope) bool {
	if a == nil {
		return false
	}
	return slices.Contains(a.Scopes, s) || slices.Contains(a.Scopes, ScopeAdmin) ||
		s == ScopeLinksRead && slices.Contains(a.Scopes, ScopeLinksWrite)
}
