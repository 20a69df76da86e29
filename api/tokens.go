package api

import (
	"net/http"
	"time"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/link"
)

// This file holds the operations on tokens.

func (a *API) createToken(c *call) error {
	var n v1.NewToken
	if err := c.decode(&n); err != nil {
		return err
	}
	scopes := make([]link.Scope, len(n.Scopes))
	for i, s := range n.Scopes {
		scopes[i] = link.Scope(s)
	}
	var expires time.Time
	if n.ExpiresAt != nil {
		if expires = *n.ExpiresAt; expires.IsZero() {
			expires = expires.Add(time.Millisecond) // the year 1 is long over; it must not pass for never
		}
	}
	secret, t, err := a.keeper.Issue(c.Context(), c.actor, n.Name, scopes, expires)
	if err != nil {
		return err
	}
	out := token(t)
	out.Secret = secret
	return c.reply(http.StatusCreated, out)
}

func (a *API) listTokens(c *call) error {
	tokens, err := a.keeper.Tokens(c.Context())
	if err != nil {
		return err
	}
	out := v1.TokenList{Tokens: make([]v1.Token, len(tokens))}
	for i, t := range tokens {
		out.Tokens[i] = token(t)
	}
	return c.reply(http.StatusOK, out)
}

func (a *API) revokeToken(c *call) error {
	if err := a.keeper.Revoke(c.Context(), c.PathValue("id")); err != nil {
		return err
	}
	return c.noContent()
}
