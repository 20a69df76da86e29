package api

import (
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/ratelimit"
)

// This file decides who may call what, and how often.

// admit finds out who calls, counts the call against the limit that is his, and checks that he may call the route.
func (a *API) admit(c *call) error {
	secret, given, err := bearer(c.Request)
	switch {
	case err != nil:
		if limited := c.take(a.perAddress, c.network(), 1); limited != nil {
			return limited
		}
		return err
	case given:
		return a.admitToken(c, secret)
	case c.route.anonymous && a.open:
		c.actor = &link.Actor{Name: link.Anonymous}
		return c.take(a.perAnonymous, c.network(), 1)
	}
	if err := c.take(a.perAddress, c.network(), 1); err != nil {
		return err
	}
	if c.route.scope != "" {
		return link.Errorf(link.CodeUnauthorized, "this needs a token: Authorization: Bearer …")
	}
	return nil
}

func (a *API) admitToken(c *call, secret string) error {
	c.secret = secret
	// Whoever keeps sending wrong tokens is not listened to for a while, whatever he sends: otherwise the limit would not
	// keep anybody from guessing.
	if err := c.take(a.perWrongToken, c.network(), 0); err != nil {
		return err
	}
	actor, err := a.keeper.Verify(c.Context(), secret)
	if link.CodeOf(err) == link.CodeUnauthorized {
		if limited := c.take(a.perWrongToken, c.network(), 1); limited != nil {
			return limited
		}
		return err
	}
	if err != nil {
		return err
	}
	c.actor = actor
	if err := c.take(a.perToken, actor.ID, 1); err != nil {
		return err
	}
	if c.route.scope != "" && !actor.May(c.route.scope) {
		return link.Errorf(link.CodeForbidden, "the token %q lacks the scope %s", actor.Name, c.route.scope)
	}
	return nil
}

// take counts n against a limit and tells the caller where he stands. With n = 0 it only looks, and tells him only where
// he has reached it.
func (c *call) take(l *ratelimit.Limiter, key string, n int) error {
	s := l.Take(key, n)
	if s.Limit == 0 || n == 0 && s.OK {
		return nil
	}
	h := c.w.Header()
	h.Set("RateLimit-Limit", strconv.Itoa(s.Limit))
	h.Set("RateLimit-Remaining", strconv.Itoa(s.Remaining))
	h.Set("RateLimit-Reset", seconds(s.Reset))
	if s.OK {
		return nil
	}
	after := seconds(max(s.RetryAfter, time.Second))
	h.Set("Retry-After", after)
	return link.Errorf(link.CodeTooMany, "too many requests; the next one is welcome in %s s", after)
}

// seconds rounds up, so that a caller who waits that long has waited long enough.
func seconds(d time.Duration) string {
	return strconv.FormatInt(int64(math.Ceil(d.Seconds())), 10)
}

// bearer returns the token of the Authorization header. Tokens are not taken from anywhere else: what stands in a URL ends
// up in logs.
func bearer(r *http.Request) (secret string, given bool, err error) {
	values := r.Header["Authorization"]
	if len(values) == 0 {
		return "", false, nil
	}
	scheme, secret, ok := strings.Cut(values[0], " ")
	if len(values) > 1 || !ok || !strings.EqualFold(scheme, "Bearer") || strings.TrimSpace(secret) == "" {
		return "", true, link.Errorf(link.CodeUnauthorized, "the Authorization header must be: Bearer, a space and a token")
	}
	return strings.TrimSpace(secret), true, nil
}
