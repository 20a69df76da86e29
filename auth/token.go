package auth

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/jinklink/jink/link"
)

const maxName = 100 // characters

// First makes the very first token, with every scope, and returns its secret. It returns "" where there is a token
// already, or AdminToken makes one unnecessary.
func (k *Keeper) First(ctx context.Context) (secret string, err error) {
	if k.admin != nil {
		return "", nil
	}
	secret, t := k.newToken("admin", "jink", []link.Scope{link.ScopeAdmin}, time.Time{})
	err = k.store.CreateToken(ctx, t, true)
	if link.CodeOf(err) == link.CodeConflict {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return secret, nil
}

// Issue makes a token and returns its secret, which is kept nowhere. A zero expires means that it never expires. It fails
// with CodeInvalid and names every field that is wrong: name, scopes, expires_at.
func (k *Keeper) Issue(ctx context.Context, actor *link.Actor, name string, scopes []link.Scope,
	expires time.Time) (secret string, t *link.Token, err error) {
	var p link.Problems
	checkName(&p, name)
	checkScopes(&p, actor, scopes)
	if expires = expires.UTC().Truncate(time.Millisecond); !expires.IsZero() {
		if !expires.After(k.now()) {
			p.Addf("expires_at", "must be in the future")
		} else if expires.Year() > 9999 {
			p.Addf("expires_at", "must be before the year 10000")
		}
	}
	if err := p.Err("the token"); err != nil {
		return "", nil, err
	}
	secret, t = k.newToken(name, actor.Name, slices.Clone(scopes), expires)
	if err := k.store.CreateToken(ctx, t, false); err != nil {
		return "", nil, err
	}
	return secret, t, nil
}

func checkName(p *link.Problems, name string) {
	switch {
	case name == "":
		p.Addf("name", "must not be empty")
	case !utf8.ValidString(name):
		p.Addf("name", "is not valid UTF-8")
	case utf8.RuneCountInString(name) > maxName:
		p.Addf("name", "must not be longer than %d characters", maxName)
	case strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) }):
		p.Addf("name", "must not contain control characters or spaces other than U+0020")
	case strings.TrimSpace(name) != name:
		p.Addf("name", "must not begin or end with a space")
	case name == link.Anonymous:
		p.Addf("name", "must not be %q, which is what visitors without a token are called", name)
	}
}

func checkScopes(p *link.Problems, actor *link.Actor, scopes []link.Scope) {
	if len(scopes) == 0 {
		p.Addf("scopes", "must name at least one scope: %s", scopeNames())
		return
	}
	for i, s := range scopes {
		switch {
		case len(scopes) > len(link.Scopes()) && i == len(link.Scopes()):
			p.Addf("scopes", "must not name more than %d scopes", len(link.Scopes()))
			return
		case !slices.Contains(link.Scopes(), s):
			p.Addf(fmt.Sprintf("scopes[%d]", i), "must be one of %s", scopeNames())
		case slices.Contains(scopes[:i], s):
			p.Addf(fmt.Sprintf("scopes[%d]", i), "is there twice")
		case !actor.May(s):
			p.Addf(fmt.Sprintf("scopes[%d]", i), "is more than your own token allows")
		}
	}
}

// Tokens returns all tokens of the store, oldest first.
func (k *Keeper) Tokens(ctx context.Context) ([]*link.Token, error) { return k.store.Tokens(ctx) }

// Revoke ends a token, and every session that was begun with it.
func (k *Keeper) Revoke(ctx context.Context, id string) error {
	if id == adminID && k.admin != nil {
		return link.Errorf(link.CodeInvalid, "this token is part of the configuration: it ends when JINK_ADMIN_TOKEN changes")
	}
	// Forgotten before as well as after: a cached copy must not outlive a revocation whose answer was lost.
	k.forget(id)
	err := k.store.RevokeToken(ctx, id)
	k.forget(id)
	return err
}

func (k *Keeper) newToken(name, by string, scopes []link.Scope, expires time.Time) (string, *link.Token) {
	id := make([]byte, 8)
	rand.Read(id)
	secret := newSecret()
	hash := sha256.Sum256([]byte(secret))
	return secret, &link.Token{ID: hex.EncodeToString(id), Name: name, Hash: hash[:], Scopes: scopes,
		CreatedAt: k.now().UTC().Truncate(time.Millisecond), CreatedBy: by, ExpiresAt: expires}
}

func scopeNames() string {
	var names []string
	for _, s := range link.Scopes() {
		names = append(names, string(s))
	}
	return strings.Join(names, ", ")
}
