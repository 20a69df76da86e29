package auth

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"strconv"
	"strings"
	"time"

	"github.com/jinklink/jink/link"
)

// This file holds sessions. A session is a string for a cookie, id.expiry.signature: which token it stands for, until
// when, and that we said so. Nothing is stored, yet it ends with its token because that is looked up each time.

// SignIn begins a session for the holder of the secret: 30 days at most, and no longer than the token.
func (k *Keeper) SignIn(ctx context.Context, secret string) (session string, expires time.Time, err error) {
	v, err := k.verify(ctx, secret)
	if err != nil {
		return "", time.Time{}, err
	}
	expires = k.now().Add(sessionMaximum)
	if !v.expires.IsZero() && v.expires.Before(expires) {
		expires = v.expires
	}
	expires = expires.UTC().Truncate(time.Second)
	body := v.actor.ID + "." + strconv.FormatInt(expires.Unix(), 10)
	return body + "." + k.sign(body, v.actor.ID), expires, nil
}

// Session returns whose session it is. It fails with CodeUnauthorized where it was not begun here, is over, or its token
// has expired or was revoked.
func (k *Keeper) Session(ctx context.Context, session string) (*link.Actor, error) {
	over := link.Errorf(link.CodeUnauthorized, "the session is over: sign in again")
	i := strings.LastIndexByte(session, '.')
	if i < 0 || len(session) > maxSecret {
		return nil, over
	}
	body, signature := session[:i], session[i+1:]
	id, until, ok := strings.Cut(body, ".")
	// The signature comes first: who cannot sign makes us ask the store for nothing.
	if !ok || !hmac.Equal([]byte(signature), []byte(k.sign(body, id))) {
		return nil, over
	}
	expires, err := strconv.ParseInt(until, 10, 64)
	if err != nil || k.now().Unix() >= expires {
		return nil, over
	}
	if id == adminID {
		if k.admin == nil {
			return nil, over
		}
		return k.admin, nil
	}
	t, err := k.find(ctx, lookup{id: id})
	if link.CodeOf(err) == link.CodeUnauthorized {
		return nil, over
	}
	if err != nil {
		return nil, err
	}
	return t.actor, nil
}

// sign signs a session. Those of the admin token are bound to its hash, because all admin tokens have the same ID and a
// session must end when the token is changed.
func (k *Keeper) sign(body, id string) string {
	h := hmac.New(sha256.New, k.key)
	h.Write([]byte("jink session\n" + body))
	if id == adminID {
		h.Write(k.adminHash[:])
	}
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil))
}
